"""The record: everything that is known of one contested history."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from sicetnon.model.claim import Claim
from sicetnon.model.entity import Bounds, Entity, Event
from sicetnon.model.findings import Alignment, BoundReason, Dependence, Finding, Reading
from sicetnon.model.source import Witness

SCHEMA: Literal["sicetnon-record/1"] = "sicetnon-record/1"


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """What one witness yields (`extract`), or several after they were joined."""

    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Defects and undecided references that show while reading."""
    partial: tuple[str, ...] = ()


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """What the reasoning engine returns; `bounds` by event id."""

    bounds: dict[str, Bounds] = {}
    reasons: tuple[BoundReason, ...] = ()
    findings: tuple[Finding, ...] = ()
    readings: tuple[Reading, ...] = ()
    partial: tuple[str, ...] = ()

    def bounded(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """The events with the bounds that the engine found for them."""
        return tuple(replace(event, bounds=self.bounds.get(event.id, event.bounds)) for event in events)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One record, as the API returns it and as every face prints it (DESIGN.md, section 4)."""

    title: str
    witnesses: tuple[Witness, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    readings: tuple[Reading, ...] = ()
    reasons: tuple[BoundReason, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    dependences: tuple[Dependence, ...] = ()
    partial: tuple[str, ...] = ()
