"""Variants: claims that say the same of the same point are one variant with its supporters."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import Any

import msgspec

from sicetnon.chronology.day import from_iso
from sicetnon.lexicon.names import fold
from sicetnon.model import (
    CauseValue,
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
    TextValue,
    Value,
)
from sicetnon.text.spans import PART, joined_id


class Variant(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One of the values claimed for a point, with all the claims that support it, in the order of the record."""

    id: str
    event: str
    facet: Facet
    polarity: Polarity
    claims: tuple[Claim, ...]

    @property
    def value(self) -> Value:
        """The value as its first supporter gives it."""
        return self.claims[0].value

    @cached_property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of the supporters."""
        return tuple(claim.id for claim in self.claims)


def value_key(value: Value) -> tuple[Hashable, ...]:
    """What two claims must share to say the same; phrases, sources and spellings are left out."""
    key = _KEYS.get(type(value))
    if key is None:
        raise TypeError(f"no such value: {value!r}")
    return key(value)


def _date_key(value: DateValue) -> tuple[Hashable, ...]:
    bounds: tuple[Hashable, ...] = (value.earliest, value.latest)
    if not any(bounds):
        bounds = (value.edtf or value.phrase.casefold(),)
    return ("date", value.relation, value.clock, *bounds)


def _sequence_key(value: SequenceValue) -> tuple[Hashable, ...]:
    other = value.other or fold(value.other_text)
    return ("sequence", value.relation, other, value.ordinal, value.last, value.min_days, value.max_days)


_KEYS: dict[type[Value], Callable[[Any], tuple[Hashable, ...]]] = {
    DateValue: _date_key,
    DurationValue: lambda value: ("duration", value.min_days, value.max_days),
    SequenceValue: _sequence_key,
    PlaceValue: lambda value: ("place", value.role, value.entity or fold(value.label), value.distance_km),
    ParticipantValue: lambda value: ("participant", value.entity or fold(value.label), value.role),
    QuantityValue: lambda v: ("quantity", fold(v.what), v.unit, v.min, v.max, v.enumerated),
    IdentityValue: lambda value: ("identity", value.relation, value.other or fold(value.label)),
    CauseValue: lambda value: ("cause", value.relation, value.other or fold(value.label)),
    TextValue: lambda value: ("text", fold(value.label)),
}
"""How the key of each kind of value is made."""


def agree(one: Value, other: Value) -> bool:
    """Whether two values say the same, or give dates of one relation that meet."""
    if value_key(one) == value_key(other):
        return True
    if not isinstance(one, DateValue) or not isinstance(other, DateValue) or one.relation != other.relation:
        return False
    bounds = (one.earliest, one.latest, other.earliest, other.latest)
    if any(bound is None for bound in bounds):
        return False
    low, high, next_low, next_high = (from_iso(bound) for bound in bounds if bound is not None)
    return low <= next_high and next_low <= high


def variants_of(claims: Iterable[Claim]) -> tuple[Variant, ...]:
    """Group claims into variants, in the order in which the first supporter of each is met. Linear."""
    groups: dict[tuple[str, Facet, Polarity, tuple[Hashable, ...]], dict[str, Claim]] = {}
    for claim in claims:
        key = (claim.event, claim.facet, claim.polarity, value_key(claim.value))
        known = groups.get(key)
        if known is None:
            groups[key] = {claim.id: claim}
        else:
            known[claim.id] = claim
    return tuple(
        Variant(
            id=joined_id("v", PART.join(sorted(group))),
            event=event,
            facet=facet,
            polarity=polarity,
            claims=(*group.values(),),
        )
        for (event, facet, polarity, _), group in groups.items()
    )
