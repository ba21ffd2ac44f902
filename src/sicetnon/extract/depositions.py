"""What somebody confessed, took back, confirmed or recognised; as whom or what somebody was identified; who somebody
named beside a comma was."""

from __future__ import annotations

from sicetnon.extract.attestation import APPOSITION, told_by
from sicetnon.extract.classes import (
    ADVERB,
    BREAK,
    DETERMINER,
    JOINS_CLAUSES,
    MODIFIER,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    bit,
)
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.model import IdentityValue, TextValue, Voice

TESTIFIES, IDENTIFIES = bit("verb_testify"), bit("verb_identify")
NAMED, STATES, DENIES = bit("name"), bit("states", "conditions"), bit("say_denying")
_LEFT_IN, _CONDITIONS, _BE = bit("states"), bit("conditions"), bit("be")
_MATTER, _ANY = bit("shares", "say_sayings"), bit("unlisted", "not", "openers")
_AS, _COMMA, _STOP = bit("as"), bit("comma"), bit("stop")
_PERSON_NAME, _ROLES, _ARTICLE = bit("person_name"), bit("roles"), bit("definite", "indefinite")
_WHO = bit("roles", "counted", "groups", "unlisted")
_NO_PERSON = bit("date", "event_noun", "digits", "place_name")
_IT = bit("it", "demonstratives")
_EDGE = BREAK | JOINS_CLAUSES
_DEED, _PRIVATIVE = bit("event_verb"), bit("privative")
_COMPLEMENT, _RELATIVE = bit("complement"), bit("relative")
_ENDS_WHO = BREAK | bit("relative", "and", "but", "be", "have", "modals", "complement")
_LEAST = 2  # words of what is testified
_LONGEST = 14  # units of what somebody was


def testimony(page: Page, scene: Scene) -> None:
    """ "Who have confessed to their part in the murder", "two officers confirm it": what there is to go by."""
    clause, units = scene.clause, scene.units
    if clause.verb < 0 or not scene.verb & TESTIFIES or clause.relation in ("purpose", "bracket", "participle"):
        return
    after = [i for i in clause.units if i > clause.verb and not units[i].flags & _EDGE]
    if not after or len(after) > _LONGEST or any(units[i].flags & (_AS | _COMPLEMENT) for i in after[:3]):
        return
    if len(after) > 1 and units[after[0]].flags & PRONOUN and units[after[1]].flags & DETERMINER:
        return  # "she bore him a son"
    if clause.passive and units[after[0]].flags & PREPOSITION:
        return  # "the women were admitted to the sacrifice"
    if scene.verb & _DEED and units[after[0]].flags & (PREPOSITION | _PRIVATIVE):
        return  # "the king withdrew without giving battle"
    words = [i for i in clause.units if not units[i].flags & _EDGE]
    if len(words) < _LEAST + 1:
        return
    event = page.latest or scene.event or told_by(page, scene, words)
    value = TextValue(label=scene.words(words[0], words[-1]))
    span = (words[0], words[-1])
    witness = _who_confirms(page, scene, after)
    if witness is None:
        page.say(scene, event, "evidence", value, span, "what was testified", outer=True)
        return
    where = (units[words[0]].start, units[words[-1]].end)
    page.claim(event, "evidence", value, where, "what was confirmed", voice=(witness,), polarity=scene.said.polarity)


def _who_confirms(page: Page, scene: Scene, after: list[int]) -> Voice | None:
    """Whose word it is: "two officers confirm it"; None where no more is said than what somebody testified."""
    units, clause = scene.units, scene.clause
    before = [i for i in clause.units if i < clause.group and not units[i].flags & _EDGE]
    if not before or clause.passive or len(after) > 1 or not units[after[0]].flags & _IT:
        return None
    return page.voices.speaker(units, before[0], clause.group, "neutral")


def identified(page: Page, scene: Scene) -> None:
    """ "Identified the officer as Raul Cornejo", "described the strike as a failure": what it was, in their words."""
    clause, units = scene.clause, scene.units
    if clause.verb < 0 or not scene.verb & IDENTIFIES:
        return
    mark = next((i for i in clause.units if clause.verb < i <= clause.verb + _LONGEST and units[i].flags & _AS), -1)
    if mark < 0 or mark + 1 >= len(units) or units[mark + 1].flags & (PREPOSITION | BREAK) or mark == clause.units[-1]:
        return
    if mark == clause.verb + 1 and not clause.passive:
        return
    last = mark
    for i in clause.units:
        if i <= mark:
            continue
        if units[i].flags & BREAK:
            break
        last = i
    before = [i for i in clause.units if i < clause.group and not units[i].flags & _EDGE]
    first = before[0] if clause.passive and before else clause.verb
    event = scene.event or page.latest or told_by(page, scene, clause.units)
    value = IdentityValue(relation="described", label=scene.words(mark + 1, last))
    if last > mark:
        page.say(scene, event, "identity", value, (first, last), "identified as")


def denied_share(page: Page, scene: Scene) -> None:
    """ "The colonel denied any involvement of his troops in the murder": what somebody denies by a noun."""
    clause, units = scene.clause, scene.units
    if clause.verb < 0 or not scene.said.speaking or clause.passive or not scene.verb & DENIES:
        return
    noun = next((i for i in clause.units if clause.verb < i <= clause.verb + 3 and units[i].flags & _MATTER), -1)
    between = range(clause.verb + 1, noun)
    if noun < 0 or any(not units[i].flags & (DETERMINER | MODIFIER | _ANY) for i in between):
        return
    if any(claim.facet == "existence" for claim in page.sentence_claims):
        return
    last = noun
    for i in clause.units:
        if i > noun:
            if units[i].flags & BREAK:
                break
            last = i
    event = scene.event or page.latest or told_by(page, scene, clause.units)
    value = TextValue(label=scene.words(clause.verb + 1, last))
    page.say(scene, event, "existence", value, (clause.verb, last), "a denial")


def states(page: Page, scene: Scene) -> None:
    """ "Two others remain at large", "she is in serious condition at the hospital": how somebody was left."""
    clause, units = scene.clause, scene.units
    words = [i for i in clause.units if not units[i].flags & _EDGE]
    mark = next((n for n, i in enumerate(words) if units[i].flags & _LEFT_IN), 0) or _was(scene, words)
    if mark < 1 or clause.relation in ("bracket", "purpose") or scene.said.speaking:
        return
    if any(claim.facet == "outcome" and page.reach(claim, units[words[mark]].start) for claim in page.sentence_claims):
        return
    event = page.latest or scene.event or told_by(page, scene, words)
    value = TextValue(label=scene.words(words[0], words[-1]))
    page.say(scene, event, "outcome", value, (words[0], words[-1]), "how somebody was left")


def _was(scene: Scene, words: list[int]) -> int:
    """Where "dead" or "alive" ends what a clause says: "all the suspects were dead"; 0 for nowhere."""
    units, verb = scene.units, scene.clause.verb
    if verb < 0 or not units[verb].flags & _BE or scene.clause.passive or scene.event is not None:
        return 0
    n = next((n for n, i in enumerate(words) if i > verb and not units[i].flags & (ADVERB | MODIFIER)), 0)
    return n if n > 1 and n == len(words) - 1 and units[words[n]].flags & _CONDITIONS else 0


def apposed(page: Page, scene: Scene) -> None:
    """ "Thanasis Kouris, a cattle dealer, …", "a cartel accountant, Samuel Ropero": who somebody was."""
    clause, units = scene.clause, scene.units
    members = clause.units
    if not clause.union & _PERSON_NAME:
        return
    for n, i in enumerate(members):
        flags = units[i].flags
        if not flags & NAMED or not flags & _PERSON_NAME:
            continue
        start = _after_the_comma(scene, n)
        last = _end_of_who(scene, start) if start >= 0 else -1
        first = i
        if last < 0:
            first = _before_the_comma(scene, i)
            start, last = first, (i - 2 if first >= 0 else -1)
        if last < 0 or units[i].label in page.described:
            continue
        page.described.add(units[i].label)
        event = scene.event or page.event_before() or page.latest or told_by(page, scene, members)
        value = IdentityValue(relation="described", label=scene.words(start, last))
        page.say(scene, event, "identity", value, (first, max(last, i)), APPOSITION, polarity="+")


def _after_the_comma(scene: Scene, n: int) -> int:
    """The unit at which the description behind a name begins, over an age between commas; -1 for none."""
    units, members = scene.units, scene.clause.units
    at = n + 1
    if at + 2 < len(members) and units[members[at]].flags & _COMMA and units[members[at + 1]].flags & NUMERAL:
        if not units[members[at + 2]].flags & _COMMA:
            return -1
        at += 2
    if at + 1 >= len(members) or not units[members[at]].flags & _COMMA:
        return -1
    opens = units[members[at + 1]].flags
    return members[at + 1] if opens & (_ARTICLE | _ROLES) and not opens & NAMED else -1


def _end_of_who(scene: Scene, start: int) -> int:
    """The last unit of the description of one person; -1 where it describes none."""
    units, head, last = scene.units, -1, -1
    for i in range(start, min(len(units), start + _LONGEST)):
        flags = units[i].flags
        if flags & _ENDS_WHO:
            break
        if head < 0 and (flags & (PREPOSITION | PRONOUN) or (flags & NAMED and flags & _PERSON_NAME)):
            return -1
        if flags & _WHO and not flags & _NO_PERSON and (head < 0 or head == i - 1):
            head = i
        last = i
    else:
        return -1
    return last if head >= 0 and (last + 1 >= len(units) or units[last + 1].flags & (BREAK | _RELATIVE)) else -1


def _before_the_comma(scene: Scene, i: int) -> int:
    """The unit at which a description with its article begins that a comma parts from the name behind it."""
    units = scene.units
    if i < 3 or not units[i - 1].flags & _COMMA or not units[i - 2].flags & _WHO or units[i - 2].flags & NAMED:
        return -1
    if i + 1 < len(units) and not units[i + 1].flags & (_COMMA | _STOP):
        return -1
    for j in range(i - 2, max(-1, i - 8), -1):
        flags = units[j].flags
        if flags & _ARTICLE:
            return j if any(units[k].flags & (_ROLES | bit("unlisted")) for k in range(j, i - 1)) else -1
        if flags & (BREAK | PRONOUN | PREPOSITION) or not flags & (MODIFIER | DETERMINER | _WHO | NAMED):
            return -1
    return -1
