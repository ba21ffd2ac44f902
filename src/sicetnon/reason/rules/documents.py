"""One document in several editions: when, where, by whom and for whom it was made, and whether it is genuine.

That regests are of one document rests on names and dates, so that nothing here gives a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from sicetnon.lexicon.gazetteer import find_place
from sicetnon.lexicon.names import given_name_classes
from sicetnon.model import Claim, DateValue, ParticipantValue, PlaceValue
from sicetnon.reason.charters import charter_words
from sicetnon.reason.collation import apart, days_apart, draft_of, language_of, person_keys, pieces_of
from sicetnon.reason.editions import editions
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.meaning import meaning
from sicetnon.reason.name_forms import keys_of, unlike
from sicetnon.reason.regests import HEAD, ISSUERS, RECIPIENT, Regest, same_day
from sicetnon.reason.remarks import remarks_of
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.terms import met_terms, term_places
from sicetnon.reason.told import Told, told

_YEARS = 3 * 366  # days between the dates that editors give one document
_MONTH, _YEAR = 31, 366
_LIVES = ("life|dead", "life|begun", "stay|was")
"""What remarks are on whose dates are not those of the document."""
_MOST_TELLINGS = 40  # of one point
_MOST_NAMES = 5  # words of two issuers' names


# --- one document, two entries ---------------------------------------------------------------------------------------
@finds(
    name="entered-twice",
    kind="identity",
    words="Two entries of one edition seem to be of one document.",
    level="doubt",
    why="One who issues two documents on one day, at one place, would have two entries as well.",
    most=24,
)
def entered_twice(index: Index) -> Iterator[Draft]:
    known = editions(index)
    for group in known.documents:
        of_edition: dict[str, list[Regest]] = defaultdict(list)
        for regest in group:
            of_edition[regest.edition].append(regest)
        for found in of_edition.values():
            if len(found) > 1:
                heads = ((regest.head, *regest.placed[:1]) for regest in found)
                yield draft_of(index, heads, "Two entries seem to be of one document")


# --- when the document was made -------------------------------------------------------------------------------------
@finds(
    name="documents-dated-differently",
    kind="date",
    words="Editions, copies or editors date what seems to be one document differently.",
    level="dispute",
    why="That the regests are of one document rests on its issuer and the names in it.",
    most=24,
)
def documents_dated_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for group in known.documents:
        dates = [claim for regest in group for claim in _dates_of(index, record, regest)]

        def differ(one: Claim, other: Claim) -> bool:
            return days_apart(one, other) > 0 or _assigned(index, one, other)

        differing = apart(dates, differ)
        if differing:
            yield draft_of(index, ((claim,) for claim in differing), "One document is dated differently")


def _assigned(index: Index, one: Claim, other: Claim) -> bool:
    """Whether an edition guesses at a date ("about 1407"), and somebody whom it names gives another one."""
    for head, opinion in ((one, other), (other, one)):
        value, span, given = head.value, days_of(head.value), days_of(opinion.value)
        if head.method != HEAD or not isinstance(value, DateValue) or not (value.approximate or value.uncertain):
            continue
        if opinion.method != HEAD and index.inner(opinion) and span is not None and given is not None:
            return abs(sum(span) - sum(given)) > _YEAR  # half a year between the middles of the two
    return False


def _dates_of(index: Index, record: Told, regest: Regest) -> Iterator[Claim]:
    """The date of the head, and those that editors, copies and entries give in the notes; not the day of a death, nor
    a year of which only the edition speaks."""
    of_lives = (remark for remark in remarks_of(index, regest) if not remark.terms.isdisjoint(_LIVES))
    lives = frozenset(claim.id for remark in of_lives for claim in remark.claims)
    for claim in regest.claims:
        value = claim.value
        if not isinstance(value, DateValue) or value.earliest is None or value.latest is None or claim.id in lives:
            continue
        if claim.method != HEAD:
            span = days_of(claim.value)
            own = not index.inner(claim) and claim.event != regest.head.event
            wide = span is None or span[1] - span[0] > _MONTH
            if not regest.noted(claim) or (own and wide):
                continue
            if any("death" in piece.topics for piece in pieces_of(record, claim)):
                continue
        if days_apart(claim, regest.head) <= _YEARS:
            yield claim


# --- where it was made ----------------------------------------------------------------------------------------------
@finds(
    name="documents-placed-differently",
    kind="place",
    words="Editions give what seems to be one document different places of issue.",
    level="tension",
    why="That the regests are of one document rests on its issuer; a place may have names that are not known here.",
)
def documents_placed_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    for group in known.documents:
        places = [c for regest in group for c in regest.claims if c.method == HEAD and isinstance(c.value, PlaceValue)]

        def differ(one: Claim, other: Claim) -> bool:
            a, b = getattr(one.value, "label", ""), getattr(other.value, "label", "")
            found = (find_place(a) is not None) + (find_place(b) is not None)
            of_editions = known.series[known.of[one.id].edition] and known.series[known.of[other.id].edition]
            sure = found + same_day(known.of[one.id], known.of[other.id]) > 1 or (
                of_editions and unlike(a, b, sounds=2)
            )
            return sure and not keys_of(a) & keys_of(b)

        differing = apart(places, differ)
        if differing:
            yield draft_of(index, ((claim,) for claim in differing), "One document is placed differently")


# --- by whom it was made --------------------------------------------------------------------------------------------
@finds(
    name="documents-issued-differently",
    kind="person",
    words="Editions give one document of one day to different issuers.",
    level="dispute",
    why="Several may have issued it, or there were two documents of one day; that they are one rests on the day.",
    most=12,
)
def documents_issued_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    for matter in known.matters:
        methods = (ISSUERS[0], ISSUERS[2])
        issuers = [
            (regest, claim)
            for regest in matter
            for claim in regest.abstract
            if claim.method in methods and getattr(claim.value, "role", "") == "agent"
        ]
        found: dict[str, Claim] = {}
        for (one, first), (other, second) in combinations(issuers[:_MOST_TELLINGS], 2):
            of_editions = known.series[one.edition] and known.series[other.edition]
            if one is other or not (same_day(one, other) or of_editions):
                continue
            if _given_apart(first, second) or (of_editions and _named_apart(index, first, second)):
                found[first.id], found[second.id] = first, second
        if found:
            group = [claim for _, claim in issuers if claim.id in found]
            yield draft_of(index, ((claim,) for claim in group), "One document is given to different issuers")


def _given_apart(one: Claim, other: Claim) -> bool:
    """Whether the first given names of two issuers are not forms of one name."""
    first, second = _first_given(one), _first_given(other)
    return bool(first and second) and first.isdisjoint(second)


def _named_apart(index: Index, one: Claim, other: Claim) -> bool:
    """Whether two issuers are persons of names that are no forms of one name."""
    names = [_names_alone(index, claim) for claim in (one, other)]
    if not names[0] or not names[1] or len(names[0]) + len(names[1]) > _MOST_NAMES:
        return False
    pairs = [(a, b) for a in names[0] for b in names[1]]
    return all(unlike(a, b) and not keys_of(a) & keys_of(b) for a, b in pairs)


def _names_alone(index: Index, claim: Claim) -> list[str]:
    """The words of an issuer's description that are no titles and no bodies."""
    language = language_of(index, claim)
    titles, common = charter_words(language), meaning(language).common
    words = (word.strip(",.;:()") for word in getattr(claim.value, "label", "").split())
    return [
        word
        for word in words
        if word[:1].isupper() and word.casefold() not in common and not titles.begins(word.casefold())
    ]


def _first_given(claim: Claim) -> frozenset[int]:
    label = getattr(claim.value, "label", "")
    return next((found for word in label.split() if (found := given_name_classes(word.strip(",.;:()")))), frozenset())


@finds(
    name="documents-addressed-differently",
    kind="person",
    words="Editions have one document written to, or given for, different persons.",
    level="dispute",
    why="It may have been for several; that the regests are of one document rests on its date and its parties.",
    most=12,
)
def documents_addressed_differently(index: Index) -> Iterator[Draft]:
    for group in editions(index).documents:
        parties = [
            (regest, claim)
            for regest in group
            for claim in [each for each in regest.abstract if each.method == RECIPIENT][:1]
        ]
        found: dict[str, Claim] = {}
        for (one, first), (other, second) in combinations(parties, 2):
            if one is not other and (_given_apart(first, second) or _offices_apart(index, first, second)):
                found[first.id], found[second.id] = first, second
        if found:
            named = [claim for _, claim in parties if claim.id in found]
            yield draft_of(index, ((claim,) for claim in named), "One document is for different persons")


def _offices_apart(index: Index, one: Claim, other: Claim) -> bool:
    """Whether two descriptions give different offices, and share no name."""
    offices = []
    for claim in (one, other):
        words = [word.strip(",.;:()").casefold() for word in getattr(claim.value, "label", "").split()]
        terms = charter_words(language_of(index, claim)).walk(words)
        offices.append({term.label for _, term in terms if term.label.startswith("office|")})
    shared = person_keys(getattr(one.value, "label", "")) & person_keys(getattr(other.value, "label", ""))
    return bool(offices[0] and offices[1]) and offices[0].isdisjoint(offices[1]) and not shared


# --- whether it is genuine ------------------------------------------------------------------------------------------
@finds(
    name="document-suspected",
    kind="reliability",
    words="An editor holds a document to be forged or suspect; another voice defends it, or the edition prints it.",
    level="dispute",
    why="The edition hands on the judgement and the document.",
    most=12,
)
def document_suspected(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    terms = met_terms(record)
    for regest in known.regests:
        states: dict[str, list[Claim]] = defaultdict(list)
        noted = {piece.number: piece for claim in regest.notes for piece in pieces_of(record, claim)}
        for number, piece in sorted(noted.items()):
            for label in terms.get(number, {}).get("genuine", ()):
                states[label] += record.quotable(piece, *term_places(record)[number, "genuine"])
        if states.get("forged"):
            issuer = [c for c in regest.abstract if isinstance(c.value, ParticipantValue)][:1]
            against = states.get("genuine") or [*issuer, regest.head]
            yield draft_of(index, (states["forged"], against), "The document is suspected")


RULES: tuple[Rule, ...] = (
    entered_twice, documents_dated_differently, documents_placed_differently, documents_issued_differently,
    documents_addressed_differently, document_suspected,
)  # fmt: skip
