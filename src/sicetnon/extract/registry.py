"""The persons, groups, places and works of one witness, each once, under all the names it is met by."""

from __future__ import annotations

from sicetnon.lexicon.gazetteer import Place, find_place
from sicetnon.lexicon.names import fold, same_name
from sicetnon.model import Entity, EntityKind
from sicetnon.text import content_id

SAME_SURNAME = 32  # persons of one surname that are compared


class _Thing:
    __slots__ = ("id", "kind", "label", "names", "place")

    def __init__(self, ident: str, kind: EntityKind, label: str, place: Place | None) -> None:
        self.id = ident
        self.kind = kind
        self.label = label
        self.names = [label]
        self.place = place


class Entities:
    """Entities by kind and folded name; a surname alone is the person who was met with it before."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._things: dict[str, _Thing] = {}
        self._by_key: dict[tuple[str, str], _Thing] = {}
        self._by_surname: dict[str, list[_Thing]] = {}
        self._asked: dict[tuple[str, str], str] = {}

    def get(self, kind: EntityKind, name: str) -> str:
        """The id of the entity of this kind and name, which is new when it was not met before."""
        known = self._asked.get((kind, name))
        if known is None:
            known = self._asked[kind, name] = self._of(kind, " ".join(name.split()))
        return known

    def _of(self, kind: EntityKind, name: str) -> str:
        key = (kind, fold(name) or name)
        thing = self._by_key.get(key)
        if thing is None:
            thing = self._known(kind, name) or self._new(kind, name)
            self._by_key[key] = thing
        if name not in thing.names:
            thing.names.append(name)
            if kind == "person" and len(name) > len(thing.label):
                thing.label = name
        return thing.id

    def is_person(self, name: str) -> bool:
        """Whether a person of this surname was met."""
        return fold(name) in self._by_surname

    def kind_of(self, ident: str | None) -> EntityKind | None:
        """The kind of an entity of this witness; None for an unknown id."""
        thing = self._things.get(ident) if ident else None
        return thing.kind if thing else None

    def place_of(self, ident: str) -> str:
        """What places are compared by: the gazetteer's name, else the entity's id."""
        thing = self._things.get(ident)
        return thing.place.name if thing and thing.place else ident

    def _known(self, kind: EntityKind, name: str) -> _Thing | None:
        if kind == "place":
            place = self._place(name)
            return self._by_key.get(("gazetteer", place.name)) if place else None
        if kind != "person":
            return None
        for thing in self._by_surname.get(_surname(name), ())[:SAME_SURNAME]:
            if same_name(thing.label, name) in ("same", "likely"):
                return thing
        return None

    def _place(self, name: str) -> Place | None:
        return find_place(name, language=self.language)

    def _new(self, kind: EntityKind, name: str) -> _Thing:
        place = self._place(name) if kind == "place" else None
        thing = _Thing(content_id("n", kind, fold(name) or name), kind, name, place)
        if thing.id in self._things:
            return self._things[thing.id]
        self._things[thing.id] = thing
        if place:
            self._by_key[("gazetteer", place.name)] = thing
        if kind == "person":
            self._by_surname.setdefault(_surname(name), []).append(thing)
        return thing

    def finish(self) -> tuple[Entity, ...]:
        """All entities, in the order in which they were met."""
        return tuple(
            Entity(
                id=thing.id,
                kind=thing.kind,
                label=thing.label,
                names=tuple(thing.names),
                latitude=thing.place.latitude if thing.place else None,
                longitude=thing.place.longitude if thing.place else None,
            )
            for thing in self._things.values()
        )


def _surname(name: str) -> str:
    folded = fold(name)
    return folded.rpartition(" ")[2]
