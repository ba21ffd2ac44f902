"""Whenever time ends a search for conflicts, all that is told is minimal, and something is told early."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sicetnon.errors import RuleError
from sicetnon.reason.engine import Budget, Engine, Network
from tests.bench import reason_networks
from tests.reason.engine import brute
from tests.reason.engine.test_brute_force import KINDS, Recipes, networks
from tests.reason.engine.test_budgets import LineClock


def ticking(moments: int) -> Budget:
    """A budget that is over at the so-manieth look at the clock."""
    ticks = count()
    return Budget(seconds=moments, clock=lambda: float(next(ticks)), conflicts=None)


@given(networks(KINDS, 7), st.integers(1, 400))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_told_before_time_ends_is_minimal(recipes: Recipes, moments: int) -> None:
    network = brute.build(*recipes)
    known = brute.boxes(network)
    if known[()] is None:
        return
    engine = Engine(network)
    engine._budget = ticking(moments)
    found = [conflict.claims for conflict in engine.conflicts()]
    expected = brute.minimal_conflicts(known)
    assert len(found) == len(set(found))
    assert set(found) <= set(expected)
    assert engine.partial or sorted(found) == sorted(expected)


@given(networks(KINDS, 7))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_budget_that_is_not_reached_changes_nothing(recipes: Recipes) -> None:
    network = brute.build(*recipes)
    try:
        expected = list(Engine(network).conflicts())
    except RuleError:
        with pytest.raises(RuleError):
            list(Engine(network, budget=ticking(10**9)).conflicts())
        return
    assert list(Engine(network, budget=ticking(10**9)).conflicts()) == expected


@pytest.mark.parametrize(
    "network",
    [
        reason_networks.wild(1_000, 10_000),
        reason_networks.one_day_each(3_000),
        reason_networks.families(600),
        reason_networks.huge_count(800),
    ],
    ids=["contradictions everywhere", "everything contradictory", "families", "a huge count"],
)
def test_a_first_conflict_comes_before_the_search_is_over(network: Network) -> None:
    clock = LineClock()
    engine = Engine(network)
    engine._budget = Budget(seconds=1_500_000, clock=clock, conflicts=None)
    with clock:
        found = [conflict.claims for conflict in engine.conflicts()]
    assert clock.lines <= 1.1 * 1_500_000
    assert found and all(1 <= len(claims) <= 12 for claims in found)
    for claims in found[:3]:
        assert next(Engine(network).conflicts(claims)).claims == claims
    assert "conflicts: some are listed besides, and there may be smaller ones" in engine.partial
