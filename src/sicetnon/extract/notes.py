"""Footnotes: which document a note names, what it says besides, and which claims of the text rest on that document.

A note "Kowalski, *History of the District* (Warsaw 1967), p. 45: 'the shooting began on 4 May'" names a document, and
what it quotes is that document's. A claim of the text that is followed by the mark of such a note stays its author's;
the documents are its `cited` ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

import msgspec

from sicetnon.extract.lexis import Lexis
from sicetnon.extract.page import Page
from sicetnon.model import Block, Voice, Witness
from sicetnon.text.sentences import sentence_spans

LONGEST_NAME = 120  # code points of what a document is called
_LONGEST_CITATION = 400
_PROSE = 5  # words, most of them in small letters, that make a sentence no title
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)")
_QUOTES = re.compile(r"[:,]\s*(?=[\"“„«‘])")
_PAGE = re.compile(r"[\s,;(\[]*(?<![^\W\d_])([^\W\d_]{1,5})\.?\s*(?=\d)")
_TRAILING = " \t\r\n,;:.–-(["


class Note(msgspec.Struct, frozen=True):
    """One footnote: what it names ("" when it names nothing), and at which reading offset a remark begins in it that
    is more than a citation."""

    document: str
    remark: int


class Notes:
    """The notes of one witness. `of_block` holds them by the number of their block."""

    def __init__(self, witness: Witness, blocks: Sequence[Block], words: Lexis) -> None:
        self.of_block: dict[int, Note] = {}
        before = ""
        for number, block in enumerate(blocks):
            if block.kind == "footnote":
                note = _read(witness.text, block, words, before)
                self.of_block[number] = note
                before = note.document or before
        cited = [
            (place, note.document)
            for number, note in self.of_block.items()
            for place in (blocks[number].cited_at, *blocks[number].cited_again)
            if place >= 0 and note.document
        ]
        cited.sort(key=itemgetter(0))
        self._places = [place for place, _ in cited]
        self._documents = [document for _, document in cited]

    def cite(self, page: Page, start: int, end: int) -> None:
        """Give the claims of the sentence between two reading offsets the documents whose marks follow them there.

        A mark speaks for what stands between the mark before it, or the beginning of the sentence, and itself.
        """
        if not self._places:
            return
        low, high = bisect_left(self._places, start + 1), bisect_left(self._places, end + 1)
        if low == high:
            return
        marks = [_original(page.witness, place) for place in self._places[low:high]]
        for claim in page.sentence_claims:
            first = bisect_left(marks, claim.quote.start)
            if first == len(marks):
                continue
            names = [self._documents[low + i] for i in range(first, len(marks)) if marks[i] == marks[first]]
            voices = [Voice(kind="document", name=name, entity=page.entities.get("document", name)) for name in names]
            page.replace(msgspec.structs.replace(claim, cited=tuple(dict.fromkeys(voices))))


def voice_of(page: Page, note: Note) -> tuple[Voice, ...]:
    """Who says what a note quotes: the document that it names, else the author."""
    if not note.document:
        return ()
    entity = page.entities.get("document", note.document)
    return (Voice(kind="document", name=note.document, entity=entity),)


def _original(witness: Witness, place: int) -> int:
    """Where the character before a mark stands in the original; 0 where it was made up."""
    try:
        return witness.offsets.to_original(place - 1, place)[0]
    except ValueError:
        return 0


def _read(text: str, block: Block, words: Lexis, before: str) -> Note:
    own = text[block.start : min(block.end, block.start + _LONGEST_CITATION)]
    if before and own.lstrip().casefold().startswith(words.same_work):
        return Note(before, block.start + _citation_end(own, words))
    end = _citation_end(own, words)
    citation = own[:end]
    if not (_YEAR.search(citation) or _page(citation, words) >= 0):
        return Note("", block.start)
    return Note(_name(citation, words), block.start + end)


def _page(citation: str, words: Lexis) -> int:
    """Where the page or folio is named; -1 when nowhere."""
    return next((found.start() for found in _PAGE.finditer(citation) if found[1].casefold() in words.pages), -1)


def _citation_end(own: str, words: Lexis) -> int:
    """Where a citation ends and a remark, if any, begins."""
    quoted = _QUOTES.search(own)
    limit = quoted.end() if quoted is not None and quoted.group().startswith(":") else len(own)
    for start, end in sentence_spans(own, 0, limit, words.abbreviations, ordinal_dot=words.ordinal_dot):
        if _is_prose(own[start:end]) and (start or not _YEAR.search(own[:end])):
            return start
    return limit


def _is_prose(sentence: str) -> bool:
    spelled = [word for word in sentence.split() if word[:1].isalpha()]
    small = sum(word[:1].islower() for word in spelled)
    return len(spelled) >= _PROSE and small > 0.6 * len(spelled) and not sentence.rstrip(" .")[-1:].isdigit()


def _name(citation: str, words: Lexis) -> str:
    """What a document is called: author, title, place and year, without the page."""
    page = _page(citation, words)
    name = " ".join((citation[:page] if page > 0 else citation).split())
    if len(name) > LONGEST_NAME:
        name = name[:LONGEST_NAME].rpartition(" ")[0]
    name = name.strip(_TRAILING)
    return name + ")" if name.count("(") > name.count(")") else name
