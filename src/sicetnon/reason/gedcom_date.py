"""The dates of GEDCOM 5.5.1 and 7.0 (Family History Department, chapter 2, DATE_VALUE): calendars, ranges, periods.

Keywords and months are the standard's own; the words of a phrase in parentheses are not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from sicetnon.chronology.calendars import julian_month_length, julian_to_day, republican_is_sextile, republican_to_day
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.day import Day, month_length, to_day

_MONTHS = {
    "JAN": 1, "FEB": 2, "MAR": 3, "APR": 4, "MAY": 5, "JUN": 6, "JUL": 7, "AUG": 8, "SEP": 9, "OCT": 10, "NOV": 11,
    "DEC": 12,
}  # fmt: skip
_REPUBLICAN = {
    "VEND": 1, "BRUM": 2, "FRIM": 3, "NIVO": 4, "PLUV": 5, "VENT": 6, "GERM": 7, "FLOR": 8, "PRAI": 9, "MESS": 10,
    "THER": 11, "FRUC": 12, "COMP": 13,
}  # fmt: skip
_ESCAPE = re.compile(r"^(?:@#D([A-Z ]{1,20})@|(GREGORIAN|JULIAN|FRENCH_R|HEBREW)\b)\s*")
_DATE = re.compile(
    r"^(?:(?:(\d{1,2}) +)?([A-Z]{3,9})\.? +)?(\d{1,5})(?:/(\d{1,4}))?(?: *\(?(B\.? ?C\.?(?: ?E\.?)?|BCE)\)?)?$"
)
_RANGE = re.compile(r"^(?:BET|BETWEEN)\.? +(.{1,80}?) +AND +(.{1,80})$")
_PERIOD = re.compile(r"^FROM +(.{1,80}?)(?: +TO +(.{1,80}))?$")
_INTERPRETED = re.compile(r"^INT +(.{1,80}?) *\(.*$")
_MODIFIED = re.compile(r"^(ABT|ABOUT|CAL|EST|CIRCA|CA|BEF|BEFORE|AFT|AFTER|TO|<|>)\.? *(.{1,80})$")

Window = tuple[Day | None, Day | None]


class GedcomDate(msgspec.Struct, frozen=True):
    """Earliest and latest day. `period`: the thing lasted from a day in `begin` to a day in `end`."""

    window: Window
    kind: Literal["date", "period"] = "date"
    begin: Window = (None, None)
    end: Window = (None, None)


def read_gedcom_date(text: str, conventions: Conventions | None = None) -> GedcomDate | None:
    """What a DATE line says, None where it says nothing that can be computed (a phrase, a Hebrew date, no such day).

    A year is all of its days, so that "AFT 1880" is not before 1 January 1880 and "BEF 1880" not after 31 December:
    the widest that the words allow. About, calculated and estimated dates are widened by the convention for *circa*.
    """
    said = " ".join(text.upper().split())
    if match := _INTERPRETED.match(said):
        said = match[1]
    if match := _RANGE.match(said):
        first, last = _simple(match[1]), _simple(match[2])
        return GedcomDate((first[0], last[1])) if first and last else None
    if match := _PERIOD.match(said):
        return _period(match[1], match[2])
    if match := _MODIFIED.match(said):
        inner = _simple(match[2])
        return None if inner is None else _modified(match[1], inner, conventions or Conventions())
    simple = _simple(said)
    return GedcomDate(simple) if simple else None


def _period(begin: str, end: str | None) -> GedcomDate | None:
    first = _simple(begin)
    if first is None:
        return None
    if end is None:
        return GedcomDate((first[0], None), "period", first)
    last = _simple(end)
    return GedcomDate((first[0], last[1]), "period", first, last) if last else None


def _modified(word: str, inner: tuple[Day, Day], conventions: Conventions) -> GedcomDate:
    if word in ("BEF", "BEFORE", "<"):
        return GedcomDate((None, inner[1]))
    if word == "TO":
        return GedcomDate((None, inner[1]), "period", (None, None), inner)
    if word in ("AFT", "AFTER", ">"):
        return GedcomDate((inner[0], None))
    about = conventions.circa(*inner)
    return GedcomDate((about.earliest, about.latest))


def _simple(said: str) -> tuple[Day, Day] | None:
    """The first and last day of one date in its calendar."""
    calendar = "GREGORIAN"
    if match := _ESCAPE.match(said):
        calendar = (match[1] or match[2]).replace("_", " ")
        said = said[match.end() :]
    if not (match := _DATE.match(said)):
        return None
    day, month_name, year, dual, before = match.groups()
    number = 1 - int(year) if before else int(year)
    months = _REPUBLICAN if calendar == "FRENCH R" else _MONTHS
    month = months.get(month_name[: 4 if calendar == "FRENCH R" else 3]) if month_name else None
    if month_name and month is None:
        return None
    if dual and month is not None and month <= 3:
        number += 1  # 11 FEB 1731/32: the second year is that of our reckoning
    try:
        return _days(calendar, number, month, int(day) if day else None)
    except ValueError:
        return None


def _days(calendar: str, year: int, month: int | None, day: int | None) -> tuple[Day, Day] | None:
    """The first and last day of a year, a month or a day. Raises DayError when there is none such."""
    if calendar not in _CALENDARS:
        return None
    make, length, months = _CALENDARS[calendar]
    if month is None:
        return make(year, 1, 1), make(year, months, length(year, months))
    if day is None:
        return make(year, month, 1), make(year, month, length(year, month))
    return make(year, month, day), make(year, month, day)


def _republican_month_length(year: int, month: int) -> int:
    return 30 if month <= 12 else 6 if republican_is_sextile(year) else 5


_Calendar = tuple[Callable[[int, int, int], Day], Callable[[int, int], int], int]
_CALENDARS: dict[str, _Calendar] = {
    "GREGORIAN": (to_day, month_length, 12),
    "JULIAN": (julian_to_day, julian_month_length, 12),
    "FRENCH R": (republican_to_day, _republican_month_length, 13),
}
