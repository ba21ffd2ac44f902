"""Ordinals, lists, counts and the next: what must be found, and what must not."""

from __future__ import annotations

from sicetnon.model import IdentityValue, QuantityValue, SequenceValue
from tests.reason.records import SOME, Writer, when
from tests.reason.test_dates import CONFLICT, loud


def meetings(writer: Writer, count: int) -> list[str]:
    """A series of meetings, one a month from January 1921, each told in a sentence."""
    row = writer.event("talks", "series")
    names = [writer.event(f"meeting {number}", series=row) for number in range(1, count + 1)]
    for number, name in enumerate(names, 1):
        writer.say(name, when(f"1921-{number:02d}"), f"Meeting {number} took place in month {number} of 1921")
    return names


def test_the_fourth_and_last_of_six() -> None:
    writer = Writer()
    names = meetings(writer, 6)
    last = SequenceValue(relation="ordinal", ordinal=4, last=True)
    claim = writer.say(names[-1], last, "The fourth and last meeting was held then")
    found = [f for f in writer.findings(claim) if f.level in CONFLICT]
    assert [(f.rule, f.level) for f in found] == [("ordinal", "contradiction")]
    (finding,) = found
    assert len(finding.variants) == 5, "the number, and four others that are named: minimal"
    assert finding.pivot is not None
    assert "same in another way" in finding.explanation


def test_the_fourth_and_last_of_four_is_silent() -> None:
    writer = Writer()
    names = meetings(writer, 4)
    last = SequenceValue(relation="ordinal", ordinal=4, last=True)
    writer.say(names[-1], last, "The fourth and last meeting was held then")
    assert loud(writer) == []


def test_the_fourth_with_unnamed_ones_before_is_silent() -> None:
    writer = Writer()
    names = meetings(writer, 2)
    writer.say(names[-1], SequenceValue(relation="ordinal", ordinal=4, last=True), "It was the fourth and last")
    assert loud(writer) == []


def test_a_meeting_after_the_last() -> None:
    writer = Writer()
    names = meetings(writer, 3)
    claim = writer.say(names[1], SequenceValue(relation="last"), "The meeting of February was the last")
    assert [f.level for f in writer.findings(claim) if f.level in CONFLICT] == ["contradiction"]


def test_a_list_against_an_ordinal() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    names = [writer.event(f"meeting {number}", series=row) for number in (1, 2)]
    listed = QuantityValue(min=5, max=5, what="meeting", enumerated=True)
    count = writer.say(row, listed, "January, March, May, June and July 1921", block="field")
    for name in names:
        writer.say(name, SequenceValue(relation="again"), f"They met again at {name}")
    last = SequenceValue(relation="ordinal", ordinal=2, last=True)
    claim = writer.say(names[1], last, "the second and last meeting")
    (finding,) = writer.findings(count, claim)
    assert finding.explanation == (
        "The infobox lists five meetings; the text calls the one the second and last: “the second and last meeting”."
    )


def test_a_longer_list_is_no_conflict_with_the_second() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    name = writer.event("meeting 2", series=row)
    writer.say(row, QuantityValue(min=5, max=5, what="meeting", enumerated=True), "January, March, May, June and July")
    writer.say(name, SequenceValue(relation="ordinal", ordinal=2), "the second meeting")
    assert loud(writer) == []


def test_two_counts() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    writer.event("meeting 1", series=row)
    one = writer.say(row, QuantityValue(min=3, max=3, what="meeting"), "Three meetings were held")
    other = writer.say(row, QuantityValue(min=5, max=5, what="meeting"), "The five meetings were secret")
    assert [f.level for f in writer.findings(one, other)] == ["contradiction"]


def test_between_one_and_the_next() -> None:
    writer = Writer()
    first, second, third = meetings(writer, 3)
    claim = writer.say(third, SequenceValue(relation="next", other=first), "The next meeting was the one of March")
    (finding,) = (f for f in writer.findings(claim) if f.level in CONFLICT)
    assert finding.rule == "next"
    assert set(finding.events) == {first, second, third}


def test_the_next_with_nothing_between_is_silent() -> None:
    writer = Writer()
    _, second, third = meetings(writer, 3)
    writer.say(third, SequenceValue(relation="next", other=second), "The next meeting was the one of March")
    assert loud(writer) == []


def test_a_meeting_of_its_own_or_a_part() -> None:
    writer = Writer()
    names = meetings(writer, 2)
    own = writer.say(names[1], SequenceValue(relation="ordinal", ordinal=2), "The second meeting was short")
    part = writer.say(
        names[1], IdentityValue(relation="part_of", other=names[0]), "Some count it to the first",
        voice=SOME, facet="part_of",
    )  # fmt: skip
    assert "dispute" in [f.level for f in writer.findings(own, part)]


def test_a_duplicate_adds_no_dispute() -> None:
    writer = Writer()
    names = meetings(writer, 6)
    last = SequenceValue(relation="ordinal", ordinal=4, last=True)
    writer.say(names[-1], last, "The fourth and last meeting was held then")
    before = sorted(finding.rule for finding in writer.analyse().findings if finding.level in CONFLICT)
    writer.say(names[-1], last, "It was the fourth and last")
    writer.say(names[0], when("1921-01"), "They first met in month 1 of 1921")
    after = sorted(finding.rule for finding in writer.analyse().findings if finding.level in CONFLICT)
    assert before == after


def test_another_noun_for_the_members_counts_them_as_well() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    writer.event("meeting 1", series=row)
    listed = QuantityValue(min=4, max=4, what="meeting", enumerated=True)
    one = writer.say(row, listed, "May, June, July and August 1921", block="field")
    other = writer.say(row, QuantityValue(min=3, max=3, what="conference"), "The talks were three conferences")
    houses = writer.say(row, QuantityValue(min=2, max=2, what="house"), "They were held in two houses")
    assert [f.level for f in writer.findings(one, other)] == ["contradiction"]
    assert not [f for f in writer.findings(one, houses) if f.level in CONFLICT]


def test_a_long_row_of_numbers_is_read_in_time() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    for number in range(1, 41):
        name = writer.event(f"meeting {number}", series=row)
        writer.say(name, when(f"{1800 + number}"), f"Meeting {number} was held in {1800 + number}")
        writer.say(name, SequenceValue(relation="ordinal", ordinal=number), f"It was meeting number {number}")
    assert loud(writer) == []
    wrong = writer.say("meeting 30", SequenceValue(relation="ordinal", ordinal=3), "the third of them")
    assert [f.rule for f in writer.findings(wrong) if f.level in CONFLICT] == ["ordinal"]
