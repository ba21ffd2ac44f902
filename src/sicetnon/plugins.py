"""One door for extensions: the four entry-point groups, through which the built-ins come in as well (law 7)."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import Any, Literal

Group = Literal["sicetnon.formats", "sicetnon.lexicons", "sicetnon.rules", "sicetnon.extractors"]


@cache
def plugins(group: Group) -> dict[str, Any]:
    """The objects that are registered in `group`, by entry-point name, in the order of their names.

    Loads every module of the group once; a plug-in that cannot be imported raises its own error.
    """
    found = {point.name: point for point in entry_points(group=group)}
    return {name: found[name].load() for name in sorted(found)}
