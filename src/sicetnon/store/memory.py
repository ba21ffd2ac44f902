"""A ledger in memory: for tests, previews and one-off studies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sicetnon.errors import InputError
from sicetnon.model import Judgement
from sicetnon.store.entries import GENESIS, Addition, Entry, chain, encode, key
from sicetnon.text import sha256_hex


class MemoryLedger:
    """The ledger as a list."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._numbers: dict[str, int] = {}
        self._data: dict[str, bytes] = {}

    def append(self, *entries: Addition | Judgement, data: Iterable[bytes] = ()) -> tuple[int, ...]:
        """See `Ledger.append`."""
        known = {**self._data, **{sha256_hex(piece): piece for piece in data}}
        new: list[Entry] = []
        numbers = dict(self._numbers)
        digest = self.head()[1]
        for what in entries:
            if isinstance(what, Addition) and what.sha256 not in known:
                raise InputError("the bytes of an added witness are missing", file=what.file)
            if key(what) in numbers:
                continue
            digest = chain(digest, encode(what))
            new.append(Entry(number=len(self._entries) + len(new) + 1, what=what, digest=digest))
            numbers[key(what)] = new[-1].number
        self._entries += new
        self._numbers, self._data = numbers, known
        return tuple(numbers[key(what)] for what in entries)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """See `Ledger.entries`."""
        return iter(self._entries[after:])

    def data(self, sha256: str) -> bytes:
        """See `Ledger.data`."""
        return self._data[sha256]

    def head(self) -> tuple[int, str]:
        """See `Ledger.head`."""
        return (self._entries[-1].number, self._entries[-1].digest) if self._entries else (0, GENESIS)

    def close(self) -> None:
        """See `Ledger.close`."""
