"""No share of the longer texts falls, nothing consistent is a contradiction, and every span of the gold holds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cases.long.measure import SHARES, frozen, measure, scorer, sets


@pytest.mark.parametrize("folder", sets(), ids=lambda folder: folder.name)
def test_the_gold_quotes_its_texts(folder: Path) -> None:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {each["doc"]: (folder / each["file"]).read_bytes() for each in gold["documents"]}
    for each in gold["documents"]:
        assert hashlib.sha256(texts[each["doc"]]).hexdigest() == each["sha256"]
    for claim in gold["claims"]:
        span = claim["span"]
        assert texts[span["doc"]].decode("utf-8")[span["start"] : span["end"]] == span["quote"]
    known = {claim["id"] for claim in gold["claims"]}
    assert all(known.issuperset(issue["claims"]) for issue in gold["issues"])


@pytest.mark.parametrize("folder", sets(), ids=lambda folder: folder.name)
def test_no_share_falls(folder: Path) -> None:
    score = scorer()
    if score is None:
        pytest.skip("no scorer: set SICETNON_CORPORA or put the corpora at ../shared")
    found, kept = measure(folder, score), frozen()[folder.name]
    for name in SHARES:
        right, wanted = kept[name]
        assert found[name][0] * max(wanted, 1) >= right * max(found[name][1], 1), name
    assert found["alarms"] == []
