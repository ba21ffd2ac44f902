"""PySAT behind a typed door: a solver that can be interrupted between slices of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pysat.card import CardEnc, EncType, ITotalizer  # type: ignore[import-untyped]
from pysat.solvers import Minisat22  # type: ignore[import-untyped]

from sicetnon.reason.engine.budget import Meter

_CONFLICTS, _PROPAGATIONS = 100, 100_000
"""Work of the solver between the first two looks at the clock, some 10 ms; each further slice of the same question
allows a quarter more, so that none is too small for ever."""


class Solver:
    """An incremental solver of clauses, deterministic in the order of its calls."""

    def __init__(self, clauses: Iterable[Sequence[int]] = (), meter: Meter | None = None) -> None:
        self._solver: Any = Minisat22()
        for number, clause in enumerate(clauses):
            if meter is not None and number % 4096 == 0:
                meter.look()
            self._solver.add_clause(list(clause))

    def add(self, clause: Sequence[int]) -> None:
        """One more clause."""
        self._solver.add_clause(list(clause))

    def prefer(self, literals: Sequence[int]) -> None:
        """Set variables this way where nothing speaks against it."""
        self._solver.set_phases(list(literals))

    def solve(self, assumed: Sequence[int], meter: Meter) -> bool:
        """Can the clauses hold under these assumptions? Raises Spent."""
        if not meter.limited:
            return bool(self._solver.solve(assumptions=list(assumed)))
        many = 4
        while True:
            self._solver.conf_budget(_CONFLICTS * many // 4)
            self._solver.prop_budget(_PROPAGATIONS * many // 4)
            answer = self._solver.solve_limited(assumptions=list(assumed))
            if answer is not None:
                return bool(answer)
            meter.look()
            many += max(1, many // 4)

    def model(self) -> list[int]:
        """The literals that hold, one a variable in the order of variables."""
        return list(self._solver.get_model() or ())

    def core(self) -> list[int]:
        """The assumptions that could not hold together."""
        return list(self._solver.get_core() or ())

    def close(self) -> None:
        """Give the memory back."""
        self._solver.delete()


def count(literals: Sequence[int], least: int, most: int | None, top: int) -> tuple[list[list[int]], int]:
    """Clauses for "at least `least`, at most `most` of them", and the greatest variable used (sequential counter,
    Sinz 2005). An impossible bound gives the empty clause."""
    clauses: list[list[int]] = []
    if least > len(literals) or (most is not None and (most < least or most < 0)):
        return [[]], top
    if least > 0:
        encoded = CardEnc.atleast(lits=list(literals), bound=least, top_id=top, encoding=EncType.seqcounter)
        clauses += encoded.clauses
        top = max(top, encoded.nv)
    if most is not None and most < len(literals):
        encoded = CardEnc.atmost(lits=list(literals), bound=most, top_id=top, encoding=EncType.seqcounter)
        clauses += encoded.clauses
        top = max(top, encoded.nv)
    return clauses, top


class Counter:
    """An incremental totalizer over `literals` (Bailleux & Boufkhad 2003): `above(k)` holds if more than k do."""

    def __init__(self, literals: Sequence[int], top: int) -> None:
        self._totalizer: Any = ITotalizer(lits=list(literals), ubound=1, top_id=top)
        self._told = 0
        self.size = len(literals)

    @property
    def top(self) -> int:
        """The greatest variable used."""
        return int(self._totalizer.top_id)

    def above(self, bound: int, top: int) -> tuple[int, list[list[int]]]:
        """The literal "more than `bound` of them hold", with the clauses not yet told."""
        if bound >= len(self._totalizer.rhs):
            self._totalizer.increase(ubound=bound, top_id=max(top, self.top))
        fresh = [list(clause) for clause in self._totalizer.cnf.clauses[self._told :]]
        self._told = len(self._totalizer.cnf.clauses)
        return int(self._totalizer.rhs[bound]), fresh

    def close(self) -> None:
        """Give the memory back."""
        self._totalizer.delete()
