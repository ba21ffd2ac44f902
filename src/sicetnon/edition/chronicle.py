"""The timeline and the map as tables, and the numbers that the page's script draws them from."""

from __future__ import annotations

from functools import cached_property

import msgspec

from sicetnon.edition.evidence import ClaimView, Evidence
from sicetnon.edition.index import Index, anchor, shown
from sicetnon.edition.variants import CONTESTED, number
from sicetnon.edition.words import Wording
from sicetnon.model import Bounds, Claim, DateValue, Event, Finding, PlaceValue


class LaneView(msgspec.Struct, frozen=True, kw_only=True):
    """One event on the timeline. Days are day numbers (`chronology.day`), None where open; `depth` is how deep it
    stands among series and parts; `core` the days on which it was certainly under way."""

    id: str
    anchor: str
    event: str
    depth: int
    begin: tuple[int | None, int | None]
    end: tuple[int | None, int | None]
    core: tuple[int, int] | None
    words: tuple[str, str, str, str]
    core_words: str
    bounds: str
    contested: bool
    hedged: bool
    claims: tuple[ClaimView, ...]
    claim_days: tuple[tuple[int | None, int | None, bool], ...]
    reasons: tuple[str, ...]


class PlaceView(msgspec.Struct, frozen=True, kw_only=True):
    """One place that claims speak of. `rival` are the events for which other places are claimed as well."""

    id: str
    label: str
    names: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    region: bool
    claims: tuple[ClaimView, ...]
    events: tuple[tuple[str, str, bool], ...]


class Chronicle:
    """Makes the lanes and places of one record."""

    def __init__(self, index: Index, wording: Wording, evidence: Evidence) -> None:
        self.index = index
        self.wording = wording
        self.evidence = evidence
        self._reasons: dict[str, list[str]] = {}
        for reason in index.record.reasons:
            self._reasons.setdefault(reason.event, []).append(shown(reason.explanation))

    def lanes(self) -> list[LaneView]:
        """The events with any bound or dated claim, parts after what they are part of, else by earliest begin."""
        return self._lanes

    @cached_property
    def _lanes(self) -> list[LaneView]:
        lanes = {event.id: self._lane(event) for event in self.index.record.events}
        dated = {key: lane for key, lane in lanes.items() if _days(lane)}
        children: dict[str, list[str]] = {}
        for key in dated:
            children.setdefault(self._parent(key, dated), []).append(key)
        ordered: list[LaneView] = []
        stack = [(key, 0) for key in sorted(children.get("", ()), key=lambda k: _place(dated[k]), reverse=True)]
        seen: set[str] = set()
        while stack:
            key, depth = stack.pop()
            if key in seen:
                continue
            seen.add(key)
            ordered.append(msgspec.structs.replace(dated[key], depth=depth))
            below = sorted(children.get(key, ()), key=lambda k: _place(dated[k]), reverse=True)
            stack.extend((child, depth + 1) for child in below)
        left_over = [dated[key] for key in dated if key not in seen]  # parts of one another: a circle in the claims
        return ordered + left_over

    def undated(self) -> list[tuple[str, str]]:
        """Anchor and label of the events that nothing dates."""
        shown_ids = {lane.id for lane in self.lanes()}
        return [(anchor(e.id), shown(e.label)) for e in self.index.record.events if e.id not in shown_ids]

    def _parent(self, key: str, dated: dict[str, LaneView]) -> str:
        event = self.index.events[key]
        for parent in (event.part_of, event.series):
            if parent and parent in dated and parent != key:
                return parent
        return ""

    def _lane(self, event: Event) -> LaneView:
        claims = [c for c in self.index.claims_of_event.get(event.id, ()) if isinstance(c.value, DateValue)]
        begin = (number(event.bounds.begin[0]), number(event.bounds.begin[1]))
        end = (number(event.bounds.end[0]), number(event.bounds.end[1]))
        core = (begin[1], end[0]) if begin[1] is not None and end[0] is not None and begin[1] <= end[0] else None
        span = self.wording.catalogue.day
        bounds: Bounds = event.bounds
        findings = (f for c in claims for f in self.index.findings_of_claim.get(c.id, ()))
        asserted = [claim for claim in claims if claim.polarity == "+"]
        return LaneView(
            id=event.id,
            anchor=anchor(event.id),
            event=shown(event.label),
            depth=0,
            begin=begin,
            end=end,
            core=core,
            words=(span(bounds.begin[0]), span(bounds.begin[1]), span(bounds.end[0]), span(bounds.end[1])),
            core_words=self.wording.catalogue.span(bounds.begin[1], bounds.end[0]) if core else "",
            bounds=self.wording.bounds(bounds),
            contested=any(_about_dates(finding) for finding in findings),
            hedged=bool(asserted) and all(c.certainty in ("probable", "possible") for c in asserted),
            claims=tuple(self.evidence.claims(tuple(c.id for c in claims))),
            claim_days=tuple(_claim_days(claim) for claim in claims),
            reasons=tuple(self._reasons.get(event.id, ())),
        )

    @cached_property
    def _regions(self) -> frozenset[str | None]:
        """The places within which others lie."""
        return frozenset(entity.within for entity in self.index.entities.values())

    def places(self) -> list[PlaceView]:
        """The places that claims put events at, most claims first."""
        claims_of: dict[str, list[Claim]] = {}
        at: dict[str, list[str]] = {}
        for claim in self.index.ordered:
            if isinstance(claim.value, PlaceValue):
                key = claim.value.entity or claim.value.label
                claims_of.setdefault(key, []).append(claim)
                if claim.value.role == "at" and claim.polarity == "+" and key not in at.setdefault(claim.event, []):
                    at[claim.event].append(key)
        places = [self._place_view(key, claims, at) for key, claims in claims_of.items()]
        return sorted(places, key=lambda place: (-len(place.claims), place.label))

    def _place_view(self, key: str, claims: list[Claim], at: dict[str, list[str]]) -> PlaceView:
        entity = self.index.entities.get(key)
        label = shown(entity.label) if entity else shown(getattr(claims[0].value, "label", key))
        names = dict.fromkeys(shown(name) for name in (entity.names if entity else ()) if name != label)
        events = {claim.event: self._competes(key, at.get(claim.event, [])) for claim in claims}
        return PlaceView(
            id=anchor(key) if entity else "",
            label=label,
            names=tuple(names),
            latitude=entity.latitude if entity else None,
            longitude=entity.longitude if entity else None,
            region=bool(entity) and key in self._regions,
            claims=tuple(self.evidence.claims(tuple(claim.id for claim in claims))),
            events=tuple((anchor(e), self.index.event_label(e), rival) for e, rival in events.items()),
        )

    def _competes(self, key: str, places: list[str]) -> bool:
        """True when another place is claimed that neither holds this one nor lies in it."""
        return key in places and any(other != key and not self._within(other, key) for other in places)

    def _within(self, one: str, other: str) -> bool:
        return any(self._chain(a, b) for a, b in ((one, other), (other, one)))

    def _chain(self, inner: str, outer: str) -> bool:
        for _ in range(16):  # a place in a place in a place; a circle ends here too
            entity = self.index.entities.get(inner)
            if entity is None or entity.within is None:
                return False
            if entity.within == outer:
                return True
            inner = entity.within
        return False


def _about_dates(finding: Finding) -> bool:
    """Whether a finding makes the dates that it names contested (a count or a name may rest on dates as well)."""
    if finding.level in CONTESTED:
        return finding.kind in ("date", "sequence", "duration")
    return finding.level == "tension" and finding.kind == "date"


def _claim_days(claim: Claim) -> tuple[int | None, int | None, bool]:
    """Earliest and latest day of a date claim, and whether it fills them; "before" and "after" are open on one side."""
    value = claim.value
    if not isinstance(value, DateValue):
        return None, None, False
    low, high = number(value.earliest), number(value.latest)
    if value.relation in ("before", "until"):
        low = None
    if value.relation in ("after", "since"):
        high = None
    return low, high, value.spans or (low is not None and low == high)


def _days(lane: LaneView) -> list[int]:
    days = [*lane.begin, *lane.end, *(d for claim in lane.claim_days for d in claim[:2])]
    return [day for day in days if day is not None]


def _place(lane: LaneView) -> tuple[int, int]:
    """Sorts by the first day that a claim gives: bounds that a contradiction left wide say little."""
    said = [day for low, high, _ in lane.claim_days for day in (low, high) if day is not None]
    days = said or _days(lane)
    return min(days), max(days)
