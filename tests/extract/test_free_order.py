"""Voices and numbers in languages of free word order: who holds an office, what a dash stands for."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim, DurationValue, QuantityValue


def _claims(text: str) -> list[Claim]:
    return list(extract(read_witness(text.encode(), "note.txt", language="uk")).claims)


def _voices(text: str, words: str) -> set[str]:
    start = text.index(words)
    return {
        claim.voice[-1].name if claim.voice else ""
        for claim in _claims(text)
        if claim.quote.start < start + len(words) and start < claim.quote.end
    }


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        (
            "Командир «Барса» Остап Лемко пізніше стверджував, що гармат він так і не дочекався.",
            "гармат він так і не дочекався",
            "Остап Лемко",
        ),
        (
            "Ватажок місцевих повстанців Марко Гринь запевняв, що станція залишається за повстанцями.",
            "станція залишається за повстанцями",
            "Марко Гринь",
        ),
        ("Про полонених у Варшаві сказали, що вони перейшли кордон випадково.", "перейшли кордон", "Варшаві"),
        ("Штаб ОТУ Захід заявив, що колона відійшла без бою до села.", "колона відійшла без бою", "Штаб ОТУ Захід"),
        ("Протокол допиту, як встановила комісія, не зберігся.", "не зберігся", "комісія"),
        (
            "На меморіальній таблиці викарбувано двадцять шість імен загиблих.",
            "двадцять шість імен",
            "меморіальна таблиця",
        ),
    ],
)
def test_who_speaks(text: str, words: str, voice: str) -> None:
    assert voice in _voices(text, words)


@pytest.mark.parametrize(
    ("text", "number", "voice"),
    [
        ("Обласна прокуратура повідомила про 18 загиблих, ДСНС увечері — про 22.", 22, "ДСНС"),
        ("Полковник Ліщук говорить про чотири.", 4, "Ліщук"),
        ("Гончар казав про «сімсот убитих ворогів».", 700, "Гончар"),
    ],
)
def test_numbers_without_their_noun(text: str, number: int, voice: str) -> None:
    found = [c for c in _claims(text) if isinstance(c.value, QuantityValue) and c.value.min == number]
    assert found
    assert found[0].voice[-1].name == voice


def test_an_ordinal_of_a_unit_counts_nothing() -> None:
    counted = [c.value for c in _claims("Сапери 14-го інженерного полку підірвали міст, а літак Су-34 скинув бомбу.")]
    assert not [value for value in counted if isinstance(value, QuantityValue)]


def test_a_length_in_the_bare_accusative() -> None:
    found = [
        c.value
        for c in _claims("У березні 2022 року ворожа піхота три дні утримувала вокзал і лікарню.")
        if isinstance(c.value, DurationValue)
    ]
    assert [(value.min_days, value.max_days) for value in found] == [(3, 3)]


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        (
            "За іншою версією, сторона вже після завершення перемовин зажадала скласти зброю.",
            "зажадала",
            "За іншою версією",
        ),
        ("Полковник Ліщук заперечує, що його люди мали до цього стосунок.", "його люди мали", "Ліщук"),
        ("У довідці місії ООН відстань визначено в 18 км. Вогонь вели три години.", "18 км", "місії ООН"),
    ],
)
def test_whose_words_a_clause_has(text: str, words: str, voice: str) -> None:
    assert voice in _voices(text, words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("За офіційним звітом, опору ніде не було.", {"офіційний звіт"}),
        ("За рапортом, загинуло 12 вояків.", {"рапортом"}),
        ("За офіційним звітом, опору не було; проте в селі вбито трьох вояків.", {"офіційний звіт", ""}),
    ],
)
def test_a_paper_that_reports_is_named_by_the_words_of_reporting(text: str, names: set[str]) -> None:
    read = extract(read_witness(text.encode(), "звіт.txt"))
    assert {claim.voice[-1].name if claim.voice else "" for claim in read.claims} == names
