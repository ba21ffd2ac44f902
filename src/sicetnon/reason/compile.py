"""From variants to the engine's network: what a rule that adds constraints has in its hands.

Every event has two points, its begin and its end, in days. A variant is one literal: what it says holds whenever it is
chosen. A rule never says that something is so; it says what a variant says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from sicetnon.chronology.day import Day
from sicetnon.model import Claim
from sicetnon.reason.engine import Network
from sicetnon.reason.engine.results import Side
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Rule
from sicetnon.reason.variants import Variant

ORIGIN = "0"
"""The calendar's day 0: the point that all dates are counted from."""
_MOST_CANDIDATES = 6


class Builder:
    """Adds constraints to a network in the name of one rule at a time."""

    def __init__(self, index: Index, weights: Mapping[str, float] | None = None) -> None:
        self.index = index
        self.network = Network()
        self.rule = ""
        self.words: dict[frozenset[str], str] = {}
        """Sentences for pairs of variants that exclude each other, by the ids of the two."""
        self._weights = weights or {}
        self._chosen: dict[str, int] = {}
        self._by_literal: dict[int, str] = {}
        self._timed: set[str] = set()
        self._choices: set[str] = set()
        self.dated: dict[tuple[str, Side, Day], str] = {}
        """The variant that by itself gives a point that bound."""
        self.skipped: list[str] = []
        """The rules that the time did not reach."""
        self.done: set[tuple[str, str]] = set()
        """Marks of what a rule has added once and for all."""

    def variant(self, claim: Claim) -> Variant:
        """The variant that a claim supports."""
        return self.index.variant_of[claim.id]

    def says(self, said: Claim | Variant) -> int:
        """The literal of what is said; made when it is first asked for."""
        variant = said if isinstance(said, Variant) else self.variant(said)
        if variant.id not in self._chosen:
            self._chosen[variant.id] = self.network.claim(variant.id, weight=self._weight(variant))
            self._by_literal[self._chosen[variant.id]] = variant.id
        return self._chosen[variant.id]

    def holding(self, variant: Variant) -> int:
        """The literal under which the value of a variant holds: that of the variant, or, where all who support it leave
        open whether this or another one holds ("in Lindau or in Bregenz"), one of a choice that the first of them
        makes."""
        if not _open(variant):
            return self.says(variant)
        option = self.network.literal(("option", variant.id))
        choice = self._choice(variant)
        if choice and choice[0].id not in self._choices:
            self._choices.add(choice[0].id)
            options = [self.network.literal(("option", one.id)) if _open(one) else self.says(one) for one in choice]
            self.network.clause(-self.says(choice[0]), *options, rule=self.rule)
        return option

    def _choice(self, variant: Variant) -> list[Variant]:
        """The variants of a choice that are in the record, those first that only it supports."""
        index = self.index
        idents = {variant.claims[0].id, *variant.claims[0].alternatives}
        found = {index.variant_of[ident].id: index.variant_of[ident] for ident in idents if ident in index.variant_of}
        return sorted(found.values(), key=lambda one: (not _open(one), index.rank_of[one.id]))

    def _weight(self, variant: Variant) -> float:
        """A voice counts once for what it says, however often it repeats itself."""
        heaviest: dict[object, float] = {}
        for claim in variant.claims:
            who = self.index.speaker(claim)
            heaviest[who] = max(heaviest.get(who, 0.0), self._weights.get(claim.id, 1.0))
        return sum(heaviest.values())

    def begin(self, event: str) -> str:
        """The point at which an event begins."""
        self._time(event)
        return f"{event}.begin"

    def end(self, event: str) -> str:
        """The point at which an event ends."""
        self._time(event)
        return f"{event}.end"

    def _time(self, event: str) -> None:
        if event not in self._timed:
            self._timed.add(event)
            self.network.edge(f"{event}.end", f"{event}.begin", 0, rule="end-after-begin")

    @cached_property
    def timed(self) -> tuple[tuple[str, str, str], ...]:
        """The events whose begin or end some constraint speaks of, each with its two points; asked for when all
        constraints are there."""
        timed = (event for event in self.index.events if event in self._timed)
        return tuple((event, self.begin(event), self.end(event)) for event in timed)

    def order(self, first: str, second: str, *, days: int = 0, when: int = 0, words: str = "") -> None:
        """The point `second` lies at least `days` after the point `first`."""
        self.network.edge(second, first, -days, when=when, rule=self.rule, words=words)

    def within(self, first: str, second: str, days: int, *, when: int = 0, words: str = "") -> None:
        """The point `second` lies at most `days` after the point `first`."""
        self.network.edge(first, second, days, when=when, rule=self.rule, words=words)

    def not_before(self, point: str, day: Day, *, when: int = 0, words: str = "") -> None:
        """The point lies on that day or later."""
        self.order(ORIGIN, point, days=day, when=when, words=words)
        self._dated(point, "earliest", day, when)

    def not_after(self, point: str, day: Day, *, when: int = 0, words: str = "") -> None:
        """The point lies on that day or earlier."""
        self.within(ORIGIN, point, day, when=when, words=words)
        self._dated(point, "latest", day, when)

    def _dated(self, point: str, side: Side, day: Day, when: int) -> None:
        variant = self._by_literal.get(when)
        if variant:
            self.dated.setdefault((point, side, day), variant)

    def no_later(self, first: str, second: str, *, days: int = 0) -> int:
        """A literal that holds exactly when the point `second` lies at least `days` after the point `first`."""
        return self.network.atom(second, first, -days)

    def clause(self, *literals: int) -> None:
        """One of the literals holds."""
        self.network.clause(*literals, rule=self.rule)

    def at_most(self, literals: Sequence[int], most: int, *, when: int) -> None:
        """At most so many of the literals hold, where `when` does."""
        if len(literals) > most:
            self.network.cardinality(list(literals), 0, most, when=when, rule=self.rule)

    def exclude(self, one: Variant, other: Variant, words: str = "") -> None:
        """The two variants cannot both hold; `words` is the sentence that says why."""
        if one.id != other.id:
            self.clause(-self.holding(one), -self.holding(other))
            if words:
                self.words.setdefault(frozenset((one.id, other.id)), words)

    def meant(self, event: str, when: int) -> list[tuple[str, int]]:
        """The events that a reference may mean, each with the literal under which it does; one holds where `when` does.

        A decided reference holds whenever `when` does.
        """
        candidates = self.index.candidates(event)[:_MOST_CANDIDATES]
        if len(candidates) == 1:
            return [(candidates[0], when)]
        found = []
        meanings = [self.network.literal(("meant", event, candidate)) for candidate in candidates]
        self.clause(-when, *meanings)
        for candidate, meaning in zip(candidates, meanings, strict=True):
            literal = self.network.literal(("meant by", when, event, candidate))
            self.clause(-when, -meaning, literal)
            found.append((candidate, literal))
        return found

    def members(self, series: str) -> tuple[str, ...]:
        """The ids of a series' members."""
        return tuple(event.id for event in self.index.members.get(series, ()))


def _open(variant: Variant) -> bool:
    """Whether all who support a variant leave open whether it or another one holds."""
    return all(claim.alternatives for claim in variant.claims)


def build(
    index: Index,
    rules: Iterable[Rule],
    weights: Mapping[str, float] | None = None,
    over: Callable[[], bool] = lambda: False,
) -> Builder:
    """The network that the rules make of a record. Linear in the number of claims, but for the members of a series.

    When `over` says so, the rules that are left add nothing, and stand in the builder's `skipped`.
    """
    builder = Builder(index, weights)
    for rule in rules:
        if rule.constrain is not None:
            if over():
                builder.skipped.append(rule.name)
                continue
            builder.rule = rule.name
            rule.constrain(index, builder)
    builder.rule = ""
    return builder
