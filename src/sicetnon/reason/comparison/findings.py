"""How comparable the passages are that a finding sets against each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, islice, product

from sicetnon.model import Claim
from sicetnon.reason.comparison.matters import Comparison
from sicetnon.reason.comparison.utterances import Utterance, Utterances
from sicetnon.reason.index import Index
from sicetnon.reason.told import told

SHORTEST = 1500
"""Code points of a record in which passages are compared; all that a shorter one tells may be of one matter."""
_MOST_PASSAGES = 6
_MOST_PAIRS = 200


def comparison(index: Index) -> Comparison | None:
    """The comparison of a record's passages, laid out once; None for a short record."""
    found = index.derived.get(Comparison)
    if isinstance(found, Comparison):
        return found
    if sum(len(witness.text) for witness in index.witnesses.values()) < SHORTEST:
        return None
    index.derived[Comparison] = made = Comparison(Utterances(told(index)))
    return made


def comparable(index: Index, variants: Sequence[Sequence[str]], least: float) -> bool:
    """Whether two passages of different variants (claims by id) are at least so comparable; True in a short record,
    and where a claim stands in no sentence. The first passages of each variant are looked at."""
    compared = comparison(index)
    if compared is None:
        return True
    sides = [_passages(compared, [index.by_id[c] for c in variant if c in index.by_id]) for variant in variants]
    if not all(sides):
        return True
    pairs = (pair for one, other in combinations(sides, 2) for pair in product(one, other))
    return any(
        one.number != other.number and compared.weigh(one, other) >= least for one, other in islice(pairs, _MOST_PAIRS)
    )


def _passages(compared: Comparison, claims: Sequence[Claim]) -> list[Utterance]:
    """The passages in which these claims stand."""
    found: dict[int, Utterance] = {}
    for claim in claims:
        sentence = compared.known.record.sentence_of(claim)
        for passage in compared.known.of_sentence(sentence) if sentence is not None else ():
            if any(other.id == claim.id for other in passage.claims):
                found.setdefault(passage.number, passage)
        if len(found) >= _MOST_PASSAGES:
            break
    return list(found.values())
