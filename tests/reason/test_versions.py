"""Versions that nobody joined: told otherwise nearby, denied elsewhere, doubted links, numbers of victims."""

from __future__ import annotations

from sicetnon.model import CauseValue, ParticipantValue, QuantityValue, SequenceValue, TextValue
from tests.reason.records import SOME, Writer, named, when
from tests.reason.test_dates import CONFLICT, loud


def test_another_date_told_beside_it() -> None:
    writer = Writer()
    first, second = writer.event("return", "arrival"), writer.event("return again", "arrival")
    one = writer.say(first, when("1921-07-03"), "The boy returned home on 3 July")
    other = writer.say(
        second, when("1921-07-02"), "According to the police he returned on 2 July", voice=named("the police")
    )
    assert [f.rule for f in writer.findings(one, other, level="dispute")] == ["told-otherwise"]


def test_two_battles_told_side_by_side_are_two() -> None:
    writer = Writer()
    first, second = writer.event("battle of Brod", "battle"), writer.event("battle of Holm", "battle")
    writer.say(first, when("1921-07-03"), "The battle of Brod was on 3 July")
    writer.say(second, when("1921-12-02"), "Hart puts the battle of Holm on 2 December", voice=named("Hart"))
    assert loud(writer) == []


def test_another_number_told_beside_it() -> None:
    writer = Writer()
    first, second = writer.event("attack", "attack"), writer.event("march", "arrival")
    one = writer.say(first, QuantityValue(min=600, max=600, what="worker"), "Some 600 workers attacked the house")
    other = writer.say(
        second, QuantityValue(min=1000, max=1000, what="worker"), "others speak of 1,000 workers", voice=SOME
    )
    assert [f.rule for f in writer.findings(one, other, level="dispute")] == ["told-otherwise"]


def test_numbers_of_the_victims_of_the_event_that_the_title_names() -> None:
    writer = Writer()
    main, killed = writer.event("A", "massacre"), writer.event("people killed", "killing")
    elsewhere = writer.event("other killing", "killing")
    writer.events["A"] = type(writer.events["A"])(id="A", label="the Brod massacre", kind="massacre")
    one = writer.say(
        main, QuantityValue(min=42, max=42, what="deaths"), "Deaths 42", page="Brod massacre", block="field"
    )
    writer.say(
        main, TextValue(label="house"), "The house stood in a street of the old town. " * 12, page="Brod massacre"
    )
    other = writer.say(
        killed, QuantityValue(min=60, max=60, what="people"), "Hart says that 60 people died", page="Brod massacre",
        voice=named("Hart"),
    )  # fmt: skip
    far = writer.say(
        elsewhere,
        QuantityValue(min=3, max=3, what="people"),
        "In May Hart counted 3 dead",
        page="Brod massacre",
        voice=named("Hart"),
    )
    writer.say(elsewhere, when("1921-05"), page="Brod massacre")
    counting = {"numbers-of-victims", "how-many-died", "passages-count-differently"}
    assert counting.intersection(f.rule for f in writer.findings(one, other, level="dispute"))
    assert "numbers-of-victims" not in [f.rule for f in writer.findings(one, far)]


def test_denied_in_the_same_words_elsewhere() -> None:
    writer = Writer()
    one_event, other_event = writer.event("arrest of soldiers", "arrest"), writer.event("no arrest", "arrest")
    said = writer.say(one_event, TextValue(label="arrest"), "Four soldiers were arrested", page="A")
    no = writer.say(
        other_event, TextValue(label="arrest"), "The ministry says that no soldiers were arrested", page="B",
        voice=named("the ministry"), polarity="-",
    )  # fmt: skip
    [rule] = [f.rule for f in writer.findings(said, no) if f.level in CONFLICT]
    assert rule in ("denied-elsewhere", "denied-and-told")  # two rules see it, one gives way


def test_a_name_in_common_is_no_denial() -> None:
    writer = Writer()
    treaty, claim = writer.event("treaty", "treaty"), writer.event("refusal", "decision")
    writer.say(treaty, TextValue(label="x"), "Fourteen states and South Farby signed it")
    writer.say(claim, TextValue(label="y"), "South Farby had not", voice=named("Hart"), polarity="-")
    assert loud(writer) == []


def test_a_doubted_link_and_those_who_see_one() -> None:
    writer = Writer()
    talks, action, doubt = (
        writer.event("talks"),
        writer.event("Action Brod", "operation"),
        writer.event("crimes", "crime"),
    )
    result = CauseValue(relation="result", other=action, label="Action Brod")
    said = writer.say(talks, result, "One result of the talks was Action Brod", voice=SOME, facet="outcome")
    no = writer.say(
        doubt, TextValue(label="connection"), "There is no evidence of a connection with Action Brod", facet="evidence",
        voice=named("Hart"), polarity="0",
    )  # fmt: skip
    assert [f.rule for f in writer.findings(said, no, level="dispute")] == ["link-doubted"]


def test_dated_by_an_event_that_is_not_made_out() -> None:
    writer = Writer()
    collection = writer.event("collection", "preparation")
    value = SequenceValue(relation="after", other_text="in the aftermath of the meeting", max_days=7)
    loose = writer.say(collection, value, "In the aftermath of the meeting they began to collect data")
    assert [f.level for f in writer.findings(loose, rule="anchor-unresolved")] == ["doubt"]


def test_an_anchor_that_its_words_make_out() -> None:
    writer = Writer()
    talks, march = writer.event("talks"), writer.event("transfer of Danish prisoners of war", "transfer")
    stretch = writer.say(march, when("1921-10-24/1921-11-23"), "Between 24 October and 23 November they were moved")
    writer.say(talks, when("1921-12-06"), "The talks were held on 6 December 1921")
    value = SequenceValue(
        relation="after",
        other_text="a month after the first transfer of Danish prisoners of war",
        min_days=25,
        max_days=45,
    )
    gap = writer.say(talks, value, "The talks began a month after the first transfer")
    assert writer.findings(stretch, gap, rule="gap-against-dates")
    assert not writer.findings(gap, rule="anchor-unresolved")


def test_who_did_it_is_only_asked_of_wrongs() -> None:
    writer = Writer()
    supply = writer.event("supply", "transfer")
    writer.say(supply, writer.person("Anna Holm", "patient"), "Anna Holm was supplied")
    for name in ("the army", "the rebels"):
        value = ParticipantValue(entity=name, label=name, role="agent")
        writer.say(supply, value, f"Hart of {name} says {name} did it", voice=named(f"Hart of {name}"))
    assert loud(writer) == []
