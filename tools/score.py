"""How good it is, measured on the development material: prints the rows, and writes them into the README.

    python tools/score.py [--readme README.md]

The material is not part of the project: it is found by SICETNON_CORPORA or at ../shared beside the project.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from sicetnon import encode_record, study
from sicetnon.chronology import EdtfError, parse_edtf, phrase_to_edtf, read_dates, timeml_profile
from sicetnon.chronology.day import iso

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- figures: make score -->", "<!-- end of figures -->"
Row = tuple[str, str, str]


def corpora() -> Path:
    """The folder of the material; ends the program where there is none."""
    folder = Path(os.environ.get("SICETNON_CORPORA", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        sys.exit("no corpora: set SICETNON_CORPORA or put them at ../shared")
    return folder


def scorer(folder: Path, name: str) -> ModuleType:
    """One of the scoring scripts that come with the material."""
    spec = importlib.util.spec_from_file_location(name, folder / "score" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def share(pair: list[int]) -> str:
    """Two counts as "65 of 67 (97 %)"."""
    good, total = pair
    return f"{good} of {total} ({100 * good / total if total else 0:.0f} %)"


def record_rows(folder: Path) -> Iterator[Row]:
    """The first article against what a historian finds in it."""
    module = scorer(folder, "score_record")
    record = json.loads(encode_record(study(folder / "seeds" / "gestapo-nkvd-conferences.txt")))
    figures = module.score(module.load(folder / "gold" / "seed.json"), record)
    what = "first article, against a historian's 67 claims and 43 issues"
    for name, label in (
        ("claims", "claims found"),
        ("dates", "date bounds right"),
        ("voice", "voice right"),
        ("polarity", "polarity right"),
        ("tight", "quotes tight"),
        ("issues", "issues found"),
    ):
        yield what, label, share(figures[name])
    extra, gold = figures["extra"]
    yield what, "further claims to one of the historian's", f"{extra / gold:.2f}"
    for level in ("contradiction", "dispute", "tension"):
        yield what, f"of the issues, {level}s", share(figures["levels"][level])
    yield what, "contradictions that match an issue", share(figures["contradictions"])
    yield what, "false alarms on what is consistent", str(len(figures["alarms"]))


def date_rows(folder: Path) -> Iterator[Row]:
    """Dates in text: annotated articles on wars, the first article, phrases of catalogues."""
    documents = json.loads((folder / "corpora" / "wikiwars_dev.json").read_text(encoding="utf-8"))
    predicted = {}
    for document in documents:
        elements = timeml_profile(read_dates(document["text"]), document["text"])
        spans = [{"start": e.start, "end": e.end, "type": e.type, "value": e.value} for e in elements]
        predicted[document["id"]] = {"id": document["id"], "spans": spans}
    module = scorer(folder, "score_dates")
    options = Namespace(trim=False, dates=False, by=None, norm=False)
    figures, _ = module.run({d["id"]: d for d in documents}, predicted, options)
    f1 = " / ".join(f"{100 * figures[kind]['F1']:.1f}" for kind in ("strict", "relaxed", "value"))
    yield "WikiWars, development half (11 articles)", "F1 strict / relaxed / value", f1
    yield (
        "of it, days, months and seasons without a year",
        "values right",
        share(_yearless(module, documents, predicted)),
    )
    pairs = json.loads((folder / "corpora" / "text_to_edtf.json").read_text(encoding="utf-8"))
    right = sum(phrase_to_edtf(pair["text"]) == (pair["edtf"] or "").replace(" ", "") for pair in pairs)
    yield "136 phrases of catalogues", "EDTF as expected", share([right, len(pairs)])


def _yearless(module: ModuleType, documents: list[dict[str, Any]], predicted: dict[str, Any]) -> list[int]:
    """The values that need the narrative: how many are right, of how many."""
    counts = [0, 0]
    for document in documents:
        gold = [span for span in document["spans"] if not span.get("depth")]
        spans = predicted[document["id"]]["spans"]
        pairs, _ = module.match(gold, spans)
        for index, span in enumerate(gold):
            dated = re.fullmatch(r"\d{4}-\d\d(-\d\d)?|\d{4}-(SP|SU|FA|WI)", span["value"])
            if span["type"] == "DATE" and dated and not re.search(r"\d{3,4}", span["text"]):
                counts[0] += index in pairs and spans[pairs[index]]["value"] == span["value"]
                counts[1] += 1
    return counts


def bounds_rows(folder: Path) -> Iterator[Row]:
    """Earliest and latest of the dates of the first article, by the scorer that comes with them."""
    module = scorer(folder, "score_bounds")
    document = json.loads((folder / "corpora" / "seed_dates.json").read_text(encoding="utf-8"))[0]
    mentions = read_dates(document["text"])
    right = 0
    for span in document["spans"]:
        over = [one for one in mentions if one.start < span["end"] and one.end > span["start"]]
        if span["type"] == "DURATION":
            right += any(one.timex_value == span["value"] for one in over)
            continue
        bounds = [(one.earliest, one.latest) for one in over if one.earliest is not None and one.latest is not None]
        low = iso(min(low for low, _ in bounds)) if bounds else None
        high = iso(max(high for _, high in bounds)) if bounds else None
        right += bool(module.okb(span, low, high))
    yield "dates of the first article", "bounds right (one hangs on an event)", share([right, len(document["spans"])])


def edtf_rows(folder: Path) -> Iterator[Row]:
    """EDTF strings from the tests of six implementations."""
    cases: list[dict[str, Any]] = json.loads((folder / "corpora" / "edtf_cases.json").read_text(encoding="utf-8"))
    clear = [case for case in cases if case["clear"]]
    right = sum(_parses(case["edtf"]) == case["valid"] for case in clear)
    yield "EDTF strings of six implementations' tests", "clear ones labelled right", share([right, len(clear)])


def _parses(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def own_rows() -> Iterator[Row]:
    """The passages written for the tests. They were mended for, so that what was found at first sight says more."""
    sys.path.insert(0, str(ROOT))
    from tests.cases import measure as cases
    from tests.cases.disagreements import measure as disagreements
    from tests.cases.disagreements.test_disagreements import AT_FIRST_SIGHT

    chosen = cases.passages()
    figures = cases.measure(chosen)
    what = f"{len(chosen)} short passages of many kinds, written for the tests"
    yield (
        what,
        "claims found / their values / voices right",
        " / ".join(f"{figures[aspect]:.0f} %" for aspect in ("claims", "values", "voices")),
    )
    good, total, _, false = disagreements.measure()
    what = "records with disagreements and look-alikes, written for the tests"
    yield what, "disagreements found", share([good, total])
    seen = [sum(pair[side] for pair in AT_FIRST_SIGHT.values()) for side in (0, 1)]
    yield what, "of those not seen before, at first sight", share(seen)
    yield what, "false alarms", str(len(false))
    yield from long_rows()


def long_rows() -> Iterator[Row]:
    """The longer texts, written apart from the rules: those that rules were then mended for, and those kept aside."""
    from tests.cases.long.measure import (
        AT_FIRST_SIGHT,
        SHARES,
        UNSEEN,
        measure,
        scorer,
        sets,
    )

    score = scorer()
    if score is None:
        return
    found = {folder.name: measure(folder, score) for folder in sets()}
    later = {"second": "-unseen", "third": "-third", "fourth": "-fourth", "fifth": "-fifth"}
    rounds = {which: [name for name in found if name.endswith(suffix)] for which, suffix in later.items()}
    first = [name for name in found if not name.endswith(tuple(later.values()))]
    for which, names in {"first": first, **rounds}.items():
        sums = {each: (sum(found[n][each][0] for n in names), sum(found[n][each][1] for n in names)) for each in SHARES}
        what = f"longer texts, {len(names)} {which} sets"
        yield what, "claims / dates / voices / polarity", _shares(tuple(sums.values()))
        yield what, "issues found", share(list(sums["issues"]))
        yield what, "false alarms on what is consistent", str(sum(len(found[name]["alarms"]) for name in names))
    for which, unseen in UNSEEN.items():
        what = f"longer texts, five {which} sets, when nobody had looked at them"
        yield what, "claims / dates / voices / polarity", _shares(unseen)
        yield what, "issues found", share(list(unseen[-1]))
    what = "longer texts, five second sets, before any rule was mended for their kinds"
    yield what, "issues found", share(list(AT_FIRST_SIGHT))


def _shares(sums: Sequence[tuple[int, int]]) -> str:
    return " / ".join(f"{100 * good / total:.0f} %" for good, total in sums[:4])


def write_readme(path: Path, rows: list[Row]) -> None:
    """Put the table between the two marks of the README."""
    lines = ["| on | measure | figure |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)]
    text = path.read_text(encoding="utf-8")
    table = f"{BEGIN}\n" + "\n".join(lines) + f"\n{END}"
    path.write_text(
        re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: table, text, flags=re.S), encoding="utf-8"
    )


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readme", type=Path, help="the README whose table is to be written anew")
    options = parser.parse_args()
    folder = corpora()
    rows = [*record_rows(folder), *date_rows(folder), *bounds_rows(folder), *edtf_rows(folder), *own_rows()]
    for on, measure, figure in rows:
        print(f"{on:<62} {measure:<42} {figure}")
    if options.readme:
        write_readme(options.readme, rows)


if __name__ == "__main__":
    main()
