"""Loads the kernel: as it stands, or compiled by numba (the extra `fast`), with the same results to the last bit."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from types import FunctionType, ModuleType
from typing import Any

from sicetnon.errors import UsageError
from sicetnon.reason.engine import kernel, nearby, ways
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.kernel import Ints

_NEAR = ("ball", "gather", "forget", "improve")
_IN_ORDER: tuple[tuple[ModuleType, tuple[str, ...]], ...] = (
    (kernel, ("take_apart", "trace", "relax", "wake", "note", "settle", "shortest", "tally", "sum_up", "deal")),
    (nearby, ("unite", "anchor", "plant", "settle_in", "flatten", "renamed", "firsts", *_NEAR)),
    (ways, ("fill", "walk")),
)
"""Callees before callers."""
_CLOSE = 4
"""Values that lie within so many times their number are counted rather than compared."""


class Kernel:
    """The functions of `kernel` and `nearby`, and how to make the sequences that they work on."""

    def __init__(self, functions: dict[str, Callable[..., Any]], *, fast: bool) -> None:
        self.fast = fast
        self.take_apart: Callable[..., int] = functions["take_apart"]
        self.relax: Callable[..., int] = functions["relax"]
        self.wake: Callable[..., int] = functions["wake"]
        self.shortest: Callable[..., int] = functions["shortest"]
        self.tally: Callable[..., None] = functions["tally"]
        self.sum_up: Callable[..., None] = functions["sum_up"]
        self.deal: Callable[..., None] = functions["deal"]
        self.unite: Callable[..., None] = functions["unite"]
        self.anchor: Callable[..., None] = functions["anchor"]
        self.plant: Callable[..., int] = functions["plant"]
        self.settle_in: Callable[..., None] = functions["settle_in"]
        self.flatten: Callable[..., None] = functions["flatten"]
        self.renamed: Callable[..., None] = functions["renamed"]
        self.firsts: Callable[..., None] = functions["firsts"]
        self.ball: Callable[..., int] = functions["ball"]
        self.gather: Callable[..., int] = functions["gather"]
        self.forget: Callable[..., None] = functions["forget"]
        self.improve: Callable[..., None] = functions["improve"]
        self.fill: Callable[..., None] = functions["fill"]
        self.walk: Callable[..., int] = functions["walk"]
        self._numpy: Any = importlib.import_module("numpy") if fast else None

    def starts(self, keys: Ints, start: Ints, order: Ints, meter: Meter) -> None:
        """Counting sort: `order[start[k]:start[k + 1]]` are the places where `keys` is k, in their order. `start` is 0
        everywhere before, and longer than the greatest key by two."""
        for span in meter.spans(len(keys)):
            self.tally(keys, start, span)
        for span in meter.spans(len(start)):
            self.sum_up(start, span)
        for span in meter.spans(len(keys)):
            self.deal(keys, start, order, span)
        start[1:] = start[:-1]  # type: ignore[index]  # where each key ends the next one begins
        start[0] = 0

    def ints(self, values: Sequence[int] | Ints) -> Ints:
        """A sequence with these values."""
        if self._numpy is None:
            return list(values)  # type: ignore[arg-type]  # whatever has items and a length
        found: Ints = self._numpy.array(values, dtype=self._numpy.int64)
        return found

    def filled(self, length: int, value: int) -> Ints:
        """A sequence of `length` times `value`."""
        if self._numpy is None:
            return [value] * length
        found: Ints = self._numpy.full(length, value, dtype=self._numpy.int64)
        return found

    def marked(self, length: int, places: Sequence[int]) -> Ints:
        """0 everywhere but at `places`, where it is 1."""
        found = self.filled(length, 0)
        if self._numpy is None:
            for place in places:
                found[place] = 1
        else:
            found[places] = 1  # type: ignore[index]  # an array, indexed by a list
        return found

    def counted(self, length: int) -> Ints:
        """0, 1, …, length - 1."""
        if self._numpy is None:
            return list(range(length))
        found: Ints = self._numpy.arange(length, dtype=self._numpy.int64)
        return found

    def take(self, values: Ints, places: Ints) -> Ints:
        """The values at these places."""
        if self._numpy is None:
            return list(map(values.__getitem__, places))  # type: ignore[call-overload]  # a list
        found: Ints = values[places]  # type: ignore[index,assignment]  # an array, indexed by an array
        return found

    def sorted_places(self, columns: Sequence[Ints], meter: Meter) -> Ints:
        """The places of the rows in ascending order, the first column weighing most; equal rows keep their order."""
        if self._numpy is None:
            rows = list(meter.each(zip(*columns, strict=True)))
            return meter.in_order(range(len(rows)), rows.__getitem__)
        found = self._ranked(columns[-1], meter)
        for column in columns[-2::-1]:
            found = self.take(found, self._ranked(self.take(column, found), meter))
        return found

    def _ranked(self, values: Ints, meter: Meter) -> Ints:
        """The places of the values of an array in ascending order, equal ones in their order; counted where the values
        lie close together, for most columns do."""
        meter.look()
        numpy, many = self._numpy, len(values)
        least = int(numpy.min(values)) if many else 0
        span = int(numpy.max(values)) - least + 1 if many else 0
        if span > _CLOSE * many:
            found: Ints = numpy.argsort(values, kind="stable")
            return found
        order = self.filled(many, 0)
        self.starts(numpy.subtract(values, least), self.filled(span + 2, 0), order, meter)
        return order

    def where(self, values: Ints) -> Ints:
        """The places whose value is not 0."""
        if self._numpy is None:
            return [place for place in range(len(values)) if values[place]]
        found: Ints = self._numpy.flatnonzero(values)
        return found

    def joined(self, values: Ints, more: Sequence[int]) -> Ints:
        """The values and some more."""
        if isinstance(values, list):
            return [*values, *more]
        found: Ints = self._numpy.concatenate((values, self._numpy.array(more, dtype=self._numpy.int64)))
        return found

    def inverse(self, order: Ints) -> Ints:
        """Where each place of a permutation went."""
        found = self.filled(len(order), 0)
        if isinstance(order, list):
            for place, old in enumerate(order):
                found[old] = place
        else:
            found[order] = self._numpy.arange(len(order))  # type: ignore[index]  # an array, indexed by an array
        return found

    def moved(self, values: Ints, place: Ints) -> Ints:
        """The new names of what the values name, where they name anything (-1: nothing)."""
        if isinstance(values, list):
            return [place[value] if value >= 0 else -1 for value in values]
        found: Ints = self._numpy.where(self._numpy.less(values, 0), -1, self.take(place, values))
        return found

    def where_over(self, values: Ints, bound: int) -> list[int]:
        """The places whose value is greater than `bound`."""
        if self._numpy is None:
            return [place for place in range(len(values)) if values[place] > bound]
        found: list[int] = self._numpy.flatnonzero(values > bound).tolist()  # type: ignore[operator]  # an array
        return found

    def same(self, one: Ints, other: Ints) -> bool:
        """Whether the two hold the same values."""
        return one == other if self._numpy is None else bool(self._numpy.array_equal(one, other))

    def backwards(self, values: Ints, length: int) -> list[int]:
        """The first `length` values as plain integers, last first."""
        if self._numpy is None:
            return [values[place] for place in range(length - 1, -1, -1)]
        found: list[int] = values[:length][::-1].tolist()  # type: ignore[index]  # an array
        return found

    def listed(self, values: Ints) -> list[Any]:
        """Plain Python integers."""
        if isinstance(values, list):
            return values.copy()
        found: list[int] = values.tolist()  # type: ignore[attr-defined]  # an array
        return found

    def opposite(self, values: Ints) -> list[Any]:
        """Plain Python integers, with their signs turned."""
        if isinstance(values, list):
            return [-value for value in values]
        found: list[int] = self._numpy.negative(values).tolist()
        return found


def available() -> bool:
    """Whether the extra `fast` is installed."""
    return find_spec("numba") is not None


@cache
def load(fast: bool) -> Kernel:
    """The kernel in plain Python, or compiled. Raises UsageError when `fast` is asked for and numba is not there."""
    if not fast:
        return Kernel({name: getattr(module, name) for module, names in _IN_ORDER for name in names}, fast=False)
    if not available():
        raise UsageError("numba is not installed: pip install 'sicetnon[fast]'")
    numba = importlib.import_module("numba")
    made: dict[str, Callable[..., Any]] = {}
    for module, names in _IN_ORDER:
        for name in names:
            made[name] = compiled(getattr(module, name), made, numba)
    return Kernel(made, fast=True)


def compiled(function: FunctionType, callees: dict[str, Callable[..., Any]], numba: ModuleType) -> Callable[..., Any]:
    """The function compiled at its first call, with compiled callees in the place of the plain ones."""
    copy = FunctionType(function.__code__, {**function.__globals__, **callees}, function.__name__)
    copy.__module__ = function.__module__
    try:
        made: Callable[..., Any] = numba.njit(cache=True)(copy)
    except RuntimeError:  # no place where compiled code can be kept
        made = numba.njit(copy)
    return made
