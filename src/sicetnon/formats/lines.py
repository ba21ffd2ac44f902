"""Lines, groups of lines and hard wraps of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

LINE = re.compile(r"[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*")
_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")

WIDEST_WRAP = 160  # code points; a text with longer lines is not wrapped by hand or typewriter
NARROWEST_WRAP = 40
FULL = 0.8  # a line is full when its own words and the next one reach this part of the wrap width


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank: its span without line end and outer white space; `blank` blank lines stand before."""

    start: int
    end: int
    blank: bool


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank, in order; linear in the text."""
    before = 0
    at = 0
    for match in _LINE_END.finditer(text):
        line = _line(text, at, match.start(), before > 0)
        if line:
            yield line
            before = 0
        else:
            before += 1
        at = match.end()
    line = _line(text, at, len(text), before > 0)
    if line:
        yield line


def _line(text: str, start: int, end: int, blank: bool) -> Line | None:
    piece = text[start:end]
    core = piece.strip()
    if not core:
        return None
    start += len(piece) - len(piece.lstrip())
    return Line(start, start + len(core), blank)


def groups(text: str) -> Iterator[list[Line]]:
    """Lines with no blank line between them."""
    group: list[Line] = []
    for line in lines(text):
        if line.blank and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def wrap_width(all_groups: list[list[Line]]) -> int:
    """The width at which the text is wrapped by hard line ends, in code points; 0 when it is not."""
    lengths = sorted(line.end - line.start for group in all_groups for line in group[:-1])
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    return width if NARROWEST_WRAP <= width <= WIDEST_WRAP else 0


def continues(text: str, line: Line, following: Line, width: int) -> bool:
    """True when the line end between the two is a wrap: the next word would not have fitted on the line."""
    if not width:
        return False
    word = text.find(" ", following.start, following.end)
    word_length = (word if word >= 0 else following.end) - following.start
    return line.end - line.start + 1 + word_length >= FULL * width
