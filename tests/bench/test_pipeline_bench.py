"""How long the whole process takes, and how much memory: an article, `--help`, and a text of a megabyte.

Run with `pytest tests/bench/test_pipeline_bench.py --benchmark-only -s`; a plain test run skips it. Times are CPU time
(user and system) of a process of its own, best of several; the bars are 1.5 s and 300 MB for an article of 7 kB, 0.2 s
for `--help`, and 200 kB/s for a text of a megabyte.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sicetnon.align import align, join
from sicetnon.chronology import read_dates
from sicetnon.cli.collector import rarely_collecting
from sicetnon.desk import Options, record_of
from sicetnon.edition import dossier
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Extraction, Record, Witness
from sicetnon.model.contract import encode_record
from sicetnon.reason import Budget, analyse
from tests.bench.accounts import accounts

ARTICLE, LARGE, SMALLER = 7_000, 1_000_000, 250_000
ROUNDS = 5


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Rings of garbage are looked for as seldom as the command line looks for them."""
    with rarely_collecting():
        yield


class Cost(NamedTuple):
    """What a process took: seconds of CPU, and MiB at its greatest."""

    seconds: float
    memory: float


def cost(*arguments: str) -> Cost:
    """Run the command once. Raises AssertionError when it fails."""
    command = [sys.executable, "-m", "sicetnon.cli", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def best(*arguments: str, rounds: int = ROUNDS) -> Cost:
    """The least time of some runs, and the greatest memory of any."""
    costs = [cost(*arguments) for _ in range(rounds)]
    return Cost(min(each.seconds for each in costs), max(each.memory for each in costs))


def show(capsys: pytest.CaptureFixture[str], rows: dict[str, str]) -> None:
    """One row a measure."""
    with capsys.disabled():
        for name, words in rows.items():
            print(f"\n{name:44s} {words}", end="")


def timed(step: Callable[[], Any]) -> tuple[Any, float]:
    """What a step returns, and its seconds of CPU."""
    begin = time.process_time()
    made = step()
    return made, time.process_time() - begin


def test_whole_process(benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, page = tmp_path / "article.txt", tmp_path / "page.html"
    article.write_text(accounts(ARTICLE)[:ARTICLE], encoding="utf-8")
    benchmark.pedantic(cost, args=("--help",), rounds=1)
    rows = {}
    for name, arguments in {
        "sicetnon --help": ["--help"],
        "sicetnon study, 7 kB, html": ["study", str(article), "--out", str(page)],
        "sicetnon study, 7 kB, json": ["study", str(article), "--format", "json", "--out", str(page)],
    }.items():
        took = best(*arguments)
        rows[name] = f"{took.seconds:6.2f} s   {took.memory:5.0f} MB"
    show(capsys, rows)


def test_first_article(benchmark: Any, corpora: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = next((corpora / "seeds").glob("*.txt"))
    arguments = ("study", str(article), "--out", str(tmp_path / "page.html"))
    benchmark.pedantic(cost, args=arguments, rounds=1)
    took = best(*arguments)
    show(capsys, {f"sicetnon study {article.name[:20]}…": f"{took.seconds:6.2f} s   {took.memory:5.0f} MB"})


def steps(text: str) -> dict[str, float]:
    """Seconds of CPU of each step over one text, without the start of the process."""
    witness, reading = timed(lambda: read_witness(text.encode("utf-8"), "accounts.txt"))
    _, dates = timed(lambda: read_dates(witness.text, "en", blocks=witness.blocks))
    extraction, extracting = timed(lambda: extract(witness))
    joined, joining = timed(lambda: join([extraction], align([extraction])))
    _, reasoning = timed(lambda: _reason(joined, witness))
    return {
        "read the file": reading,
        "dates alone": dates,
        "extract (dates among it)": extracting,
        "align and join": joining,
        "reason": reasoning,
    }


def _reason(joined: Extraction, witness: Witness) -> Any:
    return analyse(joined, witnesses=[witness], budget=Budget(seconds=20.0, clock=time.monotonic))


def test_a_megabyte(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    benchmark.pedantic(extract, args=(read_witness(accounts(ARTICLE).encode(), "warm.txt"),), rounds=1)
    rows = {}
    for size in (SMALLER, LARGE):
        text = accounts(size)
        taken = steps(text)
        for name, seconds in taken.items():
            rows[f"{name}, {len(text) / 1000:,.0f} kB"] = f"{len(text) / 1000 / seconds:10,.0f} kB/s   {seconds:6.2f} s"
        whole = sum(seconds for name, seconds in taken.items() if name != "dates alone")
        rows[f"the whole to the record, {len(text) / 1000:,.0f} kB"] = f"{len(text) / 1000 / whole:10,.0f} kB/s"
    show(capsys, rows)


def test_articles(benchmark: Any, corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Articles as people write them, one after another (the accounts above crowd a claim into every clause)."""
    articles = json.loads((corpora / "corpora" / "wikiwars_dev.json").read_text(encoding="utf-8"))
    text = "\n\n".join(article["text"] for article in articles)
    steps(text)  # the words of every language that is met are fetched
    rounds = [benchmark.pedantic(steps, args=(text,), rounds=1), *(steps(text) for _ in range(2))]
    taken = {name: min(each[name] for each in rounds) for name in rounds[0]}
    rows = {
        f"{name}, articles, {len(text) / 1000:,.0f} kB": f"{len(text) / 1000 / seconds:10,.0f} kB/s   {seconds:6.2f} s"
        for name, seconds in taken.items()
    }
    whole = sum(seconds for name, seconds in taken.items() if name != "dates alone")
    rows[f"the whole to the record, articles, {len(text) / 1000:,.0f} kB"] = f"{len(text) / 1000 / whole:10,.0f} kB/s"
    show(capsys, rows)


def test_large_outputs(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    text = accounts(SMALLER)
    record: Record = record_of([read_witness(text.encode("utf-8"), "accounts.txt")], Options(seconds=5.0))
    _, json_seconds = timed(lambda: encode_record(record))
    _, page_seconds = timed(lambda: benchmark.pedantic(dossier, args=(record,), rounds=1))
    kilobytes = len(text) / 1000
    show(
        capsys,
        {
            f"record as JSON, {kilobytes:,.0f} kB of text": f"{kilobytes / json_seconds:10,.0f} kB/s",
            f"dossier, {kilobytes:,.0f} kB of text": f"{kilobytes / page_seconds:10,.0f} kB/s",
        },
    )
