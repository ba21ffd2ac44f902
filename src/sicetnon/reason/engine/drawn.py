"""Readings drawn from one place of contradiction at a time, at whole prices."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from sicetnon.reason.engine.arena import Arena
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.combine import Priced
from sicetnon.reason.engine.dual import ReadingSearch


def priced(weights: Sequence[float], meter: Meter) -> tuple[list[int], int]:
    """Whole prices for the weights, counted from 1, and what one unit of weight is in them."""
    exact = {weight: Fraction(str(weight)) for weight in set(meter.each(weights))}
    scale = lcm(*(fraction.denominator for fraction in exact.values())) if exact else 1
    price = {weight: int(fraction * scale) for weight, fraction in exact.items()}
    return [0, *(price[weight] for weight in meter.each(weights))], scale


class ReadingSource:
    """The readings of one arena, by canonical numbers."""

    def __init__(self, arena: Arena, prices: Sequence[int], meter: Meter) -> None:
        own = {claim: prices[claim] for claim in meter.each(arena.claims)}
        self._search = ReadingSearch(arena.judge, arena.claims, own, arena.rivals(meter), meter)
        self._judge = arena.judge
        self._meter = meter
        self.drawn = 0

    def contradicts_itself(self, claim: int) -> bool:
        """Whether the claim cannot hold even alone."""
        return self._judge.core([claim], self._meter) is not None

    def __call__(self) -> Priced | None:
        found = self._search.next(self._meter)
        if found is None:
            return None
        self.drawn += 1
        return found[0], tuple(found[1])

    def count_left_out(self, bound: int | None) -> tuple[dict[int, int], bool]:
        """How often each claim is left out of the first `bound` readings, and whether these were all."""
        counted: dict[int, int] = {}
        while (priced := self()) is not None:
            if bound is not None and self.drawn > bound:
                self.drawn -= 1
                return counted, False
            for claim in priced[1]:
                counted[claim] = counted.get(claim, 0) + 1
        return counted, True
