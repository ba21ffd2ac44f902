"""Budgets are honoured within a tenth, by a clock that counts the lines that are executed instead of seconds, and
every loop looks at it often. (`tests/bench/budgets.py` measures the same by a real clock.)"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from random import Random
from types import FrameType
from typing import Any

import pytest

from sicetnon.errors import UsageError
from sicetnon.reason.engine import Budget, Consistent, Engine, Network, Standing
from sicetnon.reason.engine.budget import Meter, Spent
from sicetnon.reason.engine.document import ClaimEntry, Constraint, Document
from sicetnon.reason.engine.report import reason_about
from tests.bench import reason_networks as networks

LINES = 1_000_000
GAP = 100_000
"""Lines that may be run between two looks at the clock."""
QUESTIONS = ("check", "conflicts", "readings", "disputes", "standing", "best", "bounds", "what_if")


class LineClock:
    """Counts the lines of the engine that are run while it is entered, and the most between two looks."""

    def __init__(self) -> None:
        self.lines = 0
        self.gap = 0
        self._last = 0

    def __call__(self) -> float:
        self.gap = max(self.gap, self.lines - self._last)
        self._last = self.lines
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


SHAPES: dict[str, Callable[[], Network]] = {
    "a long chain with windows": lambda: chain_with_windows(15_000),
    "many alternatives": lambda: alternatives(2_000),
    "many readings": lambda: networks.many_readings(1_000),
}
OTHERS: dict[str, Callable[[], Network]] = {
    "a star": lambda: networks.star(6_000),
    "families": lambda: networks.families(5_000),
    "everything contradictory": lambda: networks.one_day_each(3_000),
    "contradictions everywhere": lambda: networks.wild(1_000, 10_000),
    "long alternatives": lambda: networks.long_alternatives(20, 1_500),
    "many components": lambda: networks.story(20, components=1_000, planted=2),
}


def asked(shape: Network, question: str) -> tuple[Engine, LineClock]:
    """The engine and the clock after the question."""
    clock = LineClock()
    budget = Budget(seconds=LINES, clock=clock, conflicts=None, readings=None)
    if question == "read":
        with clock:
            return Engine(shape, budget=budget), clock
    engine = Engine(shape)
    engine._budget = budget
    with clock:
        try:
            answer = getattr(engine, question)()
            if isinstance(answer, Iterator):
                list(answer)
        except UsageError:
            assert question == "what_if"
    return engine, clock


@pytest.mark.parametrize("question", ("read", *QUESTIONS))
@pytest.mark.parametrize("shape", SHAPES)
def test_a_budget_is_honoured_within_a_tenth(shape: str, question: str) -> None:
    engine, clock = asked(SHAPES[shape](), question)
    assert clock.lines <= 1.1 * LINES
    assert clock.gap <= GAP
    assert engine.partial or clock.lines < LINES or question == "what_if"


@pytest.mark.parametrize("question", ("read", "conflicts", "standing", "what_if"))
@pytest.mark.parametrize("shape", OTHERS)
def test_every_loop_looks_at_the_clock(shape: str, question: str) -> None:
    _, clock = asked(OTHERS[shape](), question)
    assert clock.lines <= 1.1 * LINES
    assert clock.gap <= GAP


def test_a_part_of_the_time_is_kept_for_the_answer() -> None:
    now = 0.0
    meter = Meter(Budget(seconds=16, clock=lambda: now))
    now = 14.9
    meter.look()
    now = 15.0
    with pytest.raises(Spent):
        meter.look()


def test_each_question_has_an_equal_part_of_what_those_before_it_left() -> None:
    now = 0.0
    whole = Budget(seconds=16, clock=lambda: now).ending()
    assert whole.share(5).seconds == 3
    now = 9.0
    assert whole.share(2).seconds == 3
    now = 20.0
    assert whole.share(1).seconds == 0


def contradictions(claims: int) -> Document:
    """Claims that each say two days of one of few points, neither of which agrees with the others, and hold apart."""
    random = Random(8)
    entries = []
    for number in range(claims):
        days = [Constraint(point=f"p{number % 7}", earliest=day, latest=day) for day in random.sample(range(999), 2)]
        either = Constraint(either=tuple((day,) for day in days))
        entries.append(ClaimEntry(id=f"c{number:05d}", says=(either, Constraint(holds=f"there {number}"))))
    places = Constraint(among=tuple(f"there {number}" for number in range(0, claims, 3)), most=1, rule="one place")
    return Document(claims=tuple(entries), always=(places,))


@pytest.mark.parametrize("lines", (20_000, 300_000, LINES))
def test_all_questions_about_a_file_together_keep_to_its_budget(lines: int) -> None:
    clock, document = LineClock(), contradictions(2_000)
    with clock:
        report = reason_about(document, budget=Budget(seconds=lines, clock=clock))
    assert clock.lines <= 1.1 * lines + 2_000  # lines of an answer that leaves all open
    assert report.claims == 2_000
    assert report.consistent is not True
    assert "bounds: not computed for every point within the budget" in report.partial
    assert report.variants or "the network: not read within the budget" in report.partial


def test_a_network_that_was_not_read_leaves_every_question_open() -> None:
    network = networks.contradictory_chain(5)
    engine = Engine(network, budget=Budget(seconds=0, clock=lambda: 0.0))
    assert engine.partial == ("the network: not read within the budget",)
    assert engine.check(["c000001"]) == Consistent(undecided=True)
    assert engine.bounds() == {}
    assert engine.best() == ()
    assert not any((list(engine.conflicts()), list(engine.readings()), list(engine.disputes())))
    assert engine.standing() == Standing(in_all=(), in_some=(), in_none=(), complete=False)
    assert engine.why("p000001", "latest").day is None
    with pytest.raises(UsageError, match="budget"):
        engine.what_if()
    assert len(engine.partial) == 9


def test_a_long_core_takes_no_longer_than_its_length_allows() -> None:
    """The one conflict of all claims of a long chain, every reading of which leaves out another: a solver that goes
    through the long clause again for each claim would take the square of its length."""
    engine = Engine(networks.contradictory_chain(5_000))
    first = [choice.left_out for _, choice in zip(range(3), engine.readings(), strict=False)]
    assert len(set(first)) == 3
    assert all(len(left_out) == 1 for left_out in first)
