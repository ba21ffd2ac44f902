"""What holds for every witness, whatever its format."""

from __future__ import annotations

from itertools import pairwise

from sicetnon.formats import read_witness
from sicetnon.model import Witness


def check(witness: Witness) -> None:
    """Blocks are in order and can be quoted, and every character of the reading text leads into the original."""
    assert all(one.end <= other.start for one, other in pairwise(witness.blocks))
    for block in witness.blocks:
        assert block.start < block.end <= len(witness.text)
        quote = witness.quote(block.start, block.end)
        assert witness.original[quote.start : quote.end] == quote.exact
    for at, character in enumerate(witness.text[:3000]):
        try:
            start, end = witness.offsets.to_original(at, at + 1)
        except ValueError:
            continue
        assert 0 <= start < end <= len(witness.original)
        if end - start == 1 and character not in " \n-":
            assert witness.original[start] == character
        back = witness.offsets.to_reading(start, end)
        assert back is not None
        assert back[0] <= at < back[1]


def read(text: str, file: str) -> Witness:
    """Read a text as the file of that name and check what holds for every witness."""
    witness = read_witness(text.encode("utf-8"), file)
    check(witness)
    return witness


def parts(witness: Witness) -> list[tuple[str, str]]:
    """(kind, words) of every block."""
    return [(block.kind, witness.text[block.start : block.end]) for block in witness.blocks]


def exact(witness: Witness, words: str) -> str:
    """The source's own characters for words of the reading text."""
    start = witness.text.index(words)
    return witness.quote(start, start + len(words)).exact
