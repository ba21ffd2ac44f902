"""The ledger in one SQLite file, the default."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sicetnon.errors import InputError
from sicetnon.store.migrations import SQLITE
from sicetnon.store.sql import SqlLedger, migrate

PATIENCE = 10.0  # seconds to wait for another process that writes


class _Sqlite:
    def __init__(self, path: str | Path) -> None:
        self._connection = sqlite3.connect(str(path), timeout=PATIENCE, isolation_level=None)
        self.run("PRAGMA journal_mode = WAL")
        self.run("PRAGMA synchronous = FULL")
        self.run("PRAGMA foreign_keys = ON")

    def run(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, tuple(values)).fetchall()

    @contextmanager
    def writing(self) -> Iterator[None]:
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    def close(self) -> None:
        self._connection.close()


def open_ledger(path: str | Path) -> SqlLedger:
    """Open the ledger in a file, or make one there (`:memory:` for none).

    Raises InputError when the file is no ledger or cannot be opened.
    """
    database: _Sqlite | None = None
    try:
        database = _Sqlite(path)
        migrate(database, SQLITE)
    except (sqlite3.Error, InputError) as problem:
        if database is not None:
            database.close()
        if isinstance(problem, InputError):
            raise
        advice = "name a ledger of Sic et Non or a new file"
        raise InputError(f"cannot be opened as a ledger: {problem}", file=str(path), advice=advice) from problem
    return SqlLedger(database)
