"""Which language a text is in."""

from __future__ import annotations


def detect_language(text: str) -> str:
    """The language of a text, as an ISO 639-1 code."""
    return "en"
