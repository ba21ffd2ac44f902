"""Where in a row: ordinals, the next, the last, counts, and the members that are named or listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sicetnon.model import Claim, IdentityValue, QuantityValue, SequenceValue
from sicetnon.reason.compile import Builder
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Rule, constrains
from sicetnon.reason.variants import Variant
from sicetnon.reason.wording import clauses, number, of_date, ordinal, quoted, says, speaker

_SPARE = 4
"""Members beyond the number in a row that are counted against it: a few show the same as all, in fewer ways."""


def separate(index: Index, builder: Builder, event: str) -> int:
    """The literal of "this is a member of its own": dates and numbers say so; what makes it a part denies it."""
    literal = builder.network.literal(("separate", event))
    mark = ("separate-said", event)
    if mark in builder.done:
        return literal
    builder.done.add(mark)
    asking, builder.rule = builder.rule, "part-or-separate"
    parted = [v for v in index.apparatus(event, "part_of") + index.apparatus(event, "identity") if _part(index, v)]
    for variant in parted:
        builder.clause(-builder.says(variant), -literal)
    builder.rule = "a member of its own"
    for variant in index.apparatus(event, "sequence"):
        if variant.polarity == "+" and isinstance(variant.value, SequenceValue) and _numbers(variant.value):
            builder.clause(-builder.says(variant), literal)
    if not parted:
        for variant in index.apparatus(event, "date"):
            if variant.polarity == "+":
                builder.clause(-builder.says(variant), literal)
    builder.rule = asking
    return literal


def _part(index: Index, variant: Variant) -> bool:
    value = variant.value
    if variant.polarity != "+" or not isinstance(value, IdentityValue):
        return False
    if value.relation != "part_of" or not value.other:
        return False
    series = index.series(variant.event)
    return value.other != series and any(index.series(c) == series for c in index.candidates(value.other))


def _numbers(value: SequenceValue) -> bool:
    return value.relation in ("ordinal", "last", "next", "again")


def _counted(index: Index, relations: tuple[str, ...]) -> Iterator[tuple[Variant, SequenceValue, str]]:
    for variant in index.variants_valued(SequenceValue):
        value = variant.value
        if variant.facet != "sequence" or variant.polarity != "+" or not isinstance(value, SequenceValue):
            continue
        series = index.series(variant.event)
        if value.other in index.members:
            series = value.other
        if value.relation in relations and series and not index.events[variant.event].candidates:
            yield variant, value, series


def _one_of(claims: Sequence[Claim], *relations: str) -> Claim | None:
    """The one claim among these that is a number in a row or a next one; None when there are several."""
    found = [c for c in claims if isinstance(c.value, SequenceValue) and c.value.relation in relations]
    return found[0] if len(found) == 1 else None


def _numbered(index: Index, claims: Sequence[Claim]) -> str:
    claim = _one_of(claims, "ordinal", "last")
    if claim is None:
        return ""
    others = [other for other in claims if other.event != claim.event]
    return (
        f"{speaker(index, claim)} calls the one{of_date(index, claim.event)} {quoted(claim, 90)}; "
        f"{number(len(others), 'other')} of the series are told of: "
        f"{clauses(says(index, other, 100) for other in others)}"
    )


def _between(index: Index, claims: Sequence[Claim]) -> str:
    claim = _one_of(claims, "next")
    if claim is None or not isinstance(claim.value, SequenceValue) or not claim.value.other:
        return ""
    ends = (claim.event, claim.value.other)
    between = [other for other in claims if other.event not in ends]
    if len({other.event for other in between}) != 1:
        return ""
    return (
        f"{says(index, claim, 100)}, which follows the one{of_date(index, claim.value.other)}; but another one lies "
        f"between: {clauses(says(index, other) for other in between)}"
    )


# --- the number of members before -----------------------------------------------------------------------------------
@constrains(
    name="ordinal",
    kind="count",
    words="Before the n-th member of a series there are n − 1 others, and none follows the last.",
    why="A number in a row and the members that are named count the same things.",
    explain=_numbered,
)
def ordinal_in_series(index: Index, builder: Builder) -> None:
    for variant, value, series in _counted(index, ("ordinal", "last")):
        chosen, event = builder.says(variant), variant.event
        others = [member for member in builder.members(series) if member != event]
        last = value.last or value.relation == "last"
        separate(index, builder, event)
        if last:
            for other in others:
                own = separate(index, builder, other)
                builder.clause(-chosen, -own, builder.no_later(builder.begin(other), builder.begin(event)))
        if value.relation == "ordinal" and value.ordinal:
            before = others if last else [other for other in others if _may_precede(index, other, event)]
            if len(before) < value.ordinal:
                continue
            counted = [_before(index, builder, other, event, last) for other in before[: value.ordinal - 1 + _SPARE]]
            builder.at_most(counted, value.ordinal - 1, when=chosen)


def _before(index: Index, builder: Builder, other: str, event: str, last: bool) -> int:
    """The literal of "a member of its own that comes before"; all others come before the last."""
    own = separate(index, builder, other)
    if last:
        return own
    return _both(builder, own, builder.no_later(builder.begin(other), builder.begin(event), days=1))


def _may_precede(index: Index, one: str, other: str) -> bool:
    """Whether some date that is given for the one lies before some date of the other."""
    latest = max((high for _, high, _ in index.dates(other)), default=None)
    return any(latest is None or low < latest for low, _, _ in index.dates(one))


def _both(builder: Builder, one: int, other: int) -> int:
    literal = builder.network.literal(("both", one, other))
    builder.clause(-one, -other, literal)
    return literal


# --- the next -------------------------------------------------------------------------------------------------------
@constrains(
    name="next",
    kind="sequence",
    words="Between a member of a series and the next there is no other.",
    why="A member in between would be the next one.",
    explain=_between,
)
def next_in_series(index: Index, builder: Builder) -> None:
    for variant, value, series in _counted(index, ("next",)):
        other, event = value.other, variant.event
        if not other or other not in index.events or index.series(other) != series or other == series:
            continue
        chosen = builder.says(variant)
        for member in builder.members(series):
            if member in (event, other) or not _may_lie(index, other, member, event):
                continue
            builder.clause(
                -chosen,
                -separate(index, builder, member),
                builder.no_later(builder.begin(member), builder.begin(other)),
                builder.no_later(builder.begin(event), builder.begin(member)),
            )


def _may_lie(index: Index, first: str, member: str, last: str) -> bool:
    """Whether some date that is given for a member falls between those of two others."""
    dates, firsts, lasts = index.dates(member), index.dates(first), index.dates(last)
    after = min((low for low, _, _ in firsts), default=None)
    before = max((high for _, high, _ in lasts), default=None)
    return any((after is None or high > after) and (before is None or low < before) for low, high, _ in dates)


# --- counts ---------------------------------------------------------------------------------------------------------
@constrains(
    name="count",
    kind="count",
    words="A series has as many members as is said: an ordinal of the last, a number and a list must agree.",
    why="A number of members and a list of them count the same things.",
)
def count_of_members(index: Index, builder: Builder) -> None:
    for series in index.members:
        counts = [v for v in index.apparatus(series, "quantity") if v.polarity == "+" and _counts(index, v, series)]
        lasts = [(v, value) for v, value, where in _counted(index, ("ordinal",)) if where == series and value.last]
        for variant in counts:
            value = variant.value
            if not isinstance(value, QuantityValue):
                continue
            for last, where in lasts:
                _last_against_count(index, builder, (last, where), variant, value)
            if value.max is not None and not value.enumerated and not value.approximate:
                own = [separate(index, builder, member) for member in builder.members(series)]
                builder.at_most(own, int(value.max), when=builder.says(variant))
        _counts_apart(index, builder, counts)


def _counts(index: Index, variant: Variant, series: str) -> bool:
    value = variant.value
    if not isinstance(value, QuantityValue) or value.part_of_total or (value.min is None and value.max is None):
        return False
    kinds = {event.kind.casefold() for event in index.members[series]}
    what = index.vocabulary(variant.claims[0]).kind_of(value.what)
    return value.enumerated or not what or any(what == kind or what in kind.split() for kind in kinds)


def _last_against_count(
    index: Index, builder: Builder, last: tuple[Variant, SequenceValue], variant: Variant, value: QuantityValue
) -> None:
    place = last[1].ordinal or 0
    more = value.min is not None and value.min > place
    fewer = not value.enumerated and not value.approximate and value.max is not None and value.max < place
    if not place or not (more or fewer):
        return
    claim, other = variant.claims[0], last[0].claims[0]
    given = int(value.min if more and value.min is not None else value.max or 0)
    verb = "lists" if value.enumerated else "counts"
    noun = value.what or index.kind(last[0].event) or "member"
    words = (
        f"{speaker(index, claim)} {verb} {number(given, noun)}; {speaker(index, other)} calls the one"
        f"{of_date(index, other.event)} the {ordinal(place)} and last: {quoted(other, 90)}"
    )
    builder.exclude(variant, last[0], words)


def _counts_apart(index: Index, builder: Builder, counts: list[Variant]) -> None:
    for number_, one in enumerate(counts):
        for other in counts[number_ + 1 :]:
            a, b = one.value, other.value
            if not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue) or (a.enumerated and b.enumerated):
                continue
            listed, stated = (a, b) if a.enumerated else (b, a)
            apart = (stated.max is not None and listed.min is not None and listed.min > stated.max) or (
                not listed.enumerated and stated.min is not None and listed.max is not None and listed.max < stated.min
            )
            if apart and not (a.approximate or b.approximate):
                list_, text = (one, other) if a.enumerated else (other, one)
                words = _listed_and_stated(index, list_, text) if listed.enumerated else ""
                builder.exclude(one, other, words)


def _listed_and_stated(index: Index, listed: Variant, stated: Variant) -> str:
    value, claim = listed.value, listed.claims[0]
    if not isinstance(value, QuantityValue):
        return ""
    given = number(value.min or 0, value.what or "member")
    return f"{speaker(index, claim)} lists {given} ({quoted(claim, 100)}); {says(index, stated.claims[0], 120)}"


RULES: tuple[Rule, ...] = (ordinal_in_series, next_in_series, count_of_members)
