"""`sicetnon explain`: how one passage was read."""

from __future__ import annotations

import click

from sicetnon.cli.printing import one_witness, write


@click.command(epilog="Example: sicetnon explain article.txt --at 1450")
@click.argument("file", default="-")
@click.option("--at", "offset", type=int, required=True, help="Offset in code points of the file's text.")
@click.option("--lang", "language", default="", metavar="CODE", help="Language of the text (default: found out).")
def explain(file: str, offset: int, language: str) -> None:
    """Show how a passage of FILE was read: clauses, voices, dates, events, and the rule of each claim."""
    from sicetnon.errors import UsageError
    from sicetnon.extract import explain as explained

    witness = one_witness(file, language)
    try:
        found = explained(witness, offset)
    except ValueError as problem:
        raise UsageError(f"{file}: {problem}") from problem
    write("\n".join(found.lines()), None)
