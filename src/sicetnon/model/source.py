"""Witnesses: the texts at hand."""

from __future__ import annotations

from typing import Literal

import msgspec

from sicetnon.text import OffsetMap, Quote

BlockKind = Literal[
    "title", "heading", "paragraph", "item", "field", "cell", "quotation", "footnote", "caption", "aside"
]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a witness's reading text, `start`/`end` in code points of the reading text.

    `field` is one row of an infobox (its key is `label`, its text is the value alone); `cell` one cell of a table
    (`label` is the column's header, cells of one row share `group`); `item` a list item; `aside` what is not narrative
    (see also, navigation, categories, literature lists). A `footnote` is cited at reading offset `cited_at`,
    and again at those of `cited_again`.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str = ""
    group: str = ""
    cited_at: int = -1
    cited_again: tuple[int, ...] = ()


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a source, immutable, identified by the SHA-256 of its bytes.

    `original` is the decoded text of the file, which all quotes count in; `text` is what a reader sees (markup gone),
    which extraction reads; `offsets` leads from the second to the first. For plain text the two are the same.
    """

    id: str
    siglum: str
    title: str
    file: str
    language: str
    sha256: str
    original: str
    text: str
    offsets: OffsetMap = OffsetMap()
    blocks: tuple[Block, ...] = ()
    format: str = "plain"
    encoding: str = "utf-8"
    author: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    calendar: str = ""
    notes: tuple[str, ...] = ()

    def quote(self, start: int, end: int) -> Quote:
        """The quote for a span of the reading text, cut out of the original (law 2).

        Raises ValueError when the span is empty, outside the text, or stands for no original text.
        """
        text = self.text
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        if self.offsets.reading:
            low, high = self.offsets.to_original(start, end)
            return Quote.of(self.id, self.original, low, high, text[start:end])
        return Quote.of(self.id, self.original, start, end, text[start:end])  # a line break is read as a blank
