"""The measures by which passages are compared, with their weights as `tests/cases/long/calibrate.py` finds them."""

from __future__ import annotations

import msgspec


class Measure(msgspec.Struct, frozen=True):
    """One measure: what it is in words, and its weight in the sum."""

    words: str
    weight: float


BIAS = -4.9270
"""What the sum begins with: most passages have nothing to do with each other."""
MEASURES: tuple[Measure, ...] = (
    Measure("likeness of the sentences, each topic by its rarity (cosine)", 1.7970),
    Measure("rarity of what both voices' own words are about", 0.3702),
    Measure("fields of meaning that both share", 0.7443),
    Measure("rare topics that both share", 0.6078),
    Measure("they differ in a number, a day, an hour, a term, or one denies", 0.5893),
    Measure("likeness where they differ", 0.3852),
    Measure("both give a number", 0.1564),
    Measure("numbers of one sort differ", 0.2657),
    Measure("numbers of what has one name differ", 0.9633),
    Measure("days differ by less than twenty", 0.4568),
    Measure("hours differ", 1.1080),
    Measure("one denies, by how much is shared", 0.1490),
    Measure("different voices speak", 0.7949),
    Measure("both voices are cited", 0.3793),
    Measure("one sentence", 0.1088),
    Measure("neighbouring sentences", 0.7759),
    Measure("one paragraph", 1.2748),
    Measure("claims of one event", 0.5805),
    Measure("facets that both have claims of", 0.1590),
    Measure("each names persons, none the same", -0.4083),
    Measure("topics of the shorter (logarithm)", -0.6211),
)
