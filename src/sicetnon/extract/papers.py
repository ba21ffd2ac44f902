"""What became of the papers: found, lost, never published; and the rank of things among their kind."""

from __future__ import annotations

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import BREAK, JOINS_CLAUSES, bit
from sicetnon.extract.frame import existential
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Unit
from sicetnon.model import SequenceValue, TextValue

_SURFACING, _PAPERS = bit("say_surfacing"), bit("works", "say_papers", "sure_evidence")
_NO_PAPER = bit("places", "event_verb")
RANK = bit("ordinal", "order_first", "order_last", "order_only")
_ONLY, _LAST = bit("order_only"), bit("order_last")
_THING = bit("unlisted", "works", "places")
_PERSON = bit("roles", "counted", "men", "women")
_NOUN = _THING | _PERSON
_NO_THING = bit("event_noun", "date", "duration", "name", "much_units", "groups")
_DEFINITE = bit("definite", "possessives")
_PARTS = bit("of", "at", "with", "by")
_BE, _INFINITIVE, _BASE, _COMPLEMENT = bit("be"), bit("infinitive"), bit("form_base"), bit("relative", "complement")
_NEAR = 8  # units from a noun to the infinitive that says of what it was the first
_LONGEST = 4  # units from the rank to its noun


def fate(page: Page, scene: Scene) -> None:
    """ "The order has never been found", "the only copy was discovered in 1994": what there is to go by."""
    clause, units = scene.clause, scene.units
    if clause.verb < 0 or not scene.verb & _SURFACING or scene.said.evidence or existential(scene):
        return
    before = [i for i in clause.units if i < clause.group and not units[i].flags & BREAK]
    head = next((i for i in before if units[i].flags & _PAPERS and not units[i].flags & _NO_PAPER), -1)
    if head < 0 or not _first_noun(scene, before, head):
        return
    words = [i for i in clause.units if not units[i].flags & (BREAK | JOINS_CLAUSES)]
    event = page.latest or scene.event or told_by(page, scene, words)
    polarity = "0" if scene.said.polarity == "-" else scene.said.polarity
    value = TextValue(label=scene.words(words[0], words[-1]))
    page.say(scene, event, "evidence", value, (words[0], words[-1]), "fate of a document", polarity=polarity)


def _first_noun(scene: Scene, before: list[int], head: int) -> bool:
    """Whether the paper is the subject: no preposition stands between the opening and it."""
    return not any(scene.units[i].flags & _PARTS for i in before if i < head)


def ranks(page: Page, scene: Scene) -> None:
    """ "The first memorial", "the only woman among the dead": the place of a thing or person among its kind."""
    clause, units = scene.clause, scene.units
    if not clause.union & RANK:
        return
    for i in clause.units:
        if i < 1 or not units[i].flags & RANK or not units[i - 1].flags & _DEFINITE:
            continue
        noun = next(
            (j for j in range(i + 1, min(len(units), i + _LONGEST)) if units[j].flags & (_NOUN | _NO_THING)), -1
        )
        if noun >= 0 and units[noun].flags & _PERSON and not (units[i].flags & _ONLY or _to_be(units, noun)):
            continue  # "the second son"
        only = units[i].flags & _ONLY and clause.verb >= 0 and scene.verb & _BE  # "it was the only conviction"
        if (
            noun < 0
            or (units[noun].flags & _NO_THING and not only)
            or any(units[j].flags & BREAK for j in range(i, noun))
        ):
            continue
        while noun + 1 < len(units) and units[noun + 1].flags & _NOUN and not units[noun + 1].flags & _NO_THING:
            noun += 1
        event = scene.event or page.event_before() or page.latest
        if event is None:
            continue
        number, final = units[i].word.value, bool(units[i].flags & _LAST)
        ordinal = 1 if units[i].flags & _ONLY or number is None else int(number)
        value = SequenceValue(
            relation="last" if final else "ordinal",
            ordinal=None if final else ordinal,
            last=final or bool(units[i].flags & _ONLY),
            other_text=scene.words(noun, noun),
        )
        page.say(scene, event, "sequence", value, (i - 1, noun), "rank of a thing", polarity="+")


def _to_be(units: list[Unit], noun: int) -> bool:
    """Whether what follows says of what a person was the first: "the first woman judge to be murdered"."""
    for i in range(noun + 1, min(len(units), noun + _NEAR)):
        if units[i].flags & (BREAK | _COMPLEMENT):
            return False
        if units[i].flags & _INFINITIVE:
            return i + 1 < len(units) and bool(units[i + 1].flags & (_BASE | _BE))
    return False
