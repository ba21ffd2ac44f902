"""Limits of a search. They are part of the answer: whoever spends one says so in `partial`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from copy import copy
from itertools import chain, islice
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_OFTEN = 4096
"""Steps of a simple loop between two looks at the clock."""
_SPAN = 4096
"""Values that a simple loop of the kernel works on between two looks at the clock."""
_RUN = 16_384
"""Values that are sorted between two looks at the clock."""

_RESERVE = 16
"""One of so many parts of the time is kept for leaving what was begun and writing the answer."""

Clock = Callable[[], float]
"""Seconds that only ever grow, `time.monotonic` for instance; passed in, since the engine has no clock of its own."""


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """How long and how much to search; None is no limit.

    `seconds` holds for each call (`check`, `conflicts`, …; to read the network is one too) and needs `clock`; one part
    in sixteen is kept for leaving what was begun and writing the answer. Without a clock, `steps` bounds the work in
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

    def ending(self) -> Budget:
        """The budget of what is still done within this call: whatever is asked ends with it."""
        if self.clock is None or self.seconds is None:
            return self
        end = _end(self.clock, self.seconds)
        return msgspec.structs.replace(self, until=end if self.until is None else min(end, self.until))

    def share(self, parts: int) -> Budget:
        """The budget of one of so many questions, where those to come are to have as much of what is left."""
        if self.clock is None or self.until is None:
            return self
        return msgspec.structs.replace(self, seconds=max(0.0, self.until - self.clock()) / parts)


def _end(clock: Clock, seconds: float) -> float:
    """The moment at which the search is to end."""
    return clock() + seconds * (_RESERVE - 1) / _RESERVE


class Spent(Exception):  # a signal inside the engine, not an error
    """A budget ran out; never leaves the engine."""


class Meter:
    """Watches one budget over one call."""

    def __init__(self, budget: Budget) -> None:
        self._clock = budget.clock
        self._deadline: float | None = None
        if budget.clock is not None and budget.seconds is not None:
            self._deadline = _end(budget.clock, budget.seconds)
        if budget.clock is not None and budget.until is not None:
            self._deadline = budget.until if self._deadline is None else min(self._deadline, budget.until)
        self._steps = budget.steps
        self.limited = self._deadline is not None
        """Whether the clock is looked at."""

    def share(self, parts: int) -> Meter:
        """A meter of one of so many parts of the time that is left; it counts no steps."""
        other = copy(self)
        other._steps = None
        if self._deadline is not None and self._clock is not None:
            now = self._clock()
            other._deadline = now + (self._deadline - now) / parts
        return other

    def all_but(self, parts: int) -> Meter:
        """A meter of this budget that ends when one of so many parts of the time that is left remains."""
        if self._deadline is None or self._clock is None:
            return self
        other = copy(self)
        other._deadline = self._deadline - (self._deadline - self._clock()) / parts
        return other

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self._deadline is not None and self._clock is not None and self._clock() >= self._deadline

    def step(self) -> None:
        """Count one question. Raises Spent when there is nothing left."""
        if self._steps is not None:
            if self._steps <= 0:
                raise Spent
            self._steps -= 1
        self.look()

    def each(self, values: Iterable[T], often: int = _OFTEN) -> Iterator[T]:
        """The values, with a look at the clock now and then: before each so manieth."""
        if not self.limited:
            return iter(values)
        if isinstance(values, Sized) and len(values) <= often:
            self.look()
            return iter(values)
        return self._watched(iter(values), often)

    def all(self, values: Iterable[T]) -> Iterator[T]:
        """The values, with a look at the clock before each."""
        return self._watched(iter(values), 1) if self.limited else iter(values)

    def _watched(self, values: Iterator[T], often: int) -> Iterator[T]:
        for value in values:
            self.look()
            yield value
            yield from islice(values, often - 1)

    def spans(self, length: int) -> Iterator[tuple[int, int]]:
        """From and to of pieces of the work on so many values, with a look at the clock before each."""
        step = _SPAN if self.limited else max(1, length)
        for first in range(0, length, step):
            self.look()
            yield first, min(length, first + step)

    def in_order(self, values: Iterable[T], key: Callable[[T], Any] | None = None) -> list[T]:
        """As `sorted`, with looks at the clock: runs are sorted, and then merged two by two."""
        given = list(values)
        if not self.limited or len(given) <= _RUN:
            return sorted(given, key=key)  # type: ignore[type-var,arg-type]  # as `sorted` itself has it
        runs = []
        for first in range(0, len(given), _RUN):
            self.look()
            runs.append(sorted(given[first : first + _RUN], key=key))  # type: ignore[type-var,arg-type]
        while len(runs) > 1:
            merged = []
            for place in range(0, len(runs), 2):
                self.look()
                merged.append(sorted(chain(*runs[place : place + 2]), key=key))  # type: ignore[type-var,arg-type]
            runs = merged
        return runs[0]

    def look(self) -> None:
        """Raises Spent when the time is up."""
        if self._deadline is not None and self._clock is not None and self._clock() >= self._deadline:
            raise Spent


class Over(Meter):
    """The meter of a budget that has run out already."""

    def __init__(self) -> None:
        super().__init__(Budget())
        self.limited = True

    def look(self) -> None:
        """Raises Spent."""
        raise Spent


FREE = Meter(Budget())
"""The meter of what no budget bounds."""
