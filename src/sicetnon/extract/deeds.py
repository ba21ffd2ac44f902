"""What was done and what became of somebody: the clause itself, where it tells of a deed that no other facet holds."""

from __future__ import annotations

from sicetnon.extract.attestation import spoken_of, told_by
from sicetnon.extract.classes import AUXILIARY, BREAK, JOINS_CLAUSES, PRONOUN, QUOTE_MARK, SAY, TEMPORAL, VERB, bit
from sicetnon.extract.frame import existential
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.model import Facet, TextValue

_TOLD = ("main", "coordinate", "said", "relative", "adverbial", "quoted")
_MATTER = frozenset({"cause", "outcome", "topic", "existence", "evidence"})
_NAMED_BY_NOUNS = frozenset({"meeting", "discussion", "treaty", "signing", "invasion", "war", "battle", "decision"})
"""Kinds of deeds that are events of their own, with dates and places, rather than what became of somebody."""
_JUDGED = frozenset({"trial", "decision"})
_IF, _IDENTIFIES = bit("if"), bit("verb_identify")
_EDGE = BREAK | JOINS_CLAUSES | QUOTE_MARK
_BE = bit("be")
_NO_DEED = bit(
    "verb_hold",
    "verb_happen",
    "verb_begin",
    "verb_end",
    "verb_continue",
    "verb_take_part",
    "verb_represent",
    "verb_head",
    "verb_discuss",
    "verb_decide",
    "verb_expect",
    "verb_know",
    "have",
    "verb_locate",
    "verb_be_part",
    "verb_be_same",
    "verb_be_called",
    "verb_last",
    "verb_number",
)
_DEED_AS_WELL = bit("verb_other")  # "took no wound", "lost a good part of his army"
_LEADS = bit("but", "complement", "relative") | TEMPORAL
_ACCORDING, _COMMA = bit("say_according", "say_contrary", "say_reportedly"), bit("comma")
_COMES_OR_STANDS = bit("verb_other", "event_verb")  # "there came a messenger", "there hung a painting"
_SHOWS, _MUTE = SAY, bit("say_mute")  # "the body showed no marks"
_LEAST = 3  # words of a clause that tells of a deed


def deed(page: Page, scene: Scene, made: int) -> None:
    """What the clause tells, as an outcome: what was done, or what became of its subject; that it was so, where it is
    denied.

    `made` is the number of the sentence's claims before this clause. Where another facet holds the whole matter (a
    cause, a topic, evidence), nothing is added.
    """
    clause = scene.clause
    if clause.verb < 0 or clause.relation not in _TOLD or scene.said.speaking:
        return
    if existential(scene) and not (clause.passive or scene.verb & _COMES_OR_STANDS):
        return
    flags = scene.verb
    if (
        (flags & _BE and not clause.passive)
        or (flags & _NO_DEED and not flags & _DEED_AS_WELL)
        or not flags & (VERB | AUXILIARY | _SHOWS)
        or (flags & _SHOWS and not flags & (VERB | AUXILIARY) and not clause.union & _MUTE)
    ):
        return
    judged = scene.target is not None and scene.target.head > clause.verb and scene.target.kind in _JUDGED
    if (scene.target is not None and not judged) or scene.units[clause.verb].word.verb_kind in _NAMED_BY_NOUNS:
        return
    if clause.union & _IF or scene.told:
        return
    identified = flags & _IDENTIFIES  # "identified the officer as Cornejo"
    for claim in page.sentence_claims[made:]:
        if claim.facet in _MATTER or (identified and claim.facet == "identity"):
            return
    before, units = _said_before(scene), scene.units
    words = [i for i in clause.units if i > before and not units[i].flags & _EDGE]
    while words and units[words[0]].flags & _LEADS and not units[words[0]].flags & PRONOUN:
        words.pop(0)
    fronted = clause.relation == "relative" and clause.lead == clause.units[0]  # "which the government accepted"
    fronted = fronted or scene.said.polarity != "+"  # "the patrol did not intervene"
    shared = clause.relation == "coordinate" and bool(words) and words[0] >= clause.group  # "… and died instantly"
    told_at_last = clause.passive or fronted or page.lexis.free_order
    if len(words) < _LEAST - shared or (words[-1] <= clause.verb and not told_at_last):
        return
    event = scene.event or spoken_of(page, scene) or told_by(page, scene, words)
    scene.event = scene.event or event
    value = TextValue(label=scene.words(words[0], words[-1]))
    denied = scene.said.polarity != "+"
    facet: Facet = "existence" if denied else "outcome"
    page.say(scene, event, facet, value, (words[0], words[-1]), "what was not done" if denied else "what was done")


def _said_before(scene: Scene) -> int:
    """The last unit of "according to X," at the front of the clause; -1 when it does not open so."""
    units, clause = scene.units, scene.clause
    if not clause.union & _ACCORDING:
        return -1
    opening = [i for i in clause.units if i < clause.verb]
    if not any(units[i].flags & _ACCORDING for i in opening[:4]):
        return -1
    return max((i for i in opening if units[i].flags & _COMMA), default=-1)
