"""Lines such as `Date: 12 June 1919` under one another: the label of a museum, a box of facts, a card of an index."""

from __future__ import annotations

from functools import cache

from sicetnon.formats.asides import ALWAYS
from sicetnon.formats.composer import Composer
from sicetnon.formats.lines import Line
from sicetnon.formats.metadata import PAIR
from sicetnon.lexicon import languages, load

GROUP = "label"
LONGEST_VALUE = 160  # code points; what is longer is prose under a word in front of it
_NO_LABELS = frozenset({"skip", "none"})


@cache
def _labels(language: str) -> frozenset[str]:
    """The words that a language and English put before a date, a place, a number or a person in a box of facts."""
    known = languages()
    tables = (load(code).section("extract").get("fields", {}) for code in {language, ALWAYS} if code in known)
    return frozenset(
        label for table in tables for facet, labels in table.items() if facet not in _NO_LABELS for label in labels
    )


def labelled(page: Composer, group: list[Line]) -> list[tuple[str, Line, int]]:
    """(label, line, where its value begins) for each line of a group: two lines or more, every one with a label, and at
    least half of the labels, and two, name a facet. Empty where the group is something else.
    """
    found = []
    for line in group:
        pair = PAIR.fullmatch(page.source, line.start, line.end)
        if pair is None or line.end - pair.start(2) > LONGEST_VALUE:
            return []
        found.append((pair[1].strip(), line, pair.start(2)))
    labels = _labels(page.language)
    named = {label.casefold() for label, _, _ in found} & labels
    return found if len(named) > 1 and 2 * len(named) >= len(found) else []


def compose_labelled(page: Composer, found: list[tuple[str, Line, int]]) -> None:
    """Write each line as a field."""
    for label, line, start in found:
        page.open("field", label=label, group=GROUP)
        page.flow(start, line.end)
    page.close()
