"""What both databases do alike: one transaction an append, numbers without gaps, pages of entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sicetnon.errors import InputError
from sicetnon.model import Judgement
from sicetnon.store.entries import GENESIS, Addition, Entry, chain, decode, encode, key
from sicetnon.text import sha256_hex

PAGE = 500  # entries that are fetched at a time


class Database(Protocol):
    """A connection: `run` takes SQL with `?` for its values; `writing` is a transaction that lets nobody else write."""

    def run(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement yields, all of them; none for a statement that yields none."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction: kept when the block ends, undone when it raises."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...


def migrate(database: Database, steps: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Take the steps that the database has not taken; returns their names. Each is recorded in the same transaction.

    Raises InputError for a ledger of a newer version.
    """
    taken_now: list[str] = []
    with database.writing():
        database.run("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)")
        taken = {str(row[0]) for row in database.run("SELECT name FROM migration")}
        strange = sorted(taken - {name for name, _ in steps})
        if strange:
            raise InputError(
                f"the ledger has steps that are unknown here: {', '.join(strange)}", advice="update Sic et Non"
            )
        for name, sql in steps:
            if name in taken:
                continue
            for statement in _statements(sql):
                database.run(statement)
            database.run("INSERT INTO migration (name) VALUES (?)", (name,))
            taken_now.append(name)
    return tuple(taken_now)


def _statements(sql: str) -> Iterator[str]:
    """Statements end with a semicolon at the end of a line, those of triggers and functions with the last one."""
    lines: list[str] = []
    for line in sql.strip().splitlines():
        lines.append(line)
        whole = "\n".join(lines)
        inside = whole.count("BEGIN") > whole.count("END;") + whole.count("END $$;")
        if line.rstrip().endswith(";") and not inside:
            yield whole
            lines = []


class SqlLedger:
    """A ledger in a database; see `Ledger` for what its methods promise."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, *entries: Addition | Judgement, data: Iterable[bytes] = ()) -> tuple[int, ...]:
        """See `Ledger.append`."""
        run = self._database.run
        numbers: list[int] = []
        with self._database.writing():
            for piece in data:
                digest = sha256_hex(piece)
                if not run("SELECT 1 FROM data WHERE sha256 = ?", (digest,)):
                    run("INSERT INTO data (sha256, bytes) VALUES (?, ?)", (digest, piece))
            last, before = self.head()
            for what in entries:
                found = run("SELECT number FROM entry WHERE key = ?", (key(what),))
                if found:
                    numbers.append(int(found[0][0]))
                    continue
                if isinstance(what, Addition) and not run("SELECT 1 FROM data WHERE sha256 = ?", (what.sha256,)):
                    raise InputError("the bytes of an added witness are missing", file=what.file)
                written = encode(what)
                last, before = last + 1, chain(before, written)
                row = (last, key(what), written, before)
                run("INSERT INTO entry (number, key, written, digest) VALUES (?, ?, ?, ?)", row)
                numbers.append(last)
        return tuple(numbers)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """See `Ledger.entries`."""
        while True:
            sql = "SELECT number, written, digest FROM entry WHERE number > ? ORDER BY number LIMIT ?"
            rows = self._database.run(sql, (after, PAGE))
            for number, written, digest in rows:
                yield Entry(number=int(number), what=decode(str(written), int(number)), digest=str(digest))
                after = int(number)
            if len(rows) < PAGE:
                return

    def data(self, sha256: str) -> bytes:
        """See `Ledger.data`."""
        rows = self._database.run("SELECT bytes FROM data WHERE sha256 = ?", (sha256,))
        if not rows:
            raise KeyError(sha256)
        return bytes(rows[0][0])

    def head(self) -> tuple[int, str]:
        """See `Ledger.head`."""
        rows = self._database.run("SELECT number, digest FROM entry ORDER BY number DESC LIMIT 1")
        return (int(rows[0][0]), str(rows[0][1])) if rows else (0, GENESIS)

    def close(self) -> None:
        """See `Ledger.close`."""
        self._database.close()
