"""How charters date: by a weekday beside a feast, by kalends, nones and ides, by the year of a reign.

Sources: A. Cappelli, *Cronologia* (7th ed. 1998); C. R. Cheney and M. Jones, *A Handbook of Dates for Students of
British History* (2000), sections 2 (rulers), 3 (popes) and 4 (feasts, Roman calendar).
"""

from __future__ import annotations

from sicetnon.chronology.calendars import day_to_julian, julian_month_length
from sicetnon.chronology.day import Day, from_day, weekday
from sicetnon.chronology.feasts import GREGORIAN_EASTER_SINCE, feast

LATE_MONTHS = (3, 5, 7, 10)
"""The months whose nones are the seventh and whose ides are the fifteenth."""

REIGNS: dict[str, tuple[int, int, int]] = {
    "william_1": (1066, 12, 25), "william_2": (1087, 9, 26), "henry_1": (1100, 8, 5), "stephen_1": (1135, 12, 26),
    "henry_2": (1154, 12, 19), "richard_1": (1189, 9, 3), "henry_3": (1216, 10, 28), "edward_1": (1272, 11, 20),
    "edward_2": (1307, 7, 8), "edward_3": (1327, 1, 25), "richard_2": (1377, 6, 22), "henry_4": (1399, 9, 30),
    "henry_5": (1413, 3, 21), "henry_6": (1422, 9, 1), "edward_4": (1461, 3, 4), "richard_3": (1483, 6, 26),
    "henry_7": (1485, 8, 22), "henry_8": (1509, 4, 22), "edward_6": (1547, 1, 28), "mary_1": (1553, 7, 19),
    "elizabeth_1": (1558, 11, 17), "james_1": (1603, 3, 24), "charles_1": (1625, 3, 27), "charles_2": (1649, 1, 30),
    "innocent_3": (1198, 2, 22), "honorius_3": (1216, 7, 24), "gregory_9": (1227, 3, 21), "innocent_4": (1243, 6, 28),
    "alexander_4": (1254, 12, 20), "urban_4": (1261, 9, 4), "clement_4": (1265, 2, 22), "gregory_10": (1272, 3, 27),
    "nicholas_3": (1277, 12, 26), "martin_4": (1281, 3, 23), "honorius_4": (1285, 5, 20), "nicholas_4": (1288, 2, 22),
    "boniface_8": (1295, 1, 23), "benedict_11": (1303, 10, 27), "clement_5": (1305, 11, 14), "john_22": (1316, 9, 5),
    "benedict_12": (1335, 1, 8), "clement_6": (1342, 5, 19), "innocent_6": (1352, 12, 30), "urban_5": (1362, 11, 6),
    "gregory_11": (1371, 1, 5), "urban_6": (1378, 4, 18), "boniface_9": (1389, 11, 9), "innocent_7": (1404, 11, 11),
    "gregory_12": (1406, 12, 19), "martin_5": (1417, 11, 21), "eugene_4": (1431, 3, 11), "nicholas_5": (1447, 3, 19),
    "calixtus_3": (1455, 4, 20), "pius_2": (1458, 9, 3), "paul_2": (1464, 9, 16), "sixtus_4": (1471, 8, 25),
    "innocent_8": (1484, 9, 12), "alexander_6": (1492, 8, 26),
}  # fmt: skip
"""The day from which the years of a reign or pontificate were counted; the keys are a ruler's English name and number.

John of England counted from Ascension Day to Ascension Day and is left out."""


def roman_day(mark: str, count: int, month: int, year: int | None) -> tuple[int, int]:
    """Month and day of the so-manieth day before the kalends (`kal`), nones (`non`) or ides (`id`) of a month.

    Both ends are counted: the second day is the eve (*pridie*), the first is the mark itself.
    """
    if mark != "kal":
        late = month in LATE_MONTHS
        marked = (7 if late else 5) if mark == "non" else (15 if late else 13)
        return month, marked - count + 1
    if count == 1:
        return month, 1
    before = (month + 10) % 12 + 1
    length = julian_month_length(year if year is not None else 1, before)
    return before, length - count + 2


def feast_day(key: str, year: int, calendar: str, beside: tuple[int | None, int, int]) -> tuple[int, int]:
    """Month and day of a feast, or of a day beside it, by the calendar in which the days around it are written.

    A feast of 1572 is dated as they are, so that "St Bartholomew's Day 1572" and "24 August 1572" are one day whatever
    the calendar. `beside` holds a weekday (1 is Monday, None for the feast itself), on which side of the feast it is
    the nearest (-1 before, 1 after), and days to add (-1 for the eve, 7 for the octave).
    """
    julian = calendar == "julian" or year < GREGORIAN_EASTER_SINCE
    found = feast(key, year, "julian") if julian else feast(key, year)
    found = _beside(found + beside[2], beside)
    return (day_to_julian(found) if julian else from_day(found))[1:]


def _beside(found: Day, beside: tuple[int | None, int, int]) -> Day:
    named, side, _ = beside
    if named is None or not side:
        return found
    away = (named - 1 - weekday(found)) % 7
    return found + (away or 7) if side > 0 else found - (-away % 7 or 7)


def year_of_reign(ruler: str, number: int, month: int | None, day: int | None) -> int | None:
    """The year in which a day of the so-manieth year of a reign falls; without a month, that in which it began."""
    begin = REIGNS.get(ruler)
    if begin is None or number < 1:
        return None
    first = begin[0] + number - 1
    if month is None:
        return first
    return first if (month, day or 31) >= begin[1:] else first + 1
