"""The dates and the lengths of time in a regest: days that it tells of, and those that others give to the document."""

from __future__ import annotations

import msgspec

from sicetnon.chronology import day, read_dates
from sicetnon.chronology.heads import roman_month
from sicetnon.chronology.mention import TimeMention
from sicetnon.extract.classes import (
    bit,
)
from sicetnon.extract.joining import Known
from sicetnon.extract.page import date_value
from sicetnon.extract.regest_claims import Line, lead
from sicetnon.extract.regest_parties import RegestParties
from sicetnon.extract.units import Unit
from sicetnon.model import (
    DateValue,
    DurationValue,
    Facet,
    Voice,
)  # fmt: skip

_DATED, _OPINIONS = bit("regest_dated"), bit("regest_opinions")
_NAME = bit("name")
_CAPITAL, _UNLISTED = bit("capital"), bit("unlisted")
_DATE, _DIGITS = bit("date"), bit("digits")
_ENDS_SUBJECT = bit("comma", "semicolon", "colon", "stop", "dash", "relative", "open_bracket", "close_bracket")
_OPEN_BRACKET, _CLOSE_BRACKET = bit("open_bracket"), bit("close_bracket")
_LONGEST_ASIDE = 9  # units in brackets
_NEXT = bit("order_next")
_FAR_FROM_VERB = 7  # units between the verb of an opinion and its date
_SOME_DAYS = 2  # the least that "days" can be
_LONGEST_MONTH = 31  # days


class RegestDates(RegestParties):
    """Reads the dates of a regest."""

    def _date(self, line: Line, i: int, event: Known, facet: Facet) -> None:
        units = line.units
        date = units[i].date
        assert date is not None
        if date.kind == "duration" and date.duration and facet == "topic":
            shortest, longest = date.duration
            first = lead(units, i)
            number = units[i - 1].word.value if i and units[i - 1].flags & _DIGITS else None
            if number is not None:  # "171 days", of which "days" alone was read
                if shortest != _SOME_DAYS:
                    return
                shortest = longest = int(number)
                first = lead(units, i - 1)
            phrase = self.page.text[units[first].start : units[i].end] if number is not None else date.text
            length = DurationValue(min_days=shortest, max_days=longest, phrase=phrase)
            self._say(line, event, "duration", length, (first, i), "length in a regest")
            return
        told = date.kind in ("date", "interval", "time") and (date.earliest is not None or date.latest is not None)
        if not told:
            return
        voice: tuple[Voice, ...] = ()
        if facet == "evidence":
            if line.voice or self._dates_it(units, i):
                voice = line.voice or self._document(line, i)
            elif _names_a_month(date):
                event = self._other("happening", units[i])  # the day of an entry or a copy, not of the document
            else:
                return
        date = self._beside_the_act(line, i, date, event)
        opined = facet == "topic" and self.notes and self._opined(units, i)
        if opined:
            event, date = self.event or event, self._assigned(date)
        value = date_value(date)
        if facet == "topic" and event is self.event and not line.voice and not opined:
            event = self._other("happening", units[i])  # a day that the document speaks of, not its own
        self._say(line, event, "date", value, (lead(units, i), i), "date in a regest", voice=voice)

    def _opined(self, units: list[Unit], i: int) -> bool:
        """Whether a date in the notes is the one that somebody gives to the document: "Huber puts it in 1348"."""
        for j in range(i - 1, max(-1, i - _FAR_FROM_VERB), -1):
            flags = units[j].flags
            if flags & _OPINIONS and not flags & _CAPITAL:
                return True
            if flags & (_ENDS_SUBJECT | _DATE) or units[j].date is not None:
                return False
        return False

    def _assigned(self, date: TimeMention) -> TimeMention:
        """ "Assigns it to 1348", where the language says so with the word for "until"."""
        words = self.page.text[date.start : date.end]
        digit = next((k for k, sign in enumerate(words) if sign.isdigit()), 0)
        if date.earliest is not None or not digit or self.head is None:
            return date
        for found in read_dates(words[digit:], self.head.language):
            if found.earliest is not None and found.latest is not None:
                return msgspec.structs.replace(
                    date, edtf=found.edtf, earliest=found.earliest, latest=found.latest, relation=found.relation
                )
        return date

    def _beside_the_act(self, line: Line, i: int, date: TimeMention, event: Known) -> TimeMention:
        """A feast without its year is the last one before the document where that tells of the past, and the next one
        after it where it says what shall be done."""
        head = self.head
        act = head.date if head is not None else None
        if head is None or act is None or act.earliest is None or act.latest is None or date.earliest is None:
            return date
        words = self.page.text[date.start : date.end]
        past = event is not self.event or bool(self.sender)
        if self.notes or any(map(str.isdigit, words)) or date.latest is None:
            return date
        if past and any(unit.flags & _NEXT for unit in line.units[max(0, i - 2) : i + 3]):
            return date
        step = -1 if past and date.earliest > act.latest else 1 if not past and date.latest < act.earliest else 0
        year = day.from_day(date.earliest)[0] + step
        for found in read_dates(words, head.language, anchor_year=year) if step else ():
            if found.earliest is not None and found.latest is not None:
                return msgspec.structs.replace(date, edtf=found.edtf, earliest=found.earliest, latest=found.latest)
        return date

    def _roman_months(self, line: Line) -> None:
        """ "(IX 29)": the editor resolves a day."""
        units = line.units
        head = self.head.date.earliest if self.head is not None else None
        if head is None or self.event is None:
            return
        for i in range(1, len(units) - 1):
            if not units[i - 1].flags & _OPEN_BRACKET or not units[i + 1].flags & _DIGITS:
                continue
            month = roman_month(self.page.text[units[i].start : units[i].end])
            number = units[i + 1].word.value
            if month is None or number is None or not 1 <= number <= _LONGEST_MONTH:
                continue
            found = self._day_in_the_year(head, month, int(number))
            if found is None:
                continue
            line.read.update((i, i + 1))
            phrase = self.page.text[units[i].start : units[i + 1].end]
            value = DateValue(edtf=day.iso(found), earliest=day.iso(found), latest=day.iso(found), phrase=phrase)
            event = line.event or self._other("happening", units[i])
            self._say(line, event, "date", value, (i, i + 1), "date in a regest")

    def _day_in_the_year(self, head: int, month: int, number: int) -> int | None:
        """The last such day before the document, or on it."""
        year = day.from_day(head)[0]
        for one in (year, year - 1):
            try:
                found = day.to_day(one, month, number)
            except day.DayError:
                return None
            if found <= head:
                return found
        return None

    def _dates_it(self, units: list[Unit], i: int) -> bool:
        """Whether a date among notes of copies and editions is one that they give to the document."""
        leads = self.page.lexis.tables.get("regests", {}).get("dated_next", ())
        if i > 1 and units[i - 1].word.lower in leads and in_brackets(units, i):
            return True  # "(with 1388 August 20)"
        for j in range(i - 1, max(-1, i - 6), -1):
            if units[j].flags & _DATED:
                return True
            if units[j].flags & (bit("stop", "semicolon", "dash", "comma", "close_bracket") | _DIGITS):
                return False
        return False

    def _document(self, line: Line, i: int) -> tuple[Voice, ...]:
        """The copy or the edition that gives the date: the last name or work before it."""
        for j in range(i - 1, -1, -1):
            unit = line.units[j]
            if unit.flags & (_NAME | bit("works", "work_name")) or (unit.flags & _CAPITAL and unit.flags & _UNLISTED):
                name = self.page.text[unit.start : unit.end]
                entity = self.page.entities.get("document", name)
                return (Voice(kind="document", name=name, entity=entity),)
        return ()


def _names_a_month(date: TimeMention) -> bool:
    """Whether a date is that of a month or of a day."""
    if date.earliest is None or date.latest is None:
        return False
    return date.latest - date.earliest < _LONGEST_MONTH


def in_brackets(units: list[Unit], i: int) -> bool:
    """Whether a unit stands within brackets that open shortly before it."""
    for j in range(i - 1, max(-1, i - _LONGEST_ASIDE), -1):
        if units[j].flags & (_OPEN_BRACKET | _CLOSE_BRACKET):
            return bool(units[j].flags & _OPEN_BRACKET)
    return False
