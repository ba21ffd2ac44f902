"""Where days are told by their order, all answers are the same, and what a hundred alternatives contradict is seen."""

from __future__ import annotations

from random import Random

import pytest

from sicetnon.errors import RuleError
from sicetnon.reason.engine import Budget, Core, Engine, Network, oracle
from sicetnon.reason.engine.budget import FREE
from sicetnon.reason.engine.ordered import Ordered
from sicetnon.reason.engine.sat import Solver
from tests.bench import reason_networks
from tests.reason.engine import forms
from tests.reason.engine.test_brute_force import agrees


@pytest.mark.parametrize("first", (600, 650))
def test_answers_are_the_same_where_the_order_is_told_before_all_else(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oracle, "_ROUNDS", 0)
    for seed, network in enumerate(forms.networks(range(first, first + 50))):
        random = Random(seed)
        for point in list(network.points)[1:]:
            rule = random.choice(("", "a span", "another span"))
            network.window(point, -6 + random.randint(0, 3), 6 - random.randint(0, 3), rule=rule)
        agrees(network)


def test_hundreds_of_alternatives_that_contradict_one_another_are_seen() -> None:
    engine = Engine(reason_networks.alternatives(20, 400, 3), budget=Budget(steps=60))
    core = engine.check()
    assert isinstance(core, Core) and len(core.claims) < 60
    assert engine.partial == ()
    assert isinstance(Engine(reason_networks.alternatives(20, 400, 3)).check(core.claims), Core)


def test_rules_that_contradict_one_another_are_named_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracle, "_ROUNDS", 0)
    network = Network()
    network.window("a", 0, 9, rule="a span")
    network.windows("a", [(12, 13), (20, 25)], rule="either")
    network.clause(-network.claim("c"), network.literal("p"), rule="elsewhere")
    with pytest.raises(RuleError, match="a span"):
        Engine(network).check()


def test_every_day_that_is_possible_stays_so() -> None:
    """Two points of four days each, the second at least two days after the first where a literal holds."""
    edges = [(0, 1, 3, 0), (1, 0, 0, 0), (0, 2, 3, 0), (2, 0, 0, 0), (2, 1, -2, 1)]
    ordered, solver = Ordered(edges, 3, (), FREE), Solver(top=1)
    assert ordered.small
    for clause in ordered.clauses(solver.fresh):
        solver.add(clause)
    for first in range(4):
        for second in range(4):
            days = [ordered.by(1, day) if day >= first else -ordered.by(1, day) for day in range(3)]
            days += [ordered.by(2, day) if day >= second else -ordered.by(2, day) for day in range(3)]
            assert solver.solve([1, *days], FREE) == (second - first >= 2)
            assert solver.solve([-1, *days], FREE)


def test_wide_bounds_are_not_told() -> None:
    assert not Ordered([(0, 1, 10**6, 0), (1, 0, 0, 0), (1, 0, -5, 1), (1, 1, 0, 1)], 2, (), FREE).small
    assert not Ordered([], 1, (), FREE).small
