"""Groups of things that are the same, under the condition that no witness has two different things in one group."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from sicetnon.model import Alignment

ORDER = ("same", "likely", "possible")
MOST_POSSIBLE = 3  # suggestions that are kept for one thing besides what it is joined with


class Pair(msgspec.Struct, frozen=True, order=True):
    """Two things that may be one. Pairs sort by how strong they are: confidence first, then weight, then ids."""

    rank: int
    """Index into `ORDER`."""
    weakness: int
    """Minus the number of points in favour."""
    one: str
    two: str
    reasons: tuple[str, ...] = ()


class Groups:
    """Disjoint groups of ids; each id belongs to some witnesses (their numbers)."""

    def __init__(self, witnesses: dict[str, frozenset[int]], apart: Callable[[str, str], bool]) -> None:
        self._up: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._witnesses = dict(witnesses)
        self._apart = apart

    def find(self, name: str) -> str:
        """The representative of a group."""
        while name in self._up:
            name = self._up[name]
        return name

    def members(self, name: str) -> list[str]:
        """All ids of the group that `name` is in."""
        root = self.find(name)
        return self._members.get(root, [root])

    def compatible(self, one: str, two: str, *, several: bool) -> bool:
        """Whether two groups may become one: nobody keeps them apart and, unless `several`, no witness has both."""
        a, b = self.find(one), self.find(two)
        if a == b:
            return True
        if not several and self._witnesses[a] & self._witnesses[b]:
            return False
        return not any(self._apart(x, y) for x in self.members(a) for y in self.members(b))

    def unite(self, one: str, two: str) -> None:
        """Make one group of two."""
        a, b = sorted((self.find(one), self.find(two)))
        if a == b:
            return
        self._members[a] = sorted(self.members(a) + self.members(b))
        self._up[b] = a
        self._members.pop(b, None)
        self._witnesses[a] = self._witnesses[a] | self._witnesses[b]


def group(pairs: Iterable[Pair], groups: Groups, kind: str, *, several: bool = False) -> list[Alignment]:
    """Unite the pairs, the strongest first, and say so as alignments: one for each group, and the possible pairs.

    A pair that is strong by itself but would put two things of one witness into a group becomes possible.
    """
    reasons: dict[str, list[Pair]] = {}
    possible: list[Pair] = []
    for pair in sorted(pairs):
        if ORDER[pair.rank] != "possible" and groups.compatible(pair.one, pair.two, several=several):
            groups.unite(pair.one, pair.two)
            reasons.setdefault(pair.one, []).append(pair)
        elif groups.compatible(pair.one, pair.two, several=True):
            possible.append(pair)
    found = list(_groups_said(reasons, groups, kind))
    taken: dict[str, int] = {}
    for pair in possible:
        if groups.find(pair.one) == groups.find(pair.two):
            continue
        if max(taken.get(pair.one, 0), taken.get(pair.two, 0)) >= MOST_POSSIBLE:
            continue
        taken[pair.one] = taken.get(pair.one, 0) + 1
        taken[pair.two] = taken.get(pair.two, 0) + 1
        found.append(_alignment(kind, (pair.one, pair.two), 2, [pair]))
    return found


def _groups_said(reasons: dict[str, list[Pair]], groups: Groups, kind: str) -> Iterable[Alignment]:
    by_root: dict[str, list[Pair]] = {}
    for pairs in reasons.values():
        for pair in pairs:
            by_root.setdefault(groups.find(pair.one), []).append(pair)
    for root in sorted(by_root):
        pairs = sorted(by_root[root])
        yield _alignment(kind, tuple(groups.members(root)), max(pair.rank for pair in pairs), pairs)


def _alignment(kind: str, members: tuple[str, ...], rank: int, pairs: list[Pair]) -> Alignment:
    said = tuple(dict.fromkeys(reason for pair in pairs for reason in pair.reasons))
    return Alignment(
        kind="event" if kind == "event" else "entity",
        members=tuple(sorted(members)),
        confidence=ORDER[rank],  # type: ignore[arg-type]
        reasons=said,
    )
