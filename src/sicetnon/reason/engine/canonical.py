"""The canonical form of a network: the same numbers for the same network, whatever the order in which it was built."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.kernel import Ints
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.network import ORIGIN, Cardinality, Network

T = TypeVar("T")

_ROUNDS = 4
_OFTEN = 512
"""Edges or clauses described between two looks at the clock."""


class Edges:
    """The edges in order: columns of tail, head, days, literal that switches them on, and rule.

    Of several edges between the same points under the same condition only the tightest is kept.
    """

    def __init__(self, network: Network, names: tuple[Ints, Ints, Ints], kernel: Kernel, meter: Meter) -> None:
        self._words = network.words
        size = len(network.tail)
        columns = []
        for values, numbers in (
            (network.tail, names[0]), (network.head, names[0]), (network.when, names[1]), (network.days, None),
            (network.rule, names[2]),
        ):  # fmt: skip
            meter.look()
            column = kernel.ints(values)
            if numbers is not None:
                for span in meter.spans(size):
                    kernel.renamed(column, numbers, column, span)
            columns.append(column)
        order = kernel.sorted_places(columns, meter)
        columns = [kernel.take(column, order) for column in meter.all(columns)]
        keep = kernel.filled(size, 0)
        for span in meter.spans(size):
            kernel.firsts(tuple(columns), keep, span)
        meter.look()
        kept = kernel.where(keep)
        meter.look()
        self.tail, self.head, self.when, self.days, self.rule = (kernel.take(column, kept) for column in columns)
        self._source = kernel.take(order, kept)
        for place in meter.each(kernel.where_over(kernel.take(keep, kept), 1)):
            self._source[place] = min(self._ties(columns, order, kept[place]), key=self._words.__getitem__)

    @staticmethod
    def _ties(columns: Sequence[Ints], order: Ints, place: int) -> list[int]:
        found = [int(order[place])]
        row = [column[place] for column in columns]
        while place + 1 < len(order) and [column[place + 1] for column in columns] == row:
            place += 1
            found.append(int(order[place]))
        return found

    def words(self, place: int) -> str:
        """The sentence of an edge."""
        return self._words[self._source[place]]

    def __len__(self) -> int:
        return len(self.tail)


class Canonical:
    """Points sorted by name after the origin, which is 0; literals 1 … claims by id, then the keyed, then the rest."""

    def __init__(self, network: Network, kernel: Kernel, meter: Meter) -> None:
        self.points = [ORIGIN, *meter.in_order(name for name in meter.each(network.points) if name != ORIGIN)]
        self.claims = meter.in_order(network.claims)
        self.weights = _looked_up(network.weights, self.claims, meter)
        self.rules = sorted(network.rules)
        self.literals = network.literals
        place = {name: number for number, name in enumerate(self.rules)}
        self.keys: dict[int, Hashable] = {}
        """What a literal was made for, where that has a name."""
        point = kernel.inverse(kernel.ints(_looked_up(network.points, self.points, meter)))
        number = kernel.inverse(kernel.ints([0, *self._literals(network, meter)]))
        rule = kernel.ints([place[name] for name in network.rules])
        self.edges = Edges(network, (point, number, rule), kernel, meter)
        literal = kernel.listed(number) if network.clauses or network.cardinalities else []

        def signed(numbers: Iterable[int]) -> tuple[int, ...]:
            return tuple(sorted({literal[n] if n >= 0 else -literal[-n] for n in numbers}, key=lambda n: (abs(n), n)))

        self.clauses = meter.in_order({(signed(clause), place[name]) for clause, name in meter.each(network.clauses)})
        self.cardinalities = sorted(
            (
                (_each(card, literal), card.least, card.most, signed((card.when,))[0], place[card.rule])
                for card in meter.all(network.cardinalities)
            ),
            key=repr,
        )

    def _literals(self, network: Network, meter: Meter) -> list[int]:
        """The network's variables in canonical order."""
        order = _looked_up(network.claims, self.claims, meter)
        for key, variable in meter.each(meter.in_order(network.keys.items(), lambda item: (repr(item[0]), item[1]))):
            order.append(variable)
            self.keys[len(order)] = key
        if len(order) < network.literals:
            number = [0] * (network.literals + 1)
            for following, variable in enumerate(meter.each(order), 1):
                number[variable] = following
            nameless = [variable for variable in range(1, network.literals + 1) if not number[variable]]
            colours = _colours(network, number, meter)
            order += meter.in_order(nameless, lambda variable: (colours[variable], variable))
        return order


def _looked_up(table: Mapping[str, T], names: list[str], meter: Meter) -> list[T]:
    """The values of all names of a table; at once where it stands in their order already, as most do."""
    meter.look()
    return list(table.values()) if list(table) == names else [table[name] for name in meter.each(names)]


def _each(card: Cardinality, literal: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(literal[n] if n >= 0 else -literal[-n] for n in card.literals))


def _colours(network: Network, number: Sequence[int], meter: Meter) -> list[str]:
    """Weisfeiler-Leman colours of the variables: what a nameless literal is, is where it occurs."""
    names = list(network.points)
    colour = [str(n) if n else "" for n in number]
    for _ in range(_ROUNDS):
        seen: list[list[str]] = [[] for _ in colour]
        for place, when in enumerate(meter.each(network.when, _OFTEN)):
            if when:
                u, v = names[network.tail[place]], names[network.head[place]]
                edge = (when > 0, u, v, network.days[place], network.rules[network.rule[place]], network.words[place])
                seen[abs(when)].append(repr(edge))
        groups: list[tuple[tuple[int, ...], str]] = list(network.clauses)
        groups += [
            (card.literals, repr((card.least, card.most, card.rule, colour[abs(card.when)], card.when > 0)))
            for card in network.cardinalities
        ]
        for literals, label in meter.each(groups, _OFTEN):
            company = repr((label, sorted((colour[abs(n)], n > 0) for n in literals)))
            for n in meter.each(literals):
                seen[abs(n)].append(repr((n > 0, company)))
        told = meter.each(zip(number, colour, seen, strict=True), _OFTEN)
        colour = [old if known else _digest(old, company) for known, old, company in told]
    return colour


def _digest(old: str, seen: list[str]) -> str:
    return blake2b(repr((old, sorted(seen))).encode(), digest_size=16).hexdigest()
