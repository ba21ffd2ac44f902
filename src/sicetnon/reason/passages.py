"""Where claims stand in their witnesses: blocks, sentences, and the words around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from sicetnon.model import Block, Claim, Witness
from sicetnon.text import Quote

_TABLED = ("field", "cell")
_STOP = re.compile(r"[.!?\n]")
_LAST_STOP = re.compile(r".*[.!?\n](?=\s)", re.DOTALL)
_BREAK = re.compile(r"\n|[.!?](?=\s)")


class Passages:
    """The witnesses of a record, and what is around a quote in them."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self.witnesses = {witness.id: witness for witness in witnesses}
        self.order = {witness.id: number for number, witness in enumerate(witnesses)}
        self._contexts: dict[tuple[str, int, int], str] = {}
        self._block_of: dict[str, Block | None] = {}

    def position(self, claim: Claim) -> tuple[int, int, int, str]:
        """Where a claim stands: the number of its witness, then its offsets."""
        quote = claim.quote
        return self.order.get(quote.witness, len(self.order)), quote.start, quote.end, claim.id

    @cached_property
    def _blocks(self) -> dict[str, tuple[list[int], list[tuple[int, Block]]]]:
        found = {}
        for witness in self.witnesses.values():
            spans: list[tuple[int, int, Block]] = []
            for block in witness.blocks:
                try:
                    low, high = witness.offsets.to_original(block.start, block.end)
                except ValueError:
                    continue
                spans.append((low, high, block))
            spans.sort(key=lambda span: (span[0], -span[1]))
            found[witness.id] = ([span[0] for span in spans], [(span[1], span[2]) for span in spans])
        return found

    def block(self, claim: Claim) -> Block | None:
        """The piece of the witness's text that the quote begins in."""
        if claim.id not in self._block_of:
            self._block_of[claim.id] = self._block_at(claim.quote)
        return self._block_of[claim.id]

    def _block_at(self, quote: Quote) -> Block | None:
        starts, blocks = self._blocks.get(quote.witness, ([], []))
        place = bisect_right(starts, quote.start) - 1
        for number in range(place, max(-1, place - 4), -1):
            end, block = blocks[number]
            if quote.start < end:
                return block
        return None

    @cached_property
    def _with_tables(self) -> frozenset[str]:
        return frozenset(
            witness.id for witness in self.witnesses.values() if any(block.kind in _TABLED for block in witness.blocks)
        )

    def tabular(self, claim: Claim) -> bool:
        """It stands in an infobox or a table, not in running text."""
        if claim.quote.witness not in self._with_tables:
            return False
        block = self.block(claim)
        return block is not None and block.kind in _TABLED

    def same_sentence(self, one: Claim, other: Claim) -> bool:
        """Their quotes meet, or no end of a sentence lies between them."""
        first, second = one.quote, other.quote
        if second.start < first.start:
            first, second = second, first
        if first.witness != second.witness:
            return False
        witness = self.witnesses.get(first.witness)
        if second.start <= first.end:
            return True
        if witness is None or second.start - first.end > 400:
            return False
        return _BREAK.search(witness.original, first.end, second.start) is None

    def context(self, claim: Claim, before: int = 24, after: int = 60) -> str:
        """The claim's words with a little of what stands around them in the same sentence."""
        key = claim.id, before, after
        if key not in self._contexts:
            self._contexts[key] = self._context(claim.quote, before, after)
        return self._contexts[key]

    def _context(self, quote: Quote, before: int, after: int) -> str:
        witness = self.witnesses.get(quote.witness)
        if witness is None:
            return quote.words
        text = witness.original
        start, end = max(0, quote.start - before), quote.end + after
        if stopped := _LAST_STOP.match(text, start, quote.start):
            start = stopped.end()
        if stop := _STOP.search(text, quote.end, end):
            end = stop.start()
        return text[start : quote.start] + quote.words + text[quote.end : end]
