"""Which entries of a witness are of one edition, and the number that each bears in it.

A file may hold one volume, or the excerpts of several, each under a heading of its own. An edition begins where the
numbers of its entries begin anew, or under a heading behind which they do not simply go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from sicetnon.model import Block, Claim, Witness

_NUMBER = re.compile(r"[\W_]{0,4}(?:[^\W\d_]{1,5}\.?\s?)?(\d{1,5})[a-z]?(?!\w)")
_ALONE = 12  # code points of a line that is no more than a number
_LONGEST_HEADING = 240  # code points
_LONGEST_TITLE = 400  # code points before the first entry
_CAPITALS = 0.6  # share of the letters of a heading's first line
_HEADINGS = ("title", "heading")


class Entry(NamedTuple):
    """Where a regest stands: its edition, its number there, and the heading of that edition."""

    edition: str
    number: int | None
    heading: str


def editions_of(witness: Witness, heads: Sequence[Claim]) -> list[Entry]:
    """Where each head of a witness stands. `heads` are in order. Linear."""
    found: list[Entry] = []
    part, before = 0, None
    heading = witness.original[: min(heads[0].quote.start, _LONGEST_TITLE)].split("\n\n")[0] if heads else ""
    starts = [block.start for block in witness.blocks]
    last = -1
    for head in heads:
        number = number_before(witness.original, head.quote.start)
        span = witness.offsets.to_reading(head.quote.start, head.quote.end)
        block = bisect_left(starts, span[0] + 1) - 1 if span is not None else last
        headings = [each for each in witness.blocks[max(0, last + 1) : max(0, block)] if is_heading(witness, each)]
        if found and _begins_anew(number, before, headed=bool(headings)):
            part += 1
            heading = witness.text[headings[0].start : headings[-1].end] if headings else ""
        found.append(Entry(f"{witness.id} {part}", number, heading))
        before, last = number if number is not None else before, block
    return found


def _begins_anew(number: int | None, before: int | None, *, headed: bool) -> bool:
    if number is None or before is None:
        return headed
    return number < before or (headed and number != before + 1)


def number_before(text: str, start: int) -> int | None:
    """The number of the entry whose date begins at `start` of the text: in its line, or alone in the line before."""
    line = text.rfind("\n", 0, start) + 1
    found = _NUMBER.match(text, line, start)
    if found is None and not any(map(str.isdigit, text[line:start])):
        above = text[:line].rstrip()
        line = above.rfind("\n") + 1
        found = _NUMBER.match(above, line) if len(above) - line <= _ALONE else None
    return int(found[1]) if found is not None else None


def is_heading(witness: Witness, block: Block) -> bool:
    """Whether a block is the heading of a part: marked as one, or with a first line in capitals."""
    if block.kind in _HEADINGS:
        return True
    if block.kind != "paragraph" or block.end - block.start > _LONGEST_HEADING:
        return False
    span = witness.offsets.to_original(block.start, block.end)
    first = witness.original[span[0] : span[1]].split("\n")[0]
    letters = [each for each in first if each.isalpha()]
    return len(letters) > _ALONE and sum(map(str.isupper, letters)) > _CAPITALS * len(letters)
