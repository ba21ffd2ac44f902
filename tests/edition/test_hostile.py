"""Whatever a witness says, it stays text: in the page, in its data, in tables, reports and citations."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from sicetnon import edition
from sicetnon.edition import citations
from sicetnon.edition.index import writable
from sicetnon.edition.payload import escaped_json
from sicetnon.edition.reports import markdown
from tests.edition.hostile import ATTACKS, hostile_record
from tests.edition.test_first import document

NUMBERS = range(len(ATTACKS))


@pytest.mark.parametrize("number", NUMBERS)
def test_no_attack_becomes_an_element_or_an_attribute(number: int) -> None:
    text = edition.dossier(hostile_record(number))
    text.encode("utf-8")
    page = document(text)
    assert len(page.xpath("//script")) == 2
    assert len(page.xpath("//style")) == 1
    assert page.xpath("//img | //svg | //textarea | //iframe | //object") == []
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []
    assert page.xpath("//@style") == []
    for href in page.xpath("//a/@href"):
        assert href.startswith("#") or re.match(r"https?://", href)
    json.loads(page.xpath("//script[@id='data']")[0].text)


def test_links_from_witnesses_lead_to_the_web_alone_and_are_marked() -> None:
    record = hostile_record()
    page = document(edition.dossier(record))
    assert page.xpath("//a[@class='outside']") == []
    assert citations.web_address("javascript:alert(1)") == ""
    assert citations.web_address("data:text/html,x") == ""
    assert citations.web_address("https://example.org/a b") == ""
    assert citations.web_address("HTTPS://example.org/a?b=c") == "HTTPS://example.org/a?b=c"


@pytest.mark.parametrize("attack", ATTACKS)
def test_json_in_the_page_cannot_close_its_element(attack: str) -> None:
    attack = attack.replace("\ud800", "")
    safe = escaped_json({"x": attack})
    assert not set("<>&\u2028\u2029") & set(safe)
    element = document(f"<body><script type='application/json'>{safe}</script>")
    assert json.loads(element.xpath("//script")[0].text)["x"] == attack


@pytest.mark.parametrize("number", NUMBERS)
def test_no_cell_of_the_safe_table_is_a_formula(number: int) -> None:
    record = hostile_record(number)
    rows = list(csv.reader(io.StringIO(edition.claims_csv(record).removeprefix("\ufeff"))))
    assert len(rows) == len(record.claims) + 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell)


def test_the_exact_table_keeps_every_character() -> None:
    record = hostile_record()
    rows = list(csv.DictReader(io.StringIO(edition.claims_csv(record, exact=True).removeprefix("\ufeff"), newline="")))
    quotes = {row["claim"]: row["quote"] for row in rows}
    for claim in record.claims:
        assert quotes[claim.id] == claim.quote.exact.replace("\ud800", "\ufffd")


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_shows_it_as_it_is(attack: str) -> None:
    safe = markdown(attack)
    assert "\n" not in safe
    assert not re.search(r"(?<!\\)[<>\[\]`*_|]", safe)


@pytest.mark.parametrize("number", NUMBERS)
def test_reports_and_citations_can_be_written(number: int) -> None:
    record = hostile_record(number)
    for text in (edition.report(record, "md"), edition.report(record, "text"), citations.bibtex(writable(record))):
        text.encode("utf-8")
    items = json.loads(citations.csl_json(writable(record)))
    assert len(items) == 1 + len(record.witnesses)
    assert all("URL" not in item or item["URL"].startswith("http") for item in items)
