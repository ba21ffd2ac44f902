"""Offset maps: every reading character leads into the original, and spans cover whole pieces."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.text import OffsetMap, OffsetMapBuilder

# what a builder is told: (kind, reading length, original length)
STEPS = st.lists(
    st.tuples(st.sampled_from(["copy", "make", "substitute", "skip"]), st.integers(1, 6), st.integers(1, 6)),
    max_size=30,
)


def build(steps: list[tuple[str, int, int]], backwards: bool = False) -> tuple[str, OffsetMap, str]:
    original = "".join(chr(0x4E00 + i) for i in range(sum(step[2] + step[1] for step in steps)))
    builder = OffsetMapBuilder()
    at = 0
    spans: list[tuple[str, int, int, int]] = []
    for kind, reading, length in steps:
        size = reading if kind == "copy" else 0 if kind == "make" else length
        spans.append((kind, reading, at, size))
        at += size
    for kind, reading, start, size in reversed(spans) if backwards else spans:
        if kind == "copy":
            builder.copy(original[start : start + size], start)
        elif kind == "make":
            builder.make("·" * reading)
        elif kind == "substitute":
            builder.substitute("×" * reading, start, size)
    text, offsets = builder.finish(len(original))
    return text, offsets, original


@given(STEPS, st.booleans())
def test_every_character_leads_into_the_original(steps: list[tuple[str, int, int]], backwards: bool) -> None:
    text, offsets, original = build(steps, backwards)
    for at, character in enumerate(text):
        if character == "·":
            with pytest.raises(ValueError, match="no original"):
                offsets.to_original(at, at + 1)
            continue
        start, end = offsets.to_original(at, at + 1)
        assert 0 <= start < end <= len(original)
        if character != "×":
            assert original[start:end] == character
        back = offsets.to_reading(start, end)
        assert back is not None
        assert back[0] <= at < back[1]


@given(STEPS, st.data())
def test_a_span_covers_what_its_characters_cover(steps: list[tuple[str, int, int]], data: st.DataObject) -> None:
    text, offsets, _ = build(steps)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    pieces = []
    for at in range(start, end):
        if text[at] != "·":
            pieces.append(offsets.to_original(at, at + 1))
    if pieces:
        assert offsets.to_original(start, end) == (min(p[0] for p in pieces), max(p[1] for p in pieces))
    elif start < end:
        with pytest.raises(ValueError, match="no original"):
            offsets.to_original(start, end)


@given(STEPS)
def test_the_map_is_monotone_where_nothing_was_moved(steps: list[tuple[str, int, int]]) -> None:
    text, offsets, _ = build(steps)
    spans = [offsets.to_original(at, at + 1) for at, character in enumerate(text) if character != "·"]
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in itertools.pairwise(spans))


@given(STEPS, st.booleans())
def test_what_no_reader_sees_has_no_reading_span(steps: list[tuple[str, int, int]], backwards: bool) -> None:
    text, offsets, original = build(steps, backwards)
    seen: set[int] = set()
    for at, character in enumerate(text):
        if character != "·":
            seen.update(range(*offsets.to_original(at, at + 1)))
    for at in range(len(original)):
        assert (offsets.to_reading(at, at + 1) is not None) == (at in seen)


def test_an_entity_is_covered_whole() -> None:
    builder = OffsetMapBuilder()
    builder.copy("Tom ", 0)
    builder.substitute("&", 4, 5)
    builder.copy(" Ann", 9)
    text, offsets = builder.finish()
    assert text == "Tom & Ann"
    assert offsets.to_original(4, 5) == (4, 9)
    assert offsets.to_original(2, 7) == (2, 11)
    assert offsets.to_reading(6, 7) == (4, 5)


def test_text_that_is_all_made_up_is_not_the_identity() -> None:
    builder = OffsetMapBuilder()
    builder.make("nothing of this stands there")
    _, offsets = builder.finish()
    assert not offsets.identity
    with pytest.raises(ValueError, match="no original"):
        offsets.to_original(0, 7)


def test_a_copy_of_the_whole_is_the_identity() -> None:
    builder = OffsetMapBuilder()
    builder.copy("as it ", 0)
    builder.copy("stands", 6)
    assert builder.finish(12)[1].identity
    assert not builder.finish(13)[1].identity


def test_a_footnote_held_back_keeps_its_origin() -> None:
    note = OffsetMapBuilder()
    note.copy("note", 5)
    body = OffsetMapBuilder()
    body.copy("body", 0)
    body.copy("rest", 9)
    body.make("\n")
    body.extend(note)
    text, offsets = body.finish()
    assert text == "bodyrest\nnote"
    assert offsets.to_original(9, 13) == (5, 9)
    assert offsets.to_reading(5, 9) == (9, 13)
