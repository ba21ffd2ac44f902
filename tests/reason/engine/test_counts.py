"""Large counts are sorted, long clauses told as trees, and both say the same as the small ones."""

from __future__ import annotations

from array import array
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.reason.engine import Budget, Core, Engine, Network, counts, sat
from sicetnon.reason.engine.budget import FREE
from sicetnon.reason.engine.counts import Counts, listed
from sicetnon.reason.engine.sat import Solver

BOUNDS = st.tuples(st.integers(0, 6), st.one_of(st.none(), st.integers(0, 6)))


def allowed(size: int, bounds: tuple[int, int | None]) -> set[tuple[bool, ...]]:
    """The assignments that the clauses of a count allow."""
    made = Counts(size)
    said = made.clauses(tuple(range(1, size + 1)), *bounds)
    solver = Solver(said, top=made.top)
    told = array("i")
    for large in made.large.values():
        for clause in large.tell(solver.fresh, told, FREE):
            solver.add(clause)
    assert sum(1 for _ in listed(told)) == sum(literal == 0 for literal in told)
    found = {
        chosen
        for chosen in product((False, True), repeat=size)
        if solver.solve([place if holds else -place for place, holds in enumerate(chosen, 1)], FREE)
    }
    solver.close()
    return found


@given(st.integers(1, 6), BOUNDS)
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("small", [0, 4000])
def test_a_count_allows_what_it_says(small: int, size: int, bounds: tuple[int, int | None]) -> None:
    least, most = bounds
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts, "_SMALL", small)
        found = allowed(size, bounds)
    limit = size if most is None else most
    assert found == {each for each in product((False, True), repeat=size) if least <= sum(each) <= limit}


@given(st.lists(st.lists(st.integers(1, 6).flatmap(lambda n: st.sampled_from((n, -n))), min_size=1), max_size=6))
@settings(max_examples=100, deadline=None)
def test_a_long_clause_says_what_it_said(clauses: list[list[int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sat, "_LONG", 2)
        patch.setattr(sat, "_WIDTH", 2)
        solver = Solver(clauses, top=6)
    for chosen in product((False, True), repeat=6):
        literals = [place if holds else -place for place, holds in enumerate(chosen, 1)]
        assert solver.solve(literals, FREE) == all(not set(literals).isdisjoint(clause) for clause in clauses)
    solver.close()


def test_two_counts_of_hundreds_contradict_each_other_at_first_sight() -> None:
    network = Network()
    held = [network.literal(("held", event)) for event in range(200)]
    network.cardinality(held, 120, None, when=network.claim("at least 120"))
    network.cardinality(held, 0, 90, when=network.claim("at most 90"))
    network.cardinality(held, 100, 130, when=network.claim("some"))
    engine = Engine(network, budget=Budget(steps=60))
    found = [conflict.claims for conflict in engine.conflicts()]
    assert sorted(found) == [("at least 120", "at most 90"), ("at most 90", "some")]
    assert isinstance(engine.check(["at least 120", "at most 90"]), Core)
    assert not engine.partial
