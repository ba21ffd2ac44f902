"""What vague words mean, that it can be changed in one place, and that vaguer words never narrow."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.chronology.bounds import hull, within
from sicetnon.chronology.conventions import (
    EXACT_PARTS,
    UNIT_DAYS,
    Conventions,
    Window,
    century_start,
    load_conventions,
)
from sicetnon.chronology.day import from_iso, iso, month_end, month_start, to_day, year_end, year_start
from sicetnon.chronology.feasts import feast_keys
from sicetnon.errors import UsageError

USUAL = Conventions()
YEARS = st.integers(-9000, 9000)
PARTS = st.sampled_from(sorted(USUAL.month_parts))


def shown(window: Window) -> tuple[str, str, str]:
    assert window.earliest is not None
    assert window.latest is not None
    return iso(window.earliest), iso(window.latest), window.convention


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (USUAL.part_of_month(1939, 11, "end"), ("1939-11-20", "1939-11-30", "month.end")),
        (USUAL.part_of_month(1940, 7, "mid"), ("1940-07-10", "1940-07-20", "month.mid")),
        (USUAL.part_of_month(1940, 2, "second_half"), ("1940-02-15", "1940-02-29", "month.second_half")),
        (USUAL.part_of_year(1939, "late"), ("1939-09-01", "1939-12-31", "year.late")),
        (USUAL.part_of_year(1940, "early"), ("1940-01-01", "1940-04-30", "year.early")),
        (USUAL.part_of_year(1941, "second_half"), ("1941-07-01", "1941-12-31", "year.second_half")),
        (USUAL.part_of_decade(1930, "late"), ("1936-01-01", "1939-12-31", "decade.late")),
        (USUAL.part_of_decade(1930, "first_half"), ("1930-01-01", "1934-12-31", "decade.first_half")),
        (USUAL.part_of_century(13, "second_half"), ("1250-01-01", "1299-12-31", "century.second_half")),
        (USUAL.part_of_century(13, "last_quarter"), ("1275-01-01", "1299-12-31", "century.last_quarter")),
        (USUAL.part_of_century(-2, "early"), ("-0199-01-01", "-0166-12-31", "century.early")),
        (USUAL.season(1940, "spring"), ("1940-03-01", "1940-05-31", "season.spring")),
        (USUAL.season(1939, "winter"), ("1939-12-01", "1940-02-29", "season.winter")),
        (USUAL.season(1942, "summer", "late"), ("1942-08-01", "1942-08-31", "season.summer.late")),
        (USUAL.season(1942, "summer", "first_half"), ("1942-06-01", "1942-07-16", "season.summer.first_half")),
        (USUAL.season(1982, "winter", southern=True), ("1982-06-01", "1982-08-31", "season.winter")),
        (USUAL.season(1982, "summer", southern=True), ("1982-12-01", "1983-02-28", "season.summer")),
        (USUAL.turn_of_century(20), ("1890-01-01", "1909-12-31", "century.turn")),
        (USUAL.turn_of_year(1939), ("1939-12-01", "1940-01-31", "year.turn")),
        (USUAL.turn_of_month(1939, 11), ("1939-11-21", "1939-12-10", "month.turn")),
        (USUAL.part_of_week(to_day(1939, 12, 4), "mid"), ("1939-12-06", "1939-12-08", "week.mid")),
        (USUAL.circa(to_day(1943, 5, 12), to_day(1943, 5, 12)), ("1943-05-09", "1943-05-15", "circa.day")),
        (USUAL.circa(to_day(1943, 5), to_day(1943, 5, 31)), ("1943-04-16", "1943-06-15", "circa.month")),
        (USUAL.circa(year_start(1240), year_end(1240)), ("1230-01-01", "1250-12-31", "circa.year")),
        (USUAL.circa(year_start(1860), year_end(1869)), ("1855-01-01", "1874-12-31", "circa.decade")),
        (USUAL.circa(year_start(1300), year_end(1399)), ("1275-01-01", "1424-12-31", "circa.century")),
        (USUAL.circa(year_start(-4000), year_end(-4000)), ("-5000-01-01", "-3000-12-31", "circa.year")),
    ],
)
def test_windows(window: Window, expected: tuple[str, str, str]) -> None:
    assert shown(window) == expected


def test_lengths_and_gaps() -> None:
    assert USUAL.length("week", *USUAL.count("several")) == (14, 56)
    assert USUAL.length("day", 2) == (2, 2)
    assert USUAL.length("month", 1) == (28, 31)
    assert USUAL.length("month", 2) == (58, 62)
    assert USUAL.length("year", 1) == (365, 366)
    assert USUAL.length("year", 3) == (1095, 1098)
    assert USUAL.gap("month", 1) == (25, 45)
    assert USUAL.gap("day", 2) == (2, 2)
    assert USUAL.gap("week", *USUAL.count("few")) == (13, 45)


def test_there_is_no_century_nought() -> None:
    assert (century_start(1), century_start(19), century_start(-1)) == (0, 1800, -99)
    with pytest.raises(UsageError):
        century_start(0)


@pytest.mark.parametrize("part", ["lateish", ""])
def test_an_unknown_part_is_a_key_error(part: str) -> None:
    with pytest.raises(KeyError):
        USUAL.part_of_month(1939, 11, part)


@given(YEARS, st.integers(1, 12), PARTS)
def test_a_part_lies_within_its_whole(year: int, month: int, part: str) -> None:
    def inside(window: Window, first: int, last: int) -> bool:
        return within((window.earliest, window.latest), (first, last))

    assert inside(USUAL.part_of_month(year, month, part), month_start(year, month), month_end(year, month))
    assert inside(USUAL.part_of_year(year, part), year_start(year), year_end(year))
    decade = year // 10 * 10
    assert inside(USUAL.part_of_decade(decade, part), year_start(decade), year_end(decade + 9))
    century = year // 100 + 1 if year >= 0 else -((-year) // 100) - 1
    first = century_start(century)
    assert inside(USUAL.part_of_century(century, part), year_start(first), year_end(first + 99))


@given(YEARS, st.integers(1, 12), st.sampled_from([2, 3, 4]))
def test_exact_parts_tile_their_whole(year: int, month: int, count: int) -> None:
    parts = sorted((which, name) for name, (which, of) in EXACT_PARTS.items() if of == count)
    for whole in (
        [USUAL.part_of_month(year, month, name) for _, name in parts],
        [USUAL.part_of_year(year, name) for _, name in parts],
        [USUAL.part_of_decade(year // 10 * 10, name) for _, name in parts],
        [USUAL.part_of_century(13, name) for _, name in parts],
    ):
        for left, right in pairwise(whole):
            assert left.latest is not None
            assert right.earliest == left.latest + 1


@given(YEARS, st.integers(1, 12), st.integers(1, 28))
def test_about_never_narrows_nor_does_about_something_longer(year: int, month: int, day: int) -> None:
    decade, century = year // 10 * 10, year // 100 * 100
    wholes = [
        (to_day(year, month, day), to_day(year, month, day)),
        (month_start(year, month), month_end(year, month)),
        (year_start(year), year_end(year)),
        (year_start(decade), year_end(decade + 9)),
        (year_start(century), year_end(century + 99)),
    ]
    widened = [USUAL.circa(*whole) for whole in wholes]
    for whole, about in zip(wholes, widened, strict=True):
        assert within(whole, (about.earliest, about.latest))
    for shorter, longer in pairwise(widened):
        assert within((shorter.earliest, shorter.latest), (longer.earliest, longer.latest))


@given(st.sampled_from(sorted(UNIT_DAYS)), st.integers(1, 12), st.integers(0, 12))
def test_vaguer_numbers_never_narrow_lengths_and_gaps(unit: str, least: int, more: int) -> None:
    for measure in (USUAL.length, USUAL.gap):
        low, high = measure(unit, least, least + more)
        assert 0 <= low <= high
        for number in (least, least + more):
            assert within(measure(unit, number), (low, high))


def test_beginning_and_end_say_no_less_than_early_and_late() -> None:
    for table in (USUAL.month_parts, USUAL.year_parts, USUAL.decade_parts, USUAL.century_parts, USUAL.week_parts):
        assert within(table["beginning"], table["early"])
        assert within(table["end"], table["late"])
        assert hull(table.values()) == (min(low for low, _ in table.values()), max(high for _, high in table.values()))


def test_numbers_are_changed_in_one_file(tmp_path: Path) -> None:
    file = tmp_path / "conventions.toml"
    file.write_text("turn_years = 5\n[month_parts]\nlate = [16, 31]\n[counts]\nseveral = [3, 9]\n", encoding="utf-8")
    mine = load_conventions(file)
    assert shown(mine.part_of_month(1939, 11, "late"))[0] == "1939-11-16"
    assert shown(mine.part_of_month(1939, 11, "early"))[1] == "1939-11-10"
    assert shown(mine.turn_of_century(20))[:2] == ("1895-01-01", "1904-12-31")
    assert mine.count("several") == (3, 9)
    assert from_iso("1939-11-16") == mine.part_of_month(1939, 11, "late").earliest


@pytest.mark.parametrize(
    "content",
    ["lateness = 3\n", "[month_parts]\nlate = [31, 21]\n", "[month_parts\n", 'turn_years = "five"\n', "seasons = 3\n"],
)
def test_a_file_that_makes_no_sense_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "conventions.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="conventions"):
        load_conventions(file)
    with pytest.raises(UsageError):
        load_conventions(tmp_path / "absent.toml")


def test_the_page_on_conventions_names_every_number_and_every_feast() -> None:
    page = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
    for name in (*Conventions.__struct_fields__, *sorted(feast_keys())):
        assert f"`{name}`" in page, name
