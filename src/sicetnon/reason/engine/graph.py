"""A labelled graph of differences: is it consistent, and if so, where can each point lie?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from itertools import repeat

from sicetnon.reason.engine.budget import FREE, Meter
from sicetnon.reason.engine.kernel import AT_REST, CYCLE, FAR, HORIZON, SPENT, Arcs, Field, Forest, Ints, Log, View
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.network import MAX_DAYS

_SLICE, _FAST_SLICE = 3_000, 100_000
"""Arcs between two looks at the clock, plain and compiled: some 5 ms."""
_FEW_ARCS = 64
"""Arcs of one label that are looked at without a look at the clock."""
_ROUNDS = 6
"""How often, on average, an arc may be looked at before a search without a heap is given up."""

Column = Sequence[int] | Ints
_Columns = tuple[Ints, Ints, Ints, Ints, Ints]


Row = tuple[int, int, int, int]
"""Tail, head, days and label of an arc."""


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

    def __init__(
        self, kernel: Kernel, nodes: int, arrows: Arrow, labels: int, origins: int = 1, *, meter: Meter = FREE
    ) -> None:
        self.kernel = kernel
        self.nodes = nodes
        self.origins = origins
        tail, head = kernel.ints(arrows.tail), kernel.ints(arrows.head)
        out = kernel.filled(nodes + 1, 0)
        kernel.starts(tail, out, kernel.filled(len(tail), 0), meter)
        self.arcs = Arcs(out, tail, head, kernel.ints(arrows.days), kernel.ints(arrows.label))
        self._columns: tuple[_Columns, _Columns] | None = None
        self._of_label: tuple[Ints, Ints] | None = None
        self.labels = labels
        self.refusal: list[int] = []
        self.live = kernel.filled(labels, 0)
        self.live[0] = 1
        self.potential: Ints
        self._fresh: bool
        self._latest: tuple[Ints, Ints] | None
        self.reset()
        self._blank: tuple[Ints, Ints, Ints] | None = None

    def reset(self) -> None:
        """Begin anew, so that what is found does not hang on what was asked before."""
        self.potential = self.kernel.filled(self.nodes, HORIZON if self.origins else 0)
        for origin in range(self.origins):
            self.potential[origin] = 0
        self._fresh = self.nodes < HORIZON // (2 * MAX_DAYS) and self.origins > 0
        self._latest = None

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

    def extended(self, nodes: int, labels: int, rows: Sequence[Row]) -> tuple[Graph, Ints]:
        """A graph with more nodes, labels (switched off) and arcs that stands as this one; and where the arcs went."""
        make = self.kernel
        columns = zip((self.arcs.tail, self.arcs.head, self.arcs.days, self.arcs.label), range(4), strict=True)
        tail, head, days, label = (make.joined(values, [row[column] for row in rows]) for values, column in columns)
        order = make.filled(len(tail), 0)
        make.starts(tail, make.filled(self.nodes + nodes + 1, 0), order, FREE)
        arrow = Arrow(make.take(tail, order), make.take(head, order), make.take(days, order), make.take(label, order))
        other = Graph(make, self.nodes + nodes, arrow, self.labels + labels, self.origins)
        other.live = make.joined(self.live, [0] * labels)
        other.potential, other._fresh = make.joined(self.potential, [0] * nodes), False
        return other, make.inverse(order)

    def _by_label(self, meter: Meter) -> tuple[Ints, Ints]:
        """The arcs in the order of their labels, and where those of each label begin."""
        if self._of_label is None:
            start, order = self.kernel.filled(self.labels + 1, 0), self.kernel.filled(len(self.arcs.label), 0)
            self.kernel.starts(self.arcs.label, start, order, meter)
            self._of_label = start, order
        return self._of_label

    def arcs_of(self, label: int, meter: Meter = FREE) -> list[int]:
        """The arcs that carry `label`."""
        start, order = self._by_label(meter)
        return [int(order[place]) for place in range(start[label], start[label + 1])]

    def peel(
        self, victim: Callable[[list[int]], int], meter: Meter, failing: Sequence[int] | None = None
    ) -> Iterator[tuple[list[int], int]]:
        """Search for negative cycles until none is left: yields the arcs of each, in the direction of time's arrows,
        with the label that `victim` names for it, which is then switched off (0: stop the search here). `failing` are
        the live arcs, in order, that do not hold under the potential, where that is known.

        When the iteration has ended by itself, `potential` satisfies every live arc. Raises Spent.
        """
        kernel, arcs, live = self.kernel, self.arcs, self.live
        fresh, self._fresh, self._latest = self._fresh, False, None
        forest = self._new_forest()
        limit = self._slice(meter)
        if fresh:
            woken = self._begin(forest)
        else:
            woken = self._wake(forest, meter) if failing is None else self._queue(forest, failing)
        while woken:
            # What was cut off and sleeps hangs on what was relaxed, so that at rest every arc holds; but a search that
            # began at the origins has not seen what they do not reach.
            woken = int(fresh)
            while (outcome := kernel.relax(arcs, forest, live, limit)) != AT_REST:
                meter.look()
                if outcome == CYCLE:
                    cycle = kernel.backwards(forest.cycle, forest.state[4])
                    label = victim(cycle)
                    fresh = False
                    meter.look()
                    if label:
                        self._set_aside(forest, label, meter)
                    yield cycle, label
                    if not label:
                        return
                    woken = 1  # but what hung on the label set aside may sleep on
            woken = self._wake(forest, meter) if woken else 0
        if fresh:
            self._latest = forest.parent, live.copy()

    def failing(self, labels: Sequence[int], meter: Meter) -> list[int]:
        """The arcs of these labels that do not hold under the potential, in order."""
        tail, head, days, potential = self.arcs.tail, self.arcs.head, self.arcs.days, self.potential
        start, order = self._by_label(meter)
        found: list[int] = []
        for label in meter.each(labels):
            places = range(start[label], start[label + 1])
            for place in places if len(places) <= _FEW_ARCS else meter.each(places):
                arc = order[place]
                if potential[tail[arc]] + days[arc] < potential[head[arc]]:
                    found.append(int(arc))
        return sorted(found)

    def _begin(self, forest: Forest) -> int:
        """Queue the origins, which most points hang on."""
        for origin in range(self.origins):
            forest.queued[origin], forest.queue[origin] = 1, origin
        forest.state[1] = self.origins
        return self.origins

    def _queue(self, forest: Forest, failing: Sequence[int]) -> int:
        """Queue the tails of these arcs, as `kernel.wake` does; how many."""
        for arc in failing:
            node = self.arcs.tail[arc]
            if not forest.queued[node]:
                forest.queued[node] = 1
                forest.queue[forest.state[1]] = node
                forest.state[1] += 1
        return len(failing)

    def _slice(self, meter: Meter) -> int:
        if not meter.limited:
            return 1 << 60
        return _FAST_SLICE if self.kernel.fast else _SLICE

    def _wake(self, forest: Forest, meter: Meter) -> int:
        many, step, queued = len(self.arcs.head), self._slice(meter), 0
        for first in range(0, many, step):
            queued = self.kernel.wake(self.arcs, forest, self.live, (first, min(many, first + step)))
            meter.look()
        return queued

    def _set_aside(self, forest: Forest, label: int, meter: Meter) -> None:
        self.live[label] = 0
        for arc in meter.each(self.arcs_of(label, meter)):
            head = self.arcs.head[arc]
            if forest.parent[head] == arc and forest.before[head] != head:
                self.kernel.take_apart(forest, head, -1, 0)

    def admit(self, label: int, meter: Meter) -> bool:
        """Switch a label on if that closes no negative cycle, and repair the potential around it; else change nothing,
        and keep the cycle as `refusal`.

        The potential must satisfy what is live. Raises Spent, when nothing is changed either.
        """
        arcs, before = self.arcs, self.potential.copy()
        forest = self._new_forest()
        self._fresh, self._latest = False, None
        own = self.arcs_of(label, meter)
        self.live[label] = 1
        for arc in own:
            tail = arcs.tail[arc]
            if not forest.queued[tail]:
                forest.queued[tail] = 1
                forest.queue[forest.state[1]] = tail
                forest.state[1] += 1
        limit = self._slice(meter)
        outcome = SPENT
        try:
            while (outcome := self.kernel.relax(arcs, forest, self.live, limit)) == SPENT:
                meter.look()
        finally:
            if outcome != AT_REST:
                self.live[label] = 0
                self.potential = before
        if outcome == CYCLE:
            self.refusal = self.kernel.backwards(forest.cycle, forest.state[4])
        return bool(outcome == AT_REST)

    def views(self, meter: Meter = FREE) -> tuple[View, View]:
        """The arcs forwards (distances from the origin: latest days) and backwards (earliest), as things stand."""
        arcs, make = self.arcs, self.kernel
        if self._columns is None:
            into, order = make.filled(self.nodes + 1, 0), make.filled(len(arcs.head), 0)
            make.starts(arcs.head, into, order, meter)
            far, days, label = (make.take(column, order) for column in meter.all((arcs.tail, arcs.days, arcs.label)))
            forth = arcs.out, make.counted(len(order)), arcs.head, arcs.days, arcs.label
            self._columns = forth, (into, order, far, days, label)
        forth, back = self._columns
        return View(*forth, self.live, self.potential, 1), View(*back, self.live, self.potential, -1)

    def distances(self, backwards: bool, meter: Meter, sources: Sequence[int] | None = None) -> Field:
        """Distances from the origins (or `sources`) along, or against, the live arcs, under a settled `potential`.

        From the origins, forwards, they are the latest days; backwards, the earliest days with the opposite sign.
        """
        make = self.kernel
        if not backwards and sources is None and self._latest is not None and make.same(self._latest[1], self.live):
            return self._known(self._latest[0])
        field = Field(make.filled(self.nodes, FAR), make.filled(self.nodes, -1), make.filled(self.nodes, 0))
        waiting, many = make.filled(self.nodes + 1, 0), 0
        for source in range(self.origins) if sources is None else sources:
            field.distance[source], waiting[many] = 0, source
            many += 1
        waiting[self.nodes] = many
        view = self.views(meter)[1 if backwards else 0]
        meter.look()
        limit = self._slice(meter) // 4
        log = new_log(make, 0)
        while make.shortest(view, field, waiting, log, limit) != AT_REST:
            meter.look()
        return field

    def days(self, backwards: bool, meter: Meter) -> Ints:
        """The distances alone, from the origins, as in `distances`."""
        if backwards and self.kernel.fast and self.nodes < HORIZON // (2 * MAX_DAYS) and (quick := self._quick(meter)):
            return quick[0]
        return self.distances(backwards, meter).distance

    def _quick(self, meter: Meter) -> tuple[Ints] | None:
        """The distances backwards without a heap, if that ends soon: compiled, mostly in a third of the time."""
        make, view = self.kernel, self.views(meter)[1]
        forest = self._new_forest()._replace(potential=make.filled(self.nodes, FAR))
        for origin in range(self.origins):
            forest.potential[origin], forest.queued[origin], forest.queue[origin] = 0, 1, origin
        forest.state[1] = self.origins
        back = Arcs(view.start, view.far, view.far, view.days, view.label)
        left = _ROUNDS * (len(view.far) + self.nodes)
        while left > 0:
            meter.look()
            limit = min(left, self._slice(meter))
            if make.relax(back, forest, self.live, limit) == AT_REST:
                return (forest.potential,)
            left -= limit
        return None

    def _known(self, parent: Ints) -> Field:
        """The distances that a search without any cycle ends with: whatever the calendar reaches is as near as it gets,
        and all else lies about the horizon."""
        make = self.kernel
        distance, given, done = self.potential.copy(), parent.copy(), make.filled(self.nodes, 1)
        for origin in range(self.origins):
            given[origin] = -1
        for node in make.where_over(distance, HORIZON // 2):
            distance[node], given[node], done[node] = FAR, -1, 0
        return Field(distance, given, done)


def new_log(kernel: Kernel, nodes: int) -> Log:
    """An empty log with room for so many nodes."""
    return Log(kernel.filled(nodes, 0), kernel.filled(nodes, 0), kernel.filled(nodes, 0), kernel.filled(1, 0))


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
