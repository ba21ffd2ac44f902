"""What it was: one and the same, a part, or an event of its own."""

from __future__ import annotations

from collections.abc import Sequence

from sicetnon.model import Claim, IdentityValue
from sicetnon.reason.compile import Builder
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Rule, constrains
from sicetnon.reason.rules.series import separate
from sicetnon.reason.variants import Variant
from sicetnon.reason.wording import clauses, says


def _outside(index: Index, claims: Sequence[Claim]) -> str:
    parts = [claim for claim in claims if isinstance(claim.value, IdentityValue)]
    if len(parts) != 1 or not isinstance(parts[0].value, IdentityValue) or not parts[0].value.other:
        return ""
    part, others = parts[0], [claim for claim in claims if claim is not parts[0]]
    own = [claim for claim in others if claim.event == part.event]
    whole = [claim for claim in others if claim.event != part.event]
    if not own or not whole:
        return ""
    return (
        f"{says(index, part)}; but by its date ({clauses(says(index, claim, 100) for claim in own)}) it falls outside "
        f"({clauses(says(index, claim, 100) for claim in whole)})"
    )


# --- a part lies within its whole -----------------------------------------------------------------------------------
@constrains(
    name="part-within-whole",
    kind="identity",
    words="A part of an event falls within its time.",
    why="What happened wholly before or after an event was no part of it.",
    explain=_outside,
)
def part_within_whole(index: Index, builder: Builder) -> None:
    for variant, value in _joined(index, "part_of"):
        if value.other is None:
            continue
        for whole, when in builder.meant(value.other, builder.says(variant)):
            if whole == variant.event or whole in index.members:
                continue
            builder.order(builder.begin(whole), builder.begin(variant.event), when=when)
            builder.order(builder.end(variant.event), builder.end(whole), when=when)


def _joined(index: Index, relation: str) -> list[tuple[Variant, IdentityValue]]:
    found = []
    for variant in index.variants_valued(IdentityValue):
        value = variant.value
        if variant.polarity != "+" or not isinstance(value, IdentityValue) or value.relation != relation:
            continue
        if value.other in index.events and value.other != variant.event:
            found.append((variant, value))
    return found


# --- a part or an event of its own ----------------------------------------------------------------------------------
@constrains(
    name="part-or-separate",
    kind="identity",
    words="What is a part of one member of a series is not counted as another member.",
    why="A count takes a thing once.",
)
def part_or_separate(index: Index, builder: Builder) -> None:
    for variant, _ in _joined(index, "part_of"):
        if index.series(variant.event):
            separate(index, builder, variant.event)


# --- the same -------------------------------------------------------------------------------------------------------
@constrains(
    name="same-event",
    kind="identity",
    words="Two events that are one have one time.",
    why="What is said to be the same has the same begin and end.",
)
def same_event(index: Index, builder: Builder) -> None:
    for variant, value in _joined(index, "same_as"):
        if value.other is None:
            continue
        for other, when in builder.meant(value.other, builder.says(variant)):
            if other == variant.event:
                continue
            builder.order(builder.begin(other), builder.end(variant.event), when=when)
            builder.order(builder.begin(variant.event), builder.end(other), when=when)


RULES: tuple[Rule, ...] = (part_within_whole, part_or_separate, same_event)
