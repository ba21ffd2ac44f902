"""Sentences ahead of their claims: what can be told of a sentence by itself is told of a whole lot of them at once.

Words, clauses and phrases ask for nothing that was said before, so that one step can be taken for many sentences, and
then the next one. The same work done sentence by sentence takes half as long again: each step finds the code and the
words that it needs no longer near at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from typing import NamedTuple

from sicetnon.chronology.mention import TimeMention
from sicetnon.extract import clefts, datelines, defects
from sicetnon.extract.classes import bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.clauses import split_clauses
from sicetnon.extract.lexis import Lexis
from sicetnon.extract.mentions import Phrase, find_phrases
from sicetnon.extract.roles import verb_roles
from sicetnon.extract.units import Reader, Sentence
from sicetnon.model import Block
from sicetnon.text.sentences import sentence_spans

LONGEST = 4000  # code points of a sentence that are read together
LOT = 8000  # code points of the passages that are read ahead together
CAPITALS = 0.7  # a block with more capitals than this among its letters tells nothing by case
_SMALL_LETTERS = ascii_lowercase.encode()
SHORT = 50  # code points of a block that are too few to tell
_DASH, _DATE = bit("dash"), bit("date")


class Parsed(NamedTuple):
    """A sentence with what each unit may be in a verb group, its clauses, and its phrases that name events."""

    sentence: Sentence
    roles: list[int]
    clauses: list[Clause]
    phrases: list[Phrase]


class Passage:
    """A block of a witness that is read sentence by sentence: `body` is what of it is read, `paragraph` its number."""

    __slots__ = ("body", "paragraph", "parsed", "reader")

    def __init__(self, paragraph: int, body: Block, reader: Reader) -> None:
        self.paragraph = paragraph
        self.body = body
        self.reader = reader
        self.parsed: list[Parsed] = []

    def sentences(self) -> list[Sentence]:
        """Its sentences in units, without the lines that say where and when a report was filed."""
        reader = self.reader
        found = list(sentences(reader.text, reader, self.body, reader.lexis))
        for sentence in found:
            datelines.strip(sentence)
            sentence.paragraph = self.paragraph
            sentence.block = self.body
        return found


def parse(units_of: list[Sentence], words: Lexis) -> list[Parsed]:
    """Sentences with their clauses and phrases, each step for all of them. Linear."""
    verb_final, free_order = words.verb_final, words.free_order
    roles_of = [verb_roles(sentence.units) for sentence in units_of]
    together = list(zip(units_of, roles_of, strict=True))
    clauses_of = [split_clauses(sentence.units, roles, verb_final, free_order) for sentence, roles in together]
    phrases_of = [find_phrases(sentence.units, roles) for sentence, roles in together]
    return [
        Parsed(sentence, roles, clefts.unfold(sentence.units, clauses), phrases)
        for (sentence, roles), clauses, phrases in zip(together, clauses_of, phrases_of, strict=True)
    ]


def read_ahead(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages in their order, each with its sentences: a lot of them is read before the first is handed out."""
    lot: list[Passage] = []
    size = 0
    for passage in passages:
        lot.append(passage)
        size += passage.body.end - passage.body.start
        if size >= LOT:
            yield from _read(lot)
            lot, size = [], 0
    yield from _read(lot)


def _read(lot: list[Passage]) -> list[Passage]:
    cut = [passage.sentences() for passage in lot]
    for passage, found in zip(lot, cut, strict=True):
        passage.parsed = parse(found, passage.reader.lexis)
    return lot


def is_capitals(text: str) -> bool:
    """Whether a piece of text is written in capitals, so that case tells no names."""
    head = text[:400]
    plain = head.encode("ascii", "replace")
    if len(plain) - len(plain.translate(None, _SMALL_LETTERS)) > (1 - CAPITALS) * len(head):
        return False  # the usual case, told by the small letters of ASCII alone
    upper = sum(map(str.isupper, head))
    lower = sum(map(str.islower, head))
    return upper > CAPITALS * (upper + lower) and upper + lower > 20


def sentences(text: str, reader: Reader, block: Block, words: Lexis) -> Iterator[Sentence]:
    """The sentences of a block; one that lacks its full stop is parted where the next begins."""
    own = text[block.start : block.end]
    capitals = is_capitals(own)
    if not capitals and len(own) < SHORT and own.upper() == own:  # too short to tell: as what stands before it
        capitals = is_capitals(text[max(0, block.start - SHORT * 4) : block.end])
    for start, end in _spans(text, reader, block, words):
        sentence = reader.sentence(start, end, capitals)
        cut = 0 if capitals or block.kind == "heading" else defects.missing_stop(sentence.units)
        if not cut and sentence.union & _DASH and sentence.union & _DATE:
            yield from _entries(text, reader, sentence)
            continue
        if not cut:
            yield sentence
            continue
        first = reader.sentence(start, sentence.units[cut - 1].end, capitals)
        first.broken = True
        yield first
        yield reader.sentence(sentence.units[cut].start, end, capitals)


def _entries(text: str, reader: Reader, sentence: Sentence) -> Iterator[Sentence]:
    """The entries of a chronology whose lines run on: each begins with a date that begins with its year, and a dash."""
    units = sentence.units
    starts = [
        i
        for i, unit in enumerate(units[:-1])
        if unit.date is not None
        and text[unit.start].isdigit()
        and units[i + 1].flags & _DASH
        and _year_comes_first(unit.date)
    ]
    if len(starts) < 2 or starts[0] != 0:
        yield sentence
        return
    ends = [*(units[i].start for i in starts[1:]), sentence.end]
    for i, end in zip(starts, ends, strict=True):
        yield reader.sentence(units[i].start, end, sentence.capitals)


def _year_comes_first(date: TimeMention) -> bool:
    return date.text[:4].isdigit()


def _spans(text: str, reader: Reader, block: Block, words: Lexis) -> Iterator[tuple[int, int]]:
    """The sentences of a block; each line of a chronology ("1940, April – …") is one of its own."""
    lines = list(reader.dated_lines(block.start, block.end)) if "\n" in text[block.start : block.end] else []
    for start, end in lines or [(block.start, block.end)]:
        for a, b in sentence_spans(text, start, end, words.abbreviations, ordinal_dot=words.ordinal_dot):
            if b - a > LONGEST:
                yield from _bounded(text, a, b)
            else:
                yield a, b


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that are not too long, so that a text without stops is read in linear time as well."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + len(text[cut : cut + 1]) if text[cut].isspace() else cut
    if start < end:
        yield start, end
