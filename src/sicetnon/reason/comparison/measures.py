"""By what two passages are compared, and in what they differ."""

from __future__ import annotations

import math
from typing import NamedTuple

from sicetnon.reason.clock import gap
from sicetnon.reason.comparison.utterances import Utterance, Utterances
from sicetnon.reason.terms import terms_apart

_FEW_DAYS = 20  # days by which tellers may put one happening apart
_SAME_HOUR = 15  # minutes by which two times may differ and still agree
_LITTLE = 10.0
"""Keeps sentences that hold little of their own from being likest of all."""
_MOST = 6  # numbers, dates or hours of a passage that are looked at


class Differing(NamedTuple):
    """In what two passages differ."""

    numbers: bool = False
    same_counted: bool = False
    """The numbers that differ count what is called by the same name."""
    days: bool = False
    near_days: bool = False
    hours: bool = False
    terms: tuple[str, ...] = ()
    """The aspects of which they have terms that do not go together."""
    denial: bool = False


def differing(one: Utterance, other: Utterance) -> Differing:
    """In what two passages differ: numbers of one sort, days, hours, terms of one aspect, or one denies."""
    numbers, same = _numbers_apart(one, other) if one.figures and other.figures else (False, False)
    days = near = hours = False
    if one.dates and other.dates:
        apart = [max(a - d, c - b) for (a, b) in one.dates[:_MOST] for (c, d) in other.dates[:_MOST]]
        days = max(apart) > 0
        near = days and min([each for each in apart if each > 0]) < _FEW_DAYS
    if one.hours and other.hours:
        hours = max([gap(a, b) for a in one.hours[:_MOST] for b in other.hours[:_MOST]]) > _SAME_HOUR
    terms: list[str] = []
    for aspect in one.terms.keys() & other.terms.keys() if one.terms and other.terms else ():
        if terms_apart(aspect, one.terms[aspect], other.terms[aspect]):
            terms.append(aspect)
    return Differing(numbers, same, days, near, hours, tuple(sorted(terms)), one.denies != other.denies)


def _numbers_apart(one: Utterance, other: Utterance) -> tuple[bool, bool]:
    """Whether numbers of one sort differ, and whether such ones of one noun do."""
    found = same = False
    for a in one.figures[:_MOST]:
        for b in other.figures[:_MOST]:
            if a.kind == b.kind and (a.high < b.low or b.high < a.low):
                found = True
                same = same or (a.noun == b.noun and bool(a.noun))
    return found, same


def measures(known: Utterances, one: Utterance, other: Utterance) -> tuple[float, ...]:
    """The measures of two passages, in the order of `MEASURES`; the same whichever comes first."""
    squares, fields = known.squares, known.fields
    shared = one.topics & other.topics
    likeness = sum(map(squares.__getitem__, one.around & other.around)) / (_LITTLE + one.length * other.length)
    told = differing(one, other)
    differ = told.numbers or told.days or told.hours or bool(told.terms) or told.denial
    apart = abs(one.sentence - other.sentence) if one.block[0] == other.block[0] else -1
    return (
        likeness,
        sum(map(squares.__getitem__, shared)) / 10,
        sum(map(fields.__getitem__, shared & fields.keys())),
        float(min(3, len(shared & known.rare))),
        float(differ),
        likeness * differ,
        float(bool(one.figures and other.figures)),
        float(told.numbers),
        float(told.same_counted),
        float(told.near_days),
        float(told.hours),
        told.denial * min(2.0, len(shared) / 2),
        float(one.speaker != other.speaker),
        float(bool(one.speaker[1] and other.speaker[1])),
        float(apart == 0),
        float(apart == 1),
        float(one.block == other.block),
        float(not one.events.isdisjoint(other.events)),
        float(min(3, len(one.facets & other.facets))),
        float(bool(one.names and other.names and one.names.isdisjoint(other.names))),
        math.log1p(min(len(one.topics), len(other.topics))),
    )
