"""Markdown: the blocks of CommonMark 0.31 that running text uses, with tables, footnotes and front matter.

Front matter is a block of `key: value` lines between two `---` (title, author, date, language, siglum, licence, …).
Nested blocks are read by their depth alone: an item in a quotation is a quotation.
"""

from __future__ import annotations

import re
from functools import partial

from sicetnon.formats.asides import is_aside
from sicetnon.formats.composer import Composer, Draft
from sicetnon.formats.lines import Line, lines
from sicetnon.formats.markdown_inline import Inline
from sicetnon.formats.metadata import PAIR, apply, field_of
from sicetnon.formats.registry import Format
from sicetnon.formats.tables import Cell, compose_table

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r"=+|-{2,}")
_KEY = re.compile(r"([^\W\d_][\w .-]{0,30}?)[ \t]*:")
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_FENCE = re.compile(r"`{3,}|~{3,}")
_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\]:[ \t]*")
_LABEL = re.compile(r"\[([^\[\]^][^\[\]]{0,200})\]:[ \t]+\S+")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_RECOGNISE = re.compile(r"^#{1,6} \S|^\[\^[^\]\s]+\]: |\]\((?:https?://|#|\./)|^```|\*\*\S", re.MULTILINE)
FRONT_MATTER_LINES = 60


def recognise(head: str) -> bool:
    """Front matter, or several headings, links or notes as Markdown writes them."""
    begin = head.lstrip()
    return bool(re.match(r"---\r?\n[A-Za-z][\w-]*:", begin)) or len(_RECOGNISE.findall(head)) >= 2


def _pairs(lines: list[str]) -> list[tuple[str, str]]:
    """Keys and values of front matter; a list of values is joined by semicolons."""
    found: list[tuple[str, str]] = []
    for line in lines:
        pair = PAIR.fullmatch(line)
        key = _KEY.fullmatch(line)
        if pair:
            value = pair[2].strip()
            listed = value[1:-1].split(",") if value[0] == "[" and value[-1] == "]" else [value]
            found.append((pair[1], "; ".join(one.strip().strip("\"'") for one in listed)))
        elif key:
            found.append((key[1], ""))
        elif line.startswith("- ") and found:
            before = found[-1][1]
            value = line[2:].strip().strip("\"'")
            found[-1] = (found[-1][0], f"{before}; {value}" if before else value)
    return found


class MarkdownReader:
    """Writes the lines of a text to a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.page = Composer(text)
        self.lines = list(lines(text))
        self.notes: dict[str, list[tuple[int, int]]] = {}
        self.title = ""
        self.aside_level = 0
        self.tables = 0
        self.pairs = self._front_matter()
        labels = self._definitions()
        self.inline = Inline(text, labels)

    def _front_matter(self) -> list[tuple[str, str]]:
        if not self.lines or self._shown(self.lines[0]) != "---":
            return []
        for number, line in enumerate(self.lines[1:FRONT_MATTER_LINES], start=1):
            if self._shown(line) in ("---", "..."):
                inside = [self._shown(one) for one in self.lines[1:number]]
                self.lines = self.lines[number + 1 :]
                return [(field, value) for key, value in _pairs(inside) if (field := field_of(key, self.page.language))]
        return []

    def _definitions(self) -> frozenset[str]:
        """Take the definitions of notes and link labels out of the lines."""
        rest: list[Line] = []
        labels: set[str] = set()
        note = ""
        for line in self.lines:
            begins = _NOTE.match(self.text, line.start, line.end)
            label = None if begins else _LABEL.match(self.text, line.start, line.end)
            if begins:
                note = begins[1]
                self.notes.setdefault(note, []).append((begins.end(), line.end))
            elif note and (not line.blank or line.indent >= 2) and not label:
                self.notes[note].append((line.start, line.end))
            elif label:
                labels.add(label[1].casefold())
                note = ""
            else:
                rest.append(line)
                note = ""
        self.lines = rest
        return frozenset(labels)

    def _shown(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def read(self) -> Draft:
        index = 0
        while index < len(self.lines):
            index = self.block(index)
        self.page.close()
        for name, places in self.notes.items():
            note = self.page.footnote(self.inline.cited.get(name, ()))
            note.open("footnote")
            for start, end in places:
                note.space(start - 1)
                self.inline.write(note, start, end)
        draft = self.page.finish()
        apply(draft, self.pairs)
        draft.title = draft.title or self.title
        return draft

    def block(self, index: int) -> int:
        """Write what begins on a line; returns the next line to deal with."""
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        heading = _HEADING.fullmatch(self.text, line.start, line.end)
        quote = _QUOTE.match(self.text, line.start, line.end)
        bullet = _BULLET.match(self.text, line.start, line.end)
        fence = _FENCE.match(self.text, line.start, line.end)
        fresh = line.blank or not self.page.writing
        if fence:
            return self.fenced(index, fence[0])
        if heading:
            self.heading(len(heading[1]), heading.start(2), heading.end(2))
        elif following and fresh and not following.blank and self._underlines(following) and not bullet and not quote:
            self.heading(1 if self._shown(following)[0] == "=" else 2, line.start, line.end)
            return index + 2
        elif _RULE.fullmatch(self.text, line.start, line.end):
            self.page.close()
        elif (
            following and "|" in self._shown(line) and _DELIMITERS.fullmatch(self.text, following.start, following.end)
        ):
            return self.table(index)
        elif quote:
            self.part("quotation", line, quote.end(), fresh)
        elif bullet:
            self.page.open("aside" if self.aside_level else "item", level=line.indent // 2 + 1)
            self.inline.write(self.page, bullet.end(), line.end)
        else:
            indented = line.blank and line.indent >= 2 and self.page.current and self.page.current.kind == "item"
            kind = "aside" if self.aside_level else "paragraph"
            self.part(kind, line, line.start, line.blank and not indented)
        return index + 1

    def _underlines(self, line: Line) -> bool:
        return _UNDERLINE.fullmatch(self.text, line.start, line.end) is not None

    def part(self, kind: str, line: Line, start: int, fresh: bool) -> None:
        """A line of a paragraph or quotation: it begins one or goes on with it."""
        current = self.page.current
        if fresh or current is None or (kind == "quotation" and current.kind != kind):
            self.page.open("quotation" if kind == "quotation" else "aside" if kind == "aside" else "paragraph")
        else:
            self.page.space(line.start - 1 if start == line.start else line.start)
        self.inline.write(self.page, start, line.end)

    def heading(self, level: int, start: int, end: int) -> None:
        words = self.text[start:end].strip("*_ ")
        is_title = level == 1 and not self.title
        self.page.open("title" if is_title else "heading", level=level)
        self.inline.write(self.page, start, end)
        self.page.close()
        if is_title:
            self.title = words[:300]
        if not self.aside_level or level <= self.aside_level:
            self.aside_level = level if is_aside(words, self.page.language) else 0

    def fenced(self, index: int, fence: str) -> int:
        """A fenced block is shown as it stands."""
        self.page.open("paragraph")
        index += 1
        while index < len(self.lines) and not self._shown(self.lines[index]).startswith(fence):
            self.page.newline(self.lines[index].start - 1)
            self.page.flow(self.lines[index].start, self.lines[index].end)
            index += 1
        self.page.close()
        return index + 1

    def table(self, index: int) -> int:
        rows = [self._cells(self.lines[index], header=True)]
        index += 2
        while index < len(self.lines) and not self.lines[index].blank and "|" in self._shown(self.lines[index]):
            rows.append(self._cells(self.lines[index], header=False))
            index += 1
        self.tables += 1
        compose_table(self.page, rows, f"table{self.tables}")
        return index

    def _cells(self, line: Line, header: bool) -> list[Cell]:
        start = line.start + (self.text[line.start] == "|")
        cells = []
        for pipe in _PIPE.finditer(self.text, start, line.end):
            cells.append(Cell(write=partial(self._write_cell, start, pipe.start()), header=header))
            start = pipe.end()
        if start < line.end:
            cells.append(Cell(write=partial(self._write_cell, start, line.end), header=header))
        return cells

    def _write_cell(self, start: int, end: int, page: Composer) -> None:
        self.inline.write(page, start, end)


def read(text: str, file: str) -> Draft:
    """Read Markdown. Every text is Markdown."""
    return MarkdownReader(text).read()


FORMAT = Format(name="markdown", read=read, recognise=recognise, suffixes=(".md", ".markdown", ".mkd"), rank=60)
