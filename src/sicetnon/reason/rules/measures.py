"""Ages, hours and lengths: what they say against the dates, and against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product

from sicetnon.model import Claim, DateValue, DurationValue, ParticipantValue, QuantityValue
from sicetnon.reason.clock import gap, spans
from sicetnon.reason.core import at_its_time, core
from sicetnon.reason.index import Index, day_of
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.accounts import account, one_story
from sicetnon.reason.rules.versions import alike, sufferers
from sicetnon.reason.wording import clauses, number, says, sentence

_YEAR = 365.25
_NEAR = 1500
"""Code points within which a pronoun or a bare name still means the person told of."""
_MOST = 80
_HALF_AN_HOUR, _HOUR = 30, 60
_PART_OF_A_DAY = 55  # minutes of an hour that is no hour of a clock


# --- hours ----------------------------------------------------------------------------------------------------------
@finds(
    name="hours-differ",
    kind="date",
    words="One happening is given different times of day.",
    level="dispute",
    why="Hours are remembered loosely, and accounts may mean different moments of one happening.",
)
def hours_differ(index: Index) -> Iterator[Draft]:
    timed = [claim for claim in index.with_facet("date") if claim.polarity == "+" and spans(index, claim)][: 2 * _MOST]
    found: list[Claim] = []
    for one, other in combinations(timed, 2):
        if not _other_hour(index, one, other) or index.same_sentence(one, other):
            continue
        same_voice = index.speaker(one) == index.speaker(other)
        one_deed = not same_voice and all(_of_the_deed(index, claim) for claim in (one, other))
        if one_deed or ((one.event == other.event) if same_voice else _one_crime(index, one, other)):
            found += [one, other]
    if found:
        unique = list(dict.fromkeys(found))
        yield Draft(
            variants=tuple((claim.id,) for claim in unique),
            events=tuple(dict.fromkeys(claim.event for claim in unique)),
            level="dispute" if len({index.speaker(claim) for claim in unique}) > 1 else "tension",
            explanation=sentence(f"The hour is given differently: {clauses(says(index, c, 110) for c in unique[:6])}"),
        )


def _one_crime(index: Index, one: Claim, other: Claim) -> bool:
    """Two voices tell of one thing, or two witnesses of a deadly attack on nobody else."""
    if one_story(index, account(index, one), account(index, other)):
        return True
    watches = [*spans(index, one), *spans(index, other)]
    if any(high - low >= _PART_OF_A_DAY for low, high in watches) and not alike(index, one.event, other.event):
        return False  # "at dusk", "at the third watch": an hour in the course of many a deed
    deadly = "+" == one.polarity == other.polarity and index.of_sort("deadly").issuperset((one.event, other.event))
    suffering = [sufferers(index, claim.event) for claim in (one, other)]
    apart = all(suffering) and not suffering[0] & suffering[1]
    return deadly and one.quote.witness != other.quote.witness and not apart


def _of_the_deed(index: Index, claim: Claim) -> bool:
    """Whether an hour of a clock is that of the deed which the record is about: "the incident occurred at 0900"."""
    if any(high - low >= _PART_OF_A_DAY for low, high in spans(index, claim)):
        return False
    if claim.event not in core(index) and not at_its_time(index, claim.event):
        return False
    words = index.vocabulary(claim)
    return words.is_kind("perpetrated", index.kind(claim.event)) or bool(words.has("the_deed", claim.quote.words))


def _other_hour(index: Index, one: Claim, other: Claim) -> bool:
    if not isinstance(one.value, DateValue) or not isinstance(other.value, DateValue):
        return False
    days = (one.value.earliest, other.value.earliest)
    if all(days) and days[0] != days[1]:
        return False
    if {one.value.relation, other.value.relation} == {"begin", "end"}:
        return False
    vague = one.value.approximate or other.value.approximate
    return gap(spans(index, one), spans(index, other)) > (_HOUR if vague else _HALF_AN_HOUR)


# --- ages -----------------------------------------------------------------------------------------------------------
@finds(
    name="age-against-dates",
    kind="quantity",
    words="A person's age and the dates of birth and of the happening fit each other.",
    level="tension",
    why="Years may be counted from another day, or the dates be those of another person of the name.",
)
def age_against_dates(index: Index) -> Iterator[Draft]:
    births = _dates_of(index, "birth")[:_MOST]
    for age in [claim for claim in index.with_facet("quantity") if claim.method == "age"][:_MOST]:
        value, then = age.value, _time_of(index, age)
        if not isinstance(value, QuantityValue) or then is None or age.polarity != "+":
            continue
        for birth in births:
            low, high = _bounds(birth)
            if low is None or high is None or not _one_person(index, age, birth):
                continue
            least, most = (then[0] - high) / _YEAR - 1.1, (then[1] - low) / _YEAR + 0.1
            if value.max is None or value.min is None or (value.max >= least and value.min <= most):
                continue
            yield Draft(
                variants=((age.id,), (birth.id,), (then[2].id,)),
                events=tuple(dict.fromkeys((age.event, birth.event, then[2].event))),
                explanation=sentence(
                    f"By the dates the age would be about {number(round((then[0] - low) / _YEAR), 'year')}: "
                    f"{clauses(says(index, claim) for claim in dict.fromkeys((age, birth, then[2])))}"
                ),
            )


def _bounds(claim: Claim) -> tuple[int | None, int | None]:
    value = claim.value
    return (day_of(value.earliest), day_of(value.latest)) if isinstance(value, DateValue) else (None, None)


def _dates_of(index: Index, sort: str) -> list[Claim]:
    """The dates of the events of a sort."""
    events = index.of_sort(sort)
    return [claim for claim in index.with_facet("date") if claim.event in events and claim.polarity == "+"]


def _time_of(index: Index, claim: Claim) -> tuple[int, int, Claim] | None:
    """When the person had that age: the date of the claim's own event, unless that is the birth."""
    if claim.event not in index.of_sort("birth"):
        return index.dated(claim.event)
    beside = [
        dated
        for event in dict.fromkeys(c.event for c in index.with_facet("date") if index.same_sentence(c, claim))
        if event != claim.event and (dated := index.dated(event)) is not None
    ]
    return beside[0] if beside else None


def _people(index: Index, claim: Claim) -> frozenset[str]:
    """The persons of a claim's event, and the words of the one whose age it is."""
    people = {
        each.value.entity for each in index.of(claim.event, "participant") if isinstance(each.value, ParticipantValue)
    }
    return frozenset(people)


def _one_person(index: Index, one: Claim, other: Claim) -> bool:
    """Two claims seem to be about one person: the same participant, the same name, or the same sentence."""
    if one.quote.witness == other.quote.witness and index.same_sentence(one, other):
        return True
    first, second = _people(index, one), _people(index, other)
    if first & second:
        return True
    return one.event == other.event


_REIGN = ("accession", "death")
_ENDS = 3
"""Begins and ends that are looked at for one length."""


# --- lengths --------------------------------------------------------------------------------------------------------
@finds(
    name="length-against-ends",
    kind="duration",
    words="How long somebody ruled or held an office fits the days of begin and end.",
    level="tension",
    why="Years may be counted from another begin, or the dates be those of another person of the name.",
)
def length_against_ends(index: Index) -> Iterator[Draft]:
    accessions, deaths = ([(each, _people(index, each)) for each in _dates_of(index, sort)] for sort in _REIGN)
    for claim in index.with_facet("duration")[: 2 * _MOST]:
        value = claim.value
        if not isinstance(value, DurationValue) or claim.polarity != "+":
            continue
        people = _people(index, claim)
        for begin, end in product(_near(claim, people, accessions), _near(claim, people, deaths)):
            low, high = (_bounds(begin), _bounds(end))
            if None in (*low, *high) or begin.event == claim.event:
                continue
            least, most = (high[0] or 0) - (low[1] or 0), (high[1] or 0) - (low[0] or 0)
            room = _YEAR + 0.02 * most
            if value.min_days <= most + room and (value.max_days is None or value.max_days >= least - room):
                continue
            yield Draft(
                variants=((claim.id,), (begin.id,), (end.id,)),
                events=(claim.event, begin.event, end.event),
                explanation=sentence(
                    f"By the dates it was about {number(round((least + most) / 2 / _YEAR), 'year')}: "
                    f"{clauses(says(index, c) for c in (claim, begin, end))}"
                ),
            )
            return


def _near(claim: Claim, people: frozenset[str], dates: Sequence[tuple[Claim, frozenset[str]]]) -> list[Claim]:
    """The first dates that are those of the same persons, or stand beside the claim."""
    near = (other for other, persons in dates if not people.isdisjoint(persons) or _beside(claim, other))
    return list(islice(near, _ENDS))


def _beside(one: Claim, other: Claim) -> bool:
    return one.quote.witness == other.quote.witness and abs(one.quote.start - other.quote.start) <= _NEAR


RULES: tuple[Rule, ...] = (hours_differ, age_against_dates, length_against_ends)
