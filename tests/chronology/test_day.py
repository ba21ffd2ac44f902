"""Day numbers against `datetime`, against published Julian day numbers, and as laws."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.chronology import calendars
from sicetnon.chronology.day import (
    DayError,
    add_months,
    from_day,
    from_iso,
    iso,
    month_end,
    month_start,
    to_day,
    weekday,
    year_end,
    year_start,
)
from sicetnon.errors import SicetnonError

DAYS = st.integers(-(10**9), 10**9)
JULIAN_DAY_OF_DAY_0 = 1_721_424.5  # of 0000-12-31, 0h


# J. Meeus, Astronomical Algorithms (2nd ed. 1998), p. 62: Gregorian dates from 1582-10-15, Julian ones before.
@pytest.mark.parametrize(
    ("year", "month", "day", "julian_day"),
    [
        (2000, 1, 1.5, 2451545.0),
        (1999, 1, 1.0, 2451179.5),
        (1987, 1, 27.0, 2446822.5),
        (1987, 6, 19.5, 2446966.0),
        (1988, 1, 27.0, 2447187.5),
        (1988, 6, 19.5, 2447332.0),
        (1900, 1, 1.0, 2415020.5),
        (1600, 1, 1.0, 2305447.5),
        (1600, 12, 31.0, 2305812.5),
        (837, 4, 10.3, 2026871.8),
        (-123, 12, 31.0, 1676496.5),
        (-122, 1, 1.0, 1676497.5),
        (-1000, 7, 12.5, 1356001.0),
        (-1000, 2, 29.0, 1355866.5),
        (-1001, 8, 17.9, 1355671.4),
        (-4712, 1, 1.5, 0.0),
    ],
)
def test_julian_day_numbers_of_the_published_table(year: int, month: int, day: float, julian_day: float) -> None:
    to_number = to_day if year >= 1582 else calendars.julian_to_day
    number = to_number(year, month, int(day))
    assert number + JULIAN_DAY_OF_DAY_0 + day % 1 == pytest.approx(julian_day)


@given(st.dates())
def test_agrees_with_datetime_wherever_that_reaches(date: datetime.date) -> None:
    day = to_day(date.year, date.month, date.day)
    assert day == date.toordinal()
    assert from_day(day) == (date.year, date.month, date.day)
    assert iso(day) == date.isoformat()
    assert weekday(day) == date.weekday()


@given(DAYS)
def test_there_and_back(day: int) -> None:
    assert to_day(*from_day(day)) == day
    assert from_iso(iso(day)) == day
    assert from_day(day + 1) > from_day(day)


@given(DAYS)
def test_the_calendar_repeats_after_400_years(day: int) -> None:
    year, month, of_month = from_day(day)
    assert from_day(day + 146_097) == (year + 400, month, of_month)


@given(st.integers(-(10**6), 10**6), st.integers(1, 12))
def test_months_and_years_tile_time(year: int, month: int) -> None:
    assert month_end(year, month) + 1 == month_start(year, month + 1)
    assert year_end(year) + 1 == year_start(year + 1) == month_start(year, 13)


def test_the_text_of_a_day_before_the_common_era() -> None:
    assert iso(to_day(-480, 3, 1)) == "-0480-03-01"
    assert iso(to_day(0, 2, 29)) == "0000-02-29"
    assert iso(to_day(12345, 1, 1)) == "12345-01-01"


@pytest.mark.parametrize("wrong", ["1939-02-30", "1939-13-01", "1939-00-01", "1939-1-1", "1900-02-29", "", "1939"])
def test_days_that_do_not_exist_are_refused(wrong: str) -> None:
    with pytest.raises(DayError) as caught:
        from_iso(wrong)
    assert isinstance(caught.value, SicetnonError)
    assert isinstance(caught.value, ValueError)


def test_adding_months_stays_within_the_month_aimed_at() -> None:
    assert iso(add_months(to_day(1939, 12, 31), 2)) == "1940-02-29"
    assert iso(add_months(to_day(1940, 3, 31), -13)) == "1939-02-28"
    assert iso(add_months(to_day(0, 1, 15), -1)) == "-0001-12-15"
