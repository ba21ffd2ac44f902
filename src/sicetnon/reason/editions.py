"""The editions of a record, and which of their regests are of one matter or of one document.

Regests are joined by the rare names that they share and by the nearness of their dates; those of one matter that have
the same issuer are thought to be of one document.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import combinations

from msgspec import structs

from sicetnon.chronology.day import from_day
from sicetnon.lexicon import languages, load
from sicetnon.lexicon.gazetteer import find_place
from sicetnon.lexicon.names import fold, given_name_classes
from sicetnon.reason.index import Index
from sicetnon.reason.name_forms import common_given, names_in
from sicetnon.reason.regests import Regest, days_between, parties, regests_of, same_act, same_day
from sicetnon.reason.remarks import remarks_of
from sicetnon.text.numerals import roman

OF_EDITIONS = frozenset((
    "documents-dated-differently", "documents-placed-differently", "documents-issued-differently",
    "editions-count-differently", "editions-list-differently", "editions-date-differently", "reported-before-it-was",
    "editions-tell-differently", "editions-name-differently", "editions-turn-around", "document-suspected",
    "named-after-death", "documents-differ-on-a-point", "editions-give-other-offices", "named-dead-and-living",
    "editions-judge-each-other", "editions-name-other-witnesses", "documents-addressed-differently",
    "entries-of-one-affair-differ", "dated-against-a-life", "elsewhere-at-that-time", "remark-against-document",
    "two-places-at-one-time", "entered-twice", "others-have-it-otherwise", "acts-after-death",
    "names-and-their-number", "parts-of-a-sum",
))  # fmt: skip
"""The rules that compare editions: what other rules find in regests gives way to them."""
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_REGESTS = 2000
_MOST_SHARING = 24  # regests that share a name which still tells something
_FEWEST = 3  # consonants by which a name is known
_LONG = 6  # letters of a word that may be made of a name
_APART, _NEAR, _SEASON = 4 * 366, 2 * 366, 92  # days between two regests of one matter
_MISREAD = 24 * 366  # days between the years that editions read where the day is the same
_ALIKE = 0.4
_ENOUGH, _SAME_DAY, _SAME_SEASON, _SAME_YEARS = 1.2, 0.8, 0.4, 0.2
_GIVEN, _BEGUN = 0.35, 0.35
"""What a given name, or the begin of a name, says beside a name."""
_FEW_SHARING = 5  # regests that share a name by which they are of one affair
_MOST_OF_A_MATTER = 16  # regests
_OTHERS = re.compile(
    r"(?:\b(?:[Nn][ro]s?|[Nn]um|[Nn]|[Čč]|[Чч]|[Čč]ís)[.°º]{0,2}|№)\s?"
    r"(\d{1,4}(?:\s?(?:,|-|–|[^\W\d_]{1,3})\s?\d{1,4}){0,6})"
)
_ENTRY_OF = re.compile(
    r"(?P<name>[^\W\d_]{3,})(?:,? (?:[Nn][ro]?|[Nn]um|[Čč]|[Rr]eg)\.?| №|,? [IVX]{1,4},)? ?\(?(?:№ ?|[Nn]r\.? |č\. )?"
    r"(?:(?P<figures>\d{1,4})(?![\d.]*\d)|(?P<roman>[IVXLCDM]{2,9}))(?!\w)"
)
_EDITOR = re.compile(r"[^\W\d_]{4,}")
_NAMED_LAST = 2  # names of a heading, of which the last is its editor's or that of a place
_OFTEN = 2  # regests that name somebody whom they tell of
_SHORTEST_VOLUME = 3  # regests
_SAID_BEFORE = 48  # code points before the numbers of regests that are said to be of the same document


class Editions:
    """The regests of a record and the matters that they are of. Linear but for regests that share names."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.regests = _volumes(tuple(regests_of(index))[:_MOST_REGESTS])
        counts = Counter(each.witness for each in self.regests)
        self.series = {each.edition: counts[each.witness] > 1 for each in self.regests}
        """Whether an edition is one of many documents, each with one regest."""
        self.of: dict[str, Regest] = {claim.id: regest for regest in self.regests for claim in regest.claims}
        self.matters: tuple[tuple[Regest, ...], ...] = tuple(self._matters())
        self._matter = {regest.number: matter[0].number for matter in self.matters for regest in matter}

    def tongues(self, witness: str) -> list[tuple[int, str]]:
        """Where the regests of an edition begin in its reading text, each with its language; in order."""
        return self._tongues.get(witness, [])

    @cached_property
    def _tongues(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for regest in self.regests:
            quote = regest.head.quote
            span = self.index.witnesses[regest.witness].offsets.to_reading(quote.start, quote.end)
            if span is not None:
                found[regest.witness].append((span[0], regest.language))
        return found

    def mixes(self, claims: Iterable[str]) -> bool:
        """Whether claims, by their ids, stand in regests of different matters."""
        numbers = {self.of[claim].number for claim in claims if claim in self.of}
        if len({self._matter.get(number, number) for number in numbers}) < 2:
            return False
        return not any(numbers <= {regest.number for regest in affair} for affair in self.affairs)

    def within(self, claims: Iterable[str]) -> bool:
        """Whether all of these claims, by their ids, stand in regests."""
        return bool(self.regests) and all(claim in self.of for claim in claims)

    @cached_property
    def all_matters(self) -> tuple[tuple[Regest, ...], ...]:
        """The matters, and each regest that shares none by itself."""
        alone = (regest for regest in self.regests if regest.number not in self._matter)
        return (*self.matters, *((regest,) for regest in alone))

    @cached_property
    def affairs(self) -> tuple[tuple[Regest, ...], ...]:
        """The regests of different documents of one edition whose abstracts share a name that hardly any other has: a
        village that is given and sold again."""
        sharing: dict[str, list[Regest]] = defaultdict(list)
        for regest in self.regests:
            for name in regest.names if self.series[regest.edition] else ():
                telling = " " not in name or (name.startswith("given ") and not common_given(name))
                if name[-1] not in "*~" and telling and len(name) > _FEWEST:
                    sharing[name].append(regest)
        found: dict[tuple[int, ...], tuple[Regest, ...]] = {}
        for regests in sharing.values():
            matters = {self._matter.get(regest.number, regest.number) for regest in regests}
            one_edition = len({regest.edition for regest in regests}) == 1
            if one_edition and len(matters) > 1 and len(regests) <= _FEW_SHARING:
                found.setdefault(tuple(regest.number for regest in regests), tuple(regests))
        return tuple(found.values())

    @cached_property
    def documents(self) -> tuple[tuple[Regest, ...], ...]:
        """The regests of each document; every one that no other edition has by itself."""
        matter_of = {regest.number: matter for matter in self.matters for regest in matter}
        seen: set[int] = set()
        found: list[tuple[Regest, ...]] = []
        for regest in self.regests:
            if regest.number in seen:
                continue
            group = [regest]
            for other in matter_of.get(regest.number, ()):
                if other.number not in seen and other.number > regest.number and self._one_document(regest, other):
                    group.append(other)
            seen.update(each.number for each in group)
            found.append(tuple(group))
        return tuple(found)

    def _one_document(self, one: Regest, other: Regest) -> bool:
        """Whether two regests of one matter are of one document: editions of many documents have each of them once."""
        return (self.series[one.edition] and self.series[other.edition]) or same_act(one, other)

    @cached_property
    def editors(self) -> dict[str, frozenset[str]]:
        """For each edition the names in its heading that are no places and none of those it tells of, by their keys."""
        headings: dict[str, str] = {}
        named: dict[str, Counter[str]] = defaultdict(Counter)
        for regest in self.regests:
            headings.setdefault(regest.edition, regest.heading)
            named[regest.edition].update(regest.names)
        found: dict[str, frozenset[str]] = {}
        for edition, heading in headings.items():
            if not self.series[edition]:
                continue
            names = [word for word in _EDITOR.findall(heading) if word[0].isupper() and not word.isupper()]
            names = [word for word in names if find_place(word) is None and not given_name_classes(word)]
            keys = frozenset(key for name in names[-_NAMED_LAST:] for key in names_in(name) if key[-1] not in "*~")
            found[edition] = frozenset(key for key in keys if named[edition][key] < _OFTEN)  # whom it tells of is none
        return found

    @cached_property
    def _sigla(self) -> dict[str, list[str]]:
        """The editions by the keys of their editors, and by the words in capitals with which their headings begin."""
        found: dict[str, list[str]] = defaultdict(list)
        for edition, keys in self.editors.items():
            for key in sorted(keys):
                found[key].append(edition)
        for edition, heading in {
            each.edition: each.heading for each in self.regests if self.series[each.edition]
        }.items():
            first = _LETTERS.search(heading)
            if first is not None and first[0].isupper() and 1 < len(first[0]) <= _LONG:
                found[f"siglum {fold(first[0])}"].append(edition)
        return found

    def _declared(self) -> Iterator[tuple[int, int]]:
        """Pairs of regests of which one says that they are of one document: "same as no. 4", "Huber 12"."""
        numbered: dict[tuple[str, int], int] = {}
        for regest in self.regests:
            if regest.entry is not None:
                numbered.setdefault((regest.edition, regest.entry), regest.number)
        for regest in self.regests if numbered else ():
            original = self.index.witnesses[regest.witness].original
            text = original[regest.begin : regest.end] + "".join(
                f"\n{original[each.start : each.end]}" for each in regest.below
            )
            found = [*self._same_as(regest, text), *self._as_before(regest), *self._in_others(regest, text)]
            for other in (numbered.get(each) for each in found):
                if other is not None and other != regest.number:
                    yield min(other, regest.number), max(other, regest.number)

    def _same_as(self, regest: Regest, text: str) -> Iterator[tuple[str, int]]:
        """The numbers of its own edition that a regest says to be of the same document."""
        for found in _OTHERS.finditer(text, max(0, regest.head.quote.end - regest.begin) if not regest.notes else 0):
            last = re.split(r"[.;\n]", text[max(0, found.start() - _SAID_BEFORE) : found.start()])[-1]
            if _says_the_same(last):
                yield from ((regest.edition, int(number)) for number in re.findall(r"\d+", found[1]))

    def _as_before(self, regest: Regest) -> Iterator[tuple[str, int]]:
        """The number before its own, where a note says that it is of the same document as the one before."""
        if regest.entry is None:
            return
        for remark in remarks_of(self.index, regest):
            words = frozenset(word.casefold() for word in _LETTERS.findall(remark.text))
            if not (_words_for("document").isdisjoint(words) or _words_for("before").isdisjoint(words)):
                yield regest.edition, regest.entry - 1

    def _twice(self) -> Iterator[tuple[int, int]]:
        """Pairs of regests of one edition that seem to be of one document, which two archives have, or two copies: of
        one day and place and by one issuer, and in other languages, or for one recipient."""
        of_day: dict[tuple[str, int], list[Regest]] = defaultdict(list)
        for regest in self.regests:
            if self.series[regest.edition] and regest.low is not None and regest.low == regest.high:
                of_day[regest.edition, regest.low].append(regest)
        for found in of_day.values():
            for one, other in combinations(found[:_MOST_OF_A_MATTER], 2):
                issuers = (one.issuers or one.names) & (other.issuers or other.names)
                beside = one.language != other.language or parties(one, "patient") & parties(other, "patient")
                if one.place & other.place and issuers - one.place and beside:
                    yield one.number, other.number

    def _in_others(self, regest: Regest, text: str) -> Iterator[tuple[str, int]]:
        """The entries of other editions that a regest names by their editor or siglum and number."""
        for found in _ENTRY_OF.finditer(text):
            number = int(found["figures"]) if found["figures"] else roman(found["roman"])
            keys = {f"siglum {fold(found['name'])}", *names_in(found["name"])}
            for edition in {edition for key in keys for edition in self._sigla.get(key, ())}:
                if number is not None and edition != regest.edition:
                    yield edition, number

    def _matters(self) -> Iterator[tuple[Regest, ...]]:
        scores = dict.fromkeys(self._of_one_day(), 0.0) | self._scores()
        groups = {regest.number: [regest] for regest in self.regests}
        leader = {regest.number: regest.number for regest in self.regests}

        def join(a: int, b: int) -> None:
            moved = groups.pop(leader[b])
            groups[leader[a]] += moved
            for each in moved:
                leader[each.number] = leader[a]

        for a, b in sorted({*self._declared(), *self._twice()}):
            if leader[a] != leader[b]:
                join(a, b)
        likeness = {pair: score + self._beside_names(*pair) for pair, score in scores.items()}
        for (a, b), score in sorted(likeness.items(), key=lambda each: (-each[1], each[0])):
            if score < _ENOUGH or leader[a] == leader[b] or self._apart(a, b):
                continue
            if len(groups[leader[a]]) + len(groups[leader[b]]) > _MOST_OF_A_MATTER:
                continue
            if self._of_one_edition(groups[leader[a]], groups[leader[b]]):
                continue
            join(a, b)
        for group in groups.values():
            if len(group) > 1:
                yield tuple(sorted(group, key=lambda regest: regest.number))

    def _apart(self, a: int, b: int) -> bool:
        """Whether two regests are dated too far apart; editions misread a year, hardly ever the day as well."""
        one, other = self.regests[a], self.regests[b]
        gap = days_between(one, other)
        return gap > _APART and not (gap <= _MISREAD and _same_day_of_the_year(one, other))

    def _beside_names(self, a: int, b: int) -> float:
        """What the dates, the places of issue and those who issued them add to the names that two regests share."""
        one, other = self.regests[a], self.regests[b]
        found = _nearness(one, other, days_between(one, other))
        if self.series[one.edition] and self.series[other.edition]:
            found += _ALIKE * bool(one.place & other.place) + _ALIKE * bool(one.issuers & other.issuers)
            found += _ALIKE * _same_day_of_the_year(one, other)
            alone = self._on_day.get((one.edition, one.low)) == self._on_day.get((other.edition, other.low)) == 1
            found += _ALIKE * (alone and same_day(one, other))
        return found

    @cached_property
    def _on_day(self) -> Counter[tuple[str, int | None]]:
        """How many documents of one day an edition has."""
        return Counter((regest.edition, regest.low) for regest in self.regests)

    def _of_one_day(self) -> Iterator[tuple[int, int]]:
        """The pairs of regests of different editions that are the only ones of one day there, whatever they name."""
        days: dict[int, list[Regest]] = defaultdict(list)
        for regest in self.regests:
            only = self.series[regest.edition] and self._on_day[regest.edition, regest.low] == 1
            if only and regest.low is not None and regest.low == regest.high:
                days[regest.low].append(regest)
        for found in days.values():
            for one, other in combinations(found[:_MOST_OF_A_MATTER], 2):
                yield one.number, other.number

    def _of_one_edition(self, one: Sequence[Regest], other: Sequence[Regest]) -> bool:
        """Whether two groups hold different regests of one edition, which are of different documents."""
        own = {regest.edition for regest in one if self.series[regest.edition]}
        return any(regest.edition in own for regest in other)

    def _scores(self) -> dict[tuple[int, int], float]:
        """How plainly two regests share names, for those that share some; rare names say more."""
        named = Counter(name for regest in self.regests for name in regest.names)
        sharing: dict[str, list[Regest]] = defaultdict(list)
        for regest in self.regests:
            for name in regest.names | (regest.words & named.keys()):
                sharing[name].append(regest)
        scores: dict[tuple[int, int], float] = defaultdict(float)
        for name in sorted(sharing):
            found = sharing[name]
            if not 1 < len(found) <= _MOST_SHARING:
                continue
            weight = _weight(name) / (1 + math.log2(len(found) / 2))
            for one, other in combinations(found, 2):
                scores[one.number, other.number] += weight
        return scores


def _volumes(regests: tuple[Regest, ...]) -> tuple[Regest, ...]:
    """The regests, those of an edition that goes on with the numbers of another one as its next volume."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for regest in regests:
        if regest.entry is not None:
            numbers[regest.edition].append(regest.entry)
    begins = {min(found): edition for edition, found in numbers.items() if len(found) >= _SHORTEST_VOLUME}
    of: dict[str, str] = {}
    for _, edition in sorted(begins.items()):
        following = begins.get(max(numbers[edition]) + 1)
        if following is not None:
            of[following] = of.get(edition, edition)
    if not of:
        return regests
    return tuple(structs.replace(each, edition=of.get(each.edition, each.edition)) for each in regests)


@cache
def _words_for(name: str) -> frozenset[str]:
    """The words for "the same" document, or for the entry "before", of all languages: a note may stand in another one
    than the edition."""
    sections = (load(language).section("charters") for language in languages())
    return frozenset(word for section in sections for word in section.get("same", {}).get(name, ()))


def _says_the_same(words: str) -> bool:
    """Whether words before the number of another regest say that it is of the same document."""
    return not _words_for("document").isdisjoint(word.casefold() for word in _LETTERS.findall(words))


def _weight(name: str) -> float:
    return _GIVEN if common_given(name) else _BEGUN if name.endswith("*") else 1.0


def _nearness(one: Regest, other: Regest, gap: int) -> float:
    """What the dates of two regests add to the names that they share."""
    if same_day(one, other):
        return _SAME_DAY
    if (one.low is None and one.high is None) or (other.low is None and other.high is None):
        return 0.0
    return _SAME_SEASON if gap <= _SEASON else _SAME_YEARS if gap <= _NEAR else 0.0


def _same_day_of_the_year(one: Regest, other: Regest) -> bool:
    """Whether both name one day of the year, in whatever year."""
    if one.low is None or other.low is None or one.low != one.high or other.low != other.high:
        return False
    return from_day(one.low)[1:] == from_day(other.low)[1:]


def editions(index: Index) -> Editions:
    """The regests of a record, read once."""
    return index.once(Editions)
