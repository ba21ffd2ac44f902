"""How many of the expected disagreements are found, and how many false alarms are raised.

python -m tests.cases.disagreements.measure [--show] [FILE]

FILE is one of the folder's (first-sight, passages, …); all of them are measured when none is named.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from sicetnon import Record, study_sources

HERE = Path(__file__).parent


def passages(file: str = "*") -> list[dict[str, Any]]:
    """All records of the folder, or those of one file."""
    found: list[dict[str, Any]] = []
    for path in sorted(HERE.glob(f"{file}.toml")):
        found += tomllib.loads(path.read_text(encoding="utf-8"))["record"]
    return found


def record_of(entry: dict[str, Any]) -> Record:
    """The record of one entry's texts."""
    sources: list[tuple[str, bytes | Path]] = [
        (f"witness-{number}.txt", text.encode()) for number, text in enumerate(entry["texts"], 1)
    ]
    return study_sources(sources).record


def covers(record: Record, finding: Any, words: str) -> bool:
    """Whether a claim or passage of the finding quotes the words for the greater part."""
    texts = {witness.id: witness.original for witness in record.witnesses}
    claims = {claim.id: claim for claim in record.claims}
    quotes = [claims[one].quote for one in finding.claims] + list(finding.passages)
    for quote in quotes:
        start = texts[quote.witness].find(words)
        if start < 0:
            continue
        common = min(quote.end, start + len(words)) - max(quote.start, start)
        if common >= 0.5 * min(len(words), quote.end - quote.start):
            return True
    return False


def missed(entry: dict[str, Any], record: Record) -> list[str]:
    """The expected disagreements that no finding shows."""
    out = []
    for wanted in entry.get("expect", ()):
        levels = wanted["level"].split("|")
        if not any(
            finding.level in levels and all(covers(record, finding, words) for words in wanted["quotes"])
            for finding in record.findings
        ):
            out.append(f"{entry['id']}: no {wanted['level']} over {wanted['quotes']}")
    return out


def alarms(entry: dict[str, Any], record: Record) -> list[str]:
    """The contradictions that bring together what is consistent (`never`), and the findings of any level of conflict
    that bring together what has nothing to do with each other (`apart`)."""
    return [
        f"{entry['id']}: {finding.explanation}"
        for key, levels in (("never", ("contradiction",)), ("apart", ("contradiction", "dispute", "tension")))
        for quotes in entry.get(key, ())
        for finding in record.findings
        if finding.level in levels and all(covers(record, finding, words) for words in quotes)
    ]


def measure(file: str = "*") -> tuple[int, int, list[str], list[str]]:
    """How many were found of how many, what was missed, and the false alarms."""
    lost: list[str] = []
    false: list[str] = []
    wanted = 0
    for entry in passages(file):
        record = record_of(entry)
        wanted += len(entry.get("expect", ()))
        lost += missed(entry, record)
        false += alarms(entry, record)
    return wanted - len(lost), wanted, lost, false


if __name__ == "__main__":
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    good, total, lost, false = measure(*named[:1])
    if "--show" in sys.argv:
        print(*lost, *(f"ALARM {line}" for line in false), sep="\n")
    print(f"found {good} of {total}, false alarms {len(false)}")
