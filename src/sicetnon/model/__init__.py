"""Frozen value objects: what everything above speaks in (DESIGN.md, section 2)."""

from sicetnon.model.claim import (
    CauseValue,
    Certainty,
    Claim,
    DateValue,
    DurationValue,
    Facet,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    Polarity,
    QuantityValue,
    SequenceValue,
    Stance,
    TextValue,
    Value,
    Voice,
    VoiceKind,
    claim_id,
)  # fmt: skip
from sicetnon.model.entity import Bounds, Entity, EntityKind, Event, Mention
from sicetnon.model.findings import LEVELS, Alignment, BoundReason, Dependence, Finding, Level, Reading
from sicetnon.model.judgement import Decision, Judgement
from sicetnon.model.record import SCHEMA, Analysis, Extraction, Record
from sicetnon.model.source import Block, BlockKind, Witness

__all__ = [
    "LEVELS", "SCHEMA", "Alignment", "Analysis", "Block", "BlockKind", "BoundReason", "Bounds", "CauseValue",
    "Certainty", "Claim", "DateValue", "Decision", "Dependence", "DurationValue", "Entity", "EntityKind", "Event",
    "Extraction", "Facet", "Finding", "IdentityValue", "Judgement", "Level", "Mention", "ParticipantValue",
    "PlaceValue", "Polarity", "QuantityValue", "Reading", "Record", "SequenceValue", "Stance", "TextValue", "Value",
    "Voice", "VoiceKind", "Witness", "claim_id",
]  # fmt: skip
