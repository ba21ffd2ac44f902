"""Days as proleptic integers, for any year before and after the range of `datetime`.

A `Day` counts days in the proleptic Gregorian calendar as `datetime.date.toordinal` does (0001-01-01 is 1), carried on
without end in both directions. Years are astronomical (ISO 8601, section 4.3.1): 0 is 1 BCE, -1 is 2 BCE.

Sources: Gregorian and Julian arithmetic after E. M. Reingold and N. Dershowitz, *Calendrical Calculations* (4th ed.
2018), chapters 2 and 3, whose "fixed day" is our `Day`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from sicetnon.errors import SicetnonError

Day: TypeAlias = int

# Days before each month of a common year, by month number (index 0 unused, index 13 closes the year).
BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
BEFORE_MONTH_LEAP = (0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366)
DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_DAYS_400_YEARS = 146_097
_DAYS_100_YEARS = 36_524
_DAYS_4_YEARS = 1_461
_ISO_DAY = re.compile(r"([+-]?[0-9]{4,})-([0-9]{2})-([0-9]{2})")


class DayError(SicetnonError, ValueError):
    """There is no such day in that calendar ("30 February"), or the text is no ISO day."""


def is_leap(year: int) -> bool:
    """Whether an astronomical year has a 29 February in the Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days of a Gregorian month; `month` is 1 to 12."""
    return 29 if month == 2 and is_leap(year) else DAYS_IN_MONTH[month]


def year_start(year: int) -> Day:
    """1 January of a Gregorian year, plus nothing: the cheapest of all conversions."""
    before = year - 1
    return 365 * before + before // 4 - before // 100 + before // 400 + 1


@lru_cache(maxsize=8192)
def to_day(year: int, month: int = 1, day: int = 1) -> Day:
    """The day number of a Gregorian date. Raises DayError when the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        raise DayError(f"the Gregorian calendar has no day {year}-{month}-{day}")
    return year_start(year) + (BEFORE_MONTH_LEAP if is_leap(year) else BEFORE_MONTH)[month] + day - 1


def month_end(year: int, month: int) -> Day:
    """The last day of a Gregorian month; months beyond 12 or below 1 run on into the neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return to_day(year, month, month_length(year, month))


def month_start(year: int, month: int) -> Day:
    """The first day of a Gregorian month; months beyond 12 or below 1 run on into the neighbouring years."""
    return to_day(year + (month - 1) // 12, (month - 1) % 12 + 1)


def year_end(year: int) -> Day:
    """31 December of a Gregorian year."""
    return year_start(year + 1) - 1


@lru_cache(maxsize=8192)
def from_day(day: Day) -> tuple[int, int, int]:
    """The Gregorian (year, month, day of the month) of a day number."""
    n = day - 1
    n400, n = divmod(n, _DAYS_400_YEARS)
    n100, n = divmod(n, _DAYS_100_YEARS)
    n4, n = divmod(n, _DAYS_4_YEARS)
    n1, n = divmod(n, 365)
    year = 400 * n400 + 100 * n100 + 4 * n4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    before = BEFORE_MONTH_LEAP if is_leap(year) else BEFORE_MONTH
    month = (n + 50) >> 5  # right, or one too great
    if before[month] > n:
        month -= 1
    return year, month, n - before[month] + 1


def iso_year(year: int) -> str:
    """A year with at least four digits and a minus sign where it is before 1 BCE: `0044`, `-0480`, `12000`."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def iso(day: Day) -> str:
    """The ISO 8601 text of a day, `1939-12-06`, `-0480-03-01`; years beyond four digits are written out."""
    return _iso(day)


@lru_cache(maxsize=8192)
def _iso(day: Day) -> str:
    year, month, of_month = from_day(day)
    return f"{iso_year(year)}-{month:02d}-{of_month:02d}"


def from_iso(text: str) -> Day:
    """The day number of an ISO day as `iso` writes it. Raises DayError for anything else."""
    found = _ISO_DAY.fullmatch(text)
    if not found:
        raise DayError(f"'{text}' is no ISO day such as 1939-12-06")
    return to_day(int(found[1]), int(found[2]), int(found[3]))


def weekday(day: Day) -> int:
    """The day of the week: Monday is 0, as in `datetime`."""
    return (day - 1) % 7


def add_months(day: Day, months: int) -> Day:
    """The same day so many months on; the last day of the month where that month is too short (31 January + 1)."""
    year, month, of_month = from_day(day)
    total = year * 12 + month - 1 + months
    year, month = total // 12, total % 12 + 1
    return to_day(year, month, min(of_month, month_length(year, month)))
