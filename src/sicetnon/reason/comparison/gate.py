"""Whether what a rule brings together can be compared at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sicetnon.reason.comparison.matters import Comparison
from sicetnon.reason.comparison.utterances import Utterance, Utterances
from sicetnon.reason.index import Index
from sicetnon.reason.told import told

SHORTEST = 1500
"""Code points of a record in which passages are compared; in a shorter one all tell of one matter."""
_MOST = 6  # passages of a variant that are looked at


def comparison(index: Index) -> Comparison:
    """The passages of a record and their weighed pairs, laid out once for each record."""
    return index.once(_read)


def _read(index: Index) -> Comparison:
    return Comparison(Utterances(told(index)))


def long_enough(index: Index) -> bool:
    """Whether a record is so long that its passages tell of several matters."""
    return length_of(index) >= SHORTEST


def length_of(index: Index) -> int:
    """Code points of the texts of all witnesses."""
    return sum(len(witness.text) for witness in index.witnesses.values())


def comparability(index: Index, variants: Iterable[Sequence[str]]) -> float:
    """That of the two passages of different variants that are likest to be compared, 0 to 1; 1 where the claims stand
    in one passage or outside running text."""
    compared = comparison(index)
    sides = [_passages(compared, index, variant) for variant in variants]
    found = [
        compared.weigh(one, other)
        for first, second in combinations(sides, 2)
        for one in first
        for other in second
        if one.number != other.number
    ]
    return max(found, default=1.0)


def _passages(compared: Comparison, index: Index, variant: Sequence[str]) -> list[Utterance]:
    """The passages that claims of a variant quote, by the numbers of their sentences."""
    known = compared.known
    sought = set(variant[:_MOST])
    numbers = {piece.sentence for piece in known.record.pieces_near([index.by_id[claim] for claim in sorted(sought)])}
    return [
        each
        for number in sorted(numbers)
        for each in known.of_sentence(number)
        if not sought.isdisjoint([claim.id for claim in each.claims])
    ]
