"""Splits a network into components that have nothing to do with one another but the calendar.

The origin is copied to each, which is exact: a simple cycle meets it once. Components of dates alone go into one graph
together (`dated`); those with alternatives, clauses or counts become parts of their own (`mixed`).
"""

from __future__ import annotations

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.canonical import Canonical
from sicetnon.reason.engine.kernel import Ints
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.oracle import Part
from sicetnon.reason.engine.rivals import Rivals


class Component:
    """The canonical numbers of what belongs to a mixed component, in order; the origin is its point 0."""

    def __init__(self) -> None:
        self.points: list[int] = [0]
        self.claims: list[int] = []
        self.others: list[int] = []
        self.edges: list[int] = []
        self.clauses: list[int] = []
        self.cardinalities: list[int] = []
        self.rivals: Rivals | None = None
        """The claims of the component that exclude each other in pairs, once they are known."""
        self._part: Part | None = None

    def one_part(self, form: Canonical, meter: Meter) -> Part:
        """`part`, made once for all oracles that only read it. Raises Spent."""
        if self._part is None:
            self._part = self.part(form, meter)
        return self._part

    def part(self, form: Canonical, meter: Meter) -> Part:
        """The component in its own numbers. Raises Spent."""
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
        for place in meter.each(self.edges):
            when = int(edges.when[place])
            own = 0 if when else ruled(int(edges.rule[place]))
            ends = point[int(edges.tail[place])], point[int(edges.head[place])]
            part.edges.append((*ends, int(edges.days[place]), signed(when) if when else 0, own, place))
        for place in meter.each(self.clauses):
            literals, name = form.clauses[place]
            part.clauses.append((tuple(signed(number) for number in literals), ruled(name)))
        for place in self.cardinalities:
            literals, least, most, when, name = form.cardinalities[place]
            own_literals = tuple(signed(number) for number in literals)
            part.cardinalities.append((own_literals, least, most, signed(when) if when else 0, ruled(name)))
        return part


class Parts:
    """`root[p]` names the component of point p, `root[points - 1 + l]` that of literal l; `mixed` are in their order.

    `dated` are the edges of all other components.
    """

    def __init__(self, form: Canonical, kernel: Kernel, meter: Meter) -> None:
        self._form = form
        self._meter = meter
        self._base = len(form.points) - 1
        self._loose = self._base + form.literals + 1
        self.root = kernel.counted(self._loose + 1)
        self.anchors = self._unite(kernel)
        for span in meter.spans(len(self.root)):
            kernel.flatten(self.root, span)
        special = self._special()
        self.dated: Ints
        self.mixed: list[Component] = []
        if special:
            edges = meter.each(range(len(form.edges)))
            self.dated = kernel.ints([edge for edge in edges if self.root[self.anchors[edge]] not in special])
            self.mixed = self._components(special)
        else:
            self.dated = kernel.counted(len(form.edges))

    def _unite(self, kernel: Kernel) -> Ints:
        """Join what belongs together; the node that stands for each edge."""
        edges, base, meter = self._form.edges, self._base, self._meter
        tail, head = edges.tail, edges.head
        anchors, ends, switches = kernel.filled(len(edges), 0), kernel.filled(len(edges), 0), kernel.ints(edges.when)
        for span in meter.spans(len(edges)):
            kernel.anchor((tail, head, switches), (base, self._loose), anchors, ends, span)
        for others in (ends, switches):
            for span in meter.spans(len(edges)):
                kernel.unite(self.root, anchors, others, span)
        for literals in meter.all(self._groups()):
            first = kernel.filled(len(literals), base + abs(literals[0]))
            company = kernel.ints([base + abs(literal) for literal in literals])
            kernel.unite(self.root, first, company, (0, len(literals)))
        return anchors

    def _groups(self) -> list[tuple[int, ...]]:
        groups = [literals for literals, _ in self._form.clauses if literals]
        cards = self._form.cardinalities
        groups += [(*literals, *([when] if when else [])) for literals, _, _, when, _ in cards if literals or when]
        return groups

    def _special(self) -> set[int]:
        """The components that take more than a graph of dates."""
        edges, claims = self._form.edges, len(self._form.claims)
        special = {int(self.root[self._base + abs(literals[0])]) for literals in self._groups()}
        cards = self._form.cardinalities
        if not all(literals for literals, _ in self._form.clauses) or not all(card[0] or card[3] for card in cards):
            special.add(int(self.root[self._loose]))
        if self._form.literals > claims:
            special |= {int(self.root[self._base + literal]) for literal in range(claims + 1, self._form.literals + 1)}
        for place in self._meter.each(range(len(edges))):
            if edges.head[place] or edges.tail[place]:
                break
            special.add(int(self.root[self.anchors[place]]))
        return special

    def _components(self, special: set[int]) -> list[Component]:
        made = {root: Component() for root in sorted(special)}
        form, base, root, meter = self._form, self._base, self.root, self._meter
        for point in meter.each(range(1, len(form.points))):
            if root[point] in made:
                made[int(root[point])].points.append(point)
        for literal in meter.each(range(1, form.literals + 1)):
            if root[base + literal] in made:
                home = made[int(root[base + literal])]
                (home.claims if literal <= len(form.claims) else home.others).append(literal)
        for place in meter.each(range(len(form.edges))):
            if root[self.anchors[place]] in made:
                made[int(root[self.anchors[place]])].edges.append(place)
        for place, (literals, _) in enumerate(meter.each(form.clauses)):
            made[int(root[base + abs(literals[0]) if literals else self._loose])].clauses.append(place)
        for place, card in enumerate(form.cardinalities):
            key = card[0][0] if card[0] else card[3]
            made[int(root[base + abs(key) if key else self._loose])].cardinalities.append(place)
        return [component for component in made.values() if component.edges or component.clauses or
                component.cardinalities or component.claims]  # fmt: skip
