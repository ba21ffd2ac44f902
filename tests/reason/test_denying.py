"""What passages deny, what they tell beside it, and what speaks against a denial in other words."""

from __future__ import annotations

import pytest

from sicetnon import study_sources
from sicetnon.desk import Options
from sicetnon.model import Finding


def _found(*texts: str) -> list[Finding]:
    sources = [(f"w{n}.txt", text.encode()) for n, text in enumerate(texts)]
    record = study_sources(sources, Options(rules=("denied-and-told",))).record
    return [finding for finding in record.findings if finding.rule == "denied-and-told"]


@pytest.mark.parametrize(
    ("denial", "telling"),
    [
        (
            "The ministry was never asked by Dr Brandt for any protection.",
            "His widow said that Dr Brandt had twice asked the ministry for protection and had received no answer.",
        ),
        (
            "Major Lindt wrote that nobody was molested in the village of Brell.",
            "Soldiers beat and killed two farmers in the village of Brell, the priest wrote.",
        ),
        (
            "The mayor said that no autopsy had been performed on Karl Holm.",
            "The forensic report on Karl Holm confirmed four wounds.",
        ),
    ],
)
def test_what_speaks_against_a_denial_in_other_words(denial: str, telling: str) -> None:
    [finding] = _found(denial, telling)
    assert finding.level == "dispute"


def test_two_that_deny_the_same_do_not_speak_against_each_other() -> None:
    one = "The ministry was never asked by Dr Brandt for any protection."
    assert not _found(one, "His widow said that Dr Brandt had not asked the ministry for protection.")


def test_a_second_denial_of_a_clause_is_heard() -> None:
    one = "The ministry never sent an envoy to the colony of Brell that winter, and it had no knowledge of threats."
    [finding] = _found(one, "Anna Holm wrote that the ministry knew of the threats in March.")
    assert "knew" in finding.explanation
