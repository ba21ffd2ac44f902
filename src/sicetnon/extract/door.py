"""The one door of extractors: the built-in grammar comes in by the same entry points as every other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sicetnon.errors import UsageError
from sicetnon.model import Claim, Entity, Event, Extraction, Finding, Witness
from sicetnon.plugins import plugins

BUILT_IN = "grammar"


class Extractor(Protocol):
    """Anything that makes claims of a witness; registered in the entry-point group `sicetnon.extractors`."""

    def __call__(self, witness: Witness) -> Extraction: ...


def extract(witness: Witness, *, extractors: Sequence[str | Extractor] | None = None) -> Extraction:
    """The claims of a witness, with their events, persons and places.

    `extractors` are names of entry points or objects that are called with the witness; without them the built-in
    grammar reads alone. What several extractors find is put together, each claim and event once. Raises UsageError for
    a name that is not registered.
    """
    found = [_named(item)(witness) for item in (extractors if extractors is not None else (BUILT_IN,))]
    return found[0] if len(found) == 1 else _together(found)


def _named(item: str | Extractor) -> Extractor:
    if not isinstance(item, str):
        return item
    known = plugins("sicetnon.extractors")
    if item not in known:
        raise UsageError(f"no extractor '{item}'; there are: {', '.join(known) or 'none'}")
    extractor: Extractor = known[item]
    return extractor


def _together(found: Sequence[Extraction]) -> Extraction:
    entities: dict[str, Entity] = {}
    events: dict[str, Event] = {}
    claims: dict[str, Claim] = {}
    findings: dict[str, Finding] = {}
    for one in found:
        entities.update({entity.id: entity for entity in one.entities if entity.id not in entities})
        events.update({event.id: event for event in one.events if event.id not in events})
        claims.update({claim.id: claim for claim in one.claims if claim.id not in claims})
        findings.update({finding.id: finding for finding in one.findings if finding.id not in findings})
    return Extraction(
        entities=tuple(entities.values()), events=tuple(events.values()), claims=tuple(claims.values()),
        findings=tuple(findings.values()), partial=tuple(note for one in found for note in one.partial),
    )  # fmt: skip
