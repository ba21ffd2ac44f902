"""What it was about and what it decided."""

from __future__ import annotations

from sicetnon.extract.classes import BREAK, DELIBERATES, bit
from sicetnon.extract.joins import join_phrase
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.model import Facet, TextValue

_AT = bit("at")
_ENDS_A_TOPIC = bit("be", "have", "relative", "date", "complement", "modals")
_NO_TOPIC = bit("date", "duration", "name")
_ON = bit("on")
_ON_BY = bit("on", "by")
_OPENS_A_CLAUSE = bit("relative", "and", "complement")
_ENDS_A_DECISION = bit("semicolon", "open_bracket")
_STOP = bit("stop")
_VERB_DECIDE = bit("verb_decide")
_VERB_DISCUSS = bit("verb_discuss")


def topics(page: Page, scene: Scene) -> None:
    """What was discussed or decided: the words that the verb governs."""
    clause, units = scene.clause, scene.units
    if clause.verb < 0 or not scene.verb & DELIBERATES or scene.event is None:
        return
    rest = [i for i in clause.units if i > clause.verb and not units[i].flags & _STOP]
    while rest and units[rest[0]].flags & (BREAK | _ON_BY):
        rest.pop(0)
    if clause.passive:
        first = clause.units[0]
        while units[first].flags & (BREAK | _OPENS_A_CLAUSE) and first < clause.verb:
            first += 1
        if first >= clause.verb:
            return
        page.say(
            scene,
            scene.event,
            "outcome" if scene.verb & _VERB_DECIDE else "topic",
            TextValue(label=scene.words(first, clause.group - 1 if clause.group > first else clause.verb)),
            (first, clause.verb),
            "subject of a verb of deciding",
        )
        return
    if not rest:
        return
    stop = next((n for n, i in enumerate(rest) if units[i].flags & _ENDS_A_DECISION), len(rest))
    rest = rest[:stop] or rest[:1]
    while len(rest) > 1 and units[rest[-1]].flags & BREAK:
        rest.pop()
    facet: Facet = "outcome" if scene.verb & _VERB_DECIDE and not scene.verb & _VERB_DISCUSS else "topic"
    label = scene.words(rest[0], rest[-1])
    page.say(
        scene,
        scene.event,
        facet,
        TextValue(label=label),
        (clause.verb, rest[-1]),
        f"{facet} of the verb",
    )


def noun_topics(page: Page, scene: Scene) -> None:
    """ "discussions about the occupation": what a meeting, a talk or an agreement was about."""
    for phrase in scene.inside:
        if phrase.kind not in ("discussion", "meeting", "treaty", "decision"):
            continue
        j = phrase.head + 1
        if (
            j + 1 >= len(scene.units)
            or not scene.units[j].flags & _ON
            or scene.units[j].flags & _AT
            or (scene.units[j + 1].flags & _NO_TOPIC and scene.units[j].word.lower == "on")
        ):
            continue
        last = phrase.last
        while (
            last + 1 < len(scene.units)
            and last - j < 14
            and not scene.units[last + 1].flags & (BREAK | _ENDS_A_TOPIC)
            and last + 1 in scene.clause.units
            and last + 1 != scene.clause.group
        ):
            last += 1
        if last <= j:
            continue
        event = (
            scene.event
            if phrase is scene.target and scene.event
            else (join_phrase(page, scene, phrase, circumstances=False))
        )
        page.say(
            scene, event, "topic", TextValue(label=scene.words(j + 1, last)), (phrase.first, last), "topic of a noun"
        )
