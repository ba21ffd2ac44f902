"""The dossier, the reports and the summary over the invented sample."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from lxml import html

from sicetnon import edition
from sicetnon.edition.catalogue import Catalogue
from sicetnon.edition.index import Index
from sicetnon.edition.words import Wording
from sicetnon.errors import UsageError
from sicetnon.model import Bounds, Record
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


def test_an_overlay_is_any_geojson_and_nothing_else() -> None:
    point = {"type": "Point", "coordinates": [24.0, 59.0]}
    feature = {"type": "Feature", "properties": {"name": "</script>"}, "geometry": point}
    for overlay in (point, feature, {"type": "FeatureCollection", "features": [feature]}):
        page = document(edition.dossier(sample_record(), overlay=overlay))
        data = json.loads(page.xpath("//script[@id='data']")[0].text)
        assert data["overlay"]["features"][0]["geometry"] == point
    wrongs: tuple[Any, ...] = ([], "x", {"type": "Topology"}, {"type": "FeatureCollection"})
    for wrong in wrongs:
        with pytest.raises(UsageError, match="GeoJSON"):
            edition.dossier(sample_record(), overlay=wrong)


def test_the_same_record_makes_the_same_page() -> None:
    assert edition.dossier(sample_record()) == edition.dossier(sample_record())


def test_a_report_has_two_forms_and_no_other() -> None:
    record = sample_record()
    for form in ("md", "text"):
        text = edition.report(record, form)
        for finding in record.findings:
            if finding.id not in record.findings[1].others:
                words = finding.explanation.replace("-", " ").split()
                assert " ".join(words[:4]) in " ".join(text.replace("\\", "").replace("-", " ").split())
    with pytest.raises(UsageError):
        edition.report(record, "pdf")  # type: ignore[arg-type]


def test_no_claim_event_or_witness_that_is_absent_breaks_the_page() -> None:
    record = sample_record(witnesses=(), events=(), entities=())
    page = document(edition.dossier(record))
    assert len(page.xpath("//tr[@data-claim]")) == len(record.claims)
    assert edition.report(sample_record(claims=(), events=()))
    assert edition.dossier(sample_record(claims=()))


def test_without_coordinates_the_page_says_what_to_install() -> None:
    record = sample_record()
    bare = tuple(msgspec.structs.replace(entity, latitude=None, longitude=None) for entity in record.entities)
    page = document(edition.dossier(sample_record(entities=bare)))
    assert "sicetnon[places]" in page.xpath("//section[@id='map']")[0].text_content()
    assert page.xpath("//*[@id='map-graphic']") == []
    placed = document(edition.dossier(record))
    assert "sicetnon[places]" not in placed.xpath("//section[@id='map']")[0].text_content()


def test_what_nobody_contests_is_said_with_its_claims() -> None:
    page = document(edition.dossier(sample_record()))
    calm = {box.getparent().get("id"): box.text_content() for box in page.xpath("//div[@class='uncontested']")}
    assert "the two port authorities" in calm["g-e-series"]
    assert "Osmundsholm" not in calm.get("g-e-m2", "")
    assert "July" in calm["g-e-intern"]


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (("1871-05-03", "1871-05-03"), ("1871-05-05", "1871-05-05"), "3–5 May 1871"),
        (("1871-05-01", "1871-05-31"), ("1871-05-01", "1871-05-31"), "somewhere within May 1871"),
        (("1871-05-01", None), ("1871-05-01", None), "not earlier than 1 May 1871"),
        (("1871-05-01", "1871-05-31"), ("1871-05-01", None), "began May 1871"),
        ((None, None), (None, "1871-05-31"), "ended not later than 31 May 1871"),
        (("1871-05-01", "1871-05-31"), ("1871-06-01", "1871-06-30"), "began May 1871; ended June 1871"),
        ((None, None), (None, None), ""),
    ],
)
def test_bounds_in_words(begin: Any, end: Any, words: str) -> None:
    wording = Wording(Index(Record(title="")), Catalogue("en"))
    assert wording.bounds(Bounds(begin=begin, end=end)) == words


def test_the_day_of_publication_stands_in_the_citation() -> None:
    page = document(edition.dossier(sample_record(), issued="2024-02-29"))
    cited = page.xpath("//dl[@class='citations']")[0].text_content()
    assert "29 February 2024" in cited
    assert "year = {2024}" in cited


def test_passages_side_by_side_stand_behind_the_findings_of_a_plain_point() -> None:
    record = sample_record()
    first, *others = record.findings
    beside = msgspec.structs.replace(first, kind="side by side")
    page = document(edition.dossier(msgspec.structs.replace(record, findings=(beside, *others))))
    groups = page.xpath("//section[@id='findings']/section/@id")
    assert groups.index("g-beside") == len(groups) - 1 - ("g-text" in groups)
    assert page.xpath(f"//section[@id='g-beside']//article[@id='{beside.id}']")


def test_single_findings_of_events_without_a_name_stand_together() -> None:
    """A heading made of half a clause tells a reader nothing."""
    record = sample_record()
    events = tuple(msgspec.structs.replace(event, kind="happening") for event in record.events)
    before = document(edition.dossier(record)).xpath("//section[@id='findings']/section")
    after = document(edition.dossier(msgspec.structs.replace(record, events=events)))
    single = [group for group in before if len(group.xpath("./article|./details[@class='minor']/article")) == 1]
    assert len(single) > 1
    assert len(after.xpath("//section[@id='g-further']/article | //section[@id='g-further']/details/article")) > 1
    assert len(after.xpath("//section[@id='findings']/section")) < len(before)
