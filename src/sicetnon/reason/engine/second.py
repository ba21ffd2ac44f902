"""A second oracle: z3 (MIT licence, the extra `z3`) in the place of the SAT solver, told of the days as well.

It gives the same answers by another way, which is what it is good for: to check ours by, and for disjunctions on which
ours takes long. What it finds is put to our own oracle only to say why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sicetnon.errors import UsageError
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.sat import SHARE, Differences, Solver

_WORK = 200_000
"""What z3 counts as its resources, in the first slice of a question: some 10 ms."""


def available() -> bool:
    """Whether the extra `z3` is installed."""
    return find_spec("z3") is not None


def solver_of(second: bool) -> type[Solver]:
    """The solver to ask. Raises UsageError where z3 is asked for and not installed."""
    if second and not available():
        raise UsageError("z3 is not installed: pip install 'sicetnon[z3]'")
    return Z3Solver if second else Solver


class Z3Solver(Solver):
    """As `Solver`, of clauses and differences of days together."""

    def __init__(self, clauses: Iterable[Sequence[int]] = (), meter: Meter | None = None, *, top: int = 0) -> None:
        self._z3: Any = import_module("z3")
        self._holds: list[Any] = [None]
        super().__init__(clauses, meter, top=top)

    def _make(self) -> Any:
        return self._z3.SimpleSolver()

    def _literal(self, literal: int) -> Any:
        while len(self._holds) <= abs(literal):
            self._holds.append(self._z3.Bool(f"b{len(self._holds)}"))
        return self._holds[literal] if literal > 0 else self._z3.Not(self._holds[-literal])

    def _told(self, clause: Sequence[int]) -> None:
        self._solver.add(self._z3.Or([self._literal(literal) for literal in clause]))

    def differences(self, edges: Differences, meter: Meter) -> None:
        points: dict[int, Any] = {}
        for tail, head, days, literal, _ in meter.all(edges):
            one, other = (points.setdefault(point, self._z3.Int(f"p{point}")) for point in (tail, head))
            said = other - one <= days
            self._solver.add(self._z3.Implies(self._literal(literal), said) if literal else said)

    def prefer(self, literals: Sequence[int]) -> None:
        """Nothing: z3 chooses by itself."""

    def attempt(self, assumed: Sequence[int], share: int = SHARE) -> bool | None:
        self._solver.set("rlimit", _WORK * share * share // (SHARE * SHARE))  # for little is kept from slice to slice
        answer = self._solver.check([self._literal(literal) for literal in assumed])
        return None if answer == self._z3.unknown else bool(answer == self._z3.sat)

    def model(self) -> list[int]:
        known = self._solver.model()
        self._literal(self.top)
        holds = (self._z3.is_true(known[variable]) for variable in self._holds[1:])
        return [number if held else -number for number, held in enumerate(holds, 1)]

    def core(self) -> list[int]:
        return [
            -int(str(each.arg(0))[1:]) if self._z3.is_not(each) else int(str(each)[1:])
            for each in self._solver.unsat_core()
        ]

    def close(self) -> None:
        self._solver.reset()
