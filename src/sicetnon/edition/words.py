"""Claims, values and voices put into words of the reader's language."""

from __future__ import annotations

from sicetnon.edition.catalogue import Catalogue
from sicetnon.edition.index import Index, shown
from sicetnon.model import (
    Bounds,
    CauseValue,
    Claim,
    DateValue,
    DurationValue,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    SequenceValue,
    TextValue,
    Voice,
)


class Wording:
    """Says in one language what a record holds. Every string returned is plain text, never markup."""

    def __init__(self, index: Index, catalogue: Catalogue) -> None:
        self.index = index
        self.catalogue = catalogue
        self._values: dict[str, str] = {}

    def value(self, claim: Claim) -> str:
        """What is claimed, in a few words ("6–7 December 1939", "led to the Katyn massacre")."""
        if claim.id not in self._values:
            self._values[claim.id] = self._value(claim)
        return self._values[claim.id]

    def _value(self, claim: Claim) -> str:
        match claim.value:
            case DateValue() as date:
                return self._date(date)
            case DurationValue() as duration:
                return self._duration(duration.min_days, duration.max_days, duration.phrase)
            case SequenceValue() as sequence:
                return self._sequence(sequence)
            case PlaceValue() as place:
                return self._place(place)
            case ParticipantValue() as participant:
                side = shown(participant.side) or "?"
                return self.catalogue.text(f"value.{participant.role}", label=shown(participant.label), side=side)
            case QuantityValue() as quantity:
                return self._quantity(quantity)
            case IdentityValue() as identity:
                other = self._other(identity.other, identity.label)
                return self.catalogue.text(f"value.{identity.relation}", label=shown(identity.label), other=other)
            case CauseValue() as cause:
                return self.catalogue.text(f"value.{cause.relation}", other=self._other(cause.other, cause.label))
            case TextValue() as text:
                return shown(text.label)

    def _other(self, event: str | None, words: str) -> str:
        return self.index.event_label(event) or shown(words) or self.catalogue.text("value.unnamed_event")

    def _date(self, date: DateValue) -> str:
        when = self.catalogue.span(date.earliest, date.latest)
        if not date.earliest and not date.latest:
            when = shown(date.phrase or date.edtf) or when
        if date.approximate:
            when = self.catalogue.text("date.about", when=when)
        if date.uncertain:
            when = self.catalogue.text("date.doubtful", when=when)
        return self.catalogue.text(f"date.{date.relation}", when=when)

    def _duration(self, low: int, high: int | None, phrase: str = "") -> str:
        least = self.catalogue.plural("duration.days", low)
        if high is None:
            words = self.catalogue.text("duration.at_least", low=least)
        elif high == low:
            words = least
        else:
            words = self.catalogue.text(
                "duration.between", low=self.catalogue.number(low), high=self.catalogue.plural("duration.days", high)
            )
        return f"{shown(phrase)} ({words})" if phrase else words

    def _sequence(self, sequence: SequenceValue) -> str:
        other = self._other(sequence.other, sequence.other_text)
        if sequence.relation == "ordinal":
            key = "value.ordinal_last" if sequence.last else "value.ordinal"
            return self.catalogue.text(key, n=sequence.ordinal or "?", other=other)
        words = self.catalogue.text(f"value.{sequence.relation}", other=other)
        if sequence.min_days is None:
            return words
        gap = self._duration(sequence.min_days, sequence.max_days)
        return self.catalogue.text("value.gap", relation=words, gap=gap)

    def _place(self, place: PlaceValue) -> str:
        km = self.catalogue.number(place.distance_km) if place.distance_km is not None else "?"
        return self.catalogue.text(f"value.{place.role}", label=shown(place.label), km=km)

    def _quantity(self, quantity: QuantityValue) -> str:
        low, high = quantity.min, quantity.max
        number = self.catalogue.number
        if low is not None and high is not None:
            both = self.catalogue.text("value.between", low=number(low), high=number(high))
            words = number(low) if low == high else both
        elif low is not None:
            words = self.catalogue.text("value.at_least", number=number(low))
        elif high is not None:
            words = self.catalogue.text("value.at_most", number=number(high))
        else:
            words = self.catalogue.text("value.some_number")
        if quantity.approximate:
            words = self.catalogue.text("value.about", number=words)
        words = " ".join(part for part in (words, shown(quantity.unit)) if part)
        if quantity.what:
            words = self.catalogue.text("value.counted", number=words, what=shown(quantity.what))
        for flag in ("enumerated", "part_of_total"):
            if getattr(quantity, flag):
                words = self.catalogue.text(f"value.{flag}", number=words)
        return words

    def voice(self, voice: Voice) -> str:
        """One voice by its name; the author or an unnamed one by what they are."""
        if voice.name:
            return shown(voice.name)
        return self.catalogue.text("voice.author" if voice.kind == "author" else "voice.unnamed")

    def chain(self, claim: Claim) -> str:
        """Who says it, outermost first ("A, citing George Watson")."""
        siglum = self.index.siglum(claim.quote.witness)
        names = [self.voice(voice) for voice in self.index.inner_voices(claim)]
        citing = self.catalogue.text("voice.citing")
        return ", ".join([siglum, *(f"{citing} {name}" for name in names)])

    def speaker(self, claim: Claim) -> str:
        """Who the words are given to in the end; the author where nobody is cited."""
        inner = self.index.inner_voices(claim)
        return self.voice(inner[-1]) if inner else self.catalogue.text("voice.author")

    def bounds_of(self, event_id: str) -> str:
        """When an event can have been, in words; empty when nothing bounds it."""
        event = self.index.events.get(event_id)
        return self.bounds(event.bounds) if event else ""

    def bounds(self, bounds: Bounds) -> str:
        """Bounds in as few words as say them; empty when all four are open."""
        (begin_low, begin_high), (end_low, end_high) = bounds.begin, bounds.end
        if not any((begin_low, begin_high, end_low, end_high)):
            return ""
        if begin_low and (begin_low, end_low) == (begin_high, end_high):
            return self.catalogue.span(begin_low, end_low)
        if (begin_low, begin_high) == (end_low, end_high):
            when = self.catalogue.span(begin_low, begin_high)
            return self.catalogue.text("bounds.within", when=when) if begin_low and begin_high else when
        begin = self.catalogue.span(begin_low, begin_high) if begin_low or begin_high else ""
        ends = end_high or (end_low and end_low != begin_low)  # "ended after it began" says nothing
        end = self.catalogue.span(end_low, end_high) if ends else ""
        if begin and end:
            return self.catalogue.text("bounds.both", begin=begin, end=end)
        return self.catalogue.text("date.begin" if begin else "date.end", when=begin or end)
