"""The present state is a pure function of the ledger, and a judged record one of the record and its judgements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from sicetnon.model import Claim, Event, Extraction, Judgement, Mention, claim_id
from sicetnon.store.entries import Addition, Entry
from sicetnon.text import content_id

_REFERENCES = ("other", "about", "entity")


class State(msgspec.Struct, frozen=True):
    """What a ledger comes to: the witnesses in the order of their addition, and the judgements in theirs."""

    additions: tuple[Addition, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    number: int = 0


class Judged(msgspec.Struct, frozen=True):
    """An extraction after judgements. `accepted` are ids that a person confirmed, `unmet` the judgements of which some
    target is not in the extraction (a witness was taken out, or the reading of it changed)."""

    extraction: Extraction
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    unmet: tuple[Judgement, ...] = ()


def replay(entries: Iterable[Entry], state: State | None = None) -> State:
    """The state after all entries; with `state`, the entries are those that came after it."""
    state = state or State()
    additions, judgements, number = list(state.additions), list(state.judgements), state.number
    for entry in entries:
        number = entry.number
        if isinstance(entry.what, Addition):
            additions.append(entry.what)
        else:
            judgements.append(entry.what)
    return State(tuple(additions), tuple(judgements), number)


def apply_judgements(extraction: Extraction, judgements: Iterable[Judgement]) -> Judged:
    """Apply judgements in their order; the later one counts where two speak of the same thing.

    No claim is edited (law 1): a corrected claim is left out and its correction stands in its place, with an id and the
    method of its own. A judgement that says something impossible is unmet, never an error.
    """
    desk = _Desk(extraction)
    for judgement in judgements:
        desk.apply(judgement)
    return desk.result()


class _Desk:
    """The tables while judgements are applied; rejections count at the end, so that they can be taken back."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.claims = {claim.id: claim for claim in extraction.claims}
        self.events = {event.id: event for event in extraction.events}
        self.entities = {entity.id: entity for entity in extraction.entities}
        self.accepted: set[str] = set()
        self.rejected: set[str] = set()
        self.replaced: dict[str, Claim] = {}  # id of a corrected claim -> its correction
        self.joined: dict[str, str] = {}  # id of an event or entity -> the one that it is the same as
        self.unmet: list[Judgement] = []

    def apply(self, judgement: Judgement) -> None:
        known = [target for target in judgement.targets if self._known(target)]
        if not known or len(known) < len(judgement.targets):
            self.unmet.append(judgement)
        if not known:
            return
        if judgement.decision == "accept":
            self.accepted.update(known)
            self.rejected.difference_update(known)
        elif judgement.decision == "reject":
            self.rejected.update(known)
            self.accepted.difference_update(known)
        elif judgement.decision == "correct":
            self.correct(judgement, known[0])
        elif judgement.decision == "same-as":
            self.same(judgement, known)
        else:
            self.split(judgement, [target for target in known if target in self.claims])

    def _known(self, target: str) -> bool:
        return target in self.claims or target in self.events or target in self.entities

    def correct(self, judgement: Judgement, target: str) -> None:
        try:
            claim = msgspec.json.decode(judgement.correction, type=Claim)
        except msgspec.DecodeError:
            self.unmet.append(judgement)
            return
        if target not in self.claims or self.final(claim.event) not in self.events:
            self.unmet.append(judgement)
            return
        identity = claim_id(claim.facet, claim.value, claim.quote, claim.voice, claim.polarity)
        note = f"corrected by {judgement.by}" + (f": {judgement.why}" if judgement.why else "")
        self.replaced[target] = msgspec.structs.replace(claim, id=identity, method="judgement", note=note)

    def final(self, identity: str) -> str:
        """The id that stands for an id after all joins."""
        while identity in self.joined:
            identity = self.joined[identity]
        return identity

    def same(self, judgement: Judgement, known: list[str]) -> None:
        first = self.final(judgement.targets[0])
        table = self.events if first in self.events else self.entities
        for target in known:
            other = self.final(target)
            if other == first:
                continue
            if other not in table or first not in table:
                self.unmet.append(judgement)
                return
            self.joined[other] = first

    def split(self, judgement: Judgement, claims: list[str]) -> None:
        """The claims get an event of their own; the mentions that their quotes lie in go with them."""
        if not claims:
            self.unmet.append(judgement)
            return
        old = self.events.get(self.final(self.claims[claims[0]].event))
        identity = content_id("e", "split", *sorted(claims))
        label, kind = (old.label, old.kind) if old else ("", "event")
        reason = f"split by {judgement.by}" + (f": {judgement.why}" if judgement.why else "")
        mentions = tuple(Mention(quote=self.claims[one].quote, reason=reason) for one in claims)
        self.events[identity] = Event(id=identity, label=label, kind=kind, mentions=mentions)
        for one in claims:
            self.claims[one] = msgspec.structs.replace(self.claims[one], event=identity)

    def result(self) -> Judged:
        gone = {self.final(one) for one in self.rejected} | self.rejected
        claims: dict[str, Claim] = {}
        for identity, claim in self.claims.items():
            shown = self._joined(self.replaced.get(identity, claim))
            named = {shown.event, *(str(getattr(shown.value, name, None)) for name in _REFERENCES)}
            if identity not in gone and not named & gone:
                claims.setdefault(shown.id, shown)
        extraction = msgspec.structs.replace(
            self.extraction,
            claims=tuple(claims.values()),
            events=tuple(
                self._event(one, gone) for key, one in self.events.items() if key not in self.joined and key not in gone
            ),
            entities=tuple(
                self._entity(one) for key, one in self.entities.items() if key not in self.joined and key not in gone
            ),
        )
        return Judged(extraction, frozenset(self.accepted), frozenset(self.rejected), tuple(self.unmet))

    def _joined(self, claim: Claim) -> Claim:
        changes = {
            name: self.final(reference)
            for name in _REFERENCES
            if (reference := getattr(claim.value, name, None)) and reference in self.joined
        }
        value = msgspec.structs.replace(claim.value, **changes) if changes else claim.value
        event = self.final(claim.event)
        if not changes and event == claim.event:
            return claim
        return msgspec.structs.replace(claim, event=event, value=value)

    def _event(self, event: Event, gone: set[str]) -> Event:
        members = [self.events[one] for one in self.joined if self.final(one) == event.id and one in self.events]
        changes: dict[str, Any] = {}
        for name in ("series", "part_of"):
            reference = self.final(getattr(event, name) or "")
            changes[name] = reference if reference and reference not in gone and reference != event.id else None
        if members:
            changes["mentions"] = tuple(dict.fromkeys(m for one in (event, *members) for m in one.mentions))
        return msgspec.structs.replace(event, **changes)

    def _entity(self, entity: Any) -> Any:
        members = [self.entities[one] for one in self.joined if self.final(one) == entity.id and one in self.entities]
        names = tuple(dict.fromkeys(name for one in (entity, *members) for name in one.names))
        return msgspec.structs.replace(entity, names=names)
