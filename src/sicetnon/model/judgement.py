"""Judgements: what persons decided, as entries of the ledger."""

from __future__ import annotations

from typing import Literal

import msgspec

Decision = Literal["accept", "reject", "correct", "same-as", "split"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A person's recorded decision about claims, events or entities: who, when and why.

    `targets` are ids; for `same-as` the first is the one that the others are the same as; for `split` the targets are
    the mentions' claims that belong to a thing of their own. `correction` is the JSON of the claim that stands beside
    the corrected one.
    `at` is an ISO 8601 time that the face passes in (law 4).
    """

    decision: Decision
    targets: tuple[str, ...]
    by: str
    at: str
    why: str = ""
    correction: str = ""
