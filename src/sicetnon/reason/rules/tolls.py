"""How many died, how many were hurt: all numbers that a record gives of the happening it is about, as one point.

The numbers stand in many places: a field of an infobox, the first paragraph, a section on the victims, what voices are
cited for. A reader should see them side by side, once. That all of them count the same is likely, not certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

import msgspec

from sicetnon.model import Claim, QuantityValue
from sicetnon.reason.core import core
from sicetnon.reason.figures import Figure, all_figures, figures
from sicetnon.reason.index import SPEAKER, Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.parallels import BEFELL, one_point, part_of_a_number
from sicetnon.reason.rules.versions import counts_victims
from sicetnon.reason.told import Told, told
from sicetnon.reason.vocabulary import vocabulary

_MOST = 60
_QUOTED = 90  # code points of a quote
_NEAR, _ADJACENT = 5, 2  # words between a number and the word that says what befell those counted
_BEFORE = 16  # code points before a number in which a word may say that it counts bodies
_ROUNDED = 0.1
"""Two numbers nearer than a tenth of the greater one, of which one is round, may be one number rounded."""
_LEAST, _ROUND = 2, 20
_DEADLY = ("death", "execution", "burial")


class Toll(msgspec.Struct, frozen=True):
    """A number of those who suffered one fate, where it stands, and who gives it."""

    figure: Figure
    claims: tuple[Claim, ...]
    speaker: SPEAKER
    place: tuple[str, int]
    """The witness and the block; an infobox and a paragraph are two places."""


class _Section(msgspec.Struct, frozen=True):
    """Where the headings of a witness stand, and whether each announces the dead."""

    starts: list[int]
    tells: list[bool]

    def announced(self, place: int) -> bool:
        """Whether the heading above a place announces the numbers of the dead."""
        at = bisect_right(self.starts, place) - 1
        return at >= 0 and self.tells[at]

    def opening(self, place: int) -> bool:
        """Whether no heading stands above a place: it is in the summary with which an article opens."""
        return bool(self.starts) and place < self.starts[0]


def _sections(index: Index) -> dict[str, _Section]:
    found = {}
    for witness in index.witnesses.values():
        words = vocabulary(witness.language)
        heads = sorted((b.start, witness.text[b.start : b.end]) for b in witness.blocks if b.kind == "heading")
        tells = [bool(words.has("toll", head) or words.has("victims", head)) for _, head in heads]
        found[witness.id] = _Section([start for start, _ in heads], tells)
    return found


def _befell(figure: Figure) -> tuple[str, int]:
    """What befell those whom a number counts, and how many words away the word for it stands; empty where none is
    near."""
    topics = figure.piece.topics
    near = [
        (max(figure.first - topics[field], topics[field] - figure.last), field) for field in BEFELL if field in topics
    ]
    distance, field = min(near, default=(_NEAR + 1, ""))
    return (field, distance) if distance <= _NEAR else ("", distance)


def _tolls(index: Index, fate: str) -> list[Toll]:
    """The numbers of the record that count those of one fate (`death`, `wound`)."""
    record, sections = told(index), index.once(_sections)
    deeds = frozenset(core(index))
    telling = any(any(section.tells) for section in sections.values())
    of_bodies = _of_bodies(index, record, deeds) if fate == "death" else {}
    found: list[Toll] = []
    for figure in all_figures(record):
        piece = figure.piece
        if figure.sort != "count" or not (fate in piece.topics or piece.sentence in of_bodies or telling):
            continue
        start, section = record.words[piece.witness][figure.first].start, sections[piece.witness]
        announced = telling and section.announced(start)
        if not (announced or fate in piece.topics or piece.sentence in of_bodies):
            continue
        if figure.value < _LEAST or part_of_a_number(record, figure) or len(found) >= _MOST:
            continue
        claims = record.cite(piece, figure.first, figure.last)
        if not claims:
            continue
        boxed = index.tabular(claims[0])
        announced = piece.first == figure.first and fate in piece.topics if boxed else announced
        counts = _counts(index, figure, claims[0], (fate, announced)) and (announced or not boxed)
        if (counts and (announced or _of_the_happening(index, claims, deeds, section.opening(start)))) or (
            piece.sentence in of_bodies and not boxed and _quoted(record, figure, of_bodies[piece.sentence])
        ):
            shown = claims[-1:] if len(figures(record, piece)) > 1 else claims  # the longer one tells of others too
            found.append(Toll(figure, shown, index.speaker(claims[0]), (piece.witness, piece.block)))
    return found


def _of_the_happening(index: Index, claims: Sequence[Claim], deeds: Collection[str], opening: bool) -> bool:
    """Whether a number in running text is one of the happening: in the opening, of its event, or in a cited voice."""
    if any(claim.event in deeds for claim in claims):
        return opening or any(counts_victims(index, claim) for claim in claims)
    return bool(index.inner(claims[0])) and any(counts_victims(index, claim) for claim in claims)


def _of_bodies(index: Index, record: Told, deeds: Collection[str]) -> dict[int, list[Claim]]:
    """The claims that count the dead by what stands there ("the remains of 276 people", "eleven names"), or persons of
    a deed of the happening that kills, by their sentences."""
    found: dict[int, list[Claim]] = {}
    for claim in index.valued(QuantityValue):
        value = claim.value
        if not isinstance(value, QuantityValue) or claim.polarity != "+" or value.unit or value.part_of_total:
            continue
        words = index.vocabulary(claim)
        killed = claim.event in deeds and words.is_kind("killing", index.kind(claim.event))
        if (
            words.has("toll", value.what)
            or index.phrase(claim, "bodies", _BEFORE)
            or (killed and words.has("persons", value.what))
        ):
            for sentence_of in record.sentences_of((claim,)):
                found.setdefault(sentence_of, []).append(claim)
    return found


def _quoted(record: Told, figure: Figure, claims: Sequence[Claim]) -> bool:
    """Whether one of these claims gives this number, and no other fate stands beside it."""
    befell, distance = _befell(figure)
    if befell and befell not in _DEADLY and distance <= _ADJACENT:
        return False
    here = {claim.id for claim in record.claims_of(figure.piece)}
    return any(claim.id in here and getattr(claim.value, "min", None) == figure.low for claim in claims)


def _counts(index: Index, figure: Figure, claim: Claim, sought: tuple[str, bool]) -> bool:
    """Whether a number counts those of a fate: the word for that fate is the nearest of such words, and what is counted
    are persons; where the place announces the dead, a bare number counts them."""
    fate, announced = sought
    befell, distance = _befell(figure)
    words, noun = index.vocabulary(claim), figure.noun
    persons = any(words.has(concern, noun) for concern in ("persons", "toll", "victims")) if noun else announced
    if befell:
        return befell == fate and (persons or distance <= _ADJACENT)
    return fate == "death" and (bool(noun and words.has("toll", noun)) or (announced and not noun))


def _at_odds(one: Toll, other: Toll) -> bool:
    """Two places that give different numbers, with room for rounding."""
    if one.place == other.place and one.speaker == other.speaker:
        return False
    if not one.figure.apart(other.figure):
        return False
    low, high = sorted((one.figure.value, other.figure.value))
    rounded = any(value >= _ROUND and value % 10 == 0 for value in (low, high))
    return high - low > _ROUNDED * high or not rounded


def _point(index: Index, fate: str, lead: str) -> Iterator[Draft]:
    if not core(index):
        return
    found = _tolls(index, fate)
    chosen = [one for one in found if any(_at_odds(one, other) for other in found)]
    variants: dict[tuple[float | None, float | None], list[Claim]] = {}
    for each in chosen:
        variants.setdefault((each.figure.low, each.figure.high), []).extend(each.claims)
    yield from one_point(index, list(variants.values()), {each.speaker for each in chosen}, lead, _QUOTED)


@finds(
    name="how-many-died",
    kind="quantity",
    words="Passages give different numbers for the dead: as a toll, as bodies that were found, or as names on a list.",
    level="dispute",
    why="A list, a grave and a report seldom count the same; that all speak of one happening is likely, not certain.",
    most=1,
)
def how_many_died(index: Index) -> Iterator[Draft]:
    yield from _point(index, "death", "The dead are counted differently")


@finds(
    name="how-many-were-hurt",
    kind="quantity",
    words="Passages give different numbers for those who were hurt.",
    level="dispute",
    why="A hospital and a report seldom count the same; that all speak of one happening is likely, not certain.",
    most=1,
)
def how_many_were_hurt(index: Index) -> Iterator[Draft]:
    yield from _point(index, "wound", "Those who were hurt are counted differently")


RULES: tuple[Rule, ...] = (how_many_died, how_many_were_hurt)
