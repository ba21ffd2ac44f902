"""The year of an agency's report is that of its first line."""

from __future__ import annotations

import pytest

from sicetnon.chronology import read_dates
from sicetnon.chronology.press import dateline_year


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
