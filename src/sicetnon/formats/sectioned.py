"""Sectioned plain text: `= Title =`, an `Infobox` with `- Key: value` lines, `==Section==`, `===Subsection===`."""

from __future__ import annotations

import re

from sicetnon.formats.asides import is_aside, is_box
from sicetnon.formats.composer import Composer, Draft
from sicetnon.formats.lines import Line, Wraps, groups
from sicetnon.formats.metadata import apply
from sicetnon.formats.plain import BULLET, compose_group, compose_metadata, leading_pairs
from sicetnon.formats.registry import Format

HEADING = re.compile(r"(={1,6})[ \t]*([^=\s](?:[^\n]*[^=\s])?)[ \t]*\1[ \t]*")
_FIELD = re.compile(r"[-*][ \t]+([^\s:][^:\n]{0,80}?)[ \t]*:[ \t]*")
_INFOBOX = "infobox"
_WIKI_MARKS = ("[[", "{{", "'''", "<ref", "{|")


def recognise(head: str) -> bool:
    """Headings between equals signs, and none of the marks of wikitext."""
    if any(mark in head for mark in _WIKI_MARKS):
        return False
    return any(HEADING.fullmatch(line.strip()) for line in head.splitlines() if line.startswith("="))


class _Reader:
    def __init__(self, text: str) -> None:
        self.page = Composer(text)
        self.text = text
        self.title = ""
        self.aside_level = 0  # level of the section that is an aside; 0 in the narrative

    def group(self, group: list[Line], wraps: Wraps) -> None:
        """One group of lines, cut at its headings."""
        rest: list[Line] = []
        for line in group:
            match = HEADING.fullmatch(self.text, line.start, line.end)
            if match is None:
                rest.append(line)
                continue
            self.body(rest, wraps)
            rest = []
            self.heading(match)
        self.body(rest, wraps)

    def heading(self, match: re.Match[str]) -> None:
        level = len(match[1])
        is_title = level == 1 and not self.title
        if is_title:
            self.title = match[2]
        self.page.open("title" if is_title else "heading", level=level)
        self.page.flow(match.start(2), match.end(2))
        self.page.close()
        if not self.aside_level or level <= self.aside_level:
            self.aside_level = level if is_aside(match[2], self.page.language) else 0

    def body(self, group: list[Line], wraps: Wraps) -> None:
        if not group:
            return
        first = self.text[group[0].start : group[0].end]
        if is_box(first, self.page.language) and self.rows(group[1:]):
            self.infobox(group[1:])
        elif self.aside_level:
            for line in group:
                bullet = BULLET.match(self.text, line.start, line.end)
                self.page.open("aside")
                self.page.flow(bullet.end() if bullet else line.start, line.end)
            self.page.close()
        else:
            compose_group(self.page, group, wraps)

    def rows(self, group: list[Line]) -> bool:
        """Whether the first line under the word for a box is a row of it."""
        return not group or _FIELD.match(self.text, group[0].start, group[0].end) is not None

    def infobox(self, group: list[Line]) -> None:
        """Rows of the infobox; a line without a key goes on with the row before it."""
        for line in group:
            key = _FIELD.match(self.text, line.start, line.end)
            if key:
                self.page.open("field", label=key[1], group=_INFOBOX)
                self.page.flow(key.end(), line.end)
            else:
                self.page.flow(line.start - 1, line.end)
        self.page.close()


def read(text: str, file: str) -> Draft:
    """Read sectioned plain text; sections that are no narrative (see also, literature) become asides."""
    reader = _Reader(text)
    all_groups = list(groups(text))
    wraps = Wraps(text, all_groups)
    pairs = leading_pairs(reader.page, all_groups[0]) if all_groups else []
    compose_metadata(reader.page, pairs)
    for group in all_groups[1:] if pairs else all_groups:
        reader.group(group, wraps)
    draft = reader.page.finish()
    apply(draft, [(field, text[start : line.end]) for field, line, start in pairs])
    draft.title = draft.title or reader.title
    return draft


FORMAT = Format(name="sectioned", read=read, recognise=recognise, suffixes=(".txt", ".text"), rank=40)
