"""`sicetnon date`: what one phrase says of when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sicetnon.cli.printing import write

if TYPE_CHECKING:
    from sicetnon.chronology.phrases_explain import Explanation


@click.command(epilog='Example: sicetnon date "the end of November" --anchor 1939 --explain')
@click.argument("phrase")
@click.option("--lang", "language", default="en", show_default=True, metavar="CODE", help="Language of the phrase.")
@click.option("--anchor", type=int, metavar="YEAR", help="The year that a phrase without a year belongs to.")
@click.option("--conventions", metavar="TOML", help="A file with your own conventions for vague words.")
@click.option("--explain", is_flag=True, help="Show how the phrase was read, and by which convention.")
@click.pass_context
def date(
    ctx: click.Context, phrase: str, language: str, anchor: int | None, conventions: str | None, explain: bool
) -> None:
    """Read PHRASE as a date: EDTF (ISO 8601-2), earliest and latest day."""
    from sicetnon.chronology.phrases_explain import explain_phrase
    from sicetnon.cli.conventions import read_conventions

    found = explain_phrase(phrase, language, anchor, read_conventions(conventions))
    if not found.edtf and not found.kind:
        click.echo(f"No date was found in: {phrase}", err=True)
        ctx.exit(1)
    write("\n".join(_lines(found, explain)), None)


def _lines(found: Explanation, explain: bool) -> list[str]:
    from sicetnon.chronology.day import iso

    open_end = "open"
    rows = [
        ("EDTF", found.edtf or "(none)"),
        ("earliest", open_end if found.earliest is None else iso(found.earliest)),
        ("latest", open_end if found.latest is None else iso(found.latest)),
    ]
    if explain:
        marks = [word for word, is_so in (("approximate", found.approximate), ("uncertain", found.uncertain)) if is_so]
        rows += [
            ("read", " | ".join(found.read)),
            ("kind", found.kind),
            ("relation", found.relation),
            ("rule", found.rule),
            ("convention", found.convention),
            ("calendar", found.calendar),
            ("anchored on", found.anchored_on),
            ("marked as", ", ".join(marks)),
        ]
    rows += [("note", note) for note in found.notes]
    return [f"{name:<12}{text}" for name, text in rows if text]
