"""Bounds of time: earliest and latest day, of a moment or of the begin and the end of a stretch.

A bound of None means that nothing is said on that side: it is open, or unknown. No function here fills one in.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from sicetnon.chronology.day import Day

Bounds: TypeAlias = tuple[Day | None, Day | None]


class Extent(msgspec.Struct, frozen=True):
    """Where a stretch of time begins and where it ends, each as earliest and latest day."""

    begin: Bounds
    end: Bounds


def hull(windows: Iterable[Bounds]) -> Bounds:
    """The smallest window that holds all of them; open where one of them is. (None, None) of nothing."""
    earliest: list[Day] = []
    latest: list[Day] = []
    below = above = False
    for low, high in windows:
        if low is None:
            below = True
        else:
            earliest.append(low)
        if high is None:
            above = True
        else:
            latest.append(high)
    return (None if below or not earliest else min(earliest)), (None if above or not latest else max(latest))


def meet(first: Bounds, second: Bounds) -> Bounds | None:
    """What two windows have in common; None when they have no day in common."""
    low = _tighter(first[0], second[0], max)
    high = _tighter(first[1], second[1], min)
    if low is not None and high is not None and low > high:
        return None
    return low, high


def within(inner: Bounds, outer: Bounds) -> bool:
    """Whether the outer window leaves at least as much room as the inner one, on both sides."""
    low_fits = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    high_fits = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return low_fits and high_fits


def _tighter(first: Day | None, second: Day | None, choose: object) -> Day | None:
    if first is None or second is None:
        return second if first is None else first
    return max(first, second) if choose is max else min(first, second)
