"""The page in a browser: nothing a witness says runs, nothing is asked of the network, the policy holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from sicetnon import edition
from tests.edition.hostile import ATTACKS, hostile_record
from tests.web.browser import visit
from tests.web.conftest import Opener


@pytest.mark.parametrize("number", range(0, len(ATTACKS), 3))
def test_no_attack_runs(opened: Opener, tmp_path: Path, number: int) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(edition.dossier(hostile_record(number)), encoding="utf-8")
    page = opened(path)
    for view in ("timeline", "map", "texts", "apparatus", "take"):
        visit(page, view)
    page.locator("a.ref").first.click()
    assert page.locator("#panel .piece").count() >= 1
    page.locator(".lane").first.focus()
    assert "owned" not in page.title().replace("document.title='owned'", "")
    assert page.locator("img, iframe, object").count() == 0


PROVOKE = """async () => {
  const seen = [];
  document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
  const put = (name, fill) => { const e = document.createElement(name); fill(e); document.body.append(e); };
  put('script', (e) => { e.textContent = 'window.ran = 1'; });
  put('style', (e) => { e.textContent = 'body { display: none }'; });
  put('img', (e) => { e.src = 'https://example.invalid/a.png'; });
  await fetch('https://example.invalid/').catch(() => 0);
  await new Promise((done) => setTimeout(done, 100));
  return { seen, ran: window.ran ?? 0 };
}"""


def test_the_policy_lets_nothing_in_or_out(opened: Opener, sample_page: Path) -> None:
    page = opened(sample_page, quiet=True)
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    found = page.evaluate(PROVOKE)
    assert found["ran"] == 0
    assert {"script-src-elem", "style-src-elem", "img-src", "connect-src"} <= set(found["seen"])
