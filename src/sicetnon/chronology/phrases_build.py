"""From a match of the grammar to its atoms: one, or several where days, years or centuries share what follows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sicetnon.chronology.day import month_length, to_day
from sicetnon.chronology.grammar import Grammar, Match
from sicetnon.chronology.grammar_words import Scan
from sicetnon.chronology.phrases import Atom, atom, last
from sicetnon.chronology.phrases_classes import neighbouring_days, republican_ends

COMMON_YEAR = 2001
LEAST_AHEAD, MOST_AHEAD = 9, 14
"""How many days the Gregorian calendar is ahead of the Julian, from the Middle Ages to today, with a slip of one."""


def build(match: Match, scan: Scan, rules: Grammar) -> list[Atom]:
    """The atoms of a match: one, or several where days or years share what follows; none where it is no date."""
    if match.group == "skip":
        return []
    if match.group == "days" and "MNUM" in match.bag:
        return _numeric(atom(match, scan, "date"), match, rules)
    if match.group == "days":
        of_centuries = "CENTURY" in match.bag or "CENTURYMARK" in match.bag
        return _centuries(match, scan, rules) if of_centuries else _days(match, scan, rules)
    found = atom(match, scan)
    if found.season and scan.word(found.last - 1)[0].isupper() and found.year is None and found.last - found.first == 2:
        following = scan.word(found.last)[:1] if found.last < len(scan) else ""
        if following.isupper():  # "the Autumn Harvest Uprising": the article is not the season's
            found.first += 1
            found.start = scan.start(found.first)
    if ends := republican_ends(match.bag):
        return [
            msgspec.structs.replace(found, year=year, month=month, day=day, calendar="republican", link=link)
            for (year, month, day), link in zip(ends, ("range", ""), strict=True)
        ]
    if match.group == "dual":
        return _days(match, scan, rules) if neighbouring_days(match.bag) else _dual(found, match)
    if match.group == "date" and "MNUM" in match.bag:
        return _numeric(found, match, rules)
    return [found]


def _numeric(found: Atom, match: Match, rules: Grammar) -> list[Atom]:
    """ "24.11.1939", "10/7/2008", "1939-11-24": the language's order, unless a number over twelve decides."""
    month = last(match.bag, "MNUM")
    if "YEAR" in match.bag and match.places["YEAR"] < match.places["MNUM"]:
        found.month = month
        return [found]
    numbers = [int(value) for value in [*match.bag.get("DAY", []), *match.bag["MNUM"]]]
    places = match.places
    if "DAY" not in match.bag or len(numbers) != 2:
        if len(match.bag["MNUM"]) != 2:
            found.month = month
            return [found]
        first, second = (int(value) for value in match.bag["MNUM"])
    else:
        first, second = numbers if places["DAY"] < places["MNUM"] else numbers[::-1]
    slashed = rules.section.get("order", "dmy") == "mdy" and "/" in {match.bag.get("SLASH", ["/"])[-1]}
    if (slashed and first <= 12) or second > 12:
        first, second = second, first
    if second > 12:
        return []
    found.day, found.month = first, second
    if first <= 12 and first != second:
        found.note = "numeric date: day and month in the order usual in the language"
    return [found]


def _dual(found: Atom, match: Match) -> list[Atom]:
    """ "10/21 February", "25 October (7 November) 1917": the first is the Julian, the second the Gregorian day."""
    days = [int(value) for value in match.bag["DAY"]]
    months = [int(value) for value in match.bag["MONTH"]]
    if len(days) != 2:
        return []
    found.other = (days[0], months[0])
    found.day, found.month = days[1], months[-1]
    if len(months) == 1 and days[1] < days[0]:
        found.other = (days[0], (months[0] - 2) % 12 + 1)
    styles = match.bag.get("STYLE", [])
    if (
        styles == ["julian"] and match.places.get("STYLE", match.last) > match.places["DAY"]
    ):  # "16 November (6 November O.S.) 1632"
        found.day, found.month, found.other = days[0], months[0], (days[1], months[-1])
    elif not styles and _ahead((months[0], days[0]), (months[-1], days[1])):  # "7 August (28 July)"
        found.day, found.month, found.other = days[0], months[0], (days[1], months[-1])
    found.style, found.calendar = "", "gregorian"
    return [found]


def _ahead(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether the first of two days is ahead of the second by as much as the Gregorian calendar can be."""
    (month, day), (other, before) = first, second
    if day > month_length(COMMON_YEAR, month) or before > month_length(COMMON_YEAR, other):
        return False
    apart = (to_day(COMMON_YEAR, month, day) - to_day(COMMON_YEAR, other, before)) % 365
    return LEAST_AHEAD <= apart <= MOST_AHEAD


def _days(match: Match, scan: Scan, rules: Grammar) -> list[Atom]:
    """ "3, 5 and 9 June 1940", "January 25-29", "499-493 BC", "1941–43": one atom for every number."""
    whole = atom(match, scan, "date")
    label = "DAY" if whole.month is not None else "YY" if "YY" in match.bag else "YR"
    members, years = rules.members(label), rules.members("YEAR")
    shared = match.places.get("YEAR", match.places.get("YR", -1)) if label == "DAY" else -1
    places = [
        token
        for token in range(match.first, match.last)
        if (scan.codes[token] in members or (label == "YY" and scan.codes[token] in years)) and token != shared
    ]
    atoms = []
    for index, (token, single) in enumerate(zip(places, _pieces(whole, places, match, scan), strict=True)):
        if index < len(places) - 1:
            joint = single.last + (scan.word(single.last) == ".")
            between = {*scan.codes[max(0, match.first - 2) : match.first]} & rules.members("BETWEEN")
            listed = label != "YY" and not between and scan.codes[joint] in rules.members("LISTING")
            night = label == "DAY" and scan.codes[joint] in rules.members("SLASH")  # "the night of 9/10 November"
            single.link = "list" if listed and not night else "range"
        _number_of(single, label, scan.word(token), rules)
        atoms.append(single)
    for index, single in enumerate(atoms[1:], 1):
        if label == "YY" and single.year is not None and single.year < 100:
            before = atoms[index - 1].year or 0
            single.year += before - before % 100
            if single.year <= before:
                return atoms[:1]
    return atoms


def _pieces(whole: Atom, places: list[int], match: Match, scan: Scan) -> Iterator[Atom]:
    """A copy of the whole for each of its places; the first reaches back to the match's begin, the last to its end."""
    for index, token in enumerate(places):
        piece = msgspec.structs.replace(whole)
        piece.first = match.first if index == 0 else token
        piece.last = match.last if index == len(places) - 1 else token + 1
        piece.start, piece.end = scan.start(piece.first), scan.end(piece.last - 1)
        yield piece


def _number_of(single: Atom, label: str, written: str, rules: Grammar) -> None:
    values = rules.words.values
    if label == "DAY":
        single.day = int(values["DAY"][written])
    elif label == "YY":
        single.year = int(values["YEAR"].get(written, values["YY"].get(written, 0)))
    else:
        number_written = int(values["YR"][written])
        single.year = 1 - number_written if single.bce else number_written


def _centuries(match: Match, scan: Scan, rules: Grammar) -> list[Atom]:
    """ "The 12th–13th centuries", "the 17th and 18th centuries", "late 17th-19th centuries"."""
    whole = atom(match, scan, "date")
    whole.count, whole.year = None, None
    label = next(name for name in ("ROMAN", "ORD", "NUM") if name in match.bag)
    names = ("ORD", "NUM") if label == "ORD" else (label,)
    places = [token for token in range(match.first, match.last) if scan.codes[token] in rules.members(*names)]
    parts = _parts_before(places, match, scan, rules)
    atoms = []
    for index, (token, single) in enumerate(zip(places, _pieces(whole, places, match, scan), strict=True)):
        number = next(int(values[scan.word(token)]) for values in map(rules.words.values.__getitem__, names)
                      if scan.word(token) in values)  # fmt: skip
        single.century = -number if whole.century is not None and whole.century < 0 else number
        single.part = parts.get(token, "")
        if index < len(places) - 1:
            joint = single.last + (scan.word(single.last) == ".")
            single.link = "list" if scan.codes[joint] in rules.members("LISTING") else "range"
        atoms.append(single)
    return atoms


def _parts_before(places: list[int], match: Match, scan: Scan, rules: Grammar) -> dict[int, str]:
    """Which of several centuries is early, which is late: the word right before it."""
    found: dict[int, str] = {}
    for token in places:
        for back in (1, 2):
            before = token - back
            if before >= match.first and scan.codes[before] in rules.members("PART"):
                found.setdefault(token, str(rules.words.values["PART"][scan.word(before)]))
    return found
