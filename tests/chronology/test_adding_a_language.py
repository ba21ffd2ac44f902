"""The page on adding a language is true: its toy lexicon, taken from the page alone, reads what the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sicetnon.lexicon
from sicetnon.chronology import parse_edtf, read_dates
from sicetnon.chronology.grammar import grammar
from tests.chronology.test_languages import problem, spans

PAGE = (Path(__file__).parents[2] / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
LEXICON = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
ROWS = re.findall(r"^\| (.*\[\[.+\]\].*) \| ([^|\n]*?) ?\|$", PAGE, re.MULTILINE)


@pytest.fixture
def esperanto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The code of the language, for as long as its file is registered."""
    file = tmp_path / "eo.toml"
    file.write_text(LEXICON, encoding="utf-8")
    monkeypatch.setattr(sicetnon.lexicon, "plugins", lambda group: {"eo": file})
    caches = (sicetnon.lexicon.load, grammar)
    yield "eo"
    for cached in caches:
        cached.cache_clear()


def test_the_page_has_its_table() -> None:
    assert len(ROWS) >= 14


@pytest.mark.parametrize(("marked", "expected"), [row for row in ROWS if "]]" in row[0] and "…" not in row[0]])
def test_the_toy_language_is_read(esperanto: str, marked: str, expected: str) -> None:
    text, places = spans(marked)
    mentions = read_dates(text, esperanto)
    if not expected:
        assert not [mention for mention in mentions if (mention.start, mention.end) == places[0]]
        return
    assert [(mention.start, mention.end) for mention in mentions] == places, [mention.text for mention in mentions]
    for mention, value in zip(mentions, expected.split(";"), strict=True):
        assert problem(mention, value) == ""


@pytest.mark.parametrize("language", ["cs", "de", "es", "fr", "hu", "it", "la", "pl", "ru", "uk"])
def test_every_class_of_words_is_on_the_page(language: str) -> None:
    classes = sicetnon.lexicon.load(language).section("dates")["words"]
    assert [name for name in classes if f"`{name}`" not in PAGE] == []


def test_a_language_in_the_folder_needs_no_registration() -> None:
    assert {"de", "en", "fr", "pl", "ru", "uk"} <= set(sicetnon.lexicon.languages())
    assert parse_edtf(read_dates("6. Dezember 1939", "de")[0].edtf) == parse_edtf("1939-12-06")
