"""Tensions: what can hold, but needs an explanation."""

from __future__ import annotations

from sicetnon.model import CauseValue, QuantityValue, TextValue
from tests.reason.records import SOME, Writer, named, when
from tests.reason.test_dates import CONFLICT, loud


def two_meetings(writer: Writer) -> tuple[str, str, str]:
    row = writer.event("talks", "series")
    first, second = writer.event("first talks", series=row), writer.event("second talks", series=row)
    writer.say(first, when("1921-09-27"), "The first talks were held on 27 September 1921")
    writer.say(second, when("1921-11-25"), "The second talks were held on 25 November 1921")
    return row, first, second


def test_decided_and_discussed_again() -> None:
    writer = Writer()
    _, first, second = two_meetings(writer)
    one = writer.say(
        first, TextValue(label="the exchange of prisoners"), "the exchange of prisoners was decided", facet="outcome"
    )
    other = writer.say(second, TextValue(label="exchanging prisoners"), "they discussed ways of exchanging prisoners")
    assert [f.rule for f in writer.findings(one, other, level="tension")] == ["decided-then-discussed"]


def test_discussed_and_then_decided_is_silent() -> None:
    writer = Writer()
    _, first, second = two_meetings(writer)
    writer.say(first, TextValue(label="exchanging prisoners"), "they discussed ways of exchanging prisoners")
    writer.say(
        second, TextValue(label="the exchange of prisoners"), "the exchange of prisoners was decided", facet="outcome"
    )
    assert loud(writer) == []


def test_discussed_when_it_was_over() -> None:
    writer = Writer()
    _, _, second = two_meetings(writer)
    march = writer.event("transfer of prisoners of war", "transfer")
    over = writer.say(march, when("1921-10-24/1921-11-20"), "Between 24 October and 20 November they were moved")
    writer.say(march, QuantityValue(min=42000, max=42000, what="prisoner of war"), "42,000 Danish prisoners of war")
    talk = writer.say(
        second, TextValue(label="exchanging"), "they discussed ways of exchanging Danish prisoners of war"
    )
    assert [f.rule for f in writer.findings(over, talk, level="tension")] == ["discussed-when-over"]


def test_the_first_discussions_after_earlier_ones() -> None:
    writer = Writer()
    _, first, second = two_meetings(writer)
    one = writer.say(first, TextValue(label="annexed territories"), "to discuss the annexed territories")
    other = writer.say(
        second, TextValue(label="the occupation"), "the first discussions about the occupation were begun"
    )
    assert [f.rule for f in writer.findings(one, other, level="tension")] == ["first-but-not-earliest"]


def test_the_same_matter_agreed_twice() -> None:
    writer = Writer()
    pact, treaty = writer.event("pact", "treaty"), writer.event("treaty", "treaty")
    writer.say(pact, when("1921-09-20"), "A pact was signed on 20 September 1921")
    writer.say(treaty, when("1921-09-28"), "A treaty was signed on 28 September 1921")
    one = writer.say(
        pact,
        TextValue(label="liquidation of Danish resistance"),
        "both committed to the liquidation of Danish resistance",
        voice=named("Hart"),
    )
    other = writer.say(
        treaty,
        TextValue(label="suppression of Danish resistance"),
        "the parties agreed upon suppression of Danish resistance",
    )
    assert [f.rule for f in writer.findings(one, other, level="tension")] == ["agreed-twice"]


def test_aims_of_each_and_aims_agreed() -> None:
    writer = Writer()
    row, _, _ = two_meetings(writer)
    one = writer.say(row, TextValue(label="aims"), "aims as outlined independently by both kings")
    other = writer.say(row, TextValue(label="objectives"), "The objectives were agreed upon when the treaty was signed")
    assert "alone-and-jointly" in [f.rule for f in writer.findings(one, other, level="tension")]


def test_decisions_before_the_aims_were_agreed() -> None:
    writer = Writer()
    row, first, _ = two_meetings(writer)
    treaty = writer.event("treaty", "treaty")
    writer.say(treaty, when("1921-09-28"), "The treaty was signed on 28 September 1921")
    aims = writer.say(
        row, TextValue(label="objectives", about=treaty), "The objectives were agreed upon at its signing"
    )
    done = writer.say(first, TextValue(label="the exchange"), "the exchange was decided", facet="outcome")
    assert "agreed-after-decided" in [f.rule for f in writer.findings(aims, done, level="tension")]


def test_what_a_meeting_decided_told_twice() -> None:
    writer = Writer()
    _, first, _ = two_meetings(writer)
    one = writer.say(first, TextValue(label="the exchange"), "the prisoner exchange was decided", facet="outcome")
    other = writer.say(
        first,
        TextValue(label="fate of soldiers"),
        "they reached a mutual agreement about the infantry",
        facet="outcome",
    )
    assert [f.rule for f in writer.findings(one, other, level="tension")] == ["outcomes-differ"]


def test_purposes_of_a_series() -> None:
    writer = Writer()
    row, first, second = two_meetings(writer)
    claims = [
        writer.say(row, TextValue(label="population exchange"), "planning for population exchange", block="field"),
        writer.say(first, TextValue(label="captured ships"), "to speak of captured ships and harbours"),
        writer.say(second, TextValue(label="resistance"), "to act against clandestine resistance groups"),
    ]
    assert [f.rule for f in writer.findings(*claims, level="tension")] == ["purposes-differ"]


def test_several_causes_of_one_thing() -> None:
    writer = Writer()
    _, first, second = two_meetings(writer)
    murder = writer.event("massacre", "massacre")
    one = writer.say(first, CauseValue(relation="result", other=murder), "The massacre came of the first talks")
    other = writer.say(murder, CauseValue(relation="cause", other=second), "It was decided at the second", voice=SOME)
    assert [f.rule for f in writer.findings(one, other, level="tension")] == ["several-causes"]


def test_a_result_before_its_cause() -> None:
    writer = Writer()
    talks, action = writer.event("talks"), writer.event("action", "operation")
    writer.say(talks, when("1921-12-08"), "The talks were held on 8 December 1921")
    date = writer.say(action, when("1921-11-06"), "The action took place on 6 November 1921")
    came = writer.say(
        talks, CauseValue(relation="result", other=action), "The action was a result of the talks", voice=SOME
    )
    assert [f.rule for f in writer.findings(date, came) if f.level in CONFLICT] == ["cause-first"]


def test_one_of_the_results_and_three_follow() -> None:
    writer = Writer()
    talks = writer.event("talks")
    first, second = writer.event("first action", "operation"), writer.event("second action", "operation")
    words = "one of the results of the congress was the first action and the second action"
    one = writer.say(talks, CauseValue(relation="result", other=first, label="first"), words, facet="outcome")
    two = writer.say(talks, CauseValue(relation="result", other=second, label="second"), facet="outcome")
    assert writer.findings(one, two, rule="one-of-several")


def test_a_doublet() -> None:
    writer = Writer()
    _, first, second = two_meetings(writer)
    brod, holm = writer.place("Brod", 49.0, 20.0), writer.place("Holm", 50.5, 24.0)
    there = writer.say(first, holm, "The first talks took place at Holm")
    writer.say(second, brod, "The second talks took place at Brod")
    moved = writer.say(second, holm, "Some historians put the second at Holm", voice=SOME)
    assert [f.rule for f in writer.findings(there, moved, level="tension")] == ["doublet"]


def test_known_as_one_and_dated_twice() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    told, listed = writer.event("winter talks", series=row), writer.event("spring talks", series=row)
    holm = writer.place("Holm", 50.5, 24.0)
    one = writer.say(told, when("1921-12-08/1921-12-09"), "Talks were held at Holm on 8–9 December 1921")
    writer.say(told, holm)
    other = writer.say(listed, when("1922-02-20"), "20 February 1922 at Holm", block="field")
    writer.say(listed, holm)
    assert [f.rule for f in writer.findings(one, other, level="tension")] == ["dated-twice"]


def test_only_claimed_though_told_as_certain() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    told = writer.event("winter talks", series=row)
    loose = writer.event("a meeting in December", candidates=(told,))
    flat = writer.say(told, when("1921-12-08/1921-12-09"), "Talks were held at Holm on 8–9 December 1921")
    claimed = writer.say(loose, when("1921-12"), "It is also claimed that a meeting was held in December", voice=SOME)
    assert [f.rule for f in writer.findings(flat, claimed, level="tension")] == ["claimed-though-asserted"]


def test_another_return_in_the_same_days_is_another_return() -> None:
    writer = Writer()
    first, second = writer.event("return of the army", "arrival"), writer.event("return of the boy", "arrival")
    writer.say(first, when("1921-07-02"), "The army returned on 2 July")
    writer.say(second, when("1921-07"), "The boy is said to have returned in July", voice=SOME)
    assert loud(writer) == []
