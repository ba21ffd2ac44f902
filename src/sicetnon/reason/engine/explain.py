"""Says why: turns what the oracle used into steps that a person can follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.counts import listed
from sicetnon.reason.engine.crowds import Said
from sicetnon.reason.engine.oracle import Oracle
from sicetnon.reason.engine.results import Step
from sicetnon.reason.engine.sat import Solver


def rotated(steps: Sequence[Step], origin: str) -> tuple[Step, ...]:
    """A cycle of steps, begun where it leaves the calendar's origin, else at the least point."""
    if not steps:
        return ()
    first = min(range(len(steps)), key=lambda place: (steps[place].before != origin, steps[place].before, place))
    return (*steps[first:], *steps[:first])


class Proof:
    """The cycles (arcs of the oracle's graph) and the clauses (with their rules) that a refutation of `claims` needs.

    Built from the clauses and the lemmas that the oracle has learned: each gets a selector, and the core is trimmed.
    """

    def __init__(self, oracle: Oracle, claims: Sequence[int], meter: Meter) -> None:
        rows: list[tuple[tuple[int, ...], list[int], list[Said]]] = [
            (tuple(clause), [], [(tuple(clause), rule)]) for clause, rule in meter.each(oracle.clauses)
        ]
        rows += [(clause, cycle, []) for clause, cycle in oracle.lemmas.items()]
        rows += [(clause, [], said) for clause, said in oracle.crowds.items()]
        top = oracle.highest
        marked = ([*clause, -(top + number)] for number, (clause, _, _) in enumerate(rows, 1))
        solver = Solver(chain(marked, listed(oracle.told)), meter, top=top + len(rows))
        assumed = [*oracle.rules, *claims]
        kept = [top + number for number in range(1, len(rows) + 1)]
        self.cycles: list[list[int]] = []
        self.clauses: list[Said] = []
        if not solver.solve([*assumed, *kept], meter):
            needed = [row for row in solver.core() if row > top]
            for literal in _fewest(solver, assumed, needed, meter, hard=bool(oracle.crowds)):
                _, cycle, said = rows[literal - top - 1]
                self.clauses += said
                if cycle:
                    self.cycles.append(cycle)
        solver.close()


def _fewest(solver: Solver, assumed: Sequence[int], kept: list[int], meter: Meter, *, hard: bool) -> list[int]:
    """Rows of which none can be missed; where questions are `hard`, none of which that is soon seen."""
    for literal in list(kept):
        tried = [*assumed, *(other for other in kept if other != literal)]
        meter.look()
        holds = solver.attempt(tried) if hard else solver.solve(tried, meter)
        if holds is False:
            kept = [other for other in kept if other != literal]
    return kept
