"""The ledger in a PostgreSQL database, for teams; needs the package `psycopg` (version 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from sicetnon.errors import InputError, UsageError
from sicetnon.store.migrations import POSTGRES
from sicetnon.store.sql import SqlLedger, migrate

LOCK = 0x53E7_0001  # the advisory lock that writers of a ledger take, any number that nobody else uses


class _Postgres:
    def __init__(self, connection: Any, schema: str) -> None:
        self._connection = connection
        self.run(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
        self.run(f'SET search_path TO "{schema}"')

    def run(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        # without values the statement is sent as it is, so that a % in it means itself
        cursor = (
            self._connection.execute(sql.replace("?", "%s"), tuple(values)) if values else self._connection.execute(sql)
        )
        return list(cursor.fetchall()) if cursor.description else []

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._connection.transaction():
            self.run("SELECT pg_advisory_xact_lock(?)", (LOCK,))
            yield

    def close(self) -> None:
        self._connection.close()


def open_postgres(address: str, schema: str = "sicetnon") -> SqlLedger:
    """Open the ledger in a schema of a database, or make one there. `address` is a libpq connection string.

    Raises UsageError without psycopg or for an odd schema name, InputError when the database cannot be reached.
    """
    if not schema.isidentifier():
        raise UsageError(f"'{schema}' cannot be the name of a schema")
    try:
        psycopg = import_module("psycopg")
    except ImportError as problem:
        raise UsageError("a ledger on PostgreSQL needs the package psycopg (pip install psycopg)") from problem
    try:
        database = _Postgres(psycopg.connect(address, autocommit=True), schema)
        migrate(database, POSTGRES)
    except psycopg.Error as problem:
        raise InputError(f"the database cannot be used: {problem}", advice="check its address and rights") from problem
    return SqlLedger(database)
