"""What lies around the claims that were set aside: every minimal conflict through them runs within a ball."""

from __future__ import annotations

from collections.abc import Sequence

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.graph import Graph
from sicetnon.reason.engine.kernel import FAR
from sicetnon.reason.engine.nearby import Balls


class Group:
    """Claims set aside whose conflicts may meet, with all arcs of theirs, those that do not hold, and the radius of the
    ball: by how many days these fail together. A conflict may walk any of their arcs, so the ball is around them all.
    """

    def __init__(self, claims: list[int], arcs: list[int], violated: list[tuple[int, int]]) -> None:
        self.claims = claims
        self.arcs = arcs
        self.violated = violated
        self.radius = sum(days for _, days in violated)
        self.ahead: dict[int, int] = {}
        self.behind: dict[int, int] = {}


class Surroundings:
    """Looks around in a graph at rest. Buffers are kept between calls, and are all FAR between them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        make = graph.kernel
        self._ahead, self._behind, self._home = (make.filled(graph.nodes, FAR) for _ in range(3))
        self._near_ahead, self._near_behind = make.filled(graph.nodes, 0), make.filled(graph.nodes, 0)
        self._near_home, self._homes = make.filled(graph.nodes, 0), 0
        self._home_of = -1
        self._out = make.filled(2 * len(graph.arcs.head) + 1, 0)

    def group(self, claims: Sequence[int]) -> Group:
        """The group of these claims, as the potential stands."""
        graph = self._graph
        potential, arcs = graph.potential, graph.arcs
        own = [arc for claim in claims for arc in graph.arcs_of(claim)]
        violated = []
        for arc in own:
            short = int(potential[arcs.head[arc]] - potential[arcs.tail[arc]] - arcs.days[arc])
            if short > 0:
                violated.append((arc, short))
        return Group(sorted(claims), own, violated)

    def arcs(self, group: Group, origin: int, meter: Meter) -> list[int]:
        """The arcs of all minimal conflicts that need exactly claims of `group` beside live ones, and a few more.

        `origin` is the node of the component's origin, -1 when it has none.
        """
        graph = self._graph
        if origin >= 0 and self._home_of != origin:
            self._find_home(origin)
            meter.look()
        counts = self._fill(group)
        balls = Balls(
            self._ahead, self._behind, self._near_ahead, self._near_behind, self._home, counts,
            graph.origins, group.radius,
        )  # fmt: skip
        back = graph.views()[1]
        count = graph.kernel.gather(graph.arcs, back, balls, self._out)
        self._clear(counts)
        meter.look()
        found = set(graph.kernel.backwards(self._out, count))
        meter.look()
        return sorted(found.union(group.arcs))

    def changed(self) -> None:
        """The graph was changed: ways home are to be found anew."""
        for place in range(self._homes):
            self._home[self._near_home[place]] = FAR
        self._homes = 0
        self._home_of = -1

    def _find_home(self, origin: int) -> None:
        self.changed()
        graph = self._graph
        self._home[origin] = 0
        self._near_home[0] = origin
        reach = (1, FAR, 0)
        back = graph.views()[1]
        self._homes = graph.kernel.ball(back, self._home, self._near_home, reach)
        self._home_of = origin

    def _fill(self, group: Group) -> tuple[int, int]:
        graph = self._graph
        counts = []
        for view, around, near, ends in (
            (graph.views()[0], self._ahead, self._near_ahead, graph.arcs.head),
            (graph.views()[1], self._behind, self._near_behind, graph.arcs.tail),
        ):
            sources = sorted({int(ends[arc]) for arc in group.arcs})
            for place, node in enumerate(sources):
                around[node] = 0
                near[place] = node
            reach = (len(sources), group.radius, graph.origins)
            counts.append(graph.kernel.ball(view, around, near, reach))
        return counts[0], counts[1]

    def _clear(self, counts: tuple[int, int]) -> None:
        for place in range(counts[0]):
            self._ahead[self._near_ahead[place]] = FAR
        for place in range(counts[1]):
            self._behind[self._near_behind[place]] = FAR

    def _measure(self, group: Group) -> None:
        counts = self._fill(group)
        near, origins = self._near_ahead, self._graph.origins
        group.ahead = {int(near[i]): int(self._ahead[near[i]]) for i in range(counts[0]) if near[i] >= origins}
        near = self._near_behind
        group.behind = {int(near[i]): int(self._behind[near[i]]) for i in range(counts[1]) if near[i] >= origins}
        self._clear(counts)

    def groups(self, claims: Sequence[int], meter: Meter) -> list[Group]:
        """Claims of one component, put together until no conflict can need claims of two groups.

        If a way without the origin leads from group A to group B and is shorter than both radii together, they are
        joined. Were a conflict to need two final groups, its ways between groups would cost at least the sum of all
        radii, which is all that it has to spend.
        """
        groups = [self.group([claim]) for claim in claims]
        if len(groups) > 1:
            for group in groups:
                meter.look()
                self._measure(group)
            while (pair := self._touching(groups, meter)) is not None:
                one, other = pair
                joined = self.group([*one.claims, *other.claims])
                self._measure(joined)
                groups = sorted(
                    (*(group for group in groups if group not in pair), joined), key=lambda group: group.claims
                )
        return groups

    def _touching(self, groups: Sequence[Group], meter: Meter) -> tuple[Group, Group] | None:
        graph = self._graph
        arcs, potential = graph.arcs, graph.potential
        index: dict[int, list[tuple[Group, int]]] = {}
        for group in groups:
            for node, length in group.behind.items():
                index.setdefault(node, []).append((group, length))
        for group in groups:
            meter.look()
            for node, length in group.ahead.items():
                steps = [(node, 0)]
                for arc in range(arcs.out[node], arcs.out[node + 1]):
                    other = int(arcs.head[arc])
                    if other in index and graph.live[arcs.label[arc]]:
                        steps.append((other, int(arcs.days[arc] + potential[node] - potential[other])))
                for there, step in steps:
                    for met, rest in index.get(there, ()):
                        if met is not group and length + step + rest < group.radius + met.radius:
                            return group, met
        return None
