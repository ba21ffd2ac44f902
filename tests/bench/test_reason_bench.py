"""How fast the reasoning engine is, beside z3, OR-Tools and networkx on the same seeded networks in the same run.

`pytest tests/bench/test_reason_bench.py --benchmark-only`; `SICETNON_BENCH=full` takes the sizes that the documentation
speaks of (minutes, and some gigabytes), otherwise a tenth of them. Times are of the processor.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import islice, pairwise
from typing import Any

import pytest

from sicetnon.reason.engine import Budget, Consistent, Core, Engine, Network
from sicetnon.reason.engine.loader import available
from tests.bench import reason_networks as networks

FULL = os.environ.get("SICETNON_BENCH") == "full"
SCALE = 1 if FULL else 10
SPEEDS = [
    pytest.param(False, id="plain"),
    pytest.param(True, id="fast", marks=pytest.mark.skipif(not available(), reason="numba is not installed")),
]
OTHERS = {"z3": "z3_check", "ortools": "ortools_check", "networkx": "networkx_check"}

pytestmark = pytest.mark.benchmark(group="reason", timer=time.process_time, warmup=True, warmup_iterations=1)


def measure(benchmark: Any, question: Callable[[], Any], *, rounds: int = 3) -> Any:
    return benchmark.pedantic(question, rounds=rounds, iterations=1, warmup_rounds=1)


def solve(engine: Engine) -> int:
    """Consistency and all bounds."""
    assert engine.check() == Consistent()
    return len(engine.bounds())


def fresh(network: Network, fast: bool) -> Callable[[], tuple[tuple[Engine], dict[str, Any]]]:
    """A new engine for each round, read beforehand as the other solvers are told beforehand."""
    return lambda: ((Engine(network, fast=fast),), {})


@pytest.mark.parametrize("fast", SPEEDS)
def test_one_component_of_100_000_constraints(benchmark: Any, fast: bool) -> None:
    network = networks.story(60_000 // SCALE)
    benchmark.extra_info["constraints"] = len(network.tail)
    solve(Engine(network, fast=fast))
    assert benchmark.pedantic(solve, setup=fresh(network, fast), rounds=5) == len(network.points) - 1


def seconds(question: Callable[..., Any], *given: Any) -> float:
    begin = time.process_time()
    assert question(*given)
    return time.process_time() - begin


@pytest.mark.parametrize("constraints", (10_000, 100_000) if FULL else (10_000,))
def test_how_many_times_faster_than_the_best_of_z3_and_ortools(benchmark: Any, constraints: int, capsys: Any) -> None:
    """Like against like: consistency alone, and consistency with all bounds. z3 is given the bounds, and only proves
    some of them, from which the time for all is reckoned."""
    network = networks.story(constraints * 6 // 10)
    checks = [getattr(networks, OTHERS[name])(network) for name in ("z3", "ortools") if find_spec(name) is not None]
    if find_spec("z3") is None or not checks:
        pytest.skip("z3 is not installed")
    best = min(seconds(check) for check in checks)
    bounds = Engine(network).bounds()
    sample = networks.z3_bound(network, bounds, 10)
    both = best + seconds(sample) / 10 * sum(day is not None for bound in bounds.values() for day in bound)
    for fast in (False, True) if available() else (False,):
        solve(Engine(network, fast=fast))
        engines = [Engine(network, fast=fast) for _ in range(5)]
        alone = min(seconds(engine.check) for engine in engines)
        all_bounds = min(seconds(solve, Engine(network, fast=fast)) for _ in range(5))
        lines = (
            f"{len(network.tail)} constraints, {'compiled' if fast else 'plain'}",
            f"consistency {alone:.4f} s, the best other {best:.2f} s: {best / alone:.0f} times faster",
            f"with all bounds {all_bounds:.4f} s, the other {both:.0f} s: {both / all_bounds:.0f} times faster",
            f"all bounds against its consistency alone: {best / all_bounds:.0f} times faster",
        )
        with capsys.disabled():
            print("", *lines, sep="\n  ")
        assert best > alone * (20 if fast else 2) and both > all_bounds * (200 if fast else 10)
    benchmark.pedantic(solve, setup=fresh(network, False), rounds=1)


@pytest.mark.parametrize("name", OTHERS)
def test_others_on_the_same_component(benchmark: Any, name: str) -> None:
    if find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    network = networks.story(60_000 // SCALE)
    question = getattr(networks, OTHERS[name])(network)
    assert benchmark.pedantic(question, rounds=1, iterations=1)


@pytest.mark.skipif(not available(), reason="numba is not installed")
def test_one_component_of_1_000_000_constraints_compiled(benchmark: Any) -> None:
    network = networks.story(600_000 // SCALE)
    benchmark.extra_info["constraints"] = len(network.tail)
    solve(Engine(networks.story(100), fast=True))
    assert benchmark.pedantic(solve, setup=fresh(network, True), rounds=1) == len(network.points) - 1


@pytest.mark.skipif(not available(), reason="numba is not installed")
def test_100_000_components_of_20_claims_compiled(benchmark: Any) -> None:
    network = networks.story(20, components=100_000 // SCALE)
    solve(Engine(networks.story(100), fast=True))
    assert benchmark.pedantic(solve, setup=fresh(network, True), rounds=1) == len(network.points) - 1


@pytest.mark.parametrize("fast", SPEEDS)
def test_ten_planted_conflicts_among_10_000_claims(benchmark: Any, fast: bool) -> None:
    engine = Engine(networks.story(10_000, planted=10), fast=fast)
    found = measure(benchmark, lambda: list(engine.disputes(each=5)))
    assert len(found) == 10
    assert all(len(dispute.conflicts) == 5 for dispute in found)


@pytest.mark.parametrize("fast", SPEEDS)
def test_what_if_on_10_000_claims(benchmark: Any, fast: bool) -> None:
    network = networks.story(10_000)
    claims = sorted(network.claims)
    supposed = Engine(network, fast=fast).what_if(claims)

    def drop_and_undo() -> None:
        supposed.drop(claims[4321])
        supposed.undo()

    measure(benchmark, drop_and_undo, rounds=20)


@pytest.mark.parametrize("fast", SPEEDS)
def test_what_if_two_events_of_10_000_claims_were_one(benchmark: Any, fast: bool) -> None:
    network = networks.story(10_000)
    supposed = Engine(network, fast=fast).what_if()
    names = sorted(name for name in network.points if name.endswith("b"))
    pair = next(pair for pair in pairwise(names[100:]) if supposed.merge(*pair) is None)
    supposed.undo()

    def merge_and_undo() -> None:
        assert supposed.merge(*pair) is None
        supposed.undo()

    measure(benchmark, merge_and_undo, rounds=20)


@pytest.mark.parametrize("fast", SPEEDS)
def test_what_if_an_event_of_10_000_claims_were_two(benchmark: Any, fast: bool) -> None:
    network = networks.story(10_000)
    supposed = Engine(network, fast=fast).what_if()
    event, claims = "e000000.000300b", sorted(network.claims)[295:305]

    def split_and_undo() -> None:
        supposed.split(event, claims, "another")
        supposed.undo()

    measure(benchmark, split_and_undo, rounds=20)


HARD: dict[str, Callable[[], Network]] = {
    "a contradictory chain": lambda: networks.contradictory_chain(100_000 // SCALE),
    "contradictions everywhere": lambda: networks.wild(3000, 30_000),
    "alternatives": lambda: networks.alternatives(200, 3000),
    "pigeons": lambda: networks.pigeons(11),
    "many readings": lambda: networks.many_readings(2000),
    "many components": lambda: networks.story(20, components=10_000 // SCALE, planted=2),
}


@pytest.mark.parametrize("fast", SPEEDS)
@pytest.mark.parametrize("allowed", (0.3, 1.0, 3.0) if FULL else (0.3,))
@pytest.mark.parametrize("shape", HARD)
def test_budgets_by_the_real_clock(benchmark: Any, shape: str, allowed: float, fast: bool) -> None:
    network = HARD[shape]()
    list(Engine(networks.story(50, planted=1), fast=fast).disputes())  # compiled before the clock runs
    budget = Budget(seconds=allowed, clock=time.process_time, conflicts=None, readings=None)
    used: dict[str, float] = {}

    def questions() -> None:
        for question in ("check", "conflicts", "readings", "disputes", "standing", "bounds"):
            engine = Engine(network, budget=budget, fast=fast)
            begin = time.process_time()
            answer = getattr(engine, question)()
            if isinstance(answer, Iterator):
                list(answer)
            used[question] = round(time.process_time() - begin, 3)

    benchmark.pedantic(questions, rounds=1)
    benchmark.extra_info["seconds"] = used
    print(f"\n{shape}, {'compiled' if fast else 'plain'}, {allowed} s allowed: {used}")


@pytest.mark.parametrize("fast", SPEEDS)
def test_a_contradictory_chain_of_100_000(benchmark: Any, fast: bool) -> None:
    links = 100_000 // SCALE
    engine = Engine(networks.contradictory_chain(links), fast=fast)

    def question() -> int:
        core = engine.check()
        assert isinstance(core, Core)
        return len(next(islice(engine.conflicts(), 1)).claims)

    assert measure(benchmark, question, rounds=1) == links + 1
