"""`sicetnon study` as a person uses it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from sicetnon.cli import main
from sicetnon.model.contract import record_schema

ARTICLE = (
    "The congress met in Lublin on 3 May 1905. According to the historian Anna Nowak, it met in Warsaw. "
    "The congress ended on 7 May 1905, while delegates were still arriving on 9 May 1905.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "congress.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_json_keeps_the_contract_and_every_quote_is_exact(example_files: list[Path]) -> None:
    result = CliRunner().invoke(main, ["study", *map(str, example_files), "--format", "json"])
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    jsonschema.validate(record, record_schema())
    texts = {witness["id"]: witness["text"] for witness in record["witnesses"]}
    assert len(texts) == len(example_files)
    for claim in record["claims"]:
        quote = claim["quote"]
        assert texts[quote["witness"]][quote["start"] : quote["end"]] == quote["exact"]
    ids = {claim["id"] for claim in record["claims"]}
    assert len(ids) == len(record["claims"])
    events = {event["id"] for event in record["events"]}
    assert {claim["event"] for claim in record["claims"]} <= events
    for finding in record["findings"]:
        assert set(finding["claims"]) <= ids
        assert {c for variant in finding["variants"] for c in variant} == set(finding["claims"])
        assert finding["explanation"].strip()


def test_page_is_written_and_named(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "page.html"
    result = CliRunner().invoke(main, ["study", str(article), "--out", str(out), "--title", "A congress"])
    assert result.exit_code == 0, result.output
    assert str(out) in result.output
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") or page.startswith("<!DOCTYPE html>")
    assert "Content-Security-Policy" in page
    assert "A congress" in page


@pytest.mark.parametrize("form", ["md", "text"])
def test_reports_quote_the_witness(article: Path, form: str) -> None:
    result = CliRunner().invoke(main, ["study", str(article), "--format", form])
    assert result.exit_code == 0, result.output
    assert "Lublin" in result.stdout


def test_standard_input(article: Path) -> None:
    result = CliRunner().invoke(main, ["study", "--format", "json"], input=ARTICLE.encode())
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["witnesses"][0]["characters"] == len(ARTICLE)


def test_one_bad_file_does_not_stop_the_others(article: Path, tmp_path: Path) -> None:
    bad = tmp_path / "noise.txt"
    bad.write_bytes(bytes(range(256)) * 40)
    missing = tmp_path / "missing.txt"
    out = tmp_path / "record.json"
    command = ["study", str(bad), str(article), str(missing), "--format", "json", "--out", str(out)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "noise.txt" in result.stderr
    assert "missing.txt" in result.stderr
    assert [w["file"] for w in json.loads(out.read_text(encoding="utf-8"))["witnesses"]] == [str(article)]


def test_wrong_use_ends_with_two(article: Path) -> None:
    assert CliRunner().invoke(main, ["study", str(article), "--format", "odt"]).exit_code == 2
    assert CliRunner().invoke(main, ["study", str(article), "--language", "xx"]).exit_code == 2
    assert CliRunner().invoke(main, ["wander"]).exit_code == 2


def test_the_same_files_in_any_order_give_the_same_findings(example_files: list[Path]) -> None:
    there = CliRunner().invoke(main, ["study", *map(str, example_files), "--format", "json"])
    back = CliRunner().invoke(main, ["study", *map(str, reversed(example_files)), "--format", "json"])
    first, second = json.loads(there.stdout), json.loads(back.stdout)
    assert {c["id"] for c in first["claims"]} == {c["id"] for c in second["claims"]}
    assert {f["id"] for f in first["findings"]} == {f["id"] for f in second["findings"]}


def test_help_starts_quickly() -> None:
    # Counted in modules, since a clock would measure the machine: help must load none of the engines.
    code = (
        "import sys\nfrom sicetnon.cli import main\nmain(['--help'], standalone_mode=False)\nprint(sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in (
        "msgspec",
        "lxml",
        "pysat",
        "jinja2",
        "mwparserfromhell",
        "rich",
        "sicetnon.extract",
        "sicetnon.reason",
    ):
        assert f"'{heavy}'" not in loaded
