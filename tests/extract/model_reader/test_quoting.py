"""Words are found where they stand, exactly, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.extract.model_reader.quoting import Sought, plain

LETTERS = st.text(alphabet="ab \n\t\u00a0“”\"'’.-é中", max_size=40)


def test_white_space_and_quotation_marks_may_differ() -> None:
    text = "He called it “no\n  meeting”, and left."
    ((start, end),) = Sought(text, 0, len(text)).places('"no meeting",')
    assert text[start:end] == "“no\n  meeting”,"


@pytest.mark.parametrize("words", ["", " ", "called it no", "He Called", "all", "left. And", "nobody"])
def test_nothing_else_may_differ(words: str) -> None:
    text = "He called it “no meeting”, and left."
    assert not Sought(text, 0, len(text)).places(words)


@pytest.mark.parametrize("words", ["met", "a a"])
def test_what_stands_there_twice_is_seen_to(words: str) -> None:
    text = "they met and met again; a a a"
    assert len(Sought(text, 0, len(text)).places(words)) == 2


def test_only_the_stretch_is_looked_at() -> None:
    text = "They met. They parted."
    assert Sought(text, 10, len(text)).places("They") == [(10, 14)]
    assert not Sought(text, 10, len(text)).places("met")


def test_scripts_without_blanks_have_no_edges_of_words() -> None:
    text = "条約は調印された"
    assert Sought(text, 0, len(text)).places("調印") == [(3, 5)]


@given(LETTERS, LETTERS, LETTERS)
def test_what_is_found_is_what_was_sought(before: str, words: str, after: str) -> None:
    text = before + words + after
    places = Sought(text, 0, len(text)).places(words, most=100)
    assert all(plain(text[start:end]) == plain(words) for start, end in places)
    assert places == sorted(set(places))
    if plain(words) and before[-1:].strip() == "" and after[:1].strip() == "":
        assert any(start >= len(before) and end <= len(before) + len(words) for start, end in places)
