"""Paragraphs, headings and sections, as far as they tell when something was.

A heading with a year rules the paragraphs under it, and those under its subheadings; a list of literature has no
events in it. Where a text comes with blocks they are taken; else blank lines and short lines have to do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import msgspec

from sicetnon.chronology.grammar import Grammar
from sicetnon.chronology.phrases import Atom
from sicetnon.chronology.reader_context import Surroundings

PARAGRAPH = re.compile(r"\n\s*\n\s*|(?<=[.!?\"”)])[ \t]*\n\s*")

HEADING_LENGTH = 90
"""A paragraph of fewer characters that does not end like a sentence is a heading."""

HEADING_MARKS = "=#"
"""Marks before a heading in plain text; their number is its level."""


class BlockLike(Protocol):
    """What the reader needs to know of a block of a text (`model.Block` is one)."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def level(self) -> int: ...
    @property
    def label(self) -> str: ...


class Paragraph(msgspec.Struct):
    """One paragraph: where it begins, what it is, and the headings over it, the nearest last."""

    start: int
    heading: bool = False
    footnote: bool = False
    literature: bool = False
    boxed: bool = False
    under: tuple[int, ...] = ()


def paragraphs(text: str, blocks: Sequence[BlockLike], rules: Grammar) -> list[Paragraph]:
    """All paragraphs of a text in order, the first at 0."""
    if blocks:
        ordered = sorted(blocks, key=lambda block: block.start)
        pieces = [(block.start, block.end, block.kind, block.level) for block in ordered]
    else:
        starts = [0, *(found.end() for found in PARAGRAPH.finditer(text)), len(text)]
        pieces = [_plain(text, start, end) for start, end in pairwise(starts)]
    found = [Paragraph(0)]
    open_headings: list[tuple[int, int]] = []
    literature_words = rules.words.values.get("LITERATURE", {})
    literature = False
    for start, end, kind, level in pieces:
        one = Paragraph(start, kind in ("title", "heading"), kind == "footnote")
        if one.heading:
            while open_headings and open_headings[-1][0] >= level:
                open_headings.pop()
            open_headings.append((level, start))
            literature = text[start:end].strip(" =#*\n").split(" ")[0] in literature_words
        one.under = tuple(heading for _, heading in open_headings)
        one.literature = literature and not one.heading
        one.boxed = kind == "field"
        found.append(one)
    return found


def _plain(text: str, start: int, end: int) -> tuple[int, int, str, int]:
    line = text[start : min(end, start + HEADING_LENGTH + 20)].strip()
    heading = 0 < len(line) <= HEADING_LENGTH and not line.endswith((".", "!", "?", ":", ",", ";", '"', "”"))
    level = len(line) - len(line.lstrip(HEADING_MARKS))
    return start, end, "heading" if heading else "paragraph", level


def mark(atoms: list[Atom], found: list[Paragraph], around: Surroundings) -> None:
    """Tell every atom where it stands: first of its paragraph, in or under a heading, in a list of literature."""
    starts = [one.start for one in found]
    before = -1
    for atom in atoms:
        number = bisect_right(starts, atom.start) - 1
        one = found[number]
        atom.opens, atom.heading, atom.sections = number != before, one.heading, one.under
        atom.boxed = one.boxed
        if atom.year is not None and atom.month is None and (one.literature or (one.footnote and _loose(atom, around))):
            atom.role = "publication"
        before = number


def _loose(atom: Atom, around: Surroundings) -> bool:
    """A year in a footnote that no preposition ties to a sentence: "Smith, Title (London, 1967), p. 3"."""
    return not around.is_a(atom.first - 1, "ON", "INYEAR", "BY", "SINCE", "UNTIL", "FROM", "BETWEEN", "AFTER", "BEFORE")
