"""From when to when, and how long: a box of facts against the text."""

from __future__ import annotations

import pytest

from sicetnon import study_sources


def rules(text: str) -> list[str]:
    """The names of the rules that find something in a text."""
    record = study_sources([("article.txt", text.encode())]).record
    return [finding.rule for finding in record.findings]


def article(when: str, said: str) -> str:
    return f"= Операція «Схід» =\n\nКартка\n- Дата: {when}\n- Поранено: понад 200\n\nОперація «Схід» — рейд, {said}.\n"


def test_a_box_that_begins_a_day_earlier_than_the_text() -> None:
    assert "begins-or-ends-otherwise" in rules(article("7–28 червня 1919", "що тривав з 8 до 28 червня 1919 року"))


def test_a_length_that_the_days_do_not_give() -> None:
    assert "lasts-longer-than-its-days" in rules(article("21–26 жовтня 1947", "проведений в один день"))


@pytest.mark.parametrize("said", ["що тривав з 7 до 28 червня 1919 року", "що тривав три тижні"])
def test_what_agrees_is_not_shown(said: str) -> None:
    assert not {"begins-or-ends-otherwise", "lasts-longer-than-its-days"} & set(
        rules(article("7–28 червня 1919", said))
    )


def test_days_that_are_counted_must_be_those_of_the_box() -> None:
    assert "lasts-longer-than-its-days" in rules(article("17–20 квітня 1919", "що тривав три дні"))
    assert "lasts-longer-than-its-days" not in rules(article("17–20 квітня 1919", "що тривав чотири дні"))
