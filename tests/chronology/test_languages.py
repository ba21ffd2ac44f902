"""Dates in other languages than English: for each a table of phrases, with spans and values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sicetnon.chronology import TimeMention, parse_edtf, read_dates
from sicetnon.chronology.grammar import grammar
from sicetnon.lexicon import load

TABLES = Path(__file__).parent / "languages"
LANGUAGES = sorted(path.stem for path in TABLES.glob("*.tsv"))
MARKED = re.compile(r"\[\[(.+?)\]\]")


def rows(language: str) -> list[tuple[str, str]]:
    """The table of a language as (marked text, expected values)."""
    lines = (TABLES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(text, expected) for text, expected in split]


def spans(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that were marked."""
    found, shift = [], 0
    for match in MARKED.finditer(marked):
        start = match.start() - shift
        found.append((start, start + len(match[1])))
        shift += 4
    return MARKED.sub(r"\1", marked), found


def problem(mention: TimeMention, expected: str) -> str:
    """What is wrong with a mention; empty when nothing is."""
    if expected.startswith("P"):
        return "" if mention.timex_value == expected else f"{mention.timex_value} instead of {expected}"
    if expected == "?":
        return "" if mention.earliest is None else f"bounds for {mention.text}"
    bounds = parse_edtf(expected).bounds()
    if bounds != (mention.earliest, mention.latest):
        return f"{mention.text}: {mention.edtf} ({mention.earliest}, {mention.latest}) instead of {expected}"
    if mention.edtf and not mention.approximate and parse_edtf(mention.edtf).bounds() != bounds:
        return f"{mention.text}: the EDTF {mention.edtf} has other bounds than {expected}"
    return ""


CASES = [(language, text, expected) for language in LANGUAGES for text, expected in rows(language)]


@pytest.mark.parametrize(("language", "marked", "expected"), CASES)
def test_phrase(language: str, marked: str, expected: str) -> None:
    text, places = spans(marked)
    mentions = read_dates(text, language)
    assert [(mention.start, mention.end) for mention in mentions] == places, [mention.text for mention in mentions]
    for mention, value in zip(mentions, expected.split(";") if expected else [], strict=True):
        assert mention.text == text[mention.start : mention.end]
        assert problem(mention, value) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_tried_on_enough(language: str) -> None:
    assert len(rows(language)) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_a_word_that_starts_the_search(language: str) -> None:
    rules = grammar(language)
    triggers = set(rules.triggers.pattern)
    assert [form for form in rules.top.forms.values() if not triggers & set(form.pattern.pattern)] == []
    assert set(load(language).section("dates")["triggers"].split()) <= set(rules.words.members)
