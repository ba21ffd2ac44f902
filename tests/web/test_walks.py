"""Five questions that a reader brings to the first article, answered from the page alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sicetnon import edition
from tests.web.conftest import ROOT, Opener

NAME = Path("seeds") / "gestapo-nkvd-conferences.txt"


@pytest.fixture(scope="session")
def article_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the first article, made by the whole way from the file."""
    folder = os.environ.get("SICETNON_CORPORA") or ROOT.parent / "shared"
    source = Path(folder) / NAME
    if not source.is_file():
        pytest.skip("the first article is not here (set SICETNON_CORPORA to the folder that holds it)")
    from sicetnon import study

    path = tmp_path_factory.mktemp("article") / "article.html"
    path.write_text(edition.dossier(study(source)), encoding="utf-8")
    return path


@pytest.fixture
def article(opened: Opener, article_page: Path) -> Page:
    return opened(article_page)


def card(page: Page, level: str, *words: str) -> Locator:
    """The first card of a level whose words are all there, on the page as it opens."""
    found = page.locator(f"#findings .group > .card.{level}")
    for word in words:
        found = found.filter(has_text=word)
    return found.first


def test_how_many_meetings_and_who_says_four(article: Page) -> None:
    found = card(article, "contradiction", "seven", "fourth and last")
    expect(found).to_be_visible()
    values = " ".join(found.locator(".value").all_inner_texts())
    assert "7" in values
    assert "4" in values
    four = found.locator(".evidence", has_text="The fourth and last meeting").first
    expect(four.locator("figcaption")).to_contain_text("the author")
    four.locator("a.to-text").click()
    expect(article.locator("#texts mark.lit").first).to_be_in_viewport()


def test_where_was_the_november_meeting(article: Page) -> None:
    found = card(article, "dispute", "Przemyśl", "Lwów")
    expect(found).to_be_visible()
    voices = found.locator(".evidence figcaption").all_inner_texts()
    assert any("the author" in voice for voice in voices)
    assert any("historians" in voice for voice in voices)


def test_on_what_the_katyn_link_rests_and_who_disputes_it(article: Page) -> None:
    article.get_by_role("button", name="Filter").click()
    article.get_by_role("checkbox", name="dispute").check()
    found = card(article, "dispute", "Watson")
    expect(found).to_be_visible()
    voices = " ".join(found.locator(".evidence figcaption").all_inner_texts())
    assert "George Watson" in voices
    assert "other historians" in voices
    assert "possible" in voices
    marks = " ".join(found.locator(".variant").all_inner_texts())
    assert "denies" in marks or "not attested" in marks


def test_what_is_certain_about_zakopane(article: Page) -> None:
    index = article.get_by_role("navigation", name="Events with findings")
    index.get_by_role("link", name="8–9 December 1939 in Zakopane").click()
    group = article.locator(".group", has=article.get_by_role("heading", name="8–9 December 1939 in Zakopane", level=3))
    expect(group).to_be_in_viewport()
    dated_twice = article.locator(".card", has_text="20 February 1940").filter(has_text="8–9 December 1939")
    assert dated_twice.count() >= 1
    article.locator("#timeline-graphic").scroll_into_view_if_needed()
    lane = article.locator(".lane", has_text="Zakopane").first
    assert "December 1939" in (lane.get_attribute("aria-label") or "")


def test_the_page_says_where_the_text_is_broken(article: Page) -> None:
    for minor in article.locator(".minor > summary").all():
        minor.click()
    expect(article.locator(".card.defect", has_text="colon")).to_be_visible()
