"""Whence and whither: causes, outcomes, purposes, links."""

from __future__ import annotations

from typing import Literal

from sicetnon.extract.classes import BREAK, BRINGS_ABOUT, bit
from sicetnon.extract.frame import hull
from sicetnon.extract.joins import join_phrase
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.model import CauseValue, Facet

_NAMES_A_CAUSE = bit("as_a_result_of", "because")
_BE, _BEING = bit("be"), bit("being")
_BECAUSE = bit("because")
_CAUSES = bit("causes")
_PARTS_RESULTS = bit("comma", "and", "or", "semicolon", "stop")
_OPENS_A_CLAUSE = bit("complement", "and", "but")
_COMMA, _OF = bit("comma"), bit("of")
_CONNECTIONS = bit("connections")
_RESULTS = bit("results")
_NOUN_OF_CAUSE = bit("results", "causes", "purposes")
_STOP = bit("stop")
_PURPOSE = bit("purpose")
_VERB_LEAD_TO = bit("verb_lead_to")


_AS_A_RESULT = bit("as_a_result")
_CAUSAL = BRINGS_ABOUT | _NAMES_A_CAUSE | _CONNECTIONS | _NOUN_OF_CAUSE | _AS_A_RESULT
CAUSAL = _CAUSAL | _BEING  # one of these, or a clause of purpose or cause, is asked for
_RELATIONS: dict[str, Literal["cause", "result", "purpose"]] = {
    "outcome": "result",
    "cause": "cause",
    "topic": "purpose",
}


def causes(page: Page, scene: Scene) -> None:
    """Because, led to, as a result of, in order to."""
    clause, units, above = scene.clause, scene.units, scene.above
    if clause.verb >= 0 and scene.verb & _BEING and not clause.passive:
        _being(page, scene)
        return
    if clause.relation not in ("purpose", "adverbial") and not (clause.union | scene.verb) & _CAUSAL:
        return
    words = [i for i in clause.units if not units[i].flags & _STOP]
    if not words:
        return
    first, last = words[0], words[-1]
    lead = units[clause.lead].flags if clause.lead >= 0 else 0
    if lead & _BECAUSE and clause.relation == "adverbial" and above is not None and above.event is not None:
        page.say(
            scene,
            above.event,
            "cause",
            CauseValue(relation="cause", label=scene.words(clause.lead, last)),
            (clause.lead, last),
            "because",
        )
        return
    aimed = clause.verb >= 0 or (bool(lead & _PURPOSE) and len(words) > 1)
    if clause.relation == "purpose" and above is not None and above.event is not None and aimed:
        page.say(
            scene,
            above.event,
            "topic",
            CauseValue(relation="purpose", label=scene.words(first, last)),
            (first, last),
            "purpose",
        )
        return
    if clause.union & _AS_A_RESULT and scene.event is not None and page.latest not in (None, scene.event):
        assert page.latest is not None
        mark = next(i for i in clause.units if units[i].flags & _AS_A_RESULT)
        value = CauseValue(relation="cause", other=page.latest.id, label=page.latest.label)
        page.say(scene, scene.event, "cause", value, hull(scene, mark, mark), "as a result")
    _results(page, scene)
    _is_a_result(page, scene)
    _connection(page, scene)
    if scene.verb & BRINGS_ABOUT:
        _led_to(page, scene, above, last)
    for i in words:
        if units[i].flags & _NAMES_A_CAUSE and i != clause.lead and i + 1 < len(units):
            _result_of(page, scene, i, last)


def _telling(scene: Scene) -> Scene | None:
    """The nearest clause above that tells of an event."""
    above = scene.above
    while above is not None and above.event is None:
        above = above.above
    return above


def _being(page: Page, scene: Scene) -> None:
    """ "Catulus being sick", "being unwilling to wait": what somebody was stands for the reason why."""
    above, verb = _telling(scene), scene.clause.verb
    words = [i for i in scene.clause.units if not scene.units[i].flags & (BREAK | _PARTS_RESULTS)]
    if above is None or above.event is None or above.clause.passive or not words or words[-1] == verb:
        return
    first = next(
        (i for i in words if i <= verb and not any(scene.units[j].flags & BREAK for j in range(i, verb))), verb
    )
    value = CauseValue(relation="cause", label=scene.words(first, words[-1]))
    page.say(scene, above.event, "cause", value, (first, words[-1]), "being so")


def _results(page: Page, scene: Scene) -> None:
    """ "One of the results of the conference was …": each thing that is listed came of it."""
    clause, units = scene.clause, scene.units
    if clause.verb < 0 or not scene.verb & _BE:
        return
    mark = next((i for i in clause.units if i < clause.verb and units[i].flags & _NOUN_OF_CAUSE), -1)
    if mark < 0:
        return
    source = next((p for p in scene.phrases if mark < p.head < clause.verb), None)
    event = join_phrase(page, scene, source, circumstances=False) if source is not None else page.latest
    if event is None:
        return
    facet: Facet = "outcome" if units[mark].flags & _RESULTS else ("cause" if units[mark].flags & _CAUSES else "topic")
    relation = _RELATIONS[facet]
    for n, (first, last) in enumerate(_items(scene, clause.verb + 1)):
        phrase = next((p for p in scene.phrases if first <= p.head <= last), None)
        other = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else None
        if other is event:
            continue
        start = max(
            (i for i in clause.units if i < clause.verb and units[i].flags & BREAK), default=clause.units[0] - 1
        )
        value = CauseValue(
            relation=relation,
            other=other.id if other else None,
            label=scene.words(first, last),
        )
        page.say(scene, event, facet, value, (start + 1 if n == 0 else first, last), f"one of the {relation}s")


def _items(scene: Scene, start: int) -> list[tuple[int, int]]:
    """The items of a list from unit `start` to the end of the clause, parted by commas and "and"."""
    found: list[tuple[int, int]] = []
    first = last = -1
    for i in [*(j for j in scene.clause.units if j >= start), -1]:
        if i < 0 or scene.units[i].flags & (_PARTS_RESULTS):
            if first >= 0:
                found.append((first, last))
            first = -1
            continue
        if first < 0:
            first = i
        last = i
    return found[:12]


def _connection(page: Page, scene: Scene) -> None:
    """ "a connection between A and B": a link, whether it is asserted, denied or not attested."""
    clause, units = scene.clause, scene.units
    if not clause.union & _CONNECTIONS:
        return
    mark = next((i for i in clause.units if units[i].flags & _CONNECTIONS), -1)
    if mark < 0:
        return
    linked = [p for p in scene.inside if p.head > mark][:2]
    if not linked:
        return
    events = [join_phrase(page, scene, p, circumstances=False) for p in linked]
    if len(events) == 1 and scene.event is not None and scene.event is not events[0]:
        events.append(scene.event)
    first = clause.units[0]
    while units[first].flags & (BREAK | _OPENS_A_CLAUSE) and first < mark:
        first += 1
    page.say(
        scene,
        events[-1],
        "cause",
        CauseValue(
            relation="connection",
            other=events[0].id if len(events) > 1 and events[0] is not events[-1] else None,
            label=scene.words(mark, linked[-1].last),
        ),
        (min(first, mark), linked[-1].last),
        "connection",
    )


def _led_to(page: Page, scene: Scene, above: Scene | None, last: int) -> None:
    clause = scene.clause
    source = scene.event
    if source is None and above is not None:
        source = above.event
    if source is None:
        return
    after = [p for p in scene.inside if p.head > clause.verb and p is not scene.target]
    result = "result" if scene.verb & _VERB_LEAD_TO else "cause"
    if not after:
        if last > clause.verb:
            page.say(
                scene,
                source,
                "outcome",
                CauseValue(relation=result, label=scene.words(clause.verb + 1, last)),  # type: ignore[arg-type]
                (clause.verb, last),
                "led to",
            )
        return
    for n, phrase in enumerate(after[:4]):
        other = join_phrase(page, scene, phrase, circumstances=False)
        if other is source:
            continue
        first = clause.verb if n == 0 else phrase.first
        page.say(
            scene,
            source,
            "outcome",
            CauseValue(relation=result, other=other.id, label=other.label),  # type: ignore[arg-type]
            (first, max(phrase.last, clause.verb)),
            "led to",
        )


def _result_of(page: Page, scene: Scene, i: int, last: int) -> None:
    last = _end_of(scene, i, last)
    phrase = next((p for p in scene.phrases if i < p.head <= last and p.head - i <= 6), None)
    cause = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else None
    event = scene.event if scene.event is not cause else None
    stop = phrase.last if phrase is not None else last
    if event is not None:
        value = CauseValue(relation="cause", other=cause.id if cause else None, label=scene.words(i + 1, stop))
        page.say(scene, event, "cause", value, hull(scene, i, stop), "as a result of")
    elif cause is not None:
        rest = [j for j in scene.clause.units if (j < i or j > last) and not scene.units[j].flags & BREAK]
        if not rest:
            return
        value = CauseValue(relation="result", label=scene.words(rest[0], rest[-1] if rest[0] > i else i - 1))
        page.say(scene, cause, "outcome", value, (min(i, rest[0]), max(stop, rest[-1])), "as a result of")


def _end_of(scene: Scene, i: int, last: int) -> int:
    """Where the words of a cause end that stands before the verb: "owing to the flood, the council …"."""
    verb = scene.clause.group
    if i > verb:
        return last
    comma = next((j for j in scene.clause.units if i < j < verb and scene.units[j].flags & _COMMA), -1)
    return comma - 1 if comma > i + 1 else last


def _is_a_result(page: Page, scene: Scene) -> None:
    """ "The riot was a result of the famine", "it was in response to an attack": what is said of the subject."""
    clause, units = scene.clause, scene.units
    if not scene.verb & _BE or scene.event is None or not clause.union & _RESULTS:
        return
    mark = next((i for i in clause.units if clause.verb < i <= clause.verb + 4 and units[i].flags & _RESULTS), -1)
    if mark < 0 or mark + 2 >= len(units) or not units[mark + 1].flags & _OF:
        return
    words = [i for i in clause.units if i > mark + 1 and not units[i].flags & BREAK]
    if not words:
        return
    phrase = next((p for p in scene.phrases if p.head in words and p is not scene.target), None)
    cause = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else None
    if cause is scene.event:
        return
    value = CauseValue(
        relation="cause", other=cause.id if cause is not None else None, label=scene.words(words[0], words[-1])
    )
    page.say(scene, scene.event, "cause", value, hull(scene, clause.verb, words[-1]), "a result of")
