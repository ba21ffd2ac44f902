"""Where claims stand in their witnesses: blocks, sentences, and the words around."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from sicetnon.model import Block, Claim, Witness

_STOPS = ".!?\n"


class Passages:
    """The witnesses of a record, and what is around a quote in them."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self.witnesses = {witness.id: witness for witness in witnesses}
        self.order = {witness.id: number for number, witness in enumerate(witnesses)}

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
        starts, blocks = self._blocks.get(claim.quote.witness, ([], []))
        place = bisect_right(starts, claim.quote.start) - 1
        for number in range(place, max(-1, place - 4), -1):
            end, block = blocks[number]
            if claim.quote.start < end:
                return block
        return None

    def tabular(self, claim: Claim) -> bool:
        """It stands in an infobox or a table, not in running text."""
        block = self.block(claim)
        return block is not None and block.kind in ("field", "cell")

    def same_sentence(self, one: Claim, other: Claim) -> bool:
        """Their quotes meet, or no end of a sentence lies between them."""
        first, second = sorted((one.quote, other.quote), key=lambda quote: quote.start)
        if first.witness != second.witness:
            return False
        witness = self.witnesses.get(first.witness)
        if second.start <= first.end:
            return True
        if witness is None or second.start - first.end > 400:
            return False
        between = witness.original[first.end : second.start]
        return not any(
            mark == "\n" or (mark in _STOPS and between[place + 1 : place + 2].isspace())
            for place, mark in enumerate(between)
        )

    def context(self, claim: Claim, before: int = 24, after: int = 60) -> str:
        """The claim's words with a little of what stands around them in the same sentence."""
        quote = claim.quote
        witness = self.witnesses.get(quote.witness)
        if witness is None:
            return quote.words
        text = witness.original
        left, right = text[max(0, quote.start - before) : quote.start], text[quote.end : quote.end + after]
        ends = [place for place, mark in enumerate(left) if mark in _STOPS and left[place + 1 : place + 2].isspace()]
        left = left[ends[-1] + 1 :] if ends else left
        stop = next((place for place, mark in enumerate(right) if mark in _STOPS), len(right))
        return left + quote.words + right[:stop]
