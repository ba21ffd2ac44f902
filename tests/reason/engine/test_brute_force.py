"""The same conflicts, readings and bounds as by trying everything, on random networks with alternatives."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sicetnon.errors import RuleError
from sicetnon.reason.engine import Budget, Consistent, Core, Engine, Network
from sicetnon.reason.engine.loader import available
from tests.reason.engine import brute, forms

KINDS = ("edge", "edge", "edge", "windows", "atom", "proposition", "count")
NO_LIMIT = Budget(conflicts=None, readings=None)


def recipes(kinds: tuple[str, ...]) -> st.SearchStrategy[brute.Recipe]:
    days = st.integers(-4, 4)
    return st.tuples(st.sampled_from(kinds), st.integers(0, 4), st.integers(0, 3), days, days)


Recipes = tuple[list[list[brute.Recipe]], list[brute.Recipe]]
"""What each claim says, and what always holds."""


def networks(kinds: tuple[str, ...], claims: int) -> st.SearchStrategy[Recipes]:
    said = st.lists(recipes(kinds), min_size=1, max_size=2)
    always = st.lists(recipes(("edge", "count")[: len(kinds)]), max_size=2)
    return st.tuples(st.lists(said, min_size=1, max_size=claims), always)


def agrees(network: Network, *, fast: bool = False, second: bool = False) -> None:
    found = brute.boxes(network)
    engine = Engine(network, budget=NO_LIMIT, fast=fast, second=second)
    if found[()] is None:
        with pytest.raises(RuleError):
            list(engine.conflicts())
        return
    conflicts = [conflict.claims for conflict in engine.conflicts()]
    assert sorted(conflicts) == sorted(brute.minimal_conflicts(found))
    assert [len(conflict) for conflict in conflicts] == sorted(len(conflict) for conflict in conflicts)
    choices = list(engine.readings())
    assert sorted(choice.left_out for choice in choices) == sorted(brute.left_out(found))
    weights = [choice.weight_left_out for choice in choices]
    assert weights == sorted(weights)
    assert weights == [sum(network.weights[claim] for claim in choice.left_out) for choice in choices]
    for subset in list(found)[::5]:
        expected = found[subset]
        if expected is None:
            core = engine.check(subset)
            assert isinstance(core, Core) and set(core.claims) <= set(subset) and found[core.claims] is None
        else:
            assert engine.check(subset) == Consistent()
            assert engine.bounds(subset) == expected
    assert engine.partial == ()


@given(networks(KINDS, 5))
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_networks_with_alternatives(recipe: Recipes) -> None:
    network = brute.build(*recipe)
    assume(network.literals <= 10)
    agrees(network)


@pytest.mark.parametrize("first", range(0, 320, 40))
def test_networks_of_every_form(first: int) -> None:
    for network in forms.networks(range(first, first + 40)):
        agrees(network)


def test_the_smallest_conflict_of_all_components_comes_first() -> None:
    """A component whose search is over early holds a conflict of two claims, another one of a single claim."""
    network = Network()
    network.window("a", None, -3, when=network.claim("before"))
    network.window("a", 4, 5, when=network.claim("after"))
    held = network.literal("held")
    network.clause(-network.claim("against itself"), held)
    network.clause(-held)
    network.clause(-network.claim("before"), network.literal("said"))
    assert [len(conflict.claims) for conflict in Engine(network).conflicts()] == [1, 2]


@given(networks(("edge",), 8))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_networks_of_dates(recipe: Recipes) -> None:
    agrees(brute.build([said[:2] for said in recipe[0]], recipe[1]))


@pytest.mark.parametrize("seed", range(3))
def test_twelve_claims(seed: int) -> None:
    random = Random(seed)
    said = [[("edge", random.randrange(5), random.randrange(4), random.randint(-4, 3), 0)] for _ in range(12)]
    agrees(brute.build(said, []))


@given(networks(KINDS, 6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_input_changes_nothing(recipe: Recipes, random: Random) -> None:
    one, other = Engine(brute.build(*recipe), budget=NO_LIMIT), Engine(brute.build(*recipe, random), budget=NO_LIMIT)
    try:
        first = [conflict.claims for conflict in one.conflicts()], list(one.readings()), one.bounds()
    except RuleError:
        return
    assert first == ([conflict.claims for conflict in other.conflicts()], list(other.readings()), other.bounds())


@given(networks(KINDS, 6))
@settings(max_examples=60, deadline=None)
def test_why_gives_claims_that_give_the_bound(recipe: Recipes) -> None:
    engine = Engine(brute.build(*recipe))
    try:
        kept = engine.best()
    except RuleError:
        return
    for point, (earliest, latest) in engine.bounds(kept).items():
        chain = engine.why(point, "earliest", kept)
        assert chain.day == earliest
        assert engine.bounds(chain.claims)[point][0] == earliest
        assert engine.why(point, "latest", kept).day == latest


@given(networks(KINDS, 6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_if_agrees_with_starting_over(recipe: Recipes, random: Random) -> None:
    engine = Engine(brute.build(*recipe))
    try:
        held = set(engine.best())
    except RuleError:
        return
    everything = sorted(f"c{number:02d}" for number in range(len(recipe[0])))
    supposed, trail = engine.what_if(), list[set[str]]()
    for _ in range(8):
        claim = random.choice(everything)
        if trail and random.random() < 0.3:
            supposed.undo()
            held = trail.pop()
        elif claim in held:
            supposed.drop(claim)
            trail.append(set(held))
            held.discard(claim)
        elif supposed.add(claim) is None:
            trail.append(set(held))
            held.add(claim)
        else:
            assert isinstance(engine.check(held | {claim}), Core)
        for point, bound in engine.bounds(held).items():
            assert supposed.bound(point) == bound


@pytest.mark.skipif(not available(), reason="numba is not installed")
@given(networks(KINDS, 5))
@settings(max_examples=30, deadline=None)
def test_compiled_and_plain_agree_to_the_last_bit(
    recipe: Recipes,
) -> None:
    network = brute.build(*recipe)
    plain, fast = Engine(network), Engine(network, fast=True)
    try:
        expected = list(plain.conflicts()), list(plain.readings()), plain.bounds(), plain.check()
    except RuleError:
        return
    assert expected == (list(fast.conflicts()), list(fast.readings()), fast.bounds(), fast.check())
