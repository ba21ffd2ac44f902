"""Tables of any format: which header stands over a cell, which cells make a row, which tables are infoboxes."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from sicetnon.formats.composer import Composer

WIDEST = 200  # columns that a cell may span; more is a mistake or malice


class Cell(msgspec.Struct, kw_only=True):
    """One cell: `write` writes its text into the current block of a page."""

    write: Callable[[Composer], None]
    header: bool = False
    columns: int = 1
    rows: int = 1


def span(written: str) -> int:
    """The number of a `colspan` or `rowspan` attribute."""
    digits = written.strip().strip("\"'")
    return max(1, min(WIDEST, int(digits))) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1


def label_of(page: Composer, cell: Cell) -> str:
    """The text of a header cell, as a label."""
    scratch = Composer(page.source)
    scratch.open("cell")
    cell.write(scratch)
    draft = scratch.finish()
    words = draft.text[: draft.blocks[0].end] if draft.blocks else ""
    return " ".join(words.split())[:200].rstrip(":").rstrip()


def compose_table(page: Composer, rows: list[list[Cell]], name: str) -> None:
    """Write the cells of a table, row by row.

    Header cells above all others label the columns under them and become cells of level 1. A row of one header and one
    other cell, in a table without headers above, is a row of an infobox: a field.
    """
    labels: dict[int, str] = {}
    held: dict[int, int] = {}  # column -> rows that a cell above still covers
    above = True
    for number, row in enumerate(row for row in rows if row):
        if above and len(row) == 2 and row[0].header and not row[1].header and not labels:
            page.open("field", label=label_of(page, row[0]), group=name)
            row[1].write(page)
            page.close()
            continue
        if len(row) == 1 and row[0].columns > 1:  # a title over the whole width
            page.open("caption")
            row[0].write(page)
            page.close()
            continue
        heading = above and all(cell.header for cell in row)
        above = heading
        _compose_row(page, row, (labels, held), f"{name}-{number + 1}", heading)


def _compose_row(
    page: Composer, row: list[Cell], columns: tuple[dict[int, str], dict[int, int]], group: str, heading: bool
) -> None:
    labels, held = columns
    covered = {column for column, rows in held.items() if rows > 0}
    for column in covered:
        held[column] -= 1
    at = 0
    for cell in row:
        while at in covered:
            at += 1
        page.open("cell", level=int(cell.header), label="" if heading else labels.get(at, ""), group=group)
        cell.write(page)
        page.close()
        label = label_of(page, cell) if heading else ""
        for column in range(at, at + cell.columns):
            if heading:
                labels[column] = f"{labels.get(column, '')} {label}".strip()
            if cell.rows > 1:
                held[column] = cell.rows - 1
        at += cell.columns
