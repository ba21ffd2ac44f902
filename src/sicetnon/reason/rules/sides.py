"""Sides: who is held responsible and who denies it, what some say and others, what is dated or counted in two ways.

Reports of a crime are made by its parties. What one side says of the other, and what that side answers, seldom names
the deed in the same words; these rules join what stands near in kind and in words, and so never give a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from sicetnon.model import Claim, DateValue, Level, ParticipantValue, SequenceValue
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.accounts import account, one_story, side_by_side
from sicetnon.reason.rules.versions import alike

_MOST = 120
_SHOWN = 6
_SIDE_BY_SIDE = 250
"""Code points between what some say and what others say."""
_AROUND = 90
_LITTLE = 2
"""Topics of a denial beside those of its event; with more it denies a circumstance."""


def _draft(index: Index, groups: Sequence[Sequence[Claim]], words: str) -> Draft:
    claims = [claim for group in groups for claim in group]
    return side_by_side(index, tuple(index.ids(group) for group in groups), claims, words)


# --- responsibility -------------------------------------------------------------------------------------------------
@finds(
    name="responsibility-denied",
    kind="participant",
    words="One voice holds a party responsible for a deed, and another denies that it was.",
    level="dispute",
    why="The voices differ, and those who deny may be those who are accused.",
    weighed=0.1,
)
def responsibility_denied(index: Index) -> Iterator[Draft]:
    crimes = index.of_sort("deadly")
    told = [claim for claim in index.claims if claim.event in crimes]
    denials = [claim for claim in told if _denies(index, claim)][:_MOST]
    charges = [
        claim for claim in told if claim.polarity == "+" and _charges(index, claim) and not _denies(index, claim)
    ][:_MOST]
    used: set[str] = set()
    for denial in denials:
        against = [
            charge
            for charge in charges
            if index.speaker(charge) != index.speaker(denial)
            and charge.id != denial.id
            and alike(index, charge.event, denial.event)
            and _one_deed(index, charge, denial)
        ]
        others = [charge for charge in against if charge.event != denial.event]
        against = [charge for charge in against if charge.event == denial.event] + others
        if against and denial.id not in used:
            answers = [d for d in denials if d.event == denial.event and index.speaker(d) == index.speaker(denial)]
            used.update(claim.id for claim in answers)
            yield _draft(index, (against[:_SHOWN], answers[:3]), "Responsibility is charged and denied")


def _denies(index: Index, claim: Claim) -> bool:
    words = index.vocabulary(claim)
    if claim.voice and words.has("negation", claim.voice[-1].name):
        return False  # "no group has claimed responsibility": nobody speaks
    if claim.polarity == "+" and index.inner(claim) and index.speaks(claim, "cleared", _AROUND):
        return True  # "the armed forces had no part in the murder"
    if claim.polarity == "+" or isinstance(claim.value, DateValue):
        return False
    agent = isinstance(claim.value, ParticipantValue) and claim.value.role in ("agent", "head")
    return (agent and bool(index.inner(claim))) or index.speaks(claim, "responsible", _AROUND, 20)


def _charges(index: Index, claim: Claim) -> bool:
    if isinstance(claim.value, ParticipantValue):
        return claim.value.role in ("agent", "head")
    return index.speaks(claim, "responsible", _AROUND, 20)


def _one_deed(index: Index, one: Claim, other: Claim) -> bool:
    if one.event == other.event:
        return True
    if one.quote.witness == other.quote.witness:
        return abs(one.quote.start - other.quote.start) <= 4 * _SIDE_BY_SIDE
    return len(account(index, one).theme & account(index, other).theme) >= 2


# --- some and others ------------------------------------------------------------------------------------------------
@finds(
    name="two-versions",
    kind="version",
    words="What some say, and then what others say, stands side by side in the text.",
    level="dispute",
    why="A writer who sets “others” against “some” shows that accounts differ, whether or not both can hold.",
)
def two_versions(index: Index) -> Iterator[Draft]:
    voiced = [claim for claim in index.claims if claim.polarity == "+" and index.inner(claim)]
    groups: list[list[Claim]] = []
    for claim in voiced:
        if groups and index.speaker(groups[-1][0]) == index.speaker(claim):
            groups[-1].append(claim)
        else:
            groups.append([claim])
    for first, second in pairwise(groups):
        if first[0].quote.witness != second[0].quote.witness:
            continue
        if second[0].quote.start - first[-1].quote.end > _SIDE_BY_SIDE:
            continue
        others = second[0].voice[-1].name
        some = " ".join(voice.name for voice in first[0].voice)
        words = index.vocabulary(second[0])
        if words.has("other_side", others) and not words.has("other_side", some) and words.has("one_side", some):
            yield _draft(index, (first[:4], second[:4]), "Some say one thing and others another")


# --- two days for what has a day ------------------------------------------------------------------------------------
@finds(
    name="two-days",
    kind="date",
    words="What lasts is put on one day in one passage, and on another day in another.",
    level="tension",
    why="Each may be a day in its course; where the day stands for the whole, the passages differ.",
)
def two_days(index: Index) -> Iterator[Draft]:
    for event in index.events:
        if not index.lasting(event) or event in index.members or len(index.candidates(event)) > 1:
            continue
        days = [
            (low, claim)
            for low, high, claim in index.dates(event)
            if low == high and not index.narrative.in_course(claim) and _dates_the_whole(index, claim)
        ]
        for (low, one), (other_low, other) in combinations(days[:12], 2):
            if low != other_low and not index.same_sentence(one, other):
                level: Level = "dispute" if index.speaker(one) != index.speaker(other) else "tension"
                draft = _draft(index, ((one,), (other,)), "One day is given for it here, another there")
                yield Draft(variants=draft.variants, events=draft.events, level=level, explanation=draft.explanation)
                break


def _dates_the_whole(index: Index, claim: Claim) -> bool:
    """The date is that of a field, or of a clause whose words name the event itself."""
    if index.tabular(claim) or claim.method.startswith("row"):
        return True
    words = index.vocabulary(claim)
    label = words.topics(index.events[claim.event].label)
    return bool(label) and label <= index.topics(claim)


# --- two of one number ----------------------------------------------------------------------------------------------
@finds(
    name="two-of-one-number",
    kind="count",
    words="Two events of one row have the same number in it.",
    level="dispute",
    why="The accounts may count from another begin, or speak of different rows.",
)
def two_of_one_number(index: Index) -> Iterator[Draft]:
    numbered = [
        claim
        for claim in index.with_facet("sequence")
        if isinstance(claim.value, SequenceValue) and claim.value.relation == "ordinal" and claim.polarity == "+"
    ][:_MOST]
    for one, other in combinations(numbered, 2):
        if one.event == other.event or getattr(one.value, "ordinal", 0) != getattr(other.value, "ordinal", 0):
            continue
        words = index.vocabulary(one)
        labels = [words.topics(index.events[claim.event].label) for claim in (one, other)]
        if index.kind(one.event) != index.kind(other.event) or not labels[0] or labels[0] != labels[1]:
            continue
        if index.topics(one) != index.topics(other):
            continue
        level: Level = "dispute" if index.speaker(one) != index.speaker(other) else "tension"
        both = [(c, *index.of(c.event, "date", "place")[:3]) for c in (one, other)]
        draft = _draft(index, both, "Two of them have one number")
        yield Draft(variants=draft.variants, events=draft.events, level=level, explanation=draft.explanation)


# --- who did it, told side by side ----------------------------------------------------------------------------------
@finds(
    name="deed-told-by-parties",
    kind="participant",
    words="The parties to a deed, or those who report it, name different persons as those who did it.",
    level="dispute",
    why="The voices differ; several may have acted together.",
)
def told_by_parties(index: Index) -> Iterator[Draft]:
    crimes = index.of_sort("deadly")
    agents = [
        claim
        for claim in index.with_facet("participant")
        if claim.polarity == "+" and getattr(claim.value, "role", "") == "agent" and claim.event in crimes
    ][:_MOST]
    seen: set[frozenset[str]] = set()
    for one, other in combinations(agents, 2):
        a, b = one.value, other.value
        if not isinstance(a, ParticipantValue) or not isinstance(b, ParticipantValue) or a.entity == b.entity:
            continue
        apart = one.quote.witness != other.quote.witness
        if index.speaker(one) == index.speaker(other) or not (apart or (index.inner(one) and index.inner(other))):
            continue
        words = index.vocabulary(one)
        names = words.topics(a.label), words.topics(b.label)
        key = frozenset((*names[0], *names[1]))
        if not all(names) or names[0] <= names[1] or names[1] <= names[0] or key in seen:
            continue
        if one_story(index, account(index, one), account(index, other)):
            seen.add(key)
            yield _draft(index, ((one,), (other,)), "It is laid to different parties")


# --- denied that it happened ----------------------------------------------------------------------------------------
@finds(
    name="happening-denied",
    kind="denial",
    words="One voice tells when, where or how something happened, and another denies that it happened.",
    level="dispute",
    why="The voices differ on whether it happened at all.",
    weighed=0.12,
)
def happening_denied(index: Index) -> Iterator[Draft]:
    for denial in index.with_facet("existence"):
        if denial.polarity != "-" or denial.answers or not index.inner(denial):
            continue
        words = index.vocabulary(denial)
        if len(index.topics(denial) - words.topics(index.events[denial.event].label)) > _LITTLE:
            continue  # it denies a circumstance, not the happening
        told = [
            claim
            for claim in index.of(denial.event)
            if claim.polarity == "+"
            and index.speaker(claim) != index.speaker(denial)
            and claim.facet != "topic"
            and _within_reach(claim, denial)
        ]
        if told:
            yield _draft(index, (told[:_SHOWN], (denial,)), "It is told and denied")


def _within_reach(one: Claim, other: Claim) -> bool:
    return one.quote.witness != other.quote.witness or abs(one.quote.start - other.quote.start) <= 4 * _SIDE_BY_SIDE


RULES: tuple[Rule, ...] = (
    happening_denied,
    responsibility_denied,
    two_versions,
    two_days,
    two_of_one_number,
    told_by_parties,
)
