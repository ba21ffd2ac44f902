"""Fixed phrases of the lexicon, looked for in a text where it has what every match of theirs must have in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

Clue = tuple[tuple[str, ...], str]
"""Words of which a text must have one in it, and a pattern that it must hold besides; empty where there is none."""


class Alike:
    """Phrases of a list whose every match has one of the same words in it, and something of the same shape."""

    def __init__(self, words: tuple[str, ...], shape: str, parts: list[str]) -> None:
        self.words = words
        self.shape = re.compile(shape) if shape else None
        self.parts = parts

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All of them as one pattern."""
        return _any_of(self.parts)


class Measure:
    """The phrases of one list. A sentence that has nothing in it of what every match of a phrase has holds no match of
    that phrase, which is much cheaper to tell; `plain` are the phrases of which a word tells, `shaped` those of which a
    shape does. Both are empty where a phrase may hold anything. Patterns are compiled when a sentence may hold them:
    few texts need more than some of them."""

    def __init__(self, parts: list[str], clues: list[Clue]) -> None:
        self.parts = parts
        self.anything = ((), "") in clues
        together = list(zip(parts, clues, strict=True))
        words = () if self.anything else shortest({word for some, shape in clues if not shape for word in some})
        self.plain = [
            Alike((word,), "", [part for part, (some, shape) in together if not shape and any(word in w for w in some)])
            for word in words
        ]
        shapes = () if self.anything else sorted({clue for clue in clues if clue[1]})
        self.shaped = [Alike(clue[0] or ("",), clue[1], [p for p, own in together if own == clue]) for clue in shapes]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All phrases as one pattern."""
        return _any_of(self.parts)


class Sought:
    """One list of phrases in one text, which is in small letters: where it has their words is looked up once."""

    def __init__(self, measure: Measure, text: str) -> None:
        self.text = text
        self.measure = measure
        self.words = _held(text, [phrases.words[0] for phrases in measure.plain])
        self.shapes = [
            (_shaped(text, phrases.shape), phrases) for phrases in measure.shaped if phrases.shape is not None
        ]

    def matches(self, start: int, end: int) -> Iterable[re.Match[str]]:
        """The matches in `text[start:end]`."""
        pattern = self.measure.pattern if self.measure.anything else self._pattern(start, end)
        return () if pattern is None else pattern.finditer(self.text, start, end)

    def _pattern(self, start: int, end: int) -> re.Pattern[str] | None:
        """The phrases that `text[start:end]` holds matches of: None for none, all of them where it is several."""
        low, high = start >> _STRETCH, (end >> _STRETCH) + 1
        told: list[Alike] = []
        if self.words.find(1, low, high) >= 0:
            text = self.text
            told += [phrases for phrases in self.measure.plain if text.find(phrases.words[0], start, end) >= 0]
        for shapes, phrases in self.shapes:
            if shapes.find(1, low, high) < 0:
                continue
            if any(self.text.find(word, start, end) >= 0 for word in phrases.words):
                told.append(phrases)
        if not told:
            return None
        found = [phrases.pattern for phrases in told if phrases.pattern.search(self.text, start, end) is not None]
        return self.measure.pattern if len(found) > 1 else found[0] if found else None


_STRETCH = 4  # sixteen code points are told apart from the next


def _held(text: str, words: Iterable[str]) -> bytearray:
    """Which stretches of a text any of the words begins in. One search a word and stretch at most."""
    held = bytearray((len(text) >> _STRETCH) + 1)
    for word in words:
        at = text.find(word)
        while at >= 0:
            stretch = at >> _STRETCH
            held[stretch] = 1
            at = text.find(word, (stretch + 1) << _STRETCH)
    return held


def _shaped(text: str, shape: re.Pattern[str]) -> bytearray:
    """Which stretches of a text something of the shape begins in."""
    held = bytearray((len(text) >> _STRETCH) + 1)
    found = shape.search(text)
    while found is not None:
        stretch = found.start() >> _STRETCH
        held[stretch] = 1
        found = shape.search(text, (stretch + 1) << _STRETCH)
    return held


_GROUP = re.compile(r"\((?:[^()\\]|\\.)*\)")
_LOOSE = re.compile(rf"{_GROUP.pattern}[?*+]?|" r"\[[^\]]*\][?*+]?|\{[a-z]+\}|\\.|.[?*+]|[.^$]")
"""What in an entry of the lexicon may be this or that; what is left stands in every match."""

_TELLING = re.compile(r"\w{3}|[^\w\s-]")


def _clue(entry: str, shapes: dict[str, Clue]) -> Clue:
    """What every match of an entry has in it: the longest run of letters, else what one of its marks stands for."""
    rest = _LOOSE.sub("\n", entry)
    if not set("|(){").isdisjoint(rest):
        return (), ""
    runs = [run for run in rest.split("\n") if _TELLING.search(run)]
    if runs:
        return (max(runs, key=len).lower(),), ""
    bare = _GROUP.sub("", entry)
    mark = next((mark for mark in shapes if mark in bare), "")
    if not mark:
        return (), ""
    words, shape = shapes[mark]
    lead = rest.partition("\n")[0].lower()
    return words or ((lead,) if lead.strip() else ()), shape  # "at (?:about )?{hhmm}": its first word, and a number


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words that have none of the others in them: a text without these has none of the others."""
    return tuple(sorted(word for word in words if not any(other != word and other in word for other in words)))


def measure(entries: Iterable[str], marks: dict[str, str], shapes: dict[str, Clue]) -> Measure | None:
    """All phrases of a list, for text in small letters (which is searched several times as fast as text in any
    letters); groups are numbered by the phrase that they stand in."""
    parts = []
    for number, entry in enumerate(entries):
        part = entry if re.search(r"\\[A-Z]", entry) else entry.lower()
        for mark, pattern in marks.items():
            part = part.replace(mark, pattern)
        parts.append(re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>_{number}>", part))
    return Measure(parts, [_clue(entry, shapes) for entry in entries]) if parts else None


def _any_of(parts: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
