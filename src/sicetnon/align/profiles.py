"""What the claims of a witness say of an event, gathered for comparison with those of another witness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from sicetnon.align.entities import where
from sicetnon.chronology.day import from_iso
from sicetnon.lexicon import load
from sicetnon.lexicon.gazetteer import Place, find_place
from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, DateValue, Event, Extraction, ParticipantValue, PlaceValue, SequenceValue

Window = tuple[int, int]
WIDEST = 400  # days; a wider window tells no event from another
WIDEST_SERIES = 4000
NO_KIND = "happening"  # of an event whose verb names no kind; only a name can join two of them
LAST = -1  # stands among the ordinals for the last one of a series
_AREAS = ("country", "state", "region", "river", "sea", "mountains", "lake")


class Profile(msgspec.Struct, frozen=True):
    """One event as its witness tells it. Days are numbers (`chronology.day`), windows inclusive.

    `places` and `persons` are keys of groups of entities (what was aligned has one key); `areas` are countries and
    regions, which many events share; `groups` are armies, offices and other bodies. `ordinals` are its numbers in the
    series of id `series`. `name` are the folded words of a proper name, empty for an event that is only described;
    `by_place` says that the name is made of a place and the kind alone. `words` are all folded words of the label.
    """

    id: str
    label: str
    kind: str
    witnesses: frozenset[int]
    series: str | None
    name: frozenset[str] = frozenset()
    by_place: bool = False
    words: frozenset[str] = frozenset()
    windows: tuple[Window, ...] = ()
    places: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    ordinals: frozenset[int] = frozenset()

    @property
    def exact(self) -> bool:
        """Dated to a few days by at least one claim."""
        return any(end - start <= 3 for start, end in self.windows)


class World(msgspec.Struct, frozen=True):
    """What entities are known by: the kind of each, the place of those that are one, the key of the group."""

    kinds: dict[str, str]
    spots: dict[str, Place]
    group_of: Callable[[str], str]


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
    world = World({}, {}, group_of)
    for number, extraction in enumerate(extractions):
        for entity in extraction.entities:
            world.kinds[entity.id] = entity.kind
            spot = where(entity) if entity.kind == "place" else None
            if spot is not None:
                world.spots[entity.id] = spot
        for event in extraction.events:
            events.setdefault(event.id, event)
            homes.setdefault(event.id, set()).add(number)
        for claim in extraction.claims:
            claims.setdefault(claim.event, []).append(claim)
    return {
        event.id: _profile(event, claims.get(event.id, []), frozenset(homes[event.id]), world)
        for event in events.values()
    }


def _profile(event: Event, claims: list[Claim], witnesses: frozenset[int], world: World) -> Profile:
    """What is asserted counts; of an event that is only denied or not attested, what it would have been."""
    said = [claim for claim in claims if claim.polarity == "+"]
    if not any(claim.facet in ("date", "place") for claim in said):
        said = claims
    places, areas = _places(said, world)
    name, by_place = _name(event), _places_in(event)
    widest = WIDEST_SERIES if event.kind == "series" else WIDEST
    return Profile(
        event.id,
        event.label,
        event.kind,
        witnesses,
        event.series,
        name=name,
        by_place=bool(name and by_place) and len(_capitals(event)) - len(by_place) <= 1,
        words=frozenset(fold(word) for word in event.label.split() if len(word) > 3 and not word[0].isdigit()),
        windows=_windows(said, widest),
        places=frozenset(places | set(by_place.values())),
        areas=frozenset(areas),
        persons=_participants(said, world, "person"),
        groups=_participants(said, world, "group"),
        ordinals=_ordinals(said),
    )


def _participants(claims: list[Claim], world: World, kind: str) -> frozenset[str]:
    return frozenset(
        world.group_of(claim.value.entity)
        for claim in claims
        if isinstance(claim.value, ParticipantValue) and world.kinds.get(claim.value.entity) == kind
    )


def _ordinals(claims: list[Claim]) -> frozenset[int]:
    found = set()
    for claim in claims:
        if isinstance(claim.value, SequenceValue) and claim.value.relation in ("ordinal", "last"):
            if claim.value.ordinal:
                found.add(claim.value.ordinal)
            if claim.value.last or claim.value.relation == "last":
                found.add(LAST)
    return frozenset(found)


def _places(claims: list[Claim], world: World) -> tuple[set[str], set[str]]:
    """Where it was: exact places, and areas."""
    places: set[str] = set()
    areas: set[str] = set()
    for claim in claims:
        if isinstance(claim.value, PlaceValue) and claim.value.role == "at":
            known = world.spots.get(claim.value.entity)
            if known is None:
                places.add(world.group_of(claim.value.entity))
            else:
                (areas if known.kind in _AREAS else places).add(f"{known.name} {known.country}")
    return places, areas


def _windows(claims: list[Claim], widest: int) -> tuple[Window, ...]:
    found = set()
    for claim in claims:
        value = claim.value
        if not isinstance(value, DateValue) or value.relation not in ("on", "begin", "end", "ongoing"):
            continue
        if value.earliest is None or value.latest is None:
            continue
        window = from_iso(value.earliest), from_iso(value.latest)
        if window[0] <= window[1] and window[1] - window[0] <= widest:
            found.add(window)
    return tuple(sorted(found))


def _capitals(event: Event) -> list[str]:
    return [word.strip("“”\"'.,;:()") for word in event.label.split() if word[:1].isupper()]


def _places_in(event: Event) -> dict[str, str]:
    """The places that the words of a label name, with their keys ("Zakopane Conference")."""
    found = {}
    for word in _capitals(event):
        place = find_place(word, modern=False)
        if place is not None and place.kind not in _AREAS:
            found[word] = f"{place.name} {place.country}"
    return found


def _name(event: Event) -> frozenset[str]:
    """The folded words of a proper name ("Zakopane Conference"), without small words.

    A label with a number or a comma in it is a description, and so is one whose only capital is that of its first word,
    where the word names no place. Where all is written in capitals, two words of weight are asked for.
    """
    words = event.label.split()
    capitals = _capitals(event)
    if not capitals or any(word[:1].isdigit() for word in words) or "," in event.label:
        return frozenset()
    inner = [word for word in words[1:] if word[:1].isupper()]
    if not inner and not _places_in(event):
        return frozenset()
    keys = {fold(word) for word in words}
    weighty = frozenset(key for key in keys if len(key) > 3)
    if event.label.isupper() and (len(weighty) < 2 or event.kind == NO_KIND):
        return frozenset()
    return weighty or frozenset(keys)
