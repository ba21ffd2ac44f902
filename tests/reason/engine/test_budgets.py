"""Budgets are honoured within a tenth, by a clock that counts the lines that are executed instead of seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from random import Random
from types import FrameType
from typing import Any

import pytest

from sicetnon.errors import UsageError
from sicetnon.reason.engine import Budget, Engine, Network

LINES = 1_500_000
QUESTIONS = ("check", "conflicts", "readings", "disputes", "standing", "best", "bounds", "what_if")


class LineClock:
    """Counts the lines of the engine that are run while it is entered."""

    def __init__(self) -> None:
        self.lines = 0

    def __call__(self) -> float:
        return float(self.lines)

    def _trace(self, frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            self.lines += 1
        return self._trace

    def __enter__(self) -> LineClock:
        self._before = sys.gettrace()
        sys.settrace(self._trace)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)


def chain_with_windows(links: int) -> Network:
    """Each point after the one before it, and dates that do not fit."""
    network, random = Network(), Random(1)
    for link in range(links):
        network.edge(f"p{link + 1:06d}", f"p{link:06d}", -1, when=network.claim(f"c{link:06d}"))
        if link % 3 == 0:
            day = random.randrange(links)
            network.window(f"p{link:06d}", day, day + 3, when=network.claim(f"w{link:06d}"))
    return network


def alternatives(claims: int) -> Network:
    """Few points, and claims that each offer three distances which contradict those of the others."""
    network, random = Network(), Random(2)
    for number in range(claims):
        claim, options = network.claim(f"c{number:05d}"), [network.literal() for _ in range(3)]
        for option in options:
            one, other = random.sample(range(60), 2)
            network.edge(f"p{one}", f"p{other}", random.randrange(-40, 5), when=option)
        network.clause(-claim, *options)
    for point in range(60):
        network.window(f"p{point}", 0, 60, rule="a span of time")
    return network


def many_readings(points: int) -> Network:
    network = Network()
    for point in range(points):
        for day in range(8):
            network.window(f"p{point:05d}", day, day, when=network.claim(f"{point:05d} {day}"))
    return network


SHAPES = {
    "a long chain with windows": lambda: chain_with_windows(15_000),
    "many alternatives": lambda: alternatives(2_000),
    "many readings": lambda: many_readings(1_000),
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_budget_is_honoured_within_a_tenth(shape: str, question: str) -> None:
    clock = LineClock()
    engine = Engine(SHAPES[shape](), budget=Budget(seconds=LINES, clock=clock, conflicts=None, readings=None))
    with clock:
        try:
            answer = getattr(engine, question)()
            if isinstance(answer, Iterator):
                list(answer)
        except UsageError:
            assert question == "what_if"
    assert clock.lines <= 1.1 * LINES
    assert engine.partial or clock.lines < LINES or question == "what_if"
