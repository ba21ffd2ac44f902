"""Days as the writer of a report names them: "today", "last night", "on Monday", "last October", "in July"."""

from __future__ import annotations

from sicetnon.chronology.anchors_narrative import Narrative
from sicetnon.chronology.day import from_day, iso_year, month_length, to_day, weekday
from sicetnon.chronology.phrases import Atom
from sicetnon.chronology.phrases_value import TIMEX_DAYPART, Reading, timex_year
from sicetnon.chronology.press import Filed

WEEK = 7
FAR_BACK = 200
"""Days; a day named without its year that lies farther back than this is still to come."""


def is_spoken(atom: Atom) -> bool:
    """Whether an expression is a day or a week that is counted from the day of the report."""
    if atom.kind == "spoken" or (atom.weekday is not None and atom.month is None and atom.kind == "date"):
        return True
    return atom.kind == "deictic" and atom.unit == "week" and atom.count is None


def place_year(atom: Atom, report: Filed, told: Narrative, prospect: bool) -> None:
    """Give a month without a year the year in which it lies for the writer: the last such month, or the next one where
    something is planned. Where the paragraph has gone to a month of another year, that one counts; a year alone holds
    for a month that follows, not for a day."""
    if atom.year is not None or atom.month is None or atom.before is not None:
        return
    year, month, day = report.date
    if atom.step:
        other = month if atom.step < 0 else month + 1
        passed = atom.month >= other if atom.step < 0 else atom.month < other
        atom.year = year + atom.step * passed
        atom.step = None
    elif told.year == year or atom.opens or (atom.day is not None and told.month is None):
        later = (atom.month, atom.day or 1) > (month, day + 1)
        sooner = (atom.month, atom.day or 31) < (month, day)
        atom.year = year - (later and not prospect and not _still_to_come(atom, report)) + (sooner and prospect)


def _still_to_come(atom: Atom, report: Filed) -> bool:
    """Whether the last such day lies so far back that the next one must be meant: "the July 1 elections", in March."""
    year = report.date[0] - 1
    if atom.month is None or atom.day is None or atom.day > month_length(year, atom.month):
        return False
    return report.day - to_day(year, atom.month, atom.day) > FAR_BACK


def spoken(atom: Atom, report: Filed, prospect: bool) -> Reading:
    """The reading of a day that is counted from the report's own."""
    if atom.weekday is not None:
        return _weekday(atom, report, prospect)
    if atom.unit == "week":
        first = report.day - weekday(report.day) + WEEK * (atom.step or 0)
        return _days(first, first + WEEK - 1, atom)
    step = atom.step or 0
    return _days(report.earliest + step, report.day + step, atom)


def _weekday(atom: Atom, report: Filed, prospect: bool) -> Reading:
    """The last such weekday up to the report, or the next where it is to come; "last" leaves out the report's day."""
    away = (weekday(report.day) - ((atom.weekday or 1) - 1)) % WEEK
    if prospect or (atom.step or 0) > 0:
        ahead = (WEEK - away) % WEEK
        day = report.day + (ahead or WEEK * bool(atom.step))
    else:
        day = report.day - (away or WEEK * bool(atom.step))
    return _days(day, day, atom)


def _days(first: int, last: int, atom: Atom) -> Reading:
    year, month, day = from_day(last if last - first < WEEK - 1 else first)
    written = f"{month:02d}-{day:02d}"
    edtf = f"{iso_year(year)}-{written}"
    if last > first:
        low, high = (f"{iso_year(y)}-{m:02d}-{d:02d}" for y, m, d in map(from_day, (first, last)))
        edtf = f"{low}/{high}" if last - first >= WEEK - 1 else f"[{low},{high}]"
    found = Reading(first, last, edtf, f"{timex_year(year)}-{written}")
    if atom.daypart:
        found.timex_type = "TIME"
        found.timex += TIMEX_DAYPART[atom.daypart]
    return found
