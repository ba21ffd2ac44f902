"""Passages that tell of one matter with words of opposite sides, and such as only seem to."""

from __future__ import annotations

import pytest

from sicetnon import study_sources
from sicetnon.desk import Options
from sicetnon.model import Finding


def _found(*texts: str, rule: str = "told-as-the-opposite") -> list[Finding]:
    sources = [(f"w{n}.txt", text.encode()) for n, text in enumerate(texts)]
    record = study_sources(sources, Options(rules=(rule,))).record
    return [finding for finding in record.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The commission delivered its report on 4 May 1921. It was adopted unanimously.",
            "Two members of the commission refused to sign its report, wrote Anna Holm.",
        ),
        (
            "Colonel Varga was removed from his post on 3 June 1919.",
            "Colonel Varga resigned for reasons of health on 3 June 1919.",
        ),
        (
            "The regiment left the town of Brell on 9 May 1919 in good order.",
            "According to Karl Holm the regiment left the town of Brell on 9 May 1919 in panic.",
        ),
        (
            "Captain Brandt was tried by a military tribunal in 1946.",
            "According to Karl Holm, Captain Brandt was never brought to trial.",
        ),
    ],
)
def test_opposite_words_of_one_matter_are_shown_together(one: str, other: str) -> None:
    [finding] = _found(one, other)
    assert finding.level == "dispute"
    assert len(finding.variants) == 2


def test_a_denied_word_counts_for_the_other_side() -> None:
    one = "The townspeople of Brell joined in the looting of the shops on 4 May 1919."
    other = "According to Anna Holm, the townspeople of Brell had not joined in the looting of the shops."
    [finding] = _found(one, other)
    assert "joined" in finding.explanation


def test_two_that_deny_the_same_agree() -> None:
    one = "Colonel Varga was not removed from his post in 1919."
    other = "According to Karl Holm, Colonel Varga was not removed from his post in 1919."
    assert not _found(one, other)


def test_another_person_is_another_matter() -> None:
    one = "Colonel Varga was removed from his post on 3 June 1919."
    assert not _found(one, "Major Lindt resigned for reasons of health on 9 August 1931.")


def test_a_change_told_in_one_breath_is_no_opposition() -> None:
    assert not _found("The regiment left the town of Brell in good order, and this order soon turned into panic.")


def test_what_is_denied_of_all_is_told_of_one() -> None:
    one = "No officer of the army was ever brought before a court for the killings at Brell."
    other = "Karl Holm wrote that Captain Varga, an officer of the army, was acquitted in November 1946."
    [finding] = _found(one, other)
    assert "not tried" in finding.explanation


def test_of_what_one_person_died() -> None:
    one = "Colonel Varga died of typhus in the camp of Brell in March 1920."
    other = "According to Karl Holm, Colonel Varga was shot in the camp of Brell in March 1920."
    [finding] = _found(one, other, rule="told-differently-end")
    assert finding.level == "dispute"
    assert not _found(one, other.replace("Colonel Varga", "Major Lindt"), rule="told-differently-end")


def test_the_wife_has_a_fate_of_her_own() -> None:
    one = "Senator Brandt and his wife were shot dead on 4 May 1987 in front of their home."
    other = "The army said that Senator Brandt had been killed on 4 May 1987. His wife escaped unharmed."
    [finding] = _found(one, other, rule="told-differently-fate")
    assert "unharmed" in finding.explanation


def test_two_languages_are_held_against_each_other() -> None:
    one = "The battle of Brell on 4 May 1919 had no effect on the fate of the city of Brell."
    other = "Бій під Брелем 4 травня 1919 року мав вирішальне значення для долі міста Брель."
    assert len(_found(one, other)) == 1
