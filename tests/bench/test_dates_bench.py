"""How fast dates are tagged in text, beside the libraries that PyPI has.

Run with `pytest tests/bench/test_dates_bench.py --benchmark-only -s`; a plain test run skips it. The text is made here:
sentences of a chronicle with a date in every second one, all different, about as dense in dates as an encyclopedia's
articles on wars. The last test prints one row a library: kilobytes a second (CPU time, best of three) on the same text.
"""

from __future__ import annotations

import importlib
import time
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from sicetnon.chronology import read_dates

SENTENCES = (
    "On {day} {month} {year} the garrison left the town, and the council met in the hall of the guild.",
    "The envoys, who had come from the coast, were heard at length; nothing was agreed.",
    "In {month} of the following year the bridge was rebuilt by the monks and the burghers.",
    "Two days later the duke arrived with {year} horsemen and a great number of carts.",
    "The harvest failed, prices rose, and many families moved to the villages along the river.",
    "Between {day} {month} and the end of {year} letters were exchanged with the bishop.",
    "Some chroniclers say that the gate was opened from within, others that it was broken down.",
    "By the spring of {year} the walls stood again, higher than before.",
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


def chronicle(characters: int) -> str:
    """So many characters of a chronicle, in paragraphs."""
    pieces: list[str] = []
    size = index = 0
    while size < characters:
        sentence = SENTENCES[index % len(SENTENCES)]
        date = {"day": index * 7 % 28 + 1, "month": MONTHS[index * 3 % 10], "year": 1300 + index * 11 % 600}
        pieces.append(sentence.format(**date) + ("\n\n" if index % 12 == 11 else " "))
        size += len(pieces[-1])
        index += 1
    return "".join(pieces)[:characters]


def dateparser_peer() -> Callable[[str], Any]:
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=["en"])


def datefinder_peer() -> Callable[[str], Any]:
    find = importlib.import_module("datefinder").find_dates
    return lambda text: list(find(text))


def recognizers_peer() -> Callable[[str], Any]:
    module = importlib.import_module("recognizers_date_time")
    # Paragraph by paragraph: on the whole of 20 kB it takes more memory than a machine has.
    return lambda text: [module.recognize_datetime(paragraph, "en-us") for paragraph in text.split("\n\n")]


PEERS = {"dateparser": dateparser_peer, "datefinder": datefinder_peer, "recognizers-text": recognizers_peer}
OUR_SIZE, PEER_SIZE = 1_000_000, 20_000


def rate(tag: Callable[[str], Any], text: str, rounds: int = 3) -> float:
    """Kilobytes a second of CPU time, best of so many rounds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        tag(text)
        best = min(best, time.process_time() - begin)
    return len(text) / 1000 / best


def test_tagging(benchmark: Any) -> None:
    text = chronicle(200_000)
    mentions = benchmark(read_dates, text)
    assert len(mentions) > 1000


def test_beside_the_peers(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    benchmark.pedantic(read_dates, args=(chronicle(20_000),), rounds=1)
    ours = rate(read_dates, chronicle(OUR_SIZE))
    rows = [("sicetnon", ours)]
    for name, peer in PEERS.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of their sources, too, which may be compiled only now
            try:
                tag = peer()
            except ImportError:
                continue
            rows.append((name, rate(tag, chronicle(PEER_SIZE), rounds=1)))
    with capsys.disabled():
        for name, kilobytes in rows:
            print(f"\n{name:20s} {kilobytes:10.1f} kB/s   x {ours / kilobytes:.1f}", end="")
    assert rows
