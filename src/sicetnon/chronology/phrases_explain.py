"""A bare phrase as EDTF, with its bounds, what it rests on, and how it was read.

Made for fields of catalogues and for the command `sicetnon date`: here the phrase is all there is, so a number alone
may be a year, "before 1928" is an open interval, and "day in 1872" says how exact the date is, not when it was.
"""

from __future__ import annotations

import re

import msgspec

from sicetnon.chronology.anchors import resolve
from sicetnon.chronology.anchors_narrative import Narrative
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.grammar import grammar
from sicetnon.chronology.grammar_words import scan
from sicetnon.chronology.phrases import Atom
from sicetnon.chronology.phrases_value import Reading
from sicetnon.chronology.reader import find_atoms, read_dates, share
from sicetnon.chronology.reader_context import Surroundings
from sicetnon.chronology.reader_mention import Resolved, mention

PRECISION = {"day": "-XX-XX", "month": "-XX", "week": "", "year": "", "decade": "", "century": ""}
LOOKED_BACK = 6
"""How many tokens before a date words may stand that say how exact, how sure or how late it is."""

MAX_PHRASE = 2_000
"""Characters of a phrase that are read at all."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase comes to: days, None where open or unknown, and EDTF, empty where there is no date."""

    phrase: str
    edtf: str = ""
    earliest: int | None = None
    latest: int | None = None
    relation: str = "on"
    kind: str = ""
    rule: str = ""
    convention: str = ""
    calendar: str = "gregorian"
    anchored_on: str = ""
    approximate: bool = False
    uncertain: bool = False
    read: tuple[str, ...] = ()
    """The pieces of the phrase that were read as dates."""
    notes: tuple[str, ...] = ()


def explain_phrase(
    phrase: str, language: str = "en", anchor: int | None = None, conventions: Conventions | None = None
) -> Explanation:
    """Read a bare phrase ("c. 1240", "before January 1928", "1861-67 (later print)"): the first date or range in it.

    `anchor` is the year that a phrase without a year belongs to. Raises UsageError for a language without a lexicon.
    """
    rules = grammar(language)
    around = Surroundings(rules, scan(rules.words, phrase[:MAX_PHRASE]), alone=True)
    atoms = find_atoms(around)
    share(atoms)
    group = _first_group(atoms)
    if not group:
        return _undated(phrase, language, options=conventions or Conventions())
    place = Narrative(year=anchor, words=f"the year {anchor}" if anchor is not None else "")
    options = conventions or Conventions()
    resolved = []
    for atom in group:
        _qualify(atom, group, around)
        reading, anchored = resolve(atom, place, options)
        resolved.append(Resolved(atom, reading, anchored))
    return _explanation(phrase, resolved, around, options)


def _undated(phrase: str, language: str, options: Conventions) -> Explanation:
    """What is no date by itself: a duration, or words that hang on an event ("year 5 of the reign of Nero")."""
    found = next(iter(read_dates(phrase[:MAX_PHRASE], language, conventions=options)), None)
    if found is None:
        return Explanation(phrase=phrase, notes=("no date was found",))
    notes = [found.note] if found.note else []
    if found.event_phrase is not None:
        notes.append(f"hangs on: {phrase[slice(*found.event_phrase)]}")
    if found.duration is not None:
        least, most = found.duration
        notes.append(f"lasts {least} to {most} days" if most is not None else f"lasts at least {least} days")
    return Explanation(
        phrase=phrase, kind=found.kind, rule=found.rule, relation=found.relation, convention=found.convention,
        read=(found.text,), notes=tuple(notes),
    )  # fmt: skip


def phrase_to_edtf(phrase: str, language: str = "en", anchor: int | None = None) -> str:
    """Only the EDTF of a phrase; empty where there is no date in it."""
    return explain_phrase(phrase, language, anchor).edtf


def _first_group(atoms: list[Atom]) -> list[Atom]:
    """The first date, or the range or list that it begins."""
    group: list[Atom] = []
    for atom in atoms:
        if not (atom.dated() or atom.kind in ("deictic", "shift", "date")):
            continue
        group.append(atom)
        if not atom.link:
            break
    return group


def _qualify(atom: Atom, group: list[Atom], around: Surroundings) -> None:
    """Doubt and approximation, before the phrase or behind it."""
    if atom is group[0]:
        before = range(max(0, atom.first - LOOKED_BACK), atom.first)
        atom.uncertain = any(around.is_a(token, "DOUBT", "QUERY") for token in before)
        if not atom.approx and any(around.is_a(token, "CIRCA", "TILDE") for token in before):
            atom.approx = "approx"
    if atom is group[-1]:
        behind = range(atom.last, min(atom.last + 3, len(around.scan)))
        stop = next((token for token in behind if around.is_a(token, "SEMI", "COMMA")), len(around.scan))
        atom.uncertain |= any(around.is_a(token, "DOUBTBEHIND", "QUERY") for token in behind if token < stop)
        if not atom.approx and any(around.is_a(token, "CIRCA") for token in behind if token < stop):
            atom.approx = "approx"


def _explanation(phrase: str, resolved: list[Resolved], around: Surroundings, conventions: Conventions) -> Explanation:
    first, final = resolved[0].atom, resolved[-1].atom
    if len(resolved) > 1 and first.link == "list":
        return _choice(phrase, resolved, around, conventions)
    found = mention(phrase[:MAX_PHRASE], resolved, around, conventions)
    relation = _relation(first, around)
    edtf, earliest, latest = found.edtf, found.earliest, found.latest
    if len(resolved) == 1:
        edtf = _exactness(first, edtf, around)
    if relation in ("before", "until"):
        edtf, earliest = f"/{edtf}" if edtf else "", None
        latest = _limit(resolved[0].reading, relation)
    elif relation in ("after", "since"):
        edtf, latest = f"{edtf}/" if edtf else "", None
        earliest = _limit(resolved[0].reading, relation)
    return Explanation(
        phrase=phrase, edtf=edtf, earliest=earliest, latest=latest, relation=relation, kind=found.kind, rule=found.rule,
        convention=found.convention, calendar=found.calendar, anchored_on=found.anchored_on,
        approximate=found.approximate, uncertain=first.uncertain or final.uncertain,
        read=_pieces(phrase, resolved), notes=(found.note,) if found.note else (),
    )  # fmt: skip


def _pieces(phrase: str, resolved: list[Resolved]) -> tuple[str, ...]:
    return tuple(phrase[one.atom.start : one.atom.end] for one in resolved)


def _limit(reading: Reading, relation: str) -> int | None:
    """The day that "before", "until", "after" and "since" set as a bound: before a year is before its first day."""
    if relation == "before":
        return None if reading.earliest is None else reading.earliest - 1
    if relation == "until":
        return reading.latest
    if relation == "after":
        return None if reading.latest is None else reading.latest + 1
    return reading.earliest


def _choice(phrase: str, resolved: list[Resolved], around: Surroundings, conventions: Conventions) -> Explanation:
    """ "1863 or 1864": one of a set."""
    readings = [one.reading for one in resolved]
    found = mention(phrase[:MAX_PHRASE], resolved, around, conventions)
    return Explanation(
        phrase=phrase, edtf="[" + ",".join(reading.edtf for reading in readings) + "]", kind="set", rule=found.rule,
        earliest=found.earliest, latest=found.latest, read=_pieces(phrase, resolved),
        notes=("one of these",),
    )  # fmt: skip


def _exactness(atom: Atom, edtf: str, around: Surroundings) -> str:
    """ "A day in 1872" is `1872-XX-XX`, "a month in 1872" `1872-XX`."""
    before = range(max(0, atom.first - LOOKED_BACK), atom.first)
    unit = next((str(around.value(token, "UNIT")) for token in before if around.is_a(token, "UNIT")), "")
    if not unit or not edtf:
        return edtf
    body, mark = (edtf[:-1], edtf[-1]) if edtf[-1] in "?~%" else (edtf, "")
    months = len(re.findall(r"-(?=\d\d(?!\d))", body[1:]))
    if "X" in body or months > 1 or atom.season:  # EDTF has no days of a season
        return edtf
    missing = PRECISION.get(unit, "")
    return body + (missing if not months else missing[:3] if unit == "day" else "") + mark


def _relation(atom: Atom, around: Surroundings) -> str:
    """How the phrase limits the date; words such as "approx" may stand between."""
    for token in range(atom.first - 1, max(-1, atom.first - LOOKED_BACK), -1):
        if around.is_a(token, "CIRCA", "APPROX", "DOT", "DOUBT") or around.scan.word(token) in around.rules.articles:
            continue
        return around.relation(token + 1)
    return "on"
