"""Limits of a search. They are part of the answer: whoever spends one says so in `partial`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

T = TypeVar("T")

_OFTEN = 4096
"""Steps of a simple loop between two looks at the clock."""

Clock = Callable[[], float]
"""Seconds that only ever grow, `time.monotonic` for instance; passed in, since the engine has no clock of its own."""


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """How long and how much to search; None is no limit.

    `seconds` holds for each call (`check`, `conflicts`, …) and needs `clock`; without one, `steps` bounds the work in
    the same way on every machine: one step is one question put to the oracle. `until` is a moment of the clock beyond
    which no call goes on, whatever `seconds` would give it. `conflicts` and `readings` bound what is listed when the
    call itself names no limit.
    """

    seconds: float | None = None
    conflicts: int | None = 1000
    readings: int | None = 20
    steps: int | None = None
    clock: Clock | None = None
    until: float | None = None


class Spent(Exception):  # a signal inside the engine, not an error
    """A budget ran out; never leaves the engine."""


class Meter:
    """Watches one budget over one call."""

    def __init__(self, budget: Budget) -> None:
        self._clock = budget.clock
        self._deadline: float | None = None
        if budget.clock is not None and budget.seconds is not None:
            self._deadline = budget.clock() + budget.seconds
        if budget.clock is not None and budget.until is not None:
            self._deadline = budget.until if self._deadline is None else min(self._deadline, budget.until)
        self._steps = budget.steps
        self.limited = self._deadline is not None

    def step(self) -> None:
        """Count one question. Raises Spent when there is nothing left."""
        if self._steps is not None:
            if self._steps <= 0:
                raise Spent
            self._steps -= 1
        self.look()

    def each(self, values: Iterable[T]) -> Iterator[T]:
        """The values, with a look at the clock now and then."""
        for number, value in enumerate(values):
            if number % _OFTEN == 0:
                self.look()
            yield value

    def look(self) -> None:
        """Raises Spent when the time is up."""
        if self._deadline is not None and self._clock is not None and self._clock() >= self._deadline:
            raise Spent

    def pause(self) -> float:
        """The time left in seconds, infinite when there is no deadline."""
        if self._deadline is None or self._clock is None:
            return float("inf")
        return max(0.0, self._deadline - self._clock())
