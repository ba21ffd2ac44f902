"""Variants: claims that say the same of the same point are one variant with its supporters."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

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
from sicetnon.text import content_id


class Variant(msgspec.Struct, frozen=True, kw_only=True):
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

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of the supporters."""
        return tuple(claim.id for claim in self.claims)


def value_key(value: Value) -> tuple[Hashable, ...]:
    """What two claims must share to say the same; phrases, sources and spellings are left out."""
    match value:
        case DateValue():
            bounds: tuple[Hashable, ...] = (value.earliest, value.latest)
            return (
                "date",
                value.relation,
                value.clock,
                *(bounds if any(bounds) else (value.edtf or value.phrase.casefold(),)),
            )
        case DurationValue():
            return ("duration", value.min_days, value.max_days)
        case SequenceValue():
            other = value.other or fold(value.other_text)
            return ("sequence", value.relation, other, value.ordinal, value.last, value.min_days, value.max_days)
        case PlaceValue():
            return ("place", value.role, value.entity or fold(value.label), value.distance_km)
        case ParticipantValue():
            return ("participant", value.entity or fold(value.label), value.role)
        case QuantityValue():
            return ("quantity", fold(value.what), value.unit, value.min, value.max, value.enumerated)
        case IdentityValue():
            return ("identity", value.relation, value.other or fold(value.label))
        case CauseValue():
            return ("cause", value.relation, value.other or fold(value.label))
        case TextValue():
            return ("text", fold(value.label))
    raise TypeError(f"no such value: {value!r}")


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
        groups.setdefault(key, {})[claim.id] = claim
    return tuple(
        Variant(
            id=content_id("v", *sorted(group)), event=event, facet=facet, polarity=polarity, claims=(*group.values(),)
        )
        for (event, facet, polarity, _), group in groups.items()
    )
