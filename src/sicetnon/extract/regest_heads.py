"""Where the regests of a witness begin: heads that say when and where a charter or a letter was issued.

A regest is the abstract of a document in an edition or a calendar. Its head is a line of its own
("1348 März 5, Prag") or opens the paragraph ("17. 1348 März 5, Prag. König Karl verleiht …"). What stands under a date
is a regest only where its words are those of an abstract: a deed told in the present, or how the document came down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from sicetnon.chronology import read_dates
from sicetnon.chronology.day import from_day
from sicetnon.chronology.heads import SCHOLARLY, HeadDate, read_head
from sicetnon.chronology.press import says_when_sent
from sicetnon.extract.classes import bit
from sicetnon.extract.head_places import (
    BRACKETS,
    LETTERS,
    name_in,
    names_a_day,
    nowhere,
    outside,
    own_words,
    parts_of,
    place_in,
)
from sicetnon.extract.lexis import Lexis, lexis
from sicetnon.model import Block

LONGEST_HEAD = 170  # code points
LONGEST_OPENING = 110  # of a head that the abstract follows in the same paragraph
LOOKED_AT = 420  # code points after a head in which the words of an abstract must stand
BLOCKS_LOOKED_AT = 4
LONGEST_ABSTRACT = 3000  # code points under a title that is nothing but a date
MOST_BLOCKS = 8
MOST_WORDS_OF_A_PLACE = 3
FEW_DAYS = 2
SHORTEST_REST = 8  # letters that a title may have beside its date and its place
SHORTEST_YEAR = 360  # days
LONGEST_BEFORE_A_DATE, LONGEST_BEFORE_A_YEAR = 40, 24  # code points of a head
FEWEST_OF_A_SERIES = 2  # heads that are plain to see
LEAST_OF_A_SERIES = 3  # numbered blocks to one of them
OUR_TIMES = 1800
SHORT_OF_A_NAME = 4  # letters of a word in small letters that a name may hold ("am", "sur")
MOST_WORDS = 14  # of a head, beside those of its date
_ACT, _REPORTS = bit("regest_acts", "regest_declares", "regest_act_nouns"), bit("regest_reports")
_TRANSMISSION = bit("regest_transmission")
_DEED = bit("regest_acts", "regest_declares", "regest_reports")
_BODIES = bit("groups", "roles")
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d|[5-9]\d\d)(?!\d)|\bM[CDXLVI]{2,}\b|\b\d{1,2} [A-Z][a-z]+\.? [IVX]+\b")
_OPENING = re.compile(r"\W{0,3}(?:(?:[^\W\d_]{1,4}\.? ?)?\d{1,5}[.):]?\s{1,3})?\W{0,2}(?:1\d{3}|[5-9]\d\d)(?!\d)")
_NUMBERED = re.compile(
    r"\W{0,2}(?:\d{1,3}[a-z]?[.)]|[^\W\d_]{1,3}\.? ?\d{1,5}[a-z]?[.):]?)\s+(?=[^\W\d_\[(]|\d{3,4}\b)"
)
_PLACE_FIRST = re.compile(
    r"\W{0,3}(?:(?:[^\W\d_]{1,4}\.? ?)?\d{1,5}[a-z]?[.):]?\s{1,3})?(?:[^\W\d_]{1,4} )?[^\W\d_]+(?:['’ -][^\W\d_]+){0,3}"
    r"[,.:] [\[(]?"
)
_PLACED_OPENING = re.compile(_PLACE_FIRST.pattern + r"[^\n]{0,40}?(?<!\d)(?:1[0-8]\d\d|[5-9]\d\d)(?!\d)")
_CLOSES_HEAD = re.compile(
    r"(?:[^\W\d_]{1,4}\.)?(?:\s?[(\[][^()\[\]\n]{0,60}[)\]])?[\])]?(?:[.:]|\.? [–—-])(?=\s+\W{0,2}[^\W\d_])"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|[^\w\s]")
_ENDS_OPENING = re.compile(r"[.:](?=\s)| [–—-] |\n")
_ENDS_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.;] ")


class Head(msgspec.Struct, frozen=True):
    """One head: the block that it opens, where it ends in the text, its date, its place and its language."""

    block: int
    end: int
    date: HeadDate
    place: tuple[int, int] | None
    same_place: bool
    language: str
    body: tuple[int, int] | None = None
    """Who issued it, where the head names it behind the place ("Venezia, Senato")."""
    at: tuple[int, int] | None = None
    """Where its date stands, when that is at the end of the entry."""
    own: tuple[int, int] | None = None
    """Where it gives the date in the document's own words beside that of the editor."""


def find_heads(text: str, blocks: Sequence[Block], language_of: Callable[[Block], str]) -> dict[int, Head]:
    """The heads of a witness by the number of their block; empty for every text that has no regests. Linear."""
    found: dict[int, Head] = {}
    for number, block in enumerate(blocks):
        if block.kind not in ("title", "heading", "paragraph", "item") or block.end - block.start < 4:
            continue
        head = _head(text, blocks, number, language_of)
        if head is not None:
            found[number] = head
    return _series(text, blocks, found, language_of) if len(found) >= FEWEST_OF_A_SERIES else found


def _series(
    text: str, blocks: Sequence[Block], found: dict[int, Head], language_of: Callable[[Block], str]
) -> dict[int, Head]:
    """The heads with those that stand in one numbered series with them, whatever words their abstracts are made of."""
    numbered = [number for number, block in enumerate(blocks) if _is_numbered(text, block)]
    if LEAST_OF_A_SERIES * len(found.keys() & set(numbered)) < len(numbered):
        return found
    for number in numbered:
        block = blocks[number]
        if number in found:
            continue
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        language = language_of(below) if below is not None and below.kind == "paragraph" else language_of(block)
        span = (block.start, block.end)
        short = block.end - block.start <= LONGEST_HEAD and below is not None and below.kind == "paragraph"
        head = _whole(text, number, span, language, of_a_series=True) if short else None
        head = head or _run_on(text, _Opening(number, block, below, language, of_a_series=True))
        head = head or (undated(text, number, span, language) if short else None)
        if head is not None:
            found[number] = head
    return dict(sorted(found.items()))


def _is_numbered(text: str, block: Block) -> bool:
    """Whether a block is one of a numbered list, by its kind or by its first word."""
    return block.kind == "item" or bool(_NUMBERED.match(text, block.start, block.end))


def undated(text: str, number: int, span: tuple[int, int], language: str) -> Head | None:
    """A head that says that there is no date, or names a day of a year that it does not know: "Malbork, 20 March"."""
    start, end = span
    words = lexis(language)
    line = text[start:end].lower()
    marks = [line.find(phrase) for phrase in words.tables.get("regests", {}).get("no_date", ()) if phrase in line]
    days = [one for one in read_dates(text[start:end], language) if one.kind == "date"]
    if not marks and not days:
        return None
    low = start + min([*marks, *(one.start for one in days)])
    word = LETTERS.match(text, low)
    high = start + days[0].end if days else word.end() if word else end
    edtf = days[0].edtf if days else "XXXX"
    date = HeadDate(low, high, edtf, None, None)
    place, same = place_in(text, span, date, language)
    head = Head(number, end, date, place, same, language)
    return head if nothing_beside(text, span, head) else None


def _head(text: str, blocks: Sequence[Block], number: int, language_of: Callable[[Block], str]) -> Head | None:
    block = blocks[number]
    short = block.end - block.start <= LONGEST_HEAD
    if short and _YEAR.search(text, block.start, block.end) and not says_when_sent(text, block.start, block.end):
        below = blocks[number + 1 : number + 1 + BLOCKS_LOOKED_AT]
        if below:
            language = language_of(below[0])
            words = lexis(language)
            spans = [(one.start, min(one.end, one.start + LOOKED_AT)) for one in below]
            handed_down = any(abstract_in(text, start, start + 40, words, _TRANSMISSION) for start, _ in spans[1:])
            first = spans[0]
            told = abstract_in(text, *first, words, _ACT) or abstract_in(
                text, first[0], first[0] + 40, words, _TRANSMISSION
            )
            plain = not told and abstract_in(text, *first, words, _ACT | _REPORTS | _TRANSMISSION)
            if handed_down or told or plain:
                head = _whole(text, number, (block.start, block.end), language)
                if head is not None and block.kind != "item" and not handed_down and _of_a_chronicle(head):
                    return None
                if head is not None and (told or nothing_beside(text, (block.start, block.end), head)):
                    return head
            if number == 0 and len(blocks) <= MOST_BLOCKS and blocks[-1].end - block.end <= LONGEST_ABSTRACT:
                return _title(text, (block.start, block.end), language)
    opening = min(block.end, block.start + LONGEST_OPENING)
    if (
        _OPENING.match(text, block.start, opening)
        or _PLACED_OPENING.match(text, block.start, opening)
        or (block.kind == "item" and _YEAR.search(text, block.start, opening))
    ):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        return _run_on(text, _Opening(number, block, following, language_of(block)))
    return None


def _of_a_chronicle(head: Head) -> bool:
    """Whether a line is nothing but a day of our times: the heading of a chronology, whose sentences are in the
    present tense as well."""
    alone = head.place is None and not head.same_place
    return alone and head.date.earliest is not None and from_day(head.date.earliest)[0] >= OUR_TIMES


def abstract_words(text: str, start: int, end: int, language: str, wanted: int) -> bool:
    """Whether words of an abstract, of some classes, stand in a stretch of text in a language."""
    return abstract_in(text, start, end, lexis(language), wanted)


def abstract_in(text: str, start: int, end: int, words: Lexis, wanted: int) -> bool:
    """Whether words of an abstract stand in a stretch of text."""
    return any(words.word(found[0]).flags & wanted for found in _WORD.finditer(text, start, end))


def _whole(text: str, number: int, span: tuple[int, int], language: str, *, of_a_series: bool = False) -> Head | None:
    """A block that is nothing but a head."""
    start, end = span
    words = lexis(language)
    if any(abstract_in(text, start, end, each, _DEED) for each in (words, lexis(SCHOLARLY))):
        return None
    date = _date_in(text, start, end, language)
    if date is None or len(LETTERS.findall(text, start, end)) - len(LETTERS.findall(text, date.start, date.end)) > (
        MOST_WORDS
    ):
        return None
    if not of_a_series and LETTERS.search(text, start, date.start) and _years_alone(date):
        return None  # "The eastern theatre (1861–1865)": told before its place is looked for
    place, same = place_in(text, (start, end), date, language)
    if place is None and not same and _only_a_year(text, date):
        return None
    if not of_a_series and _years_alone(date) and not _nothing_else(text, (start, end), date, place):
        return None
    own = own_words(text, (start, end), date, language)
    return Head(number, end, date, place, same, language, _body(text, (start, end), place, words), own=own)


def _date_in(text: str, start: int, end: int, language: str) -> HeadDate | None:
    """The date of a head in the language of its abstract, or in that of the learned where it then names a day."""
    date = read_head(text, start, end, language)
    if language == SCHOLARLY or (date is not None and date.earliest == date.latest):
        return date
    learned = read_head(text, start, end, SCHOLARLY)
    return learned if learned is not None and learned.earliest == learned.latest is not None else date


def _body(text: str, span: tuple[int, int], place: tuple[int, int] | None, words: Lexis) -> tuple[int, int] | None:
    """The body that issued the document: a group or an office behind the place."""
    if place is None or text[place[1] : place[1] + 2] != ", ":
        return None
    found = name_in(text, place[1] + 1, span[1], words)
    if found is None or text[place[1] : found[0]].strip(" ,"):
        return None
    first = LETTERS.search(text, *found)
    return found if first and words.word(first[0]).flags & _BODIES else None


def _title(text: str, span: tuple[int, int], language: str) -> Head | None:
    """The title of a short text that is the date of a day and no more than a place: that of a document."""
    head = _whole(text, 0, span, language)
    if head is None or head.date.earliest is None or head.date.latest is None:
        return None
    one_day = head.date.latest - head.date.earliest <= FEW_DAYS and not head.date.spans
    return head if one_day and nothing_beside(text, span, head) else None


def nothing_beside(
    text: str, span: tuple[int, int], head: Head, most: int = SHORTEST_REST, *, days: bool = False
) -> bool:
    """Whether a line is its date and its place, with at most a word beside them, of `most` letters. With `days` what
    stands between two commas and names a day counts as part of the date."""
    if head.place is not None and len(LETTERS.findall(text, *head.place)) > MOST_WORDS_OF_A_PLACE:
        return False
    blank = [(head.date.start, head.date.end), *(one for one in (head.place, head.body) if one is not None)]
    blank += [found.span() for found in BRACKETS.finditer(text, *span)]
    pieces = [part for piece in outside(blank, *span) for part in parts_of(text, *piece)]
    rest = " ".join(
        text[low:high] for low, high in pieces if not days or not names_a_day(text, low, high, head.language)
    )
    return sum(len(word) for word in LETTERS.findall(rest)) <= most


def _years_alone(date: HeadDate) -> bool:
    """Whether the date names whole years and no editor marks it as a guess ("1861–1865", "since 1950")."""
    if date.approximate or date.uncertain:
        return False
    return date.earliest is None or date.latest is None or date.latest - date.earliest > SHORTEST_YEAR


def _nothing_else(text: str, span: tuple[int, int], date: HeadDate, place: tuple[int, int] | None) -> bool:
    """Whether a line begins with its date and adds nothing but a place: "1250, Kraków", but not "2005: Elections and a
    new government" or "The eastern theatre (1861–1865)", which are headings of a history."""
    if place is None or LETTERS.search(text, span[0], date.start):
        return False
    return not LETTERS.search(text, date.end, place[0]) and not LETTERS.search(text, place[1], span[1])


def _only_a_year(text: str, date: HeadDate) -> bool:
    """ "1348": the heading of a section, not the head of a regest."""
    return text[date.start : date.end].strip().isdigit()


def _then_handed_down(text: str, below: Block | None, words: Lexis) -> bool:
    """Whether a paragraph opens with the words of originals and copies ("Original, two seals.")."""
    return below is not None and abstract_in(text, below.start, min(below.end, below.start + 14), words, _TRANSMISSION)


class _Opening(NamedTuple):
    """A paragraph that may open with a head: its block and the one below, and whether it is one of a series."""

    number: int
    block: Block
    below: Block | None
    language: str
    of_a_series: bool = False

    def may_tell(self, text: str, limit: int, words: Lexis) -> bool:
        """Whether `told` can be true of any head that ends at `limit` at the latest: asked before its date is read."""
        if self.of_a_series or _then_handed_down(text, self.below, words):
            return True
        return abstract_in(text, self.block.start, min(self.block.end, limit + 2 * LOOKED_AT), words, _DEED)

    def told(self, text: str, stop: int, words: Lexis) -> bool:
        """Whether the deed of a regest is told in the first sentence, or the next paragraph says how it came down."""
        if self.of_a_series:
            return True
        end = self.block.end
        first = _ENDS_SENTENCE.search(text, stop + 2, end) if stop + 2 < end else None
        last = min(first.start() if first else end, stop + LOOKED_AT)
        return abstract_in(text, stop, last, words, _DEED) or _then_handed_down(text, self.below, words)


def _run_on(text: str, opening: _Opening) -> Head | None:
    """ "1348 März 5, Prag. König Karl verleiht …": the head ends at the first stop after its date."""
    block, words = opening.block, lexis(opening.language)
    limit = min(block.end, block.start + LONGEST_OPENING)
    if not opening.may_tell(text, limit, words):
        return None
    date = _date_in(text, block.start, _opening_end(text, block.start, limit, words), opening.language)
    if date is None or date.start - block.start > LONGEST_BEFORE_A_DATE:
        return None
    if _place_first(text, block.start, date.start) and (closes := _closes(text, date, block)):
        stop = closes
    elif date.start - block.start <= LONGEST_BEFORE_A_YEAR:
        stop = _opening_end(text, date.end, limit, words)
    else:
        return None
    if stop >= block.end or not opening.told(text, stop, words) or abstract_in(text, date.end, stop, words, _DEED):
        return None
    place, same = place_in(text, (block.start, stop), date, opening.language)
    if place is None and not same and _only_a_year(text, date) and not nowhere(text[date.end : stop], words):
        return None
    own = own_words(text, (block.start, stop), date, opening.language)
    return Head(opening.number, stop, date, place, same, opening.language, own=own)


def _place_first(text: str, start: int, end: int) -> bool:
    """Whether nothing but a number and a name, its longer words with capitals, stands before a date."""
    if not _PLACE_FIRST.fullmatch(text, start, end):
        return False
    return all(word[0].isupper() or len(word) <= SHORT_OF_A_NAME for word in LETTERS.findall(text, start, end))


def _closes(text: str, date: HeadDate, block: Block) -> int:
    """Where a head ends that its date closes ("17. Prag, 5. März 1348. König Karl …"); 0 where it goes on."""
    found = _CLOSES_HEAD.match(text, date.end - (text[date.end - 1] == "."), block.end)
    return found.end() if found is not None else 0


def _opening_end(text: str, start: int, limit: int, words: Lexis) -> int:
    """The end of the head that opens a paragraph: a stop or a dash that ends no abbreviation and no number."""
    for found in _ENDS_OPENING.finditer(text, start, limit):
        before = LETTERS.findall(text, max(start, found.start() - 12), found.start())
        tail = text[found.start() - 1]
        same = bool(before) and _says_no_more(text[start : found.start()].lower(), words)
        abbreviations = words.abbreviations | lexis(SCHOLARLY).abbreviations
        abbreviated = bool(before) and before[-1].lower() in abbreviations and not same
        if found[0].startswith(".") and (tail.isdigit() or not before or abbreviated):
            continue
        if found[0].startswith(".") and len(before[-1]) < 3 and not same:
            continue
        if found[0] == ":" or LETTERS.search(text, start, found.start()):
            return found.start() + len(found[0].rstrip()) if found[0].strip() in (".", ":") else found.start()
    return limit


def _says_no_more(piece: str, words: Lexis) -> bool:
    """Whether a head ends with the words that it is of the same place, or that no place or day is given: "o. O."."""
    table = words.tables.get("regests", {})
    ends = tuple(phrase for name in ("same_place", "no_place", "no_date", "no_day") for phrase in table.get(name, ()))
    found = next((phrase for phrase in ends if piece.endswith(phrase)), None)
    return found is not None and not piece.removesuffix(found)[-1:].isalpha()
