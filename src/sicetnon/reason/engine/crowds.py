"""Too many for too few places: what asks for more propositions than the counts that limit them leave.

A solver of clauses takes exponentially long to see that twelve do not fit into eleven; a flow shows it at once
(Hall, On representatives of subsets, J. London Math. Soc. 10, 1935).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sicetnon.reason.engine.budget import Meter

Said = tuple[tuple[int, ...], int]
"""A clause, or what stands for a count (the opposite of its condition, or nothing); and the number of its rule."""


class Asking(NamedTuple):
    """At least `need` of `places` hold, where all literals of `given` do."""

    places: tuple[int, ...]
    need: int
    given: tuple[int, ...]
    said: Said


class Limit(NamedTuple):
    """At most `most` of its literals hold, where all of `given` do."""

    most: int
    given: tuple[int, ...]
    said: Said


class Crowd(NamedTuple):
    """Literals that cannot all hold, and what is said that makes it so."""

    literals: list[int]
    said: list[Said]


class Rows(NamedTuple):
    """Clauses with their rules, and counts: literals, least, most, condition, rule."""

    clauses: Sequence[Said]
    counts: Sequence[tuple[tuple[int, ...], int, int | None, int, int]]


def crowd(rows: Rows, rules: Sequence[int], assumed: Collection[int], meter: Meter) -> Crowd | None:
    """What cannot hold among the assumed literals because there are too few places; None where this is not seen. The
    literal of rule k is `rules[k - 1]`, 0 is no rule. Raises Spent.

    Time: the places asked for, times those offered, at most.
    """
    held = set(assumed)
    limits, home = _limits(rows, rules, held, meter)
    return _Seating(limits, home).fill(_askings(rows, rules, held, meter), meter) if limits else None


def _given(when: int, rule: int, rules: Sequence[int]) -> tuple[int, ...]:
    return (*((when,) if when else ()), *((rules[rule - 1],) if rule else ()))


def _limits(rows: Rows, rules: Sequence[int], held: set[int], meter: Meter) -> tuple[list[Limit], dict[int, int]]:
    """The limits that hold, and the narrowest of them that each literal stands under."""
    ranked = []
    for literals, _, most, when, rule in meter.each(rows.counts):
        given = _given(when, rule, rules)
        if most is not None and most < len(literals) == len(set(literals)) and held.issuperset(given):
            ranked.append((most, literals, Limit(max(0, most), given, ((-when,) if when else (), rule))))
    ranked.sort(key=lambda row: row[:2])
    home: dict[int, int] = {}
    for number, (_, literals, _) in enumerate(meter.all(ranked)):
        for literal in literals:
            home.setdefault(literal, number)
    return [limit for _, _, limit in ranked], home


def _askings(rows: Rows, rules: Sequence[int], held: set[int], meter: Meter) -> list[Asking]:
    """What asks for places, those that ask for few first; no place is asked for twice."""
    found = []
    for clause, rule in meter.each(rows.clauses):
        given = _given(0, rule, rules)
        if held.issuperset(given) and held.isdisjoint(clause):
            found.append(_asking(clause, 1, given, (clause, rule), held))
    for literals, least, _, when, rule in meter.each(rows.counts):
        given = _given(when, rule, rules)
        if least > 0 and len(set(literals)) == len(literals) and held.issuperset(given):
            found.append(_asking(literals, least, given, ((-when,) if when else (), rule), held))
    found.sort(key=lambda asking: (len(asking.places), asking.places))
    taken: set[int] = set()
    apart = []
    for asking in meter.each(found):
        if taken.isdisjoint(asking.places):
            taken.update(asking.places)
            apart.append(asking)
    return apart


def _asking(literals: Sequence[int], need: int, given: tuple[int, ...], said: Said, held: set[int]) -> Asking:
    off = tuple(-literal for literal in literals if -literal in held)
    return Asking(tuple(literal for literal in literals if -literal not in held), need, (*off, *given), said)


class _Seating:
    """Gives places to those who ask, moving others where that helps."""

    def __init__(self, limits: Sequence[Limit], home: dict[int, int]) -> None:
        self._limits, self._home = limits, home
        self._seated: list[dict[int, int]] = [{} for _ in limits]
        """By limit: the literals that are taken under it, each with who took it."""

    def fill(self, askings: Sequence[Asking], meter: Meter) -> Crowd | None:
        """The crowd where there are too few places."""
        for number, asking in enumerate(meter.all(askings)):
            free = sum(place not in self._home for place in asking.places)
            for _ in range(asking.need - free):
                if (short := self._seat(askings, number, meter)) is not None:
                    who, where = short
                    parts: list[Asking | Limit] = [askings[each] for each in sorted(who)]
                    parts += [self._limits[limit] for limit in sorted(where)]
                    literals = sorted({literal for part in parts for literal in part.given})
                    return Crowd(literals, [part.said for part in parts])
        return None

    def _seat(self, askings: Sequence[Asking], first: int, meter: Meter) -> tuple[set[int], set[int]] | None:
        """One more place for one who asks; else all those who would have to make room for each other, and the limits
        that they have filled."""
        came: dict[int, tuple[int, int]] = {}  # by limit: who looked there, and for which place
        leaves: dict[int, tuple[int, int]] = {}  # by who asks: where room would be made, and which place is given up
        waiting = [first]
        for number in meter.all(waiting):
            for place in askings[number].places:
                limit = self._home.get(place, -1)
                if limit < 0 or limit in came or place in self._seated[limit]:
                    continue
                came[limit] = number, place
                if len(self._seated[limit]) < self._limits[limit].most:
                    self._move(limit, came, leaves)
                    return None
                for own, other in self._seated[limit].items():
                    if other != first and other not in leaves:
                        leaves[other] = limit, own
                        waiting.append(other)
        return set(waiting), set(came)

    def _move(self, limit: int, came: dict[int, tuple[int, int]], leaves: dict[int, tuple[int, int]]) -> None:
        """Let everyone on the way go on to the place that was found for it."""
        while True:
            number, place = came[limit]
            self._seated[limit][place] = number
            if number not in leaves:
                return
            limit, own = leaves[number]
            del self._seated[limit][own]
