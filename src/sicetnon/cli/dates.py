"""`sicetnon dates`: every expression of time in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sicetnon.cli.printing import one_witness, write

if TYPE_CHECKING:
    from sicetnon.chronology.mention import TimeMention
    from sicetnon.model import Witness

OUTPUTS = ("json", "timeml", "tsv")
SIDES = ("earliest", "latest")  # null says that this side is open


@click.command(epilog="Example: sicetnon dates article.txt --format tsv")
@click.argument("file", default="-")
@click.option("--format", "form", type=click.Choice(OUTPUTS), default="tsv", show_default=True, help="What to write.")
@click.option("--lang", "language", default="", metavar="CODE", help="Language of the text (default: found out).")
@click.option("--anchor", type=int, metavar="YEAR", help="The year in which the narrative begins.")
@click.option("--calendar", default="", metavar="NAME", help="Calendar of the whole text, e.g. julian.")
@click.option("--conventions", metavar="TOML", help="A file with your own conventions for vague words.")
@click.option("--out", metavar="PATH", help="Where to write; - is standard output.")
def dates(file: str, form: str, out: str | None, **choices: Any) -> None:
    """Tag the dates of FILE (or of standard input), with their bounds and what they rest on.

    Offsets count code points of the file's text. timeml writes what a reader sees of it, with TIMEX3 elements (ISO
    24617-1).
    """
    from sicetnon.chronology import read_dates
    from sicetnon.cli.conventions import read_conventions

    witness = one_witness(file, choices["language"])
    mentions = read_dates(
        witness.text,
        witness.language,
        blocks=witness.blocks,
        calendar=choices["calendar"] or witness.calendar,
        anchor_year=choices["anchor"],
        title=witness.title,
        conventions=read_conventions(choices["conventions"]),
    )
    write(_written(witness, mentions, form), out)


def _written(witness: Witness, mentions: list[TimeMention], form: str) -> str:
    from sicetnon.chronology.timeml import timeml, tsv

    if form == "timeml":
        return timeml(witness.text, mentions)
    placed = [_in_original(witness, mention) for mention in mentions]
    if form == "tsv":
        return tsv(placed)
    import json

    return json.dumps([_object(mention) for mention in placed], indent=1, ensure_ascii=False)


def _object(mention: TimeMention) -> dict[str, Any]:
    """A mention as JSON: days as ISO 8601, nothing where nothing is known."""
    import msgspec

    from sicetnon.chronology.day import iso

    shown: dict[str, Any] = msgspec.to_builtins(mention)
    del shown["timex"]  # its spans are the guideline's own: `--format timeml` writes them
    for side in ("earliest", "latest"):
        shown[side] = None if shown[side] is None else iso(shown[side])
    return {name: value for name, value in shown.items() if value != "" and (value is not None or name in SIDES)}


def _in_original(witness: Witness, mention: TimeMention) -> TimeMention:
    from msgspec.structs import replace

    start, end = witness.offsets.to_original(mention.start, mention.end)
    phrase = mention.event_phrase and witness.offsets.to_original(*mention.event_phrase)
    return replace(mention, start=start, end=end, event_phrase=phrase)
