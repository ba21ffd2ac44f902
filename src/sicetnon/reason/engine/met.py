"""Conflicts that are met at once: minimal, but not known to be the smallest. They are told when the budget ends before
the search for the smallest has come to them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sicetnon.reason.engine.arena import Arena, DatedArena
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.dated import Dated
from sicetnon.reason.engine.dual import Fixed, shrink

_LONG = 300
"""Claims of a contradiction that takes as long to shrink as the search for the smallest."""
_PAIRS, _NEAR = 30, 8
"""Pairs told of one component with alternatives; claims that are first put to the oracle together."""
_FEW = 32
"""Claims of a contradiction that are soon shrunk; among more claims there may be a smaller one."""


def met_in_dates(
    dated: Dated, chosen: Sequence[int] | None, given: Sequence[int], meter: Meter
) -> Iterator[tuple[Arena, list[int]]]:
    """The first ways round that are shorter than nothing, each shrunk. Raises Spent."""
    for core in dated.cores(chosen, given, meter.share(8), meter):
        if len(core) <= _LONG:
            yield from _within(dated, core, given, meter)


def _within(
    dated: Dated, core: Sequence[int], given: Collection[int], meter: Meter
) -> Iterator[tuple[Arena, list[int]]]:
    """A minimal conflict of each place where the claims of a core conflict."""
    for clusters in dated.clusters(core, given, meter):
        arena = DatedArena(dated, clusters[:1], meter)
        own = set(arena.claims)
        judge = Fixed(arena.judge, [claim for claim in given if claim in own])
        found = judge.core([claim for claim in core if claim in own and claim not in given], meter)
        if found is not None:
            yield arena, sorted(shrink(judge, found, meter))


def met_in_alternatives(
    arena: Arena, free: Sequence[int], given: Sequence[int], meter: Meter
) -> Iterator[tuple[Arena, list[int]]]:
    """Pairs that exclude each other; else the first contradiction among more and more claims that hang together (as
    long as it is a large one, more claims may contradict each other more simply), shrunk. Raises Spent."""
    judge, open_to = Fixed(arena.judge, given), set(free)
    pairs = arena.rivals(meter).known(given, free, meter)
    for pair in pairs[:_PAIRS]:
        yield arena, sorted(shrink(judge, pair, meter))
    around = len(open_to) if pairs else _NEAR
    best: list[int] | None = None
    while around < 2 * len(open_to):
        near = open_to.intersection(arena.near(free[0], around, meter))
        core = judge.core(sorted(near), meter)
        if core is not None:
            if best is not None and len(core) >= len(best):
                break
            best = core
            if len(core) <= _FEW:
                break
        around *= 2
    if best is not None:
        yield arena, sorted(shrink(judge, best, meter))
