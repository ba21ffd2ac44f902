"""A real Chromium for the tests of the page, found on PATH."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"]


def find_chromium() -> str | None:
    """The path of an installed Chromium; None when there is none."""
    return next((found for found in map(shutil.which, NAMES) if found), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window. Raises RuntimeError when no Chromium is installed."""
    path = find_chromium()
    if path is None:
        raise RuntimeError(f"no Chromium found (looked for {', '.join(NAMES)})")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def settle(page: Page) -> None:
    """Wait until the page has shown what the last step changed.

    An observer of what comes near the window is told after a frame is laid out, and so is scrolling; three
    frames later all of it has happened, however slow the machine is.
    """
    page.evaluate("async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); }")


def visit(page: Page, view: str) -> None:
    """Bring the top of a view into the window and let the page draw what belongs there."""
    page.evaluate("(id) => document.getElementById(id)?.scrollIntoView()", view)
    settle(page)
