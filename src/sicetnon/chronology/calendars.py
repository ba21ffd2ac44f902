"""Other calendars than the Gregorian, to and from day numbers: Julian, French Republican; eras of years.

Sources: E. M. Reingold and N. Dershowitz, *Calendrical Calculations* (4th ed. 2018), chapters 3 (Julian) and 17 (French
Revolutionary); the decree of 4 frimaire an II (24 November 1793); V. Grumel, *La chronologie* (1958), for the
Byzantine era.
"""

from __future__ import annotations

from typing import Literal

from sicetnon.chronology.day import BEFORE_MONTH, BEFORE_MONTH_LEAP, DAYS_IN_MONTH, Day, DayError, is_leap, to_day

REFORM = to_day(1582, 10, 15)
"""The first Gregorian day where the bull *Inter gravissimas* was followed at once (Spain, Portugal, Poland, Italy)."""

_REPUBLICAN_START = to_day(1792, 9, 22) - 1
_REPUBLICAN_SEXTILE = (3, 7, 11, 15)  # as kept while the calendar was in force; later years follow Romme's rule
_REPUBLICAN_MONTHS = 13


def julian_month_length(year: int, month: int) -> int:
    """The number of days of a Julian month."""
    return 29 if month == 2 and year % 4 == 0 else DAYS_IN_MONTH[month]


def julian_to_day(year: int, month: int = 1, day: int = 1) -> Day:
    """The day number of a (proleptic) Julian date, astronomical year. Raises DayError when there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= julian_month_length(year, month):
        raise DayError(f"the Julian calendar has no day {year}-{month}-{day}")
    before = year - 1
    in_year = (BEFORE_MONTH_LEAP if year % 4 == 0 else BEFORE_MONTH)[month]
    return 365 * before + before // 4 + in_year + day - 2


def day_to_julian(day: Day) -> tuple[int, int, int]:
    """The Julian (year, month, day of the month) of a day number; the year is astronomical."""
    n4, n = divmod(day + 1, 1461)
    n1 = min(n // 365, 3)
    n -= 365 * n1
    year = 4 * n4 + n1 + 1
    before = BEFORE_MONTH_LEAP if year % 4 == 0 else BEFORE_MONTH
    month = min((n + 50) >> 5, 12)
    if before[month] > n:
        month -= 1
    return year, month, n - before[month] + 1


def julian_offset(day: Day) -> int:
    """How many days the Gregorian label of a day is ahead of the Julian one: 12 in the 19th century, 13 in the 20th."""
    year, month, of_month = day_to_julian(day)
    if (month, of_month) == (2, 29) and not is_leap(year):
        return day - 1 - to_day(year, 2, 28)
    return day - to_day(year, month, of_month)


def republican_is_sextile(year: int) -> bool:
    """Whether a year of the French Republic has six complementary days.

    Years 3, 7 and 11 had them (year 15 would have); from 20 on the rule that Romme proposed in 1795 is used, which
    gives the dates of the Paris Commune (an 79) as its Journal officiel printed them.
    """
    if year < 16:
        return year in _REPUBLICAN_SEXTILE
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def republican_to_day(year: int, month: int = 1, day: int = 1) -> Day:
    """The day of a French Republican date: month 1 is Vendémiaire, 12 Fructidor, 13 the complementary days.

    Raises DayError when there is no such day.
    """
    days = 30 if month < _REPUBLICAN_MONTHS else 6 if republican_is_sextile(year) else 5
    if year < 1 or not 1 <= month <= _REPUBLICAN_MONTHS or not 1 <= day <= days:
        raise DayError(f"the Republican calendar has no day {day} of month {month} in year {year}")
    return _REPUBLICAN_START + 365 * (year - 1) + _sextiles_before(year) + 30 * (month - 1) + day


def day_to_republican(day: Day) -> tuple[int, int, int]:
    """The Republican (year, month, day) of a day number. Raises DayError before 22 September 1792."""
    if day <= _REPUBLICAN_START:
        raise DayError("the Republican calendar begins on 22 September 1792")
    year = (day - _REPUBLICAN_START) * 400 // 146_097 + 2
    while republican_to_day(year) > day:
        year -= 1
    in_year = day - republican_to_day(year)
    return year, in_year // 30 + 1, in_year % 30 + 1


def _sextiles_before(year: int) -> int:
    past = year - 1
    early = sum(1 for sextile in _REPUBLICAN_SEXTILE if sextile <= past)
    if past < 16:
        return early
    return early + past // 4 - past // 100 + past // 400 - 4  # 4, 8, 12 and 16 were common years


def auc_to_year(year: int) -> int:
    """The astronomical year that a year *ab urbe condita* (Varro's era: 1 is 753 BCE) is equated with."""
    return year - 753


def byzantine_span(year: int, style: Literal["september", "march"] = "september") -> tuple[Day, Day]:
    """First and last day of a year since the creation of the world, era of 5508.

    `september`: the Byzantine and (from 1492) Russian year, 1 September of year-5509 to 31 August of year-5508, Julian;
    `march`: the older year of Rus', 1 March of year-5508 to the end of February of year-5507. The sources do not say
    which is meant; a third, earlier ("ultra-March") style begins a year before the second.
    """
    if style == "september":
        return julian_to_day(year - 5509, 9), julian_to_day(year - 5508, 9) - 1
    return julian_to_day(year - 5508, 3), julian_to_day(year - 5507, 3) - 1
