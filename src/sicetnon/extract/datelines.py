"""Date lines: when and where stands before the sentence that tells what."""

from __future__ import annotations

from sicetnon.extract.classes import BREAK, NOMINAL, SAY, VERB, bit
from sicetnon.extract.joining import Seen
from sicetnon.extract.page import Page, date_value
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Sentence, Unit
from sicetnon.model import PlaceValue

_CAPITAL, _UNLISTED = bit("capital"), bit("unlisted")
_TELLS, _NO_VERB = SAY | VERB, NOMINAL | bit("capital", "all_capitals")
_EVENT_NOUN = bit("event_noun")
_FILED_FROM = bit("open_bracket", "place_name", "capital", "name")
_NAMES_NO_PLACE = bit("person_name", "group_name", "work_name")

_DATED = bit("date", "duration")
_DASHES = frozenset("—–-")
_SHORT = 3  # units of a place alone
LONGEST = 24  # units of a date line


def keep(page: Page, sentence: Sentence, roles: list[int]) -> bool:
    """ "1351 June 12, Vienna." before the sentence that tells what was done then and there."""
    units = sentence.units
    if len(units) > 10 or any(roles) or sentence.block is None or sentence.block.kind not in ("paragraph", "item"):
        return False
    dated = next((unit for unit in units if unit.date is not None and unit.date.role == "event"), None)
    if dated is None or dated.date is None or any(unit.flags & _EVENT_NOUN for unit in units):
        return False
    places = [(unit.label, (unit.start, unit.end)) for unit in units if unit.label and not unit.flags & _NAMES_NO_PLACE]
    places = places or _unknown(page.text, units)
    page.events.recent.clear()  # what follows is a deed of its own: "the donation" is not that of the entry before
    page.events.focus.clear()
    page.latest = None
    page.dateline = (sentence.paragraph, dated.date, (dated.start, dated.end), places[:2])
    return True


def _unknown(text: str, units: list[Unit]) -> list[tuple[str, tuple[int, int]]]:
    """A word with a capital that stands alone in a date line and that no list holds: a place."""
    for i, unit in enumerate(units):
        if not unit.flags & _CAPITAL or not unit.flags & _UNLISTED or unit.date is not None:
            continue
        before = i == 0 or units[i - 1].flags & BREAK or units[i - 1].date is not None
        if before and (i + 1 == len(units) or units[i + 1].flags & BREAK):
            return [(text[unit.start : unit.end], (unit.start, unit.end))]
    return []


def deed(page: Page, sentence: Sentence) -> None:
    """What follows a date line happened then, whatever it was."""
    assert page.dateline is not None
    _, date, span, places = page.dateline
    page.dateline = None
    last = sentence.units[min(len(sentence.units), 10) - 1]
    seen = Seen("happening", page.text[sentence.start : last.end], sentence.start, last.end, page.sentence)
    event = page.events.new(seen, "what a date line dates")
    page.claim(event, "date", date_value(date), span, "date line")
    for label, where in places:
        ident = page.entities.get("place", label)
        page.claim(event, "place", PlaceValue(entity=ident, label=label), where, "date line")


def dates_clause(page: Page, sentence: Sentence, scene: Scene) -> None:
    assert page.dateline is not None and scene.event is not None
    paragraph, date, span, places = page.dateline
    page.dateline = None
    if paragraph != sentence.paragraph or scene.dates:
        return
    page.claim(scene.event, "date", date_value(date), span, "date line")
    for label, where in places:
        ident = page.entities.get("place", label)
        page.claim(scene.event, "place", PlaceValue(entity=ident, label=label), where, "date line")


def strip(sentence: Sentence) -> None:
    """Leave out where and when a report was filed ("LIMA, 3 MAY 89 (EFE) -- [TEXT] …"): that dates no event."""
    if not sentence.union & _DATED:
        return  # every report that is filed says when
    stripped = False
    while _strip_first(sentence.units, stripped):
        stripped = True


def _strip_first(units: list[Unit], again: bool) -> bool:
    """Leave out one line of date; a report that is passed on has its own after it, or its place alone (`again`)."""
    for i in range(1 if again else 2, min(len(units) - 2, LONGEST)):
        if units[i].word.lower not in _DASHES or not _dash(units, i):
            continue
        filed = any(unit.date is not None for unit in units[:i]) or (again and i <= _SHORT)
        told = any(
            unit.flags & _TELLS and not unit.flags & _NO_VERB for unit in units[:i]
        )  # "police spoke of 17 dead, …"
        if filed and not told and any(unit.flags & _FILED_FROM for unit in units[:i]):
            del units[: _after_mark(units, i)]
            return True
        return False
    return False


def _dash(units: list[Unit], i: int) -> bool:
    """Whether a dash parts the line from the report: two of them always do ("(AFP)--POLICE SAID")."""
    if units[i].word.lower == "-" and units[i + 1].word.lower == "-":
        return True
    if units[i - 1].end == units[i].start and units[i].end == units[i + 1].start:
        return False  # "112–15"
    return units[i].word.lower != "-"


def _after_mark(units: list[Unit], i: int) -> int:
    """The unit after the dashes and a mark in square brackets."""
    while i < len(units) and units[i].word.lower in _DASHES:
        i += 1
    if i < len(units) and units[i].word.lower == "[":
        return next((j + 1 for j in range(i, min(len(units), i + 4)) if units[j].word.lower == "]"), i)
    return i
