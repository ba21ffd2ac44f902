"""What hangs together: numbers that pairs join, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def joined_groups(size: int, joined: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below a size, in groups of those that the pairs join; almost linear in their number."""
    leaders = list(range(size))

    def leader(number: int) -> int:
        while leaders[number] != number:
            leaders[number] = leaders[leaders[number]]
            number = leaders[number]
        return number

    for one, other in joined:
        leaders[leader(other)] = leader(one)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(size):
        groups[leader(number)].append(number)
    return list(groups.values())
