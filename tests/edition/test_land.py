"""The land of a map: exact around the region, coarse elsewhere, small enough for a page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.edition.land import land_around, region
from sicetnon.edition.page import ASSETS

LAND = ASSETS / "land.json"
degrees = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


@given(st.lists(degrees, min_size=1, max_size=20))
def test_the_region_holds_every_point_the_shorter_way_round(points: list[tuple[float, float]]) -> None:
    west, south, east, north = region(points)
    width = (east - west) % 360
    for latitude, longitude in points:
        assert south <= latitude <= north
        assert (longitude - west) % 360 <= width + 1e-6 or (longitude - west) % 360 > 360 - 1e-6
    longitudes = [longitude for _, longitude in points]
    assert width <= max(longitudes) - min(longitudes) + 1e-6


def test_a_region_over_the_180th_meridian() -> None:
    west, _, east, _ = region([(0.0, 179.0), (0.0, -179.0)])
    assert (west, east) == (179.0, -179.0)


@pytest.mark.parametrize("points", [[(50.0, 20.0)], [(59.4, 24.7), (60.2, 24.9)], [(-18.0, 178.0), (-13.0, -172.0)]])
def test_near_points_are_all_kept_and_the_page_stays_small(points: list[tuple[float, float]]) -> None:
    if not LAND.is_file():
        pytest.skip("the front end is not built (python hatch_build.py)")
    land = land_around(region(points), LAND)
    kept = {(ring[n], ring[n + 1]) for polygon in land for ring in polygon for n in range(0, len(ring), 2)}
    whole = json.loads(LAND.read_text(encoding="utf-8"))["polygons"]
    near = set()
    for ring in (ring for polygon in whole for ring in polygon if len(ring["coarse"]) > 12):
        flat = ring["points"]
        for n in range(0, len(flat), 2):
            if any(abs(flat[n + 1] / 100 - y) < 2 and abs(flat[n] / 100 - x) < 2 for y, x in points):
                near.add((flat[n], flat[n + 1]))
    assert near <= kept
    assert len(gzip.compress(json.dumps(land).encode())) < 250_000


def test_without_the_asset_there_is_no_land(tmp_path: Path) -> None:
    assert land_around((0, 0, 1, 1), tmp_path / "none.json") == []
