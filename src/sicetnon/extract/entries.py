"""The entries of an edition, whatever its layout: heads are learned from what recurs in the text itself.

An edition repeats the shape of its heads: a number, a date and a place in some order and punctuation, before every
abstract. A block that opens so is a candidate; candidates that come again, of which enough tell a deed or how the
document came down, are a series, and the blocks that stand in its numbering belong to it, whatever their own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sicetnon.chronology.day import from_day
from sicetnon.chronology.heads import HeadDate, read_head
from sicetnon.extract.classes import bit
from sicetnon.extract.eschatocol import datelined
from sicetnon.extract.head_places import place_in
from sicetnon.extract.regest_heads import OUR_TIMES, Head, abstract_words, nothing_beside, undated
from sicetnon.model import Block

LONGEST_STRETCH = 170  # code points in which a head must end
FEWEST = 3  # candidates that make a series
MOST_BLOCKS = 6  # of one entry
OLD_SHARE = 5  # the same where the numbers grow and all is of old times
TOLD_SHARE = 2  # one candidate in so many must tell a deed or how a document came down
LOOKED_AT = 420  # code points of an abstract
_HIGHEST = 20_000  # number of an entry
_STEP = 60  # numbers between an entry and the next one of an excerpt
_MOST_LETTERS = 26  # beside date and place, of shelf marks and the like
_NUMBER = re.compile(
    r"[\W_]{0,4}?(?:(?P<label>[^\W\d_]{1,5}\.?|№|§|#)\s?)?(?P<number>\d{1,5})(?P<letter>[a-z]?)"
    r"(?P<sign>\s?[.):\]/|¶*,;—–-]{1,3}(?:\s?[—–-])?(?=\s|$)|\s?\||(?=\s*$)|(?=\s\())\s*"
)
_ALONE = 12  # code points of a block that is no more than a number
_YEAR = re.compile(r"(?<!\d)(?:1[0-8]\d\d|[5-9]\d\d)(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(?:1[0-8]\d\d|[5-9]\d\d)[\])]?(?=\s[^\W\d_])")
_ENDS = re.compile(r"[.:;|](?=\s|$)|\s[—–#‖¦~•·=>/-]+(?=\s|$)|\n|\|")
_OPENING = re.compile(
    r"\W{0,4}(?:\d|[\[(¶§#*№|—–]|(?:[^\W\d_]{1,5}\.?\s?){0,2}\d"
    r"|(?:[^\W\d_]{1,4} )?[^\W\d_][^\s,.]*(?: [^\s,.]+){0,2}[,.:] ?[^\n]{0,30}\d)"
)
_SIGNS = re.compile(r"[\s.:;|—–,#‖¦~•·=>/-]*")
_ABBREVIATED = 3  # letters
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 18  # of a head
_LONGEST_MONTH = 31  # days
_MOST_OF_A_PLACE = 4  # words
_DEED = bit("regest_acts", "regest_declares", "regest_reports")
_NO_HEAD = _DEED | bit("regest_transmission", "regest_dated", "regest_opinions")
_TOLD = _DEED | bit("regest_act_nouns", "regest_transmission", "regest_pleas")


class _Candidate(NamedTuple):
    """A block that opens like an entry: its head, and the number it bears, with the form of the number."""

    head: Head
    number: int | None
    form: str


def learn(
    text: str, blocks: Sequence[Block], found: dict[int, Head], language_of: Callable[[Block], str]
) -> dict[int, Head]:
    """The heads with those that the text's own series show. Linear."""
    dated = [i for i, block in enumerate(blocks) if _may_open(text, block, blocks[i - 1] if i else None)]
    if len(dated) < FEWEST - 1 or MOST_BLOCKS * len(dated) < len(blocks):
        return datelined(text, blocks, found, language_of)
    candidates: dict[int, _Candidate] = {}
    for i in dated:
        if blocks[i].kind not in ("title", "heading", "paragraph", "item"):
            continue
        candidate = _candidate(text, blocks, i, language_of, found.get(i))
        if candidate is not None:
            candidates[i] = candidate
    numbered = {i: each for i, each in candidates.items() if each.number is not None or blocks[i].kind == "item"}
    if 2 * len(numbered) >= len(candidates):
        candidates = numbered  # a year in a title or a heading is none of the series
    else:
        opening = {i: each.head for i, each in candidates.items()} | found
        closing = datelined(text, blocks, opening, language_of)
        if closing is not opening and len(closing) >= len(candidates):
            return closing
    told = sum(1 for i in candidates if _tells(text, blocks, i, candidates[i].head))
    all_told = len(numbered) == told == len(candidates) == FEWEST - 1
    share = OLD_SHARE if _old_and_numbered(candidates) else TOLD_SHARE
    if not all_told and (len(candidates) < FEWEST or share * told < len(candidates)):
        return datelined(text, blocks, found, language_of)
    merged = {i: candidate.head for i, candidate in candidates.items()} | found
    return dict(sorted((merged | _of_the_numbering(text, blocks, candidates, merged, language_of)).items()))


def _old_and_numbered(candidates: dict[int, _Candidate]) -> bool:
    """Whether the numbers of a series grow and all its dates are of times of which charters are printed."""
    numbers = [each.number for each in candidates.values() if each.number is not None]
    days = [each.head.date.latest for each in candidates.values() if each.head.date.latest is not None]
    old = bool(days) and max(map(from_day, days))[0] < OUR_TIMES
    return old and len(numbers) == len(candidates) and all(one < other for one, other in pairwise(numbers))


def _may_open(text: str, block: Block, above: Block | None) -> bool:
    """Whether a block may open with a head: it holds a year near its begin, and is short, or opens with a number, a
    sign, or a name and a comma, or stands under a number."""
    if not _YEAR.search(text, block.start, min(block.end, block.start + LONGEST_STRETCH)):
        return False
    short = block.end - block.start <= LONGEST_STRETCH or (above is not None and above.end - above.start <= _ALONE)
    return short or block.kind == "item" or bool(_OPENING.match(text, block.start, block.end))


def number_of(text: str, block: Block) -> tuple[int | None, str, int]:
    """The number with which a block opens, the form in which it stands, and where what follows begins."""
    found = _NUMBER.match(text, block.start, block.end)
    if found is None or int(found["number"]) > _HIGHEST:
        return None, "", block.start
    bare = found["label"] is None and not found["sign"].strip()
    if bare and found.end() < block.end and not text.startswith("(", found.end()):
        return None, "", block.start
    return int(found["number"]), f"{(found['label'] or '').casefold()}{found['sign'].strip()}", found.end()


def _candidate(
    text: str, blocks: Sequence[Block], i: int, language_of: Callable[[Block], str], known: Head | None
) -> _Candidate | None:
    block = blocks[i]
    number, form, start = number_of(text, block)
    if number is not None and _is_year(text, block.start, start):
        number, form, start = None, "", block.start
    before = blocks[i - 1] if i else None
    if number is None and before is not None and before.end - before.start <= _ALONE:
        number, form, stop = number_of(text, before)
        if stop < before.end:
            number, form = None, ""
    if known is not None:
        return _Candidate(known, number, form)
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    short = block.end - block.start <= LONGEST_STRETCH and below is not None and below.kind == "paragraph"
    language = ""
    for end in _stretches(text, start, block.end):
        if not _YEAR.search(text, start, end):
            continue
        if len(_LETTERS.findall(text, start, end)) > _MOST_WORDS:
            return None
        language = language or language_of(below if short and below is not None else block)
        head = _read(text, i, (start, end), language, numbered=number is not None or block.kind == "item")
        if head is not None:
            return _Candidate(head, number, form)
        if abstract_words(text, start, end, language, _DEED):
            break
    return _unclosed(text, i, (start, block.end), language, number, form) if language and number is not None else None


def _unclosed(text: str, i: int, span: tuple[int, int], language: str, number: int, form: str) -> _Candidate | None:
    """A head that its line closed, where lines were joined: "8. Cracow, 6 June 1378 The duke grants …"."""
    start, end = span
    for found in _YEAR_LAST.finditer(text, start, min(end, start + LONGEST_STRETCH)):
        head = _read(text, i, (start, found.end()), language, numbered=True)
        if head is not None and head.date.earliest == head.date.latest:
            return _Candidate(head, number, form)
    return None


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether what looks like the number of an entry is the year that its date begins with."""
    digits = "".join(filter(str.isdigit, text[start:end]))
    return len(digits) >= 3 and bool(_YEAR.fullmatch(digits))


def _stretches(text: str, start: int, end: int) -> Iterator[int]:
    """Where a head may end: at a sign that ends no abbreviation and no number of a day."""
    last = min(end, start + LONGEST_STRETCH)
    for found in _ENDS.finditer(text, start, last):
        if text[start : found.start()].count("(") > text[start : found.start()].count(")"):
            continue
        if text[start : found.start()].count("[") > text[start : found.start()].count("]"):
            continue
        if found.start() > start:
            yield found.start()
    if end <= last:
        yield end


def _read(text: str, i: int, span: tuple[int, int], language: str, *, numbered: bool) -> Head | None:
    """A stretch that is a date and a place and hardly more."""
    start, end = span
    if abstract_words(text, start, end, language, _NO_HEAD):
        return None
    date = read_head(text, start, end, language)
    if date is None or (date.earliest is None and date.latest is None):
        return None
    if not numbered and (date.earliest is None or date.latest is None or date.latest - date.earliest > _LONGEST_MONTH):
        return None
    place, same = place_in(text, span, date, language)
    head = Head(i, end, date, place, same, language)
    if not nothing_beside(text, span, head, _MOST_LETTERS if place is not None else _MOST_LETTERS // 2):
        return None
    if place is None and not same:
        place, end = _place_behind(text, head, language)
    return Head(i, _behind_signs(text, end), date, place, same, language)


def _place_behind(text: str, head: Head, language: str) -> tuple[tuple[int, int] | None, int]:
    """A place that stands between two signs behind the date: "1390 March 12. Cracow. The council …"."""
    start = _behind_signs(text, head.end)
    following = _ENDS.search(text, start, start + LONGEST_STRETCH)
    if following is None or following.start() == start:
        return None, head.end
    words = _LETTERS.findall(text, start, following.start())
    if not 0 < len(words) <= _MOST_OF_A_PLACE or abstract_words(text, start, following.start(), language, _TOLD):
        return None, head.end
    empty = HeadDate(start, start, "", None, None)
    place, _ = place_in(text, (start, following.start()), empty, language)
    opens = place is not None and place[0] - start <= _ABBREVIATED
    return (place, following.start()) if opens and place is not None else (None, head.end)


def _behind_signs(text: str, at: int) -> int:
    """Where the abstract begins behind the signs that close a head."""
    found = _SIGNS.match(text, at)
    return at if found is None or "\n" in found[0] else found.end()


def _tells(text: str, blocks: Sequence[Block], i: int, head: Head) -> bool:
    """Whether what stands under a head, up to the next blocks, tells a deed or how a document came down."""
    end = min(blocks[i].end, head.end + LOOKED_AT)
    if abstract_words(text, head.end, end, head.language, _TOLD):
        return True
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    return below is not None and abstract_words(
        text, below.start, min(below.end, below.start + LOOKED_AT), head.language, _TOLD
    )


def _of_the_numbering(
    text: str, blocks: Sequence[Block], candidates: dict[int, _Candidate], known: dict[int, Head],
    language_of: Callable[[Block], str],
) -> dict[int, Head]:  # fmt: skip
    """The blocks that stand between two entries of a series and bear a number between theirs, in the same form."""
    forms = {candidate.form for candidate in candidates.values() if candidate.number is not None}
    last, found = 0, {}
    for i, block in enumerate(blocks):
        if i in candidates:
            last = candidates[i].number or last
            continue
        number, form, start = number_of(text, block)
        if i in known or number is None or form not in forms or not last < number <= last + _STEP:
            continue
        if start >= block.end:
            continue
        head = undated(text, i, (start, min(block.end, start + LONGEST_STRETCH)), language_of(block))
        if head is not None:
            found[i] = head
            last = number
    return found
