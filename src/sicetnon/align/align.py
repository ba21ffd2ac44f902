"""The whole comparison: entities first, then the events that they took part in."""

from __future__ import annotations

from collections.abc import Sequence

from sicetnon.align import entities, events
from sicetnon.align.decided import apart, joined
from sicetnon.align.grouping import Groups, group
from sicetnon.align.profiles import profiles
from sicetnon.model import Alignment, Extraction, Judgement


def align(extractions: Sequence[Extraction], *, decided: Sequence[Judgement] = ()) -> tuple[Alignment, ...]:
    """Suggest which events and entities of several extractions (one a witness) are the same.

    `decided` are persons' judgements: `same-as` comes back as an alignment that is `same`, and nothing that a `split`
    keeps apart is suggested. The order of the extractions does not matter. Time is near linear in the number of events
    and entities: only those that share a key (name, place, month, number) are compared, and of those under one key only
    the next forty.
    """
    kept_apart = apart(decided, extractions)
    known = entities.gather(extractions)
    homes: dict[str, frozenset[int]] = {}
    for number, extraction in enumerate(extractions):
        for event in extraction.events:
            homes[event.id] = homes.get(event.id, frozenset()) | {number}
    settled = joined(decided, {**dict.fromkeys(known, "entity"), **dict.fromkeys(homes, "event")})

    persons = Groups({id_: item.witnesses for id_, item in known.items()}, kept_apart)
    _unite(settled, persons, "entity")
    found = group(entities.pairs(known), persons, "entity", several=True)

    if len(extractions) < 2:  # events of one witness are told apart where they are read
        return tuple(settled + sorted(found, key=_place))

    happenings = Groups(homes, kept_apart)
    _unite(settled, happenings, "event")
    known_events = profiles(extractions, persons.find)
    series = {id_: profile for id_, profile in known_events.items() if profile.kind == "series"}
    found += group(events.pairs(series), happenings, "event")
    others = {id_: profile for id_, profile in known_events.items() if profile.kind != "series"}
    found += group(events.pairs(others, happenings.find), happenings, "event")
    return tuple(settled + sorted(found, key=_place))


def _place(alignment: Alignment) -> tuple[str, tuple[str, ...]]:
    return alignment.kind, alignment.members


def _unite(settled: list[Alignment], groups: Groups, kind: str) -> None:
    for alignment in settled:
        if alignment.kind == kind:
            for member in alignment.members[1:]:
                groups.unite(alignment.members[0], member)
