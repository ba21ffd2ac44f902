"""Where the time of extraction goes: seconds of CPU by step and by rule.

Run with `pytest tests/bench/test_extract_bench.py --benchmark-only -s`; a plain test run skips it. Every step of a
sentence and every rule of a clause is measured where it is called; what a step calls is part of it, and the price of
the clock itself is taken off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sicetnon.cli.collector import rarely_collecting
from sicetnon.extract import antecedents, assemble, attestation, deeds, defects, fields
from sicetnon.extract.page import Page
from sicetnon.extract.units import Reader
from sicetnon.extract.voices import Voices
from sicetnon.formats import read_witness
from tests.bench.accounts import accounts

SIZE, ROUNDS = 150_000, 5
STEPS = (
    "find_heads", "read_dates", "language_of", "split_clauses", "verb_roles", "find_phrases", "measures", "find_target",
    "Scene",
)  # fmt: skip
"""Names of the module of the pass whose calls are measured."""
_SHOWN = 0.002  # share of the whole from which on a rule is shown


class Clock:
    """Seconds and calls by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.calls: dict[str, int] = {}
        self.price = 0.0
        for _ in range(3):
            self.wrap("", lambda: None)()
        count = 20_000
        empty = self.wrap("", lambda: None)
        begin = time.process_time()
        for _ in range(count):
            empty()
        self.price = (time.process_time() - begin) / count
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.seconds.clear()
        self.calls.clear()

    def wrap(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        """The same step, measured."""
        now = time.process_time

        def measured(*arguments: Any, **named: Any) -> Any:
            begin = now()
            made = step(*arguments, **named)
            self.seconds[name] = self.seconds.get(name, 0.0) + now() - begin
            self.calls[name] = self.calls.get(name, 0) + 1
            return made

        return measured


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """A clock over every step and rule of the pass."""
    clock = Clock()
    for name in STEPS:
        monkeypatch.setattr(assemble, name, clock.wrap(name, getattr(assemble, name)))
    for owner, name in ((Reader, "sentence"), (Page, "say"), (Voices, "read")):
        monkeypatch.setattr(owner, name, clock.wrap(f"{owner.__name__}.{name}", getattr(owner, name)))
    for module, name in ((antecedents, "resolve"), (antecedents, "note"), (deeds, "deed"),
                         (attestation, "existence"), (defects, "in_sentence"),
                         (defects, "find"), (fields, "rows")):  # fmt: skip
        monkeypatch.setattr(
            module, name, clock.wrap(f"{module.__name__.rpartition('.')[2]}.{name}", getattr(module, name))
        )
    rules = tuple((classes, clock.wrap(_name(rule), rule)) for classes, rule in assemble.RULES)
    monkeypatch.setattr(assemble, "RULES", rules)
    with rarely_collecting():
        yield clock


def _name(rule: Callable[..., Any]) -> str:
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"


def test_steps_of_extraction(benchmark: Any, clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    witness = read_witness(accounts(SIZE).encode("utf-8"), "accounts.txt")
    benchmark.pedantic(assemble.read_claims, args=(witness,), rounds=1)
    best: dict[str, float] = {}
    whole = float("inf")
    for _ in range(ROUNDS):
        clock.clear()
        begin = time.process_time()
        assemble.read_claims(witness)
        whole = min(whole, time.process_time() - begin - sum(clock.calls.values()) * clock.price)
        for name, seconds in clock.seconds.items():
            own = max(0.0, seconds - clock.calls[name] * clock.price)
            best[name] = min(best.get(name, own), own)
    with capsys.disabled():
        print(f"\nextraction of {SIZE // 1000} kB: {whole:.2f} s")
        for name, seconds in sorted(best.items(), key=lambda item: -item[1]):
            if seconds > _SHOWN * whole:
                print(f"{name:28s} {1000 * seconds:7.1f} ms {seconds / whole:6.1%} {clock.calls[name]:7,d} calls")
    assert best
