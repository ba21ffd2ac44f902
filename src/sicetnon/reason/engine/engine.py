"""The engine: one network, and the questions that can be put to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from math import lcm

from sicetnon.errors import UsageError
from sicetnon.reason.engine.budget import Budget, Meter, Spent
from sicetnon.reason.engine.canonical import Canonical
from sicetnon.reason.engine.combine import Choices, Priced, combinations
from sicetnon.reason.engine.dual import ConflictSearch, Fixed, ReadingSearch, shrink
from sicetnon.reason.engine.explain import Proof, rotated
from sicetnon.reason.engine.hull import Hull
from sicetnon.reason.engine.loader import load
from sicetnon.reason.engine.network import ORIGIN, Network
from sicetnon.reason.engine.oracle import Oracle
from sicetnon.reason.engine.results import Bound, Chain, Choice, Conflict, Consistent, Core, Side, Standing, Step
from sicetnon.reason.engine.split import Component, components


class Engine:
    """Reasons over `network` as it stands now; later additions to the network are not seen.

    `fast` compiles the kernel with numba (raises UsageError where that is not installed); the answers are the same.
    """

    def __init__(self, network: Network, *, budget: Budget = Budget(), fast: bool = False) -> None:  # noqa: B008  # frozen
        self._budget = budget
        self._kernel = load(fast)
        self._form = Canonical(network)
        self._components = components(self._form)
        self._oracles: dict[int, Oracle] = {}
        self._number = {claim: number for number, claim in enumerate(self._form.claims, 1)}
        self._home = {claim: place for place, found in enumerate(self._components) for claim in found.claims}
        self._point_home = {point: place for place, found in enumerate(self._components) for point in found.points[1:]}
        self._partial: list[str] = []

    @property
    def partial(self) -> tuple[str, ...]:
        """What was not searched, in the words of a sentence each; empty when every answer so far is complete."""
        return tuple(self._partial)

    def _note(self, words: str) -> None:
        if words not in self._partial:
            self._partial.append(words)

    def _oracle(self, place: int) -> Oracle:
        if place not in self._oracles:
            self._oracles[place] = Oracle(self._components[place].part(self._form), self._kernel)
        return self._oracles[place]

    def _chosen(self, claims: Iterable[str] | None) -> dict[int, list[int]]:
        """The claims by component, in the components' own numbers."""
        try:
            numbers = range(1, len(self._form.claims) + 1) if claims is None else {self._number[c] for c in claims}
        except KeyError as unknown:
            raise UsageError(f"no claim {unknown.args[0]!r} in this network") from None
        own: dict[int, list[int]] = {place: [] for place in range(len(self._components))}
        for number in sorted(numbers):
            own[self._home[number]].append(number)
        for place, found in own.items():
            rank = {number: own_number for own_number, number in enumerate(self._components[place].claims, 1)}
            own[place] = [rank[number] for number in found]
        return own

    def _names(self, component: Component, claims: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._form.claims[component.claims[claim - 1] - 1] for claim in sorted(claims))

    def check(self, claims: Iterable[str] | None = None) -> Consistent | Core:
        """Can all of `claims` (None: every claim) hold together? Raises RuleError when the rules alone cannot."""
        meter = Meter(self._budget)
        try:
            for place, own in self._chosen(claims).items():
                core = self._oracle(place).core(own, meter)
                if core is not None:
                    return Core(claims=self._names(self._components[place], core))
        except Spent:
            self._note("consistency: not decided within the budget")
            return Consistent(undecided=True)
        return Consistent()

    def conflicts(
        self, universe: Iterable[str] | None = None, *, hard: Iterable[str] = (), limit: int | None = None
    ) -> Iterator[Conflict]:
        """The minimal conflicts among `universe` (None: all claims), smallest first, while the claims `hard` are taken
        as given. `limit` (else the budget's) bounds how many; `partial` tells when there may be more.

        When `hard` cannot hold by itself, the one conflict has no claims.
        """
        bound = self._budget.conflicts if limit is None else limit
        meter = Meter(self._budget)
        given = self._chosen(hard)
        chosen = self._chosen(universe)
        found = 0
        try:
            heap: list[tuple[int, int, ConflictSearch]] = []
            for place, own in chosen.items():
                free = [claim for claim in own if claim not in set(given[place])]
                if self._oracle(place).core([*given[place], *free], meter) is not None:
                    heappush(heap, (0, place, ConflictSearch(Fixed(self._oracle(place), given[place]), free)))
            while heap:
                if bound is not None and found >= bound:
                    self._note(f"conflicts: the {bound} smallest are listed")
                    return
                _, place, search = heappop(heap)
                more, conflict = search.step(meter)
                if conflict is not None:
                    found += 1
                    yield self._conflict(place, conflict, given[place], meter)
                if more:
                    heappush(heap, (search.least, place, search))
        except Spent:
            self._note(f"conflicts: the search ended within its budget after {found}")

    def _conflict(self, place: int, claims: Sequence[int], given: Sequence[int], meter: Meter) -> Conflict:
        oracle, component = self._oracle(place), self._components[place]
        needed = [claim for claim in given if claim in set(shrink(Fixed(oracle, claims), given, meter))]
        proof = Proof(oracle, [*claims, *needed], meter)
        steps: list[Step] = []
        for cycle in proof.cycles:
            steps += rotated([self._step(component, oracle, arc) for arc in cycle], ORIGIN)
        names = {oracle.part.rules[rule] for rule in proof.rules} - {""}
        steps += [Step(rule=name) for name in sorted(names)]
        only = proof.cycles[0] if len(proof.cycles) == 1 and not proof.rules else None
        return Conflict(
            claims=self._names(component, claims),
            rules=tuple(sorted({step.rule for step in steps} - {""})),
            steps=tuple(steps),
            given=self._names(component, needed),
            missing_days=None if only is None else -sum(oracle.edges[arc][2] for arc in only),
        )

    def _step(self, component: Component, oracle: Oracle, arc: int) -> Step:
        tail, head, days, literal, place = oracle.edges[arc]
        edges = self._form.edges
        is_claim = 0 < literal <= oracle.part.claims
        return Step(
            claim=self._names(component, [literal])[0] if is_claim else "",
            rule=self._form.rules[edges.rule[place]],
            words=edges.words[place],
            before=self._form.points[component.points[tail]],
            after=self._form.points[component.points[head]],
            days=days,
        )

    def readings(self, *, weights: dict[str, float] | None = None, limit: int | None = None) -> Iterator[Choice]:
        """The readings, by the weight of what they leave out, least first. `weights` stand over the network's own."""
        bound = self._budget.readings if limit is None else limit
        meter = Meter(self._budget)
        prices, scale = self._prices(weights or {})
        found = 0
        try:
            lists = [Choices(source) for source in self._factors(prices, meter)]
            for price, numbers in combinations(lists):
                if bound is not None and found >= bound:
                    self._note(f"readings: the {bound} best are listed")
                    return
                found += 1
                left_out = tuple(self._form.claims[number - 1] for number in numbers)
                yield Choice(left_out=left_out, weight_left_out=float(Fraction(price, scale)))
        except Spent:
            self._note(f"readings: the search ended within its budget after {found}")

    def _prices(self, weights: dict[str, float]) -> tuple[list[int], int]:
        """Whole prices of the claims (by canonical number, from 1), and what one unit of weight is in them."""
        for claim, weight in weights.items():
            if claim not in self._number or not 0 < weight < float("inf"):
                raise UsageError(f"weight {weight} for claim {claim!r}: no such claim, or not positive and finite")
        exact = [
            Fraction(str(weights.get(claim, weight)))
            for claim, weight in zip(self._form.claims, self._form.weights, strict=True)
        ]
        scale = lcm(*(weight.denominator for weight in exact)) if exact else 1
        return [0, *(int(weight * scale) for weight in exact)], scale

    def _factors(self, prices: Sequence[int], meter: Meter) -> Iterator[ReadingSource]:
        for place, component in enumerate(self._components):
            own = range(1, len(component.claims) + 1)
            if self._oracle(place).core(own, meter) is not None:
                local = {claim: prices[component.claims[claim - 1]] for claim in own}
                yield ReadingSource(ReadingSearch(self._oracle(place), own, local), component, meter)

    def standing(self, *, limit: int | None = None) -> Standing:
        """Which claims hold in all readings, in some, in none; each component's readings are taken by themselves."""
        bound = self._budget.readings if limit is None else limit
        meter = Meter(self._budget)
        prices, _ = self._prices({})
        out: dict[int, int] = {}
        total: dict[int, int] = {}
        complete = True
        try:
            for source in self._factors(prices, meter):
                count = 0
                while (priced := source()) is not None:
                    if bound is not None and count >= bound:
                        complete = False
                        break
                    count += 1
                    for number in priced[1]:
                        out[number] = out.get(number, 0) + 1
                for number in source.component.claims:
                    total[number] = count
        except Spent:
            complete = False
        if not complete:
            self._note("standing: not all readings were looked at")
        numbered = list(enumerate(self._form.claims, 1))
        return Standing(
            in_all=tuple(claim for number, claim in numbered if number not in out),
            in_some=tuple(claim for number, claim in numbered if 0 < out.get(number, 0) < total.get(number, 0)),
            in_none=tuple(claim for number, claim in numbered if number in out and out[number] == total.get(number)),
            complete=complete,
        )

    def bounds(self, claims: Iterable[str] | None = None) -> dict[str, Bound]:
        """The earliest and latest day of every point under `claims` (None: the best reading), None where open.

        The hull is exact: each bound is reached by some choice of days and alternatives. Raises UsageError for claims
        that cannot all hold.
        """
        meter = Meter(self._budget)
        found: dict[str, Bound] = {}
        try:
            for place, own in self._chosen(self.best() if claims is None else claims).items():
                component = self._components[place]
                if len(component.points) > 1:
                    hull = Hull(component.part(self._form), self._kernel, own)
                    try:
                        hull.grow(meter)
                    except ValueError:
                        raise UsageError("claims that cannot all hold have no bounds; see check()") from None
                    for own_point, point in enumerate(component.points):
                        found[self._form.points[point]] = hull.bound(own_point)
        except Spent:
            self._note("bounds: not computed for every point within the budget")
        found.pop(ORIGIN, None)
        return dict(sorted(found.items()))

    def best(self) -> tuple[str, ...]:
        """The claims that the best reading keeps."""
        left_out = set(next(self.readings(limit=1), Choice(left_out=(), weight_left_out=0.0)).left_out)
        return tuple(claim for claim in self._form.claims if claim not in left_out)

    def why(self, point: str, side: Side, claims: Iterable[str] | None = None) -> Chain:
        """Why `point` has its earliest or latest day under `claims` (None: the best reading): the claims and rules
        without any one of which the bound would not hold.

        Raises UsageError for an unknown point, and for claims that cannot all hold.
        """
        kept = self.best() if claims is None else tuple(claims)
        if point == ORIGIN or point not in self._form.points:
            raise UsageError(f"no point {point!r} in this network")
        place = self._point_home[self._form.points.index(point)]
        component = self._components[place]
        own_point = component.points.index(self._form.points.index(point))
        meter = Meter(self._budget)
        own = self._chosen(kept)[place]
        hull = Hull(component.part(self._form), self._kernel, own)
        try:
            hull.grow(meter)
        except ValueError:
            raise UsageError("claims that cannot all hold have no bounds; see check()") from None
        earliest, latest = hull.bound(own_point)
        day = earliest if side == "earliest" else latest
        if day is None:
            return Chain(point=point, side=side, day=None)
        return self._chain(component, own, own_point, Chain(point=point, side=side, day=day), meter)

    def _chain(self, component: Component, own: Sequence[int], point: int, chain: Chain, meter: Meter) -> Chain:
        """Ask for a day beyond the bound, as one more claim, and explain why there is none."""
        part = component.part(self._form)
        beyond = part.variables + 1
        part.variables = beyond
        day = chain.day or 0
        if chain.side == "latest":
            part.edges.append((point, 0, -day - 1, beyond, 0, -1))
        else:
            part.edges.append((0, point, day - 1, beyond, 0, -1))
        oracle = Oracle(part, self._kernel)

        class Beyond:
            def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
                core = oracle.ask([*oracle.rules, beyond, *claims], meter)
                return core if core is None else [claim for claim in core if claim <= part.claims]

            def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
                raise NotImplementedError

        needed = shrink(Beyond(), own, meter)
        proof = Proof(oracle, [*needed, beyond], meter)
        steps: list[Step] = []
        for cycle in proof.cycles:
            arcs = [arc for arc in cycle if oracle.edges[arc][4] >= 0]
            steps += rotated([self._step(component, oracle, arc) for arc in arcs], ORIGIN)
        names = {oracle.part.rules[rule] for rule in proof.rules} - {""}
        steps += [Step(rule=name) for name in sorted(names)]
        return Chain(
            point=chain.point, side=chain.side, day=chain.day, claims=self._names(component, needed),
            rules=tuple(sorted({step.rule for step in steps} - {""})), steps=tuple(steps),
        )  # fmt: skip


class ReadingSource:
    """The readings of one component, in the network's own numbers."""

    def __init__(self, search: ReadingSearch, component: Component, meter: Meter) -> None:
        self._search = search
        self.component = component
        self._meter = meter

    def __call__(self) -> Priced | None:
        found = self._search.next(self._meter)
        if found is None:
            return None
        price, left_out = found
        return price, tuple(self.component.claims[claim - 1] for claim in left_out)
