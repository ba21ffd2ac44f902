"""Which level a conflict has: by the rules that take part, and by who says what.

One voice that says both sides contradicts itself; authors of different witnesses contradict each other; where a voice
that a text reports stands on one side, the voices dispute. What only a hedge supports can give way: a tension. A rule
that gives a dispute at most gives a contradiction only for one voice against itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sicetnon.chronology.calendars import REFORM, julian_offset
from sicetnon.chronology.day import to_day
from sicetnon.model import Claim, DateValue, Level, Value
from sicetnon.reason.index import SPEAKER, Index, day_of


def voices(index: Index, supporters: Sequence[Claim]) -> set[SPEAKER]:
    """The speakers who say it without a hedge; all of them where all hedge."""
    sure = {index.speaker(claim) for claim in supporters if not index.hedged(claim)}
    return sure or {index.speaker(claim) for claim in supporters}


_JULIAN_LAST = to_day(1930)
"""Until this day, from `REFORM` on, both calendars were in use for public business."""


def calendars_apart(one: Value, other: Value) -> int:
    """The days between two dates where that is just what lies between the Julian and the Gregorian calendar; else 0."""
    if not isinstance(one, DateValue) or not isinstance(other, DateValue):
        return 0
    ends = (day_of(one.earliest), day_of(one.latest), day_of(other.earliest), day_of(other.latest))
    low, high, other_low, other_high = ends
    if low is None or high is None or other_low is None or other_high is None or high - low != other_high - other_low:
        return 0
    later = max(low, other_low)
    apart = abs(low - other_low)
    return apart if REFORM <= later <= _JULIAN_LAST and apart == julian_offset(later) else 0


def level_of(index: Index, rules: Iterable[Level], variants: Sequence[Sequence[Claim]]) -> Level:
    """The level of a conflict between these variants, each given by its supporters, under rules of these levels."""
    named = set(rules)
    if "tension" in named:
        return "tension"
    said = [voices(index, supporters) for supporters in variants]
    soft = any(all(index.hedged(claim) for claim in supporters) for supporters in variants)
    if set.intersection(*said) if said else False:
        return "tension" if soft else "contradiction"
    if all(any(not inner for _, inner in speakers) for speakers in said):
        return "tension" if soft else "dispute" if "dispute" in named else "contradiction"
    return "dispute"
