"""Which mentions are joined to one event, and why."""

from __future__ import annotations

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim, Event, Extraction, QuantityValue, SequenceValue

SERIES = """= Dobrin talks =

Infobox
- Time: 3 May 1921 in Dobrin, June 1921 in Lesk, 9–10 July 1921 in Dobrin, 2 March 1922 in Dobrin

The Dobrin conferences were a series of meetings of two delegations.

The first meeting took place in Dobrin on 3 May 1921. They met again in Lesk at the end of June 1921.
Some scholars claim that this meeting took place in Arvel. The conferences were held in Dobrin on 9–10 July 1921.

The best known conference took place in Dobrin. The fourth and last meeting was held at Dobrin in March 1922.
"""


def read(text: str) -> Extraction:
    return extract(read_witness(text.encode(), "account.txt", format="sectioned", language="en"))


def claims_on(extraction: Extraction, words: str) -> list[Claim]:
    return [claim for claim in extraction.claims if words in claim.quote.words]


def event_of(extraction: Extraction, words: str) -> Event:
    claim = claims_on(extraction, words)[0]
    return next(event for event in extraction.events if event.id == claim.event)


def test_items_of_a_list_are_members_of_the_series() -> None:
    found = read(SERIES)
    counts = [c for c in found.claims if isinstance(c.value, QuantityValue) and c.value.enumerated]
    assert [c.value.min for c in counts if isinstance(c.value, QuantityValue)] == [4.0]
    series = counts[0].event
    members = [event.label for event in found.events if event.series == series]
    assert {"3 May 1921 in Dobrin", "June 1921 in Lesk", "9–10 July 1921 in Dobrin", "2 March 1922 in Dobrin"} <= {
        *members
    }


def test_same_date_and_place_are_one_meeting() -> None:
    found = read(SERIES)
    assert event_of(found, "The first meeting took place in Dobrin").label == "3 May 1921 in Dobrin"
    assert event_of(found, "met again in Lesk").label == "June 1921 in Lesk"
    assert event_of(found, "The conferences were held in Dobrin").label == "9–10 July 1921 in Dobrin"
    assert event_of(found, "fourth and last").label == "2 March 1922 in Dobrin"


def test_this_meeting_is_the_one_just_told() -> None:
    found = read(SERIES)
    claim = claims_on(found, "took place in Arvel")[0]
    assert claim.event == event_of(found, "met again in Lesk").id
    assert [voice.kind for voice in claim.voice] == ["anonymous"]


def test_a_reference_to_one_of_several_keeps_its_candidates() -> None:
    found = read(SERIES)
    event = event_of(found, "The best known conference")
    assert len(event.candidates) == 3
    assert event.mentions[0].reason == "undecided between several"


def test_ordinals_name_their_series() -> None:
    found = read(SERIES)
    ordinals = [c.value for c in found.claims if isinstance(c.value, SequenceValue) and c.value.relation == "ordinal"]
    assert [(value.ordinal, value.last) for value in ordinals] == [(1, False), (4, True)]
    assert len({value.other for value in ordinals}) == 1


def test_an_end_is_dated_by_the_event_it_ended_with() -> None:
    found = read("The siege of Lesk ended with the parade, which was held on 5 May 1921. Units were still fighting "
                 "(see: Siege of Lesk).")  # fmt: skip
    ends = [c for c in found.claims if getattr(c.value, "relation", "") == "end"]
    assert [getattr(c.value, "earliest", "") for c in ends] == ["1921-05-05"]
    assert "siege of Lesk" in event_of(found, "ended with").label


def test_sides_of_an_invasion_are_parts_of_it() -> None:
    found = read(
        "The invasion of Lesk was prepared. Arvel invaded Lesk on 1 May 1921, and Sorva invaded Lesk on 9 May 1921."
    )
    first, second = event_of(found, "on 1 May 1921"), event_of(found, "on 9 May 1921")
    assert first.id != second.id
    assert first.part_of == second.part_of is not None


def test_a_denial_names_what_it_answers() -> None:
    found = read("Orlik claims that the fate of the officers was decided at the conference. This is disputed by other "
                 "historians, who point out that there is no evidence of it.")  # fmt: skip
    denial = next(c for c in found.claims if c.polarity == "-")
    answered = {claim.id: claim for claim in found.claims}
    assert denial.answers
    assert all(answered[ident].voice[-1].name == "Orlik" for ident in denial.answers)
    assert [c.polarity for c in found.claims if c.facet == "evidence"] == ["0"]
