"""Conflicts in the order in which a person meets them: the smallest of all places first, or gathered under a pivot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import islice

import msgspec

from sicetnon.reason.engine.arena import Arena
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.dual import ConflictSearch, Fixed
from sicetnon.reason.engine.results import Conflict

_NEAR = 64
"""Claims around a pivot among which its conflicts are looked for first."""


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """The conflicts between the claim `pivot` and claims of the best reading, the simplest first.

    `complete` is false when there may be more than those listed.
    """

    pivot: str
    conflicts: tuple[Conflict, ...]
    complete: bool


def smallest(
    arenas: Iterable[Arena], free: set[int], given: set[int], meter: Meter
) -> Iterator[tuple[Arena, list[int]]]:
    """The minimal conflicts among the `free` claims, beside the `given`, of all arenas, smallest first.

    Raises Spent. What lies open in an arena is at least as large as its bound, so a conflict is handed out when no
    other arena's bound is below its size.
    """
    heap: list[tuple[int, int, Arena, ConflictSearch, list[int]]] = []
    for order, arena in enumerate(arenas):
        forced = set(arena.forced)
        firm = [claim for claim in arena.claims if claim in given or claim in forced]
        rest = [claim for claim in arena.claims if claim in free and claim not in forced]
        search = ConflictSearch(Fixed(arena.judge, firm), rest, meter, arena.rivals(meter).known(firm, rest, meter))
        heappush(heap, (len(free & forced), order, arena, search, []))
    while heap:
        _, order, arena, search, ready = heappop(heap)
        if ready:
            yield arena, ready
        more, conflict = search.step(meter)
        forced = free.intersection(arena.forced)
        if more or conflict is not None:
            ready = [] if conflict is None else sorted({*conflict, *forced})
            heappush(heap, (len(ready) or search.least + len(forced), order, arena, search, ready))


def nearest(arena: Arena, held: set[int], pivot: int, most: int, meter: Meter) -> tuple[list[list[int]], bool]:
    """The smallest conflicts between a claim and those held, `most` at most, and whether all of the arena was looked
    through: in a large component the claims near the pivot are, and more of them as long as there is no conflict.

    Raises Spent.
    """
    around = _NEAR
    while True:
        near = held.intersection(arena.near(pivot, around, meter))
        drawn = [claims for _, claims in islice(smallest([arena], near, {pivot}, meter), most)]
        whole = len(near) == len(held.intersection(arena.claims))
        if drawn or whole:
            return drawn, whole
        around *= 4
