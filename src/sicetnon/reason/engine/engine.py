"""The engine: one network, and the questions that can be put to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

from sicetnon.errors import UsageError
from sicetnon.reason.engine.arena import Arena, DatedArena, MixedArena, needed, readings_together
from sicetnon.reason.engine.asked import EngineAsked
from sicetnon.reason.engine.budget import Budget, Meter, Spent
from sicetnon.reason.engine.canonical import Canonical
from sicetnon.reason.engine.combine import Choices, Priced, combinations
from sicetnon.reason.engine.dated import Dated
from sicetnon.reason.engine.disputes import Dispute, nearest, smallest
from sicetnon.reason.engine.dual import ReadingSearch
from sicetnon.reason.engine.loader import load
from sicetnon.reason.engine.network import ORIGIN, Network
from sicetnon.reason.engine.ranges import MixedRanges, dated_bounds, dated_chain
from sicetnon.reason.engine.results import Bound, Chain, Choice, Conflict, Consistent, Core, Side, Standing
from sicetnon.reason.engine.split import Parts
from sicetnon.reason.engine.supposition import Supposition, undecided
from sicetnon.reason.engine.whatif import DatedWhatIf

_DEFAULT = Budget()
_GROWN = 20_000
"""Bounds of mixed components that are kept at a time, for the next reading, which mostly differs elsewhere."""


class Engine:
    """Reasons over `network` as it stands now; later additions to the network are not seen.

    `fast` compiles the kernel with numba (raises UsageError where that is not installed); the answers are the same.
    Time: consistency and bounds of a network of dates take about m log m for m edges; conflicts and readings can be
    exponentially many, and are found lazily.
    """

    def __init__(self, network: Network, *, budget: Budget = _DEFAULT, fast: bool = False) -> None:
        self._budget = budget
        self._kernel = load(fast)
        self._form = Canonical(network, self._kernel)
        self._split = Parts(self._form, self._kernel)
        self._dated = Dated(self._form, self._split, self._kernel)
        self._in_mixed = {claim: place for place, part in enumerate(self._split.mixed) for claim in part.claims}
        self._oracles: dict[int, MixedArena] = {}
        self._grown: dict[tuple[int, tuple[int, ...]], MixedRanges] = {}
        self._at_peace: set[tuple[int, tuple[int, ...]]] = set()
        self._partial: list[str] = []

    @cached_property
    def _number(self) -> dict[str, int]:
        return {claim: number for number, claim in enumerate(self._form.claims, 1)}

    @property
    def partial(self) -> tuple[str, ...]:
        """What was not searched, in the words of a sentence each; empty when every answer so far is complete."""
        return tuple(self._partial)

    def _note(self, words: str) -> None:
        if words not in self._partial:
            self._partial.append(words)

    def _mixed(self, place: int, meter: Meter, *, fresh: bool = False) -> MixedArena:
        """The oracle of a mixed component; a fresh one for searches, whose order must not hang on earlier questions."""
        if fresh or place not in self._oracles:
            self._oracles[place] = MixedArena(self._split.mixed[place], self._dated, self._kernel, meter)
        return self._oracles[place]

    def _numbers(self, claims: Iterable[str] | None) -> Sequence[int]:
        if claims is None:
            return range(1, len(self._form.claims) + 1)
        try:
            return sorted({self._number[claim] for claim in claims})
        except KeyError as unknown:
            raise UsageError(f"no claim {unknown.args[0]!r} in this network") from None

    def _names(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._form.claims[number - 1] for number in sorted(numbers))

    def _shares(self, numbers: Sequence[int]) -> dict[int, list[int]]:
        """The claims by mixed component; those of dates alone are left out."""
        shares: dict[int, list[int]] = {place: [] for place in range(len(self._split.mixed))}
        if shares:
            for number in numbers:
                if number in self._in_mixed:
                    shares[self._in_mixed[number]].append(number)
        return shares

    def check(self, claims: Iterable[str] | None = None) -> Consistent | Core:
        """Can all of `claims` (None: every claim) hold together? Raises RuleError when the rules alone cannot."""
        meter = Meter(self._budget)
        numbers = self._numbers(claims)
        try:
            core = self._dated.core(numbers, meter)
            for place, share in self._shares(numbers).items():
                core = core or self._mixed(place, meter).core(share, meter)
        except Spent:
            self._note("consistency: not decided within the budget")
            return Consistent(undecided=True)
        return Consistent() if core is None else Core(claims=self._names(core))

    def conflicts(
        self, universe: Iterable[str] | None = None, *, hard: Iterable[str] = (), limit: int | None = None
    ) -> Iterator[Conflict]:
        """The minimal conflicts among `universe` (None: all claims), smallest first, while the claims `hard` are taken
        as given. `limit` (else the budget's) bounds how many; `partial` tells when there may be more.

        When `hard` cannot hold by itself, the one conflict has no claims.
        """
        bound = self._budget.conflicts if limit is None else limit
        meter = Meter(self._budget)
        found = 0
        try:
            for conflict in self._conflicts(universe, self._numbers(hard), meter):
                if bound is not None and found >= bound:
                    self._note(f"conflicts: the {bound} smallest are listed")
                    return
                found += 1
                yield conflict
        except Spent:
            self._note(f"conflicts: the search ended within its budget after {found}")

    def _conflicts(self, universe: Iterable[str] | None, given: Sequence[int], meter: Meter) -> Iterator[Conflict]:
        if given and isinstance(broken := self.check(self._names(given)), Core):
            yield Conflict(claims=(), given=broken.claims)
            return
        chosen = None if universe is None else self._numbers(universe)
        free = set(range(1, len(self._form.claims) + 1) if chosen is None else chosen) - set(given)
        for arena, claims in smallest(self._arenas(chosen, given, meter), free, set(given), meter):
            yield self._conflict(arena, claims, given, meter)

    def disputes(
        self, *, each: int = 5, kept: Iterable[str] | None = None, aside: Iterable[str] | None = None
    ) -> Iterator[Dispute]:
        """For each claim that the best reading sets aside: the `each` smallest conflicts between it and claims of that
        reading. Conflicts that need two such claims at once are not among them, but among `conflicts`.

        `kept` are the claims of another consistent choice than the best, `aside` those to look at of the others.
        """
        meter = Meter(self._budget)
        found = 0
        try:
            chosen = self._best(meter) if kept is None else self._numbers(kept)
            held = set(chosen)
            others = range(1, len(self._form.claims) + 1) if aside is None else self._numbers(aside)
            pivots = [number for number in others if number not in held]
            for pivot, arena in self._around(pivots, chosen, meter):
                drawn, whole = nearest(arena, held, pivot, each + 1, meter)
                conflicts = [self._conflict(arena, claims, [pivot], meter) for claims in drawn[:each]]
                whole = whole and len(drawn) <= each
                if not whole:
                    self._note(f"conflicts: the {each} smallest are listed")
                if conflicts:
                    found += 1
                    yield Dispute(pivot=self._names([pivot])[0], conflicts=tuple(conflicts), complete=whole)
        except Spent:
            self._note(f"disputes: the search ended within its budget after {found}")

    def _around(self, aside: Sequence[int], kept: Sequence[int], meter: Meter) -> Iterator[tuple[int, Arena]]:
        for pivot, cluster in self._dated.clusters_of(kept, aside, meter):
            yield pivot, DatedArena(self._dated, [cluster], meter)
        for pivot in aside:
            if pivot in self._in_mixed:
                yield pivot, self._mixed(self._in_mixed[pivot], meter, fresh=True)

    def _arenas(self, chosen: Sequence[int] | None, given: Sequence[int], meter: Meter) -> Iterator[Arena]:
        """Where the chosen claims cannot all hold."""
        for clusters in self._dated.clusters(chosen, given, meter):
            for cluster in clusters:
                yield DatedArena(self._dated, [cluster], meter)
        yield from self._mixed_arenas(chosen, given, meter)

    def _mixed_arenas(self, chosen: Sequence[int] | None, given: Sequence[int], meter: Meter) -> Iterator[MixedArena]:
        numbers = self._numbers(None) if chosen is None else sorted({*chosen, *given})
        for place, share in self._shares(numbers).items():
            if (place, tuple(share)) in self._at_peace:
                continue
            arena = self._mixed(place, meter, fresh=True)
            if arena.rivals.among(share) or arena.core(share, meter) is not None:
                yield arena
            else:
                self._at_peace.add((place, tuple(share)))

    def _conflict(self, arena: Arena, claims: Sequence[int], given: Sequence[int], meter: Meter) -> Conflict:
        here = set(arena.claims)
        part = needed(arena, claims, [claim for claim in given if claim in here], meter)
        why = arena.explain([*claims, *part], meter)
        return Conflict(
            claims=self._names(claims), rules=why.rules, steps=why.steps, given=self._names(part),
            missing_days=why.missing,
        )  # fmt: skip

    def readings(self, *, weights: dict[str, float] | None = None, limit: int | None = None) -> Iterator[Choice]:
        """The readings, by the weight of what they leave out, least first. `weights` stand over the network's own."""
        bound = self._budget.readings if limit is None else limit
        meter = Meter(self._budget)
        weights = self._checked(weights or {})
        scale = self._prices(weights)[1]
        found = 0
        try:
            lists = [Choices(source) for source in self._factors(weights, meter)]
            for price, numbers in combinations(lists):
                if bound is not None and found >= bound:
                    self._note(f"readings: the {bound} best are listed")
                    return
                found += 1
                yield Choice(left_out=self._names(numbers), weight_left_out=float(Fraction(price, scale)))
        except Spent:
            self._note(f"readings: the search ended within its budget after {found}")

    def _checked(self, weights: dict[str, float]) -> dict[str, float]:
        for claim, weight in weights.items():
            if claim not in self._number or not 0 < weight < float("inf"):
                raise UsageError(f"weight {weight} for claim {claim!r}: no such claim, or not positive and finite")
        return weights

    def _prices(self, weights: dict[str, float]) -> tuple[list[int], int]:
        """Whole prices of the claims (by canonical number, from 1), and what one unit of weight is in them."""
        if not weights:
            return self._own_prices
        pairs = zip(self._form.claims, self._form.weights, strict=True)
        return _priced([weights.get(claim, own) for claim, own in pairs])

    @cached_property
    def _own_prices(self) -> tuple[list[int], int]:
        return _priced(self._form.weights)

    def _factors(self, weights: dict[str, float], meter: Meter) -> list[ReadingSource]:
        """One independent source of readings for each place where the claims cannot all hold."""
        arenas: list[Arena] = []
        for clusters in self._dated.clusters(None, (), meter):
            arenas += [DatedArena(self._dated, group, meter) for group in readings_together(self._dated, clusters)]
        arenas += self._mixed_arenas(None, (), meter)
        return [ReadingSource(arena, self._prices(weights)[0], meter) for arena in arenas]

    def standing(self, *, limit: int | None = None) -> Standing:
        """Which claims hold in all readings, in some, in none.

        Each place of contradiction is taken by itself: `limit` (else the budget's) readings of each are looked at. When
        these are not all, a claim that none of them leaves out counts as held in all (`complete` is then false).
        """
        bound = self._budget.readings if limit is None else limit
        meter = Meter(self._budget)
        out: dict[int, int] = {}
        never: set[int] = set()
        complete = True
        try:
            for source in self._factors({}, meter):
                counted, whole = source.count_left_out(bound)
                complete = complete and whole
                for number, times in counted.items():
                    out[number] = times
                    if times == source.drawn and (whole or source.contradicts_itself(number)):
                        never.add(number)
        except Spent:
            complete = False
        if not complete:
            self._note("standing: not all readings were looked at")
        everything = range(1, len(self._form.claims) + 1)
        return Standing(
            in_all=self._names(number for number in everything if number not in out),
            in_some=self._names(number for number in everything if number in out and number not in never),
            in_none=self._names(never),
            complete=complete,
        )

    def best(self) -> tuple[str, ...]:
        """The claims that the best reading keeps; none, which `partial` says, when the budget ends the search."""
        try:
            return self._names(self._best(Meter(self._budget)))
        except Spent:
            self._note("best reading: not found within the budget")
            return ()

    def _best(self, meter: Meter) -> Sequence[int]:
        left_out: set[int] = set()
        for source in self._factors({}, meter):
            priced = source()
            left_out |= set(priced[1] if priced else ())
        everything = self._numbers(None)
        return [number for number in everything if number not in left_out] if left_out else everything

    def bounds(self, claims: Iterable[str] | None = None) -> dict[str, Bound]:
        """The earliest and latest day of every point under `claims` (None: the best reading), None where open.

        The hull is exact: each bound is reached by some choice of days and alternatives. Raises UsageError for claims
        that cannot all hold.
        """
        meter = Meter(self._budget)
        names = self._form.points
        found: dict[str, Bound] = {}
        try:
            numbers = self._best(meter) if claims is None else self._numbers(claims)
            found = dated_bounds(self._dated, numbers, meter)
            for place, share in self._shares(numbers).items():
                for point in self._split.mixed[place].points[1:]:
                    found.pop(names[point], None)
                ranges = self._ranges(place, share, meter)
                for own, point in enumerate(self._split.mixed[place].points):
                    found[names[point]] = ranges.hull.bound(own)
        except Spent:
            self._note("bounds: not computed for every point within the budget")
        found.pop(ORIGIN, None)
        return found

    def _ranges(self, place: int, share: Sequence[int], meter: Meter) -> MixedRanges:
        """The bounds within one mixed component. Most readings differ elsewhere, so that the last ones serve again."""
        key = (place, tuple(share))
        ranges = self._grown.get(key)
        if ranges is None:
            ranges = MixedRanges(self._mixed(place, meter), share, self._kernel)
            ranges.grow(meter)
            if len(self._grown) >= _GROWN:
                self._grown.clear()
            self._grown[key] = ranges
        return ranges

    def what_if(self, claims: Iterable[str] | None = None) -> Supposition:
        """Begin to suppose: `claims` (None: those of the best reading) are held, and can be dropped and added.

        Raises UsageError for claims that cannot all hold, and when the budget ends before that is known.
        """
        meter = Meter(self._budget)
        try:
            numbers = self._best(meter) if claims is None else self._numbers(claims)
            return Supposition(EngineAsked(self), DatedWhatIf(self._dated, numbers, meter), numbers)
        except Spent:
            raise undecided() from None

    def why(self, point: str, side: Side, claims: Iterable[str] | None = None) -> Chain:
        """Why `point` has its earliest or latest day under `claims` (None: the best reading): a chain of claims and
        rules that gives the bound. Raises UsageError for an unknown point, and for claims that cannot all hold.
        """
        if point == ORIGIN or point not in self._form.points:
            raise UsageError(f"no point {point!r} in this network")
        number = self._form.points.index(point)
        meter = Meter(self._budget)
        try:
            numbers = self._best(meter) if claims is None else self._numbers(claims)
            for place, share in self._shares(numbers).items():
                component = self._split.mixed[place]
                if number in component.points:
                    ranges = self._ranges(place, share, meter)
                    return ranges.chain(component.points.index(number), point, side, meter)
            return dated_chain(self._dated, numbers, number, side, meter)
        except Spent:
            self._note(f"why: the chain for {point} was not found within the budget")
            return Chain(point=point, side=side, day=None)


def _priced(weights: Sequence[float]) -> tuple[list[int], int]:
    """Whole prices for the weights, counted from 1, and what one unit of weight is in them."""
    exact = {weight: Fraction(str(weight)) for weight in set(weights)}
    scale = lcm(*(fraction.denominator for fraction in exact.values())) if exact else 1
    price = {weight: int(fraction * scale) for weight, fraction in exact.items()}
    return [0, *(price[weight] for weight in weights)], scale


class ReadingSource:
    """The readings of one arena, by canonical numbers."""

    def __init__(self, arena: Arena, prices: Sequence[int], meter: Meter) -> None:
        self._search = ReadingSearch(
            arena.judge, arena.claims, {claim: prices[claim] for claim in arena.claims}, arena.rivals
        )
        self._judge = arena.judge
        self._meter = meter
        self.drawn = 0

    def contradicts_itself(self, claim: int) -> bool:
        """Whether the claim cannot hold even alone."""
        return self._judge.core([claim], self._meter) is not None

    def __call__(self) -> Priced | None:
        found = self._search.next(self._meter)
        if found is None:
            return None
        self.drawn += 1
        return found[0], tuple(found[1])

    def count_left_out(self, bound: int | None) -> tuple[dict[int, int], bool]:
        """How often each claim is left out of the first `bound` readings, and whether these were all."""
        counted: dict[int, int] = {}
        while (priced := self()) is not None:
            if bound is not None and self.drawn > bound:
                self.drawn -= 1
                return counted, False
            for claim in priced[1]:
                counted[claim] = counted.get(claim, 0) + 1
        return counted, True
