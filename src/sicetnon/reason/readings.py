"""Readings in words, and the bounds of events under them with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

from sicetnon.chronology.day import Day, iso
from sicetnon.model import BoundReason, Bounds, Reading
from sicetnon.reason.chains import Chains
from sicetnon.reason.compile import Builder
from sicetnon.reason.engine import Bound, Choice, Engine
from sicetnon.reason.engine.results import Side
from sicetnon.reason.index import Index
from sicetnon.reason.wording import called, clauses, day_words, listing, quoted, says, sentence, speaker

MOST_SEARCHED = 4
"""Bounds whose reason is searched for, where no chain of dates gives it."""
_SHOWN = 4
_LOOK = 64  # events between two looks at the clock
_OPEN: Bound = (None, None)
BoundSide: TypeAlias = Literal["earliest begin", "latest begin", "earliest end", "latest end"]


def describe(index: Index, left_out: Sequence[str]) -> str:
    """A reading by what it leaves out."""
    claims = [index.variant_by_id[name].claims[0] for name in left_out]
    if not claims:
        return "Everything that is claimed can hold together."
    shown = listing([f"{quoted(claim, 90)} ({speaker(index, claim)})" for claim in claims[:_SHOWN]])
    rest = f" and {len(claims) - _SHOWN} more" if len(claims) > _SHOWN else ""
    return sentence(f"Leaves out {shown}{rest}")


def reading_of(index: Index, choice: Choice, bounds: dict[str, Bounds]) -> Reading:
    """The engine's choice of variants as a reading of claims."""
    left_out = tuple(claim for name in choice.left_out for claim in index.variant_by_id[name].claim_ids)
    return Reading(
        claims_left_out=left_out,
        weight_left_out=choice.weight_left_out,
        description=describe(index, choice.left_out),
        bounds=bounds,
    )


def bounds_of(builder: Builder, points: dict[str, Bound]) -> dict[str, Bounds]:
    """Bounds by event out of bounds by point; events that nothing bounds are left out."""
    found = {}
    for event, first, last in builder.timed:
        begin, end = points.get(first, _OPEN), points.get(last, _OPEN)
        if begin != _OPEN or end != _OPEN:
            found[event] = _bounds(begin, end)
    return found


@lru_cache(maxsize=65536)
def _bounds(begin: Bound, end: Bound) -> Bounds:
    """Most readings leave most events where they were."""
    return Bounds(begin=_iso(begin), end=_iso(end))


def _iso(bound: Bound) -> tuple[str | None, str | None]:
    low, high = bound
    return (_day_iso(low) if low is not None else None, _day_iso(high) if high is not None else None)


@lru_cache(maxsize=16384)
def _day_iso(day: Day) -> str:
    return iso(day)


def hull(all_bounds: Iterable[dict[str, Bound]]) -> dict[str, Bound]:
    """The widest bounds over several readings: open on a side when one of them is open there."""
    merged: dict[str, Bound] = {}
    for bounds in all_bounds:
        for point, (low, high) in bounds.items():
            if point not in merged:
                merged[point] = (low, high)
                continue
            old_low, old_high = merged[point]
            merged[point] = (_least(old_low, low), _greatest(old_high, high))
    return merged


def _least(one: Day | None, other: Day | None) -> Day | None:
    return None if one is None or other is None else min(one, other)


def _greatest(one: Day | None, other: Day | None) -> Day | None:
    return None if one is None or other is None else max(one, other)


class Told(msgspec.Struct):
    """One reading with the claims that it keeps and the bounds that it leaves."""

    left_out: tuple[str, ...]
    kept: frozenset[str]
    points: dict[str, Bound]
    chains: Chains | None = None
    """The chains of its bounds, once one is asked for."""
    condition: str = ""
    """That a bound holds in this reading, in words, once it is said."""


_SIDES: tuple[tuple[int, Side, BoundSide, str], ...] = (
    (0, "earliest", "earliest begin", "did not begin before"),
    (0, "latest", "latest begin", "began by"),
    (1, "earliest", "earliest end", "did not end before"),
    (1, "latest", "latest end", "was over by"),
)


class Explainer(msgspec.Struct):
    """Says why the bounds over all listed readings lie where they do: by the first reading that gives each."""

    index: Index
    builder: Builder
    engine: Engine
    readings: Sequence[Told]
    searched: int = 0
    skipped: int = 0
    untold: int = 0
    said: dict[tuple[str, ...], tuple[tuple[str, ...], str]] = {}
    """Claims and words of the variants of a chain: the same chain mostly bounds begin and end."""

    def reasons(self, hull_points: dict[str, Bound], over: Callable[[], bool] = lambda: False) -> list[BoundReason]:
        """The reasons of the bounds of all events. A bound that one date gives by itself costs nothing; the others are
        a search each, and at most `MOST_SEARCHED` are made. Ends when `over` says so; `untold` then counts the events
        that were not reached."""
        found: list[BoundReason] = []
        timed = self.builder.timed
        for number, (event, *points) in enumerate(timed):
            if number % _LOOK == 0 and over():
                self.untold = len(timed) - number
                break
            subject = ""
            for end, side, name, verb in _SIDES:
                point, late = points[end], side == "latest"
                day = hull_points.get(point, _OPEN)[late]
                if day is None:
                    continue
                told = next((each for each in self.readings if each.points.get(point, (0, 0))[late] == day), None)
                variants = self._why(point, side, day, told) if told is not None else ()
                if told is not None and variants:
                    subject = subject or called(self.index, event)
                    claims, words = self._chain(variants, told)
                    words = sentence(f"{subject} {verb} {day_words(day)}, because {words}")
                    day_iso = _day_iso(day)
                    found.append(BoundReason(event=event, side=name, day=day_iso, claims=claims, explanation=words))
        return found

    def _why(self, point: str, side: Side, day: Day, told: Told) -> tuple[str, ...]:
        single = self.builder.dated.get((point, side, day))
        if single in told.kept and single is not None:
            return (single,)
        if told.chains is None:
            told.chains = Chains(self.builder.network, told.kept)
        chain = told.chains.why(point, side, day)
        if chain:
            return chain
        if self.searched >= MOST_SEARCHED:
            self.skipped += 1
            return ()
        self.searched += 1
        return self.engine.why(point, side, sorted(told.kept)).claims

    def _chain(self, variants: tuple[str, ...], told: Told) -> tuple[tuple[str, ...], str]:
        """The claims of a chain and its words, with the reading in which it holds where that is not the best one."""
        if variants not in self.said:
            chain = [self.index.variant_by_id[variant] for variant in dict.fromkeys(variants)]
            words = clauses(says(self.index, variant.claims[0], 100) for variant in chain[:_SHOWN])
            self.said[variants] = tuple(claim for variant in chain for claim in variant.claim_ids), words
        claims, words = self.said[variants]
        if told is self.readings[0]:
            return claims, words
        told.condition = told.condition or f" ({_lower(describe(self.index, told.left_out))})"
        return claims, words + told.condition


def _lower(text: str) -> str:
    return "in the reading that " + text[:1].lower() + text[1:].rstrip(".")
