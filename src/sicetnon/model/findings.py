"""Findings: what the engines return."""

from __future__ import annotations

from typing import Literal

import msgspec

from sicetnon.model.entity import Bounds
from sicetnon.text import Quote

Level = Literal["contradiction", "tension", "dispute", "doubt", "defect"]
LEVELS: tuple[Level, ...] = ("contradiction", "dispute", "tension", "doubt", "defect")


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something a reader should see, with the claims that show it and one sentence that says why.

    `variants` groups `claims`: claims of one variant say the same of the same point. A conflict is minimal over its
    variants. `kind` is the topic ("count", "date", "place", "identity", ...), `rule` the name of the rule, `rule_words`
    the rule as a sentence. `pivot` is the index of the variant that further findings share; `others` are the ids of
    findings that show the same disagreement another way. `stays` says what holds however it is decided. A defect of
    the text that no claim shows is quoted in `passages`.
    """

    id: str
    level: Level
    kind: str
    variants: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    rule: str
    explanation: str
    rule_words: str = ""
    events: tuple[str, ...] = ()
    pivot: int | None = None
    others: tuple[str, ...] = ()
    ways_out: tuple[tuple[str, ...], ...] = ()
    stays: str = ""
    passages: tuple[Quote, ...] = ()


class BoundReason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a bound lies where it does: the claims of the chain that gives it, and a sentence."""

    event: str
    side: Literal["earliest begin", "latest begin", "earliest end", "latest end"]
    day: str
    claims: tuple[str, ...]
    explanation: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A maximal consistent choice of claims, given by what it leaves out."""

    claims_left_out: tuple[str, ...]
    weight_left_out: float
    description: str
    bounds: dict[str, Bounds] = {}
    """Bounds of the events under this reading, by event id."""


class Dependence(msgspec.Struct, frozen=True, kw_only=True):
    """One witness seems to depend on another: `reason` in words, `passages` in pairs, `strength` in words."""

    witness: str
    source: str
    reason: str
    strength: Literal["certain", "likely", "possible"]
    passages: tuple[Quote, ...] = ()


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """A suggestion that several events, persons or places are the same, with its reasons; never a decision."""

    kind: Literal["event", "entity"]
    members: tuple[str, ...]
    confidence: Literal["same", "likely", "possible"]
    reasons: tuple[str, ...]
