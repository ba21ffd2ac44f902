"""How fast EDTF is parsed and bounded, beside the libraries that PyPI has.

Run with `pytest tests/bench/test_edtf_bench.py --benchmark-only -s`; a plain test run skips it. Every round parses
strings that are all different, and nothing is kept between them. The last test prints one row a library: strings a
second (CPU time, best of three), and how many of ours go into one of theirs.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable
from typing import Any

from sicetnon.chronology import parse_edtf

FORMS = (
    "{year}-{month:02d}-{day:02d}",
    "{year}-{month:02d}",
    "{year}",
    "{year}-{month:02d}-{day:02d}?",
    "{year}~",
    "{decade}X",
    "{year}-21",
    "{year}-{month:02d}-XX",
    "{year}-{month:02d}-{day:02d}/..",
    "{year}-{month:02d}/{later}-02",
    "{year}/{later}~",
    "[{year},{later}]",
)


def strings(count: int) -> list[str]:
    """So many EDTF strings of levels 0 to 2, all different as far as their form allows."""
    found = []
    for index in range(count):
        year = 1000 + index * 7 % 8000
        form = FORMS[index % len(FORMS)]
        found.append(
            form.format(year=year, decade=year // 10, later=year + 3, month=index % 12 + 1, day=index % 28 + 1)
        )
    return found


def bound_all(texts: Iterable[str]) -> None:
    for text in texts:
        parse_edtf(text).bounds()


def test_parse_and_bounds(benchmark: Any) -> None:
    benchmark(bound_all, strings(10_000))


def test_plain_days(benchmark: Any) -> None:
    days = [f"{year}-{month:02d}-{day:02d}" for year in range(1900, 1950) for month in range(1, 13) for day in (1, 28)]
    benchmark(bound_all, days)


def python_edtf(text: str) -> None:
    value = importlib.import_module("edtf").parse_edtf(text)
    value.lower_strict(), value.upper_strict()


def undate(text: str) -> None:
    value = importlib.import_module("undate").Undate.parse(text, "EDTF")
    assert value.earliest is not None or value.latest is not None


PEERS: dict[str, tuple[str, Callable[[str], None], int]] = {
    "python-edtf": ("edtf", python_edtf, 120),
    "undate": ("undate", undate, 120),
}


def per_second(read: Callable[[str], None], count: int) -> tuple[float, int]:
    """Strings a second in CPU time, best of three, and how many of them were refused."""
    best = 0.0
    refused = 0
    for _ in range(3):
        refused = 0
        texts = strings(count)
        start = time.process_time()
        for text in texts:
            try:
                read(text)
            except Exception:  # whatever a peer raises for a form that it lacks
                refused += 1
        best = max(best, count / (time.process_time() - start))
    return best, refused


def test_rows_beside_the_peers(benchmark: Any) -> None:
    benchmark(bound_all, strings(1000))
    ours, refused = per_second(lambda text: parse_edtf(text).bounds() and None, 60_000)
    rows = [f"{'sicetnon':<14}{ours:>12,.0f}/s   1.0x   refused {refused} of 60000"]
    for name, (module, read, count) in PEERS.items():
        try:
            importlib.import_module(module)
        except ImportError:
            rows.append(f"{name:<14}    not installed")
            continue
        theirs, refused = per_second(read, count)
        rows.append(f"{name:<14}{theirs:>12,.0f}/s {ours / theirs:>7,.0f}x   refused {refused} of {count}")
    print("\nEDTF, parse and bounds\n" + "\n".join(rows))
    assert len(rows) == 1 + len(PEERS)
