"""Crowds that are put at other numbers, how many did it and when, gatherings that passed off quietly or did not,
protection asked for or declined, and firsts that are counted as later ones elsewhere."""

from __future__ import annotations

import pytest

from sicetnon import study_sources


def _found(rule: str, *texts: str) -> list[str]:
    record = study_sources([(f"w{n}.txt", text.encode()) for n, text in enumerate(texts)]).record
    quotes = {claim.id: claim.quote.exact for claim in record.claims}
    return [" | ".join(quotes[c] for c in f.claims) for f in record.findings if f.rule == rule]


_MARCH = "Some 6,000 people followed the coffin of the teacher to the cemetery, the organizers said. "


def test_a_crowd_that_another_voice_puts_at_a_different_number() -> None:
    [words] = _found("put-at-another-number", _MARCH + "Police put the crowd at 1,500.")
    assert "6,000" in words
    assert "1,500" in words


def test_more_than_a_number_is_no_number_besides() -> None:
    assert _found(
        "put-at-another-number",
        "More than 30,000 people followed the coffin of the teacher, according to the organizers. "
        "The police estimated the crowd at 8,000.",
    )


def test_those_who_were_arrested_are_no_other_number_of_the_crowd() -> None:
    assert not _found("put-at-another-number", _MARCH + "Police said that 70 of the marchers were arrested.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The funeral of the miners ended without incidents.",
            "At the funeral of the miners, 12 persons were injured.",
        ),
        ("The march passed off peacefully, the mayor said.", "Soldiers fired tear gas at the march, witnesses said."),
    ],
)
def test_a_gathering_passed_off_quietly_in_one_report_and_not_in_another(one: str, other: str) -> None:
    assert _found("told-differently-course", one, other)


def test_those_who_did_it_are_counted_by_each_voice() -> None:
    [words] = _found(
        "how-many-did-it",
        "MAYOR JULIO PRADO WAS KIDNAPPED AND MURDERED ON 9 MAY BY AT LEAST SIX HEAVILY ARMED MEN, HIS BROTHER SAID. "
        "THE POLICE ARRESTED TWO MEN.",
        "MAYOR PRADO WAS MURDERED ON 9 MAY. A NEIGHBOR SAID THAT SHE SAW FOUR MEN IN A TRUCK. "
        "ACCORDING TO A GUARD, THE KIDNAPPERS NUMBERED 12 TO 15.",
    )
    assert all(number in words for number in ("SIX", "FOUR MEN", "12 TO 15"))
    assert "TWO MEN" not in words


def test_protection_is_declined_in_one_report_and_asked_for_in_another() -> None:
    [words] = _found(
        "told-differently-safeguard",
        "The ministry said that Judge Aurelio Prado had refused the police protection that was offered to him.",
        "The widow of Judge Prado said that he had asked the ministry for protection three times.",
    )
    assert "refused" in words
    assert "asked" in words


def test_the_first_to_fall_is_the_third_elsewhere() -> None:
    [words] = _found(
        "first-after-another",
        "Prado is the first judge to be murdered in eight years of war. "
        "The bar association recalled that he is the third magistrate to fall since 1985.",
    )
    assert "first judge" in words
    assert "third magistrate" in words


def test_what_only_bears_a_higher_number_is_no_rival_of_the_first() -> None:
    assert not _found(
        "first-after-another",
        "The First Corps of Colonel Mikitka marched on Buchach. "
        "The Second Corps of Colonel Tarnawski struck at Chortkiv.",
    )


def test_the_hour_of_the_incident_is_that_of_the_deed() -> None:
    [words] = _found(
        "hours-differ",
        "JUDGE JULIO PRADO WAS MURDERED ON 9 MAY. HE WAS SHOT BY SIX MEN AT 0715, HIS WIFE SAID.",
        "JUDGE JULIO PRADO WAS MURDERED ON 9 MAY. THE INCIDENT OCCURRED SHORTLY BEFORE 0900.",
    )
    assert "0715" in words
    assert "0900" in words


def test_an_only_that_belongs_to_the_verb_calls_nothing_the_only_one() -> None:
    told = "The captain of the guard was only wounded at the bridge of Brell."
    other = "Karl Holm wrote that the sergeant of the guard was wounded at the bridge of Brell."
    assert not [f for f in study_sources([("a.txt", told.encode()), ("b.txt", other.encode())]).record.findings
                if f.rule == "only-one-and-another"]  # fmt: skip
