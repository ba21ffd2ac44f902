"""The oracle for a part of a network with alternatives: a SAT solver, taught by the cycles of the graph (lazy SMT)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count
from operator import itemgetter, ne

from sicetnon.errors import RuleError
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.counts import Counts, Large
from sicetnon.reason.engine.crowds import Rows, Said, crowd
from sicetnon.reason.engine.graph import Arrow, Graph
from sicetnon.reason.engine.loader import Kernel
from sicetnon.reason.engine.ordered import Ordered
from sicetnon.reason.engine.rivals import Rivals, counted, rivals
from sicetnon.reason.engine.sat import SHARE, Solver, shares

_CYCLES = 32
"""Lemmas to learn from one assignment at most."""
_ROUNDS = 16
"""Assignments that contradict the days, of one question, before the order of days is told."""
_PREFERRED = 2
"""How often an assignment may belie large counts, of one question, before all is told of them."""


class Part:
    """A component of a network, in numbers of its own.

    Literals: 1 … `claims` are the claims' selectors, up to `variables` the propositions. `edges` hold (tail, head,
    days, literal or 0, rule number, number in the network); rule numbers count from 1, 0 is no rule.
    """

    def __init__(self, claims: int, variables: int, points: int) -> None:
        self.claims = claims
        self.variables = variables
        self.points = points
        self.edges: list[tuple[int, int, int, int, int, int]] = []
        self.clauses: list[tuple[tuple[int, ...], int]] = []
        self.cardinalities: list[tuple[tuple[int, ...], int, int | None, int, int]] = []
        self.rules: list[str] = [""]
        self._known: tuple[list[list[int]], list[list[int]]] | None = None

    def near(self, claim: int, most: int, meter: Meter) -> list[int]:
        """The claims nearest to one, that one among them, by the points and propositions that they share: `most` of
        them, sorted. A minimal conflict hangs together in this way, since what meets in the calendar alone does not."""
        homes, dwellers = self._housing(meter)
        waiting, seen, found = [claim], {claim}, [claim]
        entered: set[int] = set()
        for literal in waiting:
            for home in homes[literal]:
                if home in entered:
                    continue
                entered.add(home)
                for other in meter.each(dwellers[home]):
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
                        if other <= self.claims:
                            found.append(other)
                        if len(found) >= most:
                            return sorted(found)
        return sorted(found)

    def _housing(self, meter: Meter) -> tuple[list[list[int]], list[list[int]]]:
        """As `_homes`; and the other way round, by group of points or clause: the variables that stand in it."""
        if self._known is None:
            homes = self._homes(meter)
            dwellers: list[list[int]] = [[] for _ in range(self.points + len(self.clauses) + len(self.cardinalities))]
            for literal, own in enumerate(meter.each(homes)):
                for home in own:
                    dwellers[home].append(literal)
            self._known = homes, dwellers
        return self._known

    def _homes(self, meter: Meter) -> list[list[int]]:
        """By variable: the groups of points and the clauses that it stands in."""
        root = list(range(self.points))

        def group(point: int) -> int:
            while root[point] != point:
                root[point] = root[root[point]]
                point = root[point]
            return point

        for tail, head, _, literal, _, _ in meter.each(self.edges):
            if not literal and tail and head:
                root[group(tail)] = group(head)
        homes: list[list[int]] = [[] for _ in range(self.variables + 1)]
        for tail, head, _, literal, _, _ in meter.each(self.edges):
            homes[abs(literal)] += [group(point) for point in (tail, head) if point and literal]
        rows = [clause for clause, _ in self.clauses]
        rows += [(*literals, when) if when else literals for literals, _, _, when, _ in self.cardinalities]
        for number, literals in enumerate(meter.all(rows), self.points):
            for literal in literals:
                homes[abs(literal)].append(number)
        return [list(dict.fromkeys(each)) for each in meter.each(homes)]


class Oracle:
    """Answers for one part. The named background rules are assumptions of every question, so that cores name them.

    `solver` may be another than the SAT solver: one that knows of days by itself.
    """

    def __init__(self, part: Part, kernel: Kernel, meter: Meter, solver: type[Solver] = Solver) -> None:
        self.part = part
        top = part.variables
        self.rules = list(range(top + 1, top + len(part.rules)))
        self.top = top + len(part.rules) - 1
        self._counts: list[Large] = []
        self.told = array("i")
        """What was told besides, of large counts and of the order of days: clause by clause, each ended by 0."""
        self.clauses = self._clauses(meter)
        self._solver = solver((clause for clause, _ in self.clauses), meter, top=self.top)
        rows = meter.each(part.edges)
        self.edges = meter.in_order((u, v, days, lit or self._of(rule), place) for u, v, days, lit, rule, place in rows)
        self._solver.differences(self.edges, meter)
        labels = [self.label(literal) for _, _, _, literal, _ in meter.each(self.edges)]
        self._switches = meter.in_order({abs(literal) for _, _, _, literal, _ in meter.each(self.edges) if literal})
        tail, head, days = ([edge[column] for edge in meter.each(self.edges)] for column in range(3))
        arrow = Arrow(tail, head, days, labels)
        self.graph = Graph(kernel, part.points, arrow, 2 * self.top + 2, meter=meter)
        self._model: Sequence[int] = ()
        self._picked: Callable[[Sequence[int]], tuple[int, ...]] | None = None
        self._aside: list[int] = []
        """Literals whose arcs the last search switched off."""
        self._settled = False
        """Whether all arcs that are on hold under the graph's potential."""
        self.lemmas: dict[tuple[int, ...], list[int]] = {}
        self.crowds: dict[tuple[int, ...], list[Said]] = {}
        """What was learned of too few places: a clause, and what makes it so."""
        self._told_order: Iterator[tuple[int, ...]] | None = None
        self._rivals: Rivals | None = None
        self._cores: list[frozenset[int]] = []
        """Claims that were found not to hold together."""

    def _clauses(self, meter: Meter) -> list[tuple[list[int], int]]:
        """The clauses with their rules, the cardinalities among them."""
        part = self.part
        made = [([*clause, *self._unless(rule)], rule) for clause, rule in meter.each(part.clauses)]
        counts = Counts(self.top)
        for literals, least, most, when, rule in meter.all(part.cardinalities):
            unless = [*([-when] if when else []), *self._unless(rule)]
            made += [([*clause, *unless], rule) for clause in counts.clauses(literals, least, most)]
        made += [(clause, 0) for clause in meter.each(counts.between(meter))]
        self._counts += counts.large.values()
        self.top = counts.top
        return made

    @property
    def highest(self) -> int:
        """The greatest variable in use."""
        return self._solver.top

    def _of(self, rule: int) -> int:
        return self.rules[rule - 1] if rule else 0

    def _unless(self, rule: int) -> list[int]:
        return [-self._of(rule)] if rule else []

    @staticmethod
    def label(literal: int) -> int:
        """The label of the arcs that a literal switches on."""
        return 2 * literal if literal >= 0 else 1 - 2 * literal

    def ask(self, assumed: Sequence[int], meter: Meter) -> list[int] | None:
        """None when the literals can all hold (`graph` then stands on one assignment), else those that cannot.

        Raises Spent, and RuleError when arcs that no claim, rule or alternative answers for contradict themselves.
        """
        belied = 0
        for rounds in count():
            meter.step()
            if rounds == _ROUNDS:
                self._order(meter)
            if (core := self._refuted(assumed, meter)) is not None:
                return core
            meter.look()
            model = self._solver.model()
            if self._count(model, belied, meter):
                belied += 1
                continue
            started = self._switch(model, meter)
            failing = None if started is None else self.graph.failing(started, meter)
            if not self._learn(set(assumed), meter, failing):
                return None
        return None

    def _order(self, meter: Meter) -> None:
        """Tell the solver the order of days, unless it was told, or that would take too much."""
        if self._told_order is None:
            rows = [edge[:4] for edge in meter.each(self.edges) if edge[4] >= 0]  # others may ask for other days later
            ordered = Ordered(rows, self.part.points, self.rules, meter)
            self._told_order = ordered.clauses(self._solver.fresh) if ordered.small else iter(())
        for clause in meter.each(self._told_order):
            self.told.extend((*clause, 0))
            self._solver.add(clause)

    def _refuted(self, assumed: Sequence[int], meter: Meter) -> list[int] | None:
        """Those of the assumed literals that the clauses contradict, None where they can hold. Where the solver does
        not see it soon, it may be that there are too many for too few places."""
        for share in shares():
            answer = self._solver.attempt(assumed, share)
            if answer is not None:
                return None if answer else self._solver.core()
            meter.look()
            if share == SHARE and self.part.cardinalities:
                found = crowd(Rows(self.part.clauses, self.part.cardinalities), self.rules, assumed, meter)
                if found is not None:
                    clause = tuple(-literal for literal in found.literals)
                    self.crowds[clause] = found.said
                    self._solver.add(clause)
                    return found.literals
        return None

    def _count(self, model: Sequence[int], time: int, meter: Meter) -> bool:
        """Look for large counts that the assignment belies, for the so-manieth time; was there any? First the solver
        is asked to prefer what would be right, which is enough where little else is known of the propositions; then all
        is told."""
        found = False
        for large in self._counts:
            if instead := large.belied(model):
                found = True
                if time < _PREFERRED:
                    self._solver.prefer(instead)
                else:
                    for clause in large.tell(self._solver.fresh, self.told, meter):
                        self._solver.add(clause)
        return found

    def _switch(self, model: Sequence[int], meter: Meter) -> list[int] | None:
        """Switch the arcs as the model has them, which holds one literal a variable in their order: the labels that are
        switched on where all others were found to hold before, None where any arc may fail."""
        live, before = self.graph.live, self._model
        settled, self._settled = self._settled, False
        if self._picked is None or len(model) != len(before):
            known = [variable for variable in meter.each(self._switches) if variable <= len(model)]
            self._picked = itemgetter(*(variable - 1 for variable in known)) if len(known) > 1 else None
            for variable in meter.each(known):
                holds = int(model[variable - 1] > 0)
                live[2 * variable] = holds
                live[2 * variable + 1] = 1 - holds
            self._model, settled = model, False
            self._aside.clear()
            return None
        now, then = self._picked(model), self._picked(before)
        meter.look()
        started = []
        for new, old in compress(zip(now, then, strict=True), map(ne, now, then)):
            live[self.label(old)] = 0
            live[self.label(new)] = 1
            started.append(self.label(new))
        for literal in self._aside:
            if model[abs(literal) - 1] == literal:
                live[self.label(literal)] = 1
                started.append(self.label(literal))
        self._aside.clear()
        self._model, self._settled = model, settled
        return started if settled else None

    def unsettle(self) -> None:
        """Forget what the arcs were found to be: from outside some were switched, or their days changed."""
        self._picked, self._settled = None, False

    def _learn(self, assumed: set[int], meter: Meter, failing: Sequence[int] | None) -> bool:
        """Turn negative cycles of the present assignment into clauses; was there any? `failing` as for `peel`."""
        found = 0
        self._settled = stopped = False

        def victim(cycle: list[int]) -> int:
            nonlocal stopped
            literals = [self.edges[arc][3] for arc in cycle if self.edges[arc][3]]
            if not literals or found + 1 >= _CYCLES:
                stopped = True
                return 0
            self._aside.append(max(literals, key=lambda literal: (literal not in assumed, abs(literal))))
            return self.label(self._aside[-1])

        for cycle, _ in self.graph.peel(victim, meter, failing):
            found += 1
            clause = tuple(sorted({-self.edges[arc][3] for arc in cycle if self.edges[arc][3]}))
            if not clause:
                raise RuleError("constraints that hold always contradict one another")
            if clause not in self.lemmas:
                self.lemmas[clause] = cycle
                self._solver.add(clause)
        self._settled = not stopped
        return found > 0

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        """As `Judge.core`. Raises RuleError when the rules alone cannot hold, and Spent."""
        self._solver.prefer([-claim for claim in range(1, self.part.claims + 1)])
        found = self.ask([*self.rules, *claims], meter)
        if found is None:
            return None
        core = sorted(literal for literal in found if literal <= self.part.claims)
        if not core:
            self._blame(found, meter)
        return core

    def _blame(self, core: Sequence[int], meter: Meter) -> None:
        kept = self.fewest_rules([], [literal for literal in core if literal > self.part.variables], meter)
        names = sorted(self.part.rules[literal - self.part.variables] for literal in kept)
        raise RuleError(f"rules that contradict one another: {'; '.join(names) or 'clauses without a name'}")

    def fewest_rules(self, claims: Sequence[int], rules: Sequence[int], meter: Meter) -> list[int]:
        """A minimal choice of `rules` (literals) under which the conflicting `claims` still conflict."""
        kept = list(rules)
        for rule in rules:
            tried = [other for other in kept if other != rule]
            if self.ask([*tried, *claims], meter) is not None:
                kept = tried
        return kept

    def rivals(self, meter: Meter) -> Rivals:
        """The claims that exclude each other in pairs by their days, or by how many of the same they count."""
        if self._rivals is not None:
            return self._rivals
        most = self.part.claims
        rows = (
            (tail, head, days, literal if literal <= most else 0)
            for tail, head, days, literal, _ in self.edges
            if 0 <= literal <= most or literal > self.part.variables
        )
        dated = rivals(rows, (0,), meter)
        said = [card[:4] for card in self.part.cardinalities if 0 < card[3] <= most]
        self._rivals = dated.joined(counted(said, meter)) if len(said) > 1 else dated
        return self._rivals

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        """As `Judge.extend`: put all that have no rivals before them to the oracle, set aside what it objects to, then
        readmit what fits."""
        firm = list(claims)
        held = set(firm)
        hopeful: list[int] = []
        aside: list[int] = []
        taken = held.copy()
        against = self.rivals(meter).of
        closing: dict[int, list[frozenset[int]]] = {}
        for known in meter.each(self._cores):
            if free := known - held:
                closing.setdefault(max(free), []).append(known)
        for claim in meter.each(universe):
            if claim in held:
                continue
            taken.add(claim)
            if taken.isdisjoint(against.get(claim, ())) and not any(map(taken.issuperset, closing.get(claim, ()))):
                hopeful.append(claim)
            else:
                taken.discard(claim)
                aside.append(claim)
        while (core := self.ask([*self.rules, *firm, *hopeful], meter)) is not None:
            broken = frozenset(literal for literal in core if literal <= self.part.claims)
            self._cores.append(broken)
            victim = max(broken - held)
            hopeful.remove(victim)
            aside.append(victim)
        firm += hopeful
        held.update(hopeful)
        left_out = []
        for claim in meter.each(sorted(aside)):
            if not held.isdisjoint(against.get(claim, ())):
                left_out.append(claim)
            elif self.ask([*self.rules, *firm, claim], meter) is None:
                firm.append(claim)
                held.add(claim)
            else:
                left_out.append(claim)
        return left_out
