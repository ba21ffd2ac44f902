"""Numbers that somebody puts on a crowd or a toll, each with its own voice: "the wounded were put at 46 by the hospital
and at about 80 by the council", "the crowd, which police put at 200 and witnesses at more than a thousand"."""

from __future__ import annotations

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import AUXILIARY, BREAK, COUNT, DETERMINER, bit
from sicetnon.extract.numbers import bounded, counted, number_at
from sicetnon.extract.page import Page
from sicetnon.extract.said import chain
from sicetnon.extract.scene import Scene
from sicetnon.extract.speaker_phrases import phrase_end
from sicetnon.extract.units import Unit
from sicetnon.model import QuantityValue, Voice

METHOD = "number that somebody gives"
_PUTS = bit("say_estimating")
_OPENS_A_NUMBER = bit("much_about", "much_least", "much_most", "much_between")
_PERSONS = bit("groups", "counted", "much_toll", "much_fallen")
_AT, _BY, _AND, _OF = bit("at"), bit("by"), bit("and", "or", "but"), bit("of")
_A = bit("indefinite")
_NO_COUNT = bit("date", "duration", "much_units", "much_age")
_NEAR = 8  # units from a number to the one who gives it


def estimates(page: Page, scene: Scene) -> None:
    """What several put a number at, or one behind a passive verb; the units of these numbers are marked as told."""
    clause = scene.clause
    if clause.verb < 0 or not scene.verb & _PUTS or not clause.union & COUNT:
        return
    marks = _numbers_after_at(scene)
    if not marks or (len(marks) < 2 and not clause.passive and clause.relation != "relative"):
        return
    what = _what(scene, marks[0][0])
    units = scene.units
    for n, (at, i) in enumerate(marks):
        stop = marks[n + 1][0] if n + 1 < len(marks) else clause.units[-1] + 1
        low, high, after = number_at(units, i)
        _, own, last = counted(units, after)
        if not (what or own) or low <= 1 or (last >= 0 and units[last].flags & _NO_COUNT):
            continue
        voice, first, end = _given_by(page, scene, (at, max(after, last + 1), stop), n)
        if voice is None:
            continue
        scene.told |= frozenset(range(i, max(after, last + 1)))
        event = scene.event or page.latest or told_by(page, scene, clause.units)
        low, high, about = bounded(units, i, low, high)
        value = QuantityValue(min=low or None, max=high or None, what=own or what, approximate=about)
        span = (units[first].start, units[max(end, after - 1, last)].end)
        page.claim(event, "quantity", value, span, METHOD, voice=chain(_outer(scene), voice))


def _outer(scene: Scene) -> tuple[Voice, ...]:
    return scene.said.voice


def _numbers_after_at(scene: Scene) -> list[tuple[int, int]]:
    """Every "at" behind the verb with a number after it."""
    units, found = scene.units, []
    for at in scene.clause.units:
        if not units[at].flags & _AT or at < scene.clause.verb:
            continue
        i = at + 1
        while i < len(units) and units[i].flags & (_OPENS_A_NUMBER | _A) and not units[i].flags & COUNT:
            i += 1
        if i < len(units) and units[i].flags & COUNT and not units[i].flags & _NO_COUNT:
            found.append((at, i))
    return found


def _what(scene: Scene, at: int) -> str:
    """The crowd or the toll: the object before "at", the subject of a passive verb, what a relative clause hangs on."""
    units, clause = scene.units, scene.clause
    span = [i for i in clause.units if clause.verb < i < at]
    if not span and clause.passive:
        span = [i for i in clause.units if i < clause.group]
    if not span and clause.relation == "relative":
        span = list(range(max(0, clause.units[0] - _NEAR), clause.units[0]))
    heads = [i for i in span if units[i].flags & _PERSONS and not (i and units[i - 1].flags & _OF)]
    return units[heads[-1]].word.lemma if heads else ""


def _given_by(page: Page, scene: Scene, around: tuple[int, int, int], n: int) -> tuple[Voice | None, int, int]:
    """Who gives a number, with the first and the last unit of it all; `around` are its "at", the unit after it and the
    next "at"."""
    at, after, stop = around
    units, clause, first = scene.units, scene.clause, scene.clause.verb if not n else around[0]
    by = next((i for i in range(after, min(stop, after + _NEAR)) if units[i].flags & _BY), -1)
    if by > 0 and clause.passive:
        end = min(phrase_end(units, by + 1), stop)
        while end > by + 2 and units[end - 1].flags & (_AND | BREAK):
            end -= 1
        voice = page.voices.speaker(units, by + 1, end, "neutral") or _house(page, units, by + 1, end)
        return voice, first, end - 1
    if clause.passive:  # "the wounded have been estimated at sixty"
        told = Voice(kind="anonymous", name=scene.words(clause.group, clause.verb))
        return (told if not n and by < 0 else None), first, after - 1
    if not n:
        return (scene.said.inner[-1] if scene.said.speaking and scene.said.inner else None), first, after - 1
    start = at
    while start - 1 > clause.verb and not units[start - 1].flags & (_AND | BREAK) and at - start < _NEAR:
        start -= 1
    if start == at or any(units[i].flags & (AUXILIARY | COUNT) for i in range(start, at)):
        return None, first, after - 1
    voice = page.voices.speaker(units, start, at, "neutral") or _house(page, units, start, at)
    return voice, start, after - 1


def _house(page: Page, units: list[Unit], first: int, stop: int) -> Voice | None:
    """A noun with its article that no list holds as one who speaks: "by the hospital"."""
    if stop - first < 2 or not units[first].flags & DETERMINER:
        return None
    name = page.text[units[first].start : units[stop - 1].end]
    return Voice(kind="named", name=name, entity=page.entities.get("group", name))
