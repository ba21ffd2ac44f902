"""Seeded networks to measure on, and the same networks in the words of other solvers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from sicetnon.reason.engine import Bound, Network

TIME_LIMIT = 120
"""Seconds that another solver may take."""

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


def wild(points: int, claims: int) -> Network:
    """Distances that contradict one another everywhere."""
    network, random = Network(), Random(3)
    for number in range(claims):
        one, other = random.sample(range(points), 2)
        network.edge(f"p{one}", f"p{other}", random.randrange(-100, 20), when=network.claim(f"c{number:06d}"))
    return network


def alternatives(points: int, claims: int, options: int = 4) -> Network:
    """Claims that each offer several distances, within a span into which they do not fit."""
    network, random = Network(), Random(2)
    for number in range(claims):
        claim, offered = network.claim(f"c{number:05d}"), [network.literal() for _ in range(options)]
        for option in offered:
            one, other = random.sample(range(points), 2)
            network.edge(f"p{one}", f"p{other}", random.randrange(-40, 5), when=option)
        network.clause(-claim, *offered)
    for point in range(points):
        network.window(f"p{point}", 0, 60, rule="a span of time")
    return network


def pigeons(holes: int) -> Network:
    """More pigeons than holes: no solver of clauses proves it soon."""
    network = Network()
    for pigeon in range(holes + 1):
        places = [network.literal((pigeon, hole)) for hole in range(holes)]
        network.clause(-network.claim(f"pigeon {pigeon}"), *places)
    for hole in range(holes):
        network.cardinality([network.literal((pigeon, hole)) for pigeon in range(holes + 1)], 0, 1, rule=f"hole {hole}")
    return network


def many_readings(points: int) -> Network:
    """Eight dates for each point."""
    network = Network()
    for point in range(points):
        for day in range(8):
            network.window(f"p{point:05d}", day, day, when=network.claim(f"{point:05d} {day}"))
    return network


def star(points: int) -> Network:
    """Every point with distances from one, of which some do not fit."""
    network, random = Network(), Random(4)
    for point in range(points):
        day = random.randrange(1000)
        network.edge("centre", f"p{point:06d}", day, when=network.claim(f"late {point:06d}"))
        network.edge(f"p{point:06d}", "centre", -day - (point % 10 == 0), when=network.claim(f"soon {point:06d}"))
    network.window("centre", 0, 10, when=network.claim("centre"))
    return network


def long_alternatives(claims: int, options: int) -> Network:
    """Claims that each offer thousands of days for one of few points, and an order that these hardly allow."""
    network, random = Network(), Random(5)
    for number in range(claims):
        days = sorted(random.sample(range(20 * options), options))
        network.windows(f"p{number % 10}", [(day, day) for day in days], when=network.claim(f"c{number:04d}"))
    for point in range(9):
        network.edge(f"p{point + 1}", f"p{point}", -1, when=network.claim(f"order {point}"))
    return network


def huge_count(events: int) -> Network:
    """Claims about how many of thousands of events there were, none of which agree."""
    network = Network()
    held = [network.literal(("held", event)) for event in range(events)]
    for event, literal in enumerate(held):
        network.clause(-network.claim(f"event {event:05d}"), literal)
        network.window(f"p{event:05d}", event, event + 3, when=literal)
    for share in range(2, 6):
        most = events // share
        network.cardinality(held, most - 1, most, when=network.claim(f"there were 1/{share} of them"))
    return network


def one_day_each(claims: int) -> Network:
    """Each claim says another day of the same event: any two contradict each other."""
    network = Network()
    for number in range(claims):
        network.window("p", number, number, when=network.claim(f"c{number:05d}"))
    return network


def families(persons: int) -> Network:
    """Births, marriages and deaths over generations, within the limits of a life, with dates that err now and then."""
    network, random = Network(), Random(6)
    born: list[int] = []
    for person in range(persons):
        birth, death = f"b{person:06d}", f"d{person:06d}"
        network.edge(death, birth, 0, rule="birth before death")
        network.edge(birth, death, 40_200, rule="a life of 110 years at most")
        parent = random.randrange(max(0, person - 200), person) if person > 20 else -1
        born.append(born[parent] + random.randrange(6000, 16_000) if parent >= 0 else random.randrange(20_000))
        if parent >= 0:
            child = network.claim(f"child {person:06d}")
            network.edge(birth, f"b{parent:06d}", -4400, when=child, rule="a parent is twelve at least")
            network.edge(f"b{parent:06d}", birth, 22_000, when=child, rule="a parent is sixty at most")
        for source in range(1 + person % 2):
            erring = random.choice((-30_000, 30_000, 400)) if random.random() < 0.02 else 0
            day = born[person] + erring
            network.window(birth, day, day, when=network.claim(f"birth {person:06d} {source}"))
        day = born[person] + random.randrange(30_000)
        network.window(death, day, day + 365, when=network.claim(f"death {person:06d}"))
    return network


def edges(network: Network) -> Edges:
    return list(zip(network.tail, network.head, network.days, strict=True))


def z3_solver(network: Network) -> tuple[Any, list[Any]]:
    """The solver of z3 that is quickest on these networks (`arith.solver` 1, for differences alone; QF_IDL and the
    other solvers of arithmetic take three to a hundred times as long), told beforehand; and its points."""
    import z3

    solver: Any = z3.SimpleSolver()
    solver.set("arith.solver", 1)
    points = [z3.Int(f"x{number}") for number in range(len(network.points))]
    for tail, head, days in edges(network):
        solver.add(points[head] - points[tail] <= days)
    return solver, points


def z3_check(network: Network) -> Callable[[], bool]:
    """Consistency by z3, told beforehand."""
    import z3

    solver, _ = z3_solver(network)
    solver.set("timeout", TIME_LIMIT * 1000)
    return lambda: bool(solver.check() == z3.sat)


def z3_bound(network: Network, bounds: dict[str, Bound], sample: int) -> Callable[[], int]:
    """Proofs by z3 that some bounds are bounds, which it is given: the least that it must do to find them. How many."""
    import z3

    solver, points = z3_solver(network)
    assert solver.check() == z3.sat
    chosen = [name for name, (_, latest) in sorted(bounds.items()) if latest is not None]
    chosen = chosen[:: max(1, len(chosen) // sample)][:sample]

    def prove() -> int:
        for name in chosen:
            solver.push()
            solver.add(points[network.points[name]] - points[0] >= (bounds[name][1] or 0) + 1)
            assert solver.check() == z3.unsat
            solver.pop()
        return len(chosen)

    return prove


def ortools_check(network: Network) -> Callable[[], bool]:
    """Consistency by CP-SAT on one worker, told beforehand."""
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    points = [model.new_int_var(-(10**7), 10**7, "") for _ in network.points]
    for tail, head, days in edges(network):
        model.add(points[head] - points[tail] <= days)
    solver: Any = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = TIME_LIMIT
    return lambda: solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)


def networkx_check(network: Network) -> Callable[[], bool]:
    """Consistency by networkx (Bellman and Ford from a node before all others), told beforehand."""
    import networkx

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
