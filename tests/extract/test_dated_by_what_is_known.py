"""Days that are told by other days, and by the events that had them."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import DateValue


def days(text: str, language: str = "en") -> dict[str, str]:
    """What is dated, by the words of the claim."""
    claims = extract(read_witness(text.encode(), "a.txt", language=language)).claims
    return {claim.quote.words: claim.value.edtf for claim in claims if isinstance(claim.value, DateValue)}


def day_of(text: str, words: str, language: str = "en") -> set[str]:
    return {edtf for quote, edtf in days(text, language).items() if words in quote}


def test_two_days_that_follow_each_other_are_one_span_of_what_was_done() -> None:
    text = "The massacre was carried out by soldiers of the regiment on 7 and 8 March 1919."
    assert day_of(text, "7 and 8 March") == {"1919-03-07/1919-03-08"}
    assert len(days("The delegates met him on 7 and 12 March 1919.")) > 1


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The prisoners were shot two days after the battle.", "shot", "1918-01-31"),
        ("The students arrived on the day of the battle.", "arrived", "1918-01-29"),
        ("The morning after the battle the dead were buried.", "buried", "1918-01-30"),
        ("The station was burned a day before the battle.", "burned", "1918-01-28"),
    ],
)
def test_a_day_is_reckoned_from_that_of_an_event(text: str, words: str, edtf: str) -> None:
    assert day_of(f"The battle of Kruty was fought on 29 January 1918. {text}", words) == {edtf}


def test_what_follows_the_event_that_days_are_reckoned_from_is_read() -> None:
    text = "Бій під Крутами відбувся 29 січня 1918 року. Через два дні після бою село спалили."
    assert day_of(text, "спалили", "uk") == {"1918-01-31"}


def test_a_day_set_beside_a_date_is_that_date() -> None:
    text = "The judge was murdered on 17 October 1986. On 16 October, a day before she was murdered, she signed it."
    assert day_of(text, "signed") == {"1986-10-16"}


def test_hours_after_an_event_give_no_day() -> None:
    text = "The battle of Kruty was fought on 29 January 1918. The train came three hours after the battle."
    assert not day_of(text, "came")


def test_today_before_the_verb_is_the_day_of_that_verb() -> None:
    text = "QUITO, 9 AUG 88 (AFP) -- [TEXT] MEN ARMED WITH GUNS TODAY ABDUCTED A LAWYER."
    assert day_of(text, "ABDUCTED") == {"1988-08-09"}


def test_a_clause_may_begin_with_a_day_between_commas() -> None:
    text = "They marched to Psari on 17 March 1944, and on the next day, 18 March, they shot nine men there."
    assert "1944-03-18" in day_of(text, "shot")
    assert not day_of(text, "marched to Psari on 17 March 1944, and")


def test_a_clause_whose_verb_says_nothing_of_the_kind_is_dated() -> None:
    text = "The bridge was attacked on 24 May 1944. The bishop spoke of it in a letter that was dated 16 August 1944."
    assert day_of(text, "16 August") == {"1944-08-16"}


@pytest.mark.parametrize(
    ("language", "text", "clock"),
    [
        ("uk", "Вибух у місті стався за чверть до дванадцятої.", "11:45"),
        ("uk", "Обстріл міста почався о пів на третю.", "02:30"),
        ("uk", "Бій тривав до третьої години дня.", "15:00"),
        ("uk", "Колони рушили на світанку.", "00:00/07:00"),
        ("pl", "Zabito go o dziesiątej rano.", "10:00"),
        ("ru", "Бой продолжался до шести часов вечера.", "18:00"),
        ("de", "Der Angriff begann um halb drei Uhr.", "02:30"),
    ],
)
def test_hours_in_words_of_other_languages(language: str, text: str, clock: str) -> None:
    claims = extract(read_witness(text.encode(), "a.txt", language=language)).claims
    assert clock in {claim.value.clock for claim in claims if isinstance(claim.value, DateValue)}
