"""What regests say of the points of a document: originals and seals, who was there, who won, what was kept back.

Editors write of the same few points in every language. The lexicons name them alike (`charters`), so that regests of
one document can be compared point by point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sicetnon.errors import UsageError
from sicetnon.lexicon import load
from sicetnon.model import Claim, DurationValue, ParticipantValue, QuantityValue
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import Phrases, Term
from sicetnon.reason.name_forms import names_in
from sicetnon.reason.regests import SCHOLARLY, Regest, capital_nouns

PHRASES = ("phrase of a regest", "note of a regest", "lack in a regest", "witness of a regest")
"""The rules that quote a phrase of a regest whole."""
_STRIPPED = " .,;:()[]„“”«»\"'‘’"
_MOST_PHRASES = 60  # of one regest
NUMBER_OF = "number of "
_ASKING = 6  # words in which those are named at whose request
_NEAR = 3  # words between a person's name and office
_LONGEST_ASIDE, _BESIDE = 60, 4  # code points
_CLAUSE_END = re.compile(r"[,.;:()\n]")


class Point(NamedTuple):
    """A regest says something of a point: which point, what (`label`), in which claim; `who` are those it names."""

    regest: int
    point: str
    label: str
    claim: Claim
    who: frozenset[str]


class Office(NamedTuple):
    """A person with an office, in a claim of a regest; the person by the keys of the name."""

    regest: int
    office: str
    claims: tuple[Claim, ...]
    who: frozenset[str]


@cache
def charter_words(language: str) -> Phrases:
    """The words of a language for the points of documents: a label is the list, a bar, and the entry's own label."""
    try:
        section = load(language).section("charters")
    except UsageError:
        section = {}
    return Phrases({f"{name}|{label}": words for name, of in section.items() for label, words in of.items()})


def words_of(claim: Claim) -> list[str]:
    """The words of a quote, casefolded and without marks."""
    bare = (word.strip(_STRIPPED) for word in claim.quote.exact.split())
    return [word.casefold() for word in bare if word]


def terms_of(words: Sequence[str], language: str) -> list[tuple[int, Term]]:
    """The terms in a row of words with their places, in a language and in that of the learned; longer ones first."""
    found = list(charter_words(language).walk(words))
    if language != SCHOLARLY:
        found += [one for one in charter_words(SCHOLARLY).walk(words) if one[1].label.startswith(("object|", "state|"))]
    taken: set[int] = set()
    kept = []
    for place, term in sorted(found, key=lambda one: (-one[1].length, one[0])):
        span = range(place, place + term.length)
        if term.length > 1 or place not in taken:
            kept.append((place, term))
            taken.update(span if term.length > 1 else ())
    return sorted(kept, key=lambda one: one[0])


def phrases_of(regest: Regest) -> list[Claim]:
    """The phrases of a regest, each once."""
    found: dict[tuple[int, int], Claim] = {}
    for claim in regest.claims:
        if claim.method in PHRASES:
            found.setdefault((claim.quote.start, claim.quote.end), claim)
    return list(found.values())[:_MOST_PHRASES]


def points_of(regest: Regest) -> Iterator[Point]:
    """What a regest says of the points of its document. Linear in its phrases."""
    for claim in phrases_of(regest):
        terms = terms_of(words_of(claim), regest.language)
        if terms:
            yield from _points(regest, claim, terms)
    yield from _numbers(regest)
    yield from _lengths(regest)
    yield from _seals(regest)


def _seals(regest: Regest) -> Iterator[Point]:
    """How many seals an edition counts at the document."""
    for claim in regest.notes[:_MOST_PHRASES]:
        value = claim.value
        if not isinstance(value, QuantityValue) or value.min is None or value.max is None:
            continue
        if any(term.label == "object|seal" for _, term in terms_of(words_of(claim), regest.language)):
            yield Point(regest.number, f"{NUMBER_OF}seals", f"{value.min:g} {value.max:g}", claim, frozenset())


def _counts(regest: Regest) -> Iterator[tuple[Claim, str]]:
    """The numbers that an abstract gives, each with the least and the most that it may be."""
    for claim in regest.abstract[:_MOST_PHRASES]:
        value = claim.value
        if not isinstance(value, QuantityValue) or value.min is None or value.max is None:
            continue
        if claim.polarity == "+":
            yield claim, f"{value.min:g} {value.max:g}"


def _lengths(regest: Regest) -> Iterator[Point]:
    """For how long an abstract says that something holds, in days."""
    for claim in regest.abstract[:_MOST_PHRASES]:
        value = claim.value
        if isinstance(value, DurationValue) and value.min_days is not None and value.max_days is not None:
            label = f"{value.min_days:g} {value.max_days:g}"
            yield Point(regest.number, f"{NUMBER_OF}days that it holds", label, claim, frozenset())


def _points(regest: Regest, claim: Claim, terms: Sequence[tuple[int, Term]]) -> Iterator[Point]:
    lists: dict[str, list[tuple[int, str]]] = {}
    for place, term in terms:
        name, _, label = term.label.partition("|")
        lists.setdefault(name, []).append((place, label))
    denied = claim.polarity != "+"
    who = named_in(regest, claim)
    for thing, state in _states(lists.get("object", ()), lists.get("state", ()), denied):
        yield Point(regest.number, thing, state, claim, frozenset())
    for name in ("presence", "term", "sending"):
        for _, label in lists.get(name, ()):
            yield Point(regest.number, name, label, claim, who)
    if not regest.noted(claim):
        yield from (Point(regest.number, "share", label, claim, who) for _, label in lists.get("share", ()))
        for place, label in lists.get("request", ()):
            yield Point(regest.number, "request", label, claim, _asking(claim, place))
    for _, label in lists.get("act", ()):
        parties = frozenset(f"party {each}" for _, each in lists.get("party", ()))
        if label == "answer":
            yield Point(regest.number, label, "none" if denied else "some", claim, frozenset())
        elif label == "bearer" or (label == "award" and not denied):
            yield Point(regest.number, label, "no" if denied else label, claim, who | parties)
    if not regest.noted(claim):
        kept = any(label == "keeps" for _, label in lists.get("act", ()))
        for _, label in lists.get("thing", ()):
            yield Point(regest.number, f"thing {label}", "kept" if kept else "no" if denied else "given", claim, who)


def _asking(claim: Claim, place: int) -> frozenset[str]:
    """The given names of those at whose request, right behind the words for it, which begin at a word of the quote."""
    words = [word for word in claim.quote.exact.split() if word.strip(_STRIPPED)]
    named = (word for word in words[place + 1 : place + 1 + _ASKING] if word[:1].isupper())
    return frozenset(key for key in names_in(" ".join(named)) if key.startswith("given "))


def _numbers(regest: Regest) -> Iterator[Point]:
    """How many merchants, hides, horses an abstract counts; the label is the least and the most."""
    for claim, label in _counts(regest):
        for _, term in charter_words(regest.language).walk(words_of(claim)):
            if term.label.startswith("counted|"):
                yield Point(regest.number, f"{NUMBER_OF}{term.label.partition('|')[2]}", label, claim, frozenset())
                break


def numbers_apart(one: Point, other: Point) -> bool:
    """Whether two numbers of one thing cannot be the same."""
    low, high = map(float, one.label.split())
    least, most = map(float, other.label.split())
    return high < least or most < low


def _states(
    things: Sequence[tuple[int, str]], states: Sequence[tuple[int, str]], denied: bool
) -> Iterator[tuple[str, str]]:
    """Of an original or a seal, whether it is there or lost; a state belongs to the thing named last before it."""
    told: dict[int, str] = {}
    for place, state in states:
        before = [each for each in things if each[0] <= place]
        owner = before[-1] if before else things[0] if things else None
        if owner is not None:
            told[owner[0]] = "lost" if "lost" in (state, told.get(owner[0])) else state
    for place, thing in things:
        state = told.get(place, "there")
        yield thing, "lost" if denied else state


def named_in(regest: Regest, claim: Claim) -> frozenset[str]:
    """The keys of the names of persons and places that a phrase holds."""
    if not capital_nouns(regest.language):
        return certain(names_in(claim.quote.exact))
    quote = claim.quote
    labels = (
        other.value.label
        for other in regest.claims
        if isinstance(other.value, ParticipantValue)
        and other.quote.start >= quote.start
        and other.quote.end <= quote.end
    )
    return certain(names_in(" ".join(labels)))


def certain(keys: frozenset[str]) -> frozenset[str]:
    """The keys that are more than the begin of a name, or its sounds."""
    return frozenset(key for key in keys if key[-1] not in "*~")


def offices_of(index: Index, regest: Regest) -> Iterator[Office]:
    """The persons of a regest whom it gives an office: the name beside the word for the office."""
    language = regest.language
    text = index.witnesses[regest.witness].original
    people = [
        claim
        for claim in regest.claims
        if isinstance(claim.value, ParticipantValue) and any(map(str.isupper, claim.value.label))
    ]
    for claim in people[:_MOST_PHRASES]:
        who = certain(names_in(claim.value.label)) if isinstance(claim.value, ParticipantValue) else frozenset()
        if not who:
            continue
        found = [term for _, term in charter_words(language).walk(words_of(claim)) if term.label.startswith("office|")]
        beside: tuple[Claim, ...] = ()
        if not found:
            words = aside(text, claim.quote.end)
            found = [term for _, term in charter_words(language).walk(words) if term.label.startswith("office|")]
            near = range(claim.quote.end, claim.quote.end + _BESIDE)
            beside = tuple(other for other in phrases_of(regest) if other.quote.start in near)
        if found:
            yield Office(regest.number, found[0].label.partition("|")[2], (claim, *beside), who)


def aside(text: str, end: int) -> list[str]:
    """What is said of somebody behind the comma after the name, which ends at `end`: "John, captain of the castle"."""
    if not text.startswith(",", end):
        return []
    clause = _CLAUSE_END.split(text[end + 1 : end + _LONGEST_ASIDE], maxsplit=1)[0]
    words: list[str] = []
    for word in clause.split()[:_NEAR]:
        if word[:1].isupper() and words:
            break
        words.append(word.strip(_STRIPPED).casefold())
    return words if words and (len(words) > 1 or " " not in clause.strip()) else words[:1]
