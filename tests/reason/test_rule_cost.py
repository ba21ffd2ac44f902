"""No rule costs much more than it did, a new one costs little, and all of them together grow as the text does."""

from __future__ import annotations

import json

from tests.reason.rule_cost import FROZEN, costs, whole_cost

MORE, ROUNDING = 1.3, 30
"""How much more than the frozen count a rule may cost: versions of Python differ, and so do growing lexicons."""
NEW = 200
"""Calls for each kilobyte that a rule may cost without a frozen count."""
SHORT, LONG, GROWTH = 12_000, 48_000, 1.4


def test_no_rule_costs_more_than_it_did() -> None:
    frozen: dict[str, int] = json.loads(FROZEN.read_text(encoding="utf-8"))
    dear = {
        name: count
        for name, count in costs().items()
        if count > (MORE * frozen[name] + ROUNDING if name in frozen else NEW)
    }
    assert not dear, "calls for each kilobyte; when a rule is worth it: python -m tests.reason.rule_cost --freeze"


def test_the_cost_of_the_rules_grows_as_the_text_does() -> None:
    assert whole_cost(LONG) < GROWTH * whole_cost(SHORT)
