"""Statements: what one voice says in one sentence, with all claims that were read from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sicetnon.model import Claim, Witness
from sicetnon.reason.index import SPEAKER, Index

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s|\n\s*\n")
_OPENING = 60
"""Code points before a statement's first words that may join it to the one before."""


class Statement(msgspec.Struct, frozen=True):
    """What one voice says in one sentence.

    `sentence` numbers the sentences of the witness; `words` are its words from its first claim's to its last one's,
    `opening` what stands before them since the end of the statement before (at most 60 code points).
    """

    claims: tuple[Claim, ...]
    speaker: SPEAKER
    sentence: int
    start: int
    end: int
    words: str
    opening: str

    @property
    def witness(self) -> str:
        """The id of the witness."""
        return self.speaker[0]

    @property
    def voiced(self) -> bool:
        """Whether another voice than the author's speaks."""
        return bool(self.speaker[1])

    @property
    def denied(self) -> bool:
        """Whether it denies something, or says that there is no evidence."""
        return any(claim.polarity != "+" for claim in self.claims)


def statements(index: Index) -> tuple[Statement, ...]:
    """The statements of running text, in the order of the witnesses and their texts; read once for each record."""
    return index.once(_read)


def _read(index: Index) -> tuple[Statement, ...]:
    found: list[Statement] = []
    by_witness: dict[str, list[Claim]] = {}
    for claim in index.claims:
        if not index.tabular(claim):
            by_witness.setdefault(claim.quote.witness, []).append(claim)
    for name, claims in by_witness.items():
        witness = index.witnesses.get(name)
        if witness is not None:
            found += _of_witness(index, witness, claims)
    return tuple(found)


def _of_witness(index: Index, witness: Witness, claims: Sequence[Claim]) -> list[Statement]:
    text = witness.original
    ends = [match.end() for match in _END.finditer(text)]
    groups: dict[tuple[int, SPEAKER], list[Claim]] = {}
    sentence = 0
    for claim in claims:
        while sentence < len(ends) and ends[sentence] <= claim.quote.start:
            sentence += 1
        groups.setdefault((sentence, index.speaker(claim)), []).append(claim)
    names: dict[int, str] = {}
    for (number, _), said in groups.items():
        names[number] = " ".join((names.get(number, ""), *(voice.name for voice in said[0].voice)))
    found: list[Statement] = []
    before = 0
    for (number, speaker), said in groups.items():
        if not speaker[1] and all(claim.quote.words in names[number] for claim in said):
            continue  # "two soldiers swore that": the number of those who speak is no statement
        start, end = said[0].quote.start, max(claim.quote.end for claim in said)
        opening = text[max(min(before, start), start - _OPENING) : start]
        found.append(Statement(tuple(said), speaker, number, start, end, text[start:end], opening))
        before = end
    return found
