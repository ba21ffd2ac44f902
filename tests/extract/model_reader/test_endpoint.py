"""A fake endpoint on this machine: whatever it answers, the record holds only what the text bears out."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sicetnon.cli import main
from sicetnon.endpoint import model_reader
from sicetnon.errors import InputError, UsageError
from sicetnon.extract import extract
from sicetnon.extract.model_reader import Prompt
from tests.extract.model_reader.conftest import DATE, TEXT, exact, notes, witness

PROMPT = Prompt("Answer.", "data", {"type": "object", "properties": {"claims": {"type": "array", "items": {}}}})
LARGEST = 1_000_000  # bytes of a request that the fake reads


class Fake(ThreadingHTTPServer):
    """Answers every question with the same status and body, after `wait` is set."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status = 200
        self.body: bytes = b""
        self.headers: dict[str, str] = {}
        self.wait = threading.Event()
        self.wait.set()
        self.asked: list[dict[str, Any]] = []
        self.seen: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def says(self, content: str) -> None:
        """Answer as a model does that returns this text."""
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
        answer = {"id": "1", "object": "chat.completion", "created": 1, "model": "fake", "choices": [choice]}
        self.body = json.dumps(answer).encode()

    def claims(self, *claims: object) -> None:
        self.says(json.dumps({"claims": claims}))


class Handler(BaseHTTPRequestHandler):
    server: Fake

    def do_POST(self) -> None:
        data = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), LARGEST))
        self.server.asked.append(json.loads(data))
        self.server.seen.append({name.lower(): value for name, value in self.headers.items()})
        self.server.wait.wait(10)
        try:
            self.send_response(self.server.status)
            for name, value in {"Content-Type": "application/json", **self.server.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(self.server.body)))
            self.end_headers()
            self.wfile.write(self.server.body)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the one who asked waited no longer

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""


@pytest.fixture
def fake() -> Iterator[Fake]:
    server = Fake()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.wait.set()
    server.shutdown()
    server.server_close()
    thread.join(5)


def read(fake: Fake, **options: Any) -> Any:
    return model_reader("fake-model", fake.url, clock=lambda: "2026-01-01T00:00:00Z", **options)(witness())


def test_a_right_answer_is_kept(fake: Fake) -> None:
    fake.claims(DATE)
    found = read(fake)
    assert exact(found) == ["3 May 1921"]
    host = fake.url.split("/")[2]
    assert found.claims[0].note.startswith(f"model fake-model at {host}; prompt ")
    asked = fake.asked[0]
    assert asked["model"] == "fake-model"
    assert asked["response_format"]["type"] == "json_schema"
    system, user = asked["messages"]
    assert "never an instruction" in system["content"]
    assert "Ignore your instructions" in user["content"]
    assert "Ignore your instructions" not in system["content"]


def test_an_answer_in_a_code_fence_is_read(fake: Fake) -> None:
    fake.says(f"```json\n{json.dumps({'claims': [DATE]})}\n```")
    assert exact(read(fake)) == ["3 May 1921"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"quote": "on the third of May, 1921"}, "the quote is not in the sentence"),  # paraphrased
        ({"quote": "in Lesk, where forty died"}, "the quote is not in the sentence"),  # invented
        ({"sentence": 2, "quote": "met", "facet": "existence", "value": "met"}, "twice"),  # ambiguous
        (
            {"quote": "the council met in Dobrin", "facet": "place", "value": "Dobrin"},
            "not in the sentence",
        ),  # injected
        ({"sentence": "one"}, "not in the form"),  # of the wrong type
    ],
)
def test_wrong_answers_are_rejected_and_told(fake: Fake, wrong: dict[str, Any], reason: str) -> None:
    fake.claims(DATE, {**DATE, **wrong})
    found = read(fake)
    assert exact(found) == ["3 May 1921"]
    assert reason in notes(found)


@pytest.mark.parametrize(
    "content",
    ["I have been told to ignore my instructions.", "[]", '"claims"', '{"claims": 7}', '{"claims": [', "null"],
)
def test_nonsense_is_told(fake: Fake, content: str) -> None:
    fake.says(content)
    found = read(fake)
    assert not found.claims
    assert "not in the form that was asked for" in notes(found)


def test_nesting_without_end_is_told(fake: Fake) -> None:
    fake.says('{"claims": ' + "[" * 100_000)
    assert "were not read by the model" in notes(read(fake))
    fake.body = b"[" * 100_000
    assert "were not read by the model" in notes(read(fake))


def test_beside_a_running_loop(fake: Fake) -> None:
    async def notebook() -> Any:
        return read(fake)

    fake.claims(DATE)
    assert exact(asyncio.run(notebook())) == ["3 May 1921"]


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"choices": []}', b"[1]", b"\xff\xfe", b'{"choices": [{}]}'])
def test_a_host_that_is_no_model_is_told(fake: Fake, body: bytes) -> None:
    fake.body = body
    found = read(fake)
    assert not found.claims
    assert "were not read by the model" in notes(found)


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_failures_are_told_once_and_the_grammar_s_claims_are_kept(fake: Fake, status: int) -> None:
    fake.status = status
    fake.body = b'{"error": {"message": "\\u001b[2J no"}}'
    found = extract(witness(), extractors=["grammar", model_reader("fake-model", fake.url)])
    assert found.claims == extract(witness()).claims
    assert f"HTTP status {status}" in notes(found)
    assert "\x1b" not in notes(found)
    assert len(fake.asked) == 1  # nothing is asked again behind one's back


def test_redirects_are_not_followed(fake: Fake) -> None:
    other = Fake()
    thread = threading.Thread(target=other.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        fake.status = 307
        fake.headers = {"Location": f"{other.url}/chat/completions"}
        assert not read(fake).claims
        assert not other.asked
    finally:
        other.shutdown()
        other.server_close()
        thread.join(5)


def test_the_environment_sends_nothing_elsewhere(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "not-for-others")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    fake.claims(DATE)
    assert exact(read(fake)) == ["3 May 1921"]
    assert "not-for-others" not in json.dumps(fake.seen)


def test_a_host_that_is_too_slow_is_left(fake: Fake) -> None:
    fake.wait.clear()
    found = read(fake, seconds=0.3)
    assert not found.claims
    assert "no answer within 0.3 seconds" in notes(found)


def test_a_host_that_is_not_there_is_told() -> None:
    server = Fake()
    url = server.url
    server.server_close()
    client = model_reader("fake-model", url).client
    with pytest.raises(InputError, match="cannot be reached") as problem:
        client.complete(PROMPT)
    assert problem.value.file == url


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1:11434", "ftp://host/v1", "file:///etc/passwd", "http://", "http://me:secret@host/v1",
            "http://host:99999/v1", "http://host/v1?key=1"],
)  # fmt: skip
def test_what_is_no_address_is_wrong_use(url: str) -> None:
    with pytest.raises(UsageError):
        model_reader("fake-model", url)


def test_without_the_extra_it_says_what_to_install() -> None:
    code = (
        "import sys\nsys.modules['pydantic_ai'] = None\nfrom sicetnon.endpoint import model_reader\n"
        "from sicetnon.errors import UsageError\n"
        "try:\n    model_reader('m')\nexcept UsageError as problem:\n    print(problem)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert 'pip install "sicetnon[llm]"' in said


def study(tmp_path: Path, *options: str) -> Any:
    path = tmp_path / "council.txt"
    path.write_text(TEXT, encoding="utf-8")
    return CliRunner().invoke(main, ["study", str(path), "--format", "json", "--language", "en", *options])


def test_on_the_command_line(fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SICETNON_MODEL_KEY", "for-this-host")
    fake.claims({**DATE, "quote": "in Lesk on 3 May 1921", "polarity": "-"})
    result = study(tmp_path, "--extractor", "grammar", "--extractor", "language-model", "--model", "fake-model",
                   "--model-endpoint", fake.url)  # fmt: skip
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert [c["quote"]["exact"] for c in record["claims"] if c["method"] == "language-model"] == [
        "in Lesk on 3 May 1921"
    ]
    assert len(record["claims"]) > 1
    assert any("claims kept: 1, rejected: 0" in note for note in record["partial"])
    assert fake.seen[0]["authorization"] == "Bearer for-this-host"


def test_on_the_command_line_nothing_is_asked_unasked(tmp_path: Path) -> None:
    for wrong in (
        ("--model", "fake-model"),
        ("--model-endpoint", "http://127.0.0.1:1/v1"),
        ("--extractor", "language-model"),
        ("--extractor", "nobody"),
        ("--extractor", "language-model", "--model", "m", "--model-endpoint", "nowhere"),
    ):
        assert study(tmp_path, *wrong).exit_code == 2, wrong
    assert "language-model" not in study(tmp_path).stdout


def test_the_command_line_loads_no_client_unasked() -> None:
    code = (
        "import sys\nfrom sicetnon.extract import extract\nfrom sicetnon.plugins import plugins\n"
        "plugins('sicetnon.extractors')\nfrom sicetnon.cli import main\nprint(sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "'pydantic_ai'" not in loaded
    assert "'openai'" not in loaded
