"""The canonical form of a network: the same numbers for the same network, whatever the order in which it was built."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from sicetnon.reason.engine.network import ORIGIN, Cardinality, Network

_ROUNDS = 4


class Edges:
    """The edges in order: columns of tail, head, days, literal that switches them on, and rule."""

    __slots__ = ("days", "head", "rule", "tail", "when", "words")

    def __init__(self, network: Network, point: Sequence[int], literal: Sequence[int], rule: Sequence[int]) -> None:
        def signed(number: int) -> int:
            return literal[number] if number >= 0 else -literal[-number]

        columns = list(
            zip(
                [point[number] for number in network.tail],
                [point[number] for number in network.head],
                [signed(number) for number in network.when],
                network.days,
                [rule[number] for number in network.rule],
                network.words,
                strict=True,
            )
        )
        columns.sort()
        self.tail = array("i")
        self.head = array("i")
        self.when = array("i")
        self.days = array("q")
        self.rule = array("i")
        self.words: list[str] = []
        last = None
        for row in columns:
            if row[:3] == last:
                continue  # the same two points under the same condition: the first is the tightest
            last = row[:3]
            self.tail.append(row[0])
            self.head.append(row[1])
            self.when.append(row[2])
            self.days.append(row[3])
            self.rule.append(row[4])
            self.words.append(row[5])

    def __len__(self) -> int:
        return len(self.tail)


class Canonical:
    """Points sorted by name after the origin, which is 0; literals 1 … claims by id, then the keyed, then the rest."""

    def __init__(self, network: Network) -> None:
        self.points = [ORIGIN, *sorted(name for name in network.points if name != ORIGIN)]
        self.claims = sorted(network.claims)
        self.weights = [network.weights[claim] for claim in self.claims]
        self.rules = sorted(network.rules)
        self.literals = network.literals
        point = _renumber(network.points, self.points)
        rule = _renumber({name: number for number, name in enumerate(network.rules)}, self.rules)
        literal = self._literals(network)
        self.edges = Edges(network, point, literal, rule)

        def signed(numbers: Iterable[int]) -> tuple[int, ...]:
            return tuple(sorted({literal[n] if n >= 0 else -literal[-n] for n in numbers}, key=lambda n: (abs(n), n)))

        self.clauses = sorted({(signed(clause), self.rules.index(name)) for clause, name in network.clauses})
        self.cardinalities = sorted(
            (
                (_each(card, literal), card.least, card.most, signed((card.when,))[0], self.rules.index(card.rule))
                for card in network.cardinalities
            ),
            key=repr,
        )

    def _literals(self, network: Network) -> list[int]:
        """The canonical number of each of the network's variables; 0 stays 0."""
        number = [0] * (network.literals + 1)
        following = 0
        for claim in self.claims:
            following += 1
            number[network.claims[claim]] = following
        for _, variable in sorted((repr(key), variable) for key, variable in network.keys.items()):
            following += 1
            number[variable] = following
        nameless = [variable for variable in range(1, network.literals + 1) if not number[variable]]
        if nameless:
            colours = _colours(network, number)
            for variable in sorted(nameless, key=lambda variable: (colours[variable], variable)):
                following += 1
                number[variable] = following
        return number


def _renumber(old: dict[str, int], names: Sequence[str]) -> list[int]:
    new = [0] * len(old)
    for number, name in enumerate(names):
        new[old[name]] = number
    return new


def _each(card: Cardinality, literal: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(literal[n] if n >= 0 else -literal[-n] for n in card.literals))


def _colours(network: Network, number: Sequence[int]) -> list[str]:
    """Weisfeiler-Leman colours of the variables: what a nameless literal is, is where it occurs."""
    names = list(network.points)
    colour = [str(n) if n else "" for n in number]
    for _ in range(_ROUNDS):
        seen: list[list[str]] = [[] for _ in colour]
        for u, v, days, when, rule, words in zip(
            network.tail, network.head, network.days, network.when, network.rule, network.words, strict=True
        ):
            if when:
                seen[abs(when)].append(repr((when > 0, names[u], names[v], days, network.rules[rule], words)))
        groups: list[tuple[tuple[int, ...], str]] = list(network.clauses)
        groups += [
            (card.literals, repr((card.least, card.most, card.rule, colour[abs(card.when)], card.when > 0)))
            for card in network.cardinalities
        ]
        for literals, label in groups:
            company = repr((label, sorted((colour[abs(n)], n > 0) for n in literals)))
            for n in literals:
                seen[abs(n)].append(repr((n > 0, company)))
        colour = [
            old
            if number[variable]
            else blake2b(repr((old, sorted(seen[variable]))).encode(), digest_size=16).hexdigest()
            for variable, old in enumerate(colour)
        ]
    return colour
