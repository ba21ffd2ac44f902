"""Choices that a text leaves open: "in Lindau or in Bregenz", "on the 8th or the 9th", "by either Brandt or Weiss".

Each side makes a claim of its own, held possible; each names the others as its alternatives.
"""

from __future__ import annotations

import msgspec

from sicetnon.extract.classes import ADVERB, DETERMINER, PREPOSITION, bit
from sicetnon.extract.page import Page
from sicetnon.extract.units import Sentence
from sicetnon.model import Claim, DateValue, ParticipantValue, PlaceValue

OR = bit("or")
MOST = 24  # of one sentence that are looked at
_EITHER = bit("either")
_COMMA = bit("comma")
_BEFORE_IT = PREPOSITION | DETERMINER | ADVERB | bit("roles", "either")
_FARTHEST = 6  # units from the "or" to the name or the date that follows it
_SOMEBODY = bit("name", "roles", "person_name", "group_name")


def open_choices(page: Page, sentence: Sentence) -> None:
    """Make the claims on both sides of an "or" alternatives of each other. Linear in the claims of the sentence."""
    units = sentence.units
    marks = [i for i, unit in enumerate(units) if unit.flags & OR and 0 < i < len(units) - 1][:MOST]
    joined: dict[str, list[str]] = {}
    for mark in marks:
        left = mark - 1
        either = any(unit.flags & _EITHER for unit in units[:mark])
        if units[left].flags & _COMMA:
            if not either:
                continue  # "Aldorf, or Oldorp": another name
            left -= 1
        before = _listed_before(page, sentence, left)
        if not before:
            continue
        after = _after(page, sentence, mark)
        for n, one in enumerate(before):
            for other in (*before[n + 1 :], *after):
                if _same_point(one, other) and (either or _may_choose(one, units[left].flags)):
                    joined.setdefault(one.id, []).append(other.id)
                    joined.setdefault(other.id, []).append(one.id)
    cue = page.text[units[marks[0]].start : units[marks[0]].end] if marks else ""
    for ident, others in joined.items():
        _leave_open(page, ident, tuple(dict.fromkeys(others)), cue)


def _listed_before(page: Page, sentence: Sentence, left: int) -> list[Claim]:
    """The claims whose name or date ends at unit `left`, and those of a list that it ends ("Graz, Linz or Wels")."""
    units, found = sentence.units, []
    while left >= 0:
        here = [claim for claim in page.sentence_claims if _ends(page.text, units[left].end, claim)]
        if not here:
            break
        found += here
        comma = left - 1
        while comma > 0 and units[comma].flags & _BEFORE_IT and not units[comma].flags & _COMMA:
            comma -= 1
        if comma < 1 or not units[comma].flags & _COMMA:
            break
        left = comma - 1
    return found


def _after(page: Page, sentence: Sentence, mark: int) -> list[Claim]:
    """The claims whose name or date stands right behind the "or"."""
    units = sentence.units
    for i in range(mark + 1, min(len(units), mark + _FARTHEST)):
        found = [claim for claim in page.sentence_claims if _starts(page.text, units[i].start, claim)]
        if found or not units[i].flags & _BEFORE_IT:
            return found
    return []


def _words(claim: Claim) -> str:
    value = claim.value
    if isinstance(value, DateValue):
        return value.phrase
    return value.label if isinstance(value, PlaceValue | ParticipantValue) else ""


def _ends(text: str, end: int, claim: Claim) -> bool:
    words = _words(claim)
    return bool(words) and text.endswith(words, 0, end)


def _starts(text: str, start: int, claim: Claim) -> bool:
    words = _words(claim)
    return bool(words) and text.startswith(words, start)


def _same_point(one: Claim, other: Claim) -> bool:
    """Two values of one point, both asserted by one voice."""
    roles = [getattr(claim.value, "role", "") for claim in (one, other)]
    return (
        one.id != other.id
        and (one.facet, one.event, one.voice) == (other.facet, other.event, other.voice)
        and one.polarity == other.polarity == "+"
        and roles[0] == roles[1]
    )


def _may_choose(claim: Claim, flags: int) -> bool:
    """Without "either", "soldiers or policemen" leaves nothing open that a claim could be made of."""
    return claim.facet != "participant" or bool(flags & _SOMEBODY)


def _leave_open(page: Page, ident: str, others: tuple[str, ...], cue: str) -> None:
    claim = page.claims[ident]
    sure = "possible" if claim.certainty in ("unspecified", "certain") else claim.certainty
    cues = f"{claim.cue}; {cue}" if claim.cue else cue
    page.replace(msgspec.structs.replace(claim, alternatives=others, certainty=sure, cue=cues))
