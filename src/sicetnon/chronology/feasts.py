"""Easter, the feasts that move with it, and the fixed feasts by which sources date; named by keys, not by words.

The names of the feasts in each language stand in its lexicon, which maps them to these keys.

Sources: A. Cappelli, *Cronologia* (7th ed. 1998); C. R. Cheney and M. Jones, *A Handbook of Dates for Students of
British History* (2000), section 4; Easter after J. Meeus, *Astronomical Algorithms* (2nd ed. 1998), chapter 8.
"""

from __future__ import annotations

from typing import Literal

from sicetnon.chronology.calendars import julian_to_day
from sicetnon.chronology.day import Day, DayError, to_day, weekday

Reckoning = Literal["gregorian", "julian"]

MOVABLE: dict[str, int] = {
    "septuagesima": -63,
    "sexagesima": -56,
    "quinquagesima": -49,
    "shrove_tuesday": -47,
    "ash_wednesday": -46,
    "invocavit": -42,
    "reminiscere": -35,
    "oculi": -28,
    "laetare": -21,
    "judica": -14,
    "palm_sunday": -7,
    "maundy_thursday": -3,
    "good_friday": -2,
    "holy_saturday": -1,
    "easter": 0,
    "easter_monday": 1,
    "low_sunday": 7,
    "misericordia": 14,
    "jubilate": 21,
    "cantate": 28,
    "rogate": 35,
    "ascension": 39,
    "exaudi": 42,
    "pentecost": 49,
    "whit_monday": 50,
    "trinity_sunday": 56,
    "corpus_christi": 60,
}
"""Days after Easter Sunday."""

FIXED: dict[str, tuple[int, int]] = {
    "new_year": (1, 1),
    "epiphany": (1, 6),
    "st_hilary": (1, 13),
    "st_anthony_abbot": (1, 17),
    "st_fabian_and_sebastian": (1, 20),
    "st_agnes": (1, 21),
    "st_vincent": (1, 22),
    "conversion_of_st_paul": (1, 25),
    "candlemas": (2, 2),
    "st_blaise": (2, 3),
    "st_agatha": (2, 5),
    "st_valentine": (2, 14),
    "st_peters_chair": (2, 22),
    "st_matthias": (2, 24),
    "translation_of_st_wenceslas": (3, 4),
    "st_gregory": (3, 12),
    "st_patrick": (3, 17),
    "st_joseph": (3, 19),
    "st_benedict": (3, 21),
    "annunciation": (3, 25),
    "st_ambrose": (4, 4),
    "st_george": (4, 23),
    "st_adalbert": (4, 23),
    "st_mark": (4, 25),
    "walpurgis": (4, 30),
    "may_day": (5, 1),
    "st_philip_and_james": (5, 1),
    "invention_of_the_cross": (5, 3),
    "st_florian": (5, 4),
    "st_john_before_the_latin_gate": (5, 6),
    "st_stanislaus": (5, 8),
    "st_urban": (5, 25),
    "st_boniface": (6, 5),
    "st_barnabas": (6, 11),
    "st_vitus": (6, 15),
    "st_john_baptist": (6, 24),
    "midsummer": (6, 24),
    "st_ladislaus": (6, 27),
    "st_peter_and_paul": (6, 29),
    "visitation": (7, 2),
    "st_procopius": (7, 4),
    "st_ulrich": (7, 4),
    "st_kilian": (7, 8),
    "st_margaret_of_july_13": (7, 13),
    "division_of_the_apostles": (7, 15),
    "st_margaret": (7, 20),
    "st_elijah": (7, 20),
    "st_mary_magdalene": (7, 22),
    "st_james": (7, 25),
    "st_anne": (7, 26),
    "lammas": (8, 1),
    "st_peter_in_chains": (8, 1),
    "st_dominic": (8, 5),
    "transfiguration": (8, 6),
    "st_lawrence": (8, 10),
    "assumption": (8, 15),
    "st_stephen_of_hungary": (8, 20),
    "st_bartholomew": (8, 24),
    "st_augustine": (8, 28),
    "beheading_of_st_john": (8, 29),
    "st_giles": (9, 1),
    "st_simeon": (9, 1),
    "nativity_of_mary": (9, 8),
    "exaltation_of_the_cross": (9, 14),
    "st_lambert": (9, 17),
    "st_matthew": (9, 21),
    "st_maurice": (9, 22),
    "st_wenceslas": (9, 28),
    "michaelmas": (9, 29),
    "st_jerome": (9, 30),
    "st_remigius": (10, 1),
    "intercession": (10, 1),
    "st_francis": (10, 4),
    "st_denis": (10, 9),
    "st_hedwig": (10, 15),
    "st_gall": (10, 16),
    "st_luke": (10, 18),
    "st_ursula": (10, 21),
    "st_crispin": (10, 25),
    "st_demetrius": (10, 26),
    "st_simon_and_jude": (10, 28),
    "halloween": (10, 31),
    "all_saints": (11, 1),
    "all_souls": (11, 2),
    "st_leonard": (11, 6),
    "martinmas": (11, 11),
    "st_brice": (11, 13),
    "st_philip": (11, 14),
    "st_elizabeth": (11, 19),
    "st_edmund": (11, 20),
    "st_cecilia": (11, 22),
    "st_clement": (11, 23),
    "st_catherine": (11, 25),
    "st_andrew": (11, 30),
    "st_barbara": (12, 4),
    "st_nicholas": (12, 6),
    "immaculate_conception": (12, 8),
    "st_lucy": (12, 13),
    "st_thomas": (12, 21),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "st_stephen": (12, 26),
    "boxing_day": (12, 26),
    "st_john_evangelist": (12, 27),
    "holy_innocents": (12, 28),
    "st_thomas_becket": (12, 29),
    "new_years_eve": (12, 31),
    "st_sylvester": (12, 31),
}
"""Month and day, in whichever calendar the source keeps."""

GREGORIAN_EASTER_SINCE = 1583
"""The first year whose Easter the Roman church reckoned by the reformed computus."""

ORTHODOX = "orthodox_"


def easter(year: int, reckoning: Reckoning | None = None) -> Day:
    """Easter Sunday. `julian` is the Easter of the Orthodox churches and of the West before 1583, `gregorian` that of
    the West since; without a reckoning, that of the Western church in that year.

    Raises DayError before year 1.
    """
    if year < 1:
        raise DayError(f"there is no Easter in year {year}")
    if reckoning is None:
        reckoning = "gregorian" if year >= GREGORIAN_EASTER_SINCE else "julian"
    return _gregorian_easter(year) if reckoning == "gregorian" else _julian_easter(year)


def feast_keys() -> frozenset[str]:
    """Every key that `feast` knows."""
    return frozenset(MOVABLE) | frozenset(FIXED) | {"advent_sunday"}


def feast(key: str, year: int, reckoning: Reckoning | None = None) -> Day:
    """The day of a feast. `reckoning` is the calendar that the source keeps (for fixed feasts: whose 25 December),
    by default the Western church's of that year: Julian before 1583.

    A key with `orthodox_` before it is the same feast by the Julian reckoning, for lexicons whose readers keep that.

    Raises DayError for an unknown key or a year before 1.
    """
    if key.startswith(ORTHODOX):
        return feast(key.removeprefix(ORTHODOX), year, "julian")
    if key in MOVABLE:
        return easter(year, reckoning) + MOVABLE[key]
    if year < 1:
        raise DayError(f"there are no feasts in year {year}")
    julian = reckoning == "julian" or (reckoning is None and year < GREGORIAN_EASTER_SINCE)
    of_date = julian_to_day if julian else to_day
    if key == "advent_sunday":  # the Sunday nearest to St Andrew: 27 November to 3 December
        last = of_date(year, 12, 3)
        return last - (weekday(last) + 1) % 7
    if key not in FIXED:
        raise DayError(f"no feast is called '{key}'")
    return of_date(year, *FIXED[key])


def _gregorian_easter(year: int) -> Day:
    golden, (century, in_century) = year % 19, divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return to_day(year, month, day + 1)


def _julian_easter(year: int) -> Day:
    full_moon = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - full_moon + 34) % 7
    month, day = divmod(full_moon + to_sunday + 114, 31)
    return julian_to_day(year, month, day + 1)
