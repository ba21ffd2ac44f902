"""The reporting clause that ends a sentence: "…, a spokesman for the union told AFP", "…, said the cook, Rosa"."""

from __future__ import annotations

from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COUNT,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    SAY,
    SPEAKER,
    TEMPORAL,
    bit,
)
from sicetnon.extract.roles import AUX, BASE, FINITE, GERUND, NONE, PAST
from sicetnon.extract.units import Unit

LONGEST = 24  # units of a reporting clause at the end of a sentence
_LONGEST_OBJECT = 7  # units of whom it was told, and when
_LONGEST_APPOSITION = 8
_COMMA, _STOP = bit("comma"), bit("stop")
_BRACKETS = bit("open_bracket", "close_bracket")
_CLOSE_QUOTE = QUOTE_MARK
_NO_SUBJECT = (
    PREPOSITION | TEMPORAL | bit("and", "or", "but", "not", "relative", "complement", "infinitive", "if", "because")
)
_NO_OBJECT = (
    COUNT
    | AUXILIARY
    | bit("event_noun", "relative", "complement", "infinitive", "nobody", "no", "demonstratives", "it", "purpose")
    | TEMPORAL
)
_WHO = SPEAKER | PRONOUN | bit("unlisted", "person_name", "group_name")
_WHO_DID = bit("relative")
_SUBORDINATES = TEMPORAL | bit("if", "because", "as")
_ROLES, _PERSON_NAME = bit("roles"), bit("person_name")
_LEAST_BEFORE = 4  # units of what is told and the comma behind it
_TOLD_TO = bit("say_narrating")  # "told the court": whom it was told stands behind it
_OF_FOR = bit("of", "for")
_NOBODY = bit("nobody", "no", "first_person")
_VERBS = frozenset({FINITE, PAST, AUX, BASE})


def tail_of(units: list[Unit], roles: list[int]) -> tuple[int, int]:
    """The comma that opens a reporting clause at the end of a sentence, and its verb; (-1, -1) where there is none."""
    last = len(units) - 1
    while last > 0 and units[last].flags & (_STOP | QUOTE_MARK):
        last -= 1
    verb = last
    while verb > 1 and last - verb <= _LONGEST_OBJECT:
        if units[verb].flags & SAY and roles[verb] in (FINITE, PAST):
            break
        if roles[verb] in _VERBS or units[verb].flags & _NO_OBJECT:
            return -1, -1
        verb -= 1
    if verb < 4 or not units[verb].flags & SAY or roles[verb] not in (FINITE, PAST):
        return -1, -1
    if units[verb - 1].flags & (_COMMA | _CLOSE_QUOTE):
        first = _by_name(units, roles, verb)
        return (first, verb) if first > 2 else _inverted(units, roles, verb, last)
    if any(units[i].flags & BREAK & ~_BRACKETS for i in range(verb + 1, last + 1)):
        return -1, -1
    first = _subject(units, roles, _told_of(units, roles, verb))
    return (first, verb) if first > 2 and _stands(units, roles, first) else (-1, -1)


def _told_of(units: list[Unit], roles: list[int], verb: int) -> int:
    """The unit behind the speaker before a verb of saying: what parts them, where a clause without a comma does ("…,
    court sources who asked not to be named said"), else the verb itself."""
    for i in range(verb - 1, max(1, verb - LONGEST), -1):
        flags = units[i].flags
        if flags & (BREAK | QUOTE_MARK):
            return verb
        reached = (
            roles[i] == PAST and i + 1 < verb and units[i + 1].flags & PREPOSITION
        )  # "residents reached by telephone"
        if (flags & _WHO_DID or reached) and units[i - 1].flags & _WHO & ~PRONOUN:
            return i
    return verb


def _by_name(units: list[Unit], roles: list[int], verb: int) -> int:
    """The comma before a speaker who is told of by kin or rank and then by name, with a comma behind the name: "…, his
    wife, Marta Elena Cordon, told reporters"; -1 for none."""
    name = verb - 2
    if not units[verb - 1].flags & _COMMA or not units[name].flags & _PERSON_NAME or name < _LEAST_BEFORE:
        return -1
    if not units[name - 1].flags & _COMMA:
        return -1
    if verb + 1 < len(units) and units[verb + 1].flags & (DETERMINER | _ROLES) and not units[verb].flags & _TOLD_TO:
        return -1  # "… with his brother, Juan Tum, said the cook"
    first = next((i for i in range(name - 2, max(0, name - _LONGEST_APPOSITION), -1) if units[i].flags & BREAK), -1)
    if first < 0 or not units[first].flags & _COMMA or not any(u.flags & _ROLES for u in units[first + 1 : name]):
        return -1
    if any(roles[i] != NONE for i in range(first + 1, name)):
        return -1
    return first if _stands(units, roles, first) else -1


def _subject(units: list[Unit], roles: list[int], verb: int) -> int:
    """The comma before a subject that stands at once before the verb of saying; -1 for none."""
    i, comma = verb - 1, -1
    pieces = 0
    while i > 0 and verb - i < LONGEST:
        flags = units[i].flags
        if flags & _COMMA:
            pieces += 1
            opens = units[i + 1].flags
            if i + 1 == verb and pieces == 1:
                i -= 1  # "the mayor, Hernan Quiroz, said"
                continue
            if opens & _NO_SUBJECT and not opens & DETERMINER:
                return comma
            if any(units[j].flags & _WHO for j in range(i + 1, verb)):
                comma = i
            if not _goes_back(units, roles, i):
                return comma
        elif flags & QUOTE_MARK or (flags & BREAK and not flags & _BRACKETS) or roles[i] in _VERBS:
            return comma
        i -= 1
    return comma


def _goes_back(units: list[Unit], roles: list[int], comma: int) -> bool:
    """Whether what stands before a comma is the description of a name behind it: "the mayor, Hernan Quiroz"."""
    if comma + 1 >= len(units) or units[comma + 1].flags & DETERMINER:
        return False
    for i in range(comma - 1, max(0, comma - _LONGEST_APPOSITION), -1):
        flags = units[i].flags
        if flags & _COMMA:
            return bool(units[i + 1].flags & (DETERMINER | _ROLES)) and any(
                units[j].flags & _ROLES for j in range(i + 1, comma)
            )
        if flags & BREAK or roles[i] != NONE or flags & (PREPOSITION & ~_OF_FOR):
            return False
    return False


def _stands(units: list[Unit], roles: list[int], first: int) -> bool:
    """Whether what stands before the reporting clause is told by itself, and the subject is somebody."""
    opens = units[first + 1].flags
    if opens & _NOBODY or not any(roles[i] in _VERBS or roles[i] == GERUND for i in range(first)):
        return False
    if units[0].flags & _SUBORDINATES:  # "when the guests had left, the colonel announced": its own main clause
        return any(units[i].flags & _COMMA for i in range(1, first))
    return True


def _inverted(units: list[Unit], roles: list[int], verb: int, last: int) -> tuple[int, int]:
    """ "…," said the cook, Elvira Tum."""
    first = verb - 1
    while first > 1 and units[first - 1].flags & (_COMMA | QUOTE_MARK):
        first -= 1
    quoted = any(units[i].flags & QUOTE_MARK for i in range(first, verb))
    rest = range(verb + 1, last + 1)
    if not rest or (not quoted and len(rest) > _LONGEST_APPOSITION):
        return -1, -1
    if any(units[i].flags & (_NO_OBJECT | _STOP) or roles[i] in (FINITE, AUX, BASE) for i in rest):
        return -1, -1
    opens = units[verb + 1].flags
    if opens & (PREPOSITION | ADVERB | BREAK | _NOBODY) or not any(units[i].flags & _WHO for i in rest):
        return -1, -1
    return (first, verb) if _stands(units, roles, first) else (-1, -1)
