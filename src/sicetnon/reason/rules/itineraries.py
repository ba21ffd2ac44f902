"""One person at two places at one time, by the dates and places of the documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sicetnon.lexicon.gazetteer import distance_km
from sicetnon.model import Claim
from sicetnon.reason.actors import Actor, actors_of
from sicetnon.reason.collation import draft_of
from sicetnon.reason.editions import editions
from sicetnon.reason.index import Index
from sicetnon.reason.name_forms import keys_of, unlike
from sicetnon.reason.regests import Regest, known_place
from sicetnon.reason.rule import Draft, Rule, finds

_DAYS = 2  # between two documents at most
_A_WALK, _A_DAYS_RIDE = 35, 90  # km
_MOST_NEAR = 40  # documents of a few days


@finds(
    name="two-places-at-one-time",
    kind="place",
    words="One person issues documents, or is present, at places so far apart that the days between do not suffice.",
    level="tension",
    why="A document may be given in the absence of whoever issues it, and persons of one name and rank may be two.",
    most=12,
    across=True,
)
def two_places_at_one_time(index: Index) -> Iterator[Draft]:
    known = editions(index)
    document = {regest.number: number for number, group in enumerate(known.documents) for regest in group}
    acting: dict[int, list[Actor]] = {}
    for one, other in _near_in_time(known.regests):
        if document[one.number] == document[other.number] or not _far_apart(one, other):
            continue
        for regest in (one, other):
            if regest.number not in acting:
                acting[regest.number] = list(actors_of(index, regest))
        pair = next(((a, b) for a in acting[one.number] for b in acting[other.number] if a.same_as(b)), None)
        if pair is not None:
            sides = (_side(regest, actor) for regest, actor in zip((one, other), pair, strict=True))
            yield draft_of(index, sides, "One person is at two places at one time")


def _side(regest: Regest, actor: Actor) -> tuple[Claim, ...]:
    return (*regest.placed[:1], regest.head, *actor.claims)


def _near_in_time(regests: Sequence[Regest]) -> Iterator[tuple[Regest, Regest]]:
    """The pairs of regests with a place that are dated to one day each, and these days hardly apart."""
    of_day: dict[int, list[Regest]] = defaultdict(list)
    for regest in regests:
        if regest.low is not None and regest.low == regest.high and regest.placed:
            of_day[regest.low].append(regest)
    for day, found in sorted(of_day.items()):
        yield from combinations(found[:_MOST_NEAR], 2)
        for gap in range(1, _DAYS + 1):
            yield from ((one, other) for one in found[:_MOST_NEAR] for other in of_day.get(day + gap, ())[:_MOST_NEAR])


def _far_apart(one: Regest, other: Regest) -> bool:
    """Whether the places of two documents are farther from each other than the days between them allow; of places
    that are not known, whether their names are no forms of one and the day is the same."""
    here, there = (getattr(regest.placed[0].value, "label", "") for regest in (one, other))
    a, b = known_place(here, one.language), known_place(there, other.language)
    assert one.low is not None
    assert other.low is not None
    gap = abs(one.low - other.low)
    if a is not None and b is not None:
        return distance_km(a, b) > (_A_DAYS_RIDE * gap if gap else _A_WALK)
    return not gap and unlike(here, there, sounds=2) and keys_of(here).isdisjoint(keys_of(there))


RULES: tuple[Rule, ...] = (two_places_at_one_time,)
