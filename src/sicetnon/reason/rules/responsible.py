"""Who is held responsible: all that the voices say on who did it or had it done, as one point.

Reports lay a deed to somebody in many ways: "bears the mark of", "has blood on its hands", "the order came from above",
"the company acted on its own". Such words are cues of the lexicon; what is beside them says whom they mean. One finding
holds all voices that differ, those who reject the charge among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, ParticipantValue
from sicetnon.reason.core import core, victims
from sicetnon.reason.index import SPEAKER, Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.told import Piece, Told, told
from sicetnon.reason.vocabulary import vocabulary
from sicetnon.reason.wording import clauses, says, sentence

_MOST = 80
_SHOWN = 6
_WHOLE = 16
"""So many statements of who did it a record makes of one deed; in a longer one they must stand near or share words."""
_SHARED = 0.9
_NEAR = 3  # sentences
_LONGEST_NAME = 4  # words
_LETTERS = 3
_BEGINNING, _CASE = 5, 2  # letters that two forms of a name share at least, and in which the shorter may differ
_DENIED_BEFORE = 6  # words between a negation and what it denies
_NO_PART = 2  # words between a negation and the word for having part: "did not take part in the murder"
_CUES = ("charged", "ordered", "cleared")
_PART = "part"
_BOXED = " (box)"
"""Marks an infobox as another speaker than the text around it."""
_DEEDS = frozenset(("crime", "death", "execution", "attack", "shooting", "explosion", "torture", "looting", "rape"))
"""Fields of deeds: who denies a part in one rejects a charge, whoever made it."""


class Charge(msgspec.Struct, frozen=True):
    """A statement on who did it: whom it means (folded words of names, and the sort of people), and whether it rejects
    the charge."""

    piece: Piece
    claims: tuple[Claim, ...]
    speaker: SPEAKER
    parties: frozenset[str]
    rejects: bool
    charges: bool = True
    """Whether its words lay the deed to somebody; else they only tell who acted, or stand in an infobox."""
    boxed: bool = False


@finds(
    name="held-responsible",
    kind="participant",
    words="The voices lay what was done to different parties, or one lays it to a party and another rejects that.",
    level="dispute",
    why="Several may have had a part in it; those who reject a charge may be those who are accused.",
    most=4,
)
def held_responsible(index: Index) -> Iterator[Draft]:
    record = told(index)
    found = _charges(index, record)
    if not any(charge.piece.about("charged", "ordered") or charge.speaker[1] for charge in found):
        return
    for group in _groups(record, found):
        chosen = [one for one in group if any(_at_odds(one, other) for other in group)]
        speakers = {charge.speaker for charge in chosen}
        if len({charge.claims[0].id for charge in chosen}) < 2:
            continue
        yield Draft(
            variants=tuple(dict.fromkeys(index.ids(charge.claims) for charge in chosen)),
            events=tuple(dict.fromkeys(claim.event for charge in chosen for claim in charge.claims[:1])),
            level="dispute" if len(speakers) > 1 else "tension",
            weight=len(chosen),
            explanation=sentence(
                "Who was responsible is told differently: "
                f"{clauses(says(index, charge.claims[0], 110) for charge in chosen[:_SHOWN])}"
            ),
        )


def _charges(index: Index, record: Told) -> list[Charge]:
    names = _names(index)
    found: list[Charge] = []
    for piece, place in _charging(record):
        if piece.about("hypothetical", "so_far"):
            continue
        claims = record.cite(piece, place) or record.quotable(piece, piece.first)
        if claims and len(found) < _MOST:
            rejects = piece.about("cleared") or _denied(piece, place)
            found.append(Charge(piece, claims, index.speaker(claims[0]), _parties(record, piece, names), rejects))
    found += _acting(index, record, names, {charge.piece.number for charge in found})
    return found[:_MOST]


def _acting(index: Index, record: Told, names: frozenset[str], known: set[int]) -> list[Charge]:
    """What names those who did it: the claims of who acted in the deed that the record is about, and the fields of an
    infobox for them, which speak for themselves."""
    deeds = frozenset((*core(index), *(event for each in index.narrative.title_events.values() for event in each)))
    found: list[Charge] = []
    for claim in index.valued(ParticipantValue):
        boxed = _boxed(index, claim)
        if not boxed and not (claim.event in deeds and _acted(index, claim)):
            continue
        parties = _meant(index, claim, names)
        pieces = [piece for piece in record.pieces_near((claim,)) if claim in record.claims_of(piece)]
        if parties and pieces and known.isdisjoint(piece.number for piece in pieces):
            witness, inner = index.speaker(claim)
            speaker = (witness + _BOXED if boxed else witness, inner)
            denies = claim.polarity == "-"
            found.append(Charge(pieces[0], (claim,), speaker, parties, denies, charges=False, boxed=boxed))
    return found


def _boxed(index: Index, claim: Claim) -> bool:
    block = index.block(claim) if index.tabular(claim) else None
    return block is not None and bool(index.vocabulary(claim).has("doers", block.label))


def _acted(index: Index, claim: Claim) -> bool:
    done = index.vocabulary(claim).is_kind("perpetrated", index.kind(claim.event))
    return done and isinstance(claim.value, ParticipantValue) and claim.value.role == "agent"


def _meant(index: Index, claim: Claim, names: frozenset[str]) -> frozenset[str]:
    """Whom the label of a participant means."""
    forms = [word.strip(",.;").casefold() for word in getattr(claim.value, "label", "").split()]
    return _sorts_and_names(index.vocabulary(claim).language, forms, names)


def _charging(record: Told) -> list[tuple[Piece, int]]:
    """The pieces that say who did it, and those that deny that somebody had part in a deed, with the place of that."""
    found = {
        piece.number: (piece, min(piece.cues[cue] for cue in _CUES if cue in piece.cues))
        for piece in record.with_cue(*_CUES)
    }
    for piece in record.by_topic.get(_PART, ()):
        if not _DEEDS.isdisjoint(piece.topics) and _denied(piece, piece.topics[_PART], _NO_PART):
            found.setdefault(piece.number, (piece, piece.topics[_PART]))
    return [found[number] for number in sorted(found)]


def _denied(piece: Piece, place: int, within: int = _DENIED_BEFORE) -> bool:
    """Whether what stands at a place is denied: "had no doubt that it was behind" denies nothing, and a verb of denying
    governs all that follows."""
    denied, refuted = piece.cues.get("denied"), piece.cues.get("refuted")
    if refuted is not None and refuted <= place:
        return True
    return denied is not None and not piece.about("bound") and 0 <= place - denied <= within


def _names(index: Index) -> frozenset[str]:
    """The words that name groups and persons of the record, folded, without those who suffered what it is about: they
    are named by all."""
    suffered = frozenset(word for event in core(index) for word in victims(index, event))
    empty = frozenset(word for witness in index.witnesses.values() for word in vocabulary(witness.language).empty)
    named = (
        word
        for entity in index.entities.values()
        if entity.kind in ("person", "group") and len(entity.label.split()) <= _LONGEST_NAME
        for word in entity.label.split()
        if len(word) >= _LETTERS and word[0].isupper() and word.casefold() not in empty
    )
    return frozenset(map(fold, named)) - suffered


def _parties(record: Told, piece: Piece, names: frozenset[str]) -> frozenset[str]:
    forms = [word.form for word in record.words[piece.witness][piece.first : piece.last]]
    return _sorts_and_names(piece.language, forms, names)


def _sorts_and_names(language: str, forms: Sequence[str], names: frozenset[str]) -> frozenset[str]:
    sorts = {term.label for _, term in meaning(language).terms.walk(forms) if term.label.startswith("doer|")}
    return frozenset({*sorts, *names.intersection(fold(form) for form in forms)})


def _at_odds(one: Charge, other: Charge) -> bool:
    if one.piece.sentence == other.piece.sentence and one.speaker == other.speaker:
        return False
    if one.rejects != other.rejects:
        shared = _share(one.parties, other.parties)
        return shared or (one.speaker != other.speaker and one.charges and other.charges)
    if one.rejects or one.speaker == other.speaker or _share(one.parties, other.parties):
        return False
    plain = [not charge.speaker[1] and not charge.charges for charge in (one, other)]
    return not any(plain) or (one.boxed and other.boxed)


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two statements mean a party in common; a name in another case of its language is the same name."""
    if one & other:
        return True
    return any(
        _common(a, b) >= max(_BEGINNING, min(len(a), len(b)) - _CASE) for a in one for b in other if "|" not in a
    )


def _common(one: str, other: str) -> int:
    """How many letters two words share from their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _groups(record: Told, found: Sequence[Charge]) -> list[list[Charge]]:
    """The statements about one deed."""
    if len(found) <= _WHOLE:
        return [list(found)]
    groups: list[list[Charge]] = []
    for charge in found:
        home = next((g for g in groups if any(_one_matter(record, charge, other) for other in g)), None)
        if home is None:
            groups.append([charge])
        else:
            home.append(charge)
    return groups


def _one_matter(record: Told, one: Charge, other: Charge) -> bool:
    near = one.piece.witness == other.piece.witness and abs(one.piece.sentence - other.piece.sentence) <= _NEAR
    return near or record.related(one.piece, other.piece) >= _SHARED


RULES: tuple[Rule, ...] = (held_responsible,)
