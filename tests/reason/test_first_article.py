"""The whole way on the first article: what a careful historian finds in it is found, and no more than is read."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sicetnon.align import align, join
from sicetnon.extract import extract
from sicetnon.formats import assign_sigla, read_witness
from sicetnon.model import Record
from sicetnon.model.contract import encode_record
from sicetnon.reason import analyse

CONFLICT = ("contradiction", "tension", "dispute")


@pytest.fixture(scope="module")
def record(corpora: Path) -> Record:
    """The record of the first article."""
    path = corpora / "seeds" / "gestapo-nkvd-conferences.txt"
    witnesses = assign_sigla([read_witness(path.read_bytes(), path.name)])
    extractions = [extract(witness) for witness in witnesses]
    joined = join(extractions, align(extractions))
    analysis = analyse(joined, witnesses=witnesses)
    return Record(
        title="first", witnesses=witnesses, entities=joined.entities, events=joined.events, claims=joined.claims,
        findings=analysis.findings, readings=analysis.readings, partial=analysis.partial,
    )  # fmt: skip


def scorer(corpora: Path) -> ModuleType:
    """The scorer that stands beside the gold annotations."""
    spec = importlib.util.spec_from_file_location("score_record", corpora / "score" / "score_record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_a_historian_finds_is_found(record: Record, corpora: Path) -> None:
    gold = json.loads((corpora / "gold" / "seed.json").read_text(encoding="utf-8"))
    score: dict[str, Any] = scorer(corpora).score(gold, json.loads(encode_record(record)))
    found, wanted = score["issues"]
    assert found >= 0.8 * wanted
    assert score["levels"]["contradiction"] == [5, 5]
    assert score["levels"]["dispute"] == [4, 4]
    assert score["levels"]["tension"][0] >= 11
    assert score["alarms"] == []
    right, given = score["contradictions"]
    assert right >= 0.8 * given


def test_a_reader_meets_some_thirty_findings(record: Record) -> None:
    loud = [finding for finding in record.findings if finding.level in CONFLICT]
    assert 12 <= len(loud) <= 33
    assert len(record.findings) <= 50


def test_the_list_of_seven_is_held_against_the_fourth_and_last(record: Record) -> None:
    (finding,) = (f for f in record.findings if f.rule == "count")
    assert finding.explanation.startswith("The infobox lists seven meetings; the text calls the one of March 1940 ")
