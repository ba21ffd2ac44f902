"""By how much each question overruns its budget, on networks of hard shapes, by the real clock.

`python -m tests.bench.budgets [--plain | --fast] [--seconds 0.3 1 3] [--shape WORDS] [--question WORDS]` prints one row
for each shape and kernel: the seconds used by the question that overran the most, and every question that took more
than a tenth beyond what it was allowed. Times are of the processor. A pause of the machine shows as an overrun, so
nothing here is a test; `tests/reason/engine/test_budgets.py` counts steps instead.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from typing import Any

from sicetnon.errors import UsageError
from sicetnon.reason.engine import Budget, Engine, Network
from sicetnon.reason.engine.loader import available
from tests.bench import reason_networks as networks

SHAPES: dict[str, Callable[[], Network]] = {
    "a long chain": lambda: networks.contradictory_chain(100_000),
    "a star": lambda: networks.star(50_000),
    "dense and random": lambda: networks.wild(3000, 30_000),
    "many components": lambda: networks.story(20, components=10_000, planted=2),
    "all alternatives": lambda: networks.alternatives(200, 3000),
    "long alternatives": lambda: networks.long_alternatives(20, 3000),
    "a huge count": lambda: networks.huge_count(3000),
    "everything contradictory": lambda: networks.one_day_each(5000),
    "families": lambda: networks.families(10_000),
    "pigeons": lambda: networks.pigeons(11),
    "many readings": lambda: networks.many_readings(2000),
    "100,000 components": lambda: networks.story(20, components=100_000),
}
QUESTIONS = ("reading it", "check", "bounds", "conflicts", "disputes", "readings", "standing", "what_if")
LEAST = 0.02
"""Seconds that a loop may take between two looks at the clock, beside the tenth."""


def what_if(engine: Engine) -> int:
    """A supposition with a claim dropped and added again, wherever the budget allows one."""
    try:
        supposed = engine.what_if()
        claim = supposed.held[len(supposed.held) // 2]
        supposed.drop(claim)
        supposed.add(claim)
    except UsageError:
        return 0
    return 1


def ask(engine: Engine, question: str) -> int:
    """Put the question to its end; how much was found."""
    if question == "what_if":
        return what_if(engine)
    answer: Any = getattr(engine, question)()
    if isinstance(answer, Iterator):
        return sum(1 for _ in answer)
    return len(answer) if hasattr(answer, "__len__") else 1


def used(network: Network, question: str, seconds: float, fast: bool) -> tuple[float, int]:
    """The seconds that the question took, and how much it found. (A supposition has three questions of its own.)"""
    gc.collect()
    allowed = Budget(seconds=seconds, clock=time.process_time, conflicts=None, readings=None)
    begin = time.process_time()
    engine = Engine(network, budget=allowed if question == "reading it" else Budget(), fast=fast)
    if question == "reading it":
        return time.process_time() - begin, 0
    engine._budget = allowed
    begin = time.process_time()
    found = ask(engine, question)
    return time.process_time() - begin, found


def row(shape: str, network: Network, seconds: float, fast: bool, questions: list[str]) -> str:
    """The row of one shape."""
    over, all_used = [], {}
    for question in questions:
        took, found = used(network, question, seconds, fast)
        all_used[question] = took
        if took > 1.1 * seconds + LEAST:
            over.append(f"{question} {took:.2f} s")
        print(f"    {question:12} {took:6.2f} s, {found} found", flush=True)
    worst = max(all_used, key=lambda question: all_used[question])
    kind = "compiled" if fast else "plain"
    return (
        f"{shape:26} {kind:8} {seconds:4} s: at most {all_used[worst]:.2f} s ({worst}); over: {', '.join(over) or '-'}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--seconds", type=float, nargs="+", default=[0.3, 1.0, 3.0])
    parser.add_argument("--shape", nargs="+", default=list(SHAPES))
    parser.add_argument("--question", nargs="+", default=list(QUESTIONS))
    given = parser.parse_args()
    kinds = [fast for fast, chosen in ((False, given.plain), (True, given.fast)) if chosen] or [False, available()]
    rows = []
    for shape in given.shape:
        network = SHAPES[shape]()
        for fast in sorted(set(kinds)):
            if fast:  # compiled before the clock runs
                warm = Engine(networks.story(50, planted=1), fast=True)
                _ = list(warm.disputes()), warm.bounds(), what_if(Engine(networks.alternatives(5, 9), fast=True))
            for seconds in given.seconds:
                print(f"{shape}, {'compiled' if fast else 'plain'}, {seconds} s")
                rows.append(row(shape, network, seconds, fast, given.question))
    print("", *rows, sep="\n")


if __name__ == "__main__":
    main()
