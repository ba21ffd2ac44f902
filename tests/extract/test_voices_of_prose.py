"""Voices as running prose brings them in: a house that speaks of a number, a voice behind what is set in, a quotation
after the line of a report."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness


def voices(text: str, quoted: str) -> set[str]:
    """The names of those who say what the quotes with these words say."""
    claims = extract(read_witness(text.encode(), "a.txt", language="en")).claims
    return {voice.name for claim in claims if quoted in claim.quote.exact for voice in claim.voice}


@pytest.mark.parametrize(
    ("text", "quoted", "speaker"),
    [
        ("The bishopric spoke of more than 10,000 mourners at the burial.", "10,000", "The bishopric"),
        ("Ferri, in the memoirs he dictated in 1978, speaks of twenty-seven dead.", "twenty-seven", "Ferri"),
        ("Ostorius knows of one town only.", "one town", "Ostorius"),
    ],
)
def test_who_gives_a_number(text: str, quoted: str, speaker: str) -> None:
    assert voices(text, quoted) == {speaker}


def test_a_quotation_after_the_line_of_a_report_has_its_speaker() -> None:
    text = (
        'PORT MARN, 15 JUN 88 (AGP) -- "FOUR MEN STOPPED THE CAR ON THE BRIDGE. THEY KILLED THE DRIVER," THE USHER '
        "FIDEL ROJAS SAID TODAY.\n"
    )
    assert voices(text, "STOPPED THE CAR") == {"FIDEL ROJAS"}


def test_a_voice_between_commas_covers_what_comes_after_it() -> None:
    text = "In the spring, the prefect reported, two villages were burned and 30 people shot."
    assert voices(text, "two villages") == voices(text, "30 people") == {"the prefect"}


def test_what_follows_a_denial_is_the_writers_own() -> None:
    text = "The officers have always denied that their unit was in Marn that week, and no document has come to light."
    assert voices(text, "unit was") == {"The officers"}
    assert voices(text, "no document") == set()


@pytest.mark.parametrize(
    ("text", "quoted", "speaker"),
    [
        (
            "The commission denied the massacre. It said it had closed the camp in May.",
            "closed the camp",
            "The commission",
        ),
        (
            "The military commission, composed of five officers, today concluded that the priest was killed by thugs.",
            "priest was killed",
            "The military commission",
        ),
        ('"No member of the army is under arrest," Col Ferri told AGP today.', "under arrest", "Ferri"),
    ],
)
def test_bodies_and_what_stands_between_a_speaker_and_the_verb(text: str, quoted: str, speaker: str) -> None:
    assert voices(text, quoted) == {speaker}


def test_a_title_in_the_name_is_what_a_speaker_is_called_by() -> None:
    text = (
        "Defense Minister Gen Oscar Ferri announced that a commission was formed. The minister said that the shots had "
        "been fired with rifles."
    )
    assert voices(text, "shots") == {"Defense Minister Gen Oscar Ferri"}
