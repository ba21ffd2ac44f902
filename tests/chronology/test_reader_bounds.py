"""Laws of bounds in text: a vaguer phrase never has narrower bounds, and what a phrase names is inside of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.chronology import TimeMention, parse_edtf, read_dates
from sicetnon.chronology.day import month_length, to_day

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
days = st.tuples(st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 31)).filter(
    lambda date: date[2] <= month_length(date[0], date[1])
)


def one(phrase: str) -> TimeMention:
    (found,) = read_dates(f"It happened in {phrase}.")
    return found


def window(phrase: str) -> tuple[int, int]:
    found = one(phrase)
    assert found.earliest is not None and found.latest is not None
    return found.earliest, found.latest


def inside(narrow: tuple[int, int], wide: tuple[int, int]) -> bool:
    return wide[0] <= narrow[0] <= narrow[1] <= wide[1]


@given(days)
def test_coarser_dates_hold_finer_ones(date: tuple[int, int, int]) -> None:
    year, month, day = date
    century = f"the {year // 100 + 1}th century" if year // 100 + 1 != 21 and year // 100 + 1 != 22 else ""
    ladder = [f"{day} {MONTHS[month - 1]} {year}", f"{MONTHS[month - 1]} {year}", f"{year}"]
    if year % 100 >= 10:  # the 1900s are the hundred years
        ladder.append(f"the {year // 10 * 10}s")
    if century:
        ladder.append(century)
    windows = [window(phrase) for phrase in ladder]
    assert windows[0] == (to_day(*date), to_day(*date))
    assert all(inside(narrow, wide) for narrow, wide in pairwise(windows))


@given(days, st.sampled_from(["early", "mid-", "late", "the beginning of", "the middle of", "the end of"]))
def test_parts_lie_inside_and_circa_around(date: tuple[int, int, int], part: str) -> None:
    year, month, _ = date
    for whole in (f"{MONTHS[month - 1]} {year}", f"{year}"):
        narrow = window(part + whole if part.endswith("-") else f"{part} {whole}")
        assert inside(narrow, window(whole))
        assert inside(window(whole), window(f"about {whole}"))


@given(
    days, st.sampled_from(["{a} to {b}", "{a} – {b}", "between {a} and {b}", "from {a} until {b}"]), st.integers(0, 900)
)
def test_a_range_goes_from_its_first_day_to_its_last(date: tuple[int, int, int], form: str, more: int) -> None:
    year, month, day = date
    later = (year + more // 300, month, day if day <= 28 else 28)
    later = max(later, date)
    begin, end = (f"{d} {MONTHS[m - 1]} {y}" for y, m, d in (date, later))
    (found,) = read_dates(f"It lasted {form.format(a=begin, b=end)}.")
    assert (found.earliest, found.latest) == (to_day(*date), to_day(*later))
    assert found.kind == "interval" and found.spans
    assert parse_edtf(found.edtf).bounds() == (found.earliest, found.latest)


@given(days, st.integers(1, 40), st.sampled_from(["later", "earlier"]))
def test_days_later_and_earlier_are_exact(date: tuple[int, int, int], count: int, word: str) -> None:
    year, month, day = date
    text = f"On {day} {MONTHS[month - 1]} {year} it began; {count} days {word} it ended."
    _, found = read_dates(text)
    step = count if word == "later" else -count
    assert found.earliest == found.latest == to_day(*date) + step


@given(days)
def test_the_era_is_mirrored(date: tuple[int, int, int]) -> None:
    year = date[0] - 999
    found, other = one(f"{year} BC"), one(f"AD {year}")
    assert found.edtf == (f"-{year - 1:04d}" if year > 1 else "0000")
    assert other.edtf == f"{year:04d}"


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("on the third day before the Kalends of May 44 BC", "-0043-04-29"),
        ("on the day before the Ides of March 44 BC", "-0043-03-14"),
        ("on the Nones of October 44 BC", "-0043-10-07"),
        ("on the Ides of June 44 BC", "-0043-06-13"),
        ("on the Kalends of Sextilis 44 BC", "-0043-08-01"),
        ("in the second year of the ninety-third Olympiad", "-0406-07/-0405-06"),
        ("in the first year of the hundred and eightieth Olympiad", "-0059-07/-0058-06"),
        ("in the 94th Olympiad", "-0403-07/-0399-06"),
    ],
)
def test_ancient_dates(phrase: str, edtf: str) -> None:
    assert [mention.edtf for mention in read_dates(f"They met {phrase}.", "en")] == [edtf]


def test_a_distance_from_what_has_no_day_is_kept() -> None:
    (mention,) = read_dates("Three days later they fled.", "en")
    assert (mention.earliest, mention.gap) == (None, (3, 3))
