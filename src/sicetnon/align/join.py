"""One extraction out of several: what is the same becomes one, and every reference follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from sicetnon.align.entities import all_names
from sicetnon.align.labels import label_of
from sicetnon.lexicon.gazetteer import find_place
from sicetnon.lexicon.names import fold
from sicetnon.model import Alignment, Bounds, Claim, Entity, Event, Extraction, Finding, Mention

replace = msgspec.structs.replace


def join(extractions: Sequence[Extraction], alignments: Sequence[Alignment]) -> Extraction:
    """Make one extraction of several.

    Events and entities that an alignment calls `same` or `likely` are merged; `possible` ones stay apart. Ids of claims
    stay; their events and the entities that they name are those after merging. The result does not depend on the order
    of the extractions or of the alignments.
    """
    leaders, reasons = _leaders(alignments)
    claims = _claims(extractions, leaders)
    entities = _merged_entities(extractions, leaders)
    events = _labelled(_merged_events(extractions, leaders, reasons), claims)
    findings = {finding.id: _finding(finding, leaders) for extraction in extractions for finding in extraction.findings}
    partial = dict.fromkeys(sorted(note for extraction in extractions for note in extraction.partial))
    return Extraction(
        entities=entities,
        events=events,
        claims=claims,
        findings=tuple(findings[id_] for id_ in sorted(findings)),
        partial=tuple(partial),
    )


def _leaders(alignments: Sequence[Alignment]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """For each id the id of its group (the least of the members'), and why."""
    leaders: dict[str, str] = {}

    def find(name: str) -> str:
        while leaders.get(name, name) != name:
            name = leaders[name]
        return name

    joined = sorted(
        (one for one in alignments if one.confidence != "possible"), key=lambda one: (one.members, one.reasons)
    )
    reasons: dict[str, dict[str, None]] = {}
    for alignment in joined:
        for member in alignment.members:
            a, b = sorted((find(alignment.members[0]), find(member)))
            leaders[b] = a
            leaders.setdefault(member, find(member))
    for alignment in joined:
        said = [f"{alignment.confidence}: {reason}" for reason in alignment.reasons]
        reasons.setdefault(find(alignment.members[0]), {}).update(dict.fromkeys(said))
    return {name: find(name) for name in leaders}, {name: tuple(said) for name, said in reasons.items()}


def _claims(extractions: Sequence[Extraction], leaders: dict[str, str]) -> tuple[Claim, ...]:
    found: dict[str, Claim] = {}
    for claim in (claim for extraction in extractions for claim in extraction.claims):
        moved = _claim(claim, leaders)
        before = found.get(claim.id)
        if before is None or moved.event < before.event:
            found[claim.id] = moved
    ordered = sorted(found.values(), key=lambda c: (c.quote.witness, c.quote.start, c.quote.end, c.id))
    return tuple(ordered)


def _claim(claim: Claim, leaders: dict[str, str]) -> Claim:
    """The claim with its references led to the groups; itself where none of them leads anywhere."""
    value, voice = claim.value, claim.voice
    for reference in _references(value.__class__):
        if getattr(value, reference) in leaders:
            value = replace(value, **{reference: leaders[getattr(value, reference)]})
    if voice and any(one.entity in leaders for one in voice):
        voice = tuple(
            replace(one, entity=leaders[one.entity]) if one.entity in leaders and one.entity is not None else one
            for one in voice
        )
    if value is claim.value and voice is claim.voice and claim.event not in leaders:
        return claim
    return replace(claim, event=leaders.get(claim.event, claim.event), value=value, voice=voice)


@cache
def _references(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of value that name an event or an entity."""
    return tuple(name for name in ("other", "about", "entity") if name in kind.__struct_fields__)


def _finding(finding: Finding, leaders: dict[str, str]) -> Finding:
    events = tuple(dict.fromkeys(leaders.get(event, event) for event in finding.events))
    return replace(finding, events=events)


def _merged_entities(extractions: Sequence[Extraction], leaders: dict[str, str]) -> tuple[Entity, ...]:
    groups: dict[str, list[Entity]] = {}
    for extraction in extractions:
        for entity in extraction.entities:
            groups.setdefault(leaders.get(entity.id, entity.id), []).append(entity)
    merged = [_entity(id_, members, leaders) for id_, members in groups.items()]
    return tuple(sorted(merged, key=lambda entity: (entity.kind, fold(entity.label), entity.id)))


def _entity(id_: str, members: list[Entity], leaders: dict[str, str]) -> Entity:
    """A place's label is one that the gazetteer knows as it stands (no inflected form); else the label most used
    wins, and of equally used ones the fullest."""
    members = sorted(members, key=lambda one: (one.id, one.label, one.names))
    counted = Counter(member.label for member in members)

    def rank(name: str) -> tuple[bool, int, int, str]:
        inflected = members[0].kind == "place" and find_place(name, modern=False) is None
        return (inflected, -counted[name] if len(members) > 2 else 0, -len(name), name)

    label = min(counted, key=rank)
    names = tuple(dict.fromkeys((label, *(name for member in members for name in all_names(member)))))
    within = sorted({leaders.get(m.within, m.within) for m in members if m.within is not None} - {id_})
    placed = [member for member in members if member.latitude is not None and member.longitude is not None]
    return replace(
        members[0],
        id=id_,
        label=label,
        names=names,
        within=within[0] if within else None,
        latitude=placed[0].latitude if placed else None,
        longitude=placed[0].longitude if placed else None,
        note="; ".join(dict.fromkeys(member.note for member in members if member.note)),
    )


def _merged_events(
    extractions: Sequence[Extraction],
    leaders: dict[str, str],
    reasons: dict[str, tuple[str, ...]],
) -> tuple[Event, ...]:
    groups: dict[str, list[Event]] = {}
    counts = Counter(claim.event for extraction in extractions for claim in extraction.claims)
    for extraction in extractions:
        for event in extraction.events:
            groups.setdefault(leaders.get(event.id, event.id), []).append(event)
    merged = [_event(id_, members, leaders, reasons.get(id_, ()), counts) for id_, members in groups.items()]
    return tuple(sorted(merged, key=_place_in_text))


def _labelled(events: tuple[Event, ...], claims: Sequence[Claim]) -> tuple[Event, ...]:
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        said.setdefault(claim.event, []).append(claim)
    labels = [label_of(event, said.get(event.id, ())) for event in events]
    return tuple(
        event if event.label == label else replace(event, label=label)
        for event, label in zip(events, labels, strict=True)
    )


def _place_in_text(event: Event) -> tuple[str, int, str]:
    first = event.mentions[0].quote if event.mentions else None
    return (first.witness if first else "", first.start if first else -1, event.id)


def _event(
    id_: str, members: list[Event], leaders: dict[str, str], reasons: tuple[str, ...], counts: Counter[str]
) -> Event:
    """Label and kind of the member that most is said of; its mentions come first in nothing but that."""
    if len(members) > 1:
        members = sorted(members, key=lambda one: (-counts[one.id], one.id, one.label))
    chief = members[0]

    def follow(name: str | None) -> str | None:
        return None if name is None else leaders.get(name, name)

    series = [found for member in members if (found := follow(member.series)) not in (None, id_)]
    parts = [found for member in members if (found := follow(member.part_of)) not in (None, id_)]
    candidates = dict.fromkeys(leaders.get(name, name) for member in members for name in member.candidates)
    candidates.pop(id_, None)
    bounds = {member.bounds for member in members}
    return replace(
        chief,
        id=id_,
        series=series[0] if series else None,
        part_of=parts[0] if parts else None,
        candidates=tuple(candidates),
        mentions=_mentions(members, reasons),
        bounds=bounds.pop() if len(bounds) == 1 else Bounds(),
    )


def _mentions(members: list[Event], reasons: tuple[str, ...]) -> tuple[Mention, ...]:
    """All mentions in the order of the texts; those that came by joining say so."""
    chief = members[0].id
    why = f"joined with another account, {'; '.join(reasons)}" if reasons else ""
    found: dict[tuple[str, int, int], Mention] = {}
    for member in members:
        for mention in member.mentions:
            quote = mention.quote
            place = (quote.witness, quote.start, quote.end)
            if why and member.id != chief:
                found.setdefault(place, Mention(quote=quote, reason=f"{mention.reason}; {why}"))
            else:
                found.setdefault(place, mention)
    return tuple(found[key] for key in sorted(found))
