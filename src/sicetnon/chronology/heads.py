"""The head of a regest: when a charter or letter was issued, in the notation of calendars and registers.

These heads put the year first, leave out what is understood, and add the editor's supplements in brackets:
"1348 März 5", "1348 III 5", "[1348 vor Mai 1]", "1290, Juli 6 oder 13", "1656 Mai 13/23". What they do not write in
this way ("14 July, 21 Edw. III", "feria quinta ante festum s. Michaelis a. d. 1373") the reader of dates reads.
"""

from __future__ import annotations

import re

import msgspec

from sicetnon.chronology.calendars import julian_month_length, julian_offset
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.day import Day, DayError, iso, month_end, to_day, year_end, year_start
from sicetnon.chronology.grammar import Grammar, grammar, vocabulary
from sicetnon.chronology.mention import Relation, TimeMention
from sicetnon.chronology.reader import read_dates

SCHOLARLY = "la"
"""The language whose forms stand in heads of every language ("IV. kal. iunii", "feria sexta")."""

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_ROMAN_MONTH = {
    roman: number
    for number, roman in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)
}
_YEARS = range(500, 2100)
_STYLES_APART = range(9, 14)  # days between the Julian and the Gregorian date of one day
_SKIPPED = frozenset(".,()[]<>{}?:;'’")
_DASHES = frozenset("-–—")
_FAR = 8  # tokens between the year and the rest of the date


class HeadDate(msgspec.Struct, frozen=True):
    """The date of a head: its span in the text, its bounds in days, and how the thing dated stands to it."""

    start: int
    end: int
    edtf: str
    earliest: Day | None
    latest: Day | None
    relation: Relation = "on"
    uncertain: bool = False
    approximate: bool = False
    spans: bool = False


class _Token(msgspec.Struct, frozen=True):
    word: str
    start: int
    end: int


def read_head(text: str, start: int, end: int, language: str) -> HeadDate | None:
    """The date in `text[start:end]`, a line that is thought to be a head. None where there is none."""
    line = text[start:end]
    tokens = [_Token(found[0], start + found.start(), start + found.end()) for found in _TOKEN.finditer(line)]
    found = _Notation(tokens, grammar(language)).read()
    if found is not None and found.year is not None:
        found.year = _in_our_style(line, found.year)
    year = found.year if found is not None else None
    if found is not None and found.precise:
        return found.date()
    read = _by_phrases(line, language, year)
    if (read is None or _length(read) > 0) and _BRACKETED.search(line):  # "(17. Maii) 1377", "29 września [1398]"
        bare = _by_phrases(line.translate(_NO_BRACKETS), language, year)
        read = bare if bare is not None and (read is None or _length(bare) < _length(read)) else read
    if read is None or (found is not None and not _narrower(read, found.date())):
        return found.date() if found is not None else None
    first = min(read.start + start, found.date().start) if found is not None else read.start + start
    return HeadDate(
        first, max(read.end + start, found.date().end if found is not None else 0), read.edtf, read.earliest,
        read.latest, read.relation, read.uncertain, read.approximate, read.spans,
    )  # fmt: skip


_BRACKETED = re.compile(r"[()\[\]<>]")
_NO_BRACKETS = str.maketrans("()[]<>", "      ")
_STYLED = re.compile(r"[(\[][^()\[\]]{0,60}?(?<!\d)(\d{3,4})(?!\d)[^()\[\]\d]{0,30}[)\]]")


def _in_our_style(line: str, year: int) -> int:
    """The year that an editor adds in brackets to one counted from another day: "1384 (m. v.; stile comune 1385)"."""
    for found in _STYLED.finditer(line):
        if int(found[1]) - year == 1:
            return int(found[1])
    return year


def _by_phrases(line: str, language: str, year: int | None) -> TimeMention | None:
    """The most exact expression of the line, read as running text in the language of the head or in Latin."""
    best: TimeMention | None = None
    for tongue in dict.fromkeys((language, SCHOLARLY)):
        if tongue != language and not _may_hold_a_day(line, tongue):
            continue
        for one in read_dates(line, tongue, anchor_year=year):
            if one.earliest is None or one.latest is None or one.kind not in ("date", "interval"):
                continue
            if tongue != language and one.latest != one.earliest:
                continue
            if best is None or one.latest - one.earliest < _length(best):
                best = one
        if best is not None and _length(best) == 0:
            break
    return best


_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)|\b[ivxlcdmj]+\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def _may_hold_a_day(line: str, tongue: str) -> bool:
    """Whether a line can name one day in a language: by a number, or by a word that the language has for dates.

    Asked before its grammar is compiled, which costs more than the reading of many pages.
    """
    if _DAY_NUMBER.search(line):
        return True
    return not vocabulary(tongue).isdisjoint(_WORD.findall(line.lower()))


def _length(one: TimeMention) -> int:
    return (one.latest or 0) - (one.earliest or 0)


def _narrower(read: TimeMention, head: HeadDate) -> bool:
    if head.earliest is None or head.latest is None:
        return False  # "[before 1 May 1180]": open on one side, which is what the head says
    inside = head.earliest <= (read.earliest or 0) and (read.latest or 0) <= head.latest
    return inside and _length(read) < head.latest - head.earliest


class _Notation:
    """Year first, then month and day, with signs and words of doubt between them."""

    def __init__(self, tokens: list[_Token], rules: Grammar) -> None:
        self.tokens = tokens
        self.months = rules.words.values.get("MONTH", {})
        self.rules = rules
        self.relation: Relation = "on"
        self.approximate = self.uncertain = False
        self.year: int | None = None
        self.last_year: int | None = None
        self.days: list[tuple[int, int]] = []
        self.range = False
        self.month: int | None = None
        self.first = self.last = 0

    @property
    def precise(self) -> bool:
        """Whether the head names a day, or says all that it can about a year."""
        return bool(self.days) or self.relation != "on" or self.last_year is not None

    def read(self) -> _Notation | None:
        """Read the first year and what follows it; None without a year."""
        at = next((i for i, token in enumerate(self.tokens) if _is_year(token.word)), -1)
        if at < 0 or at > _FAR * 2:
            return None
        if at and any(self._month(token.word) for token in self.tokens[max(0, at - 3) : at]):
            return None  # "14 February 1349": running text
        self.year = int(self.tokens[at].word)
        self.first = self.last = at
        self._qualify(range(max(0, at - 2), at))
        i = self._more_years(at + 1)
        self._month_and_day(i)
        self.uncertain = self.uncertain or any(
            token.word == "?" for token in self.tokens[self.first : min(self.last + 3, len(self.tokens))]
        )
        return self

    def _word(self, i: int) -> str:
        return self.tokens[i].word if 0 <= i < len(self.tokens) else ""

    def _is(self, word: str, *classes: str) -> bool:
        values = self.rules.words.values
        return any(word in values.get(name, ()) for name in classes)

    def _month(self, word: str) -> int | None:
        found = self.months.get(word) or self.months.get(word.lower()) or self.months.get(word.capitalize())
        return int(found) if found is not None else None

    def _qualify(self, places: range) -> None:
        """Words before the year or the day that make it a limit or a guess."""
        for i in places:
            word = self._word(i)
            if self._is(word, "BEFORE", "UNTIL") and not self._is(word, "FROM"):
                self.relation, self.first = "before", min(self.first, i)
            elif self._is(word, "AFTERDATE", "AFTER", "SINCE"):
                self.relation, self.first = "after", min(self.first, i)
            elif self._is(word, "APPROX", "CIRCA"):
                self.approximate, self.first = True, min(self.first, i)
            elif self._is(word, "DOUBT"):
                self.uncertain, self.first = True, min(self.first, i)

    def _more_years(self, i: int) -> int:
        """ "1289/90" (one year in two styles), "1180–1190", "1180 x 1190"."""
        sign, following = self._word(i), self._word(i + 1)
        assert self.year is not None
        if sign == "/" and following.isdigit() and len(following) == 2 and int(following) == (self.year + 1) % 100:
            self.year, self.last = self.year + 1, i + 1
            return i + 2
        if (sign in _DASHES or sign in ("x", "×")) and _is_year(following) and int(following) > self.year:
            self.last_year, self.last = int(following), i + 1
            return i + 2
        return i

    def _month_and_day(self, i: int) -> None:
        for j in range(i, min(i + _FAR, len(self.tokens))):
            pair = self._pair(j)
            if pair is None:
                word = self._word(j)
                known = word in _SKIPPED or self._is(word, "ON", "BEFORE", "AFTERDATE", "UNTIL", "SINCE", "APPROX")
                if known or word in self.rules.articles or (word.islower() and len(word) <= 3):
                    continue
                return
            self._qualify(range(max(i, j - 3), j))
            self.month, day, after = pair
            self.last = after - 1
            if day is not None:
                self.days = [(self.month, day)]
                self._more_days(after)
            return

    def _pair(self, j: int) -> tuple[int, int | None, int] | None:
        """Month, day (None where only the month is named) and the token after them."""
        word, k = self._word(j), j + 1
        month = self._month(word) or _ROMAN_MONTH.get(word)
        if self._word(k) == ".":
            k += 1
        following = self._word(k)
        if month is not None:
            if _is_day(following):
                return month, int(following), k + 1
            return (month, None, j + 1) if self._month(word) else None
        if _is_day(word):
            while self._is(following, "OF", "FROM") and len(following) <= 3:
                k += 1
                following = self._word(k)
            named = self._month(following) or _ROMAN_MONTH.get(following)
            if named is not None:
                return named, int(word), k + 1
        return None

    def _more_days(self, i: int) -> None:
        """ "6 oder 13", "6/7", "13/23" (one day in two styles), "5–7", "28–April 2"."""
        if self._word(i) in (")", "]"):
            i += 1
        sign = self._word(i)
        joins = sign == "/" or sign in _DASHES or (self._is(sign, "LISTING", "AND") and sign != ",")
        if not joins:
            return
        pair = self._pair(i + 1)
        month = self.days[0][0]
        if pair is not None and pair[1] is not None:
            other, after = (pair[0], pair[1]), pair[2]
        elif _is_day(self._word(i + 1)):
            other, after = (month, int(self._word(i + 1))), i + 2
        else:
            return
        self.last = after - 1
        if sign == "/" and self._one_day(self.days[0], other):
            self.days = [other]
            return
        self.days.append(other)
        self.range = sign in _DASHES

    def _one_day(self, julian: tuple[int, int], gregorian: tuple[int, int]) -> bool:
        if self.year is None or self.year < 1582:
            return False
        try:
            apart = to_day(self.year, *gregorian) - to_day(self.year, *julian)
            return apart in _STYLES_APART and apart == julian_offset(to_day(self.year, *gregorian))
        except DayError:
            return False

    def date(self) -> HeadDate:
        """Everything read, as a date."""
        assert self.year is not None
        low, high, edtf = self._bounds(self.year)
        if self.approximate and low is not None and high is not None:
            window = Conventions().circa(low, high)
            low, high, edtf = window.earliest, window.latest, f"{edtf}~"
        if self.relation == "before" and low is not None:
            low, edtf = None, f"../{edtf}"  # the day named is the last on which it may have been
        elif self.relation == "after" and high is not None:
            high, edtf = None, f"{edtf}/.."
        if self.relation != "on" and self.days:  # "1180 before May 1": in that year all the same
            low = low if low is not None else year_start(self.year)
            high = high if high is not None else year_end(self.year)
            edtf = f"{iso(low)}/{iso(high)}" if low <= high else edtf
        return HeadDate(
            self.tokens[self.first].start, self.tokens[self.last].end, edtf, low, high, self.relation,
            self.uncertain, self.approximate, self.range,
        )  # fmt: skip

    def _bounds(self, year: int) -> tuple[Day | None, Day | None, str]:
        if self.last_year is not None:
            return year_start(year), year_end(self.last_year), f"{year:04d}/{self.last_year:04d}"
        try:
            if self.days:
                found = sorted(_day_of(year, month, day) for month, day in self.days)
                if len(found) == 1:
                    return found[0], found[0], iso(found[0])
                if self.range:
                    return found[0], found[-1], f"{iso(found[0])}/{iso(found[-1])}"
                return found[0], found[-1], f"[{','.join(map(iso, found))}]"
            if self.month is not None:
                return to_day(year, self.month), month_end(year, self.month), f"{year:04d}-{self.month:02d}"
        except DayError:
            pass
        return year_start(year), year_end(year), f"{year:04d}"


def _day_of(year: int, month: int, day: int) -> Day:
    """A day as it is written; 29 February of a Julian leap year is the day before 1 March."""
    if (month, day) == (2, 29) and julian_month_length(year, 2) == 29:
        try:
            return to_day(year, 2, 29)
        except DayError:
            return to_day(year, 3, 1) - 1
    return to_day(year, month, day)


def roman_month(word: str) -> int | None:
    """The month that a Roman numeral stands for ("IX"); None for what is none."""
    return _ROMAN_MONTH.get(word)


def _is_year(word: str) -> bool:
    return word.isdecimal() and 3 <= len(word) <= 4 and int(word) in _YEARS


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31
