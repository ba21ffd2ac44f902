"""How every reader builds a witness: blocks of reading text, each character with its way back to the original."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import cached_property

import msgspec

from sicetnon.lexicon.detection import detect_language
from sicetnon.model import Block, BlockKind
from sicetnon.text import OffsetMap, OffsetMapBuilder

INVISIBLE = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero width space, word joiner, byte order mark
_GAP = re.compile(rf" {{2,}}|[{INVISIBLE}]+")
_FOLDED = re.compile(rf"[\t\n\r\f{INVISIBLE}]|  ")
_TO_SPACE = {ord(space): " " for space in "\t\n\r\f"}
_TO_NOTHING = {ord(sign): None for sign in INVISIBLE}
_CLOSE_KINDS = frozenset({"item", "field", "cell"})


class Draft(msgspec.Struct, kw_only=True):
    """What a format's reader makes of a decoded text; the registry turns it into a Witness.

    Empty fields are filled by the registry where it can (language by detection, title from the file's name).
    """

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...] = ()
    title: str = ""
    siglum: str = ""
    language: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    calendar: str = ""
    notes: tuple[str, ...] = ()


class Composer:
    """Writes reading text block by block.

    Blocks open lazily: one that gets no characters leaves no trace. `flow` folds white space as a browser does, drops
    it at the edges of blocks, and drops what no reader sees (soft hyphens); `verbatim` keeps all. A footnote is
    composed by a Composer of its own and stands after the last block.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._builder = OffsetMapBuilder()
        self._blocks: list[Block] = []
        self._next: Block | None = None  # announced, not begun
        self._begun: Block | None = None
        self._space = -1  # original offset of white space not yet written
        self._break = " "  # what it is written as
        self._notes: list[Composer] = []
        self._cited_at = -1
        self.cited_again: list[int] = []  # where else, in the text of the composer that it is a note of
        self._gap = (0, 0)

    @cached_property
    def language(self) -> str:
        """The language of the source, marks and all, from a sample."""
        return detect_language(self.source)

    @property
    def position(self) -> int:
        """Where the next character of reading text goes."""
        return self._builder.position

    @property
    def writing(self) -> bool:
        """True when the current block has characters."""
        return self._begun is not None

    @property
    def current(self) -> Block | None:
        """The block being written or announced."""
        return self._begun or self._next

    def open(self, kind: BlockKind, *, level: int = 0, label: str = "", group: str = "") -> None:
        """End the current block and announce the next."""
        self.close()
        self._next = Block(kind=kind, start=0, end=0, level=level, label=label, group=group)

    def close(self) -> None:
        """End the current block, if any."""
        self._next, self._space, self._break = None, -1, " "
        if self._begun is not None:
            self._blocks.append(msgspec.structs.replace(self._begun, end=self._builder.position))
            self._begun = None

    def verbatim(self, start: int, end: int) -> None:
        """Write the original span as it stands."""
        if start < end:
            self._begin()
            self._builder.copy(self.source[start:end], start)

    def flow(self, start: int, end: int) -> None:
        """Write the original span with every run of white space as one space."""
        text = self.source[start:end]
        if not _FOLDED.search(text):
            self._words(text, start)
            return
        text = text.translate(_TO_SPACE)
        at = 0
        for gap in _GAP.finditer(text):
            self._words(text[at : gap.start() + (gap[0][0] == " ")], start + at)
            at = gap.end()
        self._words(text[at:], start + at)

    def substitute(self, text: str, start: int, end: int) -> None:
        """Write `text` for the whole original span."""
        text = text.translate(_TO_NOTHING)
        if text:
            self._begin()
            self._builder.substitute(text, start, end - start)

    def make(self, text: str) -> None:
        """Write `text` that stands for nothing in the original."""
        if text:
            self._begin()
            self._builder.make(text)

    def space(self, original: int) -> None:
        """A space here, if words follow in this block and none is there already."""
        if self._begun is not None and self._space < 0:
            self._space = original

    def tighten(self) -> None:
        """Drop white space that is not yet written."""
        self._space = -1

    def newline(self, original: int) -> None:
        """A line end here, if words follow in this block."""
        if self._begun is not None:
            self._space, self._break = original, "\n"

    def between(self, start: int, end: int) -> None:
        """What stands between the last block and the next in the original, kept if it is line ends alone."""
        self._gap = (start, end)

    def footnote(self, cited: Sequence[int] | None = None) -> Composer:
        """The composer of a footnote, which stands after the last block; cited here unless said (none: nowhere)."""
        note = Composer(self.source)
        places = [self._builder.position] if cited is None else cited
        note._cited_at = places[0] if places else -1
        note.cited_again.extend(places[1:])
        self._notes.append(note)
        return note

    def finish(self) -> Draft:
        """All blocks, then all footnotes in the order in which they are cited."""
        self.close()
        waiting = deque(self._notes)
        while waiting:
            note = waiting.popleft()
            note.close()
            start = note._cited_at
            if note._blocks:
                self._separate("footnote")
                start = self._builder.position
                self._builder.extend(note._builder)
                end = self._builder.position
                again = tuple(dict.fromkeys(note.cited_again))
                self._blocks.append(
                    Block(kind="footnote", start=start, end=end, cited_at=note._cited_at, cited_again=again)
                )
            for further in note._notes:  # notes on a note come after all notes on the text
                if further._cited_at >= 0:
                    further._cited_at = start + further._cited_at if note._blocks else start
                    further.cited_again = [start + place for place in further.cited_again] if note._blocks else []
                waiting.append(further)
        text, offsets = self._builder.finish(len(self.source))
        return Draft(text=text, offsets=offsets, blocks=tuple(self._blocks))

    def _words(self, text: str, start: int) -> None:
        core = text.strip(" ")
        if len(core) < len(text):
            if text[:1] == " ":
                self.space(start)
                start += len(text) - len(text.lstrip(" "))
            if not core:
                return
        elif not text:
            return
        self._begin()
        self._builder.copy(core, start)
        if text[-1] == " ":
            self.space(start + len(core))

    def _begin(self) -> None:
        """Start the announced block before its first character, or write the space that is due inside it."""
        if self._begun is None:
            block = self._next or Block(kind="paragraph", start=0, end=0)
            self._separate(block.kind)
            self._begun = msgspec.structs.replace(block, start=self._builder.position)
            self._next = None
        elif self._space >= 0:
            self._builder.copy(self._break, self._space)
        self._space, self._break = -1, " "

    def _separate(self, kind: str) -> None:
        start, end = self._gap
        self._gap = (0, 0)
        if not self._blocks:
            return
        gap = self.source[start:end]
        if gap and gap.strip("\n") == "":
            self._builder.copy(gap, start)
        elif gap and gap.strip("\r\n") == "":
            self._builder.substitute("\n" * len(gap.replace("\r\n", "\n")), start, end - start)
        else:
            close = kind in _CLOSE_KINDS and self._blocks[-1].kind == kind
            self._builder.make("\n" if close else "\n\n")
