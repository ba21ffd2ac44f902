"""The neighbourhood of a claim of which one arc fails: every conflict is a short way from the arc's head to its tail.

The rest can hold together, so that its reduced costs are lengths; with the arc they contradict one another where the
way back is shorter than what the arc fails by.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.kernel import FAR, Arcs, Ints, View
from sicetnon.reason.engine.local import Cutting
from sicetnon.reason.engine.ways import Ways


class Corridor:
    """The judge over the claims of such a neighbourhood, as `Local` is over any; `failing` is the arc."""

    def __init__(self, arcs: Arcs, potential: Ints, cutting: Cutting, failing: int, meter: Meter) -> None:
        self._cut = cutting
        self._kernel = cutting.kernel
        self._failing = failing
        self.claims = cutting.claims
        self._label = int(arcs.label[failing])
        level = [int(potential[name]) for name in cutting.names]
        place = cutting.arcs.index(failing)
        self._source, self._goal = cutting.head[place], cutting.tail[place]
        self._radius = level[self._source] - level[self._goal] - cutting.days[place]
        columns = zip(cutting.tail, cutting.head, cutting.days, cutting.label, strict=True)
        kept = [row for own, row in enumerate(columns) if own != place]
        meter.look()
        self._arcs = [arc for arc in cutting.arcs if arc != failing]
        meter.look()
        rows = [(tail, head, days + level[tail] - level[head], own) for tail, head, days, own in kept]
        self._ways = self._road(rows, meter)

    def _road(self, rows: Sequence[tuple[int, int, int, int]], meter: Meter) -> Ways:
        make = self._kernel
        nodes, labels = len(self._cut.names), len(self.claims) + 1
        tail, head, length, label = (make.ints([row[column] for row in rows]) for column in range(4))
        out, into, start = make.filled(nodes + 1, 0), make.filled(nodes + 1, 0), make.filled(labels + 1, 0)
        forth, back, order = (make.filled(len(rows), 0) for _ in range(3))
        for keys, first, places in ((tail, out, forth), (head, into, back), (label, start, order)):
            make.starts(keys, first, places, meter)
        beyond, touched = make.filled(nodes, FAR), make.filled(nodes, 0)
        beyond[self._goal], touched[0] = 0, self._goal
        far, days, ends = (make.take(column, back) for column in (tail, length, label))
        meter.look()
        view = View(into, back, far, days, ends, make.filled(labels, 1), make.filled(nodes, 0), -1)
        make.ball(view, beyond, touched, (1, self._radius, 0))
        return Ways(out, tail, head, length, label, start, order, beyond)

    def _way(self, claims: Collection[int], meter: Meter) -> list[int] | None:
        """The places of the arcs of the shortest way back, first to last; None where the claims can all hold."""
        meter.step()
        if self._label not in claims:
            return None
        make = self._kernel
        live = make.marked(len(self.claims) + 1, [0, *self._cut.owns(claims)])
        reach, back = make.filled(len(self._cut.names), FAR), make.filled(len(self._cut.names), 0)
        many = make.walk(self._ways, live, reach, back, (self._source, self._goal, self._radius))
        return None if many < 0 else make.backwards(back, many)

    def cycle(self, claims: Collection[int], meter: Meter) -> list[int] | None:
        """The arcs (of the large graph) of a negative cycle among `claims`, None when they can all hold."""
        way = self._way(claims, meter)
        return None if way is None else [self._failing, *(self._arcs[place] for place in way)]

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        """As `Judge.core`."""
        way = self._way(claims, meter)
        if way is None:
            return None
        label = self._ways.label
        return sorted({self._label, *(self.claims[label[place] - 1] for place in way if label[place])})

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        """As `Judge.extend`: the claims of the universe are taken up one after the other, where no way back opens."""
        if self._label not in claims:
            return [] if self._way([*claims, *universe], meter) is None else [self._label]
        meter.step()
        make = self._kernel
        firm, free = self._cut.owns(claims), self._cut.owns(universe)
        trial = make.ints([0, *firm, *free])
        live, reach = make.filled(len(self.claims) + 1, 0), make.filled(len(self._cut.names), FAR)
        reach[self._source] = 0
        taken = make.filled(len(trial), 1)
        make.fill(self._ways, live, reach, trial, taken, (self._goal, self._radius))
        fits = make.listed(taken)[len(firm) + 1 :]
        return sorted(self.claims[own - 1] for own, fit in zip(free, fits, strict=True) if not fit)

    def forced(self, meter: Meter) -> list[int]:
        """The claims that every conflict needs: those on the bridges of the ways back. Linear in the arcs."""
        cut, ways = self._cut, self._ways
        tails, heads, labels = (self._kernel.listed(column) for column in (ways.tail, ways.head, ways.label))
        out: list[list[int]] = [[] for _ in cut.names]
        for place, tail in enumerate(meter.each(tails)):
            out[tail].append(place)
        road = _road(out, heads, self._source, self._goal)
        meter.look()
        index = {self._source: 0, **{heads[place]: number for number, place in enumerate(road, 1)}}
        seen: set[int] = set()
        furthest = 0
        bridges: set[int] = {cut.own[self._label]}
        node = self._source
        for number, place in enumerate(meter.each(road)):
            stack = [node]
            while stack:
                here = stack.pop()
                seen.add(here)
                for arc_out in out[here]:
                    there = heads[arc_out]
                    same = here == node and there == heads[place] and labels[arc_out] == labels[place]
                    if arc_out == place or same:
                        continue
                    if there in index:
                        furthest = max(furthest, index[there])
                    elif there not in seen:
                        seen.add(there)
                        stack.append(there)
            if furthest <= number:
                bridges.add(labels[place])
            node = heads[place]
        return sorted(self.claims[label - 1] for label in bridges if label)


def _road(out: Sequence[Sequence[int]], heads: Sequence[int], start: int, goal: int) -> list[int]:
    """The arcs of a way with the fewest arcs."""
    back: dict[int, int] = {start: -1}
    came: dict[int, int] = {start: start}
    queue = [start]
    for node in queue:
        if node == goal:
            break
        for arc in out[node]:
            if heads[arc] not in back:
                back[heads[arc]] = arc
                came[heads[arc]] = node
                queue.append(heads[arc])
    found = []
    node = goal
    while node in back and back[node] >= 0:
        found.append(back[node])
        node = came[node]
    return found[::-1]
