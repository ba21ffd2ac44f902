"""What persons decided about sameness: `same-as` joins, `split` keeps apart, and both go before every suggestion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from sicetnon.model import Alignment, Claim, Event, Extraction, Judgement
from sicetnon.text import content_id


def joined(decided: Sequence[Judgement], known: dict[str, str]) -> list[Alignment]:
    """The alignments that `same-as` judgements make; `known` maps each id to "event" or "entity".

    A judgement about ids that are not there (any more) changes nothing.
    """
    found = []
    for judgement in decided:
        if judgement.decision != "same-as":
            continue
        members = [target for target in judgement.targets if target in known]
        if len(set(members)) > 1 and len({known[member] for member in members}) == 1:
            found.append(
                Alignment(
                    kind="event" if known[members[0]] == "event" else "entity",
                    members=tuple(sorted(set(members))),
                    confidence="same",
                    reasons=(f"decided by {judgement.by}" + (f": {judgement.why}" if judgement.why else ""),),
                )
            )
    return found


def apart(decided: Sequence[Judgement], extractions: Iterable[Extraction]) -> Callable[[str, str], bool]:
    """Whether a person keeps two ids apart.

    A split names events or entities, or claims of a thing of its own: then the events of those claims are kept apart
    from every other event.
    """
    home = {claim.id: claim.event for extraction in extractions for claim in extraction.claims}
    splits: list[tuple[frozenset[str], bool]] = []
    for judgement in decided:
        if judgement.decision != "split":
            continue
        by_claims = any(target in home for target in judgement.targets)
        splits.append((frozenset(home.get(target, target) for target in judgement.targets), by_claims))

    def kept_apart(one: str, two: str) -> bool:
        for members, by_claims in splits:
            if by_claims and (one in members) != (two in members):
                return True
            if not by_claims and one != two and one in members and two in members:
                return True
        return False

    return kept_apart


def take_apart(extraction: Extraction, decided: Sequence[Judgement]) -> Extraction:
    """Give claims that a person split off an event of their own, where they share theirs with other claims.

    The new event keeps kind and series; its id comes from the claims split off.
    """
    for judgement in decided:
        if judgement.decision != "split":
            continue
        chosen = {claim.id for claim in extraction.claims if claim.id in judgement.targets}
        mixed = {c.event for c in extraction.claims if c.id in chosen} & {
            c.event for c in extraction.claims if c.id not in chosen
        }
        for event in sorted(mixed):
            extraction = _split_off(extraction, event, chosen, f"split off by {judgement.by}")
    return extraction


def _split_off(extraction: Extraction, event_id: str, chosen: set[str], reason: str) -> Extraction:
    moved = sorted(claim.id for claim in extraction.claims if claim.id in chosen and claim.event == event_id)
    old = next((event for event in extraction.events if event.id == event_id), None)
    if old is None:
        return extraction
    spans = [(c.quote.witness, c.quote.start, c.quote.end) for c in extraction.claims if c.id in moved]

    def within(event: Event, index: int) -> bool:
        quote = event.mentions[index].quote
        return any(w == quote.witness and a <= quote.start and quote.end <= b for w, a, b in spans)

    own = [index for index in range(len(old.mentions)) if within(old, index)]
    new = msgspec.structs.replace(
        old,
        id=content_id("e", "split", *moved),
        mentions=tuple(msgspec.structs.replace(old.mentions[i], reason=reason) for i in own),
    )
    rest = msgspec.structs.replace(
        old, mentions=tuple(mention for index, mention in enumerate(old.mentions) if index not in own)
    )
    events = tuple(rest if event.id == event_id else event for event in extraction.events)
    claims = tuple(_moved(claim, new.id) if claim.id in moved else claim for claim in extraction.claims)
    return msgspec.structs.replace(extraction, events=(*events, new), claims=claims)


def _moved(claim: Claim, event: str) -> Claim:
    return msgspec.structs.replace(claim, event=event)
