"""The land that a map of some region needs, out of the built asset `land.json` (Natural Earth, 1:50 million)."""

from __future__ import annotations

import json
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; `west > east` where the box crosses the 180th meridian."""
Ring = list[int]
"""Longitude and latitude by turns, in hundredths of a degree."""
ASPECT = 1.9  # a map on a wide screen, width to height
LEAST = 4.0  # degrees of latitude that a map shows even of a single town (as in the script, `map.ts`)


@cache
def _polygons(path: Path) -> list[list[dict[str, Any]]]:
    polygons: list[list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))["polygons"]
    return polygons


def region(points: list[tuple[float, float]]) -> Box:
    """The smallest box around `(latitude, longitude)` points, over the 180th meridian where that is the shorter way."""
    latitudes = [latitude for latitude, _ in points]
    longitudes = sorted({longitude for _, longitude in points})
    after = [*longitudes[1:], longitudes[0]]
    gaps = [(b - a if b > a else b - a + 360, b, a) for a, b in zip(longitudes, after, strict=True)]
    _, west, east = max(gaps)
    return west, min(latitudes), east, max(latitudes)


def land_around(box: Box, path: Path) -> list[list[Ring]]:
    """The polygons of the land: every point that a map of `box` can show, coarse ones elsewhere.

    Islands outside that have no coarse outline are left out. Empty when the asset is not built.
    """
    if not path.is_file():
        return []
    west, south, width, north = (round(side * 100) for side in _window(box))
    kept = []
    for polygon in _polygons(path):
        rings = [_thin(ring, west, width, south, north) for ring in polygon]
        if rings[0]:
            kept.append([ring for ring in rings if ring])
    return kept


def _window(box: Box) -> Box:
    """West, south, width and north of what a map that fits `box` with a margin can show."""
    west, south, east, north = box
    wide = (east - west) % 360
    narrowing = max(0.17, cos(radians(min(80.0, max(abs(south), abs(north))))))
    height = 1.5 * max(north - south, LEAST, wide * narrowing / 1.5)
    width = min(360.0, max(wide, height * ASPECT / narrowing) * 1.1)
    middle = (south + north) / 2
    return west + wide / 2 - width / 2, middle - height * 0.75, width, middle + height * 0.75


def _thin(ring: dict[str, Any], west: int, width: int, south: int, north: int) -> Ring:
    flat, coarse = ring["points"], ring["coarse"]
    thin: Ring = []
    for place in range(len(coarse)):
        x, y = flat[2 * place], flat[2 * place + 1]
        if coarse[place] == "1" or (south <= y <= north and (x - west) % 36000 <= width):
            thin += (x, y)
    return thin if len(thin) >= 8 else []
