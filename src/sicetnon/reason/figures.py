"""Numbers as they stand in the words of a passage: how many of what, how long, how far, how old.

Claims hold most of the numbers of a text. Rules that compare passages also need those that no claim gives, and what
stands around a number; this reads them from the words, with the number words of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any, Literal

import msgspec

from sicetnon.errors import UsageError
from sicetnon.lexicon import load
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import Phrases, meaning
from sicetnon.reason.told import Piece, Told, Word, told

Sort = Literal["count", "time", "measure"]
_ABOUT = 0.1
"""How far an approximate number reaches to either side, as a part of it."""
_BOUNDS = frozenset(("least", "most"))
_AND = 3  # letters of a word that joins two parts of a number
_MOST_MET = 65_536  # words whose numbers are kept
_BEFORE = 4  # words before a number that qualify it
_BEHIND = 3  # words behind it that say what it counts
_DASHES = "-–—/"
_GROUP, _SPACES = 3, (" ", "\u00a0", "\u202f", "\u2009")  # digits between spaces
_EARLIEST, _LATEST = 1000, 2100  # four digits between these are a year, unless a noun follows


_SCALES = {
    "minute": (1.0, "minute"), "hour": (60.0, "minute"), "day": (1.0, "day"), "week": (7.0, "day"),
    "fortnight": (14.0, "day"), "month": (30.4, "day"), "year": (365.25, "day"), "decade": (3652.5, "day"),
}  # fmt: skip


class Figure(msgspec.Struct, frozen=True):
    """A number of a piece: least and greatest value (None: open), the places of its words, what is counted.

    `unit` is the stretch of time or the measure; `noun` the form of the first word behind it that says something.
    """

    piece: Piece
    low: float | None
    high: float | None
    first: int
    last: int
    sort: Sort
    unit: str = ""
    noun: str = ""
    about: bool = False

    def in_days(self) -> Figure:
        """A stretch of time in minutes or in days, so that weeks can be held against months."""
        scale, unit = _SCALES.get(self.unit, (1.0, self.unit))
        low = None if self.low is None else self.low * scale
        high = None if self.high is None else self.high * scale
        return msgspec.structs.replace(self, low=low, high=high, unit=unit)

    @property
    def value(self) -> float:
        """The number as it is given; of an open one the bound."""
        return self.low if self.low is not None else self.high or 0.0

    def apart(self, other: Figure) -> bool:
        """Whether no number is both."""
        a_low, a_high = self.bounds()
        b_low, b_high = other.bounds()
        return a_high < b_low or b_high < a_low

    def bounds(self) -> tuple[float, float]:
        """Least and greatest value; an approximate number reaches a tenth to either side."""
        low = self.low if self.low is not None else 0.0
        high = self.high if self.high is not None else float("inf")
        return (low * (1 - _ABOUT), high * (1 + _ABOUT)) if self.about else (low, high)


class _Numerals(msgspec.Struct, frozen=True):
    words: dict[str, float]
    qualifiers: Phrases
    times: dict[str, str]
    units: Phrases
    dates: frozenset[str]
    hours: frozenset[str]
    kilometres: frozenset[str] = frozenset()
    kilograms: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    money: Phrases = Phrases({})
    ordinals: dict[str, float] = {}
    met: dict[str, float | None] = {}
    """The numbers of the words met so far; None for those that are none."""


def _forms(table: dict[str, str]) -> dict[str, str]:
    return {form.casefold(): label for label, forms in table.items() for form in forms.split()}


@cache
def _numerals(language: str) -> _Numerals:
    try:
        lexicon = load(language)
    except UsageError:
        return _Numerals({}, Phrases({}), {}, Phrases({}), frozenset(), frozenset())
    said: dict[str, Any] = lexicon.section("extract").get("quantities", {})
    words_of: dict[str, Any] = lexicon.section("dates").get("words", {})
    words = {word.casefold(): float(value) for value, word in enumerate(said.get("numbers", ()))}
    for table in ("CARD", "TENS", "HUNDRED"):
        for value, forms in words_of.get(table, {}).items():
            words |= {form.casefold(): float(value) for form in str(forms).split()}
    words |= {word.casefold(): float(value) for word, value in said.get("tens", {}).items()}
    ordinals = {
        form.casefold(): float(value)
        for table in ("ORD", "ORDTENS")
        for value, forms in words_of.get(table, {}).items()
        for form in str(forms).split()
    }
    times = _forms(words_of.get("UNIT", {})) | _forms(words_of.get("UNITS", {}))
    months = {form.rstrip(".") for form in _forms(words_of.get("MONTH", {}))}
    phrases = {name: list(said.get(name, ())) for name in ("least", "most", "about", "between")}
    units = [*said.get("units", ()), *said.get("kilograms", ())]
    measures = [*units, *(f"{unit}s" for unit in said.get("units", ())), *said.get("percent", ())]
    hours = {form.rstrip(".") for form in _forms(words_of.get("MERIDIEM", {}))} | {"o'clock", "o’clock"}
    return _Numerals(
        words, Phrases(phrases), times, Phrases({"measure": measures}), frozenset(months), frozenset(hours),
        frozenset(name for name, long in said.get("kilometres", {}).items() if long == 1),
        frozenset(said.get("kilograms", ())),
        frozenset(_forms(words_of.get("INDEF", {}))),
        Phrases({"money": lexicon.section("reason").get("money", ())}),
        ordinals,
    )  # fmt: skip


def _value(form: str, known: _Numerals) -> float | None:
    if form not in known.met:
        if len(known.met) >= _MOST_MET:
            known.met.clear()
        known.met[form] = _read_value(form, known)
    return known.met[form]


def _read_value(form: str, known: _Numerals) -> float | None:
    if form.isalpha():
        return known.words.get(form)
    bare = form.replace(",", "").replace(".", "").replace("\u00a0", "").replace("\u202f", "").replace("’", "")
    if bare.isdecimal() and len(bare) < 12:
        return float(bare)
    if form in known.words:
        return known.words[form]
    parts = form.split("-")
    if len(parts) == 2 and all(part in known.words for part in parts):
        return known.words[parts[0]] + known.words[parts[1]]
    return None


class _Marked(msgspec.Struct, frozen=True):
    """The words of a record that are numbers, those that are numbers or may be ordinals, and those at which a figure
    may begin."""

    numbers: frozenset[str]
    ordered: frozenset[str]
    begins: frozenset[str]


def _marked(index: Index) -> dict[str, _Marked]:
    """The marked words of each language of a record."""
    record = told(index)
    found: dict[str, _Marked] = {}
    for language in record.languages:
        known = _numerals(language)
        numbers = record.forms_with(language, partial(_is_number, known))
        ordinals = record.forms_with(language, partial(_is_ordinal, known))
        found[language] = _Marked(numbers, numbers | ordinals, numbers | known.articles)
    return found


def _is_number(known: _Numerals, form: str) -> bool:
    return _value(form, known) is not None


def _is_ordinal(known: _Numerals, form: str) -> bool:
    return form.rpartition("-")[2] in known.ordinals


def _read(index: Index) -> dict[int, tuple[Figure, ...]]:
    """The numbers of the pieces that hold some, by the number of the piece."""
    record, marked = told(index), index.once(_marked)
    met = record.places_with({language: each.begins for language, each in marked.items()})
    found = ((piece.number, tuple(_figures(record, piece, places))) for piece, places in met)
    return {number: here for number, here in found if here}


def figures(record: Told, piece: Piece) -> tuple[Figure, ...]:
    """The numbers of a piece that count, measure or say how long; those of dates, hours and ages are left out."""
    return record.index.once(_read).get(piece.number, ())


def all_figures(record: Told) -> Iterator[Figure]:
    """The numbers of all pieces, in order."""
    return chain.from_iterable(record.index.once(_read).values())


def _figures(record: Told, piece: Piece, places: Sequence[int]) -> Iterator[Figure]:
    known = _numerals(piece.language)
    words = record.words[piece.witness]
    behind = piece.first
    for place in places:
        if place < behind:
            continue
        value = _value(words[place].form, known)
        if value is None:
            single = _single(record, piece, place, known)
            if single is not None:
                yield single
            continue
        if _half_of_a_range_of_years(record, piece, place) or _an_ordinal(record, piece, place):
            continue
        value, behind = _in_groups(record, piece, place, value) or _together(words, piece, place, value, known)
        made = _figure(record, piece, (place, behind - 1), value, known)
        if made is not None:
            yield made


def _an_ordinal(record: Told, piece: Piece, place: int) -> bool:
    """ "Vom 12. auf den 13. Mai": a number with a point inside a sentence, where a point makes ordinals."""
    word = record.words[piece.witness][place]
    if not word.form.isdecimal() or not meaning(piece.language).ordinal_dot:
        return False
    text = record.index.witnesses[piece.witness].text
    return text[word.end : word.end + 2] == ". " and text[word.end + 2 : word.end + 3].islower()


def _half_of_a_range_of_years(record: Told, piece: Piece, place: int) -> bool:
    """ "1939–40", "1864/65": two years, no number."""
    word = record.words[piece.witness][place]
    text = record.index.witnesses[piece.witness].text
    if not word.form.isdecimal():
        return False
    before, behind = text[max(0, word.start - 5) : word.start], text[word.end : word.end + 2]
    second = len(before) == 5 and before[:4].isdecimal() and before[4] in _DASHES
    first = len(word.form) == 4 and len(behind) == 2 and behind[0] in _DASHES and behind[1].isdecimal()
    return second or first


def _single(record: Told, piece: Piece, place: int, known: _Numerals) -> Figure | None:
    """ "Less than a minute": an article stands for one before a stretch of time that something qualifies."""
    words = record.words[piece.witness]
    if words[place].form not in known.articles or place + 1 >= piece.last:
        return None
    unit = known.times.get(words[place + 1].form, "")
    about, least, most = _qualified([word.form for word in words[max(piece.first, place - _BEFORE) : place]], known)
    if not unit or not (about or least or most):
        return None
    low, high = (None if most else 1.0), (None if least else 1.0)
    return Figure(piece, low, high, place, place + 1, "time", unit, unit, about)


def numbered(record: Told, piece: Piece) -> list[int]:
    """The places of a piece whose word is a number or may be an ordinal."""
    return record.places_of(piece, record.index.once(_marked)[piece.language].ordered)


def all_numbered(record: Told) -> dict[int, list[int]]:
    """The places of the words that are numbers or may be ordinals, by the numbers of the pieces that hold some."""
    sought = {language: marked.ordered for language, marked in record.index.once(_marked).items()}
    return {piece.number: places for piece, places in record.places_with(sought)}


def number_at(record: Told, piece: Piece, place: int) -> float | None:
    """The number that one word of a piece stands for; None for a word that is none."""
    return _value(record.words[piece.witness][place].form, _numerals(piece.language))


def ordinal_at(record: Told, piece: Piece, place: int) -> float | None:
    """The ordinal that one word of a piece stands for ("fifty-seventh"); None for a word that is none."""
    known = _numerals(piece.language)
    form = record.words[piece.witness][place].form
    tens, _, unit = form.rpartition("-")
    if unit not in known.ordinals or (tens and tens not in known.words):
        return None
    return known.words.get(tens, 0.0) + known.ordinals[unit]


def _together(words: Sequence[Word], piece: Piece, place: int, value: float, known: _Numerals) -> tuple[float, int]:
    """The value of a number of several words ("twenty thousand three hundred and six"), and the place after it."""
    done, part = (value, 0.0) if value >= 1000 else (0.0, value)
    place += 1
    while place < piece.last:
        skipped = 0
        following = _value(words[place].form, known)
        if following is None and len(words[place].form) <= _AND and place + 1 < piece.last and part + done >= 100:
            following, skipped = _value(words[place + 1].form, known), 1
        joined = _joined(done, part, following) if following is not None else None
        if joined is None:
            break
        done, part = joined
        place += 1 + skipped
    return done + part, place


def _in_groups(record: Told, piece: Piece, place: int, value: float) -> tuple[float, int] | None:
    """The value of a number whose thousands a space parts ("1 200"), and the place after it; None for any other."""
    words, text = record.words[piece.witness], record.index.witnesses[piece.witness].text
    behind = place + 1
    if not words[place].form.isdecimal() or len(words[place].form) > _GROUP:
        return None
    while behind < piece.last and words[behind].form.isdecimal() and len(words[behind].form) == _GROUP:
        if text[words[behind - 1].end : words[behind].start] not in _SPACES:
            break
        value = value * 1000 + int(words[behind].form)
        behind += 1
    return (value, behind) if behind > place + 1 else None


def _joined(done: float, part: float, following: float) -> tuple[float, float] | None:
    """Thousands that are done and the part under way, with one more word; None when it is another number."""
    if following >= 1000:
        return (
            (done + part * following, 0.0)
            if part and following % 1000 == 0 and (not done or done > following)
            else None
        )
    if following == 100 and 0 < part < 100:
        return done, part * 100
    room = (part == 0 and done >= 1000) or (part % 100 == 0 and part > 0 and following < 100)
    room = room or (part % 10 == 0 and part % 100 >= 20 and following < 10)
    return (done, part + following) if room and following > 0 else None


def _figure(record: Told, piece: Piece, span: tuple[int, int], value: float, known: _Numerals) -> Figure | None:
    words = record.words[piece.witness]
    first, last = span
    before = [word.form for word in words[max(piece.first, first - _BEFORE) : first]]
    behind = [word.form for word in words[last + 1 : min(piece.last, last + 1 + _BEHIND)]]
    money = bool(behind) and bool(known.money.at(behind, 0))
    if _glued(record, piece, words[last].end):
        return None
    if not money and _of_a_date(words[first].form, before, behind, value, known):
        return None
    about, least, most = _qualified(before, known)
    low, high = (None if most else value), (None if least else value)
    time = next((known.times[form] for form in behind[:2] if form in known.times), "")
    measure = money or (bool(behind) and bool(known.units.at(behind, 0)))
    sort: Sort = "time" if time else "measure" if measure else "count"
    length = "km" if measure and behind[0] in known.kilometres else behind[0] if measure else ""
    length = "money" if money else "kg" if measure and behind[0] in known.kilograms else length
    noun = next((form for form in behind if len(form) > 3 and form[0].isalpha()), "")
    noun = time or (behind[0] if measure else noun)
    return Figure(piece, low, high, first, last, sort, time or length, noun, about)


def _glued(record: Told, piece: Piece, end: int) -> bool:
    """An ordinal or a name: "38th", "38-ї", "9-mm"."""
    text = record.index.witnesses[piece.witness].text
    following = text[end : end + 2]
    return bool(following) and (following[0].isalnum() or (following[0] in "-‐‑" and following[1:].isalpha()))


def _of_a_date(form: str, before: Sequence[str], behind: Sequence[str], value: float, known: _Numerals) -> bool:
    near = (before[-1] if before else "", behind[0] if behind else "")
    if any(word in known.dates for word in near) or any(word.rstrip(".") in known.hours for word in behind[:2]):
        return True
    if form.isdecimal() and len(form) == 4:
        return _EARLIEST <= value <= _LATEST or form[0] == "0" or near[0] == "at"
    return form[0].isdecimal() and not form.replace(",", "").replace(".", "").isdecimal()


def _qualified(before: Sequence[str], known: _Numerals) -> tuple[bool, bool, bool]:
    """Whether a number is approximate, a least, or a most, by the words before it."""
    met: set[str] = set()
    place = 0
    while place < len(before):
        term = max(known.qualifiers.at(before, place), key=lambda each: each.length, default=None)
        if term is not None:
            met = (met - _BOUNDS | {term.label}) if term.label in _BOUNDS else met | {term.label}
        place += term.length if term is not None else 1
    return "about" in met, "least" in met, "most" in met
