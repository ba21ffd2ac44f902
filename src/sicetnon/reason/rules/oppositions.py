"""It was so, or it was the opposite: passages that tell of one matter with words of either side.

The lexicon holds the sides of each opposition (`[reason.opposites.<name>]`): unanimous or divided, in good order or in
panic, tried or never tried. A denied word of one side counts for the other ("did not resist"). That two passages mean
one matter rests on what else they share, so nothing here gives a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from sicetnon.model import Claim
from sicetnon.reason.denying import ACTORS
from sicetnon.reason.grouping import joined_groups
from sicetnon.reason.index import SPEAKER, Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.persons import persons
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.terms import terms_in
from sicetnon.reason.told import SAME_WORD, Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_NOT = "not "
_DENIED_WITHIN = 3
"""Words between a negation and what it denies."""
_MOST = 120
"""Statements of one opposition that are held against each other."""
_SHOWN = 5
_ENOUGH, _ENOUGH_IN_ONE_VOICE = 0.75, 1.0
"""How plainly two statements must speak of one matter, in two voices and in one."""
_SAID_OF_ONE, _SAME_PERSON = 0.8, 0.4
_NEAR = 2  # sentences
_SEVERAL = 6
"""Statements of one opposition of which a record holds no more when it speaks of one matter."""

OF_A_PERSON = frozenset(("tenure", "leaving", "senses", "willingness", "belonging", "speech", "trial"))
"""Oppositions in what is told of a person: the same one must be meant."""
SAID_OF_ONE = frozenset((
    "unanimity", "lights", "sky", "ground", "warmth", "retreat", "losses", "effect", "reception", "representation",
    "grave", "tenure", "trial",
))  # fmt: skip
"""Oppositions that a record which holds few words of them speaks of once."""


class Side(msgspec.Struct, frozen=True):
    """What a piece says in one respect: which side it takes, where, in which voice, and the claims that quote it."""

    piece: Piece
    side: str
    first: int
    claims: tuple[Claim, ...]
    speaker: SPEAKER
    about: frozenset[str]
    """What else the sentence speaks of."""


def sides(index: Index) -> dict[str, list[Side]]:
    """What the record says in respect of each opposition of which it has more than one side, in order."""
    record = told(index)
    met: dict[int, tuple[Piece, list[tuple[int, int, str]]]] = {}
    for piece, place, term in terms_in(record, lambda tongue: tongue.opposites):
        met.setdefault(piece.number, (piece, []))[1].append((place, place + term.length, term.label))
    taken: dict[str, list[tuple[str, Piece, range]]] = defaultdict(list)
    for piece, terms in met.values():
        if piece.about("hypothetical"):
            continue
        for first, last, label in _longest(terms) if len(terms) > 1 else terms:
            name, _, side = label.partition("|")
            side = _NOT + side if "denied" in piece.cues and _denied(record, piece, first) else side
            taken[name].append((side, piece, range(first, last)))
    return {
        name: [found for each in sayings if (found := _side(index, *each)) is not None]
        for name, sayings in taken.items()
        if len({side for side, *_ in sayings}) > 1
    }


def _side(index: Index, side: str, piece: Piece, term: range) -> Side | None:
    """What a piece says in one respect; None where no claim quotes it."""
    record = told(index)
    claims = record.quotable(piece, term.start, term.stop - 1)
    if not claims:
        return None
    about = frozenset(
        topic
        for other in record.beside(piece)
        for topic, at in other.topics.items()
        if at not in term and topic[0] != SAME_WORD
    )
    return Side(piece, side, term.start, claims, index.speaker(claims[0]), about)


def _longest(terms: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The terms of which no longer one of the same opposition covers: of "did not resist" none is "resist"."""
    for first, last, label in terms:
        name = label.partition("|")[0]
        if not any(
            low <= first and last <= high and high - low > last - first and other.partition("|")[0] == name
            for low, high, other in terms
        ):
            yield first, last, label


def _denied(record: Told, piece: Piece, first: int) -> bool:
    """Whether a negation stands right before a term, or opens the clause that the term belongs to."""
    if piece.cues["denied"] >= first or piece.about("bound"):
        return False
    forms = record.forms[piece.witness]
    if not record.cue_words(piece, "denied").isdisjoint(forms[max(piece.first, first - _DENIED_WITHIN) : first]):
        return True
    return _opens_with_denial(piece) and meaning(piece.language).joins.isdisjoint(forms[piece.first : first])


def _opens_with_denial(piece: Piece) -> bool:
    """Whether a piece denies something of all: "no officer of the army was ever brought before a court"."""
    return piece.cues.get("denied") == piece.first


def opposite(one: Side, other: Side) -> bool:
    """Whether two statements take different sides; one that denies a side is on the other."""
    if one.side.startswith(_NOT) != other.side.startswith(_NOT):
        return one.side.removeprefix(_NOT) == other.side.removeprefix(_NOT)
    return one.side != other.side


def of_one_matter(record: Told, name: str, one: Side, other: Side, alone: bool) -> float:
    """How plainly two statements speak of one matter; 0 when it is not plain enough. `alone` says that the record holds
    few statements of that opposition."""
    who, whom = (_who(record, each) for each in (one, other))
    same = not who.isdisjoint(whom)
    if name in OF_A_PERSON and not same and (who or whom) and not _one_of_all(one, other):
        return 0.0
    shared = sum(record.weight(topic) for topic in one.about & other.about)
    events = {claim.event for claim in one.claims} & {claim.event for claim in other.claims}
    near = one.piece.witness == other.piece.witness and abs(one.piece.sentence - other.piece.sentence) <= _NEAR
    found = shared + 0.5 * same + 0.4 * bool(events) + 0.3 * near
    if name in OF_A_PERSON and same:
        found += _SAME_PERSON
    elif name in SAID_OF_ONE and alone:
        found += _SAID_OF_ONE
    return found if found >= (_ENOUGH if one.speaker != other.speaker else _ENOUGH_IN_ONE_VOICE) else 0.0


def _one_of_all(one: Side, other: Side) -> bool:
    """Whether one statement denies it of all of a sort, of which the other one names some."""
    denies = _opens_with_denial(one.piece) or _opens_with_denial(other.piece)
    return denies and not ACTORS.isdisjoint(one.about & other.about)


def _who(record: Told, each: Side) -> frozenset[str]:
    """Who is spoken of, by name or by what they are."""
    return persons(record).before(each.piece, each.first) | record.subject(each.piece, each.first)


def _against(record: Told, name: str, found: Sequence[Side]) -> Iterator[tuple[float, int, int]]:
    """The pairs of statements that take different sides of one matter."""
    alone = len(found) <= _SEVERAL
    for one, other in combinations(range(min(len(found), _MOST)), 2):
        a, b = found[one], found[other]
        apart = a.piece.sentence != b.piece.sentence or a.speaker != b.speaker
        if apart and opposite(a, b) and (likeness := of_one_matter(record, name, a, b, alone)):
            yield likeness, one, other


@finds(
    name="told-as-the-opposite",
    kind="outcome",
    words="What one passage tells one way, another tells the opposite way.",
    level="dispute",
    why="That they mean one matter rests on their words; it may have changed in between.",
    most=8,
    gives_way=True,
)
def told_as_the_opposite(index: Index) -> Iterator[Draft]:
    record = told(index)
    for name, found in sides(index).items():
        pairs = sorted(_against(record, name, found), reverse=True)
        for group in joined_groups(len(found), [(one, other) for _, one, other in pairs]):
            if len(group) > 1:
                weight = max(likeness for likeness, one, _ in pairs if one in group)
                yield _draft(index, [found[number] for number in group], weight)


def _draft(index: Index, found: Sequence[Side], weight: float) -> Draft:
    variants: dict[str, list[Claim]] = defaultdict(list)
    for each in found:
        variants[each.side] += each.claims
    shown = [claims[0] for claims in variants.values()]
    lead = f"Told one way and the opposite way ({' or '.join(variants)})"
    return Draft(
        variants=tuple(index.ids(claims) for claims in variants.values()),
        events=tuple(dict.fromkeys(claim.event for claim in shown)),
        level="dispute" if len({each.speaker for each in found}) > 1 else "tension",
        weight=weight,
        explanation=sentence(f"{lead}: {clauses(says(index, claim) for claim in shown[:_SHOWN])}"),
    )


RULES: tuple[Rule, ...] = (told_as_the_opposite,)
"""Passages that tell of one matter with words of opposite sides."""
