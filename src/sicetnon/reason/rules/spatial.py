"""Where: one event in one place, unless one place lies in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from sicetnon.model import Claim, PlaceValue
from sicetnon.reason.compile import Builder
from sicetnon.reason.index import Index
from sicetnon.reason.places import Gazetteer
from sicetnon.reason.rule import Draft, Rule, constrains, finds
from sicetnon.reason.variants import Variant
from sicetnon.reason.wording import called, clauses, says, sentence, span_words

_FASTEST = 300.0
"""Kilometres that a person could travel in a day before there were aeroplanes, by the fastest train or relay."""
_MOST_PLACES = 12


def located(index: Index, event: str) -> list[tuple[Variant, PlaceValue]]:
    """The variants of the place where an event happened."""
    found = []
    for variant in index.apparatus(event, "place"):
        if variant.polarity == "+" and isinstance(variant.value, PlaceValue) and variant.value.role == "at":
            found.append((variant, variant.value))
    return found[:_MOST_PLACES]


def _two_places(index: Index) -> Iterator[tuple[tuple[Variant, PlaceValue], tuple[Variant, PlaceValue]]]:
    """Each two places that are given for one event, for events that are neither a series nor undecided."""
    for event in index.told_of("place", 2):
        if event.id not in index.members and not event.candidates:
            yield from combinations(located(index, event.id), 2)


# --- one place ------------------------------------------------------------------------------------------------------
@constrains(
    name="one-place",
    kind="place",
    words="One event happens in one place, unless one place lies inside the other.",
    why="Two distant places cannot both be that of one event.",
)
def one_place(index: Index, builder: Builder) -> None:
    gazetteer = Gazetteer(index)
    for first, second in _two_places(index):
        if _apart(index, gazetteer, first, second):
            builder.exclude(first[0], second[0])


def _apart(
    index: Index, gazetteer: Gazetteer, first: tuple[Variant, PlaceValue], second: tuple[Variant, PlaceValue]
) -> bool:
    (one, here), (other, there) = first, second
    together = any(
        index.same_sentence(a, b) and index.speaker(a) == index.speaker(b) for a in one.claims for b in other.claims
    )
    if together or index.events[one.event].kind.casefold() in ("", "series"):
        return False
    standing = gazetteer.standing(here, there)
    shared = {index.speaker(claim) for claim in one.claims} & {index.speaker(claim) for claim in other.claims}
    if standing == "apart":
        return not (shared and index.lasting(one.event))
    return False


# --- two places at once ---------------------------------------------------------------------------------------------
@finds(
    name="two-places-at-once",
    kind="participant",
    words="Nobody is in two distant places on one day.",
    level="tension",
    why="One of them may have been represented, or the day be that of a longer event.",
)
def two_places_at_once(index: Index) -> Iterator[Draft]:
    gazetteer = Gazetteer(index)
    present: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.with_facet("participant"):
        entity = index.entities.get(getattr(claim.value, "entity", ""))
        if entity is not None and entity.kind == "person" and claim.polarity == "+":
            present[entity.id].append(claim)
    for entity_id, claims in present.items():
        days: dict[int, list[tuple[Claim, Claim, Claim, PlaceValue]]] = defaultdict(list)
        for claim in claims:
            dated, places = index.dated(claim.event), located(index, claim.event)
            if dated and dated[0] == dated[1] and len(places) == 1 and not gazetteer.is_area(places[0][1]):
                days[dated[0]].append((claim, dated[2], places[0][0].claims[0], places[0][1]))
        for day, found in days.items():
            first = found[0]
            for second in found[1:]:
                apart = gazetteer.distance(first[3], second[3])
                if second[0].event == first[0].event or apart is None or apart <= _FASTEST:
                    continue
                name = index.entities[entity_id].label
                yield Draft(
                    variants=(index.ids(first[:3]), index.ids(second[:3])),
                    events=(first[0].event, second[0].event),
                    explanation=sentence(
                        f"On {span_words(day, day)} {name} is said to be in {first[3].label} and in {second[3].label}, "
                        f"some {apart:,.0f} km apart: {clauses((says(index, first[0]), says(index, second[0])))}"
                    ),
                )
                break


# --- distances ------------------------------------------------------------------------------------------------------
@finds(
    name="distance-on-the-map",
    kind="place",
    words="A distance that is given agrees with the map, by road or as the crow flies.",
    level="tension",
    why="A road is longer than a straight line, and old units differ; much shorter, or twice as long, needs a reason.",
)
def distance_on_the_map(index: Index) -> Iterator[Draft]:
    gazetteer = Gazetteer(index)
    for claim in index.with_facet("place"):
        value = claim.value
        if not isinstance(value, PlaceValue) or value.role != "distance" or not value.distance_km:
            continue
        for variant, place in located(index, claim.event):
            straight = gazetteer.distance(value, place)
            if straight is None or straight < 1 or place.entity == value.entity:
                continue
            if not 0.75 * straight - 5 <= value.distance_km <= 2.2 * straight + 10:
                yield Draft(
                    variants=(index.ids((claim,)), variant.claim_ids[:1]),
                    events=(claim.event,),
                    explanation=sentence(
                        f"{says(index, claim)}; from {value.label} to {place.label} it is some "
                        f"{straight:,.0f} km as the crow flies"
                    ),
                )


# --- several places for one day -------------------------------------------------------------------------------------
@finds(
    name="place-given-differently",
    kind="place",
    words="Different voices give different places for one event, and it is not known whether they are apart.",
    level="dispute",
    why="The voices differ by name; the map does not decide whether they mean one place.",
)
def place_given_differently(index: Index) -> Iterator[Draft]:
    gazetteer = Gazetteer(index)
    for (one, here), (other, there) in _two_places(index):
        if gazetteer.standing(here, there) != "unknown" or gazetteer.is_area(here) or gazetteer.is_area(there):
            continue
        reporting = [c for c in (*one.claims, *other.claims) if index.inner(c) and c.certainty != "certain"]
        if len({index.speaker(c) for c in (*one.claims, *other.claims)}) < 2 or not reporting:
            continue
        if any(index.same_sentence(a, b) for a in one.claims for b in other.claims):
            continue
        yield Draft(
            variants=(one.claim_ids, other.claim_ids),
            events=(one.event,),
            explanation=sentence(
                f"{called(index, one.event)} is placed differently: "
                f"{clauses((says(index, one.claims[0]), says(index, other.claims[0])))}"
            ),
        )


# --- placed differently by two witnesses ----------------------------------------------------------------------------
@finds(
    name="placed-by-two-witnesses",
    kind="place",
    words="Two witnesses put one event in different places, and the map does not know both.",
    level="tension",
    why="One place may lie in the other or be another name for it.",
    most=5,
)
def placed_by_two_witnesses(index: Index) -> Iterator[Draft]:
    gazetteer = Gazetteer(index)
    for event in index.told_of("place", 2):
        places = located(index, event.id)
        if event.id in index.members or event.candidates or len(places) < 2:
            continue
        by_witness: dict[str, list[tuple[Claim, PlaceValue]]] = defaultdict(list)
        for variant, place in places:
            for claim in variant.claims:
                if not index.inner(claim):
                    by_witness[claim.quote.witness].append((claim, place))
        lists = list(by_witness.values())
        pairs = [
            (one, other)
            for one, other in combinations(lists[:_MOST_PLACES], 2)
            if _strangers(index, gazetteer, one, other)
        ]
        if pairs:
            told = {found[0][0].id: found for pair in pairs for found in pair}
            yield Draft(
                variants=tuple(index.ids(claim for claim, _ in found) for found in told.values()),
                events=(event.id,),
                explanation=sentence(
                    f"{called(index, event.id)} is placed differently: "
                    f"{clauses(says(index, found[0][0]) for found in list(told.values())[:6])}"
                ),
            )


def _strangers(
    index: Index,
    gazetteer: Gazetteer,
    one: list[tuple[Claim, PlaceValue]],
    other: list[tuple[Claim, PlaceValue]],
) -> bool:
    """No place of the one list has to do with any of the other, as far as is known; none is a building or an area."""
    for claim, place in (*one, *other):
        if gazetteer.is_area(place) or index.vocabulary(claim).has("site", f"{place.label} {claim.quote.words}"):
            return False
    return all(gazetteer.standing(here, there) == "unknown" for _, here in one for _, there in other)


RULES: tuple[Rule, ...] = (
    one_place, two_places_at_once, distance_on_the_map, place_given_differently, placed_by_two_witnesses,
)  # fmt: skip
