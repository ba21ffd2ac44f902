"""What an event is called, once it is known by all its mentions.

A text often tells of a happening by a verb alone ("was closed") or by a number ("Third"). People find an event by its
name, so the best of its mentions names it, and for want of one the shortest words that claim something of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sicetnon.model import Claim, Event

FEWEST, MOST = 2, 9  # words of a label taken from a mention
LONGEST = 70  # characters of a label taken from a claim
_MARKS = "“”\"'„«».,;:()[] \n\t"


def label_of(event: Event, claims: Iterable[Claim]) -> str:
    """The label of an event: its own where that is a phrase; a mention with a name in it goes before one without."""
    own = _clean(event.label)
    if _named(own):
        return own
    mentions = [_clean(mention.quote.words) for mention in event.mentions]
    phrases = [words for words in mentions if FEWEST <= len(words.split()) <= MOST]
    named = [words for words in phrases if _named(words)]
    if named:
        return named[0]
    if not _weak(own):
        return own
    told = [words for words in phrases if words != own and not _weak(words)]
    if told:
        return max(told, key=len)
    quotes = [_clean(claim.quote.words) for claim in claims]
    fitting = sorted((words for words in quotes if len(own) < len(words) <= LONGEST), key=len)
    return fitting[0] if fitting else own


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(_MARKS) or words.strip()


def _named(words: str) -> bool:
    """A phrase with a name in it: a capital inside, where not all is in capitals."""
    return not words.isupper() and any(word[:1].isupper() for word in words.split()[1:])


def _weak(words: str) -> bool:
    """A single word, or a verb with its auxiliary ("was closed")."""
    parts = words.split()
    return len(parts) < 2 or (len(parts) == 2 and words.islower())
