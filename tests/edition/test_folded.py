"""A synopsis that would be silence nearly everywhere: what is drawn, what is folded, what stays on the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from sicetnon import edition
from sicetnon.edition import synopsis
from tests.edition.large import large_record, scattered_record

EVENTS, CONTESTED = 145, 3


def parsed(page: str) -> Any:
    """The page as a document."""
    return html.document_fromstring(page)


@pytest.fixture(scope="module")
def folded() -> Any:
    """The parsed page of a record with 145 points and 145 voices."""
    assert EVENTS * EVENTS > synopsis.MOST_CELLS
    return parsed(edition.dossier(scattered_record(EVENTS, CONTESTED)))


def test_contested_points_stand_against_the_voices_that_speak_on_them(folded: Any) -> None:
    (table,) = folded.xpath("//table[contains(@class, 'synopsis') and not(contains(@class, 'spoken'))]")
    assert len(table.xpath(".//th[@data-col]")) == CONTESTED + 1
    rows = table.xpath(".//tr[contains(@class, 'point')]")
    assert [row.get("class") for row in rows] == ["point contested"] * CONTESTED
    assert all(len(row.xpath("./td[@class='silent']")) == CONTESTED - 1 for row in rows)


def test_other_points_name_those_who_speak_and_a_note_says_what_is_left_out(folded: Any) -> None:
    (table,) = folded.xpath("//table[contains(@class, 'spoken')]")
    rows = table.xpath(".//tr[contains(@class, 'point')]")
    assert len(rows) == EVENTS - CONTESTED
    assert all(len(row.xpath("./td/p")) == 1 for row in rows)
    assert {f"Historian {voice}" for voice in range(CONTESTED + 2, EVENTS + 1)} <= {
        name.text for name in table.xpath(".//span[@class='voice']")
    }
    (note,) = folded.xpath("//section[@id='synopsis']/p[@class='folded']")
    assert "145 points against 145 voices" in note.text_content()
    assert "silent" in note.text_content()


def test_no_claim_is_lost_by_folding(folded: Any) -> None:
    named = [name for cell in folded.xpath("//a[@class='cell']/@data-claims") for name in cell.split()]
    assert sorted(named) == sorted(claim.id for claim in scattered_record(EVENTS, CONTESTED).claims)
    data = json.loads(folded.xpath("//script[@id='data']")[0].text)
    assert sorted(n for voice in data["voices"] for n in voice["claims"]) == list(range(EVENTS + CONTESTED))


def test_contested_points_are_folded_too_where_they_alone_would_be_too_many() -> None:
    page = parsed(edition.dossier(scattered_record(EVENTS, EVENTS)))
    assert page.xpath("//table[contains(@class, 'synopsis')]/@class") == ["synopsis spoken"]
    contested = page.xpath("//table[contains(@class, 'spoken')]//tr[@class='point contested']")
    assert len(contested) == EVENTS
    assert all(len(row.xpath("./td/p")) == 2 for row in contested)


def test_a_record_below_the_limit_is_drawn_in_full() -> None:
    page = parsed(edition.dossier(large_record(events=30, witnesses=8)))
    assert page.xpath("//table[contains(@class, 'spoken')] | //p[@class='folded']") == []
    (table,) = page.xpath("//table[contains(@class, 'synopsis')]")
    assert {len(row.xpath("./td")) for row in table.xpath(".//tr[contains(@class, 'point')]")} == {40}
