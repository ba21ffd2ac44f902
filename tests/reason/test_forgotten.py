"""What is read of a record goes with it: a long process that studies many records keeps none of them."""

from __future__ import annotations

import gc
import weakref

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.reason.comparison.gate import comparison
from sicetnon.reason.editions import editions
from sicetnon.reason.index import Index
from sicetnon.reason.persons import persons
from sicetnon.reason.told import told

TEXT = "On 4 May 1919 the council met in Lwów. According to Anna Kern, the council met on 6 May 1919 in Kraków."


def test_a_record_is_forgotten() -> None:
    witness = read_witness(TEXT.encode("utf-8"), "text.txt")
    index = Index(extract(witness), [witness])
    assert told(index).pieces
    assert editions(index) is editions(index)
    assert comparison(index) is comparison(index)
    assert persons(told(index)) is persons(told(index))
    left = weakref.ref(index)
    del index
    gc.collect()
    assert left() is None


def test_what_is_read_of_a_record_is_read_once() -> None:
    witness = read_witness(TEXT.encode("utf-8"), "text.txt")
    index, other = (Index(extract(witness), [witness]) for _ in range(2))
    asked: list[Index] = []

    def count(record: Index) -> int:
        asked.append(record)
        return len(record.claims)

    assert [index.once(count), index.once(count), other.once(count)] == [len(index.claims)] * 3
    assert asked == [index, other]
