"""What a file says about itself before its text begins: `Author: …`, front matter, meta elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sicetnon.formats.asides import format_words
from sicetnon.formats.composer import Draft

FIELDS = ("title", "author", "date", "publisher", "url", "licence", "language", "siglum", "calendar")
"""The keys that are understood in every language; `[formats.metadata]` of a lexicon adds that language's words."""

PAIR = re.compile(r"([^\W\d_][\w .-]{0,30}?)[ \t]*:[ \t]+(\S[^\n]*)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_SIGLUM = re.compile(r"[^\s<>\"'&,;|]{1,12}")


@cache
def _keys(language: str) -> dict[str, str]:
    found = {name: name for name in FIELDS}
    for words in format_words(language):
        for field, names in words.get("metadata", {}).items():
            if field in FIELDS:
                found.update((name.casefold(), field) for name in names)
    return found


def field_of(key: str, language: str) -> str | None:
    """The field that a key names in English or in a language, None when it names none."""
    return _keys(language).get(key.strip().casefold())


def apply(draft: Draft, pairs: Iterable[tuple[str, str]]) -> None:
    """Fill the draft's empty fields; what cannot be a language code or a siglum is noted, not used."""
    for field, raw in pairs:
        text = raw.strip().strip("\"'“”„«»").strip()
        if not text or getattr(draft, field):
            continue
        if field == "language":
            code = _LANGUAGE.match(text)
            if code is None:
                draft.notes += (f"not a language code: {text[:40]}",)
                continue
            text = code[0].lower()
        elif field == "siglum" and not _SIGLUM.fullmatch(text):
            draft.notes += (f"not a siglum: {text[:40]}",)
            continue
        setattr(draft, field, text[:500])
