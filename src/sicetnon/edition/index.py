"""Look-up tables over one record, and the names by which a page speaks of its parts."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Any

import msgspec

from sicetnon.model import Claim, Entity, Event, Finding, Record, Voice, Witness
from sicetnon.text import content_id

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_UNSEEN = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_UNSEEN |= {0x7F: "\u2421"} | dict.fromkeys((*range(128, 160), 65534, 65535), "�")


def shown(text: str) -> str:
    """`text` as a page can hold it: control characters become their visible pictures."""
    return text if text.isprintable() else text.translate(_UNSEEN)


def _whole(value: Any) -> Any:
    """`value` with every lone surrogate in every string of it replaced by U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, tuple):
        return tuple(map(_whole, value))
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    if isinstance(value, msgspec.Struct):
        fields = value.__struct_fields__
        return msgspec.structs.replace(value, **{name: _whole(getattr(value, name)) for name in fields})
    return value


def writable(record: Record) -> Record:
    """The record as files can hold it: itself, or with lone surrogates (broken escapes of an input) replaced."""
    try:
        msgspec.json.encode(record)
    except UnicodeEncodeError:
        made: Record = _whole(record)
        return made
    return record


@lru_cache(maxsize=65536)
def anchor(identity: str) -> str:
    """An element id for an id of the record; ids that could not stand in an address are hashed."""
    return identity if _SAFE.fullmatch(identity) else content_id("x", identity)


class Index:
    """One record with its parts by id, and short references to its claims.

    A claim's reference is its witness's siglum and a number that counts the claims of that witness in the order of the
    text ("A 12"). Claims, events and witnesses that are referred to but absent from the record are passed over.
    """

    def __init__(self, record: Record) -> None:
        record = writable(record)
        self.record = record
        self.witnesses: dict[str, Witness] = {witness.id: witness for witness in record.witnesses}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in record.claims}
        self.events: dict[str, Event] = {event.id: event for event in record.events}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in record.entities}
        self.findings: dict[str, Finding] = {finding.id: finding for finding in record.findings}
        self.claims_of_event: dict[str, list[Claim]] = defaultdict(list)
        self.claims_of_witness: dict[str, list[Claim]] = defaultdict(list)
        self.findings_of_claim: dict[str, list[Finding]] = defaultdict(list)
        order = {witness.id: place for place, witness in enumerate(record.witnesses)}
        self.ordered = sorted(
            self.claims.values(),
            key=lambda c: (order.get(c.quote.witness, len(order)), c.quote.start, c.quote.end, c.id),
        )
        for claim in self.ordered:
            self.claims_of_event[claim.event].append(claim)
            self.claims_of_witness[claim.quote.witness].append(claim)
        for finding in self.findings.values():
            for claim_id in dict.fromkeys(finding.claims):
                self.findings_of_claim[claim_id].append(finding)
        self.refs: dict[str, str] = {}
        self.place: dict[str, int] = {}
        for witness_id, claims in self.claims_of_witness.items():
            siglum = self.siglum(witness_id)
            for number, claim in enumerate(claims, 1):
                self.refs[claim.id] = f"{siglum} {number}"
        for place, claim in enumerate(self.ordered):
            self.place[claim.id] = place

    def siglum(self, witness_id: str) -> str:
        """The siglum of a witness; the start of its id where it has none."""
        witness = self.witnesses.get(witness_id)
        return shown((witness.siglum if witness else "") or witness_id[:8] or "?")

    def language(self, witness_id: str) -> str:
        """The language of a witness as a BCP 47 tag, "und" where unknown or malformed."""
        witness = self.witnesses.get(witness_id)
        tag = witness.language if witness else ""
        return tag if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag) else "und"

    def event_label(self, event_id: str | None) -> str:
        """The label of an event; empty when there is none."""
        event = self.events.get(event_id or "")
        return shown(event.label) if event else ""

    def inner_voices(self, claim: Claim) -> tuple[Voice, ...]:
        """The voices behind the witness's own author, outermost first."""
        voices = claim.voice
        while voices and voices[0].kind == "author":
            voices = voices[1:]
        return voices
