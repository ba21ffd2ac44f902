"""`sicetnon reason`: the engine alone, over a network of dated claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sicetnon.cli.collector import rarely_collecting
from sicetnon.cli.printing import sources, write

if TYPE_CHECKING:
    from sicetnon.reason.engine.document import Document

OUTPUTS = ("text", "json", "network")
INPUTS = ("json", "gedcom", "csv")
ENDINGS = {".json": "json", ".ged": "gedcom", ".csv": "csv", ".tsv": "csv"}


@click.command(epilog="Example: sicetnon reason family.ged --seconds 30")
@click.argument("file", default="-")
@click.option("--from", "form", type=click.Choice(INPUTS), help="What FILE is (default: by its ending).")
@click.option(
    "--format", "output", type=click.Choice(OUTPUTS), default="text", show_default=True, help="What to write."
)
@click.option("--seconds", default=20.0, show_default=True, help="Time limit of reasoning.")
@click.option("--fast", is_flag=True, help="Compile the kernel (extra `fast`); worth it for large networks.")
@click.option("--out", metavar="PATH", help="Where to write; - is standard output.")
def reason(file: str, form: str | None, output: str, seconds: float, fast: bool, out: str | None) -> None:
    """Find what cannot hold together in FILE, which bounds remain, and which readings are consistent.

    FILE is a network (docs/network.md), a family tree (GEDCOM) or a table of dated claims (CSV). The format network
    writes what a family tree or a table was turned into.
    """
    import time

    from sicetnon.reason import Budget
    from sicetnon.reason.engine.document import write_document
    from sicetnon.reason.engine.report import as_json, as_text, reason_about

    with rarely_collecting():
        document = _document(file, form)
        if output == "network":
            write(write_document(document).decode("utf-8"), out)
            return
        budget = Budget(seconds=seconds, clock=time.monotonic)
        report = reason_about(document, budget=budget, fast=fast, file=file)
        write(as_json(report).decode("utf-8") if output == "json" else "\n".join(as_text(report)), out)


def _document(file: str, form: str | None) -> Document:
    from pathlib import Path

    from sicetnon.desk import read_bytes
    from sicetnon.reason.engine.document import read_document
    from sicetnon.reason.gedcom import from_gedcom
    from sicetnon.reason.table import from_csv

    ((name, source),) = sources((file,))
    data = source if isinstance(source, bytes) else read_bytes(source)
    kind = form or ENDINGS.get(Path(file).suffix.lower(), "json")
    if kind == "json":
        return read_document(data, file=name)
    from sicetnon.formats.decode import decode

    text = decode(data, name)[0]
    return from_gedcom(text, file=name) if kind == "gedcom" else from_csv(text, file=name)
