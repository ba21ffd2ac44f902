"""The engine's questions on small networks whose answers can be read off."""

from __future__ import annotations

import pytest

from sicetnon.errors import RuleError, UsageError
from sicetnon.reason.engine import Budget, Consistent, Core, Engine, Network


def two_dates() -> Network:
    network = Network()
    network.window("meeting", 10, 12, when=network.claim("a"), words="a: from day 10 to 12")
    network.window("meeting", 20, 21, when=network.claim("b"), words="b: from day 20 to 21")
    network.window("meeting", 11, 30, when=network.claim("c"), words="c: from day 11 to 30")
    return network


def test_two_dates_of_one_meeting_conflict_and_say_by_how_much() -> None:
    engine = Engine(two_dates())
    assert isinstance(engine.check(), Core)
    assert engine.check(["a", "c"]) == Consistent()
    (conflict,) = engine.conflicts()
    assert conflict.claims == ("a", "b")
    assert conflict.missing_days == 8
    assert [(step.claim, step.words) for step in conflict.steps] == [
        ("a", "a: from day 10 to 12"),
        ("b", "b: from day 20 to 21"),
    ]
    assert engine.partial == ()


def test_bounds_are_tight_and_say_why() -> None:
    engine = Engine(two_dates())
    assert engine.bounds(["a", "c"]) == {"meeting": (11, 12)}
    chain = engine.why("meeting", "earliest", ["a", "c"])
    assert (chain.day, chain.claims) == (11, ("c",))
    with pytest.raises(UsageError):
        engine.bounds(["a", "b"])


def test_readings_leave_out_the_least_weight_first() -> None:
    engine = Engine(two_dates())
    first, second = engine.readings(weights={"b": 3})
    assert (first.left_out, first.weight_left_out) == (("a",), 1.0)
    assert (second.left_out, second.weight_left_out) == (("b",), 3.0)
    standing = engine.standing()
    assert (standing.in_all, standing.in_some, standing.in_none) == (("c",), ("a", "b"), ())


def test_alternatives_and_counts() -> None:
    network = Network()
    a, b = network.claim("either May or July"), network.claim("in June")
    network.windows("event", [(121, 151), (182, 212)], when=a)
    network.window("event", 152, 181, when=b)
    network.cardinality(
        [network.literal(n) for n in ("one", "two")], 2, None, when=network.claim("both"), rule="there were two"
    )
    network.clause(-network.claim("not two"), -network.literal("two"))
    engine = Engine(network)
    assert [conflict.claims for conflict in engine.conflicts()] == [
        ("either May or July", "in June"),
        ("both", "not two"),
    ]
    assert [conflict.rules for conflict in engine.conflicts()][1] == ("there were two",)
    assert engine.bounds(["either May or July"]) == {"event": (121, 212)}


def test_given_claims_are_not_part_of_a_conflict() -> None:
    (conflict,) = Engine(two_dates()).conflicts(hard=["b", "c"])
    assert (conflict.claims, conflict.given) == (("a",), ("b",))


def test_contradictory_rules_are_a_named_error() -> None:
    network = Network()
    network.edge("birth", "death", 40000, rule="a life ends within 110 years")
    network.edge("death", "birth", -50000, rule="a life lasts at least 137 years")
    network.window("birth", 0, 10, when=network.claim("born"), rule="unrelated")
    with pytest.raises(RuleError, match=r"a life ends within 110 years; a life lasts at least 137 years"):
        Engine(network).check()


def test_a_listing_that_was_cut_says_so() -> None:
    network = Network()
    for day in range(5):
        network.window("event", day, day, when=network.claim(f"c{day}"))
    engine = Engine(network)
    assert len(list(engine.conflicts(limit=3))) == 3
    assert engine.partial == ("conflicts: the 3 smallest are listed",)
    steps = Engine(network, budget=Budget(steps=2))
    assert list(steps.conflicts()) == []
    assert steps.partial


def test_an_unknown_claim_or_literal_is_refused() -> None:
    network = two_dates()
    with pytest.raises(UsageError):
        network.clause(99)
    with pytest.raises(UsageError):
        network.claim("d", weight=0)
    with pytest.raises(UsageError):
        Engine(network).check(["nobody"])
