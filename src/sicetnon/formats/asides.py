"""Words of layout: which sections are no narrative (see also, literature), which line stands over a box of facts."""

from __future__ import annotations

from functools import cache
from typing import Any

from sicetnon.lexicon import languages, load

ALWAYS = "en"
"""The language whose words are understood in every text, beside those of the text's own language."""


def format_words(language: str) -> tuple[dict[str, Any], ...]:
    """The `[formats]` tables of a language and of English; only these two lexicons are read."""
    known = languages()
    return tuple(load(code).section("formats") for code in dict.fromkeys((language, ALWAYS)) if code in known)


@cache
def _titles(language: str) -> frozenset[str]:
    """The titles of such sections (`asides`), case folded."""
    return frozenset(title.casefold() for words in format_words(language) for title in words.get("asides", ()))


def is_aside(heading: str, language: str) -> bool:
    """True for the heading of a section that lists things instead of telling."""
    return heading.strip().strip(":").casefold() in _titles(language)


@cache
def _boxes(language: str) -> frozenset[str]:
    """The words that stand over a box of facts (`boxes`), case folded."""
    return frozenset(title.casefold() for words in format_words(language) for title in words.get("boxes", ()))


def is_box(line: str, language: str) -> bool:
    """True for the line that stands over the rows of a box of facts ("Infobox")."""
    return line.strip().strip(":").casefold() in _boxes(language)
