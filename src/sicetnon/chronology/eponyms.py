"""Years named after magistrates and from the founding of Rome: "in the consulship of Cicero and Antonius", "when Nicon
was archon", "in the 648th year of the city".

The magistrates are those of `eponyms.toml`, which names its sources; a name that fits several of its years, or none,
stays a date in words. Years of the city are Varro's (1 is 753 BC).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sicetnon.chronology.grammar import Grammar
from sicetnon.chronology.grammar_words import Scan
from sicetnon.chronology.phrases import Atom

EPONYM = "the year in which somebody held an office"
"""The note of a date that is a clause of its own."""
_FILE = Path(__file__).with_name("eponyms.toml")
_BEFORE, _BEHIND = 16, 34  # tokens around the word for an office within which its holders are named
_APART = 3  # tokens that are no names within one name of a year ("and of", ", and")
_SENTENCE_ENDS = frozenset(".;:!?")
_FOUNDED = 753
_LONGEST_NUMBER = 9  # tokens of a year of the city in words
_SHORTEST_NAME = 4


class Holder(msgspec.Struct, frozen=True):
    """One magistrate: the short form of the first name, and the words that the others are."""

    first: str
    names: frozenset[str]


class Eponyms(msgspec.Struct, frozen=True):
    """The table: pairs of consuls with their years, by every word of their names; archons; first names."""

    consuls: dict[str, tuple[tuple[int, Holder, Holder], ...]]
    archons: dict[str, tuple[int, int]]
    first_names: dict[str, str]


@cache
def eponyms() -> Eponyms:
    """The table of `eponyms.toml`."""
    table: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    short = table["praenomina"]
    found: dict[str, list[tuple[int, Holder, Holder]]] = defaultdict(list)
    for year, *pair in table["consuls"]:
        one, other = (_holder(name, frozenset(short.values())) for name in pair)
        for word in one.names:
            found[word].append((year, one, other))
    archons = {name: (number, year) for name, (number, year) in table["archons"].items()}
    return Eponyms({word: tuple(each) for word, each in found.items()}, archons, short)


def _holder(name: str, short: frozenset[str]) -> Holder:
    words = name.split()
    first = words[0].rstrip(".") if words[0].rstrip(".") in short else ""
    return Holder(first, frozenset(words[bool(first) :]))


class _Phrases(msgspec.Struct, frozen=True):
    """Some phrases of the lexicon and their pattern; a text is searched for the phrases themselves, which is fast."""

    phrases: tuple[str, ...]
    pattern: re.Pattern[str]

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of the pattern in a text, in order, not overlapping."""
        starts: set[int] = set()
        for phrase in self.phrases:
            at = text.find(phrase)
            while at >= 0:
                starts.add(at)
                at = text.find(phrase, at + 1)
        end = 0
        for start in sorted(starts):
            if start >= end and (match := self.pattern.match(text, start)) is not None:
                end = match.end()
                yield match


class _Offices(msgspec.Struct, frozen=True):
    """The words of one language: `(?P<of>…)` an office that its holders follow, `(?P<was>…)` one that they hold."""

    consuls: _Phrases
    archons: _Phrases
    city: _Phrases


@cache
def _offices(rules: Grammar) -> _Offices | None:
    section = rules.section.get("eponyms", {})
    if not section:
        return None

    def either(name: str) -> str:
        return "|".join(map(re.escape, sorted(section.get(name, ()), key=len, reverse=True))) or r"(?!)"

    def office(name: str) -> _Phrases:
        pattern = re.compile(rf"\b(?:(?P<of>{either(name + '_of')})|(?P<was>{either(name + '_was')}))\b")
        return _Phrases((*section.get(name + "_of", ()), *section.get(name + "_was", ())), pattern)

    city = _Phrases(tuple(section.get("city", ())), re.compile(rf"\b(?:{either('city')})\b"))
    return _Offices(office("consuls"), office("archons"), city)


def eponymous(text: str, scan: Scan, rules: Grammar) -> Iterator[Atom]:
    """The years that are named after magistrates or counted from the founding of Rome, in order."""
    words = _offices(rules)
    if words is None:
        return
    found = [atom for match in words.consuls.found(text) if (atom := _consuls(scan, match, rules))]
    found += [atom for match in words.archons.found(text) if (atom := _archon(scan, match))]
    found += [atom for match in words.city.found(text) if (atom := _of_the_city(scan, match, rules))]
    yield from sorted(found, key=lambda atom: atom.first)


def _token_at(scan: Scan, place: int) -> int:
    """The token that begins at or after a place of the text."""
    low, high = 0, len(scan)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if scan.start(middle) < place else (low, middle)
    return low


def _window(scan: Scan, first: int, last: int) -> tuple[int, int]:
    """The tokens of the sentence around an office; the points of shortened first names end none."""
    low, high = first, last
    while low > 0 and first - low < _BEFORE and not _ends(scan, low - 1):
        low -= 1
    while high < len(scan) and high - last < _BEHIND and not _ends(scan, high):
        high += 1
    return low, high


def _ends(scan: Scan, token: int) -> bool:
    if scan.word(token) not in _SENTENCE_ENDS:
        return False
    return scan.word(token) != "." or not token or len(scan.word(token - 1)) > 3


def _atom(scan: Scan, first: int, last: int) -> Atom:
    start, end = scan.start(first), scan.end(last - 1)
    return Atom(start=start, end=end, first=first, last=last, kind="date")


# --- consuls --------------------------------------------------------------------------------------------------------
def _consuls(scan: Scan, match: re.Match[str], rules: Grammar) -> Atom | None:
    first, last = _token_at(scan, match.start()), _token_at(scan, match.end())
    low, high = _window(scan, first, last)
    places = [token for token in range(low, high) if scan.word(token)[:1].isupper()]
    named = {scan.word(token): token for token in reversed(places)}
    years: dict[int, tuple[int, int, int]] = {}
    for word in named.keys() & eponyms().consuls.keys():
        for year, one, other in eponyms().consuls[word]:
            held = _held(scan, one, other, named)
            if held is not None:
                years[year] = max(held, years.get(year, held))
    most = max((held[0] for held in years.values()), default=0)
    best = [year for year, held in years.items() if held[0] == most]
    if len(best) != 1:
        return None
    found = _year_of(scan, (first, last), sorted(years[best[0]][1:]), match, rules.articles)
    return msgspec.structs.replace(found, year=best[0])


def _held(scan: Scan, one: Holder, other: Holder, named: dict[str, int]) -> tuple[int, int, int] | None:
    """How many words fit two magistrates, and where one of each stands; None where they do not fit both."""
    own = [named[word] for word in one.names if word in named]
    others = [named[word] for word in other.names if word in named and named[word] not in own]
    if not own or not others or not (_first_fits(scan, one, own) and _first_fits(scan, other, others)):
        return None
    return len(own) + len(others), min(own), min(others)


def _first_fits(scan: Scan, holder: Holder, places: Sequence[int]) -> bool:
    """Whether no other first name stands before a magistrate's names."""
    before = min(places) - 1
    if before >= 0 and scan.word(before) == ".":
        before -= 1
    written = scan.word(before) if before >= 0 else ""
    short = eponyms().first_names.get(written, written if len(written) <= 3 and written[:1].isupper() else "")
    known = set(eponyms().first_names.values())
    return not holder.first or short not in known or short == holder.first


def _year_of(
    scan: Scan, office: tuple[int, int], names: list[int], match: re.Match[str], articles: frozenset[str]
) -> Atom:
    """From the office to the names, or from the names to it; of names that stand far apart the nearer one."""
    first, last = office
    if match["of"]:
        end = last
        for place in names:
            if place - end <= _APART + 1:
                end = place + 1
        while end < len(scan) and scan.word(end)[:1].isupper():
            end += 1
        first -= bool(first and scan.word(first - 1).casefold() in articles)
        return _atom(scan, first, max(end, last))
    start = first
    for place in sorted(names, reverse=True):
        if place < first and start - place <= 2 * _APART:
            start = place
    if start > 1 and scan.word(start - 1) == ".":
        start -= 2  # "L. Cornelius"
    elif start and scan.word(start - 1) in eponyms().first_names:
        start -= 1
    return msgspec.structs.replace(_atom(scan, start, last), note=EPONYM)


# --- archons --------------------------------------------------------------------------------------------------------
def _archon(scan: Scan, match: re.Match[str]) -> Atom | None:
    """The one who is named right before or behind the office; a year that is not known is a date in words."""
    first, last = _token_at(scan, match.start()), _token_at(scan, match.end())
    place = last if match["of"] else first - 1
    if not 0 <= place < len(scan) or not _a_name(scan, place):
        return None
    found = _atom(scan, min(first, place), max(last, place + 1))
    year = eponyms().archons.get(scan.word(place))
    note = "" if match["of"] else EPONYM
    return msgspec.structs.replace(found, olympiad=year, note=note) if year else None


def _a_name(scan: Scan, place: int) -> bool:
    word = scan.word(place)
    return word[:1].isupper() and len(word) >= _SHORTEST_NAME


# --- years of the city ----------------------------------------------------------------------------------------------
def _of_the_city(scan: Scan, match: re.Match[str], rules: Grammar) -> Atom | None:
    """The number before or behind: "the six hundred and forty-eighth year of the city", "the year of the city 701"."""
    first, last = _token_at(scan, match.start()), _token_at(scan, match.end())
    number, start = _number_before(scan, first, rules)
    if number is None and last < len(scan) and scan.word(last).isdecimal():
        number, start, last = int(scan.word(last)), first, last + 1
    if number is None or not 0 < number < 2 * _FOUNDED:
        return None
    return msgspec.structs.replace(_atom(scan, start, last), year=number - _FOUNDED)


def _number_before(scan: Scan, place: int, rules: Grammar) -> tuple[int | None, int]:
    """The number in words or digits that ends before a place, and its first token."""
    values = rules.words.values
    total, start = 0, place
    factor = 1
    for token in range(place - 1, max(-1, place - _LONGEST_NUMBER), -1):
        word = scan.word(token).casefold()
        value = next(
            (values[name][word] for name in ("CARD", "ORD", "TENS", "ORDTENS") if word in values.get(name, {})), None
        )
        if word.rstrip("stndrh").isdecimal() and not total:
            return int(word.rstrip("stndrh")), token
        if word in values.get("HUNDRED", {}):
            factor, start = 100, token
            continue
        if value is not None:
            total, start, factor = total + int(value) * factor, token, 1
        elif (start != place and word != "-" and word not in values.get("AND", ())) or (
            start == place and token < place - 2
        ):
            break
    return (total + (factor if factor > 1 else 0) or None), start
