"""What is said of a document behind its abstract, clause by clause: whose opinion it is, and on what.

Editors end a regest with what others have: "Huber reads 40 marks", "alii Lucce datam tradunt", "Koss holds it to be
genuine". Such a clause says of the sum, the date, the place or the trust in the document what its abstract, its head or
another such clause says otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

import msgspec

from sicetnon.lexicon.charters import opinion_words
from sicetnon.model import Claim
from sicetnon.reason.actors import actors_of
from sicetnon.reason.charters import certain, terms_of
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.name_forms import names_in
from sicetnon.reason.regests import HEAD, OWN_WORDS, SCHOLARLY, Regest
from sicetnon.text.sentences import sentence_spans

_PARTS = re.compile(r";\s|\s[–—]\s")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_OF_A_COPY = 3  # words before a date
_MOST = 40  # clauses of one regest


class Comment(msgspec.Struct, frozen=True, dict=True):
    """One clause behind the first sentence of an abstract: its claims in order, and its words as they stand there."""

    regest: Regest
    start: int
    end: int
    text: str
    claims: tuple[Claim, ...]

    @cached_property
    def words(self) -> list[str]:
        """The words, casefolded."""
        return [word.casefold() for word in _WORD.findall(self.text)]

    @cached_property
    def terms(self) -> frozenset[str]:
        """What it speaks of, by the lists for charters: "trust|forged", "life|dead"."""
        return frozenset(term.label for _, term in terms_of(self.words, self.regest.language))

    def of_a_copy(self, date: Claim) -> bool:
        """Whether a date in it is that of an original, a copy or a seal: named right before."""
        before = _WORD.findall(self.text[: date.quote.start - self.start])[-_OF_A_COPY:]
        terms = terms_of([word.casefold() for word in before], self.regest.language)
        return any(term.label.startswith("object|") for _, term in terms)

    @cached_property
    def whole(self) -> tuple[Claim, ...]:
        """Its claims, the longest quote first."""
        return tuple(sorted(self.claims, key=lambda claim: claim.quote.start - claim.quote.end))


def comments_of(index: Index, regest: Regest) -> Iterator[Comment]:
    """The clauses of a regest behind the first sentence of its abstract, in order. Linear."""
    text, tongue = index.witnesses[regest.witness].original, meaning(regest.language)
    claims = sorted(
        (claim for claim in regest.claims if claim.method not in (HEAD, OWN_WORDS)),
        key=lambda each: (each.quote.start, each.quote.end),
    )
    starts = [claim.quote.start for claim in claims]
    begin = min([regest.notes_from, *starts[:1]])
    found = 0
    spans = sentence_spans(text, begin, regest.end, tongue.abbreviations, ordinal_dot=tongue.ordinal_dot)
    for number, (low, high) in enumerate(spans):
        for start, end in _clauses(text, low, high):
            if (number == 0 and low < regest.notes_from) or found >= _MOST:
                continue
            own = claims[bisect_left(starts, start) : bisect_left(starts, end)]
            if own:
                found += 1
                yield Comment(regest, start, end, text[start:end], tuple(own))


def _clauses(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    at = low
    for mark in _PARTS.finditer(text, low, high):
        yield at, mark.start()
        at = mark.end()
    yield at, high


class Opinions:
    """Tells which comments on one regest are opinions of others than the editor, and whose."""

    def __init__(self, index: Index, regest: Regest) -> None:
        self._index, self._regest = index, regest
        self._acting = frozenset(key for actor in actors_of(index, regest) for key in (*actor.given, *actor.names))

    def holder(self, comment: Comment) -> str:
        """Whose opinion a comment is: the name of a voice, or the words before a verb of opinion; empty for none."""
        for claim in comment.claims:
            for voice in claim.voice:
                if voice.kind != "author" and certain(names_in(voice.name)).isdisjoint(self._acting):
                    return voice.name
        if "comment|others" in comment.terms:
            return "others"
        verbs = opinion_words(self._regest.language) | opinion_words(SCHOLARLY)
        at = next((i for i, word in enumerate(comment.words) if word in verbs), -1)
        if at < 0:
            return ""
        spelt = _WORD.findall(comment.text)
        near = [word for word in (*spelt[max(0, at - _NEAR) : at], *spelt[at + 1 : at + 2]) if word[0].isupper()]
        near = [
            word
            for word in near
            if len(word) > _INITIAL and not word.isupper() and certain(names_in(word)).isdisjoint(self._acting)
        ]
        return near[0] if near else ""


_NEAR = 6  # words between the name of somebody and the verb of his opinion
_INITIAL = 2  # letters
