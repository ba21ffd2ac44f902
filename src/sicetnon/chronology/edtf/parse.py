"""Text to value. Plain dates take a short path; whatever is wrong is found out only once it is known to be wrong.

Every pattern is anchored, without nested repetition, so that time is linear in the length of the text.
"""

from __future__ import annotations

import re

from sicetnon.chronology.bounds import hull
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.day import (
    BEFORE_MONTH,
    BEFORE_MONTH_LEAP,
    DAYS_IN_MONTH,
    month_end,
    month_start,
    year_end,
    year_start,
)
from sicetnon.chronology.edtf.digits import masked_bounds, year_range
from sicetnon.chronology.edtf.values import (
    Date,
    DateSet,
    DateTime,
    Edtf,
    End,
    Interval,
    LongYear,
    Missing,
    Season,
    SetRange,
    group_months,
    item_bounds,
)
from sicetnon.errors import InputError

MAX_YEAR_DIGITS = 100
"""A year of more digits than this is refused: no calendar reaches there, and its arithmetic would only cost time."""

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2}(?:-[0-9]{2})?))?").fullmatch
_DATE = re.compile(
    r"([?~%]?)(-?[0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_LONG_YEAR = re.compile(r"(Y?)(-?[0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?([?~%]?)")
_CLOCK = re.compile(
    r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00|23:59:60)"
    r"(?:Z|\+(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|\+14(?::00)?|-(?!00(?::00)?$)(?:0[0-9]|1[01])(?::[0-5][0-9])?|-12(?::00)?)?"
)
_SHOWN = 60  # characters of a wrong text that its error repeats
_FLAGS = {"": 0, "?": 1, "~": 2, "%": 3}
_CONVENTIONS = Conventions()
_GROUPS = {f"{code}": group_months(code, _CONVENTIONS) for code in range(21, 42)}


def _month_days(before: tuple[int, ...], february: int) -> dict[str, tuple[int, int]]:
    """First and last day of the year, counted from 0, of every month (`02`) and every day of it (`02-28`)."""
    found = {}
    for month in range(1, 13):
        length = february if month == 2 else DAYS_IN_MONTH[month]
        found[f"{month:02d}"] = before[month], before[month] + length - 1
        for day in range(1, length + 1):
            found[f"{month:02d}-{day:02d}"] = before[month] + day - 1, before[month] + day - 1
    return found


_COMMON = _month_days(BEFORE_MONTH, 28)
_LEAP = _month_days(BEFORE_MONTH_LEAP, 29)


class EdtfError(InputError, ValueError):
    """The text is no EDTF. `position` is the offset of the first character at fault in `text`; `advice` says what
    would do."""

    def __init__(self, problem: str, text: str, position: int, advice: str = "") -> None:
        self.text = text
        super().__init__(problem, position=position, advice=advice)

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"
        advice = f" ({self.advice})" if self.advice else ""
        return f"'{shown}' is no EDTF: {self.problem}, at offset {self.position}{advice}"


def parse_edtf(text: str) -> Edtf:
    """The value of an EDTF string, level 0, 1 or 2.

    Raises EdtfError, a ValueError, for anything else, days that no calendar has and intervals that end before they
    begin included. Cost: about two microseconds for a plain date; linear in the length of the text.
    """
    found = _PLAIN(text)
    if found is not None:
        plain = _plain(text, found[1], found[2])
        if plain is not None:
            return plain
    first = text[:1]
    if first in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _single(text, text, 0)


def _plain(text: str, year_digits: str, rest: str | None) -> Date | None:
    """A date of digits alone that the calendar has; None for whatever else it may be (a season, a mistake)."""
    bounds = _plain_bounds(year_digits, rest)
    if bounds is None:
        return None
    if rest is None:
        return Date(bounds[0], bounds[1], text)
    if len(rest) == 2:
        return Date(bounds[0], bounds[1], year_digits, rest)
    return Date(bounds[0], bounds[1], year_digits, rest[:2], rest[3:])


def _plain_bounds(year_digits: str, rest: str | None) -> tuple[int, int] | None:
    """Bounds of a year, or of a month ("02") or day ("02-28") of it; None when there is none."""
    year = int(year_digits)
    before = year - 1
    leap = not year & 3 and (year % 100 != 0 or year % 400 == 0)
    start = 365 * before + (before >> 2) - before // 100 + before // 400 + 1
    if year_digits == "-0000":
        return None
    if rest is None:
        return start, start + (365 if leap else 364)
    days = (_LEAP if leap else _COMMON).get(rest)
    return None if days is None else (start + days[0], start + days[1])


def _single(whole: str, text: str, offset: int) -> End:
    """One date of any kind; `whole` and `offset` are for the message of an error."""
    found = _PLAIN(text)
    if found is not None:
        plain = _plain(text, found[1], found[2])
        if plain is not None:
            return plain
    found = _DATE.fullmatch(text)
    if found is not None:
        return _date(whole, found, offset)
    if "T" in text:
        return _date_time(whole, text, offset)
    found = _LONG_YEAR.fullmatch(text)
    if found is not None and (found[1] or found[4]):
        return _long_year(whole, found, offset)
    raise _unreadable(whole, text, offset)


def _date(whole: str, found: re.Match[str], offset: int) -> Date | Season:
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = found.groups()
    if day is not None:
        after_day = _FLAGS[after_day]
        after_month = _FLAGS[after_month] | after_day
        after_year = _FLAGS[after_year] | after_month
        flags = (_FLAGS[before_year] | after_year, _FLAGS[before_month] | after_month, _FLAGS[before_day] | after_day)
    elif month is not None:
        after_month = _FLAGS[after_month]
        after_year = _FLAGS[after_year] | after_month
        flags = (_FLAGS[before_year] | after_year, _FLAGS[before_month] | after_month, 0)
        if month in _GROUPS:
            return _season(whole, year, month, flags, offset)
    else:
        flags = (_FLAGS[before_year] | _FLAGS[after_year], 0, 0)
    if "X" in found[0]:
        bounds = masked_bounds(year, month, day)
    else:
        bounds = _plain_bounds(year, month if day is None else f"{month}-{day}")
    if bounds is None:
        raise _no_such_date(whole, found, offset)
    return Date(bounds[0], bounds[1], year, month, day, flags)


def _season(whole: str, year: str, code: str, flags: tuple[int, int, int], offset: int) -> Season:
    years = year_range(year)
    if years is None:
        raise EdtfError("there is no year -0000", whole, offset, "the year 1 BCE is 0000")
    first, last = _GROUPS[code]
    return Season(month_start(years[0], first), month_end(years[1], last), year, int(code), flags[:2])


def _date_time(whole: str, text: str, offset: int) -> DateTime:
    date_text, clock = text.split("T", 1)
    found = _DATE.fullmatch(date_text)
    date = _date(whole, found, offset) if found is not None else None
    if not isinstance(date, Date) or date.day is None or "X" in date_text or date.uncertain or date.approximate:
        raise EdtfError("only a full day can have a time", whole, offset, "as in 1985-04-12T23:20:30")
    if _CLOCK.fullmatch(clock) is None:
        raise EdtfError(
            f"'{clock}' is no time of day",
            whole,
            offset + len(date_text) + 1,
            "hh:mm:ss, then nothing, Z, or an offset from -12:00 to +14:00 such as +04:30",
        )
    return DateTime(date.earliest, date.latest, date, clock)


def _long_year(whole: str, found: re.Match[str], offset: int) -> LongYear:
    prefix, digits, exponent_digits, significant_digits, sign = found.groups()
    size = len(digits.lstrip("-"))
    if size > MAX_YEAR_DIGITS or len(exponent_digits or "") > 3 or len(significant_digits or "") > 3:
        raise EdtfError(f"a year of more than {MAX_YEAR_DIGITS} digits", whole, offset)
    exponent, significant = int(exponent_digits or 0), int(significant_digits or 0)
    total = size + exponent
    problem = ""
    if total > MAX_YEAR_DIGITS:
        problem = f"a year of more than {MAX_YEAR_DIGITS} digits"
    elif prefix and not exponent_digits and size < 5:
        problem = "a year of four digits has no Y before it"
    elif not prefix and size != 4:
        problem = "a year of more than four digits has a Y before it"
    elif digits.lstrip("-")[0] == "0" and (prefix or int(digits) == 0):
        problem = "a long year does not begin with 0"
    elif exponent_digits is not None and not (prefix and exponent):
        problem = "an exponent is at least 1 and has a Y before its year"
    elif significant_digits is not None and not 1 <= significant <= total:
        problem = f"significant digits are 1 to {total} here"
    if problem:
        raise EdtfError(problem, whole, offset)
    year = int(digits) * 10**exponent
    unit = 10 ** (total - significant) if significant else 1
    low = abs(year) // unit * unit
    first, last = (low, low + unit - 1) if year >= 0 else (1 - low - unit, -low)
    return LongYear(year_start(first), year_end(last), digits, exponent, significant, _FLAGS[sign])


def _interval(text: str) -> Interval:
    first, _, last = text.partition("/")
    if "/" in last:
        second = text.index("/", len(first) + 1)
        raise EdtfError("an interval has two ends", text, second)
    if not first and not last:
        raise EdtfError("an interval without any end", text, 0, "write ../.. for all of time")
    begin = _end(text, first, 0)
    end = _end(text, last, len(first) + 1)
    low = None if isinstance(begin, Missing) else begin.earliest
    high = None if isinstance(end, Missing) else end.latest
    if low is not None and high is not None and low > high:
        raise EdtfError("the interval ends before it begins", text, len(first) + 1)
    return Interval(low, high, begin, end)


def _end(whole: str, text: str, offset: int) -> End | Missing:
    if text == "..":
        return Missing.OPEN
    return _single(whole, text, offset) if text else Missing.UNKNOWN


def _set(text: str) -> DateSet:
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing or len(text) < 2:
        raise EdtfError(f"the set is not closed by {closing}", text, len(text) - 1)
    items: list[End | SetRange] = []
    pieces = text[1:-1].split(",")
    offset = 1
    for index, piece in enumerate(pieces):
        inner = piece.strip(" ")
        place = offset + len(piece) - len(piece.lstrip(" "))
        if ".." in inner:
            items.append(_range(text, inner, place, first=index == 0, last=index == len(pieces) - 1))
        else:
            items.append(_single(text, inner, place))
        offset += len(piece) + 1
    low, high = hull(item_bounds(item) for item in items)
    return DateSet(low, high, "one" if closing == "]" else "all", tuple(items))


def _range(whole: str, text: str, offset: int, *, first: bool, last: bool) -> SetRange:
    begin_text, _, end_text = text.partition("..")
    if not begin_text and not (first and end_text):
        raise EdtfError("only the first member of a set can have an open begin", whole, offset)
    if not end_text and not last:
        raise EdtfError("only the last member of a set can have an open end", whole, offset)
    begin = _single(whole, begin_text, offset) if begin_text else None
    end = _single(whole, end_text, offset + len(begin_text) + 2) if end_text else None
    if begin is not None and end is not None:
        if begin.precision != end.precision:
            raise EdtfError("a range needs the same precision at both ends", whole, offset)
        if begin.earliest is not None and end.latest is not None and begin.earliest > end.latest:
            raise EdtfError("the range ends before it begins", whole, offset)
    return SetRange(begin, end)


def _no_such_date(whole: str, found: re.Match[str], offset: int) -> EdtfError:
    year, month, day = found[2], found[5], found[8]
    if year == "-0000":
        return EdtfError("there is no year -0000", whole, offset, "the year 1 BCE is 0000")
    if month in _GROUPS:
        return EdtfError("seasons have no days", whole, offset + found.start(8))
    if masked_bounds(year, month, None) is None:
        return EdtfError(
            f"'{month}' is neither a month nor a season",
            whole,
            offset + found.start(5),
            "months are 01 to 12, seasons and other groups 21 to 41",
        )
    return EdtfError(f"no {year}-{month} has a day '{day}'", whole, offset + found.start(8))


def _unreadable(whole: str, text: str, offset: int) -> EdtfError:
    """An error at the first character that no date can go on with."""
    if not text:
        return EdtfError("nothing where a date should be", whole, offset)
    found = _DATE.match(text) or _LONG_YEAR.match(text)
    reached = found.end() if found else 0
    advice = "a century is written 19XX, a decade 193X" if re.fullmatch(r"-?[0-9]{2,3}[?~%]?", text) else ""
    rest = text[reached : reached + 8]
    problem = f"no date goes on with '{rest}'" if rest else "this is too short for a date"
    return EdtfError(problem, whole, offset + reached, advice)
