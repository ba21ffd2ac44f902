"""Who is called the only survivor, and what is told of others; ages in the words of reports and of lives; who died at
once, and how long after something else it was."""

from __future__ import annotations

import pytest

from sicetnon import study_sources
from sicetnon.model import Finding

_REPORTS = (
    "PORT SALE, 5 JUN 86 (ANS) -- JUDGE PABLO ROJAS, 54, WAS SHOT TO DEATH LAST NIGHT WITH HIS DRIVER. "
    "HIS BODYGUARD HUGO LUNA AND A PASSERBY WERE INJURED, POLICE SAID.",
    "PORT SALE, 6 JUN 86 (NTP) -- HUGO LUNA, THE ONLY SURVIVOR, WAS TAKEN TO THE NORTH HOSPITAL. "
    "THE MINISTER DEPLORED THE DEATH OF PABLO ROJAS, WHO WAS 58.",
    "PORT SALE, 9 JUN 86 (ANS) -- A SECOND BODYGUARD WAS KILLED BESIDE THE JUDGE AND WILL BE BURIED TODAY.",
)
_LIFE = """THE LIFE OF ORTANNUS

Ortannus was then in the forty-seventh year of his age, and the people loved Ortannus. Ortannus crossed the river.

He was past fifty when he was made consul. Ortannus died at Arnum.
"""


def _found(rule: str, *texts: str) -> list[tuple[Finding, str]]:
    record = study_sources([(f"w{n}.txt", text.encode()) for n, text in enumerate(texts)]).record
    quotes = {claim.id: claim.quote.exact for claim in record.claims}
    return [(f, " | ".join(quotes[c] for c in f.claims)) for f in record.findings if f.rule == rule]


def test_the_only_survivor_and_others_who_live() -> None:
    [(finding, words)] = _found("only-survivor", *_REPORTS)
    assert finding.level == "dispute"
    assert "THE ONLY SURVIVOR" in words
    assert "BODYGUARD" in words


def test_the_only_survivor_by_himself_is_no_disagreement() -> None:
    assert not _found("only-survivor", _REPORTS[1], "PORT SALE, 7 JUN 86 (ANS) -- THE JUDGE PABLO ROJAS WAS BURIED.")


def test_a_companion_is_dead_in_one_report_and_unharmed_in_another() -> None:
    dead = (
        "PORT SALE, 5 JUN 86 (ANS) -- POLICE SAID DEPUTY PABLO ROJAS, HIS WIFE INES AND THEIR DRIVER HAD BEEN KILLED."
    )
    safe = "PORT SALE, 5 JUN 86 (EPI) -- THE MINISTRY SAID THE DEPUTY WAS SHOT. HIS WIFE ESCAPED UNHARMED."
    [(finding, words)] = _found("companion-dead-or-alive", dead, safe)
    assert finding.level == "dispute"
    assert "HAD BEEN KILLED" in words
    assert "UNHARMED" in words


def test_what_befell_one_companion_is_not_told_of_another() -> None:
    report = "PORT SALE, 5 JUN 86 (ANS) -- HIS DRIVER ALSO DIED AND HIS SECRETARY, INES VEGA, WAS GRAVELY WOUNDED."
    other = "PORT SALE, 6 JUN 86 (EPI) -- THE DRIVER DIED INSTANTLY. HIS WIFE SAID THE DEPUTY WAS UNHARMED."
    assert not _found("companion-dead-or-alive", report, other)


@pytest.mark.parametrize(("texts", "words"), [(_REPORTS, ("54", "58")), ((_LIFE,), ("forty-seventh", "past fifty"))])
def test_two_ages_of_one_person(texts: tuple[str, ...], words: tuple[str, ...]) -> None:
    [(_, quoted)] = _found("two-ages", *texts)
    assert all(word in quoted for word in words)


def test_ages_of_different_times_of_a_life_are_no_disagreement() -> None:
    life = _LIFE.replace("forty-seventh", "tenth")
    assert not _found("two-ages", life)


def test_dead_at_once_and_still_alive() -> None:
    one = "PORT SALE, 5 JUN 86 (ANS) -- JUDGE PABLO ROJAS WAS SHOT AT HIS DOOR AND DIED INSTANTLY, POLICE SAID."
    other = "PORT SALE, 6 JUN 86 (NTP) -- ANA LEAL, THE WIDOW OF PABLO ROJAS, SAID HE WAS STILL ALIVE WHEN SHE CAME."
    [(finding, words)] = _found("told-differently-moment", one, other)
    assert finding.level == "dispute"
    assert "DIED INSTANTLY" in words
    assert "STILL ALIVE" in words
    assert not _found("told-differently-moment", one, "PORT SALE, 6 JUN 86 (NTP) -- HIS DRIVER IS STILL ALIVE.")


def test_another_distance_from_what_came_before() -> None:
    one = "The Varrians were beaten at Arnum. The consul Ortannus came to Tibur upon the eighth day after the victory."
    other = "Upon the arrival of Ortannus at Tibur, on the fifth day from the battle, the Varrians departed."
    [(_, words)] = _found("passages-reckon-differently", one, other)
    assert "eighth day" in words
    assert "fifth day" in words
    assert not _found("passages-reckon-differently", one, other.replace("fifth", "eighth"))
