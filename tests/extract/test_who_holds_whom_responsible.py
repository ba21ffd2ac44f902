"""Who holds whom responsible, who judges an account, who puts a number on a crowd: each claim has its own voice."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim, ParticipantValue, PlaceValue, QuantityValue


def _claims(text: str) -> tuple[Claim, ...]:
    return extract(read_witness(text.encode(), "account.txt")).claims


def _tellers(claims: list[Claim]) -> set[str]:
    return {claim.voice[-1].name if claim.voice else "" for claim in claims}


@pytest.mark.parametrize(
    ("text", "teller", "accused"),
    [
        ("The teachers' union held the governor responsible for the death of the prisoners.", "union", "governor"),
        ("The government in Lima laid the blame on adherents of the former guard.", "government", "adherents of the"),
        ("General Juan Perez, who yesterday attributed the raid to the rebels, left the city.", "Perez", "rebels"),
        ("The Liberation Front claimed responsibility for the attack in a letter.", "Front", "Front"),
        ("THE MINERS FEDERATION HELD THE ARMY RESPONSIBLE FOR THE DEATHS.", "FEDERATION", "ARMY"),
    ],
)
def test_an_accusation_names_who_did_it_in_the_voice_of_who_accuses(text: str, teller: str, accused: str) -> None:
    found = [
        claim
        for claim in _claims(text)
        if isinstance(claim.value, ParticipantValue) and claim.value.role == "agent" and accused in claim.value.label
    ]
    assert found
    assert all(teller in name for name in _tellers(found))


def test_holding_a_town_accuses_nobody() -> None:
    assert not any(claim.voice for claim in _claims("The third regiment held the town until noon."))


@pytest.mark.parametrize(
    ("text", "teller", "polarity"),
    [
        ("In 1946 the mill burned down. Colonel Luis Arango called the report a fabrication.", "Luis Arango", "-"),
        ("In 1946 the mill burned down. Other historians consider this verdict premature.", "Other historians", "+"),
        ("У травні 2015 року рота зайняла село. Майор Петро Коваль назвав це брехнею.", "Петро Коваль", "-"),
        ("У травні 2015 року рота зайняла село. Штаб бригади назвав запис монтажем.", "Штаб бригади", "-"),
        ("У травні рота зайняла село. Речник Іван Бойко назвав відступ «жестом доброї волі».", "Іван Бойко", "+"),
    ],
)
def test_what_somebody_calls_an_account_is_their_claim(text: str, teller: str, polarity: str) -> None:
    found = [claim for claim in _claims(text) if claim.method in ("called untrue", "what it was called")]
    assert [claim.polarity for claim in found] == [polarity]
    assert _tellers(found) == {teller}


def test_calling_a_town_by_a_name_judges_nothing() -> None:
    methods = {claim.method for claim in _claims("The settlers called the town a week later.")}
    assert not methods & {"called untrue", "what it was called"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The wounded were put at 46 by the hospital and at about 80 by the council.",
            {(46.0, "the hospital"), (80.0, "the council")},
        ),
        (
            "The crowd, which the police put at 200 people and witnesses at more than a thousand, stormed the shop.",
            {(200.0, "the police"), (1000.0, "witnesses")},
        ),
        ("The plaque unveiled in 1995 bears fourteen names.", {(14.0, "The plaque")}),
        ("The wounded have been estimated at anything between forty and a hundred.", {(40.0, "have been estimated")}),
        ("The dead were estimated at thirty by the commission.", {(30.0, "the commission")}),
    ],
)
def test_a_number_belongs_to_the_one_who_gives_it(text: str, expected: set[tuple[float, str]]) -> None:
    found = {
        (claim.value.min, claim.voice[-1].name)
        for claim in _claims(text)
        if isinstance(claim.value, QuantityValue) and claim.voice
    }
    assert found == expected


def test_an_hour_at_which_something_is_put_is_no_toll() -> None:
    claims = _claims("The beginning of the attack was put at seven by the commission.")
    assert not any(claim.method == "number that somebody gives" for claim in claims)


@pytest.mark.parametrize(
    ("text", "quote", "teller"),
    [
        ("A driver said that the shots came from a jeep. He saw five men run away.", "SAW FIVE MEN", "A driver"),
        ("In the report of the police, the square had been cleared.", "SQUARE HAD BEEN CLEARED", "the police"),
        ("The historian Anna Berg came to the conclusion that nine men were shot.", "NINE MEN", "Anna Berg"),
        ("Most witnesses heard three shots.", "THREE SHOTS", "Most witnesses"),
        ("The watchman of the union headquarters said that nine men came.", "NINE MEN", "The watchman"),
        ("The owner of the estate said that nine men came.", "NINE MEN", "The owner of the estate"),
        ("When Sture Lind reached the village, he noted that nine roofs were whole.", "NINE ROOFS", "Sture Lind"),
        ("Captain Roth claimed to have sent a boy with a message.", "SENT A BOY", "Roth"),
        ("The minister reiterated that nine men came.", "NINE MEN", "The minister"),
        ("The district office reported that nine men came.", "NINE MEN", "The district office"),
        (
            "The minister insisted that the traders paid and the rebels put in the car.",
            "PUT IN THE CAR",
            "The minister",
        ),
        ("NEIGHBORS TOLD REPORTERS THAT NINE MEN CAME.", "NINE MEN", "NEIGHBORS"),
        ("NINE MEN DIED ON THE ROAD, FIREMEN SAID.", "NINE MEN", "FIREMEN"),
        ("За даними обласної прокуратури, загинули 40 людей.", "ЗАГИНУЛИ 40 ЛЮДЕЙ", "обласна прокуратура"),
        ("Мешканці пригадували, що воду подавали до 9 березня.", "ВОДУ ПОДАВАЛИ", "Мешканці"),
    ],
)
def test_the_one_whose_words_they_are(text: str, quote: str, teller: str) -> None:
    found = [claim for claim in _claims(text) if quote in claim.quote.exact.upper()]
    assert found
    assert all(name.startswith(teller) for name in _tellers(found))


@pytest.mark.parametrize(
    ("text", "quote", "polarity"),
    [
        ("The commission has not yet met.", "has not yet met", "-"),
        ("THE REBELS HAVE NOT YET COMMENTED ON THE CHARGES.", "COMMENTED", "-"),
        ("The embassy offered help, which the government accepted.", "the government accepted", "+"),
        ("The inquiry was closed since all the suspects were dead.", "suspects were dead", "+"),
        ("A patrol that was standing two blocks away did not intervene.", "did not intervene", "-"),
        ("Three witnesses placed him in the capital until noon.", "placed him in the capital", "+"),
        ("Major Juan Ortega questioned the authenticity of the letter.", "questioned the authenticity", "+"),
        ("His neighbours had neither known nor seen it.", "neither known", "-"),
    ],
)
def test_what_a_clause_tells_is_claimed(text: str, quote: str, polarity: str) -> None:
    found = [claim for claim in _claims(text) if quote in claim.quote.exact and claim.facet in ("existence", "outcome")]
    assert found
    assert {claim.polarity for claim in found} == {polarity}


def test_the_end_of_a_sentence_after_a_genitive_is_seen() -> None:
    claims = _claims("Every house was burnt except the priest's. When the men came, the mill was empty.")
    assert not any("priest" in claim.quote.exact and "mill" in claim.quote.exact for claim in claims)


def test_where_it_was_stands_against_where_it_was_not() -> None:
    claims = _claims("The witness said that the shots were fired not on Palma Avenue but in a side street.")
    places = {claim.value.label: claim.polarity for claim in claims if isinstance(claim.value, PlaceValue)}
    assert places["Palma Avenue"] == "-"
    assert places["a side street"] == "+"


def test_nobody_claims_what_no_organization_has_so_far_claimed() -> None:
    assert not any(claim.voice for claim in _claims("No organization has so far claimed responsibility for the crime."))


@pytest.mark.parametrize(
    "text",
    [
        "Eleven persons, among them a woman judge and three children, died in the blast.",
        "Two union members, alias Mono and alias Yesid, have been detained.",
    ],
)
def test_those_among_the_counted_are_not_counted_again(text: str) -> None:
    assert not any(claim.method == "those who are listed" for claim in _claims(text))


def test_troops_that_withdraw_testify_nothing() -> None:
    assert not any(claim.facet == "evidence" for claim in _claims("The soldiers withdrew on the Monday."))


def test_accusations_in_ukrainian_name_the_accuser() -> None:
    found = [claim for claim in _claims("Сторони звинуватили одна одну в обстрілі автобусів.") if claim.voice]
    assert found
    assert _tellers(found) == {"Сторони"}


def test_a_house_has_a_name_and_neighbours_and_historians_have_none() -> None:
    tellers = ("The archdiocese", "Neighbours", "Historians")
    kinds = [_claims(f"{who} said that nine men came.")[0].voice[-1].kind for who in tellers]
    assert kinds == ["named", "anonymous", "anonymous"]
