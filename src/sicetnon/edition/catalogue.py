"""Every word that the interface says, one TOML file a language, with plural forms and dates in that language.

Keys are dotted (`findings.title`). A table with the members `one`, `other` (and `few`, `many` where the language has
them) is a plural, chosen as Unicode CLDR 45 does for whole numbers. A missing key falls back to English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from sicetnon.errors import UsageError

STRINGS = Path(__file__).parent / "strings"
FALLBACK = "en"


def _one_other(n: int) -> str:
    return "one" if n == 1 else "other"


def _polish(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else "many"


PLURALS: dict[str, Callable[[int], str]] = {"en": _one_other, "de": _one_other, "pl": _polish}


def interface_languages() -> tuple[str, ...]:
    """The codes of the languages that the interface speaks."""
    return tuple(sorted(path.stem for path in STRINGS.glob("*.toml")))


@cache
def _tables(language: str) -> dict[str, Any]:
    path = STRINGS / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        known = ", ".join(interface_languages())
        raise UsageError(f"the interface has no language '{language}'; there are: {known}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _find(tables: dict[str, Any], key: str) -> Any:
    found: Any = tables
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
    return found


class Catalogue:
    """The words of one language. `text` raises KeyError for a key that no file has."""

    def __init__(self, language: str = FALLBACK) -> None:
        self.language = language
        self._own = _tables(language)
        self._fallback = _tables(FALLBACK)
        self._plural = PLURALS.get(language, _one_other)
        self._met: dict[str, Any] = {}

    def _entry(self, key: str) -> Any:
        if key not in self._met:  # a large page asks for the same few words a hundred thousand times
            found = _find(self._own, key)
            self._met[key] = _find(self._fallback, key) if found is None else found
        return self._met[key]

    def text(self, key: str, **values: object) -> str:
        """The words for `key`, with `{name}` filled in from `values`."""
        found = self._entry(key)
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format(**values) if values else found

    def maybe(self, key: str, otherwise: str) -> str:
        """The words for `key`; `otherwise` where there are none (names that rules bring with them)."""
        found = self._entry(key)
        return found if isinstance(found, str) else otherwise

    def plural(self, key: str, n: int, **values: object) -> str:
        """The plural form of `key` for `n`, with `{n}` filled in."""
        forms = self._entry(key)
        if not isinstance(forms, dict):
            raise KeyError(key)
        form = forms.get(self._plural(n), forms["other"])
        return str(form).format(n=self.number(n), **values)

    def number(self, n: float) -> str:
        """A number as readers of the language write it."""
        whole = f"{n:,.0f}" if float(n).is_integer() else f"{n:,}"
        marks = {",": self.text("number.group"), ".": self.text("number.decimal")}
        return "".join(marks.get(char, char) for char in whole)

    def section(self, name: str) -> dict[str, Any]:
        """A whole table, English words first and this language's over them (for the page's script)."""
        merged = dict(self._fallback.get(name, {}))
        merged.update(self._own.get(name, {}))
        return merged

    def listing(self, items: list[str], key: str = "and") -> str:
        """ "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.text('listing.' + key)} {items[-1]}"

    def day(self, iso: str | None, *, year: bool = True) -> str:
        """An ISO 8601 day in words ("6 December 1939"); astronomical years below one as BC."""
        if not iso:
            return self.text("date.open")
        body = iso.lstrip("+")
        before = body.startswith("-")
        parts = body.lstrip("-").split("-")
        if not all(part.isdigit() for part in parts):
            return iso
        number = -int(parts[0]) if before else int(parts[0])
        shown = str(number) if number > 0 else self.text("date.bc", year=1 - number)
        if len(parts) == 1 or not 1 <= int(parts[1]) <= 12:
            return shown
        month = self.text(f"month.{int(parts[1])}")
        if len(parts) == 2:
            return self.text("date.month", month=self.text(f"month_alone.{int(parts[1])}"), year=shown)
        return self.text("date.day" if year else "date.day_only", day=int(parts[2]), month=month, year=shown)

    def span(self, earliest: str | None, latest: str | None) -> str:
        """Two ISO days as a stretch in words, as short as it can be ("1–30 November 1939", "March 1940")."""
        if not earliest and not latest:
            return self.text("date.unknown")
        if not earliest:
            return self.text("date.not_after", day=self.day(latest))
        if not latest:
            return self.text("date.not_before", day=self.day(earliest))
        if earliest == latest:
            return self.day(earliest)
        short = _whole(earliest, latest)
        if short:
            return self.day(short)
        ends = _period(earliest, latest)
        if ends:
            return self.text("date.range", first=self.day(ends[0]), last=self.day(ends[1]))
        if earliest[:-3] == latest[:-3] and len(earliest) >= 10:
            return self.text("date.same_month", first=int(earliest[-2:]), last=self.day(latest))
        if earliest[:-6] == latest[:-6] and len(earliest) >= 10:
            return self.text("date.range", first=self.day(earliest, year=False), last=self.day(latest))
        return self.text("date.range", first=self.day(earliest), last=self.day(latest))


def _whole(earliest: str, latest: str) -> str:
    """The month or year that two ISO days enclose exactly; empty when they enclose neither."""
    ends = _period(earliest, latest)
    return ends[0] if ends and ends[0] == ends[1] else ""


def _period(earliest: str, latest: str) -> tuple[str, str] | None:
    """First and last year (or month) that two ISO days enclose exactly; None when one stands inside a month."""
    if len(earliest) < 10 or len(latest) < 10 or not earliest.endswith("-01"):
        return None
    if earliest.endswith("-01-01") and latest.endswith("-12-31"):
        return earliest[:-6], latest[:-6]
    return (earliest[:-3], latest[:-3]) if _ends_month(latest) else None


def _ends_month(iso: str) -> bool:
    year, month, day = int(iso[:-6]), int(iso[-5:-3]), int(iso[-2:])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day == ((29 if leap else 28) if month == 2 else 30 if month in {4, 6, 9, 11} else 31)
