"""Denials, disputes, hedges, and what a claim rests on."""

from __future__ import annotations

from sicetnon.model import CauseValue, ParticipantValue, TextValue
from tests.reason.records import OTHERS, SOME, Writer, named, when
from tests.reason.test_dates import CONFLICT, loud


def test_a_denial_by_another_voice_is_a_dispute() -> None:
    writer = Writer()
    attack = writer.event("attack", "attack")
    value = writer.person("Anna Holm", "agent")
    said = writer.say(attack, value, "The court found that Anna Holm led the attack", voice=named("the court"))
    no = writer.say(attack, value, "Anna Holm denied it", voice=named("Anna Holm"), polarity="-", answers=[said])
    assert [f.level for f in writer.findings(said, no) if f.level in CONFLICT] == ["dispute"]


def test_a_denial_in_the_same_voice_is_a_contradiction() -> None:
    writer = Writer()
    meeting = writer.event("talks")
    value = TextValue(label="prisoners")
    said = writer.say(meeting, value, "They spoke of the prisoners")
    no = writer.say(meeting, value, "They did not speak of the prisoners", polarity="-")
    assert [f.level for f in writer.findings(said, no) if f.level in CONFLICT] == ["contradiction"]


def test_no_evidence_is_a_dispute_and_no_denial() -> None:
    writer = Writer()
    meeting, murder = writer.event("talks"), writer.event("massacre", "massacre")
    said = writer.say(
        meeting, CauseValue(relation="result", other=murder), "The massacre was a result of the talks",
        voice=SOME, facet="outcome",
    )  # fmt: skip
    doubt = writer.say(
        murder, TextValue(label="cooperation"), "There is no evidence of this", facet="evidence", voice=OTHERS,
        polarity="0", answers=[said],
    )  # fmt: skip
    assert [f.rule for f in writer.findings(said, doubt, level="dispute")] == ["disputed"]
    assert [f.level for f in writer.findings(doubt, rule="not-attested")] == ["doubt"]


def test_no_evidence_of_a_link_is_held_against_the_link() -> None:
    writer = Writer()
    meeting, murder, action = (
        writer.event(n, k) for n, k in (("talks", "meeting"), ("m", "massacre"), ("a", "operation"))
    )
    said = writer.say(meeting, CauseValue(relation="result", other=action), "The action came of the talks", voice=SOME)
    other = writer.say(meeting, when("1921-03"), "The talks were held in March 1921")
    doubt = writer.say(
        action, CauseValue(relation="connection", other=murder), "There is no evidence of a link to the massacre",
        voice=named("Hart"), polarity="0",
    )  # fmt: skip
    assert writer.findings(said, doubt, level="dispute")
    assert not [f for f in writer.findings(other, doubt) if f.level in CONFLICT]


def test_different_parties_named_for_one_crime() -> None:
    writer = Writer()
    murder = writer.event("murder", "murder")
    writer.say(murder, writer.person("Father Tor", "victim"), "Father Tor was killed")
    one = writer.say(
        murder, ParticipantValue(entity="army", label="the army", role="agent"), "Witnesses said the army did it",
        voice=named("witnesses"),
    )  # fmt: skip
    other = writer.say(
        murder, ParticipantValue(entity="rebels", label="the rebels", role="agent"), "The army said the rebels did it",
        voice=named("the army"),
    )  # fmt: skip
    assert [f.level for f in writer.findings(one, other) if f.level in CONFLICT] == ["dispute"]


def test_two_heads_of_one_side() -> None:
    writer = Writer()
    talks = writer.event("talks")
    one = writer.say(talks, writer.person("Anna Holm", "head", "Danish"), "The Danish side was led by Anna Holm")
    other = writer.say(talks, writer.person("Per Brod", "head", "Danish"), "Per Brod headed the Danish delegation")
    writer.say(talks, writer.person("Ivar Rask", "head", "Swedish"), "Ivar Rask headed the Swedish delegation")
    assert [f.level for f in writer.findings(one, other) if f.level in CONFLICT] == ["tension"]
    assert loud(writer) == ["one-head"]


def test_asserted_here_and_reported_there() -> None:
    writer = Writer()
    talks = writer.event("talks")
    flat = writer.say(talks, when("1921-03-04"), "The talks were held on 4 March 1921")
    hedge = writer.say(
        talks, when("1921-03-04"), "The talks were reportedly held on 4 March 1921",
        certainty="possible", cue="reportedly",
    )  # fmt: skip
    assert [f.rule for f in writer.findings(flat, hedge, level="tension")] == ["asserted-and-hedged"]


def test_asserted_by_one_witness_and_hedged_by_another_is_no_tension() -> None:
    writer = Writer()
    talks = writer.event("talks")
    writer.say(talks, when("1921-03-04"), "The talks were held on 4 March 1921", page="A")
    writer.say(talks, when("1921-03-04"), "Perhaps on 4 March", page="B", certainty="possible", cue="perhaps")
    assert loud(writer) == []


def test_a_date_in_the_infobox_alone() -> None:
    writer = Writer()
    row = writer.event("talks", "series")
    told, lone = writer.event("first", series=row), writer.event("second", series=row)
    writer.say(told, when("1921-03"), "March 1921 at Brod", block="field")
    alone = writer.say(lone, when("1922-02-20"), "20 February 1922 at Holm", block="field")
    writer.say(told, when("1921-03-04"), "They met at Brod on 4 March 1921")
    (finding,) = writer.findings(alone, rule="only-in-table")
    assert len(finding.claims) == 1
    assert finding.level == "doubt"


def test_voices_without_a_name_are_one_doubt() -> None:
    writer = Writer()
    talks = writer.event("talks")
    for number in range(20):
        writer.say(talks, TextValue(label=f"matter {number}"), f"Some historians speak of matter {number}", voice=SOME)
    found = [f for f in writer.analyse().findings if f.rule == "anonymous-authority"]
    assert [len(f.claims) for f in found] == [20]


def test_a_memoir_that_alone_tells_it() -> None:
    writer = Writer()
    talks = writer.event("talks")
    memoir = named("Holm")
    one = writer.say(talks, TextValue(label="borders"), "Holm describes that they spoke of borders", voice=memoir)
    other = writer.say(talks, when("1921-03-04"), "and that it was on 4 March 1921", voice=memoir)
    assert [f.level for f in writer.findings(one, other, rule="single-voice")] == ["doubt"]
    writer.say(talks, when("1921-03-04"), "The talks were held on 4 March 1921")
    assert not writer.findings(one, other, rule="single-voice")


def test_participants_without_a_source() -> None:
    writer = Writer()
    talks = writer.event("talks")
    one = writer.say(talks, writer.person("Anna Holm", "head"), "Anna Holm headed the delegation")
    cited = writer.say(talks, writer.person("Per Brod"), "According to Hart, Per Brod was there", voice=named("Hart"))
    assert writer.findings(one, rule="participants-unsupported")
    assert not writer.findings(cited, rule="participants-unsupported")


def test_a_reference_that_is_not_decided() -> None:
    writer = Writer()
    first, second = writer.event("winter talks"), writer.event("spring talks")
    either = writer.event("talks", candidates=(first, second))
    one = writer.say(first, when("1921-12-08"), "Talks were held on 8 December 1921")
    writer.say(second, when("1922-03-05"), "and on 5 March 1922")
    loose = writer.say(either, writer.person("Anna Holm"), "Anna Holm took part in the talks")
    (finding,) = writer.findings(one, loose, rule="undecided-reference")
    assert "the winter talks or the spring talks" in finding.explanation


def test_told_by_one_witness_and_not_attested_by_another() -> None:
    writer = Writer()
    talks = writer.event("talks")
    told = writer.say(talks, when("1921-09-27"), "The first talks were held on 27 September 1921", page="A")
    not_known = writer.say(
        talks, TextValue(label="not attested"), "Talks in September 1921 are not attested in any document", page="B",
        facet="evidence", polarity="0",
    )  # fmt: skip
    assert [f.level for f in writer.findings(told, not_known) if f.level in CONFLICT] == ["dispute"]


def test_what_some_say_and_others_deny() -> None:
    writer = Writer()
    talks, murder = writer.event("talks"), writer.event("murder", "killing")
    said = writer.say(
        murder, TextValue(label="prepared"), "Some historians think that the murder was prepared there", voice=SOME
    )
    no = writer.say(talks, TextValue(label="minutes"), "Other historians found no minutes", voice=OTHERS, polarity="-")
    far = writer.say(
        talks, TextValue(label="dinner"), "Some historians speak of a dinner " + "at length " * 60, voice=SOME
    )
    assert [f.rule for f in writer.findings(said, no, level="dispute")] == ["some-and-others"]
    assert not [f for f in writer.findings(far, no) if f.level in CONFLICT]
