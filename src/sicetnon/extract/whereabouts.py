"""Where: places of events."""

from __future__ import annotations

from sicetnon.extract.classes import FROM_A_PLACE, PREPOSITION, VERB, bit
from sicetnon.extract.frame import hull
from sicetnon.extract.joins import join_phrase, predicate
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene, Spot
from sicetnon.model import PlaceValue

_WHERE_ROLES = tuple((bit(name), name) for name in ("near", "from", "through", "at", "to"))
_BE = bit("be")
_PLACES, _NAME, _DATE = bit("places"), bit("name"), bit("date", "duration")
_PLACE_NAME = bit("place_name")


def role_of(spot: Spot) -> str:
    """How a happening stands to the place that a preposition leads to."""
    where = spot.where
    for classes, role in _WHERE_ROLES:
        if where & classes:
            return role
    return "at"


def places(page: Page, scene: Scene) -> None:
    """Where it was, whence, whither, through where."""
    if scene.event is None or scene.said.evidence:
        return
    for spot in scene.spots:
        role = role_of(spot)
        if scene.target is not None and scene.target.first <= spot.first <= scene.target.last:
            continue
        ident = page.entities.get("place", spot.name)
        owner = next(
            (p for p in scene.phrases if p.last + 1 == spot.first and p is not scene.target and p.preposition), None
        )
        if owner is not None and not predicate(scene, owner):
            event = join_phrase(page, scene, owner, circumstances=False)
            value = PlaceValue(entity=ident, label=spot.name, role=role)  # type: ignore[arg-type]
            page.say(scene, event, "place", value, (owner.first, spot.last), "place of a noun", polarity="+")
            continue
        if role == "at" and spot.named and not scene.said.voice and scene.said.polarity == "+":
            scene.event.placed(page.entities.place_of(ident))
        first, distance = spot.first, _distance(page, scene, spot)
        if distance is not None:
            first, role = spot.first - 2, "distance"
        value = PlaceValue(entity=ident, label=spot.name, role=role, distance_km=distance)  # type: ignore[arg-type]
        span = hull(scene, first, spot.last)
        page.say(scene, scene.event, "place", value, span, f"place after {role}", at=spot.last)
    if scene.said.local:
        _on_the_other_side(page, scene)


def _on_the_other_side(page: Page, scene: Scene) -> None:
    """ "… or, as some prefer, upon the Aventine": the place that a voice of its own names instead."""
    units = scene.units
    if not any(role_of(spot) in {"at", "near"} for spot in scene.spots) or scene.event is None:
        return
    for low, high, _ in scene.said.local:
        if not units[low].flags & PREPOSITION or any(low <= spot.last <= high for spot in scene.spots):
            continue
        name = next((i for i in range(low + 1, high + 1) if units[i].flags & _NAME), -1)
        if name < 0 or any(units[i].flags & (VERB | _DATE) for i in range(low, name)):
            continue
        label = units[name].label
        value = PlaceValue(entity=page.entities.get("place", label), label=label)
        page.say(scene, scene.event, "place", value, (low, name), "place by another voice", at=name)


def _distance(page: Page, scene: Scene, spot: Spot) -> float | None:
    """Kilometres in "40 km from Trieste"; None when no distance is said."""
    units = scene.units
    if spot.first < 2 or not spot.where & FROM_A_PLACE or not units[spot.first - 1].flags & _KILOMETRES:
        return None
    number = units[spot.first - 2].word.value
    factor = page.lexis.kilometres.get(units[spot.first - 1].word.lower, 1.0)
    return number * factor if number is not None else None


_KILOMETRES = bit("kilometres")


def locations(page: Page, scene: Scene) -> None:
    """ "Brześć was the location of the first meeting": a place as subject of what is said of an event."""
    clause, units = scene.clause, scene.units
    if scene.event is None or not scene.verb & _BE or clause.verb < 0:
        return
    if not any(units[i].flags & _PLACES for i in clause.units if clause.verb < i < scene.last):
        return
    for i in clause.units:
        if i < clause.verb and units[i].flags & _PLACE_NAME:
            ident = page.entities.get("place", units[i].label)
            scene.event.placed(page.entities.place_of(ident))
            page.say(
                scene,
                scene.event,
                "place",
                PlaceValue(entity=ident, label=units[i].label),
                hull(scene, i, i),
                "place as subject",
            )
