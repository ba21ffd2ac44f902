"""From the characters of a sentence to its units: words, phrases of the lexicon, names, dates, numbers.

A unit is what the grammar of claims sees as one: "took place", "the Boundary and Friendship Treaty", "6–7 December".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, reduce
from operator import attrgetter, or_
from typing import Any

import msgspec

from sicetnon.chronology.mention import TimeMention
from sicetnon.extract.classes import BITS, BREAK, FINITE, FORM, NUMERAL, PREPOSITION, bit
from sicetnon.extract.datejoin import year_first
from sicetnon.extract.lexis import Lexis, Word
from sicetnon.lexicon.gazetteer import known_place_names
from sicetnon.lexicon.names import fold, is_given_name

_CAPITAL = BITS["capital"]
_LETTERS = BITS["letters"]
_DIGITS = BITS["digits"]
_FUNCTION = bit(
    "definite", "indefinite", "demonstratives", "he", "it", "they", "first_person", "possessives", "be", "have", "do",
    "modals", "by", "at", "from", "to", "of", "with", "on", "for", "as", "and", "or", "but", "relative", "complement",
    "after", "before", "during", "until", "since", "not", "no", "because", "if", "through", "near", "after_it",
)  # fmt: skip
_COMMON = bit(
    "roles",
    "event_noun",
    "groups",
    "places",
    "works",
    "counted",
    "anonymous",
    "demonyms",
    "ordinal",
    "number_word",
    "order_next",
    "order_last",
    "vague_number",
    "order_salient",
    "anonymous_quantifiers",
)
_PLACING = bit("at", "from", "to", "near", "through", "demonyms", "by", "say_neutral", "say_according")
_CAPITALS = bit("capital", "all_capitals")
_NO_CAPITALS = ~_CAPITALS
_NAMELIKE = bit("unlisted", "event_noun")
_GROUPS = bit("groups")
_COUNTED = bit("counted", "groups", "much_units")
_OPENING = bit("event_noun", "groups", "places", "works", "demonyms")
_JOINABLE = bit("event_noun", "groups", "places", "works")
_VERBAL = FORM | bit("do")
_OF, _AND, _PARTICLE = BITS["of"], BITS["and"], BITS["name_particles"]
_KINDS_OF_NAMES = bit("proper_event", "group_name", "place_name", "person_name", "work_name")
_QUOTE = BITS["open_quote"]
_TITLED = bit("works", "places")
_LINKING = bit("be", "have", "do", "modals", "relative", "complement", "by", "at", "from", "on", "he", "it", "they")
_QUOTE_OR_CAPITAL = _QUOTE | _CAPITAL
_OPENS_A_SENTENCE = bit("open_quote", "colon", "dash")
_ALL_CAPITALS = BITS["all_capitals"]
_MAY_BE_A_NAME = bit("capital", "all_capitals", "letters", "unlisted", "looks_plural")  # in text in capitals
_OPEN_BRACKET, _CLOSE_BRACKET = BITS["open_bracket"], BITS["close_bracket"]
_LETTERS_OF_INITIALS = range(2, 8)
_HAS_INITIALS = bit("name", "groups", "unlisted", "works", "places", "event_noun", "demonyms")
_CLOSE_QUOTE = BITS["close_quote"]
_COLON = BITS["colon"]
_DATE = BITS["date"]
_DEFINITE = BITS["definite"]
_DEMONYMS = BITS["demonyms"]
_DURATION = BITS["duration"]
_EVENT_NOUN = BITS["event_noun"]
_GROUP_NAME = BITS["group_name"]
_MUCH_ABOUT = BITS["much_about"]
_MUCH_LEAST = BITS["much_least"]
_MUCH_MOST = BITS["much_most"]
_NAME = BITS["name"]
_NUMBER_WORD = BITS["number_word"]
_PERSON_NAME = BITS["person_name"]
_PLACE_NAME = BITS["place_name"]
_PLACES = BITS["places"]
_POSSESSIVE_ENDING = BITS["possessive_ending"]
_ROLES = BITS["roles"]
_UNLISTED = BITS["unlisted"]
_WORK_NAME = BITS["work_name"]
_WORKS = BITS["works"]
_PROPER = bit("proper_event", "event_noun")
_GROUP_WITH_NAME = bit("group_name", "groups")
_GROUPS_PLACES = bit("groups", "places")
_MEASURE = bit("much_units")
_REGEST = bit("regest_act_nouns", "regest_transmission", "regest_witnesses", "regest_lost")
_TELLS_OF_A_NAME = _ROLES | _PLACING | _DEFINITE | _OF
LONGEST_NAME = 12  # tokens
_NO_PART_OF_A_PLACE = _FUNCTION | BREAK
MOST_NAMES = 50_000  # whose reading is remembered
_SHORTEST = 3  # letters of the first word of a place in capitals
_LONGEST_BEFORE_A_GROUP = 3  # tokens of a name in capitals before the word that says that it is a group's


_LONGEST_OFFICE = 6  # units of an office before the name of the one who holds it


class Unit(msgspec.Struct, eq=False, gc=False):
    """One unit of a sentence; `start` and `end` count in the reading text, `date` is the expression of time it is."""

    start: int
    end: int
    flags: int
    word: Word
    date: TimeMention | None = None
    label: str = ""


_START = attrgetter("start")


@cache
def _first_words() -> frozenset[str]:
    """The words with which a place of several words in the gazetteer begins."""
    return frozenset(name.partition(" ")[0] for name in known_place_names() if " " in name)


class Sentence:
    """A sentence as units. `capitals` is true where case tells nothing. `union` holds the classes of all units: a rule
    whose class is not among them has nothing to look for."""

    __slots__ = ("block", "broken", "capitals", "end", "index", "paragraph", "start", "union", "units")

    def __init__(self, start: int, end: int, units: list[Unit], capitals: bool) -> None:
        self.start = start
        self.end = end
        self.units = units
        self.union = union_of(units)
        self.capitals = capitals
        self.index = 0
        self.paragraph = 0
        self.block: Any = None
        self.broken = False


def union_of(units: Sequence[Unit]) -> int:
    """The classes of all units together."""
    return reduce(or_, [unit.flags for unit in units], 0)


def is_common(word: str, language: str) -> bool:
    """Whether a dictionary of the language knows a word; asked only where capitals do not tell names."""
    from simplemma import is_known

    try:
        return bool(is_known(word, lang=language))
    except ValueError:
        return False


class Reader:
    """Reads the sentences of one text. `lower_seen` holds the words met in lower case: they are hardly names."""

    def __init__(self, text: str, words: Lexis, dates: Sequence[TimeMention], language: str = "en") -> None:
        self.language = language
        self.text = text
        self.lexis = words
        self.dates = dates
        self._date_starts = [date.start for date in dates]
        self._places = known_place_names()
        self._is_place: dict[str, bool] = {}
        self._names: dict[tuple[str, int, int, bool, bool], Unit] = {}
        self.lower_seen: set[str] = set()
        self.capitals = False
        self._rare: dict[str, bool] = {}
        self._surnames: set[str] = set()  # last words of names that are no names by themselves: numbers, "MORALES"

    def sentence(self, start: int, end: int, capitals: bool) -> Sentence:
        """The units of `text[start:end]`; expressions of time that reach over the edges are left out."""
        self.capitals = capitals
        units = self._units(start, end, capitals)
        if capitals:
            for unit in units:
                if unit.flags & _FUNCTION and not unit.flags & _NAME:
                    unit.flags &= _NO_CAPITALS  # where all is in capitals, they make no word a subject
        sentence = Sentence(start, end, units, capitals)
        if sentence.union & _OPEN_BRACKET:
            self._with_initials(units)
        return sentence

    def _with_initials(self, units: list[Unit]) -> None:
        """Make the initials in brackets behind a name part of it: "the National Front (FNR)". They part no clause."""
        opened = [i for i in range(1, len(units) - 2) if units[i].flags & _OPEN_BRACKET]
        for i in reversed(opened):
            before, inside, after = units[i - 1], units[i + 1], units[i + 2]
            if after.flags & _CLOSE_BRACKET and before.flags & _HAS_INITIALS and self._is_initials(inside):
                before.end = after.end
                del units[i : i + 3]

    def _is_initials(self, unit: Unit) -> bool:
        word = self.text[unit.start : unit.end]
        return word.isupper() and word.isalpha() and len(word) in _LETTERS_OF_INITIALS

    def dated_lines(self, start: int, end: int) -> list[tuple[int, int]]:
        """The lines of a stretch of text when every one but the first begins with an expression of time, else none."""
        lines: list[tuple[int, int]] = []
        at = start
        for line in self.text[start:end].splitlines(keepends=True):
            if line.strip():
                lines.append((at + len(line) - len(line.lstrip()), at + len(line)))
            at += len(line)
        starts = set(self._date_starts[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)])
        return lines if len(lines) > 1 and all(first in starts for first, _ in lines[1:]) else []

    def words(self, start: int, end: int) -> list[Unit]:
        """The units of a stretch of text, its expressions of time read as words."""
        dates, starts = self.dates, self._date_starts
        self.dates, self._date_starts = (), []
        try:
            return self._units(start, end, self.capitals)
        finally:
            self.dates, self._date_starts = dates, starts

    def _units(self, start: int, end: int, capitals: bool) -> list[Unit]:
        words, openings = self._words(start, end)
        dates = self._dates_of(words, start, end)
        if capitals:
            openings = list(range(len(words)))
        units: list[Unit] = []
        at = n = 0
        many = len(openings)
        for first, stop, date in (*dates, (len(words), len(words), None)):
            while n < many and (i := openings[n]) < first:
                n += 1
                if i < at:
                    continue  # within what began before it
                word = words[i]
                node = word.word.start
                if (
                    capitals
                    or word.flags & _QUOTE_OR_CAPITAL
                    or (node is not None and i + 1 < first and (words[i + 1].word.lower in node or "*" in node))
                ):
                    units += words[at:i]
                    at = self._longer(units, words, i, first)
            units += words[at:first]
            if date is not None:
                units.append(self._dated(date))
            at = stop
        return units

    def _words(self, start: int, end: int) -> tuple[list[Unit], list[int]]:
        """The tokens of `text[start:end]` as a unit each, and which of them may begin a longer one.

        No token holds a space, and most of what stands between two spaces was met before: it is cut only once.
        """
        words: list[Unit] = []
        openings: list[int] = []
        pieces, at, add = self.lexis.pieces, start, words.append
        for piece in self.text[start:end].split(" "):
            found = pieces[piece]
            stop = at + len(piece)
            if isinstance(found, Word):
                if not found.plain:
                    openings.append(len(words))
                add(Unit(at, stop, found.flags, found))
            else:
                for word, first, last in found:
                    if not word.plain:
                        openings.append(len(words))
                    add(Unit(at + first, at + last, word.flags, word))
            at = stop + 1
        return words, openings

    def _dates_of(self, words: list[Unit], start: int, end: int) -> list[tuple[int, int, TimeMention]]:
        """The expressions of time in a sentence, each with its first token and the token after it."""
        found: list[tuple[int, int, TimeMention]] = []
        n = bisect_left(self._date_starts, start)
        at = 0
        while n < len(self.dates) and self.dates[n].start < end:
            date = self.dates[n]
            n += 1
            first = bisect_left(words, date.start, at, key=_START)
            if date.end > end or first >= len(words) or words[first].start != date.start:
                continue
            if self._is_given_name(date, words, first) or self._counts(date, words, first):
                continue
            if date.kind == "duration" and " " not in date.text and words[first].flags & _WORKS:
                continue  # "the minutes"
            if n < len(self.dates) and (joined := year_first(self.text, date, self.dates[n])) is not None:
                date, n = joined, n + 1
            at = bisect_left(words, date.end, first, key=_START)
            if date.event_phrase is not None:
                date, at = self._up_to_a_verb(words, date, at)
            found.append((first, at, date))
        return found

    def _up_to_a_verb(self, words: list[Unit], date: TimeMention, behind: int) -> tuple[TimeMention, int]:
        """An expression without the words of the clause that follows what it hangs on ("after the massacre the bodies
        were buried", "після бою село спалили"), and the word after it."""
        assert date.event_phrase is not None
        low = bisect_left(words, date.event_phrase[0], key=_START)
        for i in range(low + 1, behind):
            again = words[i].flags & _DEFINITE and not words[i - 1].flags & PREPOSITION
            if again or (self.lexis.free_order and words[i].flags & FINITE):
                end = words[i - 1].end
                text = self.text[date.start : end]
                return msgspec.structs.replace(date, end=end, text=text, event_phrase=(date.event_phrase[0], end)), i
        return date, behind

    def _longer(self, units: list[Unit], words: list[Unit], at: int, limit: int) -> int:
        """Append a title, a phrase of the lexicon or a name that starts at word `at`; the word after it, or `at`."""
        flags = words[at].flags
        capitals = self.capitals
        if flags & _QUOTE_OR_CAPITAL and units and units[-1].flags & _TITLED and not capitals:
            stop = self._title_end(words, at, limit) if not self._held(units, words, at) else at
            if stop > at:
                units.append(self._titled(words, at, stop, units[-1].flags))
                return stop
        if flags & _QUOTE and not capitals:
            stop = self._title_end(words, at, limit)
            if at < stop < len(words) and words[stop].flags & _TITLED:
                units.append(self._titled(words, at, stop, words[stop].flags))
                return stop
        if flags & _WORKS and flags & _CAPITAL and (stop := self._numbered(words, at, limit)) > at:
            units.append(self._a_work(words, at, stop))
            return stop
        if words[at].word.start is not None and (found := match_phrase(words, at, limit)):
            stop, phrase = found
            if not (flags & _CAPITAL and units and self._name_end(words, at, limit, capitals, False) > stop):
                start, end = words[at].start, words[stop - 1].end
                units.append(Unit(start, end, phrase.flags | (flags & _CAPITALS), phrase))
                return stop
        if flags & _CAPITAL or (capitals and flags & _LETTERS):
            first = not units or bool(units[-1].flags & _OPENS_A_SENTENCE)
            titled = capitals and units and units[-1].flags & _ROLES and flags & _UNLISTED
            stop = self._name_end(words, at, limit, capitals, first) if not titled else self._more(words, at, limit)
            if stop > at:
                if stop > at + 1 and words[stop - 1].flags & _NUMBER_WORD and not capitals:
                    self._surnames.add(words[stop - 1].word.lower)
                units.append(self._named(words, at, stop))
                if capitals and units[-1].flags & _PERSON_NAME:
                    self._surnames.add(words[stop - 1].word.lower)
                return stop
        return at

    def _numbered(self, words: list[Unit], at: int, limit: int) -> int:
        """Where a paper that goes by its number ends: "Communique No. 17"; `at` when it has none."""
        i = at + 1
        if i >= limit or words[i].word.lower not in self.lexis.number_signs:
            return at
        i += 1
        i += i < limit and words[i].word.lower == "."
        return i + 1 if i < limit and words[i].flags & _DIGITS else at

    def _a_work(self, words: list[Unit], at: int, stop: int) -> Unit:
        start, end = words[at].start, words[stop - 1].end
        unit = Unit(start, end, _NAME | _WORK_NAME, Word(self.text[start:end].lower()))
        unit.label = self.text[start:end]
        return unit

    def _held(self, units: list[Unit], words: list[Unit], at: int) -> bool:
        """ "Начальник адміністрації області Іван Гай": a name of two words behind a place may be that of the one who
        holds the office."""
        if not self.lexis.nominatives or at + 1 >= len(words) or words[at].flags & _QUOTE:
            return False
        if not words[at + 1].flags & _CAPITAL or words[at + 1].flags & (_FUNCTION | _PLACES):
            return False
        return any(unit.flags & _ROLES for unit in units[-_LONGEST_OFFICE:])

    def _more(self, words: list[Unit], at: int, limit: int) -> int:
        """Where a name in capitals ends: after a title every word that no list holds belongs to it."""
        i = at
        while i < min(limit, at + LONGEST_NAME) and self._continues(words[i]):
            i += 1
        return i

    def _is_given_name(self, date: TimeMention, words: list[Unit], at: int) -> bool:
        """ "Jan Nowak", "April Jones": a month's name alone before a name that no list holds."""
        if " " in date.text or not date.text.isalpha() or self.capitals:
            return False
        following = words[at + 1].flags if at + 1 < len(words) else 0
        before = words[at - 1].flags if at else 0
        return bool(following & _CAPITAL and following & _NAMELIKE) or bool(
            words[at].flags & _CAPITAL and before & _CAPITAL and before & _NAMELIKE and not before & _FUNCTION
        )

    def _counts(self, date: TimeMention, words: list[Unit], at: int) -> bool:
        """ "1500 persons": what looks like a year alone counts the noun that follows."""
        if (
            not date.text[-1:].isdigit()
            or any(part.isdigit() and len(part) < 3 for part in date.text.split())
            or (date.kind != "date" or sum(part.isdigit() for part in date.text.split()) != 1)
        ):
            return False
        after = bisect_left(words, date.end, at, key=_START)
        if after >= len(words) or not words[after].flags & _COUNTED:
            return False
        return bool(words[after - 1].word.value) and all(
            words[i].flags & (_DIGITS | _MUCH_ABOUT | _MUCH_LEAST | _MUCH_MOST) for i in range(at, after)
        )

    def _dated(self, date: TimeMention) -> Unit:
        kind = _DURATION if date.kind == "duration" else _DATE
        unit = Unit(date.start, date.end, kind, Word(date.text.lower()))
        unit.date = date
        return unit

    # -- names -----------------------------------------------------------------------------------------------------

    def _starts_name(self, words: list[Unit], at: int, limit: int, capitals: bool, first: bool) -> bool:
        word = words[at]
        measure = word.flags & _MEASURE and at and words[at - 1].flags & NUMERAL and not capitals
        weekday = word.flags & BITS["weekday"] and not (at + 1 < limit and words[at + 1].flags & _CAPITAL)
        if word.flags & _FUNCTION or measure or weekday or (first and word.flags & _REGEST):
            return False  # "by Friday"; "260 Mark", though Mark is a given name too; "Copia saec. XIV", "Zeugen: …"
        if capitals and word.word.lower in self.lexis.name_heads and at + 1 < limit and self._continues(words[at + 1]):
            return self._uncommon(words[at + 1].word.lower)
        if capitals:
            return not word.flags & ~_MAY_BE_A_NAME and (
                len(word.word.lower) > 2 and (word.word.lower in self._surnames or self._uncommon(word.word.lower))
            )
        following = at + 1 < limit and words[at + 1].flags & _CAPITAL and not words[at + 1].flags & _FUNCTION
        if word.flags & _ROLES and not word.flags & _ALL_CAPITALS:
            return False  # a title stands before the name
        if word.flags & _DEMONYMS and not following:
            return False
        if word.word.lower in self._surnames and not first:
            return True  # "Валентина Сорока", then "Сорока": no forty
        if word.flags & _COMMON and not following:
            joined = at + 2 < limit and words[at + 1].flags & _OF
            return bool(joined and word.flags & _EVENT_NOUN and not first)
        if first:
            listed = not word.flags & _UNLISTED
            if listed and not (following and word.flags & _OPENING):
                return False
            return following or word.word.lower not in self.lower_seen
        return True

    def _uncommon(self, lower: str) -> bool:
        found = self._rare.get(lower)
        if found is None:
            found = self._rare[lower] = is_given_name(lower) or (
                lower not in self.lower_seen and not is_common(lower, self.language)
            )
        return found

    def _name_end(self, words: list[Unit], at: int, limit: int, capitals: bool, first: bool) -> int:
        if capitals and (stop := self._known_place_end(words, at, limit)) > at:
            return stop
        if not self._starts_name(words, at, limit, capitals, first):
            return at
        i = at + 1
        limit = min(limit, at + LONGEST_NAME)
        while i < limit:
            flags = words[i - 1].flags
            if flags & _POSSESSIVE_ENDING:
                break
            flags = words[i].flags
            if flags & _CAPITAL and not (flags & _FUNCTION) and (not capitals or self._continues(words[i])):
                i += 1
            elif capitals and flags & _GROUPS and not flags & FORM and i <= at + _LONGEST_BEFORE_A_GROUP:
                return i + 1  # "NATIONAL POLICE", "SAN MARCOS MINING COMPANY"
            elif capitals and flags & _PARTICLE and i == at + 1 and (end := self._particles_end(words, i, limit)) > i:
                return end  # "ELENA DE BATRES"
            elif not capitals and self._joined(words, at, i, limit):
                i += 2 if words[i].flags & (_OF | _AND | _PARTICLE) else 1
            else:
                break
        return i

    def _particles_end(self, words: list[Unit], i: int, limit: int) -> int:
        """Behind the particles in a name in capitals and the word that they join: "DE LA CRUZ"; `i` for none."""
        end = i
        while end < limit and words[end].flags & _PARTICLE and not words[end].flags & _VERBAL:
            end += 1
        return end + 1 if i < end < limit and self._continues(words[end]) else i

    def _known_place_end(self, words: list[Unit], at: int, limit: int) -> int:
        """Where a place of two or three words ends in text in capitals: "UNITED STATES", "SAN SALVADOR"; `at` for none.

        A first word that is no word of grammar is asked for: "THE BAR", "IN THE BAY" are not names.
        """
        first = words[at].word.lower
        if len(first) < _SHORTEST or first not in _first_words() or words[at].flags & _FUNCTION:
            return at
        for stop in (at + 3, at + 2):
            plain = stop <= limit and not any(word.flags & _NO_PART_OF_A_PLACE for word in words[at:stop])
            if plain and self.place(" ".join(word.word.lower for word in words[at:stop])):
                return stop
        return at

    def _continues(self, word: Unit) -> bool:
        return bool(word.flags & _UNLISTED) and not word.flags & FORM and len(word.word.lower) > 1

    def _joined(self, words: list[Unit], at: int, i: int, limit: int) -> bool:
        if i + 1 >= limit or not words[i + 1].flags & _CAPITAL or words[i + 1].flags & _FUNCTION:
            return False
        flags = words[i].flags
        if flags & _PARTICLE:
            return True
        if flags & _OF:
            return any(word.flags & _JOINABLE for word in words[at:i]) and not words[i + 1].flags & _DEMONYMS
        if flags & _AND:  # "Boundary and Friendship Treaty": the head that both belong to comes last
            j = i + 1
            while j < limit and words[j].flags & _CAPITAL and not words[j].flags & _FUNCTION:
                j += 1
            head = words[j - 1].flags
            return j - i > 2 and bool(head & _EVENT_NOUN) and not self.place(words[i - 1].word.lower)
        return False

    # -- titles ----------------------------------------------------------------------------------------------------

    def _title_end(self, words: list[Unit], at: int, limit: int) -> int:
        """Where a title or a name in quotation marks ends that starts at `at`; `at` when none does."""
        limit = min(limit, at + LONGEST_NAME + 4)
        if words[at].flags & _QUOTE:
            if at + 1 >= limit or not words[at + 1].flags & _CAPITAL:
                return at
            for i in range(at + 2, limit):
                if words[i].flags & (_CLOSE_QUOTE | _QUOTE):
                    return i + 1
            return at
        i = at + 1
        while i < limit:
            flags = words[i].flags
            following = i + 1 < limit and words[i + 1].flags & _CAPITAL
            if (flags & _CAPITAL and not flags & _FUNCTION) or (
                following and flags & (_FUNCTION | _COLON) and not flags & _LINKING
            ):
                i += 1
            else:
                break
        return i if i - at > 1 or not words[at].flags & (_FUNCTION | _DEMONYMS | _ROLES) else at

    def _titled(self, words: list[Unit], at: int, stop: int, beside: int) -> Unit:
        start, end = words[at].start, words[stop - 1].end
        flags = _NAME | (_PLACE_NAME if beside & _PLACES and not beside & _WORKS else (_WORK_NAME))
        label = self.text[start:end].strip("\"'“”„«»‘’ ")
        unit = Unit(start, end, flags, Word(label.lower()))
        unit.label = label
        return unit

    def place(self, name: str) -> bool:
        """Whether the gazetteer knows a place of this name."""
        found = self._is_place.get(name)
        if found is None:
            found = self._is_place[name] = fold(name) in self._places
        return found

    def _named(self, words: list[Unit], at: int, stop: int) -> Unit:
        """The unit of a name; what the same words say behind words of the same classes is remembered."""
        start, end = words[at].start, words[stop - 1].end
        before = words[at - 1].flags & _TELLS_OF_A_NAME if at else 0
        behind_a_place = at > 1 and before & _OF and words[at - 2].flags & _PLACES
        key = (self.text[start:end], stop - at, before, bool(behind_a_place), self.capitals)
        known = self._names.get(key)
        if known is None:
            known = self._new_name(words, at, stop)
            if len(self._names) < MOST_NAMES:
                self._names[key] = known
        return Unit(start, start + known.end - known.start, known.flags, known.word, None, known.label)

    def _new_name(self, words: list[Unit], at: int, stop: int) -> Unit:
        start, end = words[at].start, words[stop - 1].end
        if words[stop - 1].flags & _POSSESSIVE_ENDING:
            for ending in self.lexis.tables.get("grammar", {}).get("possessive_endings", ()):
                if self.text[start:end].lower().endswith(ending):
                    end -= len(ending)
                    break
        label = self.text[start:end]
        head = stop - 1
        for i in range(at, stop):
            if words[i].flags & _OF and i > at:
                head = i - 1
                break
        flags = _NAME | (words[stop - 1].flags & _POSSESSIVE_ENDING)
        flags |= self._name_kind(words, at, stop, head, label)
        before = words[at - 1].flags if at else 0
        if not flags & _KINDS_OF_NAMES and self.lexis.capital_nouns and stop - at == 1:
            if before & _ROLES:
                flags |= _PERSON_NAME
            elif not before & _PLACING:  # every noun has its capital: this one is no name
                return Unit(start, end, words[at].flags, words[at].word)
        elif not flags & _KINDS_OF_NAMES and before & _DEFINITE:
            flags |= _GROUP_NAME
        word = Word(label.lower())
        word.noun_kind = words[head].word.noun_kind or words[at].word.noun_kind
        unit = Unit(start, end, flags, word)
        unit.label = label
        return unit

    def _name_kind(self, words: list[Unit], at: int, stop: int, head: int, label: str) -> int:
        flags = words[head].flags
        several = stop - at > 1
        place = self.place(label)
        if not flags & _GROUPS and self._names_a_place(words, at, stop, place):
            return _PLACE_NAME
        if flags & _EVENT_NOUN and not flags & _PLACES and (several or not flags & _GROUPS):
            return _PROPER
        if several and words[at].flags & _EVENT_NOUN and not flags & _GROUPS_PLACES:
            return _PROPER
        if flags & _GROUPS and not place:
            return _GROUP_WITH_NAME
        if place:
            return _PLACE_NAME
        if flags & _PLACES or (several and words[at].flags & _PLACES):
            return _PLACE_NAME
        if flags & _WORKS:
            return _WORK_NAME
        if flags & _ALL_CAPITALS and 2 <= len(words[head].word.lower) <= 6 and not self.capitals:
            return _GROUP_WITH_NAME
        if several and not any(word.flags & _DEMONYMS for word in words[at:stop]):
            return _PERSON_NAME
        return 0

    def _names_a_place(self, words: list[Unit], at: int, stop: int, place: bool) -> bool:
        """Whether a name is that of a place by what it begins with or what stands before it: "San Jacinto", "the town
        of Arnau"; or by its several words, where the gazetteer knows the `place`."""
        if at > 1 and words[at - 1].flags & _OF and words[at - 2].flags & _PLACES:
            return True
        return stop - at > 1 and (place or words[at].word.lower in self.lexis.name_heads)


def match_phrase(words: list[Unit], at: int, limit: int) -> tuple[int, Word] | None:
    """The longest phrase of the lexicon that starts at `words[at]`: the index after it, and what it is."""
    node = words[at].word.start
    found = None
    i = at + 1
    while node:
        entry = node.get("")
        if entry is not None:
            found = (i, entry)
        if i >= limit:
            break
        lower = words[i].word.lower
        following = node.get(lower)
        if following is None and "*" in node:
            following = next((n for stem, n in node["*"] if lower.startswith(stem)), None)
        node = following
        i += 1
    return found
