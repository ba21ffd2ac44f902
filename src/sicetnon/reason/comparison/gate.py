"""Whether what a rule brings together can be compared at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sicetnon.reason.comparison.matters import Comparison
from sicetnon.reason.comparison.utterances import Utterance, Utterances
from sicetnon.reason.editions import editions
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


def weighing(index: Index) -> bool:
    """Whether what rests on likeness of words is weighed: in a record long enough, but not among regests, which are
    joined by their documents."""
    return long_enough(index) and not editions(index).regests


def length_of(index: Index) -> int:
    """Code points of the texts of all witnesses."""
    return sum(len(witness.text) for witness in index.witnesses.values())


def comparable(index: Index, variants: Iterable[Sequence[str]], least: float) -> bool:
    """Whether two passages of different variants can be compared so far (0 to 1) at least; true where the claims stand
    in one passage or outside running text."""
    compared = comparison(index)
    sides: list[list[Utterance]] = []
    apart = False
    for variant in variants:
        side = _passages(compared, index, variant)
        for one in side:
            for other in (other for before in sides for other in before if other.number != one.number):
                if compared.weigh(one, other) >= least:
                    return True
                apart = True
        sides.append(side)
    return not apart


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
