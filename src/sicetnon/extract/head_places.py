"""Where a charter was issued and in which words it dates itself, in the head of its regest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sicetnon.chronology import read_dates
from sicetnon.chronology.grammar import grammar
from sicetnon.chronology.heads import SCHOLARLY, HeadDate
from sicetnon.extract.classes import bit
from sicetnon.extract.lexis import Lexis, lexis

FEWEST_WORDS = 2  # of a date in the document's own words
_NO_PLACE = bit("regest_acts", "regest_declares", "regest_act_nouns", "regest_transmission", "regest_dated")
_YEAR_FIRST, _DAY_NEXT = re.compile(r"\W{0,2}\d{3,4}[\W]{1,90}(?=[^\W\d_])"), re.compile(r"\s\[?\d{1,2}\b")
_COMMA = re.compile(r"[,;]\s|(?<=[^\W\d_]{3})\.\s")
BRACKETS = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]")
LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def own_words(text: str, span: tuple[int, int], date: HeadDate, language: str) -> tuple[int, int] | None:
    """Where a head gives the date in the document's own words: "1330 Juni 24 (Dienstag, Sankt Johannis Tag)"."""
    for found in BRACKETS.finditer(text, *span):
        low, high = found.start() + 1, found.end() - 1
        beside = high <= date.start or low >= date.end
        if beside and len(LETTERS.findall(text, low, high)) >= FEWEST_WORDS and names_a_day(text, low, high, language):
            return low, high
    return None


def place_in(text: str, span: tuple[int, int], date: HeadDate, language: str) -> tuple[tuple[int, int] | None, bool]:
    """Where it was issued, as a span of the head; and whether the head says "the same place" as the one before."""
    start, end = span
    words = lexis(language)
    table = words.tables.get("regests", {})
    blank = [(date.start, date.end), *(found.span() for found in BRACKETS.finditer(text, start, end))]
    pieces = outside(blank, start, end)
    for low, high in [*(one for one in pieces if one[0] >= date.end), *(one for one in pieces if one[0] < date.end)]:
        start = _behind_no_day(text, low, high, words)
        piece = text[start:high].lower()
        if any(f" {phrase} " in f" {piece.strip(' .,;:–—-')} " for phrase in table.get("same_place", ())):
            return None, True
        if nowhere(piece, words):
            return None, False
        for first, last in parts_of(text, start, high):
            found = name_in(text, first, last, words)
            if found is not None and not names_a_day(text, first, last, language):
                return found, False
    return _between_year_and_day(text, date, words, language), False


def _between_year_and_day(text: str, date: HeadDate, words: Lexis, language: str) -> tuple[int, int] | None:
    """ "1348   Prague" over "5 March": the place that stands within the words of the date."""
    year = _YEAR_FIRST.match(text, date.start, date.end)
    following = _DAY_NEXT.search(text, year.end(), date.end) if year is not None else None
    if year is None or following is None:
        return None
    found = name_in(text, year.end(), following.start(), words)
    if found is None or names_a_day(text, *found, language) or read_dates(f"5 {text[found[0] : found[1]]}", language):
        return None
    return found


def parts_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a head between its commas."""
    at = start
    for found in _COMMA.finditer(text, start, end):
        yield at, found.start()
        at = found.end()
    yield at, end


def names_a_day(text: str, start: int, end: int, language: str) -> bool:
    """Whether a stretch of a head is of its date: a feast, a weekday, the words that no date is given."""
    piece = text[start:end].lower()
    if any(phrase in piece for phrase in lexis(language).tables.get("regests", {}).get("no_date", ())):
        return True
    classes = [grammar(one).words.values for one in dict.fromkeys((language, SCHOLARLY))]
    return any(
        word in values.get(name, ())
        for word in LETTERS.findall(text[start:end])
        for values in classes
        for name in ("FEAST", "FEASTWORD", "FEASTSTEP", "WEEKDAY", "FERIA", "SAINT")
    )


def _behind_no_day(text: str, start: int, end: int, words: Lexis) -> int:
    """Where a stretch of a head goes on behind the words that no day is given: "1321, ohne Tag, Avignon"."""
    piece = text[start:end].lower()
    for phrase in words.tables.get("regests", {}).get("no_day", ()):
        at = piece.find(phrase)
        if at >= 0:
            return start + at + len(phrase)
    return start


def nowhere(piece: str, words: Lexis) -> bool:
    """Whether a head says that no place is given."""
    return any(phrase in piece.lower() for phrase in words.tables.get("regests", {}).get("no_place", ()))


def outside(blank: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a line that none of the given spans covers."""
    pieces, at = [], start
    for low, high in sorted(blank):
        if low > at:
            pieces.append((at, low))
        at = max(at, high)
    if at < end:
        pieces.append((at, end))
    return pieces


def name_in(text: str, start: int, end: int, words: Lexis) -> tuple[int, int] | None:
    """The first run of words with capitals that no list knows as something else; "Frankfurt am Main" is one."""
    first = last = -1
    for found in LETTERS.finditer(text, start, end):
        word = found[0]
        gap = text[last : found.start()] if last >= 0 else ""
        if word[0].isupper() and len(word) > 2 and not words.word(word).flags & _NO_PLACE:
            if first >= 0 and gap.strip(" -"):
                break
            first, last = (found.start() if first < 0 else first), found.end()
        elif first >= 0:
            following = LETTERS.search(text, found.end(), end)
            if gap != " " or following is None or not following[0][0].isupper() or len(word) > 4:
                break
            if text[found.end() : following.start()].strip():
                break
            last = found.end()
    return (first, last) if first >= 0 else None
