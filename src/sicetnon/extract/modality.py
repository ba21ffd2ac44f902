"""How surely a clause is said, and whether it is denied: negations, hedges, boosters, missing evidence."""

from __future__ import annotations

from sicetnon.extract.classes import ADVERB, BREAK, DETERMINER, NUMERAL, PREPOSITION, SAY, TEMPORAL, VERB, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.said import Said
from sicetnon.extract.units import Unit
from sicetnon.model import Certainty

_DIGITS = bit("digits")
_FOR = bit("for")
_NOUNLIKE = bit("unlisted", "event_noun", "works", "plural", "roles", "groups", "anonymous", "places", "counted")
DOUBTED = bit("sure_unattested", "not", "no", "sure_improbable", "sure_possible", "sure_probable", "sure_certain")
_OPENS_A_PART = bit("at", "on", "from", "to", "near", "by", "date") | TEMPORAL
_BUT, _INFINITIVE = bit("but"), bit("purpose")
_AN, _ORDINAL = bit("indefinite"), bit("ordinal")
_EXISTENTIAL = bit("existential")
_AND, _STOP, _COMMA = bit("and"), bit("stop"), bit("comma")
_MODALS, _NOR = bit("modals"), bit("nor")
PRIVATIVE, _GERUND, _IN_ING = bit("privative"), bit("form_gerund"), bit("form_gerund", "have")
_BETWEEN = 3  # units from "without" to the form in "-ing"
_VERBS_AND_NOUNS = SAY | bit("say_attesting")  # "a false name"
_NO, _NOBODY = bit("no"), bit("nobody")
_NOT = bit("not")
_BE = bit("be")
_NEITHER = bit("neither")
_EVIDENCE_BEFORE = 6  # units before "there is none" in which what is missing may stand
_SURE_CERTAIN = bit("sure_certain")
_SURE_EVIDENCE = bit("sure_evidence")
_SURE_IMPROBABLE = bit("sure_improbable")
_SURE_POSSIBLE = bit("sure_possible")
_SURE_PROBABLE = bit("sure_probable")
_SURE_UNATTESTED = bit("sure_unattested")


def judge(text: str, units: list[Unit], clause: Clause, said: Said, concord: bool = False) -> None:
    """Set polarity and certainty of a clause from its own words; with `concord` several negations are one."""
    negative, neither = _privative(units, clause), False
    for i in clause.units if clause.union & DOUBTED else ():
        flags = units[i].flags
        if not flags & DOUBTED or _attributive(units, i) or _of_the_second(units, clause, said, i):
            continue
        if flags & _SURE_UNATTESTED or (flags & _NOT and _of_evidence(units, clause, i)):
            said.evidence, said.polarity = True, "0"
            _cue(text, units[i], said, "unspecified")
        elif flags & _NOT:
            if flags & _NOR and negative:
                continue  # "neither fled nor hid himself"
            stop = _of_a_part(units, clause, i)
            if stop > i:
                said.denied = (i, stop)
            elif not neither:
                negative = concord or not negative
            neither = neither or bool(flags & _NEITHER)  # "neither … nor" denies once
        elif flags & _NO:
            reach = range(-_EVIDENCE_BEFORE, 0) if flags & _BE else ()  # "доказів цього немає"
            if any(units[j].flags & _SURE_EVIDENCE for j in clause.units if 0 < j - i < 4 or j - i in reach):
                said.evidence, said.polarity = True, "0"
                _cue(text, units[i], said, "unspecified")
            elif i + 1 < len(units) and not _a_number(units, i + 1):  # "communiqué no 17"
                negative = concord or not negative
        elif flags & _SURE_IMPROBABLE:
            negative = negative if _nears_a_number(units, i) else not negative
            _cue(text, units[i], said, "probable")
        elif flags & _SURE_POSSIBLE:
            if not flags & _MODALS or clause.verb >= 0:
                _cue(text, units[i], said, "possible")
        elif flags & _SURE_PROBABLE:
            _cue(text, units[i], said, "probable")
        elif flags & _SURE_CERTAIN and said.certainty == "unspecified":
            _cue(text, units[i], said, "certain")
    clause.negated = negative
    if negative and said.polarity != "0":
        said.polarity = "-" if said.polarity == "+" else "+"


def _of_evidence(units: list[Unit], clause: Clause, i: int) -> bool:
    """Whether it is evidence of which "not" says that there is none: "evidence of this there is not"."""
    if clause.verb < 0 or not units[clause.verb].flags & _BE or not clause.union & _EXISTENTIAL:
        return False
    return bool(clause.union & _SURE_EVIDENCE) and any(
        units[j].flags & _SURE_EVIDENCE for j in clause.units if i - _EVIDENCE_BEFORE <= j < i
    )


def _a_number(units: list[Unit], i: int) -> bool:
    """Whether digits stand at a unit, or behind the point of an abbreviation there: "no. 34"."""
    i += i + 1 < len(units) and units[i].flags & _STOP > 0
    return bool(units[i].flags & _DIGITS)


def _nears_a_number(units: list[Unit], i: int) -> bool:
    """ "Scarcely a third part escaped", "hardly forty were left": so many, or fewer."""
    following = units[i + 1 : i + 3]
    return bool(following) and bool(
        following[0].flags & NUMERAL
        or (len(following) > 1 and following[0].flags & _AN and following[1].flags & (NUMERAL | _ORDINAL))
    )


def _of_the_second(units: list[Unit], clause: Clause, said: Said, i: int) -> bool:
    """Whether a "no" belongs to the second of two objects alone: "carried daggers and no other weapon", "showed 31
    wounds, none of them in the head"."""
    flags = units[i].flags
    if flags & _NOBODY and units[i - 1].flags & _COMMA and (stop := _of_a_part(units, clause, i)) > i:
        said.denied = (i, stop)
        return True
    return bool(flags & _NO and flags & DETERMINER and i > clause.verb >= 0 and units[i - 1].flags & _AND)


def _privative(units: list[Unit], clause: Clause) -> bool:
    """Whether the form in "-ing" of a clause stands behind "without", "far from": it was not done."""
    first = clause.units[0] if clause.units else 0
    before = first - 1
    while before > 0 and units[before].flags & ADVERB and first - before < _BETWEEN:
        before -= 1
    if before < 0 or not units[before].flags & PRIVATIVE or clause.verb < 0:
        return False
    if not units[first].flags & _IN_ING and not units[clause.verb].flags & _GERUND:
        return False
    return not (before and units[before - 1].flags & _NOT)  # "not without denying it"


def _of_a_part(units: list[Unit], clause: Clause, i: int) -> int:
    """The last unit that a "not" behind the verb denies by itself ("not on 3 May but on the 5th"); -1 for the verb."""
    first, last = clause.front
    if first <= i <= last:  # "it was not the army that burned the village"
        return next((j - 1 for j in range(i + 1, last + 1) if units[j].flags & (BREAK | _BUT)), last)
    if clause.verb < 0 or i < clause.verb or i + 1 >= len(units):
        return -1
    following = units[i + 1].flags
    beside = i > clause.verb + 2 and units[i - 1].flags & _COMMA and not following & (VERB | ADVERB)
    if not (following & _OPENS_A_PART or beside) or following & _INFINITIVE:
        return -1  # "three men, not four", "not in March"
    stop = i + 1
    members = set(clause.units)
    while stop + 1 in members and not units[stop + 1].flags & (BREAK | _BUT):
        stop += 1
    return stop


def _attributive(units: list[Unit], i: int) -> bool:
    """Whether a word of doubt only describes a noun: "a false tale", "closed for lack of evidence"."""
    flags = units[i].flags
    if flags & _SURE_UNATTESTED:
        return bool(i and units[i - 1].flags & _FOR)
    if not flags & _SURE_IMPROBABLE or i + 1 >= len(units) or not i:
        return False
    return bool(units[i - 1].flags & (DETERMINER | PREPOSITION)) and bool(
        units[i + 1].flags & (_NOUNLIKE | _VERBS_AND_NOUNS)
    )


def _cue(text: str, unit: Unit, said: Said, certainty: Certainty) -> None:
    if said.certainty in ("unspecified", "certain"):
        said.certainty = certainty
    words = text[unit.start : unit.end]
    said.cue = f"{said.cue}; {words}" if said.cue else words
