"""Editions of charters laid side by side: where regests of one document, or of one matter, differ.

Regests are joined by the names that they share and by their dates, in whatever languages they are written. What they
say of one point is one finding with all voices. That two regests are of one document rests on names, so that nothing
here gives a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from sicetnon.lexicon.names import given_name_classes
from sicetnon.model import Claim, ParticipantValue, PlaceValue
from sicetnon.reason.collation import draft_of, person_keys, pieces_of
from sicetnon.reason.editions import Editions, editions
from sicetnon.reason.index import SPEAKER, Index
from sicetnon.reason.name_forms import keys_of
from sicetnon.reason.regests import HEAD, ISSUERS, Regest
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.alternatives import PERSON
from sicetnon.reason.terms import met_terms, term_places, terms_apart
from sicetnon.reason.told import ROLES, SAME_WORD, Piece, Told, told

_SHOWN = 6
_MOST_TELLINGS = 40  # of one point
_PARTS_OF_ONE = 8  # findings of one matter
_DONE_BY = frozenset(("burning", "attack", "robbery", "looting", "taking"))
"""Deeds of which passages that name others tell differently."""
SILENT = frozenset((
    "speech", "knowledge", "contact", "answer", "request", "record", "ruler", "officer", "part", "out", "house",
    "protection", "reading", "woman", "envoy", "recall", "person", "jew", "crime",
))  # fmt: skip
"""Fields so wide that passages that share them need not speak of one point."""
_ROLE_FIELDS = frozenset((*ROLES, "widow"))
_BESIDE = 4  # words between an office and a name
_LETTERS = 3  # of the key of a name
HOLDING = "holding"
"""What is counted in deeds: an aspect that names things, and no alternatives."""


class _Telling(NamedTuple):
    """One passage of a matter: its regest, who speaks, whether it denies, and the terms in it."""

    piece: Piece
    regest: Regest
    speaker: SPEAKER
    denied: bool
    terms: dict[str, frozenset[str]]
    names: frozenset[str]


# --- told differently -----------------------------------------------------------------------------------------------
@finds(
    name="editions-tell-differently",
    kind="version",
    words="Regests of one matter differ in one point: one denies what the other says, or they use words that do not go"
    " together.",
    level="dispute",
    why="That the passages speak of one point rests on their words.",
    most=60,
)
def editions_tell_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    terms = met_terms(record)
    of_regest: dict[int, list[_Telling]] = defaultdict(list)
    for telling in _tellings(index, record, known, terms):
        of_regest[telling.regest.number].append(telling)
    for matter in known.all_matters:
        by_point: dict[str, list[_Telling]] = defaultdict(list)
        for telling in (each for regest in matter for each in of_regest.get(regest.number, ())):
            for point in _points(record, telling):
                by_point[point].append(telling)
        yield from _told_apart(index, record, by_point)


def _told_apart(index: Index, record: Told, by_point: dict[str, list[_Telling]]) -> Iterator[Draft]:
    """One finding a point, the closest first; points that bring nothing new together are left out."""
    differing = {point: _differing(found, point in _DONE_BY) for point, found in by_point.items()}
    shown: set[tuple[int, int]] = set()
    kept = 0
    for point in sorted(differing, key=lambda each: (len(differing[each]), each)):
        pairs = differing[point]
        if not pairs or kept >= _PARTS_OF_ONE or 2 * len(pairs - shown) <= len(pairs):
            continue
        tellings = {each.piece.number: each for each in by_point[point]}
        numbers = sorted({number for pair in pairs for number in pair})
        variants = [cited for number in numbers if (cited := _cited(record, tellings[number], point))]
        if len(variants) > 1:
            shown |= pairs
            kept += 1
            label = point.removeprefix(SAME_WORD)
            yield draft_of(index, variants, f"In one matter it is told differently ({label})")


def _tellings(
    index: Index, record: Told, known: Editions, terms: dict[int, dict[str, frozenset[str]]]
) -> Iterator[_Telling]:
    for piece in record.pieces:
        claims = record.claims_of(piece)
        regest = next((known.of[claim.id] for claim in claims if claim.id in known.of), None)
        if regest is None:
            continue
        denied = piece.about("denied") or any(claim.polarity != "+" for claim in claims)
        people = [claim for claim in claims if isinstance(claim.value, ParticipantValue)]
        names = frozenset(key for claim in people for key in person_keys(getattr(claim.value, "label", "")))
        yield _Telling(piece, regest, index.speaker(claims[0]), denied, terms.get(piece.number, {}), names)


def _points(record: Told, telling: _Telling) -> Iterator[str]:
    """What a passage is about: fields of meaning, and the aspects of which it holds a term."""
    for topic in telling.piece.topics:
        if record.field(topic) and topic not in SILENT and not topic.startswith(SAME_WORD):
            yield topic
    role = not ROLES.isdisjoint(telling.piece.topics)
    for aspect in telling.terms:
        if aspect != HOLDING and not (role and aspect in PERSON):  # what befell the priest is told of the priest
            yield f"{SAME_WORD}{aspect}"


def _differing(tellings: Sequence[_Telling], deed: bool) -> set[tuple[int, int]]:
    """The pairs of pieces of different regests or voices that differ; of a deed also those that name others."""
    found: set[tuple[int, int]] = set()
    for one, other in combinations(tellings[:_MOST_TELLINGS], 2):
        if one.regest.number == other.regest.number and one.speaker == other.speaker:
            continue
        others = deed and one.names and other.names and one.names.isdisjoint(other.names)
        if one.denied != other.denied or others or _opposed(one, other):
            found.add((one.piece.number, other.piece.number))
    return found


def _opposed(one: _Telling, other: _Telling) -> bool:
    return any(terms_apart(aspect, one.terms[aspect], other.terms[aspect]) for aspect in one.terms.keys() & other.terms)


def _cited(record: Told, telling: _Telling, point: str) -> tuple[Claim, ...]:
    piece = telling.piece
    aspect = point.removeprefix(SAME_WORD)
    if aspect != point:
        return record.quotable(piece, *term_places(record).get((piece.number, aspect), (piece.first, -1)))
    return record.quotable(piece, piece.topics.get(point, piece.first))


# --- what is named --------------------------------------------------------------------------------------------------
@finds(
    name="editions-list-differently",
    kind="content",
    words="One edition says that a document does not name what another one has it name.",
    level="dispute",
    why="The documents may be two versions of one, or the name may stand in one copy alone.",
    most=12,
)
def editions_list_differently(index: Index) -> Iterator[Draft]:
    for matter in editions(index).matters:
        shown: set[str] = set()
        for regest, claim, names in _unnamed(matter):
            others = [other for each in matter if each is not regest for other in _named_in(each, names)]
            if others and others[0].id not in shown:
                shown.add(others[0].id)
                yield draft_of(
                    index, ((claim,), *((other,) for other in others[:_SHOWN])), "A name is there, or is not"
                )


def _unnamed(matter: Sequence[Regest]) -> list[tuple[Regest, Claim, frozenset[str]]]:
    """What editions say is not in a document, by the name that such a passage opens with."""
    found = []
    for regest in matter:
        for claim in regest.claims:
            if claim.polarity == "-" and claim.facet not in ("evidence", "participant"):
                names = _proper(getattr(claim.value, "label", "").split()[:1])
                found.append((regest, claim, names))
    return found[:_MOST_TELLINGS]


def _named_in(regest: Regest, names: frozenset[str]) -> Iterator[Claim]:
    """Those whom, or the places which, the abstract names; not who issued it, nor where."""
    for claim in regest.abstract:
        value = claim.value
        if claim.polarity != "+" or claim.method in (*ISSUERS, HEAD):
            continue
        if isinstance(value, ParticipantValue | PlaceValue) and names & _proper(value.label.split()):
            yield claim


def _proper(words: Iterable[str]) -> frozenset[str]:
    bare = (word.strip(",.;:()") for word in words if word[:1].isupper())
    return frozenset(key for word in bare for key in keys_of(word) if key[-1] not in "*~" and len(key) >= _LETTERS)


# --- who it was -----------------------------------------------------------------------------------------------------
@finds(
    name="editions-name-differently",
    kind="identity",
    words="Regests of one matter give one office or one person different given names.",
    level="dispute",
    why="An office may have had two holders; that one person is meant rests on the office.",
    most=12,
)
def editions_name_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for matter in known.all_matters:
        named: dict[str, list[tuple[frozenset[int], tuple[Claim, ...]]]] = defaultdict(list)
        pieces = {
            piece.number: piece for regest in matter for claim in regest.claims for piece in pieces_of(record, claim)
        }
        for _, piece in sorted(pieces.items()):
            for role, given, claims in _named(record, piece):
                named[role].append((given, claims))
        for role in sorted(named):
            found = named[role]
            differing = [claims for given, claims in found if any(given.isdisjoint(other) for other, _ in found)]
            if len(differing) > 1:
                yield draft_of(index, differing, f"One person is named differently ({role})")


def _named(record: Told, piece: Piece) -> Iterator[tuple[str, frozenset[int], tuple[Claim, ...]]]:
    """An office and the given name beside it."""
    text, words = record.index.witnesses[piece.witness].text, record.words[piece.witness]
    for role in sorted(_ROLE_FIELDS & piece.topics.keys()):
        place = piece.topics[role]
        for at in sorted(range(piece.first, piece.last), key=lambda each: abs(each - place)):
            if at == place or abs(at - place) > _BESIDE or not text[words[at].start].isupper():
                continue
            given = given_name_classes(text[words[at].start : words[at].end])
            claims = record.cite(piece, min(at, place), max(at, place)) if given else ()
            if claims:
                yield role, given, claims
                break


RULES: tuple[Rule, ...] = (
    editions_tell_differently, editions_list_differently, editions_name_differently,
)  # fmt: skip
