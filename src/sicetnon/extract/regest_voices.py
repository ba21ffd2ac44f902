"""Who speaks in a regest: whoever sends a letter; in the notes the editors, the copies and the hands in a margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    COUNT,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    TEMPORAL,
    bit,
)
from sicetnon.extract.page import Page
from sicetnon.extract.units import Unit
from sicetnon.model import EntityKind, Voice, VoiceKind

LONGEST_SUBJECT = 9  # units before the verb of an opinion
_PLAIN_CASE = 3  # letters of an ending that tells even of a word that no list knows
_NAMES_OF_TWO = 4  # words of two persons' names
LONGEST_ADDRESS = 16  # units of "X to Y"
_LONGEST_ASIDE = 10  # units of a relative clause between a subject and its verb
_OPINIONS, _HANDS, _WHOM = bit("regest_opinions"), bit("regest_hands"), bit("regest_whom")
_REPORTS = bit("regest_reports")
_OPEN_BRACKET = bit("open_bracket")
_DEED = bit("regest_acts", "regest_declares", "regest_reports")
_WORK = bit("works", "work_name", "regest_transmission")
_NAME, _ROLES, _GROUPS, _CAPITAL = bit("name"), bit("roles"), bit("groups"), bit("capital")
_PERSON = _NAME | _ROLES | _GROUPS | _CAPITAL
_COMMA, _RELATIVE, _COLON, _STOP = bit("comma"), bit("relative"), bit("colon"), bit("stop")
_LETTERS, _AND, _OF, _UNLISTED = bit("letters"), bit("and"), bit("of"), bit("unlisted")
_ANONYMOUS, _QUANTIFIERS, _ALMOST = bit("anonymous"), bit("anonymous_quantifiers", "much_total"), bit("much_about")
_SOME = bit("anonymous_quantifiers")
_PLACE_NAME = bit("place_name")
_LEADS = _AND | bit("comma", "relative", "complement", "but", "dash", "colon", "semicolon")
_ENDS_SUBJECT = bit("comma", "semicolon", "colon", "stop", "dash", "relative", "open_bracket", "close_bracket")
_ENDS_OPINION = bit("semicolon", "stop", "dash")


def opinions(page: Page, units: list[Unit]) -> Iterator[tuple[int, int, Voice]]:
    """Who dates it so, reads it so, adds it in the margin: the units that each covers, and the voice."""
    for i, unit in enumerate(units):
        flags = unit.flags
        if _is_hand(page, unit):
            found = _hand(page, units, i)
            if found is not None:
                yield found
        if flags & _WHOM and i + 1 < len(units):
            voice = _named_after(page, units, i)
            if voice is not None:
                start, stop = _clause(units, i)
                yield i if i and units[i - 1].flags & _COLON else start, stop, voice
        if flags & (_OPINIONS | _REPORTS) and not flags & _CAPITAL:
            start = _begin(units, i)
            voice = _unnamed(page, units, start, i) or _holder(page, units, start, i)
            if voice is not None:
                yield start, _end(units, i), voice
            elif (voice := _behind(page, units, i)) is not None:
                yield (*_clause(units, i), voice)


def _is_hand(page: Page, unit: Unit) -> bool:
    """Whether a word is of the margin or of a hand, though its capital may make it look like a name ("am Rand")."""
    if unit.flags & _HANDS:
        return True
    return bool(unit.flags & _NAME) and bool(page.lexis.word(page.text[unit.start : unit.end]).flags & _HANDS)


def _end(units: list[Unit], i: int) -> int:
    return next((j for j in range(i, len(units)) if units[j].flags & _ENDS_OPINION), len(units))


def _clause(units: list[Unit], i: int) -> tuple[int, int]:
    start = i
    while start > 0 and not units[start - 1].flags & _ENDS_OPINION:
        start -= 1
    return start, _end(units, i)


def _begin(units: list[Unit], verb: int) -> int:
    """Where the subject of a verb begins; a relative clause may stand between the two."""
    start = verb
    while start > 0 and verb - start < LONGEST_SUBJECT and not units[start - 1].flags & _ENDS_SUBJECT:
        start -= 1
    if start < 2 or not units[start - 1].flags & _COMMA:
        return start
    for j in range(start - 2, max(0, start - 2 - _LONGEST_ASIDE), -1):
        if units[j].flags & _RELATIVE and units[j - 1].flags & _COMMA:
            first = j - 1
            while first > 0 and j - first < LONGEST_SUBJECT and not units[first - 1].flags & _ENDS_SUBJECT:
                first -= 1
            return first
    if units[start].flags & _RELATIVE:  # "otherwise Huber, who puts it …"
        first = start - 1
        while first > 0 and start - first < LONGEST_SUBJECT and not units[first - 1].flags & _ENDS_SUBJECT:
            first -= 1
        if any(units[k].flags & _NAME for k in range(first, start - 1)):
            return first
    return start


def _holder(page: Page, units: list[Unit], start: int, verb: int) -> Voice | None:
    """The one who holds an opinion: a name, a person or a work with which the clause begins."""
    i = start
    while i < verb and units[i].flags & (ADVERB | AUXILIARY | QUOTE_MARK | _LEADS) and not units[i].flags & _PERSON:
        i += 1
    if i >= verb or (units[i].flags & (PREPOSITION | TEMPORAL) and not units[i].flags & DETERMINER):
        return None
    run: list[int] = []
    for j in range(i, verb):
        flags = units[j].flags
        if not flags & (_LETTERS | _NAME) or units[j].date is not None or flags & (COUNT | PRONOUN | _DEED | AUXILIARY):
            break
        if flags & PREPOSITION and not flags & _OF and run:
            break
        if flags & DETERMINER and run and not flags & _OF:
            break
        run.append(j)
    while run and units[run[-1]].flags & (ADVERB | DETERMINER | _OF | _AND) and not units[run[-1]].flags & _PERSON:
        run.pop()
    heads = [j for j in run if not units[j].flags & DETERMINER or units[j].flags & _NAME]
    first = units[heads[0]].flags if heads else 0
    second = units[heads[1]].flags if len(heads) > 1 else 0
    if not first & (_PERSON | _WORK | _HANDS) and not second & (_NAME | _ROLES | _WORK):
        return None
    return _voice(page, units, heads) if heads else None


def _unnamed(page: Page, units: list[Unit], start: int, verb: int) -> Voice | None:
    """ "Most scholars hold it to be …", "almost all scholars", before the verb or behind it."""
    verb_last = bool(page.lexis.tables.get("regests", {}).get("objects"))
    last = min(len(units), verb + LONGEST_SUBJECT)
    end = next((j for j in range(verb + 1, last) if units[j].flags & _ENDS_SUBJECT), last)
    if start + 1 == verb and page.lexis.word(page.text[units[start].start : units[start].end].lower()).flags & _SOME:
        return Voice(kind="anonymous", name=page.text[units[start].start : units[start].end])  # "Others date it to …"
    for j in (*range(start, verb), *range(verb + 1, end)):
        if units[j].flags & _ANONYMOUS and not units[j].flags & (_QUANTIFIERS | _CAPITAL):
            first = j
            while first > start and first - 1 != verb and units[first - 1].flags & (_QUANTIFIERS | ADVERB | _ALMOST):
                first -= 1
            alone = j + 1 == verb and (verb_last or not any(units[k].flags & _LETTERS for k in range(start, j)))
            if first < j or alone:
                return Voice(kind="anonymous", name=page.text[units[first].start : units[j].end])
    return None


def _behind(page: Page, units: list[Unit], verb: int) -> Voice | None:
    """ "As Huber assures", where the language puts the verb first: one name behind it, with which the clause ends."""
    if verb + 1 >= len(units) or not units[verb + 1].flags & _NAME or units[verb + 1].flags & _PLACE_NAME:
        return None
    after = units[verb + 2].flags if verb + 2 < len(units) else _STOP
    if not after & (_ENDS_OPINION | _COMMA | _OPEN_BRACKET | PREPOSITION):
        return None
    return _voice(page, units, [verb + 1])


def _voice(page: Page, units: list[Unit], run: Sequence[int]) -> Voice:
    name = page.text[units[run[0]].start : units[run[-1]].end]
    if any(units[j].flags & _HANDS for j in run):
        return Voice(kind="anonymous", name=name)
    kind: VoiceKind = "document" if any(units[j].flags & _WORK for j in run) else "named"
    what: EntityKind = "document" if kind == "document" else "person"
    return Voice(kind=kind, name=name, entity=page.entities.get(what, name))


def _hand(page: Page, units: list[Unit], i: int) -> tuple[int, int, Voice] | None:
    """ "In the margin: …", "on the back, in a hand of the sixteenth century: 1350": somebody unnamed wrote it."""
    start, stop = _clause(units, i)
    named = (unit for unit in units[start:i] if unit.flags & _NAME and not unit.flags & _PLACE_NAME)
    if not all(_is_hand(page, unit) for unit in named):
        return None
    last = next((j for j in range(i, stop) if units[j].flags & _COLON), i + 1)
    if stop - start < 3 or not any(units[j].flags & (_LETTERS | COUNT) for j in range(i + 1, stop)):
        return None
    first = next((j for j in range(start, i + 1) if units[j].flags & _LETTERS), i)
    words = page.text[units[first].start : units[min(last, stop) - 1].end]
    return start, stop, Voice(kind="anonymous", name=words[:80])


def _named_after(page: Page, units: list[Unit], i: int) -> Voice | None:
    """ "According to Huber": a person or a work whose name follows, and no place or date."""
    run: list[int] = []
    named_so = _CAPITAL | _NAME
    for j in range(i + 1, min(len(units), i + 6)):
        flags = units[j].flags
        if units[j].date is not None or not flags & (_LETTERS | _NAME) or flags & COUNT:
            break
        if flags & _PLACE_NAME and not (j + 1 < len(units) and units[j + 1].flags & _OPEN_BRACKET):
            break  # "nach Prag", but "nach Huber (S. 51)"
        if flags & (PREPOSITION | AUXILIARY) and not flags & _OF:
            break
        run.append(j)
        if flags & named_so and not (j + 1 < len(units) and units[j + 1].flags & named_so):
            break
    named = _NAME | _WORK | _UNLISTED | _PLACE_NAME
    last = units[run[-1]] if run else None
    if last is None or not last.flags & named_so or not last.flags & named:
        return None
    if not last.flags & _CAPITAL and (not _leads_the_clause(units, i) or last.word.lower in page.lexis.abbreviations):
        return None  # "nach Halitsch", "nach Nr. 3"
    return _voice(page, units, [j for j in run if not units[j].flags & DETERMINER] or run)


def _leads_the_clause(units: list[Unit], i: int) -> bool:
    """Whether nothing but marks and joining words stands before a unit in its clause."""
    return i == 0 or bool(units[i - 1].flags & (_ENDS_SUBJECT | _LEADS))


def address(units: list[Unit], roles: Sequence[int], cases: Sequence[str]) -> tuple[int, int, int] | None:
    """ "The council to the elector: …" in a language that marks by its endings to whom something is given.

    The last unit of the sender, the first and the last of the one addressed; None where the sentence does not begin
    so, or has a verb before its colon.
    """
    stop = next((i for i, unit in enumerate(units[:LONGEST_ADDRESS]) if unit.flags & (_COLON | _STOP)), len(units))
    stop = stop if stop < len(units) else len(units)
    if stop > LONGEST_ADDRESS or stop < 2 or any(roles[i] for i in range(stop)):
        return None
    if any(units[i].flags & (_COMMA | _DEED) for i in range(stop)):
        return None
    at = next((i for i in range(1, stop) if _addressed(units, i, cases)), -1)
    if at < 0:
        return None
    first = at
    if units[at - 1].flags & _CAPITAL and units[at].flags & _CAPITAL and at - 1 > 1:
        first = at - 1
    while first > 1 and not units[first - 1].flags & (_ROLES | _GROUPS | _CAPITAL | _AND) and at - first < 3:
        first -= 1
        if units[first].flags & DETERMINER:
            break
    return first - 1, first, stop - 1


def _addressed(units: list[Unit], i: int, cases: Sequence[str]) -> bool:
    flags, lower = units[i].flags, units[i].word.lower
    if units[i - 1].flags & (_AND | PREPOSITION):
        return False
    if flags & (_ROLES | _GROUPS | _CAPITAL | _NAME):
        return lower.endswith(tuple(cases))
    plain = tuple(case for case in cases if len(case) >= _PLAIN_CASE)
    last = i + 1 == len(units) or bool(units[i + 1].flags & (_COLON | _STOP))
    return last and bool(flags & _UNLISTED) and bool(plain) and lower.endswith(plain)


def two_names(page: Page, units: list[Unit], cases: Sequence[str]) -> list[Unit]:
    """The units with a first name parted that is those of two persons: "Bocskai István Rhédey Ferencnek: …"."""
    if len(units) < 2 or not units[0].flags & _NAME or not units[1].flags & (_COLON | _STOP):
        return units
    whole = units[0]
    words = page.text[whole.start : whole.end].split(" ")
    if len(words) < _NAMES_OF_TWO or not words[-1].lower().endswith(tuple(cases) or "\n"):
        return units
    first = " ".join(words[: len(words) // 2])
    middle = whole.start + len(first)
    sender = Unit(whole.start, middle, whole.flags, page.lexis.word(first.rpartition(" ")[2]))
    other = Unit(middle + 1, whole.end, whole.flags, page.lexis.word(words[-1]))
    return [sender, other, *units[1:]]
