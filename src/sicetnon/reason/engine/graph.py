"""A labelled graph of differences: is it consistent, and if so, where can each point lie?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from itertools import repeat

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.kernel import AT_REST, CYCLE, FAR, HORIZON, SPENT, Arcs, Field, Forest, Ints, View
from sicetnon.reason.engine.loader import Kernel

_SLICE = 100_000
"""Arcs or nodes between two looks at the clock, in plain Python some 50 ms."""


Column = Sequence[int] | Ints


class Arrow:
    """One column each of tails, heads, days and labels, sorted by tail."""

    __slots__ = ("days", "head", "label", "tail")

    def __init__(self, tail: Column, head: Column, days: Column, label: Column) -> None:
        self.tail = tail
        self.head = head
        self.days = days
        self.label = label


class Graph:
    """Nodes 0 … n-1, of which the first `origins` stand for the calendar's origin; arcs as in `kernel`.

    `live[label]` switches the arcs of a label on (1) or off (0); label 0 stays on. Memory: about 200 bytes an arc in
    plain Python, 60 compiled.
    """

    def __init__(self, kernel: Kernel, nodes: int, arrows: Arrow, labels: int, origins: int = 1) -> None:
        self.kernel = kernel
        self.nodes = nodes
        self.origins = origins
        tail, head = kernel.ints(arrows.tail), kernel.ints(arrows.head)
        out, self._order = kernel.filled(nodes + 1, 0), kernel.filled(len(tail), 0)
        kernel.starts(tail, out, self._order)
        self.arcs = Arcs(out, tail, head, kernel.ints(arrows.days), kernel.ints(arrows.label))
        self._into: tuple[Ints, Ints] | None = None
        self._of_label: tuple[Ints, Ints] | None = None
        self.labels = labels
        self.live = kernel.filled(labels, 0)
        self.live[0] = 1
        self.potential: Ints
        self.reset()
        self._forest: Forest
        self._blank: tuple[Ints, Ints, Ints] | None = None

    def reset(self) -> None:
        """Begin anew, so that what is found does not hang on what was asked before."""
        self.potential = self.kernel.filled(self.nodes, HORIZON if self.origins else 0)
        for origin in range(self.origins):
            self.potential[origin] = 0

    def _new_forest(self) -> Forest:
        if self._blank is None:
            make = self.kernel
            self._blank = make.counted(self.nodes), make.filled(self.nodes, 0), make.filled(self.nodes + 1, 0)
        number, zero, cycle = self._blank
        return Forest(
            potential=self.potential, after=number.copy(), before=number.copy(), depth=zero.copy(), parent=zero.copy(),
            asleep=zero.copy(), queued=zero.copy(), queue=zero.copy(), state=self.kernel.ints([0, 0, -1, 0, 0]),
            cycle=cycle,
        )  # fmt: skip

    def twin(self) -> Graph:
        """A graph over the same arcs with a state of its own, which begins as this one stands."""
        other = copy(self)
        other.live, other.potential = self.live.copy(), self.potential.copy()
        return other

    def arcs_of(self, label: int) -> list[int]:
        """The arcs that carry `label`."""
        if self._of_label is None:
            start, order = self.kernel.filled(self.labels + 1, 0), self.kernel.filled(len(self.arcs.label), 0)
            self.kernel.starts(self.arcs.label, start, order)
            self._of_label = start, order
        start, order = self._of_label
        return [int(order[place]) for place in range(start[label], start[label + 1])]

    def peel(self, victim: Callable[[list[int]], int], meter: Meter) -> Iterator[tuple[list[int], int]]:
        """Search for negative cycles until none is left: yields the arcs of each, in the direction of time's arrows,
        with the label that `victim` names for it, which is then switched off (0: stop the search here).

        When the iteration has ended by itself, `potential` satisfies every live arc. Raises Spent.
        """
        kernel, arcs, live = self.kernel, self.arcs, self.live
        forest = self._forest = self._new_forest()
        limit = _SLICE if meter.limited else 1 << 60
        while kernel.wake(arcs, forest, live):
            while (outcome := kernel.relax(arcs, forest, live, limit)) != AT_REST:
                if outcome == CYCLE:
                    cycle = kernel.backwards(forest.cycle, forest.state[4])
                    label = victim(cycle)
                    if label:
                        self._set_aside(label)
                    yield cycle, label
                    if not label:
                        return
                meter.look()
            meter.look()

    def _set_aside(self, label: int) -> None:
        self.live[label] = 0
        for arc in self.arcs_of(label):
            head = self.arcs.head[arc]
            if self._forest.parent[head] == arc and self._forest.before[head] != head:
                self.kernel.take_apart(self._forest, head, -1, 0)

    def admit(self, label: int, meter: Meter) -> bool:
        """Switch a label on if that closes no negative cycle, and repair the potential around it; else change nothing.

        The potential must satisfy what is live. Raises Spent.
        """
        arcs, before = self.arcs, self.potential.copy()
        forest = self._forest = self._new_forest()
        self.live[label] = 1
        for arc in self.arcs_of(label):
            tail = arcs.tail[arc]
            if not forest.queued[tail]:
                forest.queued[tail] = 1
                forest.queue[forest.state[1]] = tail
                forest.state[1] += 1
        limit = _SLICE if meter.limited else 1 << 60
        while (outcome := self.kernel.relax(arcs, forest, self.live, limit)) == SPENT:
            meter.look()
        if outcome == CYCLE:
            self.live[label] = 0
            self.potential = before
        return bool(outcome == AT_REST)

    def views(self) -> tuple[View, View]:
        """The arcs forwards (distances from the origin: latest days) and backwards (earliest)."""
        arcs = self.arcs
        if self._into is None:
            start, order = self.kernel.filled(self.nodes + 1, 0), self.kernel.filled(len(arcs.head), 0)
            self.kernel.starts(arcs.head, start, order)
            self._into = start, order
        into, order = self._into
        return (
            View(arcs.out, self._order, arcs.tail, arcs.head, arcs.days, arcs.label, 1),
            View(into, order, arcs.head, arcs.tail, arcs.days, arcs.label, -1),
        )

    def distances(self, backwards: bool, meter: Meter, sources: Sequence[int] | None = None) -> Field:
        """Distances from the origins (or `sources`) along, or against, the live arcs, under a settled `potential`.

        From the origins, forwards, they are the latest days; backwards, the earliest days with the opposite sign.
        """
        make = self.kernel
        field = Field(make.filled(self.nodes, FAR), make.filled(self.nodes, -1), make.filled(self.nodes, 0))
        for source in range(self.origins) if sources is None else sources:
            field.distance[source] = 0
        view = self.views()[1 if backwards else 0]
        limit = max(_SLICE // 4, self.nodes // 8) if meter.limited else 1 << 60
        while make.shortest(view, self.live, self.potential, field, limit) != AT_REST:
            meter.look()
        return field


def path(arcs: Arcs, field: Field, node: int, backwards: bool) -> list[int]:
    """The arcs that lead from a source to `node` (backwards: from `node` to a source), in the direction of the arcs."""
    found: list[int] = []
    for _ in repeat(None, len(arcs.head)):
        arc = int(field.parent[node])
        if arc < 0:
            break
        found.append(arc)
        node = arcs.head[arc] if backwards else arcs.tail[arc]
    return found if backwards else found[::-1]
