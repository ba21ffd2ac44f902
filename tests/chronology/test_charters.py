"""Dates of charters: feasts with weekdays, the Roman calendar, years of reign, and the heads of regests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.chronology import read_dates
from sicetnon.chronology.charters import REIGNS, roman_day, year_of_reign
from sicetnon.chronology.day import iso
from sicetnon.chronology.heads import read_head


# Cappelli, Cronologia, tables of the Roman calendar.
@pytest.mark.parametrize(
    ("mark", "count", "month", "year", "expected"),
    [
        ("kal", 1, 5, 1248, (5, 1)),
        ("kal", 15, 5, 1348, (4, 17)),
        ("kal", 14, 1, 1300, (12, 19)),
        ("kal", 2, 3, 1348, (2, 29)),
        ("kal", 2, 3, 1349, (2, 28)),
        ("non", 4, 6, 1366, (6, 2)),
        ("non", 2, 10, 1301, (10, 6)),
        ("id", 4, 5, 1248, (5, 12)),
        ("id", 3, 1, None, (1, 11)),
    ],
)
def test_the_roman_calendar_counts_back(
    mark: str, count: int, month: int, year: int | None, expected: tuple[int, int]
) -> None:
    assert roman_day(mark, count, month, year) == expected


# Cheney and Jones, A Handbook of Dates, section 2.
@pytest.mark.parametrize(
    ("ruler", "number", "month", "day", "year"),
    [
        ("edward_3", 21, 7, 14, 1347),
        ("edward_3", 21, 1, 24, 1348),
        ("edward_3", 21, 1, 25, 1347),
        ("henry_8", 1, 4, 21, 1510),
        ("elizabeth_1", 30, 8, 9, 1588),
    ],
)
def test_the_year_of_a_reign(ruler: str, number: int, month: int, day: int, year: int) -> None:
    assert year_of_reign(ruler, number, month, day) == year


@given(st.sampled_from(sorted(REIGNS)), st.integers(1, 40), st.integers(1, 12), st.integers(1, 28))
def test_years_of_a_reign_follow_one_another(ruler: str, number: int, month: int, day: int) -> None:
    year, following = (year_of_reign(ruler, one, month, day) for one in (number, number + 1))
    assert year is not None and following == year + 1
    assert year >= REIGNS[ruler][0]


@pytest.mark.parametrize(
    ("language", "phrase", "day"),
    [
        ("la", "feria quinta ante festum s. Michaelis a. d. 1373", "1373-09-22"),
        ("la", "in crastino beati Martini anno domini 1290", "1290-11-12"),
        ("la", "Anno MCCCXLII, dominica Reminiscere", "1342-02-24"),
        ("la", "1333, dominica post festum s. Galli", "1333-10-17"),
        ("de", "Montag vor St. Martin 1348", "1348-11-10"),
        ("de", "Dienstag nach Ostern 1432", "1432-04-22"),
        ("cs", "ve středu po sv. Havlu 1410", "1410-10-22"),
        ("pl", "w czwartek po św. Michale 1373", "1373-10-06"),
        ("fr", "le jeudi avant la Saint-Michel 1290", "1290-09-28"),
        ("en", "Thursday before Michaelmas 1290", "1290-09-28"),
        ("it", "giovedì dopo Pasqua 1300", "1300-04-14"),
        ("en", "14 July, 21 Edw. III", "1347-07-14"),
    ],
)
def test_a_day_beside_a_feast(language: str, phrase: str, day: str) -> None:
    found = read_dates(phrase, language)
    assert [iso(one.earliest) for one in found if one.earliest == one.latest and one.earliest is not None] == [day]


@pytest.mark.parametrize(
    ("language", "line", "earliest", "latest"),
    [
        ("de", "1341 März 4 (am suntage Reminiscere). Münsterberg.", "1341-03-04", "1341-03-04"),
        ("de", "1348 III 5", "1348-03-05", "1348-03-05"),
        ("de", "[1348 vor Mai 1]", "1348-01-01", "1348-05-01"),
        ("de", "1290, Juli 6 oder 13", "1290-07-06", "1290-07-13"),
        ("de", "1656 Mai 13/23, Danzig.", "1656-05-23", "1656-05-23"),
        ("de", "1348 März 28–April 2", "1348-03-28", "1348-04-02"),
        ("de", "(1180–1190)", "1180-01-01", "1190-12-31"),
        ("de", "o. D. [um 1350]", "1340-01-01", "1360-12-31"),
        ("fr", "Sans date [1349, avant le 7 février]. Rodenheim.", "1349-01-01", "1349-02-07"),
        ("en", "1366. 4 Kal. June. Avignon. (f. 112.)", "1366-05-29", "1366-05-29"),
        ("la", "1349, feria sexta ante Valentini (Febr. 13). Rodenheim.", "1349-02-13", "1349-02-13"),
        ("cs", "1404, 30. července, Olomouc", "1404-07-30", "1404-07-30"),
        ("pl", "1368 VII 2, Kraków", "1368-07-02", "1368-07-02"),
        ("hu", "1342. május 10. Buda", "1342-05-10", "1342-05-10"),
    ],
)
def test_the_date_of_a_head(language: str, line: str, earliest: str, latest: str) -> None:
    found = read_head(line, 0, len(line), language)
    assert found is not None and found.earliest is not None and found.latest is not None
    assert (iso(found.earliest), iso(found.latest)) == (earliest, latest)
    assert 0 <= found.start < found.end <= len(line)


@given(st.text(alphabet="0123456789 .,/()[]-–IVXMai März vor nach um?", max_size=60))
def test_any_line_is_read_as_a_head(line: str) -> None:
    found = read_head(line, 0, len(line), "de")
    if found is not None:
        assert 0 <= found.start < found.end <= len(line)
        if found.earliest is not None and found.latest is not None:
            assert found.earliest <= found.latest
