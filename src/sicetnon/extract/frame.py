"""What the rules of the facets share: which units a quote covers, what kind of clause it is."""

from __future__ import annotations

from sicetnon.extract.classes import BREAK, DETERMINER, MODIFIER, PREPOSITION, TEMPORAL, bit
from sicetnon.extract.scene import Scene

_EXISTENTIAL = bit("existential")
_INFINITIVE = bit("infinitive")
_OPENS_A_SUBJECT = bit("it", "they", "event_noun", "name")
_SAY_ACCORDING = bit("say_according")


def existential(scene: Scene) -> bool:
    if not scene.clause.union & _EXISTENTIAL:
        return False
    verb = scene.clause.verb  # "was killed there" tells where
    return any(scene.units[i].flags & _EXISTENTIAL for i in scene.clause.units[:5] if verb < 0 or i < verb)


def hull(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The units from the words of the event to those of the facet."""
    low, high = scene.first, scene.last
    if low < 0:
        return first, last
    return first if first < low else low, last if last > high else high


def preposed(scene: Scene, i: int) -> int:
    """The index of the preposition before unit `i`, or `i`."""
    if i > 0 and scene.units[i - 1].flags & (PREPOSITION | TEMPORAL | _INFINITIVE):
        return i - 1
    return i


def subject_start(scene: Scene) -> int:
    """The unit at which the subject begins, after "according to X,"; the verb when there is none."""
    units = scene.units
    for i in scene.clause.units:
        if i >= scene.clause.verb or not units[i].flags & (DETERMINER | MODIFIER | _OPENS_A_SUBJECT):
            continue
        according = any(units[j].flags & _SAY_ACCORDING for j in range(max(0, i - 6), i))
        if not according or (i and units[i - 1].flags & BREAK):
            return i
    return scene.clause.verb
