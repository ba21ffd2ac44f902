"""Claims that exclude each other in pairs, read off their days (and their counts) without a question to a judge.

What a claim says of a point's earliest and latest day is carried along the arcs that always hold; two claims of which
one puts a point before the earliest day that the other leaves it are rivals. All that is found here is so; what is not
found (over an order that is itself claimed, by a clause, or beyond the limits of the search) the dual loops find.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from sicetnon.reason.engine.budget import FREE, Meter
from sicetnon.reason.engine.graph import Row

_STEPS = 4
"""Steps for each arc, at most, by which days are carried on."""
_MOST = 20_000
"""Pairs of one place that are told at most."""

Count = tuple[tuple[int, ...], int, int | None, int]
"""Of these literals at least so many and at most so many hold, says a claim."""
Days = dict[int, dict[int, int]]
"""By point and claim."""


class Rivals(NamedTuple):
    """What cannot hold by itself, and, for each claim that can, those that it excludes: both ways round."""

    alone: frozenset[int] = frozenset()
    of: Mapping[int, Collection[int]] = {}

    def joined(self, pairs: Iterable[tuple[int, int]]) -> Rivals:
        """With some more pairs."""
        return _told(self.alone, [*((one, other) for one, others in self.of.items() for other in others), *pairs])

    def among(self, claims: Sequence[int]) -> bool:
        """Whether some of the claims cannot hold by themselves, or exclude each other."""
        chosen = set(claims)
        known = chosen.intersection(self.of)
        return not chosen.isdisjoint(self.alone) or any(not chosen.isdisjoint(self.of[claim]) for claim in known)

    def known(self, given: Sequence[int], free: Sequence[int], meter: Meter = FREE) -> list[list[int]]:
        """The minimal conflicts among the `free` claims, where the others are given, as far as they are known: smallest
        first. None when those given cannot hold together themselves."""
        firm = set(given)
        if firm & self.alone or any(firm.intersection(self.of.get(claim, ())) for claim in given):
            return []
        single = [
            claim for claim in meter.each(free) if claim in self.alone or not firm.isdisjoint(self.of.get(claim, ()))
        ]
        open_to = set(free).difference(single)
        pairs = [
            [claim, other]
            for claim in meter.each(free)
            if claim in open_to
            for other in sorted(self.of.get(claim, ()))
            if other > claim and other in open_to
        ]
        return [*([claim] for claim in single), *pairs]

    def cliques(self, meter: Meter = FREE) -> list[list[int]]:
        """The claims with rivals in groups within which each excludes each; no claim is in two."""
        left = dict.fromkeys(sorted(self.of, key=lambda claim: (-len(self.of[claim]), claim)))
        found = []
        while left:
            first = next(iter(left))
            clique, near = [first], {claim for claim in self.of[first] if claim in left}
            for claim in meter.all(sorted(near, key=lambda claim: (-len(self.of[claim]), claim))):
                if claim in near:
                    clique.append(claim)
                    near.intersection_update(self.of[claim])
            for claim in clique:
                del left[claim]
            if len(clique) > 1:
                found.append(sorted(clique))
        return found


def rivals(rows: Iterable[Row], origins: Collection[int], meter: Meter = FREE) -> Rivals:
    """The rivals among rows of (tail, head, days, claim), where claim 0 always holds and `origins` are the calendar.

    Time: linear in the rows and the pairs that are told, both bounded; sorting aside. Raises Spent.
    """
    latest: Days = {}
    sooner: Days = {}  # the earliest day with the opposite sign
    ahead: dict[int, list[tuple[int, int]]] = {}
    behind: dict[int, list[tuple[int, int]]] = {}
    many = 0
    for tail, head, days, claim in meter.each(rows):
        many += 1
        if tail in origins:
            if head not in origins:
                _tighten(latest, head, claim, days)
        elif head in origins:
            _tighten(sooner, tail, claim, days)
        elif not claim:
            ahead.setdefault(tail, []).append((head, days))
            behind.setdefault(head, []).append((tail, days))
    _carry(latest, ahead, _STEPS * many, meter)
    _carry(sooner, behind, _STEPS * many, meter)
    return _paired(latest, sooner, meter)


def counted(said: Iterable[Count], meter: Meter = FREE) -> list[tuple[int, int]]:
    """The pairs of claims that count the same propositions, one of them more than the other allows; counts that cannot
    be so by themselves aside. Raises Spent."""
    of: dict[tuple[int, ...], list[tuple[int, int, int]]] = {}
    for literals, least, most, claim in meter.each(said):
        limit = len(literals) if most is None else most
        if limit >= 0 and least <= min(limit, len(literals)):
            of.setdefault(literals, []).append((least, limit, claim))
    pairs: list[tuple[int, int]] = []
    for counts in of.values():
        ordered = sorted(counts, reverse=True)
        for _, limit, claim in meter.all(ordered):
            for least, _, other in islice(ordered, _MOST - len(pairs)):
                if least <= limit:
                    break
                if other != claim:
                    pairs.append((claim, other))
    return pairs


def _tighten(bounds: Days, point: int, claim: int, days: int) -> bool:
    own = bounds.setdefault(point, {})
    if claim in own and own[claim] <= days:
        return False
    own[claim] = days
    return True


def _carry(bounds: Days, ways: Mapping[int, Sequence[tuple[int, int]]], steps: int, meter: Meter) -> None:
    """Carry the bounds of each claim along the ways, as long as that tightens any."""
    waiting = [(point, claim) for point, own in bounds.items() if point in ways for claim in own]
    for point, claim in meter.each(waiting):
        here = bounds[point][claim]
        for other, days in meter.each(ways[point]):
            steps -= 1
            if _tighten(bounds, other, claim, here + days) and other in ways:
                waiting.append((other, claim))
        if steps <= 0:
            return


def _paired(latest: Days, sooner: Days, meter: Meter) -> Rivals:
    alone: set[int] = set()
    pairs: set[tuple[int, int]] = set()
    for point in sorted(latest):
        own = sooner.get(point, {})
        begins = meter.in_order((-days, claim) for claim, days in own.items())
        for claim, last in meter.each(meter.in_order(latest[point].items())):
            after = bisect_right(begins, (last, 1 << 61))
            if not claim:
                alone.update(other for _, other in begins[after:])
            elif any(-own[each] > last for each in (0, claim) if each in own):
                alone.add(claim)
            if claim and len(pairs) < _MOST:
                others = (other for _, other in islice(begins, after, None) if other and other != claim)
                pairs.update((claim, other) for other in islice(others, _MOST - len(pairs)))
    return _told(frozenset(alone - {0}), pairs)


def _told(alone: frozenset[int], pairs: Iterable[tuple[int, int]]) -> Rivals:
    of: dict[int, set[int]] = {}
    for one, other in pairs:
        if one not in alone and other not in alone:
            of.setdefault(one, set()).add(other)
            of.setdefault(other, set()).add(one)
    return Rivals(alone, of)
