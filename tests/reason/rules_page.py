"""The page docs/rules.md, made from the rules themselves: `python -m tests.reason.rules_page` writes it anew."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from sicetnon.plugins import plugins

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
HEAD = """# The rules

Each finding of a record comes from one of these rules, and names it. A rule gives the level in its row at most; where
several rules take part in one conflict, the mildest level holds, and who says what decides between a contradiction and
a dispute:

- one voice that says both sides, or the authors of two witnesses: **contradiction**;
- a voice that a text reports on one side, and another voice on the other: **dispute**;
- a side that only a hedged claim supports, or a passage joined to its event by a pronoun alone: **tension**.

Rules *constrain* (the engine finds every minimal conflict that follows from them) or *find* (they look at the record
themselves). Different is not contradictory: a date within another, a number rounded, a place inside a place, two
stations in one sentence, a part beside its total are variants, and give no finding.

What two numbers or gaps may differ by, and other conventions, are named where they stand: a number is taken as rounded
within a tenth; two places nearer than 30 km are near; a "month after" is 25 to 45 days (docs/dates.md), and is called
into question beyond 40.

How to add one: [writing-a-rule.md](writing-a-rule.md). The words of a language that rules look for stand in
`lexicon/<language>.toml`, section `reason`.
"""


def rules_page() -> str:
    """The whole page: what holds for all rules, then a table a file."""
    parts = [HEAD]
    for entry, rules in plugins("sicetnon.rules").items():
        module = import_module(f"sicetnon.reason.rules.{entry}")
        first = (module.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        parts.append(
            f"## {entry.capitalize()}\n\n{first}\n\n| rule | in words | level | why that level |\n|---|---|---|---|"
        )
        for rule in rules:
            how = "constrains" if rule.constrain else "finds"
            reference = f" *{rule.reference}.*" if rule.reference else ""
            parts.append(f"| `{rule.name}` ({how}) | {rule.words}{reference} | {rule.level} | {rule.why} |")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
