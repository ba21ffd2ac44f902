"""The user's own conventions for vague words, for all commands that read dates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sicetnon.chronology.conventions import Conventions


def read_conventions(path: str | None) -> Conventions | None:
    """The conventions of a TOML file (docs/dates.md), None without one. Raises UsageError for a file that is none."""
    if path is None:
        return None
    from sicetnon.chronology.conventions import load_conventions
    from sicetnon.errors import UsageError

    try:
        return load_conventions(Path(path))
    except OSError as problem:
        raise UsageError(f"cannot read {path}: {problem.strerror or problem}") from problem
