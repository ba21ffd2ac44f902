"""How many of some propositions hold, in clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pysat.card import CardEnc, EncType  # type: ignore[import-untyped]

from sicetnon.reason.engine.budget import Meter

_SMALL = 4000
"""A count of literals whose number times the bound is no greater is written out; others are sorted."""

Clauses = list[list[int]]


class Counts:
    """Clauses for "at least so many, at most so many of these hold", with variables after `top`.

    Large counts of the same literals share the variables that sort these, so that two that disagree contradict each
    other at first sight.
    """

    def __init__(self, top: int) -> None:
        self.top = top
        self._sorted: dict[tuple[int, ...], list[int]] = {}

    def clauses(self, literals: tuple[int, ...], least: int, most: int | None, meter: Meter) -> tuple[Clauses, Clauses]:
        """Clauses that hold always, not yet given, and those that say the bounds. An impossible bound gives the empty
        clause. Raises Spent."""
        size = len(literals)
        if least > size or (most is not None and (most < least or most < 0)):
            return [], [[]]
        if most is not None and most >= size:
            most = None
        if max(least, most or 0) * size <= _SMALL:
            return [], self._written_out(literals, least, most)
        always: Clauses = []
        wires = self._sorted.get(literals)
        if wires is None:
            wires = list(literals)
            for one, other in meter.each(_comparators(size)):
                self.top += 2
                more, fewer = self.top - 1, self.top
                a, b = wires[one], wires[other]
                always += [-a, more], [-b, more], [-a, -b, fewer], [-more, a, b], [-fewer, a], [-fewer, b]
                wires[one], wires[other] = more, fewer
            always += ([-fewer, more] for more, fewer in pairwise(wires))
            self._sorted[literals] = wires
        return always, [*([[wires[least - 1]]] if least > 0 else []), *([[-wires[most]]] if most is not None else [])]

    def _written_out(self, literals: Sequence[int], least: int, most: int | None) -> Clauses:
        """Sequential counters (Sinz 2005)."""
        clauses: Clauses = []
        for make, bound in ((CardEnc.atleast, least or None), (CardEnc.atmost, most)):
            if bound is not None:
                encoded = make(lits=list(literals), bound=bound, top_id=self.top, encoding=EncType.seqcounter)
                clauses += encoded.clauses
                self.top = max(self.top, encoded.nv)
        return clauses


def _comparators(size: int) -> Iterator[tuple[int, int]]:
    """The pairs of places that Batcher's network compares in turn (merge exchange; Knuth, The Art of Computer
    Programming 3, 5.2.2, Algorithm M)."""
    top = 1 << max(0, (size - 1).bit_length() - 1)
    step = top
    while step:
        reach, rest, apart = top, 0, step
        while True:
            yield from ((place, place + apart) for place in range(size - apart) if place & step == rest)
            if reach == step:
                break
            apart, reach, rest = reach - step, reach // 2, step
        step //= 2
