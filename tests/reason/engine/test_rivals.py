"""Claims that exclude each other in pairs: told without a question, truly, and in groups that cost no search."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.reason.engine import Budget, Engine, Network
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.hitting import HittingSets
from sicetnon.reason.engine.rivals import counted, rivals

COUNTS = st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), st.integers(-1, 5))), min_size=2, max_size=6)
Row = tuple[int, int, int, int]
POINTS, CLAIMS = 5, 4
ROWS = st.lists(
    st.tuples(
        st.integers(0, POINTS - 1), st.integers(0, POINTS - 1), st.integers(-9, 9), st.integers(0, CLAIMS)
    ).filter(lambda row: row[0] != row[1]),
    max_size=14,
)


def holds(rows: list[Row], chosen: set[int]) -> bool:
    """No way round is shorter than nothing (Floyd and Warshall)."""
    far = 10**6
    way = [[0 if one == other else far for other in range(POINTS)] for one in range(POINTS)]
    for tail, head, days, claim in rows:
        if claim in chosen:
            way[tail][head] = min(way[tail][head], days)
    for mid in range(POINTS):
        for one in range(POINTS):
            for other in range(POINTS):
                way[one][other] = min(way[one][other], way[one][mid] + way[mid][other])
    return all(way[point][point] >= 0 for point in range(POINTS))


@given(ROWS)
@settings(max_examples=300, deadline=None)
def test_what_is_told_is_so(rows: list[Row]) -> None:
    if not holds(rows, {0}):
        return
    found = rivals(rows, (0,))
    assert all(not holds(rows, {0, claim}) for claim in found.alone)
    for claim, others in found.of.items():
        assert claim not in found.alone
        for other in others:
            assert claim in found.of[other]
            assert not holds(rows, {0, claim, other})


def test_dates_on_either_side_of_an_order_that_always_holds_are_rivals() -> None:
    begin, end = 1, 2
    rows = [(end, begin, 0, 0), (begin, 0, -10, 1), (0, end, 5, 2), (0, end, 12, 3)]
    found = rivals(rows, (0,))
    assert {claim: set(others) for claim, others in found.of.items()} == {1: {2}, 2: {1}}


@given(st.lists(st.integers(1, 5), min_size=2, max_size=7))
def test_all_but_the_heaviest_of_a_group_is_left_out(prices: list[int]) -> None:
    sets = HittingSets(dict(enumerate(prices, 1)))
    sets.exclude(range(1, len(prices) + 1), Meter(Budget()))
    left_out = sets.next(Meter(Budget()))
    assert left_out is not None
    assert len(left_out) == len(prices) - 1
    assert sets.price == sum(prices) - max(prices) == sum(prices[claim - 1] for claim in left_out)


def many_dates(events: int, dates: int) -> Network:
    """Events of which each is dated in as many ways, in a row that one clause holds together."""
    network = Network()
    for event in range(events):
        network.edge(f"{event}.end", f"{event}.begin", 0)
        for date in range(dates):
            claim = network.claim(f"date {event:02d} {date:02d}")
            network.edge("0", f"{event}.end", 100 * date + 10, when=claim)
            network.edge(f"{event}.begin", "0", -100 * date, when=claim)
    for event in range(events - 1):
        order = network.claim(f"order {event:02d}")
        network.edge(f"{event + 1}.begin", f"{event}.begin", 0, when=order)
        network.clause(-order, network.literal(("either", event)), network.literal(("or", event)))
    return network


def test_many_dates_of_one_event_take_few_questions() -> None:
    engine = Engine(many_dates(8, 24), budget=Budget(steps=200))
    best = next(engine.readings(limit=1))
    assert best.weight_left_out == 8 * 23
    assert not engine.partial


def test_conflicts_of_pairs_come_with_their_pivot_and_before_the_greater() -> None:
    engine = Engine(many_dates(4, 6), budget=Budget(steps=2_000))
    kept = engine.best()
    aside = sorted({f"date {event:02d} {date:02d}" for event in range(4) for date in range(6)}.difference(kept))
    disputes = {dispute.pivot: dispute for dispute in engine.disputes(kept=kept, aside=aside)}
    assert set(disputes) == set(aside)
    for pivot, dispute in disputes.items():
        own = next(claim for claim in kept if claim.startswith(pivot[:8]))
        assert dispute.conflicts[0].claims == (own,)
    sizes = [len(conflict.claims) for conflict in engine.conflicts(limit=4 * 15 + 1)]
    assert sizes[:60] == [2] * 60
    assert sizes[60] > 2
    pairs = {frozenset(conflict.claims) for conflict in engine.conflicts(limit=60)}
    assert pairs == {
        frozenset((f"date {event:02d} {one:02d}", f"date {event:02d} {other:02d}"))
        for event in range(4)
        for one, other in combinations(range(6), 2)
    }


@given(COUNTS)
def test_counts_of_the_same_exclude_each_other_where_no_number_suits_both(bounds: list[tuple[int, int | None]]) -> None:
    size = 4
    said = [((11, 12, 13, 14), least, most, claim) for claim, (least, most) in enumerate(bounds, 1)]
    suits = {claim: set(range(least, 1 + min(size, size if most is None else most))) for _, least, most, claim in said}
    expected = {
        pair for pair in combinations(suits, 2) if all(map(suits.get, pair)) and not suits[pair[0]] & suits[pair[1]]
    }
    assert {(min(pair), max(pair)) for pair in counted(said)} == expected
