"""Ages and times of day: measures that stand in fixed phrases, whatever the clause around them is like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

import msgspec

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import BREAK, bit
from sicetnon.extract.fixed_phrases import Clue, Measure, Sought, measure, shortest
from sicetnon.extract.frame import hull
from sicetnon.extract.lexis import Lexis
from sicetnon.extract.page import Page, date_value
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Sentence, Unit
from sicetnon.model import DateValue, QuantityValue

_NAMED, _ROLE, _CAPITAL = bit("name", "person_name"), bit("roles"), bit("capital")
_PERSON = bit("person_name")
_DIGITS, _COMMA, _NOT = bit("digits"), bit("comma"), bit("not", "no")
_OPEN_BRACKET, _CLOSE_BRACKET = bit("open_bracket"), bit("close_bracket")
_ENDS_AN_AGE = BREAK | bit("and", "close_quote", "open_quote")
YOUNGEST, OLDEST = 0, 120
"""Numbers after a name that are an age."""
_YEAR = "year"
AGE = "age"
"""What is counted by the number of a person's years; the person's name follows it."""
_FEW = 12  # units between a person and their age


_Maker = Callable[[Page, Scene, re.Match[str], tuple[int, int]], None]


class Phrases(NamedTuple):
    """The compiled phrases of one language."""

    ages: Measure | None
    hours: Measure | None
    numbers: dict[str, int]
    ordinals: dict[str, int]
    halves: dict[str, str]
    times: dict[str, str]
    day_hours: dict[str, str]
    watches: dict[str, str]
    shifts: dict[str, int]
    lives: dict[str, list[int]]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word.lower()) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def phrases(words: Lexis) -> Phrases | None:
    """The phrases of a language, from the lexicon's `extract.measured`; None where it has none."""
    section: dict[str, Any] = words.tables.get("measured", {})
    if not section:
        return None
    much, order = words.tables.get("quantities", {}), words.tables.get("order", {})
    numbers = {word: count for count, word in enumerate(much.get("numbers", ()))}
    tens = {word: value for word, value in much.get("tens", {}).items() if 10 < value < 100 and not value % 10}
    ordinals = {word: place for place, word in enumerate(order.get("ordinals", ()), 1)}
    for ten, value in tens.items():
        ordinals |= {f"{ten}-{word}": value + place for word, place in list(ordinals.items()) if place < 10}
        numbers |= {f"{ten}-{word}": value + count for word, count in list(numbers.items()) if 0 < count < 10}
    numbers |= tens | section.get("hour_words", {})
    ordinals |= section.get("ordinal_tens", {})
    halves = {word: half for half in ("am", "pm") for word in section.get(half, ())}
    times: dict[str, str] = section.get("times", {})
    day_hours, watches = section.get("day_hours", {}), section.get("watches", {})
    shifts = {words.casefold(): added for words, added in section.get("hour_shifts", {}).items()}
    lives: dict[str, list[int]] = section.get("lives", {})
    endings = _either(order.get("ordinal_endings", ())) or "[.]"
    marks = {
        "{n}": rf"(?P<n>\d{{1,3}}|{_either(numbers)})" if numbers else r"(?P<n>\d{1,3})",
        "{o}": rf"(?P<o>\d{{1,3}}(?:{endings})|{_either(ordinals) or '[.]'})",
        "{h}": rf"(?P<h>[01]?\d|2[0-3]|{_either(w for w, c in numbers.items() if 0 < c < 13) or '[.]'})",
        "{m}": r"(?P<m>[0-5]\d)",
        "{hhmm}": r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)",
        "{hmm}": r"(?P<h>\d)(?P<m>[0-5]\d)",
        "{sincehmm}": r"(?P<from>)(?P<h>\d)(?P<m>[0-5]\d)",
        "{tillhmm}": r"(?P<till>)(?P<h>\d)(?P<m>[0-5]\d)",
        "{until}": r"(?P<until>(?:[01]\d|2[0-3])[0-5]\d)",
        "{half}": rf"(?P<half>{_either(halves) or '[.]'})",
        "{shift}": rf"(?P<shift>{_either(shifts) or '[.]'})",
        "{time}": rf"(?P<time>{_either(times) or '[.]'})",
        "{hourth}": rf"(?P<hourth>{_either(day_hours) or '[.]'})",
        "{life}": rf"(?P<life>{_either(lives) or '[.]'})",
        "{watchth}": rf"(?P<watchth>{_either(watches) or '[.]'})",
    }
    shapes: dict[str, Clue] = {
        "{life}": (shortest([word.lower() for word in lives]), ""),
        "{time}": (shortest([word.lower() for word in times]), ""),
        "{shift}": (shortest(list(shifts)), ""),
        "{half}": (shortest([word.lower() for word in halves]), rf"[\d\s](?:{_either(halves)})"),
        "{hhmm}": ((), r"[0-2]\d{3}"),
        "{m}": ((), r"[0-5]\d"),
    }
    return Phrases(
        measure(section.get("ages", ()), marks, shapes), measure(section.get("hours", ()), marks, shapes),
        numbers, ordinals, halves, times, day_hours, watches, shifts, lives,
    )  # fmt: skip


@lru_cache(maxsize=4)
def _sought(words: Lexis, text: str) -> tuple[tuple[Sought, _Maker], ...]:
    """The phrases of a language, to be looked for in a text, and what makes a claim of each."""
    known = phrases(words)
    if known is None:
        return ()
    small = _small(text)
    both = ((known.ages, _age), (known.hours, _hour))
    return tuple((Sought(measure, small), make) for measure, make in both if measure is not None)


@lru_cache(maxsize=2)
def _small(text: str) -> str:
    """The text in small letters, each where it was."""
    small = text.lower()
    return small if len(small) == len(text) else "".join([c.lower() if len(c.lower()) == 1 else c for c in text])


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name.partition("_")[0]: found.casefold() for name, found in match.groupdict().items() if found is not None}


def measures(page: Page, sentence: Sentence, scenes: list[Scene]) -> None:
    """The ages and the times of day of a sentence, each at the event of its clause."""
    if not scenes or phrases(page.lexis) is None:
        return
    for sought, make in _sought(page.lexis, page.text):
        for match in sought.matches(sentence.start, sentence.end):
            covered = [i for i, u in enumerate(sentence.units) if u.start < match.end() and match.start() < u.end]
            scene = _scene(scenes, covered) or _about(page, scenes, covered)
            if make is _age and scene is not None and scene.event is not None:
                scene = _of_its_own_clause(scenes, covered, scene)
            if covered and scene is not None:
                make(page, scene, match, (covered[0], covered[-1]))
    _after_names(page, sentence, scenes)


def _about(page: Page, scenes: list[Scene], units: list[int]) -> Scene | None:
    """The clause in which the words stand, with an event of its own where it had none: "He was then in the sixtieth
    year of his age"."""
    own = next((s for s in scenes if set(units) & set(s.clause.units) and s.clause.verb >= 0), None)
    if own is not None:
        own.event = told_by(page, own, [i for i in own.clause.units if not own.units[i].flags & BREAK])
    return own


def _of_its_own_clause(scenes: list[Scene], units: list[int], found: Scene) -> Scene:
    """The clause in which the words stand, with the event of the sentence where it has none: what it says is said by
    its own voice."""
    own = next((s for s in scenes if set(units) & set(s.clause.units) and s.clause.verb >= 0), found)
    own.event = own.event or found.event
    return own


def _after_names(page: Page, sentence: Sentence, scenes: list[Scene]) -> None:
    """ "Emilio Barraza, 51, was shot": a number between commas after the name of a person is their age."""
    units = sentence.units
    if not sentence.union & (_NAMED | _CAPITAL) or not sentence.union & _DIGITS:
        return
    for i in range(2, len(units)):
        years = units[i].word.value
        if not units[i].flags & _DIGITS or years is None or not YOUNGEST < years <= OLDEST or years != int(years):
            continue
        if not units[i - 1].flags & _COMMA or (i + 1 < len(units) and not units[i + 1].flags & _ENDS_AN_AGE):
            continue
        name = _before_the_comma(page, units, i - 1)
        scene = (_scene(scenes, [i]) or _about(page, scenes, [i])) if name >= 0 else None
        if scene is None or scene.event is None:
            continue
        words = page.text[units[name].start : units[name].end]
        value = QuantityValue(min=int(years), max=int(years), unit=_YEAR, what=f"{AGE} of {words}")
        page.say(scene, scene.event, "quantity", value, (name, i), AGE, polarity="+")


def _before_the_comma(page: Page, units: list[Unit], comma: int) -> int:
    """The name of a person (or what was met as a surname) right before a comma, a note in brackets between them left
    out; -1 for none."""
    i = comma - 1
    if units[i].flags & _CLOSE_BRACKET:
        i = next((j for j in range(i - 1, max(-1, i - _FEW), -1) if units[j].flags & _OPEN_BRACKET), 0) - 1
    if i < 0 or not units[i].flags & (_NAMED | _CAPITAL):
        return -1
    known = units[i].flags & _PERSON or page.entities.is_person(page.text[units[i].start : units[i].end])
    return i if known else -1


def _scene(scenes: list[Scene], units: list[int]) -> Scene | None:
    """The clause in which the words stand, or the first one that has an event."""
    own = next((s for s in scenes if set(units) & set(s.clause.units) and s.event is not None), None)
    return own or next((s for s in scenes if s.event is not None), None)


def _age(page: Page, scene: Scene, match: re.Match[str], span: tuple[int, int]) -> None:
    known, said = phrases(page.lexis), _groups(match)
    if known is None or scene.event is None:
        return
    if "life" in said:
        least, most = known.lives[said["life"]]
    elif "n" in said:
        least = most = int(said["n"]) if said["n"].isdigit() else known.numbers[said["n"]]
    else:
        digits = "".join(mark for mark in said["o"] if mark.isdigit())
        most = int(digits) if digits else known.ordinals[said["o"]]
        least = most - 1  # "in the fifty-second year of his age": fifty-one years old, or fifty-two by a loose count
    if not 0 < most <= 130:
        return
    first, last = _whose(scene, span)
    name = page.text[scene.units[first].start : scene.units[last].end] if first >= 0 else ""
    whole = (min(first, span[0]), max(last, span[1])) if first >= 0 else span
    about = "life" in said
    what = f"{AGE} of {name}" if name else AGE
    value = QuantityValue(min=least, max=most, unit=_YEAR, what=what, approximate=about)
    denied = any(scene.units[i].flags & _NOT for i in range(max(0, span[0] - 3), span[0]))
    page.say(scene, scene.event, "quantity", value, whole, AGE, polarity=None if denied else "+")


def _whose(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """The units of the person whose age it is: the nearest name of a person before it, else the subject, else a name
    that follows; -1 for none."""
    units = scene.units
    before = next((i for i in range(span[0] - 1, max(-1, span[0] - _FEW), -1) if units[i].flags & _PERSON), -1)
    subject = next((person for person in scene.subjects() if person.last < span[0]), None)
    if before < 0 and subject is not None:
        return subject.first, subject.last
    if before < 0:
        before = next((i for i in range(span[0] - 1, max(-1, span[0] - _FEW), -1) if units[i].flags & _NAMED), -1)
    if before < 0:
        after = range(span[1] + 1, min(len(units), span[1] + 3))
        before = next((i for i in after if units[i].flags & (_NAMED | _CAPITAL)), -1)
    if before < 0:
        before = next((i for i in range(span[0] - 1, max(-1, span[0] - 4), -1) if units[i].flags & _ROLE), -1)
    if before < 0:
        return -1, -1
    first = last = before
    while first > 0 and units[first - 1].flags & _NAMED:
        first -= 1
    while last + 1 < len(units) and units[last + 1].flags & _NAMED:
        last += 1
    return first, last


def _hour(page: Page, scene: Scene, match: re.Match[str], span: tuple[int, int]) -> None:
    known, said = phrases(page.lexis), _groups(match)
    if known is None or scene.event is None:
        return
    clock = _clock(known, said)
    own = [unit.date for unit in scene.units[span[0] : span[1] + 1] if unit.date is not None]
    if any(date.timex_value.endswith(f"T{clock}") and date.earliest is not None for date in own):
        return  # the reader of dates has it
    other = [i for i in scene.dates if not span[0] <= i <= span[1] or len(own) == 0 or ":" in match.group()]
    days = [date for i in other if (date := scene.units[i].date) is not None and date.earliest is not None]
    value = date_value(days[0], scene.aspect) if days else DateValue(edtf="", relation=scene.aspect)  # type: ignore[arg-type]
    value = msgspec.structs.replace(value, clock=clock, phrase=page.text[match.start() : match.end()])
    _drop_misread(page, said, match.group().casefold())
    page.say(scene, scene.event, "date", value, hull(scene, *span), "time of day", polarity="+")


def _drop_misread(page: Page, said: dict[str, str], hour: str) -> None:
    """Forget the number or the year that was made of the digits of an hour ("at 2230", "at about 2100"), and what was
    counted by its name ("nine o'clock")."""
    digits = said.get("h", "") + said.get("m", "")
    whole = int(digits) if len(digits) == 4 and digits.isdecimal() else -1
    for claim in list(page.sentence_claims):
        value = claim.value
        number = isinstance(value, QuantityValue) and (
            value.min == value.max == whole or bool(value.what and hour.endswith(value.what))
        )
        year = whole >= 0 and isinstance(value, DateValue) and not value.clock and value.phrase.endswith(digits)
        if number or year:
            page.sentence_claims.remove(claim)
            page.claims.pop(claim.id, None)


def _clock(known: Phrases, said: dict[str, str]) -> str:
    for name, table in (("time", known.times), ("hourth", known.day_hours), ("watchth", known.watches)):
        if name in said:
            return table[said[name]]
    hour = int(said["h"]) if said["h"].isdigit() else known.numbers[said["h"]]
    half = known.halves.get(said.get("half", ""), "")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if "shift" in said:
        minutes = (hour * 60 + known.shifts[said["shift"]]) % 1440
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if "till" in said:
        return f"00:00/{hour:02d}:{said['m']}"
    until = "2400" if "from" in said else said.get("until", "")
    return f"{hour:02d}:{said.get('m', '00')}" + (f"/{until[:2]}:{until[2:]}" if until else "")
