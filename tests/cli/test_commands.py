"""The smaller commands as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from sicetnon.cli import main


def run(*words: str, given: bytes | None = None, status: int = 0) -> str:
    result = CliRunner().invoke(main, list(words), input=given)
    assert result.exit_code == status, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [("27 September 1939", "1939-09-27"), ("6–7 December 1939", "1939-12-06/1939-12-07"), ("c. 1240", "1240~")],
)
def test_a_phrase_is_read(phrase: str, edtf: str) -> None:
    assert edtf in run("date", phrase)


def test_a_phrase_says_what_it_rests_on() -> None:
    shown = run("date", "the end of November", "--anchor", "1939", "--explain")
    assert "1939" in shown
    assert "month.end" in shown


def test_own_conventions_change_the_bounds(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[month_parts]\nend = [26, 31]\n", encoding="utf-8")
    phrase = "the end of November 1939"
    assert "1939-11-26" not in run("date", phrase)
    assert "1939-11-26" in run("date", phrase, "--conventions", str(own))
    own.write_text("[parts]\nend = 26\n", encoding="utf-8")
    run("date", phrase, "--conventions", str(own), status=2)
    run("date", phrase, "--conventions", str(tmp_path / "none.toml"), status=2)


def test_no_date_is_said_so() -> None:
    assert run("date", "nothing at all", status=1) == ""


def test_dates_of_a_text_in_three_forms() -> None:
    text = b"They met on 3 May 1905 and again in the following month."
    found = json.loads(run("dates", "--format", "json", "--lang", "en", given=text))
    assert [one["earliest"] for one in found] == ["1905-05-03", "1905-06-01"]
    assert all(text.decode()[one["start"] : one["end"]] == one["text"] for one in found)
    assert run("dates", "--format", "tsv", "--lang", "en", given=text).count("\n") == 3
    assert '<TIMEX3 tid="t1" type="DATE" value="1905-05-03">' in run("dates", "--format", "timeml", given=text)


def test_a_passage_tells_how_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("According to Anna Nowak, the congress met in Lublin on 3 May 1905.\n", encoding="utf-8")
    shown = run("explain", str(path), "--at", "40")
    assert "Anna Nowak" in shown
    assert "3 May 1905" in shown
    assert run("explain", str(path), "--at", "5000", status=2) == ""


def test_the_engine_alone(tmp_path: Path) -> None:
    table = tmp_path / "births.csv"
    table.write_text("point,date,source\nbirth,1850,register\nbirth,1852,stone\n", encoding="utf-8")
    assert "register" in run("reason", str(table))
    network = tmp_path / "births.json"
    network.write_text(run("reason", str(table), "--format", "network"), encoding="utf-8")
    report = json.loads(run("reason", str(network), "--format", "json"))
    assert report["consistent"] is False
    assert len(report["readings"]) == 2


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema")))
