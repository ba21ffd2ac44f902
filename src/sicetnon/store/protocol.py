"""What every ledger does, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from sicetnon.errors import InputError
from sicetnon.model import Judgement
from sicetnon.store.entries import GENESIS, Addition, Entry, chain, encode


class Ledger(Protocol):
    """An append-only log. Entries are never changed or taken away; what is there already is not added again.

    A ledger serves one thread; several processes may open the same file or database.
    """

    def append(self, *entries: Addition | Judgement, data: Iterable[bytes] = ()) -> tuple[int, ...]:
        """Add all entries or, when anything fails, none; returns the number of each, also of those there already.

        `data` are the bytes of added witnesses. Raises InputError for an addition whose bytes the ledger does not have.
        """
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The entries with numbers greater than `after`, in order, a page at a time."""
        ...

    def data(self, sha256: str) -> bytes:
        """The bytes of a witness. Raises KeyError when they are not there."""
        ...

    def head(self) -> tuple[int, str]:
        """Number and digest of the last entry: (0, GENESIS) for an empty ledger."""
        ...

    def close(self) -> None:
        """End the use of the ledger."""
        ...


def verify(ledger: Ledger) -> int:
    """Go through the whole chain of digests and return the number of entries; O(n).

    Raises InputError that names the first entry that does not follow from the one before it.
    """
    before, number = GENESIS, 0
    for entry in ledger.entries():
        number += 1
        before = chain(before, encode(entry.what))
        if entry.number != number or entry.digest != before:
            advice = "the ledger was changed outside of Sic et Non; go back to a copy of it"
            raise InputError(f"entry {number} of the ledger does not follow from the entries before it", advice=advice)
    return number
