"""Forms, codes and the work that a search costs."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sicetnon.chronology import grammar as module
from sicetnon.chronology import read_dates
from sicetnon.chronology.grammar import Grammar, grammar
from sicetnon.chronology.grammar_words import scan
from sicetnon.errors import UsageError
from sicetnon.lexicon import Lexicon, load


def toy(forms: dict[str, list[str]], **more: Any) -> Grammar:
    words = {"MONTH": {"1": "Unu", "2": "du"}, "DAYNAME": {"1": "sol"}}
    section = {"top": "date", "triggers": "MONTH DAYNAME", "grammar": forms, "words": words, **more}
    return Grammar(Lexicon("xx", "Toy", {"dates": section}))


def matched(rules: Grammar, text: str) -> tuple[str, dict[str, Any]] | None:
    tokens = scan(rules.words, text)
    found = rules.search(tokens, 0)
    return None if found is None else (text[tokens.start(found.first) : tokens.end(found.last - 1)], found.bag)


def test_classes_words_options_and_groups() -> None:
    rules = toy({"date": ["<day> of? MONTH", "((DAYNAME".replace("((", "(( ") + " , )){1,3} MONTH"], "day": ["DAY"]})
    assert matched(rules, "x 3 of Unu y") == ("3 of Unu", {"MONTH": [1], "DAY": [3]})
    assert matched(rules, "3 DU") == ("3 DU", {"MONTH": [2], "DAY": [3]})
    assert matched(rules, "sol, sol, du") == ("sol, sol, du", {"DAYNAME": [1], "MONTH": [2]})


def test_a_capital_of_the_lexicon_is_needed() -> None:
    rules = toy({"date": ["DAY MONTH"]})
    assert matched(rules, "3 unu") is None
    assert matched(rules, "3 UNU") is not None and matched(rules, "3 Du") is not None


def test_context_is_not_part_of_the_expression() -> None:
    assert matched(toy({"date": ["on [[ DAY MONTH ]]"]}), "on 3 du") == ("3 du", {"DAY": [3], "MONTH": [2]})


def test_what_a_form_means() -> None:
    found = matched(toy({"date": ["sol du => FEAST=easter"]}), "sol du")
    assert found == ("sol du", {"FEAST": ["easter"]})


@pytest.mark.parametrize("forms", [{"date": ["<nothing>"]}, {"date": ["<a>"], "a": ["DAY <b>"], "b": ["<a>"]}])
def test_missing_and_circular_groups_are_refused(forms: dict[str, list[str]]) -> None:
    with pytest.raises(UsageError, match="missing or refers to itself"):
        toy(forms)


def test_tokens_keep_every_character() -> None:
    text = "In B.C. 480, 1,339 men (22.8%) — l'été; c1860\n\n5.XII.1939"
    tokens = scan(grammar("en").words, text)
    assert "".join(tokens.pieces) == text
    assert all(text[tokens.start(i) : tokens.end(i)] == tokens.word(i) for i in range(len(tokens)))


def test_every_form_of_english_needs_a_trigger() -> None:
    """Otherwise the form would never be tried where nothing else calls for it."""
    section = load("en").section("dates")
    rules = grammar("en")
    triggers = set(rules.triggers.pattern)
    for form in rules.top.forms.values():
        if form.group == "skip":
            continue
        everything = form.pattern.pattern
        assert triggers & set(everything), form
    assert set(section["triggers"].split()) <= set(rules.words.members) | {"MERIDIEM"}


class Counting:
    """A compiled pattern that counts the tokens it was let loose on."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.tokens = 0

    def search(self, window: str) -> re.Match[str] | None:
        found = self.pattern.search(window)
        self.tokens += found.end() if found else len(window)
        return found


HOSTILE = ["1 ", "1, ", "59 ", "12:30 ", "1939 ", "1939-", "May ", "(", "the day ", "3, 5 and ",
           "October to ", "weeks of ",
           "a month after ", "Monday, ", "the first ", "-0480 ", "early late "]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_is_linear_in_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in tokens handed to the grammar, not in seconds: twice the text is about twice the work."""
    rules = grammar("en")
    work = []
    for size in (4_000, 8_000):
        counting = Counting(rules.top.pattern)
        monkeypatch.setattr(rules.top, "pattern", counting)
        read_dates(piece * (size // len(piece)))
        monkeypatch.undo()
        work.append(counting.tokens)
        assert counting.tokens <= 8 * size
    assert work[1] <= 2.2 * work[0] + 4 * module.REACH_ON
