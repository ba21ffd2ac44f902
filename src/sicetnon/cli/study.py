"""`sicetnon study`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sicetnon.cli.collector import rarely_collecting
from sicetnon.cli.printing import SOME_FAILED, STANDARD_INPUT, complain, progress_bar, sources, write

if TYPE_CHECKING:
    from sicetnon.extract import Extractor
    from sicetnon.model import Record

OUTPUTS = ("html", "json", "md", "text")
MODEL_READER = "language-model"
KEY_VARIABLE = "SICETNON_MODEL_KEY"  # a key on the command line would stand in the list of processes


@click.command(epilog='Example: sicetnon study article.txt memoir.html --out dossier.html --title "The conferences"')
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--out", metavar="PATH", help="Where to write; - is standard output.")
@click.option("--format", "form", type=click.Choice(OUTPUTS), default="html", show_default=True, help="What to write.")
@click.option("--title", default="", help="Title of the record (default: that of the first witness).")
@click.option("--language", default="", metavar="CODE", help="Language of all witnesses (default: found out for each).")
@click.option(
    "--input-format", default="", metavar="NAME", help="Format of all witnesses (default: found out for each)."
)
@click.option("--encoding", default="", metavar="NAME", help="Encoding of all witnesses (default: found out for each).")
@click.option(
    "--interface", default="en", show_default=True, metavar="CODE", help="Language of the dossier's own words."
)
@click.option("--overlay", metavar="GEOJSON", help="A GeoJSON file of yours to draw over the map.")
@click.option("--seconds", default=20.0, show_default=True, help="Time limit of reasoning.")
@click.option(
    "--extractor",
    "extractors",
    multiple=True,
    metavar="NAME",
    help="What reads the witnesses; repeatable (default: grammar).",
)
@click.option("--model", metavar="NAME", help="The model that the extractor language-model asks.")
@click.option(
    "--model-endpoint", metavar="URL", help="Where that model is asked; the text is sent there (default: this machine)."
)
@click.pass_context
def study(ctx: click.Context, /, files: tuple[str, ...], out: str | None, form: str, **choices: Any) -> None:
    """Read FILEs as witnesses of one record and write its dossier.

    With no FILE, or for -, standard input is read. The page (html) goes to a file that is named at the end; json, md
    and text go to standard output unless --out is given.
    """
    from sicetnon.desk import Options, study_sources

    known = ("title", "language", "encoding", "seconds")
    options = Options(
        format=choices["input_format"],
        extractors=_extractors(choices["extractors"], choices["model"], choices["model_endpoint"]),
        **{name: choices[name] for name in known},
    )
    with rarely_collecting():
        with progress_bar() as progress:
            result = study_sources(sources(files), options, progress)
        for problem in result.problems:
            complain(problem)
        if result.record.witnesses:
            target = out or (_dossier_name(files) if form == "html" else None)
            write(render(result.record, form, interface=choices["interface"], overlay=choices["overlay"]), target)
            if target and target != "-":
                _say_where(result.record, target)
    if result.problems:
        ctx.exit(SOME_FAILED)


def _extractors(names: tuple[str, ...], model: str | None, endpoint: str | None) -> tuple[str | Extractor, ...] | None:
    """The extractors that were asked for; a language model is asked only when it is named as one of them."""
    asked = MODEL_READER in names
    if not asked and (model or endpoint):
        raise click.UsageError(f"--model and --model-endpoint are for --extractor {MODEL_READER}")
    if not asked:
        return names or None
    if not model:
        raise click.UsageError(
            f"--extractor {MODEL_READER} needs --model NAME, and --model-endpoint URL if it is not here"
        )
    from sicetnon.endpoint import LOCAL, model_reader

    reader = model_reader(model, endpoint or LOCAL, key=os.environ.get(KEY_VARIABLE, ""))
    return tuple(reader if name == MODEL_READER else name for name in dict.fromkeys(names))


def render(record: Record, form: str, *, interface: str = "en", overlay: str | None = None) -> str:
    """The record in one of the OUTPUTS; `overlay` is the path of a GeoJSON file."""
    import datetime

    from sicetnon import edition
    from sicetnon.model.contract import encode_record

    if form == "json":
        return encode_record(record)
    if form == "html":
        today = datetime.date.today().isoformat()
        return edition.dossier(record, language=interface, overlay=_shapes(overlay) if overlay else None, issued=today)
    return edition.report(record, "md" if form == "md" else "text", language=interface)


def _shapes(path: str) -> object:
    import json

    from sicetnon.desk import read_bytes
    from sicetnon.errors import InputError

    try:
        return json.loads(read_bytes(path))
    except (ValueError, RecursionError) as problem:
        raise InputError(f"is no GeoJSON: {problem}", file=path, advice="export it as GeoJSON (RFC 7946)") from problem


def _dossier_name(files: tuple[str, ...]) -> str:
    first = next((file for file in files if file != STANDARD_INPUT), "record")
    return f"{Path(first).stem}.dossier.html"


def _say_where(record: Record, target: str) -> None:
    from sicetnon.edition import summary

    click.echo(summary(record))
    for note in record.partial:
        click.echo(f"Partial: {note}")
    click.echo(f"Written to {target}")
