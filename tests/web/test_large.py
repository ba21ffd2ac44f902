"""How large the page may be, and that a large record stays usable."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import expect

from sicetnon import edition
from sicetnon.edition.page import asset
from tests.edition.large import large_record, scattered_record
from tests.web.browser import settle
from tests.web.conftest import Opener
from tests.web.test_access import violations


def test_script_and_style_stay_small() -> None:
    if not asset("dossier.js"):
        pytest.skip("the front end is not built (python hatch_build.py)")
    together = (asset("dossier.js") + asset("dossier.css")).encode("utf-8")
    assert len(gzip.compress(together)) < 150_000


def test_five_thousand_claims(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    record = large_record(events=125, witnesses=4)
    assert len(record.claims) == 5000
    path.write_text(edition.dossier(record), encoding="utf-8")
    page = opened(path)
    assert page.evaluate("performance.getEntriesByName('first-contentful-paint').length") == 1
    page.get_by_role("link", name="Apparatus", exact=True).click()
    expect(page.locator("#apparatus-title")).to_be_in_viewport()
    page.locator("#apparatus a.to-text").first.click()
    expect(page.locator("mark.lit").first).to_be_in_viewport()
    page.get_by_role("link", name="Timeline", exact=True).click()
    expect(page.locator("#timeline-graphic .lane")).to_have_count(125)
    assert page.locator("#timeline-graphic .claim").count() == 0  # asked for by the reader: a row for each claim


def test_a_wide_synopsis_keeps_its_heads_in_sight_and_its_meaning(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "wide.html"
    path.write_text(edition.dossier(large_record(events=30, witnesses=8)), encoding="utf-8")
    page = opened(path)
    table = page.locator("table.synopsis")
    assert table.locator(".voices th[data-col]").count() == 40
    assert table.locator("tr.point").count() == 60
    page.evaluate("document.querySelector('#synopsis .scroll').scrollIntoView()")
    page.evaluate("document.querySelector('#synopsis .scroll').scrollTo(2500, 2000)")
    settle(page)
    frame = page.locator("#synopsis .scroll").bounding_box()
    head = table.locator(".voices th").first.bounding_box()
    assert frame and head
    assert abs(head["x"] - frame["x"]) < 3
    assert abs(head["y"] - frame["y"]) < 3
    expect(page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="When")).first).to_be_attached()


def test_a_folded_synopsis_is_read_and_searched_as_any_other(opened: Opener, tmp_path: Path, axe: str) -> None:
    path = tmp_path / "folded.html"
    path.write_text(edition.dossier(scattered_record(events=145)), encoding="utf-8")
    page = opened(path)
    spoken = page.locator("table.spoken")
    expect(spoken.locator("tr.point")).to_have_count(142)
    spoken.locator("a.cell").first.click()
    expect(page.locator("html.with-panel").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#synopsis .tools label", has_text="contested").first.click()
    assert spoken.locator("tr.point:visible").count() == 0
    page.locator("#synopsis .tools label", has_text="contested").first.click()
    page.evaluate(
        "document.querySelectorAll('.spoken tbody').forEach((e) => { e.style.contentVisibility = 'visible' })"
    )
    page.evaluate(axe)
    assert [line for line in violations(page) if "spoken" in line or "folded" in line or "synopsis" in line] == []
    box = spoken.locator("tr.point td").first.bounding_box()
    assert box and box["width"] > 400
