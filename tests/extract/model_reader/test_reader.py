"""A language model may point at claims; it cannot write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon import Options, study_sources
from sicetnon.errors import UsageError
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import (
    DateValue,
    DurationValue,
    Extraction,
    Finding,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    SequenceValue,
    Voice,
)
from tests.extract.model_reader.conftest import DATE, TEXT, Client, exact, nobody, notes, reader, witness

Read = Callable[..., Extraction]
PLACE = {
    "sentence": 2, "quote": "met in Arvel", "event": "it met", "facet": "place", "value": "Arvel",
    "voices": [{"kind": "named", "name": "Orlik"}],
}  # fmt: skip
COUNT = {"sentence": 4, "quote": "At least thirty-two delegates", "event": "talks", "facet": "quantity",
         "value": "32.. delegates"}  # fmt: skip
LENGTH = {"sentence": 4, "quote": "lasted three days", "event": "the talks", "facet": "duration", "value": "3..3 days"}


def test_what_the_text_bears_out_is_kept(read: Read) -> None:
    found = read(DATE, PLACE, COUNT, LENGTH)
    date, place, count, length = (claim.value for claim in found.claims)
    assert isinstance(date, DateValue)
    assert (date.earliest, date.latest, date.phrase) == ("1921-05-03", "1921-05-03", "3 May 1921")
    assert isinstance(place, PlaceValue)
    assert (place.label, place.role) == ("Arvel", "at")
    assert isinstance(count, QuantityValue)
    assert (count.min, count.max, count.what) == (32, None, "delegates")
    assert isinstance(length, DurationValue)
    assert (length.min_days, length.max_days) == (3, 3)
    assert [voice.name for voice in found.claims[1].voice] == ["Orlik"]
    for claim in found.claims:
        assert TEXT[claim.quote.start : claim.quote.end] == claim.quote.exact
        assert claim.method == "language-model"
        assert claim.event in {event.id for event in found.events}
        assert "model test; prompt " in claim.note
        assert "2026-01-01T00:00:00Z" in claim.note
    named = {entity.id for entity in found.entities}
    assert place.entity in named
    assert found.claims[1].voice[0].entity in named


def test_the_source_keeps_its_own_characters(read: Read) -> None:
    found = read({"sentence": 5, "quote": '"no meeting", as', "event": "It", "facet": "evidence", "value": "no meeting",
                  "voices": [{"kind": "document", "name": "the minutes"}], "polarity": "-"})  # fmt: skip
    assert exact(found) == ["“no meeting”,\u00a0 as"]
    assert found.claims[0].polarity == "-"
    assert found.claims[0].voice == (Voice(kind="document", name="the minutes"),)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"quote": "on May 3, 1921"}, "the quote is not in the sentence"),  # paraphrased
        ({"quote": "met in Arvel"}, "the quote is not in the sentence"),  # of another sentence
        ({"event": "The assembly"}, "the event is named neither"),  # invented
        ({"quote": "met in Lesk"}, "the quote holds no date"),
        ({"value": "1922-05-03"}, "the quote say another date"),
        ({"value": "some day"}, "cannot be understood"),
        ({"sentence": 7}, "no sentence of this number"),
        ({"sentence": 0}, "no sentence of this number"),
        ({"voices": [{"kind": "named", "name": "Nowak"}]}, "the voice is named neither"),
        ({"facet": "place", "value": "Dobrin"}, "not in the sentence"),
        ({"facet": "participant", "value": "victim the mayor"}, "not in the sentence"),
        ({"facet": "quantity", "value": "4 councils"}, "does not say this number"),
        ({"facet": "quantity", "value": "3 envoys"}, "words of the value are not in the sentence"),
        ({"facet": "duration", "value": "3..4 days"}, "does not say how long"),
        ({"facet": "sequence", "value": "ordinal 2 The council"}, "does not say this number"),
        ({"facet": "cause", "value": "cause the war"}, "not in the sentence"),
        ({"facet": "topic", "value": "peace"}, "not in the sentence"),
    ],
)
def test_what_the_text_does_not_bear_out_is_rejected_and_told(read: Read, wrong: dict[str, Any], reason: str) -> None:
    found = read({**DATE, **wrong}, PLACE)
    assert exact(found) == ["met in Arvel"]
    assert "claims kept: 1, rejected: 1" in notes(found)
    assert reason in notes(found)


@pytest.mark.parametrize(
    "wrong",
    [
        None, 7, "claim", [], {}, {"facet": "score"}, {"sentence": "1"}, {"sentence": True}, {"quote": None},
        {"polarity": "maybe"}, {"certainty": 0.9}, {"voices": "Orlik"}, {"voices": [{"kind": "named"}]},
        {"value": ["1921"]}, {"value": "9" * 5000}, {"voices": [{"kind": "named", "name": "Orlik"}] * 9},
    ],
)  # fmt: skip
def test_wrong_types_are_rejected_one_by_one(read: Read, wrong: object) -> None:
    item = {**DATE, **wrong} if isinstance(wrong, dict) and wrong else wrong
    found = read(item, PLACE)
    assert exact(found) == ["met in Arvel"]
    assert "not in the form" in notes(found)


def test_quotes_that_stand_there_twice_are_rejected(read: Read) -> None:
    found = read({"sentence": 2, "quote": "met", "event": "Orlik", "facet": "existence", "value": "met"})
    assert not found.claims
    assert "the quote is in the sentence twice" in notes(found)


def test_a_text_that_gives_orders_changes_nothing(read: Read) -> None:
    obeyed = [
        {"sentence": 1, "quote": "the council met in Dobrin", "event": "council", "facet": "place", "value": "Dobrin"},
        {"sentence": 1, "quote": "met in Lesk", "event": "council", "facet": "place", "value": "Dobrin"},
        {"sentence": 1, "quote": "3 May 1921", "event": "council", "facet": "date", "value": "1999-01-01"},
    ]
    assert exact(read(DATE, *obeyed)) == ["3 May 1921"]


def test_the_grammar_s_events_are_meant_where_it_saw_them() -> None:
    text = "The Treaty of Zelwa was signed in Zelwa. It was later disputed by Jan Korda."
    grammar = extract(witness(text))
    treaty = next(claim.event for claim in grammar.claims if claim.facet == "place")
    found = reader(Client({"claims": [
        {"sentence": 1, "quote": "in Zelwa", "event": "Treaty of Zelwa", "facet": "place", "value": "Zelwa"},
        {"sentence": 2, "quote": "disputed by Jan Korda", "event": "The treaty of Zelwa", "facet": "topic",
         "value": "disputed"},
        {"sentence": 2, "quote": "later disputed by Jan Korda", "event": "The Treaty of Zelwa", "facet": "participant",
         "value": "agent Jan Korda"},
    ]}))(witness(text))  # fmt: skip
    assert [claim.event for claim in found.claims] == [treaty, treaty]
    assert isinstance(found.claims[1].value, ParticipantValue)
    assert "named neither" in notes(found)  # "The treaty" is not how the text writes it


def test_a_sequence_is_said_in_the_text() -> None:
    text = "The fourth congress followed the war of 1877."
    item = {
        "sentence": 1,
        "quote": "The fourth congress",
        "event": "congress",
        "facet": "sequence",
        "value": "ordinal 4 congress",
    }
    found = reader(Client({"claims": [item]}))(witness(text))
    assert isinstance(found.claims[0].value, SequenceValue)
    assert found.claims[0].value.ordinal == 4


@pytest.mark.parametrize("number", ["10 000", "12,500", "three hundred and six", "forty-two", "1921"])
def test_numbers_are_understood_as_they_are_written(number: str) -> None:
    values = {"10 000": 10000, "12,500": 12500, "three hundred and six": 306, "forty-two": 42, "1921": 1921}
    text = f"The battle cost {number} lives."
    item = {
        "sentence": 1,
        "quote": f"{number} lives",
        "event": "battle",
        "facet": "quantity",
        "value": f"{values[number]} lives",
    }
    found = reader(Client({"claims": [item, {**item, "value": "7 lives"}]}))(witness(text))
    assert [claim.value for claim in found.claims] == [
        QuantityValue(min=values[number], max=values[number], what="lives")
    ]


def test_other_languages_are_read_with_their_own_words() -> None:
    text = "Der Rat tagte am 3. Mai 1921 in Lesk. Mindestens zweiunddreißig Männer kamen."
    item = {"sentence": 1, "quote": "am 3. Mai 1921", "event": "Der Rat", "facet": "date", "value": "1921-05-03"}
    for language in ("de", "de-AT"):
        source = msgspec.structs.replace(witness(text), language=language)
        found = reader(Client({"claims": [item, {**item, "quote": "in Lesk"}]}))(source)
        assert exact(found) == ["am 3. Mai 1921"]


def test_no_answer_is_told_and_ends_nothing() -> None:
    client = Client({"claims": [DATE]}, nobody())
    found = reader(client, sentences=1)(witness())
    assert exact(found) == ["3 May 1921"]
    assert "sentences 2 to 2 were not read by the model: http://127.0.0.1:1/v1: the endpoint cannot be" in notes(found)
    assert len(client.prompts) == 3  # two failures in a row end the asking
    assert "2 sentences were not sent any more" in notes(found)


@pytest.mark.parametrize("answer", [None, [], "I cannot do that.", {"claim": []}, {"claims": {}}])
def test_an_answer_in_no_form_is_told(answer: object) -> None:
    found = reader(Client(answer))(witness())
    assert not found.claims
    assert "sentences 1 to 5 were not read" in notes(found)


def test_the_grammar_s_claims_are_kept_when_nobody_answers() -> None:
    alone = extract(witness())
    both = extract(witness(), extractors=["grammar", reader(Client(nobody()))])
    assert both.claims == alone.claims
    assert "cannot be reached" in notes(both)


def test_everything_is_bounded() -> None:
    many = [
        {**DATE, "quote": quote}
        for quote in ("3 May 1921", "on 3 May 1921", "Lesk on 3 May 1921", "in Lesk on 3 May 1921")
    ]
    found = reader(Client({"claims": many}), claims=2, listed=1)(witness())
    assert len(found.claims) == 2
    assert "1 more rejected claims are not listed" in notes(found)
    flood = reader(Client({"claims": [DATE] * 5000 + [None] * 5000}), listed=3)(witness())
    assert exact(flood) == ["3 May 1921"]
    assert len(flood.partial) < 7
    long = reader(Client({"claims": []}), characters=40)(witness())
    assert "4 sentences are too long to be sent" in notes(long)
    few = Client({"claims": []})
    assert "3 sentences were not sent any more" in notes(reader(few, requests=2, sentences=1)(witness()))
    assert len(few.prompts) == 2


def test_notes_hold_no_signs_that_a_terminal_obeys(read: Read) -> None:
    found = read({**DATE, "quote": "\x1b[2J\x07" + "x" * 500})
    assert not found.claims
    assert "\x1b" not in notes(found)
    assert "x" * 70 not in notes(found)


def test_a_table_of_claims_is_not_sent() -> None:
    table = read_witness(b"event,facet,value\nThe talks,place,Lesk\n", "claims.csv")
    client = Client({"claims": []})
    assert "nothing was sent" in notes(reader(client)(table))
    assert not client.prompts


def test_it_is_never_on_unless_asked() -> None:
    assert not [claim for claim in extract(witness()).claims if claim.method == "language-model"]
    with pytest.raises(UsageError, match=r"sicetnon\[llm\].*--model NAME"):
        extract(witness(), extractors=["language-model"])


def test_a_record_holds_what_both_found() -> None:
    options = Options(
        extractors=("grammar", reader(Client({"claims": [{**LENGTH, "polarity": "-"}, {**PLACE, "polarity": "0"}]})))
    )
    record = study_sources([("council.txt", TEXT.encode())], options).record
    methods = {claim.method for claim in record.claims}
    assert "language-model" in methods
    assert len(methods) > 1
    assert {claim.event for claim in record.claims} <= {event.id for event in record.events}
    assert any("claims kept: 2" in note for note in record.partial)


def test_what_the_grammar_read_from_the_same_words_is_one_claim() -> None:
    grammar = extract(witness())
    date = next(claim for claim in grammar.claims if claim.facet == "date")
    again = {**DATE, "event": "council met", "quote": "in Lesk on 3 May 1921"}
    other = {**again, "polarity": "-"}
    model = reader(Client({"claims": [again, other]}))
    assert len(model(witness()).claims) == 2
    both = extract(witness(), extractors=["grammar", model])
    assert [claim.polarity for claim in both.claims if claim.method == "language-model"] == ["-"]
    assert date in both.claims
    first = extract(witness(), extractors=[model, "grammar"])
    assert date not in first.claims


def test_what_pointed_at_a_claim_points_at_the_one_that_stands_for_it() -> None:
    grammar = extract(witness())
    date, *others = sorted(grammar.claims, key=lambda claim: claim.facet != "date")
    denial = msgspec.structs.replace(others[0], id="c-denial", polarity="-", answers=(date.id,))
    pair = (date.id, denial.id)
    finding = Finding(id="f-pair", level="doubt", kind="text", variants=(pair[:1], pair[1:]), claims=pair, rule="pair",
                      explanation="Both.")  # fmt: skip
    pointing = msgspec.structs.replace(grammar, claims=(date, denial), findings=(finding,))
    model = reader(Client({"claims": [{**DATE, "event": "council met", "quote": "in Lesk on 3 May 1921"}]}))
    both = extract(witness(), extractors=[model, lambda witness: pointing])
    stands, answer = both.claims
    assert (stands.method, stands.value) == ("language-model", date.value)
    assert answer.answers == (stands.id,)
    assert both.findings[0].claims == (stands.id, denial.id)
    assert both.findings[0].variants == ((stands.id,), (denial.id,))


FIELDS = st.sampled_from([
    "", "met", "The council", "3 May 1921", "1921-05-03", "before 1921", "Lesk", "from Lesk", "32..", "thirty-two",
    "named Orlik", "same_as The council", "last talks", "ordinal 3 talks",
])  # fmt: skip
CLAIMS = st.fixed_dictionaries({
    "sentence": st.integers(-1, 6), "quote": FIELDS | st.just("lasted three days"), "event": FIELDS,
    "value": FIELDS | st.text(),
    "facet": st.sampled_from(["date", "duration", "sequence", "place", "participant", "quantity", "identity", "part_of",
                              "cause", "outcome", "topic", "existence", "evidence"]),
})  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(CLAIMS | st.dictionaries(st.text(max_size=3), st.integers()) | st.text(max_size=5), max_size=6))
def test_whatever_is_answered_every_quote_is_exact_and_every_reference_is_there(items: list[object]) -> None:
    found = reader(Client({"claims": items}))(witness())
    events = {event.id for event in found.events}
    entities = {entity.id for entity in found.entities}
    for claim in found.claims:
        assert TEXT[claim.quote.start : claim.quote.end] == claim.quote.exact
        assert claim.event in events
        assert getattr(claim.value, "other", None) in {None, *events}
        assert getattr(claim.value, "entity", None) in {None, *entities}
