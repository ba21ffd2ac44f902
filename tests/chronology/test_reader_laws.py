"""Laws of the reader of dates, on texts made of the words of each lexicon in any order."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.chronology import parse_edtf, read_dates
from sicetnon.lexicon import languages, load

DATED = [language for language in languages() if load(language).section("dates")]
MARKS = [",", ".", "-", "–", "/", "(", ")", "'", ":", "?", "~", "\n\n"]
NUMBERS = ["1", "2", "6", "07", "12", "31", "40", "44", "480", "1240", "1917", "1939", "1940", "XX", "XIX", "II", "XII"]


@cache
def vocabulary(language: str) -> list[str]:
    """Every word of the date sections, grammar included."""
    section = load(language).section("dates")
    words = [word for table in section["words"].values() for listed in table.values() for word in listed.split()]
    literals = [
        word for forms in section["grammar"].values() for form in forms for word in form.replace("?", "").split()
    ]
    return sorted({*words, *(word for word in literals if word.isalpha() and word.islower())})


@pytest.mark.parametrize("language", DATED)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_any_text_of_date_words(language: str, data: st.DataObject) -> None:
    word = st.one_of(st.sampled_from(vocabulary(language)), st.sampled_from(NUMBERS), st.sampled_from(MARKS))
    pieces = data.draw(st.lists(st.tuples(word, st.sampled_from([" ", " ", " ", ""])), max_size=24))
    text = "".join(piece + gap for piece, gap in pieces)
    calendar = data.draw(st.sampled_from(["", "julian"]))
    end = 0
    for mention in read_dates(text, language, calendar=calendar, anchor_year=data.draw(st.sampled_from([None, 1939]))):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
        if mention.earliest is not None and mention.latest is not None:
            assert mention.earliest <= mention.latest, mention
        if mention.edtf:
            parse_edtf(mention.edtf)


@pytest.mark.parametrize("language", DATED)
def test_hostile_repetition_is_read_to_its_end(language: str) -> None:
    month = load(language).section("dates")["words"]["MONTH"]["12"].split()[0]
    for piece in ("1 ", "1, ", "((", "1939-", f"{month} ", f"6 {month} 1939, ", "XIX "):
        text = piece * (4_000 // len(piece))
        mentions = read_dates(text, language)
        assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
