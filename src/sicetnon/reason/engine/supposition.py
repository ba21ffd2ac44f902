"""The face of what-if: claims by their ids, components of dates and mixed ones alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sicetnon.errors import UsageError
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.ranges import MixedRanges
from sicetnon.reason.engine.results import Bound, Core
from sicetnon.reason.engine.whatif import DatedWhatIf


class Asked(Protocol):
    """What a supposition needs of its engine."""

    def meter(self) -> Meter: ...
    def number_of(self, claim: str) -> int: ...
    def point_of(self, name: str) -> int: ...
    def point_names(self) -> list[str]: ...
    def mixed_home(self, *, claim: int = 0, point: int = 0) -> int: ...
    def mixed_ranges(self, place: int, claims: Iterable[int]) -> MixedRanges: ...
    def core_of(self, claims: Iterable[int]) -> Core | None: ...


class Supposition:
    """A consistent choice of claims that can be changed: `drop`, `add`, `undo`, with bounds after each step."""

    def __init__(self, engine: Asked, dated: DatedWhatIf, claims: Iterable[int]) -> None:
        self._engine = engine
        self._dated = dated
        self._claims = set(claims)
        self._moves: list[tuple[int, bool, set[int]]] = []
        self._ranges: dict[int, MixedRanges] = {}
        self.changed: tuple[str, ...] = ()
        """The points whose bounds the last step may have moved."""

    def drop(self, claim: str) -> None:
        """Do without a claim. Raises UsageError when it is not among those held."""
        number = self._engine.number_of(claim)
        if number not in self._claims:
            raise UsageError(f"claim {claim!r} is not held")
        place = self._engine.mixed_home(claim=number)
        points = set() if place >= 0 else self._dated.drop(number)
        self._claims.discard(number)
        self._note(number, False, points, place)

    def add(self, claim: str) -> Core | None:
        """Hold a claim besides. When it cannot be held, nothing is changed, and the claims against it are returned."""
        number = self._engine.number_of(claim)
        if number in self._claims:
            raise UsageError(f"claim {claim!r} is held already")
        place = self._engine.mixed_home(claim=number)
        points: set[int] | None = set()
        core = None
        if place >= 0:
            core = self._engine.core_of({*self._claims, number})
        else:
            points = self._dated.add(number, self._engine.meter())
            if points is None:
                core = self._engine.core_of({*self._claims, number})
        if core is None and points is not None:
            self._claims.add(number)
            self._note(number, True, points, place)
        return core

    def undo(self) -> None:
        """Take the last step back. Raises UsageError when there is none."""
        if not self._moves:
            raise UsageError("there is no step to take back")
        number, added, _ = self._moves.pop()
        place = self._engine.mixed_home(claim=number)
        points = set() if place >= 0 else self._dated.undo(self._engine.meter())
        if added:
            self._claims.discard(number)
        else:
            self._claims.add(number)
        self._show(points, place)

    def bound(self, point: str) -> Bound:
        """Earliest and latest day of a point as things are supposed."""
        number = self._engine.point_of(point)
        place = self._engine.mixed_home(point=number)
        if place < 0:
            return self._dated.bound(number)
        if place not in self._ranges:
            self._ranges[place] = self._engine.mixed_ranges(place, self._claims)
            self._ranges[place].grow(self._engine.meter())
        return self._ranges[place].of(number)

    def _note(self, number: int, added: bool, points: set[int], place: int) -> None:
        self._moves.append((number, added, points))
        self._show(points, place)

    def _show(self, points: set[int], place: int) -> None:
        names = self._engine.point_names()
        found = [names[point] for point in points]
        if place >= 0:
            ranges = self._ranges.pop(place, None) or self._engine.mixed_ranges(place, ())
            found += [names[point] for point in ranges.points]
        self.changed = tuple(sorted(found))
