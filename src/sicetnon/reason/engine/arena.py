"""Where conflicts are looked for: a neighbourhood of dates, or a mixed component, behind one protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.corridor import Corridor
from sicetnon.reason.engine.dated import Cluster, Dated
from sicetnon.reason.engine.dual import Fixed, Judge, shrink
from sicetnon.reason.engine.explain import Proof, rotated
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.local import Cutting, Local
from sicetnon.reason.engine.network import ORIGIN
from sicetnon.reason.engine.oracle import Oracle
from sicetnon.reason.engine.results import Step
from sicetnon.reason.engine.rivals import Rivals, rivals
from sicetnon.reason.engine.sat import Solver
from sicetnon.reason.engine.split import Component


class Explanation:
    """Steps, and by how many days they fail to close (None where it is not a matter of dates alone)."""

    def __init__(self, steps: Sequence[Step], missing: int | None) -> None:
        self.steps = tuple(steps)
        self.rules = tuple(sorted({step.rule for step in steps} - {""}))
        self.missing = missing


class Arena(Protocol):
    """Claims by their canonical numbers."""

    claims: list[int]
    judge: Judge
    forced: list[int]
    """Claims that every conflict here needs."""

    def near(self, claim: int, most: int, meter: Meter) -> Sequence[int]:
        """The claims here among which conflicts with one are looked for first, some `most` of them."""
        ...

    def rivals(self, meter: Meter) -> Rivals:
        """Claims here that exclude each other in pairs."""
        ...

    def explain(self, claims: Sequence[int], meter: Meter) -> Explanation:
        """Why these claims cannot all hold."""
        ...


class DatedArena:
    """The neighbourhood of one or more clusters."""

    def __init__(self, dated: Dated, clusters: Sequence[Cluster], meter: Meter) -> None:
        arcs = {arc for cluster in clusters for arc in cluster.arcs}
        self._dated = dated
        graph, kernel = dated.graph, dated.kernel
        cutting = Cutting(graph.arcs, sorted(arcs), kernel, meter)
        only = clusters[0].arc if len(clusters) == 1 else -1
        self._local: Local | Corridor
        self.forced: list[int] = []
        if only >= 0:
            self._local = Corridor(graph.arcs, clusters[0].potential, cutting, only, meter)
            self.forced = self._local.forced(meter)
        else:
            self._local = Local(cutting)
        self.judge: Judge = self._local
        self.claims = cutting.claims
        self._cutting = cutting

    def near(self, claim: int, most: int, meter: Meter) -> Sequence[int]:
        """All claims: the neighbourhood is cut to them."""
        return self.claims

    def rivals(self, meter: Meter) -> Rivals:
        """As `Arena.rivals`, by the days of the neighbourhood."""
        cut = self._cutting
        labels = (cut.claims[label - 1] if label else 0 for label in cut.label)
        origins = {node for node, name in enumerate(meter.each(cut.names)) if name < self._dated.origins}
        return rivals(zip(cut.tail, cut.head, cut.days, labels, strict=True), origins, meter)

    def explain(self, claims: Sequence[int], meter: Meter) -> Explanation:
        cycle = self._local.cycle(claims, meter) or []
        steps = [self._dated.step(arc) for arc in meter.each(cycle)]
        return Explanation(rotated(steps, ORIGIN), -sum(step.days for step in steps))


class MixedArena:
    """A component with alternatives, under its oracle."""

    def __init__(
        self, component: Component, dated: Dated, kernel: Kernel, meter: Meter, *, solver: type[Solver] = Solver
    ) -> None:
        self.component = component
        self.form = dated.form
        self.oracle = Oracle(component.one_part(dated.form, meter), kernel, meter, solver)
        self._own_oracle = self.oracle if solver is Solver else None
        self._kernel = kernel
        self.judge: Judge = self
        self.claims = component.claims
        self.forced: list[int] = []
        self._own = {claim: own for own, claim in enumerate(component.claims, 1)}

    def rivals(self, meter: Meter) -> Rivals:
        """As `Arena.rivals`, by the days of the component."""
        component = self.component
        if component.rivals is None:
            own, name = self.oracle.rivals(meter), component.claims
            alone = frozenset(name[claim - 1] for claim in own.alone)
            pairs = meter.each(own.of.items())
            component.rivals = Rivals(
                alone, {name[one - 1]: {name[each - 1] for each in others} for one, others in pairs}
            )
        return component.rivals

    def near(self, claim: int, most: int, meter: Meter) -> list[int]:
        """So many of the claims, those nearest to one (`Part.near`)."""
        return [self.component.claims[own - 1] for own in self.oracle.part.near(self._own[claim], most, meter)]

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        """As `Judge.core`."""
        core = self.oracle.core([self._own[claim] for claim in claims], meter)
        return None if core is None else [self.component.claims[own - 1] for own in core]

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        """As `Judge.extend`."""
        own = [self._own[claim] for claim in universe]
        left_out = self.oracle.extend([self._own[claim] for claim in claims], own, meter)
        return [self.component.claims[claim - 1] for claim in left_out]

    def explain(self, claims: Sequence[int], meter: Meter) -> Explanation:
        own = [self._own[claim] for claim in claims]
        if self._own_oracle is None:
            self._own_oracle = Oracle(self.oracle.part, self._kernel, meter)
        if self._own_oracle is not self.oracle:
            self._own_oracle.core(own, meter)  # learns what it takes to explain
        return self.explanation(self._own_oracle, own, meter)

    def names(self, claims: Sequence[int]) -> tuple[str, ...]:
        """The ids of claims in the component's own numbers."""
        return tuple(self.form.claims[self.component.claims[claim - 1] - 1] for claim in claims)

    def explanation(self, oracle: Oracle, literals: Sequence[int], meter: Meter) -> Explanation:
        """Why these literals of the oracle cannot all hold."""
        proof = Proof(oracle, literals, meter)
        steps: list[Step] = []
        for cycle in proof.cycles:
            steps += rotated([self._step(oracle, arc) for arc in cycle if oracle.edges[arc][4] >= 0], ORIGIN)
        said = {self._clause_step(oracle, clause, rule) for clause, rule in proof.clauses}
        steps += [Step(claim=claim, rule=rule) for claim, rule in sorted(said) if claim or rule]
        only = proof.cycles[0] if len(proof.cycles) == 1 and not proof.clauses else None
        return Explanation(steps, None if only is None else -sum(oracle.edges[arc][2] for arc in only))

    def _clause_step(self, oracle: Oracle, clause: Sequence[int], rule: int) -> tuple[str, str]:
        """The claim that a clause belongs to (the one that it makes imply the rest), and its rule."""
        claims = [-literal for literal in clause if -oracle.part.claims <= literal < 0]
        return self.names(claims)[0] if len(claims) == 1 else "", oracle.part.rules[rule]

    def _step(self, oracle: Oracle, arc: int) -> Step:
        tail, head, days, literal, place = oracle.edges[arc]
        form, component = self.form, self.component
        is_claim = 0 < literal <= len(component.claims)
        return Step(
            claim=self.names([literal])[0] if is_claim else "",
            rule=form.rules[form.edges.rule[place]],
            words=form.edges.words(place),
            before=form.points[component.points[tail]],
            after=form.points[component.points[head]],
            days=days,
        )


def needed(arena: Arena, claims: Sequence[int], given: Sequence[int], meter: Meter) -> list[int]:
    """Those of the `given` without which `claims` would not conflict."""
    return sorted(shrink(Fixed(arena.judge, claims), given, meter)) if given else []


def readings_together(dated: Dated, clusters: Sequence[Cluster], meter: Meter) -> list[list[Cluster]]:
    """The clusters of one component, put together where a claim takes part in several."""
    label = dated.graph.arcs.label
    groups: list[tuple[set[int], list[Cluster]]] = []
    for cluster in clusters:
        claims = {int(label[arc]) for arc in meter.each(cluster.arcs)} - {0}
        members = [cluster]
        apart = []
        for others, found in meter.each(groups):
            if others & claims:
                claims |= others
                members = [*found, *members]
            else:
                apart.append((others, found))
        groups = [*apart, (claims, members)]
    return [members for _, members in groups]
