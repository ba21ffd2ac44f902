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
MOST_CELLS = 20_000  # of all tables together; beyond it silence is folded away


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


class SpokenRow(msgspec.Struct, frozen=True):
    """One point with those who speak on it alone; whoever is not among them is silent."""

    facet_words: str
    contested: bool
    agreed: bool
    said: tuple[tuple[ColumnView, CellView], ...]


class SpokenBand(msgspec.Struct, frozen=True):
    """The folded rows of one event."""

    anchor: str
    event: str
    bounds: str
    rows: tuple[SpokenRow, ...]


Key = tuple[str, str]
"""A column: the witness and the innermost voice."""


class _Row(msgspec.Struct):
    """One point with the claims of those who speak on it."""

    point: Point
    said: dict[Key, list[Claim]]


def _voice_key(index: Index, claim: Claim) -> Key:
    inner = index.inner_voices(claim)
    return claim.quote.witness, f"{inner[-1].kind}:{inner[-1].name}" if inner else ""


class Synopsis:
    """Makes the tables of one record.

    Where all points against all voices would be more than `MOST_CELLS` cells, nearly all of them silent, only the
    contested points are drawn against voices (those that speak on one of them), as far as these are not as many again;
    at every other point the voices that speak are named (`spoken`). Size and time are then linear in the claims.
    """

    def __init__(self, index: Index, wording: Wording, evidence: Evidence) -> None:
        self.index = index
        self.wording = wording
        self.evidence = evidence
        self._claims = self._claims_of_columns()
        self._columns = {
            key: self._column(place, key, claims) for place, (key, claims) in enumerate(self._claims.items())
        }
        self._rows = [self._row(point) for event in self._events() for point in points_of(index, event)]
        self.folded = len(self._rows) * len(self._columns) > MOST_CELLS
        self._full, self._keys = self._rows, list(self._columns)
        if self.folded:
            contested = [row for row in self._rows if row.point.contested]
            speaking = [key for key in self._columns if any(key in row.said for row in contested)]
            fits = len(contested) * len(speaking) <= MOST_CELLS
            self._full, self._keys = (contested, speaking) if fits else ([], [])

    @property
    def size(self) -> tuple[int, int]:
        """How many points and how many voices there are."""
        return len(self._rows), len(self._columns)

    def tables(self) -> list[SynopsisView]:
        """One table, or several of at most `WIDEST` columns where there are more voices than that."""
        tables = []
        for first in range(0, len(self._keys), WIDEST):
            part = self._keys[first : first + WIDEST]
            bands: dict[str, list[RowView]] = {}
            for row in self._full:
                if any(key in row.said for key in part):
                    bands.setdefault(row.point.event, []).append(self._across(row, part))
            made = tuple(BandView(*self._head(event), rows=tuple(rows)) for event, rows in bands.items())
            views = tuple(self._columns[key] for key in part)
            large = sum(map(len, bands.values())) * len(views) > LARGE
            tables.append(SynopsisView(views, large, _groups(views), made))
        return tables

    def spoken(self) -> list[SpokenBand]:
        """The folded rows by event: none where the tables hold everything."""
        bands: dict[str, list[SpokenRow]] = {}
        for row in self._rows if self.folded else ():
            if not (row.point.contested and self._full):
                said = tuple((self._columns[key], self._cell(row.said[key])) for key in self._columns_of(row))
                made = SpokenRow(self._facet(row.point), row.point.contested, len(row.point.variants) == 1, said)
                bands.setdefault(row.point.event, []).append(made)
        return [SpokenBand(*self._head(event), rows=tuple(rows)) for event, rows in bands.items()]

    def voices(self) -> list[tuple[ColumnView, list[str]]]:
        """Every voice with the ids of its claims, in the order of the points."""
        claims: dict[Key, list[str]] = {key: [] for key in self._columns}
        for row in self._rows:
            for key, said in row.said.items():
                claims[key] += dict.fromkeys(claim.id for claim in said)
        return [(column, claims[key]) for key, column in self._columns.items()]

    def _events(self) -> list[str]:
        """Events that claims speak of, in the order of time."""
        return [event for event in in_order(self.index) if event in self.index.claims_of_event]

    def _claims_of_columns(self) -> dict[Key, list[Claim]]:
        claims: dict[Key, list[Claim]] = {}
        for claim in self.index.ordered:
            claims.setdefault(_voice_key(self.index, claim), []).append(claim)
        witnesses = {witness: place for place, witness in enumerate(self.index.claims_of_witness)}
        ordered = sorted(claims, key=lambda key: (witnesses[key[0]], key[1] != "", -len(claims[key]), key[1]))
        self._place = {key: place for place, key in enumerate(ordered)}
        return {key: claims[key] for key in ordered}

    def _columns_of(self, row: _Row) -> list[Key]:
        return sorted(row.said, key=self._place.__getitem__)

    def _column(self, place: int, key: Key, claims: list[Claim]) -> ColumnView:
        name = self.wording.speaker(claims[0])
        return ColumnView(f"v{place}", anchor(key[0]), self.index.siglum(key[0]), name, key[1] == "", len(claims))

    def _head(self, event: str) -> tuple[str, str, str]:
        label = self.index.event_label(event) or self.wording.catalogue.text("value.unnamed_event")
        return anchor(event), label, self.wording.bounds_of(event)

    def _row(self, point: Point) -> _Row:
        said: dict[Key, list[Claim]] = {}
        for variant in point.variants:
            for claim in variant.claims:
                said.setdefault(_voice_key(self.index, claim), []).append(claim)
        return _Row(point, said)

    def _across(self, row: _Row, part: list[Key]) -> RowView:
        cells = tuple(self._cell(row.said[key]) if key in row.said else None for key in part)
        point = row.point
        return RowView(point.facet, self._facet(point), point.contested, len(point.variants), cells)

    def _facet(self, point: Point) -> str:
        words = self.wording.catalogue.text(f"facet.{point.facet}")
        role = self.wording.catalogue.maybe(f"role.{point.role}", point.role if point.facet == "quantity" else "")
        return f"{words} · {shown(role)}" if role else words

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
