"""Whether a text bears out what a model returns: a value is kept as far as the words of the sentence say it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from sicetnon.chronology import day
from sicetnon.chronology.mention import TimeMention
from sicetnon.extract.classes import bit
from sicetnon.extract.lexis import Lexis
from sicetnon.extract.model_reader.names import Names
from sicetnon.extract.model_reader.prompt import lexicon_of
from sicetnon.extract.model_reader.quoting import Sought, Span
from sicetnon.extract.notation import Notation
from sicetnon.extract.page import date_value
from sicetnon.model import (
    CauseValue,
    DateValue,
    DurationValue,
    Facet,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    SequenceValue,
    TextValue,
    Value,
    Witness,
)  # fmt: skip
from sicetnon.text.sentences import TOKEN

replace = msgspec.structs.replace
_HUNDRED = 100.0
_AND = bit("and")


class Rejected(Exception):
    """A claim that the text does not bear out; the message says why."""


class Evidence:
    """Holds values against the sentence and the quote that they are said to be in.

    `dates` are the expressions of time of the whole text, in order, as the program itself reads them.
    """

    def __init__(self, witness: Witness, dates: Sequence[TimeMention], words: Lexis, names: Names) -> None:
        self.text = witness.text
        self.dates = dates
        self._starts = [date.start for date in dates]
        self.words = words
        self.names = names
        # Nothing that is only claimed to be named gets an id: ids are given when the words have been found.
        self.notation = Notation(lexicon_of(witness), entity=lambda kind, name: "", known=lambda label: None)

    def value(self, facet: Facet, written: str, quote: Span, sentence: Sought) -> Value:
        """The value in the text's own words and numbers. Raises Rejected."""
        try:
            value = self.notation.value(facet, " ".join(written.split()))
        except (ValueError, OverflowError) as problem:
            raise Rejected("the value cannot be understood") from problem
        match value:
            case None:
                raise Rejected("the value cannot be understood")
            case DateValue():
                return self._date(value, quote)
            case DurationValue():
                return self._duration(value, quote)
            case QuantityValue():
                return self._quantity(value, quote, sentence)
            case SequenceValue():
                return self._sequence(value, quote, sentence)
            case PlaceValue():
                label = self.found(value.label, sentence)
                return replace(value, label=label, entity=self.names.entity("place", label))
            case ParticipantValue():
                label = self.found(value.label, sentence)
                return replace(value, label=label, entity=self.names.entity("person", label))
            case IdentityValue() | CauseValue():
                return replace(value, label=self.found(value.label, sentence), other=self._other(value.label, sentence))
            case TextValue():
                return replace(value, label=self.found(value.label, sentence))
        raise Rejected("a value of this kind is not read from a language model")

    def found(self, words: str, sentence: Sought) -> str:
        """The words as the sentence has them. Raises Rejected when it has not."""
        places = sentence.places(words, 1)
        if not places:
            raise Rejected("words of the value are not in the sentence")
        start, end = places[0]
        return " ".join(self.text[start:end].split())

    def _other(self, words: str, sentence: Sought) -> str | None:
        """The event that these words of the sentence name, if it is one that was met."""
        places = sentence.places(words, 1)
        ident = (self.names.event_at(*places[0]) if places else None) or self.names.called(words)
        if ident is not None:
            self.names.take(ident)
        return ident

    def _date(self, value: DateValue, quote: Span) -> DateValue:
        """The program's own reading of the one expression of time in the quote that the model can mean."""
        dates = [date for date in self._inside(quote) if date.edtf and date.kind not in ("duration", "frequency")]
        met = [date for date in dates if _meet(_days(value), (date.earliest, date.latest))]
        if len(met) > 1:
            met = [date for date in met if _days(value) == (date.earliest, date.latest)] or met
        if not met:
            raise Rejected("the words of the quote say another date" if dates else "the quote holds no date")
        if len(met) > 1:
            raise Rejected("the quote holds several dates that may be meant")
        return date_value(met[0], value.relation)

    def _duration(self, value: DurationValue, quote: Span) -> DurationValue:
        for date in self._inside(quote):
            if date.kind == "duration" and date.duration and _meet((value.min_days, value.max_days), date.duration):
                return DurationValue(min_days=date.duration[0], max_days=date.duration[1], phrase=date.text)
        raise Rejected("the quote does not say how long")

    def _inside(self, quote: Span) -> Iterator[TimeMention]:
        start, end = quote
        at = bisect_left(self._starts, start)
        while at < len(self.dates) and self._starts[at] < end:
            date = self.dates[at]
            if date.end <= end and date.role == "event":
                yield date
            at += 1

    def _quantity(self, value: QuantityValue, quote: Span, sentence: Sought) -> QuantityValue:
        numbers = self._numbers(*quote)
        if any(side is not None and side not in numbers for side in (value.min, value.max)):
            raise Rejected("the quote does not say this number")
        return replace(value, what=self.found(value.what, sentence)) if value.what else value

    def _sequence(self, value: SequenceValue, quote: Span, sentence: Sought) -> SequenceValue:
        if value.ordinal is not None and float(value.ordinal) not in self._numbers(*quote):
            raise Rejected("the quote does not say this number")
        if not value.other_text:
            return value
        label = self.found(value.other_text, sentence)
        return replace(value, other_text=label, other=self._other(label, sentence))

    def _numbers(self, start: int, end: int) -> set[float]:
        """Every number that the words say: digits, number words and ordinals, and what runs of them make up."""
        numbers: set[float] = set()
        total: float | None = None
        for match in TOKEN.finditer(self.text, start, end):
            word = self.words.word(match.group())
            numbers.update(word.vague or ())
            if word.value is not None:
                total = _after(total, word.value, match.group())
                numbers.update((word.value, total))
            elif not (total is not None and total >= _HUNDRED and word.flags & _AND):
                total = None
        return numbers


def _after(total: float | None, value: float, words: str) -> float:
    """The number said so far with one more word of it: "three", "hundred", ("and") "six"; "10", "000"."""
    if total is None:
        return value
    if words.isdigit():
        return total * 1000 + value if len(words) == 3 else value
    return total * value if value >= _HUNDRED and total < value else total + value


def _days(value: DateValue) -> tuple[int | None, int | None]:
    earliest, latest = (None if side is None else day.from_iso(side) for side in (value.earliest, value.latest))
    return earliest, latest


_Range = tuple[int | None, int | None]


def _meet(first: _Range, second: _Range) -> bool:
    """Whether two stretches, open where None, have something in common."""
    (low, high), (least, most) = first, second
    return (low is None or most is None or low <= most) and (high is None or least is None or least <= high)
