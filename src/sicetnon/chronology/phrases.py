"""From a match of the grammar to an atom: what one expression says about time, before it is set into its narrative."""

from __future__ import annotations

import msgspec

from sicetnon.chronology.grammar import Bag, Grammar, Match
from sicetnon.chronology.grammar_words import Scan
from sicetnon.chronology.phrases_classes import neighbouring_days, read_classes


class Atom(msgspec.Struct, kw_only=True):
    """One expression as it stands in the text. `kind` is the group of the grammar that found it.

    Years are astronomical (490 BCE is -489). `decade` is the written number of a decade ("470s" is 470) and `century`
    is signed (-4 is the fourth century BCE). `step` is +1 for "next", -1 for "previous", 0 for "the same", None where
    nothing of the kind is said. `count` holds least and most of a number, `vague` the key of a vague one ("several").
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    form: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    decade: int | None = None
    century: int | None = None
    bce: bool = False
    feast: str = ""
    part: str = ""
    half: tuple[int, str] | None = None
    turn: bool = False
    step: int | None = None
    unit: str = ""
    same: bool = False
    plural: bool = False
    count: tuple[int, int] | None = None
    vague: str = ""
    approx: str = ""
    uncertain: bool = False
    daypart: str = ""
    clock: tuple[int, int | None, str] | None = None
    style: str = ""
    calendar: str = ""
    role: str = "event"
    relation: str = "on"
    link: str = ""
    """How it is tied to the atom behind it: `range`, `list` or nothing."""
    other: tuple[int, int] | None = None
    """Day and month in the other calendar of a dual date."""
    note: str = ""
    turned: bool = False
    """A winter, named by the year in which it begins where the text names none."""
    whole: bool = False
    """A number is written out, not only "a"."""
    halved: bool = False
    """Half a unit, or so many and a half."""
    nth: int | None = None
    """Which of its unit: 3 for "the third week of May", "the third year of the war"."""
    phrase: tuple[int, int] | None = None
    """The tokens that name the event it hangs on, or what fills a duration."""
    hangs: Atom | None = None
    """The date that it hangs on, right behind it."""
    anchoring: bool = False
    """Another expression hangs on it ("two days after 7 May")."""
    before: Atom | None = None
    """The other end of a range that runs over the end of a year ("from October to March")."""
    ends: bool = False
    """It is the end of a range, which moves the narrative less than the beginning."""
    opens: bool = False
    """It is the first of its paragraph."""
    heading: bool = False
    section: int = -1
    """Number of the paragraph that is the heading over it."""
    leads: bool = False
    """It stands at the head of a sentence."""
    aside: bool = False
    """In brackets, in a flashback or a prospect, or a mere limit ("by 1976"): it hardly moves the narrative."""

    def dated(self) -> bool:
        """Whether it names a place on the calendar by itself, year or not."""
        return self.kind in ("date", "days", "dual") or (
            self.kind == "clock" and (self.month or self.year or self.day) is not None
        )


def number(bag: Bag) -> tuple[int, int] | None:
    """The count that a form names: "twenty-five", "3", "a", "two or three" as least and most."""
    values = [int(value) for label in ("TENS", "CARD", "NUM") for value in bag.get(label, ())]
    if "TENS" in bag and "CARD" in bag and len(bag["TENS"]) == len(bag["CARD"]) == 1:
        values = [sum(values)]
    if "HUNDRED" in bag:
        values = [(values[0] if values else 1) * 100]
    if values:
        return min(values), max(values)
    return (1, 1) if "INDEF" in bag and "QUANT" not in bag else None


def last(bag: Bag, label: str) -> int | None:
    """The last value of a numeric class."""
    return int(bag[label][-1]) if label in bag else None


def word(bag: Bag, *labels: str) -> str:
    """The value of the first of these classes that was found."""
    return next((str(bag[label][-1]) for label in labels if label in bag), "")


def _year(bag: Bag) -> tuple[int | None, bool]:
    written = last(bag, "YEAR")
    written = last(bag, "YR") if written is None else written
    written = last(bag, "GLUED") if written is None else written
    written = last(bag, "YEAR3") if written is None else written
    bce = word(bag, "ERA", "ERAHEAD") == "bce"
    if written is None:
        return None, bce
    if word(bag, "ERABEFORE") == "auc":
        return written - 753, False
    return (1 - written if bce else written), bce


def atom(match: Match, scan: Scan, kind: str | None = None) -> Atom:
    """The atom of a match, whatever its group: every class stands for one thing that an expression can say."""
    bag = match.bag
    year, bce = _year(bag)
    found = Atom(
        start=scan.start(match.first), end=scan.end(match.last - 1), first=match.first, last=match.last,
        kind=kind or match.group, year=year, bce=bce, month=last(bag, "MONTH"), day=last(bag, "DAY"),
        weekday=last(bag, "WEEKDAY"), season=word(bag, "SEASON", "FALL"), feast=word(bag, "FEAST", "SAINT"),
        unit=word(bag, "UNITS", "UNIT"), plural="UNITS" in bag, same="SAME" in bag, count=number(bag),
        vague=word(bag, "QUANT", "SHORTLY") or ("immediately" if "AFTERMATH" in bag else ""),
        part=word(bag, "PART", "PARTNOUN", "SOONER", "PARTLONG"),
        approx=word(bag, "MODIFIER", "QUANTITY", "CIRCA", "APPROX", "TILDE"),
        daypart=word(bag, "DAYPART", "HOURS"), style=word(bag, "STYLE"),
    )  # fmt: skip
    _more(found, bag)
    return found


def _more(found: Atom, bag: Bag) -> None:
    _numbers(found, bag)
    if found.month is None and "ROMANMONTH" in bag:
        found.month = last(bag, "ROMANMONTH")
    if "DECADE" in bag or "GLUEDDECADE" in bag:
        found.decade = int((bag.get("DECADE") or bag["GLUEDDECADE"])[-1])
    elif "DECADE2" in bag or "DECADEWORD" in bag:
        found.decade = int((bag.get("DECADE2") or bag["DECADEWORD"])[-1])
    for label in ("NEXT", "PREV", "PASTADJ", "SAME", "THAT", "THIS"):
        if label in bag and found.step is None:
            found.step = int(bag[label][-1])
    for label in ("LATER", "EARLIER", "AGO", "AFTER", "BEFORE", "AFTERMATH"):
        if label in bag and found.step is None:
            found.step = int(bag[label][-1])
    if "HALF" in bag:
        found.half = (last(bag, "HALFWHICH") or 1, word(bag, "HALF"))
    if "CENTURY" in bag and ("ORD" in bag or "ROMAN" in bag):
        century = int((bag.get("ORD") or bag["ROMAN"])[-1])
        found.century = -century if found.bce or word(bag, "ERA", "ERASMALL") == "bce" else century
    if "NTHCENTURY" in bag:
        found.century = last(bag, "NTHCENTURY")
    if "GLUED" in bag or "GLUEDDECADE" in bag:
        found.approx = "approx"
    if bag.get("PASTADJ") and found.count is None and not found.vague and not found.plural:
        found.count = (1, 1)  # "the past decade" is a length, "the previous decade" a date
    found.turn = "TURN" in bag
    if "REF" in bag or "REFNOUN" in bag or "THESE" in bag:
        found.unit = word(bag, "REF", "REFNOUN", "THESE")
    if "FREQUENCY" in bag:
        found.unit = str(bag["FREQUENCY"][-1])
    if "HOUR" in bag:
        found.clock = (int(bag["HOUR"][-1]), last(bag, "MINUTE"), word(bag, "MERIDIEM"))
    if found.approx in ("~", "≈"):
        found.approx = "approx"
    read_classes(found, bag)


def _numbers(found: Atom, bag: Bag) -> None:
    if "ORD" in bag:
        _ordinal(found, int(bag["ORD"][-1]))
    if found.season and "YY" in bag:
        found.year = last(bag, "YEAR")
    if "DAYTH" in bag and found.day is None:
        found.day = last(bag, "DAYTH")
    if "HALFOF" in bag and found.unit:
        found.halved, found.whole = True, "CARD" in bag or "NUM" in bag
    if "HUNDRED" in bag and found.vague:
        found.count = None


def _ordinal(found: Atom, number_read: int) -> None:
    """An ordinal is a day of the month ("the fourth of July"), or says which week, year … it is."""
    if found.unit:
        found.nth = number_read
    elif found.month is not None and found.day is None and found.century is None and found.half is None:
        found.day = number_read


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
    found.calendar = "gregorian"
    return [found]


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
    for index, token in enumerate(places):
        single = msgspec.structs.replace(whole)
        single.first = match.first if index == 0 else token
        single.last = match.last if index == len(places) - 1 else token + 1
        single.start, single.end = scan.start(single.first), scan.end(single.last - 1)
        if index < len(places) - 1:
            joint = single.last + (scan.word(single.last) == ".")
            listed = label != "YY" and scan.codes[joint] in rules.members("LISTING")
            single.link = "list" if listed else "range"
        _number_of(single, label, scan.word(token), rules)
        atoms.append(single)
    for index, single in enumerate(atoms[1:], 1):
        if label == "YY" and single.year is not None and single.year < 100:
            before = atoms[index - 1].year or 0
            single.year += before - before % 100
            if single.year <= before:
                return atoms[:1]
    return atoms


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
    atoms = []
    for index, token in enumerate(places):
        single = msgspec.structs.replace(whole)
        number = next(int(values[scan.word(token)]) for values in map(rules.words.values.__getitem__, names)
                      if scan.word(token) in values)  # fmt: skip
        single.century = -number if whole.century is not None and whole.century < 0 else number
        single.first = match.first if index == 0 else token
        single.last = match.last if index == len(places) - 1 else token + 1
        single.start, single.end = scan.start(single.first), scan.end(single.last - 1)
        single.part = whole.part if index == 0 else ""
        if index < len(places) - 1:
            joint = single.last + (scan.word(single.last) == ".")
            single.link = "list" if scan.codes[joint] in rules.members("LISTING") else "range"
        atoms.append(single)
    return atoms
