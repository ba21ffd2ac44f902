"""The one door of extractors: the built-in grammar comes in by the same entry points as every other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from sicetnon.errors import UsageError
from sicetnon.model import Claim, Entity, Event, Extraction, Finding, QuantityValue, Witness
from sicetnon.plugins import plugins

BUILT_IN = "grammar"
_Saying = tuple[str, str, object, tuple[tuple[str, str], ...], str]


class Extractor(Protocol):
    """Anything that makes claims of a witness; registered in the entry-point group `sicetnon.extractors`."""

    def __call__(self, witness: Witness) -> Extraction: ...


def extract(witness: Witness, *, extractors: Sequence[str | Extractor] | None = None) -> Extraction:
    """The claims of a witness, with their events, persons and places.

    `extractors` are names of entry points or objects that are called with the witness; without them the built-in
    grammar reads alone. What several extractors find is put together, each claim and event once: of two claims that say
    the same of one event in words that overlap, the one of the extractor named first. Raises UsageError for a name that
    is not registered.
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


def _saying(claim: Claim) -> _Saying:
    """What a claim says, of what and by whom, without the words that it is read from."""
    value: object = claim.value
    if isinstance(value, QuantityValue):
        value = (value.min, value.max)  # the noun counted may be given in its singular or as it stands
    who = tuple((voice.kind, voice.name) for voice in claim.voice)
    return claim.event, claim.facet, value, who, claim.polarity


def _said(claim: Claim, said: dict[_Saying, list[Claim]]) -> Claim | None:
    """The claim that another extractor has read from some of the same words and that says the same."""
    for other in said.get(_saying(claim), ()):
        if other.quote.start < claim.quote.end and claim.quote.start < other.quote.end:
            return other
    return None


def _together(found: Sequence[Extraction]) -> Extraction:
    entities: dict[str, Entity] = {}
    events: dict[str, Event] = {}
    claims: dict[str, Claim] = {}
    findings: dict[str, Finding] = {}
    said: dict[_Saying, list[Claim]] = {}
    instead: dict[str, str] = {}
    for one in found:
        entities.update({entity.id: entity for entity in one.entities if entity.id not in entities})
        events.update({event.id: event for event in one.events if event.id not in events})
        before = {claim.id: _said(claim, said) for claim in one.claims if claim.id not in claims}
        instead.update({ident: other.id for ident, other in before.items() if other is not None})
        fresh = [claim for claim in one.claims if claim.id in before and claim.id not in instead]
        claims.update({claim.id: claim for claim in fresh})
        for claim in fresh:
            said.setdefault(_saying(claim), []).append(claim)
        findings.update({finding.id: finding for finding in one.findings if finding.id not in findings})
    return Extraction(
        entities=tuple(entities.values()), events=tuple(events.values()),
        claims=tuple(_pointing(claim, instead) for claim in claims.values()),
        findings=tuple(_told(finding, instead) for finding in findings.values()),
        partial=tuple(note for one in found for note in one.partial),
    )  # fmt: skip


def _pointing(claim: Claim, instead: dict[str, str]) -> Claim:
    """The claim with what it answers, where another claim stands for that."""
    if instead.keys().isdisjoint(claim.answers):
        return claim
    return msgspec.structs.replace(claim, answers=_moved(claim.answers, instead))


def _told(finding: Finding, instead: dict[str, str]) -> Finding:
    """The finding with its claims, where others stand for them."""
    if instead.keys().isdisjoint(finding.claims):
        return finding
    variants = tuple(_moved(variant, instead) for variant in finding.variants)
    return msgspec.structs.replace(finding, claims=_moved(finding.claims, instead), variants=variants)


def _moved(idents: tuple[str, ...], instead: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(instead.get(ident, ident) for ident in idents))
