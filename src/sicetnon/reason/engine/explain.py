"""Says why: turns what the oracle used into steps that a person can follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.counts import listed
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
        rows: list[tuple[tuple[int, ...], list[int], int]] = [
            (tuple(clause), [], rule) for clause, rule in meter.each(oracle.clauses)
        ]
        rows += [(clause, cycle, 0) for clause, cycle in oracle.lemmas.items()]
        top = oracle.highest
        marked = ([*clause, -(top + number)] for number, (clause, _, _) in enumerate(rows, 1))
        solver = Solver(chain(marked, listed(oracle.told)), meter, top=top + len(rows))
        assumed = [*oracle.rules, *claims]
        kept = [top + number for number in range(1, len(rows) + 1)]
        self.cycles: list[list[int]] = []
        self.clauses: list[tuple[tuple[int, ...], int]] = []
        if not solver.solve([*assumed, *kept], meter):
            for literal in _fewest(solver, assumed, [row for row in solver.core() if row > top], meter):
                clause, cycle, rule = rows[literal - top - 1]
                if cycle:
                    self.cycles.append(cycle)
                else:
                    self.clauses.append((clause, rule))
        solver.close()


def _fewest(solver: Solver, assumed: Sequence[int], kept: list[int], meter: Meter) -> list[int]:
    for literal in list(kept):
        tried = [other for other in kept if other != literal]
        if not solver.solve([*assumed, *tried], meter):
            kept = tried
    return kept
