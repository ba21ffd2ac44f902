"""Accounts that reach over several sentences: quotations, documents read out, broadcasts, one person's telling."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness


def voices(text: str, words: str) -> set[tuple[str, ...]]:
    """The names of the voices of all claims whose quote has these words."""
    found = extract(read_witness(text.encode(), "report.txt", language="en"))
    return {tuple(voice.name for voice in claim.voice) for claim in found.claims if words in claim.quote.exact}


HEAD = "CALDERA, 12 MAY 85 (AFP) -- "


def test_a_quotation_is_of_the_speaker_named_after_it() -> None:
    text = HEAD + '"THE SOLDIERS BURNED THE SCHOOL. THEY KILLED MY TWO SONS," SAID ROSA HUENCHU, A FARMER.'
    assert voices(text, "BURNED THE SCHOOL") == {("ROSA HUENCHU",)}


def test_a_document_speaks_in_all_its_points() -> None:
    text = HEAD + "HERE IS COMMUNIQUE NO 4 ISSUED BY THE ARMY:\n\n1. THE REBELS FLED.\n\n2. TWO GUARDS DIED.\n"
    assert voices(text, "TWO GUARDS DIED") == {("COMMUNIQUE NO 4 ISSUED BY THE ARMY",)}


def test_who_broadcasts_says_the_whole_broadcast() -> None:
    text = HEAD + "THE NORTHERN COMMAND INFORMS THE PEOPLE THAT IT IS WELL. OUR UNITS LEFT. THE ARMY KILLED A PRIEST."
    assert voices(text, "KILLED A PRIEST") == {("THE NORTHERN COMMAND",)}


def test_without_us_the_reporter_speaks_again() -> None:
    text = HEAD + "THE NORTHERN COMMAND INFORMS THE PEOPLE THAT IT IS WELL. THE ARMY KILLED A PRIEST."
    assert voices(text, "KILLED A PRIEST") == {()}


@pytest.mark.parametrize(
    ("following", "names"),
    [("THEY BURNED A CAR.", ("ROSA HUENCHU",)), ("THE ARMY BURNED A CAR.", ())],
)
def test_one_person_goes_on_telling_of_them(following: str, names: tuple[str, ...]) -> None:
    text = HEAD + f"ROSA HUENCHU SAID THAT SIX SOLDIERS KILLED HER SON. {following}"
    assert voices(text, "BURNED A CAR") == {names}


def test_nobody_speaks_where_no_group_has_claimed_a_deed() -> None:
    text = HEAD + "A BOMB EXPLODED. NO GROUP HAS CLAIMED RESPONSIBILITY FOR THE EXPLOSION."
    assert voices(text, "NO GROUP") == {()}


def test_she_is_who_spoke_last() -> None:
    text = HEAD + "ACCORDING TO THE DOCTOR, PABLO ROJAS DIED. SHE CLAIMED THAT THE GUARDS BURNED A CAR."
    assert voices(text, "BURNED A CAR") == {("THE DOCTOR",)}


@pytest.mark.parametrize(
    ("saying", "name"),
    [
        ("NEIGHBORS TOLD REPORTERS", "NEIGHBORS"),
        ("THE RED CROSS REPORTED YESTERDAY", "THE RED CROSS"),
        ("POLICE SOURCES SAID ON SUNDAY", "POLICE SOURCES"),
        ("THE UNITED STATES EMBASSY SAID", "THE UNITED STATES EMBASSY"),
    ],
)
def test_who_says_it_comes_last(saying: str, name: str) -> None:
    text = HEAD + f"SIX ARMED MEN BURNED A CAR NEAR THE RIVER, {saying}."
    assert voices(text, "BURNED A CAR") == {(name,)}


def test_each_half_of_a_period_has_its_own_source() -> None:
    text = "Varus was born at Fundi, as some have supposed; but according to most writers, he was born at Rome."
    assert voices(text, "at Fundi") == {("some",)}
    assert voices(text, "at Rome") == {("most writers",)}
