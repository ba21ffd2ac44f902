"""Which events and entities of several witnesses are the same, and why."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.align import align, join, take_apart
from sicetnon.model import Alignment, DateValue, Entity, Extraction, IdentityValue, Judgement, PlaceValue, SequenceValue
from tests.align.builders import Account

DECEMBER = ("1939-12-08", "1939-12-09")
FEBRUARY = ("1940-02-20", "1940-02-20")


def of(alignments: tuple[Alignment, ...], *members: str) -> Alignment | None:
    """The alignment that has all of these members."""
    return next((one for one in alignments if set(members) <= set(one.members)), None)


def confidence(alignments: tuple[Alignment, ...], *members: str) -> str | None:
    found = of(alignments, *members)
    return found.confidence if found else None


def judgement(decision: str, *targets: str) -> Judgement:
    return Judgement(decision=decision, targets=targets, by="A. Reader", at="2024-01-01T00:00:00Z")  # type: ignore[arg-type]


def test_one_place_under_two_names_is_one() -> None:
    a, b = Account("a"), Account("b")
    one, two = a.entity("place", "Lwów"), b.entity("place", "Lemberg")
    found = align([a.done(), b.done()])
    assert confidence(found, one, two) == "same"
    joined = join([a.done(), b.done()], found)
    assert [set(entity.names) for entity in joined.entities] == [{"Lwów", "Lemberg"}]


def test_an_inflected_name_is_the_place_that_its_coordinates_confirm() -> None:
    one = Entity(id="n-1", kind="place", label="Krakowa", latitude=50.06, longitude=19.94)
    two = Entity(id="n-2", kind="place", label="Krakau", latitude=50.06, longitude=19.94)
    found = align([Extraction(entities=(one,)), Extraction(entities=(two,))])
    assert confidence(found, "n-1", "n-2") == "same"


def test_an_undated_last_meeting_in_one_place_is_likely_one() -> None:
    a, b = Account("a"), Account("b")
    both = []
    for account, place in ((a, "Zakopane"), (b, "Закопане")):
        both.append(account.event(f"last meeting, {place}", place=place))
        account.claim(both[-1], "sequence", SequenceValue(relation="last", last=True))
    assert confidence(align([a.done(), b.done()]), *both) == "likely"


def test_a_place_is_called_by_no_inflected_form() -> None:
    one = Entity(id="n-1", kind="place", label="Закопаному", latitude=49.3, longitude=19.95)
    two = Entity(id="n-2", kind="place", label="Zakopane", latitude=49.3, longitude=19.95)
    extractions = [Extraction(entities=(one,)), Extraction(entities=(two,))]
    assert [entity.label for entity in join(extractions, align(extractions)).entities] == ["Zakopane"]


def test_two_places_stay_two() -> None:
    a, b = Account("a"), Account("b")
    one, two = a.entity("place", "Lwów"), b.entity("place", "Przemyśl")
    assert of(align([a.done(), b.done()]), one, two) is None


def test_one_person_in_two_scripts_is_one() -> None:
    a, b = Account("a"), Account("b")
    one, two = a.entity("person", "Grigoriy Litvinov"), b.entity("person", "Григорий Литвинов")
    assert confidence(align([a.done(), b.done()]), one, two) == "same"


def test_a_surname_leads_to_the_only_bearer_of_it() -> None:
    a, b = Account("a"), Account("b")
    one, two = a.entity("person", "Robert Conquest"), b.entity("person", "Conquest")
    assert confidence(align([a.done(), b.done()]), one, two) == "likely"


def test_a_surname_that_two_men_bear_leads_to_neither() -> None:
    a, b = Account("a"), Account("b")
    one, other = a.entity("person", "Grigoriy Litvinov"), a.entity("person", "Maxim Litvinov")
    two = b.entity("person", "Litvinov")
    found = align([a.done(), b.done()])
    assert confidence(found, one, two) == confidence(found, other, two) == "possible"
    assert len(join([a.done(), b.done()], found).entities) == 3


def test_a_description_of_a_group_is_no_name() -> None:
    a, b = Account("a"), Account("b")
    one, two = a.entity("group", "several officers"), b.entity("group", "several officers")
    assert confidence(align([a.done(), b.done()]), one, two) == "possible"


def test_same_kind_place_and_day_is_the_same_event() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("conference", date=DECEMBER, place="Zakopane")
    two = b.event("talks", "discussion", date=("1939-12-08", "1939-12-08"), place="Закопане")
    found = align([a.done(), b.done()])
    assert confidence(found, one, two) == "same"
    joined = join([a.done(), b.done()], found)
    assert len(joined.events) == 1
    assert {claim.event for claim in joined.claims} == {joined.events[0].id}
    assert any(
        "joined with another account, same: the same kind, place and day" in m.reason for m in joined.events[0].mentions
    )


def test_two_meetings_in_one_place_on_different_days_are_two() -> None:
    a, b = Account("a"), Account("b")
    december = a.event("first talks", date=DECEMBER, place="Zakopane")
    february = a.event("later talks", date=FEBRUARY, place="Zakopane")
    other = b.event("the talks", date=FEBRUARY, place="Zakopane")
    found = align([a.done(), b.done()])
    assert confidence(found, february, other) == "same"
    assert confidence(found, december, other) in (None, "possible")
    assert len(join([a.done(), b.done()], found).events) == 2


def test_the_only_meeting_there_may_be_dated_otherwise() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("conference", date=DECEMBER, place="Zakopane")
    two = b.event("conference", date=FEBRUARY, place="Zakopane")
    found = align([a.done(), b.done()])
    assert confidence(found, one, two) == "likely"
    reasons = " ".join(of(found, one, two).reasons)  # type: ignore[union-attr]
    assert "dated 73 days apart" in reasons
    assert "neither account knows another one there" in reasons
    assert len(join([a.done(), b.done()], found).events) == 1


def test_years_apart_is_another_event() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("conference", date=DECEMBER, place="Zakopane")
    two = b.event("conference", date=("1947-12-08", "1947-12-09"), place="Zakopane")
    assert of(align([a.done(), b.done()]), one, two) is None


def test_the_number_in_the_series_joins_what_is_dated_apart() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("first meeting", date=("1939-09-27", "1939-09-27"), place="Brest", ordinal=1)
    two = b.event("first meeting here", date=("1939-10-03", "1939-10-03"), place="Brześć nad Bugiem", ordinal=1)
    third = b.event("third meeting", date=("1939-11-27", "1939-11-29"), place="Brest", ordinal=3)
    found = align([a.done(), b.done()])
    assert confidence(found, one, two) == "likely"
    assert of(found, one, third) is None


def test_the_same_day_in_another_place_needs_more_to_be_one() -> None:
    a, b = Account("a"), Account("b")
    day = ("1939-11-28", "1939-11-28")
    one = a.event("meeting", date=day, place="Przemyśl")
    two = b.event("meeting", date=day, place="Lwów")
    assert confidence(align([a.done(), b.done()]), one, two) == "possible"
    three = a.event("talks", date=day, place="Kraków", persons=("Adolf Eichmann",))
    four = b.event("talks", date=day, place="Zakopane", persons=("Адольф Эйхман", "Adolf Eichmann"))
    assert confidence(align([a.done(), b.done()]), three, four) == "likely"


def test_the_day_and_place_count_more_than_the_number() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("third meeting", date=DECEMBER, place="Zakopane", ordinal=3)
    two = b.event("second meeting", date=DECEMBER, place="Zakopane", ordinal=2)
    assert confidence(align([a.done(), b.done()]), one, two) == "same"


def test_what_one_witness_calls_not_attested_is_what_the_other_asserts() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("first meeting", date=("1939-09-27", "1939-09-27"), place="Brest")
    two = b.event("a meeting")
    b.claim(two, "date", DateValue(edtf="1939-09-27", earliest="1939-09-27", latest="1939-09-27"), polarity="0")
    b.claim(two, "place", PlaceValue(entity=b.entity("place", "Brześć"), label="Brześć"), polarity="0")
    assert confidence(align([a.done(), b.done()]), one, two) == "same"


def test_members_of_one_series_are_joined_more_readily() -> None:
    found = []
    for linked in (False, True):
        a, b = Account("a"), Account("b")
        both = ("1939-09-01", "1940-03-31")
        series = [account.event("police meetings", "series", date=both, place="Brest") for account in (a, b)]
        one = a.event("meeting", date=("1939-09-27", "1939-09-27"), place="Brest", series=series[0] if linked else None)
        two = b.event("gathering", date=("1939-09-01", "1939-09-30"), series=series[1] if linked else None)
        found.append(confidence(align([a.done(), b.done()]), one, two))
    assert found == [None, "likely"]


def test_happenings_without_a_kind_are_not_guessed_at() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("I lived", "happening", date=DECEMBER, place="Kraków")
    two = b.event("he worked", "happening", date=DECEMBER, place="Kraków")
    assert of(align([a.done(), b.done()]), one, two) is None


def test_other_kinds_are_other_events() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("parade", "ceremony", date=DECEMBER, place="Brest")
    two = b.event("meeting", "meeting", date=DECEMBER, place="Brest")
    assert of(align([a.done(), b.done()]), one, two) is None


def test_a_name_joins_and_says_so() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("Treaty of Tartu", "treaty", date=("1920-02-02", "1920-02-02"))
    two = b.event("Treaty of Tartu", "treaty")
    found = align([a.done(), b.done()])
    assert confidence(found, one, two) == "same"
    assert of(found, one, two).reasons == ("the same name: Treaty of Tartu",)  # type: ignore[union-attr]


def test_capitals_alone_make_no_name() -> None:
    a, b = Account("a"), Account("b")
    one, two = a.event("HE SAID", "announcement"), b.event("HE SAID", "announcement")
    assert of(align([a.done(), b.done()]), one, two) is None
    one, two = a.event("MURDER OF SIX PRIESTS", "killing"), b.event("THE MURDER OF SIX PRIESTS", "killing")
    assert confidence(align([a.done(), b.done()]), one, two) == "same"


def test_what_is_done_again_and_again_needs_a_date() -> None:
    a, b = Account("a"), Account("b")
    one, two = a.event("Marshal Foch arrived", "arrival"), b.event("Marshal Foch arrived", "arrival")
    assert confidence(align([a.done(), b.done()]), one, two) == "possible"


def test_two_events_of_one_witness_are_never_joined() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("morning session", date=DECEMBER, place="Zakopane")
    two = a.event("evening session", date=DECEMBER, place="Zakopane")
    b.event("conference", date=DECEMBER, place="Zakopane")
    joined = join([a.done(), b.done()], align([a.done(), b.done()]))
    assert len(joined.events) == 2
    homes = {m.quote: event.id for event in joined.events for m in event.mentions}
    a_events = {event.id: event.mentions[0].quote for event in a.done().events}
    assert homes[a_events[one]] != homes[a_events[two]]


def test_a_person_joins_what_nothing_else_would() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("meeting", place="Lwów")
    two = b.event("meeting", place="Przemyśl")
    found = align([a.done(), b.done()], decided=[judgement("same-as", one, two)])
    assert of(found, one, two).reasons == ("decided by A. Reader",)  # type: ignore[union-attr]
    assert len(join([a.done(), b.done()], found).events) == 1


def test_a_person_keeps_apart_what_is_the_same_here() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("conference", date=DECEMBER, place="Zakopane")
    two = b.event("conference", date=DECEMBER, place="Zakopane")
    apart = align([a.done(), b.done()], decided=[judgement("split", one, two)])
    assert of(apart, one, two) is None
    claims = [claim.id for claim in b.done().claims]
    assert of(align([a.done(), b.done()], decided=[judgement("split", *claims)]), one, two) is None


def test_claims_split_off_get_an_event_of_their_own() -> None:
    a = Account("a")
    one = a.event("conference", date=DECEMBER, place="Zakopane")
    moved = a.claim(one, "place", PlaceValue(entity=a.entity("place", "Kraków"), label="Kraków"))
    result = take_apart(a.done(), [judgement("split", moved)])
    assert len(result.events) == 2
    assert {c.id for c in result.claims if c.event != one} == {moved}
    assert take_apart(result, [judgement("split", moved)]) == result


def test_every_reference_follows() -> None:
    a, b = Account("a"), Account("b")
    one = a.event("conference", date=DECEMBER, place="Zakopane")
    two = b.event("conference", date=DECEMBER, place="Zakopane")
    for account, event in ((a, one), (b, two)):
        later = account.event("killing", "massacre", date=("1940-04-03", "1940-05-13"), place="Katyn")
        account.claim(later, "sequence", SequenceValue(relation="after", other=event))
        account.claim(later, "identity", IdentityValue(relation="part_of", other=event))
    joined = join([a.done(), b.done()], align([a.done(), b.done()]))
    events = {event.id for event in joined.events}
    entities = {entity.id for entity in joined.entities}
    assert len(events) == 2
    for claim in joined.claims:
        assert claim.event in events
        assert getattr(claim.value, "other", None) in (None, *events)
        assert getattr(claim.value, "entity", None) in (None, *entities)


@st.composite
def accounts(draw: st.DrawFn) -> list[Extraction]:
    """Up to four witnesses with up to five events each, out of a small world."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        account = Account(f"w{number}")
        for _ in range(draw(st.integers(0, 5))):
            month = draw(st.integers(1, 6))
            date = draw(st.sampled_from([None, (f"1940-{month:02d}-08", f"1940-{month:02d}-09")]))
            account.event(
                draw(st.sampled_from(["meeting", "Zakopane Conference", "Operation Tannenberg"])),
                draw(st.sampled_from(["meeting", "discussion", "operation", "series"])),
                date=date,
                place=draw(st.sampled_from(["", "Lwów", "Lviv", "Zakopane", "Kraków", "Elsewhere"])),
                persons=tuple(
                    draw(
                        st.lists(st.sampled_from(["Adolf Eichmann", "Eichmann", "Litvinov", "G. Litvinov"]), max_size=2)
                    )
                ),
                ordinal=draw(st.sampled_from([None, 1, 2])),
            )
        found.append(account.done())
    return found


@settings(max_examples=60, deadline=None)
@given(accounts())
def test_the_order_of_the_witnesses_changes_nothing(extractions: list[Extraction]) -> None:
    expected = join(extractions, align(extractions))
    for order in list(permutations(extractions))[:6]:
        found = align(order)
        assert set(found) == set(align(extractions))
        assert join(order, found) == expected


@settings(max_examples=60, deadline=None)
@given(accounts())
def test_joining_loses_no_claim_and_leaves_no_loose_end(extractions: list[Extraction]) -> None:
    joined = join(extractions, align(extractions))
    assert {c.id for c in joined.claims} == {c.id for extraction in extractions for c in extraction.claims}
    events = {event.id for event in joined.events}
    entities = {entity.id for entity in joined.entities}
    assert {claim.event for claim in joined.claims} <= events
    assert {claim.value.entity for claim in joined.claims if hasattr(claim.value, "entity")} <= entities
    again = join([joined], align([joined]))
    assert {event.id for event in again.events} == events
