"""What an edition remarks on a document: the sentences of its notes, with those whom each names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from sicetnon.model import Claim, ParticipantValue, PlaceValue
from sicetnon.reason.charters import certain, terms_of
from sicetnon.reason.index import Index
from sicetnon.reason.name_forms import names_in
from sicetnon.reason.regests import Regest, capital_nouns

_STRIPPED = " .,;:()[]„“”«»\"'‘’"
MOST = 60
"""Sentences of the notes of one regest."""


class Remark(msgspec.Struct, frozen=True, dict=True):
    """One sentence of the notes: its claims in order, and its words as they stand in the edition."""

    regest: Regest
    claims: tuple[Claim, ...]
    text: str

    @cached_property
    def terms(self) -> frozenset[str]:
        """What the sentence speaks of, by the lists for charters: "life|dead", "stay|was"."""
        words = [word.strip(_STRIPPED).casefold() for word in self.text.split()]
        return frozenset(term.label for _, term in terms_of([word for word in words if word], self.regest.language))

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of those whom it names; not of the voices that it names."""
        return certain(names_in(self._named)) - self.voices

    @cached_property
    def voices(self) -> frozenset[str]:
        """The keys of the names of those who are said to say it."""
        return certain(frozenset(key for claim in self.claims for voice in claim.voice for key in names_in(voice.name)))

    @property
    def _named(self) -> str:
        if not capital_nouns(self.regest.language):
            return self.text
        named = (claim.value for claim in self.claims)
        return " ".join(value.label for value in named if isinstance(value, ParticipantValue | PlaceValue))


def remarks_of(index: Index, regest: Regest) -> Iterator[Remark]:
    """The sentences of the notes of a regest, in order. Linear."""
    run: list[Claim] = []
    ordered = sorted(regest.notes, key=lambda claim: (claim.quote.start, claim.quote.end))
    text = index.witnesses[regest.witness].original
    found = 0
    for claim in ordered:
        if run and not index.same_sentence(run[0], claim):
            yield _remark(regest, run, text)
            run, found = [], found + 1
            if found >= MOST:
                return
        run.append(claim)
    if run:
        yield _remark(regest, run, text)


def _remark(regest: Regest, run: list[Claim], text: str) -> Remark:
    low, high = run[0].quote.start, max(claim.quote.end for claim in run)
    return Remark(regest, tuple(run), text[low:high])
