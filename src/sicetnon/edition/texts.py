"""The texts of the witnesses with every claim marked where it stands, nested and overlapping ones too."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from sicetnon.edition.evidence import ClaimView, Evidence
from sicetnon.edition.index import Index, anchor, shown
from sicetnon.model import Block, Finding, Witness


class PieceView(msgspec.Struct, frozen=True):
    """A stretch of text under the same claims. `starts`/`ends` are the claims whose quotes begin or end with it."""

    text: str
    claims: tuple[int, ...]
    starts: tuple[ClaimView, ...]
    ends: tuple[ClaimView, ...]


class BlockView(msgspec.Struct, frozen=True):
    """One block of a text; `notes` are the findings whose first quote begins here."""

    kind: str
    level: int
    label: str
    pieces: tuple[PieceView, ...]
    notes: tuple[tuple[str, str, str], ...]


class TextView(msgspec.Struct, frozen=True):
    """One witness's text. `language` is a BCP 47 tag."""

    anchor: str
    siglum: str
    title: str
    language: str
    claims: int
    blocks: tuple[BlockView, ...]


class Texts:
    """Makes the text views of one record."""

    def __init__(self, index: Index, evidence: Evidence) -> None:
        self.index = index
        self.evidence = evidence
        self.noted = self._noted()

    def all(self) -> list[TextView]:
        """Every witness, in the record's order."""
        return [self._text(witness) for witness in self.index.record.witnesses]

    def _noted(self) -> dict[str, list[Finding]]:
        """Findings by the first claim of each witness that they name."""
        noted: dict[str, list[Finding]] = {}
        for finding in self.index.findings.values():
            first: dict[str, str] = {}
            places = sorted((c for c in finding.claims if c in self.index.claims), key=self.index.place.__getitem__)
            for claim_id in places:
                first.setdefault(self.index.claims[claim_id].quote.witness, claim_id)
            for claim_id in first.values():
                noted.setdefault(claim_id, []).append(finding)
        return noted

    def _text(self, witness: Witness) -> TextView:
        spans = self._spans(witness)
        blocks = witness.blocks or (Block(kind="paragraph", start=0, end=len(witness.text)),)
        views = []
        position = 0
        for start, end, block in _cover(blocks, witness.text):
            while position < len(spans) and spans[position][1] <= start:
                position += 1
            here = [span for span in _overlapping(spans, position, end) if span[1] > start]
            views.append(self._block(witness, block, start, end, here))
        language = self.index.language(witness.id)
        title = shown(witness.title or witness.file)
        count = len(self.index.claims_of_witness.get(witness.id, ()))
        return TextView(anchor(witness.id), self.index.siglum(witness.id), title, language, count, tuple(views))

    def _spans(self, witness: Witness) -> list[tuple[int, int, ClaimView]]:
        """Reading spans of this witness's claims, by start."""
        spans = []
        for claim in self.index.claims_of_witness.get(witness.id, ()):
            span = witness.offsets.to_reading(claim.quote.start, claim.quote.end)
            view = self.evidence.claim(claim.id)
            if span and view and span[0] < len(witness.text):
                spans.append((span[0], min(span[1], len(witness.text)), view))
        return sorted(spans, key=lambda span: (span[0], span[1], span[2].ref))

    def _block(
        self, witness: Witness, block: Block, start: int, end: int, spans: list[tuple[int, int, ClaimView]]
    ) -> BlockView:
        cuts = sorted({start, end, *(c for s, e, _ in spans for c in (s, e) if start < c < end)})
        numbers = self.index.place
        pieces = []
        for low, high in pairwise(cuts):
            under = [span for span in spans if span[0] <= low and span[1] >= high]
            pieces.append(
                PieceView(
                    text=shown(witness.text[low:high]),
                    claims=tuple(numbers[span[2].id] for span in under),
                    starts=tuple(span[2] for span in under if span[0] == low),
                    ends=tuple(span[2] for span in under if span[1] == high),
                )
            )
        notes = {
            finding.id: (anchor(finding.id), finding.level, shown(finding.explanation))
            for low, _, view in spans
            if start <= low < end
            for finding in self.noted.get(view.id, ())
            if finding.level != "doubt"
        }
        return BlockView(block.kind, block.level, shown(block.label), tuple(pieces), tuple(notes.values()))


def _overlapping(spans: list[tuple[int, int, ClaimView]], position: int, end: int) -> list[tuple[int, int, ClaimView]]:
    found = []
    for place in range(position, len(spans)):
        if spans[place][0] >= end:
            break
        found.append(spans[place])
    return found


def _cover(blocks: tuple[Block, ...], text: str) -> list[tuple[int, int, Block]]:
    """Blocks in order without overlaps, with paragraphs put in where blocks leave text out."""
    covered: list[tuple[int, int, Block]] = []
    position, length = 0, len(text)
    for block in sorted(blocks, key=lambda b: (b.start, -b.end)):
        start, end = max(block.start, position), min(block.end, length)
        if text[position:start].strip():
            covered.append((position, start, Block(kind="paragraph", start=position, end=start)))
        if end > start:
            covered.append((start, end, block))
            position = end
    if text[position:].strip():
        covered.append((position, length, Block(kind="paragraph", start=position, end=length)))
    return covered
