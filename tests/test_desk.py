"""The use cases: what persons decided before holds, and the parts come together."""

from __future__ import annotations

from pathlib import Path

import pytest

from sicetnon import InputError, Options, study, study_sources
from sicetnon.model import Judgement

TEXTS: list[tuple[str, bytes | Path]] = [
    ("one.txt", b"The Treaty of Zelwa was signed on 18 March 1921 in Zelwa. It was signed by Jan Korda.\n"),
    ("two.txt", b"The Treaty of Zelwa was signed on 21 March 1921. Some historians doubt it.\n"),
]


def judged(decision: str, *targets: str) -> Options:
    return Options(decided=(Judgement(decision=decision, targets=targets, by="a reader", at="2026-01-01T00:00:00Z"),))  # type: ignore[arg-type]


def test_a_rejected_claim_is_left_out_with_its_findings() -> None:
    plain = study_sources(TEXTS).record
    dates = [claim for claim in plain.claims if claim.facet == "date"]
    assert len(dates) == 2
    assert any({c.id for c in dates} <= set(finding.claims) for finding in plain.findings)
    after = study_sources(TEXTS, judged("reject", dates[0].id)).record
    assert dates[0].id not in {claim.id for claim in after.claims}
    assert not any(dates[0].id in finding.claims for finding in after.findings)


def test_a_judgement_of_something_else_is_said_to_be_unmet() -> None:
    record = study_sources(TEXTS, judged("reject", "c-000000000000")).record
    assert any("judgement" in note for note in record.partial)


def test_the_same_bytes_twice_are_one_witness() -> None:
    record = study_sources([*TEXTS, ("copy.txt", TEXTS[0][1])]).record
    assert len(record.witnesses) == 2


def test_problems_are_kept_beside_the_record(tmp_path: Path) -> None:
    result = study_sources([("gone", tmp_path / "gone"), *TEXTS, ("folder", tmp_path)])
    assert [problem.file for problem in result.problems] == [str(tmp_path / "gone"), str(tmp_path)]
    assert len(result.record.witnesses) == 2
    with pytest.raises(InputError):
        study(tmp_path / "gone")


def test_a_copy_that_grew_surer_is_a_finding() -> None:
    source = (
        "The abbey of Altensee was perhaps founded in 1134 by Count Ulrich, who gave it two mills and the wood behind "
        "the lake, as the monks remembered long after the fire had taken their charters and their bells.\n"
    )
    copy = source.replace("was perhaps founded", "was founded").replace("As", "as")
    record = study_sources([("source.txt", source.encode()), ("copy.txt", copy.encode())]).record
    assert record.dependences
