"""The page on networks: its file and its Python run."""

from __future__ import annotations

import re
from pathlib import Path

from sicetnon.reason.engine.document import read_document
from sicetnon.reason.engine.report import reason_about

PAGE = (Path(__file__).parents[3] / "docs" / "network.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_file_on_the_page_is_read_and_disputed() -> None:
    (example,) = blocks("json")
    report = reason_about(read_document(example.encode()))
    (dispute,) = report.disputes
    assert {claim for conflict in dispute.conflicts for variant in conflict.variants for claim in variant} == {
        "A1", "B1", "C1",
    }  # fmt: skip
    for key in ("consistent", "disputes", "readings", "bounds", "notes", "partial"):
        assert f"`{key}`" in PAGE and hasattr(report, key)


def test_the_python_on_the_page_runs() -> None:
    (example,) = blocks("python")
    exec(compile(example, "docs/network.md", "exec"), {})
