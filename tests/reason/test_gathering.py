"""Groups that hold most of what can be compared: which comes first, what it adds, and what bounds it."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sicetnon.reason.comparison.gathering import Gathering, Pair


def clique(members: range, weight: float) -> list[Pair]:
    """All pairs of some members, equally comparable."""
    return [Pair(weight, one, other, False) for one, other in combinations(members, 2)]


def test_many_pairs_that_hang_together_come_before_a_likelier_one_that_stands_alone() -> None:
    pairs = [*clique(range(3), 0.4), Pair(0.9, 7, 8, False)]
    groups = list(Gathering(pairs, 4, 6).groups(0.05))
    assert [set(group) for _, group in groups] == [{0, 1, 2}, {7, 8}]
    assert [round(adds, 3) for adds, _ in groups] == [1.2, 0.9]


def test_a_pair_is_shown_once() -> None:
    pairs = clique(range(6), 0.5)
    shown: set[tuple[int, ...]] = set()
    for adds, group in Gathering(pairs, 3, 6).groups(0.05):
        own = {tuple(sorted(pair)) for pair in combinations(group, 2)}
        assert round(adds, 6) == round(0.5 * len(own - shown), 6) > 0
        shown |= own
    assert shown == set(combinations(range(6), 2))


def test_what_another_finding_has_opens_no_group_and_counts_for_little() -> None:
    met = Pair(0.9, 0, 1, True)
    assert list(Gathering([met], 4, 6).groups(0.05)) == []
    groups = list(Gathering([met, Pair(0.5, 1, 2, False)], 4, 6).groups(0.05))
    assert [(round(adds, 3), set(group)) for adds, group in groups] == [(0.635, {0, 1, 2})]


def test_a_pair_that_is_hardly_comparable_opens_no_group() -> None:
    assert list(Gathering([Pair(0.04, 0, 1, False)], 4, 6).groups(0.05)) == []


_PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.floats(0.01, 0.99), st.booleans()),
    max_size=30,
)


@given(_PAIRS, st.randoms(use_true_random=False))
def test_groups_are_bounded_and_the_order_of_the_pairs_changes_nothing(
    found: dict[tuple[int, int], tuple[float, bool]], order: Random
) -> None:
    pairs = [Pair(round(weight, 6), one, other, met) for (one, other), (weight, met) in found.items()]
    groups = list(Gathering(pairs, 4, 3).groups(0.05))
    shuffled = list(pairs)
    order.shuffle(shuffled)
    assert list(Gathering(shuffled, 4, 3).groups(0.05)) == groups
    for adds, group in groups:
        assert adds > 0
        assert 2 <= len(set(group)) == len(group) <= 4
    met = [member for _, group in groups for member in group]
    assert all(met.count(member) <= 3 for member in met)
