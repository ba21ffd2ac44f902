"""Some components of a network as a network of their own, to be altered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sicetnon.reason.engine.alter import Alteration, Split, belongs, proposition
from sicetnon.reason.engine.canonical import Canonical
from sicetnon.reason.engine.network import ORIGIN, Network
from sicetnon.reason.engine.split import Parts


def homes(form: Canonical, split: Parts, alterations: Iterable[Alteration], claims: Mapping[str, int]) -> set[int]:
    """The components that have to do with events that are drawn otherwise."""
    base = len(form.points) - 1
    found = set()
    for alteration in alterations:
        if isinstance(alteration, Split):
            events: tuple[str, ...] = (alteration.event,)
            found |= {int(split.root[base + claims[claim]]) for claim in alteration.claims}
        else:
            events = (alteration.one, alteration.other)
        for event in events:
            own = (place for place, name in enumerate(form.points) if place and belongs(name, event))
            found |= {int(split.root[place]) for place in own}
            said = (literal for literal, key in form.keys.items() if belongs(proposition(key), event))
            found |= {int(split.root[base + literal]) for literal in said}
    return found


class Excerpt:
    """The components that `homes` name (as `Parts.root` does): `network`, and the canonical numbers of its claims."""

    def __init__(self, form: Canonical, split: Parts, homes: Collection[int]) -> None:
        self.network = Network()
        self.claims: list[int] = []
        self._form, self._split, self._homes = form, split, homes
        self._literal = {0: 0}
        self._literals()
        for point in range(1, len(form.points)):
            if split.root[point] in homes:
                self.network.point(form.points[point])
        self._edges()
        self._groups()

    def _home(self, literal: int) -> bool:
        return self._split.root[len(self._form.points) - 1 + abs(literal)] in self._homes

    def _literals(self) -> None:
        form = self._form
        for literal in range(1, form.literals + 1):
            if not self._home(literal):
                continue
            if literal <= len(form.claims):
                self.claims.append(literal)
                weight = form.weights[literal - 1]
                self._literal[literal] = self.network.claim(form.claims[literal - 1], weight=weight)
            else:
                self._literal[literal] = self.network.literal(form.keys.get(literal))

    def _own(self, literal: int) -> int:
        return self._literal[literal] if literal >= 0 else -self._literal[-literal]

    def _edges(self) -> None:
        form, edges = self._form, self._form.edges
        for place in range(len(edges)):
            if self._split.root[self._split.anchors[place]] in self._homes:
                ends = [form.points[end] if end else ORIGIN for end in (edges.tail[place], edges.head[place])]
                rule, words = form.rules[edges.rule[place]], edges.words(place)
                when = self._own(int(edges.when[place]))
                self.network.edge(ends[0], ends[1], int(edges.days[place]), when=when, rule=rule, words=words)

    def _groups(self) -> None:
        form = self._form
        for literals, rule in form.clauses:
            if literals and self._home(literals[0]):
                self.network.clause(*(self._own(literal) for literal in literals), rule=form.rules[rule])
        for each, least, most, when, rule in form.cardinalities:
            if (each or when) and self._home(each[0] if each else when):
                own = [self._own(literal) for literal in each]
                self.network.cardinality(own, least, most, when=self._own(when), rule=form.rules[rule])
