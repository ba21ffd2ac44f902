"""Days told to the SAT solver by their order, where all points lie within narrow bounds: a literal for "p falls on day
k or before" (Tamura et al., Compiling finite linear CSP into SAT, Constraints 14, 2009).

Alternatives that contradict one another by the hundred are then seen at once, where one cycle after the other would
have to be learned. Every clause follows from what is said, so that any part of them may be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from sicetnon.reason.engine.budget import Meter

_MOST = 1_000_000
"""Clauses that are told at most; where it would take more, none is."""
_ROUNDS = 8
"""How often all bounds are carried along what always holds, at most."""

Edge = tuple[int, int, int, int]
"""Tail, head, days, and the literal that switches the edge on, 0: always."""
Clause = tuple[int, ...]


class Ordered:
    """The order of days in a part of `points` points, of which 0 is the calendar's origin.

    What holds under the `rules`, all of which are assumed of every question, bounds the points.
    """

    def __init__(self, edges: Sequence[Edge], points: int, rules: Sequence[int], meter: Meter) -> None:
        firm = {0, *rules}
        self._edges = [edge for edge in meter.each(edges) if edge[0] != edge[1]]
        always = [edge for edge in meter.each(self._edges) if edge[3] in firm]
        self._rules = sorted({edge[3] for edge in always} - {0})
        latest = _carried([(tail, head, days) for tail, head, days, _ in always], points, meter)
        sooner = _carried([(head, tail, days) for tail, head, days, _ in always], points, meter)
        self._bounds = [
            (-early, late) if early is not None and late is not None and -early <= late else None
            for early, late in zip(sooner, latest, strict=True)
        ]
        self._first: list[int] = []
        """By point: the literal of its first day."""
        self._all = 0

    @property
    def small(self) -> bool:
        """Whether the clauses are few enough to be told."""
        told = 0
        for tail, head, _, _ in self._edges:
            bounds = self._bounds[tail or head]
            told += bounds[1] - bounds[0] + 2 if bounds is not None and tail else 1
            if told > _MOST:
                return False
        return told > 0

    def clauses(self, fresh: Callable[[], int]) -> Iterator[Clause]:
        """The clauses, with new variables."""
        self._all = fresh()
        yield (self._all, *(-rule for rule in self._rules))
        for bounds in self._bounds:
            self._first.append(0)
            if bounds is not None and bounds[0] < bounds[1]:
                own = [fresh() for _ in range(bounds[0], bounds[1])]
                self._first[-1] = own[0]
                yield from ((-day, following) for day, following in pairwise(own))
        for tail, head, days, literal in self._edges:
            if self._bounds[tail] is not None and self._bounds[head] is not None:
                yield from self._told(tail, head, days, (-self._all, *((-literal,) if literal else ())))

    def _told(self, tail: int, head: int, days: int, unless: Clause) -> Iterator[Clause]:
        """On whichever day the tail falls at the latest, the head falls so many days later at the latest."""
        low, high = self._bounds[tail] or (0, 0)
        first, last = self._bounds[head] or (0, 0)
        for day in range(max(low, first - days - 1), min(high, last - days - 1) + 1):
            here = (-self.by(tail, day),) if day < high else ()
            then = (self.by(head, day + days),) if day + days >= first else ()
            yield (*unless, *here, *then)
        if first - days - 1 > high:
            yield unless  # even the last day of the tail comes too soon for the first of the head

    def by(self, point: int, day: int) -> int:
        """The literal that a point falls on a day of its bounds, but the last, or before."""
        bounds = self._bounds[point] or (0, 0)
        return self._first[point] + day - bounds[0]


def _carried(ways: Sequence[tuple[int, int, int]], points: int, meter: Meter) -> list[int | None]:
    """Upper bounds of the distance from the origin to each point; None where there is none."""
    reach: list[int | None] = [0, *(None for _ in range(points - 1))]
    for _ in range(_ROUNDS):
        nearer = False
        for tail, head, days in meter.each(ways):
            here, there = reach[tail], reach[head]
            if here is not None and head and (there is None or here + days < there):
                reach[head], nearer = here + days, True
        if not nearer:
            break
    return reach
