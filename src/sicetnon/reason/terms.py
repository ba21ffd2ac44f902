"""Terms that exclude one another, where they stand in a record: those of all aspects are found in one walk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeAlias

from sicetnon.reason.index import Index
from sicetnon.reason.meaning import Meaning, Phrases, Term, meaning
from sicetnon.reason.told import Piece, Told, told

_APART: Mapping[str, frozenset[str]] = {
    "dead": frozenset(("alive", "unhurt", "wounded", "captured", "sold", "free", "resigned", "promoted")),
    "captured": frozenset(("free", "dead", "unpunished", "promoted", "given up")),
    "acquitted": frozenset(("condemned", "captured")),
    "condemned": frozenset(("acquitted", "unpunished", "free", "promoted")),
    "free": frozenset(("captured", "dead", "condemned")),
    "unpunished": frozenset(("condemned", "captured", "dead", "exiled", "dismissed")),
    "exiled": frozenset(("dead", "unpunished", "captured")),
    "resigned": frozenset(("dismissed", "dead")),
    "dismissed": frozenset(("resigned", "promoted", "unpunished")),
    "promoted": frozenset(("dismissed", "captured", "condemned", "dead")),
    "alive": frozenset(("dead",)),
    "unhurt": frozenset(("dead", "wounded")),
    "wounded": frozenset(("dead", "unhurt")),
    "sold": frozenset(("dead",)),
    "given up": frozenset(("captured",)),
}
"""Of a person's fates those that do not go together; of every other aspect any two terms differ."""


TERMS: TypeAlias = "dict[str, tuple[int, int]]"
"""Where the terms of one aspect stand in a piece, by their labels: the first and the last word."""


def terms_in(record: Told, phrases: Callable[[Meaning], Phrases]) -> Iterator[tuple[Piece, int, Term]]:
    """The terms of one list of each language that the pieces of a record hold, in order, with their places; the label
    of a term is its aspect, a bar, and its own label."""
    needed: dict[str, dict[str, Collection[str] | None]] = {}
    for language in record.languages:
        sought = phrases(meaning(language))
        needed[language] = {form: sought.needed(form) for form in record.forms_with(language, sought.begins)}
    for piece, places in record.places_with(needed):
        sought, following, words = phrases(meaning(piece.language)), needed[piece.language], record.forms[piece.witness]
        for place in places:
            after, behind = following[words[place]], words[place + 1] if place + 1 < piece.last else ""
            if after is not None and behind not in after:
                continue
            for term in sought.at(words[piece.first : piece.last], place - piece.first):
                yield piece, place, term


def alternatives(record: Told) -> Mapping[str, list[tuple[Piece, TERMS]]]:
    """The pieces that hold terms of an aspect, by aspect, in order."""
    return record.index.once(_read)


def _read(index: Index) -> dict[str, list[tuple[Piece, TERMS]]]:
    found: dict[str, dict[int, tuple[Piece, TERMS]]] = defaultdict(dict)
    for piece, place, term in terms_in(told(index), lambda tongue: tongue.terms):
        aspect, _, label = term.label.partition("|")
        _, terms = found[aspect].setdefault(piece.number, (piece, {}))
        terms.setdefault(label, (place, place + term.length - 1))
    return {aspect: list(pieces.values()) for aspect, pieces in found.items()}


def met_terms(record: Told) -> dict[int, dict[str, frozenset[str]]]:
    """The terms of each piece that holds some, by its number and by aspect."""
    found: dict[int, dict[str, frozenset[str]]] = defaultdict(dict)
    for aspect, each in alternatives(record).items():
        for piece, terms in each:
            found[piece.number][aspect] = frozenset(terms)
    return found


def term_places(record: Told) -> dict[tuple[int, str], tuple[int, int]]:
    """Where the terms of an aspect stand in a piece, the first of them, by the piece's number and the aspect."""
    return {
        (piece.number, aspect): min(terms.values())
        for aspect, each in alternatives(record).items()
        for piece, terms in each
    }


def terms_apart(aspect: str, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether terms of one aspect do not go together."""
    if one & other:
        return False
    if aspect != "fate":
        return True
    return any(term in _APART.get(own, ()) for own in one for term in other)
