"""From the engine's minimal conflicts to what a reader sees: few findings, each with its pivot and one sentence.

A conflict that counts can be shown in very many ways (any three of six earlier meetings). The best reading sets one
variant aside, the pivot; conflicts that share it and the rule are one finding, shown by the simplest of them. Variants
of one point that exclude each other in pairs (five dates of one treaty) are one finding that shows them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from sicetnon.model import Claim, DateValue, Finding, Level, QuantityValue
from sicetnon.reason.compile import Builder
from sicetnon.reason.engine import Conflict, Engine
from sicetnon.reason.index import Index, day_of
from sicetnon.reason.levels import calendars_apart, level_of, voices
from sicetnon.reason.rule import Rule
from sicetnon.reason.variants import Variant
from sicetnon.reason.wording import clauses, day_words, number, says, sentence
from sicetnon.text import content_id

GLOBAL_LIMIT = 60
"""Conflicts listed over the whole record, smallest first; none where more variants than that are set aside, each of
which has its own."""
PIVOT_LIMIT = 12
"""Conflicts listed for each variant that the best reading sets aside."""
MOST_PIVOTS = 200
_SHOWN = 7

_TELLING = (
    "count", "ordinal", "next", "part-or-separate", "part-within-whole", "same-event", "within-a-life", "cause-first",
    "while", "order", "duration", "series-holds-members", "one-date",
)  # fmt: skip
"""Of several rules that take part in one conflict the one named first says most; a rule that is not here says more."""


_BY_EVENT = ("one-date", "one-place", "order", "while", "duration", "cause-first", "same-event")
"""Rules whose conflicts fall away when two passages turn out to mean different events."""


class Group(msgspec.Struct):
    """Conflicts that share their pivot, or their point, and the rule."""

    pivot: str
    rule: str
    conflicts: list[tuple[str, ...]]
    one_point: bool = False


def search(
    engine: Engine, claims: Sequence[str], left_out: Sequence[str], over: Callable[[], bool] = lambda: False
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Minimal conflicts by their variants, with the names of their rules: the smallest of each variant that the best
    reading sets aside (every conflict holds such a variant, and each of them has conflicts with what that reading
    keeps), and where these are few, the smallest of all. Ends when `over` says so."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}

    def keep(conflict: Conflict) -> None:
        members = tuple(sorted({*conflict.claims, *conflict.given}))
        if members:
            found.setdefault(members, conflict.rules)

    for conflict in engine.conflicts(limit=GLOBAL_LIMIT) if len(left_out) <= GLOBAL_LIMIT else ():
        keep(conflict)
    aside = set(left_out)
    universe = [claim for claim in claims if claim not in aside]
    for dispute in engine.disputes(each=PIVOT_LIMIT, kept=universe, aside=left_out[:MOST_PIVOTS]):
        for conflict in dispute.conflicts:
            keep(conflict)
        if over():
            break
    return found


def _telling(found: Mapping[tuple[str, ...], tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The conflicts without those that only show a smaller one again, with one of its variants told at greater length
    (a date replaced by what else bounds the same day)."""
    kept: dict[tuple[str, ...], tuple[str, ...]] = {}
    holding: dict[str, list[tuple[str, ...]]] = {}
    for members in sorted(found, key=lambda each: (len(each), each)):
        own = set(members)
        near = {other for member in members for other in holding.get(member, ()) if len(other) < len(members)}
        if any(len(own.intersection(other)) == len(other) - 1 >= 2 for other in near):
            continue
        kept[members] = found[members]
        for member in members:
            holding.setdefault(member, []).append(members)
    return kept


def _calendars(variants: Sequence[Variant]) -> int:
    """The days by which two dates differ, where the calendars alone explain it."""
    return calendars_apart(variants[0].value, variants[1].value) if len(variants) == 2 else 0


class Disagreements:
    """Turns the engine's conflicts into findings."""

    def __init__(self, index: Index, builder: Builder, rules: Iterable[Rule]) -> None:
        self.index = index
        self.builder = builder
        self.rules = {rule.name: rule for rule in rules}
        self.variants = index.variant_by_id

    def findings(self, found: Mapping[tuple[str, ...], tuple[str, ...]], left_out: Sequence[str]) -> list[Finding]:
        """One finding a group, the simplest conflict of each group shown; groups that share a pivot name each other."""
        groups: dict[tuple[str, ...], Group] = {}
        rank = {variant: place for place, variant in enumerate(left_out)}
        told = _telling(found)
        shared = Counter(member for members in told for member in members)
        for members, names in told.items():
            aside = [member for member in members if member in rank]
            pivot = min(aside, key=lambda member: (-shared[member], rank[member])) if aside else members[0]
            if len(aside) > 1 and len(members) == 2:
                pivot = min(members)
            rule = self._main(names)
            point = self._point(members, names)
            key = (*point, rule) if point else self._twin(groups, pivot, rule, members) or (pivot, rule)
            group = groups.setdefault(key, Group("" if point else pivot, rule, [], bool(point)))
            group.conflicts.append(members)
        made = [(group, self._finding(group, found)) for group in groups.values()]
        linked = []
        for group, finding in made:
            others = [other.id for third, other in made if third.pivot == group.pivot and other.id != finding.id]
            linked.append(msgspec.structs.replace(finding, others=tuple(others) if group.pivot else ()))
        return linked

    def _point(self, members: tuple[str, ...], names: Sequence[str]) -> tuple[str, ...]:
        """The point and level of two variants of one point that exclude each other; empty for every other conflict."""
        variants = [self.variants[member] for member in members]
        one, other = variants[0], variants[-1]
        if len(variants) != 2 or (one.event, one.facet, one.polarity) != (other.event, other.facet, other.polarity):
            return ()
        return one.event, one.facet, self._level(members, names)

    @staticmethod
    def _twin(
        groups: Mapping[tuple[str, ...], Group], pivot: str, rule: str, members: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        """The group of the pivot or the rule that holds a conflict which differs from this one in a single variant."""
        own = set(members)
        for key, group in groups.items():
            alike = not group.one_point and (group.pivot == pivot or group.rule == rule)
            if alike and len(own) > 2 and any(len(own.intersection(c)) >= len(own) - 1 for c in group.conflicts[:40]):
                return key
        return None

    def _main(self, names: Sequence[str]) -> str:
        known = [name for name in names if name in self.rules] or ["one-date"]
        return min(known, key=lambda name: (_TELLING.index(name) if name in _TELLING else -1, name))

    def _simplest(self, group: Group) -> tuple[str, ...]:
        def effort(members: tuple[str, ...]) -> tuple[int, int, int, int, list[tuple[int, int, int, str]]]:
            claims = [self._strongest(self.variants[member], set()) for member in members]
            tabular = sum(self.index.tabular(claim) for claim in claims)
            voiced = sum(bool(self.index.inner(claim)) for claim in claims)
            undated = sum(claim.facet != "date" for claim in claims)
            return len(members), voiced, tabular, undated, sorted(self.index.position(claim) for claim in claims)

        return min(group.conflicts, key=effort)

    def _strongest(self, variant: Variant, speakers: set[object]) -> Claim:
        """The supporter that shows a variant best: of the speakers at issue, unhedged, in running text, the first."""
        index = self.index
        return min(
            variant.claims,
            key=lambda claim: (
                bool(speakers) and index.speaker(claim) not in speakers,
                index.hedged(claim),
                bool(index.inner(claim)),
                index.tabular(claim),
                index.position(claim),
            ),
        )

    def _finding(self, group: Group, found: Mapping[tuple[str, ...], tuple[str, ...]]) -> Finding:
        index = self.index
        members = self._simplest(group)
        level = self._level(members, found[members])
        more = 0 if group.one_point else len(group.conflicts) - 1
        if group.one_point:
            members = tuple(dict.fromkeys(member for conflict in group.conflicts for member in conflict))
        variants = [self.variants[member] for member in members]
        said = [voices(index, variant.claims) for variant in variants]
        common: set[object] = {speaker for speaker in said[0] if all(speaker in each for each in said)}
        shown = {variant.id: self._strongest(variant, common) for variant in variants}
        ordered = sorted(variants, key=lambda variant: index.position(shown[variant.id]))
        name = self._main(found[members] if members in found else found[group.conflicts[0]])
        rule = self.rules.get(name)
        words = self._words(members, [shown[variant.id] for variant in ordered], rule)
        if days := _calendars(ordered):
            words += f" The dates lie {days} days apart, as the Julian and the Gregorian calendar do."
        if more:
            words += f" {sentence(number(more, 'other set') + ' of claims say the same in another way')}"
        return Finding(
            id=content_id("f", name, *sorted(members)),
            level=level,
            kind=(rule.kind if rule else "") or "date",
            variants=tuple(variant.claim_ids for variant in ordered),
            claims=tuple(dict.fromkeys(claim for variant in ordered for claim in variant.claim_ids)),
            rule=name,
            rule_words=rule.words if rule else "",
            explanation=words,
            events=tuple(dict.fromkeys(variant.event for variant in ordered)),
            pivot=next((place for place, variant in enumerate(ordered) if variant.id == group.pivot), None),
            stays=self._stays(variants) if group.one_point else "",
            ways_out=() if group.one_point else tuple(variant.claim_ids for variant in ordered),
        )

    @staticmethod
    def _stays(variants: Sequence[Variant]) -> str:
        """What holds whichever variant of a point holds: the stretch of time, or the range, that takes in them all."""
        values = [variant.value for variant in variants]
        dates = [
            (day_of(v.earliest), day_of(v.latest)) for v in values if isinstance(v, DateValue) and v.relation == "on"
        ]
        lows, highs = [low for low, _ in dates if low is not None], [high for _, high in dates if high is not None]
        if len(values) == len(lows) == len(highs):
            return f"Whichever holds, it falls between {day_words(min(lows))} and {day_words(max(highs))}."
        numbers = [v for v in values if isinstance(v, QuantityValue)]
        least = [v.min for v in numbers if v.min is not None]
        most = [v.max for v in numbers if v.max is not None]
        if len(values) == len(least) == len(most):
            return f"Whichever holds, it is at least {min(least):,.0f} and at most {max(most):,.0f}."
        return ""

    def _level(self, members: Sequence[str], names: Sequence[str]) -> Level:
        levels = [self.rules[name].level for name in names if name in self.rules]
        variants = [self.variants[member] for member in members]
        level = level_of(self.index, levels, [variant.claims for variant in variants])
        soft = self._loose(variants, names) or _calendars(variants) > 0
        return "tension" if level == "contradiction" and soft else level

    def _loose(self, variants: Sequence[Variant], names: Sequence[str]) -> bool:
        """The conflict is one of dates, places or order alone, and rests on a passage that may mean another event; what
        is still going on when it is said to have ended is known by its very words."""
        if any(isinstance(v.value, DateValue) and v.value.relation == "ongoing" for v in variants):
            return False
        loose = any(all(self.index.narrative.loose(claim) for claim in variant.claims) for variant in variants)
        return loose and self._main(names) in _BY_EVENT

    def _words(self, members: Sequence[str], shown: Sequence[Claim], rule: Rule | None) -> str:
        own = self.builder.words.get(frozenset(members))
        if own:
            return sentence(own)
        special = rule.explain(self.index, shown) if rule and rule.explain else ""
        if special:
            return sentence(special)
        said = clauses(says(self.index, claim, 120) for claim in shown[:_SHOWN])
        if len(shown) > _SHOWN:
            said += f"; and {number(len(shown) - _SHOWN)} more"
        reason = rule.words.partition(":")[0].rstrip(".") if rule else ""
        return sentence(f"{said}; but {reason[:1].lower()}{reason[1:]}" if reason else said)
