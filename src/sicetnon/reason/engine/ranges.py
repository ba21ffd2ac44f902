"""Earliest and latest days under a consistent choice of claims, with the chain that gives each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sicetnon.errors import UsageError
from sicetnon.reason.engine.arena import MixedArena
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.dated import Dated
from sicetnon.reason.engine.dual import shrink
from sicetnon.reason.engine.graph import path
from sicetnon.reason.engine.hull import Hull
from sicetnon.reason.engine.kernel import FAR
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.oracle import Oracle
from sicetnon.reason.engine.results import Bound, Chain, Side, Step

_MANY = 16_384
"""Bounds between two looks at the clock."""


def inconsistent() -> UsageError:
    """The refusal of bounds for claims that cannot all hold."""
    return UsageError("claims that cannot all hold have no bounds; check() tells which")


def dated_bounds(dated: Dated, claims: Sequence[int], meter: Meter) -> Iterator[tuple[str, Bound]]:
    """The bounds of all points but the origin, by name; raises UsageError and Spent."""
    if dated.core(claims, meter) is not None:
        raise inconsistent()
    make, first = dated.kernel, dated.origins
    later, sooner = dated.graph.days(False, meter), dated.graph.days(True, meter)
    meter.look()
    low: list[int | None] = make.opposite(sooner)
    high: list[int | None] = make.listed(later)
    for days, field in ((low, sooner), (high, later)):
        meter.look()
        for node in meter.each(make.where_over(field, FAR - 1)):
            days[node] = None
    names = dated.form.points
    for begin in range(1, len(names), _MANY):
        meter.look()
        end = begin + _MANY
        columns = (days[begin + first - 1 : end + first - 1] for days in (low, high))
        yield from zip(names[begin:end], zip(*columns, strict=True), strict=True)


def dated_chain(dated: Dated, claims: Sequence[int], point: int, side: Side, meter: Meter) -> Chain:
    """The shortest path that gives the bound of a point."""
    if dated.core(claims, meter) is not None:
        raise inconsistent()
    backwards = side == "earliest"
    field = dated.graph.distances(backwards, meter)
    node = dated.node(point)
    name = dated.form.points[point]
    if field.distance[node] == FAR:
        return Chain(point=name, side=side, day=None)
    steps = [dated.step(arc) for arc in path(dated.graph.arcs, field, node, backwards)]
    day = int(-field.distance[node] if backwards else field.distance[node])
    return _chain(name, side, day, steps)


def _chain(point: str, side: Side, day: int | None, steps: Sequence[Step]) -> Chain:
    return Chain(
        point=point, side=side, day=day, steps=tuple(steps),
        claims=tuple(sorted({step.claim for step in steps} - {""})),
        rules=tuple(sorted({step.rule for step in steps} - {""})),
    )  # fmt: skip


class MixedRanges:
    """Bounds within one mixed component under `claims` (canonical numbers)."""

    def __init__(self, arena: MixedArena, claims: Sequence[int], kernel: Kernel) -> None:
        self._arena = arena
        self._kernel = kernel
        rank = {number: own for own, number in enumerate(arena.component.claims, 1)}
        self._own = [rank[claim] for claim in claims]
        self.hull = Hull(arena.oracle, kernel, self._own)

    def of(self, point: int) -> Bound:
        """The bounds of a point by its canonical number."""
        return self.hull.bound(self._arena.component.points.index(point))

    def grow(self, meter: Meter) -> None:
        """Find the hull. Raises UsageError for claims that cannot all hold, and Spent."""
        try:
            self.hull.grow(meter)
        except ValueError:
            raise inconsistent() from None

    def chain(self, point: int, name: str, side: Side, meter: Meter) -> Chain:
        """Why a point (in the component's own numbers) lies no earlier, or later: ask for a day beyond the bound."""
        earliest, latest = self.hull.bound(point)
        day = earliest if side == "earliest" else latest
        if day is None:
            return Chain(point=name, side=side, day=None)
        beyond = _Beyond(self._arena, self._kernel, (point, side, day), meter)
        kept = shrink(beyond, self._own, meter)
        explained = self._arena.explanation(beyond.oracle, [*kept, beyond.literal], meter)
        chain = _chain(name, side, day, explained.steps)
        form_claims = self._arena.names(kept)
        return Chain(point=name, side=side, day=day, claims=form_claims, rules=chain.rules, steps=chain.steps)


class _Beyond:
    """A judge who is asked for a day beyond a bound."""

    def __init__(self, arena: MixedArena, kernel: Kernel, bound: tuple[int, Side, int], meter: Meter) -> None:
        point, side, day = bound
        part = arena.component.part(arena.form, meter)
        self._claims = part.claims
        self.literal = part.variables = part.variables + 1
        row = (0, point, day - 1) if side == "earliest" else (point, 0, -day - 1)
        part.edges.append((*row, self.literal, 0, -1))
        self.oracle = Oracle(part, kernel, meter)

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        """As `Judge.core`."""
        core = self.oracle.ask([*self.oracle.rules, self.literal, *claims], meter)
        return core if core is None else [claim for claim in core if claim <= self._claims]

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        """As `Judge.extend`."""
        kept = list(claims)
        left_out = []
        for claim in universe:
            if claim not in kept:
                if self.core([*kept, claim], meter) is None:
                    kept.append(claim)
                else:
                    left_out.append(claim)
        return left_out
