"""The face of what-if: claims and points by their names, components of dates and mixed ones alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

from sicetnon.errors import UsageError
from sicetnon.reason.engine.alter import Alteration, Merge, Split, by_event, renamed, shared
from sicetnon.reason.engine.budget import Meter, Spent
from sicetnon.reason.engine.ranges import MixedRanges
from sicetnon.reason.engine.results import Bound, Conflict, Core
from sicetnon.reason.engine.whatif import DatedWhatIf

_ISLAND = -1
"""The number of a point that an alteration has made in a network of its own."""


class Altered(Protocol):
    """The components that alterations have touched, as a network of their own."""

    claims: set[int]
    points: set[str]
    conflict: Conflict | None
    """Why the alterations cannot hold, where they cannot."""
    supposed: Supposition

    def add(self, claim: str) -> Core | None:
        """As `Supposition.add`, in terms of claims alone."""
        ...


class Asked(Protocol):
    """What a supposition needs of its engine."""

    def meter(self) -> Meter: ...
    def number_of(self, claim: str) -> int: ...
    def names_of(self, claims: Iterable[int]) -> tuple[str, ...]: ...
    def point_numbers(self) -> dict[str, int]: ...
    def point_names(self) -> list[str]: ...
    def propositions(self) -> Iterable[str]: ...
    def mixed_home(self, *, claim: int = 0, point: int = 0) -> int: ...
    def mixed_points(self, place: int) -> list[int]: ...
    def mixed_ranges(self, place: int, claims: Iterable[int], meter: Meter) -> MixedRanges: ...
    def mixed_core(self, place: int, claims: Iterable[int]) -> Core | None: ...
    def alter(self, alterations: Sequence[Alteration], claims: Iterable[int]) -> Altered: ...


P = ParamSpec("P")
R = TypeVar("R")


def _within_budget(step: Callable[P, R]) -> Callable[P, R]:
    """The step, with the refusal of one that could not be decided."""

    @wraps(step)
    def bounded(*args: P.args, **named: P.kwargs) -> R:
        try:
            return step(*args, **named)
        except Spent:
            raise undecided() from None

    return bounded


def undecided() -> UsageError:
    """The refusal of a supposition for which the budget is too small."""
    return UsageError("the budget ended before this was decided; nothing was changed")


class Supposition:
    """A consistent choice of claims that can be changed: `drop`, `add`, `merge`, `split`, `undo`, with bounds after
    each step.

    Raises UsageError, and changes nothing, where a step is not decided within the engine's budget.
    """

    def __init__(self, engine: Asked, dated: DatedWhatIf, claims: Iterable[int]) -> None:
        self._engine = engine
        self._dated = dated
        self._claims = set(claims)
        self._points = engine.point_numbers()
        self._alterations: list[Alteration] = []
        self._island: Altered | None = None
        self._ranges: dict[int, MixedRanges] = {}
        self._steps: list[Callable[[], None]] = []
        self._named: list[dict[str, list[str]]] = []
        self.changed: tuple[str, ...] = ()
        """The points whose bounds the last step may have moved."""

    @property
    def held(self) -> tuple[str, ...]:
        """The claims that are held."""
        return self._engine.names_of(self._claims)

    def drop(self, claim: str) -> None:
        """Do without a claim. Raises UsageError when it is not among those held."""
        number = self._engine.number_of(claim)
        if number not in self._claims:
            raise UsageError(f"claim {claim!r} is not held")
        if (island := self._island_of(number)) is not None:
            island.supposed.drop(claim)
            self._show_island(island)
        elif (place := self._engine.mixed_home(claim=number)) >= 0:
            self._show_mixed(place)
        else:
            self._show(self._dated.drop(number))
        self._claims.discard(number)
        self._steps.append(lambda: self._take_back(number, held=True))

    @_within_budget
    def add(self, claim: str) -> Core | None:
        """Hold a claim besides. When it cannot be held, nothing is changed, and the claims against it are returned."""
        number = self._engine.number_of(claim)
        if number in self._claims:
            raise UsageError(f"claim {claim!r} is held already")
        core = None
        if (island := self._island_of(number)) is not None:
            core = island.add(claim)
            self._show_island(island)
        elif (place := self._engine.mixed_home(claim=number)) >= 0:
            core = self._engine.mixed_core(place, {*self._claims, number})
            self._show_mixed(place)
        elif (points := self._dated.add(number, self._engine.meter())) is None:
            core = Core(claims=self._engine.names_of(self._dated.refusal))
        else:
            self._show(points)
        if core is None:
            self._claims.add(number)
            self._steps.append(lambda: self._take_back(number, held=False))
        return core

    @_within_budget
    def merge(self, one: str, other: str) -> Conflict | None:
        """Let two events be one: their points of the same kind fall together, and the propositions about them (`alter`
        says which these are).

        When the claims held cannot hold then, nothing is changed, and a minimal conflict of theirs is returned. Raises
        UsageError when the events have no points and no propositions of the same kind.
        """
        merge = Merge(one, other)
        pairs, said = (shared((*names.get(one, ()), *names.get(other, ())), merge) for names in self._by_event())
        if one == other or not (pairs or said):
            raise UsageError(f"{one!r} and {other!r} have nothing of the same kind")
        if said or self._beyond(name for pair in pairs for name in pair):
            return self._alter(merge)
        numbers = [(self._points[name], self._points[same]) for name, same in pairs]
        found = self._dated.merge(numbers, merge.words, self._engine.meter())
        if isinstance(found, Conflict):
            return found
        self._show(found)
        self._alterations.append(merge)
        self._steps.append(self._redraw)
        return None

    def _by_event(self) -> list[dict[str, list[str]]]:
        """Points and propositions by their events, looked through when first asked for; two more after each split."""
        if not self._named:
            meter = self._engine.meter()
            self._named = [by_event(meter.each(names)) for names in (self._points, self._engine.propositions())]
        return self._named[-2:]

    @_within_budget
    def split(self, event: str, claims: Iterable[str], into: str) -> None:
        """Let an event be two: what `claims` say of it, they say of the new event `into`; they are held, or not,
        as before. Raises UsageError when there is no such event or claim, or something of the new name already."""
        moved = sorted({self._engine.number_of(claim) for claim in claims})
        own = sorted(self._by_event()[0].get(event, ()))
        if not own or not moved:
            raise UsageError(f"nothing to split: no event {event!r}, or no claims")
        if any(into in names for names in self._by_event()):
            raise UsageError(f"there is something of the name {into!r} already")
        split = Split(event, self._engine.names_of(moved), into)
        mixed = any(self._engine.mixed_home(claim=claim) >= 0 or self._island_of(claim) for claim in moved)
        made = [renamed(name, event, into) for name in own]
        if mixed or self._beyond(own):
            self._alter(split)
            self._points.update(dict.fromkeys(made, _ISLAND))
        else:
            first = self._dated.size
            points = self._dated.split([(new, self._points[old]) for old, new in zip(own, made, strict=True)], moved)
            self._points.update((new, first + place) for place, new in enumerate(made))
            self._show(points)
            self._alterations.append(split)
            self._steps.append(self._redraw)
        self._know(event, into)
        redraw = self._steps.pop()
        self._steps.append(lambda: self._rejoin(redraw, made))

    def undo(self) -> None:
        """Take the last step back. Raises UsageError when there is none."""
        if not self._steps:
            raise UsageError("there is no step to take back")
        self._steps.pop()()

    @_within_budget
    def bound(self, point: str) -> Bound:
        """Earliest and latest day of a point as things are supposed. Raises UsageError for an unknown one."""
        if point not in self._points:
            raise UsageError(f"no point {point!r} in this network")
        if self._island is not None and point in self._island.points:
            return self._island.supposed.bound(point)
        number = self._points[point]
        place = self._engine.mixed_home(point=number)
        if place < 0:
            return self._dated.bound(number)
        if place not in self._ranges:
            meter = self._engine.meter()
            ranges = self._engine.mixed_ranges(place, self._claims, meter)
            ranges.grow(meter)
            self._ranges[place] = ranges
        return self._ranges[place].of(number)

    def _island_of(self, claim: int) -> Altered | None:
        return self._island if self._island is not None and claim in self._island.claims else None

    def _beyond(self, points: Iterable[str]) -> bool:
        """Whether some of the points lie where more than dates decides."""
        island = self._island.points if self._island is not None else set()
        return any(name in island or self._engine.mixed_home(point=self._points[name]) >= 0 for name in points)

    def _alter(self, alteration: Alteration) -> Conflict | None:
        before = self._island
        island = self._engine.alter((*self._alterations, alteration), self._claims)
        if island.conflict is not None:
            return island.conflict
        self._island = island
        self._alterations.append(alteration)
        self._show_island(island)

        def back() -> None:
            self._alterations.pop()
            self._island = before
            self._show_island(island)

        self._steps.append(back)
        return None

    def _take_back(self, number: int, *, held: bool) -> None:
        """Take back that a claim was dropped (it is `held` again) or added."""
        if (island := self._island_of(number)) is not None:
            island.supposed.undo()
            self._show_island(island)
        elif (place := self._engine.mixed_home(claim=number)) >= 0:
            self._show_mixed(place)
        else:
            self._show(self._dated.undo())
        if held:
            self._claims.add(number)
        else:
            self._claims.discard(number)

    def _redraw(self) -> None:
        """Take back an alteration among dates alone."""
        self._alterations.pop()
        self._show(self._dated.undo())

    def _rejoin(self, redraw: Callable[[], None], made: Iterable[str]) -> None:
        """Take back a split."""
        for name in made:
            del self._points[name]
        del self._named[-2:]
        redraw()

    def _know(self, event: str, into: str) -> None:
        """The points and propositions that there are after a split, each by its events."""
        for names in self._named[-2:]:
            grown = dict(names)
            for prefix, own in by_event(renamed(name, event, into) for name in names.get(event, ())).items():
                grown[prefix] = [*names.get(prefix, ()), *own]
            self._named.append(grown)

    def _show(self, points: set[int]) -> None:
        self.changed = tuple(sorted(self._dated.name(point) for point in points))

    def _show_mixed(self, place: int) -> None:
        self._ranges.pop(place, None)
        names = self._engine.point_names()
        self.changed = tuple(sorted(names[point] for point in self._engine.mixed_points(place)))

    def _show_island(self, island: Altered) -> None:
        self.changed = tuple(sorted(island.points & self._points.keys()))
