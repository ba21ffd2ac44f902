"""What the page's script draws from: numbers and names as JSON that cannot break out of its element.

Claims are named by their place in the record's order; everything else about a claim stands in the tables of the page,
where the script finds it.
"""

from __future__ import annotations

import base64
import gzip
from pathlib import Path
from typing import Any

import msgspec

from sicetnon.edition.catalogue import Catalogue
from sicetnon.edition.chronicle import LaneView, PlaceView
from sicetnon.edition.index import Index, anchor
from sicetnon.edition.land import land_around, region
from sicetnon.edition.synopsis import ColumnView
from sicetnon.edition.variants import number, related
from sicetnon.errors import UsageError
from sicetnon.model import Bounds

_ESCAPED = ("<", ">", "&", "\u2028", "\u2029")


def escaped_json(value: Any) -> str:
    """JSON for a script element: no `<`, `>` or `&` in it (HTML, section 4.12.1.3), no line separators."""
    text = msgspec.json.encode(value).decode("utf-8")
    for sign in _ESCAPED:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


_LONG = 2_000_000
"""Code points of a file beyond which it is packed faster, and a third longer."""


def packed(text: str) -> str:
    """A file to be downloaded, gzipped and in base 64; the same text gives the same letters."""
    pains = 6 if len(text) <= _LONG else 1
    return base64.b64encode(gzip.compress(text.encode("utf-8"), pains, mtime=0)).decode("ascii")


GEOMETRIES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)


def feature_collection(overlay: Any) -> dict[str, Any] | None:
    """A user's GeoJSON (RFC 7946) as a FeatureCollection; None stays None. Raises UsageError for anything else."""
    if overlay is None:
        return None
    kind = overlay.get("type") if isinstance(overlay, dict) else None
    if kind == "FeatureCollection" and isinstance(overlay.get("features"), list):
        return {"type": kind, "features": overlay["features"]}
    if kind == "Feature":
        return {"type": "FeatureCollection", "features": [overlay]}
    if kind in GEOMETRIES:
        feature = {"type": "Feature", "properties": {}, "geometry": overlay}
        return {"type": "FeatureCollection", "features": [feature]}
    raise UsageError("the overlay is no GeoJSON: it needs the type FeatureCollection, Feature or that of a geometry")


class Payload:
    """Collects the data of one page."""

    def __init__(self, index: Index, catalogue: Catalogue) -> None:
        self.index = index
        self.catalogue = catalogue

    def data(self, views: dict[str, Any], land: Path, overlay: Any, files: dict[str, str]) -> dict[str, Any]:
        """The whole object. `files` are texts for download by file name."""
        places = [self._place(place) for place in views["places"] if place.latitude is not None]
        points = [(place["y"], place["x"]) for place in places]
        return {
            "language": self.catalogue.language,
            "words": self._words(),
            "months": [self.catalogue.text(f"month.{n}") for n in range(1, 13)],
            "monthsAlone": [self.catalogue.text(f"month_alone.{n}") for n in range(1, 13)],
            "claims": [self._claim(claim.id) for claim in self.index.ordered],
            "events": [[anchor(event.id), self.index.event_label(event.id)] for event in self.index.record.events],
            "voices": self._voices(views["voices"]),
            "lanes": [self._lane(lane) for lane in views["lanes"]],
            "readings": [
                self._reading(reading.claims_left_out, reading.bounds) for reading in self.index.record.readings
            ],
            "places": places,
            "land": land_around(region(points), land) if points else [],
            "overlay": feature_collection(overlay),
            "files": {name: packed(text) for name, text in files.items()},
        }

    def _words(self) -> dict[str, str]:
        """The words of the script, with those of the page that it says as well."""
        words = dict(self.catalogue.section("ui"))
        for section in ("level", "facet"):
            words |= {f"{section}_{key}": text for key, text in self.catalogue.section(section).items()}
        for section in ("timeline", "map"):
            words |= {key: text for key, text in self.catalogue.section(section).items() if key.startswith("legend_")}
        return words

    def _claim(self, claim_id: str) -> list[Any]:
        """Anchor, event, facet, levels of the findings that it stands in, other events that it speaks of."""
        claim = self.index.claims[claim_id]
        levels = dict.fromkeys(f.level for f in self.index.findings_of_claim.get(claim_id, ()))
        return [anchor(claim_id), anchor(claim.event), claim.facet, list(levels), [anchor(e) for e in related(claim)]]

    def _voices(self, voices: list[tuple[ColumnView, list[str]]]) -> list[dict[str, Any]]:
        """Every column of the synopsis with the claims that stand in it, folded or not."""
        place = self.index.place
        return [
            {
                "key": column.key,
                "siglum": column.siglum,
                "name": column.name,
                "claims": [place[claim] for claim in claims],
            }
            for column, claims in voices
        ]

    def _lane(self, lane: LaneView) -> dict[str, Any]:
        return {
            "id": lane.anchor,
            "label": lane.event,
            "depth": lane.depth,
            "begin": lane.begin,
            "end": lane.end,
            "contested": lane.contested,
            "hedged": lane.hedged,
            "words": lane.bounds,
            "why": lane.reasons,
            "claims": [
                {
                    "n": self.index.place[claim.id],
                    "ref": claim.ref,
                    "says": claim.value,
                    "voice": ", ".join(voice.name for voice in claim.voices),
                    "low": low,
                    "high": high,
                    "fills": fills,
                    "hedged": bool(claim.certainty),
                    "polarity": claim.polarity,
                }
                for claim, (low, high, fills) in zip(lane.claims, lane.claim_days, strict=True)
            ],
        }

    def _reading(self, left_out: tuple[str, ...], bounds: dict[str, Bounds]) -> dict[str, Any]:
        return {
            "out": [self.index.place[claim] for claim in left_out if claim in self.index.place],
            "bounds": {
                anchor(event): [[number(day) for day in b.begin], [number(day) for day in b.end]]
                for event, b in bounds.items()
            },
        }

    def _place(self, place: PlaceView) -> dict[str, Any]:
        return {
            "id": f"p-{place.id}",
            "label": place.label,
            "names": place.names,
            "x": place.longitude,
            "y": place.latitude,
            "region": place.region,
            "claims": [self.index.place[claim.id] for claim in place.claims],
            "events": [[event, label, rival] for event, label, rival in place.events],
        }
