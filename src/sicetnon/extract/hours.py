"""Hours told in words without a clock's name: "at around ten the first shots", "at a quarter past eleven"."""

from __future__ import annotations

import msgspec

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import BREAK, NUMERAL, PRONOUN, TEMPORAL, bit
from sicetnon.extract.page import Page, date_value
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Unit
from sicetnon.model import DateValue

_LEADS = bit("at", "by", "near", "from") | TEMPORAL
_ABOUT, _SHIFT, _INDEFINITE = bit("much_about", "after", "before"), bit("hour_shift"), bit("indefinite")
_FOLLOWS = BREAK | PRONOUN | TEMPORAL | bit("definite", "demonstratives", "on", "possessives")
_HOURS = frozenset(range(1, 13))
_FEW = 4  # units before an hour that belong to it


def hours(page: Page, scene: Scene) -> None:
    """The hours of a clause, each as a date of what it tells."""
    if not scene.clause.union & NUMERAL:
        return
    units = scene.units
    for i in scene.clause.units:
        value = units[i].word.value
        if not i or not units[i].flags & NUMERAL or value is None or value not in _HOURS:
            continue
        shift = units[i - 1].word.value if units[i - 1].flags & _SHIFT else None
        first = _opening(units, i, shift is not None)
        if first < 0 or any(units[j].date is not None for j in range(first, i + 1)):
            continue
        event = scene.event or page.event_before() or page.latest
        if event is None and scene.clause.verb >= 0:
            event = told_by(page, scene, scene.clause.units)
        if event is None:
            continue
        minutes = int(value) * 60 + int(shift or 0)
        clock = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
        days = [date for n in scene.dates if (date := units[n].date) is not None]
        base = date_value(days[0], scene.aspect) if days else DateValue(edtf="", relation=scene.aspect)  # type: ignore[arg-type]
        about = any(units[j].flags & bit("much_about") for j in range(first, i))
        when = msgspec.structs.replace(
            base, clock=clock, phrase=scene.words(first, i), approximate=base.approximate or about
        )
        page.say(scene, event, "date", when, (first, i), "hour of the day", polarity="+")


def _opening(units: list[Unit], i: int, shifted: bool) -> int:
    """The first word of an hour whose number stands at `i`; -1 when it is none."""
    following = units[i + 1].flags if i + 1 < len(units) else BREAK
    if not shifted and not following & _FOLLOWS:
        return -1
    first = i - 1 if shifted else i
    while first > 0 and i - first < _FEW and units[first - 1].flags & (_ABOUT | _INDEFINITE):
        first -= 1
    led = first > 0 and bool(units[first - 1].flags & _LEADS)
    if led:
        first -= 1
    elif not shifted and not (first < i and units[first].flags & TEMPORAL):
        return -1
    return first
