"""Who, where and what: persons, groups, places, works, documents, and the events that claims are about."""

from __future__ import annotations

from typing import Literal

import msgspec

from sicetnon.text import Quote

EntityKind = Literal["person", "group", "place", "work", "document"]


class Entity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Someone or something named. `names` are all forms met, in the order of meeting; `label` is one of them."""

    id: str
    kind: EntityKind
    label: str
    names: tuple[str, ...] = ()
    within: str | None = None
    """For a place: the id of a place that contains it, where a witness says so."""
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place in a text where an event is spoken of, and why it was joined to it ("same name", "anaphora: they met
    again", "ordinal in a series")."""

    quote: Quote
    reason: str


class Bounds(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Earliest and latest begin and end, as ISO 8601 days (years below zero are astronomical); None: open."""

    begin: tuple[str | None, str | None] = (None, None)
    end: tuple[str | None, str | None] = (None, None)


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A happening that claims are about. `kind` is a plain noun ("meeting", "treaty", "massacre").

    `series` is the id of the series that the event is a member of (a series is an event with kind "series");
    `part_of` the id of a containing event; `candidates` the ids between which a reference could not be decided.
    """

    id: str
    label: str
    kind: str
    series: str | None = None
    part_of: str | None = None
    candidates: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    bounds: Bounds = Bounds()
