"""From when to when, and how long: what is said of the whole of one event, in a box of facts and in the text.

Two stretches of days that overlap can both hold of one event, so that the network of dates is silent; a reader sees
that one begins a day later. So with a length that the days do not give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sicetnon.model import Claim, DateValue, DurationValue
from sicetnon.reason.index import Index, day_of, days_of
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.wording import clauses, says, sentence

_TO_THE_DAY, _TO_THE_MONTH = 10, 7  # characters of an end of a stretch in EDTF
_MONTH = 31
_SUBJECT = 40  # code points before a verb in which its subject stands
_FEW = 7
"""Days by which begin or end may be told otherwise of what is still one happening."""
_EDGES, _NO_KIND = {"begin": 0, "end": 1, "until": 1}, ("", "happening")
_OUTBREAK = "outbreak"
"""Words for what breaks out, where they stand for the whole: "the trouble started"."""
_MOST = 12
"""Claims on one event that are compared."""
_COUNTED, _WEEK = 31, 7  # days that are counted one by one
_PART = 0.2
"""The part by which a length may differ from the days between begin and end, for numbers are rounded."""


@finds(
    name="begins-or-ends-otherwise",
    kind="date",
    words="One event is said to have begun, or ended, on other days.",
    level="tension",
    why="The whole may be reckoned from another deed; or a day of departure is taken for one of arrival.",
    most=4,
)
def begins_or_ends_otherwise(index: Index) -> Iterator[Draft]:
    told_of_kind = _by_kind(index)
    for event, (dates, _) in _whole(index).items():
        differing = [pair for pair in combinations(dates, 2) if _apart(index, *pair)]
        differing += [pair for date in dates for pair in _otherwise(index, date, told_of_kind)]
        if differing:
            yield _draft(
                index, event, [claim for pair in differing for claim in pair], "Begin or end is told otherwise"
            )


@finds(
    name="lasts-longer-than-its-days",
    kind="duration",
    words="The days from begin to end of one event do not give the length that is told.",
    level="tension",
    why="Lengths are rounded, and the whole may be reckoned from another deed.",
    most=4,
    gives_way=True,
)
def lasts_longer_than_its_days(index: Index) -> Iterator[Draft]:
    for event, (dates, lengths) in _whole(index).items():
        differing = [
            claim
            for date in dates
            for length in lengths
            if not index.same_sentence(date, length) and _not_so_long(date, length)
            for claim in (date, length, *_beside(index, length))
        ]
        if differing:
            yield _draft(index, event, differing, "The days do not give the length that is told")


def _beside(index: Index, length: Claim) -> list[Claim]:
    """The dates of the event that are given with a length: "on a single day, 4 May"."""
    return [claim for claim in index.of(length.event, "date")[:_MOST] if index.same_sentence(claim, length)]


def _whole(index: Index) -> dict[str, tuple[list[Claim], list[Claim]]]:
    """What is said of the whole of each event: its first and last day, and how long it lasted, the first few each."""
    found: dict[str, tuple[list[Claim], list[Claim]]] = {}
    for claim in (*index.with_facet("date"), *index.with_facet("duration")):
        value = claim.value
        if claim.polarity != "+":
            continue
        span = isinstance(value, DateValue) and value.spans and value.relation == "on" and not value.approximate
        length = isinstance(value, DurationValue) and "duration of" in claim.method and value.max_days is not None
        if span or length:
            here = found.setdefault(claim.event, ([], []))[0 if span else 1]
            if len(here) < _MOST:
                here.append(claim)
    return found


def _ends(claim: Claim) -> tuple[int, int, int] | None:
    """First and last day, and by how many days they are left open."""
    value = claim.value
    if not isinstance(value, DateValue) or value.earliest is None or value.latest is None or "/" not in value.edtf:
        return None
    least = min(len(end.lstrip("-").rstrip("?~%")) for end in value.edtf.split("/"))
    if least < _TO_THE_MONTH:
        return None
    first, last = day_of(value.earliest), day_of(value.latest)
    return (first, last, 0 if least >= _TO_THE_DAY else _MONTH) if first is not None and last is not None else None


def _apart(index: Index, one: Claim, other: Claim) -> bool:
    first, second = _ends(one), _ends(other)
    if first is None or second is None or index.same_sentence(one, other):
        return False
    room = max(first[2], second[2])
    meet = first[0] <= second[1] and second[0] <= first[1]
    return meet and (abs(first[0] - second[0]) > room or abs(first[1] - second[1]) > room)


def _by_kind(index: Index) -> dict[str, list[Claim]]:
    """What is said of when something began or ended, by the kind of the event, and what is called by a word for what
    breaks out by that."""
    found: dict[str, list[Claim]] = {}
    for claim in index.with_facet("date"):
        if getattr(claim.value, "relation", "") in _EDGES and claim.polarity == "+" and _to_the_day(claim):
            found.setdefault(index.kind(claim.event), []).append(claim)
            if index.phrase(claim, _OUTBREAK, _SUBJECT):
                found.setdefault(_OUTBREAK, []).append(claim)
    return found


def _to_the_day(claim: Claim) -> int | None:
    """The day that a claim gives, and no more than that day."""
    days = days_of(claim.value)
    return days[0] if days is not None and days[0] == days[1] else None


def _otherwise(index: Index, span: Claim, told_of_kind: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """Beside the days from begin to end: the one day on which the first lines of the text put it where the infobox has
    several, and another day on which such a thing is said to have begun or ended."""
    ends = _ends(span)
    if ends is None or ends[2] or ends[0] == ends[1]:
        return
    own = [claim for claim in index.of(span.event, "date") if claim.quote.witness == span.quote.witness]
    opening = next((claim for claim in own if not index.tabular(claim)), None) if index.tabular(span) else None
    if opening is not None and getattr(opening.value, "relation", "") == "on" and opening.polarity == "+":
        day = _to_the_day(opening)
        if day is not None and ends[1] - ends[0] <= _MONTH and ends[0] <= day <= ends[1]:
            yield span, opening
    kind = index.kind(span.event)
    told = told_of_kind.get(kind, ())[:_MOST] if kind not in _NO_KIND else ()
    fought = index.tabular(span) and (span.event in index.of_sort("violent") or index.lasting(span.event))
    broke_out = told_of_kind.get(_OUTBREAK, ())[:_MOST] if fought else ()
    for claim in (*told, *broke_out):
        day = _to_the_day(claim)
        edge = ends[_EDGES[getattr(claim.value, "relation", "")]]
        if (
            day is not None
            and 0 < abs(day - edge) <= _FEW
            and not index.same_sentence(claim, span)
            and claim.quote.witness == span.quote.witness
        ):
            yield span, claim


def _not_so_long(date: Claim, length: Claim) -> bool:
    ends, value = _ends(date), length.value
    if ends is None or not isinstance(value, DurationValue) or value.max_days is None:
        return False
    least, most = ends[1] - ends[0] + 1 - 2 * ends[2], ends[1] - ends[0] + 1
    in_days = value.min_days == value.max_days and value.min_days % _WEEK  # weeks are round
    if ends[2] == 0 and in_days and most <= _COUNTED:
        return value.min_days != most  # "17–20 April", and "lasted three days"
    return value.max_days * (1 + _PART) + 1 < least or value.min_days * (1 - _PART) - 1 > most


def _draft(index: Index, event: str, claims: list[Claim], lead: str) -> Draft:
    unique = list(dict.fromkeys(claims))
    several = len({index.speaker(claim) for claim in unique}) > 1
    return Draft(
        variants=tuple((claim.id,) for claim in unique),
        events=(event,),
        level="dispute" if several else "tension",
        explanation=sentence(f"{lead}: {clauses(says(index, claim, 110) for claim in unique[:4])}"),
    )


RULES: tuple[Rule, ...] = (begins_or_ends_otherwise, lasts_longer_than_its_days)
