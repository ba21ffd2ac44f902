"""What editions of charters count: how many, for how much, and who paid whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from sicetnon.model import Claim, QuantityValue
from sicetnon.reason.collation import apart, draft_of, language_of, pieces_of
from sicetnon.reason.editions import Editions, editions
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.regests import Regest
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.editions import HOLDING, SILENT
from sicetnon.reason.told import ROLES, Told, told

_MOST_TELLINGS = 40  # of one point
_LEAST = 2.0  # the smallest number that is compared
_BEFELL = ("death", "captive", "burning", "wound", "arrest", "survival")
_ASPECTS = frozenset((
    "fate", "kept", "genuine", "nature", "moment", "will", "harm", "guilt", "weapon", "manner", "sealing", "site",
))  # fmt: skip
"""Aspects say how it was, not what is counted."""
_MONEY = "money"
_OFFICES = frozenset((*ROLES, "ruler", "widow"))


# --- how many -------------------------------------------------------------------------------------------------------
@finds(
    name="editions-count-differently",
    kind="quantity",
    words="Regests of one matter give different numbers or sums for what may be the same.",
    level="dispute",
    why="They may count at different times, or not the same things.",
    most=40,
)
def editions_count_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for matter in known.all_matters:
        counted: dict[str, list[Claim]] = defaultdict(list)
        for regest in matter:
            for claim in regest.claims:
                value = claim.value
                if isinstance(value, QuantityValue) and (value.max or value.min or 0) >= _LEAST:
                    counted[_counts(index, record, claim)].append(claim)
        for concept, claims in counted.items():
            differing = apart(claims, lambda one, other: _numbers_apart(index, known, one, other))
            if concept and len(differing) > 1:
                yield draft_of(index, ((claim,) for claim in differing), "Numbers in one matter differ")


def _numbers_apart(index: Index, known: Editions, one: Claim, other: Claim) -> bool:
    if known.of[one.id].number == known.of[other.id].number and index.speaker(one) == index.speaker(other):
        return False
    a, b = one.value, other.value
    if not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue):
        return False
    highest = float("inf")
    return (a.max or highest) < (b.min or 0) or (b.max or highest) < (a.min or 0)


def _counts(index: Index, record: Told, claim: Claim) -> str:
    """What a number counts, in a word that all languages share: money, land, persons by what befell them."""
    value = claim.value
    assert isinstance(value, QuantityValue)
    tongue = meaning(language_of(index, claim))
    forms = [form.strip(".,;:()").casefold() for form in claim.quote.words.split()]
    own = [term.label for _, term in tongue.fields.walk(forms)]
    if next(tongue.money.walk(forms), None) is not None:
        return _MONEY
    held = [term.label for _, term in tongue.terms.walk(forms) if term.label.startswith(HOLDING)]
    if held:
        return held[0]
    befell = [label for label in own if label in _BEFELL] or _around(record, claim)
    things = [label for label in own if label not in _BEFELL and label not in SILENT and label not in _ASPECTS]
    if things:
        return things[0]
    return befell[0] if befell else ""


def _around(record: Told, claim: Claim) -> list[str]:
    """What befell those counted, by the words of the same piece."""
    for piece in pieces_of(record, claim):
        found = [label for label in _BEFELL if label in piece.topics]
        if found:
            return found
    return []


# --- who gave, and who got ------------------------------------------------------------------------------------------
@finds(
    name="editions-turn-around",
    kind="person",
    words="Two editions tell of one sum with the same two offices the other way round.",
    level="dispute",
    why="The order of the words may differ with the language.",
    most=6,
)
def editions_turn_around(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.matters:
        return
    record = told(index)
    for matter in known.matters:
        paid = [(regest, claim, order) for regest in matter for claim, order in _paid_by(index, record, regest)]
        turned: dict[str, Claim] = {}
        for (one, first, way), (other, second, back) in combinations(paid[:_MOST_TELLINGS], 2):
            if one is not other and way == back[::-1] and _sum(first) == _sum(second):
                turned[first.id], turned[second.id] = first, second
        if turned:
            yield draft_of(index, ((claim,) for claim in turned.values()), "Who pays and who is paid is told both ways")


def _sum(claim: Claim) -> float | None:
    return claim.value.min if isinstance(claim.value, QuantityValue) else None


def _paid_by(index: Index, record: Told, regest: Regest) -> Iterator[tuple[Claim, tuple[str, str]]]:
    """The sums of an abstract whose passage names two offices, and in which order."""
    for claim in regest.abstract:
        if _sum(claim) is None or _counts(index, record, claim) != _MONEY:
            continue
        for piece in pieces_of(record, claim):
            offices = sorted((piece.topics[role], role) for role in _OFFICES & piece.topics.keys())
            if len(offices) == 2:
                yield claim, (offices[0][1], offices[1][1])
                break


RULES: tuple[Rule, ...] = (
    editions_count_differently, editions_turn_around,
)  # fmt: skip
