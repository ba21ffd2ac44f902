"""The values of EDTF: frozen, comparable, hashable, with bounds; made by `parse_edtf`.

Two values are equal when they mean the same: `?2004-06` and `2004?-06` are equal, `1984?` and `1984` are not. The order
is by earliest day, then by latest, open sides before and after everything, then by the canonical string.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Iterator
from typing import Literal

import msgspec

from sicetnon.chronology.bounds import Bounds, Extent, hull
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.day import Day, from_day, month_end, month_start, year_end, year_start
from sicetnon.chronology.edtf.digits import year_range

UNCERTAIN, APPROXIMATE = 1, 2
QUALIFIERS = ("", "?", "~", "%")
"""The sign of each sum of the two flags."""

Precision = Literal["day", "month", "season", "year", "interval", "set", "time"]
NONE_QUALIFIED = (0, 0, 0)

_SOUTHERN = {29: "spring", 30: "summer", 31: "autumn", 32: "winter"}
_NORTHERN = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 25: "spring", 26: "summer", 27: "autumn"}
_NORTHERN[28] = "winter"
_FIXED_GROUPS = {
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


class Missing(enum.Enum):
    """An end of an interval that is no date: open (there is none: `..`) or unknown (there is one: nothing written)."""

    OPEN = ".."
    UNKNOWN = ""


class Edtf(msgspec.Struct, frozen=True):
    """What all values share. `earliest` and `latest` are day numbers, inclusive; None where open or unknown."""

    earliest: Day | None
    latest: Day | None

    def bounds(self, conventions: Conventions | None = None) -> Bounds:
        """Earliest and latest day. As ISO 8601-2 has them, approximation changes nothing; with `conventions` an
        approximate value is widened and a season read as they say."""
        if conventions is None:
            return self.earliest, self.latest
        return self._by(conventions)

    def extent(self) -> Extent:
        """Bounds of the begin and of the end. For anything but an interval both are the whole window."""
        return Extent(self.bounds(), self.bounds())

    @property
    def level(self) -> Literal[0, 1, 2]:
        """The lowest level of EDTF that has this form."""
        raise NotImplementedError

    @property
    def precision(self) -> Precision:
        """The unit that the value is given to."""
        raise NotImplementedError

    @property
    def uncertain(self) -> bool:
        """Whether anything in it is marked `?` or `%`."""
        return bool(self._flags() & UNCERTAIN)

    @property
    def approximate(self) -> bool:
        """Whether anything in it is marked `~` or `%`."""
        return bool(self._flags() & APPROXIMATE)

    def _flags(self) -> int:
        return 0

    def _by(self, conventions: Conventions) -> Bounds:
        if self.approximate and self.earliest is not None and self.latest is not None:
            window = conventions.circa(self.earliest, self.latest)
            return window.earliest, window.latest
        return self.earliest, self.latest

    def _order(self) -> tuple[float, float, str]:
        low = -math.inf if self.earliest is None else self.earliest
        return low, math.inf if self.latest is None else self.latest, str(self)

    def __lt__(self, other: object) -> bool:
        return self._order() < other._order() if isinstance(other, Edtf) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._order() <= other._order() if isinstance(other, Edtf) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._order() > other._order() if isinstance(other, Edtf) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._order() >= other._order() if isinstance(other, Edtf) else NotImplemented


class Date(Edtf, frozen=True):
    """A year, month or day, whose digits may be unspecified; `qualifiers` are the flags of year, month and day."""

    year: str
    month: str | None = None
    day: str | None = None
    qualifiers: tuple[int, int, int] = NONE_QUALIFIED

    def __str__(self) -> str:
        parts = [part for part in (self.year, self.month, self.day) if part is not None]
        return join_qualified(parts, self.qualifiers)

    @property
    def level(self) -> Literal[0, 1, 2]:
        flags = self.qualifiers[: 1 + (self.month is not None) + (self.day is not None)]
        if len(set(flags)) > 1 or not self._masked_from_the_right():
            return 2
        marked = "X" in self.year + (self.month or "") + (self.day or "")
        return 1 if marked or flags[0] or self.year[0] == "-" else 0

    @property
    def precision(self) -> Precision:
        return "year" if self.month is None else "month" if self.day is None else "day"

    def _flags(self) -> int:
        year, month, day = self.qualifiers
        return year | month | day

    def _by(self, conventions: Conventions) -> Bounds:
        if not self.approximate or self.earliest is None or self.latest is None:
            return self.earliest, self.latest
        low, high, unit = self.earliest, self.latest, self._approximate_unit()
        if unit < 2 and self.day is not None:  # the day says nothing while the month or the year is approximate
            first, last = from_day(low), from_day(high)
            low, high = month_start(*first[:2]), month_end(*last[:2])
        if unit == 0 and self.month is not None:
            low, high = year_start(from_day(low)[0]), year_end(from_day(high)[0])
        window = conventions.circa(low, high)
        return window.earliest, window.latest

    def _approximate_unit(self) -> int:
        """0, 1, 2 for year, month, day: the last of the leading components that are approximate together, or the first
        component that is so by itself ("2004-06~-11" is about a month, "2004~-06-11" about a year)."""
        flags = [bool(flag & APPROXIMATE) for flag in self.qualifiers]
        if not flags[0]:
            return flags.index(True)
        return flags.index(False) - 1 if False in flags else 2

    def _masked_from_the_right(self) -> bool:
        """Level 1 has 201X, 20XX, XXXX; with months and days a year or month wholly given or wholly not."""
        year, month, day = self.year.lstrip("-"), self.month, self.day
        if month is None:
            return "X" not in year or year == "XXXX" or ("X" not in year[:2] and year[3] == "X")
        if year.count("X") not in (0, 4) or (month != "XX" and "X" in month):
            return False
        if year == "XXXX" and month != "XX":
            return False
        return day is None or "X" not in day + month or day == "XX"


class DateTime(Edtf, frozen=True):
    """A day with a time of day; `clock` is what stands behind the `T`. Its bounds are the calendar day as written."""

    date: Date
    clock: str

    def __str__(self) -> str:
        return f"{self.date}T{self.clock}"

    @property
    def level(self) -> Literal[0, 1, 2]:
        return self.date.level

    @property
    def precision(self) -> Precision:
        return "time"


class Season(Edtf, frozen=True):
    """A part of a year by its code, 21 to 41: seasons, quarters, quadrimesters, semesters (ISO 8601-2, A.6)."""

    year: str
    code: int
    qualifiers: tuple[int, int] = (0, 0)

    def __str__(self) -> str:
        return join_qualified([self.year, str(self.code)], (*self.qualifiers, 0))

    @property
    def level(self) -> Literal[0, 1, 2]:
        plain = self.code <= 24 and self.qualifiers[0] == self.qualifiers[1] and "X" not in self.year
        return 1 if plain else 2

    @property
    def precision(self) -> Precision:
        return "season"

    def _flags(self) -> int:
        return self.qualifiers[0] | self.qualifiers[1]

    def _by(self, conventions: Conventions) -> Bounds:
        first, last = group_months(self.code, conventions)
        low, high = year_range(self.year) or (0, 0)
        bounds = month_start(low, first), month_end(high, last)
        if not self.approximate:
            return bounds
        window = conventions.circa(*bounds)
        return window.earliest, window.latest


class LongYear(Edtf, frozen=True):
    """A year with `Y`, an exponent, or significant digits: `Y170000002`, `Y-17E7`, `1950S2`.

    `digits` is what is written before any E, with its sign. With significant digits the year itself is an estimate, and
    the bounds are all years that begin with those digits (A.4.5: `1950S2` is some year from 1900 to 1999).
    """

    digits: str
    exponent: int = 0
    significant: int = 0
    qualifier: int = 0

    def __str__(self) -> str:
        text = self.digits if len(self.digits.lstrip("-")) == 4 and not self.exponent else f"Y{self.digits}"
        text += f"E{self.exponent}" if self.exponent else ""
        text += f"S{self.significant}" if self.significant else ""
        return text + QUALIFIERS[self.qualifier]

    @property
    def estimate(self) -> int:
        """The year as it is written, without regard to how many of its digits are significant."""
        return int(self.digits + "0" * self.exponent)

    @property
    def level(self) -> Literal[0, 1, 2]:
        return 2 if self.exponent or self.significant else 1

    @property
    def precision(self) -> Precision:
        return "year"

    def _flags(self) -> int:
        return self.qualifier


End = Date | DateTime | Season | LongYear


class Interval(Edtf, frozen=True):
    """From one date to another. A missing end is `Missing.OPEN` or `Missing.UNKNOWN`, and its bound None."""

    begin: End | Missing
    end: End | Missing

    def __str__(self) -> str:
        first, last = (side.value if isinstance(side, Missing) else str(side) for side in (self.begin, self.end))
        return f"{first}/{last}"

    @property
    def level(self) -> Literal[0, 1, 2]:
        levels = {1 if isinstance(side, Missing) else side.level for side in (self.begin, self.end)}
        if "X" in str(self) or 2 in levels:
            return 2
        return 1 if 1 in levels else 0

    @property
    def precision(self) -> Precision:
        return "interval"

    def extent(self) -> Extent:
        """Bounds of the begin and of the end: the begin is no later than the latest end, and the other way round."""
        begin = (None, self.latest) if isinstance(self.begin, Missing) else self.begin.bounds()
        end = (self.earliest, None) if isinstance(self.end, Missing) else self.end.bounds()
        return Extent(begin, end)

    def _flags(self) -> int:
        flags = 0
        for side in (self.begin, self.end):
            flags |= 0 if isinstance(side, Missing) else side._flags()
        return flags

    def _by(self, conventions: Conventions) -> Bounds:
        low = None if isinstance(self.begin, Missing) else self.begin.bounds(conventions)[0]
        return low, None if isinstance(self.end, Missing) else self.end.bounds(conventions)[1]


class SetRange(msgspec.Struct, frozen=True):
    """Consecutive members of a set, `1670..1672`; None on a side that is open (`..1984`, `1760-12..`)."""

    begin: End | None
    end: End | None

    def __str__(self) -> str:
        return f"{'' if self.begin is None else self.begin}..{'' if self.end is None else self.end}"


class DateSet(Edtf, frozen=True):
    """One of a set (`[..]`) or all of it (`{..}`). Ranges stay ranges: nothing is expanded."""

    choice: Literal["one", "all"]
    items: tuple[End | SetRange, ...]

    def __str__(self) -> str:
        inner = ",".join(str(item) for item in self.items)
        return f"[{inner}]" if self.choice == "one" else f"{{{inner}}}"

    @property
    def level(self) -> Literal[0, 1, 2]:
        return 2

    @property
    def precision(self) -> Precision:
        return "set"

    def windows(self) -> Iterator[Bounds]:
        """The window of every item in the order written; a range is one window."""
        return (item_bounds(item) for item in self.items)

    def _flags(self) -> int:
        flags = 0
        for item in self.items:
            for date in (item.begin, item.end) if isinstance(item, SetRange) else (item,):
                flags |= date._flags() if date is not None else 0
        return flags

    def _by(self, conventions: Conventions) -> Bounds:
        return hull(item_bounds(item, conventions) for item in self.items)


def item_bounds(item: End | SetRange, conventions: Conventions | None = None) -> Bounds:
    """Bounds of one item of a set."""
    if not isinstance(item, SetRange):
        return item.bounds(conventions)
    low = None if item.begin is None else item.begin.bounds(conventions)[0]
    return low, None if item.end is None else item.end.bounds(conventions)[1]


def group_months(code: int, conventions: Conventions) -> tuple[int, int]:
    """First and last month of a sub-year grouping, counted from its year's January; 13 and 14 are in the next year.

    The seasons that name no hemisphere (21 to 24) are read as northern, and a winter begins in its year's December.
    """
    if code in _FIXED_GROUPS:
        return _FIXED_GROUPS[code]
    if code in _NORTHERN:
        return conventions.season_months(_NORTHERN[code])
    return conventions.season_months(_SOUTHERN[code], southern=True)


def join_qualified(parts: list[str], flags: tuple[int, int, int]) -> str:
    """The shortest canonical writing: one sign behind the leading components that share it, one sign before each
    other component that has one."""
    group = 1
    while group < len(parts) and flags[group] == flags[0]:
        group += 1
    written = list(parts)
    if flags[0]:
        written[group - 1] += QUALIFIERS[flags[0]]
    for index in range(group if flags[0] else 0, len(parts)):
        written[index] = QUALIFIERS[flags[index]] + written[index]
    return "-".join(written)
