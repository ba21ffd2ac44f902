"""How a text goes on: which gathering is being told of, what a description means, how loosely passages are joined."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from sicetnon.model import Claim
from sicetnon.reason.vocabulary import vocabulary

if TYPE_CHECKING:
    from sicetnon.reason.index import Index

_FEW_SENTENCES = 500  # code points
_MOST_LIKE = 200  # events whose labels share a word
_LOOSE = ("anaphora", "the only one", "same kind and the same words", "same kind, told by another voice")
"""Reasons of joining that leave open whether the same event is meant, as the reader of events words them."""


def _ends(one: Claim, other: Claim) -> bool:
    """One gives the begin and the other the end: they bound one course, and none is a day in it."""
    return {getattr(one.value, "relation", ""), getattr(other.value, "relation", "")} == {"begin", "end"}


IN_A_REGEST = "date in a regest"
"""The rule that reads the dates in an abstract, beside that of its head."""


class Narrative:
    """What follows from the order in which a record's claims are told. Each part is built when it is first asked for,
    in linear time."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._mentions: dict[str, list[tuple[str, int, bool]]] = {}

    @cached_property
    def _settings(self) -> dict[str, str]:
        """For each claim the gathering told of last before it in the same paragraph."""
        found: dict[str, str] = {}
        place: tuple[str, int] = ("", -1)
        current = ""
        for claim in self.index.claims:
            block = self.index.block(claim)
            here = claim.quote.witness, block.start if block else -1
            if here != place:
                place, current = here, ""
            if self.gathering(claim.event):
                current = claim.event
            if current:
                found[claim.id] = current
        return found

    @cached_property
    def _gatherings(self) -> frozenset[str]:
        known = set()
        for event in self.index.extraction.events:
            claims = self.index.of(event.id)
            if event.candidates or not claims or event.id in self.index.members:
                continue
            if event.series or event.id in self.index.of_sort("gathering"):
                known.add(event.id)
        return frozenset(known)

    def gathering(self, event: str) -> bool:
        """Whether an event is one at which people met, so that what is discussed or decided nearby was so there."""
        return event in self._gatherings

    def gatherings_after(self, claim: Claim, most: int = 6) -> list[str]:
        """The gatherings told of next in the same witness, within a few sentences."""
        found: list[str] = []
        start = self._places[claim.id]
        for other in self.index.claims[start + 1 : start + 12]:
            quote = other.quote
            if quote.witness != claim.quote.witness or quote.start - claim.quote.end > _FEW_SENTENCES:
                break
            if self.gathering(other.event) and other.event != claim.event and other.event not in found:
                found.append(other.event)
        return found[:most]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {claim.id: place for place, claim in enumerate(self.index.claims)}

    def home(self, claim: Claim) -> str:
        """The event that a topic or a decision belongs to: its own where that is a gathering, else the gathering told
        of last before it in the same paragraph, else its own."""
        if self.gathering(claim.event) or claim.event in self.index.members:
            return claim.event
        return self._settings.get(claim.id, claim.event)

    @cached_property
    def _by_label(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.index.extraction.events:
            claims = self.index.of(event.id)
            if claims and not event.candidates:
                for word in self.index.vocabulary(claims[0]).topics(event.label):
                    found[word].append(event.id)
        return found

    @cached_property
    def title_events(self) -> dict[str, frozenset[str]]:
        """For each witness the events whose names hold all that its title is about."""
        found: dict[str, frozenset[str]] = {}
        for witness in self.index.witnesses.values():
            title = vocabulary(witness.language).topics(witness.title)
            lists = [set(self._by_label.get(word, ())) for word in title]
            found[witness.id] = frozenset(set.intersection(*lists)) if lists else frozenset()
        return found

    def described(self, claim: Claim, words: str) -> str | None:
        """The one event that a description in a claim ("the first transfer of prisoners") fits by its words; None when
        none does, or several do equally."""
        topics = self.index.vocabulary(claim).topics(words)
        shared: dict[str, int] = defaultdict(int)
        for word in topics:
            for event in self._by_label.get(word, ())[:_MOST_LIKE]:
                shared[event] += event != claim.event
        best = max(shared.values(), default=0)
        fitting = [event for event, count in shared.items() if count == best]
        return fitting[0] if best >= 2 and best >= 0.6 * len(topics) and len(fitting) == 1 else None

    def _mentioned(self, event: str | None) -> list[tuple[str, int, bool]]:
        """The witness and place of each mention of an event, and whether it was joined to it loosely."""
        name = event or ""
        if name not in self._mentions:
            known = self.index.events.get(name)
            self._mentions[name] = [
                (mention.quote.witness, mention.quote.start, mention.reason.startswith(_LOOSE))
                for mention in (known.mentions if known is not None else ())
            ]
        return self._mentions[name]

    def loose(self, claim: Claim) -> bool:
        """Whether the passage was joined to its event, or to one that it names beside, by a pronoun or by kind alone:
        it may mean another one. So may a date in the abstract of a document, which need not be that of its issue."""
        if claim.method == IN_A_REGEST and not self.index.inner(claim):
            return True
        quote = claim.quote
        near = [
            (abs(start - quote.start), loose)
            for witness, start, loose in self._mentioned(claim.event)
            if witness == quote.witness and start < quote.end
        ]
        other = getattr(claim.value, "other", None)
        beside = any(
            loose and witness == quote.witness and quote.start <= start < quote.end
            for witness, start, loose in self._mentioned(other)
        )
        return beside or (bool(near) and bool(min(near)[1]))

    @cached_property
    def _courses(self) -> frozenset[str]:
        found: set[str] = set()
        for event in self.index.extraction.events:
            dates = [claim for claim in self.index.of(event.id, "date") if claim.polarity == "+"]
            for one, other in pairwise(dates):
                together = self.index.same_sentence(one, other) and self.index.speaker(one) == self.index.speaker(other)
                if together and one.value != other.value and not _ends(one, other):
                    found |= {one.id, other.id}
        return frozenset(found)

    def in_course(self, claim: Claim) -> bool:
        """Whether one sentence gives the event several dates, so that each is one in its course."""
        return claim.id in self._courses
