"""Each view of the page in a real browser, each link both ways, with the mouse and with the keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from sicetnon import edition
from tests.edition.sample import sample_record
from tests.web.browser import visit
from tests.web.conftest import Opener


def test_it_works_without_script_as_tables(opened: Opener, sample_page: Path) -> None:
    page = opened(sample_page, ready=False, java_script_enabled=False)
    expect(page.locator("#timeline table")).to_be_visible()
    expect(page.locator("#map table")).to_be_visible()
    assert page.locator(".card").count() == 8
    page.locator(".card a.ref").first.click()
    assert page.locator("tr:target").count() == 1
    page.locator("tr:target a.to-text").click()
    assert page.locator("[id^='q-']:target").count() == 1


def test_a_reference_opens_the_evidence_and_leads_to_the_words(sample: Page) -> None:
    sample.locator(".card a.ref").first.click()
    panel = sample.locator("#panel")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("The second was held in Osmundsholm")
    expect(panel).to_contain_text("Osmundsholm")
    panel.get_by_role("link", name="Go to the passage").click()
    assert "#q-c-" in sample.url
    assert sample.locator("mark.lit").count() >= 1


def test_marked_words_open_their_claims_and_the_claims_their_findings(sample: Page) -> None:
    sample.locator("mark", has_text="Forty-two ferrymen").click()
    panel = sample.locator("#panel")
    expect(panel).to_contain_text("42 (ferryman)")
    panel.locator(".piece-findings a").first.click()
    expect(sample.locator(".card:focus")).to_contain_text("Forty-two and about sixty")


def test_hovering_lights_every_place_of_a_claim(sample: Page) -> None:
    sample.locator(".card .evidence").first.hover()
    claim = sample.locator(".card .evidence").first.get_attribute("data-claim")
    assert claim
    places = sample.locator(f"[data-claim='{claim}']").count()
    assert sample.locator(f"[data-claim='{claim}'].lit").count() == places > 2


def test_the_filter_by_event_voice_and_level(sample: Page) -> None:
    sample.get_by_role("button", name="Filter").click()
    sample.get_by_label("Event", exact=True).select_option(label="Internment of the ferrymen")
    expect(sample.locator("#filter .hint")).to_have_text("2 of 7 findings shown")
    assert sample.locator("#synopsis tbody:visible").count() == 1
    sample.get_by_role("button", name="Show everything").click()
    sample.get_by_label("Voice", exact=True).select_option(label="A · Edda Lund")
    expect(sample.locator("#filter .hint")).to_have_text("1 of 7 findings shown")
    sample.get_by_role("button", name="Show everything").click()
    sample.get_by_label("tension").check()
    expect(sample.locator("#filter .hint")).to_have_text("2 of 7 findings shown")


def test_the_synopsis_tells_silence_from_denial_and_from_lack_of_evidence(sample: Page) -> None:
    row = sample.locator("#synopsis tr.point", has_text="Where").nth(1)
    assert "denies" in row.locator("td.deny").inner_text()
    assert row.locator("td.silent").count() >= 1
    assert row.locator("td.silent").first.inner_text().strip() == "silent"
    assert "not attested" in sample.locator("#synopsis td.none").first.inner_text()


def test_columns_can_be_left_out_and_moved(sample: Page) -> None:
    sample.locator("#synopsis summary", has_text="Voices shown").click()
    before = sample.locator("#synopsis .voices th[data-col]").all_inner_texts()
    sample.get_by_role("button", name="Move right: A · the author").click()
    after = sample.locator("#synopsis .voices th[data-col]").all_inner_texts()
    assert after == [before[1], before[0], *before[2:]]
    sample.locator("#synopsis .columns").get_by_role("checkbox", name="B · the author").uncheck()
    assert sample.locator("#synopsis .voices th[data-col]:visible").count() == len(before) - 1
    sample.get_by_label("Only contested points").check()
    assert sample.locator("#synopsis tr.point:visible").count() == sample.locator("#synopsis tr.contested").count() > 0


def test_the_timeline_draws_boxes_cores_arrows_and_marks(sample: Page) -> None:
    graphic = sample.locator("#timeline-graphic")
    graphic.scroll_into_view_if_needed()
    expect(graphic.locator(".lane")).to_have_count(6)
    assert graphic.locator(".lanes .window").count() == 6
    assert graphic.locator(".lanes .core").count() == 3
    assert graphic.locator(".lanes .stretch.hedged").count() >= 1
    lane = graphic.locator(".lane", has_text="Second meeting")
    assert "21–30 June 1871" in (lane.get_attribute("aria-label") or "")
    lane.locator(".name").hover()
    expect(sample.locator("#tip")).to_contain_text("A says “at the end of June 1871”.")


def test_the_timeline_by_keyboard(sample: Page) -> None:
    sample.locator("#timeline-graphic").scroll_into_view_if_needed()
    sample.locator(".lane").first.focus()
    for key in ("ArrowDown", "ArrowDown", "+", "ArrowRight", "0"):
        sample.keyboard.press(key)
    expect(sample.locator(".lane:focus")).to_have_count(1)
    name = sample.locator(".lane:focus").get_attribute("aria-label") or ""
    sample.keyboard.press("Enter")
    expect(sample.locator("#panel")).to_be_visible()
    assert sample.locator("#panel .piece").count() >= 1
    sample.keyboard.press("Escape")
    expect(sample.locator("#panel")).to_be_hidden()
    assert (sample.locator(".lane:focus").get_attribute("aria-label") or "") == name


def test_a_period_is_shared_by_timeline_and_map(sample: Page) -> None:
    sample.locator("#map-graphic").scroll_into_view_if_needed()
    expect(sample.locator("#map-graphic .place")).to_have_count(3)
    sample.locator("#timeline-graphic").get_by_label("From").fill("1871-05")
    sample.locator("#timeline-graphic").get_by_label("to", exact=True).fill("1871-05")
    sample.keyboard.press("Tab")
    expect(sample.locator("#map-graphic .place")).to_have_count(1)
    assert sample.locator(".lane.dim").count() >= 2
    sample.get_by_role("button", name="Whole period").click()
    expect(sample.locator("#map-graphic .place")).to_have_count(3)


def test_the_map_links_competing_places(sample: Page) -> None:
    graphic = sample.locator("#map-graphic")
    graphic.scroll_into_view_if_needed()
    expect(graphic.locator(".map-body .point.rival")).to_have_count(2)
    assert graphic.locator(".map-body .rivals line").count() == 1
    assert len(graphic.locator(".land").get_attribute("d") or "") > 1000
    graphic.locator(".place", has_text="Osmundsholm").press("Enter")
    expect(sample.locator("#panel")).to_contain_text("Im Juni war niemand in Osmundsholm")


def test_a_reading_sets_claims_aside_everywhere(sample: Page) -> None:
    sample.locator("#timeline-graphic").scroll_into_view_if_needed()
    sample.get_by_label("Reading 2").check()
    assert sample.locator(".evidence.aside").count() >= 2
    assert sample.locator("#timeline-graphic .claim.aside").count() == 0
    lane = sample.locator(".lane", has_text="Second meeting")
    expect(lane).to_have_attribute(
        "aria-label", "Second meeting: 1 June 1871 – 30 June 1871. press Enter for the claims"
    )
    sample.get_by_label("All claims").check()
    assert sample.locator(".aside").count() == 0


def test_two_texts_side_by_side(sample: Page) -> None:
    sample.get_by_label("Compare two texts side by side").first.check()
    shown = sample.locator(".text:visible")
    expect(shown).to_have_count(2)
    left, right = (shown.nth(n).bounding_box() for n in range(2))
    assert left and right
    assert abs(left["y"] - right["y"]) < 2
    assert left["x"] + left["width"] <= right["x"]


def test_files_can_be_taken_away(sample: Page, tmp_path: Path) -> None:
    with sample.expect_download() as saved:
        sample.get_by_role("button", name="Record (JSON)").click()
    saved.value.save_as(tmp_path / "record.json")
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert record["schema"] == "sicetnon-record/1"
    assert len(record["claims"]) == len(sample_record().claims)
    sample.locator("#map-graphic").scroll_into_view_if_needed()
    for name in ("Timeline (SVG)", "Map (SVG)"):
        with sample.expect_download() as saved:
            sample.get_by_role("button", name=name).click()
        saved.value.save_as(tmp_path / "drawing.svg")
        assert "</svg>" in (tmp_path / "drawing.svg").read_text(encoding="utf-8")


def test_help_and_single_keys(sample: Page) -> None:
    sample.keyboard.press("?")
    expect(sample.locator("#help")).to_be_visible()
    sample.get_by_label("Single keys are on").uncheck()
    sample.keyboard.press("Escape")
    sample.keyboard.press("f")
    expect(sample.locator("#filter")).to_be_hidden()
    sample.get_by_role("button", name="Help and keys").click()
    sample.get_by_label("Single keys are on").check()
    sample.keyboard.press("Escape")
    sample.keyboard.press("f")
    expect(sample.locator("#filter")).to_be_visible()


def test_a_permanent_address_opens_what_is_folded(opened: Opener, sample_page: Path) -> None:
    page = opened(sample_page)
    folded = page.locator(".same .card").first.get_attribute("id")
    page.evaluate("(id) => { location.hash = id }", folded)
    expect(page.locator(f"#{folded}")).to_be_visible()


def test_the_keyboard_reaches_every_control_and_focus_is_never_hidden(sample: Page) -> None:
    sample.locator(".skip").focus()
    hidden = []
    for _ in range(60):
        sample.keyboard.press("Tab")
        covered = sample.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body) return null;
            const b = e.getBoundingClientRect();
            const top = document.elementFromPoint(b.x + Math.min(b.width / 2, 20), b.y + Math.min(b.height / 2, 10));
            return top && (e.contains(top) || top.contains(e)) ? null : e.outerHTML.slice(0, 120) }"""
        )
        hidden += [covered] if covered else []
    assert hidden == []


def test_nothing_is_wider_than_a_narrow_window(opened: Opener, sample_page: Path) -> None:
    page = opened(sample_page, viewport={"width": 320, "height": 640})
    for view in ("findings", "synopsis", "timeline", "map", "texts", "apparatus", "take"):
        visit(page, view)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, view


def test_print_shows_the_whole_timeline_and_opens_what_is_folded(sample: Page) -> None:
    sample.emulate_media(media="print")
    sample.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert sample.locator(".print-only svg .lane").count() == 6
    assert sample.locator("details:not([open])").count() == 0
    expect(sample.locator(".bar")).to_be_hidden()
    sample.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sample.locator("details:not([open])").count() > 0


def test_an_overlay_of_the_users_own_follows_the_period(opened: Opener, tmp_path: Path) -> None:
    square = [[23.0, 58.5], [23.0, 59.5], [25.0, 59.5], [25.0, 58.5], [23.0, 58.5]]
    overlay = {
        "type": "Feature",
        "properties": {"name": "<b>district</b>", "from": "1872", "to": "1873"},
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    path = tmp_path / "overlay.html"
    path.write_text(edition.dossier(sample_record(), overlay=overlay), encoding="utf-8")
    page = opened(path)
    page.locator("#map-graphic").scroll_into_view_if_needed()
    expect(page.locator("#map-graphic .own")).to_have_count(1)
    assert page.locator("#map-graphic .own title").text_content() == "<b>district</b>"
    page.locator("#timeline-graphic").get_by_label("From").fill("1871")
    page.keyboard.press("Tab")
    expect(page.locator("#map-graphic .own")).to_have_count(0)
