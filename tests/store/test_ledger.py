"""One scenario over every ledger: in memory, on SQLite, on PostgreSQL where there is one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from sicetnon.errors import InputError, UsageError
from sicetnon.model import Judgement
from sicetnon.store import (
    GENESIS,
    Addition,
    Ledger,
    MemoryLedger,
    State,
    addition,
    open_ledger,
    open_postgres,
    replay,
    verify,
)

NOON = "2026-01-01T12:00:00Z"


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    made: Ledger
    if request.param == "memory":
        made = MemoryLedger()
    elif request.param == "sqlite":
        made = open_ledger(tmp_path / "record.sqlite")
    else:
        address = os.environ.get("SICETNON_POSTGRES", "")
        if not address or find_spec("psycopg") is None:
            pytest.skip("needs psycopg and the address of a database in SICETNON_POSTGRES")
        made = open_postgres(address, schema=f"t{abs(hash(str(tmp_path)))}")
    yield made
    made.close()


def judgement(number: int, **changes: str) -> Judgement:
    return Judgement(decision="accept", targets=(f"c-{number}",), by="Ada", at=NOON, **changes)


def test_the_life_of_a_ledger(ledger: Ledger) -> None:
    assert ledger.head() == (0, GENESIS)
    assert list(ledger.entries()) == []
    data = "Słowa świadka.".encode()
    added = addition(data, file="a.txt", by="Ada", at=NOON)
    assert ledger.append(added, judgement(1), data=[data]) == (1, 2)
    assert ledger.data(added.sha256) == data
    assert ledger.append(judgement(2)) == (3,)
    whats = [entry.what for entry in ledger.entries()]
    assert whats == [added, judgement(1), judgement(2)]
    assert [entry.number for entry in ledger.entries(after=1)] == [2, 3]
    assert ledger.head() == (3, list(ledger.entries())[-1].digest)
    assert verify(ledger) == 3


def test_what_is_there_already_is_not_added_again(ledger: Ledger) -> None:
    data = b"the same bytes"
    first = addition(data, file="a.txt", by="Ada", at=NOON)
    again = addition(data, file="b.txt", by="Bo", at="2026-02-02T12:00:00Z")
    assert ledger.append(first, judgement(1), data=[data]) == (1, 2)
    assert ledger.append(judgement(1), again, judgement(2), data=[data]) == (2, 1, 3)
    assert ledger.append(judgement(3), judgement(3)) == (4, 4)
    assert ledger.head()[0] == 4


def test_all_or_nothing(ledger: Ledger) -> None:
    ledger.append(judgement(1))
    orphan = Addition(sha256="0" * 64, file="lost.txt", by="Ada", at=NOON)
    with pytest.raises(InputError, match=r"lost\.txt"):
        ledger.append(judgement(2), orphan, data=[b"other bytes"])
    assert [entry.what for entry in ledger.entries()] == [judgement(1)]
    with pytest.raises(KeyError):
        ledger.data(addition(b"other bytes", file="", by="", at="").sha256)
    assert ledger.append(judgement(3)) == (2,)
    assert verify(ledger) == 2


def test_many_entries_come_in_order(ledger: Ledger) -> None:
    ledger.append(*(judgement(number) for number in range(1201)))
    assert [entry.number for entry in ledger.entries()] == list(range(1, 1202))


def test_the_state_is_a_function_of_the_ledger(ledger: Ledger) -> None:
    data = b"bytes"
    added = addition(data, file="a.txt", by="Ada", at=NOON)
    ledger.append(judgement(1), added, data=[data])
    early = replay(ledger.entries())
    ledger.append(judgement(2, why="seen in the archive"))
    late = replay(ledger.entries(after=early.number), early)
    assert early == State((added,), (judgement(1),), 2)
    assert late == replay(ledger.entries())
    assert late.judgements[-1].why == "seen in the archive"


def test_a_file_is_opened_again_and_by_two(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    one, other = open_ledger(path), open_ledger(path)
    one.append(judgement(1))
    other.append(judgement(2))
    assert [entry.what for entry in one.entries()] == [judgement(1), judgement(2)]
    one.close()
    other.close()
    again = open_ledger(path)
    assert verify(again) == 2
    again.close()


def test_sqlite_lets_nobody_rewrite_history(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    ledger = open_ledger(path)
    ledger.append(judgement(1), judgement(2))
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("DELETE FROM entry WHERE number = 1")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("UPDATE entry SET written = '' WHERE number = 1")
    connection.execute("DROP TRIGGER entry_stays")
    connection.execute("UPDATE entry SET written = replace(written, 'Ada', 'Eva') WHERE number = 1")
    connection.commit()
    connection.close()
    with pytest.raises(InputError, match="entry 1 of the ledger"):
        verify(ledger)
    ledger.close()


def test_steps_are_recorded_and_newer_ones_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    open_ledger(path).close()
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM migration ORDER BY name")]
    assert names == ["0001 entries and data", "0002 append only"]
    connection.execute("INSERT INTO migration (name) VALUES ('9999 of tomorrow')")
    connection.commit()
    connection.close()
    with pytest.raises(InputError, match="9999 of tomorrow"):
        open_ledger(path)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, no database. " * 100)
    with pytest.raises(InputError, match="cannot be opened as a ledger"):
        open_ledger(path)


def test_a_broken_entry_is_named(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    ledger = open_ledger(path)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO entry VALUES (1, 'k', '{\"kind\": \"strange\"}', 'd')")
    connection.commit()
    connection.close()
    with pytest.raises(InputError, match="entry 1 of the ledger is broken"):
        list(ledger.entries())
    ledger.close()


def test_postgres_needs_psycopg_and_a_plain_schema() -> None:
    with pytest.raises(UsageError, match="schema"):
        open_postgres("", schema='x"; DROP')
    if find_spec("psycopg") is None:
        with pytest.raises(UsageError, match="psycopg"):
            open_postgres("")
