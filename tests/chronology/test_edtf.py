"""What single EDTF strings mean: forms, bounds, levels, order, errors."""

from __future__ import annotations

import doctest
import pickle
from pathlib import Path

import pytest

from sicetnon.chronology import Edtf, EdtfError, parse_edtf
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.day import from_iso, iso
from sicetnon.chronology.edtf import Date, DateSet, Interval, LongYear, Missing, SetRange, edtf_of_days
from sicetnon.errors import SicetnonError


def days(value: Edtf, conventions: Conventions | None = None) -> tuple[str | None, str | None]:
    low, high = value.bounds(conventions)
    return None if low is None else iso(low), None if high is None else iso(high)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1939-12-06", "1939-12-06", "1939-12-06"),
        ("1940-02", "1940-02-01", "1940-02-29"),
        ("-0480", "-0480-01-01", "-0480-12-31"),
        ("1939-11-2X", "1939-11-20", "1939-11-29"),
        ("1939-11-3X", "1939-11-30", "1939-11-30"),
        ("1940-02-X9", "1940-02-09", "1940-02-29"),
        ("1939-02-X9", "1939-02-09", "1939-02-19"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
        ("15XX-02-29", "1504-02-29", "1596-02-29"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("-01XX", "-0199-01-01", "-0100-12-31"),
        ("1939-24", "1939-12-01", "1940-02-29"),
        ("1939-28", "1939-12-01", "1940-02-29"),
        ("1939-30", "1939-12-01", "1940-02-29"),
        ("1939-31", "1939-03-01", "1939-05-31"),
        ("1939-33", "1939-01-01", "1939-03-31"),
        ("1939-39", "1939-09-01", "1939-12-31"),
        ("1939-41", "1939-07-01", "1939-12-31"),
        ("193X-22", "1930-06-01", "1939-08-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("-1234S2", "-1299-01-01", "-1200-12-31"),
        ("Y17E3S1", "10000-01-01", "19999-12-31"),
        ("Y-17E3", "-17000-01-01", "-17000-12-31"),
        ("1939-10-24/1939-11-23", "1939-10-24", "1939-11-23"),
        ("../1939", None, "1939-12-31"),
        ("1939/", "1939-01-01", None),
        ("../..", None, None),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("{1670..}", "1670-01-01", None),
        ("[..1760-12-03,1770]", None, "1770-12-31"),
        ("[0000..9999]", "0000-01-01", "9999-12-31"),
        ("1985-04-12T24:00:00", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:59:60Z", "1985-04-12", "1985-04-12"),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    assert days(parse_edtf(text)) == (earliest, latest)


def test_a_year_of_billions_has_bounds_too() -> None:
    low, high = parse_edtf("Y-17E7S3").bounds()
    assert low is not None
    assert high is not None
    assert iso(low) == "-170999999-01-01"
    assert iso(high) == "-170000000-12-31"
    year = parse_edtf("Y3388E2S3")
    assert isinstance(year, LongYear)
    assert year.estimate == 338_800


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("1939-12-06", 0), ("1939", 0), ("1939/1940-06", 0), ("1985-04-12T23:20:30Z", 0),
        ("1939?", 1), ("1939-12%", 1), ("193X", 1), ("19XX", 1), ("XXXX", 1), ("1939-XX", 1), ("1939-12-XX", 1),
        ("1939-XX-XX", 1), ("XXXX-XX-XX", 1), ("1939-21", 1), ("1939-24~", 1), ("Y17000", 1), ("-0480", 1),
        ("1939/..", 1), ("/1939", 1), ("1984~/2004-06", 1),
        ("1939?-12", 2), ("1939-~12-06", 2), ("1XXX", 2), ("1X39", 2), ("193X-12", 2), ("1939-XX-06", 2),
        ("1939-1X", 2), ("1939-12-0X", 2), ("XXXX-12-25", 2), ("1939-25", 2), ("1939-41", 2), ("1939?-21", 2),
        ("Y17E7", 2), ("1950S2", 2), ("[1939,1940]", 2), ("{1939..}", 2), ("1939-12-XX/1940", 2),
    ],
)  # fmt: skip
def test_the_level_is_the_lowest_that_has_the_form(text: str, level: int) -> None:
    assert parse_edtf(text).level == level


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("?2004", "2004?"),
        ("?2004-06", "2004?-06"),
        ("?2004-?06-?11", "2004-06-11?"),
        ("2004-06~-11", "2004-06~-11"),
        ("~2004-~06-11", "2004-06~-11"),
        ("2004-?06-?11", "2004-?06-?11"),
        ("2004?-06-11~", "2004%-~06-~11"),
        ("2001-?09~-09", "2001~-%09-09"),
        ("?2001-21", "2001?-21"),
        ("[ 1667 , 1668]", "[1667,1668]"),
        ("Y17E7S3~", "Y17E7S3~"),
    ],
)
def test_the_canonical_string(text: str, canonical: str) -> None:
    assert str(parse_edtf(text)) == canonical


def test_equal_is_what_means_the_same() -> None:
    assert parse_edtf("?2004-06") == parse_edtf("2004?-06")
    assert parse_edtf("1984?") != parse_edtf("1984")
    assert parse_edtf("1984-XX") != parse_edtf("1984")
    assert parse_edtf("../1984") != parse_edtf("/1984")
    assert parse_edtf("1984").__eq__("1984") is NotImplemented
    assert len({parse_edtf(text) for text in ("?2004-06", "2004?-06", "2004-06")}) == 2


def test_order_is_that_of_time() -> None:
    texts = ["../1939", "-0044-03-15", "1939-09-01", "1939-09", "1939", "1939/..", "1939-12", "[1940,1941]", "Y17E7"]
    assert sorted(map(parse_edtf, reversed(texts))) == [
        parse_edtf(text)
        for text in
        ["../1939", "-0044-03-15", "1939", "1939/..", "1939-09-01", "1939-09", "1939-12", "[1940,1941]", "Y17E7"]
    ]  # fmt: skip
    first, second, again = parse_edtf("1939"), parse_edtf("1940"), parse_edtf("1940")
    assert first < second <= again
    assert second >= again > first
    with pytest.raises(TypeError):
        _ = first < 1940


def test_values_are_frozen_and_can_be_pickled() -> None:
    value = parse_edtf("1939-12-06?/..")
    with pytest.raises(AttributeError):
        value.earliest = 1  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(value)) == value


def test_the_ends_of_an_interval() -> None:
    value = parse_edtf("1984~/2004-06")
    assert isinstance(value, Interval)
    extent = value.extent()
    assert extent.begin == (from_iso("1984-01-01"), from_iso("1984-12-31"))
    assert extent.end == (from_iso("2004-06-01"), from_iso("2004-06-30"))
    open_end, unknown_end = parse_edtf("1984/.."), parse_edtf("1984/")
    assert isinstance(open_end, Interval)
    assert isinstance(unknown_end, Interval)
    assert (open_end.end, unknown_end.end) == (Missing.OPEN, Missing.UNKNOWN)
    assert unknown_end.extent().end == (from_iso("1984-01-01"), None)


def test_a_set_keeps_its_ranges() -> None:
    value = parse_edtf("{1667,1668~,0000..9999}")
    assert isinstance(value, DateSet)
    assert len(value.items) == 3
    assert isinstance(value.items[2], SetRange)
    assert [days(parse_edtf("0000/9999"))] == [(iso(low), iso(high)) for low, high in list(value.windows())[2:]]  # type: ignore[arg-type]
    assert value.approximate
    assert not value.uncertain


def test_qualifiers_of_components() -> None:
    value = parse_edtf("2004?-06-~11")
    assert isinstance(value, Date)
    assert value.qualifiers == (1, 0, 2)
    assert value.uncertain
    assert value.approximate
    assert not parse_edtf("2004").uncertain


def test_conventions_widen_what_is_approximate_and_read_seasons() -> None:
    usual = Conventions()
    assert days(parse_edtf("1240~"), usual) == ("1230-01-01", "1250-12-31")
    assert days(parse_edtf("1240"), usual) == ("1240-01-01", "1240-12-31")
    assert days(parse_edtf("1240~/1250"), usual) == ("1230-01-01", "1250-12-31")
    assert days(parse_edtf("1943-05-12~"), usual) == ("1943-05-09", "1943-05-15")
    assert days(parse_edtf("1943-05-~12"), usual) == ("1943-05-09", "1943-05-15")
    assert days(parse_edtf("1943-05~-12"), usual) == ("1943-04-16", "1943-06-15")
    assert days(parse_edtf("1943-~05-12"), usual) == ("1943-04-16", "1943-06-15")
    assert days(parse_edtf("1943~-05-12"), usual) == ("1941-01-01", "1945-12-31")
    assert days(parse_edtf("1943-05~"), usual) == ("1943-04-16", "1943-06-15")
    assert days(parse_edtf("{1240~,1250}"), usual) == ("1230-01-01", "1250-12-31")
    astronomical = Conventions(seasons={"spring": (4, 6), "summer": (7, 9), "autumn": (10, 12), "winter": (13, 15)})
    assert days(parse_edtf("1940-21"), astronomical) == ("1940-04-01", "1940-06-30")
    assert days(parse_edtf("1940-21")) == ("1940-03-01", "1940-05-31")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0), ("1939-13", 5), ("1939-12-32", 8), ("1939-02-29", 8), ("156X-09-31", 8), ("15X1-02-29", 8),
        ("1939-21-05", 8), ("-0000", 0), ("1939-1", 4), ("Y1939", 0), ("Y17E0", 0), ("Y12345S7", 0), ("12345", 4),
        ("1939/1940/1941", 9), ("1940/1939", 5), ("1939/x", 5), ("/", 0), ("[1939", 4), ("[1939}", 5), ("[]", 1),
        ("[1939, x]", 7), ("{1940..1939}", 1), ("[1939..1940-01]", 1), ("[1939,..1940]", 6), ("[..]", 1),
        ("1985-04-12T25:00:00", 11), ("1985-04-12T10:10:10-00:00", 11), ("1985-04T10:10:10", 0), ("१९३९", 0),
        ("1939\n", 4), ("[1939,1940]\n", 11),
    ],
)  # fmt: skip
def test_errors_say_where(text: str, position: int) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert caught.value.position == position
    assert f"at offset {position}" in str(caught.value)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, SicetnonError)


def test_the_error_of_a_long_text_is_short() -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf("1" * 100_000)
    assert len(str(caught.value)) < 200


def test_hostile_years_are_refused() -> None:
    for text in ("Y1E999999999", "Y" + "9" * 5000, "Y1E99999999999999999999", "Y12345S" + "9" * 9999):
        with pytest.raises(EdtfError):
            parse_edtf(text)


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        ("1939-12-06", "1939-12-06", "1939-12-06"),
        ("1939-12-01", "1939-12-31", "1939-12"),
        ("1939-01-01", "1939-12-31", "1939"),
        ("1939-09-01", "1939-12-31", "1939-39"),
        ("1930-01-01", "1939-12-31", "193X"),
        ("1800-01-01", "1899-12-31", "18XX"),
        ("0000-01-01", "0099-12-31", "00XX"),
        ("-0199-01-01", "-0100-12-31", "-01XX"),
        ("1250-01-01", "1299-12-31", "1250/1299"),
        ("1939-10-24", "1939-11-30", "1939-10-24/1939-11"),
        (None, "1939-12-31", "../1939"),
        ("1939-11-21", None, "1939-11-21/.."),
        (None, None, ""),
    ],
)
def test_the_shortest_string_for_a_window(earliest: str | None, latest: str | None, text: str) -> None:
    low = None if earliest is None else from_iso(earliest)
    high = None if latest is None else from_iso(latest)
    assert edtf_of_days(low, high) == text


def test_the_page_on_edtf_runs() -> None:
    page = Path(__file__).parents[2] / "docs" / "edtf.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert tried > 5
    assert failed == 0
