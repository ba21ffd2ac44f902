"""Editions of charters laid side by side: where regests of one document, or of one matter, differ.

Regests are joined by the names that they share and by their dates, in whatever languages they are written. What they
say of one point is one finding with all voices. That two regests are of one document rests on names, so that nothing
here gives a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from sicetnon.lexicon.gazetteer import find_place
from sicetnon.lexicon.names import given_name_classes
from sicetnon.model import Claim, DateValue, ParticipantValue, PlaceValue, QuantityValue
from sicetnon.reason.charters import charter_words
from sicetnon.reason.index import SPEAKER, Index, days_of
from sicetnon.reason.meaning import meaning
from sicetnon.reason.regests import HEAD, ISSUERS, RECIPIENT, Editions, Regest, editions, keys_of, same_day, unlike
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.alternatives import PERSON, met_terms, term_places, terms_apart
from sicetnon.reason.told import ROLES, SAME_WORD, Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_SHOWN = 6
_QUOTED = 90  # code points of a quote
_YEARS = 3 * 366  # days between the dates that editors give one document
_MONTH, _YEAR = 31, 366
_DAYS = 3  # of a date that names a day
_REPORTED = 2 * 366  # days that what a document reports may lie behind it
_MOST_TELLINGS = 40  # of one point
_LEAST = 2.0  # the smallest number that is compared
_PARTS_OF_ONE = 8  # findings of one matter
_BEFELL = ("death", "captive", "burning", "wound", "arrest", "survival")
_DEED = frozenset(("death", "burning", "attack", "robbery", "looting", "ship", "wound", "taking"))
_ASPECTS = frozenset((
    "fate", "kept", "genuine", "nature", "moment", "will", "harm", "guilt", "weapon", "manner", "sealing", "site",
))  # fmt: skip
"""Aspects say how it was, not what is counted."""
_DONE_BY = frozenset(("burning", "attack", "robbery", "looting", "taking"))
"""Deeds of which passages that name others tell differently."""
_SILENT = frozenset((
    "speech", "knowledge", "contact", "answer", "request", "record", "ruler", "officer", "part", "out", "house",
    "protection", "reading", "woman", "envoy", "recall", "person", "jew", "crime",
))  # fmt: skip
"""Fields so wide that passages that share them need not speak of one point."""
_ROLE_FIELDS = frozenset((*ROLES, "widow"))
_BESIDE = 4  # words between an office and a name
_MONEY = "money"
_MOST_NAMES = 5  # words of two issuers' names
_LETTERS = 3  # of the key of a name
_OFFICES = frozenset((*ROLES, "ruler", "widow"))
_HOLDING = "holding"
"""What is counted in deeds: an aspect that names things, and no alternatives."""


class _Telling(NamedTuple):
    """One passage of a matter: its regest, who speaks, whether it denies, and the terms in it."""

    piece: Piece
    regest: Regest
    speaker: SPEAKER
    denied: bool
    terms: dict[str, frozenset[str]]
    names: frozenset[str]


def draft_of(index: Index, variants: Iterable[Sequence[Claim]], lead: str) -> Draft:
    groups = [list(dict.fromkeys(group)) for group in variants if group]
    firsts = [group[0] for group in groups]
    return Draft(
        variants=tuple(index.ids(group) for group in groups),
        events=tuple(dict.fromkeys(claim.event for claim in firsts)),
        weight=len({claim.quote.witness for claim in firsts}) + len(groups) / 100,
        explanation=sentence(f"{lead}: {clauses(says(index, claim, _QUOTED) for claim in firsts[:_SHOWN])}"),
    )


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
        differing = _apart(dates, lambda one, other: _days_apart(one, other) > 0)
        if differing:
            yield draft_of(index, ((claim,) for claim in differing), "One document is dated differently")


def _dates_of(index: Index, record: Told, regest: Regest) -> Iterator[Claim]:
    """The date of the head, and those that editors, copies and entries give in the notes; not the day of a death, nor
    a year of which only the edition speaks."""
    for claim in regest.claims:
        value = claim.value
        if not isinstance(value, DateValue) or value.earliest is None or value.latest is None:
            continue
        if claim.method != HEAD:
            span = days_of(claim.value)
            own = not index.inner(claim) and claim.event != regest.head.event
            wide = span is None or span[1] - span[0] > _MONTH
            if not regest.noted(claim) or (own and wide):
                continue
            if any("death" in piece.topics for piece in _pieces(record, claim)):
                continue
        if _days_apart(claim, regest.head) <= _YEARS:
            yield claim


def _days_apart(one: Claim, other: Claim) -> int:
    """Days between two dates; 0 where they may be the same."""
    a, b = days_of(one.value), days_of(other.value)
    return max(0, a[0] - b[1], b[0] - a[1]) if a and b else 0


def _apart(claims: Sequence[Claim], differ: Callable[[Claim, Claim], bool]) -> list[Claim]:
    """The claims that differ from some other one, in order."""
    found: dict[str, Claim] = {}
    for one, other in combinations(claims[:40], 2):
        if differ(one, other):
            found[one.id], found[other.id] = one, other
    return [claim for claim in claims if claim.id in found]


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

        differing = _apart(places, differ)
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
    language = _language(index, claim)
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
        terms = charter_words(_language(index, claim)).walk(words)
        offices.append({term.label for _, term in terms if term.label.startswith("office|")})
    shared = _keys(getattr(one.value, "label", "")) & _keys(getattr(other.value, "label", ""))
    return bool(offices[0] and offices[1]) and offices[0].isdisjoint(offices[1]) and not shared


# --- how many -------------------------------------------------------------------------------------------------------
@finds(
    name="editions-count-differently",
    kind="quantity",
    words="Regests of one matter give different numbers or sums for what may be the same.",
    level="dispute",
    why="They may count at different times, or not the same things.",
    most=40,
)
def editions_count_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for matter in known.all_matters:
        counted: dict[str, list[Claim]] = defaultdict(list)
        for regest in matter:
            for claim in regest.claims:
                value = claim.value
                if isinstance(value, QuantityValue) and (value.max or value.min or 0) >= _LEAST:
                    counted[_counts(index, record, claim)].append(claim)
        for concept, claims in counted.items():
            differing = _apart(claims, lambda one, other: _numbers_apart(index, known, one, other))
            if concept and len(differing) > 1:
                yield draft_of(index, ((claim,) for claim in differing), "Numbers in one matter differ")


def _numbers_apart(index: Index, known: Editions, one: Claim, other: Claim) -> bool:
    if known.of[one.id].number == known.of[other.id].number and index.speaker(one) == index.speaker(other):
        return False
    a, b = one.value, other.value
    if not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue):
        return False
    highest = float("inf")
    return (a.max or highest) < (b.min or 0) or (b.max or highest) < (a.min or 0)


def _counts(index: Index, record: Told, claim: Claim) -> str:
    """What a number counts, in a word that all languages share: money, land, persons by what befell them."""
    value = claim.value
    assert isinstance(value, QuantityValue)
    tongue = meaning(_language(index, claim))
    forms = [form.strip(".,;:()").casefold() for form in claim.quote.words.split()]
    own = [term.label for _, term in tongue.fields.walk(forms)]
    if next(tongue.money.walk(forms), None) is not None:
        return _MONEY
    held = [term.label for _, term in tongue.terms.walk(forms) if term.label.startswith(_HOLDING)]
    if held:
        return held[0]
    befell = [label for label in own if label in _BEFELL] or _around(record, claim)
    things = [label for label in own if label not in _BEFELL and label not in _SILENT and label not in _ASPECTS]
    if things:
        return things[0]
    return befell[0] if befell else ""


def _around(record: Told, claim: Claim) -> list[str]:
    """What befell those counted, by the words of the same piece."""
    for piece in _pieces(record, claim):
        found = [label for label in _BEFELL if label in piece.topics]
        if found:
            return found
    return []


def _pieces(record: Told, claim: Claim) -> Iterator[Piece]:
    yield from record.index.once(_by_claim).get(claim.id, ())


def _by_claim(index: Index) -> dict[str, list[Piece]]:
    """The pieces that each claim of a regest quotes."""
    record, known = told(index), editions(index)
    found: dict[str, list[Piece]] = defaultdict(list)
    for piece in record.pieces:
        for claim in record.claims_of(piece):
            if claim.id in known.of:
                found[claim.id].append(piece)
    return found


def _language(index: Index, claim: Claim) -> str:
    regest = editions(index).of.get(claim.id)
    if regest is not None:
        return regest.language
    witness = index.witnesses.get(claim.quote.witness)
    return witness.language if witness else ""


# --- when it happened -----------------------------------------------------------------------------------------------
@finds(
    name="editions-date-differently",
    kind="date",
    words="Regests of one matter put what they tell of on different days.",
    level="dispute",
    why="They may tell of different steps of one matter.",
    most=24,
)
def editions_date_differently(index: Index) -> Iterator[Draft]:
    for matter in editions(index).matters:
        dates = [claim for regest in matter for claim in _told_dates(regest, _DAYS)]

        def differ(one: Claim, other: Claim) -> bool:
            return index.speaker(one) != index.speaker(other) and _days_apart(one, other) > 0

        differing = _apart(dates, differ)
        if differing:
            yield draft_of(index, ((claim,) for claim in differing), "What is told is put on different days")


def _told_dates(regest: Regest, widest: int) -> Iterator[Claim]:
    """The days of what a regest tells of, not of the document itself; that of a note which nobody issued is the day
    of what it tells."""
    issued = any(claim.method in ISSUERS for claim in regest.abstract)
    for claim in regest.claims:
        span = days_of(claim.value)
        if span is None or span[1] - span[0] > widest or claim.polarity != "+":
            continue
        if claim.method == HEAD and not issued:
            yield claim
        if claim.method == HEAD or claim.event == regest.head.event or regest.high is None:
            continue
        if -_REPORTED <= span[0] - regest.high <= _REPORTED:
            yield claim


# --- reported before it was -----------------------------------------------------------------------------------------
@finds(
    name="reported-before-it-was",
    kind="sequence",
    words="A document is dated before a day on which another one puts what it tells of.",
    level="dispute",
    why="One of the dates may be wrong, or they are of different steps of one matter.",
    most=12,
)
def reported_before_it_was(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    terms = met_terms(record)
    for matter in known.all_matters:
        heads: dict[str, Claim] = {}
        later: dict[str, Claim] = {}
        for regest in matter:
            for claim in _told_dates(regest, _YEAR):
                before = [other for other in matter if _before(other, claim)]
                own = [other for other in before if other is regest]
                if before and _of_a_deed(record, claim):
                    pass
                elif own and _paid(record, claim, terms):
                    before = own
                else:
                    continue
                later[claim.id] = claim
                heads.update((other.head.id, other.head) for other in before)
        if later:
            yield draft_of(
                index, ((claim,) for claim in (*heads.values(), *later.values())),
                "A document is dated before what it tells of",
            )  # fmt: skip


def _before(regest: Regest, claim: Claim) -> bool:
    """Whether a regest is dated before a day."""
    span = days_of(claim.value)
    return regest.high is not None and span is not None and regest.high < span[0]


def _of_a_deed(record: Told, claim: Claim) -> bool:
    return any(_DEED & set(other.topics) for piece in _pieces(record, claim) for other in record.beside(piece))


def _paid(record: Told, claim: Claim, terms: dict[int, dict[str, frozenset[str]]]) -> bool:
    """Whether it is the day of a payment that the sentence tells as done."""
    sentence_pieces = {other.number for piece in _pieces(record, claim) for other in record.beside(piece)}
    return any("paid" in terms.get(number, {}).get("payment", ()) for number in sentence_pieces)


# --- told differently -----------------------------------------------------------------------------------------------
@finds(
    name="editions-tell-differently",
    kind="version",
    words="Regests of one matter differ in one point: one denies what the other says, or they use words that do not go"
    " together.",
    level="dispute",
    why="That the passages speak of one point rests on their words.",
    most=60,
)
def editions_tell_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    terms = met_terms(record)
    of_regest: dict[int, list[_Telling]] = defaultdict(list)
    for telling in _tellings(index, record, known, terms):
        of_regest[telling.regest.number].append(telling)
    for matter in known.all_matters:
        by_point: dict[str, list[_Telling]] = defaultdict(list)
        for telling in (each for regest in matter for each in of_regest.get(regest.number, ())):
            for point in _points(record, telling):
                by_point[point].append(telling)
        yield from _told_apart(index, record, by_point)


def _told_apart(index: Index, record: Told, by_point: dict[str, list[_Telling]]) -> Iterator[Draft]:
    """One finding a point, the closest first; points that bring nothing new together are left out."""
    differing = {point: _differing(found, point in _DONE_BY) for point, found in by_point.items()}
    shown: set[tuple[int, int]] = set()
    kept = 0
    for point in sorted(differing, key=lambda each: (len(differing[each]), each)):
        pairs = differing[point]
        if not pairs or kept >= _PARTS_OF_ONE or 2 * len(pairs - shown) <= len(pairs):
            continue
        tellings = {each.piece.number: each for each in by_point[point]}
        numbers = sorted({number for pair in pairs for number in pair})
        variants = [cited for number in numbers if (cited := _cited(record, tellings[number], point))]
        if len(variants) > 1:
            shown |= pairs
            kept += 1
            label = point.removeprefix(SAME_WORD)
            yield draft_of(index, variants, f"In one matter it is told differently ({label})")


def _tellings(
    index: Index, record: Told, known: Editions, terms: dict[int, dict[str, frozenset[str]]]
) -> Iterator[_Telling]:
    for piece in record.pieces:
        claims = record.claims_of(piece)
        regest = next((known.of[claim.id] for claim in claims if claim.id in known.of), None)
        if regest is None:
            continue
        denied = piece.about("denied") or any(claim.polarity != "+" for claim in claims)
        people = [claim for claim in claims if isinstance(claim.value, ParticipantValue)]
        names = frozenset(key for claim in people for key in _keys(getattr(claim.value, "label", "")))
        yield _Telling(piece, regest, index.speaker(claims[0]), denied, terms.get(piece.number, {}), names)


def _points(record: Told, telling: _Telling) -> Iterator[str]:
    """What a passage is about: fields of meaning, and the aspects of which it holds a term."""
    for topic in telling.piece.topics:
        if record.field(topic) and topic not in _SILENT and not topic.startswith(SAME_WORD):
            yield topic
    role = not ROLES.isdisjoint(telling.piece.topics)
    for aspect in telling.terms:
        if aspect != _HOLDING and not (role and aspect in PERSON):  # what befell the priest is told of the priest
            yield f"{SAME_WORD}{aspect}"


def _differing(tellings: Sequence[_Telling], deed: bool) -> set[tuple[int, int]]:
    """The pairs of pieces of different regests or voices that differ; of a deed also those that name others."""
    found: set[tuple[int, int]] = set()
    for one, other in combinations(tellings[:_MOST_TELLINGS], 2):
        if one.regest.number == other.regest.number and one.speaker == other.speaker:
            continue
        others = deed and one.names and other.names and one.names.isdisjoint(other.names)
        if one.denied != other.denied or others or _opposed(one, other):
            found.add((one.piece.number, other.piece.number))
    return found


def _opposed(one: _Telling, other: _Telling) -> bool:
    return any(terms_apart(aspect, one.terms[aspect], other.terms[aspect]) for aspect in one.terms.keys() & other.terms)


def _cited(record: Told, telling: _Telling, point: str) -> tuple[Claim, ...]:
    piece = telling.piece
    aspect = point.removeprefix(SAME_WORD)
    if aspect != point:
        return record.quotable(piece, *term_places(record).get((piece.number, aspect), (piece.first, -1)))
    return record.quotable(piece, piece.topics.get(point, piece.first))


# --- what is named --------------------------------------------------------------------------------------------------
@finds(
    name="editions-list-differently",
    kind="content",
    words="One edition says that a document does not name what another one has it name.",
    level="dispute",
    why="The documents may be two versions of one, or the name may stand in one copy alone.",
    most=12,
)
def editions_list_differently(index: Index) -> Iterator[Draft]:
    for matter in editions(index).matters:
        shown: set[str] = set()
        for regest, claim, names in _unnamed(matter):
            others = [other for each in matter if each is not regest for other in _named_in(each, names)]
            if others and others[0].id not in shown:
                shown.add(others[0].id)
                yield draft_of(
                    index, ((claim,), *((other,) for other in others[:_SHOWN])), "A name is there, or is not"
                )


def _unnamed(matter: Sequence[Regest]) -> list[tuple[Regest, Claim, frozenset[str]]]:
    """What editions say is not in a document, by the name that such a passage opens with."""
    found = []
    for regest in matter:
        for claim in regest.claims:
            if claim.polarity == "-" and claim.facet not in ("evidence", "participant"):
                names = _proper(getattr(claim.value, "label", "").split()[:1])
                found.append((regest, claim, names))
    return found[:_MOST_TELLINGS]


def _named_in(regest: Regest, names: frozenset[str]) -> Iterator[Claim]:
    """Those whom, or the places which, the abstract names; not who issued it, nor where."""
    for claim in regest.abstract:
        value = claim.value
        if claim.polarity != "+" or claim.method in (*ISSUERS, HEAD):
            continue
        if isinstance(value, ParticipantValue | PlaceValue) and names & _proper(value.label.split()):
            yield claim


def _proper(words: Iterable[str]) -> frozenset[str]:
    bare = (word.strip(",.;:()") for word in words if word[:1].isupper())
    return frozenset(key for word in bare for key in keys_of(word) if key[-1] not in "*~" and len(key) >= _LETTERS)


# --- who gave, and who got ------------------------------------------------------------------------------------------
@finds(
    name="editions-turn-around",
    kind="person",
    words="Two editions tell of one sum with the same two offices the other way round.",
    level="dispute",
    why="The order of the words may differ with the language.",
    most=6,
)
def editions_turn_around(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.matters:
        return
    record = told(index)
    for matter in known.matters:
        paid = [(regest, claim, order) for regest in matter for claim, order in _paid_by(index, record, regest)]
        turned: dict[str, Claim] = {}
        for (one, first, way), (other, second, back) in combinations(paid[:_MOST_TELLINGS], 2):
            if one is not other and way == back[::-1] and _sum(first) == _sum(second):
                turned[first.id], turned[second.id] = first, second
        if turned:
            yield draft_of(index, ((claim,) for claim in turned.values()), "Who pays and who is paid is told both ways")


def _sum(claim: Claim) -> float | None:
    return claim.value.min if isinstance(claim.value, QuantityValue) else None


def _paid_by(index: Index, record: Told, regest: Regest) -> Iterator[tuple[Claim, tuple[str, str]]]:
    """The sums of an abstract whose passage names two offices, and in which order."""
    for claim in regest.abstract:
        if _sum(claim) is None or _counts(index, record, claim) != _MONEY:
            continue
        for piece in _pieces(record, claim):
            offices = sorted((piece.topics[role], role) for role in _OFFICES & piece.topics.keys())
            if len(offices) == 2:
                yield claim, (offices[0][1], offices[1][1])
                break


# --- who it was -----------------------------------------------------------------------------------------------------
@finds(
    name="editions-name-differently",
    kind="identity",
    words="Regests of one matter give one office or one person different given names.",
    level="dispute",
    why="An office may have had two holders; that one person is meant rests on the office.",
    most=12,
)
def editions_name_differently(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for matter in known.all_matters:
        named: dict[str, list[tuple[frozenset[int], tuple[Claim, ...]]]] = defaultdict(list)
        pieces = {
            piece.number: piece for regest in matter for claim in regest.claims for piece in _pieces(record, claim)
        }
        for _, piece in sorted(pieces.items()):
            for role, given, claims in _named(record, piece):
                named[role].append((given, claims))
        for role in sorted(named):
            found = named[role]
            differing = [claims for given, claims in found if any(given.isdisjoint(other) for other, _ in found)]
            if len(differing) > 1:
                yield draft_of(index, differing, f"One person is named differently ({role})")


def _named(record: Told, piece: Piece) -> Iterator[tuple[str, frozenset[int], tuple[Claim, ...]]]:
    """An office and the given name beside it."""
    text, words = record.index.witnesses[piece.witness].text, record.words[piece.witness]
    for role in sorted(_ROLE_FIELDS & piece.topics.keys()):
        place = piece.topics[role]
        for at in sorted(range(piece.first, piece.last), key=lambda each: abs(each - place)):
            if at == place or abs(at - place) > _BESIDE or not text[words[at].start].isupper():
                continue
            given = given_name_classes(text[words[at].start : words[at].end])
            claims = record.cite(piece, min(at, place), max(at, place)) if given else ()
            if claims:
                yield role, given, claims
                break


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
        noted = {piece.number: piece for claim in regest.notes for piece in _pieces(record, claim)}
        for number, piece in sorted(noted.items()):
            for label in terms.get(number, {}).get("genuine", ()):
                states[label] += record.quotable(piece, *term_places(record)[number, "genuine"])
        if states.get("forged"):
            issuer = [c for c in regest.abstract if isinstance(c.value, ParticipantValue)][:1]
            against = states.get("genuine") or [*issuer, regest.head]
            yield draft_of(index, (states["forged"], against), "The document is suspected")


# --- after a death --------------------------------------------------------------------------------------------------
@finds(
    name="named-after-death",
    kind="sequence",
    words="A document is dated after the death of somebody whom it names as living.",
    level="dispute",
    why="News travelled slowly; the date of the document or of the death may be wrong.",
    most=6,
)
def named_after_death(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for matter in known.all_matters:
        for died, names in _deaths(record, matter):
            span = days_of(died.value)
            for regest in matter:
                if span is None or regest.low is None or regest.low <= span[1]:
                    continue
                naming = [
                    c for c in regest.abstract
                    if isinstance(c.value, ParticipantValue) and names & _keys(c.value.label)
                ][:2]  # fmt: skip
                if naming and died.id not in {claim.id for claim in naming}:
                    yield draft_of(index, ((died,), (regest.head, *naming)), "Named as living after a death")


def _deaths(record: Told, matter: Sequence[Regest]) -> Iterator[tuple[Claim, frozenset[str]]]:
    """The days or years in which an edition says that somebody died, with the names in the passage."""
    for regest in matter:
        for claim in regest.claims:
            span = days_of(claim.value)
            if span is None or claim.method == HEAD:
                continue
            wide = span[1] - span[0]
            told = wide <= _MONTH and not regest.noted(claim)
            if wide >= _YEAR or (wide > _MONTH and wide < _YEAR - _MONTH):
                continue
            for piece in [piece for piece in _pieces(record, claim) if "death" in piece.topics][:1]:
                if told and not _died(record, piece):
                    continue  # a day in the abstract is that of a deed of which the document speaks
                yield claim, _names_in(record, piece) or _name_before(record, piece)


def _died(record: Told, piece: Piece) -> bool:
    """Whether the words of a piece are those of a death that is nobody's deed."""
    forms = record.text(piece).casefold().split()
    return any(term.label == "life|dead" for _, term in charter_words(piece.language).walk(forms))


def _names_in(record: Told, piece: Piece) -> frozenset[str]:
    return frozenset(key for word in record.text(piece).split() if word[:1].isupper() for key in _keys(word))


def _name_before(record: Told, piece: Piece) -> frozenset[str]:
    """The name last before a passage in its sentence: "the castellan Sulisław, who died in 1232"."""
    words, text = record.words[piece.witness], record.index.witnesses[piece.witness].text
    lowest = min(other.first for other in record.beside(piece))
    for at in range(piece.first - 1, lowest, -1):
        word = text[words[at].start : words[at].end]
        if word[:1].isupper():
            return _keys(word)
    return frozenset()


def _keys(label: str) -> frozenset[str]:
    return frozenset(key for word in label.split() if word[:1].isupper() for key in keys_of(word) if key[-1:] != "*")


RULES: tuple[Rule, ...] = (
    documents_dated_differently, documents_placed_differently, documents_issued_differently,
    documents_addressed_differently,
    editions_count_differently, editions_date_differently, reported_before_it_was, editions_tell_differently,
    editions_list_differently, editions_turn_around, editions_name_differently, document_suspected, named_after_death,
)  # fmt: skip
