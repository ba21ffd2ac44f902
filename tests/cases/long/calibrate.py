"""Find the weights by which passages are compared: `python -m tests.cases.long.calibrate [--left-out]`.

Every pair of passages of the longer texts that share something is an example; it is a good one where an issue of the
gold file joins claims of both. A logistic regression with a small penalty is fitted to the measures of all pairs by
Newton's method, and printed as `reason/comparison/weights.py` has it. With `--left-out` each set is ranked by the
weights of the others, which is the figure to go by: the mean of the average precision of these rankings.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

from sicetnon.align import align, join
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim
from sicetnon.reason.comparison.measures import measures
from sicetnon.reason.comparison.utterances import Utterances
from sicetnon.reason.comparison.weights import MEASURES
from sicetnon.reason.index import Index
from sicetnon.reason.told import told
from tests.cases.long.measure import sets

Row: TypeAlias = "tuple[tuple[float, ...], bool]"
CONTROLS = ("no_issue", "no_contradiction")
PENALTY = 50.0
STEPS = 12
LEAST_SHARED = 0.8


def examples(folder: Path) -> list[Row]:
    """The measures of all pairs of passages of one set that share something, and whether an issue joins them."""
    paths = sorted(folder.glob("*.txt"))
    witnesses = [read_witness(path.read_bytes(), path.name) for path in paths]
    extractions = [extract(witness) for witness in witnesses]
    index = Index(join(extractions, align(extractions)), witnesses)
    record = told(index)
    known = Utterances(record)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    stems = {document["doc"]: Path(document["file"]).stem for document in gold["documents"]}
    ids = {path.stem: witness.id for path, witness in zip(paths, witnesses, strict=True)}
    joined = _joined(gold)
    passages = [each for number in range(len(record.sentences)) for each in known.of_sentence(number)]
    quoted = {
        passage.number: {
            wanted["id"]
            for wanted in gold["claims"]
            if any(
                _quotes(claim, wanted["span"], ids.get(stems[wanted["span"]["doc"]], "")) for claim in passage.claims
            )
        }
        for passage in passages
    }
    rows: list[Row] = []
    for one, other in combinations(passages, 2):
        shared = sum(record.weight(topic) for topic in one.around & other.around)
        if one.words != other.words and (
            one.topics & other.topics or one.names & other.names or shared >= LEAST_SHARED
        ):
            good = any(joined[a] & quoted[other.number] for a in quoted[one.number])
            rows.append((measures(known, one, other), good))
    return rows


def _joined(gold: dict[str, Any]) -> dict[str, set[str]]:
    """The claims that an issue joins with each."""
    found: dict[str, set[str]] = defaultdict(set)
    for issue in gold["issues"]:
        for a in issue["claims"] if issue["level"] not in CONTROLS else ():
            found[a].update(b for b in issue["claims"] if b != a)
    return found


def _quotes(claim: Claim, span: dict[str, Any], witness: str) -> bool:
    quote = claim.quote
    common = min(span["end"], quote.end) - max(span["start"], quote.start)
    return (
        quote.witness == witness
        and common > 0
        and 2 * common >= min(span["end"] - span["start"], quote.end - quote.start)
    )


def fitted(rows: Sequence[Row]) -> list[float]:
    """Bias and weights of a logistic regression, by Newton's method on measures of unit spread."""
    width = len(rows[0][0])
    means = [sum(row[0][at] for row in rows) / len(rows) for at in range(width)]
    spreads = [math.sqrt(sum((row[0][at] - means[at]) ** 2 for row in rows) / len(rows)) or 1.0 for at in range(width)]
    scaled = [
        ([1.0, *((v - m) / s for v, m, s in zip(row[0], means, spreads, strict=True))], float(row[1])) for row in rows
    ]
    found = [0.0] * (width + 1)
    for _ in range(STEPS):
        slope = [0.0 if at == 0 else -PENALTY * found[at] for at in range(width + 1)]
        bend = [[PENALTY if a == b and a else 0.0 for b in range(width + 1)] for a in range(width + 1)]
        for values, wanted in scaled:
            likely = 1 / (1 + math.exp(-sum(map(float.__mul__, found, values))))
            spread = likely * (1 - likely)
            for a, value in enumerate(values):
                slope[a] += (wanted - likely) * value
                row, part = bend[a], spread * value
                for b in range(a + 1):
                    row[b] += part * values[b]
        for a in range(width + 1):
            for b in range(a):
                bend[b][a] = bend[a][b]
        found = [old + step for old, step in zip(found, _solved(bend, slope), strict=True)]
    weights = [weight / spread for weight, spread in zip(found[1:], spreads, strict=True)]
    return [found[0] - sum(map(float.__mul__, weights, means)), *weights]


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations whose matrix is positive definite, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = rows[at]
        for below in rows[at + 1 :]:
            part = below[at] / pivot[at]
            for column in range(at, size + 1):
                below[column] -= part * pivot[column]
    found = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(rows[at][column] * found[column] for column in range(at + 1, size))
        found[at] = (rows[at][size] - rest) / rows[at][at]
    return found


def precision(weights: Sequence[float], rows: Sequence[Row]) -> float:
    """The average precision of the rows ranked by the weights: 1 where all good ones come first."""
    ranked = sorted(rows, key=lambda row: -sum(map(float.__mul__, weights[1:], row[0])))
    good, total = 0, 0.0
    for place, (_, wanted) in enumerate(ranked, 1):
        good += wanted
        total += good / place if wanted else 0.0
    return total / good if good else 0.0


def main() -> None:
    """Print the weights, or how well each set is ranked by the weights of the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--left-out", action="store_true")
    options = parser.parse_args()
    rows = {folder.name: examples(folder) for folder in sets()}
    print(sum(map(len, rows.values())), "pairs,", sum(good for each in rows.values() for _, good in each), "good ones")
    if options.left_out:
        figures = []
        for name, each in rows.items():
            others = [row for other, found in rows.items() if other != name for row in found]
            figures.append(precision(fitted(others), each))
            print(f"{name:18s} {figures[-1]:.3f}")
        print(f"{'mean':18s} {sum(figures) / len(figures):.3f}")
        return
    bias, *weights = fitted([row for each in rows.values() for row in each])
    print(f"BIAS = {bias:.4f}")
    for measure, weight in zip(MEASURES, weights, strict=True):
        print(f'    Measure("{measure.words}", {weight:.4f}),')


if __name__ == "__main__":
    main()
