"""The happening that a record is about: the one that its witnesses tell of, whatever words they have for it.

Reports of a crime name it in many ways ("the murder", "the ambush", "was shot"), and what they tell of it hangs on as
many events. Which of them are one is not decided here: they are only held beside each other, so that a rule which
builds on this gives no contradiction.
"""

from __future__ import annotations

from collections import Counter

from sicetnon.chronology.day import Day
from sicetnon.lexicon.names import fold
from sicetnon.model import ParticipantValue
from sicetnon.reason.index import Index

_DAYS = 14
"""Days by which accounts of one happening may date it differently."""
_NARROW = 45
"""Days; a wider date keeps nothing apart."""
_SHARE = 0.02
"""The part of a record's claims that the best-told happening must have for the record to be about it."""
_LEAST = 4
_MOST = 200
_SUFFERS = ("victim", "patient")


def core(index: Index) -> tuple[str, ...]:
    """The ids of the events that seem to be the happening which the record is about; empty where it is about none,
    about a series, or about what lasts. Linear in the events."""
    return index.once(_read)


def at_its_time(index: Index, event: str) -> bool:
    """Whether no date keeps an event apart from the happening."""
    events = core(index)
    if not events:
        return False
    days, own = _days(index, events[0]), _days(index, event)
    return days is None or own is None or not (own[0] > days[1] + _DAYS or own[1] < days[0] - _DAYS)


def _read(index: Index) -> tuple[str, ...]:
    all_told = Counter(claim.event for claim in index.claims)
    told = {event: count for event, count in all_told.items() if _deadly(index, event)}
    best = max(told, key=lambda event: (told[event], event), default="")
    if not best or told[best] < max(_LEAST, _SHARE * len(index.claims)) or index.series(best):
        return ()
    days, sufferers = _days(index, best), victims(index, best)
    found = [best]
    for event in told:
        if event != best and len(found) < _MOST and not index.series(event) and _may_be(index, event, days, sufferers):
            found.append(event)
            sufferers |= victims(index, event) if victims(index, event) & sufferers else frozenset()
    return tuple(found)


def _deadly(index: Index, event: str) -> bool:
    return event in index.of_sort("violent") and bool(index.of(event))


def _may_be(index: Index, event: str, days: tuple[Day, Day] | None, known: frozenset[str]) -> bool:
    own = _days(index, event)
    if days is not None and own is not None and (own[0] > days[1] + _DAYS or own[1] < days[0] - _DAYS):
        return False
    sufferers = victims(index, event)
    if known and sufferers and not known & sufferers:
        return False
    return not index.vocabulary(index.of(event)[0]).indefinite(index.events[event].label)


def _days(index: Index, event: str) -> tuple[Day, Day] | None:
    dated = index.dated(event)
    return None if dated is None or dated[1] - dated[0] > _NARROW else (dated[0], dated[1])


def victims(index: Index, event: str) -> frozenset[str]:
    """The longest words of the names of those who suffered it, folded: the surname, as a rule."""
    names = [
        claim.value.label
        for claim in index.of(event, "participant")
        if isinstance(claim.value, ParticipantValue) and claim.value.role in _SUFFERS and claim.value.entity
    ]
    return frozenset(word for name in names for word in fold(name).split() if len(word) > 3)
