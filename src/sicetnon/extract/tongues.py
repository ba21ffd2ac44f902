"""The language of a block where a witness mixes languages: a list of regests, an edition with its commentary.

A block is read in the witness's language unless hardly a word of it is known there and clearly more in another.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sicetnon.extract.classes import AUXILIARY, DETERMINER, PREPOSITION, PRONOUN, TEMPORAL, bit
from sicetnon.extract.lexis import Lexis, lexis
from sicetnon.lexicon import languages
from sicetnon.lexicon.detection import likelier
from sicetnon.model import Block

LOOKED_AT = 240  # code points of a block
AT_HOME = 0.12  # share of function words from which on a block is in the witness's language
CLEARLY = 0.08  # by how much another language must do better
_FEW = 4  # words; shorter blocks tell nothing
_LETTERS = re.compile(r"[^\W\d_]+")
_FUNCTION = (
    DETERMINER | PREPOSITION | AUXILIARY | PRONOUN | TEMPORAL | bit("and", "or", "but", "relative", "complement", "not")
)
_UNLISTED = bit("unlisted")


def share(words: list[str], known: Lexis) -> float:
    """Share of the words that are a language's function words; other words of its lists count a quarter."""
    weight = 0.0
    for word in words:
        flags = known.word(word.lower()).flags
        weight += 1.0 if flags & _FUNCTION else 0.0 if flags & _UNLISTED else 0.25
    return weight / len(words)


def _at_home(words: list[str], known: Lexis) -> bool:
    """Whether the share of the words that are a language's own is enough; most texts tell by their first few."""
    weight, count = 0.0, len(words)
    for word in words:
        flags = known.word(word.lower()).flags
        weight += 1.0 if flags & _FUNCTION else 0.0 if flags & _UNLISTED else 0.25
        if weight / count >= AT_HOME:
            return True
    return False


def language_of(text: str, start: int, end: int, home: str) -> str:
    """The language of `text[start:end]`: `home`, unless another known one clearly fits better."""
    words = _LETTERS.findall(text, start, min(end, start + LOOKED_AT))
    if len(words) < _FEW:
        return home
    if _at_home(words, lexis(home)):
        return home
    at_home = share(words, lexis(home))
    language = likelier(text[start : min(end, start + LOOKED_AT)], home, languages())
    if language == home:
        return home  # nothing speaks for another: its words need not be fetched
    best = share(words, lexis(language))
    return language if best >= at_home + CLEARLY else home


def blocks_language(text: str, home: str) -> Callable[[Block], str]:
    """What tells the language of each block of a text. It is asked several times, and read once."""
    known: dict[tuple[int, int], str] = {}

    def of_block(block: Block) -> str:
        place = (block.start, block.end)
        if place not in known:
            known[place] = language_of(text, block.start, block.end, home)
        return known[place]

    return of_block
