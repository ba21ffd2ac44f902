"""The first article, where it is at hand: a lower bound of what must be found in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Extraction, Witness

SHARED = Path(os.environ.get("SICETNON_CORPORA", Path(__file__).parents[3] / "shared"))
ARTICLE = SHARED / "seeds" / "gestapo-nkvd-conferences.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the first article is not at hand (SICETNON_CORPORA)")


@pytest.fixture(scope="module")
def witness() -> Witness:
    return read_witness(ARTICLE.read_bytes(), ARTICLE.name)


@pytest.fixture(scope="module")
def extraction(witness: Witness) -> Extraction:
    return extract(witness)


def test_quotes_are_exact(witness: Witness, extraction: Extraction) -> None:
    assert extraction.claims
    for claim in extraction.claims:
        assert witness.original[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_the_list_of_the_infobox_counts_seven(extraction: Extraction) -> None:
    counts = [c for c in extraction.claims if c.facet == "quantity" and getattr(c.value, "enumerated", False)]
    assert [c.value.min for c in counts if hasattr(c.value, "min")] == [7.0]


def test_references_stay_inside(extraction: Extraction) -> None:
    events = {event.id for event in extraction.events}
    assert {claim.event for claim in extraction.claims} <= events
    for claim in extraction.claims:
        other = getattr(claim.value, "other", None)
        assert other is None or other in events
