"""From a match of the grammar to an atom: what one expression says about time, before it is set into its narrative."""

from __future__ import annotations

import msgspec

from sicetnon.chronology.grammar import Bag, Match
from sicetnon.chronology.grammar_words import Scan
from sicetnon.chronology.phrases_classes import read_classes


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
    beside: int = 0
    """The named weekday is the nearest before (-1) or after (1) the feast."""
    offset: int = 0
    """Days to add to the feast: its eve, its morrow, its octave."""
    olympiad: tuple[int, int] | None = None
    """Which Olympiad, and which of its four years (0: none is named)."""
    years: tuple[int, ...] = ()
    """The years that names of magistrates fit, where it is for the narrative to settle which."""
    summer: bool = False
    """These years begin in summer."""
    part: str = ""
    half: tuple[int, str] | None = None
    turn: bool = False
    step: int | None = None
    unit: str = ""
    same: bool = False
    stretch: bool = False
    """It points back to a stretch of time ("during this period")."""
    plural: bool = False
    count: tuple[int, int] | None = None
    vague: str = ""
    ago: bool = False
    """Counted back from the writer's own day ("two days ago")."""
    approx: str = ""
    uncertain: bool = False
    daypart: str = ""
    toward: bool = False
    """The night before the day that is named: "у ніч на 24 серпня"."""
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
    sentence: int = 0
    short: int | None = None
    """The last two figures of a year ("the summer of '42")."""
    eraless: bool = False
    """A year of three figures or an early century, with no era."""
    opens: bool = False
    """It is the first of its paragraph."""
    heading: bool = False
    boxed: bool = False
    """It stands in a row of a box of facts."""
    sections: tuple[int, ...] = ()
    """Where the headings over it begin, the nearest last."""
    leads: bool = False
    """It stands at the head of a sentence."""
    aside: str = ""
    """`past` in brackets or a flashback, `limit` for a prospect or a limit ("by 1976"): it hardly moves anything."""

    def dated(self) -> bool:
        """Whether it names a place on the calendar by itself, year or not."""
        return self.kind in ("date", "days", "dual") or (
            self.kind == "clock" and (self.month, self.year, self.day) != (None, None, None)
        )


STEPS = (
    "DAYREF", "NEXT", "PREV", "PASTADJ", "SAME", "THAT", "THIS", "LATER", "EARLIER", "AGO", "AFTER", "BEFORE",
    "AFTERMATH",
)  # fmt: skip
"""Classes whose values are steps from the anchor, by preference."""


_ON_A_CALENDAR = {"YEAR", "MONTH", "DAY"}
"""Classes that say nothing but a year, a month and a day."""


def number(bag: Bag) -> tuple[int, int] | None:
    """The count that a form names: "twenty-five", "3", "a", "two or three" as least and most."""
    values = [int(value) for label in ("TENS", "CARD", "NUM") for value in bag.get(label, ())]
    ones = [*bag.get("CARD", ()), *bag.get("NUM", ())]
    if "TENS" in bag and len(bag["TENS"]) == len(ones) == 1 and int(ones[0]) < 10:
        values = [sum(values)]  # "twenty-five", "тридцять дев'ять"
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
    for label in labels:
        if label in bag:
            return str(bag[label][-1])
    return ""


def _year(bag: Bag) -> tuple[int | None, bool]:
    written = last(bag, "YEAR")
    written = last(bag, "YR") if written is None else written
    written = last(bag, "GLUED") if written is None else written
    written = last(bag, "YEAR3") if written is None else written
    bce = word(bag, "ERA", "ERAHEAD") == "bce"
    if written is None:
        return None, bce
    if "auc" in (word(bag, "ERABEFORE"), word(bag, "ERA", "ERAHEAD")):
        return written - 753, False
    return (1 - written if bce else written), bce


def atom(match: Match, scan: Scan, kind: str | None = None) -> Atom:
    """The atom of a match, whatever its group: every class stands for one thing that an expression can say."""
    bag = match.bag
    if bag.keys() <= _ON_A_CALENDAR:  # nearly all dates: "4 July 1946", "in May", "1939"
        return Atom(
            start=scan.start(match.first), end=scan.end(match.last - 1), first=match.first, last=match.last,
            kind=kind or match.group, year=last(bag, "YEAR"), month=last(bag, "MONTH"), day=last(bag, "DAY"),
        )  # fmt: skip
    year, bce = _year(bag)
    found = Atom(
        start=scan.start(match.first), end=scan.end(match.last - 1), first=match.first, last=match.last,
        kind=kind or match.group, year=year, bce=bce, month=last(bag, "MONTH"), day=last(bag, "DAY"),
        weekday=last(bag, "WEEKDAY"), season=word(bag, "SEASON", "FALL"), feast=word(bag, "FEAST", "SAINT"),
        unit=word(bag, "UNITS", "UNIT"), plural="UNITS" in bag, same="SAME" in bag,
        stretch=word(bag, "PERIOD") == "stretch", count=number(bag),
        vague=word(bag, "QUANT", "SHORTLY") or ("immediately" if "AFTERMATH" in bag else ""),
        part=word(bag, "PART", "PARTNOUN", "SOONER", "PARTLONG"),
        approx=word(bag, "MODIFIER", "QUANTITY", "CIRCA", "APPROX", "TILDE"),
        daypart=word(bag, "DAYPART", "HOURS"), style=word(bag, "STYLE"),
    )  # fmt: skip
    _more(found, bag)
    eraless = not {"ERA", "ERASMALL", "ERABEFORE", "ERAHEAD"} & bag.keys()
    found.eraless = eraless and ("YEAR3" in bag or 0 < (found.century or 0) <= 10)
    return found


def _more(found: Atom, bag: Bag) -> None:
    _numbers(found, bag)
    _spans_of_years(found, bag)
    _relative(found, bag)
    if found.month is None and "ROMANMONTH" in bag:
        found.month = last(bag, "ROMANMONTH")
    if "HALF" in bag:
        found.half = (last(bag, "HALFWHICH") or 1, word(bag, "HALF"))
    if "FREQUENCY" in bag:
        found.unit = word(bag, "FREQUENCY")
    if "HOUR" in bag:
        found.clock = (int(bag["HOUR"][-1]), last(bag, "MINUTE"), word(bag, "MERIDIEM"))
    if "MILTIME" in bag:
        found.clock = (*divmod(int(bag["MILTIME"][-1]), 100), "")
    if "GLUED" in bag or "GLUEDDECADE" in bag or found.approx in ("~", "≈"):
        found.approx = "approx"
    read_classes(found, bag)


def _spans_of_years(found: Atom, bag: Bag) -> None:
    """Decades and centuries."""
    for label in ("DECADE", "GLUEDDECADE", "DECADE2", "DECADEWORD"):
        if label in bag and found.decade is None:
            found.decade = last(bag, label)
    if "CENTURY" in bag and ("ORD" in bag or "ROMAN" in bag):
        century = int((bag.get("ORD") or bag["ROMAN"])[-1])
        found.century = -century if found.bce or word(bag, "ERA", "ERASMALL") == "bce" else century
    if "NTHCENTURY" in bag:
        found.century = last(bag, "NTHCENTURY")
    found.turn = "TURN" in bag


def _relative(found: Atom, bag: Bag) -> None:
    """Steps from the anchor, and words that refer to the writer's present."""
    for label in STEPS:
        if label in bag and found.step is None:
            found.step = last(bag, label)
    found.ago = "AGO" in bag
    if "DAYREF" in bag:
        found.unit = "day"
    if "PASTADJ" in bag and found.kind != "spoken" and found.count is None and not found.vague and not found.plural:
        found.count = (1, 1)  # "the past decade" is a length, "the previous decade" a date
    if "REF" in bag or "REFNOUN" in bag or "THESE" in bag:
        found.unit = word(bag, "REF", "REFNOUN", "THESE")


def _numbers(found: Atom, bag: Bag) -> None:
    if "ORD" in bag:
        _ordinal(found, int(bag["ORD"][-1]))
    if found.season and "YY" in bag:
        found.year = last(bag, "YEAR")
        found.short = last(bag, "YY") if found.year is None else None
    found.toward = "NIGHTTO" in bag and found.daypart == "night"
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
