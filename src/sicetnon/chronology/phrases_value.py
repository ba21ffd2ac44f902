"""A resolved atom as bounds in days, as EDTF and as a TIMEX3 value (TimeML 1.2.1, ISO 24617-1)."""

from __future__ import annotations

import msgspec

from sicetnon.chronology.calendars import day_to_julian, julian_to_day
from sicetnon.chronology.charters import feast_day
from sicetnon.chronology.conventions import Conventions, Window
from sicetnon.chronology.day import Day, DayError, from_day, iso, iso_year, month_end, to_day, year_end, year_start
from sicetnon.chronology.phrases import Atom

EDTF_SEASON = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
TIMEX_SEASON = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
TIMEX_UNIT = {
    "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE", "hour": "H", "minute": "M",
}  # fmt: skip
TIMEX_PART = {"early": "START", "beginning": "START", "mid": "MID", "late": "END", "end": "END"}
TIMEX_APPROX = {"approx": "APPROX", "almost": "LESS_THAN", "over": "MORE_THAN", "under": "LESS_THAN"}
TIMEX_DAYPART = {"morning": "TMO", "noon": "T12:00", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
REFORMED = 1583
"""The first whole year of the Gregorian calendar."""

YEAR_PART = {"early": 37, "beginning": 37, "mid": 38, "late": 39, "end": 39}
"""EDTF level 2 has thirds of a year (37-39), which is what the convention makes of early, mid and late."""


class Reading(msgspec.Struct):
    """What one atom comes to."""

    earliest: Day | None = None
    latest: Day | None = None
    edtf: str = ""
    timex: str = ""
    timex_type: str = "DATE"
    mod: str = ""
    convention: str = ""
    note: str = ""
    calendar: str = "gregorian"
    spans: bool = False
    """It names a stretch that is filled ("the next two days")."""


def timex_year(year: int) -> str:
    """A year as TIMEX3 writes it: `0480` with `BC` before it for 480 BCE."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def calendar_reading(atom: Atom, rules: Conventions, calendar: str = "") -> Reading:
    """Bounds and values of a date whose year is known. An impossible day ("30 February") has no bounds, and a note."""
    try:
        found = _reading(atom, rules, calendar)
    except DayError as problem:
        return Reading(note=str(problem))
    if atom.approx and found.earliest is not None and found.latest is not None:
        window = rules.circa(found.earliest, found.latest)
        found.earliest, found.latest, found.convention = window.earliest, window.latest, window.convention
        found.mod = found.mod or TIMEX_APPROX.get(atom.approx, "APPROX")
        found.edtf += "~"
    if atom.uncertain and found.edtf:
        found.edtf = found.edtf[:-1] + "%" if found.edtf.endswith("~") else found.edtf + "?"
    return found


OLYMPIA = -775
"""The year of the first games of the list: 776 BCE."""


def olympiad_reading(number: int, year: int) -> Reading:
    """The year of an Olympiad from summer to summer, or all four of them where `year` is 0."""
    first = OLYMPIA + 4 * (number - 1) + max(year - 1, 0)
    last = first + (1 if year else 4)
    edtf = f"{iso_year(first)}-07/{iso_year(last)}-06"
    return Reading(to_day(first, 7, 1), month_end(last, 6), edtf, timex_year(first))


def _reading(atom: Atom, rules: Conventions, calendar: str) -> Reading:
    if atom.century is not None:
        return _century(atom, rules)
    if atom.decade is not None:
        return _decade(atom, rules)
    if atom.year is None:
        return Reading()
    if atom.turn:
        window = rules.turn_of_month(atom.year, atom.month) if atom.month else rules.turn_of_year(atom.year)
        return _windowed(window, _interval(window), timex_year(atom.year), "")
    if atom.feast:
        beside = (atom.weekday if atom.beside else None, atom.beside, atom.offset)
        atom.month, atom.day = feast_day(atom.feast, atom.year, calendar, beside)
    if atom.season:
        return _season(atom, atom.year, rules)
    if atom.month is None:
        return _whole_year(atom, atom.year, rules)
    if atom.day is None:
        return _month(atom, (atom.year, atom.month), rules, calendar)
    return _day(atom, (atom.year, atom.month, atom.day), calendar)


def _windowed(window: Window, edtf: str, timex: str, part: str) -> Reading:
    return Reading(
        window.earliest, window.latest, edtf, timex, mod=TIMEX_PART.get(part, ""), convention=window.convention
    )


def _half(atom: Atom) -> str:
    """The exact part that "the second half" names; the last of its kind when counted from the end."""
    which, of = atom.half or (1, "half")
    if which < 0:
        return "second_half" if of == "half" else f"last_{of}"
    names = {"half": ("first", "second"), "third": ("first", "middle", "last")}.get(
        of, ("first", "second", "third", "last")
    )
    return f"{names[min(which, len(names)) - 1]}_{of}"


def _interval(window: Window) -> str:
    if window.earliest is None or window.latest is None:
        return ""
    return iso(window.earliest) + (f"/{iso(window.latest)}" if window.latest != window.earliest else "")


def _century(atom: Atom, rules: Conventions) -> Reading:
    century = atom.century or 1
    digits = f"{abs(century) - 1:02d}"
    edtf = ("-" if century < 0 else "") + digits + "XX"
    timex = ("BC" if century < 0 else "") + digits
    if atom.turn:
        window = rules.turn_of_century(century)
        return _windowed(window, _years(window), timex, "")
    part = _half(atom) if atom.half else atom.part
    if part:
        window = rules.part_of_century(century, part)
        return _windowed(window, _years(window), timex, atom.part)
    low = 100 * (century - 1) if century > 0 else 100 * century + 1
    return Reading(year_start(low), year_end(low + 99), edtf, timex)


def _years(window: Window) -> str:
    if window.earliest is None or window.latest is None:
        return ""
    return "/".join(iso_year(from_day(day)[0]) for day in (window.earliest, window.latest))


def _decade(atom: Atom, rules: Conventions) -> Reading:
    written = atom.decade or 0
    if written % 100 == 0 and written >= 100 and not (atom.approx or atom.part or atom.half):
        hundred = msgspec.structs.replace(
            atom, decade=None, century=-written // 100 if atom.bce else written // 100 + 1
        )
        found = _century(hundred, rules)
        found.note = "the hundreds, not the first ten years"
        return found
    low = -written - 8 if atom.bce else written
    timex = ("BC" if atom.bce else "") + f"{written // 10:03d}"
    part = _half(atom) if atom.half else atom.part
    if part:
        window = rules.part_of_decade(low, part)
        return _windowed(window, _years(window), timex, atom.part)
    edtf = f"{written // 10:03d}X" if not atom.bce else f"{iso_year(low)}/{iso_year(low + 9)}"
    return Reading(year_start(low), year_end(low + 9), edtf, timex)


def _season(atom: Atom, year: int, rules: Conventions) -> Reading:
    window = rules.season(year, atom.season, _half(atom) if atom.half else atom.part)
    edtf = _interval(window) if atom.part or atom.half else f"{iso_year(year)}-{EDTF_SEASON[atom.season]}"
    return _windowed(window, edtf, f"{timex_year(year)}-{TIMEX_SEASON[atom.season]}", atom.part)


def _whole_year(atom: Atom, year: int, rules: Conventions) -> Reading:
    if atom.half:
        window = rules.part_of_year(year, _half(atom))
        which, of = atom.half
        letter = {"half": "H", "quarter": "Q"}.get(of, "")
        number = which if which > 0 else {"half": 2, "quarter": 4}.get(of, 3)
        return _windowed(window, _interval(window), timex_year(year) + (f"-{letter}{number}" if letter else ""), "")
    if atom.part:
        window = rules.part_of_year(year, atom.part)
        exact = {"early", "mid", "late"} & {atom.part}
        edtf = f"{iso_year(year)}-{YEAR_PART[atom.part]}" if exact else _interval(window)
        return _windowed(window, edtf, timex_year(year), atom.part)
    return Reading(year_start(year), year_end(year), iso_year(year), timex_year(year))


def _month(atom: Atom, month: tuple[int, int], rules: Conventions, calendar: str) -> Reading:
    year, number = month
    timex = f"{timex_year(year)}-{number:02d}"
    if atom.unit in ("week", "day") and (atom.nth or atom.part) and (atom.count or not atom.plural):
        return _week_of_month(atom, year, number)
    if atom.part or atom.half:
        window = rules.part_of_month(year, number, _half(atom) if atom.half else atom.part)
        return _windowed(window, _interval(window), timex, atom.part)
    if calendar == "julian":
        following = (year, number + 1) if number < 12 else (year + 1, 1)
        low, high = julian_to_day(year, number, 1), julian_to_day(*following, 1) - 1
        return Reading(low, high, _interval(Window(low, high)), timex, calendar="julian")
    return Reading(to_day(year, number), month_end(year, number), f"{iso_year(year)}-{number:02d}", timex)


def _week_of_month(atom: Atom, year: int, month: int) -> Reading:
    """ "The third week of May": days 15 to 21; the last week is the last seven days."""
    end = month_end(year, month)
    if atom.count is not None and atom.plural:  # "the first three days of May"
        length = min(atom.count[1] * (7 if atom.unit == "week" else 1), 28)
        low = end - length + 1 if atom.part == "late" else to_day(year, month)
        window = Window(low, low + length - 1)
    elif atom.unit == "day":
        day = end if atom.part == "late" else to_day(year, month, atom.nth or 1)
        window = Window(day, day)
    elif atom.nth and atom.nth <= 5:
        low = to_day(year, month, 7 * atom.nth - 6)
        window = Window(low, min(low + 6, end), "month.week")
    else:
        window = Window(end - 6, end, "month.week") if atom.part == "late" else Window(to_day(year, month), end)
    return Reading(
        window.earliest,
        window.latest,
        _interval(window),
        f"{timex_year(year)}-{month:02d}",
        convention=window.convention,
    )


def _day(atom: Atom, date: tuple[int, int, int], calendar: str) -> Reading:
    year, month, of_month = date
    julian = atom.style == "julian" or (calendar == "julian" and atom.style != "gregorian" and atom.other is None)
    day = julian_to_day(year, month, of_month) if julian else to_day(year, month, of_month)
    year, month, of_month = from_day(day)
    found = Reading(
        day, day, f"{iso_year(year)}-{month:02d}-{of_month:02d}", f"{timex_year(year)}-{month:02d}-{of_month:02d}"
    )
    if atom.toward and found.earliest is not None:
        found.earliest -= 1
        found.edtf = _interval(Window(found.earliest, day))
    if julian:
        found.calendar, found.note = "julian", "read in the Julian calendar"
    if found.earliest is not None and year < REFORMED and not (julian or calendar or atom.style or atom.other):
        found.note = "calendar not stated: counted as Gregorian"
    if atom.other is not None and day_to_julian(day)[1:] != (atom.other[1], atom.other[0]):
        found.note = "the two calendars of this date do not agree"
    return found
