"""What vague words of time mean as bounds: one place, every kind of expression named, all of it overridable.

`Conventions()` holds the defaults that docs/dates.md explains; `load_conventions` reads other numbers from a TOML file.
Its methods turn a kind of expression ("the part `late` of the month November 1939") into a `Window` of days that also
carries the convention's name, so that whatever is shown to a reader can say which convention it rests on. No words of
any language stand here: the lexicons map them to the keys used (`early`, `turn`, `several`, `autumn` …).
"""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from sicetnon.chronology.day import Day, from_day, month_end, month_length, month_start, to_day, year_end, year_start
from sicetnon.errors import UsageError

Part = str
"""`early`, `mid`, `late`, `beginning`, `end` (of the tables below), or an exact part such as `first_half`,
`second_half`, `first_third` … `last_third`, `first_quarter` … `last_quarter`, `first_decade` … (see `EXACT_PARTS`)."""
Unit = Literal["day", "week", "fortnight", "month", "quarter", "season", "year", "decade", "century"]
Season = Literal["spring", "summer", "autumn", "winter"]
Range = tuple[int, int]

EXACT_PARTS: dict[str, tuple[int, int]] = {
    "first_half": (1, 2),
    "second_half": (2, 2),
    "first_third": (1, 3),
    "middle_third": (2, 3),
    "last_third": (3, 3),
    "first_quarter": (1, 4),
    "second_quarter": (2, 4),
    "third_quarter": (3, 4),
    "last_quarter": (4, 4),
}
"""Parts that are no matter of convention: the n-th of so many equal parts."""

UNIT_DAYS: dict[str, float] = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30.436875,
    "quarter": 91.310625,
    "season": 91.310625,
    "year": 365.2425,
    "decade": 3652.425,
    "century": 36524.25,
}
"""Mean lengths of the units in the Gregorian calendar, in days."""

_UNEVEN: dict[str, Range] = {
    "month": (28, 31),
    "quarter": (90, 92),
    "season": (89, 92),
    "year": (365, 366),
    "decade": (3651, 3653),
    "century": (36524, 36525),
}
"""Shortest and longest of the units that have no fixed length."""


class Window(msgspec.Struct, frozen=True):
    """Earliest and latest day (inclusive, None where open) and the name of the convention that gives them."""

    earliest: Day | None
    latest: Day | None
    convention: str = ""


def _parts_of_month() -> dict[str, Range]:
    return {"early": (1, 10), "mid": (10, 20), "late": (20, 31), "beginning": (1, 10), "end": (20, 31)}


def _parts_of_year() -> dict[str, Range]:
    return {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "beginning": (1, 3), "end": (10, 12)}


def _parts_of_decade() -> dict[str, Range]:
    return {"early": (0, 3), "mid": (3, 6), "late": (6, 9), "beginning": (0, 2), "end": (7, 9)}


def _parts_of_century() -> dict[str, Range]:
    return {"early": (0, 33), "mid": (33, 66), "late": (66, 99), "beginning": (0, 24), "end": (75, 99)}


def _parts_of_week() -> dict[str, Range]:
    return {"early": (0, 2), "mid": (2, 4), "late": (4, 6), "beginning": (0, 1), "end": (4, 6)}


def _seasons() -> dict[str, Range]:
    return {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


def _counts() -> dict[str, Range]:
    return {
        "couple": (2, 3),
        "few": (2, 6),
        "some": (2, 8),
        "several": (2, 8),
        "many": (4, 30),
        "half": (0, 1),
    }


def _gap_slack() -> dict[str, Range]:
    return {
        "day": (0, 0),
        "week": (1, 3),
        "fortnight": (3, 4),
        "month": (5, 15),
        "quarter": (15, 30),
        "season": (30, 45),
        "year": (60, 120),
        "decade": (730, 730),
        "century": (3652, 3652),
    }


class Conventions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers behind vague words. Every field is one kind of expression; docs/dates.md gives reasons and sources.

    Parts of a month are days of the month, of a year months, of a decade and a century years counted from 0, of a week
    weekdays counted from Monday = 0; all ranges are inclusive. Neighbouring parts may share a year: vague words do not
    cut time into cells.
    """

    month_parts: dict[str, Range] = msgspec.field(default_factory=_parts_of_month)
    year_parts: dict[str, Range] = msgspec.field(default_factory=_parts_of_year)
    decade_parts: dict[str, Range] = msgspec.field(default_factory=_parts_of_decade)
    century_parts: dict[str, Range] = msgspec.field(default_factory=_parts_of_century)
    week_parts: dict[str, Range] = msgspec.field(default_factory=_parts_of_week)
    seasons: dict[str, Range] = msgspec.field(default_factory=_seasons)
    """Months of the northern seasons; 13 and 14 are January and February of the next year."""
    turn_years: int = 10
    """"The turn of the 20th century": so many years on either side."""
    turn_of_year_days: int = 31
    """"At the turn of 1939/40": so many days before and after midnight of 31 December."""
    turn_of_month_days: int = 10
    circa_days: int = 3
    """"c. 12 May 1943"."""
    circa_month_days: int = 15
    """"c. May 1943": on either side of the month."""
    circa_years: tuple[tuple[int, int], ...] = ((-3000, 100), (-1000, 50), (1, 25), (500, 10), (1500, 5), (1900, 2))
    """"c. 1240": from that year on, so many years on either side; before the first, ten times as many as there."""
    circa_decade_years: int = 5
    circa_century_years: int = 25
    counts: dict[str, Range] = msgspec.field(default_factory=_counts)
    """How many of a unit the vague numbers stand for ("several weeks")."""
    gap_slack: dict[str, Range] = msgspec.field(default_factory=_gap_slack)
    """"A month after" is a month less the first and more the second number of days: 25 to 45."""
    shortly_days: Range = (1, 31)
    """"Shortly after", "soon after"."""
    immediately_days: Range = (0, 7)
    """"Immediately after", "in the immediate aftermath"."""

    def part_of_month(self, year: int, month: int, part: Part) -> Window:
        """ "Late November 1939", "the end of November", "the first half of May". KeyError for an unknown part."""
        length = month_length(year, month)
        if part in EXACT_PARTS:
            first, last = _exact(length, part)
        else:
            first, last = self.month_parts[part]
        start = to_day(year, month)
        return Window(start + min(first, length) - 1, start + min(last, length) - 1, f"month.{part}")

    def part_of_year(self, year: int, part: Part) -> Window:
        """ "Early 1940", "the end of 1939", "the second half of 1941". KeyError for an unknown part."""
        first, last = _exact(12, part) if part in EXACT_PARTS else self.year_parts[part]
        return Window(month_start(year, first), month_end(year, last), f"year.{part}")

    def part_of_decade(self, year: int, part: Part) -> Window:
        """ "The late 1930s": `year` is the decade's first (1930). KeyError for an unknown part."""
        first, last = _exact(10, part) if part in EXACT_PARTS else self.decade_parts[part]
        return self._years(year, first, last, f"decade.{part}")

    def part_of_century(self, century: int, part: Part) -> Window:
        """ "Early 13th century", "the second half of the 2nd century BCE" (-2). KeyError for an unknown part."""
        first, last = _exact(100, part) if part in EXACT_PARTS else self.century_parts[part]
        return self._years(century_start(century), first, last, f"century.{part}")

    def part_of_week(self, monday: Day, part: Part) -> Window:
        """ "Late that week", of the week that begins on the day `monday`. KeyError for an unknown part."""
        first, last = self.week_parts[part]
        return Window(monday + first, monday + last, f"week.{part}")

    def season(self, year: int, season: str, part: Part = "", *, southern: bool = False) -> Window:
        """ "The spring of 1940", "late summer 1942"; the winter of a year begins in its December.

        `part` early, mid, late takes one third of the season. Southern seasons are shifted by half a year, the summer
        beginning in December of the year. KeyError for an unknown season or part.
        """
        first, last = self.season_months(season, southern=southern)
        start, end = month_start(year, first), month_end(year, last)
        name = f"season.{season}"
        if not part:
            return Window(start, end, name)
        thirds = {"early": 1, "beginning": 1, "mid": 2, "late": 3, "end": 3}
        if part in EXACT_PARTS:
            low, high = _exact(end - start + 1, part)
            return Window(start + low - 1, start + high - 1, f"{name}.{part}")
        low, high = _exact(last - first + 1, {1: "first_third", 2: "middle_third", 3: "last_third"}[thirds[part]])
        return Window(month_start(year, first + low - 1), month_end(year, first + high - 1), f"{name}.{part}")

    def season_months(self, season: str, *, southern: bool = False) -> Range:
        """First and last month of a season; 13 and 14 are January and February of the next year. May raise KeyError."""
        first, last = self.seasons[season]
        if not southern:
            return first, last
        return (first + 6, last + 6) if last < 9 else (first - 6, last - 6)

    def turn_of_century(self, century: int) -> Window:
        """ "The turn of the 20th century": around 1900, where that century begins."""
        return self._years(century_start(century), -self.turn_years, self.turn_years - 1, "century.turn")

    def turn_of_year(self, year: int) -> Window:
        """ "At the turn of 1939/40" (year 1939): the end of that year and the beginning of the next."""
        middle = year_end(year)
        return Window(middle - self.turn_of_year_days + 1, middle + self.turn_of_year_days, "year.turn")

    def turn_of_month(self, year: int, month: int) -> Window:
        """ "At the turn of November and December" (month 11)."""
        middle = month_end(year, month)
        return Window(middle - self.turn_of_month_days + 1, middle + self.turn_of_month_days, "month.turn")

    def circa(self, earliest: Day, latest: Day) -> Window:
        """ "c." of anything with bounds: a day, a month, a season, a year, a decade, a century, told by its length."""
        length = latest - earliest + 1
        if length <= 7:
            return Window(earliest - self.circa_days, latest + self.circa_days, "circa.day")
        if length < 360:
            return Window(earliest - self.circa_month_days, latest + self.circa_month_days, "circa.month")
        first, last = from_day(earliest)[0], from_day(latest)[0]
        years, name = self._circa_years(first), "circa.year"
        if last - first >= 30:
            years, name = max(years, self.circa_century_years), "circa.century"
        elif last - first >= 5:
            years, name = max(years, self.circa_decade_years), "circa.decade"
        return Window(year_start(first - years), year_end(last + years), name)

    def count(self, key: str) -> Range:
        """How many "several" are: least and most. KeyError for an unknown word."""
        return self.counts[key]

    def length(self, unit: str, least: float, most: float | None = None) -> Range:
        """A duration in days: "several weeks" is `length("week", *count("several"))`; two days are exactly two."""
        low, _ = _calendar_length(unit, least)
        _, high = _calendar_length(unit, least if most is None else most)
        return int(low), max(1, math.ceil(high))

    def gap(self, unit: str, least: float, most: float | None = None) -> Range:
        """A distance in days between two events: "a month after" is 25 to 45, "two days later" exactly 2."""
        days = UNIT_DAYS[unit]
        minus, plus = self.gap_slack[unit]
        most = least if most is None else most
        return max(0, int(least * days) - minus), int(most * days) + plus

    def _circa_years(self, year: int) -> int:
        years = 10 * self.circa_years[0][1]
        for since, slack in self.circa_years:
            if year < since:
                break
            years = slack
        return years

    def _years(self, start: int, first: int, last: int, name: str) -> Window:
        first_year, last_year = start + first, start + last
        return Window(year_start(first_year), year_end(last_year), name)


def century_start(century: int) -> int:
    """The first astronomical year of a century as EDTF counts it: 19 is 1800 (`18XX`), -2 (BCE) is -199 (200 BCE).

    Strictly the 19th century runs from 1801; usage and EDTF both take the hundreds. Raises UsageError for century 0.
    """
    if century == 0:
        raise UsageError("there is no century 0")
    return 100 * (century - 1) if century > 0 else 100 * century + 1


def _exact(length: int, part: Part) -> Range:
    which, of = EXACT_PARTS[part]
    return (which - 1) * length // of + 1 - (length in (10, 100)), which * length // of - (length in (10, 100))


def _calendar_length(unit: str, number: float) -> tuple[float, float]:
    """Least and most days of so many units: months are 28 to 31 days, two of them 58 to 62, years 365 or 366."""
    mean = number * UNIT_DAYS[unit]
    if unit not in _UNEVEN:
        return mean, mean
    shortest, longest = _UNEVEN[unit]
    return max(number * shortest, mean - 2.5), min(number * longest, mean + 2)


def load_conventions(path: Path) -> Conventions:
    """The defaults with the numbers of a TOML file put over them, table by table and key by key.

    Raises UsageError when the file is no TOML, names an unknown convention, or gives a range that is none.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        defaults = msgspec.to_builtins(Conventions())
        merged = {
            name: {**defaults[name], **value} if isinstance(value, dict) and name in defaults else value
            for name, value in given.items()
        }
        found = msgspec.convert({**defaults, **merged}, Conventions)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as problem:
        raise UsageError(f"{path}: not a file of conventions: {problem}") from problem
    _check(found, path)
    return found


def _check(conventions: Conventions, path: Path) -> None:
    for field in conventions.__struct_fields__:
        table = getattr(conventions, field)
        if not isinstance(table, dict) or field == "gap_slack":
            continue
        for key, (first, last) in table.items():
            if first > last:
                raise UsageError(f"{path}: {field}.{key} begins after it ends")
