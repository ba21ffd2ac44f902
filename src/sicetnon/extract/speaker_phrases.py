"""The words that name a voice: where a phrase ends, whose house or title it is, who made a paper."""

from __future__ import annotations

from sicetnon.extract.classes import (
    AUXILIARY,
    BREAK,
    DETERMINER,
    MODIFIER,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    bit,
)
from sicetnon.extract.units import Unit

_LONGEST_MAKER = 10  # units from what a paper was made with to those who made it, and of these
_LONGEST_NAME = 5  # units of what a newspaper is called
_OF_A_TITLE = bit("unlisted", "name", "name_particles", "open_quote", "close_quote")
_PARTICLE, _FORMS_OF_VERBS = bit("name_particles"), bit("form_past", "form_present")
_LONGEST_HOUSE = 4  # units from the word for a house to the name behind it
_PARTS_TITLES = BREAK | bit("and", "relative", "complement", "date")
_NAME, _WORKS = bit("name"), bit("works", "work_name")
_PERSON_NAME = bit("person_name")
_COMMA_CLOSE_BRACKET = bit("comma", "close_bracket")
_COUNTED = bit("counted")
_GROUPS = bit("groups")
_HE = bit("he")
_FOR = bit("for")
_OF = bit("of")
_HANGS_ON = PREPOSITION | bit("say_headed")
_POSSESSIVE_ENDING = bit("possessive_ending")
_NAMES_NOBODY = bit("proper_event", "place_name")
_ENDS_A_PHRASE = bit("relative", "complement", "date", "at")
_ROLES = bit("roles")
_LOOKS_PLURAL, _NO_PERSONS = bit("looks_plural"), bit("name", "date", "works", "say_papers")
_BY_OR_FROM = bit("by", "from")
_NOUNS_DESCRIBED = bit("groups", "roles", "works")
_POSSESSIVES = bit("possessives")
_PARTICIPLE, _BY = bit("form_participle"), bit("by")
_PARTS_FROM_MAKER = BREAK | AUXILIARY | bit("relative", "complement")
_UNLISTED = bit("unlisted")
_TITLE = bit("roles", "unlisted")
_WITHIN_A_SPEAKER = bit("unlisted", "capital", "roles", "anonymous_quantifiers", "place_name")


def maker_of(units: list[Unit], i: int) -> int:
    """The "by" before those who made a paper, where a participle stands at a unit: "sent to the press and signed by the
    front"; -1 for none."""
    if i >= len(units) or not units[i].flags & _PARTICIPLE:
        return -1
    for j in range(i + 1, min(len(units) - 1, i + _LONGEST_MAKER)):
        if units[j].flags & _BY:
            return j
        if units[j].flags & _PARTS_FROM_MAKER:
            return -1
    return -1


def joints(flags: int) -> int:
    """By what a noun is joined to those whose it is: "head of", "spokesman for", "report by", "letter from"."""
    return _OF | (_FOR if flags & _ROLES else 0) | (_BY_OR_FROM if flags & _WORKS else 0)


def hangs_on(units: list[Unit], head: int, i: int) -> bool:
    """Whether a noun is what "of" joins to the one before it: "the night watchman of the union headquarters"."""
    j = i - 1
    within = DETERMINER | MODIFIER | _WITHIN_A_SPEAKER | _GROUPS
    while j > head and units[j].flags & within and not units[j].flags & BREAK:
        j -= 1
    return j > head and bool(units[j].flags & _OF) and bool(units[j - 1].flags & (_ROLES | _GROUPS | _COUNTED | _WORKS))


def owned_by(units: list[Unit], first: int, head: int) -> int:
    """The noun that no list holds to which "of" joins the only one that a list holds; -1 for none."""
    j = head - 1
    while j > first and units[j].flags & (DETERMINER | MODIFIER) and not units[j].flags & BREAK:
        j -= 1
    if j <= first or not units[j].flags & _OF or not units[j - 1].flags & _UNLISTED or units[j - 1].flags & _NAME:
        return -1
    return j - 1


def persons_of(units: list[Unit], i: int) -> bool:
    """Whether a noun that no list holds and that looks like several persons stands behind the name of a house."""
    return bool(units[i].flags & _UNLISTED and units[i].flags & _LOOKS_PLURAL) and not units[i].flags & _NO_PERSONS


def house_of(units: list[Unit], heads: list[int]) -> int:
    """The name by which a house at the front of a phrase goes, or whose it is; -1 for none."""
    house = heads[0]
    if not units[house].flags & _GROUPS or units[house].flags & (_NAME | _COUNTED):
        return -1
    for i in range(house + 1, min(heads[-1] + 1, house + 1 + _LONGEST_HOUSE)):
        flags = units[i].flags
        if flags & _NAME:
            quoted = bool(units[i - 1].flags & QUOTE_MARK)
            return i if quoted or (i > house + 1 and not flags & (_PERSON_NAME | _GROUPS)) else -1
        if flags & (PREPOSITION | _PARTS_TITLES) and not flags & QUOTE_MARK:
            return -1
    return -1


def next_noun(units: list[Unit], adjective: int, stop: int) -> list[int]:
    """The noun that an adjective belongs to: the last of the words for groups and ranks that follow one another."""
    stop = min(stop, adjective + 5)
    found = [j for j in range(adjective + 1, min(stop, adjective + 4)) if units[j].flags & _NOUNS_DESCRIBED][:1]
    while found and found[0] + 1 < stop and units[found[0]].flags & units[found[0] + 1].flags & _GROUPS:
        found[0] += 1
    return found


def titled(units: list[Unit], i: int, stop: int) -> int:
    """The person whose title a name belongs to: "UIP secretary general Nestor Bahamon"; without one the name itself."""
    j = i + 1
    while j < stop and units[j].flags & _TITLE and not units[j].flags & (_NAME | BREAK):
        j += 1
    held = j > i + 1 and any(units[k].flags & _ROLES for k in range(i + 1, j))
    if held and j < stop and units[j].flags & _NAME and not units[j].flags & (_NAMES_NOBODY | _POSSESSIVE_ENDING):
        return i if units[i].flags & (_PERSON_NAME | _POSSESSIVE_ENDING) else j
    return i


def without_front(units: list[Unit], first: int, heads: list[int]) -> list[int]:
    """Without what stands in a phrase with a preposition at the front ("In his book, Conquest …")."""
    kept = []
    inside = False
    for i in range(first, heads[-1] + 1):
        flags = units[i].flags
        if flags & _COMMA_CLOSE_BRACKET:
            inside = False
        elif flags & _HANGS_ON and not flags & _OF:
            inside = True
        if i in heads and not inside:
            kept.append(i)
            of_kin = flags & _HE and flags & _POSSESSIVES and i + 1 in heads and units[i + 1].flags & _ROLES
            if flags & (_NAME | PRONOUN) and not flags & _NAMES_NOBODY and not of_kin:
                inside = True  # what hangs on the name is not the speaker
    return kept or heads


def title_behind(units: list[Unit], head: int, stop: int) -> int:
    """The last unit of what a newspaper or a station is called behind the word for it: "the newspaper El Faro"; the
    word itself where no name follows."""
    end = head
    while end + 1 < min(stop, head + 1 + _LONGEST_NAME) and units[end + 1].flags & _OF_A_TITLE:
        if units[end + 1].flags & (AUXILIARY | _FORMS_OF_VERBS):
            break
        end += 1
    while end > head and units[end].flags & _PARTICLE:
        end -= 1
    return end


def phrase_end(units: list[Unit], first: int) -> int:
    """The unit behind a phrase that begins at one: before a break, an auxiliary, a date, or what opens a clause."""
    stop = first
    while stop < len(units) and stop - first < 12 and not units[stop].flags & (BREAK | AUXILIARY | _ENDS_A_PHRASE):
        stop += 1
    return min(max(stop, first + 1), len(units))
