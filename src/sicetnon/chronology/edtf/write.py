"""The shortest EDTF string for a window of days."""

from __future__ import annotations

from sicetnon.chronology.day import Day, from_day, iso, iso_year, month_length

_GROUP_OF_MONTHS = {
    (1, 3): 33, (4, 6): 34, (7, 9): 35, (10, 12): 36,
    (1, 4): 37, (5, 8): 38, (9, 12): 39,
    (1, 6): 40, (7, 12): 41,
}  # fmt: skip


def edtf_of_days(earliest: Day | None, latest: Day | None, qualifier: str = "") -> str:
    """An EDTF string whose bounds are exactly these: a day, month, quarter, quadrimester, semester, year, decade or
    century where the window is one, else an interval; `..` where a side is open.

    `qualifier` is "", "?", "~" or "%", and marks the date or both dates of the interval. Empty when both are None.
    """
    if earliest is None and latest is None:
        return ""
    if earliest is None or latest is None:
        begin = ".." if earliest is None else _edge(earliest, first=True) + qualifier
        return f"{begin}/{'..' if latest is None else _edge(latest, first=False) + qualifier}"
    single = _unit(earliest, latest)
    if single:
        return single + qualifier
    return f"{_edge(earliest, first=True)}{qualifier}/{_edge(latest, first=False)}{qualifier}"


def _year_text(year: int) -> str:
    return iso_year(year) if -9999 <= year <= 9999 else f"Y{year}"


def _unit(earliest: Day, latest: Day) -> str:
    year, month, day = from_day(earliest)
    last_year, last_month, last_day = from_day(latest)
    if not -9999 <= year <= last_year <= 9999:
        return _year_text(year) if year == last_year and latest - earliest >= 364 else ""
    if earliest == latest:
        return iso(earliest)
    if day != 1 or last_day != month_length(last_year, last_month):
        return ""
    if year == last_year:
        if month == last_month:
            return f"{iso_year(year)}-{month:02d}"
        group = _GROUP_OF_MONTHS.get((month, last_month))
        return iso_year(year) if (month, last_month) == (1, 12) else f"{iso_year(year)}-{group}" if group else ""
    if (month, last_month) != (1, 12):
        return ""
    return _masked_years(year, last_year)


def _masked_years(first: int, last: int) -> str:
    sign, low, high = ("-", -last, -first) if first < 0 else ("", first, last)
    for size, mask in ((10, "X"), (100, "XX"), (1000, "XXX")):
        if low % size == 0 and high == low + size - 1 and (low > 0 or not sign):
            return f"{sign}{low // size:0{4 - len(mask)}d}{mask}"
    return ""


def _edge(day: Day, *, first: bool) -> str:
    """A day, or the month or year that begins (`first`) or ends with it."""
    year, month, of_month = from_day(day)
    if not -9999 <= year <= 9999:
        return f"Y{year}"
    if of_month != (1 if first else month_length(year, month)):
        return iso(day)
    whole_year = month == (1 if first else 12)
    return iso_year(year) if whole_year else f"{iso_year(year)}-{month:02d}"
