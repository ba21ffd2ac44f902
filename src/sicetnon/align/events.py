"""Which events of several witnesses are the same.

Two meetings in one place on different days are two events. One meeting that two witnesses date differently must be
found by something else: its name, its number in the series, who took part, or that neither witness knows another one
in that place near that time. Every pair records what it rests on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

from sicetnon.align.grouping import Pair
from sicetnon.align.profiles import LAST, NO_KIND, Profile, Window, akin

NEAR_DAYS = 130  # how far apart two witnesses may date one event that has no name
NAME_DAYS = 1500  # and one that has a name of its own
NARROW = 62  # days; a window that tells one event from the next
OFTEN = frozenset({
    "announcement", "appointment", "arrest", "arrival", "attack", "charter", "cooperation", "crime", "decision",
    "departure", "discovery", "discussion", "happening", "investigation", "knowledge", "preparation", "release",
    "retreat", "transfer", "wounding",
})  # fmt: skip
"""Kinds of what the same people do again and again: the same words without a date are no name."""
LARGEST_BLOCK = 40  # events under one key that are compared, in the order of their dates


def pairs(profiles: dict[str, Profile], series: Callable[[str], str] = str) -> list[Pair]:
    """The pairs of events that may be the same, with reasons; only those that share a key are compared.

    `series` gives for the id of a series that of the group of series that are the same.
    """
    blocks = _blocks(profiles)
    seen: set[tuple[str, str]] = set()
    found: list[Pair] = []
    for key in sorted(blocks):
        block = blocks[key]
        if len({number for id_ in block for number in profiles[id_].witnesses}) < 2:
            continue
        for index, one in enumerate(block):
            for two in block[index + 1 : index + LARGEST_BLOCK]:
                names = (one, two) if one < two else (two, one)
                if names in seen:
                    continue
                seen.add(names)
                pair = _compare(profiles[names[0]], profiles[names[1]], Scope(profiles, blocks, series))
                if pair is not None:
                    found.append(pair)
    return found


Key = tuple[str, ...]


class Scope(NamedTuple):
    """All profiles, those under one key, and what the series are known by."""

    profiles: dict[str, Profile]
    blocks: dict[Key, list[str]]
    series: Callable[[str], str]


def _blocks(profiles: dict[str, Profile]) -> dict[Key, list[str]]:
    blocks: dict[Key, list[str]] = {}
    for profile in profiles.values():
        for key in _keys(profile):
            blocks.setdefault(key, []).append(profile.id)
    for block in blocks.values():
        block.sort(key=lambda id_: (profiles[id_].windows, id_))  # undated events come first
    return blocks


def _keys(profile: Profile) -> Iterable[Key]:
    """Keys of place, of month, of name and of number, whatever the kind: kinds that are alike must meet."""
    for place in profile.places:
        yield ("place", place)
    for start, end in profile.windows:
        if end - start <= NARROW:
            for month in range(start // 31 - 1, end // 31 + 2):
                yield ("month", str(month))
    if profile.name:
        yield ("name", *sorted(profile.name))
    for ordinal in profile.ordinals:
        yield ("ordinal", str(ordinal))
    if profile.kind == "series":
        yield ("series",)


def gap(a: Iterable[Window], b: Iterable[Window]) -> int | None:
    """Days between the nearest windows of two events; 0 when some overlap, None when one has no date."""
    gaps = [max(0, x[0] - y[1], y[0] - x[1]) for x in a for y in b]
    return min(gaps) if gaps else None


def _compare(a: Profile, b: Profile, scope: Scope) -> Pair | None:
    if a.witnesses & b.witnesses or not akin(a.kind, b.kind):
        return None
    days = gap(a.windows, b.windows)
    if a.name != b.name and days is not None and days > NEAR_DAYS:
        return None

    def lonely() -> bool:
        return _lonely(a, b, scope)

    if a.kind == "series":
        return _series(a, b, lonely)
    named = _named(a, b, days, lonely)
    if named is not None or a.kind == NO_KIND:
        return named
    if a.ordinals and b.ordinals and not a.ordinals & b.ordinals and not (days == 0 and a.exact and b.exact):
        return None
    return _described(a, b, _points(a, b, scope), lonely)


def _named(a: Profile, b: Profile, days: int | None, lonely: Callable[[], bool]) -> Pair | None:
    """By a common name. One made of place and kind alone ("Zakopane Conference") may be that of two events."""
    if not a.name or a.name != b.name:
        return None
    reason = f"the same name: {min(a.label, b.label)}"
    if days is None and a.kind in OFTEN:
        return Pair(2, -2, a.id, b.id, (f"the same words: {min(a.label, b.label)}, but one account gives no date",))
    if days is None or days == 0:
        return Pair(0, -4, a.id, b.id, (reason,))
    if days <= NAME_DAYS and (not a.by_place or lonely()):
        return Pair(1, -4, a.id, b.id, (f"{reason}, though dated {_days(days)} apart",))
    return Pair(2, -1, a.id, b.id, (f"{reason}, but dated {_days(days)} apart",))


def _described(a: Profile, b: Profile, points: list[str], lonely: Callable[[], bool]) -> Pair | None:
    """Two events without a common name: by place, date, number and persons."""
    days = gap(a.windows, b.windows)
    place = bool(a.places & b.places)
    elsewhere = bool(a.places and b.places and not place)
    exact = days == 0 and a.exact and b.exact
    close = days == 0 and any(end - start <= NARROW for start, end in (*a.windows, *b.windows))
    reasons = [*(["the same place"] if place else []), *points]
    weight = -(4 * exact + 2 * place + 2 * len(points) + close)
    if place and exact:
        return Pair(0, weight, a.id, b.id, ("the same kind, place and day", *points))
    if place and close:
        return Pair(
            0 if lonely() else 1, weight, a.id, b.id, ("the same kind and place, and the dates overlap", *points)
        )
    if elsewhere:
        return _elsewhere(a, b, exact, points, weight)
    if exact and not place and (points or lonely()):
        return Pair(1, weight, a.id, b.id, ("the same kind and day", *points))
    if days and days <= NEAR_DAYS and place:
        said = f"dated {_days(days)} apart"
        if points or lonely():
            alone = () if points else ("neither account knows another one there",)
            return Pair(1, weight, a.id, b.id, (", ".join(("the same kind", *reasons)) + f", {said}", *alone))
        return Pair(2, weight, a.id, b.id, (f"the same kind and place, but {said}",))
    if points and (days == 0 or (days is None and len(points) + place > 1)):
        sure = (close and (len(points) > 1 or lonely())) or days is None
        return Pair(1 if sure else 2, weight, a.id, b.id, ("the same kind", *reasons))
    if close and not place and (a.persons & b.persons):
        return Pair(2, weight, a.id, b.id, ("the same kind, and the dates overlap", *points))
    if place and days is None and lonely():
        return Pair(2, weight, a.id, b.id, ("the same kind and place; one account gives no date",))
    return None


def _elsewhere(a: Profile, b: Profile, exact: bool, points: list[str], weight: int) -> Pair | None:
    """Different places: only the day, or the date together with number or persons, can still make it one event."""
    where = "though placed elsewhere"
    if exact and points:
        return Pair(1, weight, a.id, b.id, (f"the same kind and day, {where}", *points))
    if exact:
        return Pair(2, weight, a.id, b.id, (f"the same kind and day, but {where[7:]}",))
    if len(points) > 1 and gap(a.windows, b.windows) == 0:
        return Pair(1, weight, a.id, b.id, (f"the dates overlap, {where}", *points))
    if points and gap(a.windows, b.windows) == 0:
        return Pair(2, weight, a.id, b.id, (f"the dates overlap, but {where[7:]}", *points))
    return None


def _points(a: Profile, b: Profile, scope: Scope) -> list[str]:
    """What else speaks for it: the series, the number in it, persons who took part in both."""
    found = []
    if a.series and b.series and scope.series(a.series) == scope.series(b.series):
        found.append("both belong to one series")
    shared = sorted(a.ordinals & b.ordinals)
    if shared:
        found.append(("the last" if shared[0] == LAST else f"number {shared[0]}") + " of its series in both")
    if a.persons & b.persons:
        count = len(a.persons & b.persons)
        found.append("one person took part in both" if count == 1 else f"{count} persons took part in both")
    return found


def _lonely(a: Profile, b: Profile, scope: Scope) -> bool:
    """Neither witness knows another event of such a kind there (or, without a place, at that time)."""
    shared = sorted(set(_keys(a)) & set(_keys(b)))
    keys = [key for key in shared if key[0] in ("place", "name", "series")]
    reach = 2 * NEAR_DAYS if keys else 0
    both = a.witnesses | b.witnesses
    keys = keys or [key for key in shared if key[0] == "month"]
    for key in keys:
        for other in _near(scope, key, min(a.windows + b.windows, default=(0, 0))[0] - reach - NARROW):
            profile = scope.profiles[other]
            if other in (a.id, b.id) or not profile.witnesses & both or not akin(profile.kind, a.kind):
                continue
            if not _beyond(profile, a, b, reach):
                return False
    return bool(keys)


def _near(scope: Scope, key: Key, day: int) -> Iterable[str]:
    """The undated events under a key, then those that begin after a day; not more than a few."""
    block = scope.blocks.get(key, [])
    undated = bisect_left(block, 1, key=lambda id_: len(scope.profiles[id_].windows[:1]))
    first = bisect_left(block, (day, day), lo=undated, key=lambda id_: scope.profiles[id_].windows[0])
    return (*block[: min(undated, LARGEST_BLOCK)], *block[first : first + LARGEST_BLOCK])


def _beyond(other: Profile, a: Profile, b: Profile, reach: int) -> bool:
    """The other event lies so far off in time that it cannot be meant."""
    days = gap(other.windows, (*a.windows, *b.windows))
    return days is not None and days > reach


def _series(a: Profile, b: Profile, lonely: Callable[[], bool]) -> Pair | None:
    """Two series: by name, or by their time together with words, places, persons or bodies that they share."""
    if a.name and a.name == b.name:
        return Pair(0, -4, a.id, b.id, (f"the same name: {min(a.label, b.label)}",))
    if gap(a.windows, b.windows) != 0:
        return None
    shared = len(a.words & b.words) + len(a.places & b.places)
    shared += len(a.persons & b.persons) + len(a.groups & b.groups)
    said = "both are series of the same time with words, places or participants in common"
    if shared >= 2 or (shared and lonely()):
        return Pair(1, -shared, a.id, b.id, (said,))
    return Pair(2, -shared, a.id, b.id, (said,)) if shared else None


def _days(days: int) -> str:
    if days == 1:
        return "a day"
    return f"{days} days" if days < 1000 else f"{round(days / 365.25)} years"
