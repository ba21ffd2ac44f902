"""Too many for too few places are seen at once, and only where there are too many."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.reason.engine import Budget, Core, Engine, sat
from sicetnon.reason.engine.budget import FREE
from sicetnon.reason.engine.crowds import Rows, crowd
from sicetnon.reason.engine.sat import SHARE, Solver
from tests.bench import reason_networks
from tests.reason.engine import forms
from tests.reason.engine.test_brute_force import agrees

VARIABLES = 7
LITERALS = st.integers(1, VARIABLES).flatmap(lambda number: st.sampled_from((number, number, -number)))
CLAUSES = st.lists(
    st.tuples(st.lists(LITERALS, min_size=1, max_size=4, unique=True).map(tuple), st.integers(0, 1)), max_size=6
)
COUNTS = st.lists(
    st.tuples(
        st.lists(LITERALS, min_size=1, max_size=5).map(tuple), st.integers(0, 3),
        st.one_of(st.none(), st.integers(0, 2)), st.sampled_from((0, 0, 0, 1, -2)), st.integers(0, 1),
    ),
    max_size=4,
)  # fmt: skip
RULE = VARIABLES + 1


def can_hold(rows: Rows, literals: set[int]) -> bool:
    for bits in product((False, True), repeat=RULE):
        held = {number if bit else -number for number, bit in enumerate(bits, 1)}
        if not literals <= held:
            continue
        if all((rule and -RULE in held) or not held.isdisjoint(clause) for clause, rule in rows.clauses) and all(
            (when and -when in held)
            or (rule and -RULE in held)
            or least <= sum(literal in held for literal in counted) <= (99 if most is None else most)
            for counted, least, most, when, rule in rows.counts
        ):
            return True
    return False


@given(CLAUSES, COUNTS, st.sets(st.integers(1, 3)))
@settings(max_examples=300, deadline=None)
def test_a_crowd_cannot_hold(
    clauses: list[tuple[tuple[int, ...], int]],
    counts: list[tuple[tuple[int, ...], int, int | None, int, int]],
    held: set[int],
) -> None:
    rows, assumed = Rows(clauses, counts), [*held, RULE]
    found = crowd(rows, [RULE], assumed, FREE)
    if found is not None:
        assert set(found.literals) <= set(assumed)
        assert not can_hold(rows, set(found.literals))
        said = {clause for clause, _ in found.said}
        assert said <= {clause for clause, _ in clauses} | {(-when,) if when else () for *_, when, _ in counts}


def test_those_who_ask_move_for_each_other_until_nobody_can() -> None:
    """Three who each would take either of two places, and one more place that only the first would take."""
    asking = [((1, 2), 0), ((3, 4), 0), ((5, 6, 7), 0)]
    places = [((1, 3, 5), 0, 1, 0, 0), ((2, 4, 6), 0, 1, 0, 0)]
    assert crowd(Rows(asking, [*places, ((7,), 0, 0, 8, 0)]), [], [], FREE) is None
    found = crowd(Rows(asking, [*places, ((7,), 0, 0, 8, 0), ((7, 9), 0, 0, 10, 0)]), [], [10], FREE)
    assert found is not None and found.literals == [10] and len(found.said) == 6


def test_pigeons_are_told_with_the_rules_that_leave_them_too_few_places() -> None:
    engine = Engine(reason_networks.pigeons(11), budget=Budget(steps=200))
    core = engine.check()
    assert isinstance(core, Core) and len(core.claims) == 12
    (conflict,) = engine.conflicts()
    assert conflict.claims == tuple(sorted(f"pigeon {number}" for number in range(12)))
    assert conflict.rules == tuple(sorted(f"hole {number}" for number in range(11)))
    assert {step.claim for step in conflict.steps} == {*conflict.claims, ""}
    assert len(list(engine.readings())) == 12
    assert engine.partial == ()


def test_answers_are_the_same_where_crowds_are_looked_for_before_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Solver.attempt

    def hesitant(self: Solver, assumed: list[int], share: int = SHARE) -> bool | None:
        return None if share == SHARE else whole(self, assumed, share)

    monkeypatch.setattr(sat.Solver, "attempt", hesitant)
    for network in forms.networks(range(400, 480)):
        if network.cardinalities:
            agrees(network)
