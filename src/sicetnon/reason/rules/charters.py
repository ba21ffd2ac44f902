"""One document in several editions, point by point: its original and seal, who was there, who won, what was kept back.

The points are those that editors of charters write of; the lexicons name them alike in every language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sicetnon.chronology.day import from_day
from sicetnon.model import Claim, ParticipantValue
from sicetnon.reason.charters import (
    NUMBER_OF,
    PHRASES,
    Office,
    Point,
    charter_words,
    named_in,
    numbers_apart,
    offices_of,
    phrases_of,
    points_of,
    terms_of,
    words_of,
)
from sicetnon.reason.collation import draft_of, numbers_of
from sicetnon.reason.editions import Editions, editions
from sicetnon.reason.index import Index
from sicetnon.reason.name_forms import names_in
from sicetnon.reason.regests import Regest, capital_nouns
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.told import told

_MOST_POINTS = 40  # of one point of one document
_ALIKE = 2  # times that one sum of an affair may be another one told wrongly
_OF_ONE = 10  # findings of one document
_NAMED = frozenset(("award", "bearer", "request"))
"""Points that differ in whom they name."""
_COUNTED_WITNESSES = "counted|witnesses"
_MOST_WITNESSES = 12
_LIVING, _DEAD = "life|living", "life|dead"
_ALIVE = {_LIVING, "presence|present"}


# --- point by point -------------------------------------------------------------------------------------------------
@finds(
    name="documents-differ-on-a-point",
    kind="version",
    words="Editions of one document differ on a point: whether its original or seal is there, who was present or won.",
    level="dispute",
    why="That the regests are of one document rests on its date, its parties and the names in it.",
    most=60,
)
def documents_differ_on_a_point(index: Index) -> Iterator[Draft]:
    known = editions(index)
    for group in known.documents:
        if len(group) < 2:
            continue
        by_point: dict[str, list[Point]] = defaultdict(list)
        for regest in group:
            for point in points_of(regest):
                by_point[point.point].append(point)
        kept = 0
        for name in sorted(by_point):
            differing = _differing(by_point[name])
            if differing and kept < _OF_ONE:
                kept += 1
                told = name.removeprefix("thing ")
                yield draft_of(
                    index, ((claim,) for claim in differing), f"Of one document is told differently ({told})"
                )


def _differing(points: Sequence[Point]) -> list[Claim]:
    found: dict[str, Claim] = {}
    for one, other in combinations(points[:_MOST_POINTS], 2):
        if one.regest != other.regest and _apart(one, other):
            found[one.claim.id], found[other.claim.id] = one.claim, other.claim
    ordered = dict.fromkeys(point.claim.id for point in points if point.claim.id in found)
    return [found[each] for each in ordered]


def _apart(one: Point, other: Point) -> bool:
    if one.point in _NAMED and one.label == other.label:
        return bool(one.who and other.who) and one.who.isdisjoint(other.who)
    if one.label == other.label:
        return False
    if one.point == "sum":
        low, high = sorted(float(each.label.split()[0]) for each in (one, other))
        return low < high <= _ALIKE * low
    if one.point.startswith(NUMBER_OF):
        return numbers_apart(one, other)
    if one.point == "presence":
        return not (one.who and other.who) or not one.who.isdisjoint(other.who)
    return True


@finds(
    name="entries-of-one-affair-differ",
    kind="version",
    words="Entries of one edition that share a rare name differ on a point: what was given, how long, for how much.",
    level="tension",
    why="They are of different documents, so that the matter itself may have changed between them.",
    most=12,
)
def entries_of_one_affair_differ(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for affair in known.affairs:
        by_point: dict[str, list[Point]] = defaultdict(list)
        for regest in affair:
            for point in points_of(regest):
                if point.point == "term" or point.point.startswith((NUMBER_OF, "thing ")):
                    by_point[point.point].append(point)
            for figure, coin, claims in numbers_of(record, regest.abstract):
                if coin and claims and figure.value > 0:
                    label = f"{figure.value:g} {figure.value:g}"
                    by_point[f"sum|{coin}"].append(Point(regest.number, "sum", label, claims[0], frozenset()))
        for name in sorted(by_point):
            differing = _differing(by_point[name])
            if differing:
                what = name.removeprefix("thing ").partition("|")[0]
                yield draft_of(
                    index, ((claim,) for claim in differing), f"In one affair it is told differently ({what})"
                )


# --- offices --------------------------------------------------------------------------------------------------------
@finds(
    name="editions-give-other-offices",
    kind="person",
    words="Editions of one document give one person different offices.",
    level="dispute",
    why="One person may have held two offices; that one person is meant rests on the name.",
    most=12,
)
def editions_give_other_offices(index: Index) -> Iterator[Draft]:
    for group in editions(index).documents:
        if len(group) < 2:
            continue
        held = [office for regest in group for office in offices_of(index, regest)]
        found: dict[tuple[Claim, ...], None] = {}
        for one, other in combinations(held[:_MOST_POINTS], 2):
            if one.regest != other.regest and one.office != other.office and _one_person(one, other):
                found |= {one.claims: None, other.claims: None}
        if found:
            yield draft_of(index, found, "One person is given different offices")


def _one_person(one: Office, other: Office) -> bool:
    """Whether two names have a name in common beside a given name, or two given names."""
    shared = frozenset(key for key in one.who & other.who if not key.startswith("place "))
    given = [any(key.startswith("given ") for key in each.who) for each in (one, other)]
    return len(shared) > 1 or (bool(shared) and not all(given))


# --- witnesses ------------------------------------------------------------------------------------------------------
@finds(
    name="editions-name-other-witnesses",
    kind="person",
    words="Editions of one document give it different numbers of witnesses, or say that there are none.",
    level="tension",
    why="An edition may leave out witnesses, or count others with those whom it names.",
    most=24,
)
def editions_name_other_witnesses(index: Index) -> Iterator[Draft]:
    for group in editions(index).documents:
        lists = [found for regest in group if (found := _witnesses_of(regest)) is not None]
        if len({number for number, _ in lists}) > 1:
            yield draft_of(index, (claims for _, claims in lists), "The witnesses of one document differ")


def _witnesses_of(regest: Regest) -> tuple[int, tuple[Claim, ...]] | None:
    """How many witnesses an edition names, with the claims that name them; none where it says so."""
    named = tuple(claim for claim in regest.claims if claim.method == _AMONG[0])
    if named:
        return len(named), named[:_MOST_WITNESSES]
    for claim in phrases_of(regest):
        if claim.polarity != "+" and any(
            term.label == _COUNTED_WITNESSES for _, term in charter_words(regest.language).walk(words_of(claim))
        ):
            return 0, (claim,)
    return None


# --- dead and living ------------------------------------------------------------------------------------------------
@finds(
    name="named-dead-and-living",
    kind="existence",
    words="Of one document, an edition calls somebody dead whom it, or another one, names among the living.",
    level="tension",
    why="A widow's husband or a late lord may bear the name of somebody else.",
    most=12,
)
def named_dead_and_living(index: Index) -> Iterator[Draft]:
    for group in editions(index).documents:
        dead: list[tuple[Regest, Claim, frozenset[str]]] = []
        living: list[tuple[Regest, Claim, frozenset[str]]] = []
        for regest in group:
            for claim in _naming(regest):
                labels = {term.label for _, term in terms_of(words_of(claim), regest.language)}
                names = _names_of(regest, claim)
                if _DEAD in labels and names:
                    dead.append((regest, claim, names))
                elif names and (claim.method in _AMONG or labels & _ALIVE):
                    living.append((regest, claim, names))
        for regest, claim, names in dead[:_MOST_POINTS]:
            against = [
                other
                for place, other, alive in living
                if (place is not regest or _speaks_of_life(place, other))
                and (_same_name(names, alive) or (place is regest and _same_begin(claim, other)))
            ]
            if against:
                yield draft_of(
                    index, ((claim,), *((other,) for other in against[:3])), "Called dead, and named as living"
                )


_AMONG = ("witness of a regest", "person in a regest", "issuer of a regest")


def _naming(regest: Regest) -> Iterator[Claim]:
    yield from phrases_of(regest)
    for claim in regest.claims:
        if isinstance(claim.value, ParticipantValue) and claim.method in _AMONG[1:]:
            yield claim


def _names_of(regest: Regest, claim: Claim) -> frozenset[str]:
    if isinstance(claim.value, ParticipantValue):
        return names_in(claim.value.label)
    return named_in(regest, claim) | names_in(claim.quote.exact if _letters_tell(regest) else "")


def _letters_tell(regest: Regest) -> bool:
    return not capital_nouns(regest.language)


def _speaks_of_life(regest: Regest, claim: Claim) -> bool:
    return any(term.label == _LIVING for _, term in charter_words(regest.language).walk(words_of(claim)))


def _same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two phrases name one person."""
    first, second = (frozenset(key for key in each if key[-1] not in "*~") for each in (one, other))
    return len(first & second) > 1 or bool(first & second and min(len(first), len(second)) == 1)


def _same_begin(one: Claim, other: Claim) -> bool:
    """Whether two phrases of one hand hold a name in two of its cases: "wdowa po Michale", "Michał"."""
    first, second = (
        {word[:_BEGIN] for word in _NAME.findall(claim.quote.exact) if word[0].isupper()} for claim in (one, other)
    )
    return bool(first & second)


# --- editors on editors ---------------------------------------------------------------------------------------------
@finds(
    name="editions-judge-each-other",
    kind="reliability",
    words="An editor speaks of what another edition has of the same document.",
    level="dispute",
    why="Where an editor names another one, it is mostly to correct him.",
    most=24,
)
def editions_judge_each_other(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if len(known.series) < 2:
        return
    editors = known.editors
    yield from _in_the_preface(index, known, editors)
    document = {regest.number: group for group in known.documents for regest in group}
    for regest in known.regests:
        for sentence in _sentences(index, regest):
            cited = {edition for claim in sentence for edition in _cited(regest, claim, editors)}
            said = [claim for claim in sentence if claim.method in PHRASES] or sentence
            for other in document[regest.number]:
                if other.edition in cited:
                    answers = dict.fromkeys(each for claim in said for each in _answering(index, claim, other))
                    yield draft_of(index, (said, (other.head, *answers)), _JUDGES)


def _sentences(index: Index, regest: Regest) -> Iterator[list[Claim]]:
    """The phrases and the names of a regest by sentence."""
    run: list[Claim] = []
    told = (claim for claim in regest.claims if claim.method in (*PHRASES, "person in a regest"))
    for claim in sorted(told, key=lambda each: (each.quote.start, each.quote.end)):
        if run and not index.same_sentence(run[0], claim):
            yield run
            run = []
        run.append(claim)
    if run:
        yield run


_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_BEGIN = 4  # letters of a name that stay in all its cases
_JUDGES = "An editor speaks of what another edition has"
_NAME = re.compile(r"[^\W\d_]{4,}")
_TOLD = ("existence", "outcome", "evidence", "topic")


def _in_the_preface(index: Index, known: Editions, editors: dict[str, frozenset[str]]) -> Iterator[Draft]:
    """What an editor says before the first regest of another one's documents of some years."""
    theirs: dict[str, list[Regest]] = defaultdict(list)
    for regest in known.regests:
        theirs[regest.edition].append(regest)
    first = {regest.witness: regest for regest in reversed(known.regests)}
    seen: set[tuple[int, int]] = set()
    for claim in index.claims:
        own = first.get(claim.quote.witness)
        span = (claim.quote.start, claim.quote.end)
        if own is None or claim.quote.start >= own.head.quote.start or claim.facet not in _TOLD or span in seen:
            continue
        years = {int(year) for year in _YEAR.findall(claim.quote.exact)}
        for edition in _cited(own, claim, editors) if years else ():
            meant = [other for other in theirs[edition] if other.low is not None and from_day(other.low)[0] in years]
            answers = [each for other in meant for each in _answering(index, claim, other)] or [
                other.head for other in meant
            ]
            if answers:
                seen.add(span)
                yield draft_of(index, ((claim,), tuple(answers)), _JUDGES)


def _cited(regest: Regest, claim: Claim, editors: dict[str, frozenset[str]]) -> Iterator[str]:
    """The other editions whose editors a phrase names."""
    keys = names_in(claim.quote.exact) | {key for voice in claim.voice for key in names_in(voice.name)}
    for edition, names in editors.items():
        if edition != regest.edition and names & keys:
            yield edition


def _answering(index: Index, claim: Claim, other: Regest) -> list[Claim]:
    """The phrases of another edition on the same point as a remark."""
    own = editions(index).of.get(claim.id)
    language = own.language if own is not None else index.witnesses[claim.quote.witness].language
    labels = {term.label for _, term in charter_words(language).walk(words_of(claim))}
    return [
        each
        for each in phrases_of(other)
        if labels & {term.label for _, term in charter_words(other.language).walk(words_of(each))}
    ][:3]


RULES: tuple[Rule, ...] = (
    documents_differ_on_a_point, entries_of_one_affair_differ,
    editions_give_other_offices, editions_name_other_witnesses, named_dead_and_living,
    editions_judge_each_other,
)  # fmt: skip
