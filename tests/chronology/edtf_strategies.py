"""EDTF strings of every form, made piece by piece."""

from __future__ import annotations

from hypothesis import strategies as st

from sicetnon.chronology import Edtf, EdtfError, parse_edtf

SIGNS = st.sampled_from(["", "", "", "?", "~", "%"])


@st.composite
def masked(draw: st.DrawFn, digits: str) -> str:
    """The digits with some of them unspecified."""
    hidden = draw(st.lists(st.booleans(), min_size=len(digits), max_size=len(digits)))
    return "".join("X" if hide else digit for digit, hide in zip(digits, hidden, strict=True))


@st.composite
def dates(draw: st.DrawFn, precise: bool = False) -> str:
    """A year, month, season or day; with masks and qualifiers unless `precise`."""
    year = f"{draw(st.integers(1, 9999)):04d}"
    month = f"{draw(st.integers(1, 12)):02d}"
    day = f"{draw(st.integers(1, 28)):02d}"
    size = draw(st.integers(1, 4))
    sign = draw(st.sampled_from(["", "", "-"]))
    pieces = [year, str(draw(st.integers(21, 41)))] if size == 4 else [year, month, day][:size]
    if precise:
        return sign + "-".join(pieces)
    if size < 4 and draw(st.booleans()):
        pieces = [draw(masked(piece)) for piece in pieces]
    pieces[0] = sign + pieces[0]
    return "-".join(draw(SIGNS) + piece + draw(SIGNS) for piece in pieces)


@st.composite
def long_years(draw: st.DrawFn) -> str:
    """Years with Y, an exponent, or significant digits."""
    number = draw(st.integers(1, 10**9)) * draw(st.sampled_from([1, -1]))
    exponent = draw(st.integers(0, 9))
    text = f"Y{number}" + (f"E{exponent}" if exponent else "")
    significant = draw(st.integers(0, len(str(abs(number))) + exponent))
    return text + (f"S{significant}" if significant else "") + draw(SIGNS)


def readable(text: str) -> Edtf | None:
    """The value, or None for a string that stands for nothing."""
    try:
        return parse_edtf(text)
    except EdtfError:
        return None


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """Intervals in either direction, with open and unknown ends."""
    missing = st.sampled_from(["", ".."])
    return f"{draw(st.one_of(dates(), missing))}/{draw(st.one_of(dates(), long_years(), missing))}"


@st.composite
def sets(draw: st.DrawFn) -> str:
    """One of, or all of, dates and ranges."""
    items = draw(st.lists(st.one_of(dates(), st.tuples(dates(), dates()).map("..".join)), min_size=1, max_size=5))
    items[0] = draw(st.sampled_from(["", "", ".."])) + items[0] if ".." not in items[0] else items[0]
    inner = draw(st.sampled_from([",", ", "])).join(items)
    return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(inner)


def values() -> st.SearchStrategy[Edtf]:
    """Values of every form."""
    texts = st.one_of(dates(), dates(), long_years(), intervals(), sets())
    return texts.map(readable).filter(lambda value: value is not None)  # type: ignore[return-value]
