"""Years, months and days whose digits may be unspecified (`X`): what they can stand for, without expanding them.

ISO 8601-2:2019, sections 4.6 and A.5: an `X` stands for one digit that is not given. A mask that no real day of the
calendar fits ("156X-09-31") stands for nothing, and is an error of whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sicetnon.chronology.day import Day, month_end, month_length, to_day, year_end, year_start


def year_range(mask: str) -> tuple[int, int] | None:
    """Least and greatest astronomical year of a mask such as `19XX` or `-01XX`; None for `-0000`, which is no year."""
    if mask[0] == "-":
        least, most = int(mask[1:].replace("X", "0")), int(mask[1:].replace("X", "9"))
        return (-most, -max(least, 1)) if most else None
    if "X" not in mask:
        year = int(mask)
        return year, year
    return int(mask.replace("X", "0")), int(mask.replace("X", "9"))


@cache  # 121 masks in all
def pair_values(mask: str, most: int) -> tuple[int, ...]:
    """The numbers from 1 to `most` that a mask of two digits fits, in order."""
    return tuple(n for n in range(1, most + 1) if _fits(f"{n:02d}", mask))


def masked_bounds(year: str, month: str | None, day: str | None) -> tuple[Day, Day] | None:
    """First and last real day that the masks fit; None when there is none."""
    years = year_range(year)
    if years is None:
        return None
    first, last = years
    if month is None:
        return year_start(first), year_end(last)
    months = pair_values(month, 12)
    if not months:
        return None
    if day is None:
        return to_day(first, months[0]), month_end(last, months[-1])
    days = pair_values(day, 31)
    low = _first_day(_matching_years(year, first, last), months, days)
    if low is None:
        return None
    high = _first_day(_matching_years(year, last, first), months[::-1], days[::-1])
    return low, low if high is None else high


def _first_day(years: Iterator[int], months: tuple[int, ...], days: tuple[int, ...]) -> Day | None:
    """The first existing day in the order given. Only 29 February makes it look beyond the first year."""
    only_leap_day = months == (2,) and days == (29,)
    for year in years:
        for month in months:
            length = month_length(year, month)
            for day in days:
                if day <= length:
                    return to_day(year, month, day)
        if not only_leap_day:
            return None
    return None


def _matching_years(mask: str, first: int, last: int) -> Iterator[int]:
    step = 1 if last >= first else -1
    if "X" not in mask:
        yield first
        return
    digits = mask.lstrip("-")
    for year in range(first, last + step, step):
        if _fits(f"{abs(year):04d}", digits):
            yield year


def _fits(digits: str, mask: str) -> bool:
    return all(want in ("X", digit) for digit, want in zip(digits, mask, strict=True))
