"""The ledger: an append-only log of additions and judgements, and what it comes to."""

from sicetnon.store.entries import GENESIS, Addition, Entry, addition
from sicetnon.store.memory import MemoryLedger
from sicetnon.store.postgres import open_postgres
from sicetnon.store.protocol import Ledger, verify
from sicetnon.store.replay import Judged, State, apply_judgements, replay
from sicetnon.store.sql import SqlLedger
from sicetnon.store.sqlite import open_ledger

__all__ = [
    "GENESIS", "Addition", "Entry", "Judged", "Ledger", "MemoryLedger", "SqlLedger", "State", "addition",
    "apply_judgements", "open_ledger", "open_postgres", "replay", "verify",
]  # fmt: skip
