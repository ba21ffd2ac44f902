"""Words of charters and their editions that are looked for both where texts are read and where they are compared."""

from __future__ import annotations

from functools import cache
from typing import Any

from sicetnon.errors import UsageError
from sicetnon.lexicon import load


@cache
def given_words(language: str) -> frozenset[str]:
    """How the date that a document gives itself begins ("Given", "Datum"); empty where no lexicon has the language."""
    return frozenset(_regests(language).get("given", ()))


@cache
def opinion_words(language: str) -> frozenset[str]:
    """The verbs by which a language tells what editors and scholars hold."""
    return frozenset(_regests(language).get("opinions", ()))


def _regests(language: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = load(language).section("extract").get("regests", {})
    except UsageError:
        return {}
    return found
