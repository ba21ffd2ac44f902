"""Laws that hold for every EDTF value, and for every text that is none."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st

from sicetnon.chronology import Edtf, EdtfError, parse_edtf
from sicetnon.chronology.bounds import Bounds, hull, meet, within
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.day import from_day
from sicetnon.chronology.edtf import edtf_of_days
from tests.chronology.edtf_strategies import dates, readable, values

DAYS = st.integers(-4_000_000, 3_600_000)


@given(values())
def test_a_value_is_read_back_from_its_string(value: Edtf) -> None:
    again = parse_edtf(str(value))
    assert again == value
    assert str(again) == str(value)
    assert again.bounds() == value.bounds()
    assert hash(again) == hash(value)


@given(values())
def test_the_earliest_is_not_after_the_latest(value: Edtf) -> None:
    low, high = value.bounds()
    assert low is None or high is None or low <= high
    extent = value.extent()
    for side in (extent.begin, extent.end):
        assert side[0] is None or side[1] is None or side[0] <= side[1]


@given(values(), values(), values())
def test_the_order_is_total(first: Edtf, second: Edtf, third: Edtf) -> None:
    assert (first < second) + (first == second) + (first > second) == 1
    if first <= second <= third:
        assert first <= third


@given(dates(), st.data())
def test_hiding_a_digit_never_narrows(text: str, data: st.DataObject) -> None:
    value = readable(text)
    assume(value is not None and value.precision != "season")
    assert value is not None
    digits = [index for index, sign in enumerate(text) if sign.isdigit()]
    assume(digits)
    hidden = data.draw(st.sampled_from(digits))
    vaguer = readable(text[:hidden] + "X" + text[hidden + 1 :])
    assert vaguer is not None
    assert within(value.bounds(), vaguer.bounds())


@given(dates(precise=True), st.sampled_from("?~%"), st.sampled_from([None, Conventions()]))
def test_a_qualifier_never_narrows(text: str, sign: str, conventions: Conventions | None) -> None:
    assert within(parse_edtf(text).bounds(conventions), parse_edtf(text + sign).bounds(conventions))


@given(dates(precise=True))
def test_leaving_out_the_last_component_never_narrows(text: str) -> None:
    value = parse_edtf(text)
    shorter = text.rpartition("-")[0]
    assume(shorter and value.precision != "season")
    assert within(value.bounds(), parse_edtf(shorter).bounds())


@given(dates(precise=True), dates(precise=True))
def test_opening_an_end_and_adding_a_member_never_narrow(first: str, second: str) -> None:
    value = readable(f"{first}/{second}")
    if value is not None:
        for vaguer in (f"../{second}", f"{first}/..", f"/{second}", f"{first}/", f"[{first},{second}]"):
            assert within(value.bounds(), parse_edtf(vaguer).bounds())
    for kind in ("[{},{}]", "{{{},{}}}"):
        assert within(parse_edtf(first).bounds(), parse_edtf(kind.format(first, second)).bounds())


@given(st.text(alphabet="0123456789X-/.[]{},?~%YEST:+Z ", max_size=40))
@example("[" * 40)
@example("1939/" * 8)
def test_any_text_is_a_value_or_an_error_with_its_place(text: str) -> None:
    try:
        value = parse_edtf(text)
    except EdtfError as problem:
        assert 0 <= problem.position <= len(text)
    else:
        assert parse_edtf(str(value)) == value


@given(DAYS, st.integers(0, 40_000), st.sampled_from(["", "?", "~", "%"]))
@example(1, 364, "")
@example(-72_000, 36_523, "~")
def test_a_window_is_written_so_that_it_is_read_back(low: int, length: int, sign: str) -> None:
    text = edtf_of_days(low, low + length, sign)
    value = parse_edtf(text)
    if from_day(low)[0] >= -9999 and from_day(low + length)[0] <= 9999:
        assert value.bounds() == (low, low + length)
    assert within((low, low + length), value.bounds())


@st.composite
def windows(draw: st.DrawFn) -> Bounds:
    low, length = draw(DAYS), draw(st.integers(0, 10**6))
    return draw(st.sampled_from([(low, low + length), (low, None), (None, low), (None, None)]))


@given(windows(), windows())
def test_hull_and_meet_of_windows(first: tuple[int | None, int | None], second: tuple[int | None, int | None]) -> None:
    both = hull([first, second])
    assert within(first, both)
    assert within(second, both)
    common = meet(first, second)
    if common is not None:
        assert within(common, first)
        assert within(common, second)
    assert (meet(first, second) is None) == (meet(second, first) is None)
