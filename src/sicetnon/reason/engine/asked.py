"""What a supposition asks of its engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sicetnon.reason.engine.alter import Alteration, Split, merged, parted, proposition
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.excerpt import Excerpt, homes
from sicetnon.reason.engine.network import ORIGIN
from sicetnon.reason.engine.ranges import MixedRanges
from sicetnon.reason.engine.results import Conflict, Core

if TYPE_CHECKING:
    from sicetnon.reason.engine.engine import Engine


class EngineAsked:
    """The engine, as a supposition sees it."""

    def __init__(self, engine: Engine, meter: Meter) -> None:
        self._engine = engine
        self._points = {name: number for number, name in enumerate(meter.each(engine._form.points)) if number}
        parts = enumerate(engine._split.mixed)
        self._homes = {point: place for place, part in parts for point in meter.each(part.points) if point}

    def meter(self) -> Meter:
        return self._engine._meter()

    def number_of(self, claim: str) -> int:
        return self._engine._numbers([claim], self.meter())[0]

    def names_of(self, claims: Iterable[int]) -> tuple[str, ...]:
        return self._engine._names(claims)

    def point_numbers(self) -> dict[str, int]:
        return self._points.copy()

    def propositions(self) -> Iterable[str]:
        named = (proposition(key) for key in self._engine._form.keys.values())
        return [name for name in named if name is not None]

    def point_names(self) -> list[str]:
        return self._engine._form.points

    def mixed_home(self, *, claim: int = 0, point: int = 0) -> int:
        return self._engine._in_mixed.get(claim, -1) if claim else self._homes.get(point, -1)

    def mixed_ranges(self, place: int, claims: Iterable[int], meter: Meter) -> MixedRanges:
        share = self._engine._shares(sorted(claims), meter)[place]
        return MixedRanges(self._engine._mixed(place, meter), share, self._engine._kernel)

    def mixed_points(self, place: int) -> list[int]:
        return self._engine._split.mixed[place].points[1:]

    def mixed_core(self, place: int, claims: Iterable[int]) -> Core | None:
        meter = self.meter()
        share = self._engine._shares(sorted(claims), meter)[place]
        core = self._engine._arena(place, meter).core(share, meter)
        return None if core is None else Core(claims=self._engine._names(core))

    def alter(self, alterations: Sequence[Alteration], claims: Iterable[int]) -> _Island:
        return _Island(self._engine, alterations, set(claims))


class _Island:
    """The components that alterations have touched, altered, as a network of their own."""

    def __init__(self, engine: Engine, alterations: Sequence[Alteration], held: set[int]) -> None:
        form, split = engine._form, engine._split
        excerpt = Excerpt(form, split, homes(form, split, alterations, engine._number))
        network, selectors = excerpt.network, list[str]()
        for alteration in alterations:
            if isinstance(alteration, Split):
                network = parted(network, alteration)
            else:
                selectors.append(f"\0{len(selectors)}")  # no claim of a network is called so
                merged(network, alteration, selectors[-1])
        self.claims = set(excerpt.claims)
        self.points = set(network.points) - {ORIGIN}
        kept = [*engine._names(held & self.claims), *selectors]
        fast, second = engine._kernel.fast, engine._second
        inner = type(engine)(network, budget=engine._budget.ending(), fast=fast, second=second)
        self._selectors = set(selectors)
        self.conflict = self._against(inner, kept)
        if self.conflict is None:
            self.supposed = inner.what_if(kept)
        inner._budget = engine._budget

    def _against(self, inner: Engine, kept: Sequence[str]) -> Conflict | None:
        """A minimal conflict of the claims held, where events are one as supposed."""
        core = inner.check(kept)
        if not isinstance(core, Core):
            return None
        conflict = next(inner.conflicts(kept, hard=sorted(self._selectors), limit=1), Conflict(claims=core.claims))
        steps = [replace(step, claim="") if step.claim in self._selectors else step for step in conflict.steps]
        claims = tuple(name for name in conflict.claims if name not in self._selectors)
        return replace(conflict, claims=claims, given=(), steps=tuple(steps))

    def add(self, claim: str) -> Core | None:
        """As `Supposition.add`; that events are one is no claim."""
        core = self.supposed.add(claim)
        return core and Core(claims=tuple(name for name in core.claims if name not in self._selectors))
