"""PySAT behind a typed door: a solver that works in slices, between which the clock is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pysat.card import ITotalizer  # type: ignore[import-untyped]
from pysat.solvers import Minisat22  # type: ignore[import-untyped]

from sicetnon.reason.engine.budget import Meter

_CONFLICTS, _PROPAGATIONS = 1000, 20_000
"""Work of the solver between the first two looks at the clock, some 10 ms, beside what it takes to set every variable
once; each further slice of the same question allows a thirty-second more, so that none is too small for ever."""
SHARE = 32
"""Parts of the first slice."""
_LONG, _WIDTH = 64, 32
"""A clause of more literals than this is told as a tree of clauses of that many: the solver goes through a clause from
its beginning whenever a literal that it watches there falls."""
_BLOCK = 4096
"""Literals that a totalizer is built over at a time."""


Differences = Sequence[tuple[int, int, int, int, int]]
"""Tail, head, days, the literal that switches the edge on (0: always), and a number."""


def shares() -> Iterator[int]:
    """How much larger than the first each slice of the work on one question is, in parts of `SHARE`."""
    share = SHARE
    while True:
        yield share
        share += share // SHARE


class Solver:
    """An incremental solver of clauses, deterministic in the order of its calls, whatever the budget.

    `top` is the greatest variable in use, which may be raised from outside, never lowered.
    """

    def __init__(self, clauses: Iterable[Sequence[int]] = (), meter: Meter | None = None, *, top: int = 0) -> None:
        self._solver: Any = self._make()
        self.top = top
        for clause in clauses if meter is None else meter.each(clauses):
            self.add(clause)

    def _make(self) -> Any:
        return Minisat22()

    def _told(self, clause: Sequence[int]) -> None:
        self._solver.add_clause(list(clause))

    def differences(self, edges: Differences, meter: Meter) -> None:
        """Edges of days between points, for a solver that knows of days. Raises Spent."""

    def fresh(self) -> int:
        """A new variable."""
        self.top += 1
        return self.top

    def add(self, clause: Sequence[int]) -> None:
        """One more clause."""
        while len(clause) > _LONG:
            blocks = [clause[first : first + _WIDTH] for first in range(0, len(clause), _WIDTH)]
            for number, block in enumerate(blocks, self.top + 1):
                self._told([-number, *block])
            clause = range(self.top + 1, self.top + len(blocks) + 1)
            self.top += len(blocks)
        self._told(clause)

    def prefer(self, literals: Sequence[int]) -> None:
        """Set variables this way where nothing speaks against it."""
        self._solver.set_phases(list(literals))

    def solve(self, assumed: Sequence[int], meter: Meter) -> bool:
        """Can the clauses hold under these assumptions? Raises Spent."""
        for share in shares():
            answer = self.attempt(assumed, share)
            if answer is not None:
                return answer
            meter.look()
        raise AssertionError("shares have no end")

    def attempt(self, assumed: Sequence[int], share: int = SHARE) -> bool | None:
        """As `solve`, within a slice of the work; None where that is too little."""
        self._solver.conf_budget(_CONFLICTS * share // SHARE)
        self._solver.prop_budget((_PROPAGATIONS + self.top) * share // SHARE)
        answer = self._solver.solve_limited(assumptions=assumed if isinstance(assumed, list) else list(assumed))
        return None if answer is None else bool(answer)

    def model(self) -> list[int]:
        """The literals that hold, one a variable in the order of variables."""
        held: list[int] = self._solver.get_model() or []
        return held

    def core(self) -> list[int]:
        """The assumptions that could not hold together."""
        return list(self._solver.get_core() or ())

    def close(self) -> None:
        """Give the memory back."""
        self._solver.delete()


class Counter:
    """An incremental totalizer over `literals` (Bailleux & Boufkhad 2003): `above(k)` holds if more than k do."""

    def __init__(self, literals: Sequence[int], top: int, meter: Meter) -> None:
        parts: list[Any] = []
        for first in range(0, len(literals), _BLOCK):
            meter.look()
            parts.append(ITotalizer(lits=list(literals[first : first + _BLOCK]), ubound=1, top_id=top))
            top = int(parts[-1].top_id)
        while len(parts) > 1:
            for one, other in zip(parts[::2], parts[1::2], strict=False):
                meter.look()
                one.merge_with(other, top_id=top)
                top = int(one.top_id)
            parts = parts[::2]
        self._totalizer: Any = parts[0]
        self._told = 0
        self.size = len(literals)

    @property
    def top(self) -> int:
        """The greatest variable used."""
        return int(self._totalizer.top_id)

    def above(self, bound: int, top: int) -> tuple[int, Iterator[list[int]]]:
        """The literal "more than `bound` of them hold", with the clauses not yet told."""
        if bound >= len(self._totalizer.rhs):
            self._totalizer.increase(ubound=bound, top_id=max(top, self.top))
        told, clauses = self._told, self._totalizer.cnf.clauses
        self._told = len(clauses)
        return int(self._totalizer.rhs[bound]), islice(clauses, told, None)

    def close(self) -> None:
        """Give the memory back."""
        self._totalizer.delete()
