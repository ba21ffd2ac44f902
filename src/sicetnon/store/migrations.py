"""The tables of a ledger, as named steps that a database records when it has taken them.

A step is never changed after a release; a new one is added at the end. Both databases take the same steps in their own
SQL.
"""

from __future__ import annotations

SQLITE: tuple[tuple[str, str], ...] = (
    (
        "0001 entries and data",
        """
        CREATE TABLE data (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE entry (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            key TEXT NOT NULL UNIQUE,
            written TEXT NOT NULL,
            digest TEXT NOT NULL UNIQUE
        );
        """,
    ),
    (
        "0002 append only",
        """
        CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER entry_remains BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER data_stays BEFORE UPDATE ON data
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER data_remains BEFORE DELETE ON data
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """,
    ),
)

POSTGRES: tuple[tuple[str, str], ...] = (
    (
        "0001 entries and data",
        """
        CREATE TABLE data (sha256 TEXT PRIMARY KEY, bytes BYTEA NOT NULL);
        CREATE TABLE entry (
            number BIGINT PRIMARY KEY CHECK (number > 0),
            key TEXT NOT NULL UNIQUE,
            written TEXT NOT NULL,
            digest TEXT NOT NULL UNIQUE
        );
        """,
    ),
    (
        "0002 append only",
        """
        CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
        CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON entry
            FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
        CREATE TRIGGER data_stays BEFORE UPDATE OR DELETE ON data
            FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
        """,
    ),
)
