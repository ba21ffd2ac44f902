"""Where the time of the rules goes: seconds of CPU of each over the same accounts, the dearest first.

Run with `pytest tests/bench/test_rules_bench.py --benchmark-only -s`; a plain test run skips it. The counted cost of
each rule, which no machine changes, is kept by `tests.reason.rule_cost`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule
from tests.bench.test_pipeline_bench import SMALLER, show, timed
from tests.reason.rule_cost import laid_out, looking, record

SHOWN = 15


def looked(rule: Rule, index: Index) -> list[Draft]:
    """Everything that a rule finds."""
    return list(rule.find(index)) if rule.find is not None else []


def test_seconds_of_each_rule(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    joined, witness = record(SMALLER)
    index, laying = timed(lambda: laid_out(joined, witness))
    taken = {}
    for rule in looking():
        _, taken[rule.name] = timed(partial(looked, rule, index))
    benchmark.pedantic(lambda: None, rounds=1)
    kilobytes = len(witness.text) / 1000
    rows = {f"the record laid out, {kilobytes:,.0f} kB": f"{laying:8.3f} s"}
    rows |= {f"all {len(taken)} rules": f"{sum(taken.values()):8.3f} s"}
    for name, seconds in sorted(taken.items(), key=lambda item: -item[1])[:SHOWN]:
        rows[f"  {name}"] = f"{seconds:8.3f} s"
    show(capsys, rows)
