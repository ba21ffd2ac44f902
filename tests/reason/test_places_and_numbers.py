"""Where and how many: what must be found, and what must not."""

from __future__ import annotations

import pytest

from sicetnon.model import QuantityValue
from tests.reason.records import SOME, Writer, named, when
from tests.reason.test_dates import CONFLICT, loud


def test_two_towns_for_one_meeting_dispute() -> None:
    writer = Writer()
    meeting = writer.event("talks")
    one = writer.say(meeting, writer.place("Brod", 49.0, 20.0), "The talks were held at Brod")
    other = writer.say(meeting, writer.place("Holm", 50.5, 24.0), "Some historians put them at Holm", voice=SOME)
    (finding,) = (f for f in writer.findings(one, other) if f.level in CONFLICT)
    assert (finding.rule, finding.level) == ("one-place", "dispute")
    assert "Some historians put them at Holm" in finding.explanation


def test_a_villa_inside_a_town_is_no_conflict() -> None:
    writer = Writer()
    meeting = writer.event("talks")
    town = writer.place("Brod", 49.0, 20.0)
    writer.say(meeting, town, "The talks were held at Brod")
    writer.say(meeting, writer.place("Villa Rosa", within=town.entity), "The talks were held in the Villa Rosa")
    assert loud(writer) == []


def test_a_village_nearby_is_no_conflict() -> None:
    writer = Writer()
    meeting = writer.event("talks")
    writer.say(meeting, writer.place("Brod", 49.0, 20.0), "The talks were held at Brod")
    writer.say(meeting, writer.place("Brodek", 49.1, 20.1), "They met at Brodek")
    assert loud(writer) == []


def test_two_stations_of_one_sentence_are_no_conflict() -> None:
    writer = Writer()
    meeting = writer.event("talks")
    writer.say(meeting, writer.place("Brod", 49.0, 20.0), "The talks were held at Brod and then at Holm")
    writer.say(meeting, writer.place("Holm", 50.5, 24.0))
    assert loud(writer) == []


def test_two_witnesses_and_a_place_that_the_map_does_not_know() -> None:
    writer = Writer()
    grant = writer.event("grant", "charter")
    one = writer.say(grant, writer.place("Oberbrodhausen"), "The grant was made at Oberbrodhausen", page="A")
    other = writer.say(grant, writer.place("Niederholmstadt"), "made at Niederholmstadt", page="B")
    assert [f.rule for f in writer.findings(one, other, level="tension")] == ["placed-by-two-witnesses"]
    writer.say(grant, writer.place("the house at Niederholmstadt"), "in the house at Niederholmstadt", page="A")
    assert loud(writer) == []


def test_a_person_in_two_distant_places_on_one_day() -> None:
    writer = Writer()
    first, second = writer.event("talks"), writer.event("parade", "ceremony")
    for event, town, where in ((first, "Brod", 49.0), (second, "Farby", 60.0)):
        writer.say(event, when("1921-03-04"), f"The {event} was held at {town} on 4 March 1921")
        writer.say(event, writer.place(town, where, 20.0))
        writer.say(event, writer.person("Anna Holm"))
    assert loud(writer) == ["two-places-at-once"]


def test_a_distance_against_the_map() -> None:
    writer = Writer()
    meeting = writer.event("talks")
    writer.say(meeting, writer.place("Brod", 49.0, 20.0), "The talks were held at Brod")
    town = writer.place("Holm", 50.0, 20.0)
    from msgspec.structs import replace

    near = replace(town, role="distance", distance_km=100.0)
    far = replace(town, role="distance", distance_km=400.0)
    writer.say(meeting, near, "Brod lies 100 km from Holm")
    assert loud(writer) == []
    claim = writer.say(meeting, far, "Brod lies 400 km from Holm")
    rules = [f.rule for f in writer.findings(claim, level="tension")]
    assert rules == ["distance-on-the-map", "passages-measure-differently"]


def many(low: float, what: str = "person", *, approximate: bool = False, part: bool = False) -> QuantityValue:
    return QuantityValue(min=low, max=low, what=what, approximate=approximate, part_of_total=part)


def test_two_numbers_of_the_dead() -> None:
    writer = Writer()
    attack = writer.event("attack", "attack")
    one = writer.say(attack, many(6), "Six persons were killed", voice=named("the ministry"))
    other = writer.say(attack, many(42), "According to the rebels 42 persons were killed", voice=named("the rebels"))
    (finding,) = (f for f in writer.findings(one, other) if f.level in CONFLICT)
    assert (finding.kind, finding.level) == ("quantity", "dispute")


def test_numbers_of_two_witnesses_are_a_dispute() -> None:
    writer = Writer()
    attack = writer.event("attack", "attack")
    one = writer.say(attack, many(6, "house"), "Six houses burned", page="A")
    other = writer.say(attack, many(9, "house"), "Nine houses burned", page="B")
    assert [f.level for f in writer.findings(one, other) if f.level in CONFLICT] == ["dispute"]


def test_two_numbers_of_one_voice_are_a_tension() -> None:
    writer = Writer()
    attack = writer.event("attack", "attack")
    one = writer.say(attack, many(6, "house"), "Six houses burned")
    other = writer.say(attack, many(9, "house"), "The nine houses were never rebuilt")
    assert [f.level for f in writer.findings(one, other) if f.level in CONFLICT] == ["tension"]
    writer = Writer()
    attack = writer.event("attack", "attack")
    writer.say(attack, many(6, "house"), "Six houses burned")
    writer.say(attack, many(9, "house"), "Nine more houses burned later")
    assert loud(writer) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (many(42492), many(42500, approximate=True)),
        (many(42492), many(40000)),
        (many(6), QuantityValue(min=5, what="person")),
        (many(6), many(8, what="house")),
        (many(6), many(2, part=True)),
    ],
)
def test_rounding_bounds_parts_and_other_things_are_no_conflict(one: QuantityValue, other: QuantityValue) -> None:
    writer = Writer()
    attack = writer.event("attack", "attack")
    writer.say(attack, one, "So many were killed in the attack")
    writer.say(attack, other, "The attack hit so many")
    assert loud(writer) == []


def test_parts_that_exceed_their_total() -> None:
    writer = Writer()
    attack = writer.event("attack", "attack")
    writer.say(attack, many(10), "Ten persons were killed")
    part = writer.say(attack, many(7, part=True), "seven persons in the house")
    writer.say(attack, many(6, part=True), "six persons in the yard")
    assert [f.rule for f in writer.findings(part, level="contradiction")] == ["parts-exceed-total"]


def test_vague_numbers_are_one_doubt() -> None:
    writer = Writer()
    attack = writer.event("attack", "attack")
    writer.say(attack, QuantityValue(min=3, what="house"), "Several houses burned")
    writer.say(attack, QuantityValue(min=2000, what="person"), "Thousands of persons fled")
    found = [f for f in writer.analyse().findings if f.rule == "vague-number"]
    assert [len(f.claims) for f in found] == [2]
