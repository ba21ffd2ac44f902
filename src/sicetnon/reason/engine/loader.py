"""Loads the kernel: as it stands, or compiled by numba (the extra `fast`), with the same results to the last bit."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from types import FunctionType
from typing import Any

from sicetnon.errors import UsageError
from sicetnon.reason.engine import kernel
from sicetnon.reason.engine.kernel import Ints

_IN_ORDER = ("take_apart", "hang", "trace", "relax", "wake", "shortest", "starts")
"""Callees before callers."""


class Kernel:
    """The functions of `kernel`, and how to make the sequences that they work on."""

    def __init__(self, functions: dict[str, Callable[..., Any]], *, fast: bool) -> None:
        self.fast = fast
        self.take_apart: Callable[..., bool] = functions["take_apart"]
        self.relax: Callable[..., int] = functions["relax"]
        self.wake: Callable[..., int] = functions["wake"]
        self.shortest: Callable[..., int] = functions["shortest"]
        self.starts: Callable[..., None] = functions["starts"]
        self._numpy: Any = importlib.import_module("numpy") if fast else None

    def ints(self, values: Iterable[int]) -> Ints:
        """A sequence with these values."""
        if self._numpy is None:
            return list(values)
        found: Ints = self._numpy.array(values if hasattr(values, "__len__") else list(values), dtype=self._numpy.int64)
        return found

    def filled(self, length: int, value: int) -> Ints:
        """A sequence of `length` times `value`."""
        if self._numpy is None:
            return [value] * length
        found: Ints = self._numpy.full(length, value, dtype=self._numpy.int64)
        return found

    def counted(self, length: int) -> Ints:
        """0, 1, …, length - 1."""
        if self._numpy is None:
            return list(range(length))
        found: Ints = self._numpy.arange(length, dtype=self._numpy.int64)
        return found


def available() -> bool:
    """Whether the extra `fast` is installed."""
    return find_spec("numba") is not None


@cache
def load(fast: bool) -> Kernel:
    """The kernel in plain Python, or compiled. Raises UsageError when `fast` is asked for and numba is not there."""
    plain = {name: getattr(kernel, name) for name in _IN_ORDER}
    if not fast:
        return Kernel(plain, fast=False)
    if not available():
        raise UsageError("numba is not installed: pip install 'sicetnon[fast]'")
    numba = importlib.import_module("numba")
    made: dict[str, Callable[..., Any]] = {}
    for name, function in plain.items():
        copy = FunctionType(function.__code__, {**function.__globals__, **made}, name)
        copy.__module__ = kernel.__name__
        try:
            made[name] = numba.njit(cache=True)(copy)
        except RuntimeError:  # no place to keep the compiled code
            made[name] = numba.njit(copy)
    return Kernel(made, fast=True)
