"""Held and let go: those whom one passage has released, another has in custody still."""

from __future__ import annotations

from collections.abc import Iterator

from sicetnon.lexicon.names import fold
from sicetnon.reason.figures import number_at
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.negations import opposed
from sicetnon.reason.told import Piece, Told, told

_MOST = 30
_SHOWN = 3


@finds(
    name="released-and-held",
    kind="outcome",
    words="Those whom one passage has released are in custody still in another.",
    level="tension",
    why="They can have been arrested anew, or the passages mean others; what was ordered may not have been done.",
    most=3,
    gives_way=True,
)
def released_and_held(index: Index) -> Iterator[Draft]:
    record = told(index)
    free = [p for p in record.with_cue("let_go") if not p.about("denied", "hypothetical")][:_MOST]
    for piece in record.with_cue("still_held")[:_MOST] if free else ():
        if piece.about("denied", "hypothetical"):
            continue
        others = [other for other in free if _may_be_the_same(record, piece, other)]
        own = record.quotable(piece, piece.cues["still_held"])
        sides = [side for p in others[-_SHOWN:] if (side := record.quotable(p, p.cues["let_go"]))]
        if own and sides:
            yield opposed(index, [*sides, own], "Released in one passage, and held still in another", len(sides))


def _may_be_the_same(record: Told, held: Piece, free: Piece) -> bool:
    """Whether those who are held may be those who are let go: by a name that both sentences have, or where one names
    nobody, by the word for what they are, or as all of them; what is told side by side is told of different ones."""
    if held.witness == free.witness and abs(held.sentence - free.sentence) <= 1:
        return False
    names, others = _names(record, held, "still_held"), record.named(free)
    if names & others:
        return True
    if names and not held.about("whole"):
        return False
    return held.about("whole") or bool(_WHO & record.surroundings(held) & record.surroundings(free))


def _names(record: Told, piece: Piece, cue: str) -> frozenset[str]:
    """The names that stand before a cue, without that of the one who reports, and without numbers."""
    place, forms = piece.cues[cue], record.forms[piece.witness]
    voiced = frozenset(fold(word) for _, name in record.speaker(piece)[1] for word in name.split())
    places = range(max(record.beside(piece)[0].first, place - _BEFORE), place)
    named = [record.name_of(forms[at]) for at in places if number_at(record, piece, at) is None]
    return frozenset(filter(None, named)) - voiced


_BEFORE = 8  # words
_WHO = frozenset(("prisoner", "soldier", "police", "officer", "suspect"))
"""Fields of the words for those who are held."""

RULES: tuple[Rule, ...] = (released_and_held,)
