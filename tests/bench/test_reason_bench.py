"""How fast the reasoning engine is, beside z3, OR-Tools and networkx on the same seeded networks in the same run.

`pytest tests/bench/test_reason_bench.py --benchmark-only`; `SICETNON_BENCH=full` takes the sizes that the documentation
speaks of (minutes, and some gigabytes), otherwise a tenth of them. Times are of the processor.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import islice
from typing import Any

import pytest

from sicetnon.reason.engine import Consistent, Core, Engine
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


def solve(engine: Engine, claims: list[str]) -> int:
    """Consistency and all bounds."""
    assert engine.check(claims) == Consistent()
    return len(engine.bounds(claims))


@pytest.mark.parametrize("fast", SPEEDS)
def test_one_component_of_100_000_constraints(benchmark: Any, fast: bool) -> None:
    network = networks.story(60_000 // SCALE)
    benchmark.extra_info["constraints"] = len(network.tail)
    engine, claims = Engine(network, fast=fast), sorted(network.claims)
    assert measure(benchmark, lambda: solve(engine, claims)) == len(network.points) - 1


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
    engine, claims = Engine(network, fast=True), sorted(network.claims)
    assert measure(benchmark, lambda: solve(engine, claims), rounds=1) == len(network.points) - 1


@pytest.mark.skipif(not available(), reason="numba is not installed")
def test_100_000_components_of_20_claims_compiled(benchmark: Any) -> None:
    network = networks.story(20, components=100_000 // SCALE)
    engine, claims = Engine(network, fast=True), sorted(network.claims)
    assert measure(benchmark, lambda: solve(engine, claims), rounds=1) == len(network.points) - 1


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
def test_a_contradictory_chain_of_100_000(benchmark: Any, fast: bool) -> None:
    links = 100_000 // SCALE
    engine = Engine(networks.contradictory_chain(links), fast=fast)

    def question() -> int:
        core = engine.check()
        assert isinstance(core, Core)
        return len(next(islice(engine.conflicts(), 1)).claims)

    assert measure(benchmark, question, rounds=1) == links + 1
