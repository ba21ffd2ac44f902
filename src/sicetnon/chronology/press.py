"""The day of a news report, from the line that it begins with ("LIMA, 17 NOV 89 (EFE) -- …").

Reports give days without years, and name days from where their writer stands ("last night", "on Monday"). Both rest on
the line before the text; a broadcast gives its hour too, in Greenwich time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from sicetnon.chronology.day import DayError, from_day, to_day
from sicetnon.chronology.phrases import Atom

HEAD = 400  # code points from the beginning of a text within which the line of its first report stands
FIRST_YEAR = 1930  # two digits are a year of the hundred years that begin here: agencies date so since the telex
SMALL_HOURS = 8  # before this hour at Greenwich it is still the day before in the west
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"[^\W\d_]{3,10}\.?"
_YEAR = r"(?:,?\s(?P<year>'?\d{2}|(?:19|20)\d{2}))"
_ENDS = r"\s{0,2}(?:\(|\[|--|–|—|:\s)"
_FILED_BY = r"\s{0,2}(?:\([^()\n]{2,60}\)\s{0,2})?(?:--|–|—)(?!\s?\d)"
_SENT_IN = _YEAR.replace("year", "in")
_DATELINE = re.compile(
    rf"(?P<sent>[01]\d|2[0-3])[0-5]\d\s(?:GMT|UTC)\s(?P<day>{_DAY}[^\S\n]{_MONTH}){_SENT_IN}(?=\s*\n)|"
    rf"(?:(?P<hour>[01]\d|2[0-3])[0-5]\d\s(?:GMT|UTC)\s|(?<![^\s,(]))"
    rf"(?P<date>{_DAY}[^\S\n]{_MONTH}|{_MONTH}[^\S\n]{_DAY}(?!\d))(?:{_YEAR}(?={_ENDS})|(?={_FILED_BY}))"
)
_SENT_AT = re.compile(r"(?<!\d)(?:[01]\d|2[0-3])[0-5]\d\s(?:GMT|UTC)\b")
_NEXT_REPORT = re.compile(r"\n[^\S\n]*(?=[(\w][^\n]{4,160}\s(?:--|–|—)\s)")
_ENOUGH = 160  # code points from the head of a line within which the line of a later report ends


class Filing(msgspec.Struct, frozen=True):
    """The line of one report: `start` where it begins to count, `span` of its date, its year and hour where given."""

    start: int
    span: tuple[int, int]
    year: int | None
    hour: int | None


class Filed(msgspec.Struct, frozen=True):
    """The day on which a report was filed, as its writer counts it: `earliest` is the day before in the small hours of
    Greenwich, where the report may come from farther west. `words` is the line's own date."""

    start: int
    earliest: int
    day: int
    words: str

    @property
    def date(self) -> tuple[int, int, int]:
        """Year, month and day."""
        return from_day(self.day)


def says_when_sent(text: str, start: int, end: int) -> bool:
    """Whether a line gives the hour at which a report was sent ("LIMA EFE IN SPANISH 1730 GMT 8 MAR 84")."""
    return bool(_SENT_AT.search(text, start, end))


def _year(written: str | None) -> int | None:
    if not written:
        return None
    short = int(written.lstrip("'"))
    if short > 99:
        return short
    return FIRST_YEAR - FIRST_YEAR % 100 + short + (100 if short < FIRST_YEAR % 100 else 0)


def _hour(line: re.Match[str]) -> int | None:
    written = line["hour"] or line["sent"]
    return int(written) if written else None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of reports may stand: the head of the text, and heads of lines that have a dash."""
    yield 0, HEAD
    for found in _NEXT_REPORT.finditer(text):
        yield found.end(), found.end() + _ENOUGH


def filings(text: str) -> list[Filing]:
    """The lines of date of all reports that stand one after the other in a text; none where its head has none.

    Day, month and year must stand before a bracket or a dash: elsewhere the digits would count something ("on 3 May
    12 prisoners …"). A line that says the day without the year must end in a dash.
    """
    found: list[Filing] = []
    for low, high in _lines(text):
        line = _DATELINE.search(text, low, high)
        if line is None:
            if not found:
                return []
            continue
        if found and line.end() <= found[-1].span[1]:
            continue
        year = _year(line["year"] or line["in"])
        year = found[-1].year if year is None and found else year
        found.append(Filing(low, line.span("date" if line["date"] else "day"), year, _hour(line)))
    return found


def dateline_year(text: str) -> int | None:
    """The year of the line of date at the head of a report; None where there is none."""
    return next((filing.year for filing in filings(text)), None)


def filed(text: str, lines: Sequence[Filing], atoms: Sequence[Atom], year: int | None) -> list[Filed]:
    """The days of the reports of a text, from their lines and the expressions of time found in these.

    The dates of the lines get their year, which is `year` where it is given from outside.
    """
    days: list[Filed] = []
    starts = [atom.start for atom in atoms]
    for line in lines:
        at = bisect_right(starts, line.span[0]) - 1
        atom = next((a for a in atoms[max(at, 0) : at + 3] if a.month and a.day and a.end > line.span[0]), None)
        if atom is None or not line.span[0] <= atom.start < line.span[1]:
            continue
        written = year if year is not None else line.year
        atom.year = atom.year if atom.year is not None else written
        if atom.year is None:
            continue
        try:
            day = to_day(atom.year, atom.month or 1, atom.day or 1)
        except DayError:
            continue
        small = line.hour is not None and line.hour < SMALL_HOURS
        days.append(Filed(line.start, day - small, day, text[line.span[0] : line.span[1]]))
    return days


def in_force(days: Sequence[Filed], at: int) -> Filed | None:
    """The report in which a place of the text stands."""
    n = bisect_right([one.start for one in days], at) - 1
    return days[n] if n >= 0 else None
