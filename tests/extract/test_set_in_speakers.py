"""Speakers set in between commas, numbers in all cases and vague ones, in a language of free word order."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim, QuantityValue


def _claims(text: str) -> list[Claim]:
    return list(extract(read_witness(text.encode(), "note.txt", language="uk")).claims)


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        (
            "Уже 1665 року, пише Гнат Лобода, на Волині довелося збирати нове військо.",
            "на Волині довелося",
            "Гнат Лобода",
        ),
        ("Ніхто з міщан, наполягає Панас Рудка, у цьому бою участі не брав.", "участі не брав", "Панас Рудка"),
        ("Він пробився до замку, за що, як оповідають, козаки побили його киями.", "козаки побили", "як оповідають"),
    ],
)
def test_a_speaker_set_in_between_commas(text: str, words: str, voice: str) -> None:
    start = text.index(words)
    over = [c for c in _claims(text) if c.quote.start < start + len(words) and start < c.quote.end]
    assert any(claim.voice and claim.voice[-1].name == voice for claim in over), over


def test_what_is_set_in_before_the_next_clause_is_not_of_the_one_before() -> None:
    found = _claims("Він пробився до замку, за що, як оповідають, козаки побили його киями.")
    assert all(not claim.voice for claim in found if claim.quote.exact.startswith("пробився"))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Туди прибув Ярема Лобода з чотирма тисячами жовнірів.", 4000, 4000),
        ("Бранців вели п'ятьмастами драгунів.", 500, 500),
        ("У полі загинули кільканадцять козаків.", 11, 19),
        ("Під Ставищем полягло кілька тисяч міщан.", 3000, 9000),
    ],
)
def test_numbers_in_other_cases(text: str, low: float, high: float) -> None:
    values = [claim.value for claim in _claims(text)]
    assert any(isinstance(v, QuantityValue) and (v.min, v.max) == (low, high) for v in values), values
