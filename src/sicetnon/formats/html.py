"""HTML: the text of the article without the page around it; offsets into the decoded file (HTML Standard, WHATWG).

Nothing is fetched, no entity of a document type is read, no script runs.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape

from sicetnon.formats.asides import is_aside
from sicetnon.formats.composer import Composer, Draft
from sicetnon.formats.html_head import read_head
from sicetnon.formats.html_tokens import WORDS, Token, Tokens
from sicetnon.formats.registry import Format
from sicetnon.formats.tables import Cell, compose_table, span

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MARK = re.compile(r"<(?:!doctype html|html|body|head|p|div|article|h1|table|span)\b[^<>]*>", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_PREFIXES = tuple(word[:-1] for word in WORDS["skipped_words"] if word.endswith("*"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_LETTER = re.compile(r">?[^<>]*[^\W\d_]{2}")
_LAYOUT = frozenset({"h1", "h2", "h3", "h4", "blockquote", "table", "article", "section"})


def recognise(head: str) -> bool:
    """A document type or a handful of ordinary tags."""
    found = _MARK.findall(head)
    return len(found) >= 3 or any("html" in mark.lower() for mark in found)


def is_skipped(token: Token) -> bool:
    """True for elements that are the page's, not the article's."""
    if token.name in WORDS["skipped_elements"]:
        return True
    if not token.written.strip(" /"):
        return False
    attributes = token.attributes
    if "hidden" in attributes or attributes.get("role", "").lower() in WORDS["skipped_roles"]:
        return True
    if _HIDDEN_STYLE.search(attributes.get("style", "")):
        return True
    if not ({"class", "id"} & attributes.keys()) or token.name in ("html", "body", "main", "article"):
        return False
    words = token.words
    return bool(words & WORDS["skipped_words"]) or any(word.startswith(_PREFIXES) for word in words)


class HtmlReader:
    """Writes the tokens of an article to a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.source = Tokens(text)
        self.tokens = self.source.tokens
        self.page = Composer(text)
        self.title = ""
        self.aside_level = 0
        self.tables = 0
        self.noting = False
        self.preformatted = 0  # source offset where preformatted text ends, in which blank lines part paragraphs
        self.quoted = 0  # index of the token that ends the quotation being written
        self.cited: dict[str, list[int]] = {}  # id of a footnote -> where it is cited
        self.targets = self._targets()

    def _targets(self) -> dict[str, str]:
        """Ids of footnotes: what the links of note marks point to. The values are the ids themselves."""
        found = {}
        for index in self.source.by_name.get("a", ()):
            target = self._note_target(index)
            if target:
                found[target] = target
        return found

    def _note_target(self, index: int) -> str:
        """The id that a note mark points to: a link inside of `sup`, or one that says that it is a note mark."""
        token = self.tokens[index]
        attributes = token.attributes
        target = attributes.get("href", "")
        if not target.startswith("#") or len(target) < 2:
            return ""
        before = self.tokens[index - 1] if index else token
        raised = before.name == "sup" and not before.closing
        says = bool(token.words & WORDS["note_words"]) or attributes.get("role") in WORDS["note_roles"]
        return target[1:] if raised or says or attributes.get("epub:type") == "noteref" else ""

    def read(self) -> Draft:
        first, last = self._article()
        self.run(self.page, first, last, inline=False)
        draft = self.page.finish()
        draft.title = self.title
        return draft

    def _article(self) -> tuple[int, int]:
        """The tokens of the article: of the one element that says so, else of the body, else all."""
        for index in self.source.by_name.get("div", ()):
            if 'main"' in self.tokens[index].written and self.tokens[index].attributes.get("role") == "main":
                return index, self.tokens[index].partner
        for name in ("main", "article"):
            found = self.source.by_name.get(name, ())
            if len(found) == 1:
                return found[0], self.tokens[found[0]].partner
        for index in self.source.by_name.get("div", ()):
            token = self.tokens[index]
            if ("class" in token.written or "id" in token.written) and token.words & WORDS["main_words"]:
                return index, token.partner
        body = self.source.by_name.get("body", ())
        return (body[0], self.tokens[body[0]].partner) if body else (-1, len(self.tokens))

    def run(self, page: Composer, first: int, last: int, inline: bool) -> None:
        """Write what stands between two tokens; `first` -1 is the beginning of the text."""
        index = first + 1
        at = self.tokens[first].end if first >= 0 else 0
        while index < last:
            token = self.tokens[index]
            self.words(page, at, token.start)
            if token.name:
                index, at = self.element(page, index, inline)
            else:
                index, at = index + 1, token.end
        end = self.tokens[last].start if last < len(self.tokens) else len(self.text)
        self.words(page, at, end)

    def words(self, page: Composer, start: int, end: int) -> None:
        if start >= end:
            return
        if start < self.preformatted and page is self.page:
            for blank in _BLANK_LINE.finditer(self.text, start, end):
                self._entities(page, start, blank.start())
                page.open(page.current.kind if page.current else "paragraph")
                start = blank.end()
        self._entities(page, start, end)

    def _entities(self, page: Composer, start: int, end: int) -> None:
        """Write text with its character references."""
        at = start
        for entity in _ENTITY.finditer(self.text, start, end):
            shown = unescape(entity[0])
            if shown == entity[0]:
                continue
            page.flow(at, entity.start())
            at = entity.end()
            if shown in " \t\n\r":
                page.space(entity.start())
            elif shown.isprintable() or shown == "\xa0":
                page.substitute(shown, entity.start(), at)
        page.flow(at, end)

    def element(self, page: Composer, index: int, inline: bool) -> tuple[int, int]:
        """Deal with one tag; returns the index of the next tag to deal with, and from where on text is to be read."""
        token = self.tokens[index]
        name = token.name
        following = (index + 1, token.end)
        if token.closing:
            if name == "q" and page.writing:
                page.substitute("”", token.start, token.end)
            elif name in WORDS["block_elements"] and not inline:
                self.block(page, index)
            return following
        if is_skipped(token):
            return self._after(index)
        if name in ("sup", "a") and (self.targets or self.noting):
            target = self._note_target(index if name == "a" else index + 1) if index + 1 < len(self.tokens) else ""
            if target:
                self.cited.setdefault(target, []).append(page.position)
                return self._after(index)
            if (
                self.noting
                and token.attributes.get("href", "").startswith("#")
                and not _LETTER.search(self.source.inner(index)[:200])
            ):
                return self._after(index)  # the way back from a note to its mark
        identity = token.attributes.get("id", "") if self.targets and "id" in token.written else ""
        if identity in self.targets and identity in self.cited and not self.noting:
            self.note(index, self.cited.pop(identity))
            return self._after(index)
        if name == "q":
            page.substitute("“", token.start, token.end)
        elif name == "br":
            page.newline(token.start) if inline else page.space(token.start)
        elif name in WORDS["block_elements"]:
            if inline:
                page.newline(token.start)
            else:
                return self.begin(page, index)
        return following

    def _after(self, index: int) -> tuple[int, int]:
        """Behind an element: after its end tag, or before the tag that implies its end."""
        token = self.tokens[index]
        if token.partner == index:
            return index + 1, token.end
        if token.partner >= len(self.tokens):
            return len(self.tokens), len(self.text)
        end = self.tokens[token.partner]
        if end.closing and end.name == token.name:
            return token.partner + 1, end.end
        return token.partner, end.start

    def begin(self, page: Composer, index: int) -> tuple[int, int]:
        """A block begins."""
        token = self.tokens[index]
        name = token.name
        if name in _HEADINGS:
            self.heading(page, index)
            return self._after(index)
        if name == "table":
            if self.table(page, index):
                return self._after(index)
        elif name in ("li", "dt", "dd"):
            page.open("aside" if self.aside_level else "item", level=1)
        elif name in ("figcaption", "caption"):
            page.open("caption")
        elif name == "blockquote":
            self.quoted = max(self.quoted, token.partner)
            page.open("quotation")
        elif name == "pre":
            self.block(page, index)
            self.preformatted = max(self.preformatted, token.end + len(self.source.inner(index)))
        elif not (name in ("p", "div", "span") and page.current and not page.writing and page.current.kind == "item"):
            self.block(page, index)
        return index + 1, token.end

    def block(self, page: Composer, index: int) -> None:
        page.open("aside" if self.aside_level else "quotation" if index < self.quoted else "paragraph")

    def heading(self, page: Composer, index: int) -> None:
        token = self.tokens[index]
        level = _HEADINGS[token.name]
        is_title = level == 1 and not self.title
        page.open("title" if is_title else "heading", level=level)
        scratch = Composer(self.text)
        scratch.open("heading")
        self.run(scratch, index, token.partner, inline=True)
        words = scratch.finish().text
        self.run(page, index, token.partner, inline=True)
        page.close()
        if is_title:
            self.title = " ".join(words.split())[:300]
        if not self.aside_level or level <= self.aside_level:
            self.aside_level = level if is_aside(words, self.page.language) else 0
        self.block(page, index)

    def note(self, index: int, cited: list[int]) -> None:
        note = self.page.footnote(cited)
        note.open("footnote")
        self.noting = True
        self.run(note, index, self.tokens[index].partner, inline=True)
        self.noting = False

    def table(self, page: Composer, index: int) -> bool:
        """Write a table; False when it only arranges the page and its cells are to be read as blocks."""
        end = self.tokens[index].partner
        if any(self.tokens[inside].name in _LAYOUT for inside in range(index + 1, min(end, len(self.tokens)))):
            self.block(page, index)
            return False
        self.tables += 1
        rows: list[list[Cell]] = [[]]
        inside = index + 1
        while inside < min(end, len(self.tokens)):
            token = self.tokens[inside]
            if token.closing or not token.name:
                pass
            elif token.name == "tr":
                rows.append([])
            elif token.name in ("td", "th"):
                attributes = token.attributes
                columns, down = span(attributes.get("colspan", "1")), span(attributes.get("rowspan", "1"))
                write = partial(self._write_cell, inside)
                rows[-1].append(Cell(write=write, header=token.name == "th", columns=columns, rows=down))
                inside = max(inside, token.partner - 1)
            elif token.name == "caption":
                page.open("caption")
                self.run(page, inside, token.partner, inline=True)
                inside = max(inside, token.partner - 1)
            elif is_skipped(token):
                inside = max(inside, token.partner)
            inside += 1
        compose_table(page, rows, f"table{self.tables}")
        self.block(page, index)
        return True

    def _write_cell(self, index: int, page: Composer) -> None:
        self.run(page, index, self.tokens[index].partner, inline=True)


def read(text: str, file: str) -> Draft:
    """Read a page or a piece of one. Broken markup is read as browsers do, or as text."""
    reader = HtmlReader(text)
    draft = reader.read()
    read_head(reader.source, draft)
    return draft


FORMAT = Format(name="html", read=read, recognise=recognise, suffixes=(".html", ".htm", ".xhtml"), rank=20)
