"""What for, what about, what came of it: purposes, talks, decisions and agreements held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from sicetnon.chronology.day import Day
from sicetnon.model import CauseValue, Claim, TextValue
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.wording import called, clauses, says, sentence, span_words

_LONGEST_RECKONED = 120  # days between which an event without a date of its own is still of use
_MOST_SHARING = 24
"""A word that more claims share than this says nothing about a topic."""


class Matter(msgspec.Struct, frozen=True):
    """A claim of what was intended, discussed or decided, with what it is about and when its event was."""

    claim: Claim
    event: str
    topics: frozenset[str]
    low: Day | None
    high: Day | None
    date: Claim | None

    def before(self, other: Matter) -> bool:
        """Wholly before the other by their dates."""
        return self.high is not None and other.low is not None and self.high < other.low


def label_of(claim: Claim) -> str:
    """What the claim's value says in words."""
    value = claim.value
    return value.label if isinstance(value, TextValue | CauseValue) else ""


def matters(index: Index) -> list[Matter]:
    """The claims of purpose, topic, outcome and cause in their own words, in order; read once for each record."""
    return index.once(_read)


def _read(index: Index) -> list[Matter]:
    found: list[Matter] = []
    for claim in index.with_facet("topic", "outcome", "cause"):
        if claim.polarity != "+" or not label_of(claim):
            continue
        topics = index.vocabulary(claim).topics(label_of(claim)) | index.topics(claim)
        matter = Matter(claim, index.narrative.home(claim), topics, *_dated(index, claim))
        if found and _repeats(found[-1], matter):
            longer = max((found.pop(), matter), key=lambda m: m.claim.quote.end - m.claim.quote.start)
            found.append(longer)
        else:
            found.append(matter)
    return found


def _repeats(one: Matter, other: Matter) -> bool:
    """Two claims read from the same words."""
    a, b = one.claim.quote, other.claim.quote
    inside = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
    return one.event == other.event and a.witness == b.witness and inside


def _dated(index: Index, claim: Claim) -> tuple[Day | None, Day | None, Claim | None]:
    """When it was: by a date of its own event or of the gathering that it belongs to, else by what reasoning leaves."""
    known = index.events.get(claim.event)
    whole = known.part_of if known and known.part_of else claim.event
    for event in dict.fromkeys((claim.event, whole, index.narrative.home(claim))):
        dated = index.dated(event)
        if dated is not None:
            return dated
        reckoned = index.reckoned.get(event)
        if reckoned is not None and reckoned[1] - reckoned[0] <= _LONGEST_RECKONED:
            return (*reckoned, None)
    return None, None, None


def sharing(
    found: Iterable[Matter], one: Collection[str] | None = None, other: Collection[str] | None = None
) -> list[tuple[Matter, Matter, frozenset[str]]]:
    """The pairs that share words of their topics, with the shared words; found over an index, not by all pairs. Where
    `one` and `other` are given, the ids of claims, those of a claim of the one with a claim of the other."""
    listed = list(found)
    ones = {number for number, matter in enumerate(listed) if one is None or matter.claim.id in one}
    others = {number for number, matter in enumerate(listed) if other is None or matter.claim.id in other}
    sides = [{word for number in side for word in listed[number].topics} for side in (ones, others)]
    common = sides[0] & sides[1]
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, matter in enumerate(listed) if common else ():
        for word in matter.topics & common:
            by_word[word].append(number)
    shared: dict[tuple[int, int], set[str]] = defaultdict(set)
    for word, numbers in by_word.items():
        if 1 < len(numbers) <= _MOST_SHARING:
            for a in ones.intersection(numbers):
                for b in others.intersection(numbers):
                    if a != b:
                        shared[(a, b) if a < b else (b, a)].add(word)
    return [(listed[a], listed[b], frozenset(words)) for (a, b), words in sorted(shared.items())]


def alike(one: Matter, other: Matter, shared: frozenset[str], least: int = 2) -> bool:
    """Whether two matters are about the same: so many words in common, or most of the shorter one's."""
    shorter = min(len(one.topics), len(other.topics))
    return len(shared) >= least or (len(shared) >= 1 and shorter <= 2 and 2 * len(shared) > shorter)


class _Saying(dict[str, frozenset[str]]):
    """The ids of the matters' claims that speak of a concern, looked for once in each record."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, concern: str) -> frozenset[str]:
        told = (matter.claim for matter in matters(self._index))
        self[concern] = found = frozenset(claim.id for claim in self._index.speaking(told, concern))
        return found


def _saying(index: Index, concern: str) -> frozenset[str]:
    return index.once(_Saying)[concern]


def _pair(index: Index, lead: str, one: Matter, other: Matter, weight: float = 1.0) -> Draft:
    return Draft(
        variants=(_with_date(one), _with_date(other)),
        events=tuple(dict.fromkeys((one.event, other.event))),
        weight=weight,
        explanation=sentence(f"{lead}: {clauses((says(index, one.claim), says(index, other.claim)))}"),
    )


def _together(index: Index, lead: str, one: Matter, others: Sequence[Matter]) -> Draft:
    """One matter against several: a finding that shows them all."""
    return Draft(
        variants=(_with_date(one), *(_with_date(other) for other in others)),
        events=tuple(dict.fromkeys(matter.event for matter in (one, *others))),
        weight=len(others),
        explanation=sentence(
            f"{lead}: {clauses(says(index, matter.claim) for matter in (*others[:3], one))}",
        ),
    )


def _with_date(matter: Matter) -> tuple[str, ...]:
    date = (matter.date.id,) if matter.date is not None else ()
    return tuple(dict.fromkeys((matter.claim.id, *date)))


def _when(matter: Matter) -> str:
    return span_words(matter.low, matter.high) if matter.low is not None and matter.high is not None else "undated"


# --- decided, then discussed ----------------------------------------------------------------------------------------
@finds(
    name="decided-then-discussed",
    kind="sequence",
    words="What was decided once is discussed again later.",
    level="tension",
    why="Ways can be discussed after a decision; a reader should see that the passages date it differently.",
)
def decided_then_discussed(index: Index) -> Iterator[Draft]:
    found: dict[str, tuple[Matter, list[Matter]]] = {}
    decided, discussed = _saying(index, "decided"), _saying(index, "discussed")
    for a, b, shared in sharing(matters(index), decided, discussed):
        for one, other in ((a, b), (b, a)):
            if not one.before(other) or not alike(one, other, shared):
                continue
            if one.claim.id in decided and other.claim.id in discussed:
                found.setdefault(other.claim.id, (other, []))[1].append(one)
    for later, earlier in found.values():
        yield _together(index, f"Decided {_when(earlier[0])}, and still discussed {_when(later)}", later, earlier)


# --- discussed when it was over -------------------------------------------------------------------------------------
@finds(
    name="discussed-when-over",
    kind="sequence",
    words="What is discussed as to be done was, by its dates, already over.",
    level="tension",
    why="There may have been more of it to come; by the dates given it had ended.",
)
def discussed_when_over(index: Index) -> Iterator[Draft]:
    discussed = _saying(index, "discussed")
    talks = [m for m in matters(index) if m.low is not None and m.claim.id in discussed]
    over = [m for event in index.events for m in _happened(index, event)]
    ends = {m.claim.id for m in over}
    for a, b, shared in sharing([*talks, *over], discussed, ends):
        done, talk = (a, b) if a.claim.id in ends else (b, a)
        if done.claim.id not in ends or talk.claim.id in ends or done.event == talk.event:
            continue
        if _over(done, talk) and len(shared) >= 3:
            lead = f"Told as over ({_when(done)}), and discussed {_when(talk)}"
            yield _pair(index, lead, done, talk, len(shared))


def _over(done: Matter, talk: Matter) -> bool:
    """The one had ended before the middle of the time within which the other fell."""
    if done.high is None or talk.low is None or talk.high is None or done.low is None:
        return False
    return done.low < talk.low and 2 * done.high < talk.low + talk.high


def _happened(index: Index, event: str) -> list[Matter]:
    """A stretch of time that an event fills, with what its claims are about, for events outside a series."""
    dated = index.dated(event)
    if dated is None or index.series(event) or not index.lasting(event):
        return []
    words = index.vocabulary(dated[2])
    text = [index.events[event].label, *(claim.quote.words for claim in index.of(event, "quantity", "participant"))]
    topics = frozenset(topic for part in text[:6] for topic in words.topics(part))
    return [Matter(dated[2], event, topics, *dated)]


# --- the first, but not the earliest --------------------------------------------------------------------------------
@finds(
    name="first-but-not-earliest",
    kind="sequence",
    words="What is called the first of its kind follows an earlier one.",
    level="tension",
    why="The earlier one may have been of another kind; by the words both are about the same.",
)
def first_but_not_earliest(index: Index) -> Iterator[Draft]:
    discussed, first = _saying(index, "discussed"), _saying(index, "first_talks")
    for a, b, shared in sharing(matters(index), discussed, first):
        for earlier, later in ((a, b), (b, a)):
            if not earlier.before(later) or later.claim.id not in first:
                continue
            if index.series(earlier.event) == index.series(later.event) and earlier.claim.id in discussed:
                lead = f"Called the first {_when(later)}, after {_when(earlier)}"
                yield _pair(index, lead, earlier, later, len(shared))


# --- agreed twice ---------------------------------------------------------------------------------------------------
@finds(
    name="agreed-twice",
    kind="date",
    words="The same matter is said to have been agreed on two occasions.",
    level="tension",
    why="An agreement can be renewed; the passages do not say so.",
)
def agreed_twice(index: Index) -> Iterator[Draft]:
    agreed = _saying(index, "agreed")
    found = [m for m in matters(index) if m.low is not None and m.claim.id in agreed]
    for one, other, shared in sharing(found):
        if one.event == other.event or not (one.before(other) or other.before(one)):
            continue
        if alike(one, other, shared):
            first, second = (one, other) if one.before(other) else (other, one)
            lead = f"Agreed {_when(first)} by one passage, {_when(second)} by another"
            yield _pair(index, lead, first, second, len(shared))


# --- alone and jointly ----------------------------------------------------------------------------------------------
@finds(
    name="alone-and-jointly",
    kind="cause",
    words="Aims are said to be set by each side alone, and to be agreed between them.",
    level="tension",
    why="Aims of one's own can become common ones; the text does not say how.",
)
def alone_and_jointly(index: Index) -> Iterator[Draft]:
    claims = [c for c in index.with_facet("topic", "cause", "outcome", "date", "sequence") if c.polarity == "+"]
    aimed = index.speaking(claims, "aims")
    lone, joint = index.speaking(aimed, "alone", after=80), index.speaking(aimed, "agreed")
    for one in lone[:6]:
        for other in joint[:6]:
            series = {index.series(one.event) or one.event, index.series(other.event) or other.event}
            if index.same_sentence(one, other) or (len(series) > 1 and one.quote.witness != other.quote.witness):
                continue
            yield Draft(
                variants=((one.id,), (other.id,)),
                events=tuple(dict.fromkeys((one.event, other.event))),
                explanation=sentence(
                    f"Aims set by each alone, and aims agreed: {clauses((says(index, one), says(index, other)))}"
                ),
            )
            break


# --- purposes -------------------------------------------------------------------------------------------------------
_DOCUMENT = "charter"


@finds(
    name="purposes-differ",
    kind="cause",
    words="The purpose of a series is given differently from passage to passage, or that of one event by two voices.",
    level="tension",
    why="A series can serve several ends; no passage names them all.",
    most=4,
)
def purposes_differ(index: Index) -> Iterator[Draft]:
    groups: dict[str, list[Matter]] = defaultdict(list)
    decided = _saying(index, "decided")
    for matter in matters(index):
        value = matter.claim.value
        if index.kind(matter.event) == _DOCUMENT:
            continue  # what a charter says phrase by phrase is no purpose
        if matter.claim.facet == "outcome" and matter.claim.id not in decided:
            continue
        if not isinstance(value, CauseValue) or value.relation == "purpose":
            groups[index.series(matter.event) or matter.event].append(matter)
    for event, found in groups.items():
        apart: list[Matter] = []
        for matter in found:
            if len(matter.topics) >= 2 and not any(_close(index, matter, before) for before in apart):
                apart.append(matter)
        cited = {index.speaker(matter.claim) for matter in apart if index.inner(matter.claim)}
        if len(apart) >= 3 if event in index.members else len(cited) > 1:
            yield Draft(
                variants=tuple((matter.claim.id,) for matter in apart),
                events=(event,),
                weight=len(apart),
                explanation=sentence(
                    f"What {called(index, event)} was for is given differently: "
                    f"{clauses(says(index, matter.claim, 110) for matter in apart[:5])}"
                ),
            )


def _close(index: Index, one: Matter, other: Matter) -> bool:
    shared = one.topics & other.topics
    return index.same_sentence(one.claim, other.claim) or 2 * len(shared) >= min(len(one.topics), len(other.topics))


# --- outcomes -------------------------------------------------------------------------------------------------------
@finds(
    name="outcomes-differ",
    kind="outcome",
    words="What was decided at one event is told differently in two passages.",
    level="tension",
    why="Both may have been decided; neither passage names what the other does.",
)
def outcomes_differ(index: Index) -> Iterator[Draft]:
    groups: dict[str, list[Matter]] = defaultdict(list)
    told = [matter.claim for matter in matters(index)]
    own_words = {claim.id for concern in ("decided", "agreed") for claim in index.speaking(told, concern, 0)}
    for matter in matters(index):
        if matter.claim.id in own_words:
            groups[matter.event].append(matter)
    for event, found in groups.items():
        if event in index.members:
            continue
        for one, other in combinations(found[:8], 2):
            if index.same_sentence(one.claim, other.claim) or one.topics == other.topics:
                continue
            yield _pair(index, f"What was decided at {called(index, event)} is told differently", one, other)
            break


# --- agreed after it was done ---------------------------------------------------------------------------------------
@finds(
    name="agreed-after-decided",
    kind="sequence",
    words="The aims of a series are said to be agreed at a time when a member had already taken decisions.",
    level="tension",
    why="Decisions can precede a formal agreement; the order is not explained.",
)
def agreed_after_decided(index: Index) -> Iterator[Draft]:
    decided: dict[str, list[Matter]] = defaultdict(list)
    for matter in matters(index):
        series = index.series(matter.event)
        member = series and series != matter.event and matter.high is not None
        if member and index.speaks(matter.claim, "decided"):
            decided[series or ""].append(matter)
    for claim in index.claims if decided else ():
        if claim.polarity != "+" or not (index.speaks(claim, "aims") and index.speaks(claim, "agreed")):
            continue
        agreed = _agreed_on(index, claim)
        if agreed is None:
            continue
        for found in decided.values():
            earlier = [m for m in found if _shortly_before(m, agreed) and m.claim.id != claim.id]
            if earlier:
                lead = f"Aims agreed {_when(agreed)}, decisions taken {_when(earlier[0])}"
                yield _together(index, lead, agreed, earlier[:3])


def _shortly_before(one: Matter, other: Matter) -> bool:
    near = one.high is not None and other.low is not None and other.low - one.high <= _LONGEST_RECKONED
    return near and one.before(other) and one.claim.quote.witness == other.claim.quote.witness


def _agreed_on(index: Index, claim: Claim) -> Matter | None:
    """The claim with its date: of the event that it names beside its own, else of its own."""
    other = getattr(claim.value, "other", None) or getattr(claim.value, "about", None)
    dated = index.dated(other) if other else None
    low, high, date = dated or _dated(index, claim)
    return Matter(claim, claim.event, frozenset(), low, high, date) if low is not None else None


RULES: tuple[Rule, ...] = (
    decided_then_discussed, discussed_when_over, first_but_not_earliest, agreed_twice, alone_and_jointly,
    purposes_differ, outcomes_differ, agreed_after_decided,
)  # fmt: skip
