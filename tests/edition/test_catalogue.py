"""The interface's words: the same keys in every language, plural forms, dates and numbers as readers write them."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon import edition
from sicetnon.chronology import day
from sicetnon.edition.catalogue import PLURALS, STRINGS, Catalogue
from sicetnon.errors import UsageError
from tests.edition.sample import sample_record

LANGUAGES = edition.interface_languages()
PARTS = Path(edition.__file__).parent
FORMS = {"en": {"one", "other"}, "de": {"one", "other"}, "pl": {"one", "few", "many", "other"}}


def entries(language: str) -> dict[str, Any]:
    """Every entry of one file by its dotted key; a plural is one entry."""
    tables = tomllib.loads((STRINGS / f"{language}.toml").read_text(encoding="utf-8"))
    flat = {}
    for section, table in tables.items():
        if isinstance(table, dict):
            flat.update({f"{section}.{key}": value for key, value in table.items()})
    return flat


def blanks(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_three_languages() -> None:
    assert {"en", "de", "pl"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_key_with_the_same_blanks(language: str) -> None:
    english, other = entries("en"), entries(language)
    assert set(other) == set(english)
    for key, value in other.items():
        if isinstance(value, dict):
            assert set(value) == FORMS.get(language, {"other"}), key
            assert all(blanks(form) == blanks(english[key]["other"]) for form in value.values()), key
        else:
            assert blanks(value) == blanks(english[key]), key


def test_every_key_is_used_somewhere() -> None:
    web = PARTS.parents[2] / "web" / "src"
    if not web.is_dir():
        pytest.skip("the sources of the front end are not here (an installed package)")
    texts = [
        path.read_text(encoding="utf-8") for path in (*PARTS.rglob("*.py"), *PARTS.rglob("*.j2"), *web.glob("*.ts"))
    ]
    code = "\n".join(texts)
    built = {"month", "month_alone", "facet", "level", "level_says", "level_mark", "value", "role", "number", "listing"}
    built |= {"date", "certainty", "voice", "count", "glossary"}  # keys put together from the model's words
    for key in entries("en"):
        section, name = key.split(".", 1)
        if section in built or name == "nav" or name.startswith(("legend_", "strength_", "theme_")):
            continue
        assert f'"{name}"' in code if section == "ui" else f'"{key}"' in code or f"'{key}'" in code, key


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {0: "other", 1: "one", 2: "other", 21: "other"}),
        ("pl", {0: "many", 1: "one", 2: "few", 4: "few", 5: "many", 12: "many", 22: "few", 112: "many", 21: "many"}),
    ],
)
def test_plural_forms(language: str, forms: dict[int, str]) -> None:
    assert {n: PLURALS[language](n) for n in forms} == forms


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("1871-05-03", "1871-05-03", "3 May 1871"),
        ("1871-05-01", "1871-05-31", "May 1871"),
        ("1872-02-01", "1872-02-29", "February 1872"),
        ("1871-01-01", "1871-12-31", "1871"),
        ("1871-01-01", "1873-12-31", "1871 – 1873"),
        ("1871-02-01", "1871-04-30", "February 1871 – April 1871"),
        ("1871-05-03", "1871-05-09", "3–9 May 1871"),
        ("1871-05-30", "1871-06-02", "30 May – 2 June 1871"),
        ("1871-12-30", "1872-01-02", "30 December 1871 – 2 January 1872"),
        (None, "1871-06-02", "not later than 2 June 1871"),
        ("1871-06-02", None, "not earlier than 2 June 1871"),
        (None, None, "undated"),
        ("-0043-03-15", "-0043-03-15", "15 March 44 BC"),
        ("0000-01-01", "0000-12-31", "1 BC"),
    ],
)
def test_spans_in_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert Catalogue("en").span(earliest, latest) == words


@given(st.integers(-800_000, 3_000_000), st.integers(0, 2000), st.sampled_from(["en", "de", "pl"]))
def test_every_span_has_words_that_name_its_years(first: int, length: int, language: str) -> None:
    low, high = day.iso(first), day.iso(first + length)
    words = Catalogue(language).span(low, high)
    year = int(high[:-6])
    assert str(year if year > 0 else 1 - year) in words
    assert "{" not in words


def test_dates_in_german_and_polish() -> None:
    assert Catalogue("de").span("1871-05-03", "1871-05-09") == "3.–9. Mai 1871"
    assert Catalogue("pl").span("1871-05-03", "1871-05-03") == "3 maja 1871"
    assert Catalogue("pl").span("1871-05-01", "1871-05-31") == "maj 1871"


def test_numbers_as_readers_write_them() -> None:
    assert Catalogue("en").number(42492) == "42,492"
    assert Catalogue("de").number(42492.5) == "42.492,5"
    assert Catalogue("pl").number(42492) == "42\u00a0492"


def test_an_unknown_language_is_an_error_that_names_the_known_ones() -> None:
    for wrong in ("xx", "../en", ""):
        with pytest.raises(UsageError, match="de, en, pl"):
            edition.dossier(sample_record(), language=wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_in_every_language(language: str) -> None:
    page = edition.dossier(sample_record(), language=language)
    assert f'<html lang="{language}">' in page
    assert not re.search(r">\s*(findings|synopsis|timeline|ui)\.\w+\s*<", page)
    assert edition.summary(sample_record(), language=language) in page
