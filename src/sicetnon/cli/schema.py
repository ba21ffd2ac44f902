"""`sicetnon schema`."""

from __future__ import annotations

import click

from sicetnon.cli.printing import write


@click.command(epilog="Example: sicetnon schema > record.schema.json")
def schema() -> None:
    """Print the JSON Schema of the record that `sicetnon study --format json` writes."""
    import json

    from sicetnon.model.contract import record_schema

    write(json.dumps(record_schema(), indent=1, ensure_ascii=False), None)
