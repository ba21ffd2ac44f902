"""Small extractions, built by hand, one a witness."""

from __future__ import annotations

from sicetnon.model import (
    Claim,
    DateValue,
    Entity,
    Event,
    Extraction,
    Facet,
    Mention,
    ParticipantValue,
    PlaceValue,
    Polarity,
    SequenceValue,
    Value,
    claim_id,
)
from sicetnon.text import Quote, content_id


class Account:
    """Collects what one witness says; every claim quotes a stretch of its own."""

    def __init__(self, witness: str) -> None:
        self.witness = witness
        self.entities: dict[str, Entity] = {}
        self.events: dict[str, Event] = {}
        self.claims: list[Claim] = []
        self._at = 0

    def _quote(self) -> Quote:
        self._at += 10
        return Quote(witness=self.witness, start=self._at, end=self._at + 5, exact="words")

    def entity(self, kind: str, label: str, *names: str) -> str:
        """An entity of this witness; the same label is the same entity."""
        id_ = content_id("n", self.witness, kind, label)
        self.entities[id_] = Entity(id=id_, kind=kind, label=label, names=(label, *names))  # type: ignore[arg-type]
        return id_

    def event(  # noqa: PLR0913
        self,
        label: str,
        kind: str = "meeting",
        *,
        date: tuple[str, str] | None = None,
        place: str = "",
        persons: tuple[str, ...] = (),
        ordinal: int | None = None,
        series: str | None = None,
    ) -> str:
        """An event with a claim for each thing said of it."""
        id_ = content_id("e", self.witness, label, date, place, ordinal)
        mention = Mention(quote=self._quote(), reason="named here")
        self.events[id_] = Event(id=id_, label=label, kind=kind, series=series, mentions=(mention,))
        if date:
            self.claim(id_, "date", DateValue(edtf="/".join(date), earliest=date[0], latest=date[1]))
        if place:
            self.claim(id_, "place", PlaceValue(entity=self.entity("place", place), label=place))
        for person in persons:
            self.claim(id_, "participant", ParticipantValue(entity=self.entity("person", person), label=person))
        if ordinal:
            self.claim(id_, "sequence", SequenceValue(relation="ordinal", other=series, ordinal=ordinal))
        return id_

    def claim(self, event: str, facet: Facet, value: Value, *, polarity: Polarity = "+") -> str:
        """One more claim about an event."""
        quote = self._quote()
        id_ = claim_id(facet, value, quote, (), polarity)
        self.claims.append(
            Claim(id=id_, event=event, facet=facet, value=value, quote=quote, method="test", polarity=polarity)
        )
        return id_

    def done(self) -> Extraction:
        """The extraction of this witness."""
        return Extraction(
            entities=tuple(self.entities.values()), events=tuple(self.events.values()), claims=tuple(self.claims)
        )
