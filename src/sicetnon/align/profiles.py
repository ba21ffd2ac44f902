"""What the claims of a witness say of an event, gathered for comparison with those of another witness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from sicetnon.chronology.day import from_iso
from sicetnon.lexicon import load
from sicetnon.lexicon.gazetteer import find_place
from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, DateValue, Event, Extraction, ParticipantValue, PlaceValue, SequenceValue

Window = tuple[int, int]
WIDEST = 400  # days; a wider window tells no event from another


class Profile(msgspec.Struct, frozen=True):
    """One event as its witness tells it. Days are numbers (`chronology.day`), windows inclusive.

    `places` and `persons` are ids of groups of entities (what was aligned has one id); `series` is the kind of the
    series it belongs to, `ordinal` its number there. `name` are the folded words of a proper name, empty for an event
    that is only described. `by_place` says that the name is made of a place and the kind alone.
    """

    id: str
    label: str
    kind: str
    witnesses: frozenset[int]
    name: frozenset[str]
    by_place: bool
    windows: tuple[Window, ...]
    places: frozenset[str]
    areas: frozenset[str]
    persons: frozenset[str]
    ordinals: frozenset[int]
    claims: int

    @property
    def exact(self) -> bool:
        """Dated to a few days by at least one claim."""
        return any(end - start <= 3 for start, end in self.windows)


@cache
def kin() -> dict[str, frozenset[str]]:
    """Kinds of events that one account may use for the other (`extract.kinds.alike`).

    Kinds have the same names in all lexicons, so that the English file says it for every language.
    """
    found: dict[str, set[str]] = {}
    for group in load("en").section("extract").get("kinds", {}).get("alike", []):
        for kind in group:
            found.setdefault(kind, set()).update(group)
    return {kind: frozenset(group) for kind, group in found.items()}


def akin(a: str, b: str) -> bool:
    """Whether two kinds of events may be one happening's; a series is only ever a series."""
    return a == b or ("series" not in (a, b) and b in kin().get(a, frozenset()))


def profiles(extractions: Sequence[Extraction], group_of: Callable[[str], str]) -> dict[str, Profile]:
    """The profiles of all events, by event id; linear in the number of claims."""
    claims: dict[str, list[Claim]] = {}
    events: dict[str, Event] = {}
    homes: dict[str, set[int]] = {}
    kinds: dict[str, str] = {}
    for number, extraction in enumerate(extractions):
        kinds.update({entity.id: entity.kind for entity in extraction.entities})
        for event in extraction.events:
            events.setdefault(event.id, event)
            homes.setdefault(event.id, set()).add(number)
        for claim in extraction.claims:
            claims.setdefault(claim.event, []).append(claim)
    return {
        event.id: _profile(event, claims.get(event.id, []), frozenset(homes[event.id]), group_of, kinds)
        for event in events.values()
    }


def _profile(
    event: Event,
    claims: list[Claim],
    witnesses: frozenset[int],
    group_of: Callable[[str], str],
    kinds: dict[str, str],
) -> Profile:
    said = [claim for claim in claims if claim.polarity == "+"]
    places, areas = _places(said, group_of)
    persons = {
        group_of(claim.value.entity)
        for claim in said
        if isinstance(claim.value, ParticipantValue) and kinds.get(claim.value.entity) == "person"
    }
    ordinals = {
        claim.value.ordinal
        for claim in said
        if isinstance(claim.value, SequenceValue) and claim.value.relation == "ordinal" and claim.value.ordinal
    }
    return Profile(
        event.id,
        event.label,
        event.kind,
        witnesses,
        _name(event),
        _by_place(event),
        _windows(said),
        frozenset(places),
        frozenset(areas),
        frozenset(persons),
        frozenset(ordinals),
        len(claims),
    )


def _places(claims: list[Claim], group_of: Callable[[str], str]) -> tuple[set[str], set[str]]:
    """Where it was: exact places, and areas (which many events share)."""
    places: set[str] = set()
    areas: set[str] = set()
    for claim in claims:
        if isinstance(claim.value, PlaceValue) and claim.value.role == "at":
            known = find_place(claim.value.label, modern=False)
            wide = known is not None and known.kind in ("country", "state", "region", "river", "sea", "mountains")
            (areas if wide else places).add(group_of(claim.value.entity))
    return places, areas


def _windows(claims: list[Claim]) -> tuple[Window, ...]:
    found = set()
    for claim in claims:
        value = claim.value
        if not isinstance(value, DateValue) or value.relation not in ("on", "begin", "end", "ongoing"):
            continue
        if value.earliest is None or value.latest is None:
            continue
        window = from_iso(value.earliest), from_iso(value.latest)
        if window[0] <= window[1] and window[1] - window[0] <= WIDEST:
            found.add(window)
    return tuple(sorted(found))


def _name(event: Event) -> frozenset[str]:
    """The folded words of a proper name ("Zakopane Conference"); a label with a number in it is a description."""
    words = event.label.split()
    capitals = [word for word in words if word[:1].isupper()]
    if not capitals or any(word[:1].isdigit() for word in words) or "," in event.label:
        return frozenset()
    if len(capitals) == 1 and len(words) == 1 and fold(event.label) == fold(event.kind):
        return frozenset()
    keys = {fold(word) for word in words}
    return frozenset(key for key in keys if len(key) > 3) or frozenset(keys)


def _by_place(event: Event) -> bool:
    """Every capitalised word of the label but the first or last one names a place."""
    capitals = [word for word in event.label.split() if word[:1].isupper()]
    places = [word for word in capitals if find_place(word, modern=False) is not None]
    return bool(places) and len(capitals) - len(places) <= 1
