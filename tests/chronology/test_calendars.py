"""Julian, Republican and other reckonings against published concordances and a second algorithm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.chronology.calendars import (
    auc_to_year,
    byzantine_span,
    day_to_julian,
    day_to_republican,
    julian_offset,
    julian_to_day,
    republican_to_day,
)
from sicetnon.chronology.day import DayError, iso, to_day

DAYS = st.integers(-(10**8), 10**8)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 5), "1582-10-15"),  # Inter gravissimas
        ((1752, 9, 3), "1752-09-14"),  # Calendar (New Style) Act 1750
        ((1700, 2, 29), "1700-03-11"),
        ((1712, 2, 29), "1712-03-11"),  # the day before the Swedish calendar's 30 February
        ((1812, 8, 26), "1812-09-07"),  # Borodino
        ((1825, 12, 14), "1825-12-26"),  # the Decembrists
        ((1900, 2, 29), "1900-03-13"),
        ((1917, 10, 25), "1917-11-07"),
        ((1918, 2, 1), "1918-02-14"),  # decree of the Sovnarkom
        ((1066, 10, 14), "1066-10-20"),  # Hastings
        ((1, 1, 1), "0000-12-30"),
        ((-43, 3, 15), "-0043-03-13"),  # the ides of March
    ],
)
def test_julian_dates_of_known_days(julian: tuple[int, int, int], gregorian: str) -> None:
    day = julian_to_day(*julian)
    assert iso(day) == gregorian
    assert day_to_julian(day) == julian


def julian_by_julian_day_number(year: int, month: int, day: int) -> int:
    """The formula of the Explanatory Supplement to the Astronomical Almanac (1992), p. 606, made floor-safe."""
    months_on = (14 - month) // 12
    shifted = year + 4800 - months_on
    return day + (153 * (month + 12 * months_on - 3) + 2) // 5 + 365 * shifted + shifted // 4 - 32083 - 1_721_425


@given(st.integers(-200_000, 200_000), st.integers(1, 12), st.integers(1, 28))
def test_julian_days_by_a_second_algorithm(year: int, month: int, day: int) -> None:
    assert julian_to_day(year, month, day) == julian_by_julian_day_number(year, month, day)


@given(DAYS)
def test_julian_there_and_back(day: int) -> None:
    assert julian_to_day(*day_to_julian(day)) == day
    assert day_to_julian(day + 1) > day_to_julian(day)


@pytest.mark.parametrize(
    ("when", "offset"),
    [("1582-10-15", 10), ("1700-03-10", 10), ("1700-03-11", 10), ("1700-03-12", 11), ("1900-03-13", 12),
     ("1900-03-14", 13), ("2100-03-14", 13), ("2100-03-15", 14), ("0250-06-01", 0)],
)  # fmt: skip
def test_how_far_the_two_calendars_are_apart(when: str, offset: int) -> None:
    assert julian_offset(to_day(*map(int, when.split("-")))) == offset


# Concordance des calendriers grégorien et républicain (Paris, 1963): 1 Vendémiaire of the years I to XIV.
NEW_YEARS = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)


@pytest.mark.parametrize(("year", "september"), list(enumerate(NEW_YEARS, 1)))
def test_the_republican_new_years(year: int, september: int) -> None:
    assert republican_to_day(year) == to_day(1791 + year, 9, september)


@pytest.mark.parametrize(
    ("republican", "gregorian"),
    [
        ((2, 11, 9), "1794-07-27"),  # 9 thermidor an II
        ((3, 7, 12), "1795-04-01"),  # 12 germinal an III
        ((5, 12, 18), "1797-09-04"),  # 18 fructidor an V
        ((8, 2, 18), "1799-11-09"),  # 18 brumaire an VIII
        ((3, 13, 6), "1795-09-22"),  # jour de la Révolution, an III
        ((14, 4, 10), "1805-12-31"),  # the last day on which it was in force
        ((79, 8, 16), "1871-05-06"),  # Journal officiel of the Commune
    ],
)
def test_republican_dates_of_known_days(republican: tuple[int, int, int], gregorian: str) -> None:
    day = republican_to_day(*republican)
    assert iso(day) == gregorian
    assert day_to_republican(day) == republican


@given(st.integers(to_day(1792, 9, 22), to_day(2800, 1, 1)))
def test_republican_there_and_back(day: int) -> None:
    assert republican_to_day(*day_to_republican(day)) == day


@pytest.mark.parametrize("wrong", [(1, 13, 6), (0, 1, 1), (2, 14, 1), (2, 1, 31), (2, 1, 0)])
def test_republican_days_that_do_not_exist(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(DayError):
        republican_to_day(*wrong)
    with pytest.raises(DayError):
        day_to_republican(to_day(1792, 9, 21))


def test_julian_days_that_do_not_exist() -> None:
    with pytest.raises(DayError):
        julian_to_day(1901, 2, 29)


def test_years_of_other_eras() -> None:
    assert auc_to_year(1) == -752  # 753 BCE
    assert auc_to_year(754) == 1
    assert auc_to_year(710) == -43  # the year of Caesar's death
    fall = julian_to_day(1453, 5, 29)
    first, last = byzantine_span(6961)  # the year that Doukas and Sphrantzes give for the fall of Constantinople
    assert first <= fall <= last
    assert last - first in (364, 365)
    assert byzantine_span(7000)[1] == julian_to_day(1492, 8, 31)
    kulikovo = julian_to_day(1380, 9, 8)
    first, last = byzantine_span(6888, "march")  # the year in the Rogozhskii chronicle
    assert first <= kulikovo <= last
