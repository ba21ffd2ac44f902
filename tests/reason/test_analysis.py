"""Readings, bounds, weights, order and budgets of the whole analysis."""

from __future__ import annotations

import itertools
import random

import msgspec

from sicetnon.model import Analysis, Extraction, QuantityValue, SequenceValue, TextValue
from sicetnon.model.findings import LEVELS
from sicetnon.reason import Budget, analyse
from sicetnon.reason.disagreements import MOST_PIVOTS
from sicetnon.reason.rule import installed_rules
from tests.reason.records import SOME, Writer, named, when


def two_dates() -> tuple[Writer, str, str, str]:
    writer = Writer()
    talks = writer.event("talks")
    one = writer.say(talks, when("1921-03-04"), "The talks were held on 4 March 1921")
    other = writer.say(
        talks, when("1921-05-20"), "According to Hart they were held on 20 May 1921", voice=named("Hart")
    )
    return writer, talks, one, other


def test_readings_say_what_they_leave_out() -> None:
    writer, _, one, other = two_dates()
    _, _, ids = writer.extraction()
    readings = writer.analyse().readings
    assert {reading.claims_left_out for reading in readings} == {(ids[one],), (ids[other],)}
    assert any("“The talks were held on 4 March 1921” (the text)" in reading.description for reading in readings)
    assert any("(Hart)" in reading.description for reading in readings)


def test_a_record_without_conflicts_has_one_reading() -> None:
    writer = Writer()
    writer.say(writer.event("talks"), when("1921-03-04"), "The talks were held on 4 March 1921")
    (reading,) = writer.analyse().readings
    assert reading.claims_left_out == ()
    assert reading.description == "Everything that is claimed can hold together."


def test_weights_are_a_persons() -> None:
    writer, _, one, other = two_dates()
    _, _, ids = writer.extraction()
    for heavy, light in ((one, other), (other, one)):
        first = writer.analyse(weights={ids[heavy]: 5.0}).readings[0]
        assert first.claims_left_out == (ids[light],)


def test_a_voice_counts_once_however_often_it_repeats_itself() -> None:
    writer, talks, _, _ = two_dates()
    writer.say(talks, when("1921-05-20"), "Hart repeats that it was on 20 May 1921", voice=named("Hart"))
    weights = {reading.weight_left_out for reading in writer.analyse().readings}
    assert weights == {1.0}


def test_bounds_are_the_hull_of_the_readings_and_strict_ones_wider() -> None:
    writer, talks, _, _ = two_dates()
    writer.say(talks, when("1921"), "The talks of 1921 were short")
    extraction, witnesses, _ = writer.extraction()
    bounds = analyse(extraction, witnesses=witnesses).bounds[talks]
    assert bounds.begin == ("1921-03-04", "1921-05-20")
    strict = analyse(extraction, witnesses=witnesses, strict=True).bounds[talks]
    assert strict.begin == ("1921-01-01", "1921-12-31")


def large_record() -> Writer:
    writer = Writer()
    row = writer.event("conference of Brod", "series")
    for number in range(6):
        name = writer.event(f"meeting {number}", series=row)
        writer.say(name, when(f"1921-{number + 1:02d}"), f"Meeting {number} was held in month {number + 1} of 1921")
        writer.say(
            name, TextValue(label=f"matter {number}"), f"Some say that matter {number} was discussed", voice=SOME
        )
    writer.say("meeting 5", SequenceValue(relation="ordinal", ordinal=4, last=True), "the fourth and last meeting")
    writer.say(row, QuantityValue(min=6, max=6, what="meeting", enumerated=True), "January to June 1921", block="field")
    return writer


def essence(analysis: Analysis) -> list[tuple[str, str, str]]:
    return sorted((finding.id, finding.level, finding.explanation) for finding in analysis.findings)


def test_the_order_of_the_input_changes_nothing() -> None:
    extraction, witnesses, _ = large_record().extraction()
    expected = analyse(extraction, witnesses=witnesses)
    shuffled = random.Random(3)
    for _ in range(3):
        claims, events = list(extraction.claims), list(extraction.events)
        shuffled.shuffle(claims)
        shuffled.shuffle(events)
        mixed = Extraction(entities=extraction.entities, events=tuple(events), claims=tuple(claims))
        found = analyse(mixed, witnesses=witnesses)
        assert essence(found) == essence(expected)
        assert found.bounds == expected.bounds


def test_every_finding_names_claims_of_the_record() -> None:
    extraction, witnesses, _ = large_record().extraction()
    known = {claim.id for claim in extraction.claims}
    findings = analyse(extraction, witnesses=witnesses).findings
    assert findings
    ids = {finding.id for finding in findings}
    for finding in findings:
        assert set(finding.others) <= ids
        assert set(finding.claims) <= known
        assert set(itertools.chain.from_iterable(finding.variants)) == set(finding.claims)
        assert finding.explanation
        assert finding.explanation[-1] in ".?!”"
        assert finding.rule_words


def test_findings_of_extraction_are_passed_on() -> None:
    from sicetnon.model import Finding

    extraction, witnesses, _ = large_record().extraction()
    defect = Finding(
        id="f-1", level="defect", kind="text", variants=(), claims=(), rule="missing", explanation="A word is missing.",
    )  # fmt: skip
    extraction = msgspec.structs.replace(extraction, findings=(defect,))
    assert defect in analyse(extraction, witnesses=witnesses).findings


def test_an_empty_record() -> None:
    assert analyse(Extraction(), witnesses=()) == Analysis(readings=analyse(Extraction(), witnesses=()).readings)


def test_a_budget_that_is_spent_says_so() -> None:
    extraction, witnesses, _ = large_record().extraction()
    analysis = analyse(extraction, witnesses=witnesses, budget=Budget(steps=1))
    assert analysis.partial


class Ticking:
    """A clock that goes on by one second whenever it is looked at."""

    def __init__(self) -> None:
        self.looked = 0

    def __call__(self) -> float:
        self.looked += 1
        return float(self.looked)


def test_no_step_begins_when_the_time_is_spent_and_the_answer_names_what_is_missing() -> None:
    extraction, witnesses, _ = large_record().extraction()
    clock = Ticking()
    analysis = analyse(extraction, witnesses=witnesses, budget=Budget(seconds=0.5, clock=clock))
    unreached = next(note for note in analysis.partial if note.startswith("rules: the time did not reach "))
    looking = {name for name, rule in installed_rules().items() if rule.find is not None}
    assert set(unreached.removeprefix("rules: the time did not reach ").split(", ")) == looking
    assert any(note.startswith("conflicts: the time did not reach the rules ") for note in analysis.partial)
    assert analysis.readings == ()
    assert clock.looked < 10 * len(installed_rules())


def test_of_very_many_variants_set_aside_the_first_are_looked_at_and_that_is_said() -> None:
    writer = Writer()
    for number in range(MOST_PIVOTS + 5):
        talks = writer.event(f"talks {number}")
        writer.say(talks, when("1921-03-04"), f"Talks {number} were held on 4 March 1921")
        writer.say(talks, when("1921-05-20"), f"Talks {number} were held on 20 May 1921")
    analysis = writer.analyse(rules=["one-date"])
    assert len([finding for finding in analysis.findings if finding.rule == "one-date"]) == MOST_PIVOTS
    assert f"conflicts: {MOST_PIVOTS} of the {MOST_PIVOTS + 5} variants set aside are looked at" in analysis.partial


def test_the_gravest_rules_come_first_when_time_is_short() -> None:
    extraction, witnesses, _ = large_record().extraction()
    rules = installed_rules()
    for seconds in range(10, 1000, 10):
        analysis = analyse(extraction, witnesses=witnesses, budget=Budget(seconds=seconds, clock=Ticking()))
        notes = [note for note in analysis.partial if note.startswith("rules: the time did not reach ")]
        missed = [rules[name].level for note in notes for name in note.partition("reach ")[2].split(", ")]
        done = [r.level for r in rules.values() if r.find and r.level not in missed]
        if missed and done:
            assert max(LEVELS.index(level) for level in done) <= min(LEVELS.index(level) for level in missed)
            return
    raise AssertionError("no budget cut the rules in the middle")


def test_time_enough_changes_nothing() -> None:
    extraction, witnesses, _ = large_record().extraction()
    without = analyse(extraction, witnesses=witnesses)
    assert analyse(extraction, witnesses=witnesses, budget=Budget(seconds=1e9, clock=Ticking())) == without


def test_many_anonymous_claims_of_one_event_stay_one_finding() -> None:
    writer = Writer()
    for number in range(300):
        event = writer.event(f"meeting {number}")
        writer.say(
            event, when(f"{1500 + number}"), f"Some historians date meeting {number} to {1500 + number}", voice=SOME
        )
    analysis = writer.analyse()
    assert len([f for f in analysis.findings if f.rule == "anonymous-authority"]) == 1
    assert len(analysis.findings) < 10


def scrambled(extraction: Extraction, seed: int) -> Extraction:
    """The record with claims moved to other events, references broken, and events and entities missing."""
    chance = random.Random(seed)
    names = [event.id for event in extraction.events]
    claims = []
    for claim in extraction.claims:
        value = claim.value
        if chance.random() < 0.3 and hasattr(value, "other"):
            value = msgspec.structs.replace(value, other=chance.choice([*names, "nowhere"]))
        claims.append(
            msgspec.structs.replace(
                claim,
                value=value,
                event=chance.choice(names) if chance.random() < 0.3 else claim.event,
                polarity=chance.choice("++-0"),
                answers=(chance.choice(extraction.claims).id,) if chance.random() < 0.2 else (),
            )
        )
    events = tuple(
        msgspec.structs.replace(
            event,
            series=chance.choice([event.series, *names]),
            candidates=tuple(chance.sample(names, 2)) if chance.random() < 0.2 else (),
        )
        for event in extraction.events
        if chance.random() < 0.9
    )
    return Extraction(events=events, claims=tuple(claims))


def test_no_record_however_broken_stops_the_analysis() -> None:
    extraction, witnesses, _ = large_record().extraction()
    for seed in range(25):
        broken = scrambled(extraction, seed)
        known = {claim.id for claim in broken.claims}
        for finding in analyse(broken, witnesses=witnesses, budget=Budget(steps=2000)).findings:
            assert set(finding.claims) <= known
