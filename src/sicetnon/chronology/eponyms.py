"""Years named after magistrates and from the founding of Rome: "in the consulship of Cicero and Antonius", "when Nicon
was archon", "in the 648th year of the city".

The magistrates are those of `eponyms.toml`, which names its sources. Names that fit several of its years are told apart
by how often the office was held ("consul for the third time"), then by the year that the narrative has reached; where
that does not settle them, and where nobody of the name is known, they stay a date in words. Years of the city are
Varro's (1 is 753 BC).
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
from sicetnon.chronology.phrases_value import OLYMPIA

EPONYM = "the year in which somebody held an office"
"""The note of a date that is a clause of its own."""
_FILE = Path(__file__).with_name("eponyms.toml")
_BEFORE, _BEHIND = 16, 34  # tokens around the word for an office within which its holders are named
_APART = 3  # tokens that are no names within one name of a year ("and of", ", and")
_SENTENCE_ENDS = frozenset(".;:!?")
_FOUNDED = 753
_HUNDRED = 100
_LONGEST_NUMBER = 9  # tokens of a year of the city in words
_SHORTEST_NAME = 4
_TIMES_REACH = 12  # tokens behind a name within which is said how often its bearer held the office
_FARTHER = 8  # tokens by which one pair of names may stand farther from the office than another
_RUN = 4  # words of one name
_SHORT_NAME = 3  # characters of a first name that is shortened
_LEAP = 30  # years from what was told before within which one of several years is meant


class Holder(msgspec.Struct, frozen=True):
    """One magistrate: the short form of the first name, the words that the others are, how often he held the office."""

    first: str
    names: frozenset[str]
    times: int = 1


class Eponyms(msgspec.Struct, frozen=True):
    """The table: pairs of consuls with their years, by every word of their names; archons; first names."""

    consuls: dict[str, tuple[tuple[int, Holder, Holder], ...]]
    archons: dict[str, tuple[int, ...]]
    first_names: dict[str, str]


@cache
def eponyms() -> Eponyms:
    """The table of `eponyms.toml`."""
    table: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    short = table["praenomina"]
    found: dict[str, list[tuple[int, Holder, Holder]]] = defaultdict(list)
    for year, *pair in table["consuls"]:
        one, other = (_holder(name, frozenset(short.values())) for name in pair)
        for word in one.names | other.names:
            found[word].append((year, one, other))
    archons: dict[str, list[int]] = defaultdict(list)
    for year, names in table["archons"]:
        for name in names.split():
            archons[name].append(year)
    return Eponyms(
        {word: tuple(each) for word, each in found.items()},
        {name: tuple(years) for name, years in archons.items()},
        short,
    )


def _holder(name: str, short: frozenset[str]) -> Holder:
    words = name.split()
    times = int(words.pop()) if words[-1].isdecimal() else 1
    first = words[0].rstrip(".") if words[0].endswith((".", "'")) and words[0].rstrip(".") in short else ""
    return Holder(first, frozenset(words[bool(first) :]), times)


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
class _Office(msgspec.Struct, frozen=True):
    """The word for an office, from its first token to behind its last, and how it stands to those who hold it."""

    first: int
    last: int
    follows: bool
    """Its holders stand behind it ("the consulship of …")."""


def _consuls(scan: Scan, match: re.Match[str], rules: Grammar) -> Atom | None:
    office = _Office(_token_at(scan, match.start()), _token_at(scan, match.end()), bool(match["of"]))
    low, high = _window(scan, office.first, office.last)
    places = [token for token in range(low, high) if scan.word(token)[:1].isupper()]
    named = {scan.word(token): token for token in reversed(places)}
    years: dict[int, tuple[int, int, int]] = {}
    counted = False
    for word in named.keys() & eponyms().consuls.keys():
        for year, one, other in eponyms().consuls[word]:
            held = _held(scan, one, other, named)
            if held is not None:
                bonus = _times_fit(scan, one, held[1], rules) + _times_fit(scan, other, held[2], rules)
                held = (held[0] + 2 * bonus, *held[1:])
                years[year] = max(held, years.get(year, held))
                counted = counted or bonus > 0
    if not (years and (office.follows or counted)):
        alone = _one_consul(scan, office, rules)  # "when Cinna was consul for the first time, Marius came back"
        if alone is not None or not years:
            return alone
    near = min(_distance(office, held) for held in years.values()) + _FARTHER
    ranks = {year: (held[0], -_distance(office, held)) for year, held in years.items()}
    most = max(rank for rank in ranks.values() if -rank[1] <= near)
    best = sorted(year for year, rank in ranks.items() if rank == most)
    found = _year_of(scan, office, sorted(years[best[0]][1:]), rules.articles)
    return _in_one_of(found, best)


def _distance(office: _Office, held: tuple[int, int, int]) -> int:
    """Tokens between an office and the farther one of two who held it."""
    return max(place - office.last if place >= office.last else office.first - place for place in held[1:])


def _in_one_of(atom: Atom, years: Sequence[int]) -> Atom:
    """The year, or the years of which the narrative is to tell the right one."""
    if len(years) == 1:
        return msgspec.structs.replace(atom, year=years[0])
    return msgspec.structs.replace(atom, years=tuple(years))


def _one_consul(scan: Scan, office: _Office, rules: Grammar) -> Atom | None:
    """A magistrate named without his colleague, who is dated where the office is said to be the year.

    "The consulship of Opimius" is; "Marius was consul" only says so where the time is counted ("for the fifth time").
    """
    run = _run_behind(scan, office.last) if office.follows else _run_before(scan, office.first)
    if not run:
        return None
    counted = _times(scan, office.last if not office.follows else run[-1] + 1, rules)
    if not office.follows and not counted:
        return None
    holders = [
        (year, holder)
        for word in {scan.word(token) for token in run} & eponyms().consuls.keys()
        for year, *pair in eponyms().consuls[word]
        for holder in pair
        if word in holder.names and _first_fits(scan, holder, [t for t in run if scan.word(t) in holder.names])
    ]
    most = max((len(holder.names.intersection(map(scan.word, run))) for _, holder in holders), default=0)
    years = {
        year
        for year, holder in holders
        if len(holder.names.intersection(map(scan.word, run))) == most and counted in (0, holder.times)
    }
    if not office.follows:
        return _in_one_of(_year_of(scan, office, [run[0]], rules.articles), sorted(years)) if years else None
    behind = run[-1] + 1
    joined = behind < len(scan) and scan.codes[behind] in rules.members("AND")
    colleague = _run_behind(scan, behind + 1) if joined else []
    found = _year_of(scan, office, [*run, *colleague], rules.articles)
    return _in_one_of(found, sorted(years)) if years and not colleague else found


def _run_behind(scan: Scan, place: int) -> list[int]:
    """The tokens of the name that begins at a place."""
    run: list[int] = []
    while (
        place < len(scan) and len(run) < _RUN and (scan.word(place)[:1].isupper() or (run and scan.word(place) == "."))
    ):
        if scan.word(place) != ".":
            run.append(place)
        elif len(scan.word(place - 1)) > _SHORT_NAME:
            break
        place += 1
    return run


def _run_before(scan: Scan, place: int) -> list[int]:
    """The tokens of the name that ends right before a place."""
    run: list[int] = []
    while place and len(run) < _RUN and scan.word(place - 1)[:1].isupper():
        place -= 1
        run.insert(0, place)
    return run


def _times(scan: Scan, place: int, rules: Grammar) -> int:
    """The first number of order in the few words at a place, up to the next name; 0 where there is none."""
    ordinals = rules.words.values.get("ORD", {})
    for token in range(place, min(len(scan), place + _TIMES_REACH)):
        word = scan.word(token)
        if word[:1].isupper() or word in _SENTENCE_ENDS:
            return 0
        if word in ordinals:
            return int(ordinals[word])
    return 0


def _times_fit(scan: Scan, holder: Holder, place: int, rules: Grammar) -> int:
    """1 where it is said behind a name that its bearer held the office so many times, -1 for another number."""
    while place + 1 < len(scan) and scan.word(place + 1)[:1].isupper():
        place += 1
    told = _times(scan, place + 1, rules)
    return 0 if not told else 1 if told == holder.times else -1


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


def _year_of(scan: Scan, office: _Office, names: list[int], articles: frozenset[str]) -> Atom:
    """From the office to the names, or from the names to it; of names that stand far apart the nearer one."""
    first, last = office.first, office.last
    if office.follows:
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
    if any(place >= last for place in names):  # "consul with Lucius Metellus"
        behind = _run_behind(scan, last)
        last = behind[-1] + 1 if behind else last
    return msgspec.structs.replace(_atom(scan, start, last), note=EPONYM)


# --- archons --------------------------------------------------------------------------------------------------------
def _archon(scan: Scan, match: re.Match[str]) -> Atom | None:
    """The one who is named right before or behind the office; a year that is not known is a date in words."""
    first, last = _token_at(scan, match.start()), _token_at(scan, match.end())
    place = last if match["of"] else first - 1
    if not 0 <= place < len(scan) or not _a_name(scan, place):
        return None
    found = _atom(scan, min(first, place), max(last, place + 1))
    years = eponyms().archons.get(scan.word(place))
    note = "" if match["of"] else EPONYM
    return msgspec.structs.replace(found, years=years, summer=True, note=note) if years else None


def _a_name(scan: Scan, place: int) -> bool:
    word = scan.word(place)
    return word[:1].isupper() and len(word) >= _SHORTEST_NAME


def settle(atom: Atom, year: int | None) -> None:
    """Give an atom the one of its possible years that lies nearest to the year that the narrative has reached.

    None of them is taken where it is not alone the nearest, or farther away than a narrative leaps.
    """
    if not atom.years:
        return
    chosen = atom.years[0] if len(atom.years) == 1 else None
    if chosen is None and year is not None:
        ranked = sorted((abs(each - year), each) for each in atom.years)
        if ranked[0][0] <= _LEAP and ranked[0][0] < ranked[1][0]:
            chosen = ranked[0][1]
    if chosen is not None and atom.summer:
        since = chosen - OLYMPIA
        atom.olympiad = since // 4 + 1, since % 4 + 1
    elif chosen is not None:
        atom.year = chosen


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
        if word in values.get("HUNDRED", {}) or value == _HUNDRED:
            factor, start = 100, token
            continue
        if value is not None:
            total, start, factor = total + int(value) * factor, token, 1
        elif (start != place and word != "-" and word not in values.get("AND", ())) or (
            start == place and token < place - 2
        ):
            break
    return (total + (factor if factor > 1 else 0) or None), start
