"""The day of an agency's report is that of its first line; "today", "on Monday", "last month" hang on it."""

from __future__ import annotations

import pytest

from sicetnon.chronology import read_dates
from sicetnon.chronology.day import iso
from sicetnon.chronology.press import dateline_year, filings


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("SAN ANTONIO, 17 NOV 89 (RADIO UNO) -- [TEXT] SIX PRIESTS WERE MURDERED ON 16 NOVEMBER.", 1989),
        ("Lima, 3 Jan 90 (EFE) -- [Text] Two men died.", 1990),
        ("(CLANDESTINE) RADIO, 14 SEP 91 -- THE FRONT SAID", 1991),
        ("PARIS, 5 mai 07 – Le ministre", 2007),
        ("On 3 May 12 prisoners were shot (nine of them died).", None),
        ("The 27 old men of 89 (sic) met.", None),
        ("", None),
    ],
)
def test_the_year_stands_in_the_first_line(text: str, year: int | None) -> None:
    assert dateline_year(text) == year


def test_days_of_a_report_are_days_of_its_year() -> None:
    text = "SAN ANTONIO, 17 NOV 89 (RADIO UNO) -- [TEXT] SIX PRIESTS WERE MURDERED ON 16 NOVEMBER BY ARMED MEN."
    assert [mention.edtf for mention in read_dates(text, "en")][-1] == "1989-11-16"


def test_a_year_that_is_given_goes_before() -> None:
    text = "LIMA, 17 NOV 89 (EFE) -- TWO MEN DIED ON 16 NOVEMBER."
    assert read_dates(text, "en", anchor_year=1979)[-1].edtf == "1979-11-16"


HEADS = (
    "QUITO, 22 SEP 93 (ABC) -- [TEXT] ",
    "(CLANDESTINE) RADIO LIBRE IN SPANISH TO ECUADOR 2300 GMT 22 SEP 93 -- [EXCERPTS] ",
    "Paris, Sep. 22, 1993 (ABC) -- ",
    "VIENNA, 22 SEPTEMBER 1993 -- ",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("HE DIED TODAY.", "1993-09-22"),
        ("HE DIED YESTERDAY MORNING.", "1993-09-21"),
        ("HE DIED LAST NIGHT.", "1993-09-21"),
        ("HE DIED IN THE EARLY HOURS OF TODAY.", "1993-09-22"),
        ("HE DIED EARLY THIS MORNING.", "1993-09-22"),
        ("HE DIED ON MONDAY.", "1993-09-20"),
        ("HE DIED ON WEDNESDAY.", "1993-09-22"),
        ("HE DIED LAST WEDNESDAY.", "1993-09-15"),
        ("THE TRIAL WILL BEGIN ON MONDAY.", "1993-09-27"),
        ("HE DIED LAST WEEK.", "1993-09-13/1993-09-19"),
        ("HE DIED LAST YEAR.", "1992"),
        ("HE DIED LAST OCTOBER.", "1992-10"),
        ("HE DIED IN DECEMBER.", "1992-12"),
        ("HE DIED IN JULY.", "1993-07"),
        ("HE DIED ON 8 MARCH LAST YEAR.", "1992-03-08"),
        ("HE DIED TWO DAYS AGO.", "1993-09-20"),
    ],
)
def test_days_are_counted_from_the_report(head: str, words: str, edtf: str) -> None:
    assert [mention.edtf for mention in read_dates(head + words, "en") if mention.start >= len(head)] == [edtf]


def test_what_follows_a_date_is_counted_from_that_date() -> None:
    text = "QUITO, 22 SEP 93 (ABC) -- HE WAS SHOT ON SEPTEMBER 9. THE GROUP CLAIMED IT THREE DAYS LATER."
    assert read_dates(text, "en")[-1].edtf == "1993-09-12"


def test_in_the_small_hours_of_greenwich_it_may_still_be_the_day_before() -> None:
    text = "RADIO UNO IN SPANISH 0300 GMT 22 SEP 93 -- [TEXT] THE JUDGE TODAY ORDERED HIS RELEASE."
    today = read_dates(text, "en")[-1]
    assert today.earliest is not None
    assert today.latest is not None
    assert (iso(today.earliest), iso(today.latest)) == ("1993-09-21", "1993-09-22")


def test_each_of_several_reports_has_its_day() -> None:
    text = "QUITO, 22 SEP 93 (ABC) -- HE DIED TODAY.\n\nQUITO, 24 SEP 93 (ABC) -- SHE DIED TODAY.\n"
    assert [filing.year for filing in filings(text)] == [1993, 1993]
    assert [m.edtf for m in read_dates(text, "en") if m.text == "TODAY"] == ["1993-09-22", "1993-09-24"]


@pytest.mark.parametrize("words", ["Last night he came.", "This morning we left.", "Yesterday it rained."])
def test_without_a_report_such_days_are_not_dated(words: str) -> None:
    assert all(mention.earliest is None for mention in read_dates(words, "en"))


@pytest.mark.parametrize("text", ["HE DIED AT 2115.", "THEY LEFT AT ABOUT 1940 ON 9 MARCH 1988."])
def test_an_hour_is_no_year(text: str) -> None:
    assert not [m for m in read_dates(text, "en") if m.text.endswith(("2115", "1940"))]


def test_a_day_in_a_name_dates_nothing() -> None:
    assert read_dates("In 1960 the 9 October Movement split.", "en")[-1].role == "name"


def test_a_line_with_an_hour_at_greenwich_may_end_with_its_year() -> None:
    text = "ASUNCION NOTIMER IN SPANISH 1630 GMT 24 JUN 88\n\nTHE MEN CAME LAST NIGHT.\n"
    found = {m.text: m.edtf for m in read_dates(text, "en")}
    assert found == {"1630 GMT": "1988-06-24", "24 JUN": "1988-06-24", "LAST NIGHT": "1988-06-23"}


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("THREE WERE DISCHARGED IN 1990. THE TRUCK WAS STOLEN ON 6 AUGUST.", "1993-08-06"),
        ("THE TRUCE WAS SIGNED IN AUGUST 1991.\n\nTHE CAR EXPLODED IN JULY.", "1993-07"),
        ("THE TRUCE WAS SIGNED IN MAY 1991 AND BROKEN IN JULY.", "1991-07"),
        ("IT WILL CAST A SHADOW OVER THE JANUARY 10 ELECTIONS.", "1994-01-10"),
    ],
)
def test_a_day_without_a_year_is_near_the_day_of_the_report(words: str, edtf: str) -> None:
    assert read_dates(f"QUITO, 22 SEP 93 (ABC) -- [TEXT] {words}", "en")[-1].edtf == edtf
