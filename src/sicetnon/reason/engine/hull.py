"""The exact earliest and latest day of every point over all that a consistent choice of claims leaves possible."""

from __future__ import annotations

from collections.abc import Sequence

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.kernel import FAR
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.oracle import Oracle, Part
from sicetnon.reason.engine.results import Bound, Side

Box = dict[Side, list[int | None]]
"""By side, and by point: a day, None where the box is open."""


class Hull:
    """One box an assignment; then the oracle is asked for a day outside of all boxes, until there is none.

    What holds under every assignment gives an outer box: where the first box is as wide, nothing is asked. For what is
    left, each point and side gets a probe literal whose arc reaches one day beyond the box so far. What the oracle
    learns about a probe stays true when the box grows, since the probe then asks for more. The oracle of the probes is
    let go of when the box has its full size.
    """

    def __init__(self, oracle: Oracle, kernel: Kernel, claims: Sequence[int]) -> None:
        self._oracle, self._kernel, self._claims = oracle, kernel, claims
        blank: list[int | None] = [None] * oracle.part.points
        self._box: Box = {"latest": blank, "earliest": blank}

    def grow(self, meter: Meter) -> None:
        """Find the box. Raises Spent, when what was found so far can be read, and ValueError for claims that cannot all
        hold."""
        oracle = self._oracle
        assumed = [*oracle.rules, *self._claims]
        if oracle.ask(assumed, meter) is not None:
            raise ValueError("claims that cannot all hold have no bounds")
        self._box = _box(oracle, meter)
        live = oracle.graph.live
        oracle.graph.live = self._kernel.marked(len(live), [0, *(oracle.label(literal) for literal in assumed)])
        outer = _box(oracle, meter)
        oracle.graph.live = live
        inside: list[tuple[int, Side]] = [
            (point, side)
            for point in range(1, oracle.part.points)
            for side in self._box
            if self._box[side][point] is not None and self._box[side][point] != outer[side][point]
        ]
        if inside:
            _Probes(oracle.part, inside, self._kernel, meter).widen(self._box, assumed, meter)

    def bound(self, point: int) -> Bound:
        """Earliest and latest day of a point."""
        return self._box["earliest"][point], self._box["latest"][point]


def _box(oracle: Oracle, meter: Meter) -> Box:
    """Distances from and to the origin under what is switched on."""
    graph, points = oracle.graph, oracle.part.points
    later, sooner = graph.distances(False, meter).distance, graph.distances(True, meter).distance
    return {
        "latest": [None if later[point] == FAR else int(later[point]) for point in range(points)],
        "earliest": [None if sooner[point] == FAR else -int(sooner[point]) for point in range(points)],
    }


class _Probes:
    """An oracle that can be asked for a day outside of a box, at some points and sides of it."""

    def __init__(self, part: Part, inside: Sequence[tuple[int, Side]], kernel: Kernel, meter: Meter) -> None:
        self._inside = dict(enumerate(inside, part.variables + 1))
        self._outside = part.variables + len(inside) + 1
        wide = Part(part.claims, self._outside, part.points)
        wide.rules, wide.cardinalities, wide.edges = part.rules, part.cardinalities, list(part.edges)
        for probe, (point, side) in self._inside.items():
            ends = (0, point) if side == "earliest" else (point, 0)
            wide.edges.append((*ends, 0, probe, 0, -1))
        wide.clauses = [*part.clauses, ((-self._outside, *self._inside), 0)]
        self._oracle = Oracle(wide, kernel, meter)
        self._arcs = {edge[3]: arc for arc, edge in enumerate(self._oracle.edges) if edge[3] in self._inside}

    def widen(self, box: Box, assumed: Sequence[int], meter: Meter) -> None:
        """Widen the box until nothing is left outside of it. Raises Spent."""
        oracle, shift = self._oracle, len(self._inside) + 1
        top = self._outside - shift
        given = [literal + shift if literal > top else literal for literal in assumed]
        while True:
            closed = [-probe for probe in self._inside if not self._aim(box, probe)]
            if oracle.ask([*given, self._outside, *closed], meter) is not None:
                return
            for probe in self._inside:
                oracle.graph.live[oracle.label(probe)] = 0
            oracle.unsettle()
            found = _box(oracle, meter)
            for point, side in self._inside.values():
                here, known = found[side][point], box[side][point]
                widest = max if side == "latest" else min
                box[side][point] = None if here is None or known is None else widest(here, known)

    def _aim(self, box: Box, probe: int) -> bool:
        """Let the probe ask for the first day outside of the box; False when the box is open there."""
        point, side = self._inside[probe]
        known = box[side][point]
        if known is not None:
            self._oracle.graph.arcs.days[self._arcs[probe]] = known - 1 if side == "earliest" else -known - 1
        return known is not None
