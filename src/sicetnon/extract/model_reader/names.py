"""The events, persons and places that a model's words name: those that the grammar met in the text, else new ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from sicetnon.extract.classes import bit
from sicetnon.extract.lexis import Lexis
from sicetnon.extract.registry import Entities
from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, Entity, EntityKind, Event, Extraction, Mention, Witness
from sicetnon.text import content_id

LONGEST_MENTION = 400  # code points that a mention may reach back over
REASON = "named by the language model, found in the text"
_DETERMINERS = bit("definite", "indefinite", "demonstratives", "possessives")
_ALIKE: dict[EntityKind, tuple[EntityKind, ...]] = {
    "person": ("person", "group"),
    "place": ("place",),
    "document": ("document", "work"),
}


class Names:
    """Answers with the ids of what is named, and gathers what was named at all."""

    def __init__(self, witness: Witness, read: Extraction, words: Lexis) -> None:
        self.witness = witness
        self._words = words
        self._new_entities = Entities(witness.language)
        self._met = {(entity.kind, fold(name)): entity for entity in read.entities for name in entity.names}
        self._mentions = sorted(
            (mention.quote.start, mention.quote.end, event.id) for event in read.events for mention in event.mentions
        )
        self._known = {event.id: event for event in read.events}
        self._by_label: dict[str, str] = {}
        self.events: dict[str, Event] = {}
        self._entities: dict[str, Entity] = {}

    def event_at(self, start: int, end: int) -> str | None:
        """The id of the event whose mention shares most with a stretch of the reading text, or follows it at once.

        "The congress" names what "met" in "The congress met" tells of.
        """
        try:
            quote = self.witness.quote(start, end)
        except ValueError:
            return None
        at = bisect_left(self._mentions, (quote.start - LONGEST_MENTION,))
        best, most = None, 0
        while at < len(self._mentions) and self._mentions[at][0] < quote.end:
            first, last, ident = self._mentions[at]
            shared = min(last, quote.end) - max(first, quote.start)
            if shared > most:
                best, most = ident, shared
            at += 1
        if best is None and at < len(self._mentions) and self._mentions[at][0] <= quote.end + 1:
            return self._mentions[at][2]
        return best

    def called(self, label: str) -> str | None:
        """The id of the event that went by this label before."""
        return self._by_label.get(self._key(label))

    def _key(self, label: str) -> str:
        """What labels are compared by: the folded words without an article or demonstrative before them."""
        words = label.split()
        while len(words) > 1 and self._words.word(words[0]).flags & _DETERMINERS:
            del words[0]
        return fold(" ".join(words)) or label

    def event(self, start: int, end: int) -> str:
        """The id of the event that the stretch names; a new one where none was met. Keeps the stretch as a mention.

        Raises ValueError where the stretch stands for no original text.
        """
        label = " ".join(self.witness.text[start:end].split())
        mention = Mention(quote=self.witness.quote(start, end), reason=REASON)
        ident = self.event_at(start, end) or self.called(label)
        if ident is None:
            ident = content_id("e", self.witness.id, "language-model", self._key(label))
            self._known[ident] = Event(id=ident, label=label, kind="happening")
        self._by_label.setdefault(self._key(label), ident)
        self.take(ident)
        event = self.events[ident]
        if all(mention.quote != known.quote for known in event.mentions):
            self.events[ident] = msgspec.structs.replace(event, mentions=(*event.mentions, mention))
        return ident

    def take(self, ident: str) -> None:
        """Keep an event with those that it belongs to or may be."""
        waiting = [ident]
        while waiting:
            event = self._known.get(waiting.pop())
            if event is None or event.id in self.events:
                continue
            self.events[event.id] = event
            waiting += [other for other in (event.series, event.part_of, *event.candidates) if other]

    def entity(self, kind: EntityKind, name: str) -> str:
        """The id of someone or something named."""
        for alike in _ALIKE.get(kind, (kind,)):
            met = self._met.get((alike, fold(name)))
            if met is not None:
                self._entities[met.id] = met
                return met.id
        return self._new_entities.get(kind, name)

    def entities(self, used: frozenset[str]) -> tuple[Entity, ...]:
        """Those of the named whose ids are used."""
        new = {entity.id: entity for entity in self._new_entities.finish()}
        return tuple(entity for ident, entity in {**new, **self._entities}.items() if ident in used)


def used_by(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of the entities that claims name, as values or as voices."""
    used: set[str | None] = set()
    for claim in claims:
        used.add(getattr(claim.value, "entity", None))
        used.update(voice.entity for voice in claim.voice)
    return frozenset(ident for ident in used if ident)
