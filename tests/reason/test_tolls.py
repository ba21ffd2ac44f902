"""How many died and who did it, as one point each: an infobox, the opening, and what voices say."""

from __future__ import annotations

from sicetnon import study_sources

_BOX = (
    "= Hradno massacre =\n\nInfobox\n- Date: 4 May 1931\n- Deaths: 46\n- Injured: 12\n"
    "- Perpetrators: Gendarmes of the Kellner Brigade\n\n"
)
_LEAD = (
    "The Hradno massacre was the killing of villagers of Hradno on 4 May 1931. Forty villagers were killed and more "
    "than thirty wounded.\n\n== Number of victims ==\n\n"
)
_COUNTS = (
    "The district doctor, Emil Kraus, counted fifty-one dead. The parish register gives thirty-eight. "
    "Excavations in 1958 uncovered the remains of 33 people. The report of the prefect names nineteen wounded.\n"
)
_BLAME = (
    "\n== Blame ==\n\nThe prefect blamed the Red Column for the massacre. Captain Kellner denied that he had given the "
    "order. The historian Anna Dvorak writes that the gendarmes killed the villagers.\n"
)


def _quotes(rule: str, text: str) -> list[str]:
    record = study_sources([("witness.txt", text.encode())]).record
    quotes = {claim.id: claim.quote.exact for claim in record.claims}
    return [" | ".join(quotes[c] for c in f.claims) for f in record.findings if f.rule == rule]


def test_all_numbers_of_the_dead_are_one_finding() -> None:
    [words] = _quotes("how-many-died", _BOX + _LEAD + _COUNTS)
    for number in ("46", "Forty", "fifty-one", "thirty-eight", "33"):
        assert number in words, number
    assert "nineteen" not in words
    assert "more than thirty" not in words.replace("Forty villagers were killed and more than thirty wounded", "")


def test_those_who_were_hurt_are_counted_by_themselves() -> None:
    [words] = _quotes("how-many-were-hurt", _BOX + _LEAD + _COUNTS)
    assert "12" in words
    assert "nineteen" in words
    assert "fifty-one" not in words


def test_numbers_that_agree_are_no_finding() -> None:
    assert not _quotes("how-many-died", _BOX + _LEAD.replace("Forty", "Forty-six") + "Kraus counted 46 dead.\n")


def test_an_infobox_and_voices_name_those_who_did_it() -> None:
    [words] = _quotes("held-responsible", _BOX + _LEAD + _COUNTS + _BLAME)
    for part in ("Kellner Brigade", "Red Column", "given the order"):
        assert part in words, part


def test_an_infobox_is_not_held_against_its_own_text() -> None:
    assert not _quotes("held-responsible", _BOX + _LEAD + _COUNTS)
