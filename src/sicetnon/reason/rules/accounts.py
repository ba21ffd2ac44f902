"""Parallel accounts: passages of different voices that tell of one thing in like words and differ on one point.

Reports of one happening seldom name it alike: one has a verb, another a noun, a third only the victims. Passages are
compared by the words around their claims, so that nothing here gives a contradiction: they may mean different things.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

import msgspec

from sicetnon.lexicon.names import fold, same_name
from sicetnon.model import Claim, DateValue, DurationValue, ParticipantValue, PlaceValue, QuantityValue
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.places import Gazetteer
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.quantities import apart
from sicetnon.reason.rules.versions import alike, at_other_times, gap_and_width, sufferers
from sicetnon.reason.wording import clauses, says, sentence

_AROUND = 120
"""Code points of the same sentence, on each side of a claim, that show what it is about."""
_BESIDE = 6
"""Other claims about the same event whose words show what it is about."""
_COMMON = 60
"""A word that more claims than this share tells none from another."""
_REACH = 1500
"""Code points between two passages of one witness that are still compared."""
_SIDE_BY_SIDE = 300
"""Code points between two authorities that are cited one after the other."""
_SEASON, _YEAR, _CENTURY = 92, 366, 36525
_FEW_DAYS = 12
_MOST_NEAR = 100
"""Claims of one facet that are compared with the next ones, so many of them at most."""
_MOST_PAIRS = 20000
"""Pairs of claims of different witnesses."""
_SHOWN = 6
_NEVER = ("birth", "happening", "")
"""Kinds that tell nothing of what happened."""
_OF_A_REPORT = frozenset((*_NEVER, "announcement"))


class Account(msgspec.Struct, frozen=True):
    """A claim with what the words around it are about."""

    claim: Claim
    theme: frozenset[str]


def account(index: Index, claim: Claim) -> Account:
    """A claim with its theme: the topics of its sentence near it, without those of its own value."""
    words = index.vocabulary(claim)
    theme = words.topics(index.context(claim, _AROUND, _AROUND))
    for other in index.of(claim.event)[:_BESIDE]:
        if index.speaker(other) == index.speaker(claim):
            theme |= index.topics(other)
    own = getattr(claim.value, "label", "") or getattr(claim.value, "phrase", "")
    return Account(claim, theme - words.topics(own))


Differ: TypeAlias = Callable[[Claim, Claim], bool]


def pairs(index: Index, claims: Sequence[Claim], differ: Differ) -> Iterator[tuple[Account, Account]]:
    """Claims of different voices that `differ` and whose sentences share words, each pair once: those of one witness
    that stand near each other, and those of different witnesses. Words that are everywhere do not count; the number of
    pairs is bounded."""
    near = [(one, other) for one, other in _near(index, claims) if differ(claims[one], claims[other])]
    several = len({claim.quote.witness for claim in claims}) > 1
    compared = range(len(claims)) if several else sorted({number for pair in near for number in pair})
    told = {number: account(index, claims[number]) for number in compared}
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, each in told.items():
        for word in each.theme:
            by_word[word].append(number)
    rare = {word: numbers for word, numbers in by_word.items() if 1 < len(numbers) <= _COMMON}
    for one, other in near:
        if other == one + 1 or not told[one].theme.isdisjoint(told[other].theme & rare.keys()):
            yield told[one], told[other]
    if several:
        for one, other in _across(claims, rare):
            if differ(claims[one], claims[other]):
                yield told[one], told[other]


def _near(index: Index, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """The pairs of claims of one witness, by their numbers, of which one could answer the other."""
    speakers = [index.speaker(claim) for claim in claims]
    starts = [claim.quote.start for claim in claims]
    voiced = [number for number, (_, inner) in enumerate(speakers) if inner]
    for one, (witness, inner) in enumerate(speakers):
        end = min(len(claims), one + _MOST_NEAR)
        others: Sequence[int] = (
            range(one + 1, end) if inner else voiced[bisect_right(voiced, one) : bisect_left(voiced, end)]
        )
        for other in others:
            if speakers[other][0] != witness or starts[other] - starts[one] > _REACH:
                break
            if inner != speakers[other][1]:
                yield one, other


def _across(claims: Sequence[Claim], by_word: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The pairs of claims of different witnesses that share a word, those of the rarest words first, and each claim
    with the next one."""
    witnesses = [claim.quote.witness for claim in claims]
    seen = {(n, n + 1) for n in range(len(claims) - 1) if witnesses[n] != witnesses[n + 1]}
    yield from sorted(seen)
    for word in sorted(by_word, key=lambda w: (len(by_word[w]), w)):
        for pair in combinations(by_word[word], 2):
            if witnesses[pair[0]] != witnesses[pair[1]] and pair not in seen:
                seen.add(pair)
                yield pair
        if len(seen) > _MOST_PAIRS:
            return


def one_story(index: Index, one: Account, other: Account) -> bool:
    """Whether two passages of different voices seem to tell of one happening."""
    a, b = one.claim, other.claim
    if not _two_voices(index, a, b) or _counted_apart(index, a, b):
        return False
    if a.event == b.event or _counts_side_by_side(index, a, b):
        return True
    if not alike(index, a.event, b.event) and index.kind(a.event) != index.kind(b.event):
        return False
    shared = one.theme & other.theme
    plain = index.kind(a.event) in _NEVER or index.kind(b.event) in _NEVER
    once = index.vocabulary(a).is_kind("once", index.kind(a.event))
    if once and shared and a.quote.witness == b.quote.witness:
        return True  # what is founded or born once: one word in common is enough side by side
    return len(shared) >= (3 if plain else 2) and 2 * len(shared) >= min(len(one.theme), len(other.theme))


def _counts_side_by_side(index: Index, one: Claim, other: Claim) -> bool:
    """Two cited authorities count one after the other: "Antias writes that forty thousand were slain; Naso that not
    more than eight thousand fell". The second seldom repeats what it counts, or its verb."""
    a, b = one.value, other.value
    if not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue) or a.unit != b.unit:
        return False
    near = one.quote.witness == other.quote.witness and abs(one.quote.start - other.quote.start) <= _SIDE_BY_SIDE
    words = index.vocabulary(one)
    deadly = [words.is_kind("deadly", index.kind(claim.event)) for claim in (one, other)]
    plain = [index.kind(claim.event) in _NEVER for claim in (one, other)]
    told = any(deadly) and all(d or p for d, p in zip(deadly, plain, strict=True))
    return near and told and bool(index.inner(one) and index.inner(other)) and not (a.what and b.what)


def _two_voices(index: Index, one: Claim, other: Claim) -> bool:
    if index.speaker(one) == index.speaker(other):
        return False
    if one.quote.witness != other.quote.witness:
        return True
    voiced = index.inner(one) or index.inner(other)
    return bool(voiced) and abs(one.quote.start - other.quote.start) <= _REACH


def _counted_apart(index: Index, one: Claim, other: Claim) -> bool:
    """They are about members of a row that have different numbers."""
    numbered = index.once(_Numbered)
    first, second = numbered[one.event], numbered[other.event]
    return bool(first and second) and not first & second


class _Numbered(dict[str, frozenset[int]]):
    """The numbers in their row that events are given, by the ids of the events; looked up once for each."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, event: str) -> frozenset[int]:
        said = (getattr(c.value, "ordinal", None) for c in self._index.of(event, "sequence") if c.polarity == "+")
        self[event] = found = frozenset(number for number in said if number)
        return found


def _compare(index: Index, facet: str, differ: Differ) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The variants that parallel passages give for a point, those that hang together in one group."""
    claims = [c for c in index.claims if c.facet == facet and c.polarity == "+"]
    leaders: dict[str, str] = {}

    def leader(name: str) -> str:
        while leaders.setdefault(name, name) != name:
            name = leaders[name]
        return name

    for one, other in pairs(index, claims, differ):
        if one_story(index, one, other) and not index.left_open(one.claim, other.claim):
            leaders[leader(index.variant_of[other.claim.id].id)] = leader(index.variant_of[one.claim.id].id)
    groups: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for claim in claims:
        variant = index.variant_of[claim.id]
        if variant.id in leaders:
            groups[leader(variant.id)][variant.claim_ids] = None
    for group in groups.values():
        yield tuple(group)


def _drafts(index: Index, facet: str, differ: Differ, words: str) -> Iterator[Draft]:
    for variants in _compare(index, facet, differ):
        yield side_by_side(index, variants, [index.by_id[variant[0]] for variant in variants], words)


def side_by_side(
    index: Index, variants: tuple[tuple[str, ...], ...], claims: Sequence[Claim], words: str, longest: int = 110
) -> Draft:
    """What the claims say, one after the other, under a few words of what they differ in; each quote is shown with
    `longest` code points at most."""
    return Draft(
        variants=variants,
        events=tuple(dict.fromkeys(claim.event for claim in claims)),
        weight=len(claims),
        explanation=sentence(f"{words}: {clauses(says(index, claim, longest) for claim in claims[:_SHOWN])}"),
    )


# --- how many -------------------------------------------------------------------------------------------------------
@finds(
    name="accounts-count-differently",
    kind="quantity",
    words="Parallel accounts give different numbers for what seem to be the same things.",
    level="dispute",
    why="The voices differ; they may count at different times, or not the same things.",
    gives_way=True,
)
def count_differently(index: Index) -> Iterator[Draft]:
    besides = _besides(index)

    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        if not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue) or a.unit != b.unit:
            return False
        if (
            "age" in (a.what, b.what)
            or a.part_of_total
            or b.part_of_total
            or a.enumerated
            or b.enumerated
            or not apart(a, b)
        ):
            return False
        words = index.vocabulary(one)
        if one.id in besides or other.id in besides:
            return False
        first, second = words.topics(a.what), words.topics(b.what)
        people = all(not value.what or words.has("persons", value.what) for value in (a, b))
        deadly = all(words.is_kind("deadly", index.kind(each.event)) for each in (one, other))
        deadly = deadly or _counts_side_by_side(index, one, other)
        same = first == second if first and second else deadly or bool(a.unit)
        kinds = {index.kind(each.event) for each in (one, other)}
        alike_kind = deadly or (len(kinds) == 1 and not kinds & set(_NEVER))
        return (same or (people and alike_kind)) and not at_other_times(index, one.event, other.event)

    yield from _drafts(index, "quantity", differ, "Accounts differ on how many there were")


def _besides(index: Index) -> frozenset[str]:
    """The ids of the claims whose number is one of others besides, or of some among them; "not more than" is a bound
    and none of these."""
    closed = (
        claim
        for claim in index.valued(QuantityValue)
        if isinstance(claim.value, QuantityValue) and claim.value.min is not None and claim.value.max is not None
    )
    return frozenset(claim.id for claim in index.speaking(closed, "besides", 20, 30))


# --- when -----------------------------------------------------------------------------------------------------------
@finds(
    name="accounts-date-differently",
    kind="date",
    words="Parallel accounts give different days for what seems to be one happening.",
    level="dispute",
    why="The voices differ; that they tell of one happening rests on their words alone.",
)
def date_differently(index: Index) -> Iterator[Draft]:
    days = {claim.id: days_of(claim.value) for claim in index.with_facet("date")}
    once = index.of_sort("once")

    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        if not isinstance(a, DateValue) or not isinstance(b, DateValue) or a.relation != b.relation:
            return False
        if {index.kind(one.event), index.kind(other.event)} <= _OF_A_REPORT:
            return False  # "said today": when it was reported, not when it happened
        between = gap_and_width(days[one.id], days[other.id])
        if between is None:
            return False
        gap, width = between
        if not 0 < gap <= _CENTURY or width > _YEAR:
            return False
        return once.issuperset((one.event, other.event)) or (width <= _FEW_DAYS and gap <= _SEASON)

    yield from _drafts(index, "date", differ, "Accounts of what seems to be one happening date it differently")


# --- where ----------------------------------------------------------------------------------------------------------
@finds(
    name="accounts-place-differently",
    kind="place",
    words="Parallel accounts put what seems to be one happening in different places.",
    level="dispute",
    why="The voices differ; one place may lie in the other, or the accounts may mean different things.",
)
def place_differently(index: Index) -> Iterator[Draft]:
    gazetteer = Gazetteer(index)

    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        if not isinstance(a, PlaceValue) or not isinstance(b, PlaceValue) or a.role != "at" or b.role != "at":
            return False
        if at_other_times(index, one.event, other.event):
            return False
        return gazetteer.standing(a, b) == "apart"

    yield from _drafts(index, "place", differ, "Accounts of what seems to be one happening place it differently")


# --- who ------------------------------------------------------------------------------------------------------------
@finds(
    name="accounts-name-others",
    kind="participant",
    words="Parallel accounts name different parties as those who did one thing, or who led it.",
    level="dispute",
    why="The voices differ; several may have acted together, and one may be named by rank and by name.",
)
def name_others(index: Index) -> Iterator[Draft]:
    deadly = index.of_sort("deadly")

    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        if not isinstance(a, ParticipantValue) or not isinstance(b, ParticipantValue) or a.role != b.role:
            return False
        if a.role not in ("agent", "head") or (a.role == "agent" and not deadly.issuperset((one.event, other.event))):
            return False
        if a.entity == b.entity or same_name(a.label, b.label) or not _other_words(index, one, other):
            return False
        if a.role == "head" and fold(a.side) != fold(b.side):
            return False
        suffering = [sufferers(index, each.event) for each in (one, other)]
        together = one.event == other.event or not all(suffering) or bool(suffering[0] & suffering[1])
        return together and not at_other_times(index, one.event, other.event)

    yield from _drafts(index, "participant", differ, "Accounts lay it to different parties")


def _other_words(index: Index, one: Claim, other: Claim) -> bool:
    """Neither of the two names holds the other ("soldiers", "soldiers of the brigade")."""
    words = index.vocabulary(one)
    first, second = (words.topics(getattr(each.value, "label", "")) for each in (one, other))
    return bool(first and second) and not first <= second and not second <= first


# --- how long -------------------------------------------------------------------------------------------------------
@finds(
    name="accounts-last-differently",
    kind="duration",
    words="Parallel accounts say that what seems to be one thing lasted longer or less long.",
    level="dispute",
    why="The voices differ; they may count from another begin, or speak of different things.",
)
def last_differently(index: Index) -> Iterator[Draft]:
    def differ(one: Claim, other: Claim) -> bool:
        a, b = one.value, other.value
        if not isinstance(a, DurationValue) or not isinstance(b, DurationValue):
            return False
        short, long = (a, b) if a.min_days <= b.min_days else (b, a)
        return short.max_days is not None and long.min_days > 1.1 * short.max_days

    yield from _drafts(index, "duration", differ, "Accounts differ on how long it lasted")


RULES: tuple[Rule, ...] = (last_differently, count_differently, date_differently, place_differently, name_others)
