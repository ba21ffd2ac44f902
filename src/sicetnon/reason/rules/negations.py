"""What one passage denies and another tells, however the two are worded.

A denial seldom repeats the words of what it denies: "she heard no explosion" answers "they set off a dynamite charge".
Passages are compared by fields of meaning; what stands next to the negation weighs most, and rare matters more than
what the whole text is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sicetnon.model import Claim
from sicetnon.reason.denying import ACTORS, DEEDS, Denial, denials, doubtful, told_beside, without_which
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.told import SAME_WORD, Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_MOST_WITH = 160  # pieces that share a topic and are still compared with a denial
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
_LITTLE = 0.25
"""The part of what is denied that another passage must speak of."""


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
    doubted, beside = doubtful(record), told_beside(record)
    own = {piece.number for piece in record.beside(denial.piece)}
    with_topic = record.by_topic
    rare = [topic for topic in sorted(denial.focus, key=record.count) if len(with_topic[topic]) <= _MOST_WITH]
    if sought.deeds and sought.deeds.issubset(rare):  # what is in question then speaks of one of them
        rare = [topic for topic in rare if topic in sought.deeds]
    sharing = {other.number: other for topic in rare for other in with_topic[topic] if other.number not in own}
    sharing = {n: beside.get(n, other) for n, other in sharing.items() if n not in doubted or n in beside}
    for other in sought.in_question(sharing.values()):
        scores[other.number] = sought.likeness(other)
    ranked = sorted(((score, number) for number, score in scores.items() if score >= _ENOUGH), reverse=True)
    best = ranked[0][0] if ranked else 0.0
    return [(score, sharing[number]) for score, number in ranked[:_SHOWN] if score >= _NEAR_BEST * best]


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
        own_focus = [*denial.focus]
        against = assertions(record, denial)
        if not against and (parts := without_which(denial)) is not None:
            denial, against = parts, assertions(record, parts)  # noqa: PLW2901  # the same, in other words
        own = cited(record, denial.piece, own_focus) if against else ()
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
    fields = [t for t in denial.focus if not t.startswith(SAME_WORD) and not denial.supposes(t)]
    done = [topic for topic in fields if topic in DEEDS]
    matter = done or [topic for topic in fields if topic not in ACTORS] or fields
    whole = sum(record.weight(topic) for topic in matter)
    part = sum(record.weight(topic) for topic in matter if topic in other.topics) / whole if whole else 0.0
    noun = {topic for topic, at in denial.focus.items() if at == denial.place + 1 and topic.startswith(SAME_WORD)}
    supposed = any(topic in other.topics and denial.supposes(topic) for topic in denial.focus)
    return max(part, _THAT_VERY * bool(supposed or noun.intersection(other.topics)))  # "no soldier of that name"


RULES: tuple[Rule, ...] = (denied_and_told,)
