"""Which entries of a witness are of one edition, and the number that each bears in it.

A file may hold one volume, or the excerpts of several, each under a heading of its own. An edition begins where the
numbers of its entries begin anew, or under a heading behind which they do not simply go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from sicetnon.model import Block, Claim, Witness
from sicetnon.text.numerals import roman

_NUMBER = re.compile(
    r"[\W_]{0,4}(?:[^\W\d_]{1,5}(?:[.-]\s?|\s)|№\s?){0,2}(?:(?P<figures>\d{1,5})[a-z]?(?!\w)|(?P<roman>[IVXLCDM]{1,9})(?=[.):\]]))"
)
_FOOTNOTE = re.compile(r"^[ \t]*([\[(](?:\d{1,2}|[a-z])[\])])(?=\s)", re.MULTILINE)
_ALONE = 16  # code points of a line that is no more than a number
_FIRST_YEAR = 500
_LONGEST_HEADING = 240  # code points
_LONGEST_TITLE = 400  # code points before the first entry
_CAPITALS = 0.6  # share of the letters of a heading's first line
_HEADINGS = ("title", "heading")


class Entry(NamedTuple):
    """Where a regest stands: its edition, its number there, and the heading of that edition."""

    edition: str
    number: int | None
    heading: str


def editions_of(witness: Witness, heads: Sequence[Claim], begins: Sequence[int]) -> list[Entry]:
    """Where each head of a witness stands. `heads` are in order, `begins` where each regest begins. Linear."""
    found: list[Entry] = []
    part, before = 0, None
    heading = witness.original[: min(heads[0].quote.start, _LONGEST_TITLE)].split("\n\n")[0] if heads else ""
    starts = [block.start for block in witness.blocks]
    last = -1
    for head, begin in zip(heads, begins, strict=True):
        number = number_of(witness.original, begin, head.quote.start)
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


class Footnote(NamedTuple):
    """A note below the last entry of a witness, and the place in order of the entry that refers to it."""

    start: int
    end: int
    owner: int


def footnotes_of(text: str, begins: Sequence[int]) -> list[Footnote]:
    """The notes under the entries, each known by the mark that stands in its entry: "… [a]", "(3) Copy of …"."""
    if not begins:
        return []
    marks = [(found.start(), found[1]) for found in _FOOTNOTE.finditer(text, begins[-1])]
    if not marks:
        return []
    found: list[Footnote] = []
    ends = [*(start for start, _ in marks[1:]), len(text)]
    for (start, mark), end in zip(marks, ends, strict=True):
        at = text.find(mark, begins[0], marks[0][0])
        if at >= 0 and text.find(mark, at + 1, marks[0][0]) < 0:
            found.append(Footnote(start, end, bisect_right(begins, at) - 1))
    return found if len(found) > 1 and len(found) == len(marks) else []


def number_of(text: str, begin: int, head: int) -> int | None:
    """The number of the entry that begins at `begin` and is dated at `head`: in the line of either, or alone in the
    line above."""
    for start in dict.fromkeys((text.rfind("\n", 0, head) + 1, begin)):
        found = _NUMBER.match(text, start, min(len(text), start + _LONGEST_HEADING))
        if found is not None and found.start() <= head and (number := _value(found)) is not None:
            year = number >= _FIRST_YEAR and head <= found.end()
            if not year and found.end() <= max(head, begin + _LONGEST_HEADING):
                return number
    above = text[: text.rfind("\n", 0, begin + 1) + 1 if begin else 0].rstrip()
    line = above.rfind("\n") + 1
    found = _NUMBER.match(above, line) if 0 < len(above) - line <= _ALONE else None
    below = text.find("\n", head) + 1
    if found is None and below:
        found = _NUMBER.match(text, below, below + _LONGEST_HEADING)
        found = found if found is not None and text[found.end() : found.end() + 1] in (".", ")", "]") else None
    return _value(found) if found is not None else None


def _value(found: re.Match[str]) -> int | None:
    if found["figures"] is not None:
        return int(found["figures"])
    return roman(found["roman"])


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
