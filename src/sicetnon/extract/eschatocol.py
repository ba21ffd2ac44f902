"""Entries whose date stands at their end, as in the document itself: "… Given at Cracow, 17 March 1432."

Such entries open alike (a number, a sign) and each holds one line of date, within its text or in a line of its own
("(Ratibor, Easter Monday, 17 April 1430)"). The opening that comes again parts them.

In a charter the eschatocol is its close, with the date and the place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec

from sicetnon.chronology.heads import read_head
from sicetnon.extract.classes import bit
from sicetnon.extract.head_places import place_in
from sicetnon.extract.regest_heads import SHORTEST_REST, Head, abstract_words, nothing_beside
from sicetnon.lexicon.charters import given_words
from sicetnon.model import Block

FEWEST = 2  # entries
MOST_BLOCKS = 8  # of one entry
LONGEST = 110  # code points of a line of date
LONGEST_DAY = 24  # letters of the name of a day that no list holds, behind the word for "given"
_LONGEST_ENTRY = 6000  # code points
_YEAR = re.compile(r"(?<!\d)(?:1[0-8]\d\d|[5-9]\d\d)(?!\d)")
_OPENING = re.compile(
    r"(?P<marks>[¶§†‡•*#+>~–—■▪►]{0,3})[ \t]*(?P<labels>(?:[^\W\d_]{1,5}\.?\s){0,3}|№\s?)"
    r"(?:(?P<number>\d{1,5}[a-z]?)|(?P<roman>[IVXLCDM]{1,9})(?=[.):\]\s]|$))?(?P<sign>[.):\]/|]{0,2})(?=\s|$)\s*"
)
_STARTS = re.compile(r"[(\[]|(?:(?<=[.;:—–])|(?<=\n))[ \t]+(?=[^\W\d_]|\d)")
_ENDS = re.compile(r"[.)\];](?=\W|$)|\n|$")
_DEED = bit("regest_acts", "regest_declares", "regest_reports")
_TOLD = _DEED | bit("regest_act_nouns", "regest_transmission", "regest_pleas")
_LETTERS = re.compile(r"[^\W\d_]+")


def datelined(
    text: str, blocks: Sequence[Block], found: dict[int, Head], language_of: Callable[[Block], str]
) -> dict[int, Head]:
    """The heads of a text whose entries close with their dates; `found` where it is none. Linear."""
    forms = [_opening(text, block) for block in blocks]
    counts = Counter(form for form, _ in forms if form)
    for form, count in counts.most_common(3):
        if count < FEWEST:
            break
        opens = [i for i, (own, _) in enumerate(forms) if own == form]
        heads = _heads(text, blocks, opens, [start for _, start in forms], language_of)
        told = sum(1 for head in heads.values() if _tells(text, blocks, head))
        if len(heads) >= FEWEST and 3 * len(heads) >= 2 * count and 2 * told >= len(heads):
            first = min(heads)
            kept = {i: head for i, head in found.items() if i < first and head.date.end < blocks[first].start}
            if any(head.date.start < blocks[first].start for head in kept.values()):
                return found  # a line of date before the first entry: they stand above their entries
            return heads
    return found


def _opening(text: str, block: Block) -> tuple[str, int]:
    """The form in which a block opens, with figures as one sign, and where its text begins; empty for plain text."""
    if block.kind == "item":
        return "item", block.start
    if block.kind != "paragraph":
        return "", block.start
    found = _OPENING.match(text, block.start, block.end)
    if found is None or not (found["marks"] or found["number"] or (found["roman"] and found["sign"])):
        return "", block.start
    plain = found["number"] and not (found["sign"] or found["marks"] or found["labels"].rstrip().endswith((".", "№")))
    if plain and found.end() < block.end:
        return "", block.start  # "On 3 July 1741, …"
    figure = "1" if found["number"] else "I" if found["roman"] else ""
    return f"{found['marks']}{found['labels'].casefold()}{figure}{found['sign']}", found.end()


def _heads(
    text: str, blocks: Sequence[Block], opens: Sequence[int], starts: Sequence[int],
    language_of: Callable[[Block], str],
) -> dict[int, Head]:  # fmt: skip
    found: dict[int, Head] = {}
    for at, i in enumerate(opens):
        last = opens[at + 1] if at + 1 < len(opens) else len(blocks)
        last = min(last, i + MOST_BLOCKS)
        last = next((j for j in range(i + 1, last) if blocks[j].kind in ("heading", "title")), last)
        head = _dateline(text, blocks[i:last], starts[i], language_of)
        if head is not None:
            found[i] = msgspec.structs.replace(head, block=i, end=starts[i])
    return found


def _dateline(text: str, group: Sequence[Block], start: int, language_of: Callable[[Block], str]) -> Head | None:
    """The line of date of one entry: the first one that says where, or that says that it is one."""
    plain: Head | None = None
    for number, block in enumerate(group):
        if block.start - start > _LONGEST_ENTRY:
            break
        low = start if number == 0 else block.start
        language = ""
        for first, last in _stretches(text, low, block.end):
            language = language or language_of(group[0] if number else block)
            head = _read(text, (first, last), language)
            if head is None:
                continue
            if head.place is not None or _is_given(text, first, last, language):
                return head
            plain = plain or head
    return plain


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between two signs that hold a year."""
    firsts = [start, *(found.end() for found in _STARTS.finditer(text, start, end))]
    for first in firsts:
        if not _YEAR.search(text, first, min(end, first + LONGEST)):
            continue
        for found in _ENDS.finditer(text, first, min(end, first + LONGEST)):
            if _YEAR.search(text, first, found.start()):
                yield first, found.start()
                if found[0] != ")" and found[0] != "]":
                    break


def _is_given(text: str, start: int, end: int, language: str) -> bool:
    """Whether a stretch opens with the word that a document is dated by: "Given", "Dat."."""
    first = _LETTERS.search(text, start, end)
    return first is not None and first[0].lower() in given_words(language)


def _read(text: str, span: tuple[int, int], language: str) -> Head | None:
    start, end = span
    if text.count("(", start, end) != text.count(")", start, end):
        return None
    opens = _LETTERS.search(text, start, end)
    given = opens is not None and opens[0].lower() in given_words(language)
    if opens is not None and given:
        start = opens.end()
    date = read_head(text, start, end, language)
    if date is None or date.earliest is None or date.latest is None or date.earliest != date.latest:
        return None
    place, same = place_in(text, (start, end), date, language)
    head = Head(0, end, date, place, same, language, at=span)
    most = LONGEST_DAY if given else SHORTEST_REST
    if not nothing_beside(text, (start, end), head, most, days=True) or abstract_words(
        text, start, end, language, _DEED
    ):
        return None
    return head


def _tells(text: str, blocks: Sequence[Block], head: Head) -> bool:
    """Whether an entry tells a deed or how a document came down."""
    end = blocks[head.block].end
    if end - head.end < LONGEST and head.block + 1 < len(blocks):
        end = blocks[head.block + 1].end
    return abstract_words(text, head.end, end, head.language, _TOLD)
