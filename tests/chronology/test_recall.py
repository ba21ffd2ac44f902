"""A day without a year is the day that the text names in full at its head."""

from __future__ import annotations

from sicetnon.chronology import read_dates

HEAD = "The riot took place on 3 July 1947. By May 1945 only two families were left. "


def test_the_day_of_the_head_comes_back_with_its_year() -> None:
    found = [mention.edtf for mention in read_dates(HEAD + "At 8 a.m. on 3 July police entered.", "en")]
    assert found[-1].startswith("1947-07-03")


def test_what_follows_stays_in_that_year() -> None:
    text = HEAD + "On 3 July police entered. Nine were sentenced on 11 July."
    assert [mention.edtf for mention in read_dates(text, "en")][-1] == "1947-07-11"


def test_another_day_follows_the_narrative() -> None:
    assert [mention.edtf for mention in read_dates(HEAD + "On 9 June they left.", "en")][-1] == "1945-06-09"


def test_a_day_that_two_years_share_is_not_recalled() -> None:
    text = "They met on 3 July 1947 and on 3 July 1950. In May 1962 all was over. On 3 July they met again."
    assert [mention.edtf for mention in read_dates(text, "en")][-1] == "1962-07-03"
