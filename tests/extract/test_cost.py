"""A rule shows what it costs: the calls that reading takes are counted, on every machine the same."""

from __future__ import annotations

from sicetnon.formats import read_witness
from sicetnon.model import Witness
from tests.bench.accounts import accounts
from tests.extract.cost import by_module, calls, frozen, witnesses

MOST = 1.08  # of the calls that were frozen, in all


def test_reading_takes_no_more_calls_than_it_did() -> None:
    """What a change adds is kept with `python -m tests.extract.cost --freeze`, where it is worth it."""
    texts = witnesses()
    now, before = by_module(calls(texts), texts), frozen()
    grown = {module: times - before.get(module, 0) for module, times in now.items()}
    most = sorted(grown.items(), key=lambda item: -item[1])[:5]
    assert sum(now.values()) <= MOST * sum(before.values()), most


def test_calls_grow_with_the_length_alone() -> None:
    """Twice the text takes twice the calls: no function is called more often the more was read before."""
    short, long = [_accounts(20_000)], [_accounts(80_000)]
    first, second = (sum(by_module(calls(texts), texts).values()) for texts in (short, long))
    assert second < 1.15 * first


def _accounts(characters: int) -> Witness:
    return read_witness(accounts(characters).encode("utf-8"), "accounts.txt")
