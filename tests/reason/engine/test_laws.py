"""What holds for every network: hash seeds, duplicates, budgets, and long chains that end."""

from __future__ import annotations

import os
import subprocess
import sys

from sicetnon.reason.engine import Budget, Consistent, Core, Engine, Network

SCRIPT = """
from sicetnon.reason.engine import Engine, Network
n = Network()
for k in range(12):
    c = n.claim(f"claim {k}")
    n.window(f"p{k % 4}", k * 7 % 11, k * 7 % 11 + 2, when=c)
    n.clause(-c, n.literal(), n.literal(("p", k % 3)), rule="r")
    n.clause(-c, -n.literal(("p", (k + 1) % 3)))
e = Engine(n)
print([c.claims for c in e.conflicts()], list(e.readings()), e.bounds())
"""


def chain(links: int) -> Network:
    network = Network()
    for link in range(links):
        network.edge(f"p{link + 1:06d}", f"p{link:06d}", -1, when=network.claim(f"c{link:06d}"))
    network.edge("p000000", f"p{links:06d}", links - 1, when=network.claim("last"))
    return network


def test_the_hash_seed_changes_nothing() -> None:
    answers = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True)
        answers.add(ran.stdout)
    assert len(answers) == 1 and answers.pop() != b""


def test_a_contradictory_chain_of_many_claims_ends() -> None:
    engine = Engine(chain(5000))
    core = engine.check()
    assert isinstance(core, Core) and len(core.claims) == 5001
    (conflict,) = engine.conflicts()
    assert len(conflict.claims) == 5001 and conflict.missing_days == 1
    first, second = engine.readings(limit=2)
    assert len(first.left_out) == len(second.left_out) == 1 and first != second


def test_died_after_1880_and_lived_there_in_1890_is_no_conflict() -> None:
    network = Network()
    network.window("death", 686_000, None, when=network.claim("died after 1880"))
    network.window("residence", 690_000, 690_364, when=network.claim("lived there in 1890"))
    network.edge("death", "residence", 0, rule="nobody lives after death")
    engine = Engine(network)
    assert engine.check() == Consistent()
    assert list(engine.conflicts()) == []
    assert engine.bounds()["death"] == (690_000, None)


class Ticking:
    """A clock that goes on by a tick at each look."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return self.looks / 1000


def test_time_that_is_up_ends_every_search_and_is_said() -> None:
    network = Network()
    for point in range(12):
        for day in range(8):
            network.window(f"p{point}", day, day, when=network.claim(f"{point} {day}"))
    for question in ("conflicts", "readings", "standing", "bounds", "check"):
        clock = Ticking()
        engine = Engine(network, budget=Budget(seconds=0.05, clock=clock, conflicts=None, readings=None))
        answer = getattr(engine, question)()
        if question in ("conflicts", "readings"):
            list(answer)
        assert clock.looks <= 150, question
        assert engine.partial or question in ("check", "bounds")


def test_impossible_counts_and_empty_networks() -> None:
    assert Engine(Network()).check() == Consistent()
    assert Engine(Network()).bounds() == {}
    network = Network()
    network.cardinality([network.literal("one")], 2, None, when=network.claim("two of one"), rule="a count")
    network.edge("0", "0", -1, when=network.claim("time runs backwards"))
    engine = Engine(network)
    assert [conflict.claims for conflict in engine.conflicts()] == [("time runs backwards",), ("two of one",)]
    assert engine.standing().in_none == ("time runs backwards", "two of one")
