"""What the engine returns: value objects that speak of claims by the ids that the network gave them."""

from __future__ import annotations

from typing import Literal

import msgspec

Side = Literal["earliest", "latest"]


class Consistent(msgspec.Struct, frozen=True, kw_only=True):
    """All claims asked about can hold together; `undecided` when a budget ended the search before that was shown."""

    undecided: bool = False


class Core(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that cannot all hold (not necessarily the fewest), with the named rules that take part."""

    claims: tuple[str, ...]
    rules: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One link of an explanation: the point `after` lies at most `days` days after the point `before`.

    `claim` is the id of the claim that says so, empty where a rule or an alternative does. The calendar's own origin is
    the point "0". A step that is no distance in time has empty points.
    """

    claim: str = ""
    rule: str = ""
    words: str = ""
    before: str = ""
    after: str = ""
    days: int = 0


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that cannot all hold, minimal: without any one of them the rest can.

    `given` are the claims that were taken as fixed and take part; `missing_days` says by how much the steps fail to
    close, where the conflict is one of dates alone.
    """

    claims: tuple[str, ...]
    rules: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    given: tuple[str, ...] = ()
    missing_days: int | None = None


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A reading: a maximal consistent choice of the claims, given by the claims that it leaves out."""

    left_out: tuple[str, ...]
    weight_left_out: float


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where claims stand over all readings. `complete` is false when only some readings were looked at."""

    in_all: tuple[str, ...]
    in_some: tuple[str, ...]
    in_none: tuple[str, ...]
    complete: bool = True


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """Why a bound lies where it does. `day` is None when the point is open on that side (and the chain empty)."""

    point: str
    side: Side
    day: int | None
    claims: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


Bound = tuple[int | None, int | None]
"""Earliest and latest day of a point, inclusive; None: open."""
