"""Parallel passages that differ in a number, a length of time, an hour or a day, however the thing is named.

Passages are put side by side when they count the same thing, or when what they are about is shared; voices that differ
give a dispute, one voice in two passages a tension.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import chain, combinations

import msgspec

from sicetnon.model import Claim, DateValue, SequenceValue
from sicetnon.reason.clock import gap, spans
from sicetnon.reason.comparison.gate import comparison, weighing
from sicetnon.reason.figures import Figure, all_figures, figures
from sicetnon.reason.index import SPEAKER, Index, day_of, days_of
from sicetnon.reason.meaning import meaning
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.versions import alike
from sicetnon.reason.told import Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_FEW = 16
"""Statements of one sort that are compared all with all; more are compared with their likest only."""
_MOST_SHARING = 40
_MOST_PAIRS = 4000
_SHOWN = 6
_QUOTED = 110  # code points of a quote
BEFELL = ("death", "wound", "arrest", "execution", "survival", "burial")
"""Fields that say what befell the persons a number counts."""


class Said(msgspec.Struct, frozen=True):
    """One passage's answer to a question: its claims, who speaks, and what it is about."""

    piece: Piece
    claims: tuple[Claim, ...]
    speaker: SPEAKER
    figure: Figure | None = None
    span: tuple[float, float] = (0.0, 0.0)
    label: str = ""


# --- what is put side by side ---------------------------------------------------------------------------------------
def pairs(record: Told, found: Sequence[Said], least: float) -> Iterator[tuple[Said, Said]]:
    """The passages that speak of one matter, by the words of their sentences; bounded."""
    if len(found) <= _FEW:
        for one, other in combinations(found, 2):
            if record.related(one.piece, other.piece) >= least:
                yield one, other
        return
    by_topic: dict[str, list[int]] = defaultdict(list)
    for number, said in enumerate(found):
        for topic in record.surroundings(said.piece):
            by_topic[topic].append(number)
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for topic in sorted(by_topic, key=lambda t: (len(by_topic[t]), t)):
        numbers = by_topic[topic]
        if len(numbers) > _MOST_SHARING or len(scores) > _MOST_PAIRS:
            break
        weight = record.weight(topic)
        for pair in combinations(numbers, 2):
            scores[pair] += weight
    for (a, b), score in scores.items():
        if score >= least:
            yield found[a], found[b]


def groups(pairs_of: Iterator[tuple[Said, Said]]) -> list[list[Said]]:
    """What hangs together, each in the order of the record."""
    leaders: dict[int, int] = {}
    known: dict[int, Said] = {}

    def leader(number: int) -> int:
        while leaders.setdefault(number, number) != number:
            leaders[number] = leaders[leaders[number]]
            number = leaders[number]
        return number

    for one, other in pairs_of:
        known[id(one)], known[id(other)] = one, other
        leaders[leader(id(other))] = leader(id(one))
    found: dict[int, list[Said]] = defaultdict(list)
    for number, said in known.items():
        found[leader(number)].append(said)
    return [sorted(group, key=lambda said: said.piece.number) for group in found.values()]


def together(index: Index, group: Sequence[Said], lead: str) -> Iterator[Draft]:
    """One finding for passages that differ in one point, those that agree in one variant."""
    variants: dict[str, list[Claim]] = defaultdict(list)
    for said in group:
        variants[said.label] += said.claims
    yield from one_point(index, list(variants.values()), {said.speaker for said in group}, lead)


def one_point(
    index: Index, variants: Sequence[Sequence[Claim]], speakers: Collection[SPEAKER], lead: str, quoted: int = _QUOTED
) -> Iterator[Draft]:
    """One finding for the variants of a point, the first claim of each shown in so many code points; a dispute where
    several speak. Nothing where all agree."""
    if len(variants) < 2:
        return
    firsts = [claims[0] for claims in variants]
    yield Draft(
        variants=tuple(index.ids(claims) for claims in variants),
        events=tuple(dict.fromkeys(claim.event for claim in firsts)),
        level="dispute" if len(speakers) > 1 else "tension",
        weight=len(variants),
        explanation=sentence(f"{lead}: {clauses(says(index, claim, quoted) for claim in firsts[:_SHOWN])}"),
    )


def _noun(record: Told, said: Said) -> str:
    return record.noun(said.piece.language, said.figure.noun) if said.figure and said.figure.noun else ""


def set_apart(record: Told, one: Said, other: Said) -> bool:
    """Whether two passages give numbers of which none is both, as far as they can count the same."""
    if one.figure is None or other.figure is None or not one.figure.apart(other.figure):
        return False
    if one.speaker == other.speaker and _noun(record, one) != _noun(record, other):
        return False  # one voice counts two things
    return min(one.figure.value, other.figure.value) > 1 or one.speaker != other.speaker


def _differing(
    record: Told, found: Sequence[Said], least: float, apart: Callable[[Said, Said], bool]
) -> Iterator[tuple[Said, Said]]:
    for one, other in pairs(record, found, least):
        if (one.piece.sentence != other.piece.sentence or _two_voices(one, other)) and apart(one, other):
            yield one, other


def comparable_pairs(
    index: Index, found: Sequence[Said], least: float, apart: Callable[[Said, Said], bool], comparability: float
) -> Iterator[tuple[Said, Said]]:
    """The passages that differ, of those that share so much and, where that is weighed, are so comparable."""
    weighed = weighing(index)
    for one, other in _differing(told(index), found, least, apart):
        if not weighed or comparison(index).of_pieces(one.piece, other.piece) >= comparability:
            yield one, other


def _two_voices(one: Said, other: Said) -> bool:
    """Whether two voices are cited in parts of one sentence."""
    return one.speaker != other.speaker and one.piece.number != other.piece.number and bool(other.speaker[1])


def said_of(index: Index, record: Told, figure: Figure) -> Said | None:
    """The passage that gives a number; None where no claim quotes it."""
    claims = record.cite(figure.piece, figure.first, figure.last)
    if not claims:
        return None
    label = f"{figure.low}-{figure.high}"
    return Said(figure.piece, claims, index.speaker(claims[0]), figure, label=label)


def part_of_a_number(record: Told, figure: Figure) -> bool:
    """The number is one of others besides, or of some among those that the sentence has counted before."""
    words = record.words[figure.piece.witness]
    vocabulary = meaning(figure.piece.language).words
    behind = " ".join(word.form for word in words[figure.last + 1 : min(figure.piece.last, figure.last + 3)])
    before = words[figure.first - 1].form if figure.first > figure.piece.first else ""
    bounded = figure.low is None or figure.high is None
    if vocabulary.has("further", behind):
        return not vocabulary.has("among_them", behind) or _counted_before(record, figure)
    return not bounded and bool(vocabulary.has("further", before))


def _counted_before(record: Told, figure: Figure) -> bool:
    """Whether the sentence gives another number before this one."""
    return any(
        other.last < figure.first
        for piece in record.beside(figure.piece)
        if piece.first <= figure.first
        for other in figures(record, piece)
    )


_SHORT = ("minute",)
_WEIGHT = "kg"
_FEW_OF_A_UNIT = 4
"""So few statements in minutes or hours are of the one thing that a short record tells."""


# --- how long, how far ----------------------------------------------------------------------------------------------
@finds(
    name="passages-measure-differently",
    kind="duration",
    words="Passages give a different length of time, or a different measure, for what seems to be the same.",
    level="dispute",
    why="That they speak of the same rests on their words; they may reckon from another point.",
    most=4,
    gives_way=True,
    weighed=0.04,
)
def measure_differently(index: Index) -> Iterator[Draft]:
    record = told(index)
    by_unit: dict[str, list[Said]] = defaultdict(list)
    for figure in all_figures(record):
        if figure.sort == "count" or record.phrase_at(figure.piece, "of_age", figure.last + 1):
            continue
        scaled = figure.in_days()
        said = said_of(index, record, scaled)
        if said is not None:
            by_unit[scaled.unit].append(said)
    for unit in sorted(by_unit):
        found = by_unit[unit][:200]
        few = len({said.piece.sentence for said in found}) <= _FEW_OF_A_UNIT
        least = 0.0 if few and unit in _SHORT else 0.3 if few and unit == _WEIGHT else 0.6
        for group in groups(_differing(record, found, least, partial(set_apart, record))):
            yield from together(index, group, "Passages give different measures for what may be the same")


# --- at what hour ---------------------------------------------------------------------------------------------------
_FEW_DAYS = 14
"""Days by which voices may put one happening apart."""
_SAME_HOUR = 15  # minutes by which two times may differ and still agree


@finds(
    name="passages-time-differently",
    kind="date",
    words="Voices put what seems to be one happening at different hours.",
    level="dispute",
    why="They may speak of its begin and of its end; hours were seldom taken from a clock.",
    most=3,
    gives_way=True,
    weighed=0.12,
)
def time_differently(index: Index) -> Iterator[Draft]:
    record = told(index)
    found = []
    for piece in record.pieces_near(index.valued(DateValue)):
        for claim in record.claims_of(piece):
            if isinstance(claim.value, DateValue) and claim.polarity == "+" and (hours := spans(index, claim)):
                span = (float(hours[0][0]), float(hours[0][1]))
                found.append(
                    Said(piece, _shown(record, piece, claim), index.speaker(claim), None, span, claim.value.clock)
                )

    def apart(one: Said, other: Said) -> bool:
        if one.speaker == other.speaker:
            return False
        first, second = (next(filter(None, (spans(index, c) for c in said.claims)), ()) for said in (one, other))
        if gap(first, second) <= _SAME_HOUR:
            return False
        days = [day_of(getattr(said.claims[0].value, "earliest", None)) for said in (one, other)]
        return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _FEW_DAYS

    for group in groups(_differing(record, found[:200], 0.7, apart)):
        yield from together(index, group, "Voices put it at different hours")


def _shown(record: Told, piece: Piece, claim: Claim) -> tuple[Claim, ...]:
    """A claim, and where it quotes few words, the one that shows most of its clause."""
    whole = record.cite(piece, piece.topics[min(piece.topics, key=piece.topics.__getitem__)]) if piece.topics else ()
    longer = [other for other in whole if other.quote.start <= claim.quote.start and claim.quote.end <= other.quote.end]
    return tuple(dict.fromkeys((claim, *longer[:1])))


# --- on what day ----------------------------------------------------------------------------------------------------
_WIDEST = 366  # days of a date that still says when
_FARTHEST = 3660  # days between two dates that may be of one happening
_RELATED, _RELATED_OF_ONE_KIND = 1.2, 0.6
"""What passages share that date one happening; those that tell of deeds of one kind in the same words, a few weeks
apart, need not share as much."""
_FEW_WEEKS = 60  # days
_ON_A_DAY = frozenset(("on", "begin", "end", "since"))
_NO_KIND = frozenset(("", "happening"))


@finds(
    name="passages-date-differently",
    kind="date",
    words="Different voices date what seems to be one happening differently.",
    level="dispute",
    why="That they tell of one happening rests on their words alone.",
    most=5,
    gives_way=True,
    weighed=0.12,
)
def date_differently(index: Index) -> Iterator[Draft]:
    record = told(index)
    found = []
    for piece in record.pieces_near(index.valued(DateValue)):
        for claim in record.claims_of(piece):
            days = days_of(claim.value)
            if days is None or claim.polarity != "+" or days[1] - days[0] > _WIDEST:
                continue
            if getattr(claim.value, "relation", "") in _ON_A_DAY:
                span, label = (float(days[0]), float(days[1])), f"{days[0]}-{days[1]}"
                found.append(Said(piece, (claim,), index.speaker(claim), None, span, label))

    def apart(one: Said, other: Said) -> bool:
        (a, b), (c, d) = one.span, other.span
        if one.speaker == other.speaker or not 0 < max(c - b, a - d) <= _FARTHEST:
            return False
        kinds = [index.kind(said.claims[0].event) for said in (one, other)]
        return bool(_NO_KIND.intersection(kinds)) or alike(index, one.claims[0].event, other.claims[0].event)

    def near(one: Said, other: Said) -> bool:
        (a, b), (c, d) = one.span, other.span
        share = not one.piece.topics.keys().isdisjoint(other.piece.topics)
        return max(c - b, a - d) <= _FEW_WEEKS and share and apart(one, other)

    by_kind: dict[str, list[Said]] = defaultdict(list)
    for said in found[:600]:
        by_kind[index.kind(said.claims[0].event)].append(said)
    of_one_kind = [
        pair
        for kind in sorted(by_kind.keys() - _NO_KIND)
        for pair in _differing(record, by_kind[kind], _RELATED_OF_ONE_KIND, near)
    ]
    for group in groups(chain(_differing(record, found[:600], _RELATED, apart), of_one_kind)):
        yield from together(index, group, "Voices date what seems to be one happening differently")


# --- how long before or after --------------------------------------------------------------------------------------
_NEXT = 1  # days: "the next day" goes on with an account
_TIMES = 20
"""So many times one distance may be as great as another that may be meant for the same."""


@finds(
    name="passages-reckon-differently",
    kind="sequence",
    words="Different voices put what seems to be one happening at another distance from what came before or after it.",
    level="dispute",
    why="They may reckon from another day; that they tell of one happening rests on their words.",
    most=4,
    gives_way=True,
)
def reckon_differently(index: Index) -> Iterator[Draft]:
    record = told(index)
    found: dict[str, list[Said]] = defaultdict(list)
    reckoned = [claim for claim in index.valued(SequenceValue) if _distance(claim) is not None]
    for piece in record.pieces_near(reckoned) if len(reckoned) > 1 else ():
        for claim in record.claims_of(piece):
            span = _distance(claim)
            if span is not None and isinstance(claim.value, SequenceValue) and claim.polarity == "+":
                label, shown = f"{span[0]:.0f}-{span[1]:.0f}", _shown(record, piece, claim)
                found[claim.value.relation].append(Said(piece, shown, index.speaker(claim), None, span, label))

    def apart(one: Said, other: Said) -> bool:
        (a, b), (c, d) = one.span, other.span
        return one.speaker != other.speaker and max(c - b, a - d) > 0 and max(b, d) <= _TIMES * min(a, c)

    for relation in sorted(found):
        for group in groups(_differing(record, found[relation][:200], 0.6, apart)):
            yield from together(index, group, "Voices put it at another distance from what came before or after")


def _distance(claim: Claim) -> tuple[float, float] | None:
    """The least and the most days by which something came before or after; None for the next day and other claims."""
    value = claim.value
    if not isinstance(value, SequenceValue) or value.min_days is None or value.max_days is None:
        return None
    return (value.min_days, value.max_days) if value.max_days > _NEXT and value.min_days > 0 else None


RULES: tuple[Rule, ...] = (
    measure_differently,
    time_differently,
    date_differently,
    reckon_differently,
)
