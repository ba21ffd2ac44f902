"""Other versions: what another voice tells of what seems to be the same thing, though nobody joined the two.

Passages are compared when they stand near each other, or speak of events of like kinds in the same words; so these
rules never give a contradiction, since the passages may mean different things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sicetnon.chronology.day import Day
from sicetnon.model import Claim, DateValue, ParticipantValue, PlaceValue, QuantityValue
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.places import Gazetteer
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.quantities import apart
from sicetnon.reason.wording import clauses, says, sentence

_NEAR = 400
"""Code points between two passages that stand side by side."""
_MOST_CANDIDATES = 300
MOST_COUNTS = 150  # numbers of victims, compared with each other
_YEAR = 366
_SEASON = 92
_VAGUE = 45
"""Days; a wider date is a stretch of time rather than a date."""


def alike(index: Index, one: str, other: str) -> bool:
    """Whether two events are one, or of kinds that accounts use for each other ("murder", "massacre")."""
    if one == other:
        return True
    first, second = index.kind(one), index.kind(other)
    if first == second:
        return bool(first)
    known = index.of(one)
    return bool(known) and index.vocabulary(known[0]).same_class(first, second)


def topics_of(index: Index, claim: Claim) -> frozenset[str]:
    """What a claim's own words are about."""
    return index.topics(claim)


def at_other_times(index: Index, one: str, other: str) -> bool:
    """Both events are dated, and the dates do not meet."""
    a, b = index.dated(one), index.dated(other)
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


# --- told otherwise nearby ------------------------------------------------------------------------------------------
@finds(
    name="told-otherwise",
    kind="version",
    words="Beside what a text tells, another voice gives another date, place or number for the same kind of thing.",
    level="dispute",
    why="A voice that is brought in next to a statement is brought in as another version of it.",
)
def told_otherwise(index: Index) -> Iterator[Draft]:
    gazetteer = Gazetteer(index)
    for facet in ("date", "place", "quantity"):
        claims = [claim for claim in index.with_facet(facet) if claim.polarity == "+"]
        speakers = list(map(index.speaker, claims))
        for place, claim in enumerate(claims):
            for number, other in enumerate(_beside(claims, place), place + 1):
                if speakers[place] == speakers[number] or not (speakers[place][1] or speakers[number][1]):
                    continue
                if not _one_thing(index, claim, other):
                    continue
                if _differ(index, gazetteer, claim, other):
                    yield Draft(
                        variants=(index.variant_of[claim.id].claim_ids, index.variant_of[other.id].claim_ids),
                        kind=facet,
                        events=tuple(dict.fromkeys((claim.event, other.event))),
                        explanation=sentence(
                            f"Another version stands beside it: {clauses((says(index, claim), says(index, other)))}"
                        ),
                    )


def _beside(claims: Sequence[Claim], place: int) -> Iterator[Claim]:
    """The next claims of the same witness within reach."""
    own = claims[place].quote
    for other in claims[place + 1 : place + 9]:
        if other.quote.witness != own.witness or other.quote.start - own.end > _NEAR:
            return
        yield other


def _one_thing(index: Index, one: Claim, other: Claim) -> bool:
    """The two claims seem to be about one thing: one event, the same things counted, or like events in like words."""
    if one.event == other.event:
        return one.facet != "quantity" or _counts_alike(index, one, other)
    if index.series(one.event) and index.series(one.event) == index.series(other.event):
        return False
    if one.facet == "quantity":
        return _counts_alike(index, one, other)
    if not alike(index, one.event, other.event):
        return False
    words = index.vocabulary(one)
    labels = [words.topics(index.events[event].label) for event in (one.event, other.event)]
    if not labels[0] & labels[1] or not (labels[0] <= labels[1] or labels[1] <= labels[0]):
        return False
    suffering = [sufferers(index, event) for event in (one.event, other.event)]
    return not all(suffering) or bool(suffering[0] & suffering[1])


class _Sufferers(dict[str, frozenset[str]]):
    """The entities that suffered an event, by its id; told of each event once."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, event: str) -> frozenset[str]:
        self[event] = found = frozenset(
            claim.value.entity
            for claim in self._index.of(event, "participant")
            if isinstance(claim.value, ParticipantValue) and claim.value.role in ("patient", "victim")
        )
        return found


def sufferers(index: Index, event: str) -> frozenset[str]:
    """The entities that suffered an event."""
    return index.once(_Sufferers)[event]


def _counts_alike(index: Index, one: Claim, other: Claim) -> bool:
    a, b = one.value, other.value
    if not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue) or a.unit != b.unit:
        return False
    words = index.vocabulary(one)
    first, second = words.topics(a.what), words.topics(b.what)
    if index.speaks(one, "besides", 20) or index.speaks(other, "besides", 20):
        return False
    anyone = words.has("anyone", a.what) or words.has("anyone", b.what)
    if first and first == second and not (anyone and one.event != other.event):
        return True
    deadly = one.event == other.event and words.is_kind("deadly", index.kind(one.event))
    return deadly and all(words.has("persons", value.what) or not value.what for value in (a, b))


def _differ(index: Index, gazetteer: Gazetteer, one: Claim, other: Claim) -> bool:
    a, b = one.value, other.value
    if index.left_open(one, other):
        return False
    if isinstance(a, QuantityValue) and isinstance(b, QuantityValue):
        return not a.part_of_total and not b.part_of_total and apart(a, b)
    if isinstance(a, PlaceValue) and isinstance(b, PlaceValue):
        return a.role == b.role == "at" and gazetteer.standing(a, b) == "apart"
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return a.relation == b.relation and _other_time(a, b)
    return False


def _other_time(one: DateValue, other: DateValue) -> bool:
    """Two dates, neither of them vague, that do not meet and lie within a season of each other."""
    between = gap_and_width(days_of(one), days_of(other))
    return between is not None and between[1] <= _VAGUE and 0 < between[0] <= _SEASON


def gap_and_width(one: tuple[Day, Day] | None, other: tuple[Day, Day] | None) -> tuple[int, int] | None:
    """Days from the end of the earlier date to the begin of the later one (0 or less where the two meet), and days from
    begin to end of the wider one; None where an end is open, so that the days are not known."""
    if one is None or other is None:
        return None
    (low, high), (next_low, next_high) = one, other
    return max(low, next_low) - min(high, next_high), max(high - low, next_high - next_low)


# --- the number of the victims --------------------------------------------------------------------------------------
@finds(
    name="numbers-of-victims",
    kind="quantity",
    words="Voices give different numbers for those who died.",
    level="dispute",
    why="The voices differ; they may count at different times, or not the same dead.",
    most=3,
    gives_way=True,
)
def numbers_of_victims(index: Index) -> Iterator[Draft]:
    found = [claim for claim in index.with_facet("quantity") if counts_victims(index, claim)][:MOST_COUNTS]
    speakers = [index.speaker(claim) for claim in found]
    odd: set[int] = set()
    for i, one in enumerate(found):
        for j in range(i + 1, len(found)):
            if speakers[i] != speakers[j] and not {i, j} <= odd and _at_odds(index, one, found[j]):
                odd |= {i, j}
    chosen = [found[i] for i in sorted(odd)]
    if len({speakers[i] for i in odd}) > 1:
        variants = dict.fromkeys(index.variant_of[claim.id].claim_ids for claim in chosen)
        yield Draft(
            variants=tuple(variants),
            events=tuple(dict.fromkeys(claim.event for claim in chosen)),
            explanation=sentence(
                f"The number of the victims is given differently: {clauses(says(index, c, 100) for c in chosen[:6])}"
            ),
        )


def counts_victims(index: Index, claim: Claim) -> bool:
    """The claim counts people who were killed, or the dead of a deadly event."""
    value = claim.value
    if not isinstance(value, QuantityValue) or value.unit or value.part_of_total or value.enumerated:
        return False
    if claim.polarity != "+" or (value.min is None and value.max is None):
        return False
    words = index.vocabulary(claim)
    kind = index.kind(claim.event)
    if _victims_named(index, claim):
        return True
    if words.is_kind("killing", kind):
        return bool(value.what) and not words.has("survived", value.what)
    return words.is_kind("deadly", kind) and bool(words.has("persons", value.what))


def _at_odds(index: Index, one: Claim, other: Claim) -> bool:
    a, b = one.value, other.value
    if not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue) or not apart(a, b):
        return False
    if index.speaker(one) == index.speaker(other) or index.same_sentence(one, other):
        return False
    if one.event == other.event:
        return True
    if one.quote.witness == other.quote.witness and (_victims_named(index, one) or _victims_named(index, other)):
        return of_main_event(index, one) and of_main_event(index, other)
    if not alike(index, one.event, other.event) or at_other_times(index, one.event, other.event):
        return False
    if one.quote.witness == other.quote.witness:
        return of_main_event(index, one) and of_main_event(index, other)
    words = index.vocabulary(one)
    return bool(words.topics(a.what)) and words.topics(a.what) == words.topics(b.what)


def _victims_named(index: Index, claim: Claim) -> bool:
    """A cited voice counts the dead or the victims, whatever its verb: "the report speaks of 36 dead"."""
    value = claim.value
    counted = isinstance(value, QuantityValue) and index.vocabulary(claim).has("victims", value.what)
    return bool(counted) and bool(index.inner(claim))


def of_main_event(index: Index, claim: Claim) -> bool:
    """The claim is about the event that the text's title names, or about one that has no time and place of its own in a
    text with such a title."""
    if _victims_named(index, claim):
        return True
    main = index.narrative.title_events.get(claim.quote.witness, frozenset())
    deadly = [event for event in main if index.vocabulary(claim).is_kind("deadly", index.kind(event))]
    return claim.event in deadly or (bool(deadly) and not index.of(claim.event, "date", "place"))


# --- denied elsewhere -----------------------------------------------------------------------------------------------
@finds(
    name="denied-elsewhere",
    kind="denial",
    words="One voice denies, or finds no evidence for, what another says in the same words elsewhere.",
    level="dispute",
    why="The voices differ; the words are alike, and the passages may still mean different things.",
    weighed=0.12,
    gives_way=True,
)
def denied_elsewhere(index: Index) -> Iterator[Draft]:
    denials = [claim for claim in index.claims if claim.polarity != "+" and not claim.answers]
    sought = frozenset(word for denial in denials for word in topics_of(index, denial))
    by_word: dict[str, list[str]] = defaultdict(list)
    for claim in index.claims if denials else ():
        if claim.polarity == "+" and claim.facet != "sequence":
            for word in sought & topics_of(index, claim):
                by_word[word].append(claim.id)
    seen: set[tuple[str, int]] = set()
    for denial in denials:
        ends = {(denial.quote.witness, denial.quote.start), (denial.quote.witness, denial.quote.end)}
        if ends & seen:
            continue
        seen |= ends
        against = _same_words(index, denial, by_word)
        if against:
            yield Draft(
                variants=(index.ids(against[:6]), (denial.id, *index.ids(evidence_beside(index, denial)))),
                events=tuple(dict.fromkeys(claim.event for claim in (denial, *against[:6]))),
                weight=len(against),
                explanation=sentence(clauses((*(says(index, c) for c in against[:2]), says(index, denial)))),
            )


def evidence_beside(index: Index, denial: Claim) -> list[Claim]:
    """What the voice says of evidence in the sentence of its denial ("there is no evidence that …")."""
    return [
        claim
        for claim in index.of(denial.event, "evidence") + index.around(denial, "evidence")
        if claim.id != denial.id
        and index.speaker(claim) == index.speaker(denial)
        and index.same_sentence(claim, denial)
    ]


def _same_words(index: Index, denial: Claim, by_word: dict[str, list[str]]) -> list[Claim]:
    own = topics_of(index, denial)
    shared: Counter[str] = Counter()
    looked = 0
    for word in sorted(own, key=lambda w: (len(by_word.get(w, ())), w)):
        found_in = by_word.get(word, ())[:_MOST_CANDIDATES]
        shared.update(found_in)
        looked += len(found_in)
        if looked > 3 * _MOST_CANDIDATES:
            break
    found: dict[tuple[str, int], Claim] = {}
    least = max(2, 0.5 * len(own))  # below it only what is said of the same event counts, as `_needed` has it
    near = {name for name, n in shared.items() if n >= least}
    near.update(claim.id for claim in index.of(denial.event) if claim.id in shared)
    if not near:
        return []
    plain = own - _names(index, denial)
    enough = min(2, max(1, len(plain)))
    for name in sorted(near, key=lambda each: (-shared[each], index.position(index.by_id[each]))):
        claim, count = index.by_id[name], shared[name]
        if index.speaker(claim) == index.speaker(denial) or index.same_sentence(claim, denial):
            continue
        if claim.event != denial.event and len(topics_of(index, claim) & plain) < enough:
            continue
        if (index.inner(claim) or index.inner(denial)) and count >= _needed(index, claim, denial, len(own)):
            found.setdefault((claim.quote.witness, claim.quote.start), claim)
    return list(found.values())


def _names(index: Index, claim: Claim) -> frozenset[str]:
    """The topics of a claim that are names, by their capitals; none in a text of capitals only."""
    text = claim.quote.words
    if text.isupper():
        return frozenset()
    capital = " ".join(word for word in text.split() if word[:1].isupper())
    small = " ".join(word for word in text.split() if not word[:1].isupper())
    words = index.vocabulary(claim)
    return words.topics(capital) - words.topics(small)


def _needed(index: Index, claim: Claim, denial: Claim, words: int) -> float:
    """How many of the denial's words another passage must share to be what is denied."""
    if claim.event == denial.event:
        return 1 if denial.polarity == "0" else max(2, 0.5 * words)
    told = index.kind(claim.event) not in ("", "happening") and alike(index, claim.event, denial.event)
    return max(2, (0.5 if told else 0.75) * words)


# --- one happening, two dates ---------------------------------------------------------------------------------------
@finds(
    name="dated-differently",
    kind="date",
    words="Two witnesses tell of what seems to be one event, and date it differently.",
    level="tension",
    why="Kind and words agree; that it is one event is not certain.",
)
def dated_differently(index: Index) -> Iterator[Draft]:
    groups: dict[str, list[str]] = defaultdict(list)
    for event in index.events.values():
        if (
            index.dated(event.id) is not None
            and not event.candidates
            and event.kind.casefold() not in ("", "happening")
        ):
            groups[event.kind.casefold()].append(event.id)
    for events in groups.values():
        for one, other in combinations(events[:40], 2):
            a, b = index.dated(one), index.dated(other)
            if a is None or b is None or a[2].quote.witness == b[2].quote.witness:
                continue
            if a[0] <= b[1] and b[0] <= a[1]:
                continue
            words = index.vocabulary(a[2])
            shared = words.topics(index.events[one].label) & words.topics(index.events[other].label)
            if len(shared) >= 3 and max(a[0], b[0]) - min(a[1], b[1]) <= _YEAR:
                yield Draft(
                    variants=((a[2].id,), (b[2].id,)),
                    events=(one, other),
                    weight=len(shared),
                    explanation=sentence(
                        f"What seems to be one event is dated differently: "
                        f"{clauses((says(index, a[2]), says(index, b[2])))}"
                    ),
                )


RULES: tuple[Rule, ...] = (told_otherwise, numbers_of_victims, denied_elsewhere, dated_differently)
