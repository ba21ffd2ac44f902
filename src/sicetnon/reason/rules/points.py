"""The points of the happening that a record is about: when, where, how many did it, and why, voice by voice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from sicetnon.model import CauseValue, Claim, DateValue, PlaceValue, QuantityValue
from sicetnon.reason.core import at_its_time, core
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.places import Gazetteer
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.accounts import side_by_side
from sicetnon.reason.rules.quantities import apart
from sicetnon.reason.rules.versions import gap_and_width

_MOST = 60
_QUOTED = 90  # code points of a quote
_VAGUE = 45
"""Days; a wider date is a stretch of time."""


def _claims(index: Index, *facets: str) -> list[Claim]:
    """What is told of the happening, of these facets, without denials."""
    events = frozenset(core(index))
    return [c for c in index.claims if c.event in events and c.facet in facets and c.polarity == "+"][:_MOST]


def _point(
    index: Index, claims: Sequence[Claim], differ: Callable[[Claim, Claim], bool], words: str
) -> Iterator[Draft]:
    """One finding with all claims of a point that differ from another voice's."""
    chosen: dict[str, Claim] = {}
    for one, other in combinations(claims, 2):
        if index.speaker(one) != index.speaker(other) and differ(one, other):
            chosen[one.id], chosen[other.id] = one, other
    if chosen:
        told = sorted(chosen.values(), key=index.position)
        variants = dict.fromkeys(index.variant_of[claim.id].claim_ids for claim in told)
        yield side_by_side(index, tuple(variants), told, words, _QUOTED)


# --- when -----------------------------------------------------------------------------------------------------------
@finds(
    name="when-it-was",
    kind="date",
    words="The voices put what seems to be one happening on different days.",
    level="dispute",
    why="That all of them speak of one happening is likely, not certain.",
    weighed=0.12,
)
def when_it_was(index: Index) -> Iterator[Draft]:
    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        if not isinstance(a, DateValue) or not isinstance(b, DateValue) or a.relation != "on" or b.relation != "on":
            return False
        between = gap_and_width(days_of(a), days_of(b))
        return between is not None and between[1] <= _VAGUE and between[0] > 0

    yield from _point(index, _claims(index, "date"), differ, "The day is given differently")


# --- where ----------------------------------------------------------------------------------------------------------
@finds(
    name="where-it-was",
    kind="place",
    words="The voices put what seems to be one happening in places that share no name.",
    level="tension",
    why="One place may lie in the other; a reader should see both.",
    weighed=0.12,
)
def where_it_was(index: Index) -> Iterator[Draft]:
    gazetteer = Gazetteer(index)

    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        if not isinstance(a, PlaceValue) or not isinstance(b, PlaceValue) or a.role != "at" or b.role != "at":
            return False
        words = index.vocabulary(one)
        names = words.topics(a.label), words.topics(b.label)
        if not names[0] or not names[1] or names[0] & names[1]:
            return False
        sites = all(index.phrase(claim, "site") for claim in (one, other))
        return sites or gazetteer.standing(a, b) == "apart"

    yield from _point(index, _claims(index, "place"), differ, "The place is given differently")


# --- how many did it ------------------------------------------------------------------------------------------------
@finds(
    name="how-many-did-it",
    kind="quantity",
    words="The voices give different numbers for those who did it.",
    level="dispute",
    why="Witnesses count what they see; the numbers may both have been right at their time.",
)
def how_many_did_it(index: Index) -> Iterator[Draft]:
    def attackers(claim: Claim) -> bool:
        value, words = claim.value, index.vocabulary(claim)
        if not isinstance(value, QuantityValue) or value.part_of_total or index.phrase(claim, "undergone", 0, 40):
            return False  # "eight persons were abducted"
        if words.has("doers", value.what):
            return True  # "no fewer than eight attackers"
        return words.has("attackers", value.what) != "" and bool(index.phrase(claim, "acting", 30, 60))

    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        return isinstance(a, QuantityValue) and isinstance(b, QuantityValue) and apart(a, b)

    if core(index):
        told = [c for c in index.with_facet("quantity") if c.polarity == "+" and at_its_time(index, c.event)]
        told = [claim for claim in told if attackers(claim)]
        yield from _point(index, told[:_MOST], differ, "Those who did it are counted differently")


# --- why ------------------------------------------------------------------------------------------------------------
@finds(
    name="why-it-was",
    kind="cause",
    words="The voices give different reasons or purposes for what seems to be one happening.",
    level="tension",
    why="Several reasons may have come together.",
)
def why_it_was(index: Index) -> Iterator[Draft]:
    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        if not isinstance(a, CauseValue) or not isinstance(b, CauseValue) or a.relation != b.relation:
            return False
        words = index.vocabulary(one)
        reasons = words.topics(a.label), words.topics(b.label)
        return bool(reasons[0] and reasons[1]) and not reasons[0] & reasons[1]

    told = [claim for claim in _claims(index, "cause") if getattr(claim.value, "relation", "") != "result"]
    yield from _point(index, told, differ, "The reason is given differently")


RULES: tuple[Rule, ...] = (when_it_was, where_it_was, how_many_did_it, why_it_was)
