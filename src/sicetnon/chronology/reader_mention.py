"""Resolved atoms as mentions: spans, kinds, relations, lengths and distances, and their TIMEX3 elements."""

from __future__ import annotations

import msgspec

from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.edtf import EdtfError, parse_edtf
from sicetnon.chronology.mention import MentionKind, Relation, Role, TimeMention, Timex
from sicetnon.chronology.phrases import Atom
from sicetnon.chronology.phrases_value import Reading
from sicetnon.chronology.reader_context import Surroundings

KINDS: dict[str, MentionKind] = {
    "duration": "duration", "frequency": "frequency", "vague": "vague", "clock": "time", "event": "relative",
    "stretch": "relative",
}  # fmt: skip

UNMARKED = ("shortly", "immediately")
"""Distances that the TIMEX3 guideline does not mark ("shortly after")."""

SHORT_UNITS = ("hour", "minute")


class Resolved(msgspec.Struct):
    """An atom, what it comes to, and the words that it rests on."""

    atom: Atom
    reading: Reading
    anchored_on: str = ""


def mention(text: str, group: list[Resolved], around: Surroundings, rules: Conventions) -> TimeMention:
    """One mention of one expression, or of a range from the first of a group to its last."""
    first, final = group[0].atom, group[-1].atom
    low, high = group[0].reading, group[-1].reading
    phrase = _phrase_span(first, around)
    kind = _kind(group, phrase)
    start, end = _span(first, final, around, phrase if kind == "relative" else None)
    if low.earliest is not None and high.latest is not None and low.earliest > high.latest:
        low = msgspec.structs.replace(low, earliest=None, edtf="", note="the range ends before it begins")
        high = msgspec.structs.replace(high, latest=None)
    return TimeMention(
        start=start, end=end, text=text[start:end], kind=kind, edtf=_edtf(group, low, high),
        earliest=low.earliest, latest=high.latest, spans=len(group) > 1 or low.spans, role=_role(first, around),
        relation=_relation(group, around), approximate=_approximate(group),
        uncertain=first.uncertain, calendar=low.calendar, duration=_length(first, rules), gap=_gap(first, rules),
        event_phrase=phrase if kind == "relative" else None, anchored_on=group[-1].anchored_on, rule=first.kind,
        convention=low.convention, timex_type=low.timex_type, timex_value=low.timex if len(group) == 1 else "",
        timex_mod=low.mod, note=low.note or first.note,
        timex=tuple([_timex(one, around) for one in group if one.atom.unit or one.atom.vague not in UNMARKED]),
    )  # fmt: skip


def _approximate(group: list[Resolved]) -> bool:
    if len(group) == 1:
        return group[0].atom.approx != ""
    return any(one.atom.approx != "" for one in group)


def _phrase_span(atom: Atom, around: Surroundings) -> tuple[int, int] | None:
    if atom.phrase is None:
        return None
    return around.scan.start(atom.phrase[0]), around.scan.end(atom.phrase[1] - 1)


def _kind(group: list[Resolved], phrase: tuple[int, int] | None) -> MentionKind:
    atom, reading = group[0].atom, group[0].reading
    if len(group) > 1 or reading.spans:
        return "interval"
    kind = KINDS.get(atom.kind, "date")
    if reading.timex_type == "DURATION" and kind == "date":
        kind = "duration"
    if kind == "time" and reading.earliest is None:
        kind = "vague"
    if kind == "relative" and phrase is None:
        kind = "duration"
    return "vague" if kind == "date" and reading.earliest is None and not reading.edtf else kind


def _span(first: Atom, final: Atom, around: Surroundings, phrase: tuple[int, int] | None) -> tuple[int, int]:
    start, end = first.start, final.end
    if first is not final and around.is_a(first.first - 1, "BETWEEN", "FROM"):
        start = around.scan.start(first.first - 1)
    return start, max(end, phrase[1]) if phrase else end


def _edtf(group: list[Resolved], low: Reading, high: Reading) -> str:
    if len(group) == 1:
        return low.edtf
    ends = [one.split("/") for one in (low.edtf, high.edtf)]
    joined = f"{ends[0][0]}/{ends[1][-1]}" if low.edtf and high.edtf else ""
    if joined and any(one.atom.approx for one in group):
        try:
            parse_edtf(joined)
        except EdtfError:  # the words about one end make it overlap the other, which EDTF cannot say
            return ""
    return joined


def _length(atom: Atom, rules: Conventions) -> tuple[int, int | None] | None:
    """Least and greatest length in days of a duration."""
    if atom.nth is not None:
        return None
    if atom.kind not in ("duration", "stretch") and not (atom.kind == "deictic" and atom.plural):
        return None
    if not atom.unit or atom.unit in SHORT_UNITS:
        return (0, 1) if atom.unit else None
    if atom.count is not None and not atom.vague:
        least, most = rules.length(atom.unit, *atom.count)
    else:
        least, most = rules.length(atom.unit, *rules.count(atom.vague or "several"))
    if atom.approx == "over":
        return least, None
    return (0 if atom.approx in ("under", "almost", "most") else least), (None if atom.approx == "least" else most)


def _gap(atom: Atom, rules: Conventions) -> tuple[int, int | None] | None:
    """Least and greatest distance in days from the anchoring event."""
    if atom.kind == "nth" and atom.nth and atom.unit == "day":
        return atom.nth - 1, atom.nth
    if atom.kind == "deictic" and atom.step is not None and atom.count is None and atom.unit and not atom.daypart:
        if atom.step == 0:
            return (0, 0) if atom.unit == "day" else None
        return rules.gap(atom.unit, 1, 1) if atom.unit not in SHORT_UNITS else None
    if atom.kind == "stretch" and atom.nth and atom.unit and atom.unit not in SHORT_UNITS:
        return rules.gap(atom.unit, atom.nth - 1, atom.nth)
    if atom.kind not in ("event", "shift") or atom.ago:
        return None
    if atom.nth and atom.unit and atom.unit not in SHORT_UNITS:
        return rules.gap(atom.unit, atom.nth - 1, atom.nth)
    if not atom.unit:
        return rules.immediately_days if atom.vague == "immediately" else rules.shortly_days
    if not atom.unit or atom.unit in SHORT_UNITS:
        return 0, 1
    count = atom.count if atom.count is not None and not atom.vague else rules.count(atom.vague or "several")
    return rules.gap(atom.unit, *count)


def _relation(group: list[Resolved], around: Surroundings) -> Relation:
    atom = group[0].atom
    if len(group) > 1 and around.is_a(atom.first - 1, "FROM"):
        return "on"  # the word that opens a range may also mean "since"
    if atom.kind == "event":
        return "after" if (atom.step or 0) > 0 else "before"
    if atom.kind == "stretch" and atom.nth:
        return "after"
    if atom.kind in ("shift", "deictic") and (atom.step or 0) < 0 and group[0].reading.earliest is None:
        return "before"  # "three days earlier", and what is told before gives no day
    return "on" if atom.anchoring else around.relation(atom.first)


def _role(atom: Atom, around: Surroundings) -> Role:
    return "publication" if atom.role == "publication" else "name" if atom.role == "name" else "event"


def _timex(one: Resolved, around: Surroundings) -> Timex:
    """The TIMEX3 element of one atom; its guideline takes in the words of the event that an expression hangs on."""
    atom, reading = one.atom, one.reading
    end = around.scan.end(atom.phrase[1] - 1) if atom.phrase else atom.end
    kind, value = reading.timex_type, reading.timex
    if atom.kind == "duration" and value.startswith("P1") and around.is_a(atom.first - 1, "AMOUNT", "NUM", "HUNDRED"):
        kind = "SET"
    return Timex(atom.start, end, kind, value, reading.mod)
