"""Why a bound lies where it does, where dates alone decide: the shortest path from or to the calendar's origin.

One pass gives the chains of all points (Bellman and Ford's relaxation with a queue; the claims of a reading are
consistent, so that there is no negative cycle). Where alternatives take part, the engine is asked instead.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from sicetnon.chronology.day import Day
from sicetnon.reason.engine import ORIGIN, Network
from sicetnon.reason.engine.results import Side

_ROUNDS = 40  # relaxations of one edge on average before the search is given up


class Chains:
    """The chains of all points under one reading."""

    def __init__(self, network: Network, kept: Iterable[str]) -> None:
        self._network = network
        self._name = {literal: claim for claim, literal in network.claims.items()}
        self._on = {network.claims[claim] for claim in kept} | {0}
        self._sides: dict[Side, tuple[dict[int, Day], dict[int, int]]] = {
            "latest": self._paths(forward=True),
            "earliest": self._paths(forward=False),
        }

    def why(self, point: str, side: Side, day: Day) -> tuple[str, ...]:
        """The claims of the chain that gives the point that bound; empty when dates alone do not give it."""
        distance, parent = self._sides[side]
        number = self._network.points.get(point)
        if number is None or number not in distance or distance[number] != (day if side == "latest" else -day):
            return ()
        found: list[str] = []
        while number in parent:
            edge = parent[number]
            literal = self._network.when[edge]
            if literal:
                found.append(self._name[literal])
            number = self._network.tail[edge] if side == "latest" else self._network.head[edge]
        return tuple(dict.fromkeys(reversed(found)))

    def _paths(self, *, forward: bool) -> tuple[dict[int, Day], dict[int, int]]:
        """Distance and last edge of every point that a path reaches from the origin (or that reaches it)."""
        network = self._network
        starts, ends = (network.tail, network.head) if forward else (network.head, network.tail)
        leaving: dict[int, list[int]] = defaultdict(list)
        for edge, literal in enumerate(network.when):
            if literal in self._on:
                leaving[starts[edge]].append(edge)
        origin = network.points[ORIGIN]
        distance: dict[int, Day] = {origin: 0}
        parent: dict[int, int] = {}
        queue, waiting = deque([origin]), {origin}
        left = _ROUNDS * (len(network.when) + 1)
        while queue and left > 0:
            point = queue.popleft()
            waiting.discard(point)
            for edge in leaving.get(point, ()):
                left -= 1
                other, reached = ends[edge], distance[point] + network.days[edge]
                if other != origin and (other not in distance or reached < distance[other]):
                    distance[other], parent[other] = reached, edge
                    if other not in waiting:
                        waiting.add(other)
                        queue.append(other)
        return (distance, parent) if not queue else ({}, {})
