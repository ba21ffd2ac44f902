"""The regests of a record, each with its head, its abstract, its notes and its names.

Editions of charters name the same persons and places by the forms of their language (Krelkau, Krelków, Crelcow;
Heinrich, Henricus, Henryk); a regest holds the keys by which such names are known again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import msgspec

from sicetnon.errors import UsageError
from sicetnon.lexicon import languages, load
from sicetnon.lexicon.detection import likelier
from sicetnon.lexicon.gazetteer import Place, find_place
from sicetnon.lexicon.names import given_name_classes
from sicetnon.model import Claim, PlaceValue
from sicetnon.reason.entries import Footnote, editions_of, footnotes_of
from sicetnon.reason.index import Index, day_of
from sicetnon.reason.name_forms import keys_of, names_and_words, names_in

SCHOLARLY = "la"
"""The language of which words stand in editions of every language."""
HEAD, NOTE, RECIPIENT = "head of a regest", "note of a regest", "recipient of a regest"
OWN_WORDS = "own words of a date"
"""The rule that quotes the date of a head in the document's own words."""
WITNESS = "witness of a regest"
ISSUERS = ("issuer of a regest", "sender of a letter", "noun of a deed")
"""The rules that read who a document is from, as the reader of regests names them."""
_APPOSITION = re.compile(r"\b[A-ZÄÖÜ]\w+ (?=([A-ZÄÖÜ]\w{3,}))")
"""In a language that writes all nouns with capitals: one right behind another is a name ("Kloster Brunnau")."""
_NAME = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]{3,})?")
_TELLING = 600  # code points of a regest that tell its language
_CLEARLY = 1.3  # how much likelier another language must be than that of the edition
_BREAK = re.compile(r"\n+[ \t]*(?=\S)")
_CLOSES = frozenset('.:)]!?”»"')
_TOLD = ("phrase of a regest", "issuer of a regest", "sender of a letter", "noun of a deed", "person in a regest")
_ALL_NOTES = 24  # code points by which the first note may stand behind the begin of its paragraph
_SHORTEST = 4  # letters of a name
_NEAR, _SEASON = 2 * 366, 92  # days between two regests of one document


class Regest(msgspec.Struct, frozen=True, dict=True):
    """One regest: the claims of its head, its abstract and its notes, its names, and when it is dated."""

    number: int
    witness: str
    head: Claim
    claims: tuple[Claim, ...]
    notes_from: int
    names: frozenset[str]
    words: frozenset[str]
    low: int | None
    high: int | None
    language: str = ""
    edition: str = ""
    """The witness, or the part of it under a heading of its own, that the regest stands in."""
    entry: int | None = None
    """Its number in that edition."""
    heading: str = ""
    """That of the edition, which names its editor."""
    begin: int = 0
    end: int = 0
    """Where it begins and ends in the original."""
    below: tuple[Footnote, ...] = ()
    """Its notes at the end of the witness."""

    def noted(self, claim: Claim) -> bool:
        """Whether a claim of this regest stands in its notes."""
        return self.noted_at(claim.quote.start) and claim.method != WITNESS

    def noted_at(self, place: int) -> bool:
        """Whether a place of the original is in its notes."""
        return place >= self.notes_from

    @cached_property
    def place(self) -> frozenset[str]:
        """The keys of the place of issue."""
        labels = [claim.value.label for claim in self.placed if isinstance(claim.value, PlaceValue)]
        known = (found for label in labels if (found := known_place(label, self.language)) is not None)
        return frozenset(key for label in labels for key in names_in(label)) | {f"place {each.name}" for each in known}

    @cached_property
    def placed(self) -> tuple[Claim, ...]:
        """The claims of its place of issue."""
        return tuple(each for each in self.claims if each.method == HEAD and isinstance(each.value, PlaceValue))

    @cached_property
    def issuers(self) -> frozenset[str]:
        """The keys of the names of the one whom it is from."""
        return parties(self, "agent")

    @cached_property
    def abstract(self) -> tuple[Claim, ...]:
        """What the document says, by the edition."""
        return tuple(claim for claim in self.claims if not self.noted(claim))

    @cached_property
    def notes(self) -> tuple[Claim, ...]:
        """What the edition notes of originals, copies and other editions."""
        return tuple(claim for claim in self.claims if self.noted(claim))


def known_place(label: str, language: str) -> Place | None:
    """The place that a name in an edition means, in the cases of its language or of Latin."""
    found = (find_place(label, language=tongue) for tongue in ("", language, SCHOLARLY))
    return next((place for place in found if place is not None), None)


def same_day(one: Regest, other: Regest) -> bool:
    """Whether both are dated to one and the same day."""
    return one.low is not None and one.low == one.high == other.low == other.high


def days_between(one: Regest, other: Regest) -> int:
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return 0
    return max(0, one.low - other.high, other.low - one.high)


def regests_of(index: Index) -> Iterator[Regest]:
    heads: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.with_facet("date"):
        if claim.method == HEAD:
            heads[claim.quote.witness].append(claim)
    if not heads:
        return
    starts = {witness: _starts(index, witness, own) for witness, own in heads.items()}
    footnotes = {witness: footnotes_of(index.witnesses[witness].original, begins) for witness, begins in starts.items()}
    parts: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in index.claims:
        own = heads.get(claim.quote.witness)
        if own is None:
            continue
        place = bisect_right(starts[claim.quote.witness], claim.quote.start) - 1
        notes_below = footnotes[claim.quote.witness]
        if notes_below and claim.quote.start >= notes_below[0].start:
            place = notes_below[bisect_right([each.start for each in notes_below], claim.quote.start) - 1].owner
        parts[claim.quote.witness, max(0, place)].append(claim)
    number = 0
    for witness, own in heads.items():
        text = index.witnesses[witness].original
        entries = editions_of(index.witnesses[witness], own, starts[witness])
        for place, head in enumerate(own):
            claims = parts[witness, place]
            begin = starts[witness][place]
            end = starts[witness][place + 1] if place + 1 < len(own) else len(text)
            end = min(end, footnotes[witness][0].start) if footnotes[witness] else end
            below = tuple(each for each in footnotes[witness] if each.owner == place)
            names, words = names_and_words(text[begin : head.quote.start] + text[head.quote.end : end])
            language = index.witnesses[witness].language
            if len(own) > 1:
                language = likelier(text[begin : min(end, begin + _TELLING)], language, languages(), clearly=_CLEARLY)
            names, words = (
                _of_claims(text[begin:end], claims, names, words) if capital_nouns(language) else (names, words)
            )
            low, high = day_of(getattr(head.value, "earliest", None)), day_of(getattr(head.value, "latest", None))
            first = _notes_from(text, claims, head, end)
            yield Regest(
                number, witness, head, tuple(claims), _paragraph(text, first), names, words, low, high, language,
                *entries[place], begin, end, below,
            )  # fmt: skip
            number += 1


def _of_claims(
    text: str, claims: Sequence[Claim], nouns: frozenset[str], words: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The names of a regest, and its other words, where every noun has a capital: the names are those of its claims."""
    labels = (getattr(claim.value, "label", "") for claim in claims if claim.facet in ("participant", "place"))
    beside = (found[1] for found in _APPOSITION.finditer(text))
    names = names_and_words(" ".join((*labels, *beside)))[0]
    return names, words | frozenset(key for key in nouns if key[-1] != "*")  # names where others have them as names


def _notes_from(text: str, claims: Sequence[Claim], head: Claim, end: int) -> int:
    """Where the notes of a regest begin: with the first that is one by its words, on the lines below the abstract, or
    behind the date with which an entry closes."""
    notes = [claim.quote.start for claim in claims if claim.method == NOTE]
    told = [claim.quote.start for claim in claims if claim.method in _TOLD]
    if any(start < head.quote.start for start in told):
        return min((*notes, head.quote.end))
    return min((*notes, _lines_after(text, min(told, default=end), end)))


def _lines_after(text: str, told: int, end: int) -> int:
    """Where the lines below the abstract begin, in an edition that ends each of its parts with its line; else `end`.

    `told` is where the abstract begins.
    """
    body = text[told:end].rstrip()
    breaks = [found.start() for found in _BREAK.finditer(body)]
    if not breaks or not all(body[:place].rstrip()[-1:] in _CLOSES for place in breaks):
        return end
    return told + breaks[0]


def _starts(index: Index, witness: str, heads: Sequence[Claim]) -> list[int]:
    """Where each regest begins: with its head, or with what it tells where the head is its close ("Given at …")."""
    of_event: dict[str, list[int]] = defaultdict(list)
    for claim in index.claims:
        if claim.quote.witness == witness:
            of_event[claim.event].append(claim.quote.start)
    text, found, last = index.witnesses[witness].original, [], 0
    shared = Counter(head.event for head in heads)
    for head in heads:
        low = head.quote.start
        own = [start for start in of_event[head.event] if last <= start < low] if shared[head.event] == 1 else []
        found.append(max(last, text.rfind("\n", 0, min([low, *own])) + 1))
        last = head.quote.end
    return found


@cache
def capital_nouns(language: str) -> bool:
    """Whether a language writes every noun with a capital, so that only those of persons and places tell names."""
    try:
        return bool(load(language).section("extract").get("grammar", {}).get("capital_nouns", False))
    except UsageError:
        return False


def _paragraph(text: str, place: int) -> int:
    """The begin of the paragraph that the first note stands in, where that is all notes; else the note's own."""
    start = text.rfind("\n\n", 0, place)
    return start if start >= 0 and place - start < _ALL_NOTES else place


def same_act(one: Regest, other: Regest) -> bool:
    """Whether two regests of one matter seem to be of one document: by whom it is from, and when."""
    a, b = parties(one, "agent"), parties(other, "agent")
    if a and b and a & b:
        return days_between(one, other) <= _NEAR
    if same_day(one, other) and not _others(a, b):
        return True
    if a and b:
        return False
    patients = parties(one, "patient") & parties(other, "patient")
    return not a and not b and bool(patients) and days_between(one, other) <= _SEASON


def _others(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both are persons known by given names, and not by the same."""
    return any(key.startswith("given ") for key in a) and any(key.startswith("given ") for key in b)


def parties(regest: Regest, role: str) -> frozenset[str]:
    """The keys of the one a document is from, or to."""
    found: set[str] = set()
    for claim in regest.abstract:
        if claim.method in (*ISSUERS, RECIPIENT) and getattr(claim.value, "role", "") == role:
            label = getattr(claim.value, "label", "")
            for match in _NAME.finditer(label):
                if len(match[0]) >= _SHORTEST or given_name_classes(match[0]):
                    found |= {key for key in keys_of(match[0]) if role == "patient" or not key.endswith("*")}
            break
    return frozenset(found)


def claims_of(regests: Sequence[Regest]) -> Iterator[tuple[Regest, Claim]]:
    """All claims of some regests, each with its regest."""
    for regest in regests:
        for claim in regest.claims:
            yield regest, claim
