"""What is said of persons: how old they were, where they were, which of them did it."""

from __future__ import annotations

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import (
    BREAK,
    DETERMINER,
    JOINS_CLAUSES,
    MODIFIER,
    NUMERAL,
    PREPOSITION,
    TEMPORAL,
    VERB,
    bit,
)
from sicetnon.extract.frame import existential, subject_start
from sicetnon.extract.joining import Known
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene, people
from sicetnon.extract.units import Unit
from sicetnon.model import DateValue, IdentityValue, ParticipantValue, PlaceValue, QuantityValue

_OF, _COMMA, _BE, _IT = bit("of"), bit("comma"), bit("be"), bit("it")
_PERSON_NOUN, _PLURAL = bit("roles", "men", "women", "counted"), bit("plural")
_UNLISTED, _NAME = bit("unlisted"), bit("name")
_NO_PERSON = bit("place_name", "proper_event", "group_name", "work_name")
_WEEKDAY = bit("weekday")
_DATE, _DURATION = bit("date"), bit("duration")
_AFTER_AN_AGE = (
    BREAK | PREPOSITION | TEMPORAL | VERB | _DATE | bit("and", "or", "but", "relative", "be", "have", "modals")
)
_AT, _HE, _WE = bit("at", "near"), bit("he", "they"), bit("first_person")
_SOMEBODY = bit("name", "roles", "groups", "counted", "men", "women")
_ONE = bit("anonymous_quantifiers", "roles", "men", "women", "counted", "nobody")
_NO_PLACE = bit("event_noun", "date", "duration", "number_word", "digits", "order_first", "order_last", "possessives")
YOUNGEST, OLDEST = 1, 110
_ATTIRE, _IN, _WEARS = bit("attire"), bit("at"), bit("verb_other")
_OF_CLOTHES = DETERMINER | MODIFIER | bit("unlisted", "roles", "groups", "attire")
_DRESSED, _FROM_THE_WEARER = 4, 5  # units of what is worn, and from it to those who wear it
_APART = 8  # units between "the one who" and its verb


def _event(page: Page, scene: Scene) -> Known:
    return scene.event or page.event_before() or page.latest or told_by(page, scene, scene.clause.units)


def ages(page: Page, scene: Scene) -> None:
    """ "A lad of twelve", "a boy of three weeks": how old somebody was."""
    if not scene.clause.union & (NUMERAL | _DURATION):
        return
    units = scene.units
    for i in scene.clause.units:
        if i < 3 or not units[i].flags & (NUMERAL | _DURATION) or not units[i - 1].flags & _OF:
            continue
        first = _aged(units, i)
        length = _years(units[i])
        if first < 0 or length is None:
            continue
        what = f"age of {scene.words(first, i - 2)}"
        low, high, unit = length
        value = QuantityValue(min=low, max=high, unit=unit, what=what)
        if scene.clause.verb >= 0 or scene.event is not None or page.event_before() or page.latest:
            page.say(scene, _event(page, scene), "quantity", value, (first, i), "age", polarity="+")


def _years(unit: Unit) -> tuple[float, float, str] | None:
    if unit.date is not None:
        days = unit.date.duration
        return (days[0], days[1] or days[0], "day") if days and unit.flags & _DURATION else None
    value = unit.word.value
    return (value, value, "year") if value is not None and YOUNGEST < value <= OLDEST else None


def _aged(units: list[Unit], i: int) -> int:
    """The first unit of the person before "of" and a number; -1 when the number counts something else."""
    head, following = units[i - 2].flags, units[i + 1].flags if i + 1 < len(units) else BREAK
    if not following & _AFTER_AN_AGE or head & (_PLURAL | _NO_PERSON):
        return -1
    first = i - 3
    while first > 0 and units[first].flags & (MODIFIER | _UNLISTED) and not units[first].flags & (DETERMINER | BREAK):
        first -= 1
    if first < 0 or not units[first].flags & DETERMINER:
        return -1
    beside = first > 1 and units[first - 1].flags & _COMMA and units[first - 2].flags & _NAME
    return first if head & _PERSON_NOUN or (beside and head & _UNLISTED) else -1


def attire(page: Page, scene: Scene) -> None:
    """ "Some of them in camouflage uniform", "they wore hoods": what those who did it looked like."""
    clause, units = scene.clause, scene.units
    if not clause.union & _ATTIRE:
        return
    worn = next(i for i in clause.units if units[i].flags & _ATTIRE)
    first = worn
    while worn + 1 in clause.units and units[worn + 1].flags & _ATTIRE:
        worn += 1  # "camouflage uniform"
    while first > clause.units[0] and worn - first < _DRESSED and units[first - 1].flags & _OF_CLOTHES:
        first -= 1
    led = first - 1
    if led < clause.units[0] or not (units[led].flags & _IN or (led == clause.verb and scene.verb & _WEARS)):
        return
    wearer = led - 1
    while wearer > clause.units[0] and led - wearer < _FROM_THE_WEARER and not units[wearer].flags & BREAK:
        wearer -= 1
    start = wearer + 1 if units[wearer].flags & (BREAK | JOINS_CLAUSES) else wearer
    value = IdentityValue(relation="described", label=scene.words(first, worn))
    page.say(scene, _event(page, scene), "identity", value, (min(start, led), worn), "what somebody wore")


def weekday(page: Page, scene: Scene) -> None:
    """ "It was a Wednesday": the day of what is told."""
    clause, units = scene.clause, scene.units
    if clause.verb < 1 or not scene.verb & _BE or clause.passive or not clause.union & _WEEKDAY:
        return
    rest = [i for i in clause.units if i > clause.verb and not units[i].flags & (DETERMINER | BREAK)]
    if not rest or not units[clause.verb - 1].flags & _IT or scene.dates or not units[rest[0]].flags & _WEEKDAY:
        return
    value = DateValue(edtf="", phrase=scene.words(rest[0], rest[0]))
    page.say(scene, _event(page, scene), "date", value, (clause.verb - 1, rest[0]), "day of the week")


def presence(page: Page, scene: Scene) -> None:
    """ "Two advisers were in the town that day", "he was at the races": who was there, and where somebody was."""
    clause, units = scene.clause, scene.units
    verb = clause.verb
    if verb < 1 or not scene.verb & _BE or clause.passive or scene.target is not None or existential(scene):
        return
    if verb + 2 >= len(units) or not units[verb + 1].flags & _AT or clause.relation in ("relative", "purpose"):
        return
    last = verb + 2
    while last + 1 < len(units) and units[last].flags & (DETERMINER | MODIFIER) and last + 1 in clause.units:
        last += 1
    if units[last].flags & (_NO_PLACE | BREAK) or last not in clause.units:
        return
    subjects = scene.subjects() or scene.unlisted_before()
    if not subjects and not units[verb - 1].flags & (_HE | _WE):
        return
    first = subjects[0].first if subjects else subject_start(scene)
    event = _event(page, scene)
    label = scene.words(verb + 2, last)
    if not scene.spots or scene.event is None:
        place = PlaceValue(entity=page.entities.get("place", label), label=label)
        page.say(scene, event, "place", place, (min(first, verb), last), "where somebody was")
    for person in subjects[:2]:
        if person.flags & _SOMEBODY:
            ident = page.entities.get(person.kind, person.label)
            value = ParticipantValue(entity=ident, label=person.label)
            page.say(scene, event, "participant", value, (person.first, last), "who was there")


def the_one_who(page: Page, scene: Scene) -> None:
    """ "The one who gave the sign was Captain Ross": who did what the relative clause tells."""
    clause, units, above = scene.clause, scene.units, scene.above
    if clause.relation != "relative" or above is None or clause.verb < 0 or scene.said.speaking:
        return
    main = above.clause
    if not main.units or not above.verb & _BE or main.passive or not main.units[0] < clause.units[0] < main.verb:
        return
    head = clause.units[0] - 1
    if not units[head].flags & _ONE or clause.units[0] - main.units[0] > _APART:
        return
    named = people(page.text, units, [i for i in main.units if i > main.verb])
    if not named or named[0].first > main.verb + 2:
        return
    person = named[0]
    event = scene.event or told_by(page, scene, clause.units)
    role = "patient" if clause.passive else "agent"
    value = ParticipantValue(entity=page.entities.get("person", person.label), label=person.label, role=role)  # type: ignore[arg-type]
    page.say(above, event, "participant", value, (main.units[0], person.last), "the one who did it")
