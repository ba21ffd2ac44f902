"""A record laid out so that a rule finds what it needs without walking over everything."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TypeVar, cast

from sicetnon.chronology.day import Day, DayError, from_iso
from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, DateValue, DurationValue, Entity, Event, Extraction, Facet, Value, Voice, Witness
from sicetnon.reason.heard import PLACES, Heard, stands_within
from sicetnon.reason.narrative import Narrative
from sicetnon.reason.passages import Passages
from sicetnon.reason.variants import Variant, agree, value_key, variants_of
from sicetnon.reason.vocabulary import Vocabulary, vocabulary

READ = TypeVar("READ")

SPEAKER = tuple[str, tuple[tuple[str, str], ...]]
_MOST_MEMBERS = 60
_HEDGED = ("possible", "probable")


@lru_cache(maxsize=65536)
def day_of(text: str | None) -> Day | None:
    """The day number of an ISO day; None for an open bound and for what is no day."""
    if not text:
        return None
    try:
        return from_iso(text)
    except DayError:
        return None


def days_of(value: Value) -> tuple[Day, Day] | None:
    """The first and the last day that a value leaves possible; None where one of them is open, and for what is no
    date."""
    if not isinstance(value, DateValue):
        return None
    low, high = day_of(value.earliest), day_of(value.latest)
    return (low, high) if low is not None and high is not None else None


class Index(Passages):
    """One record: its claims, events and entities, and the ways from one to the other. Built in linear time.

    Claims run in the order of the witnesses and their texts. A claim about an event that the record does not have is
    left out.
    """

    def __init__(self, extraction: Extraction, witnesses: Sequence[Witness]) -> None:
        self.extraction = extraction
        super().__init__(witnesses)
        self._dated: dict[str, tuple[Day, Day, Claim] | None] = {}
        self._lasting: dict[str, bool] = {}
        self._of_sort: dict[str, frozenset[str]] = {}
        self._heard: dict[str, Heard | None] = {}
        self._spoken: dict[tuple[str, str], PLACES | None] = {}
        self._topics: dict[str, frozenset[str]] = {}
        self._vocabularies = _Vocabularies(self.witnesses)
        self._with_facets: dict[tuple[Facet, ...], tuple[Claim, ...]] = {}
        self.reckoned: dict[str, tuple[Day, Day]] = {}
        """Begin and end that reasoning leaves for an event, where both are bounded; set when that is done."""
        self.together: dict[str, set[int]] = {}
        """The findings of a conflict that bring a claim in, by its id; set before the rules look that come late."""
        self._once: dict[Callable[[Index], object], object] = {}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in extraction.entities}
        self.events: dict[str, Event] = {event.id: event for event in extraction.events}
        unique = {claim.id: claim for claim in extraction.claims if claim.event in self.events}
        self.claims: tuple[Claim, ...] = tuple(sorted(unique.values(), key=self.position))
        self.by_id: dict[str, Claim] = {claim.id: claim for claim in self.claims}
        by_event: dict[str, list[Claim]] = defaultdict(list)
        self._by_facet: dict[Facet, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            by_event[claim.event].append(claim)
            self._by_facet[claim.facet].append(claim)
        self._by_event: dict[str, tuple[Claim, ...]] = {event: tuple(claims) for event, claims in by_event.items()}
        self._of: dict[tuple[str, ...], tuple[Claim, ...]] = {}
        self._asserting: dict[tuple[str, Facet], dict[tuple[Hashable, ...], list[Claim]]] = {}
        self._kinds = {event.id: event.kind.casefold() for event in extraction.events}

    @cached_property
    def narrative(self) -> Narrative:
        """How the texts go on."""
        return Narrative(self)

    def once(self, read: Callable[[Index], READ]) -> READ:
        """What `read` makes of the whole record, made when it is first asked for; it lives as long as the index, and
        goes with it."""
        if read not in self._once:
            self._once[read] = read(self)
        return cast("READ", self._once[read])  # what a function made is what that function makes

    def of(self, event: str, *facets: Facet) -> tuple[Claim, ...]:
        """The claims about one event, of these facets (none named: all)."""
        if not facets:
            return self._by_event.get(event, ())
        key = (event, *facets)
        found = self._of.get(key)
        if found is None:
            found = tuple([claim for claim in self._by_event.get(event, ()) if claim.facet in facets])
            self._of[key] = found
        return found

    def asserting(self, event: str, facet: Facet, value: Value) -> list[Claim]:
        """The claims that assert this value at a point; each point is laid out once."""
        point = event, facet
        if point not in self._asserting:
            found: dict[tuple[Hashable, ...], list[Claim]] = defaultdict(list)
            for claim in self.of(event, facet):
                if claim.polarity == "+":
                    found[value_key(claim.value)].append(claim)
            self._asserting[point] = found
        return self._asserting[point].get(value_key(value), [])

    def with_facet(self, *facets: Facet) -> tuple[Claim, ...]:
        """The claims of these facets, in order."""
        if facets not in self._with_facets:
            self._with_facets[facets] = (
                tuple(claim for claim in self.claims if claim.facet in facets)
                if len(facets) > 1
                else tuple(self._by_facet.get(facets[0], ()))
            )
        return self._with_facets[facets]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {claim.id: place for place, claim in enumerate(self.claims)}

    def around(self, claim: Claim, *facets: Facet, reach: int = 8) -> tuple[Claim, ...]:
        """The few claims before and after one in the record's order, of these facets (none named: all)."""
        place = self._places[claim.id]
        near = self.claims[max(0, place - reach) : place + reach + 1]
        return tuple(other for other in near if other.id != claim.id and (not facets or other.facet in facets))

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """All variants of all points."""
        return variants_of(self.claims)

    @cached_property
    def _variants_by_sort(self) -> dict[type[Value], list[Variant]]:
        found: dict[type[Value], list[Variant]] = defaultdict(list)
        for variant in self.variants:
            found[type(variant.claims[0].value)].append(variant)
        return dict(found)

    @cached_property
    def _by_sort(self) -> dict[type[Value], list[Claim]]:
        found: dict[type[Value], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[type(claim.value)].append(claim)
        return dict(found)

    def valued(self, sort: type[Value]) -> Sequence[Claim]:
        """The claims whose value is of that sort, in order."""
        return self._by_sort.get(sort, ())

    def variants_valued(self, sort: type[Value]) -> Sequence[Variant]:
        """The variants whose value is of that sort, in order."""
        return self._variants_by_sort.get(sort, ())

    @cached_property
    def variant_by_id(self) -> dict[str, Variant]:
        """All variants by their ids."""
        return {variant.id: variant for variant in self.variants}

    @cached_property
    def variant_of(self) -> dict[str, Variant]:
        """The variant that a claim supports, by claim id."""
        return {claim.id: variant for variant in self.variants for claim in variant.claims}

    @cached_property
    def rank_of(self) -> dict[str, int]:
        """The place of a variant among all, by its id."""
        return {variant.id: place for place, variant in enumerate(self.variants)}

    def left_open(self, one: Claim, other: Claim) -> bool:
        """Whether one of the two only leaves open what the other says, or what the other leaves open as well: "in
        Lindau or in Bregenz" is not at odds with Lindau."""
        for claim, against in ((one, other), (other, one)):
            if against.id in claim.alternatives:
                return True
            sides = [self.by_id[ident] for ident in claim.alternatives if ident in self.by_id]
            if any(agree(side.value, against.value) for side in sides):
                return True
        return False

    @cached_property
    def _variants_by_point(self) -> dict[tuple[str, Facet], tuple[Variant, ...]]:
        found: dict[tuple[str, Facet], list[Variant]] = defaultdict(list)
        for variant in self.variants:
            found[variant.event, variant.facet].append(variant)
        return {point: tuple(variants) for point, variants in found.items()}

    @cached_property
    def _points(self) -> dict[Facet, list[Event]]:
        found: dict[Facet, list[str]] = defaultdict(list)
        for event, facet in self._variants_by_point:
            found[facet].append(event)
        rank = {event: number for number, event in enumerate(self.events)}
        return {facet: [self.events[e] for e in sorted(each, key=rank.__getitem__)] for facet, each in found.items()}

    def told_of(self, facet: Facet, least: int = 1) -> list[Event]:
        """The events of which at least so many variants are told in one facet, in the order of the record."""
        return [event for event in self._points.get(facet, ()) if len(self.apparatus(event.id, facet)) >= least]

    def apparatus(self, event: str, facet: Facet) -> tuple[Variant, ...]:
        """The variants of one point."""
        return self._variants_by_point.get((event, facet), ())

    @cached_property
    def members(self) -> dict[str, tuple[Event, ...]]:
        """The members of each series, by the id of the series, in the order of their dates where they have one."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.extraction.events:
            if event.series and event.series != event.id and not event.candidates:
                found[event.series].append(event)
        return {
            series: tuple(sorted(each, key=self._member_order))
            for series, each in found.items()
            if self._coherent(series, each)
        }

    def _coherent(self, series: str, members: list[Event]) -> bool:
        """Whether the members make a row that a number or "the next" can count: not "a series of attacks", of which a
        long text tells many, nor one whose own time leaves out a third of them."""
        known = self.events.get(series)
        claims = self.of(series)
        if known is None or len(members) > _MOST_MEMBERS:
            return False
        listed = any(getattr(claim.value, "enumerated", False) for claim in claims)
        words = self.vocabulary(claims[0]) if claims else vocabulary("en")
        if not listed and words.indefinite(known.label):
            return False
        windows = self.dates(series)
        dated = [dated for event in members if (dated := self.dated(event.id)) is not None]
        outside = [d for d in dated if any(d[1] < low or high < d[0] for low, high, _ in windows)]
        return 3 * len(outside) <= len(dated)

    def _member_order(self, event: Event) -> tuple[bool, Day, str]:
        dated = self.dated(event.id)
        return dated is None, dated[0] if dated else 0, event.id

    def dates(self, event: str, *relations: str) -> list[tuple[Day, Day, Claim]]:
        """The positive date claims of an event that have both bounds: earliest, latest, claim. Default relation: on."""
        found = []
        for claim in self.of(event, "date"):
            if claim.polarity != "+" or getattr(claim.value, "relation", "") not in (relations or ("on",)):
                continue
            days = days_of(claim.value)
            if days is not None:
                found.append((*days, claim))
        return found

    def dated(self, event: str) -> tuple[Day, Day, Claim] | None:
        """The narrowest date given for an event, in the text's own voice before all others; None without one."""
        if event not in self._dated:
            self._dated[event] = min(self.dates(event), key=self._best_date, default=None)
        return self._dated[event]

    def _best_date(self, dated: tuple[Day, Day, Claim]) -> tuple[bool, bool, int, bool, tuple[int, int, int, str]]:
        low, high, claim = dated
        voiced, width = bool(self.inner(claim)), high - low
        return voiced, self.hedged(claim), width, self.tabular(claim), self.position(claim)

    @cached_property
    def _naming(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            other = getattr(claim.value, "other", None) or getattr(claim.value, "about", None)
            if other and other != claim.event:
                found[other].append(claim)
        return found

    def naming(self, event: str, *facets: Facet) -> tuple[Claim, ...]:
        """The claims about other events that name this one (as cause, result, whole, or in order), of these facets."""
        return tuple(claim for claim in self._naming.get(event, ()) if not facets or claim.facet in facets)

    def inner(self, claim: Claim) -> tuple[tuple[str, str], ...]:
        """The voices inside the witness's own, as kind and folded name; empty when the author speaks."""
        return self._speakers[claim.id][1]

    def speaker(self, claim: Claim) -> SPEAKER:
        """Who says it: the witness and the voices inside it."""
        return self._speakers[claim.id]

    @cached_property
    def _speakers(self) -> dict[str, SPEAKER]:
        known: dict[tuple[str, tuple[Voice, ...]], SPEAKER] = {}
        found = {}
        for claim in self.claims:
            who = claim.quote.witness, claim.voice
            if who not in known:
                inner = tuple((each.kind, fold(each.name)) for each in claim.voice if each.kind != "author")
                known[who] = claim.quote.witness, inner
            found[claim.id] = known[who]
        return found

    def hedged(self, claim: Claim) -> bool:
        """Said with a hedge: as probable or possible."""
        return claim.certainty in _HEDGED

    def reported(self, claim: Claim) -> bool:
        """Handed on from a voice that has no name."""
        return any(voice.kind == "anonymous" for voice in claim.voice)

    def candidates(self, event: str) -> tuple[str, ...]:
        """The events that an undecided reference may mean; the event itself when it is decided."""
        known = self.events.get(event)
        return tuple(c for c in known.candidates if c in self.events) if known and known.candidates else (event,)

    @cached_property
    def undecided(self) -> tuple[Event, ...]:
        """The events that stand for a reference which could not be decided."""
        return tuple(event for event in self.extraction.events if event.candidates)

    def kind(self, event: str) -> str:
        """The kind of an event, casefolded."""
        return self._kinds.get(event, "")

    def series(self, event: str) -> str | None:
        """The series that an event is a member of; a series itself stands for its own."""
        known = self.events.get(event)
        if known is None:
            return None
        if known.series in self.members:
            return known.series
        return event if event in self.members else None

    @cached_property
    def _by_kind(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.extraction.events:
            found[event.kind.casefold()].append(event)
        return found

    def of_sort(self, sort: str) -> frozenset[str]:
        """The ids of the events whose kind is of a sort that the vocabulary names (`deadly`, `birth`)."""
        if sort not in self._of_sort:
            kinds = [kind for kind in self._by_kind if vocabulary("en").is_kind(sort, kind)]
            self._of_sort[sort] = frozenset(event.id for kind in kinds for event in self._by_kind[kind])
        return self._of_sort[sort]

    def siblings(self, event: str, most: int = 60) -> tuple[Event, ...]:
        """The other members of an event's series; without a series the other events of its kind."""
        series = self.series(event)
        found = self.members.get(series, ()) if series else self._by_kind.get(self.kind(event), ())
        return tuple(other for other in found[:most] if other.id != event)

    def vocabulary(self, claim: Claim) -> Vocabulary:
        """The words of the claim's language that rules look for."""
        return self._vocabularies[claim.quote.witness]

    def _heard_in(self, name: str) -> Heard | None:
        """The words of a witness, laid out when they are first asked for; None where they cannot be."""
        if name not in self._heard:
            witness = self.witnesses.get(name)
            heard = Heard(witness.original, self._vocabularies[name]) if witness is not None else None
            self._heard[name] = heard if heard is not None and heard.whole else None
        return self._heard[name]

    def phrase(self, claim: Claim, concern: str, before: int = 0, after: int = 0) -> str:
        """The phrase of a concern that a claim's words hold, with so many code points around them in its sentence;
        empty when they hold none."""
        quote = claim.quote
        if not quote.plain:
            found = self._phrases_in(quote.witness, concern)
            if found is not None and not (found[0] and stands_within(found, quote.start - before, quote.end + after)):
                return ""
        return self.vocabulary(claim).has(concern, self.context(claim, before, after))

    def _phrases_in(self, witness: str, concern: str) -> PLACES | None:
        """Where the phrases of a concern stand in a witness, looked for once; None where that cannot be told."""
        key = witness, concern
        if key not in self._spoken:
            heard = self._heard_in(witness)
            self._spoken[key] = heard.places(concern) if heard is not None else None
        return self._spoken[key]

    def speaks(self, claim: Claim, concern: str, before: int = 16, after: int = 0) -> bool:
        """Whether a claim's words, with so many code points around them in its sentence, hold a phrase of a concern."""
        return bool(self.phrase(claim, concern, before, after))

    def speaking(self, claims: Iterable[Claim], concern: str, before: int = 16, after: int = 0) -> list[Claim]:
        """Those of the claims that `speak` of a concern, in order: most stand where no phrase of it is near."""
        places = {name: self._phrases_in(name, concern) for name in self.witnesses}
        found = []
        for claim in claims:
            quote = claim.quote
            known = places.get(quote.witness)
            if known is not None and not quote.plain:
                at = bisect_left(known[0], quote.start - before)
                if at == len(known[0]) or known[0][at] >= quote.end + after:
                    continue
            if self.speaks(claim, concern, before, after):
                found.append(claim)
        return found

    def topics_between(self, witness: str, start: int, end: int) -> frozenset[str]:
        """What the words of a witness's original text from `start` to `end` are about."""
        heard = self._heard_in(witness)
        found = heard.topics(start, end) if heard is not None else None
        if found is None:
            found = self._vocabularies[witness].topics(self.witnesses[witness].original[start:end])
        return found

    def topics(self, claim: Claim) -> frozenset[str]:
        """What a claim's own words are about."""
        found = self._topics.get(claim.id)
        if found is None:
            quote = claim.quote
            heard = self._heard_in(quote.witness) if not quote.plain else None
            found = heard.topics(quote.start, quote.end) if heard is not None else None
            self._topics[claim.id] = found = self.vocabulary(claim).topics(quote.words) if found is None else found
        return found

    def ids(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The ids of claims, each once, in order."""
        return tuple(dict.fromkeys(claim.id for claim in claims))

    def _lasts(self, event: str) -> bool:
        dates = [c for c in self.of(event, "date", "duration") if c.polarity == "+"]
        if event in self.members or any(self._stretch(claim) for claim in dates):
            return True
        return vocabulary_kind(self, dates, self._kinds[event]) or any(
            self.same_sentence(one, other)
            for one, other in pairwise(dates)
            if one.facet == other.facet == "date" and self.speaker(one) == self.speaker(other)
        )

    @staticmethod
    def _stretch(claim: Claim) -> bool:
        value = claim.value
        if isinstance(value, DurationValue):
            return value.min_days >= 2
        if not isinstance(value, DateValue):
            return False
        days = days_of(value) if value.spans else None
        filled = days is not None and days[1] > days[0]
        return filled or value.relation in ("begin", "end", "ongoing", "until", "since")

    def lasting(self, event: str) -> bool:
        """Whether the record itself shows that an event lasted for days: a day in its course is then not all of it."""
        if event not in self._lasting:
            self._lasting[event] = event in self.events and self._lasts(event)
        return self._lasting[event]


class _Vocabularies(dict[str, Vocabulary]):
    """The words that rules look for, by the id of the witness in whose language they are; English ones for others."""

    def __init__(self, witnesses: Mapping[str, Witness]) -> None:
        super().__init__({name: vocabulary(witness.language) for name, witness in witnesses.items()})

    def __missing__(self, witness: str) -> Vocabulary:
        self[witness] = known = vocabulary("en")
        return known


def vocabulary_kind(index: Index, claims: Sequence[Claim], kind: str) -> bool:
    """Whether an event kind is one that lasts, by the vocabulary of a claim's language."""
    return bool(kind) and bool(claims) and index.vocabulary(claims[0]).is_kind("lasting", kind)
