"""The dossier, the reports and the summary over the invented sample."""

from __future__ import annotations

from typing import Any

from lxml import html

from sicetnon import edition
from sicetnon.model import Record
from tests.edition.sample import sample_record


def document(page: str) -> Any:
    """The parsed page."""
    return html.document_fromstring(page)


def test_the_summary_counts_the_record() -> None:
    assert edition.summary(sample_record()) == (
        "3 witnesses, 28 claims about 6 events: 3 contradictions, 1 dispute, 2 tensions, 1 doubt, 1 defect of the text."
    )


def test_the_summary_of_an_empty_record() -> None:
    assert edition.summary(Record(title="")) == "0 witnesses, 0 claims about 0 events: no findings."


def test_every_claim_event_finding_and_witness_has_its_place_on_the_page() -> None:
    record = sample_record()
    page = document(edition.dossier(record))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    known = [part.id for part in record.claims] + [part.id for part in record.events]
    known += [part.id for part in record.findings] + [part.id for part in record.witnesses]
    assert set(known) <= set(ids)
    for claim in record.claims:
        assert f"q-{claim.id}" in ids


def test_every_link_within_the_page_leads_somewhere() -> None:
    page = document(edition.dossier(sample_record()))
    ids = set(page.xpath("//@id"))
    targets = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert targets
    assert set(targets) <= ids


def test_an_empty_record_makes_a_page() -> None:
    page = document(edition.dossier(Record(title="")))
    assert page.xpath("//h1")[0].text_content() == "Untitled record"
