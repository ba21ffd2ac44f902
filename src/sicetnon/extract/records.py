"""Editions kept as records: each entry a group of labelled lines ("Date: …", "Place: …", "Issuer: …", "Abstract: …").

The labels are those of the lexicons. A witness with two such dates and more is read as so many entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sicetnon.chronology.heads import HeadDate, read_head
from sicetnon.extract.head_places import place_in
from sicetnon.extract.lexis import Lexis, lexis
from sicetnon.extract.regest_heads import Head
from sicetnon.model import Block

FEWEST = 2  # records
PARTIES = {"issuer_labels": "agent", "recipient_labels": "patient"}
_LABEL = re.compile(r"([^\W\d_][\w .()/-]{0,24}?)\s*:\s+(?=\S)")
_SIGNS = " .()"


class Part(NamedTuple):
    """One line of a record: what it holds, and where its value begins."""

    facet: str
    start: int


class Records(NamedTuple):
    """The records of a witness: the heads by the number of the block of their dates, and the lines by their blocks."""

    heads: dict[int, Head]
    parts: dict[int, Part]


def read_records(text: str, blocks: Sequence[Block], home: str) -> Records:
    """The records of a witness; none where fewer than two of its lines are labelled as dates. Linear."""
    words = lexis(home)
    parts = {i: part for i, block in enumerate(blocks) if (part := _part(text, block, words)) is not None}
    dates = [i for i, part in parts.items() if part.facet == "date"]
    bodies = sum(1 for part in parts.values() if part.facet in ("abstract", "handed_down", *PARTIES))
    if len(dates) < FEWEST or bodies < FEWEST:
        return Records({}, {})
    heads: dict[int, Head] = {}
    kept: dict[int, Part] = {}
    for at, i in enumerate(dates):
        last = dates[at + 1] if at + 1 < len(dates) else len(blocks)
        head = _head(text, blocks, i, {j: part for j, part in parts.items() if i <= j < last}, home)
        if head is not None:
            heads[i] = head
            kept |= {j: part for j, part in parts.items() if i < j < last}
    return Records(heads, kept) if len(heads) >= FEWEST else Records({}, {})


def _part(text: str, block: Block, words: Lexis) -> Part | None:
    """What a line holds by its label; None for one without a label that the lexicon knows."""
    if block.kind == "field":
        label, start = block.label, block.start
    elif block.kind in ("paragraph", "item") and (found := _LABEL.match(text, block.start, block.end)):
        label, start = found[1], found.end()
    else:
        return None
    label = label.casefold().strip(_SIGNS)
    table = words.tables.get("regests", {})
    facet = next((name for name in PARTIES if label in table.get(name, ())), "") or words.fields.get(label, "")
    return Part(facet, start) if facet else None


def _head(text: str, blocks: Sequence[Block], i: int, parts: dict[int, Part], home: str) -> Head | None:
    start, end = parts[i].start, blocks[i].end
    date = read_head(text, start, end, home) or HeadDate(start, end, "XXXX", None, None)
    place, same = place_in(text, (start, end), date, home)
    for j, part in parts.items():
        if part.facet == "place" and place is None:
            empty = HeadDate(part.start, part.start, "", None, None)
            place, same = place_in(text, (part.start, blocks[j].end), empty, home)
    return Head(i, end, date, place, same, home)


def reads(part: Part) -> bool:
    """Whether a line is read phrase by phrase."""
    return part.facet not in ("date", "place", "skip", "none", *PARTIES)
