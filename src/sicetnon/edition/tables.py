"""Claims as CSV: an exact one, and one that a spreadsheet can open without harm.

The safe form follows the OWASP advice on CSV injection: a cell that starts with one of `= + - @`, a tab or a line
break, or the full-width forms of the signs, gets an apostrophe in front. Both have a byte order mark (spreadsheets
need it to see UTF-8), CRLF line ends and all cells quoted (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec

from sicetnon.edition.catalogue import Catalogue
from sicetnon.edition.index import Index
from sicetnon.edition.words import Wording
from sicetnon.model import Record

COLUMNS = (
    "claim", "number", "witness", "siglum", "event", "event_id", "facet", "value", "value_json", "voice", "cited",
    "polarity", "certainty", "cue", "start", "end", "quote", "method", "findings",
)  # fmt: skip
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: str) -> str:
    """`cell` such that no spreadsheet takes it for a formula, wherever its first sign stands after blanks."""
    if cell[:1].isalnum():
        return cell  # as most are
    return f"'{cell}" if cell.startswith(_DANGEROUS) or cell.lstrip().startswith(_DANGEROUS) else cell


def claims_csv(record: Record, *, exact: bool = False, language: str = "en") -> str:
    """Every claim, a row each. `exact` leaves all cells as they are; the other form is safe for spreadsheets."""
    index = Index(record)
    return as_csv(claim_rows(index, Wording(index, Catalogue(language))), exact=exact)


def claim_rows(index: Index, wording: Wording) -> list[list[str]]:
    """The cells of every claim, as `COLUMNS` names them."""
    return [
        [
            claim.id,
            index.refs[claim.id],
            claim.quote.witness,
            index.siglum(claim.quote.witness),
            index.event_label(claim.event),
            claim.event,
            claim.facet,
            wording.value(claim),
            msgspec.json.encode(claim.value).decode("utf-8"),
            " > ".join(f"{voice.kind}:{voice.name}" for voice in claim.voice) or "author:",
            "; ".join(document.name for document in claim.cited),
            claim.polarity,
            claim.certainty,
            claim.cue,
            str(claim.quote.start),
            str(claim.quote.end),
            claim.quote.exact,
            claim.method,
            " ".join(finding.id for finding in index.findings_of_claim.get(claim.id, ())),
        ]
        for claim in index.ordered
    ]


def as_csv(rows: Iterable[Sequence[str]], *, exact: bool) -> str:
    """The rows under their headings, as `claims_csv` writes them."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(row if exact else [harmless(cell) for cell in row])
    return "\ufeff" + out.getvalue()
