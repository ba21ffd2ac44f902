"""Which mentions speak of one event: each is joined to an event that is known or starts a new one, with its reason.

What cannot be decided keeps its candidates; nothing is guessed in silence.
"""

from __future__ import annotations

from collections import deque
from typing import TypeAlias

from sicetnon.extract.classes import bit
from sicetnon.extract.lexis import Lexis
from sicetnon.lexicon.names import fold
from sicetnon.model import Event, Mention, Witness
from sicetnon.text import PART, joined_id

_NO_NAME = bit("demonyms", "event_noun", "definite", "of", "and")
RECENT = 16  # events that an anaphor can reach back to
FOCUS = 4  # events that the last sentences were about
FAR = 12  # sentences that a definite phrase reaches back at most, outside a series
NEAR = 3  # sentences from one member to the next, where a series is known by a number only ("two operations")
MOST_CANDIDATES = 8
NEAR = 2  # sentences within which "the meeting" is the one just spoken of
LISTED = 64  # events of one kind that are compared with a mention
SAME_NAME_DAYS = 400  # a proper name used again within so many days names one event, dated otherwise


Circumstances: TypeAlias = "dict[str | tuple[int, int], list[Known]]"
"""By days and places the events of one kind that are told to have been then or there."""


class Known:
    """An event as far as it is known while reading."""

    __slots__ = (
        "agents",
        "candidates",
        "dates",
        "id",
        "kind",
        "label",
        "mentions",
        "name_key",
        "number",
        "of_kind",
        "ordinal",
        "part_of",
        "places",
        "plural",
        "salient",
        "seen",
        "series",
        "tail",
        "verb",
        "voice",
        "words",
    )  # fmt: skip

    def __init__(self, ident: str, kind: str, label: str, of_kind: Circumstances, number: int) -> None:
        self.id = ident
        self.kind = kind
        self.label = label
        self.of_kind = of_kind  # of all events that were new as one of this kind
        self.number = number  # of those before it that were
        self.name_key = ""
        self.plural = False
        self.verb = False
        self.salient = False
        self.ordinal: int | None = None
        self.series: Known | None = None
        self.part_of: Known | None = None
        self.candidates: tuple[Known, ...] = ()
        self.mentions: list[tuple[int, int, str]] = []
        self.places: set[str] = set()
        self.dates: list[tuple[int, int]] = []
        self.agents: set[str] = set()
        self.words: set[str] = set()
        self.seen = -1
        self.tail: int | None = None  # last sentence with a member, where the series is known by a number only
        self.voice = ""

    def dated(self, days: tuple[int, int]) -> None:
        """It is told to have been at these days."""
        if days not in self.dates:
            self.dates.append(days)
            self.of_kind.setdefault(days, []).append(self)

    def placed(self, place: str) -> None:
        """It is told to have been at this place."""
        if place not in self.places:
            self.places.add(place)
            self.of_kind.setdefault(place, []).append(self)


class Seen:
    """One mention, ready to be joined: what its words and its clause say of the event."""

    __slots__ = (
        "agents",
        "another",
        "anything",
        "aspect",
        "counted",
        "date",
        "definite",
        "demonstrative",
        "end",
        "kind",
        "label",
        "name",
        "next",
        "not_this",
        "ordinal",
        "place",
        "plural",
        "rank_last",
        "salient",
        "sentence",
        "start",
        "verb",
        "voice",
        "words",
    )  # fmt: skip

    def __init__(self, kind: str, label: str, start: int, end: int, sentence: int) -> None:
        self.kind = kind
        self.label = label
        self.start = start
        self.end = end
        self.sentence = sentence
        self.name = ""
        self.words: set[str] = set()
        self.agents: set[str] = set()
        self.date: tuple[int, int] | None = None
        self.place = ""
        self.aspect = ""
        self.voice = ""
        self.not_this: Known | None = None  # the event of the clause in which another is named
        self.ordinal: int | None = None
        self.definite = self.demonstrative = self.plural = self.verb = False
        self.next = self.rank_last = self.salient = self.another = False
        self.counted = self.anything = False


def _strangers(some: set[str], others: set[str]) -> bool:
    """Whether both are known and share nothing."""
    return bool(some and others) and some.isdisjoint(others)


class Events:
    """All events of one witness while it is read."""

    def __init__(self, witness: Witness, words: Lexis) -> None:
        self.witness = witness
        self.lexis = words
        self.all: list[Known] = []
        self._ids: dict[str, Known] = {}
        self._keys: dict[tuple[Lexis, str, str], str] = {}
        self.by_kind: dict[str, list[Known]] = {}
        self._circumstances: dict[str, Circumstances] = {}
        self.by_name: dict[str, Known] = {}
        self.by_words: dict[str, dict[str, list[Known]]] = {}
        self.recent: deque[Known] = deque(maxlen=RECENT)
        self.focus: deque[Known] = deque(maxlen=FOCUS)
        self.series: dict[str, Known] = {}
        self.undecided: list[tuple[Known, int, int]] = []
        self.topic: Known | None = None
        self.lead: tuple[int, int] | None = None
        """Where the first sentence names what the text is about."""

    # -- making ----------------------------------------------------------------------------------------------------

    def new(self, seen: Seen, reason: str) -> Known:
        """A new event from its first mention."""
        of_kind = self.by_kind.setdefault(seen.kind, [])
        number = len(of_kind)
        place = f"{seen.start}{PART}{seen.end}"
        ident = joined_id("e", f"{self.witness.id}{PART}{seen.kind}{PART}{place}{PART}{number}")
        event = Known(ident, seen.kind, seen.label, self._circumstances.setdefault(seen.kind, {}), number)
        self.all.append(event)
        self._ids[ident] = event
        of_kind.append(event)
        event.plural = seen.plural
        event.verb = seen.verb
        if seen.name:
            event.name_key = self.name_key(seen.name, seen.kind)
            self.by_name.setdefault(event.name_key, event)
        self._take_in(event, seen, reason)
        self.recent.append(event)
        series = self.series.get(seen.kind)
        if series is not None and not seen.plural and self._member(series, seen):
            event.series = series
        return event

    def call(self, event: Known, name: str, kind: str) -> None:
        """Another proper name of an event."""
        self.by_name.setdefault(self.name_key(name, kind), event)

    def name_key(self, name: str, kind: str) -> str:
        """What proper names are compared by: the words that are neither a nation's nor the noun's own, and the kind."""
        known = self._keys.get((self.lexis, name, kind))
        if known is None:
            known = self._keys[self.lexis, name, kind] = self._name_key(name, kind)
        return known

    def _name_key(self, name: str, kind: str) -> str:
        kept = []
        for word in name.split():
            flags = self.lexis.word(word).flags
            if not flags & _NO_NAME:
                kept.append(word)
        folded = " ".join(sorted(fold(" ".join(kept)).split()))
        return f"{folded}|{kind}" if folded else name_key(name)

    def by_id(self, ident: str) -> Known:
        """The event of an id. Raises KeyError for one that there is not."""
        return self._ids[ident]

    def _member(self, series: Known, seen: Seen) -> bool:
        placed = bool(seen.ordinal or seen.next or seen.rank_last)
        if not (placed or seen.date or seen.place or seen.salient):
            return False
        if series.tail is not None:
            if seen.sentence - series.tail > (FAR if placed else NEAR):
                return False
            series.tail = seen.sentence
        return True

    def mention(self, seen: Seen) -> None:
        """Note that a phrase speaks of an event that is known; where none is, nothing is made of it."""
        event = self.by_name.get(self.name_key(seen.name, seen.kind)) if seen.name else None
        reason = "same name"
        if event is not None and self._dates_apart(event, seen):
            event = None
        if event is None and seen.words:
            event, reason = self._by_words(seen), "same kind and the same words"
        if event is None and not seen.words and not seen.name and not (seen.ordinal or seen.next or seen.another):
            event, reason = self._of_that_day(seen) if seen.anything and seen.date else self._just_told(seen)
        if event is not None:
            self._learn(event, seen, reason)

    def _learn(self, event: Known, seen: Seen, reason: str) -> None:
        """A mention of an event that was known: it is the one spoken of last."""
        self._take_in(event, seen, reason)
        if self.recent and self.recent[-1] is event:
            return
        if event in self.recent:
            self.recent.remove(event)
        self.recent.append(event)

    def _take_in(self, event: Known, seen: Seen, reason: str) -> None:
        if not event.mentions or event.mentions[-1][:2] != (seen.start, seen.end):
            event.mentions.append((seen.start, seen.end, reason))
        if seen.words and not event.words:
            of_kind = self.by_words.setdefault(event.kind, {})
            for word in seen.words:
                of_kind.setdefault(word, []).append(event)
        event.words |= seen.words
        event.agents |= seen.agents
        if seen.place:
            event.placed(seen.place)
        if seen.date and not seen.aspect:
            event.dated(seen.date)
        event.voice = seen.voice
        event.ordinal = event.ordinal or seen.ordinal
        event.salient = event.salient or seen.salient
        event.seen = seen.sentence

    def promote(self, event: Known) -> str:
        """Make an event the series of its kind, because it is shown to have several members; returns the kind."""
        kind = next((kind for kind, series in self.series.items() if series is event), event.kind)
        if event.kind != "series" and kind not in self.series:
            event.kind, event.plural = "series", True
            self.series[kind] = event
        return kind

    def start_series(self, seen: Seen) -> Known:
        """The series that a plural names; events of its kind that have a date or a place become its members."""
        known = self.series.get(seen.kind)
        if known is not None:
            self._learn(known, seen, "same series")
            known.tail = None if known.tail is None else seen.sentence
            return known
        event = self.new(seen, "names a series")
        event.kind = "series"
        event.plural = True
        event.tail = seen.sentence if seen.counted else None
        self.series[seen.kind] = event
        for member in self.by_kind.get(seen.kind, ()):
            if event.tail is not None and event.tail - member.seen > NEAR:
                continue
            if member is not event and not member.plural and (member.dates or member.places):
                member.series = event
        return event

    # -- joining ---------------------------------------------------------------------------------------------------

    def join(self, seen: Seen) -> Known:
        """The event that a mention speaks of; a new one when there is none."""
        found, reason = self._find(seen)
        if self.lead is not None and self.topic is not None and self.lead[0] <= seen.start < self.lead[1]:
            found, reason = self.topic, "the name that the title has"
        if found is None:
            return self.new(seen, reason or "first mention")
        self._learn(found, seen, reason)
        series = self.series.get(found.kind)
        if series is None or series is found or found.series is not None or found.plural:
            return found
        if self._member(series, seen):
            found.series = series
        return found

    def only_dated(self, kind: str) -> Known | None:
        """The one event of a kind, or of those that accounts use for it, whose days are known; None where several have
        days."""
        found = [event for event in self._alike(kind, wide=True) if event.dates and not event.plural]
        return found[0] if found and all(event.dates == found[0].dates for event in found) else None

    def _find(self, seen: Seen) -> tuple[Known | None, str]:
        if seen.name:
            event = self.by_name.get(self.name_key(seen.name, seen.kind))
            if event is not None and not (self._dates_apart(event, seen) and not self._one_name(event, seen)):
                return event, "same name"
        if seen.demonstrative and not seen.plural:
            event = self._anaphor(seen)
            if event is not None:
                return event, f"anaphora: {seen.label}"
        if seen.ordinal and not seen.another:
            for event in self._alike(seen.kind):
                if event.ordinal == seen.ordinal and not self._apart(event, seen):
                    return event, "same place in the series"
        if seen.place or seen.date:
            event, reason = self._by_circumstance(seen)
            if event is not None or reason:
                return event, reason
        if seen.words:
            event = self._by_words(seen)
            if event is not None:
                return event, "same kind and the same words"
        event = self._told_otherwise(seen)
        if event is not None:
            return event, "same kind, told by another voice"
        if not seen.definite or seen.ordinal or seen.next or seen.rank_last or seen.another or seen.name:
            return None, ""
        if seen.plural:
            return self._deeds(seen)
        if seen.date or seen.place:
            return self._just_told(seen)
        return self._definite(seen)

    def _deeds(self, seen: Seen) -> tuple[Known | None, str]:
        """ "The killings", "the events of 4 July": the deeds of one event, by a plural."""
        if seen.anything:
            return self._of_that_day(seen)
        if seen.kind not in self.lexis.victim_kinds or seen.kind in self.series:
            return None, ""
        return self._just_told(seen)

    def _of_that_day(self, seen: Seen) -> tuple[Known | None, str]:
        """What is known to have happened on a day that is named: of several the one spoken of most."""
        if not seen.date:
            return None, ""
        low, high = seen.date
        same = [
            event
            for event in self.all[-RECENT * 4 :]
            if any(low <= first and last <= high for first, last in event.dates) and event.kind != "series"
        ]
        if not same or (high - low > 31 and len(same) > 1):
            return None, ""
        return max(same, key=lambda event: len(event.mentions)), f"of the same day: {seen.label}"

    def _just_told(self, seen: Seen) -> tuple[Known | None, str]:
        """ "The shooting took place at dawn", "the killings": what was told just before, where nothing parts them."""
        if seen.kind in self.series or (seen.anything and seen.date and not seen.aspect):
            return self._of_that_day(seen) if seen.anything else (None, "")
        kinds = self.lexis.alike.get(seen.kind, frozenset()) | {seen.kind}
        within = FAR if seen.plural or seen.aspect else NEAR
        found = [
            event
            for event in reversed(self.recent)
            if event.kind in kinds
            and seen.sentence - event.seen <= within
            and not event.plural
            and not event.candidates
            and event.series is None
            and not self._apart(event, seen)
            and not self._words_clash(event, seen)
        ]
        only = self._only_one(seen) if not any(event.kind == seen.kind for event in found) else None
        if only is not None:
            return only, f"the only one of its kind so far: {seen.label}"
        if not found:
            return None, ""
        apart = min(found, key=lambda event: (event.voice != seen.voice, self._farness(event.kind, seen.kind)))
        return apart, f"anaphora: {seen.label}"

    def _only_one(self, seen: Seen) -> Known | None:
        """The one event so far that is called by a word of the same kind: before what is only of a like kind."""
        if seen.plural or seen.anything:
            return None
        one: Known | None = None
        for event in self.by_kind.get(seen.kind, ())[-LISTED:]:
            if event.verb or event.plural or event.candidates:
                continue
            if one is not None:
                return None
            one = event
        return one if one is not None and not self._apart(one, seen) and not self._words_clash(one, seen) else None

    def _farness(self, kind: str, other: str) -> int:
        """How far two kinds that accounts use for each other are apart: two words for the same suffering are near."""
        if kind == other:
            return 0
        return 1 if kind in self.lexis.victim_kinds and other in self.lexis.victim_kinds else 2

    def _one_name(self, event: Known, seen: Seen) -> bool:
        """One event that is dated otherwise: its proper name again, outside a series, at no great distance in time."""
        if event.kind in self.series or event.ordinal != seen.ordinal or seen.another or not seen.date:
            return False
        low, high = seen.date
        return any(low - last <= SAME_NAME_DAYS and first - high <= SAME_NAME_DAYS for first, last in event.dates)

    def _told_otherwise(self, seen: Seen) -> Known | None:
        """What another voice says next of the same kind of happening is said of the same one: "According to Brandt, 37
        people were killed", "some place the surrender on 1 January"; a date or a place may be what they differ in."""
        if seen.plural or seen.next or seen.ordinal or seen.rank_last or seen.another or seen.name:
            return None
        if not (seen.verb or seen.definite) or seen.kind == "happening":
            return None
        if not seen.verb and not (seen.date or seen.place):
            return None  # "the pogrom" alone points back to what is so called
        alike = self.lexis.alike.get(seen.kind, frozenset((seen.kind,)))
        for event in reversed(self.recent):
            near = seen.sentence - event.seen <= NEAR
            if not near or event.plural or event.kind not in alike or event.voice == seen.voice:
                continue
            if event.kind in self.series and (seen.date or seen.place):
                continue
            if self._words_apart(event, seen) or _strangers(event.agents, seen.agents):
                continue
            return event
        return None

    def _alike(self, kind: str, wide: bool = False) -> list[Known]:
        found = self.by_kind.get(kind, [])[-LISTED:]
        if wide:
            for other in sorted(self.lexis.alike.get(kind, frozenset())):
                if other != kind:
                    found = [*found, *self.by_kind.get(other, [])[-LISTED:]]
        return found

    def _anaphor(self, seen: Seen) -> Known | None:
        alike = self.lexis.alike.get(seen.kind, frozenset((seen.kind,)))
        for event in (*reversed(self.focus), *reversed(self.recent)):
            same = seen.kind in ("happening", event.kind)
            if same and not event.plural and not self._words_apart(event, seen):
                return event
        for event in reversed(self.recent):
            if event.kind in alike and not event.plural and not self._words_apart(event, seen):
                return event
        return None

    def _words_apart(self, event: Known, seen: Seen) -> bool:
        if event is seen.not_this:
            return True
        return _strangers(event.words, seen.words)

    def _definite(self, seen: Seen) -> tuple[Known | None, str]:
        """ "the meeting": the one just spoken of, the only one, or undecided."""
        recent = [
            event
            for event in reversed(self.recent)
            if not event.plural and seen.kind in (event.kind, "happening") and not self._words_apart(event, seen)
        ]
        if not recent:
            whole = [
                event
                for event in self.by_kind.get(seen.kind, ())[:LISTED]
                if not event.plural and not event.candidates and not self._words_apart(event, seen)
            ]
            if whole and (len(whole) == 1 or (self.topic is not None and self.topic.kind == seen.kind)):
                return (
                    self.topic if self.topic in whole else whole[0]
                ), f"the only one of its kind so far: {seen.label}"
        if not recent:
            alike = self.lexis.alike.get(seen.kind, frozenset())
            recent = [
                event
                for event in reversed(self.recent)
                if event.kind in alike
                and not event.plural
                and seen.sentence - event.seen <= NEAR
                and not self._words_apart(event, seen)
            ]
        if not recent:
            return None, ""
        near = [event for event in recent if seen.sentence - event.seen <= NEAR]
        least = min((self._farness(event.kind, seen.kind) for event in near), default=0)
        for event in reversed(self.focus):
            if event in near and self._farness(event.kind, seen.kind) == least:
                return event, f"anaphora: {seen.label}"
        recent = [event for event in recent if self._farness(event.kind, seen.kind) == least] or recent
        if seen.sentence - recent[0].seen <= NEAR:
            return recent[0], f"anaphora: {seen.label}"
        return self._among(seen)

    def _among(self, seen: Seen) -> tuple[Known | None, str]:
        """The one event of the kind that a definite phrase can mean; undecided when there are several."""
        possible = [
            event
            for event in self.by_kind.get(seen.kind, ())[-LISTED:]
            if not event.plural
            and not event.candidates
            and (event.series is not None or seen.sentence - event.seen <= FAR)
            and not self._words_apart(event, seen)
        ]
        if not possible:
            return None, ""
        if len(possible) == 1:
            return possible[0], f"the only one of its kind so far: {seen.label}"
        if self.topic in possible:
            return self.topic, f"what the text is about: {seen.label}"
        return self._undecided(seen, possible[-MOST_CANDIDATES:]), "undecided between several"

    def _by_words(self, seen: Seen) -> Known | None:
        """An event of the kind whose own words hold these or are held by them ("invasion of Poland")."""
        best: Known | None = None
        most = 1 if seen.verb else 0  # words shared; a verb needs two of them, and a noun of its very kind
        if len(seen.words) <= most:
            return None
        for kind in (seen.kind,) if seen.verb else self.lexis.kinds_like(seen.kind):
            told = self.by_words.get(kind)
            if told is None or told.keys().isdisjoint(seen.words):
                continue
            for word in sorted(seen.words):
                for event in told.get(word, ())[:LISTED]:
                    if event.plural != seen.plural or event.kind == "series" or (seen.verb and event.verb):
                        continue
                    if not (seen.words <= event.words or event.words <= seen.words):
                        continue
                    shared = min(len(seen.words), len(event.words))
                    if shared > most and not self._apart(event, seen):
                        best, most = event, shared
            if best:
                break
        return best

    def _by_circumstance(self, seen: Seen) -> tuple[Known | None, str]:
        both: list[Known] = []
        some: list[Known] = []
        for event in self._told_there(seen):
            if event.plural or event.candidates or self._apart(event, seen) or self._words_clash(event, seen):
                continue
            place = bool(seen.place and seen.place in event.places)
            date = bool(seen.date and event.dates)
            if place and date:
                both.append(event)
            elif (place and not seen.date) or (
                date and not (seen.place and event.places) and self._same_day(event, seen)
            ):
                some.append(event)
        if both:
            meeting = [event for event in both if self._days_meet(event, seen)]
            return (meeting or both)[-1], "same kind, date and place"
        if len(some) == 1:
            return some[0], "same kind and place" if seen.place else "same kind and date"
        if len(some) > 1 and (seen.salient or seen.name or seen.definite) and not seen.date:
            return self._undecided(seen, some), "undecided between several"
        return None, ""

    def _told_there(self, seen: Seen) -> list[Known]:
        """The events of the kind that are told to have been at the place of a mention, or on its days; of the kind's
        events the last ones are looked at, in the order in which they were met."""
        told = self._circumstances.get(seen.kind, {})
        there = told.get(seen.place, []) if seen.place else []
        then = told.get(seen.date, []) if seen.date else []
        if len(there) + len(then) > LISTED:
            last = self._alike(seen.kind)
            return [event for event in last if seen.place in event.places or seen.date in event.dates]
        if not (there or then):
            return []
        since = len(self.by_kind[seen.kind]) - LISTED
        by_number = {event.number: event for event in (*there, *then) if event.number >= since}
        return [by_number[number] for number in sorted(by_number)]

    def _undecided(self, seen: Seen, candidates: list[Known]) -> Known:
        for event in self._alike(seen.kind):
            if event.candidates and set(event.candidates) == set(candidates):
                return event
        event = self.new(seen, "undecided between several")
        event.candidates = tuple(candidates)
        event.series = None
        self.undecided.append((event, seen.start, seen.end))
        return event

    def _same_day(self, event: Known, seen: Seen) -> bool:
        return bool(seen.date) and any(seen.date == date for date in event.dates)

    def _words_clash(self, event: Known, seen: Seen) -> bool:
        if event.name_key and seen.name and event.name_key != self.name_key(seen.name, seen.kind):
            return event.kind not in self.series
        return _strangers(event.agents, seen.agents) or (
            event.kind not in self.series and self._words_apart(event, seen)
        )

    def _apart(self, event: Known, seen: Seen) -> bool:
        if event is seen.not_this:
            return True
        if event.ordinal and seen.ordinal and event.ordinal != seen.ordinal:
            return True
        if seen.place and event.places and seen.place not in event.places:
            return True
        if seen.verb and _strangers(event.agents, seen.agents):
            return True
        return bool(seen.date and event.dates) and self._dates_apart(event, seen)

    def _days_meet(self, event: Known, seen: Seen) -> bool:
        if not seen.date:
            return False
        low, high = seen.date
        return any(low <= last and first <= high for first, last in event.dates)

    def _dates_apart(self, event: Known, seen: Seen) -> bool:
        if not (event.dates and seen.date) or seen.aspect:
            return False
        low, high = seen.date
        for first, last in event.dates:  # noqa: SIM110 - asked so often that a generator would cost more
            if first <= high and low <= last:
                return False
        return True

    # -- results ---------------------------------------------------------------------------------------------------

    def finish(self) -> tuple[Event, ...]:
        """All events, in the order in which they were met."""
        quote = self.witness.quote
        return tuple(
            [
                Event(
                    id=event.id,
                    label=event.label,
                    kind=event.kind,
                    series=event.series.id if event.series else None,
                    part_of=event.part_of.id if event.part_of else None,
                    candidates=tuple([candidate.id for candidate in event.candidates]) if event.candidates else (),
                    mentions=tuple(
                        [Mention(quote=quote(start, end), reason=why) for start, end, why in event.mentions]
                    ),
                )
                for event in self.all
            ]
        )


def name_key(name: str) -> str:
    """What proper names of events are compared by: the folded words in any order."""
    return " ".join(sorted(fold(name).split()))
