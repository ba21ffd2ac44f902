"""What must be found about dates and order, and what must not."""

from __future__ import annotations

import pytest

from sicetnon.model import DurationValue, IdentityValue, SequenceValue
from tests.reason.records import SOME, Writer, named, when

CONFLICT = ("contradiction", "dispute", "tension")


def loud(writer: Writer) -> list[str]:
    """The rules of all findings that a reader would take for a disagreement."""
    return [finding.rule for finding in writer.analyse().findings if finding.level in CONFLICT]


def test_two_dates_of_one_meeting_contradict() -> None:
    writer = Writer()
    meeting = writer.event("talks at Brod")
    one = writer.say(meeting, when("1921-03-04"), "The talks at Brod were held on 4 March 1921")
    other = writer.say(meeting, when("1921-05-20"), "The talks opened on 20 May 1921")
    (finding,) = writer.findings(one, other)
    assert finding.level == "contradiction"
    assert finding.rule == "one-date"
    assert "4 March 1921" in finding.explanation
    assert "20 May 1921" in finding.explanation
    assert finding.stays == "Whichever holds, it falls between 4 March 1921 and 20 May 1921."


def test_a_choice_that_is_left_open_holds_by_one_of_its_sides() -> None:
    writer = Writer()
    meeting = writer.event("talks at Brod")
    writer.say(meeting, when("1921-03-04"), "The talks at Brod were held on the 4th", either="day")
    writer.say(meeting, when("1921-05-05"), "or on the fifth of May 1921", either="day")
    writer.say(meeting, when("1921-05"), "The talks opened in May 1921", page="B")
    assert not [finding for finding in writer.analyse().findings if finding.level == "contradiction"]


def test_a_choice_whose_sides_are_all_excluded_is_a_conflict() -> None:
    writer = Writer()
    meeting = writer.event("talks at Brod")
    one = writer.say(meeting, when("1921-03-04"), "The talks at Brod were held on the 4th", either="day")
    writer.say(meeting, when("1921-03-05"), "or on the fifth of March 1921", either="day")
    other = writer.say(meeting, when("1921-05"), "The talks opened in May 1921", page="B")
    (finding,) = writer.findings(one, other, level="contradiction")
    assert finding.rule == "one-date"


def test_a_choice_of_two_places_holds_in_one_of_them() -> None:
    writer = Writer()
    meeting = writer.event("talks at Brod")
    vienna, rome = writer.place("Vienna", 48.2, 16.37), writer.place("Rome", 41.9, 12.5)
    one = writer.say(meeting, vienna, "The talks were held in Vienna", either="town")
    two = writer.say(meeting, rome, "or they were held in Rome", either="town")
    third = writer.say(meeting, vienna, "The talks were held in Vienna indeed", page="B")
    assert not writer.findings(one, two) and not writer.findings(two, third)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1921-03-04", "1921-03"),
        ("1921-03", "1921"),
        ("1921-03-04/1921-03-06", "1921-03-05"),
        ("1921-21", "1921-04-02"),
    ],
)
def test_a_date_within_another_is_no_conflict(one: str, other: str) -> None:
    writer = Writer()
    meeting = writer.event("talks")
    writer.say(meeting, when(one), "The talks were held then")
    writer.say(meeting, when(other), "They were held at that time")
    assert loud(writer) == []


def test_witnesses_contradict_each_other_and_reported_voices_dispute() -> None:
    writer = Writer()
    meeting = writer.event("talks")
    one = writer.say(meeting, when("1921-03-04"), "The talks were held on 4 March 1921", page="A")
    other = writer.say(meeting, when("1921-05-20"), "The talks were held on 20 May 1921", page="B")
    third = writer.say(
        meeting, when("1922-01-02"), "According to Hart they were held on 2 January 1922", voice=named("Hart")
    )
    assert "contradiction" in [f.level for f in writer.findings(one, other)]
    assert [f.level for f in writer.findings(one, other, third)] == ["dispute"]


def test_what_is_only_possible_gives_way() -> None:
    writer = Writer()
    meeting = writer.event("talks")
    one = writer.say(meeting, when("1921-03-04"), "The talks were held on 4 March 1921")
    other = writer.say(
        meeting, when("1921-05-20"), "They may have been held on 20 May", certainty="possible", cue="may"
    )
    assert [f.level for f in writer.findings(one, other)] == ["tension"]


def test_ended_and_still_going_on() -> None:
    writer = Writer()
    war, meeting = writer.event("war", "war"), writer.event("meeting")
    ended = writer.say(war, when("1921-03-10", "end"), "The war ended on 10 March 1921")
    date = writer.say(meeting, when("1921-03-15"), "The meeting was held on 15 March 1921")
    still = writer.say(meeting, SequenceValue(relation="during", other=war), "Troops were still fighting meanwhile")
    (finding,) = writer.findings(ended, date, still)
    assert finding.level == "contradiction"


def test_alive_after_died_after_is_no_conflict() -> None:
    writer = Writer()
    life, stay = writer.event("death", "death"), writer.event("stay", "stay")
    anna = writer.person("Anna Holm")
    writer.say(life, when("1880-12-31", "after"), "Anna Holm died after 1880")
    writer.say(life, anna)
    writer.say(stay, when("1890"), "In 1890 she lived there")
    writer.say(stay, anna)
    assert loud(writer) == []


def test_acting_after_death_contradicts() -> None:
    writer = Writer()
    life, treaty = writer.event("death", "death"), writer.event("treaty", "treaty")
    died = writer.say(life, when("1880-05-01"), "Anna Holm died on 1 May 1880")
    writer.say(life, writer.person("Anna Holm"))
    signed = writer.say(treaty, when("1890"), "The treaty of 1890 was signed by her")
    writer.say(treaty, writer.person("Anna Holm", "signatory"))
    assert [f.rule for f in writer.findings(died, signed)] == ["within-a-life"]


@pytest.mark.parametrize(("kind", "found"), [("release", ["within-a-life"]), ("trial", [])])
def test_only_the_living_are_released(kind: str, found: list[str]) -> None:
    writer = Writer()
    life, later = writer.event("death", "death"), writer.event("what befell him", kind)
    died = writer.say(life, when("1880"), "Karl Holm died in 1880")
    writer.say(life, writer.person("Karl Holm"))
    befell = writer.say(later, when("1890"), "Karl Holm, in 1890")
    writer.say(later, writer.person("Karl Holm", "patient"))
    assert [f.rule for f in writer.findings(died, befell)] == found


def test_the_next_two_days_agree_with_their_dates() -> None:
    writer = Writer()
    first, second = writer.event("first part", series=None), writer.event("second part")
    writer.say(first, when("1921-12-06/1921-12-07"), "They met at Brod on 6–7 December 1921")
    writer.say(second, when("1921-12-08/1921-12-09"), "and went on at Holm on 8–9 December")
    writer.say(second, SequenceValue(relation="next", other=first))
    assert loud(writer) == []


def test_a_month_after_by_the_dates_six_weeks() -> None:
    writer = Writer()
    march, talks = writer.event("transfer", "transfer"), writer.event("talks")
    stretch = writer.say(march, when("1921-10-24/1921-11-23"), "Between 24 October and 23 November they were moved")
    writer.say(talks, when("1921-12-06"), "The talks were held on 6 December 1921")
    gap = writer.say(
        talks,
        SequenceValue(relation="after", other=march, min_days=25, max_days=45),
        "The talks began a month after the first transfer",
    )
    assert [f.rule for f in writer.findings(stretch, gap, level="tension")] == ["gap-against-dates"]


def test_a_month_after_that_fits_is_silent() -> None:
    writer = Writer()
    march, talks = writer.event("transfer", "transfer"), writer.event("talks")
    writer.say(march, when("1921-11-05"), "On 5 November they were moved")
    writer.say(talks, when("1921-12-06"), "The talks were held on 6 December 1921")
    gap = SequenceValue(relation="after", other=march, min_days=25, max_days=45)
    writer.say(talks, gap, "The talks began a month after the transfer")
    assert loud(writer) == []


def test_a_part_outside_its_whole() -> None:
    writer = Writer()
    whole, part = writer.event("congress"), writer.event("session")
    span = writer.say(whole, when("1921-12-08/1921-12-09"), "The congress was held on 8–9 December 1921")
    date = writer.say(part, when("1922-03"), "The session took place in March 1922")
    claim = writer.say(
        part, IdentityValue(relation="part_of", other=whole), "Some say it was part of the congress",
        voice=SOME, facet="part_of",
    )  # fmt: skip
    (finding,) = writer.findings(span, date, claim)
    assert finding.level == "dispute"


def test_a_part_that_may_be_of_either_whole() -> None:
    writer = Writer()
    winter, spring = writer.event("winter congress"), writer.event("spring congress")
    either = writer.event("congress", candidates=("winter congress", "spring congress"))
    part = writer.event("session")
    writer.say(winter, when("1921-12-08/1921-12-09"), "One congress was held on 8–9 December 1921")
    writer.say(spring, when("1922-03-01/1922-03-09"), "Another was held from 1 to 9 March 1922")
    date = writer.say(part, when("1922-03-05"), "The session took place on 5 March 1922")
    claim = writer.say(
        part, IdentityValue(relation="part_of", other=either), "It was part of the congress", facet="part_of"
    )
    assert [f for f in writer.findings(date, claim) if f.level in CONFLICT] == []


def test_a_duration_longer_than_those_of_the_series() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    first, second, third = (writer.event(name, series=row) for name in ("first", "second", "third"))
    writer.say(first, when("1921-12-06/1921-12-07"), "The first were held on 6–7 December 1921")
    writer.say(second, when("1922-01-08/1922-01-09"), "The second were held on 8–9 January 1922")
    long = writer.say(third, DurationValue(min_days=14, max_days=60), "The third lasted for several weeks")
    assert [f.rule for f in writer.findings(long, level="tension")] == ["longer-than-the-others"]


def test_bounds_and_their_reasons() -> None:
    writer = Writer()
    siege, treaty = writer.event("siege", "siege"), writer.event("treaty", "treaty")
    writer.say(treaty, when("1921-06-01"), "The treaty was signed on 1 June 1921")
    after = writer.say(siege, SequenceValue(relation="after", other=treaty), "The siege began after the treaty")
    analysis = writer.analyse()
    assert analysis.bounds[siege].begin == ("1921-06-01", None)
    extraction, _, ids = writer.extraction()
    reason = next(r for r in analysis.reasons if r.event == siege and r.side == "earliest begin")
    assert ids[after] in reason.claims
    assert "1 June 1921" in reason.explanation
    assert len(extraction.claims) == 2


def test_two_dates_that_differ_as_the_calendars_do() -> None:
    writer = Writer()
    rising = writer.event("rising", "meeting")
    one = writer.say(rising, when("1917-10-25"), "The council met on 25 October 1917", page="A")
    other = writer.say(rising, when("1917-11-07"), "It met on 7 November 1917", page="B")
    (finding,) = writer.findings(one, other)
    assert finding.level == "tension"
    assert "13 days apart, as the Julian and the Gregorian calendar do" in finding.explanation
    writer = Writer()
    rising = writer.event("rising", "meeting")
    one = writer.say(rising, when("1917-10-25"), "The council met on 25 October 1917", page="A")
    other = writer.say(rising, when("1917-11-08"), "It met on 8 November 1917", page="B")
    assert [f.level for f in writer.findings(one, other)] == ["contradiction"]
