"""What each rule costs: calls of Python functions for each kilobyte of text, counted, so that no clock is asked.

`python -m tests.reason.rule_cost` shows them, `--freeze` writes them to `rule_cost.json`. What rules share (the pieces
of a record, its variants) is built before the count, and words are looked up once before, so that neither is put down
to the rule that comes first.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from types import FrameType

from sicetnon.align import align, join
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Extraction, Witness
from sicetnon.reason.compile import build
from sicetnon.reason.core import core
from sicetnon.reason.figures import figures
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Rule, installed_rules
from sicetnon.reason.rules.topics import matters
from sicetnon.reason.statements import statements
from sicetnon.reason.terms import met_terms
from sicetnon.reason.told import told
from tests.bench.accounts import accounts

FROZEN = Path(__file__).with_suffix(".json")
CHARACTERS = 12_000


def record(characters: int = CHARACTERS) -> tuple[Extraction, Witness]:
    """The joined claims of invented accounts, as dense as history writing is, and their text."""
    witness = read_witness(accounts(characters).encode("utf-8"), "accounts.txt")
    extraction = extract(witness)
    return join([extraction], align([extraction])), witness


def laid_out(joined: Extraction, witness: Witness) -> Index:
    """The index of a record, with what rules share."""
    index = Index(joined, [witness])
    shared = told(index)
    _ = shared.by_topic, shared.names, index.variant_of, index.narrative.title_events, index.members
    statements(index)
    matters(index)
    met_terms(shared)
    figures(shared, shared.pieces[0])
    _ = shared.sentence_claims(0), core(index)
    for event in index.events:
        index.lasting(event)
    build(index, tuple(installed_rules().values()))
    return index


def calls(rule: Rule, index: Index) -> int:
    """Functions that are called while a rule looks at a record."""
    count = 0

    def profile(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event == "call"

    assert rule.find is not None
    gc.disable()
    sys.setprofile(profile)
    try:
        for _ in rule.find(index):
            pass
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def looking() -> list[Rule]:
    """The installed rules that look at the record itself."""
    return [rule for rule in installed_rules().values() if rule.find is not None]


def costs(characters: int = CHARACTERS) -> dict[str, int]:
    """Calls for each kilobyte, by rule."""
    joined, witness = record(characters)
    once = laid_out(joined, witness)
    for rule in looking():
        calls(rule, once)
    found = {rule.name: calls(rule, laid_out(joined, witness)) for rule in looking()}
    return {name: round(1000 * count / len(witness.text)) for name, count in sorted(found.items())}


def whole_cost(characters: int) -> float:
    """Calls for each character by all rules together, one after the other over one record."""
    joined, witness = record(characters)
    index = laid_out(joined, witness)
    return sum(calls(rule, index) for rule in looking()) / len(witness.text)


def main() -> None:
    found = costs()
    if "--freeze" in sys.argv:
        FROZEN.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for name, count in sorted(found.items(), key=lambda item: -item[1]):
        print(f"{count:7,d}  {name}")
    print(f"{sum(found.values()):7,d}  calls for each kilobyte in all")


if __name__ == "__main__":
    main()
