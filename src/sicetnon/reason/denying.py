"""What the pieces of a record deny, and what they tell beside it: "he had asked for an escort and received no answer"
tells of a request, and denies an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sicetnon.lexicon.names import fold
from sicetnon.model import PlaceValue
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.persons import persons
from sicetnon.reason.told import Piece, Told, told

_FOCUS = 7  # words after the negation that say what is denied
_WHOLE_CLAUSE = 12  # where it opens the clause: "no officer of the army was ever brought before a court"
_BEHIND = 7  # words before it that say of whom
_AT_THE_END = 2  # words from the end of a piece within which a verb of denying governs the next piece
_A_SITE = 5
"""Pieces in which the word for a site stands at most."""

ACTORS = frozenset((
    "police", "soldier", "officer", "woman", "child", "priest", "ruler", "envoy", "abbot", "civilian", "doer", "jew",
    "protest", "prisoner", "witness",
))  # fmt: skip
"""Fields of those who act or suffer: who it was is no more than half of what is denied."""


DEEDS = frozenset((
    "arrest", "punishment", "shooting", "wound", "death", "execution", "explosion", "command", "burial", "strike",
    "demand", "organisation", "survival", "payment", "attack", "part", "answer", "request", "protection", "torture",
    "confession", "burning", "demolition", "escape", "release", "surrender", "looting", "rape", "withdrawal",
    "investigation", "warning", "help", "apology", "mercy", "presence", "questioning", "belonging", "autopsy", "access",
    "promise", "offer", "recognition", "harm", "threat", "contact",
))  # fmt: skip
"""Fields of what is done or suffered: a denial that speaks of one denies that."""


SUPPOSES: Mapping[str, tuple[str, ...]] = {
    "harm": ("death", "wound", "attack", "looting", "rape", "torture"),
    "weapons": ("shooting",),
    "police": ("patrol",),
    "soldier": ("patrol",),
    "battle": ("attack", "shooting", "siege"),
    "court": ("verdict", "punishment"),
    "investigation": ("questioning", "autopsy"),
}
"""What cannot be without something else, by the fields of both: no shooting without weapons."""


class Denial(msgspec.Struct, frozen=True):
    """A piece that denies something: the place of the negation, what stands next to it, and what is around."""

    piece: Piece
    place: int
    focus: dict[str, int]
    around: frozenset[str]
    named: frozenset[str]
    who: frozenset[str] = frozenset()
    """Of whom it is denied, where the sentence names one person."""
    where: frozenset[str] = frozenset()
    """The topics of the place of which alone it is denied: "nobody was killed in the camp"."""

    def supposes(self, topic: str) -> bool:
        """Whether a topic of what is denied is none of its words, but cannot be without them."""
        return self.piece.topics.get(topic) != self.focus[topic]


def denials(record: Told) -> Iterator[Denial]:
    """What the pieces deny: bounds ("no more than"), and what is only not so yet, are no denials."""
    for piece in record.with_cue("denied"):
        if piece.about("bound", "so_far", "hypothetical"):
            continue
        refuted = piece.cues.get("refuted")
        if refuted is not None and piece.last - refuted <= _AT_THE_END:
            following = _next(record, piece)  # "denied, that his men took part": what is denied stands behind the comma
            if following is not None and "denied" not in following.cues:
                yield Denial(
                    following, following.first, following.topics, frozenset(following.topics), record.named(piece)
                )
                continue
        for place in _negations(record, piece):
            yield from _at(record, piece, place)


def _negations(record: Told, piece: Piece) -> Iterator[int]:
    """Where something is denied: at the first negation, and at those beyond what the one before denies."""
    last = piece.cues["denied"]
    yield last
    if "refuted" in piece.cues:
        return
    for place in record.places_of(piece, record.cue_words(piece, "denied")):
        if place > last + _FOCUS:
            yield place
            last = place


def without_which(denial: Denial) -> Denial | None:
    """A denial of all that cannot be without what is denied: where nobody was harmed, nobody was killed either."""
    parts = {part: at for topic, at in denial.focus.items() for part in SUPPOSES.get(topic, ())}
    return msgspec.structs.replace(denial, focus=parts) if parts else None


def _at(record: Told, piece: Piece, place: int) -> Iterator[Denial]:
    """What a piece denies by the negation at a place."""
    refuted = "refuted" in piece.cues
    reach = _WHOLE_CLAUSE if place == piece.first else _FOCUS
    scope = piece.last if refuted else min(piece.last, place + 1 + reach)
    focus = {topic: at for topic, at in piece.topics.items() if place < at < scope}
    around = frozenset(topic for topic, at in piece.topics.items() if place - _BEHIND <= at < max(scope, place + 1))
    if not focus:  # "was never arrested" has it behind; "nothing to us": the rest of the sentence says what
        behind = ((topic, at) for topic, at in piece.topics.items() if place - _BEHIND <= at < place)
        focus = {topic: at for topic, at in behind if record.field(topic)}
    if not focus and piece.last - piece.first == 1:  # "Convicted: none"
        focus = {topic: at for topic, at in piece.topics.items() if record.field(topic)}
    denied = [focus]
    if meaning(piece.language).denies_clause:  # "авіація по місту не працювала": the subject stands before it
        before = [(t, at) for t, at in piece.topics.items() if place - _BEHIND <= at < place]
        subject = {topic: at for topic, at in before if record.field(topic) and topic not in ACTORS}
        denied += [subject] if subject != focus else []
    if not any(denied):
        return
    who = frozenset() if refuted else persons(record).subject(piece, place)
    named, where = record.named(piece), _where(record, piece)
    yield from (Denial(piece, place, each, around, named, who, where) for each in denied if each)


def _where(record: Told, piece: Piece) -> frozenset[str]:
    """What the sites are called at which alone something is denied: named seldom, and no town or district, in which all
    of it happens; by a common noun, not by a name of their own, which another account may leave out."""
    words, known = record.words[piece.witness], meaning(piece.language).words
    named = {
        form
        for claim in record.claims_of(piece)
        if claim.polarity == "-" and isinstance(claim.value, PlaceValue) and claim.value.role == "at"
        if claim.value.label.islower() and not known.has("settlement", claim.value.label)
        for form in fold(claim.value.label).split()
    }
    found = {topic for topic, at in piece.topics.items() if fold(words[at].form) in named}
    return frozenset(found) if found and max(map(record.count, found)) <= _A_SITE else frozenset()


def _next(record: Told, piece: Piece) -> Piece | None:
    """The piece behind in the same sentence."""
    number = piece.number + 1
    following = record.pieces[number] if number < len(record.pieces) else None
    return following if following is not None and following.sentence == piece.sentence else None


def told_beside(record: Told) -> Mapping[int, Piece]:
    """The pieces that deny something and tell something before it, by number, each with the topics of what it tells:
    of "had asked for an escort and received no answer" those of the first half."""
    return record.index.once(_read_beside)


def doubtful(record: Told) -> frozenset[int]:
    """The numbers of the pieces that deny something, or suppose it, or leave it open."""
    return record.index.once(_read_doubtful)


def _read_doubtful(index: Index) -> frozenset[int]:
    return frozenset([piece.number for piece in told(index).with_cue("denied", "hypothetical", "uncertain")])


def _read_beside(index: Index) -> Mapping[int, Piece]:
    record = told(index)
    found: dict[int, Piece] = {}
    for piece in record.with_cue("denied"):
        tongue = meaning(piece.language)
        if tongue.denies_clause or piece.about("hypothetical", "uncertain"):
            continue
        joins = [at for at in record.places_of(piece, tongue.joins) if at < piece.cues["denied"]]
        topics = {topic: at for topic, at in piece.topics.items() if at < joins[-1]} if joins else {}
        if topics:
            found[piece.number] = msgspec.structs.replace(piece, topics=topics)
    return found
