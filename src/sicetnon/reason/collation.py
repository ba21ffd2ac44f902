"""Regests laid side by side: the claims that differ, the passages that they quote, and the finding made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from sicetnon.model import Claim
from sicetnon.reason.charters import charter_words
from sicetnon.reason.editions import editions
from sicetnon.reason.figures import Figure, figures
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.name_forms import keys_of
from sicetnon.reason.rule import Draft
from sicetnon.reason.told import Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_SHOWN = 6
_MOST_FIGURES = 12  # of one passage
_QUOTED = 90  # code points of a quote


def draft_of(index: Index, variants: Iterable[Sequence[Claim]], lead: str) -> Draft:
    """A finding of which each variant is the claims of one side; the first of each are quoted behind `lead`."""
    groups = [list(dict.fromkeys(group)) for group in variants if group]
    firsts = [group[0] for group in groups]
    return Draft(
        variants=tuple(index.ids(group) for group in groups),
        events=tuple(dict.fromkeys(claim.event for claim in firsts)),
        weight=len({claim.quote.witness for claim in firsts}) + len(groups) / 100,
        explanation=sentence(f"{lead}: {clauses(says(index, claim, _QUOTED) for claim in firsts[:_SHOWN])}"),
    )


def days_apart(one: Claim, other: Claim) -> int:
    """Days between two dates; 0 where they may be the same."""
    a, b = days_of(one.value), days_of(other.value)
    return max(0, a[0] - b[1], b[0] - a[1]) if a and b else 0


def apart(claims: Sequence[Claim], differ: Callable[[Claim, Claim], bool]) -> list[Claim]:
    """The claims that differ from some other one, in order."""
    found: dict[str, Claim] = {}
    for one, other in combinations(claims[:40], 2):
        if differ(one, other):
            found[one.id], found[other.id] = one, other
    return [claim for claim in claims if claim.id in found]


def pieces_of(record: Told, claim: Claim) -> Iterator[Piece]:
    """The pieces that a claim of a regest quotes."""
    yield from record.index.once(_by_claim).get(claim.id, ())


class Number(NamedTuple):
    """A number in an edition: the figure, the coin that it counts or "money", "" for what is no sum, and its claims."""

    figure: Figure
    coin: str
    claims: tuple[Claim, ...]


def numbers_of(record: Told, claims: Iterable[Claim]) -> Iterator[Number]:
    """The numbers in the passages that some claims quote, in order; at most twelve of each passage."""
    pieces = {piece.number: piece for claim in claims for piece in pieces_of(record, claim)}
    for _, piece in sorted(pieces.items()):
        for figure in figures(record, piece)[:_MOST_FIGURES]:
            if figure.sort != "time":
                coin = _coin(figure.noun, piece.language) if figure.unit == "money" else ""
                yield Number(figure, coin, record.quotable(piece, figure.first, figure.last))


def _coin(word: str, language: str) -> str:
    terms = (term.label for term in charter_words(language).at([word], 0) if term.label.startswith("coin|"))
    return next(terms, "money")


def _by_claim(index: Index) -> dict[str, list[Piece]]:
    """The pieces that each claim of a regest quotes."""
    record, known = told(index), editions(index)
    found: dict[str, list[Piece]] = defaultdict(list)
    for piece in record.pieces:
        for claim in record.claims_of(piece):
            if claim.id in known.of:
                found[claim.id].append(piece)
    return found


def language_of(index: Index, claim: Claim) -> str:
    regest = editions(index).of.get(claim.id)
    if regest is not None:
        return regest.language
    witness = index.witnesses.get(claim.quote.witness)
    return witness.language if witness else ""


def person_keys(label: str) -> frozenset[str]:
    return frozenset(key for word in label.split() if word[:1].isupper() for key in keys_of(word) if key[-1:] != "*")
