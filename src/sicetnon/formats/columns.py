"""Heads of calendars that stand in lines of their own: the year, under it the day and the place, then the abstract.

"1348." over "March 5." over "Prague." is one head, and so is "1348 … Prague" over "5 March". Only where a text
has several such heads are the lines read together.
"""

from __future__ import annotations

import re

from sicetnon.formats.lines import Line

FEWEST = 2  # heads of a text
MOST_LINES = 4  # under the year
LONGEST = 44  # code points of a line under the year
_YEAR = re.compile(r"[\[(<]?(?:[^\W\d_]{1,6}\.? )?(?:1\d|[5-9])\d\d(?:[-–/]\d{1,4})?[\])>?!.,:]{0,4}")
_YEAR_AND_PLACE = re.compile(_YEAR.pattern + r"(?: {3,}|\t+)[\[(]?[^\W\d_][^\n]{1,40}")
_DAY = re.compile(r"(?<!\d)[0-3]?\d(?!\d)")


def column_heads(text: str, groups: list[list[Line]]) -> dict[int, int]:
    """How many lines below belong to each head, by the start of its first line; empty for texts without. Linear."""
    found: dict[int, int] = {}
    for group in groups:
        for number, line in enumerate(group):
            if line.end - line.start <= 2 * LONGEST and (under := _lines_under(text, group, number)):
                found[line.start] = under
    return found if len(found) >= FEWEST else {}


def _lines_under(text: str, group: list[Line], number: int) -> int:
    """The lines of a head under its first one; 0 where the line is no head."""
    line = group[number]
    placed = _YEAR_AND_PLACE.fullmatch(text, line.start, line.end) is not None
    if not placed and not _YEAR.fullmatch(text, line.start, line.end):
        return 0
    below = group[number + 1 : number + 2 + (1 if placed else MOST_LINES)]
    for count, one in enumerate(below):
        if one.indent > line.indent and (one.end - one.start > LONGEST or not placed):
            dated = any(_DAY.search(text, inner.start, inner.end) for inner in below[:count])
            return count if dated else 0
        if one.end - one.start > LONGEST:
            return 0
    return 0
