"""Measure how much of the longer texts is found: `python -m tests.cases.long.measure [--show SET] [--freeze]`.

The scorer is not part of the project: it is found by SICETNON_CORPORA or at ../shared beside the project.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

from sicetnon import encode_record, study

HERE = Path(__file__).parent
FIGURES = HERE / "figures.toml"
SHARES = ("claims", "dates", "voice", "polarity", "issues")
AT_FIRST_SIGHT = (17, 204)
"""Issues found and wanted in the second sets, before rules were mended for texts of their kinds."""
UNSEEN: dict[str, tuple[tuple[int, int], ...]] = {
    "second": ((347, 524), (52, 70), (245, 347), (327, 347), (57, 204)),
    "third": ((305, 441), (57, 65), (243, 305), (288, 305), (74, 177)),
    "fourth": ((316, 457), (41, 60), (263, 316), (299, 316), (60, 173)),
    "fifth": ((296, 413), (62, 66), (216, 296), (280, 296), (91, 186)),
    "sixth": ((450, 605), (92, 100), (363, 450), (430, 450), (143, 270)),
    "seventh": ((454, 563), (88, 100), (392, 454), (431, 454), (142, 227)),
    "eighth": ((550, 749), (88, 104), (447, 550), (536, 550), (132, 280)),
    "ninth": ((524, 702), (82, 100), (414, 524), (505, 524), (109, 243)),
}
"""Right and wanted, in the order of `SHARES`, in five sets each while nobody had looked at them: what to expect of
another text of these kinds. From the fourth on some or all are not kept here.

Rules had been mended for the sets before. How many passages are shown as of one matter was chosen with a look at the
figures of the fifth, how comparable passages must be with one at those of the sixth. Up to the eighth, seven passages
were shown as of one matter, which met many issues by chance (`docs/comparison.md`); the ninth has four, and is of
another day's authors. With seven the rules of that day found 106 of 172 issues of the seventh sets but the regests,
50 of them by findings of a plain point.
"""
HEAD = "# Found and wanted in each set, written by `python -m tests.cases.long.measure --freeze`.\n"


def sets() -> list[Path]:
    """The folders that hold texts and a gold file."""
    return sorted(path.parent for path in HERE.glob("*/gold.json"))


def scorer() -> ModuleType | None:
    """The scorer of records, where it is found."""
    corpora = Path(os.environ.get("SICETNON_CORPORA", HERE.parents[2].parent / "shared"))
    path = corpora / "score" / "score_record.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("score_record", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(folder: Path, score: ModuleType) -> dict[str, Any]:
    """What the scorer says of one set."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    record = study(*sorted(folder.glob("*.txt")))
    found: dict[str, Any] = score.score(gold, json.loads(encode_record(record)))
    return found


def frozen() -> dict[str, dict[str, list[int]]]:
    """The figures that are kept."""
    return tomllib.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {}


def main() -> None:
    """Print the figures of all sets, or what is missed in one; with `--freeze` keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", metavar="SET")
    parser.add_argument("--freeze", action="store_true")
    options = parser.parse_args()
    score = scorer()
    if score is None:
        raise SystemExit("no scorer: set SICETNON_CORPORA or put the corpora at ../shared")
    lines = [HEAD]
    for folder in sets():
        if options.show not in (None, folder.name):
            continue
        found = measure(folder, score)
        print(f"{folder.name:18s}", *(f"{name} {found[name][0]}/{found[name][1]}" for name in SHARES), found["alarms"])
        if options.show:
            print(*(f"  {kind}: {words}" for _, kind, words in found["missed_issues"]), sep="\n")
            print(*(f"  {kind}: {words}" for _, kind, words in found["missed_claims"]), sep="\n")
        lines += [f"[{folder.name}]", *(f"{name} = {found[name]}" for name in SHARES), ""]
    if options.freeze:
        FIGURES.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
