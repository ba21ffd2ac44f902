"""The exact earliest and latest day of every point over all that a consistent choice of claims leaves possible."""

from __future__ import annotations

from collections.abc import Sequence

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.kernel import FAR
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.oracle import Oracle, Part
from sicetnon.reason.engine.results import Bound


class Hull:
    """One box an assignment; then the oracle is asked for a day outside of all boxes, until there is none.

    Each point and side gets a probe literal whose arc reaches one day beyond the box so far. What the oracle learns
    about a probe stays true when the box grows, since the probe then asks for more. The oracle is let go of when the
    box has its full size.
    """

    def __init__(self, part: Part, kernel: Kernel, claims: Sequence[int]) -> None:
        self._points = part.points
        self._base = part.variables
        self._outside = part.variables + 2 * part.points - 1
        wide = Part(part.claims, self._outside, part.points)
        wide.rules, wide.cardinalities, wide.edges = part.rules, part.cardinalities, list(part.edges)
        for point in range(1, part.points):
            wide.edges.append((point, 0, 0, self._probe(point, 0), 0, -1))
            wide.edges.append((0, point, 0, self._probe(point, 1), 0, -1))
        self._probes = list(range(self._base + 1, self._outside))
        wide.clauses = [*part.clauses, ((-self._outside, *self._probes), 0)]
        self._wide, self._kernel, self._claims = wide, kernel, claims
        self.latest: list[int | None] = [None] * part.points
        self.earliest: list[int | None] = [None] * part.points

    def _probe(self, point: int, side: int) -> int:
        """The literal that asks for a day later than the latest (0) or earlier than the earliest (1)."""
        return self._base + 2 * point - 1 + side

    def grow(self, meter: Meter) -> None:
        """Fill `earliest` and `latest`. Raises Spent, when they hold what was found so far, and ValueError for claims
        that cannot all hold."""
        oracle = Oracle(self._wide, self._kernel, meter)
        arcs = {edge[3]: arc for arc, edge in enumerate(oracle.edges) if self._base < edge[3] < self._outside}
        assumed = [*oracle.rules, *self._claims]
        if oracle.ask([*assumed, *(-probe for probe in self._probes)], meter) is not None:
            raise ValueError("claims that cannot all hold have no bounds")
        later, sooner = self._box(oracle, meter)
        self.latest = [None if days == FAR else days for days in later]
        self.earliest = [None if days == FAR else -days for days in sooner]
        while True:
            closed = [-probe for probe in self._probes if not self._aim(oracle, probe, arcs[probe])]
            if oracle.ask([*assumed, self._outside, *closed], meter) is not None:
                return
            later, sooner = self._box(oracle, meter)
            for point, (late, soon) in enumerate(zip(later, sooner, strict=True)):
                known = self.latest[point]
                self.latest[point] = None if late == FAR or known is None else max(known, late)
                known = self.earliest[point]
                self.earliest[point] = None if soon == FAR or known is None else min(known, -soon)

    def _aim(self, oracle: Oracle, probe: int, arc: int) -> bool:
        """Let the probe ask for the first day outside of the box; False when the box is open there."""
        point, side = divmod(probe - self._base + 1, 2)
        known = self.earliest[point] if side else self.latest[point]
        if known is None:
            return False
        oracle.graph.arcs.days[arc] = known - 1 if side else -known - 1
        return True

    def _box(self, oracle: Oracle, meter: Meter) -> tuple[list[int], list[int]]:
        """Distances from and to the origin under the present assignment, without the probes."""
        graph = oracle.graph
        for probe in self._probes:
            graph.live[Oracle.label(probe)] = 0
        later = graph.distances(False, meter).distance
        sooner = graph.distances(True, meter).distance
        return [int(later[p]) for p in range(self._points)], [int(sooner[p]) for p in range(self._points)]

    def bound(self, point: int) -> Bound:
        """Earliest and latest day of a point."""
        return self.earliest[point], self.latest[point]
