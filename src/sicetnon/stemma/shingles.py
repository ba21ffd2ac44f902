"""Shared wording between texts, in linear time.

Every text is reduced to fingerprints of runs of WORDS words by winnowing (Schleimer, Wilkerson, Aiken: "Winnowing:
local algorithms for document fingerprinting", SIGMOD 2003): of every WINDOW hashes in a row the least is kept, so that
any run of WORDS + WINDOW - 1 shared words is found. Fingerprints only propose; the words themselves are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

import msgspec

from sicetnon.model import Witness

WORDS = 5
WINDOW = 4
SHORTEST = WORDS + WINDOW - 1  # words of the shortest passage that is reported
MOST_PLACES = 24  # of one fingerprint that are looked at; more is a formula, not a borrowing
MOST_IN_ONE = 3  # of them in one text
MOST_PASSAGES = 400  # between two texts
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BASE, _PRIME = 1_000_003, (1 << 61) - 1


class Words(msgspec.Struct, frozen=True):
    """The words of a witness's reading text: spans, and a number for each word form; asides are left out."""

    starts: list[int]
    ends: list[int]
    numbers: list[int]


class Passage(msgspec.Struct, frozen=True, order=True):
    """Words that two texts share: first word in the one, first word in the other, and how many."""

    length: int
    one: int
    other: int


def words_of(witness: Witness) -> Words:
    """The words of a witness in order; O(n)."""
    numbers: dict[str, int] = {}
    found = Words([], [], [])
    asides = [(block.start, block.end) for block in witness.blocks if block.kind == "aside"]
    next_aside = 0
    for match in _WORD.finditer(witness.text):
        start, end = match.span()
        while next_aside < len(asides) and asides[next_aside][1] <= start:
            next_aside += 1
        if next_aside < len(asides) and asides[next_aside][0] <= start:
            continue
        form = match[0]
        number = numbers.get(form)
        if number is None:
            number = numbers[form] = crc32(form.casefold().encode("utf-8", "surrogatepass"))
        found.starts.append(start)
        found.ends.append(end)
        found.numbers.append(number)
    return found


def fingerprints(words: Words) -> Iterator[tuple[int, int]]:
    """(hash, first word) of the runs of words that winnowing keeps; O(n)."""
    numbers = words.numbers
    top = pow(_BASE, WORDS - 1, _PRIME)
    hashes: list[int] = []
    rolling = 0
    for place, number in enumerate(numbers):
        if place >= WORDS:
            rolling = (rolling - numbers[place - WORDS] * top) % _PRIME
        rolling = (rolling * _BASE + number) % _PRIME
        if place >= WORDS - 1:
            hashes.append(rolling)
    last = -1
    for begin in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        window = hashes[begin : begin + WINDOW]
        least = min(window)
        place = begin + len(window) - 1 - window[::-1].index(least)
        if place != last:
            last = place
            yield least, place


def shared_passages(texts: Sequence[Words]) -> dict[tuple[int, int], list[Passage]]:
    """The longest passages that any two of the texts share, by the indices of the two (the lower first)."""
    places: dict[int, list[tuple[int, int]]] = {}
    for index, words in enumerate(texts):
        for mark, place in fingerprints(words):
            spots = places.setdefault(mark, [])
            if len(spots) < MOST_IN_ONE or spots[-MOST_IN_ONE][0] != index:
                spots.append((index, place))
    often = max(8, len(texts) // 2)
    found: dict[tuple[int, int], list[Passage]] = {}
    reached: dict[tuple[int, int, int], int] = {}  # (text, text, shift) -> how far its last passage goes
    for spots in places.values():
        if len(spots) < 2 or len({index for index, _ in spots}) > often:
            continue
        for number, (one, at) in enumerate(spots[:MOST_PLACES]):
            for other, there in spots[number + 1 : MOST_PLACES]:
                if one == other:
                    continue
                passages = found.setdefault((one, other), [])
                key = (one, other, at - there)
                if len(passages) >= MOST_PASSAGES or reached.get(key, -1) > at:
                    continue
                passage = _extend(texts[one].numbers, texts[other].numbers, at, there)
                reached[key] = passage.one + passage.length
                if passage.length >= SHORTEST:
                    passages.append(passage)
    return {pair: sorted(set(passages), reverse=True) for pair, passages in found.items() if passages}


def _extend(one: list[int], other: list[int], at: int, there: int) -> Passage:
    """The longest run of equal words around two places."""
    before = 0
    while before < min(at, there) and one[at - before - 1] == other[there - before - 1]:
        before += 1
    after = 0
    limit = min(len(one) - at, len(other) - there)
    while after < limit and one[at + after] == other[there + after]:
        after += 1
    return Passage(before + after, at - before, there - before)
