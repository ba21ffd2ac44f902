"""Seeded networks to measure on, and the same networks in the words of other solvers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from sicetnon.reason.engine import Network

Edges = list[tuple[int, int, int]]


class Story:
    """Events in a true order, each with a begin and an end, and claims about them that agree with it."""

    def __init__(self, network: Network, name: str, claims: int, random: Random) -> None:
        self.network = network
        self.name = name
        self.random = random
        self.size = max(6, claims // 4)
        self.begin = sorted(random.randrange(self.size * 3 + 60) for _ in range(self.size))
        self.length = [random.randrange(31) for _ in range(self.size)]

    def points(self, event: int) -> tuple[str, str]:
        return f"{self.name}.{event:06d}b", f"{self.name}.{event:06d}e"

    def tell(self, claims: int, planted: int) -> None:
        for event in range(self.size):
            begin, end = self.points(event)
            self.network.edge(end, begin, 0, rule="an event does not end before it begins")
        for number in range(claims - planted):
            when = self.network.claim(f"{self.name}.c{number:07d}")
            if number < self.size - 1:
                self.order(number, number + 1, when)
            elif number < self.size * 5 // 2:
                self.date(number * 7919 % self.size, when)
            elif self.random.random() < 0.25:
                self.duration(self.random.randrange(self.size), when)
            else:
                first = self.random.randrange(self.size - 1)
                self.order(first, min(self.size - 1, first + 1 + self.random.randrange(12)), when)
        for number in range(planted):
            event = min(int((number + 0.5) * self.size / planted), self.size - 3)
            when = self.network.claim(f"{self.name}.z{number:07d}")
            self.network.edge(self.points(event)[0], self.points(event + 2)[0], -40, when=when)

    def date(self, event: int, when: int) -> None:
        slack = self.random.choice((0, 3, 15, 180, 365)) + 1
        day = self.begin[event]
        earliest, latest = day - self.random.randrange(slack), day + self.random.randrange(slack)
        self.network.window(self.points(event)[0], earliest, latest, when=when)

    def duration(self, event: int, when: int) -> None:
        begin, end = self.points(event)
        days = self.length[event]
        self.network.edge(begin, end, days + self.random.randrange(6), when=when)
        self.network.edge(end, begin, -max(0, days - self.random.randrange(6)), when=when)

    def order(self, first: int, second: int, when: int) -> None:
        gap = self.begin[second] - self.begin[first] - self.length[first]
        if gap < 1 or self.random.random() < 0.3:
            self.network.edge(self.points(second)[0], self.points(first)[0], 0, when=when)
            return
        end, begin = self.points(first)[1], self.points(second)[0]
        self.network.edge(begin, end, -max(1, gap - self.random.randrange(3)), when=when)
        if self.random.random() < 0.5:
            self.network.edge(end, begin, gap + self.random.randrange(10), when=when)


def story(claims: int, *, planted: int = 0, components: int = 1, seed: int = 0) -> Network:
    """A network of `claims` in each of `components`, with contradictions planted."""
    network, random = Network(), Random(seed)
    for component in range(components):
        Story(network, f"e{component:06d}", claims, random).tell(claims, planted)
    return network


def contradictory_chain(links: int) -> Network:
    """Each point after the one before it, and the first after the last."""
    network = Network()
    for link in range(links):
        network.edge(f"p{link + 1:06d}", f"p{link:06d}", -1, when=network.claim(f"c{link:06d}"))
    network.edge("p000000", f"p{links:06d}", -1, when=network.claim("last"))
    return network


def edges(network: Network) -> Edges:
    return list(zip(network.tail, network.head, network.days, strict=True))


def z3_check(network: Network) -> Callable[[], bool]:
    """Consistency by z3 (difference logic), told beforehand."""
    import z3  # type: ignore[import-untyped]

    solver: Any = z3.SolverFor("QF_IDL")
    points = [z3.Int(f"x{number}") for number in range(len(network.points))]
    for tail, head, days in edges(network):
        solver.add(points[head] - points[tail] <= days)
    return lambda: bool(solver.check() == z3.sat)


def ortools_check(network: Network) -> Callable[[], bool]:
    """Consistency by CP-SAT on one worker, told beforehand."""
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    points = [model.new_int_var(-(10**7), 10**7, "") for _ in network.points]
    for tail, head, days in edges(network):
        model.add(points[head] - points[tail] <= days)
    solver: Any = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return lambda: solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)


def networkx_check(network: Network) -> Callable[[], bool]:
    """Consistency by networkx (Bellman and Ford from a node before all others), told beforehand."""
    import networkx  # type: ignore[import-untyped]

    graph: Any = networkx.DiGraph()
    for tail, head, days in edges(network):
        known = graph.get_edge_data(tail, head)
        graph.add_edge(tail, head, weight=days if known is None else min(days, known["weight"]))
    graph.add_weighted_edges_from([(-1, node, 0) for node in range(len(network.points))])

    def check() -> bool:
        try:
            networkx.single_source_bellman_ford_path_length(graph, -1)
        except networkx.NetworkXUnbounded:
            return False
        return True

    return check
