"""WCAG 2.2 AA by axe-core on every view, in light, dark and forced colours, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.web.browser import settle, visit
from tests.web.conftest import Opener

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # what alone can differ between looks of the same elements
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 700}},
    "zoomed": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},  # 1280 pixels at 200 %
}


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds with these rules, or with all of WCAG 2.2 A and AA, a line for each element."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found = page.evaluate("(only) => axe.run(document, { runOnly: only, resultTypes: ['violations'] })", only)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def unfold(page: Page) -> None:
    """Bring every view into being: fold everything out, come near every graphic."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    for view in ("timeline", "map", "texts", "apparatus", "take"):
        visit(page, view)
    page.evaluate(
        "document.querySelectorAll('.group, .entry, .block').forEach((e) => { e.style.contentVisibility = 'visible' })"
    )
    page.evaluate("scrollTo(0, 0)")
    settle(page)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(opened: Opener, sample_page: Path, axe: str, look: str) -> None:
    page = opened(sample_page, **LOOKS[look])
    unfold(page)
    page.evaluate(axe)
    assert violations(page) == []


def test_axe_finds_nothing_in_what_opens(opened: Opener, sample_page: Path, axe: str) -> None:
    page = opened(sample_page)
    page.evaluate(axe)
    page.get_by_role("button", name="Filter").click()
    page.locator(".card a.ref").first.click()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Help and keys").click()
    assert violations(page, COLOURS) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_have_24_pixels(opened: Opener, sample_page: Path, width: int) -> None:
    """WCAG 2.2, 2.5.8, as axe measures it, leaves links within sentences out; the page's own lists are held to it."""
    page = opened(sample_page, viewport={"width": width, "height": 800})
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, .check, .to-text, .ways a, .events-index a, .bar a')]
        .filter((e) => e.checkVisibility() && Math.min(e.offsetWidth, e.offsetHeight) < 24)
        .map((e) => e.outerHTML.slice(0, 100))"""
    )
    assert small == []


def test_quotes_name_their_language(opened: Opener, sample_page: Path) -> None:
    page = opened(sample_page)
    assert page.locator("q:not([lang])").count() == 0
    assert page.locator("#findings q[lang='de']").count() > 0
    assert page.locator("#findings q[lang='pl']").count() > 0
