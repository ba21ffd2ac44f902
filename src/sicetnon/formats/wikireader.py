"""The reader of wikitext: writes what mwparserfromhell parses, with the place of every character.

The parser does not say where its nodes stand, but a node written back is the source itself, so that the offsets follow
from the lengths. `wikibalance` bounds what hostile nesting can cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from html import unescape

from mwparserfromhell import parse
from mwparserfromhell.nodes import Argument, ExternalLink, Heading, HTMLEntity, Node, Tag, Template, Text, Wikilink

from sicetnon.formats.asides import is_aside
from sicetnon.formats.composer import Composer, Draft
from sicetnon.formats.tables import Cell, compose_table, span
from sicetnon.formats.wikibalance import RAW_TAGS, pieces
from sicetnon.formats.wikitemplates import NAMES, Part, compose_template

_MARKS = re.compile(
    r"'''''|'''|''|</?[a-zA-Z][^<>]{0,2000}>|__[A-Z]+__|\n[ \t]*(?:\n\s*)+|\n|----+|\{\{|\}\}|\[\[|\]\]"
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?")  # of a link to the same article in another wiki
_QUOTES = frozenset({"blockquote", "poem"})
_HIDDEN = (RAW_TAGS - {"nowiki", "pre"}) | {"references", "style", "script", "includeonly", "indicator", "section"}


def _prefix(tag: Tag) -> int:
    """Characters of a tag before its contents, as Tag.__str__ writes them."""
    attributes = sum(len(str(attribute)) for attribute in tag.attributes)
    if tag.wiki_markup:
        return len(tag.wiki_markup) + attributes + len(tag.padding or "") + len(tag.wiki_style_separator or "")
    return 1 + len(str(tag.tag)) + attributes + len(tag.padding) + 1


def _attribute(tag: Tag, name: str) -> str:
    for attribute in tag.attributes:
        if str(attribute.name).strip().lower() == name:
            return str(attribute.value or "")
    return ""


class WikiReader:
    """Writes nodes to a page. `inline` is true inside of fields, cells and notes, where no block begins."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", " \n").replace("\r", "\n")  # of the same length
        self.page = Composer(text)
        self.title = ""
        self.aside_level = 0
        self.named: dict[str, list[int]] = {}  # name of a note -> where it is cited without its words
        self._noted: dict[str, Composer] = {}  # name of a note -> the note, once its words were met
        self.tables = 0
        self.line_block = False  # writing a list item, which ends with its line

    def read(self) -> Draft:
        for begin, piece in pieces(self.text):
            nodes = parse(piece, skip_style_tags=True).nodes
            if sum(len(str(node)) for node in nodes) == len(piece):
                self.page.close()
                self.line_block = False
                self.walk(self.page, nodes, begin, inline=False)
            else:  # the parser did not give back what it was given: show the source itself
                self.page.open("paragraph")
                self.page.flow(begin, begin + len(piece))
        draft = self.page.finish()
        draft.title = self.title
        return draft

    def walk(self, page: Composer, nodes: Sequence[Node], at: int, inline: bool) -> None:
        """Write the nodes that stand from source offset `at` on."""
        for node in nodes:
            size = len(node.value) if isinstance(node, Text) else len(str(node))
            if isinstance(node, Text):
                self.words(page, at, at + size, inline)
            elif isinstance(node, Wikilink):
                self.link(page, node, at, inline)
            elif isinstance(node, Template):
                compose_template(self, page, Part(node, at, size, inline))
            elif isinstance(node, Tag):
                self.tag(page, node, at, inline)
            elif isinstance(node, Heading):
                self.heading(page, node, at)
            elif isinstance(node, HTMLEntity):
                self.entity(page, at, at + size)
            elif isinstance(node, ExternalLink):
                if node.title is not None:
                    self.walk(page, node.title.nodes, at + size - 1 - len(str(node.title)), True)
                elif not node.brackets:
                    page.flow(at, at + size)
            elif isinstance(node, Argument) and node.default is not None:
                self.walk(page, node.default.nodes, at + size - 3 - len(str(node.default)), True)
            at += size

    def words(self, page: Composer, start: int, end: int, inline: bool) -> None:
        """Write running text: style marks and stray tags fall away, line ends and blank lines make blocks."""
        at = start
        for mark in _MARKS.finditer(self.text, start, end):
            page.flow(at, mark.start())
            at = mark.end()
            self.mark(page, mark, inline)
        page.flow(at, end)

    def mark(self, page: Composer, mark: re.Match[str], inline: bool) -> None:
        found = mark[0]
        if found[0] == "\n":
            if inline:
                page.newline(mark.start()) if page.writing else None
            elif self.line_block or _PARAGRAPH.match(found) or self.aside_level:
                self.block(page)
            else:
                page.space(mark.start())
        elif found.lower().startswith(("<br", "<p", "</p")):
            page.newline(mark.start()) if inline else self.block(page)

    def block(self, page: Composer) -> None:
        """A new paragraph, or a new line of an aside."""
        self.line_block = False
        page.open("aside" if self.aside_level else "paragraph")

    def entity(self, page: Composer, start: int, end: int) -> None:
        shown = unescape(self.text[start:end])
        if shown.isspace() and shown != "\xa0":
            page.space(start)
        elif "\x00" not in shown:
            page.substitute(shown, start, end)

    def heading(self, page: Composer, node: Heading, at: int) -> None:
        title = str(node.title).strip().strip("'")
        is_title = node.level == 1 and not self.title
        page.open("title" if is_title else "heading", level=node.level)
        self.walk(page, node.title.nodes, at + node.level, True)
        page.close()
        if is_title:
            self.title = title
        if not self.aside_level or node.level <= self.aside_level:
            self.aside_level = node.level if is_aside(title, self.page.language) else 0
        self.block(page)

    def link(self, page: Composer, node: Wikilink, at: int, inline: bool) -> None:
        target = str(node.title)
        name = target.strip().lower()
        space = name.lstrip(":").partition(":")[0] if ":" in name else ""
        begin = at + 2
        if (space in NAMES.hidden or _LANGUAGE.fullmatch(space)) and not name.startswith(":"):
            return
        if space in NAMES.file and not name.startswith(":"):
            self.picture(page, node, at, inline)
        elif node.text is not None:
            self.walk(page, node.text.nodes, begin + len(target) + 1, True)
        else:
            lead = len(target) - len(target.lstrip(" :"))
            page.flow(begin + lead, begin + len(target))

    def picture(self, page: Composer, node: Wikilink, at: int, inline: bool) -> None:
        """The caption of a picture is its last part, when that is more than a word of layout."""
        if node.text is None or inline:
            return
        parts: list[tuple[int, list[Node]]] = []
        offset = at + 2 + len(str(node.title)) + 1
        current: list[Node] = []
        begin = offset
        for child in node.text.nodes:
            written = str(child)
            last = written.rfind("|") if isinstance(child, Text) else -1
            if last >= 0:
                begin = offset + last + 1
                current = [Text(written[last + 1 :])]
            else:
                current.append(child)
            offset += len(written)
        parts.append((begin, current))
        words = "".join(map(str, current)).strip()
        if " " not in words:
            return
        held = page.current
        page.open("caption")
        self.walk(page, current, begin, True)
        page.open(held.kind if held else "paragraph", level=held.level if held else 0)

    def tag(self, page: Composer, tag: Tag, at: int, inline: bool) -> None:
        name = str(tag.tag).strip().lower()
        body = at + _prefix(tag)
        nodes = tag.contents.nodes if tag.contents is not None and not tag.self_closing else []
        if name in ("li", "dd", "dt"):
            self.item(page, name, at, inline)
            self.walk(page, nodes, body, inline)
        elif name == "table":
            self.table(page, (nodes, body), inline)
        elif name == "ref":
            self.reference(page, _attribute(tag, "name").strip(), nodes, body)
        elif name == "references":
            self.defined_notes(page, nodes, body)
        elif name in _HIDDEN:
            return
        elif name in ("nowiki", "pre"):
            page.flow(body, body + len(str(tag.contents or "")))
        elif name in ("br", "hr"):
            page.newline(at) if inline or name == "br" else self.block(page)
        elif name in _QUOTES and not inline:
            page.open("quotation")
            self.walk(page, nodes, body, True)
            self.block(page)
        else:
            self.walk(page, nodes, body, inline)

    def item(self, page: Composer, name: str, at: int, inline: bool) -> None:
        current = page.current
        if inline:
            page.newline(at)
        elif name == "dd":
            page.open("aside" if self.aside_level else "paragraph", level=1)
        elif not page.writing and current and current.kind == "item":
            page.open("item", level=current.level + 1)
        else:
            page.open("aside" if self.aside_level else "item", level=1)
        self.line_block = True

    def defined_notes(self, page: Composer, nodes: Sequence[Node], at: int) -> None:
        """Footnotes that stand in a list and are cited by their names."""
        for child, begin in self._placed(nodes, at):
            if isinstance(child, Tag) and child.contents is not None and not child.self_closing:
                cited = self.named.get(_attribute(child, "name").strip(), [])
                self.note(page, child.contents.nodes, begin + _prefix(child), cited)

    def reference(self, page: Composer, name: str, nodes: Sequence[Node], at: int) -> None:
        """The mark of a footnote, with its words or, where it is cited again by its name, without them."""
        if not nodes:
            if name in self._noted and page is self.page:
                self._noted[name].cited_again.append(page.position)
            elif name:
                self.named.setdefault(name, []).append(page.position)
            return
        note = self.note(page, nodes, at)
        if name and page is self.page:
            note.cited_again.extend(self.named.get(name, ()))
            self._noted.setdefault(name, note)

    def note(self, page: Composer, nodes: Sequence[Node], at: int, cited: Sequence[int] | None = None) -> Composer:
        """A footnote, cited where it stands unless said."""
        note = page.footnote(cited)
        note.open("footnote")
        self.walk(note, nodes, at, True)
        return note

    @staticmethod
    def _placed(nodes: Sequence[Node], at: int) -> list[tuple[Node, int]]:
        placed = []
        for node in nodes:
            placed.append((node, at))
            at += len(str(node))
        return placed

    def table(self, page: Composer, contents: tuple[Sequence[Node], int], inline: bool) -> None:
        rows: list[list[Cell]] = [[]]
        captions: list[tuple[Sequence[Node], int]] = []
        for node, at in self._placed(*contents):
            if not isinstance(node, Tag) or node.contents is None or node.self_closing:
                continue
            name = str(node.tag).strip().lower()
            inside = (node.contents.nodes, at + _prefix(node))
            if name in ("td", "th"):
                self.cell(rows[-1], captions, node, inside)
            elif name in ("tr", "tbody", "thead"):
                rows.append([])
                for child, begin in self._placed(*inside):
                    if isinstance(child, Tag) and child.contents is not None and str(child.tag).strip() in ("td", "th"):
                        self.cell(rows[-1], captions, child, (child.contents.nodes, begin + _prefix(child)))
            elif name == "caption":
                captions.append(inside)
        if inline:
            for row in rows:
                for cell in row:
                    page.newline(contents[1])
                    cell.write(page)
            return
        for nodes, at in captions:
            page.open("caption")
            self.walk(page, nodes, at, True)
        self.tables += 1
        compose_table(page, rows, f"table{self.tables}")
        self.block(page)

    def cell(
        self,
        row: list[Cell],
        captions: list[tuple[Sequence[Node], int]],
        tag: Tag,
        inside: tuple[Sequence[Node], int],
    ) -> None:
        nodes, at = inside
        if tag.wiki_markup == "|" and self.text[at - 1 : at + 1] == "|+":
            first = str(nodes[0])
            captions.append(([Text(first[1:]), *nodes[1:]], at + 1))
            return
        header = str(tag.tag).strip().lower() == "th"
        columns, rows = span(_attribute(tag, "colspan")), span(_attribute(tag, "rowspan"))
        write = partial(self._write_cell, nodes, at)
        row.append(Cell(write=write, header=header, columns=columns, rows=rows))

    def _write_cell(self, nodes: Sequence[Node], at: int, page: Composer) -> None:
        self.walk(page, nodes, at, True)
