"""Splits a network into parts that have nothing to do with one another but the calendar.

The origin is copied to each part, which is exact: a simple cycle meets it once.
"""

from __future__ import annotations

from sicetnon.reason.engine.canonical import Canonical
from sicetnon.reason.engine.oracle import Part


class Component:
    """A part with the way back to the network's own numbers: `points[i]` and `claims[i - 1]` are canonical numbers."""

    def __init__(self) -> None:
        self.points: list[int] = [0]
        self.claims: list[int] = []
        self.others: list[int] = []
        self.edges: list[int] = []
        self.clauses: list[int] = []
        self.cardinalities: list[int] = []

    def part(self, form: Canonical) -> Part:
        """The part in its own numbers."""
        point = {number: own for own, number in enumerate(self.points)}
        literal = {number: own for own, number in enumerate((*self.claims, *self.others), 1)}
        rule = {0: 0}
        part = Part(len(self.claims), len(literal), len(point))

        def signed(number: int) -> int:
            return literal[number] if number > 0 else -literal[-number]

        def ruled(number: int) -> int:
            if number not in rule:
                rule[number] = len(part.rules)
                part.rules.append(form.rules[number])
            return rule[number]

        edges = form.edges
        for place in self.edges:
            when = edges.when[place]
            own = 0 if when else ruled(edges.rule[place])
            ends = point[edges.tail[place]], point[edges.head[place]]
            part.edges.append((*ends, edges.days[place], signed(when) if when else 0, own, place))
        for place in self.clauses:
            literals, name = form.clauses[place]
            part.clauses.append((tuple(signed(number) for number in literals), ruled(name)))
        for place in self.cardinalities:
            literals, least, most, when, name = form.cardinalities[place]
            own_literals = tuple(signed(number) for number in literals)
            part.cardinalities.append((own_literals, least, most, signed(when) if when else 0, ruled(name)))
        return part


class _Union:
    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, node: int) -> int:
        parent = self.parent
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(self, one: int, other: int) -> None:
        a, b = self.find(one), self.find(other)
        if a != b:
            self.parent[max(a, b)] = min(a, b)


def components(form: Canonical) -> list[Component]:
    """The components in the order of their least point, or literal where they have no point."""
    base = len(form.points) - 1
    union = _Union(base + 1 + form.literals + 1)
    loose = base + 1 + form.literals

    def anchor(place: int) -> int:
        edges = form.edges
        when = abs(edges.when[place])
        return edges.tail[place] or edges.head[place] or (base + when if when else loose)

    for place in range(len(form.edges)):
        first = anchor(place)
        for node in (form.edges.tail[place], form.edges.head[place]):
            if node:
                union.join(first, node)
        if form.edges.when[place]:
            union.join(first, base + abs(form.edges.when[place]))
    groups = [literals for literals, _ in form.clauses]
    groups += [(*literals, when) if when else literals for literals, _, _, when, _ in form.cardinalities]
    for literals in groups:
        for literal in literals:
            union.join(base + abs(literals[0]), base + abs(literal))
    made: dict[int, Component] = {}

    def home(node: int) -> Component:
        return made.setdefault(union.find(node), Component())

    for point in range(1, len(form.points)):
        home(point).points.append(point)
    for literal in range(1, form.literals + 1):
        (home(base + literal).claims if literal <= len(form.claims) else home(base + literal).others).append(literal)
    for place in range(len(form.edges)):
        home(anchor(place)).edges.append(place)
    for place, (literals, _) in enumerate(form.clauses):
        home(base + abs(literals[0]) if literals else loose).clauses.append(place)
    for place, card in enumerate(form.cardinalities):
        key = card[0][0] if card[0] else card[3]
        home(base + abs(key) if key else loose).cardinalities.append(place)
    return [made[root] for root in sorted(made)]
