"""What a rule is, and how rules are found.

A rule either adds constraints to the network (`constrain`), whose conflicts the engine finds, or looks at the record
itself and yields what a reader should see (`find`). Built-in rules and those of a user come through the same door: the
entry-point group `sicetnon.rules`, whose values are a `Rule` or a sequence of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from sicetnon.errors import RuleError, UsageError
from sicetnon.model import Claim, Level
from sicetnon.plugins import plugins
from sicetnon.text import Quote

if TYPE_CHECKING:
    from sicetnon.reason.compile import Builder
    from sicetnon.reason.index import Index


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule hands on: the claims of each variant, and one sentence.

    `level` stands in for that of the rule where one case differs; `weight` orders drafts of one rule, greatest first
    (it says how plain the case is, and is shown nowhere); `kind` stands in for the rule's topic.
    """

    variants: tuple[tuple[str, ...], ...]
    explanation: str
    level: Level | None = None
    kind: str = ""
    events: tuple[str, ...] = ()
    weight: float = 1.0
    passages: tuple[Quote, ...] = ()
    stays: str = ""


Find: TypeAlias = "Callable[[Index], Iterable[Draft]]"
Explain: TypeAlias = "Callable[[Index, Sequence[Claim]], str]"
Constrain: TypeAlias = "Callable[[Index, Builder], None]"


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule.

    `words` is the rule as a sentence; `level` what it gives at most, and `why` says why that; `reference` names the
    literature where there is some. `most` is the number of findings of this rule that a reader is shown; what goes
    beyond is counted in the analysis's `partial`.
    """

    name: str
    words: str
    level: Level
    why: str
    kind: str = ""
    reference: str = ""
    most: int = 8
    gives_way: bool = False
    """What it finds is left out where a finding of another rule brings the same variants together."""
    weighed: float = 0.0
    """What it finds rests on likeness of words: in a longer record it is left out where no two passages of different
    variants are so comparable (0 to 1; `reason/comparison`)."""
    late: bool = False
    """It looks when all other rules have, and leaves out what one of them brings together (`Index.together`)."""
    across: bool = False
    """It holds regests of different matters against each other, and not by the words that they have in common."""
    find: Find | None = None
    constrain: Constrain | None = None
    explain: Explain | None = None
    """For a rule that constrains: the sentence for the claims of a conflict; empty for the common one."""


def finds(  # noqa: PLR0913  # the fields of a rule, by name
    *,
    name: str,
    words: str,
    level: Level,
    why: str,
    kind: str = "",
    reference: str = "",
    most: int = 8,
    gives_way: bool = False,
    weighed: float = 0.0,
    late: bool = False,
    across: bool = False,
) -> Callable[[Find], Rule]:
    """Make a rule of a function that takes the index of a record and yields drafts."""

    def make(function: Find) -> Rule:
        return Rule(
            name=name, words=words, level=level, why=why, kind=kind, reference=reference, most=most, find=function,
            gives_way=gives_way, weighed=weighed, late=late, across=across,
        )  # fmt: skip

    return make


def constrains(  # noqa: PLR0913  # the fields of a rule, by name
    *,
    name: str,
    words: str,
    level: Level = "contradiction",
    why: str,
    kind: str = "",
    reference: str = "",
    explain: Explain | None = None,
) -> Callable[[Constrain], Rule]:
    """Make a rule of a function that takes the index and a builder, and adds constraints."""

    def make(function: Constrain) -> Rule:
        return Rule(
            name=name, words=words, level=level, why=why, kind=kind, reference=reference, constrain=function,
            explain=explain,
        )  # fmt: skip

    return make


def installed_rules() -> dict[str, Rule]:
    """All rules of the entry-point group, by name. Raises RuleError when two rules share a name."""
    found: dict[str, Rule] = {}
    for entry, value in plugins("sicetnon.rules").items():
        for rule in (value,) if isinstance(value, Rule) else tuple(value):
            if not isinstance(rule, Rule):
                raise RuleError(f"entry point '{entry}' of sicetnon.rules holds no rule: {rule!r}")
            if rule.name in found:
                raise RuleError(f"two rules are called '{rule.name}' (one comes from entry point '{entry}')")
            found[rule.name] = rule
    return found


def choose_rules(names: Iterable[str | Rule] | None) -> tuple[Rule, ...]:
    """The rules to use: all that are installed, or those named or given. Raises UsageError for an unknown name."""
    if names is None:
        return tuple(installed_rules().values())
    installed: dict[str, Rule] = {}
    chosen: dict[str, Rule] = {}
    for name in names:
        if isinstance(name, Rule):
            chosen[name.name] = name
            continue
        installed = installed or installed_rules()
        if name not in installed:
            raise UsageError(f"no rule is called '{name}'; there are: {', '.join(sorted(installed))}")
        chosen[name] = installed[name]
    return tuple(chosen.values())
