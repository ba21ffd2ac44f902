"""Which sections are no narrative: see also, literature, external links."""

from __future__ import annotations

from functools import cache

from sicetnon.lexicon import languages, load


@cache
def _titles() -> frozenset[str]:
    """The titles of such sections in every language (`[formats] asides` of the lexicons), case folded."""
    found: set[str] = set()
    for language in languages():
        found.update(title.casefold() for title in load(language).section("formats").get("asides", ()))
    return frozenset(found)


def is_aside(heading: str) -> bool:
    """True for the heading of a section that lists things instead of telling."""
    return heading.strip().strip(":").casefold() in _titles()
