"""The passages are well formed, and no figure falls below what it was."""

from __future__ import annotations

import pytest

from sicetnon.chronology.day import from_iso
from tests.cases.measure import ASPECTS, Passage, frozen, measure, passages, read

ALL = passages()
FACETS = {
    "date", "duration", "sequence", "place", "participant", "quantity", "identity", "part_of", "cause", "outcome",
    "topic", "existence", "evidence",
}  # fmt: skip


def test_there_are_enough_passages_and_traps() -> None:
    assert len(ALL) >= 60
    assert sum("trap" in passage for passage in ALL) * 2 >= len(ALL)
    assert len({passage["id"] for passage in ALL}) == len(ALL)
    assert {passage.get("language", "en") for passage in ALL} >= {"en", "de", "pl", "ru", "uk"}


@pytest.mark.parametrize("passage", ALL, ids=lambda passage: passage["id"])
def test_a_passage_is_well_formed(passage: Passage) -> None:
    expectations = [*passage.get("claims", []), *passage.get("never", [])]
    assert expectations
    for expected in expectations:
        assert set(expected["facet"].split("|")) <= FACETS
        assert expected["quote"] in passage["text"]
        for key in ("earliest", "latest"):
            if expected.get(key):
                from_iso(expected[key])


@pytest.mark.parametrize("passage", ALL, ids=lambda passage: passage["id"])
def test_every_quote_is_exact(passage: Passage) -> None:
    text = passage["text"].lstrip("\n")
    for claim in read(passage).claims:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_no_figure_falls() -> None:
    reached, kept = measure(ALL), frozen()
    assert set(kept) == set(ASPECTS)
    fallen = {aspect: (kept[aspect], reached[aspect]) for aspect in ASPECTS if reached[aspect] < kept[aspect]}
    assert not fallen, f"these shares fell (before, now): {fallen}"
