"""Who did it or had a share in it, where no verb of the deed tells so: those who gave the order, "the killers were …",
those who "had no part in it"."""

from __future__ import annotations

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import BREAK, DETERMINER, JOINS_CLAUSES, MODIFIER, PREPOSITION, bit
from sicetnon.extract.frame import existential
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Person, Scene, people
from sicetnon.model import ParticipantValue, Polarity

_ORDERS, _DOERS, _SHARES = bit("orders"), bit("doers"), bit("shares")
_WORK_OF = bit("work_of")
SPEAKS_OF_DOERS = _ORDERS | _DOERS | _SHARES | _WORK_OF
_DENIES = bit("say_denying", "say_doubting")
_ORDERING, _COMES = bit("verb_give_orders"), bit("verb_come_from")
_BE = bit("be")
_TAKES = bit("have", "verb_take_part", "verb_share")
_OF, _FROM, _BY, _NO, _TO = bit("of"), bit("from"), bit("by"), bit("no", "nobody", "not"), bit("infinitive")
_ON_BY = bit("on", "by", "at", "against")
_POSSESSIVE, _NAME, _ROLES = bit("possessive_ending"), bit("name"), bit("roles")
_POINTS = bit("he", "they", "it", "first_person")
_EDGE = BREAK | JOINS_CLAUSES
_NEAR = 4  # units from a verb to its object
_LONGEST = 9  # units of who they were


def doers(page: Page, scene: Scene) -> None:
    """Who ordered it, who the doers were, who had a share in it."""
    clause = scene.clause
    if scene.said.evidence or clause.verb < 0 or existential(scene):
        return
    if clause.union & _DOERS and scene.verb & _BE and not clause.passive:
        _they_were(page, scene)
    if clause.union & _WORK_OF and scene.verb & _BE:
        _work_of(page, scene)
    if clause.union & _ORDERS:
        _on_orders(page, scene)
        _ordered(page, scene)
    if clause.union & _SHARES and (scene.verb & _TAKES or _owns_up(scene)):
        _shared(page, scene)


def _owns_up(scene: Scene) -> bool:
    """Whether a verb of saying has a share in the deed for its object: "claimed responsibility for the attack"."""
    if not scene.said.speaking or scene.clause.passive or scene.verb & _DENIES:
        return False
    units, verb = scene.units, scene.clause.verb
    share = next((i for i in range(verb + 1, min(len(units), verb + 4)) if units[i].flags & _SHARES), -1)
    between = units[verb + 1 : share]
    return share > verb and not any(unit.flags & (BREAK | PREPOSITION | _NAME) for unit in between)


def _they_were(page: Page, scene: Scene) -> None:
    """ "The killers were policemen": who did it."""
    units, verb = scene.units, scene.clause.verb
    before = [i for i in scene.clause.units if i < verb]
    after = [i for i in scene.clause.units if i > verb]
    head = next((i for i in before if units[i].flags & _DOERS), -1)
    if head < 0 or not after or any(units[i].flags & PREPOSITION & ~_OF for i in before if i < head):
        return
    if units[after[0]].flags & (PREPOSITION | BREAK | _TO):
        return
    last = _phrase_end(scene, after)
    named = people(page.text, units, [i for i in after if i <= last])
    label = named[0].label if named else scene.words(after[0], last)
    first = head - 1 if head and units[head - 1].flags & (DETERMINER | MODIFIER) else head
    _say(page, scene, label, (first, last), "those who did it")


def _work_of(page: Page, scene: Scene) -> None:
    """ "The prison is held to be the work of Ancus": whose deed it was."""
    units, verb = scene.units, scene.clause.verb
    mark = next((i for i in scene.clause.units if i > verb and units[i].flags & _WORK_OF), -1)
    if mark < 0 or mark - verb > _NEAR:
        return
    named = people(page.text, units, [i for i in scene.clause.units if i > mark])
    if named and named[0].first <= mark + 2:
        group = scene.clause.group if 0 <= scene.clause.group < verb else verb
        _say(page, scene, named[0].label, (group, named[0].last), "whose work it was", named[0])


def _phrase_end(scene: Scene, after: list[int]) -> int:
    last = after[0]
    for i in after[:_LONGEST]:
        if scene.units[i].flags & BREAK:
            break
        last = i
    return last


def _ordered(page: Page, scene: Scene) -> None:
    """ "The colonel gave the order to fire", "the order came from the capital"."""
    units, clause, verb = scene.units, scene.clause, scene.clause.verb
    order = next((i for i in clause.units if units[i].flags & _ORDERS and not units[i].flags & _NAME), -1)
    if verb < order <= verb + _NEAR and units[verb].flags & _ORDERING and not clause.passive:
        for person in _who(scene):
            _say(page, scene, person.label, (min(person.first, verb), order), "who gave the order", person)
        return
    if not 0 <= order < verb or not units[verb].flags & (_ORDERING | _COMES | _BE):
        return
    mark = next((i for i in clause.units if i > verb and units[i].flags & (_FROM | _BY)), -1)
    if mark < 0 or any(units[i].flags & PREPOSITION & ~_OF for i in clause.units if i < order):
        return
    after = [i for i in clause.units if i > mark and not units[i].flags & BREAK]
    if after:
        last = _phrase_end(scene, after)
        first = order - 1 if order and units[order - 1].flags & DETERMINER else order
        _say(page, scene, scene.words(after[0], last), (first, last), "from whom the order came")


def _on_orders(page: Page, scene: Scene) -> None:
    """ "On orders of Judge Panduro", "on the colonel's orders"."""
    units = scene.units
    for i in scene.clause.units:
        if i < 1 or not units[i].flags & _ORDERS:
            continue
        after = units[i + 1].flags if i + 1 < len(units) else 0
        first = i - 1 if units[i - 1].flags & DETERMINER and i > 1 else i
        if after & (_OF | _FROM) and units[first - 1].flags & _ON_BY and first:
            named = people(page.text, units, [j for j in scene.clause.units if j > i + 1])
            if named and named[0].first <= i + 4:
                _say(page, scene, named[0].label, (first - 1, named[0].last), "on whose orders", named[0])
        elif units[i - 1].flags & _POSSESSIVE and units[i - 1].flags & (_NAME | _ROLES):
            start = next((j for j in range(i - 1, max(0, i - 5), -1) if units[j - 1].flags & _ON_BY), -1)
            if start > 0:
                _say(page, scene, scene.words(start, i - 1), (start - 1, i), "on whose orders")


def _shared(page: Page, scene: Scene) -> None:
    """ "The union had no part in the crime", "had nothing to do with it"."""
    units, clause, verb = scene.units, scene.clause, scene.clause.verb
    share = next((i for i in range(verb + 1, min(len(units), verb + _NEAR + 2)) if units[i].flags & _SHARES), -1)
    if share < 0 or any(units[i].flags & BREAK for i in range(verb, share)):
        return
    none = any(units[i].flags & _NO for i in range(verb, share + 1))
    polarity: Polarity = "-" if none or scene.said.polarity == "-" else scene.said.polarity
    words = [i for i in clause.units if not units[i].flags & _EDGE]
    for person in _who(scene):
        if words:
            last = max(share, words[-1])
            _say(page, scene, person.label, (person.first, last), "who had a share in it", person, polarity)


def _who(scene: Scene) -> list[Person]:
    found = scene.subjects() or scene.unlisted_before()
    return [one for one in found if not one.flags & _POINTS or one.flags & _NAME or one.points][:2]


def _say(  # noqa: PLR0913, PLR0917 - one argument a part of the claim
    page: Page,
    scene: Scene,
    label: str,
    span: tuple[int, int],
    method: str,
    person: Person | None = None,
    polarity: Polarity | None = None,
) -> None:
    words = [i for i in scene.clause.units if not scene.units[i].flags & _EDGE]
    event = scene.event or page.latest or told_by(page, scene, words or scene.clause.units)
    ident = page.entities.get(person.kind if person is not None else "group", label)
    value = ParticipantValue(entity=ident, label=label, role="agent")
    page.say(scene, event, "participant", value, span, method, polarity=polarity)
