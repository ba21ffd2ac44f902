"""From weighed pairs to groups: few groups that hold most of what can be compared.

A pair that a reader has met is met no better a second time. So the next group is always the one whose pairs that are
not yet met are most comparable in sum (greedy coverage: Nemhauser, Wolsey and Fisher 1978); what a group adds only
falls as others are taken, so that it is looked at again only when it comes first (Minoux 1978).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import permutations
from typing import NamedTuple

_MET_BEFORE = 0.15
"""What a pair still counts for in a group when another finding brings it together."""
_TOGETHER = 0.3
"""What a member's comparability with all others counts for beside that with which it is not yet met."""
_SEEDS = 150
"""The most comparable pairs, from which groups grow."""


class Pair(NamedTuple):
    """Two members by their numbers, how comparable they are (0 to 1), and whether another finding has them."""

    weight: float
    one: int
    other: int
    met: bool


class Gathering:
    """Members, the pairs of them that can be compared, and what of each pair is not yet met.

    Numbers decide between what is otherwise equal, so they must not depend on the order of the record.
    """

    def __init__(self, pairs: Iterable[Pair], largest: int, most: int) -> None:
        self._largest, self._most = largest, most
        self._beside: dict[int, dict[int, float]] = {}
        self._new: dict[tuple[int, int], float] = {}
        self._used: Counter[int] = Counter()
        seeds: list[Pair] = []
        for pair in pairs:
            for a, b in permutations((pair.one, pair.other)):
                self._beside.setdefault(a, {})[b] = pair.weight
                self._new[a, b] = pair.weight * (_MET_BEFORE if pair.met else 1.0)
            if not pair.met:
                seeds.append(pair)
        self._seeds = sorted(seeds, key=lambda pair: (-pair.weight, pair.one, pair.other))[:_SEEDS]

    def groups(self, least: float) -> Iterator[tuple[float, tuple[int, ...]]]:
        """Groups with what each adds, the most first; each grows from a pair that is `least` comparable at least, and
        begins with it."""
        waiting = []
        for one, other in [(each.one, each.other) for each in self._seeds if each.weight >= least]:
            adds, group = self._grown(one, other)
            waiting.append((-adds, one, other, group, 0))
        heapify(waiting)
        taken = 0
        while waiting:
            adds, one, other, group, looked = heappop(waiting)
            if looked == taken:
                yield -adds, group
                self._take(group)
                taken += 1
            elif self._new[one, other] and max(self._used[one], self._used[other]) < self._most:
                gain, grown = self._grown(one, other)
                heappush(waiting, (-gain, one, other, grown, taken))

    def _grown(self, one: int, other: int) -> tuple[float, tuple[int, ...]]:
        """The group that grows from a pair, and what it adds."""
        group = [one]
        adds = 0.0
        near: dict[int, tuple[float, float]] = {}
        member: int | None = other
        self._look_beside(one, group, near)
        while member is not None:
            adds = round(adds + near[member][0], 9)
            group.append(member)
            self._look_beside(member, group, near)
            member = self._next(near) if len(group) < self._largest else None
        return adds, tuple(group)

    def _look_beside(self, member: int, group: Sequence[int], near: dict[int, tuple[float, float]]) -> None:
        near.pop(member, None)
        for each, weight in self._beside[member].items():
            if each not in group and self._used[each] < self._most:
                new, all_of_it = near.get(each, (0.0, 0.0))
                near[each] = new + self._new[member, each], all_of_it + weight

    @staticmethod
    def _next(near: dict[int, tuple[float, float]]) -> int | None:
        """The member that adds most; None where none adds anything."""
        best, found = 0.0, None
        for each, (new, all_of_it) in near.items():
            worth = round(new + _TOGETHER * all_of_it, 9)
            if new > 0 and (worth > best or (worth == best and found is not None and each < found)):
                best, found = worth, each
        return found

    def _take(self, group: Sequence[int]) -> None:
        self._used.update(group)
        for pair in permutations(group, 2):
            if pair in self._new:
                self._new[pair] = 0.0
