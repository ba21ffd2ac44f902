"""How long, and how long after: durations against those of the same kind, gaps against the dates."""

from __future__ import annotations

from collections.abc import Iterator

from sicetnon.chronology.day import Day
from sicetnon.model import Claim, DurationValue, SequenceValue
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.wording import called, clauses, number, says, sentence, span_words

_MUCH_LONGER = 3
_FITS = 0.75
"""The part of a gap's tolerance, from its near end, that a careful writer still calls by its name."""


# --- much longer than the others ------------------------------------------------------------------------------------
@finds(
    name="longer-than-the-others",
    kind="duration",
    words="One member of a series is said to have lasted many times as long as the others.",
    level="tension",
    why="Meetings of one series may differ in length; it may also be another kind of meeting, or a stretch of several.",
)
def longer_than_the_others(index: Index) -> Iterator[Draft]:
    for claim in index.with_facet("duration"):
        value, series = claim.value, index.series(claim.event)
        if not isinstance(value, DurationValue) or claim.polarity != "+" or not series or series == claim.event:
            continue
        others = [pair for event in index.siblings(claim.event) for pair in _stretch(index, event.id)]
        longest = max((days for days, _ in others), default=0)
        if not longest or value.min_days < _MUCH_LONGER * longest:
            continue
        shown = list({c.event: c for _, c in sorted(others, key=lambda o: (index.tabular(o[1]), -o[0]))}.values())[:3]
        own = index.dated(claim.event)
        variants = [(claim.id,), index.ids(shown)] + ([(own[2].id,)] if own else [])
        yield Draft(
            variants=tuple(variants),
            events=(claim.event, *(c.event for c in shown)),
            explanation=sentence(
                f"{called(index, claim.event)} is said to have lasted at least {number(value.min_days, 'day')}, others "
                f"of the series {number(longest, 'day')} at most: "
                f"{clauses((says(index, claim), *(says(index, c, 90) for c in shown[:2])))}"
            ),
        )


def _stretch(index: Index, event: str) -> Iterator[tuple[int, Claim]]:
    """Days that an event is said to have filled, with the claim."""
    for low, high, claim in index.dates(event):
        spans = getattr(claim.value, "spans", False)
        if (spans or low == high) and high - low < 60:
            yield high - low + 1, claim


# --- so long after --------------------------------------------------------------------------------------------------
@finds(
    name="gap-against-dates",
    kind="sequence",
    words="“A month after” something, and by the dates it is rather more or less.",
    level="tension",
    why="Such words are round; by the dates given the distance fits only with effort, or not at all.",
)
def gap_against_dates(index: Index) -> Iterator[Draft]:
    for claim in index.with_facet("sequence"):
        value = claim.value
        if not isinstance(value, SequenceValue) or claim.polarity != "+" or value.relation not in ("after", "before"):
            continue
        if value.min_days is None or value.max_days is None or value.max_days <= value.min_days:
            continue
        anchor = value.other or index.narrative.described(claim, value.other_text)
        own, other = _narrowed(index, claim), index.dated(anchor) if anchor else None
        if own is None or other is None or own[1] - own[0] > value.max_days - value.min_days:
            continue
        if index.same_sentence(claim, other[2]):
            continue
        later, earlier = (own, other) if value.relation == "after" else (other, own)
        gaps = sorted({later[0] - earlier[1], later[1] - earlier[1], later[0] - earlier[0], later[1] - earlier[0]})
        roomy = value.min_days + _FITS * (value.max_days - value.min_days)
        filled = getattr(other[2].value, "spans", False) or other[0] == other[1]
        fits = [gap for gap in gaps if value.min_days <= gap <= roomy]
        if fits or (not filled and gaps[0] <= roomy and gaps[-1] >= value.min_days):
            continue
        yield Draft(
            variants=((claim.id,), (own[2].id,), (other[2].id,)),
            events=tuple(dict.fromkeys((claim.event, own[2].event, other[2].event))),
            explanation=sentence(
                f"{says(index, claim)}; by the dates {span_words(*own[:2])} and {span_words(*other[:2])} it is "
                f"{_days(gaps)}"
            ),
        )


def _narrowed(index: Index, claim: Claim) -> tuple[Day, Day, Claim] | None:
    """The date of the claim's event; for one that began within a month, the first gathering told of after it that fell
    within that time ("The next series began in December … held on 6–7 December")."""
    own = index.dated(claim.event) or next(iter(index.dates(claim.event, "begin")), None)
    if own is None or own[0] == own[1]:
        return own
    inside = [
        dated
        for event in index.narrative.gatherings_after(claim)
        if (dated := index.dated(event)) is not None and own[0] <= dated[0] and dated[1] <= own[1]
    ]
    return inside[0] if inside else own


def _days(gaps: list[int]) -> str:
    ends = sorted({abs(gaps[0]), abs(gaps[-1])})
    return f"{ends[0]} to {ends[-1]} days" if len(ends) > 1 else number(ends[0], "day")


# --- after what? ----------------------------------------------------------------------------------------------------
@finds(
    name="anchor-unresolved",
    kind="sequence",
    words="Something is dated by an event that the text does not make out.",
    level="doubt",
    why="“In the aftermath of the meeting” dates nothing while it is open which meeting is meant.",
    most=6,
)
def anchor_unresolved(index: Index) -> Iterator[Draft]:
    for claim in index.with_facet("sequence"):
        value = claim.value
        if not isinstance(value, SequenceValue) or value.other or not value.other_text or claim.polarity != "+":
            continue
        if (
            value.relation in ("after", "before", "during")
            and index.narrative.described(claim, value.other_text) is None
        ):
            yield Draft(
                variants=((claim.id,),),
                events=(claim.event,),
                weight=1.0 if value.max_days is not None else 0.5,
                explanation=sentence(f"It is not clear what this is dated by: {says(index, claim)}"),
            )


RULES: tuple[Rule, ...] = (longer_than_the_others, gap_against_dates, anchor_unresolved)
