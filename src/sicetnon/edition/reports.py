"""Findings with their quotes and sigla as Markdown or plain text, to paste into a mail or a talk page."""

from __future__ import annotations

import re
import textwrap
from typing import Literal

from sicetnon.edition.catalogue import Catalogue
from sicetnon.edition.evidence import ClaimView, Evidence
from sicetnon.edition.findings_view import CardView, Findings
from sicetnon.edition.index import Index, shown
from sicetnon.edition.words import Wording
from sicetnon.errors import UsageError
from sicetnon.model import LEVELS, Record

Form = Literal["md", "text"]
WIDTH = 88
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~&$:@^=-])")


def markdown(text: str) -> str:
    """`text` on one line, so escaped that Markdown (CommonMark 0.31, GFM) shows it as it is."""
    line = " ".join(shown(text).split())
    escaped = _MARKDOWN.sub(r"\\\1", line)
    return re.sub(r"(?i)\b(https?|ftp|www)(?=\\:|\.)", r"\1&#8203;", re.sub(r"^(\d+)([.)])", r"\1\\\2", escaped))


def summary_sentence(index: Index, catalogue: Catalogue) -> str:
    """ "5 witnesses, 41 claims about 12 events: 7 contradictions, 4 disputes, 9 tensions." """
    counts = {level: sum(f.level == level for f in index.findings.values()) for level in LEVELS}
    found = [catalogue.plural(f"count.{level}", n) for level, n in counts.items() if n]
    return catalogue.text(
        "summary.sentence",
        witnesses=catalogue.plural("count.witnesses", len(index.witnesses)),
        claims=catalogue.plural("count.claims", len(index.claims)),
        events=catalogue.plural("count.events", len({c.event for c in index.ordered if c.event in index.events})),
        findings=", ".join(found) or catalogue.text("summary.nothing"),
    )


class _Report:
    """Collects lines; what differs between the two forms is in the small methods."""

    def __init__(self, record: Record, form: Form, language: str) -> None:
        self.markdown = form == "md"
        self.catalogue = Catalogue(language)
        self.index = Index(record)
        self.wording = Wording(self.index, self.catalogue)
        self.evidence = Evidence(self.index, self.wording)
        self.lines: list[str] = []

    def safe(self, text: str) -> str:
        return markdown(text) if self.markdown else " ".join(text.split())

    def heading(self, level: int, text: str) -> None:
        if self.markdown:
            self.lines += ["", f"{'#' * level} {self.safe(text)}", ""]
        else:
            line = self.safe(text)
            self.lines += ["", line, ("=" if level == 1 else "-") * min(len(line), WIDTH), ""]

    def item(self, text: str, depth: int = 0) -> None:
        """One item of a list; `text` is already safe."""
        indent = "  " * depth
        if self.markdown:
            self.lines.append(f"{indent}- {text}")
        else:
            hang = f"{indent}  "
            self.lines += textwrap.wrap(text, WIDTH, initial_indent=f"{indent}- ", subsequent_indent=hang) or [""]

    def paragraph(self, text: str) -> None:
        self.lines += [text] if self.markdown else textwrap.wrap(text, WIDTH)
        self.lines.append("")

    def claim(self, claim: ClaimView, depth: int) -> None:
        quote = claim.quote
        words = self.safe(quote.before + quote.cue + quote.after)
        chain = self.safe(self.wording.chain(self.index.claims[claim.id]))
        marks = [self.catalogue.text(f"polarity.{claim.polarity}")] if claim.polarity else []
        marks += [claim.certainty] if claim.certainty else []
        marks += [f"{self.catalogue.text('voice.note')}: {'; '.join(claim.cited)}"] if claim.cited else []
        tail = " " + self.safe(f"[{', '.join(marks)}]") if marks else ""
        self.item(f"{self.safe(claim.ref)} – {chain}: “{words}”{tail}", depth)

    def card(self, card: CardView) -> None:
        level = self.catalogue.text(f"level.{card.level}")
        name = f"**{level}**" if self.markdown else level.upper()
        self.item(f"{name}: {self.safe(card.explanation)}")
        for variant in card.variants:
            for claim in variant.claims:
                self.claim(claim, 1)
        for passage in card.passages:
            words = self.safe(passage.quote.before + passage.quote.cue + passage.quote.after)
            self.item(f"{self.safe(passage.siglum)}: “{words}”", 1)
        if card.rule:
            self.item(f"{self.catalogue.text('findings.rule')}: {self.safe(card.rule)}", 1)
        if card.stays:
            self.item(f"{self.catalogue.text('findings.stays')}: {self.safe(card.stays)}", 1)
        if card.same:
            self.item(self.catalogue.plural("count.more_same", len(card.same)), 1)

    def text(self) -> str:
        record, words = self.index.record, self.catalogue
        self.heading(1, record.title or words.text("page.untitled"))
        self.paragraph(summary_sentence(self.index, words))
        self.paragraph(words.text("page.principle"))
        self.heading(2, words.text("page.witnesses"))
        for witness in record.witnesses:
            self.item(f"{self.safe(witness.siglum)}: {self.safe(witness.title or witness.file)}")
        for note in record.partial:
            self.item(f"{words.text('page.partial')}: {self.safe(note)}")
        groups = Findings(self.index, self.wording, self.evidence).groups()
        self.heading(2, words.text("findings.title"))
        if not groups:
            self.paragraph(words.text("findings.none"))
        for group in groups:
            self.heading(3, f"{group.event} ({group.bounds})" if group.bounds else group.event)
            for card in (*group.cards, *group.minor):
                self.card(card)
        return "\n".join(self.lines).strip() + "\n"


def report(record: Record, form: Form = "md", *, language: str = "en") -> str:
    """The findings of a record as a report in Markdown (`md`) or plain text (`text`).

    Raises UsageError for another form.
    """
    if form not in ("md", "text"):
        raise UsageError(f"a report is 'md' or 'text', not '{form}'")
    return _Report(record, form, language).text()
