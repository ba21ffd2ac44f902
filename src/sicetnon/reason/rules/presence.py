"""Where a person was: one voice puts them elsewhere or says that they were not there, another has them act.

An alibi seldom meets what it answers in its words: "he was in Athens all that month" stands against "the hooded man was
Kouris". The two are brought together by the person, who may be named, told by rank, or speak; what the person is said
to have done is known by words of the lexicon. Nothing here gives a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from sicetnon.model import Claim, PlaceValue
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.persons import Persons, persons
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.negations import opposed
from sicetnon.reason.told import Piece, Told, told

_SHOWN = 4
_MOST = 60
_SIDES = 6


class Place(msgspec.Struct, frozen=True):
    """A statement that somebody was there, or was not: who, and the word that says so."""

    piece: Piece
    at: int
    who: frozenset[str]


@finds(
    name="elsewhere-and-there",
    kind="place",
    words="A person is put elsewhere, or said not to have been there, and another passage has the person there.",
    level="dispute",
    why="The passages may mean other days or hours; whom a rank or a pronoun means is likely, not certain.",
    most=5,
)
def elsewhere_and_there(index: Index) -> Iterator[Draft]:
    record = told(index)
    known = persons(record)
    away = [
        Place(piece, place, who)
        for piece in record.with_cue("away", "denied", "stayed")
        if (place := _away(record, piece)) is not None and (who := known.before(piece, place))
    ][:_MOST]
    if not away:
        return
    there = [found for piece in record.with_cue("seen", "there") for found in _there(record, known, piece)]
    answered: dict[tuple[str, ...], list[tuple[Claim, ...]]] = {}
    for one in away:
        against = [other for other in there if one.piece.sentence != other.piece.sentence and one.who & other.who]
        own = _quoted(record, one)
        sides = [side for other in _plainest(record, one, against) if (side := _quoted(record, other))]
        if own and sides:
            answered.setdefault(index.ids(sides[0]), [*sides]).append(own)
    for sides in answered.values():
        unlike = {index.ids(side): side for side in sides}
        if len(unlike) > 1:
            yield opposed(index, [*unlike.values()][:_SIDES], "Said to be elsewhere, and to be there", len(unlike))


def _away(record: Told, piece: Piece) -> int | None:
    """Where a piece says that somebody was not there, or where else they were."""
    if piece.about("away"):
        return piece.cues["away"]
    if piece.about("hypothetical") or not piece.about("denied", "stayed"):
        return None
    at_a_place = [c for c in record.claims_of(piece) if isinstance(c.value, PlaceValue) and c.value.role == "at"]
    if any(claim.polarity == "-" for claim in at_a_place):
        return piece.cues.get("denied", piece.first)  # "was not in the camp", "denied having been at the quarry"
    if not piece.about("stayed") or piece.about("denied"):
        return None
    place = piece.cues["stayed"]
    placed = bool(at_a_place)
    site = meaning(piece.language).words.has("site", record.text(piece))
    return place if placed or site else None


def _there(record: Told, known: Persons, piece: Piece) -> Iterator[Place]:
    """The persons of whom a piece says that they were there, or did something."""
    denied = piece.cues.get("denied")
    if piece.about("away", "hypothetical") or (denied is not None and denied != piece.cues.get("there")):
        return
    if piece.about("seen"):
        place = piece.cues["seen"]
        yield Place(piece, place, known.behind(piece, place))
    if piece.about("there"):
        place = piece.cues["there"]
        yield Place(piece, place, known.before(piece, place))


def _plainest(record: Told, one: Place, against: Sequence[Place]) -> list[Place]:
    """Those that share most with the piece."""
    ranked = sorted(against, key=lambda other: (-record.related(one.piece, other.piece), other.piece.number))
    return list({other.piece.number: other for other in reversed(ranked)}.values())[::-1][:_SHOWN]


def _quoted(record: Told, found: Place) -> tuple[Claim, ...]:
    return record.cite(found.piece, found.at) or record.quotable(found.piece, found.piece.first)


RULES: tuple[Rule, ...] = (elsewhere_and_there,)
