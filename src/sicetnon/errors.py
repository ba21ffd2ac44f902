"""What can go wrong with an input, said so that a person can act on it.

Contradiction and doubt are values (`sicetnon.model.findings`), never exceptions; an impossible date in a source is a
value too. An exception means that a file could not be read, an option was wrong, or a rule set is broken.
"""

from __future__ import annotations


class SicetnonError(Exception):
    """The one root of every exception that this package raises on purpose."""


class UsageError(SicetnonError):
    """An option or argument cannot be what it is (exit status 2)."""


class InputError(SicetnonError):
    """An input cannot be read.

    `file` is the name as the user gave it, `line` counts from 1 (0: unknown), `position` is a byte or code-point
    offset (-1: unknown), `advice` says what to do about it.
    """

    def __init__(self, problem: str, *, file: str = "", line: int = 0, position: int = -1, advice: str = "") -> None:
        self.problem = problem
        self.file = file
        self.line = line
        self.position = position
        self.advice = advice
        super().__init__(str(self))

    def __str__(self) -> str:
        where = self.file
        if self.line:
            where += f":{self.line}"
        elif self.position >= 0:
            where += f" at offset {self.position}"
        text = f"{where}: {self.problem}" if where else self.problem
        return f"{text} ({self.advice})" if self.advice else text


class RuleError(SicetnonError):
    """A rule or the background knowledge that it adds contradicts itself; names the rules at fault."""
