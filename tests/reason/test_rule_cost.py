"""No rule costs much more than it did, a new one costs little, and all of them together grow as the text does."""

from __future__ import annotations

import json

from sicetnon.align import align, join
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from tests.reason.rule_cost import FROZEN, calls, costs, laid_out, looking, whole_cost

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


def test_no_rule_takes_more_than_linear_time_where_a_text_repeats_itself() -> None:
    passage = (
        "The massacre at Brell took place on 4 May 1943. The mayor said that 40 people were killed. According to the "
        "Red Cross, 52 people were killed at Brell. Karl Holm, 47, was released on 5 May 1944 and was still in "
        "custody in June 1944. Anna Berg was the only survivor of the massacre. "
        "The colonel denied that the battalion was there. "
    )
    took: dict[str, list[int]] = {}
    for times in (40, 160):
        witness = read_witness((passage * times).encode("utf-8"), "text.txt")
        extraction = extract(witness)
        index = laid_out(join([extraction], align([extraction])), witness)
        for rule in looking():
            took.setdefault(rule.name, []).append(calls(rule, index))
    steep = {name: counts for name, counts in took.items() if counts[1] > 6 * counts[0] + 2000}
    assert not steep  # four times the text
