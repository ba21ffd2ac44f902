"""Claims that only exclude each other in pairs: the same answers without an oracle as with one."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.errors import UsageError
from sicetnon.reason.engine import Consistent, Core, Engine, Network

CLAIMS = "abcdefg"
PAIRS = st.sets(st.sampled_from([(one, other) for one in CLAIMS for other in CLAIMS if one < other]), max_size=9)


def network(pairs: set[tuple[str, str]], *, weighed: bool = False) -> Network:
    """A network of claims and of pairs of them that exclude each other, each by a rule of its own."""
    made = Network()
    literals = {claim: made.claim(claim, weight=1.0 + place if weighed else 1.0) for place, claim in enumerate(CLAIMS)}
    for one, other in sorted(pairs):
        made.clause(-literals[one], -literals[other], rule=f"{one} or {other}")
    return made


def with_oracles(pairs: set[tuple[str, str]], *, weighed: bool = False) -> Network:
    """The same, where each component has a proposition that is no claim, so that an oracle is asked."""
    made = network(pairs, weighed=weighed)
    for claim in CLAIMS:
        made.clause(-made.claims[claim], made.literal(claim))
    return made


@given(PAIRS)
def test_conflicts_are_the_pairs_with_their_rules(pairs: set[tuple[str, str]]) -> None:
    found = {conflict.claims: conflict.rules for conflict in Engine(network(pairs)).conflicts()}
    assert found == {pair: (" or ".join(pair),) for pair in pairs}
    assert found == {each.claims: each.rules for each in Engine(with_oracles(pairs)).conflicts()}


@given(PAIRS)
def test_readings_are_those_of_the_oracle(pairs: set[tuple[str, str]]) -> None:
    paired, asked = (
        [(choice.weight_left_out, choice.left_out) for choice in islice(Engine(made).readings(), 60)]
        for made in (network(pairs, weighed=True), with_oracles(pairs, weighed=True))
    )
    assert [weight for weight, _ in paired] == [weight for weight, _ in asked]
    assert set(paired) == set(asked)


@given(PAIRS, st.sets(st.sampled_from(CLAIMS)))
def test_what_can_hold_together(pairs: set[tuple[str, str]], chosen: set[str]) -> None:
    engine, broken = Engine(network(pairs)), [pair for pair in pairs if chosen.issuperset(pair)]
    answer = engine.check(sorted(chosen))
    if not broken:
        assert answer == Consistent()
        assert engine.bounds(sorted(chosen)) == {}
        return
    assert isinstance(answer, Core)
    assert tuple(answer.claims) in broken
    with pytest.raises(UsageError, match="have no bounds"):
        engine.bounds(sorted(chosen))


@given(PAIRS)
def test_disputes_name_what_the_best_reading_keeps(pairs: set[tuple[str, str]]) -> None:
    engine = Engine(network(pairs))
    kept = set(engine.best())
    disputes = {dispute.pivot: {conflict.claims for conflict in dispute.conflicts} for dispute in engine.disputes()}
    assert disputes.keys() == set(CLAIMS) - kept
    for pivot, others in disputes.items():
        assert others == {(claim,) for claim in kept if tuple(sorted((claim, pivot))) in pairs}
