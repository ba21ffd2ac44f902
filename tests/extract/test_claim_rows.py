"""A table of claims: what a person has written down stands as it was written."""

from __future__ import annotations

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim, DateValue, Extraction, IdentityValue, PlaceValue, QuantityValue, SequenceValue

HEAD = "siglum,event,facet,value,voice,voice_kind,polarity,certainty,quote,note\n"


def read(*rows: str) -> Extraction:
    witness = read_witness((HEAD + "\n".join(rows) + "\n").encode(), "claims.csv", language="en")
    found = extract(witness)
    for claim in found.claims:
        quote = claim.quote
        assert witness.original[quote.start : quote.end] == quote.exact
    return found


def only(found: Extraction) -> Claim:
    (claim,) = found.claims
    return claim


def test_a_row_is_a_claim_with_its_voices_and_its_words() -> None:
    claim = only(
        read('A,The second meeting,date,27 September 1939,Jan Nowak,named,+,probable,"it met on the 27th",p. 5')
    )
    assert isinstance(claim.value, DateValue)
    assert claim.value.edtf == "1939-09-27"
    assert [(voice.kind, voice.name) for voice in claim.voice] == [("document", "A"), ("named", "Jan Nowak")]
    assert (claim.certainty, claim.note, claim.quote.words) == ("probable", "p. 5", "it met on the 27th")


def test_dates_in_edtf_and_in_words() -> None:
    said = {
        "1939-11-2X": ("1939-11-20", "1939-11-29"),
        "before 1939": (None, "1938-12-31"),
        "late 1939": ("1939-09-01", "1939-12-31"),
        "1939-12-06/1939-12-07": ("1939-12-06", "1939-12-07"),
    }
    for words, bounds in said.items():
        value = only(read(f"A,The talks,date,{words},,,,,,")).value
        assert isinstance(value, DateValue)
        if words != "before 1939":
            assert (value.earliest, value.latest) == bounds
        else:
            assert value.relation == "before"


def test_quantities() -> None:
    said = {
        "40 delegates": (40, 40, False),
        "40..60 delegates": (40, 60, False),
        "40..": (40, None, False),
        "c. 40": (40, 40, True),
        "about 40 delegates": (40, 40, True),
        "at least 40": (40, None, False),
    }
    for words, (low, high, about) in said.items():
        value = only(read(f"A,The talks,quantity,{words},,,,,,")).value
        assert isinstance(value, QuantityValue)
        assert (value.min, value.max, value.approximate) == (low, high, about), words


def test_rows_with_the_same_label_speak_of_one_event_and_may_name_another() -> None:
    found = read(
        "A,The conferences,topic,prisoners,,,,,,",
        "A,The second meeting,place,Lublin,,,-,,,",
        "A,The second meeting,part_of,part_of The conferences,,,,,,",
        "A,The second meeting,sequence,ordinal 2 last The conferences,,,,,,",
    )
    series = next(event for event in found.events if event.label == "The conferences")
    assert len(found.events) == 2
    place, part, order = found.claims[1:]
    assert isinstance(place.value, PlaceValue) and place.polarity == "-"
    assert isinstance(part.value, IdentityValue) and part.value.other == series.id
    assert isinstance(order.value, SequenceValue)
    assert (order.value.ordinal, order.value.last, order.value.other) == (2, True, series.id)


def test_a_row_that_cannot_be_understood_is_said_and_the_others_are_read() -> None:
    found = read("A,The talks,colour,red,,,,,,", "A,The talks,quantity,many,,,,,,", "A,The talks,place,Lublin,,,,,,")
    assert len(found.claims) == 1
    assert [finding.level for finding in found.findings] == ["defect", "defect"]
