"""How two places stand to each other: the same, one inside the other, near, apart, or not known."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from sicetnon.lexicon.gazetteer import Place, find_place
from sicetnon.lexicon.names import fold
from sicetnon.model import Entity, PlaceValue
from sicetnon.reason.index import Index

Standing = Literal["same", "inside", "near", "apart", "unknown"]
NEAR_KM = 30.0
"""Two settlements nearer than this may be meant for one another ("at Brest", in a village outside it)."""
_EARTH_KM = 6371.0
_AREAS = ("country", "state", "region", "island", "river", "lake", "sea", "mountains")


@lru_cache(maxsize=8192)
def _known(name: str) -> Place | None:
    return find_place(name)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points given as (latitude, longitude) in degrees (haversine formula)."""
    lat1, lon1, lat2, lon2 = (radians(x) for x in (*one, *other))
    root = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, root)))


class Gazetteer:
    """What is known of the places of one record."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def entity(self, value: PlaceValue) -> Entity | None:
        """The place's entity."""
        return self.index.entities.get(value.entity)

    def place(self, value: PlaceValue) -> Place | None:
        """The gazetteer's entry of a claimed place, where it has one."""
        return _known(value.label) or (_known(known.label) if (known := self.entity(value)) else None)

    def point(self, value: PlaceValue) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, where they are known."""
        known = self.entity(value)
        if known is not None and known.latitude is not None and known.longitude is not None:
            return known.latitude, known.longitude
        place = self.place(value)
        return (place.latitude, place.longitude) if place is not None else None

    def is_area(self, value: PlaceValue) -> bool:
        """A country, a region or a river: other places lie in it."""
        place = self.place(value)
        return place is not None and place.kind in _AREAS

    def _around(self, entity: str) -> tuple[str, ...]:
        """The place and those that contain it, by the witnesses' own words."""
        found: list[str] = []
        current: str | None = entity
        while current and current not in found and len(found) < 12:
            found.append(current)
            known = self.index.entities.get(current)
            current = known.within if known else None
        return tuple(found)

    def standing(self, one: PlaceValue, other: PlaceValue) -> Standing:
        """How two claimed places stand to each other."""
        if one.entity == other.entity or fold(one.label) == fold(other.label):
            return "same"
        first, second = self._around(one.entity), self._around(other.entity)
        if one.entity in second or other.entity in first:
            return "inside"
        here, there = self.place(one), self.place(other)
        if here is not None and there is not None:
            if here.name == there.name and here.kind == there.kind and here.country == there.country:
                return "same"
            if here.kind in _AREAS or there.kind in _AREAS:
                return "unknown"
        a, b = self.point(one), self.point(other)
        if a is None or b is None:
            return "unknown"
        return "near" if kilometres(a, b) <= NEAR_KM else "apart"

    def distance(self, one: PlaceValue, other: PlaceValue) -> float | None:
        """Kilometres between two claimed places, where both are known."""
        a, b = self.point(one), self.point(other)
        return kilometres(a, b) if a is not None and b is not None else None
