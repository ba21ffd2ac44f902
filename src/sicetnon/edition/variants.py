"""Points and variants: which claims speak of the same point of an event, and which of those say the same of it."""

from __future__ import annotations

import msgspec

from sicetnon.chronology import day
from sicetnon.edition.index import Index
from sicetnon.model import (
    CauseValue,
    Claim,
    DateValue,
    DurationValue,
    Event,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    SequenceValue,
    TextValue,
)

FACETS = (
    "existence", "identity", "part_of", "date", "sequence", "duration", "place", "participant", "quantity",
    "topic", "cause", "outcome", "evidence",
)  # fmt: skip
"""The order in which a reader meets the facets of an event."""
CONTESTED = frozenset({"contradiction", "dispute"})
"""Levels of findings that make a point contested; a tension can hold, a doubt speaks of one claim."""


class Variant(msgspec.Struct, frozen=True):
    """One of the things claimed for one point, with every claim that says it, in the order of the record."""

    claims: tuple[Claim, ...]


class Point(msgspec.Struct, frozen=True):
    """One point of one event. `contested` is true when a contradiction or dispute names claims of several variants, or
    of one that is both asserted and denied."""

    event: str
    facet: str
    role: str
    variants: tuple[Variant, ...]
    contested: bool


def number(iso: str | None) -> int | None:
    """The day number of an ISO day; None where it is open or not a day."""
    if not iso:
        return None
    try:
        return day.from_iso(iso)
    except ValueError:
        return None


def in_order(index: Index) -> list[str]:
    """The ids of all events in the order in which they can first have begun, series before their members and the
    undated last; within a day, and among the undated, in the record's order. Events that only claims name come last."""

    def first_day(event: Event) -> float:
        claims = (claim.value for claim in index.claims_of_event.get(event.id, ()) if claim.polarity == "+")
        days = [number(value.earliest) for value in claims if isinstance(value, DateValue)]
        days = [day for day in days if day is not None] or [number(event.bounds.begin[0]), number(event.bounds.end[0])]
        return min((day for day in days if day is not None), default=float("inf"))

    firsts = {event.id: first_day(event) for event in index.record.events}
    for event in index.record.events:
        if event.series in firsts:
            firsts[event.series] = min(firsts[event.series], firsts[event.id])
    ordered = sorted(index.record.events, key=lambda event: (firsts[event.id], event.series is not None))
    known = [event.id for event in ordered]
    return known + [event for event in index.claims_of_event if event not in index.events]


def related(claim: Claim) -> tuple[str, ...]:
    """The ids of the events besides its own that a claim speaks of."""
    value = claim.value
    others = (getattr(value, "other", None), getattr(value, "about", None))
    return tuple(dict.fromkeys(other for other in others if other and other != claim.event))


def point_role(claim: Claim) -> str:
    """What parts two points of the same facet from one another (the role of a participant, the thing counted)."""
    match claim.value:
        case PlaceValue() | ParticipantValue() as value:
            return value.role
        case QuantityValue() as value:
            return value.what.casefold()
        case IdentityValue() | CauseValue() as value:
            return value.relation
        case SequenceValue() as value:
            return "ordinal" if value.relation in ("ordinal", "last") else value.relation
        case _:
            return ""


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim says of its point, without who says it and where; equal for claims of one variant."""
    match claim.value:
        case DateValue() as value:
            what: tuple[object, ...] = (value.earliest, value.latest, value.relation)
        case DurationValue() as value:
            what = (value.min_days, value.max_days)
        case PlaceValue() | ParticipantValue() as value:
            what = (value.entity or value.label, value.role)
        case QuantityValue() as value:
            what = (value.min, value.max, value.unit, value.what.casefold())
        case SequenceValue() as value:
            what = (value.relation, value.other or value.other_text, value.ordinal, value.last)
        case IdentityValue() | CauseValue() as value:
            what = (value.relation, value.other or value.label.casefold())
        case TextValue() as value:
            what = (value.label.casefold(), value.about)
    return (*what, claim.polarity)


def points_of(index: Index, event_id: str) -> list[Point]:
    """The points of one event that claims speak of, in the readers' order of facets."""
    groups: dict[tuple[str, str], dict[tuple[object, ...], list[Claim]]] = {}
    for claim in index.claims_of_event.get(event_id, ()):
        groups.setdefault((claim.facet, point_role(claim)), {}).setdefault(said(claim), []).append(claim)
    order = {facet: place for place, facet in enumerate(FACETS)}
    points = []
    for (facet, role), variants in sorted(groups.items(), key=lambda item: (order.get(item[0][0], 99), item[0][1])):
        made = tuple(Variant(tuple(claims)) for claims in variants.values())
        points.append(Point(event_id, facet, role, made, _contested(index, made)))
    return points


def _contested(index: Index, variants: tuple[Variant, ...]) -> bool:
    return any(
        finding.level in CONTESTED
        for variant in variants
        for claim in variant.claims
        for finding in index.findings_of_claim.get(claim.id, ())
    )
