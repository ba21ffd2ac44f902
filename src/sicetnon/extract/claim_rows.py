"""Claims that a person has already written down: a table with a row a claim (docs/formats.md).

Nothing is read out of prose here. A cell says what it says in the notation of that table (`notation`).
"""

from __future__ import annotations

from typing import get_args

from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.mentions import find_phrases
from sicetnon.extract.notation import Notation
from sicetnon.extract.page import Page
from sicetnon.extract.roles import verb_roles
from sicetnon.lexicon.names import fold
from sicetnon.model import Block, Certainty, Facet, Polarity, Voice, VoiceKind, Witness

NEEDED = frozenset({"event", "facet", "value"})
METHOD = "row of a table of claims"


def is_table(witness: Witness) -> bool:
    """Whether a witness is such a table."""
    return witness.format == "csv" and {block.label for block in witness.blocks} >= NEEDED


def read_table(page: Page) -> None:
    """One claim a row; a row whose cells cannot be understood is said in a finding, and the others are read."""
    rows: dict[str, dict[str, Block]] = {}
    for block in page.witness.blocks:
        if block.kind == "cell" and block.group:
            rows.setdefault(block.group, {})[block.label] = block
    table = _Table(page)
    for cells in rows.values():
        if cells.keys() >= NEEDED:
            table.event(cells["event"])
    for cells in rows.values():
        if cells.keys() >= NEEDED:
            table.row(cells)


class _Table:
    """The events of the table by their labels, and its claims."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.events: dict[str, Known] = {}
        self.notation = Notation(page.witness.language, entity=page.entities.get, known=self.known)

    def words(self, cells: dict[str, Block], name: str) -> str:
        block = cells.get(name)
        return self.page.text[block.start : block.end].strip() if block else ""

    def event(self, cell: Block) -> Known:
        """The event of a label, the same one wherever the label stands."""
        label = self.page.text[cell.start : cell.end].strip()
        known = self.events.get(fold(label))
        if known is None:
            units = self.page.reader.words(cell.start, cell.end)
            phrases = find_phrases(units, verb_roles(units)) if units else []
            kind = phrases[0].kind if phrases else "happening"
            known = self.page.events.new(Seen(kind, label, cell.start, cell.end, 0), METHOD)
            self.events[fold(label)] = known
        return known

    def row(self, cells: dict[str, Block]) -> None:
        event = self.event(cells["event"])
        facet = self.words(cells, "facet").lower()
        value = self.notation.value(facet, self.words(cells, "value"))
        spoken = cells.get("quote") or cells["value"]
        span = (spoken.start, spoken.end)
        if value is None or facet not in get_args(Facet):
            what = f"“{facet}” is no facet" if facet not in get_args(Facet) else "the value cannot be understood"
            self.page.finding("defect", "text", "row not understood", f"This row makes no claim: {what}.", span)
            return
        polarity = self.words(cells, "polarity").replace("−", "-") or "+"
        certainty = self.words(cells, "certainty").lower() or "unspecified"
        self.page.claim(
            event, facet, value, span, METHOD,  # type: ignore[arg-type]
            voice=self.voices(cells), note=self.words(cells, "note"),
            polarity=polarity if polarity in get_args(Polarity) else "+",  # type: ignore[arg-type]
            certainty=certainty if certainty in get_args(Certainty) else "unspecified",  # type: ignore[arg-type]
        )  # fmt: skip

    def voices(self, cells: dict[str, Block]) -> tuple[Voice, ...]:
        """The chain of voices, outermost first: the witness that the row names, then the cells parted by ` > `."""
        chain = []
        witness = self.words(cells, "witness")
        if witness:
            chain.append(Voice(kind="document", name=witness))
        names = [name.strip() for name in self.words(cells, "voice").split(">") if name.strip()]
        kinds = [kind.strip() for kind in self.words(cells, "voice_kind").split(">")]
        for number, name in enumerate(names):
            kind = kinds[number] if number < len(kinds) and kinds[number] in get_args(VoiceKind) else "named"
            chain.append(Voice(kind=kind, name=name))  # type: ignore[arg-type]
        return tuple(chain)

    def known(self, label: str) -> str | None:
        event = self.events.get(fold(label))
        return event.id if event else None
