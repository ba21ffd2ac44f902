"""The second oracle gives the same answers, with reasons; it is never needed."""

from __future__ import annotations

import pytest

from sicetnon.errors import UsageError
from sicetnon.reason.engine import Budget, Consistent, Engine, Network, second
from tests.bench import reason_networks
from tests.reason.engine import brute, forms
from tests.reason.engine.test_brute_force import NO_LIMIT, agrees

needs_z3 = pytest.mark.skipif(not second.available(), reason="z3 is not installed")


def councils() -> Network:
    """Either of two years, neither of which leaves time for the council after it."""
    network = Network()
    network.windows("council", [(100, 110), (200, 210)], when=network.claim("A"), rule="either", words="A: the council")
    network.window("synod", 0, 90, when=network.claim("B"), words="B: the synod")
    network.edge("synod", "council", -1, when=network.claim("C"), rule="an order", words="C: the council came first")
    return network


@needs_z3
def test_both_oracles_answer_alike() -> None:
    for network in forms.networks(range(500, 560)):
        agrees(network, second=True)


@needs_z3
def test_the_second_oracle_says_why_as_the_first_does() -> None:
    ours, other = (Engine(councils(), budget=NO_LIMIT, second=each) for each in (False, True))
    assert list(ours.conflicts()) == list(other.conflicts())
    assert ours.why("council", "latest", ["A", "C"]) == other.why("council", "latest", ["A", "C"])
    supposed = other.what_if(["A", "B"])
    core = supposed.add("C")
    assert core is not None and core.claims == ("A", "B", "C")
    merged = supposed.merge("council", "synod")
    assert merged is not None and merged.claims == ("A", "B")


@needs_z3
def test_the_second_oracle_keeps_its_budget() -> None:
    """It works in slices, between which the budget is looked at: time ends the search at the third look."""
    looks = iter(range(10**6))
    engine = Engine(reason_networks.alternatives(60, 400), second=True)
    engine._budget = Budget(seconds=20, clock=lambda: float(next(looks)))
    assert engine.check() == Consistent(undecided=True)
    assert next(looks) < 40
    assert engine.partial == ("consistency: not decided within the budget",)


def test_a_second_oracle_that_is_not_installed_is_a_named_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "available", lambda: False)
    with pytest.raises(UsageError, match=r"sicetnon\[z3\]"):
        Engine(brute.build([], []), second=True)
