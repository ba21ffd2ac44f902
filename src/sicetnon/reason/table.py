"""A network from a table (CSV): one row a claim about when something happened.

Columns, by their header: `point` and `date` (EDTF), or `after`, `to`, `least`, `most` (days); besides `id`, `text`,
`source`, `weight`, `words`, all of which can be missing. A row without an id is named by its line. Rows with the same
id are one claim that says all of it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from sicetnon.errors import InputError
from sicetnon.reason.engine.document import ClaimEntry, Constraint, Document

COLUMNS = (
    "id", "point", "date", "earliest", "latest", "after", "to", "least", "most", "text", "source", "weight", "words",
)  # fmt: skip


def from_csv(text: str, *, file: str = "") -> Document:
    """The network of a CSV text with a header line; commas, semicolons and tabs are told apart by the header.

    Raises InputError, with the line, for unknown columns and for rows that say nothing.
    """
    text = text.removeprefix("\ufeff")
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, restkey="")
    unknown = set(reader.fieldnames or ()) - set(COLUMNS)
    if unknown or not reader.fieldnames:
        said = f"no column may be called {', '.join(sorted(map(repr, unknown)))}" if unknown else "no header line"
        raise InputError(said, file=file, line=1, advice=f"columns: {', '.join(COLUMNS)}")
    entries: dict[str, ClaimEntry] = {}
    try:
        for row in reader:
            entry = _entry(row, reader.line_num, file)
            known = entries.get(entry.id)
            if known is not None:
                entry = ClaimEntry(
                    id=entry.id, text=known.text or entry.text, source=known.source or entry.source,
                    weight=known.weight, says=(*known.says, *entry.says),
                )  # fmt: skip
            entries[entry.id] = entry
    except csv.Error as error:
        raise InputError(f"not a table: {error}", file=file, line=reader.line_num) from None
    return Document(title=file, claims=tuple(entries.values()))


def _entry(row: Mapping[str, str | None], line: int, file: str) -> ClaimEntry:
    said = {name: (value or "").strip() for name, value in row.items() if name in COLUMNS}

    def number(name: str) -> int | None:
        try:
            return int(said[name]) if said.get(name) else None
        except ValueError:
            raise InputError(f"{name} {said[name]!r} is no whole number of days", file=file, line=line) from None

    try:
        weight = float(said.get("weight") or 1)
    except ValueError:
        raise InputError(f"weight {said['weight']!r} is no number", file=file, line=line) from None
    words = said.get("words", "")
    says = []
    if said.get("point"):
        earliest, latest = said.get("earliest") or None, said.get("latest") or None
        says.append(
            Constraint(point=said["point"], date=said.get("date", ""), earliest=earliest, latest=latest, words=words)
        )
    if said.get("to"):
        least, most = number("least"), number("most")
        says.append(Constraint(after=said.get("after", ""), to=said["to"], least=least, most=most, words=words))
    if not says:
        raise InputError("a row has a point with a date, or 'after' and 'to'", file=file, line=line)
    return ClaimEntry(
        id=said.get("id") or f"line {line}", text=said.get("text", ""), source=said.get("source", ""), weight=weight,
        says=tuple(says),
    )  # fmt: skip
