"""The synopsis: every point of every event against every voice."""

from __future__ import annotations

import msgspec

from sicetnon.edition.evidence import ClaimView, Evidence
from sicetnon.edition.index import Index, anchor, shown
from sicetnon.edition.variants import Point, in_order, points_of
from sicetnon.edition.words import Wording
from sicetnon.model import Claim

SHORT = 64  # characters of a quote that a cell shows
LARGE = 1500  # cells beyond which a browser should not lay out the whole table at once
WIDEST = 40  # columns of one table; further voices stand in a second one


class ColumnView(msgspec.Struct, frozen=True):
    """One voice of one witness. `key` is stable over renderings and names the column in the page's script."""

    key: str
    witness: str
    siglum: str
    name: str
    author: bool
    claims: int


class CellView(msgspec.Struct, frozen=True):
    """What one voice says on one point: the shortest quote, the strongest marks, and the claims behind."""

    quote: str
    language: str
    value: str
    polarity: str
    hedged: bool
    claims: tuple[ClaimView, ...]


class RowView(msgspec.Struct, frozen=True):
    """One point; `cells` by column, None where the voice is silent."""

    facet: str
    facet_words: str
    contested: bool
    variants: int
    cells: tuple[CellView | None, ...]


class BandView(msgspec.Struct, frozen=True):
    """The rows of one event."""

    anchor: str
    event: str
    bounds: str
    rows: tuple[RowView, ...]


class SynopsisView(msgspec.Struct, frozen=True):
    """One table: its columns (grouped by witness) and its bands; `large` ones are drawn band by band."""

    columns: tuple[ColumnView, ...]
    large: bool
    groups: tuple[tuple[str, int], ...]
    bands: tuple[BandView, ...]


def _voice_key(index: Index, claim: Claim) -> tuple[str, str]:
    inner = index.inner_voices(claim)
    return claim.quote.witness, f"{inner[-1].kind}:{inner[-1].name}" if inner else ""


class Synopsis:
    """Makes the tables of one record."""

    def __init__(self, index: Index, wording: Wording, evidence: Evidence) -> None:
        self.index = index
        self.wording = wording
        self.evidence = evidence

    def tables(self) -> list[SynopsisView]:
        """One table, or several of at most `WIDEST` columns where there are more voices than that."""
        columns = self._columns()
        keys = list(columns)
        tables = []
        for first in range(0, len(keys), WIDEST):
            part = keys[first : first + WIDEST]
            places = {key: place for place, key in enumerate(part)}
            bands = tuple(band for band in (self._band(event, places) for event in self._events()) if band.rows)
            views = tuple(columns[key] for key in part)
            large = sum(len(band.rows) for band in bands) * len(views) > LARGE
            tables.append(SynopsisView(views, large, _groups(views), bands))
        return tables

    def _events(self) -> list[str]:
        """Events that claims speak of, in the order of time."""
        return [event for event in in_order(self.index) if event in self.index.claims_of_event]

    def _columns(self) -> dict[tuple[str, str], ColumnView]:
        counts: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.index.ordered:
            counts.setdefault(_voice_key(self.index, claim), []).append(claim)
        witnesses = {witness: place for place, witness in enumerate(self.index.claims_of_witness)}
        ordered = sorted(counts, key=lambda key: (witnesses[key[0]], key[1] != "", -len(counts[key]), key[1]))
        return {key: self._column(place, key, counts[key]) for place, key in enumerate(ordered)}

    def _column(self, place: int, key: tuple[str, str], claims: list[Claim]) -> ColumnView:
        name = self.wording.speaker(claims[0])
        return ColumnView(f"v{place}", anchor(key[0]), self.index.siglum(key[0]), name, key[1] == "", len(claims))

    def _band(self, event: str, places: dict[tuple[str, str], int]) -> BandView:
        rows = tuple(self._row(point, places) for point in points_of(self.index, event))
        rows = tuple(row for row in rows if any(row.cells))
        label = self.index.event_label(event) or self.wording.catalogue.text("value.unnamed_event")
        return BandView(anchor(event), label, self.wording.bounds_of(event), rows)

    def _row(self, point: Point, places: dict[tuple[str, str], int]) -> RowView:
        by_place: dict[int, list[Claim]] = {}
        for variant in point.variants:
            for claim in variant.claims:
                place = places.get(_voice_key(self.index, claim))
                if place is not None:
                    by_place.setdefault(place, []).append(claim)
        cells = tuple(self._cell(by_place[p]) if p in by_place else None for p in range(len(places)))
        words = self.wording.catalogue.text(f"facet.{point.facet}")
        role = self.wording.catalogue.maybe(f"role.{point.role}", point.role if point.facet == "quantity" else "")
        words = f"{words} · {shown(role)}" if role else words
        return RowView(point.facet, words, point.contested, len(point.variants), cells)

    def _cell(self, claims: list[Claim]) -> CellView:
        shortest = min(claims, key=lambda claim: len(claim.quote.words))
        words = shown(" ".join(shortest.quote.words.split()))
        if len(words) > SHORT:
            words = (words[:SHORT].rpartition(" ")[0] or words[:SHORT]) + " …"
        polarities = {claim.polarity for claim in claims}
        polarity = "deny" if polarities == {"-"} else "none" if polarities == {"0"} else ""
        if not polarity and len(polarities) > 1:
            polarity = "mixed"
        hedged = all(claim.certainty in ("probable", "possible") for claim in claims)
        value = self.wording.value(shortest)
        views = tuple(self.evidence.claims(tuple(claim.id for claim in claims)))
        return CellView(words, self.index.language(shortest.quote.witness), value, polarity, hedged, views)


def _groups(columns: tuple[ColumnView, ...]) -> tuple[tuple[str, int], ...]:
    """The witnesses over the columns, with how many columns each has."""
    groups: list[tuple[str, int]] = []
    for column in columns:
        if groups and groups[-1][0] == column.siglum:
            groups[-1] = (column.siglum, groups[-1][1] + 1)
        else:
            groups.append((column.siglum, 1))
    return tuple(groups)
