"""A small graph of dates cut out of a large one: the judge over the claims of one neighbourhood."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.graph import Arrow, Graph
from sicetnon.reason.engine.kernel import Arcs
from sicetnon.reason.engine.loader import Kernel


class Cutting:
    """Some arcs of a large graph, by their tails, in numbers of their own: nodes from 0, labels from 1 (0 stays 0).

    `claims` are the labels of the large graph, in order.
    """

    def __init__(self, arcs: Arcs, chosen: Sequence[int], kernel: Kernel, meter: Meter) -> None:
        self.kernel = kernel
        places = kernel.ints(sorted(chosen))
        tails, heads, labels, days = (
            kernel.listed(kernel.take(column, places)) for column in (arcs.tail, arcs.head, arcs.label, arcs.days)
        )
        meter.look()
        order = sorted(range(len(tails)), key=tails.__getitem__)
        meter.look()
        listed = kernel.listed(places)
        self.arcs = [listed[place] for place in meter.each(order)]
        node = {name: own for own, name in enumerate(sorted({*tails, *heads}))}
        self.names = list(node)
        meter.look()
        self.claims = sorted(set(labels) - {0})
        self.own = {0: 0, **{label: own for own, label in enumerate(self.claims, 1)}}
        self.tail = [node[tails[place]] for place in meter.each(order)]
        self.head = [node[heads[place]] for place in meter.each(order)]
        self.label = [self.own[labels[place]] for place in meter.each(order)]
        self.days = [days[place] for place in meter.each(order)]

    def owns(self, claims: Collection[int]) -> list[int]:
        """The own labels of those of the claims that are found here, in the order given."""
        own = self.own
        return [own[claim] for claim in claims if claim in own]


class Local:
    """Any neighbourhood. Claims are named by the labels of the large graph; arcs too (`cycle`)."""

    def __init__(self, cutting: Cutting) -> None:
        self._cut = cutting
        self.claims = cutting.claims
        arrow = Arrow(cutting.tail, cutting.head, cutting.days, cutting.label)
        self.graph = Graph(cutting.kernel, len(cutting.names), arrow, len(self.claims) + 1, origins=0)

    def cycle(self, claims: Collection[int], meter: Meter) -> list[int] | None:
        """The arcs (of the large graph) of a negative cycle among `claims`, None when they can all hold."""
        self._switch(claims)
        meter.step()
        for cycle, _ in self.graph.peel(lambda _: 0, meter):
            return [self._cut.arcs[arc] for arc in cycle]
        return None

    def _switch(self, claims: Collection[int]) -> None:
        self.graph.live = self.graph.kernel.marked(len(self.claims) + 1, [0, *self._cut.owns(claims)])

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        """As `Judge.core`."""
        self._switch(claims)
        meter.step()
        for cycle, _ in self.graph.peel(lambda _: 0, meter):
            return sorted({self.claims[self._cut.label[arc] - 1] for arc in cycle if self._cut.label[arc]})
        return None

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        """As `Judge.extend`: one peel that spares `claims`, then what was set aside is tried again."""
        firm = set(self._cut.owns(claims))
        label = self._cut.label
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
