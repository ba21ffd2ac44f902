"""What all commands share: one-line errors with the right exit status, where output goes, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sicetnon.errors import InputError, RuleError, SicetnonError

if TYPE_CHECKING:
    from sicetnon.desk import Progress
    from sicetnon.model import Witness

SOME_FAILED = 1
WRONG_USE = 2
STANDARD_INPUT = "-"


class FacedGroup(click.Group):
    """A command group that prints this package's own errors in one line, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; InputError and RuleError end with status 1, any other SicetnonError with 2."""
        try:
            return super().invoke(ctx)
        except SicetnonError as problem:
            complain(problem)
            ctx.exit(SOME_FAILED if isinstance(problem, (InputError, RuleError)) else WRONG_USE)
        except BrokenPipeError:
            # The reader of a pipe went away (`sicetnon ... | head`): nothing is left to say, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(SOME_FAILED)


def complain(problem: SicetnonError) -> None:
    """One line on standard error."""
    click.echo(f"sicetnon: {problem}", err=True)


def sources(files: tuple[str, ...]) -> list[tuple[str, bytes | Path]]:
    """The inputs named on the command line; standard input for none or for `-`."""
    named: list[tuple[str, bytes | Path]] = []
    for file in files or (STANDARD_INPUT,):
        if file == STANDARD_INPUT:
            named.append(("standard input", sys.stdin.buffer.read()))
        else:
            named.append((file, Path(file)))
    return named


def one_witness(file: str, language: str = "") -> Witness:
    """The witness of one file, or of standard input for `-`; raises InputError when it cannot be read."""
    from sicetnon.desk import read_bytes
    from sicetnon.formats import read_witness

    ((name, source),) = sources((file,))
    data = source if isinstance(source, bytes) else read_bytes(source)
    return read_witness(data, name, language=language or None)


def write(text: str, out: str | None) -> None:
    """Write to the file `out`, or to standard output when there is none or it is `-`."""
    if out is None or out == "-":
        stream = sys.stdout.buffer
        stream.write(text.encode("utf-8", "surrogatepass"))
        if not text.endswith("\n"):
            stream.write(b"\n")
        stream.flush()
        return
    path = Path(out)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    except OSError as problem:
        raise click.UsageError(f"cannot write {out}: {problem.strerror or problem}") from problem


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error for what takes longer than a moment; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int, total: int) -> None:
            for other, task in tasks.items():
                if other != step:
                    bar.update(task, completed=bar.tasks[task].total)
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield show
