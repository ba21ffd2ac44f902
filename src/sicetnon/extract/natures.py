"""What it is: names, parts, descriptions."""

from __future__ import annotations

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import BREAK, DETERMINER, FORM, bit
from sicetnon.extract.frame import existential, subject_start
from sicetnon.extract.joining import Seen
from sicetnon.extract.joins import join_phrase
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Unit
from sicetnon.model import IdentityValue, TextValue

_IS_OR_IS_CALLED = bit("be", "verb_be_called")
_COMPLEMENT = bit("complement")
_RANKED = bit("order_only", "order_salient")
_WHO = bit("name", "roles", "groups", "works", "doers")
_OPENS_WHO = bit("name", "roles", "groups", "works", "capital")
_WHAT_THEY_WERE = bit("name", "roles", "groups", "works", "places", "counted")
_THE, _A, _UNLISTED = bit("definite"), bit("indefinite"), bit("unlisted")
_NOUNS = bit("event_noun", "places", "works", "of")
_VERB_BE_CALLED = bit("verb_be_called")
_VERB_BE_PART = bit("verb_be_part")
_IS_PART_OR_SAME = bit("verb_be_part", "verb_be_same")
IS_SOMETHING = _IS_OR_IS_CALLED | _IS_PART_OR_SAME
_WITH, _NO = bit("with"), bit("no")
_DISCREDITS = bit("say_discrediting")


def identities(page: Page, scene: Scene) -> None:
    """What it is called, what it was part of, what kind of thing it was."""
    clause, event = scene.clause, scene.event
    if scene.said.judged[0] >= 0:
        return
    if event is None and clause.verb >= 0 and clause.relation != "adverbial" and scene.verb & _IS_OR_IS_CALLED:
        _who_was(page, scene)
        return
    if event is None or clause.verb < 0:
        return
    flags = scene.verb
    after = [p for p in scene.inside if p.head > clause.verb] if flags & _IS_PART_OR_SAME else []
    if after:
        other = join_phrase(page, scene, after[0], circumstances=False)
        if other is event:
            return
        relation = "part_of" if flags & _VERB_BE_PART else "same_as"
        first = next(
            (i for i in clause.units if not scene.units[i].flags & BREAK and i >= subject_start(scene)), clause.verb
        )
        page.say(
            scene,
            event,
            "part_of" if relation == "part_of" else "identity",
            IdentityValue(relation=relation, other=other.id, label=other.label),  # type: ignore[arg-type]
            (min(first, clause.verb), after[0].last),
            relation,
        )
        return
    if flags & _IS_OR_IS_CALLED and (scene.said.evidence or existential(scene)):
        return
    if flags & _IS_OR_IS_CALLED and scene.target is not None and scene.target.head < clause.verb:
        rest = [i for i in clause.units if i > clause.verb and not scene.units[i].flags & BREAK]
        if rest and page.lexis.free_order and scene.units[rest[0]].flags & _NO:
            return  # "на момент вибуху не було жодного цивільного": nobody was there
        if not rest or (scene.dates and rest[0] + 2 >= scene.dates[0]):
            return
        label = scene.words(rest[0], rest[-1])
        relation = "named" if flags & _VERB_BE_CALLED else "described"
        page.say(
            scene,
            event,
            "identity",
            IdentityValue(relation=relation, label=label),  # type: ignore[arg-type]
            (scene.first, rest[-1]),
            relation,
        )


def _who_was(page: Page, scene: Scene) -> None:
    """ "The dictator was Lucius Papirius": what somebody was."""
    clause, units = scene.clause, scene.units
    before = [
        i
        for i in clause.units
        if i < clause.verb and (units[i].flags & (_WHO | _RANKED) or _unlisted_one(units, i, _THE))
    ]
    after = [
        i for i in clause.units if i > clause.verb and (units[i].flags & _WHAT_THEY_WERE or _unlisted_one(units, i, _A))
    ]
    if not before or not after or scene.said.evidence or existential(scene):
        return
    start = next(
        (i for i in clause.units if units[i].flags & (DETERMINER | _OPENS_WHO) and not units[i].flags & _COMPLEMENT),
        before[0],
    )
    seen = Seen("happening", scene.words(start, clause.verb), units[start].start, units[clause.verb].end, page.sentence)
    seen.verb = True
    scene.event = page.events.new(seen, "first mention")
    last = next((i for i in reversed(clause.units) if not units[i].flags & BREAK), clause.verb)
    page.say(
        scene,
        scene.event,
        "identity",
        IdentityValue(relation="described", label=scene.words(clause.verb + 1, last)),
        (start, last),
        "what somebody was",
    )


def _unlisted_one(units: list[Unit], i: int, determiner: int) -> bool:
    """A noun that no list holds, right after its article: "the killers", "a revisionist"."""
    if not i or not units[i].flags & _UNLISTED or units[i].flags & FORM or not units[i - 1].flags & determiner:
        return False
    after = units[i + 1].flags if i + 1 < len(units) else BREAK
    return not after & (_UNLISTED | _NOUNS)


def supplements(page: Page, scene: Scene) -> None:
    """ "The treaty was signed with a secret protocol": the one is part of the other."""
    for phrase in scene.inside:
        if (
            phrase is scene.target
            or not phrase.preposition & _WITH
            or (scene.event is None or scene.target is None or phrase.kind != scene.target.kind)
        ):
            continue
        part = join_phrase(page, scene, phrase, circumstances=False)
        if part is scene.event:
            continue
        part.part_of = part.part_of or scene.event
        page.say(
            scene,
            part,
            "part_of",
            IdentityValue(relation="part_of", other=scene.event.id, label=scene.event.label),
            (phrase.first - 1, phrase.last),
            "with it",
        )


def judgements(page: Page, scene: Scene) -> None:
    """ "Called the report a fabrication", "consider this verdict premature": how somebody judges what was told."""
    first, last = scene.said.judged
    if first < 0 or not scene.said.speaking:
        return
    event = page.latest or scene.event or told_by(page, scene, scene.clause.units)
    span, words = (scene.clause.verb, last), scene.words(first, last)
    if any(scene.units[i].flags & _DISCREDITS for i in range(first, last + 1)):
        page.say(scene, event, "existence", TextValue(label=words), span, "called untrue", polarity="-")
        return
    page.say(scene, event, "identity", IdentityValue(relation="described", label=words), span, "what it was called")


def described(page: Page, scene: Scene) -> None:
    """ "This event was described by X in his book": who tells of it."""
    clause = scene.clause
    if not (scene.said.speaking and clause.passive and scene.said.inner) or scene.said.answers:
        return
    event = scene.event or page.latest
    words = [i for i in clause.units if not scene.units[i].flags & BREAK]
    if event is None or scene.said.inner[-1].kind == "anonymous" or not words:
        return
    page.say(
        scene,
        event,
        "identity",
        IdentityValue(relation="described", label=scene.words(words[0], words[-1])),
        (words[0], words[-1]),
        "described by",
    )
