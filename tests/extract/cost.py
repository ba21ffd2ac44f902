"""What reading costs, counted and not timed: the calls of the package's own functions, the same on every machine.

python -m tests.extract.cost [--functions] [--freeze]

The texts are ten kilobytes of accounts and the witnesses of the example. They are read once before they are counted, so
that everything that is kept between sentences is there. `--functions` shows the functions called most, `--freeze`
writes cost.toml.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import sicetnon
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Witness
from tests.bench.accounts import accounts

ACCOUNTS = 10_000
EXAMPLE = Path(__file__).parents[2] / "examples" / "meetings-1939-40" / "witnesses"
FROZEN = Path(__file__).with_name("cost.toml")
_HOME = str(Path(sicetnon.__file__).parent) + "/"
_PER = 10_000  # characters


def witnesses() -> list[Witness]:
    """The texts that are read."""
    found = [read_witness(accounts(ACCOUNTS).encode("utf-8"), "accounts.txt")]
    return found + [read_witness(path.read_bytes(), path.name) for path in sorted(EXAMPLE.iterdir())]


def calls(texts: list[Witness]) -> Counter[str]:
    """How often each function of the package is called while the texts are read, by its module and its name.

    Comprehensions are left out: whether they are functions differs from one Python to the next.
    """
    for witness in texts:
        extract(witness)
    found: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(_HOME) and not code.co_name.startswith("<"):
            found[f"{code.co_filename.removeprefix(_HOME)}:{code.co_qualname}"] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for witness in texts:
            extract(witness)
    finally:
        sys.setprofile(before)
    return found


def by_module(found: Counter[str], texts: list[Witness]) -> dict[str, int]:
    """Calls for ten thousand characters of text, by module."""
    size = sum(len(witness.text) for witness in texts)
    modules: Counter[str] = Counter()
    for name, times in found.items():
        modules[name.partition(":")[0]] += times
    return {module: round(times * _PER / size) for module, times in modules.most_common()}


def frozen() -> dict[str, int]:
    """The calls by module that were kept."""
    table: dict[str, int] = tomllib.loads(FROZEN.read_text(encoding="utf-8"))["calls"]
    return table


def main() -> None:
    """Print the calls; with `--freeze`, keep them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--functions", action="store_true", help="show the functions that are called most")
    parser.add_argument("--freeze", action="store_true", help="write cost.toml")
    options = parser.parse_args()
    texts = witnesses()
    found = calls(texts)
    if options.functions:
        for name, times in found.most_common(60):
            print(f"{times:8,d} {name}")
        return
    modules = by_module(found, texts)
    before = frozen() if FROZEN.exists() else {}
    for module, times in modules.items():
        print(f"{times:8,d} {times - before.get(module, 0):+7,d} {module}")
    print(f"{sum(modules.values()):8,d} {sum(modules.values()) - sum(before.values()):+7,d} in all")
    if options.freeze:
        lines = [f'"{module}" = {times}' for module, times in modules.items()]
        head = "# Calls of functions for ten thousand characters, written by `python -m tests.extract.cost --freeze`."
        FROZEN.write_text("\n".join([head, "[calls]", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
