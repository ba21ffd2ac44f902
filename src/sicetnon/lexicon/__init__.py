"""One TOML file a language: month names, date words, hedges, reporting verbs, negation.

No language's words stand in Python code. A lexicon is found by its language code (ISO 639-1) through the entry-point
group `sicetnon.lexicons`, whose values are paths or package resources; the built-in ones are registered in the same
way.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sicetnon.errors import UsageError
from sicetnon.plugins import plugins

HERE = Path(__file__).parent


class Lexicon(msgspec.Struct, frozen=True):
    """The words of one language. `tables` is the parsed TOML; sections are read by the module that they serve."""

    language: str
    name: str
    tables: dict[str, Any]

    def section(self, name: str) -> dict[str, Any]:
        """One top-level table of the file; empty when the language does not have it."""
        table = self.tables.get(name, {})
        return table if isinstance(table, dict) else {}


def read_lexicon(path: Path) -> Lexicon:
    """Read one lexicon file. Raises UsageError when it is no TOML or names no language."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return Lexicon(tables["language"], tables["name"], tables)
    except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError) as problem:
        raise UsageError(f"{path}: not a lexicon: {problem}") from problem


def _files() -> dict[str, Path]:
    found = {path.stem: path for path in sorted(HERE.glob("*.toml"))}
    found.update({name: Path(value) for name, value in plugins("sicetnon.lexicons").items()})
    return found


def languages() -> tuple[str, ...]:
    """The codes of all languages that there are lexicons for."""
    return tuple(_files())


@cache
def load(language: str) -> Lexicon:
    """The lexicon of a language. Raises UsageError for a language that has none."""
    files = _files()
    if language not in files:
        raise UsageError(f"no lexicon for language '{language}'; there are: {', '.join(files)}")
    return read_lexicon(files[language])
