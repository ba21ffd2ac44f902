"""The apparatus: each event with its points, the base words, the variants and their sigla; and the readings."""

from __future__ import annotations

import msgspec

from sicetnon.edition.evidence import ClaimView, Evidence
from sicetnon.edition.index import Index, anchor, shown
from sicetnon.edition.variants import in_order, points_of
from sicetnon.edition.words import Wording
from sicetnon.model import Event, Reading


class VariantEntry(msgspec.Struct, frozen=True):
    """One variant of a point with the claims that carry it."""

    value: str
    polarity: str
    claims: tuple[ClaimView, ...]


class PointEntry(msgspec.Struct, frozen=True):
    """One point: the base (what the first witness says of it) stands first among the variants."""

    facet: str
    contested: bool
    variants: tuple[VariantEntry, ...]


class EventEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the apparatus."""

    anchor: str
    event: str
    bounds: str
    series: tuple[str, str]
    part_of: tuple[str, str]
    candidates: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[str, str, str, str], ...]
    points: tuple[PointEntry, ...]
    claims: tuple[ClaimView, ...]
    findings: tuple[tuple[tuple[str, str, str], ...], ...]


class ReadingView(msgspec.Struct, frozen=True):
    """One reading: what it leaves out, in how many claims, and which dates it changes."""

    number: int
    words: str
    left_out: tuple[ClaimView, ...]
    changed: tuple[tuple[str, str, str], ...]


class Apparatus:
    """Makes the entries of one record."""

    def __init__(self, index: Index, wording: Wording, evidence: Evidence) -> None:
        self.index = index
        self.wording = wording
        self.evidence = evidence

    def entries(self) -> list[EventEntry]:
        """Every event in the order of time; claims whose event the record does not have stand at the end."""
        unnamed = self.wording.catalogue.text("value.unnamed_event")
        events = self.index.events
        return [self._entry(events.get(e) or Event(id=e, label=unnamed, kind="")) for e in in_order(self.index)]

    def _link(self, event: str | None) -> tuple[str, str]:
        return (anchor(event), self.index.event_label(event)) if event in self.index.events and event else ("", "")

    def _entry(self, event: Event) -> EventEntry:
        claims = self.evidence.claims(tuple(c.id for c in self.index.claims_of_event.get(event.id, ())))
        return EventEntry(
            anchor=anchor(event.id),
            event=shown(event.label),
            bounds=self.wording.bounds_of(event.id),
            series=self._link(event.series),
            part_of=self._link(event.part_of),
            candidates=tuple(self._link(c) for c in event.candidates if c in self.index.events),
            mentions=tuple(
                (
                    self.index.siglum(m.quote.witness),
                    shown(m.quote.words),
                    shown(m.reason),
                    self.index.language(m.quote.witness),
                )
                for m in event.mentions
                if m.reason
            ),
            points=tuple(self._points(event.id)),
            claims=tuple(claims),
            findings=tuple(self._findings(view.id) for view in claims),
        )

    def _findings(self, claim_id: str) -> tuple[tuple[str, str, str], ...]:
        found = self.index.findings_of_claim.get(claim_id, ())
        return tuple((anchor(f.id), f.level, shown(f.explanation)) for f in found)

    def _points(self, event: str) -> list[PointEntry]:
        entries = []
        for point in points_of(self.index, event):
            variants = tuple(
                VariantEntry(
                    self.wording.value(variant.claims[0]),
                    {"+": "", "-": "deny", "0": "none"}[variant.claims[0].polarity],
                    tuple(self.evidence.claims(tuple(c.id for c in variant.claims))),
                )
                for variant in point.variants
            )
            facet = self.wording.catalogue.text(f"facet.{point.facet}")
            entries.append(PointEntry(facet, point.contested, variants))
        return entries

    def readings(self) -> list[ReadingView]:
        """The readings of the record, in its order."""
        return [self._reading(place, reading) for place, reading in enumerate(self.index.record.readings, 1)]

    def _reading(self, place: int, reading: Reading) -> ReadingView:
        changed = []
        for event in self.index.record.events:
            bounds = reading.bounds.get(event.id)
            if bounds is not None and bounds != event.bounds:
                changed.append((anchor(event.id), shown(event.label), self.wording.bounds(bounds)))
        left_out = tuple(self.evidence.claims(reading.claims_left_out))
        return ReadingView(place, shown(reading.description), left_out, tuple(changed))
