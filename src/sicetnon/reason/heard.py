"""The words of a witness laid out once: where each stands, what it is about, and where the phrases of rules stand.

Claims overlap, and rules look at the words of each with more or less of what stands around them. What is asked of a
span is answered here from the words of the whole text, so that no text is taken apart twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

from sicetnon.reason.vocabulary import WORD, Vocabulary, topics_by_word

_CUT = re.compile(f"({WORD.pattern})")
_NO_TOPIC = ("",)
PLACES: TypeAlias = tuple[list[int], list[int]]
"""Where phrases begin, in order, and where each ends, in code points."""


class Heard:
    """The words of one text. Linear to build; a look costs a search in the places of the words or of one concern."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        pieces = _CUT.split(text)  # what stands between words, a word, and so on
        edges = list(accumulate(map(len, pieces), initial=0))
        self._starts, self._ends = edges[1:-1:2], edges[2::2]
        forms = _Folded()
        self._forms = list(map(forms.__getitem__, pieces[1::2]))
        self.whole = forms.whole
        """Whether every word is one word in small letters as well; where one is not, nothing is told from here."""
        self._topics = list(map(topics_by_word(words.language).__getitem__, self._forms))
        self._words = words

    @cached_property
    def _begun(self) -> dict[str, list[int]]:
        """Where the words stand that a phrase of some concern begins with."""
        found: dict[str, list[int]] = {word: [] for word in self._words.openings}
        for place in [place for place, form in enumerate(self._forms) if form in found]:
            found[self._forms[place]].append(place)
        return found

    def places(self, concern: str) -> PLACES:
        """Where the phrases of a concern begin and end, in code points."""
        found: set[tuple[int, int]] = set()
        forms, starts, ends = self._forms, self._starts, self._ends
        for phrase in self._words.phrases.get(concern, ()):
            words = phrase.split(" ")
            last, second = len(words) - 1, words[1:2]
            for place in self._begun[words[0]]:
                if not last or (forms[place + 1 : place + 2] == second and forms[place : place + last + 1] == words):
                    found.add((starts[place], ends[place + last]))
        ordered = sorted(found)
        return [start for start, _ in ordered], [end for _, end in ordered]

    def topics(self, start: int, end: int) -> frozenset[str] | None:
        """What the words of a span are about; None where it parts a word."""
        first, behind = bisect_left(self._starts, start), bisect_right(self._ends, end)
        if (first and self._ends[first - 1] > start) or (behind < len(self._starts) and self._starts[behind] < end):
            return None
        return frozenset(self._topics[first:behind]).difference(_NO_TOPIC)


def stands_within(places: PLACES, start: int, end: int) -> bool:
    """Whether a phrase stands within a span."""
    starts, ends = places
    at = bisect_left(starts, start)
    while at < len(starts) and starts[at] < end:
        if ends[at] <= end:
            return True
        at += 1
    return False


class _Folded(dict[str, str]):
    """The words in small letters, each folded when it is first met."""

    def __init__(self) -> None:
        self.whole = True

    def __missing__(self, word: str) -> str:
        self[word] = form = word.casefold()
        self.whole = self.whole and WORD.fullmatch(form) is not None
        return form
