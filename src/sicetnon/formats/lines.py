"""Lines, groups of lines, hard wraps and broken words of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import msgspec

_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_BROKEN = re.compile(r"[^\W_](-|\u00ad|\u00ac|\u2010)$")  # hyphen, soft hyphen, the not sign of OCR, typographic hyphen
_LAST_WORD = re.compile(r"[^\W_]+$")
_HYPHENATED = re.compile(r"(?=\b([^\W_]+-[^\W_]+)\b)[^\W_]+")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")

WIDEST_WRAP = 160  # code points; a text with longer lines is not wrapped by hand or typewriter
NARROW_WRAP = 40  # columns narrower than this must show by small letters at line beginnings that they are prose
NARROWEST_WRAP = 20
PROSE = 0.3  # part of the lines in narrow columns that begin with a small letter
FULL = 0.8  # a line is full when its own words and the next one reach this part of the wrap width

Join = Literal["no", "space", "word", "compound"]
"""How a line goes on: not; after a space; in the same word (its hyphen falls away); in the same hyphenated word."""


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank: its span without line end and outer white space.

    `indent` counts the white space before it; `blank` is true when blank lines stand before it.
    """

    start: int
    end: int
    indent: int
    blank: bool


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank, in order; linear in the text."""
    blank = False
    at = 0
    ends = [match.span() for match in _LINE_END.finditer(text)]
    for start, end in (*ends, (len(text), len(text))):
        piece = text[at:start]
        core = piece.strip()
        if core:
            indent = len(piece) - len(piece.lstrip())
            yield Line(at + indent, at + indent + len(core), indent, blank)
            blank = False
        else:
            blank = True
        at = end


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


class Wraps:
    """How the lines of one text were broken, learnt from the whole text."""

    def __init__(self, text: str, all_groups: list[list[Line]]) -> None:
        self.text = text
        self.width = self._width(all_groups)
        self._compounds: set[str] | None = None
        self._words: set[str] = set()

    def join(self, line: Line, following: Line) -> Join:
        """How the first of two neighbouring lines goes on in the second."""
        text = self.text
        small = text[following.start].islower()
        broken = _BROKEN.search(text, max(line.start, line.end - 2), line.end) and text[following.start].isalnum()
        if broken and (small or self.width):
            return self._broken(line, following, small)
        if self._full(line, following) and not (following.indent > line.indent + 1):
            return "space"
        if small and self.width and not _SENTENCE_END.search(text, max(line.start, line.end - 4), line.end):
            return "space"
        return "no"

    def _full(self, line: Line, following: Line) -> bool:
        """True when the next word would not have fitted on the line any more."""
        if not self.width:
            return False
        space = self.text.find(" ", following.start, following.end)
        word_length = (space if space >= 0 else following.end) - following.start
        return line.end - line.start + 1 + word_length >= FULL * self.width

    def _broken(self, line: Line, following: Line, small: bool) -> Join:
        """A word in two: joined, unless the text has it with a hyphen elsewhere and never without."""
        if self.text[line.end - 1] not in "-\u2010":
            return "word"
        if not small or self.text[line.end - 2].isdigit():
            return "compound"
        head = _LAST_WORD.search(self.text, max(line.start, line.end - 60), line.end - 1)
        tail = _WORD.match(self.text, following.start, following.end)
        if head is None or tail is None:
            return "compound"
        if self._compounds is None:
            self._compounds = {match[1].casefold() for match in _HYPHENATED.finditer(self.text)}
            self._words = {word.casefold() for word in _WORD.findall(self.text)}
        compound = f"{head[0]}-{tail[0]}".casefold() in self._compounds
        return "compound" if compound and (head[0] + tail[0]).casefold() not in self._words else "word"

    def _width(self, all_groups: list[list[Line]]) -> int:
        """The width at which the text is wrapped by hard line ends, in code points; 0 when it is not."""
        lengths = sorted(line.end - line.start for group in all_groups for line in group[:-1])
        if not lengths:
            return 0
        width = lengths[int(len(lengths) * 0.9)]
        if NARROW_WRAP <= width <= WIDEST_WRAP:
            return width
        if not NARROWEST_WRAP <= width < NARROW_WRAP:
            return 0
        small = sum(self.text[after.start].islower() for group in all_groups for _, after in pairwise(group))
        return width if small >= PROSE * len(lengths) else 0
