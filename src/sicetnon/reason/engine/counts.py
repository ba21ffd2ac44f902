"""How many of some propositions hold, in clauses: at once where that takes few, else when an assignment asks for it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pysat.card import CardEnc, EncType  # type: ignore[import-untyped]

from sicetnon.reason.engine.budget import Meter

_SMALL = 4000
"""A count of literals whose number times the bound is no greater is written out; others are sorted."""
_OFTEN = 512
"""Comparisons written between two looks at the clock."""
_OVERLAPS = 1_000_000
"""Literals of which pairs of large counts are looked through for what they share, at most."""

Clauses = list[list[int]]
Fresh = Callable[[], int]


class Counts:
    """Clauses for "at least so many, at most so many of these hold", with variables after `top`.

    A large count is told by two kinds of *marks*, literals that say that at least, or fewer than, so many of its
    propositions hold. The marks of counts that cannot agree exclude each other at first sight (`between`); what a mark
    says of the propositions themselves is told when an assignment belies it (`Large`).
    """

    def __init__(self, top: int) -> None:
        self.top = top
        self.large: dict[tuple[int, ...], Large] = {}

    def clauses(self, literals: tuple[int, ...], least: int, most: int | None) -> Clauses:
        """Clauses that say the bounds; an impossible one gives the empty clause."""
        size = len(literals)
        if least > size or (most is not None and (most < least or most < 0)):
            return [[]]
        if most is not None and most >= size:
            most = None
        if max(least, most or 0) * size <= _SMALL:
            return self._written_out(literals, least, most)
        large = self.large.setdefault(literals, Large(literals))
        marks = [self._mark(large.at_least, least)] if least > 0 else []
        marks += [self._mark(large.fewer, most + 1)] if most is not None else []
        return [[mark] for mark in marks]

    def _mark(self, marks: dict[int, int], bound: int) -> int:
        if bound not in marks:
            self.top += 1
            marks[bound] = self.top
        return marks[bound]

    def _written_out(self, literals: Sequence[int], least: int, most: int | None) -> Clauses:
        """Sequential counters (Sinz 2005)."""
        clauses: Clauses = []
        for make, bound in ((CardEnc.atleast, least or None), (CardEnc.atmost, most)):
            if bound is not None:
                encoded = make(lits=list(literals), bound=bound, top_id=self.top, encoding=EncType.seqcounter)
                clauses += encoded.clauses
                self.top = max(self.top, encoded.nv)
        return clauses

    def between(self, meter: Meter) -> Clauses:
        """Which marks exclude each other: of the same propositions, and of others that share some with them."""
        made: Clauses = []
        counts = list(self.large.values())
        for count in meter.all(counts):
            made += [[-high, low] for (_, low), (_, high) in pairwise(sorted(count.at_least.items()))]
            made += [[-low, high] for (_, low), (_, high) in pairwise(sorted(count.fewer.items()))]
            made += count.excluding(count, 0)
        if len(counts) * sum(len(count.literals) for count in counts) > _OVERLAPS:
            return made
        own = [(count, frozenset(count.literals)) for count in counts if len(set(count.literals)) == count.size]
        for count, literals in meter.all(own):
            for other, others in own:
                if other is not count and not literals.isdisjoint(others):
                    made += count.excluding(other, len(literals - others))
        return made


class Large:
    """The marks of one large count, by their bound, and the network that sorts its propositions, once it is needed."""

    def __init__(self, literals: tuple[int, ...]) -> None:
        self.literals = literals
        self.size = len(literals)
        self.at_least: dict[int, int] = {}
        self.fewer: dict[int, int] = {}
        self._wires = list(literals)
        self._left: Iterator[tuple[int, int]] | None = None
        self.told = False
        """Whether all was told of it."""

    def excluding(self, other: Large, apart: int) -> Clauses:
        """At least k of these are at least k - `apart` of the others, where so many of these are not among those."""
        made: Clauses = []
        bounds = sorted(other.fewer)
        for bound, mark in self.at_least.items():
            below = [least for least in bounds if least <= bound - apart]
            made += [[-mark, -other.fewer[below[-1]]]] if below else []
        return made

    def belied(self, holding: Sequence[int]) -> list[int]:
        """Where an assignment (the literals that hold, one a variable in their order) has a mark hold that is not so,
        and nothing was told yet: literals which, if they held instead, would make it so."""
        if self.told:
            return []
        least = max((bound for bound, mark in self.at_least.items() if holding[mark - 1] > 0), default=0)
        below = min((bound for bound, mark in self.fewer.items() if holding[mark - 1] > 0), default=self.size + 1)
        if not least and below > self.size:
            return []
        held = [literal for literal in self.literals if holding[abs(literal) - 1] == literal]
        if len(held) < least:
            chosen = set(held)
            return [literal for literal in self.literals if literal not in chosen][: least - len(held)]
        return [-literal for literal in held[below - 1 :]]

    def tell(self, fresh: Fresh, told: array[int], meter: Meter) -> Iterator[tuple[int, ...]]:
        """The clauses that tie the marks to the propositions, which go to the end of `told` besides, each ended by 0.
        Raises Spent between two of them, and goes on from there when it is asked again."""
        if self._left is None:
            self._left = _comparators(self.size)
        wires = self._wires
        for number, (one, other) in enumerate(self._left, 1):
            more, fewer, a, b = fresh(), fresh(), wires[one], wires[other]
            wires[one], wires[other] = more, fewer
            for clause in (-a, more), (-b, more), (-a, -b, fewer), (-more, a, b), (-fewer, a), (-fewer, b):
                told.extend((*clause, 0))
                yield clause
            if number % _OFTEN == 0:
                meter.look()
        self.told = True
        ties = [(-fewer, more) for more, fewer in pairwise(wires)]
        ties += [(-mark, wires[bound - 1]) for bound, mark in self.at_least.items()]
        ties += [(-mark, -wires[bound - 1]) for bound, mark in self.fewer.items()]
        for clause in ties:
            told.extend((*clause, 0))
            yield clause


def listed(told: array[int]) -> Iterator[list[int]]:
    """The clauses, each of which is ended by 0."""
    clause: list[int] = []
    for literal in told:
        if literal:
            clause.append(literal)
        else:
            yield clause
            clause = []


def _comparators(size: int) -> Iterator[tuple[int, int]]:
    """The pairs of places that Batcher's network compares in turn (merge exchange; Knuth, The Art of Computer
    Programming 3, 5.2.2, Algorithm M)."""
    top = 1 << max(0, (size - 1).bit_length() - 1)
    step = top
    while step:
        reach, rest, apart = top, 0, step
        while True:
            yield from ((place, place + apart) for place in range(size - apart) if place & step == rest)
            if reach == step:
                break
            apart, reach, rest = reach - step, reach // 2, step
        step //= 2
