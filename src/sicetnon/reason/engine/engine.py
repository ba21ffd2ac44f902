"""The engine: one network, and the questions that can be put to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from sicetnon.errors import UsageError
from sicetnon.reason.engine.arena import Arena, DatedArena, MixedArena, needed, readings_together
from sicetnon.reason.engine.asked import EngineAsked
from sicetnon.reason.engine.budget import Budget, Meter, Over, Spent
from sicetnon.reason.engine.canonical import Canonical
from sicetnon.reason.engine.combine import Choices, combinations
from sicetnon.reason.engine.dated import Dated
from sicetnon.reason.engine.disputes import Dispute, nearest, smallest
from sicetnon.reason.engine.drawn import ReadingSource, priced
from sicetnon.reason.engine.loader import load
from sicetnon.reason.engine.met import met_in_alternatives, met_in_dates
from sicetnon.reason.engine.network import ORIGIN, Network
from sicetnon.reason.engine.paired import PairedArena, paired
from sicetnon.reason.engine.ranges import MixedRanges, dated_bounds, dated_chain, inconsistent
from sicetnon.reason.engine.results import Bound, Chain, Choice, Conflict, Consistent, Core, Side, Standing
from sicetnon.reason.engine.second import solver_of
from sicetnon.reason.engine.split import Parts
from sicetnon.reason.engine.supposition import Supposition, undecided
from sicetnon.reason.engine.whatif import DatedWhatIf

_DEFAULT = Budget()
_MET = 4
"""One of so many parts of the time is kept for conflicts that are met at once, should the search not end in time."""
_GROWN = 20_000
"""Bounds of mixed components that are kept at a time, for the next reading, which mostly differs elsewhere."""


class Engine:
    """Reasons over `network` as it stands now; later additions to the network are not seen. Where the budget ends
    before it is read, every question is left open.

    `fast` compiles the kernel with numba; `second` puts z3 in the place of the SAT solver where there are alternatives.
    The answers are the same. Raises UsageError where these are not installed.
    Time: consistency and bounds of a network of dates take about m log m for m edges; conflicts and readings can be
    exponentially many, and are found lazily.
    """

    def __init__(
        self, network: Network, *, budget: Budget = _DEFAULT, fast: bool = False, second: bool = False
    ) -> None:
        self._budget = budget
        self._kernel = load(fast)
        self._second = second
        self._solver = solver_of(second)
        self._oracles: dict[int, MixedArena] = {}
        self._paired: dict[int, PairedArena | None] = {}
        self._grown: dict[tuple[int, tuple[int, ...]], MixedRanges] = {}
        self._at_peace: set[tuple[int, tuple[int, ...]]] = set()
        self._partial: list[str] = []
        self._number: dict[str, int] = {}
        self._own_prices: tuple[list[int], int] | None = None
        self._unread = False
        try:
            self._read(network, Meter(budget))
        except Spent:
            self._unread = True
            self._note("the network: not read within the budget")
            self._read(Network(), Meter(Budget()))

    def _read(self, network: Network, meter: Meter) -> None:
        self._form = Canonical(network, self._kernel, meter)
        self._split = Parts(self._form, self._kernel, meter)
        self._dated = Dated(self._form, self._split, self._kernel, meter)
        parts = enumerate(self._split.mixed)
        self._in_mixed = {claim: place for place, part in parts for claim in meter.each(part.claims)}

    def within(self, budget: Budget) -> Engine:
        """The same engine, which from now on keeps to another budget."""
        self._budget = budget
        return self

    def _meter(self) -> Meter:
        """The meter of one call."""
        return Over() if self._unread else Meter(self._budget)

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
            component = self._split.mixed[place]
            self._oracles[place] = MixedArena(component, self._dated, self._kernel, meter, solver=self._solver)
        return self._oracles[place]

    def _arena(self, place: int, meter: Meter, *, fresh: bool = False) -> MixedArena | PairedArena:
        """A mixed component, without an oracle where it holds nothing but pairs that exclude each other."""
        if place not in self._paired:
            self._paired[place] = paired(self._split.mixed[place], self._form)
        return self._paired[place] or self._mixed(place, meter, fresh=fresh)

    def _numbers(self, claims: Iterable[str] | None, meter: Meter) -> Sequence[int]:
        meter.look()
        if claims is None:
            return range(1, len(self._form.claims) + 1)
        known = self._known(meter)
        try:
            return meter.in_order({known[claim] for claim in meter.each(claims)})
        except KeyError as unknown:
            raise UsageError(f"no claim {unknown.args[0]!r} in this network") from None

    def _known(self, meter: Meter) -> dict[str, int]:
        """The canonical numbers of all claims."""
        if not self._number:
            self._number = {claim: number for number, claim in enumerate(meter.each(self._form.claims), 1)}
        return self._number

    def _names(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._form.claims[number - 1] for number in sorted(numbers))

    def _all_but(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The names of all other claims, which mostly are many: those between are copied together."""
        names, kept, first = self._form.claims, list[str](), 0
        for number in sorted(numbers):
            kept += names[first : number - 1]
            first = number
        return (*kept, *names[first:]) if kept else tuple(names[first:] if first else names)

    def _shares(self, numbers: Sequence[int], meter: Meter) -> dict[int, list[int]]:
        """The claims by mixed component; those of dates alone are left out."""
        shares: dict[int, list[int]] = {place: [] for place in range(len(self._split.mixed))}
        if shares:
            for number in meter.each(numbers):
                if number in self._in_mixed:
                    shares[self._in_mixed[number]].append(number)
        return shares

    def check(self, claims: Iterable[str] | None = None) -> Consistent | Core:
        """Can all of `claims` (None: every claim) hold together? Raises RuleError when the rules alone cannot."""
        meter = self._meter()
        try:
            core = self._core(self._numbers(claims, meter), meter)
        except Spent:
            self._note("consistency: not decided within the budget")
            return Consistent(undecided=True)
        return Consistent() if core is None else Core(claims=self._names(core))

    def _core(self, numbers: Sequence[int], meter: Meter) -> list[int] | None:
        """Some of the claims that cannot all hold; None when they can."""
        core = self._dated.core(numbers, meter)
        for place, share in self._shares(numbers, meter).items():
            core = core or self._arena(place, meter).core(share, meter)
        return core

    def conflicts(
        self, universe: Iterable[str] | None = None, *, hard: Iterable[str] = (), limit: int | None = None
    ) -> Iterator[Conflict]:
        """The minimal conflicts among `universe` (None: all claims), smallest first, while the claims `hard` are taken
        as given. `limit` (else the budget's) bounds how many; `partial` tells when there may be more. Where time ends
        the search, minimal conflicts that are met at once come last, of whatever size.

        When `hard` cannot hold by itself, the one conflict has no claims.
        """
        bound = self._budget.conflicts if limit is None else limit
        meter = self._meter()
        until = meter.all_but(_MET)
        found: set[tuple[str, ...]] = set()
        within: list[tuple[Sequence[int] | None, Sequence[int]]] = []
        try:
            for conflict in self._conflicts(universe, self._numbers(hard, until), within, until):
                if bound is not None and len(found) >= bound:
                    self._note(f"conflicts: the {bound} smallest are listed")
                    return
                found.add(conflict.claims)
                yield conflict
        except Spent:
            self._note(f"conflicts: the search ended within its budget after {len(found)}")
            met = [conflict for chosen, given in within for conflict in self._met(chosen, given, meter)]
            others = list({conflict.claims: conflict for conflict in met if conflict.claims not in found}.values())
            others = others[: None if bound is None else max(0, bound - len(found))]
            if others:
                self._note("conflicts: some are listed besides, and there may be smaller ones")
            yield from sorted(others, key=lambda conflict: len(conflict.claims))

    def _conflicts(
        self,
        universe: Iterable[str] | None,
        given: Sequence[int],
        within: list[tuple[Sequence[int] | None, Sequence[int]]],
        meter: Meter,
    ) -> Iterator[Conflict]:
        """The search itself; once it is known that the given claims can hold, what is searched is put into `within`."""
        if given and (broken := self._core(given, meter)) is not None:
            yield Conflict(claims=(), given=self._names(broken))
            return
        chosen = None if universe is None else self._numbers(universe, meter)
        within.append((chosen, given))
        free = set(meter.each(range(1, len(self._form.claims) + 1) if chosen is None else chosen)) - set(given)
        for arena, claims in smallest(self._arenas(chosen, given, meter), free, set(given), meter):
            yield self._conflict(arena, claims, given, meter)

    def _met(self, chosen: Sequence[int] | None, given: Sequence[int], meter: Meter) -> list[Conflict]:
        """Minimal conflicts as they are met: for half of what is left of the time, and for all of it while there is
        none. The oracles are those of this search alone, so that no other answer hangs on how far it came."""
        met: list[Conflict] = []
        if not meter.limited:
            return met
        enough, meter = meter.share(2), meter.share(1)
        try:
            for arena, claims in met_in_dates(self._dated, chosen, given, meter):
                met.append(self._conflict(arena, claims, given, meter))
                if enough.over:
                    return met
            numbers = self._numbers(None, meter) if chosen is None else sorted({*chosen, *given})
            firm = set(given)
            for place, share in self._shares(numbers, meter).items():
                arena = self._arena(place, meter, fresh=True)
                self._oracles.pop(place, None)
                free = [claim for claim in share if claim not in firm]
                here = [claim for claim in share if claim in firm]
                for _, claims in met_in_alternatives(arena, free, here, meter) if free else ():
                    met.append(self._conflict(arena, claims, given, meter))
                    if enough.over:
                        return met
        except Spent:
            pass
        return met

    def disputes(
        self, *, each: int = 5, kept: Iterable[str] | None = None, aside: Iterable[str] | None = None
    ) -> Iterator[Dispute]:
        """For each claim that the best reading sets aside: the `each` smallest conflicts between it and claims of that
        reading. Conflicts that need two such claims at once are not among them, but among `conflicts`.

        `kept` are the claims of another consistent choice than the best, `aside` those to look at of the others.
        """
        meter = self._meter()
        found = 0
        try:
            chosen = self._best(meter) if kept is None else self._numbers(kept, meter)
            held = set(meter.each(chosen))
            pivots = [number for number in meter.each(self._numbers(aside, meter)) if number not in held]
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
                yield pivot, self._arena(self._in_mixed[pivot], meter, fresh=True)

    def _arenas(self, chosen: Sequence[int] | None, given: Sequence[int], meter: Meter) -> Iterator[Arena]:
        """Where the chosen claims cannot all hold."""
        for clusters in self._dated.clusters(chosen, given, meter):
            for cluster in clusters:
                yield DatedArena(self._dated, [cluster], meter)
        yield from self._mixed_arenas(chosen, given, meter)

    def _mixed_arenas(self, chosen: Sequence[int] | None, given: Sequence[int], meter: Meter) -> Iterator[Arena]:
        numbers = self._numbers(None, meter) if chosen is None else sorted({*chosen, *given})
        for place, share in self._shares(numbers, meter).items():
            if (place, tuple(share)) in self._at_peace:
                continue
            arena = self._arena(place, meter, fresh=True)
            if arena.rivals(meter).among(share) or arena.core(share, meter) is not None:
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
        meter = self._meter()
        found = 0
        try:
            prices, scale = self._prices(weights or {}, meter)
            lists = [Choices(source) for source in self._factors(prices, meter)]
            for price, numbers in combinations(lists):
                if bound is not None and found >= bound:
                    self._note(f"readings: the {bound} best are listed")
                    return
                found += 1
                yield Choice(left_out=self._names(numbers), weight_left_out=float(Fraction(price, scale)))
        except Spent:
            self._note(f"readings: the search ended within its budget after {found}")

    def _prices(self, weights: dict[str, float], meter: Meter) -> tuple[list[int], int]:
        """Whole prices of the claims (by canonical number, from 1), and what one unit of weight is in them."""
        if not weights:
            self._own_prices = self._own_prices or priced(self._form.weights, meter)
            return self._own_prices
        meter.look()
        known = self._known(meter)
        for claim, weight in weights.items():
            if claim not in known or not 0 < weight < float("inf"):
                raise UsageError(f"weight {weight} for claim {claim!r}: no such claim, or not positive and finite")
        pairs = zip(self._form.claims, self._form.weights, strict=True)
        return priced([weights.get(claim, own) for claim, own in meter.each(pairs)], meter)

    def _factors(self, prices: Sequence[int], meter: Meter) -> list[ReadingSource]:
        """One independent source of readings for each place where the claims cannot all hold."""
        arenas: list[Arena] = []
        for clusters in self._dated.clusters(None, (), meter):
            groups = readings_together(self._dated, clusters, meter)
            arenas += [DatedArena(self._dated, group, meter) for group in groups]
        arenas += self._mixed_arenas(None, (), meter)
        return [ReadingSource(arena, prices, meter) for arena in meter.all(arenas)]

    def standing(self, *, limit: int | None = None) -> Standing:
        """Which claims hold in all readings, in some, in none.

        Each place of contradiction is taken by itself: `limit` (else the budget's) readings of each are looked at. When
        these are not all, a claim that none of them leaves out counts as held in all (`complete` is then false).
        """
        bound = self._budget.readings if limit is None else limit
        meter = self._meter()
        out: dict[int, int] = {}
        never: set[int] = set()
        complete = True
        try:
            for source in self._factors(self._prices({}, meter)[0], meter):
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
        return Standing(
            in_all=self._all_but(out),
            in_some=self._names(out.keys() - never),
            in_none=self._names(never),
            complete=complete,
        )

    def best(self) -> tuple[str, ...]:
        """The claims that the best reading keeps; none, which `partial` says, when the budget ends the search."""
        try:
            return self._names(self._best(self._meter()))
        except Spent:
            self._note("best reading: not found within the budget")
            return ()

    def _best(self, meter: Meter) -> Sequence[int]:
        left_out: set[int] = set()
        for source in self._factors(self._prices({}, meter)[0], meter):
            drawn = source()
            left_out.update(drawn[1] if drawn else ())
        everything = self._numbers(None, meter)
        return [number for number in meter.each(everything) if number not in left_out] if left_out else everything

    def bounds(self, claims: Iterable[str] | None = None) -> dict[str, Bound]:
        """The earliest and latest day of every point under `claims` (None: the best reading), None where open.

        The hull is exact: each bound is reached by some choice of days and alternatives. Raises UsageError for claims
        that cannot all hold.
        """
        meter = self._meter()
        names = self._form.points
        found: dict[str, Bound] = {}
        try:
            numbers = self._best(meter) if claims is None else self._numbers(claims, meter)
            found.update(dated_bounds(self._dated, numbers, meter))
            for place, share in self._shares(numbers, meter).items():
                points = self._split.mixed[place].points
                if len(points) == 1:  # nothing there has a day
                    if self._arena(place, meter).core(share, meter) is not None:
                        raise inconsistent()
                    continue
                for point in points[1:]:
                    found.pop(names[point], None)
                ranges = self._ranges(place, share, meter)
                for own, point in enumerate(points):
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
        meter = self._meter()
        try:
            numbers = self._best(meter) if claims is None else self._numbers(claims, meter)
            dated = DatedWhatIf(self._dated, numbers, meter)
            return Supposition(EngineAsked(self, meter), dated, meter.each(numbers))
        except Spent:
            raise undecided() from None

    def why(self, point: str, side: Side, claims: Iterable[str] | None = None) -> Chain:
        """Why `point` has its earliest or latest day under `claims` (None: the best reading): a chain of claims and
        rules that gives the bound. Raises UsageError for an unknown point, and for claims that cannot all hold.
        """
        if not self._unread and (point == ORIGIN or point not in self._form.points):
            raise UsageError(f"no point {point!r} in this network")
        meter = self._meter()
        try:
            numbers = self._best(meter) if claims is None else self._numbers(claims, meter)
            number = self._form.points.index(point)
            for place, share in self._shares(numbers, meter).items():
                component = self._split.mixed[place]
                if number in component.points:
                    ranges = self._ranges(place, share, meter)
                    return ranges.chain(component.points.index(number), point, side, meter)
            return dated_chain(self._dated, numbers, number, side, meter)
        except Spent:
            self._note(f"why: the chain for {point} was not found within the budget")
            return Chain(point=point, side=side, day=None)
