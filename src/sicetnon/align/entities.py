"""Which persons, groups, places, works and documents of several witnesses are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sicetnon.align.grouping import Pair
from sicetnon.lexicon.gazetteer import Place, distance_km, find_place
from sicetnon.lexicon.names import fold, inflected_languages, name_parts, same_name, skeletons
from sicetnon.model import Entity, Extraction

SAME_SPOT_KM = 30.0  # two places of one name that lie nearer than this are one place
ONE_SPOT_KM = 0.5  # whatever they are called
LARGEST_BLOCK = 60  # entities under one key that are compared one by one


class Known(msgspec.Struct, frozen=True):
    """An entity and the numbers of the extractions that it is in."""

    entity: Entity
    witnesses: frozenset[int]


def gather(extractions: Sequence[Extraction]) -> dict[str, Known]:
    """All entities by id. One id in several extractions is one entity with the names of all."""
    found: dict[str, Known] = {}
    for number, extraction in enumerate(extractions):
        for entity in extraction.entities:
            before = found.get(entity.id)
            if before is None:
                found[entity.id] = Known(entity, frozenset((number,)))
                continue
            names = tuple(dict.fromkeys((*all_names(before.entity), *all_names(entity))))
            merged = msgspec.structs.replace(before.entity, names=names)
            found[entity.id] = Known(merged, before.witnesses | {number})
    return found


def all_names(entity: Entity) -> tuple[str, ...]:
    """Label and names, each once."""
    return tuple(dict.fromkeys((entity.label, *entity.names)))


def pairs(known: dict[str, Known]) -> list[Pair]:
    """The pairs of entities that may be the same, with reasons. Only those that share a key are compared."""
    found: list[Pair] = []
    for block in _blocks(known).values():
        ids = sorted(block)
        for index, one in enumerate(ids):
            for two in ids[index + 1 : index + LARGEST_BLOCK]:
                pair = _compare(known[one].entity, known[two].entity)
                if pair is not None:
                    found.append(pair)
    return _settle(sorted(set(found)), known)


def _blocks(known: dict[str, Known]) -> dict[tuple[str, str], set[str]]:
    blocks: dict[tuple[str, str], set[str]] = {}
    for item in known.values():
        for key in _keys(item.entity):
            blocks.setdefault((item.entity.kind, key), set()).add(item.entity.id)
    return {key: block for key, block in blocks.items() if len(block) > 1}


def _keys(entity: Entity) -> Iterable[str]:
    for name in all_names(entity):
        key = fold(name)
        if not key:
            continue
        yield key
        if entity.kind == "person":
            surname = name_parts(name).surname
            yield from skeletons(surname)
            yield surname[:5]
        elif entity.kind == "place":
            spot = where(entity)
            if spot is not None:
                yield f"{spot.latitude:.0f} {spot.longitude:.0f}"
        elif entity.kind in ("work", "document"):
            yield key[:12]


def where(entity: Entity) -> Place | None:
    """The gazetteer's place for a place entity; one with coordinates of its own stays where it is.

    An inflected name ("Krakowa") leads to a place only where the entity's own coordinates confirm it.
    """
    if entity.latitude is None or entity.longitude is None:
        found = (find_place(name, modern=False) for name in all_names(entity))
        return next((place for place in found if place is not None), None)
    own = Place(entity.label, (entity.label,), entity.latitude, entity.longitude, "", "")
    for name in all_names(entity):
        for language in ("", *inflected_languages()):
            place = find_place(name, language=language, modern=False)
            if place is not None and distance_km(own, place) <= SAME_SPOT_KM:
                return place
    return own


def _compare(a: Entity, b: Entity) -> Pair | None:
    if a.kind == "place":
        return _places(a, b)
    if a.kind == "person":
        return _persons(a, b)
    keys_a = {fold(name): name for name in all_names(a)}
    shared = sorted({fold(name) for name in all_names(b)} & set(keys_a))
    shared = [key for key in shared if key]
    if shared:
        name = keys_a[shared[0]]
        if a.kind == "group" and not any(letter.isupper() for letter in name):
            return Pair(2, 0, a.id, b.id, (f"both say “{name}”, which describes and does not name",))
        return Pair(0, -len(shared), a.id, b.id, (f"the same name: {name}",))
    if a.kind in ("work", "document"):
        return _works(a, b)
    return None


def _works(a: Entity, b: Entity) -> Pair | None:
    """One title may be the other without its subtitle."""
    short, long = sorted((fold(a.label), fold(b.label)), key=len)
    if len(short.split()) >= 2 and long.startswith(short + " "):
        return Pair(2, 0, a.id, b.id, (f"one title begins with the other: {a.label}, {b.label}",))
    return None


def _places(a: Entity, b: Entity) -> Pair | None:
    one, two = where(a), where(b)
    same_key = sorted({fold(name) for name in all_names(a)} & {fold(name) for name in all_names(b)})
    if one is not None and two is not None:
        known = (one.name, one.country, one.kind) == (two.name, two.country, two.kind)
        if known or distance_km(one, two) <= ONE_SPOT_KM:
            return Pair(0, -2, a.id, b.id, (_two_names(a.label, b.label),))
        if same_key and distance_km(one, two) <= SAME_SPOT_KM:
            return Pair(0, -1, a.id, b.id, (_two_names(a.label, b.label),))
        return None
    if same_key and same_key[0]:
        return Pair(0, 0, a.id, b.id, (_two_names(a.label, b.label),))
    return None


def _two_names(a: str, b: str) -> str:
    return f"the same place name: {a}" if fold(a) == fold(b) else f"two names of one place: {min(a, b)}, {max(a, b)}"


def _persons(a: Entity, b: Entity) -> Pair | None:
    best: tuple[int, str, str] | None = None
    for one in all_names(a):
        for two in all_names(b):
            likeness = same_name(one, two)
            if likeness is not None:
                found = (("same", "likely", "possible").index(likeness), one, two)
                best = min(best, found) if best is not None else found
    if best is None:
        return None
    rank, one, two = best
    if _contradict(a, b):
        return None
    if rank == 0 and not name_parts(one).given:
        rank = 1  # one surname may be two men's
    said = f"the same name: {one}" if one == two else f"one name in two forms: {min(one, two)}, {max(one, two)}"
    return Pair(rank, 0, a.id, b.id, (said,))


def _contradict(a: Entity, b: Entity) -> bool:
    """The fullest names speak against it: Grigori and Maxim may both be called Litvinov."""
    one = max(all_names(a), key=lambda name: (len(name_parts(name).given), name))
    two = max(all_names(b), key=lambda name: (len(name_parts(name).given), name))
    return same_name(one, two) is None


def _settle(found: list[Pair], known: dict[str, Known]) -> list[Pair]:
    """A likely pair of persons stays likely only when the name leads to nobody else; else it is possible."""
    partners: dict[str, set[str]] = {}
    for pair in found:
        if known[pair.one].entity.kind == "person" and pair.rank < 2:
            partners.setdefault(pair.one, set()).add(pair.two)
            partners.setdefault(pair.two, set()).add(pair.one)
    return [_weaken(pair, known, partners) if pair.rank == 1 else pair for pair in found]


def _weaken(pair: Pair, known: dict[str, Known], partners: dict[str, set[str]]) -> Pair:
    for here in (pair.one, pair.two):
        others = [known[other].entity for other in partners.get(here, ())]
        names = [other.label for other in others]
        if any(same_name(a, b) is None for index, a in enumerate(names) for b in names[index + 1 :]):
            return Pair(2, 0, pair.one, pair.two, (*pair.reasons, "but more than one person bears that name"))
    return pair
