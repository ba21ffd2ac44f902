"""The record as JSON: the contract between the program, its tests and every tool (DESIGN.md, section 4).

Offsets are code points into the witness's original text, which the object carries as `text`, so that a reader of the
file can check every quote.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from sicetnon.model.claim import Claim
from sicetnon.model.entity import Entity, Event
from sicetnon.model.findings import Alignment, BoundReason, Dependence, Finding, Reading
from sicetnon.model.record import SCHEMA, Record
from sicetnon.model.source import Witness

JSON_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class WitnessObject(msgspec.Struct, frozen=True, kw_only=True):
    """A witness as the JSON shows it: what identifies it, what is known of it, and its decoded text."""

    id: str
    siglum: str
    title: str
    file: str
    language: str
    sha256: str
    characters: int
    format: str
    encoding: str
    text: str
    author: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    calendar: str = ""
    notes: tuple[str, ...] = ()


class RecordObject(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of a record in JSON."""

    schema: Literal["sicetnon-record/1"] = SCHEMA
    title: str
    witnesses: tuple[WitnessObject, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    readings: tuple[Reading, ...]
    partial: tuple[str, ...]
    reasons: tuple[BoundReason, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    dependences: tuple[Dependence, ...] = ()


def _witness_object(witness: Witness) -> WitnessObject:
    return WitnessObject(
        id=witness.id,
        siglum=witness.siglum,
        title=witness.title,
        file=witness.file,
        language=witness.language,
        sha256=witness.sha256,
        characters=len(witness.original),
        format=witness.format,
        encoding=witness.encoding,
        text=witness.original,
        author=witness.author,
        date=witness.date,
        publisher=witness.publisher,
        url=witness.url,
        licence=witness.licence,
        calendar=witness.calendar,
        notes=witness.notes,
    )


def record_object(record: Record) -> RecordObject:
    """The JSON object of a record, as a value."""
    return RecordObject(
        title=record.title,
        witnesses=tuple(_witness_object(witness) for witness in record.witnesses),
        entities=record.entities,
        events=record.events,
        claims=record.claims,
        findings=record.findings,
        readings=record.readings,
        partial=record.partial,
        reasons=record.reasons,
        alignments=record.alignments,
        dependences=record.dependences,
    )


def encode_record(record: Record, *, indent: int = 1) -> str:
    """The record as JSON text; `indent` spaces a level, 0 for one line."""
    data = msgspec.json.encode(record_object(record))
    return msgspec.json.format(data, indent=indent).decode("utf-8")


def decode_record(data: str | bytes) -> RecordObject:
    """Read JSON text back. Raises msgspec.ValidationError when it does not keep the contract."""
    return msgspec.json.decode(data, type=RecordObject)


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the record."""
    schema = msgspec.json.schema(RecordObject)
    required = [
        field for field in RecordObject.__struct_fields__ if field not in ("reasons", "alignments", "dependences")
    ]
    schema["$defs"]["RecordObject"]["required"] = required
    return {"$schema": JSON_SCHEMA_DIALECT, "title": SCHEMA, **schema}
