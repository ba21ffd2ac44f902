"""Dates that begin with their year, as in regests and chronologies: "1356 July 2", "1234 Mai 5", "1301, le 12 mars"."""

from __future__ import annotations

import re

import msgspec

from sicetnon.chronology import day
from sicetnon.chronology.mention import TimeMention

_YEAR = re.compile(r"\d{3,4}")
_BETWEEN = re.compile(r"[\s,.]{1,3}")
_DAY = re.compile(r"[ \u00a0](\d{1,2})\b(?!\s*\w|[.,]\d)")
MONTH = 31  # days that a mention of a month alone covers at most


def year_first(text: str, year: TimeMention, rest: TimeMention) -> TimeMention | None:
    """One date of a year and the day or month that follows it; None when they do not belong together."""
    if not _YEAR.fullmatch(year.text) or year.role != "event" or not _BETWEEN.fullmatch(text, year.end, rest.start):
        return None
    if rest.kind != "date" or rest.earliest is None or rest.latest is None or rest.anchored_on != year.text:
        return None
    if rest.latest - rest.earliest >= MONTH:
        return None
    joined = msgspec.structs.replace(rest, start=year.start, text=text[year.start : rest.end], anchored_on="")
    found = _DAY.match(text, rest.end) if rest.latest - rest.earliest > 26 and rest.text[-1:].isalpha() else None
    if found is None or not 1 <= int(found[1]) <= rest.latest - rest.earliest + 1:
        return joined
    exact = rest.earliest + int(found[1]) - 1
    return msgspec.structs.replace(
        joined, end=found.end(), text=text[year.start : found.end()], earliest=exact, latest=exact, edtf=day.iso(exact),
        spans=False,
    )  # fmt: skip
