"""The two dual loops: minimal conflicts are the minimal hitting sets of the corrections, and readings leave out the
minimal hitting sets of the conflicts (Reiter 1987; Liffiton & Sakallah 2008; MaxHS, Davies & Bacchus 2011; for smallest
conflicts first, Ignatiev et al., CP 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.hitting import HittingSets
from sicetnon.reason.engine.rivals import Rivals

_WORTH_SHRINKING = 100
"""Readings are the same whether the conflicts that they were found by are minimal or not; a core with more claims than
this is used as it is, since to shrink it takes as many questions as it has claims."""


class Judge(Protocol):
    """Says which claims, named by small integers, can hold together. Both questions may raise Spent."""

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        """None when `claims` can all hold; else those among them that already cannot."""

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        """What a maximal consistent superset of the consistent `claims` within `universe` leaves out, sorted."""


class Fixed:
    """A judge under whom some claims are given."""

    def __init__(self, judge: Judge, given: Sequence[int]) -> None:
        self._judge = judge
        self._given = list(given)
        self._names = set(given)

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        core = self._judge.core([*self._given, *claims], meter)
        return core if core is None else [claim for claim in core if claim not in self._names]

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        return self._judge.extend([*self._given, *claims], universe, meter)


class ConflictSearch:
    """The minimal subsets of `universe` that cannot hold, smallest first.

    `least` is a lower bound of the size of what is still to come. `known` are conflicts, smallest first: each is
    minimal unless a single claim of it cannot hold by itself.
    """

    def __init__(self, judge: Judge, universe: Sequence[int], meter: Meter, known: Sequence[list[int]] = ()) -> None:
        self._judge = judge
        self._universe = universe
        self._sets = HittingSets()
        self._over = False
        self._known = list(reversed(known))
        self._alone: set[int] = set()
        for conflict in meter.each(known):
            self._sets.block(conflict)

    @property
    def least(self) -> int:
        return min(self._sets.price, len(self._known[-1])) if self._known else self._sets.price

    def step(self, meter: Meter) -> tuple[bool, list[int] | None]:
        """One question: (whether there may be more, a conflict if one was found)."""
        if (known := self._next_known()) is not None:
            return True, known
        if self._over:
            return False, None
        candidate = self._sets.next(meter)
        if candidate is None:
            self._over = True
            return bool(self._known), None
        if (known := self._next_known()) is not None:
            return True, known
        if self._judge.core(candidate, meter) is not None:
            if not candidate:
                self._over = True
                self._known.clear()
            self._sets.block(candidate)
            self._alone.update(candidate if len(candidate) == 1 else ())
            return True, candidate
        left_out = self._judge.extend(candidate, self._universe, meter)
        self._sets.hit(left_out, meter)
        self._over = not left_out
        return not self._over or bool(self._known), None

    def _next_known(self) -> list[int] | None:
        """The next known conflict, when nothing smaller can be to come."""
        while self._known and (self._over or len(self._known[-1]) <= self._sets.price):
            conflict = self._known.pop()
            if len(conflict) == 1 or self._alone.isdisjoint(conflict):
                return conflict
        return None


def shrink(judge: Judge, core: Sequence[int], meter: Meter) -> list[int]:
    """A minimal conflict within `core`, by dropping each claim in turn."""
    kept = list(core)
    place = 0
    while place < len(kept):
        smaller = judge.core(kept[:place] + kept[place + 1 :], meter)
        if smaller is None:
            place += 1
        else:
            needed = set(smaller)
            kept = [claim for index, claim in enumerate(kept) if index != place and (index < place or claim in needed)]
    return kept


class ReadingSearch:
    """The maximal consistent subsets of `universe`, by what they leave out, cheapest first; `rivals` are known."""

    def __init__(
        self, judge: Judge, universe: Sequence[int], prices: dict[int, int], rivals: Rivals, meter: Meter
    ) -> None:
        self._judge = judge
        self._universe = list(universe)
        self._sets = HittingSets(prices)
        self._over = False
        home: dict[int, int] = {}
        for number, clique in enumerate(rivals.cliques(meter)):
            self._sets.exclude(clique, meter)
            home.update(dict.fromkeys(clique, number))
        for conflict in meter.each(rivals.known((), self._universe, meter)):
            if len(conflict) == 1 or home.get(conflict[0]) != home.get(conflict[1]):
                self._sets.hit(conflict, meter)

    def next(self, meter: Meter) -> tuple[int, list[int]] | None:
        """The price and the claims of the next choice to leave out; None after the last. Raises Spent."""
        while not self._over:
            left_out = self._sets.next(meter)
            if left_out is None:
                break
            if not self._learn(set(left_out), meter):
                self._over = not left_out
                price = self._sets.price
                self._sets.block(left_out)
                return price, left_out
        self._over = True
        return None

    def _learn(self, left_out: set[int], meter: Meter) -> bool:
        """Find disjoint conflicts among what is kept; was there any?"""
        kept = [claim for claim in self._universe if claim not in left_out]
        found = False
        while (core := self._judge.core(kept, meter)) is not None:
            conflict = shrink(self._judge, core, meter) if len(core) <= _WORTH_SHRINKING else core
            self._sets.hit(conflict, meter)
            found = True
            gone = set(conflict)
            if not gone:
                break
            kept = [claim for claim in kept if claim not in gone]
        return found
