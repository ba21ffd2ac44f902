"""A small graph of dates cut out of a large one: the judge over the claims of one neighbourhood."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.graph import Arrow, Graph
from sicetnon.reason.engine.kernel import Arcs
from sicetnon.reason.engine.loader import Kernel


class Local:
    """Claims are named by the labels of the large graph; arcs too (`cycle`)."""

    def __init__(self, arcs: Arcs, chosen: Sequence[int], kernel: Kernel) -> None:
        self.arcs = sorted(chosen, key=lambda arc: (arcs.tail[arc], arc))
        ends = [(int(arcs.tail[arc]), int(arcs.head[arc])) for arc in self.arcs]
        node = {name: own for own, name in enumerate(sorted({end for pair in ends for end in pair}))}
        labels = [int(arcs.label[arc]) for arc in self.arcs]
        self.claims = sorted(set(labels) - {0})
        self._own = {0: 0, **{label: own for own, label in enumerate(self.claims, 1)}}
        self._tail, self._head = [node[tail] for tail, _ in ends], [node[head] for _, head in ends]
        self._label = [self._own[label] for label in labels]
        arrow = Arrow(self._tail, self._head, [int(arcs.days[arc]) for arc in self.arcs], self._label)
        self.graph = Graph(kernel, len(node), arrow, len(self.claims) + 1, origins=0)

    def cycle(self, claims: Collection[int], meter: Meter) -> list[int] | None:
        """The arcs (of the large graph) of a negative cycle among `claims`, None when they can all hold."""
        self._switch(claims)
        meter.step()
        for cycle, _ in self.graph.peel(lambda _: 0, meter):
            return [self.arcs[arc] for arc in cycle]
        return None

    def _switch(self, claims: Collection[int]) -> None:
        own = self._own
        labels = [0, *(own[claim] for claim in claims if claim in own)]
        self.graph.live = self.graph.kernel.marked(len(self.claims) + 1, labels)

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        """As `Judge.core`."""
        self._switch(claims)
        meter.step()
        for cycle, _ in self.graph.peel(lambda _: 0, meter):
            return sorted({self.claims[self._label[arc] - 1] for arc in cycle if self._label[arc]})
        return None

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        """As `Judge.extend`: one peel that spares `claims`, then what was set aside is tried again."""
        firm = {self._own[claim] for claim in claims if claim in self._own}
        label = self._label
        self._switch([*claims, *universe])
        meter.step()

        def victim(cycle: list[int]) -> int:
            return max(label[arc] for arc in cycle if label[arc] and label[arc] not in firm)

        aside = sorted(own for _, own in self.graph.peel(victim, meter))
        left_out = []
        for own in aside:
            meter.step()
            if not self.graph.admit(own, meter):
                left_out.append(self.claims[own - 1])
        return left_out

    def forced(self, arc: int) -> list[int]:
        """The claims that every negative cycle needs, when each passes through `arc` (of the large graph): those on
        the bridges of the ways from its head back to its tail. Linear in the arcs."""
        tails, heads = self._tail, self._head
        out: list[list[int]] = [[] for _ in range(self.graph.nodes)]
        for place, tail in enumerate(tails):
            out[tail].append(place)
        own = self.arcs.index(arc)
        road = _road(out, heads, heads[own], tails[own])
        index = {heads[own]: 0, **{heads[place]: number for number, place in enumerate(road, 1)}}
        labels = self._label
        seen: set[int] = set()
        furthest = 0
        bridges: set[int] = {labels[own]}
        node = heads[own]
        for number, place in enumerate(road):
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
