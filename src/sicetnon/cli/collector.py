"""Python's search for rings of garbage, of which hardly any are made here, put off while a record is worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 5_000_000
"""So many new objects are made between two searches. Python's default, 700, costs a tenth of the time, and a search
through a large network a tenth of a second at a moment that nobody chose; without an end memory could run out."""


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Search for rings of garbage seldom inside the block; as often as before behind it."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
