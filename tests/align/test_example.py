"""The bundled example, read and joined: what disagrees stands together, what is two stays two."""

from __future__ import annotations

import doctest
from functools import cache
from pathlib import Path

from sicetnon.align import align, join
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import DateValue, Extraction, Witness

FOLDER = Path(__file__).parents[2] / "examples" / "meetings-1939-40" / "witnesses"


@cache
def witnesses() -> tuple[Witness, ...]:
    return tuple(read_witness(path.read_bytes(), path.name) for path in sorted(FOLDER.iterdir()))


@cache
def extractions() -> tuple[Extraction, ...]:
    return tuple(extract(witness) for witness in witnesses())


def told(extraction: Extraction, file: str, day: str) -> set[str]:
    """The events that a claim of one account dates to begin that day."""
    witness = next(witness.id for witness in witnesses() if witness.file == file)
    return {
        claim.event
        for claim in extraction.claims
        if claim.quote.witness == witness and isinstance(claim.value, DateValue) and claim.value.earliest == day
    }


def test_every_account_is_read() -> None:
    assert len(witnesses()) == 5
    assert len({witness.format for witness in witnesses()}) >= 3
    assert all(len(extraction.claims) >= 15 for extraction in extractions())


def test_december_and_february_stay_two_conferences() -> None:
    joined = join(extractions(), align(extractions()))
    december = told(joined, "encyclopedia.txt", "1939-12-08")
    february = told(joined, "museum.html", "1940-02-20")
    assert december
    assert february
    assert not december & february, "the handbook knows both"
    assert all(len(speakers(joined, event)) >= 2 for event in december)


def speakers(extraction: Extraction, event: str) -> set[str]:
    """The witnesses that say something of an event."""
    return {claim.quote.witness for claim in extraction.claims if claim.event == event}


def test_the_order_of_the_accounts_changes_nothing() -> None:
    forward = join(extractions(), align(extractions()))
    backward = tuple(reversed(extractions()))
    assert join(backward, align(backward)) == forward


def test_joining_the_example_loses_no_claim() -> None:
    joined = join(extractions(), align(extractions()))
    assert len(joined.claims) == sum(len(extraction.claims) for extraction in extractions())
    assert {claim.event for claim in joined.claims} <= {event.id for event in joined.events}


def test_the_documentation_runs() -> None:
    page = Path(__file__).parents[2] / "docs" / "alignment.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert tried > 0
    assert failed == 0
