"""What a writer sets out in one breath, ages of one person, and authorities that a writer discounts."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from sicetnon import study_sources
from sicetnon.reason.rules import variants_told

RULES = {rule.name for rule in variants_told.RULES}


def found(*texts: str, rules: Collection[str] = frozenset(RULES)) -> dict[str, str]:
    """Those of these rules (of the module, else) that find something, each with its sentence."""
    sources = [(f"witness-{number}.txt", text.encode()) for number, text in enumerate(texts, 1)]
    findings = study_sources(sources).record.findings
    return {finding.rule: finding.explanation for finding in findings if finding.rule in rules}


def test_a_reason_and_what_others_say_instead() -> None:
    told = found("Varro entered the city alone, Naso being sick, or, as others think, being unwilling to follow him.")
    assert "Naso being sick" in told["or-as-others-say"]
    assert "being unwilling" in told["or-as-others-say"]


@pytest.mark.parametrize(
    ("text", "own", "others"),
    [
        ("Varro was buried at Tibur; others say that he was burned at Capua.", "buried at Tibur", "burned at Capua"),
        ("Tibur was besieged for four years; it fell in the third, as some have it.", "four years", "in the third"),
        ("His body was burned at Capua, while in certain writers I find that it was thrown into the sea.",
         "burned at Capua", "thrown into the sea"),
    ],
)  # fmt: skip
def test_what_others_tell_stands_beside_what_the_writer_tells(text: str, own: str, others: str) -> None:
    told = found(text)["others-tell-it-otherwise"]
    assert own in told
    assert others in told


def test_what_some_tell_besides_is_no_other_telling() -> None:
    assert "others-tell-it-otherwise" not in found("Varro was buried at Tibur. Some say that Naso built a wall.")


def test_two_accounts_of_one_number() -> None:
    told = found("Of the ransom which the town paid there are two accounts, of twelve talents and of ninety.")
    assert "twelve talents" in told["two-accounts-of-a-number"]
    assert "ninety" in told["two-accounts-of-a-number"]


def test_two_ages_of_one_person() -> None:
    one = "Varro fought at the ford, and Varro took no wound. He was then in the sixtieth year of his age."
    other = "Varro crossed the river with his horse. He was fifty-four years old."
    ages = {"ages-told-differently", "two-ages"}
    assert ages & found(one, other, rules=ages).keys()
    assert not ages & found(one, other.replace("fifty-four", "sixty"), rules=ages).keys()


def test_an_authority_that_is_called_an_enemy() -> None:
    told = found("Balbus has written that the consul hid himself in the marsh; but Balbus was his enemy.")
    assert "Balbus was his enemy" in told["authority-discounted"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He sailed with six ships, or as many as the harbour held.", id="no voice"),
        pytest.param("There are two accounts of his death.", id="no numbers"),
        pytest.param("Varro was fifty years old. His daughter was an infant of three weeks.", id="two persons"),
        pytest.param("The king was his enemy, and burned the mill.", id="nobody is cited"),
    ],
)
def test_what_sets_nothing_side_by_side_is_silent(text: str) -> None:
    assert found(text) == {}
