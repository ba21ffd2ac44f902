"""What a voice says in few words, what it reports of another's speech, and where "and that" goes on with it."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim


def _claims(text: str) -> list[Claim]:
    return list(extract(read_witness(text.encode(), "report.txt", language="en")).claims)


@pytest.mark.parametrize(
    ("text", "words", "polarity"),
    [
        ("The police said that Roth was hit by two bullets and died instantly.", "died instantly", "+"),
        ("A police source said that Karl Roth has confessed and that he was paid.", "Karl Roth has confessed", "+"),
        ("The minister said that Karl Roth never requested protection.", "never requested protection", "-"),
        ("The doctor said he cannot rule out murder.", "cannot rule out murder", "+"),
        ("The doctor said he cannot exclude murder.", "cannot exclude murder", "-"),
        ("Fabius reports that peace was actually concluded.", "peace was actually concluded", "+"),
    ],
)
def test_few_words_that_somebody_says_are_a_claim(text: str, words: str, polarity: str) -> None:
    said = [claim for claim in _claims(text) if words in claim.quote.exact]
    assert said
    assert all(len(claim.voice) == 1 for claim in said)
    assert polarity in {claim.polarity for claim in said}


def test_and_that_goes_on_with_what_the_first_voice_said() -> None:
    text = "Minister Karl Lind said that Otto Roth never requested protection and that the government never offered it."
    found = [claim for claim in _claims(text) if "offered" in claim.quote.exact]
    assert found
    assert all(len(claim.voice) == 1 and "Lind" in claim.voice[0].name for claim in found)
    assert all(claim.polarity == "-" for claim in found)


def test_he_is_still_the_one_who_reported_of_another() -> None:
    text = "Minister Karl Lind said that Otto Roth had asked for nothing. He said that the crime was common."
    found = [claim for claim in _claims(text) if "crime was common" in claim.quote.exact]
    assert found
    assert all("Lind" in claim.voice[-1].name for claim in found)


def test_those_who_say_it_are_a_voice_without_a_name() -> None:
    found = [
        c for c in _claims("There are those who deny that Cossus was then commander.") if "Cossus" in c.quote.exact
    ]
    assert [(c.voice[-1].kind, c.polarity) for c in found] == [("anonymous", "-")]


def test_when_somebody_owned_to_a_deed_is_not_when_it_was_done() -> None:
    text = "On 20 January 1983 the Front claimed credit for an ambush on the Santa Rita road."
    dates = [claim for claim in _claims(text) if claim.facet == "date"]
    assert dates
    assert not any(claim.voice for claim in dates)
