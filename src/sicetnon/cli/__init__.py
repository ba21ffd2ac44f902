"""The command line: parse, print, route. What a command does is done by the composers."""

from __future__ import annotations

import click

from sicetnon.cli.date import date
from sicetnon.cli.dates import dates
from sicetnon.cli.explain import explain
from sicetnon.cli.printing import FacedGroup
from sicetnon.cli.reason import reason
from sicetnon.cli.schema import schema
from sicetnon.cli.study import study
from sicetnon.release import __version__


@click.group(
    cls=FacedGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 some inputs could not be read, 2 wrong use.",
)
@click.version_option(__version__, prog_name="sicetnon")
def main() -> None:
    """See what sources claim, where they contradict one another or themselves, and what remains possible.

    \b
    Example:
      sicetnon study article.txt memoir.html --title "The conferences"
    """


main.add_command(study)
main.add_command(date)
main.add_command(dates)
main.add_command(explain)
main.add_command(reason)
main.add_command(schema)
