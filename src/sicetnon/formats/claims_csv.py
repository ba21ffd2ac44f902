"""CSV of claims, a row a claim, both ways (RFC 4180); any other CSV is read as a table.

The header names the columns: `witness` (or `siglum`), `event`, `facet`, `value`, `voice`, `voice_kind`, `polarity`,
`certainty`, `quote`, `note`, in any order; `event`, `facet` and `value` must be there. Commas, semicolons or tabs
divide cells. A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@` or a control
character) is written after an apostrophe, which reading takes away again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from sicetnon.errors import InputError
from sicetnon.formats.composer import Composer, Draft
from sicetnon.formats.registry import Format
from sicetnon.model import (
    CauseValue,
    Claim,
    DateValue,
    DurationValue,
    Event,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    SequenceValue,
    TextValue,
    Value,
    Witness,
)

COLUMNS = ("witness", "event", "facet", "value", "voice", "voice_kind", "polarity", "certainty", "quote", "note")
NEEDED = frozenset({"event", "facet", "value"})
_SAME = {"siglum": "witness", "source": "witness"}
_DELIMITERS = ",;\t"
_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_GUARD = "'"
_LINE_END = re.compile(r"\r\n|\r|\n")


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row, all in words; voices stand outermost first, parted by ` > `."""

    witness: str = ""
    event: str = ""
    facet: str = ""
    value: str = ""
    voice: str = ""
    voice_kind: str = ""
    polarity: str = "+"
    certainty: str = ""
    quote: str = ""
    note: str = ""


class _Cell(msgspec.Struct, frozen=True):
    """The span of a cell's text without its quotation marks, and whether it has them."""

    start: int
    end: int
    quoted: bool

    def text(self, source: str) -> str:
        """What the cell says."""
        words = source[self.start : self.end]
        words = words.replace('""', '"') if self.quoted else words.strip()
        return words[1:] if _guarded(words) else words


def _guarded(words: str) -> bool:
    return words[:1] == _GUARD and words[1:2] in ("'", *_RUN_AS_FORMULA)


def _delimiter(text: str) -> str:
    """The sign that divides the cells of the first line that is not empty."""
    header = next((line for line in text[:20_000].splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=header.count)


def _rows(text: str, file: str) -> list[list[_Cell]]:
    """The cells of every row that is not empty; linear. InputError where a quotation mark is never closed."""
    delimiter = _delimiter(text)
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    quoted = re.compile(r'"((?:[^"]|"")*+)"')
    rows: list[list[_Cell]] = [[]]
    at, size = 0, len(text)
    while at < size:
        lead = re.compile(r" *").match(text, at)
        begin = lead.end() if lead else at
        if begin < size and text[begin] == '"':
            match = quoted.match(text, begin)
            if match is None:
                line = text.count("\n", 0, begin) + 1
                advice = 'close it, or double quotation marks inside of cells: ""'
                raise InputError(
                    "a quotation mark is never closed", file=file, line=line, position=begin, advice=advice
                )
            rows[-1].append(_Cell(match.start(1), match.end(1), True))
            rest = plain.match(text, match.end())
            at = rest.end() if rest else match.end()
        else:
            match = plain.match(text, at)
            at = match.end() if match else at
            rows[-1].append(_Cell(match.start() if match else at, at, False))
        if at < size and text[at] == delimiter:
            at += 1
            if at == size or text[at] in "\r\n":
                rows[-1].append(_Cell(at, at, False))
        end = _LINE_END.match(text, at)
        if end:
            rows.append([])
            at = end.end()
    return [row for row in rows if any(cell.start < cell.end for cell in row)]


def _header(row: Sequence[_Cell], text: str) -> list[str]:
    names = [" ".join(cell.text(text).split()).lower() for cell in row]
    return [_SAME.get(name, name) for name in names]


def _checked(rows: list[list[_Cell]], names: list[str], place: tuple[str, str]) -> None:
    text, file = place
    for row in rows:
        if len(row) > len(names) and any(cell.start < cell.end for cell in row[len(names) :]):
            line = text.count("\n", 0, row[0].start) + 1
            problem = f"{len(row)} cells under a header of {len(names)}"
            raise InputError(
                problem, file=file, line=line, advice="put cells that hold the delimiter in quotation marks"
            )


def read_rows(text: str, file: str = "") -> list[ClaimRow]:
    """The claims of a CSV text. Raises InputError when a column is missing or the CSV is broken."""
    rows = _rows(text, file)
    names = _header(rows[0], text) if rows else []
    missing = sorted(NEEDED - set(names))
    if missing:
        raise InputError(
            f"no column {', '.join(missing)}", file=file, line=1, advice=f"the columns are {', '.join(COLUMNS)}"
        )
    _checked(rows[1:], names, (text, file))
    found = []
    for row in rows[1:]:
        cells = {name: cell.text(text) for name, cell in zip(names, row, strict=False) if name in COLUMNS}
        found.append(ClaimRow(**{**cells, "polarity": cells.get("polarity") or "+"}))
    return found


def write_rows(rows: Iterable[ClaimRow]) -> str:
    """The CSV text of claims: comma, CRLF, every cell quoted that needs it; no cell is a formula."""
    lines = [",".join(COLUMNS)]
    lines += [",".join(_written(getattr(row, name)) for name in COLUMNS) for row in rows]
    return "\r\n".join(lines) + "\r\n"


def _written(words: str) -> str:
    # the polarity `-` alone is guarded as well: a spreadsheet takes it for the beginning of a formula
    if words.startswith(_RUN_AS_FORMULA) or _guarded(words):
        words = _GUARD + words
    if words != words.strip() or any(sign in words for sign in ',;\t"\r\n'):
        return '"' + words.replace('"', '""') + '"'
    return words


def rows_of(claims: Iterable[Claim], events: Iterable[Event], witnesses: Iterable[Witness]) -> list[ClaimRow]:
    """The rows of claims; events by their labels, witnesses by their sigla."""
    labels = {event.id: event.label for event in events}
    sigla = {witness.id: witness.siglum or witness.id for witness in witnesses}
    return [
        ClaimRow(
            witness=sigla.get(claim.quote.witness, claim.quote.witness),
            event=labels.get(claim.event, claim.event),
            facet=claim.facet,
            value=value_words(claim.value, labels),
            voice=" > ".join(voice.name for voice in claim.voice),
            voice_kind=" > ".join(voice.kind for voice in claim.voice),
            polarity=claim.polarity,
            certainty=claim.certainty,
            quote=claim.quote.words,
            note=claim.note,
        )
        for claim in claims
    ]


def value_words(value: Value, labels: dict[str, str]) -> str:
    """A value in the words of a cell: dates as EDTF, quantities as figures, the rest by their labels."""
    if isinstance(value, DateValue):
        words = value.edtf or value.phrase
        return words if value.relation == "on" else f"{value.relation} {words}"
    if isinstance(value, DurationValue):
        return value.phrase or f"{value.min_days}..{'' if value.max_days is None else value.max_days} days"
    if isinstance(value, QuantityValue):
        return _quantity(value)
    if isinstance(value, SequenceValue):
        other = labels.get(value.other or "", value.other_text)
        ordinal = str(value.ordinal) if value.ordinal is not None else ""
        last = "last" if value.last and value.relation != "last" else ""
        return " ".join(part for part in (value.relation, ordinal, last, other) if part)
    if isinstance(value, IdentityValue | CauseValue):
        return f"{value.relation} {value.label or labels.get(value.other or '', '')}".strip()
    if isinstance(value, PlaceValue | ParticipantValue):
        usual = value.role in ("at", "participant")
        return value.label if usual else f"{value.role} {value.label}"
    if isinstance(value, TextValue):
        return value.label
    raise TypeError(f"no words for {type(value).__name__}")


def _quantity(value: QuantityValue) -> str:
    low, high = (
        None if side is None else f"{side:g}" if side < 1e6 else f"{side:.0f}" for side in (value.min, value.max)
    )
    figures = low or "" if low == high else f"{low or ''}..{high or ''}"
    about = "c. " if value.approximate else ""
    return " ".join(part for part in (about + figures, value.unit, value.what) if part)


def recognise(head: str) -> bool:
    """A first line that names the columns of claims."""
    first = next((line for line in head.splitlines() if line.strip()), "")
    names = {cell.strip().strip('"').lower() for cell in first.split(max(_DELIMITERS, key=first.count))}
    return names >= NEEDED


def read(text: str, file: str) -> Draft:
    """Read CSV: every cell a `cell` block that its column labels; the cells of a row share a group (`row2`)."""
    rows = _rows(text, file)
    names = _header(rows[0], text) if rows else []
    _checked(rows[1:], names, (text, file))
    page = Composer(text)
    for number, row in enumerate(rows[1:], start=2):
        for name, cell in zip(names, row, strict=False):
            page.open("cell", label=name, group=f"row{number}")
            _compose(page, cell)
    if not rows[1:]:
        for cell in rows[0] if rows else []:
            page.open("cell", level=1)
            _compose(page, cell)
    draft = page.finish()
    if not set(names) >= NEEDED:
        draft.notes = (f"no columns {', '.join(sorted(NEEDED - set(names)))}: read as a table, not as claims",)
    return draft


def _compose(page: Composer, cell: _Cell) -> None:
    start = cell.start
    words = page.source[start : cell.end]
    if _guarded(words if cell.quoted else words.strip()):
        start = page.source.index(_GUARD, start) + 1
    at = page.source.find('""', start, cell.end) if cell.quoted else -1
    while at >= 0:
        page.flow(start, at)
        page.substitute('"', at, at + 2)
        start = at + 2
        at = page.source.find('""', start, cell.end)
    page.flow(start, cell.end)


FORMAT = Format(name="csv", read=read, recognise=recognise, suffixes=(".csv", ".tsv"), rank=10)
