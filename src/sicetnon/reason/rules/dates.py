"""When: what dates, durations and words of order say about the begin and the end of events.

Constraints are those of the simple temporal problem: R. Dechter, I. Meiri and J. Pearl, "Temporal constraint networks",
Artificial Intelligence 49 (1991), sections 2 and 3.
"""

from __future__ import annotations

from sicetnon.chronology.day import Day
from sicetnon.model import Claim, DateValue, DurationValue, SequenceValue
from sicetnon.reason.compile import Builder
from sicetnon.reason.index import Index, day_of
from sicetnon.reason.rule import Rule, constrains
from sicetnon.reason.variants import Variant

_STP = "Dechter, Meiri and Pearl, Temporal constraint networks (1991)"


# --- one date -------------------------------------------------------------------------------------------------------
@constrains(
    name="one-date",
    kind="date",
    words="One event has one begin and one end: a date that is given for it bounds both.",
    why="Two dates that do not meet cannot both be that of one event.",
    reference=_STP,
)
def one_date(index: Index, builder: Builder) -> None:
    for variant in index.variants_valued(DateValue):
        if variant.facet == "date" and variant.polarity == "+" and not index.events[variant.event].candidates:
            value = variant.value
            if isinstance(value, DateValue):
                _bound(index, builder, variant, value)


def _bound(index: Index, builder: Builder, variant: Variant, value: DateValue) -> None:
    low, high = day_of(value.earliest), day_of(value.latest)
    if low is None and high is None:
        return
    event, chosen = variant.event, builder.holding(variant)
    begin, end = builder.begin(event), builder.end(event)
    course = all(index.narrative.in_course(claim) for claim in variant.claims)
    whole = value.relation == "on" and (value.spans or not index.lasting(event)) and not course
    if course and value.relation in ("until", "since", "before", "after", "end", "begin"):
        return
    first, last = {
        "on": (begin, end) if whole else (end, begin),
        "begin": (begin, begin),
        "end": (end, end),
        "ongoing": (end, begin),
        "since": (begin, ""),
        "until": ("", end),
        "after": (begin, ""),
        "before": ("", end),
    }[value.relation]
    if value.relation == "after":
        low = high if high is not None else low
    if value.relation == "before":
        high = low if low is not None else high
    if low is not None and first:
        builder.not_before(first, low, when=chosen)
    if high is not None and last:
        builder.not_after(last, high, when=chosen)


# --- duration -------------------------------------------------------------------------------------------------------
@constrains(
    name="duration",
    kind="duration",
    words="From its begin to its end an event lasts as long as is said.",
    why="A stretch cannot be longer than the time between its bounds.",
    reference=_STP,
)
def duration(index: Index, builder: Builder) -> None:
    for variant in index.variants_valued(DurationValue):
        value = variant.value
        if variant.facet != "duration" or variant.polarity != "+" or not isinstance(value, DurationValue):
            continue
        begin, end, chosen = builder.begin(variant.event), builder.end(variant.event), builder.says(variant)
        if value.min_days > 1:
            builder.order(begin, end, days=value.min_days - 1, when=chosen)
        if value.max_days is not None:
            builder.within(begin, end, value.max_days, when=chosen)


# --- before and after -----------------------------------------------------------------------------------------------
@constrains(
    name="order",
    kind="sequence",
    words="What came after something did not begin before it began, and the gap is as long as is said.",
    why="Words of order and dates speak of the same days.",
    reference=f"{_STP}; J. F. Allen, Maintaining knowledge about temporal intervals (1983)",
)
def order(index: Index, builder: Builder) -> None:
    _order(index, builder, ("after", "next", "again", "before"))


# --- while ----------------------------------------------------------------------------------------------------------
@constrains(
    name="while",
    kind="sequence",
    words="What happens while something goes on falls between its begin and its end.",
    why="What has ended is not still going on.",
    reference="J. F. Allen, Maintaining knowledge about temporal intervals (1983)",
)
def at_one_time(index: Index, builder: Builder) -> None:
    _order(index, builder, ("during", "same_time"))


def _order(index: Index, builder: Builder, relations: tuple[str, ...]) -> None:
    for variant in index.variants_valued(SequenceValue):
        value = variant.value
        if variant.facet != "sequence" or variant.polarity != "+" or not isinstance(value, SequenceValue):
            continue
        if value.relation not in relations:
            continue
        if value.other and value.other in index.events and value.other != variant.event:
            for other, when in builder.meant(value.other, builder.says(variant)):
                if other != variant.event:
                    _ordered(builder, variant.event, other, value, when)


def _ordered(builder: Builder, event: str, other: str, value: SequenceValue, when: int) -> None:
    begin, end = builder.begin(event), builder.end(event)
    other_begin, other_end = builder.begin(other), builder.end(other)
    match value.relation:
        case "after" | "next" | "again":
            builder.order(other_begin, begin, days=value.min_days or 0, when=when)
            if value.max_days is not None:
                builder.within(other_end, begin, value.max_days, when=when)
        case "before":
            builder.order(begin, other_begin, days=value.min_days or 0, when=when)
            if value.max_days is not None:
                builder.within(end, other_begin, value.max_days, when=when)
        case "during":
            builder.order(other_begin, begin, when=when)
            builder.order(begin, other_end, when=when)
        case "same_time":
            builder.order(begin, other_end, when=when)
            builder.order(other_begin, end, when=when)


# --- inside the series ----------------------------------------------------------------------------------------------
@constrains(
    name="series-holds-members",
    kind="date",
    words="A member of a series falls within the time that is given for the series.",
    level="tension",
    why="A series is often dated loosely, and a member may have been counted to it later.",
)
def series_holds_members(index: Index, builder: Builder) -> None:
    for series in index.members:
        for low, high, claim in index.dates(series):
            chosen = builder.says(claim)
            for member in builder.members(series):
                _hold(index, builder, (low, high), member, chosen)


def _hold(index: Index, builder: Builder, window: tuple[Day, Day], member: str, chosen: int) -> None:
    if index.dates(member):
        builder.not_before(builder.begin(member), window[0], when=chosen)
        builder.not_after(builder.begin(member), window[1], when=chosen)


# --- lives ----------------------------------------------------------------------------------------------------------
_ACTING = ("participant", "agent", "head", "representative", "host", "signatory")
_SUFFERING = ("patient", "victim")
"""Roles in which only the living can be, where somebody is arrested, released or wounded; the dead are tried, too."""


@constrains(
    name="within-a-life",
    kind="date",
    level="tension",
    words="Nobody acts, is arrested or released before they are born or after their death; no group acts before it is "
    "founded or after its end.",
    why="Who is said to act must have been there; but one name may be that of two persons.",
)
def within_a_life(index: Index, builder: Builder) -> None:
    lives: dict[str, list[tuple[Claim, bool]]] = {}
    acts: dict[str, list[Claim]] = {}
    births, deaths, of_the_living = (index.of_sort(sort) for sort in ("birth", "death", "living"))
    for claim in index.with_facet("participant"):
        value, event = claim.value, claim.event
        if claim.polarity != "+" or getattr(value, "type", "participant") != "participant":
            continue
        entity, role = getattr(value, "entity", ""), getattr(value, "role", "")
        if event in births or event in deaths:
            lives.setdefault(entity, []).append((claim, event in births))
        elif role in _ACTING or (role in _SUFFERING and event in of_the_living and _is_person(index, entity)):
            acts.setdefault(entity, []).append(claim)
    for entity, ends in lives.items():
        for claim, birth in ends:
            for act in acts.get(entity, ()):
                _alive(builder, act, claim, birth)


def _is_person(index: Index, entity: str) -> bool:
    """Whether the record knows one person by that id: "prisoners" die and are released, but not the same ones."""
    known = index.entities.get(entity)
    return known is not None and known.kind == "person"


def _alive(builder: Builder, act: Claim, life: Claim, birth: bool) -> None:
    both = builder.network.literal(("alive", act.id, life.id))
    builder.clause(-builder.says(act), -builder.says(life), both)
    if birth:
        builder.order(builder.begin(life.event), builder.begin(act.event), when=both)
    else:
        builder.order(builder.begin(act.event), builder.end(life.event), when=both)


RULES: tuple[Rule, ...] = (one_date, duration, order, at_one_time, series_holds_members, within_a_life)
