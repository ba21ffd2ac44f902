"""Exact maps from the text that a reader sees back to the original characters."""

from __future__ import annotations

from bisect import bisect_right

import msgspec


class OffsetMap(msgspec.Struct, frozen=True):
    """Piecewise map from reading text to original text.

    Run `i` says: reading text from `reading[i]` on stands for original text from `original[i]` on, `length[i]` code
    points one to one. Reading characters outside every run were made up (a line break between blocks) and stand for
    nothing. Runs ascend in `reading`; a footnote moved to the end may make `original` go back. No runs: the identity.
    """

    reading: tuple[int, ...] = ()
    original: tuple[int, ...] = ()
    length: tuple[int, ...] = ()

    @property
    def identity(self) -> bool:
        """True when reading and original text are the same."""
        return not self.reading

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original span that covers the reading span; made-up characters at its edges are dropped.

        Raises ValueError when nothing of the span stands for original text.
        """
        if self.identity:
            return start, end
        first = max(0, bisect_right(self.reading, start) - 1)
        low, high = -1, -1
        for run in range(first, len(self.reading)):
            run_start = self.reading[run]
            if run_start >= end:
                break
            a, b = max(start, run_start), min(end, run_start + self.length[run])
            if a >= b:
                continue
            shift = self.original[run] - run_start
            low = a + shift if low < 0 else min(low, a + shift)
            high = max(high, b + shift)
        if low < 0:
            raise ValueError(f"reading span {start}:{end} stands for no original text")
        return low, high

    def to_reading(self, start: int, end: int) -> tuple[int, int] | None:
        """The reading span of an original span; None when a reader does not see it."""
        if self.identity:
            return start, end
        low, high = -1, -1
        for reading, original, length in zip(self.reading, self.original, self.length, strict=True):
            a, b = max(start, original), min(end, original + length)
            if a < b:
                shift = reading - original
                low = a + shift if low < 0 else min(low, a + shift)
                high = max(high, b + shift)
        return None if low < 0 else (low, high)


class OffsetMapBuilder:
    """Collects reading text piece by piece and remembers where each piece came from."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[list[int]] = []
        self.position = 0

    def copy(self, text: str, original: int) -> None:
        """Append `text`, which stands at `original` in the original, character for character."""
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        if last and last[0] + last[2] == self.position and last[1] + last[2] == original:
            last[2] += len(text)
        else:
            self._runs.append([self.position, original, len(text)])
        self._pieces.append(text)
        self.position += len(text)

    def make(self, text: str) -> None:
        """Append `text` that stands for nothing in the original."""
        self._pieces.append(text)
        self.position += len(text)

    def substitute(self, text: str, original: int, original_length: int) -> None:
        """Append `text` for an original piece of another length (an entity, `&amp;`).

        Only the first and last characters of the original piece are mapped, so that a span over it covers the whole.
        """
        if not text:
            return
        if len(text) == 1 and original_length > 1:
            # one reading character for many: the run that starts here must reach the end of the piece
            self._runs.append([self.position, original, 1])
            self._pieces.append(text)
            self.position += 1
            return
        self._runs.append([self.position, original, 1])
        if len(text) > 1 and original_length > 1:
            self._runs.append([self.position + len(text) - 1, original + original_length - 1, 1])
        self._pieces.append(text)
        self.position += len(text)

    def finish(self) -> tuple[str, OffsetMap]:
        """The reading text and its map."""
        text = "".join(self._pieces)
        if not self._runs:
            return text, OffsetMap()
        runs = list(zip(*self._runs, strict=True))
        return text, OffsetMap(tuple(runs[0]), tuple(runs[1]), tuple(runs[2]))
