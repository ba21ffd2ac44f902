"""What reports of a war say against each other, in a language of cases: accounts that the text says differ, a negation
behind its subject, a name in another case."""

from __future__ import annotations

from sicetnon import study_sources
from sicetnon.model import Finding

_TEXT = """Облога Дубового Гаю

Обороняли містечко рота тероборони та прикордонники. Скільки їх було, досі сперечаються. Комендант Остап Лемко
називає 210 бійців. За підрахунками краєзнавця Павла Гриня, через позиції пройшло щонайменше 340.

Увечері 9 березня 2022 року авіабомба влучила в пологовий будинок. Міністерство оборони Росії заявило, що авіація
того дня не працювала.

Командир взводу Тарас Шпак загинув 11 березня біля млина. Агенція «Голос» показала запис, на якому чоловік, схожий на
Шпака, давав свідчення в полоні.
"""


def _findings(rule: str) -> list[tuple[Finding, str]]:
    record = study_sources([("hai.txt", _TEXT.encode())]).record
    quotes = {claim.id: claim.quote.exact for claim in record.claims}
    return [(f, " | ".join(quotes[c] for c in f.claims)) for f in record.findings if f.rule == rule]


def test_accounts_that_the_text_says_differ() -> None:
    [(finding, words)] = _findings("accounts-said-to-differ")
    assert finding.level == "dispute"
    assert "210 бійців" in words
    assert "щонайменше 340" in words


def test_a_negation_behind_its_subject() -> None:
    found = _findings("denied-and-told") + _findings("said-and-denied")
    assert any("авіабомба влучила" in words and "не працювала" in words for _, words in found)


def test_a_person_in_another_case() -> None:
    assert any("загинув" in words and "давав свідчення" in words for _, words in _findings("told-differently-fate"))
