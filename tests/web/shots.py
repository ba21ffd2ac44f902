"""Pictures of a dossier for the eye: desktop, dark, phone, and the printed pages.

Run as `python -m tests.web.shots DOSSIER.html [OUT_FOLDER]`; one PNG a view, one PDF for the print.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.web.browser import chromium, visit

VIEWS = ("witnesses", "findings", "synopsis", "timeline", "map", "readings", "texts", "apparatus", "take")


def open_page(browser: Browser, address: str, width: int, height: int, scheme: str) -> Page:
    """The dossier in a window of this size, ready to be used."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html.ready")
    return page


def shoot(page: Page, folder: Path, name: str) -> None:
    """The top of the page, then each view from its heading on."""
    page.screenshot(path=folder / f"{name}-0-top.png")
    for place, view in enumerate(VIEWS, 1):
        visit(page, view)
        page.screenshot(path=folder / f"{name}-{place}-{view}.png")


def main(arguments: list[str]) -> int:
    """Make all pictures of one dossier; returns the exit status."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    source = Path(arguments[0]).resolve()
    folder = Path(arguments[1] if len(arguments) > 1 else "shots") / source.stem
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {"desktop": (1440, 900, "light"), "dark": (1440, 900, "dark"), "phone": (360, 760, "light")}
    with chromium() as browser:
        for name, (width, height, scheme) in sizes.items():
            page = open_page(browser, source.as_uri(), width, height, scheme)
            shoot(page, folder, name)
            if name == "desktop":
                page.evaluate("scrollTo(0, 0)")
                page.pdf(path=folder / "print.pdf", prefer_css_page_size=True, print_background=True)
            page.context.close()
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
