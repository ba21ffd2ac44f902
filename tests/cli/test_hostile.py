"""Any text at all gives a record or a clear error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sicetnon.cli import main

SCRIPT = "<script>alert(1)</script>"

TEXTS = {
    "empty": b"",
    "spaces": b" \n\n\t \n",
    "one line": b"On 3 May 1905 they met. " * 4_000,
    "no dates": b"Nothing is known of it.\n",
    "capitals": b"THE CONFERENCE WAS HELD IN LUBLIN ON 3 MAY 1905, WITNESSES SAID.\n",
    "right to left": "نُقل السجناء في 3 مايو 1905. הפגישה התקיימה בלובלין.\n".encode(),
    "nul bytes": b"They met on 3 May 1905.\x00\x00 They met again.\x00\n",
    "binary": bytes(range(256)) * 64,
    "digits": b"1" * 50_000,
    "commas": b"," * 50_000,
    "parentheses": b"(" * 25_000 + b")" * 25_000,
    "brackets": b"[[" * 5_000 + b"]]" * 5_000,
    "braces": b"{{" * 5_000 + b"}}" * 5_000,
    "tags": b"<div>" * 5_000,
    "months": b"May June " * 5_000,
    "quotation marks": '"“”„'.encode() * 10_000,
    "script": f'{SCRIPT} met {SCRIPT} on 3 May 1905 in {SCRIPT}. "{SCRIPT}" said {SCRIPT}.\n'.encode(),
    "surrogates": b"\xed\xa0\x80 met on 3 May 1905.\n",
    "bom only": b"\xef\xbb\xbf",
    "controls": bytes(range(1, 32)) + b" met on 3 May 1905.\n",
}


@pytest.mark.parametrize("ending", [".txt", ".wiki", ".html", ".md", ".csv"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_record_or_a_clear_error(tmp_path: Path, name: str, ending: str) -> None:
    path = tmp_path / f"input{ending}"
    path.write_bytes(TEXTS[name])
    result = CliRunner().invoke(main, ["study", str(path), "--format", "json", "--seconds", "2"])
    assert result.exit_code in (0, 1), result.output
    if result.exit_code == 0:
        record = json.loads(result.stdout)
        text = record["witnesses"][0]["text"]
        for claim in record["claims"]:
            quote = claim["quote"]
            assert text[quote["start"] : quote["end"]] == quote["exact"]
    else:
        assert isinstance(result.exception, SystemExit), result.exception
        assert path.name in result.stderr


@pytest.mark.parametrize("form", ["html", "md"])
def test_no_script_of_a_witness_runs(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"{SCRIPT.replace('/', '')}.txt"
    path.write_bytes(TEXTS["script"])
    command = ["study", str(path), "--format", form, "--title", SCRIPT, "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert SCRIPT not in (tmp_path / "out").read_text(encoding="utf-8")
