"""The components of dates alone, in one graph: peel until consistent, then look around what was set aside.

Nodes 0 … k-1 are the copies of the origin, one a component; point p is node k - 1 + p. Labels are the canonical numbers
of the claims, 0 for what always holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from sicetnon.errors import RuleError
from sicetnon.reason.engine.around import Group, Surroundings
from sicetnon.reason.engine.budget import Meter, Spent
from sicetnon.reason.engine.canonical import Canonical
from sicetnon.reason.engine.graph import Arrow, Graph
from sicetnon.reason.engine.kernel import Ints
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.local import Cutting, Local
from sicetnon.reason.engine.network import ORIGIN
from sicetnon.reason.engine.results import Step
from sicetnon.reason.engine.split import Parts


class Cluster:
    """Claims set aside, with the arcs among which all conflicts that need them lie; `arc` is the one arc that fails,
    -1 where several do. All other arcs hold under `potential`."""

    def __init__(self, arcs: list[int], arc: int, potential: Ints) -> None:
        self.arcs = arcs
        self.arc = arc
        self.potential = potential


class Dated:
    """The graph, with the way back from its arcs to the network's edges."""

    def __init__(self, form: Canonical, split: Parts, kernel: Kernel, meter: Meter) -> None:
        self.form = form
        self.kernel = kernel
        edges, chosen = form.edges, split.dated
        self._root = split.root
        self._origin = kernel.filled(len(split.root), -1)
        tail, head = kernel.take(edges.tail, chosen), kernel.take(edges.head, chosen)
        self.origins = 0
        for first, last in meter.spans(len(tail)):
            self.origins = kernel.plant(split.root, tail, head, self._origin, (self.origins, first, last))
        for first, last in meter.spans(len(tail)):
            kernel.settle_in(split.root, tail, head, self._origin, (self.origins, first, last))
        order = kernel.sorted_places((tail, head), meter)
        tail, head, self._edge = (kernel.take(column, order) for column in meter.all((tail, head, chosen)))
        meter.look()
        arrow = Arrow(tail, head, kernel.take(edges.days, self._edge), kernel.take(edges.when, self._edge))
        nodes = self.origins + len(form.points) - 1
        self.graph = Graph(kernel, nodes, arrow, len(form.claims) + 1, origins=self.origins, meter=meter)
        self._at_rest: tuple[list[int] | None] | None = None

    def node(self, point: int) -> int:
        """The node of a point other than the origin."""
        return self.origins - 1 + point

    def origin_of(self, point: int) -> int:
        """The node of the calendar's origin in the component of a point, -1 where nothing there has a date."""
        return int(self._origin[self._root[point]])

    def _home(self, arc: int) -> int:
        """The component of an arc, by the name that the split gave it."""
        node = max(int(self.graph.arcs.tail[arc]), int(self.graph.arcs.head[arc]))
        return int(self._root[node - self.origins + 1])

    def switch(self, claims: Iterable[int] | None) -> None:
        """Begin anew with these claims (None: all) switched on."""
        graph = self.graph
        self._at_rest = None
        if claims is None:
            graph.live = self.kernel.filled(graph.labels, 1)
        else:
            graph.live = self.kernel.marked(graph.labels, [0, *claims])
        graph.reset()

    def core(self, claims: Sequence[int] | None, meter: Meter) -> list[int] | None:
        """The claims of a negative cycle among `claims` (sorted), None when they can all hold; the graph then is at
        rest."""
        chosen = None if claims is None or len(claims) == len(self.form.claims) else list(claims)
        meter.step()
        if self._at_rest is not None and self._at_rest[0] == chosen:
            return None
        self.switch(chosen)
        for cycle, _ in self.graph.peel(lambda _: 0, meter):
            return self._labels(cycle)
        self._at_rest = (chosen,)
        return None

    def _labels(self, cycle: Sequence[int]) -> list[int]:
        """The claims of a cycle, sorted. Raises RuleError when there is none."""
        labels = {int(self.graph.arcs.label[arc]) for arc in cycle} - {0}
        if not labels:
            names = {self.form.rules[self.form.edges.rule[self._edge[arc]]] or "(no name)" for arc in cycle}
            raise RuleError(f"rules that contradict one another: {'; '.join(sorted(names))}")
        return sorted(labels)

    def cores(
        self, claims: Sequence[int] | None, given: Collection[int], enough: Meter, meter: Meter
    ) -> list[list[int]]:
        """The claims beside the `given` of negative cycles, each without some claim of those before it: those found
        until there is enough, at least one if the meter allows it."""
        if claims is None and self._at_rest == (None,):
            return []
        found: list[list[int]] = []
        try:
            self.switch(claims)
            for claim in given:
                self.graph.live[claim] = 1
            for cycle, _ in self.graph.peel(self._weakest(given), meter):
                found.append([label for label in self._labels(cycle) if label not in given])
                if enough.over:
                    break
        except Spent:
            pass
        return found

    def _weakest(self, given: Collection[int]) -> Callable[[list[int]], int]:
        """What names the claim of a cycle that is set aside: the least weighted beside the `given`."""
        weights = self.form.weights

        def victim(cycle: list[int]) -> int:
            free = (label for label in self._labels(cycle) if label not in given)
            return min(free, key=lambda label: (weights[label - 1], -label))

        return victim

    def clusters(self, claims: Iterable[int] | None, given: Collection[int], meter: Meter) -> list[list[Cluster]]:
        """For each component that cannot hold: its clusters. `given` are never set aside, and can hold together."""
        if claims is None and self._at_rest == (None,):
            return []
        self.switch(claims)
        for claim in given:
            self.graph.live[claim] = 1
        homes: dict[int, list[int]] = {}
        meter.step()
        for cycle, label in self.graph.peel(self._weakest(set(given)), meter):
            homes.setdefault(self._home(cycle[0]), []).append(label)
            meter.look()
        around = Surroundings(self.graph)
        return [found for home in sorted(homes) if (found := self._component(home, homes[home], around, meter))]

    def clusters_of(self, kept: Sequence[int], pivots: Iterable[int], meter: Meter) -> Iterator[tuple[int, Cluster]]:
        """For each of the `pivots` that conflicts with the consistent claims `kept`: what lies around it."""
        if self.core(kept, meter) is not None:
            return
        graph = self.graph.twin()  # the caller may put other questions before it asks for the next pivot
        around = Surroundings(graph)
        for pivot in pivots:
            meter.look()
            group = around.group([pivot])
            if group.violated:
                yield pivot, self._cluster(group, around, graph, meter)

    def _cluster(self, group: Group, around: Surroundings, graph: Graph, meter: Meter) -> Cluster:
        first = group.violated[0][0]
        arcs = around.arcs(group, int(self._origin[self._home(first)]), meter)
        return Cluster(arcs, first if len(group.violated) == 1 else -1, graph.potential)

    def _component(self, home: int, aside: list[int], around: Surroundings, meter: Meter) -> list[Cluster]:
        """Readmit what can be readmitted, heaviest first; the clusters of the rest."""
        origin, weights = int(self._origin[home]), self.form.weights
        kept: list[int] = []
        for claim in sorted(aside, key=lambda label: (-weights[label - 1], label)):
            meter.look()
            group = around.group([claim])
            if not group.violated or self._fits(around.arcs(group, origin, meter), meter):
                self.graph.admit(claim, meter)
                around.changed()
            else:
                kept.append(claim)
        found = []
        for group in around.groups(sorted(kept), meter):
            meter.look()
            found.append(self._cluster(group, around, self.graph, meter))
        around.changed()
        return found

    def _fits(self, arcs: Sequence[int], meter: Meter) -> bool:
        local = Local(Cutting(self.graph.arcs, arcs, self.kernel, meter))
        return local.cycle(local.claims, meter) is None

    def step(self, arc: int) -> Step:
        """An arc as a step of an explanation."""
        arcs, edges, edge = self.graph.arcs, self.form.edges, int(self._edge[arc])
        label = int(arcs.label[arc])
        tail, head = int(edges.tail[edge]), int(edges.head[edge])
        return Step(
            claim=self.form.claims[label - 1] if label else "",
            rule=self.form.rules[edges.rule[edge]],
            words=edges.words(edge),
            before=self.form.points[tail] if tail else ORIGIN,
            after=self.form.points[head] if head else ORIGIN,
            days=int(arcs.days[arc]),
        )
