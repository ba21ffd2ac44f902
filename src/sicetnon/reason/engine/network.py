"""A network: claims as selectors over differences of days, with clauses for what is no date."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from math import inf

from sicetnon.errors import UsageError

ORIGIN = "0"
"""The calendar's origin: a point's distance from it is its day number (`chronology.day`)."""

MAX_DAYS = 10**11
"""Greatest distance that an edge may state, some 270 million years: sums over any path stay within 64 bits."""


class Cardinality:
    """At least `least` and at most `most` (None: any number) of `literals` hold whenever `when` does."""

    __slots__ = ("least", "literals", "most", "rule", "when")

    def __init__(self, literals: tuple[int, ...], least: int, most: int | None, when: int, rule: str) -> None:
        self.literals = literals
        self.least = least
        self.most = most
        self.when = when
        self.rule = rule


class Network:
    """Built up by calls, in any order; what the engine answers does not depend on that order.

    Points are named instants in whole days. Literals are non-zero integers as in DIMACS: `-l` is the opposite of `l`,
    and 0 as a condition means *always*.
    """

    def __init__(self) -> None:
        self.points: dict[str, int] = {ORIGIN: 0}
        self.claims: dict[str, int] = {}
        self.weights: dict[str, float] = {}
        self.texts: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self.tail = array("i")
        self.head = array("i")
        self.days = array("q")
        self.when = array("i")
        self.rule = array("i")
        self.words: list[str] = []
        self.rules: list[str] = [""]
        self.clauses: list[tuple[tuple[int, ...], str]] = []
        self.cardinalities: list[Cardinality] = []
        self.literals = 0
        self.keys: dict[Hashable, int] = {}
        self._rules: dict[str, int] = {"": 0}

    def claim(self, id: str, *, weight: float = 1.0, text: str = "", source: str = "") -> int:
        """The selector literal of claim `id`, made at the first call. `weight` (> 0) is what a reading that leaves the
        claim out loses. Raises UsageError for a weight that is not positive and finite."""
        if not 0 < weight < inf:
            raise UsageError(f"claim {id!r}: weight {weight} is not positive and finite")
        literal = self.claims.get(id)
        if literal is None:
            literal = self.literals = self.claims[id] = self.literals + 1
        self.weights[id] = weight
        if text:
            self.texts[id] = text
        if source:
            self.sources[id] = source
        return literal

    def point(self, name: str) -> int:
        """The index of the point `name`, made at the first call."""
        return self.points.setdefault(name, len(self.points))

    def edge(self, u: str, v: str, days: int, *, when: int = 0, rule: str = "", words: str = "") -> None:
        """v lies at most `days` days after u (x_v - x_u <= days) whenever `when` holds; 0: always.

        "v at least n days after u" is `edge(v, u, -n)`. `words` is the sentence that an explanation shows, `rule` names
        the rule that drew the edge. Raises UsageError beyond MAX_DAYS or for an unknown literal.
        """
        if not -MAX_DAYS <= days <= MAX_DAYS:
            raise UsageError(f"{days} days between {u!r} and {v!r}: more than {MAX_DAYS}")
        if not -self.literals <= when <= self.literals:
            self._known((when,))
        points, number = self.points, self._rules.get(rule)
        self.tail.append(points.setdefault(u, len(points)))
        self.head.append(points.setdefault(v, len(points)))
        self.days.append(days)
        self.when.append(when)
        self.rule.append(self._rule(rule) if number is None else number)
        self.words.append(words)

    def window(self, point: str, earliest: int | None, latest: int | None, *, when: int = 0, rule: str = "",
               words: str = "") -> None:  # fmt: skip
        """The point falls on a day from `earliest` to `latest`, inclusive; None: open."""
        if latest is not None:
            self.edge(ORIGIN, point, latest, when=when, rule=rule, words=words)
        if earliest is not None:
            self.edge(point, ORIGIN, -earliest, when=when, rule=rule, words=words)

    def windows(self, point: str, choices: Sequence[tuple[int | None, int | None]], *, when: int = 0, rule: str = "",
                words: str = "") -> None:  # fmt: skip
        """The point falls into one of several windows ("either in May or in July")."""
        options = [self.literal(("window", point, earliest, latest)) for earliest, latest in choices]
        for option, (earliest, latest) in zip(options, choices, strict=True):
            self.window(point, earliest, latest, when=option, rule=rule, words=words)
        self.clause(*([-when] if when else []), *options, rule=rule)

    def literal(self, key: Hashable = None) -> int:
        """A literal for a proposition that is no claim; the same `key` gives the same literal, None a new one."""
        if key is None:
            self.literals += 1
            return self.literals
        if key not in self.keys:
            self.literals += 1
            self.keys[key] = self.literals
        return self.keys[key]

    def atom(self, u: str, v: str, days: int) -> int:
        """The literal that is equivalent to x_v - x_u <= days (days are whole, so its opposite is >= days + 1)."""
        key = ("atom", u, v, days)
        if key not in self.keys:
            literal = self.literal(key)
            self.edge(u, v, days, when=literal)
            self.edge(v, u, -days - 1, when=-literal)
        return self.keys[key]

    def clause(self, *literals: int, rule: str = "") -> None:
        """At least one of `literals` holds. "Claim c implies l" is `clause(-c, l)`."""
        self._known(literals)
        self.clauses.append((literals, rule))
        self._rule(rule)

    def cardinality(self, literals: Sequence[int], least: int, most: int | None, *, when: int = 0,
                    rule: str = "") -> None:  # fmt: skip
        """At least `least` and at most `most` of `literals` hold whenever `when` does (0: always)."""
        self._known((*literals, when) if when else literals)
        self.cardinalities.append(Cardinality(tuple(literals), least, most, when, rule))
        self._rule(rule)

    def _rule(self, name: str) -> int:
        number = self._rules.get(name)
        if number is None:
            number = self._rules[name] = len(self.rules)
            self.rules.append(name)
        return number

    def _known(self, literals: Iterable[int]) -> None:
        for literal in literals:
            if not 0 < abs(literal) <= self.literals:
                raise UsageError(f"{literal} is no literal of this network")
