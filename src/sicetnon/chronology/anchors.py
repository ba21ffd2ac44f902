"""Narrative time: the year of "17 September", the day of "two days later", the month of "the following month".

A narrative (`anchors_narrative`) carries the last date that it told of. Expressions without a year, and relative ones,
are read from there; what they rest on is said in words.
"""

from __future__ import annotations

import msgspec

from sicetnon.chronology.anchors_narrative import SEASON_MONTH, Narrative, Told
from sicetnon.chronology.calendars import julian_month_length, julian_to_day
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.day import add_months, from_day, iso, iso_year, month_end, month_length, to_day, weekday
from sicetnon.chronology.feasts import GREGORIAN_EASTER_SINCE
from sicetnon.chronology.phrases import Atom
from sicetnon.chronology.phrases_value import (
    TIMEX_DAYPART,
    TIMEX_UNIT,
    Reading,
    calendar_reading,
    olympiad_reading,
    timex_year,
)

MONTHS_FORWARD = 9
"""A month up to so many months behind the anchor's month may be meant as earlier in the same year, not as the next."""

HALVES = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}
"""What half a unit is in whole ones."""

STRETCH_DAYS = 366
"""A date longer than this is a stretch of time that "this period" may point back to."""

DAYS_BACK = 15
"""A day of the month farther back than this is one of the next month."""


def resolve(atom: Atom, place: Narrative, rules: Conventions) -> tuple[Reading, str]:
    """The reading of an atom in its narrative, and the words that it is anchored on (empty for a full date)."""
    if atom.olympiad is not None:
        return olympiad_reading(*atom.olympiad), ""
    placed = atom.month or atom.season or atom.feast or atom.century or atom.turn
    placed = placed or atom.year is not None or atom.decade is not None
    if placed and atom.kind in ("date", "days", "dual", "clock", "deictic"):
        return _dated(atom, place, rules)
    if (
        atom.kind in ("date", "deictic", "clock")
        and atom.step is not None
        and (atom.unit or atom.daypart)
        and not (atom.count or atom.plural)
    ):
        here = place.beside(atom) if atom.step else place.here()
        return _deictic(atom, here, rules), here.words
    if atom.kind == "date" and atom.unit:
        atom.step = 0
        return _deictic(atom, place, rules), place.words
    if atom.kind == "nth":
        return _clock(atom, _deictic_day(atom, Narrative(place.year, place.month), 0, "day"), place), place.words
    if atom.kind == "shift":
        here = place.beside(atom)
        return _shift(atom, here), here.words
    if atom.kind in ("date", "clock") and atom.day and not atom.month:
        return _day_of_month(atom, place), place.words
    if atom.kind == "clock":
        return _clock(atom, Reading(), place), ""
    if atom.kind == "date" and atom.weekday:
        return _weekday(atom, place)
    return _other(atom, place.here(), place.told), place.here().words if atom.kind == "deictic" else ""


def _dated(atom: Atom, place: Narrative, rules: Conventions) -> tuple[Reading, str]:
    if not place.recent_aside and atom.season != "winter":
        place = place.beside(atom)
    anchored = ""
    if atom.year is None and atom.decade is None and atom.century is None and not (atom.turn and not atom.month):
        if place.year is None:
            return _clock(atom, _without_year(atom), place), ""
        anchored = place.words
        if atom.short is not None:
            atom.year = place.year - place.year % 100 + atom.short
        elif atom.step is not None and atom.unit == "year":
            here = place.here()
            atom.year, anchored = (here.year or 0) + atom.step, here.words
        elif atom.month and atom.step and atom.kind == "deictic":
            atom.year = _stepped_year(atom, place)
        elif atom.season and atom.step:
            atom.year = place.year + atom.step
        elif atom.season == "winter":
            return _winter(atom, place, rules), anchored
        elif atom.before is not None:
            ends = place.year + 1 if place.month is None else _nearest_year(atom.before, place)
            atom.before.year, atom.year = ends, ends - 1
        else:
            atom.year, anchored = _year_told(atom, place)
    if atom.decade is not None and atom.decade < 100:
        if place.year is not None and place.year <= 0:
            return Reading(note="a decade of which century is not said"), ""
        base = place.year if place.year is not None else 1900
        atom.decade += base - base % 100
        anchored = place.words
    if atom.turn and atom.century is None and atom.year is None:
        return Reading(), ""
    if atom.eraless and place.year is not None and place.year < 0:
        _count_backwards(atom)
        anchored = place.words
    reading = calendar_reading(atom, rules, place.calendar)
    return _clock(atom, reading, place), anchored


def _count_backwards(atom: Atom) -> None:
    """In a narrative before the common era, years and centuries without an era are before it too ("in 405")."""
    if atom.century is not None:
        atom.century = -abs(atom.century)
    elif atom.year is not None and atom.year > 0:
        atom.year, atom.bce = 1 - atom.year, True


def _winter(atom: Atom, place: Narrative, rules: Conventions) -> Reading:
    """A winter without a year is the next to come; TIMEX3 names it by the year in which it ends."""
    ends = (place.year or 0) + (place.month is not None and place.month >= 3)
    if place.winter is not None and abs(place.winter - ends) <= 1:
        ends = place.winter
    place.winter = ends
    atom.year, atom.turned = ends - 1, True
    reading = calendar_reading(atom, rules)
    reading.timex = f"{timex_year(ends)}-WI"
    return reading


def _stepped_year(atom: Atom, place: Narrative) -> int:
    """ "The next April", "the previous October": the first such month behind or before the narrative's."""
    year, month, step = place.year or 0, atom.month or 1, atom.step or 0
    here = place.month if place.month is not None else (12 if step > 0 else 1)
    passed = month <= here if step > 0 else month >= here
    return year + step * passed


def _nearest_year(atom: Atom, place: Narrative) -> int:
    """The year in which a month, a season or a feast falls, when the narrative stands at the place given."""
    year = place.year or 0
    month = atom.month or SEASON_MONTH.get(atom.season) or (12 if atom.feast == "christmas" else 4)
    if place.month is None:
        return year
    behind = place.month - month
    if behind >= MONTHS_FORWARD:
        return year + 1
    if behind <= -MONTHS_FORWARD - 2:
        return year - 1
    return year


def _year_told(atom: Atom, place: Narrative) -> tuple[int, str]:
    """The year of a month or a day without one, and the words that it rests on.

    It is the narrative's, or that of what the text is about where only a remark led away from it; where a weekday is
    named with the day, the one of these in which it falls on that weekday.
    """
    year, words = _nearest_year(atom, place), place.words
    if not atom.month:
        return year, words
    framed = place.framed(atom.month)
    if framed is not None and place.frame is not None:
        year, words = framed, place.frame[2]
    if atom.weekday and atom.day and place.frame is not None and not _falls(atom, year):
        others = [(from_day(place.frame[0])[0], place.frame[2]), (year - 1, words), (year + 1, words)]
        return next((one for one in others if _falls(atom, one[0])), (year, words))
    return year, words


def _falls(atom: Atom, year: int) -> bool:
    """Whether the day falls on the weekday that is named with it, in that year."""
    month, day = atom.month or 1, atom.day or 1
    if year < GREGORIAN_EASTER_SINCE:
        return day <= julian_month_length(year, month) and weekday(julian_to_day(year, month, day)) + 1 == atom.weekday
    return day <= month_length(year, month) and weekday(to_day(year, month, day)) + 1 == atom.weekday


def _without_year(atom: Atom) -> Reading:
    if atom.feast or atom.month is None:
        return Reading(
            timex="XXXX"
            + (
                f"-{ {'spring': 'SP', 'summer': 'SU', 'autumn': 'FA', 'winter': 'WI'}[atom.season] }"
                if atom.season
                else ""
            )
        )
    if atom.day is not None and atom.day > month_length(2000, atom.month):
        return Reading(note=f"no month {atom.month} has a day {atom.day}")
    edtf = f"XXXX-{atom.month:02d}" + (f"-{atom.day:02d}" if atom.day else "")
    return Reading(edtf=edtf, timex=edtf, note="no year in the text before it")


def _clock(atom: Atom, reading: Reading, place: Narrative) -> Reading:
    """The time of day, put to the day that it belongs to."""
    if not (atom.clock or atom.daypart):
        return reading
    if not reading.timex:
        reading.timex = "XXXX-XX-XX"
        if place.day is not None and place.year is not None and place.month is not None and atom.clock:
            reading.earliest = reading.latest = to_day(place.year, place.month, place.day)
            reading.timex = f"{timex_year(place.year)}-{place.month:02d}-{place.day:02d}"
            reading.edtf = iso(reading.earliest)
    if "T" in reading.timex:
        return reading
    reading.timex_type = "TIME"
    if atom.clock:
        hour, minute, half = atom.clock
        hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
        reading.timex += f"T{hour:02d}:{minute or 0:02d}"
    elif atom.daypart:
        reading.timex += TIMEX_DAYPART[atom.daypart]
    return reading


def _deictic(atom: Atom, place: Narrative, rules: Conventions) -> Reading:
    """ "The following month", "that year", "the same day", "the end of the year", "that afternoon"."""
    if place.year is None:
        return Reading(timex="XXXX")
    step, unit = atom.step or 0, "day" if atom.daypart else atom.unit
    if unit in ("hour", "minute", "week", "fortnight", "day"):
        return _deictic_day(atom, place, step, unit)
    if unit == "month":
        if place.month is None:
            return Reading(timex=f"{timex_year(place.year)}-XX")
        total = place.year * 12 + place.month - 1 + step
        inner = Atom(
            start=0, end=0, first=0, last=0, kind="date", year=total // 12, month=total % 12 + 1, part=atom.part
        )
    elif unit == "year":
        inner = Atom(
            start=0, end=0, first=0, last=0, kind="date", year=place.year + step, part=atom.part, half=atom.half
        )
    elif unit == "decade":
        low = place.year - place.year % 10 + 10 * step
        inner = Atom(start=0, end=0, first=0, last=0, kind="date", decade=low, part=atom.part)
        if place.year <= 0:
            inner.decade, inner.bce = (1 - place.year) // 10 * 10 - 10 * step, True
    elif unit == "century":
        century = (place.year // 100 + 1 if place.year > 0 else -((-place.year) // 100 + 1)) + step
        inner = Atom(start=0, end=0, first=0, last=0, kind="date", century=century, part=atom.part)
    else:
        return Reading()
    return calendar_reading(inner, rules)


def _deictic_day(atom: Atom, place: Narrative, step: int, unit: str) -> Reading:
    if place.day is None or place.month is None or place.year is None:
        known = timex_year(place.year or 0) + (f"-{place.month:02d}" if place.month else "-XX") + "-XX"
        return _clock(atom, Reading(timex=known), place)
    days = step * {"day": 1, "week": 7, "fortnight": 14}.get(unit, 0)
    day = to_day(place.year, place.month, place.day) + days
    return _clock(atom, _of_day(day, unit), place)


def _of_day(day: int, unit: str = "day") -> Reading:
    year, month, of_month = from_day(day)
    written = f"{month:02d}-{of_month:02d}"
    return Reading(
        day, day + (6 if unit == "week" else 0), f"{iso_year(year)}-{written}", f"{timex_year(year)}-{written}"
    )


def _shift(atom: Atom, place: Narrative) -> Reading:
    """ "Two days later", "a week earlier", "three years ago", in the precision of the unit."""
    step = atom.step or 0
    if not atom.unit:
        return Reading(timex="" if place.year is None else f"{timex_year(place.year)}-XX")
    if atom.nth is not None and atom.unit == "year" and place.year is not None:
        return _nth_year(atom.nth, place.year, step)
    if atom.count is None or atom.unit in ("hour", "minute"):
        return Reading(timex="FUTURE_REF" if step > 0 else "PAST_REF")
    if place.year is None:
        return Reading(timex="FUTURE_REF" if step > 0 else "PAST_REF")
    if atom.halved and atom.unit in HALVES:
        atom = msgspec.structs.replace(atom, halved=False, unit=HALVES[atom.unit][0], count=(HALVES[atom.unit][1],) * 2)
    count = (atom.count or (1, 1))[0] * step
    if atom.unit in ("day", "week", "fortnight"):
        if place.day is None or place.month is None:
            return Reading(timex=timex_year(place.year) + (f"-{place.month:02d}" if place.month else "-XX") + "-XX")
        days = {"day": 1, "week": 7, "fortnight": 14}[atom.unit] * count
        return _of_day(to_day(place.year, place.month, place.day) + days)
    if atom.unit == "month":
        if place.month is None:
            return Reading(timex=f"{timex_year(place.year)}-XX")
        year, month, _ = from_day(add_months(to_day(place.year, place.month, 1), count))
        return Reading(
            to_day(year, month),
            month_end(year, month),
            f"{iso_year(year)}-{month:02d}",
            f"{timex_year(year)}-{month:02d}",
        )
    year = place.year + {"year": 1, "decade": 10, "century": 100}[atom.unit] * count
    inner = Atom(start=0, end=0, first=0, last=0, kind="date", year=year)
    if atom.unit == "decade" and year > 0:
        inner.decade = year - year % 10
    return calendar_reading(inner, Conventions())


def _nth_year(nth: int, year: int, step: int) -> Reading:
    """ "In the third year after": whether the first one is counted in is not said."""
    low, high = sorted((year + step * (nth - 1), year + step * nth))
    edtf = f"{iso_year(low)}/{iso_year(high)}"
    return Reading(to_day(low, 1, 1), to_day(high, 12, 31), edtf, timex_year(high))


def _other(atom: Atom, place: Narrative, told: Told | None) -> Reading:
    """Durations, frequencies and words that cannot be resolved."""
    if atom.kind == "deictic" and atom.step and atom.count and place.day and place.month and place.year is not None:
        return _stretch_of_days(atom, to_day(place.year, place.month, place.day))
    if atom.kind == "deictic" and not atom.unit:
        if told is not None and (atom.same or (atom.stretch and _is_stretch(told))):
            return Reading(told[1], told[2], told[0], told[3], spans="/" in told[0])
        return Reading(timex="" if atom.step is not None else "PRESENT_REF")
    if atom.kind == "frequency":
        unit = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
        return Reading(timex=unit.get(atom.unit, "XXXX-XX-XX"), timex_type="SET")
    if atom.kind == "stretch" and not atom.unit:
        return Reading(*(told[1], told[2], told[0], told[3]) if told else ())
    if atom.kind == "stretch" and atom.unit == "day" and not atom.plural:
        return _deictic_day(atom, Narrative(place.year, place.month), 0, "day")
    if atom.kind in ("duration", "deictic", "event", "stretch"):
        if not atom.unit:
            return Reading(timex_type="DURATION")
        letter = TIMEX_UNIT.get(atom.unit, "D")
        half = ".5" if atom.halved else ""
        number = str(atom.count[0]) if atom.count and not atom.vague else "X" if atom.plural or atom.vague else "1"
        time = "T" if atom.unit in ("hour", "minute") else ""
        if half and atom.count == (1, 1) and not atom.whole:
            number = ""
        return Reading(timex=f"P{time}{number}{half}{letter}", timex_type="DURATION")
    return Reading(timex=atom.unit)


def _is_stretch(told: Told) -> bool:
    """Whether the last date is long enough to be called a period: years, a decade, a century."""
    return told[1] is not None and told[2] is not None and told[2] - told[1] > STRETCH_DAYS


def _stretch_of_days(atom: Atom, day: int) -> Reading:
    """ "The next two days", "the previous four weeks", counted from the last day told of."""
    found = Reading(timex=f"P{atom.count[0] if atom.count else 1}{TIMEX_UNIT[atom.unit]}", timex_type="DURATION")
    days = {"day": 1, "week": 7, "fortnight": 14}.get(atom.unit)
    if days is None or atom.count is None or atom.vague:
        return found
    length = days * atom.count[1]
    found.earliest, found.latest = (day + 1, day + length) if (atom.step or 0) > 0 else (day - length, day - 1)
    found.edtf, found.spans = f"{iso(found.earliest)}/{iso(found.latest)}", True
    return found


def _weekday(atom: Atom, place: Narrative) -> tuple[Reading, str]:
    """A weekday alone is the one nearest to the day that the narrative has reached."""
    near = place.week_of(atom)
    if near is None:
        return Reading(timex=f"XXXX-WXX-{atom.weekday}"), place.words
    day, words = near
    away = (atom.weekday or 1) - 1 - weekday(day)
    found = _of_day(day + (away + 3) % 7 - 3)
    found.note = "the weekday nearest to the last date"
    return found, words


def _day_of_month(atom: Atom, place: Narrative) -> Reading:
    """ "On the 18th": of the month that the narrative is in, or of the next when that day is long past."""
    if place.year is None or place.month is None or atom.day is None:
        return _clock(atom, Reading(timex=f"XXXX-XX-{atom.day or 0:02d}"), place)
    month = place.year * 12 + place.month - 1
    if place.day is not None and place.day - atom.day > DAYS_BACK:
        month += 1
    year, month = month // 12, month % 12 + 1
    if atom.day > month_length(year, month):
        return _clock(atom, Reading(timex=f"{timex_year(year)}-{month:02d}-XX"), place)
    return _clock(atom, _of_day(to_day(year, month, atom.day)), place)
