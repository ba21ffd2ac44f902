"""How many: passages that give different numbers of one thing, or of those whom one fate befell.

A number of things is known by the thing ("17 bullets"), one of persons by what befell them ("443 captured") and by who
they are, where they are no mere persons ("six constables were convicted").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from sicetnon.model import QuantityValue
from sicetnon.reason.core import core
from sicetnon.reason.figures import Figure, all_figures
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import SHARED, meaning
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.parallels import (
    Said,
    comparable_pairs,
    groups,
    part_of_a_number,
    said_of,
    set_apart,
    together,
)
from sicetnon.reason.told import Told, told

_FATES = (
    "death", "wound", "arrest", "execution", "survival", "burial", "prisoner", "captive", "release", "escape",
    "surrender", "punishment", "protest", "witness", "refugee",
)  # fmt: skip
"""Fields that say what befell the persons whom a number counts, or what they did."""
_DEATH = "death"
_NEAR = 7  # words between a number and the word that says what befell those counted
_ADJACENT = 3  # words beside a number among which a verb tells what befell those counted
_NAMED = 2  # words behind a number in which what it counts is named
_OF_ONE_SIZE = 3
"""So many times one number may be as great as another that may count the same."""
_FEW = 4  # sentences that give a number of one thing: so few are of the one that is told
_ALIKE, _ALIKE_IN_ALL = 0.45, 0.9
"""What sentences must share that count what has one name; where that is common to several languages."""
_COMPARABLE = 0.12
"""How comparable two passages must be that count differently, where that is weighed."""
_MOST = 200


class Counted(NamedTuple):
    """What a number counts: the fate of persons, and what they or the things are called; empty for any persons."""

    fate: str
    name: str


_ANYBODY = Counted("", "")


def counted(record: Told, figure: Figure) -> list[Counted]:
    """What a number may count; nothing where its passage does not say it."""
    piece = figure.piece
    words = meaning(piece.language).words
    noun = _noun(record, figure)
    name = record.noun(piece.language, noun) if noun else ""
    if noun and words.has("things", noun):
        return [Counted("", name)]
    fates = [fate for fate in _FATES if fate in piece.topics and abs(piece.topics[fate] - figure.first) <= _NEAR]
    anybody = not name or bool(words.has("anyone", noun))
    if _DEATH not in fates and words.has("fell", _beside(record, figure)):
        fates.append(_DEATH)
    if not fates:
        return [Counted("", "" if anybody else name)] if name else []
    anybody = anybody or bool(words.has("persons", noun))
    named_so = any(figure.last < piece.topics.get(fate, 0) <= figure.last + _NAMED for fate in fates)
    return [Counted(fate, "" if anybody or named_so else name) for fate in fates]


def _noun(record: Told, figure: Figure) -> str:
    """The noun counted: that of the claim which gives the number, else the first word behind it that says something."""
    for claim in record.claims_of(figure.piece):
        value = claim.value
        if isinstance(value, QuantityValue) and figure.value in (value.min, value.max):
            return value.what.rpartition(" ")[2]
    return figure.noun


def _beside(record: Told, figure: Figure) -> str:
    """The words next to a number."""
    piece = figure.piece
    last = min(piece.last, figure.last + 1 + _ADJACENT)
    return " ".join(record.forms[piece.witness][max(piece.first, figure.first - _ADJACENT) : last])


def _fielded(record: Told, figure: Figure) -> frozenset[int]:
    return frozenset(place for topic, place in figure.piece.topics.items() if record.field(topic))


def _named_at_once(record: Told, figure: Figure) -> bool:
    """Whether the very next word says what is counted: "one volley", not "the one of March"."""
    return (figure.value == 1 and figure.last + 1 in figure.piece.topics.values()) or figure.last + 2 in _fielded(
        record, figure
    )


def _of_one_size(record: Told, one: Said, other: Said) -> bool:
    """Apart, but of one size: 76,000 persons and 78,000, not eleven."""
    if one.figure is None or other.figure is None or not set_apart(record, one, other):
        return False
    low, high = sorted((one.figure.value, other.figure.value))
    return high <= _OF_ONE_SIZE * low


@finds(
    name="passages-count-differently",
    kind="quantity",
    words="Passages give different numbers for what is called by the same name.",
    level="dispute",
    why="They may count at different times, or not the same ones.",
    most=8,
    gives_way=True,
)
def count_differently(index: Index) -> Iterator[Draft]:
    record = told(index)
    found: dict[Counted, list[Said]] = defaultdict(list)
    tolls = bool(core(index))
    for figure in all_figures(record):
        if figure.sort != "count" or part_of_a_number(record, figure):
            continue
        if figure.value <= 1 and not _named_at_once(record, figure):
            continue
        said = said_of(index, record, figure)
        if said is None:
            continue
        for what in counted(record, figure):
            if not (tolls and what == (_DEATH, "")):  # the dead are one point of their own
                found[what].append(said)
    for what in sorted(found):
        here = found[what][:_MOST]
        shared = what.name.startswith(SHARED)
        few = what != _ANYBODY and len({said.piece.sentence for said in here}) <= _FEW
        apart = partial(_of_one_size if shared and not what.fate else set_apart, record)
        least = 0.0 if few and not shared else _ALIKE_IN_ALL if shared or what == _ANYBODY else _ALIKE
        for group in groups(comparable_pairs(index, here, least, apart, _COMPARABLE)):
            yield from together(index, group, "Passages give different numbers for what may be the same")


RULES: tuple[Rule, ...] = (count_differently,)
