"""Judgements applied to an extraction."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.model import (
    Claim,
    Decision,
    Entity,
    Event,
    Extraction,
    Judgement,
    Mention,
    PlaceValue,
    SequenceValue,
    claim_id,
)
from sicetnon.store import apply_judgements
from sicetnon.text import Quote

TEXT = "The talks were held in Lwów. They were held in Przemyśl. Then came the next."


def make_claim(event: str, entity: str, words: str) -> Claim:
    start = TEXT.index(words)
    quote = Quote.of("w-1", TEXT, start, start + len(words))
    value = PlaceValue(entity=entity, label=words)
    return Claim(
        id=claim_id("place", value, quote, (), "+"), event=event, facet="place", value=value, quote=quote, method="m"
    )


LWOW, PRZEMYSL = make_claim("e-1", "p-1", "Lwów"), make_claim("e-2", "p-2", "Przemyśl")
NEXT_QUOTE = Quote.of("w-1", TEXT, TEXT.index("next"), TEXT.index("next") + 4)
NEXT = Claim(
    id="c-next", event="e-3", facet="sequence", value=SequenceValue(relation="next", other="e-2"), quote=NEXT_QUOTE,
    method="m",
)  # fmt: skip
EXTRACTION = Extraction(
    entities=(
        Entity(id="p-1", kind="place", label="Lwów", names=("Lwów",)),
        Entity(id="p-2", kind="place", label="Przemyśl", names=("Przemyśl",)),
    ),
    events=(
        Event(id="e-1", label="talks", kind="meeting", mentions=(Mention(quote=LWOW.quote, reason="name"),)),
        Event(id="e-2", label="talks", kind="meeting", mentions=(Mention(quote=PRZEMYSL.quote, reason="name"),)),
        Event(id="e-3", label="next", kind="meeting", series="e-2"),
    ),
    claims=(LWOW, PRZEMYSL, NEXT),
)


def say(decision: Decision, *targets: str, correction: str = "", why: str = "") -> Judgement:
    return Judgement(decision=decision, targets=targets, by="Ada", at="2026-01-01", correction=correction, why=why)


def test_nothing_judged_nothing_changed() -> None:
    assert apply_judgements(EXTRACTION, ()).extraction == EXTRACTION


def test_a_rejection_leaves_a_claim_out_and_can_be_taken_back() -> None:
    judged = apply_judgements(EXTRACTION, [say("reject", LWOW.id)])
    assert judged.extraction.claims == (PRZEMYSL, NEXT)
    judged = apply_judgements(EXTRACTION, [say("reject", LWOW.id), say("accept", LWOW.id)])
    assert judged.extraction == EXTRACTION
    assert judged.accepted == {LWOW.id}


def test_a_rejected_event_takes_its_claims_along() -> None:
    judged = apply_judgements(EXTRACTION, [say("reject", "e-2")])
    assert judged.extraction.claims == (LWOW,)
    assert [event.id for event in judged.extraction.events] == ["e-1", "e-3"]


def test_a_correction_stands_in_the_place_of_the_claim() -> None:
    meant = msgspec.structs.replace(LWOW, certainty="possible", value=PlaceValue(entity="p-2", label="Przemyśl"))
    correction = msgspec.json.encode(meant).decode()
    judged = apply_judgements(EXTRACTION, [say("correct", LWOW.id, correction=correction, why="misread")])
    first = judged.extraction.claims[0]
    assert first.id != LWOW.id
    assert (first.method, first.note) == ("judgement", "corrected by Ada: misread")
    assert first.value == meant.value
    assert LWOW not in judged.extraction.claims


def test_same_events_are_joined_everywhere() -> None:
    judged = apply_judgements(EXTRACTION, [say("same-as", "e-1", "e-2")])
    assert [event.id for event in judged.extraction.events] == ["e-1", "e-3"]
    assert [claim.event for claim in judged.extraction.claims] == ["e-1", "e-1", "e-3"]
    assert judged.extraction.claims[2].value == SequenceValue(relation="next", other="e-1")
    assert judged.extraction.events[1].series == "e-1"
    assert len(judged.extraction.events[0].mentions) == 2
    assert [claim.id for claim in judged.extraction.claims] == [claim.id for claim in EXTRACTION.claims]


def test_same_entities_are_joined() -> None:
    judged = apply_judgements(EXTRACTION, [say("same-as", "p-2", "p-1")])
    (place,) = judged.extraction.entities
    assert (place.id, place.names) == ("p-2", ("Przemyśl", "Lwów"))


def test_a_split_gives_claims_an_event_of_their_own() -> None:
    judged = apply_judgements(EXTRACTION, [say("same-as", "e-1", "e-2"), say("split", PRZEMYSL.id)])
    lwow, przemysl, _ = judged.extraction.claims
    assert lwow.event == "e-1"
    assert przemysl.event not in ("e-1", "e-2")
    assert przemysl.event in {event.id for event in judged.extraction.events}


def test_what_cannot_be_met_is_said() -> None:
    judgements = [
        say("accept", "c-gone"),
        say("correct", LWOW.id, correction="{"),
        say("same-as", "e-1", "p-1"),
        say("split", "e-1"),
    ]
    judged = apply_judgements(EXTRACTION, judgements)
    assert judged.unmet == tuple(judgements)
    assert judged.extraction == EXTRACTION


IDS = st.sampled_from(["e-1", "e-2", "e-3", "p-1", "p-2", LWOW.id, PRZEMYSL.id, "c-next", "gone"])
DECISIONS = st.sampled_from(["accept", "reject", "same-as", "split", "correct"])
SAID = st.builds(
    lambda decision, targets: say(decision, *targets), DECISIONS, st.lists(IDS, min_size=1, max_size=3, unique=True)
)


@given(st.lists(SAID, max_size=8))
def test_references_never_dangle(judgements: list[Judgement]) -> None:
    judged = apply_judgements(EXTRACTION, judgements)
    events = {event.id for event in judged.extraction.events}
    entities = {entity.id for entity in judged.extraction.entities}
    for claim in judged.extraction.claims:
        assert claim.event in events
        assert getattr(claim.value, "other", None) in {None, *events}
        assert getattr(claim.value, "entity", None) in {None, *entities}
    assert {event.series for event in judged.extraction.events} <= {None, *events}
    assert apply_judgements(EXTRACTION, judgements) == judged
