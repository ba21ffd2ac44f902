"""Classes of words that some languages have and English has not: what they make of an expression.

DECADEMARK  beside a number makes it a decade ("lata 30.", "1930-е", "les années 1930")
NUM         beside CENTURY is its number ("19. Jahrhundert")
CENTURYMARK an abbreviation that is "century" only behind a Roman numeral ("XIX w.")
STEPUNIT    a step and its unit in one word, `1_day` ("nazajutrz", "lendemain")
ERAHEAD     begins an era of several words ("v. Chr.", "до н. э."); its value is `bce` or `ce`
PARTSEASON  a season with its part in one word, `late_autumn` ("Spätherbst")
OLYMPIAD    an Olympiad, with OLYMPICYEAR one year of it
RMONTH      a month of the French Republic, 1 (Vendémiaire) to 13 (the complementary days)
RYEAR       says that a Roman numeral is a year of the French Republic ("l'an II")
FEASTLEAD   says that the saint beside it is a day ("festo", "le jour de", "napján")
FEASTSTEP   beside a feast, the days to add to it ("the eve of", "in octava")
MARK        kalends, nones or ides (`kal`, `non`, `id`): the number before it is counted back ("III. id. Maii")
ROMANDAY    a day of the month in Roman numerals ("die XII mensis Maii")
EVE         the day before such a mark ("pridie")
RULER       a ruler's name (`edward`), beside the numbers of a year of reign and of the ruler ("21 Edw. III")
REIGN       the year of a reign, where it is written so that no other number stands for it ("anno quinto")
SEASON      with two years begins in the first ("winter 1941/42")
TURN        beside two months or two years is the turn from one to the other ("na przełomie 1939 i 1940")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sicetnon.chronology.calendars import republican_to_day
from sicetnon.chronology.charters import roman_day, year_of_reign
from sicetnon.chronology.day import DayError, from_day

if TYPE_CHECKING:
    from sicetnon.chronology.grammar import Bag
    from sicetnon.chronology.phrases import Atom

LAST_CENTURY = 30
"""A greater number beside the word for a century does not count centuries."""

LEAST_APART = 10
"""Days between the Julian and the Gregorian date of a day since the reform of 1582."""


MOST_DAYS_BEFORE = 19
"""A day is counted from at most so many before the next Kalends, both counted in."""


def read_classes(found: Atom, bag: Bag) -> None:
    """Complete an atom by the classes above that its form found."""
    if "CENTURY" in bag and found.century is None and "NUM" in bag:
        found.century = int(bag["NUM"][-1]) if int(bag["NUM"][-1]) <= LAST_CENTURY else None
        found.count = None
    if "CENTURYMARK" in bag and "ROMAN" in bag:
        found.century = int(bag["ROMAN"][-1])
    if found.century is not None and ("bce" in bag.get("ERAHEAD", ()) or "bce" in bag.get("ERA", ())):
        found.century = -abs(found.century)
    if "DECADEMARK" in bag:
        _decade(found, bag)
    if found.decade is not None and found.decade < 100 and (found.century or 0) > 0:
        found.decade += 100 * ((found.century or 0) - 1)
        found.century = None
    if "PARTSEASON" in bag:
        part, _, found.season = str(bag["PARTSEASON"][-1]).partition("_")
        found.part = found.part or part
    if "STEPUNIT" in bag:
        step, _, found.unit = str(bag["STEPUNIT"][-1]).partition("_")
        found.step = int(step)
    if "OLYMPIAD" in bag:
        _olympiad(found, bag)
    if found.kind in ("shift", "event") and found.count is None and found.unit and not (found.vague or found.plural):
        found.count = (1, 1)
    if "RMONTH" in bag:
        _republican(found, bag)
    if found.feast:
        _beside_feast(found, bag)
    if "MARK" in bag and found.month is not None:
        _before_a_mark(found, bag)
    elif found.month is not None and found.day is None and "ROMANDAY" in bag:
        found.day = int(bag["ROMANDAY"][-1])
    if "RULER" in bag:
        _reign(found, bag)
    if found.season and "YEAR" in bag and ("YY" in bag or len(bag["YEAR"]) == 2):
        found.year = int(bag["YEAR"][0])
    if found.turn and found.century is None:
        _turn(found, bag)


def _before_a_mark(found: Atom, bag: Bag) -> None:
    counted = bag.get("ROMAN") or bag.get("NUM") or bag.get("ORD") or ([2] if "EVE" in bag else [1])
    if int(counted[-1]) <= MOST_DAYS_BEFORE:
        found.month, found.day = roman_day(str(bag["MARK"][-1]), int(counted[-1]), found.month or 1, found.year)
    found.count = None


def _olympiad(found: Atom, bag: Bag) -> None:
    ordinals = [int(number) for number in bag.get("ORD", ())]
    year = ordinals.pop(0) if "OLYMPICYEAR" in bag and ordinals else 0
    hundreds = int(bag["CARD"][0]) if "CARD" in bag and "HUNDRED" in bag else 1
    number = sum(ordinals) + sum(int(ten) for name in ("TENS", "ORDTENS") for ten in bag.get(name, ()))
    found.olympiad = (number + (100 * hundreds if "HUNDRED" in bag else 0), year)
    found.unit, found.nth, found.count = "", None, None


def neighbouring_days(bag: Bag) -> bool:
    """Whether "6/7 December" names two days of one calendar, which are too near for one day in two calendars."""
    days = [int(value) for value in bag.get("DAY", ())]
    return len(days) == 2 and len(bag.get("MONTH", ())) == 1 and 0 < days[1] - days[0] < LEAST_APART


def _decade(found: Atom, bag: Bag) -> None:
    if found.decade is not None:
        return
    number = found.year if found.year is not None else int(bag["YY"][-1]) if "YY" in bag else None
    if number is not None and number % 10 == 0:
        found.decade, found.year = number, None


def _republican(found: Atom, bag: Bag) -> None:
    """The Gregorian day of a Republican date, so that everything else treats it as any day."""
    year = int((bag.get("ROMAN") or bag.get("YR") or bag.get("NUM") or [0])[-1])
    month = int(bag["RMONTH"][-1])
    if not year or found.day is None:
        return
    try:
        found.year, found.month, found.day = from_day(republican_to_day(year, month, found.day))
        found.calendar = "republican"
    except DayError as problem:
        found.day, found.note = None, str(problem)


def republican_ends(bag: Bag) -> list[tuple[int, int, int]]:
    """First and last Gregorian day of a Republican month or year that is named without a day; empty for any other."""
    if "DAY" in bag or not ("RMONTH" in bag or "RYEAR" in bag):
        return []
    year = int((bag.get("ROMAN") or bag.get("YR") or bag.get("NUM") or [0])[-1])
    first = int(bag["RMONTH"][-1]) if "RMONTH" in bag else 1
    try:
        start = republican_to_day(year, first)
        after = republican_to_day(year, first + 1) if "RMONTH" in bag and first < 13 else republican_to_day(year + 1)
    except DayError:
        return []
    return [from_day(start), from_day(after - 1)]


def _turn(found: Atom, bag: Bag) -> None:
    """`year` and `month` become those before the turn."""
    if len(bag.get("MONTH", ())) == 2:
        found.month = int(bag["MONTH"][0])
        if found.year is not None and int(bag["MONTH"][-1]) < found.month:
            found.year -= 1
    elif len(bag.get("YEAR", ())) == 2:
        found.year = int(bag["YEAR"][0])
    elif "YEAR" in bag and "YY" not in bag and found.year is not None:
        found.year -= 1


def _beside_feast(found: Atom, bag: Bag) -> None:
    """ "The Thursday before Michaelmas", "the eve of St John"."""
    side = int((bag.get("BEFORE") or bag.get("AFTERDATE") or bag.get("AFTER") or [0])[-1])
    if found.weekday is not None and side:
        found.beside, found.step = (1 if side > 0 else -1), None
    if "FEASTSTEP" in bag:
        found.offset = int(bag["FEASTSTEP"][-1])


def _reign(found: Atom, bag: Bag) -> None:
    """ "14 July, 21 Edw. III": the year is told by the ruler's; without a day it is the one in which that began."""
    years, which = bag.get("NUM") or bag.get("ORD") or (), bag.get("ROMAN") or (1,)
    if not years:
        return
    found.count = None
    found.year = year_of_reign(f"{bag['RULER'][-1]}_{which[-1]}", int(years[-1]), found.month, found.day)
    found.note = found.note or "year of a reign"
