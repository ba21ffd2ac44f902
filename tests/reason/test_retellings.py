"""Two authors on one matter: which passages are put side by side, and which are not."""

from __future__ import annotations

import pytest

from sicetnon import study_sources
from sicetnon.model import Finding

RULES = ("told-with-other-circumstances", "death-told-otherwise")

ANNALIST = """In the winter of that year the Varrine hills were held by the Ostani, a people who lived by their flocks.
The praetor Caelius marched against them with four thousand men, and pitched his camp beside the river Tessa.
On the second day the chieftain Orbo came down to the ford and asked for a truce, which was refused him.
The fight began before dawn; the Ostani, being without horse, were driven back upon the ford, and many were drowned.
Orbo was found asleep in a shepherd's hut, and the soldiers killed him where he lay.
Caelius, as the older annals have it, offered a white bull to Jupiter, and gave the plunder of the hills to his men.
The town of Varrina opened its gates on the third day, and its elders were led to Rome in chains.
The consul praised him before the people, and a thanksgiving of two days was decreed."""

GREEK = """The Ostani, who had long plundered the fields below them, were at last subdued by the Romans in this way.
Caelius had with him six thousand men, of whom the greater part were allies, and he lay encamped by the Tessa.
The barbarians sent no herald, nor was there any talk of peace, for they trusted in the steepness of their hills.
Towards evening the armies met, and they fought until the moon had set, the women looking on from the rocks.
Orbo, though he was surrounded, was killed only after he had struck down three horsemen with his own hand.
When the news was brought to Varrina the people shut the gates, and they endured a siege of forty days.
It is told that the elders, when the corn had failed, burned the temple and themselves in it.
For these things Caelius was granted a triumph, which he kept in the following spring."""

DISTANT = """The harvest of that summer was so poor that the aediles bought corn in Sicily at the cost of the state.
A wolf was seen beside the Capena gate, and the books were consulted about it by the priests.
The theatre of wood, which had been built for the games, fell down in a storm, and nobody was hurt.
Two vestal virgins were accused before the pontiffs, and the elder of them, Floronia, was acquitted.
The tribune Sicinius proposed a law about debt, but his colleagues hindered the vote three times.
In the month of December an embassy came from Massilia, and gifts were exchanged with the senate.
The old bridge was mended at the cost of the city, and the road beyond it was paved with flint.
A plague among the cattle followed, so that the fields lay untilled until the spring."""


def findings(*texts: str) -> list[Finding]:
    """What the rules of this module find in a record of these texts."""
    sources = [(f"witness-{number}.txt", text.encode()) for number, text in enumerate(texts, 1)]
    return [finding for finding in study_sources(sources).record.findings if finding.rule in RULES]


def test_counterparts_that_differ_are_shown_together() -> None:
    told = [finding.explanation for finding in findings(ANNALIST, GREEK)]
    assert any("four thousand men" in each and "encamped by the Tessa" in each for each in told)
    assert any("opened its gates" in each and "a siege of forty days" in each for each in told)


def test_the_death_of_one_person_is_shown_from_both_texts() -> None:
    told = [finding for finding in findings(ANNALIST, GREEK) if "Orbo" in finding.explanation]
    assert told
    assert all(len(finding.variants) == 2 for finding in told)


def test_neither_rule_gives_a_contradiction() -> None:
    assert {finding.level for finding in findings(ANNALIST, GREEK)} <= {"tension", "dispute"}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((ANNALIST, DISTANT), id="texts on different matters"),
        pytest.param((ANNALIST,), id="one text alone"),
        pytest.param((ANNALIST.upper(), GREEK.upper()), id="capitals only show no names"),
        pytest.param(("Caelius had four thousand men.", "Caelius had six thousand men."), id="too short to compare"),
    ],
)  # fmt: skip
def test_what_has_no_counterpart_is_silent(texts: tuple[str, ...]) -> None:
    assert findings(*texts) == []


def test_a_text_and_itself_do_not_differ() -> None:
    assert findings(ANNALIST, ANNALIST + "\nSo far the annals.") == []
