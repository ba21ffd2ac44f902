"""Hitting sets, cheapest first: choices of elements that meet every one of a growing family of sets.

Core-guided search with soft cardinalities (OLL; Andres et al., ICLP 2012; RC2, Ignatiev et al., JSAT 2019). The family
only grows, so the price of the cheapest hitting set never falls, and what was learned stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.sat import Counter, Solver


class HittingSets:
    """Elements are any integers with a positive whole price, 1 unless `prices` says otherwise."""

    def __init__(self, prices: dict[int, int] | None = None) -> None:
        self._prices = prices or {}
        self._solver = Solver()
        self._variable: dict[int, int] = {}
        self._element: dict[int, int] = {}
        self._soft: dict[int, int] = {}
        self._counters: dict[int, tuple[Counter, int]] = {}
        self.price = 0

    def _of(self, element: int) -> int:
        if element not in self._variable:
            self._solver.top += 1
            variable = self._variable[element] = self._solver.top
            self._element[variable] = element
            self._soft[-variable] = self._prices.get(element, 1)
            self._solver.prefer([-variable])
        return self._variable[element]

    def hit(self, elements: Iterable[int], meter: Meter) -> None:
        """At least one of `elements` must be chosen from now on; an empty set leaves nothing to choose. Raises Spent,
        when nothing is said."""
        clause = sorted(self._of(element) for element in meter.each(sorted(elements)))
        if not clause:
            self._solver.top += 1
            self._solver.add([self._solver.top])
            clause = [-self._solver.top]
        self._solver.add(clause)

    def exclude(self, elements: Sequence[int], meter: Meter) -> None:
        """All but one of `elements` must be chosen from now on (at-most-one constraints of RC2: told together they cost
        no search, where pair by pair they cost a great deal). None of them may have been named before."""
        variables = [self._of(element) for element in sorted(elements)]
        for place, one in enumerate(meter.all(variables)):
            for other in variables[:place]:
                self._solver.add([other, one])
        kept = [-variable for variable in variables]
        while len(kept) > 1:
            least = min(self._soft[literal] for literal in kept)
            self.price += (len(kept) - 1) * least
            self._solver.top += 1
            kind = self._solver.top
            self._solver.add([-kind, *kept])
            self._solver.prefer([kind])
            for literal in kept:
                self._soft[literal] -= least
                if not self._soft[literal]:
                    del self._soft[literal]
            self._soft[kind] = least
            kept = [literal for literal in kept if literal in self._soft]

    def block(self, elements: Iterable[int]) -> None:
        """Choose neither `elements` nor any superset of them from now on."""
        self._solver.add([-self._of(element) for element in sorted(elements)])

    def next(self, meter: Meter) -> list[int] | None:
        """The cheapest choice, sorted; None when there is none. `price` is then its price. Raises Spent."""
        while True:
            meter.look()
            assumed = sorted(self._soft, key=abs)
            if self._solver.solve(assumed, meter):
                return sorted(
                    self._element[literal]
                    for literal in meter.each(self._solver.model())
                    if literal > 0 and literal in self._element
                )
            core = self._solver.core()
            if not core:
                return None
            self._relax(self._trimmed(core, meter), meter)

    def _trimmed(self, core: list[int], meter: Meter) -> list[int]:
        for _ in range(3):
            if len(core) < 2 or self._solver.solve(core, meter):
                break
            smaller = self._solver.core()
            if not smaller or len(smaller) == len(core):
                break
            core = smaller
        return core

    def _relax(self, core: Sequence[int], meter: Meter) -> None:
        """Pay the least price in the core; from now on one of its members may be broken free of charge."""
        least = min(self._soft[literal] for literal in core)
        self.price += least
        for literal in core:
            self._soft[literal] -= least
            if not self._soft[literal]:
                del self._soft[literal]
            if literal in self._counters:
                counter, bound = self._counters[literal]
                if bound + 1 < counter.size:
                    self._allow(counter, bound + 1, least, meter)
        if len(core) > 1:
            broken = sorted((-literal for literal in core), key=abs)
            counter = Counter(broken, self._solver.top, meter)
            self._solver.top = max(self._solver.top, counter.top)
            self._allow(counter, 1, least, meter)

    def _allow(self, counter: Counter, bound: int, price: int, meter: Meter) -> None:
        literal, clauses = counter.above(bound, self._solver.top)
        self._solver.top = max(self._solver.top, counter.top)
        for clause in meter.each(clauses):
            self._solver.add(clause)
        self._soft[-literal] = self._soft.get(-literal, 0) + price
        self._counters[-literal] = counter, bound
