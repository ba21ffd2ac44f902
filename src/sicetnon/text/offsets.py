"""Exact maps from the text that a reader sees back to the original characters."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

import msgspec


class OffsetMap(msgspec.Struct, frozen=True, dict=True):
    """Piecewise map from reading text to original text.

    Run `i` says: the reading text from `reading[i]` on, `length[i]` code points, stands for the original text from
    `original[i]` on. When `piece[i]` is 0 it does so one to one; otherwise the run as a whole stands for `piece[i]`
    original code points (`&` for `&amp;`), and a span that touches the run covers all of them. An empty `piece` means
    that every run is one to one.

    Reading characters outside every run were made up (a line break between blocks) and stand for nothing. Runs ascend
    in `reading`; a footnote moved to the end makes `original` go back. No runs: the identity.
    """

    reading: tuple[int, ...] = ()
    original: tuple[int, ...] = ()
    length: tuple[int, ...] = ()
    piece: tuple[int, ...] = ()

    @property
    def identity(self) -> bool:
        """True when reading and original text are the same."""
        return not self.reading

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original span that covers the reading span; made-up characters at its edges are dropped.

        O(log n + runs in the span). Raises ValueError when nothing of the span stands for original text.
        """
        runs = self.reading
        if not runs:
            return start, end
        at = bisect_right(runs, start) - 1
        if at < 0:
            at = 0
        elif start < end <= runs[at] + self.length[at] and not (self.piece and self.piece[at]):
            shift = self.original[at] - runs[at]  # the most frequent case: the span lies in one run of plain text
            return start + shift, end + shift
        low, high = -1, -1
        for run in range(at, len(runs)):
            run_start = self.reading[run]
            if run_start >= end:
                break
            a, b = max(start, run_start), min(end, run_start + self.length[run])
            if a >= b:
                continue
            whole = self.piece[run] if self.piece else 0
            shift = self.original[run] - run_start
            first, last = (self.original[run], self.original[run] + whole) if whole else (a + shift, b + shift)
            low = first if low < 0 else min(low, first)
            high = max(high, last)
        if low < 0:
            raise ValueError(f"reading span {start}:{end} stands for no original text")
        return low, high

    def to_reading(self, start: int, end: int) -> tuple[int, int] | None:
        """The reading span of an original span; None when a reader does not see it.

        O(log n + runs in the span), after an index that the first call makes.
        """
        if self.identity:
            return start, end
        order, reach = self._by_original
        at = bisect_right(reach, start)
        if at < len(order) and not (self.piece and self.piece[order[at]]):
            original = self.original[order[at]]
            alone = at + 1 == len(order) or self.original[order[at + 1]] >= end
            if original <= start < end <= original + self.length[order[at]] and alone:
                shift = self.reading[order[at]] - original  # the most frequent case, as in the other direction
                return start + shift, end + shift
        low, high = -1, -1
        for place in range(at, len(order)):
            run = order[place]
            original = self.original[run]
            if original >= end:
                break
            reading, length = self.reading[run], self.length[run]
            whole = self.piece[run] if self.piece else 0
            a, b = max(start, original), min(end, original + (whole or length))
            if a >= b or not length:
                continue
            shift = reading - original
            first, last = (reading, reading + length) if whole else (a + shift, b + shift)
            low = first if low < 0 else min(low, first)
            high = max(high, last)
        return None if low < 0 else (low, high)

    @cached_property
    def _by_original(self) -> tuple[list[int], list[int]]:
        """Runs in the order of the original, and how far into it all runs up to each one reach."""
        order = sorted(range(len(self.original)), key=self.original.__getitem__)
        pieces = self.piece or (0,) * len(order)
        ends = (self.original[run] + (pieces[run] or self.length[run]) for run in order)
        return order, list(accumulate(ends, max))


class OffsetMapBuilder:
    """Collects reading text piece by piece and remembers where each piece came from."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._reading: list[int] = []
        self._original: list[int] = []
        self._length: list[int] = []
        self._piece: list[int] = []
        self.position = 0

    def copy(self, text: str, original: int) -> None:
        """Append `text`, which stands at `original` in the original, character for character.

        A character may stand for another single one (a space for a line end).
        """
        if not text:
            return
        at = self.position
        if (
            self._reading
            and not self._piece[-1]
            and self._reading[-1] + self._length[-1] == at
            and self._original[-1] + self._length[-1] == original
        ):
            self._length[-1] += len(text)
        else:
            self._run(at, original, len(text), 0)
        self._pieces.append(text)
        self.position = at + len(text)

    def make(self, text: str) -> None:
        """Append `text` that stands for nothing in the original."""
        self._pieces.append(text)
        self.position += len(text)

    def substitute(self, text: str, original: int, original_length: int) -> None:
        """Append `text` for a whole original piece that reads otherwise (`&` for `&amp;`, a date for its template).

        A span over any part of `text` covers the whole piece. An empty piece makes `text` stand for nothing.
        """
        if not text or original_length < 1:
            self.make(text)
        elif len(text) == original_length == 1:
            self.copy(text, original)
        else:
            self._run(self.position, original, len(text), original_length)
            self._pieces.append(text)
            self.position += len(text)

    def extend(self, other: OffsetMapBuilder) -> None:
        """Append all that another builder collected (a footnote that was held back)."""
        shift = self.position
        self._reading.extend(start + shift for start in other._reading)
        self._original.extend(other._original)
        self._length.extend(other._length)
        self._piece.extend(other._piece)
        self._pieces.extend(other._pieces)
        self.position += other.position

    def finish(self, original_length: int | None = None) -> tuple[str, OffsetMap]:
        """The reading text and its map: the identity when one run shows an original of `original_length` whole."""
        text = "".join(self._pieces)
        if not self._reading:
            # made-up text needs a run that maps nothing, because no runs at all would be the identity
            return text, OffsetMap((0,), (0,), (0,)) if text or original_length else OffsetMap()
        one_run = original_length == len(text) and len(self._reading) == 1 and self._length[0] == len(text)
        if one_run and not (self._original[0] or self._piece[0]):
            return text, OffsetMap()
        piece = tuple(self._piece) if any(self._piece) else ()
        return text, OffsetMap(tuple(self._reading), tuple(self._original), tuple(self._length), piece)

    def _run(self, reading: int, original: int, length: int, piece: int) -> None:
        self._reading.append(reading)
        self._original.append(original)
        self._length.append(length)
        self._piece.append(piece)
