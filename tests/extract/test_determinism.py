"""The same text gives the same extraction, to the last byte, in every process (law 3)."""

from __future__ import annotations

import os
import subprocess
import sys

_READS = """
import hashlib, msgspec
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from tests.bench.accounts import accounts
found = extract(read_witness(accounts(24_000).encode(), "accounts.txt"))
print(hashlib.sha256(msgspec.json.encode(found)).hexdigest())
"""


def test_no_order_of_sets_shows_in_an_extraction() -> None:
    # strings are hashed by a seed of the process, so sets of them are walked in another order in each
    said = {
        subprocess.run(
            [sys.executable, "-c", _READS], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4")
    }  # fmt: skip
    assert len(said) == 1
    assert len(said.pop().strip()) == 64
