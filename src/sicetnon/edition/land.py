"""The land that a map of some region needs, out of the built asset `land.json` (Natural Earth, 1:50 million)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; `west > east` where the box crosses the 180th meridian."""
Ring = list[int]
"""Longitude and latitude by turns, in hundredths of a degree."""
MARGIN = 8.0  # degrees around the region in which the coast keeps all its points, so that panning stays exact


@cache
def _polygons(path: Path) -> list[list[dict[str, Any]]]:
    polygons: list[list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))["polygons"]
    return polygons


def region(points: list[tuple[float, float]]) -> Box:
    """The smallest box around `(latitude, longitude)` points, over the 180th meridian where that is the shorter way."""
    latitudes = [latitude for latitude, _ in points]
    longitudes = sorted(longitude for _, longitude in points)
    gaps = [(b - a, b, a) for a, b in zip(longitudes, [*longitudes[1:], longitudes[0] + 360], strict=True)]
    _, west, east = max(gaps)
    return west if west <= 180 else west - 360, min(latitudes), east, max(latitudes)


def land_around(box: Box, path: Path) -> list[list[Ring]]:
    """The polygons of the land: every point within `box` and its margin, coarse ones elsewhere.

    Islands outside that have no coarse outline are left out. Empty when the asset is not built.
    """
    if not path.is_file():
        return []
    west, south, east, north = (round(side * 100) for side in box)
    margin = round(MARGIN * 100)
    width = (east - west) % 36000 + 2 * margin
    west, south, north = west - margin, south - margin, north + margin
    kept = []
    for polygon in _polygons(path):
        rings = [_thin(ring, west, width, south, north) for ring in polygon]
        if rings[0]:
            kept.append([ring for ring in rings if ring])
    return kept


def _thin(ring: dict[str, Any], west: int, width: int, south: int, north: int) -> Ring:
    flat, coarse = ring["points"], ring["coarse"]
    thin: Ring = []
    for place in range(len(coarse)):
        x, y = flat[2 * place], flat[2 * place + 1]
        if coarse[place] == "1" or (south <= y <= north and (x - west) % 36000 <= width):
            thin += (x, y)
    return thin if len(thin) >= 8 else []
