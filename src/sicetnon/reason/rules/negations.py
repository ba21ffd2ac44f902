"""What one passage denies and another tells, however the two are worded.

A denial seldom repeats the words of what it denies: "she heard no explosion" answers "they set off a dynamite charge".
Passages are compared by fields of meaning; what stands next to the negation weighs most, and rare matters more than
what the whole text is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, PlaceValue
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.persons import persons
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.told import SAME_WORD, Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_FOCUS = 7  # words after the negation that say what is denied
_BEHIND = 7  # words before it that say of whom
_MOST_WITH = 160  # pieces that share a topic and are still compared with a denial
_AT_THE_END = 2  # words from the end of a piece within which a verb of denying governs the next piece
_ENOUGH = 0.75
_SAYS_ALONE = 0.52
"""The weight of a field of meaning that is enough by itself."""
_NEAR = 2  # sentences
_NEAR_DEED, _NEAR_BY = 0.6, 0.4
"""What it adds that a passage stands near, where it speaks of what was done, and else."""
_SHOWN = 4
_NEAR_BEST = 0.6
_THAT_VERY = 0.3
"""What a passage speaks of that names, by the very word, of what there was none."""
_A_SITE = 5
"""Pieces in which the word for a site stands at most."""
_LITTLE = 0.25
"""The part of what is denied that another passage must speak of."""


ACTORS = frozenset((
    "police", "soldier", "officer", "woman", "child", "priest", "ruler", "envoy", "abbot", "civilian", "doer", "jew",
    "protest", "prisoner", "witness",
))  # fmt: skip
"""Fields of those who act or suffer: who it was is no more than half of what is denied."""


DEEDS = frozenset((
    "arrest", "punishment", "shooting", "wound", "death", "execution", "explosion", "command", "burial", "strike",
    "demand", "organisation", "survival", "payment", "attack", "part", "answer", "request", "protection", "torture",
    "confession", "burning", "demolition", "contact", "escape", "release", "surrender", "looting", "rape", "withdrawal",
    "investigation", "warning", "help", "apology", "mercy", "presence",
))  # fmt: skip
"""Fields of what is done or suffered: a denial that speaks of one denies that."""


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


def denials(record: Told) -> Iterator[Denial]:
    """The pieces that deny something: bounds ("no more than"), and what is only not so yet, are none."""
    for piece in record.with_cue("denied"):
        if piece.about("bound", "so_far", "hypothetical"):
            continue
        place = piece.cues["denied"]
        refuted = piece.cues.get("refuted")
        if refuted is not None and piece.last - refuted <= _AT_THE_END:
            following = _next(record, piece)  # "denied, that his men took part": what is denied stands behind the comma
            if following is not None and "denied" not in following.cues:
                yield Denial(
                    following, following.first, following.topics, frozenset(following.topics), record.named(piece)
                )
                continue
        scope = piece.last if refuted is not None else min(piece.last, place + 1 + _FOCUS)
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
            continue
        who = persons(record).subject(piece, place) if refuted is None else frozenset()
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


class _Sought:
    """What is denied, and what of it is the same for every passage that it is held against."""

    def __init__(self, record: Told, denial: Denial) -> None:
        self._record, self._denial = record, denial
        focus = denial.focus.keys()
        self.deeds = DEEDS & focus
        self._telling = frozenset(topic for topic in focus if _says_alone(record, topic))
        self._worth = {topic: record.weight(topic) * _share(record, topic) for topic in focus}
        self._only_actors = ACTORS.issuperset(focus)
        self._surroundings = record.surroundings(denial.piece)

    def in_question(self, others: Iterable[Piece]) -> Iterator[Piece]:
        """The pieces that may tell what is denied, among those that share a topic: the deed, what says enough by
        itself, or two things."""
        if self.deeds:
            return (other for other in others if not self.deeds.isdisjoint(other.topics))
        telling, around = self._telling, self._denial.around
        return (
            other
            for other in others
            if not telling.isdisjoint(other.topics) or len(around.intersection(other.topics)) > 1
        )

    def likeness(self, other: Piece) -> float:
        """How plainly a piece in question speaks of what is denied; 0 when it does not."""
        record, denial = self._record, self._denial
        met = denial.focus.keys() & other.topics.keys()
        if not self._only_actors and ACTORS.issuperset(met):
            return 0.0
        shared = denial.around.intersection(other.topics)
        near = other.witness == denial.piece.witness and abs(other.sentence - denial.piece.sentence) <= _NEAR
        done = near and bool(self.deeds)
        if len(shared) < 2 and not done and self._telling.isdisjoint(met):
            return 0.0
        surroundings = record.surroundings(other)
        if denial.where and denial.where.isdisjoint(surroundings | other.topics.keys()):
            return 0.0
        named = record.named(other) if denial.who or denial.named else frozenset()
        if denial.who and named and denial.who.isdisjoint(named):
            return 0.0
        told_of = sorted((self._worth[topic] for topic in met), reverse=True)
        around = (shared | self._surroundings & surroundings).difference(met)
        score = sum(told_of[:2]) + 0.3 * sum(map(record.weight, around))
        score += 0.4 * bool(denial.named & named)
        return score + (_NEAR_DEED if done else _NEAR_BY) * near


def _says_alone(record: Told, topic: str) -> bool:
    return record.weight(topic) >= _SAYS_ALONE and (record.field(topic) or topic.startswith(SAME_WORD))


def _share(record: Told, topic: str) -> float:
    return 0.6 if topic in ACTORS else 1.4 if record.field(topic) else 1.0


def assertions(record: Told, denial: Denial) -> list[tuple[float, Piece]]:
    """The pieces that tell what is denied, the plainest first."""
    scores: dict[int, float] = {}
    sought = _Sought(record, denial)
    seen = {*record.index.once(_unsure), *(piece.number for piece in record.beside(denial.piece))}
    with_topic = record.by_topic
    rare = [topic for topic in sorted(denial.focus, key=record.count) if len(with_topic[topic]) <= _MOST_WITH]
    if sought.deeds and sought.deeds.issubset(rare):  # what is in question then speaks of one of them
        rare = [topic for topic in rare if topic in sought.deeds]
    sharing = {other.number: other for topic in rare for other in with_topic[topic]}
    for other in sought.in_question([other for number, other in sharing.items() if number not in seen]):
        scores[other.number] = sought.likeness(other)
    ranked = sorted(((score, number) for number, score in scores.items() if score >= _ENOUGH), reverse=True)
    best = ranked[0][0] if ranked else 0.0
    return [(score, record.pieces[number]) for score, number in ranked[:_SHOWN] if score >= _NEAR_BEST * best]


def _unsure(index: Index) -> frozenset[int]:
    """The numbers of the pieces that deny something, or suppose it, or leave it open."""
    return frozenset([piece.number for piece in told(index).with_cue("denied", "hypothetical", "uncertain")])


def cited(record: Told, piece: Piece, topics: Sequence[str]) -> tuple[Claim, ...]:
    """The claims that quote a piece where it speaks of these topics."""
    places = sorted((not record.field(topic), piece.topics[topic]) for topic in topics if topic in piece.topics)
    for _, place in places:
        claims = record.cite(piece, place)
        if claims:
            return claims
    return record.quotable(piece, piece.first)


def opposed(index: Index, sides: Sequence[Sequence[Claim]], lead: str, weight: float) -> Draft:
    """What passages say against each other: a dispute where the voices differ, a tension in one voice."""
    speakers = {index.speaker(side[0]) for side in sides}
    shown = [side[0] for side in sides]
    return Draft(
        variants=tuple(index.ids(side) for side in sides),
        events=tuple(dict.fromkeys(claim.event for claim in shown)),
        level="dispute" if len(speakers) > 1 else "tension",
        weight=weight,
        explanation=sentence(f"{lead}: {clauses(says(index, claim) for claim in shown[:5])}"),
    )


@finds(
    name="denied-and-told",
    kind="denial",
    words="What one passage denies, another tells in its own words.",
    level="dispute",
    why="The passages share their matter, not their wording; they may speak of different moments or persons.",
    most=20,
    gives_way=True,
    weighed=0.06,
)
def denied_and_told(index: Index) -> Iterator[Draft]:
    record = told(index)
    merged: dict[tuple[str, ...], _Case] = {}
    for denial in denials(record):
        against = assertions(record, denial)
        own = cited(record, denial.piece, [*denial.focus]) if against else ()
        sides = [side for _, piece in against if (side := cited(record, piece, [*denial.focus]))]
        if not own or not sides:
            continue
        coverage = max(_coverage(record, denial, piece) for _, piece in against)
        if coverage < _LITTLE:
            continue
        case = _Case([own], sides, coverage + 0.1 * against[0][0], [index.ids(side) for side in sides])
        key = next((k for k, other in merged.items() if other.same(case)), own[0].id)
        known = merged.setdefault((key,) if isinstance(key, str) else key, case)
        if known is not case:
            known.take(case)
    for case in merged.values():
        yield opposed(index, [*case.denied, *case.told], "Denied in one passage and told in another", case.weight)


class _Case(msgspec.Struct):
    """Denials, and what speaks against them."""

    denied: list[tuple[Claim, ...]]
    told: list[tuple[Claim, ...]]
    weight: float
    ids: list[tuple[str, ...]]
    """The ids of the claims of each passage in `told`, by which cases are compared."""

    def same(self, other: _Case) -> bool:
        """Whether the plainest passages against both are the same ones."""
        return (
            self.ids[0] == other.ids[0]
            or all(side in other.ids for side in self.ids)
            or all(side in self.ids for side in other.ids)
        )

    def take(self, other: _Case) -> None:
        """Add a further denial of the same matter."""
        self.denied += [side for side in other.denied if side not in self.denied]
        room = max(0, _SHOWN + 1 - len(self.told))
        added = [(side, ids) for side, ids in zip(other.told, other.ids, strict=True) if ids not in self.ids][:room]
        self.told += [side for side, _ in added]
        self.ids += [ids for _, ids in added]
        self.weight = max(self.weight, other.weight)


def _coverage(record: Told, denial: Denial, other: Piece) -> float:
    """How much of what is denied the other passage speaks of, 0 to 1; those who act are left out where they can be."""
    fields = [topic for topic in denial.focus if not topic.startswith(SAME_WORD)]
    done = [topic for topic in fields if topic in DEEDS]
    matter = done or [topic for topic in fields if topic not in ACTORS] or fields
    whole = sum(record.weight(topic) for topic in matter)
    part = sum(record.weight(topic) for topic in matter if topic in other.topics) / whole if whole else 0.0
    noun = {topic for topic, at in denial.focus.items() if at == denial.place + 1 and topic.startswith(SAME_WORD)}
    return max(part, _THAT_VERY * bool(noun.intersection(other.topics)))  # "no soldier of that name"


RULES: tuple[Rule, ...] = (denied_and_told,)
