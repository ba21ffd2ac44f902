"""The door for rules: the guide's rules run, the list of rules is whole, and broken rule sets are named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sicetnon.errors import UsageError
from sicetnon.model import LEVELS
from sicetnon.reason import Rule, analyse, choose_rules, installed_rules
from tests.reason.records import Writer, when
from tests.reason.rules_page import PAGE, rules_page

DOCS = Path(__file__).parents[2] / "docs"
BLOCKS = re.findall(r"```python\n(.*?)```", (DOCS / "writing-a-rule.md").read_text(encoding="utf-8"), re.DOTALL)


def guide_rule(number: int, name: str) -> Rule:
    """The rule that a block of the guide defines."""
    names: dict[str, Any] = {}
    exec(compile(BLOCKS[number], "docs/writing-a-rule.md", "exec"), names)
    rule = names[name]
    assert isinstance(rule, Rule)
    return rule


def test_the_guides_first_rule_has_ten_lines_and_runs() -> None:
    rule = guide_rule(0, "held_on_a_sunday")
    lines = [line for line in BLOCKS[0].splitlines() if line.strip()]
    assert len(lines) <= 10
    writer = Writer()
    sunday, monday = writer.event("first talks"), writer.event("second talks")
    writer.say(sunday, when("1921-03-06"), "The first talks were held on 6 March 1921")
    writer.say(monday, when("1921-03-07"), "The second were held on 7 March 1921")
    extraction, witnesses, _ = writer.extraction()
    findings = analyse(extraction, witnesses=witnesses, rules=[*installed_rules(), rule]).findings
    assert [f.explanation for f in findings if f.rule == rule.name] == ["the first talks fell on a Sunday."]
    alone = analyse(extraction, witnesses=witnesses, rules=[rule]).findings
    assert {f.rule for f in alone} == {rule.name}


def test_the_guides_constraint_gives_a_minimal_conflict() -> None:
    rule = guide_rule(2, "trial_after_arrest")
    writer = Writer()
    trial, arrest = writer.event("trial", "trial"), writer.event("arrest", "arrest")
    anna = writer.person("Anna Holm")
    tried = writer.say(trial, when("1921-03-06"), "Anna Holm was tried on 6 March 1921")
    writer.say(trial, anna)
    held = writer.say(arrest, when("1921-04-01"), "and arrested on 1 April 1921")
    writer.say(arrest, anna)
    (finding,) = writer.findings(tried, held, rules=["one-date", rule])
    assert (finding.rule, finding.level) == ("trial-after-arrest", "tension")


def test_the_list_of_rules_is_that_of_the_rules() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(), "run: python -m tests.reason.rules_page"


def test_every_rule_says_what_it_is() -> None:
    for rule in installed_rules().values():
        assert rule.level in LEVELS
        assert rule.words.endswith(".")
        assert rule.why.endswith(".")
        assert (rule.find is None) != (rule.constrain is None)


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(UsageError, match="no rule is called 'nonsense'"):
        choose_rules(["nonsense"])


def test_only_the_rules_that_are_asked_for() -> None:
    writer = Writer()
    talks = writer.event("talks")
    writer.say(talks, when("1921-03-04"), "The talks were held on 4 March 1921")
    writer.say(talks, when("1921-05-20"), "The talks were held on 20 May 1921")
    extraction, witnesses, _ = writer.extraction()
    assert analyse(extraction, witnesses=witnesses, rules=["one-place"]).findings == ()
    assert len(analyse(extraction, witnesses=witnesses, rules=["one-date"]).findings) == 1
