"""One Chromium for all tests of the page; skipped with a reason where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sicetnon import edition
from sicetnon.edition.page import asset
from tests.edition.sample import sample_record
from tests.web.browser import chromium, find_chromium

ROOT = Path(__file__).parents[2]
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if find_chromium() is None:
        pytest.skip("no Chromium on PATH (Debian: apt-get install chromium)")
    if not asset("dossier.js"):
        pytest.skip("the front end is not built (python hatch_build.py)")
    with chromium() as made:
        yield made


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the invented sample as a file."""
    path = tmp_path_factory.mktemp("dossier") / "sample.html"
    path.write_text(edition.dossier(sample_record()), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Opens a file in a fresh window; whatever the page complains about, or asks the network for, fails the test."""
    contexts, complaints = [], []

    def open_file(path: Path, *, ready: bool = True, quiet: bool = False, **options: object) -> Page:
        settings = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        context = browser.new_context(**settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        if quiet:  # a test that provokes complaints listens for them itself
            page.goto(path.as_uri())
            return page
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith("file:") else None)
        page.goto(path.as_uri())
        if ready:
            page.wait_for_selector("html.ready")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert [text for text in complaints if not text.startswith(("blob:", "data:"))] == []


@pytest.fixture
def sample(opened: Opener, sample_page: Path) -> Page:
    return opened(sample_page)


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm ci in web/)")
    return AXE.read_text(encoding="utf-8")
