"""The page of the lexicon names every list of the English one, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sicetnon.lexicon import load

PAGE = (Path(__file__).parents[2] / "docs" / "lexicon.md").read_text(encoding="utf-8")
ENGLISH = load("en")
KINDS = ("event_verbs", "event_nouns", "bridge")  # their keys are kinds of events, or meanings, of one's own choice


def lists() -> set[str]:
    tables: dict[str, Any] = {
        f"{part}.{name}": table
        for part in ("extract", "reason")
        for name, table in ENGLISH.section(part).items()
        if name not in KINDS
    }
    return {name for table in tables.values() if isinstance(table, dict) for name in table}


def test_every_list_has_its_place_on_the_page() -> None:
    named = set(re.findall(r"`([^`]+)`", PAGE))
    assert not sorted(lists() - named)


def test_the_page_names_no_list_of_alternatives_or_fields_that_is_gone() -> None:
    for title in ("## Fields of meaning", "## Alternatives"):
        part = PAGE.partition(title)[2].partition("\n## ")[0].partition("\n")[2]
        assert not sorted(set(re.findall(r"`([a-z_]+)`", part)) - lists())
