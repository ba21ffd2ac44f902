"""What the reader of dates hands on: one expression of time in a text, with its span and its honest bounds."""

from __future__ import annotations

from typing import Literal

import msgspec

MentionKind = Literal["date", "interval", "time", "duration", "frequency", "relative", "vague"]
"""`relative` is an expression whose value hangs on an event ("a month after the first transfer"); `vague` one that
cannot be resolved ("recently")."""

Role = Literal["event", "publication", "name"]
"""`publication`: the date of a book, an article or an edition, never of an event; `name`: part of a name ."""

Relation = Literal["on", "before", "after", "until", "since", "begin", "end", "ongoing"]
"""How the thing dated stands to the date: on it (the default), wholly before or after it, up to or from it
("not later than", "since"); `begin`, `end`, `ongoing`: it began, ended or was going on then."""


class Timex(msgspec.Struct, frozen=True, gc=False):
    """One TIMEX3 element by the annotation guideline; "6–7 December 1939" is two of them."""

    start: int
    end: int
    type: str
    value: str
    mod: str = ""


class TimeMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One temporal expression. Days are proleptic Gregorian day numbers (`chronology.day`), inclusive.

    `earliest`/`latest` are None where the expression leaves that side open or unresolved. `spans` is true when the
    expression names a stretch that the thing fills ("6–7 December", "from May to July", "1941–43"), false when it names
    a window in which it falls ("in December", "between 24 October and 23 November" may be either: true for such).
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    edtf: str = ""
    earliest: int | None = None
    latest: int | None = None
    spans: bool = False
    role: Role = "event"
    relation: Relation = "on"
    approximate: bool = False
    uncertain: bool = False
    calendar: str = "gregorian"
    duration: tuple[int, int | None] | None = None
    """Least and greatest length in days, for durations."""
    gap: tuple[int, int | None] | None = None
    """For event anchors: least and greatest distance in days from that event (with `relation` before or after)."""
    event_phrase: tuple[int, int] | None = None
    """For event anchors: the span of the words that name the anchoring event ("the first transfer of prisoners")."""
    anchored_on: str = ""
    """What a year-less or relative expression rests on, in words; empty for a full date."""
    convention: str = ""
    """The name of the bounds convention used (docs/dates.md)."""
    timex_type: str = ""
    timex_value: str = ""
    timex_mod: str = ""
    rule: str = ""
    note: str = ""
    timex: tuple[Timex, ...] = ()
    """The elements that the TIMEX3 guideline would mark within or around this expression."""
