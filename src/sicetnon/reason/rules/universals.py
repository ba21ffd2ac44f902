""" "The first", "the only", "all": words that a single other instance speaks against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sicetnon.reason.figures import figures, ordinal_at
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.negations import cited, opposed
from sicetnon.reason.told import SAME_WORD, Piece, Told, told

_REACH = 4  # words after "first", "only", "all" that say of what
_MOST_WITH = 60
_SHOWN = 3
_NEAR = 2  # sentences
_BEFORE_IT = 3  # words from "third" to what is counted


def _focus(piece: Piece, cue: str) -> dict[str, int]:
    place = piece.cues[cue]
    return {topic: at for topic, at in piece.topics.items() if place < at <= place + _REACH}


def _row(focus: dict[str, int], place: int) -> frozenset[int]:
    """The words right behind a place that say something: of "the only mass execution", an execution alone is none."""
    told = set(focus.values())
    at = place + 1
    while at in told:
        at += 1
    return frozenset(range(place + 1, at))


def _head(record: Told, piece: Piece, place: int) -> dict[str, int]:
    """The noun that a word like "first" stands before: the last word of the row behind it that says something."""
    places = set(piece.topics.values())
    at = place
    while at + 1 < piece.last and (at + 1 in places or at == place) and at - place < _REACH:
        at += 1
    return {topic: where for topic, where in piece.topics.items() if where == at}


def _instances(
    record: Told, piece: Piece, focus: dict[str, int], fits: Callable[[Piece], bool], least: float
) -> list[Piece]:
    """The pieces about what a universal speaks of, the likest first."""
    scores: dict[int, float] = {}
    for topic in sorted(focus, key=record.count):
        found = record.by_topic[topic]
        if len(found) > _MOST_WITH:
            continue
        for other in found:
            if other.number != piece.number and other.number not in scores:
                score = 0.0 if other.about("hypothetical") else _likeness(record, piece, other, focus)
                scores[other.number] = score
    ranked = sorted(((score, -number) for number, score in scores.items() if score >= least), reverse=True)
    return [other for _, number in ranked if fits(other := record.pieces[-number])][:_SHOWN]


def _likeness(record: Told, piece: Piece, other: Piece, focus: dict[str, int]) -> float:
    shared = {topic for topic in focus if topic in other.topics}
    around = (record.surroundings(piece) & record.surroundings(other)).difference(shared)
    return sum(record.weight(topic) for topic in shared) + 0.3 * sum(record.weight(topic) for topic in around)


def _near(one: Piece, other: Piece) -> bool:
    return one.witness == other.witness and abs(one.sentence - other.sentence) <= _NEAR


def _later_ones(record: Told, piece: Piece, focus: dict[str, int]) -> list[Piece]:
    """The pieces that count what is called the first as a later one: "the third magistrate to fall since 1985"."""
    found: dict[int, Piece] = {}
    named = record.named(piece)
    for topic in sorted(focus, key=record.count):
        for other in record.by_topic[topic] if record.count(topic) <= _MOST_WITH else ():
            at = other.topics[topic]
            places = range(max(other.first, at - _BEFORE_IT), at)
            if other.number == piece.number or not any((ordinal_at(record, other, i) or 0) > 1 for i in places):
                continue
            shared = sum(1 for each in focus if each in other.topics and not each.startswith(SAME_WORD))
            reckoned = other.about("lasting") and (shared > 1 or _near(piece, other))  # "since 1985"
            if reckoned or not named.isdisjoint(record.named(other)):
                found.setdefault(other.number, other)
    return list(found.values())[:_SHOWN]


def _days(record: Told, piece: Piece) -> tuple[int, int] | None:
    """The days within which a piece, else its sentence, dates what it tells; None without a date."""
    bounds: list[tuple[int, int]] = []
    for other in (piece, *record.beside(piece)):
        if bounds:
            break
        bounds += [days for claim in record.claims_of(other) if (days := days_of(claim.value)) is not None]
    return (min(low for low, _ in bounds), max(high for _, high in bounds)) if bounds else None


def _drafts(index: Index, piece: Piece, focus: dict[str, int], found: Sequence[Piece], lead: str) -> Iterator[Draft]:
    record = told(index)
    own = cited(record, piece, [*focus])
    sides = [side for other in found if (side := cited(record, other, [*focus]))]
    if own and sides:
        weight = sum(record.weight(topic) for topic in focus if topic in found[0].topics)
        yield opposed(index, [own, *sides], lead, weight)


@finds(
    name="first-after-another",
    kind="sequence",
    words="What is called the first of its kind comes after another one that is told of.",
    level="dispute",
    why="The earlier one may have been of another kind, or not have counted.",
    most=4,
    gives_way=True,
)
def first_after_another(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue("first"):
        focus = {} if piece.about("beside_first") else _head(record, piece, piece.cues["first"])
        dated = _days(record, piece)

        def earlier(other: Piece, piece: Piece = piece, dated: tuple[int, int] | None = dated) -> bool:
            days = _days(record, other)
            before = days is not None and dated is not None and days[1] < dated[0]
            return before or (_near(piece, other) and any("earlier" in p.cues for p in record.beside(other)))

        wide = {} if piece.about("beside_first") else _focus(piece, "first")
        later = _later_ones(record, piece, wide)
        yield from _drafts(index, piece, wide, later, "Called the first in one passage, a later one in another")
        found = _instances(record, piece, focus, earlier, 0.6) if focus else []
        yield from _drafts(index, piece, focus, found, "Called the first, and another one is told of earlier")


def _stands_alone(record: Told, piece: Piece) -> bool:
    """Whether something is the only one of its kind, or so many only: of "he was only wounded" it is not said."""
    if piece.about("the_lone") or not record.cue_words(piece, "the_lone"):
        return True
    return any(-_BEFORE_IT < figure.first - piece.cues["lone"] <= _REACH for figure in figures(record, piece))


@finds(
    name="only-one-and-another",
    kind="identity",
    words="What is called the only one of its kind is not the only one that is told of.",
    level="dispute",
    why="The other may be of another kind; the passages share their words only.",
    most=3,
    gives_way=True,
    weighed=0.04,
)
def only_one_and_another(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue("lone"):
        focus = _focus(piece, "lone")
        if piece.about("denied") or "survival" in focus or not _stands_alone(record, piece):
            continue  # the only survivors have a rule of their own
        own, row = record.named(piece), _row(focus, piece.cues["lone"])

        def another(
            other: Piece, own: frozenset[str] = own, focus: dict[str, int] = focus, row: frozenset[int] = row
        ) -> bool:
            names = record.named(other)
            differs = bool(names) and bool(own) and not names <= own
            shared = [topic for topic in focus if topic in other.topics]
            words = row.intersection(focus[topic] for topic in shared)
            alike = len(shared) >= 2 and len(words) >= min(2, len(row))
            return not other.about("lone") and (differs or alike)

        found = _instances(record, piece, focus, another, 0.8) if focus else []
        yield from _drafts(index, piece, focus, found, "Called the only one, and another is told of")


@finds(
    name="all-and-some",
    kind="quantity",
    words="What is said of all is said elsewhere of some, or of others among them.",
    level="dispute",
    why="The passages may not mean the same whole.",
    most=4,
    gives_way=True,
    weighed=0.08,
)
def all_and_some(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue("whole"):
        focus = _focus(piece, "whole")

        def some(other: Piece, focus: dict[str, int] = focus) -> bool:
            counted = any(
                f.sort == "count" and any(f.last < other.topics.get(topic, -1) <= f.last + 3 for topic in focus)
                for f in figures(record, other)
            )
            return not other.about("whole") and (counted or other.about("share"))

        found = _instances(record, piece, focus, some, 0.6) if focus else []
        yield from _drafts(index, piece, focus, found, "Said of all in one passage, of some in another")


RULES: tuple[Rule, ...] = (first_after_another, only_one_and_another, all_and_some)
