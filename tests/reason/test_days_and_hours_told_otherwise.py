"""One happening on two days, or at two hours: between witnesses, and between a box of facts and its text."""

from __future__ import annotations

import pytest

from sicetnon import study_sources

HEAD = "QUITO, 12 FEB 87 (AFP) -- [TEXT] "


def findings(*texts: str) -> dict[str, str]:
    """What each rule says last of some witnesses."""
    record = study_sources([(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]).record
    return {finding.rule: finding.explanation for finding in record.findings if finding.level != "doubt"}


def pogrom(sentence: str) -> str:
    return (
        "= The pogrom of Lipnik =\n\nInfobox\n- Date: 5–7 November 1945\n- Location: Lipnik\n- Deaths: 14\n\n"
        "The pogrom of Lipnik was an outbreak of violence in Lipnik in which fourteen people were killed.\n\n"
        f"== Course ==\n\n{sentence}\n"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The trouble started on Sunday, 4 November, in the market hall.",
        "In the suburbs the fighting began on 4 November 1945.",
    ],
)
def test_what_broke_out_before_the_days_of_the_box(sentence: str) -> None:
    assert "begins-or-ends-otherwise" in findings(pogrom(sentence))


@pytest.mark.parametrize(
    "sentence",
    ["The trial began on 4 November 1945.", "The trouble started on Monday, 5 November, in the market hall."],
)
def test_what_else_began_is_no_begin_of_it(sentence: str) -> None:
    assert "begins-or-ends-otherwise" not in findings(pogrom(sentence))


def test_when_a_broadcast_was_sent_is_no_hour_of_the_deed() -> None:
    one = HEAD + "THE SENATOR WAS KILLED AT 2340 ON 10 FEBRUARY, THE RADIO REPORTED AT 1315 GMT."
    other = HEAD + "THE ARMY SAID THE SENATOR WAS KILLED AT 2100 ON 10 FEBRUARY."
    assert "GMT" not in findings(one, other).get("hours-differ", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The company was attacked on 16 October 1943 near the village. Greek accounts have it on 18 October.",
            "18 October",
        ),
        ("Румуни зайняли місто 24 травня 1919 року, хоча генерал Павленко у спогадах подає 23 травня.", "23 травня"),
    ],
)
def test_a_voice_that_gives_another_day_for_what_stands_before(text: str, day: str) -> None:
    assert day in findings(text).get("dated-otherwise-by-a-voice", "")


def test_what_else_a_voice_tells_of_another_day_is_no_other_dating() -> None:
    text = "The company was attacked on 16 October 1943 near the village. Greek accounts tell of a feast on 18 October."
    assert "dated-otherwise-by-a-voice" not in findings(text)


def test_a_voice_that_gives_another_year_of_a_reign() -> None:
    text = (
        "In the eighth year of this reign Lucumo, the son of Demaratus, removed from Tarquinii to Rome with all his "
        "goods. "
        "Gnaeus Gellius places his coming in the first year."
    )
    assert "first year" in findings(text).get("dated-otherwise-by-a-voice", "")
