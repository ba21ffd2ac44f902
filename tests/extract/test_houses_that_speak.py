"""Who speaks in a language of cases where no name stands alone: houses with whose they are, houses by a quoted name,
ranks behind an adjective, kin of the one spoken of."""

from __future__ import annotations

import pytest

from sicetnon import study_sources

_BEFORE = "Удар по вокзалу в Лозовому\n\n"
_CASES = (
    ("Міністерство оборони Польщі заявило, що 4 травня 1944 року загинули 12 людей.", "Міністерство оборони Польщі"),
    ("Правозахисна організація «Світло Півдня» повідомила, що загинули 12 людей.", "Світло Півдня"),
    ("Незалежний аналітик Павло Ремез вважає, що загинули 12 людей.", "Павло Ремез"),
    (
        "За повідомленням Полтавської обласної військової адміністрації, загинули 12 людей.",
        "Полтавська обласна військова адміністрація",
    ),
    ("Комендант Остап Лемко помер 5 травня. Його дружина стверджує, що загинули 12 людей.", "Його дружина"),
    ("Незалежна комісія дійшла висновку, що загинули 12 людей.", "Незалежна комісія"),
)


@pytest.mark.parametrize(("text", "name"), _CASES)
def test_the_house_or_person_that_speaks(text: str, name: str) -> None:
    record = study_sources([("text.txt", f"{_BEFORE}{text}\n".encode())]).record
    voices = {voice.name for claim in record.claims if "12" in claim.quote.exact for voice in claim.voice}
    assert voices == {name}
