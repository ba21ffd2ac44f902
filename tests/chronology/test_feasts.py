"""Easter and the feasts against published tables and a second, independent algorithm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.chronology import read_dates
from sicetnon.chronology.calendars import day_to_julian, julian_to_day
from sicetnon.chronology.day import DayError, from_day, iso, to_day, weekday
from sicetnon.chronology.feasts import FIXED, MOVABLE, easter, feast, feast_keys


# J. Meeus, Astronomical Algorithms (2nd ed. 1998), pp. 67-69; U.S. Census Bureau and U.S. Naval Observatory tables.
@pytest.mark.parametrize(
    "when",
    ["1818-03-22", "1886-04-25", "1916-04-23", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "1991-03-31",
     "1992-04-19", "1993-04-11", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25", "2285-03-22"],
)  # fmt: skip
def test_western_easter_of_the_tables(when: str) -> None:
    assert iso(easter(int(when[:4]))) == when


# Julian months and days: Meeus, p. 69; A. Cappelli, Cronologia, tables.
@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(179, 4, 12), (711, 4, 12), (1243, 4, 12), (1282, 3, 29), (1066, 4, 16), (1204, 4, 25), (1453, 4, 1)],
)
def test_medieval_easter_of_the_tables(year: int, month: int, day: int) -> None:
    assert day_to_julian(easter(year)) == (year, month, day)


@pytest.mark.parametrize(
    "when", ["1917-04-15", "1918-05-05", "1943-04-25", "2008-04-27", "2021-05-02", "2023-04-16", "2024-05-05"]
)
def test_orthodox_easter_of_the_tables(when: str) -> None:
    assert iso(easter(int(when[:4]), "julian")) == when


def orthodox_by_epact(year: int) -> int:
    """Reingold and Dershowitz, Calendrical Calculations, section 9.1: the Sunday after the paschal moon."""
    shifted_epact = (14 + 11 * (year % 19)) % 30
    moon = julian_to_day(year, 4, 19) - shifted_epact
    return moon + 7 - moon % 7


def gregorian_by_epact(year: int) -> int:
    """Reingold and Dershowitz, section 9.2, with the solar and lunar corrections of Lilius."""
    century = year // 100 + 1
    shifted_epact = (14 + 11 * (year % 19) - 3 * century // 4 + (5 + 8 * century) // 25) % 30
    if shifted_epact == 0 or (shifted_epact == 1 and year % 19 > 10):
        shifted_epact += 1
    moon = to_day(year, 4, 19) - shifted_epact
    return moon + 7 - moon % 7


@pytest.mark.parametrize("first", range(1, 5000, 500))
def test_easter_by_a_second_algorithm(first: int) -> None:
    for year in range(first, first + 500):
        assert easter(year, "julian") == orthodox_by_epact(year)
        assert easter(year, "gregorian") == gregorian_by_epact(year)


@given(st.integers(1, 100_000))
def test_easter_is_a_sunday_in_its_five_weeks(year: int) -> None:
    day = easter(year, "gregorian")
    assert weekday(day) == 6
    assert (3, 22) <= from_day(day)[1:] <= (4, 25)
    assert weekday(easter(year, "julian")) == 6


def test_feasts_of_known_days() -> None:
    assert iso(feast("easter_monday", 1916)) == "1916-04-24"
    assert feast("st_bartholomew", 1572) == julian_to_day(1572, 8, 24)
    assert iso(feast("st_bartholomew", 1942)) == "1942-08-24"
    assert iso(feast("pentecost", 1940)) == "1940-05-12"
    assert iso(feast("good_friday", 1998)) == "1998-04-10"
    assert feast("christmas", 1914, "julian") == to_day(1915, 1, 7)
    assert feast("orthodox_easter", 1943) == easter(1943, "julian")
    assert [iso(feast("advent_sunday", year)) for year in (1939, 2017, 2022)] == [
        "1939-12-03", "2017-12-03", "2022-11-27",
    ]  # fmt: skip


def test_every_key_has_a_day() -> None:
    assert feast_keys() == frozenset(MOVABLE) | frozenset(FIXED) | {"advent_sunday"}
    for key in feast_keys():
        assert abs(feast(key, 1900) - to_day(1900, 7, 1)) < 200


@pytest.mark.parametrize(("key", "year"), [("st_nobody", 1900), ("christmas", 0), ("easter", 0)])
def test_feasts_that_do_not_exist(key: str, year: int) -> None:
    with pytest.raises(DayError):
        feast(key, year)


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("la", "1208, in cena Domini, Olomucii.", "1208-04-03"),
        ("la", "1177, in die apostolorum Philippi et Iacobi.", "1177-05-01"),
        ("la", "1310, in conversione sancti Pauli.", "1310-01-25"),
        ("la", "1320, feria sexta in Parasceve.", "1320-03-28"),
        ("la", "1333, in crastino Omnium Sanctorum.", "1333-11-02"),
        ("la", "1333, die Veneris proxima post festum beati Luce.", "1333-10-22"),
        ("la", "1333, sabbato ante dominicam Esto michi.", "1333-02-13"),
        ("la", "1333, in festo undecim milium virginum.", "1333-10-21"),
        ("de", "1310, am Gründonnerstag.", "1310-04-16"),
        ("de", "1310, am Freitag vor Palmarum.", "1310-04-10"),
        ("de", "1310, am Tage Philippi und Jacobi.", "1310-05-01"),
        ("de", "1310, Sonntag Lätare.", "1310-03-29"),
        ("de", "1310, am Tag der unschuldigen Kinder.", "1310-12-28"),
    ],
)
def test_datelines_by_a_feast(language: str, text: str, edtf: str) -> None:
    assert [mention.edtf for mention in read_dates(text, language)] == [edtf]
