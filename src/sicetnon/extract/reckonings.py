"""Verbs that tell something only with what follows them: "arrived at 674 victims", "raised the figure to 121", "makes
them thirty thousand", "has him die in prison", "sees in it a reprisal", and views that are somebody's: "Lind's view was
that"."""

from __future__ import annotations

from sicetnon.extract.classes import BREAK, DETERMINER, NUMERAL, PRONOUN, QUOTE_MARK, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.units import Unit

RECKONING = bit("say_seeing", "say_reaching", "say_voicing", "say_revising", "say_entering")
"""Verbs by which the subject of a clause tells what the whole clause tells."""
_SEEING, _VOICING, _FIGURE = bit("say_seeing"), bit("say_voicing"), bit("say_figures")
_REVISING, _ENTERING = bit("say_revising"), bit("say_entering")
_AT, _TO, _OF, _AS = bit("at"), bit("infinitive"), bit("of"), bit("as")
_INDEFINITE, _DATE = bit("indefinite"), bit("date")
_WHEN = bit("at", "on", "to", "as")
_SAID_NOW = bit("form_present", "form_gerund")
_WORKS, _TOLL = bit("works"), bit("much_toll", "much_fallen", "much_deaths")
_HAPPENING = bit("event_noun", "it", "demonstratives")
_OPINIONS, _POSSESSIVE = bit("say_opinions"), bit("possessive_ending")
_NAMED = bit("name", "roles", "groups")
_LETS, _AT_A_FIGURE = bit("say_lets"), bit("say_at_figure")
_TIDINGS, _DEFINITE, _BE = bit("say_tidings"), bit("definite"), bit("be")
_POSSESSIVES = bit("possessives", "possessive_ending")
_VERBAL = bit("form_base", "form_gerund", "form_participle")
_WIDE_OBJECT = 5  # units that the object of a verb reaches to


def reckons(units: list[Unit], clause: Clause) -> bool:
    """Whether the subject of a clause tells what it says: "arrived at 674 victims", "came to a figure of 214", "raised
    the toll to 121", "entered 414 bodies in its register", "sees in the massacre a reprisal"."""
    verb, at = clause.verb, clause.verb + 1
    flags = units[verb].flags
    if clause.passive or at >= len(units):
        return False
    if flags & _VOICING:
        return bool(units[at].flags & QUOTE_MARK)
    if flags & _SEEING:
        return _sees_in_it(units, clause)
    if flags & _REVISING and _revises(units, verb):
        return True
    if flags & _ENTERING and _enters(units, clause):
        return True
    if flags & (_REVISING | _ENTERING) or not units[at].flags & _AT_A_FIGURE:
        return False
    figure = any(units[i].flags & _FIGURE for i in range(at + 1, min(len(units), at + 4)))
    return figure or bool(at + 1 < len(units) and units[at + 1].flags & NUMERAL)


def _sees_in_it(units: list[Unit], clause: Clause) -> bool:
    """ "sees in the massacre a reprisal"; told of the past only where it is seen in something that happened."""
    at = clause.verb + 1
    after = [i for i in clause.units if i > at + 1 and units[i].flags & _INDEFINITE]
    if not units[at].flags & _AT or not after:
        return False
    happened = any(units[i].flags & _HAPPENING for i in range(at + 1, after[0]))
    return happened or bool(units[clause.verb].flags & _SAID_NOW)


def _revises(units: list[Unit], verb: int) -> bool:
    """ "raised the figure to 121", "corrected the number of dead from 70 to 74"."""
    figure = False
    for i in range(verb + 1, min(len(units) - 1, verb + 2 * _WIDE_OBJECT)):
        flags = units[i].flags
        figure = figure or bool(flags & (_FIGURE | _TOLL))
        if flags & BREAK or (not figure and i > verb + _WIDE_OBJECT):
            return False
        if figure and flags & _TO and units[i + 1].flags & NUMERAL:
            return True
    return False


def _enters(units: list[Unit], clause: Clause) -> bool:
    """ "entered 414 bodies in its register": so many in a paper."""
    verb = clause.verb
    counted = any(units[i].flags & NUMERAL for i in range(verb + 1, min(len(units), verb + 3)))
    into = next((i for i in clause.units if i > verb and units[i].flags & _AT), -1)
    return (
        counted and into > 0 and any(units[i].flags & _WORKS for i in clause.units if into < i <= into + _WIDE_OBJECT)
    )


def makes_them(units: list[Unit], verb: int) -> bool:
    """ "Valerius makes them thirty thousand": a number for those just told of, given by one who tells now."""
    if verb + 2 >= len(units) or not units[verb].flags & _SAID_NOW:
        return False
    return bool(units[verb + 1].flags & PRONOUN and units[verb + 2].flags & NUMERAL)


def has_them(units: list[Unit], clause: Clause) -> bool:
    """ "has him die in prison", "has the troops firing on looters", "has eighty-one dead": what one who tells lets
    happen; of papers and those who write now."""
    verb = clause.verb
    before = 0
    for i in clause.units:
        before |= units[i].flags if i < clause.group else 0
    if clause.passive or not units[verb].flags & _LETS or verb + 2 >= len(units):
        return False
    following = [units[i].flags for i in range(verb + 1, min(len(units), verb + 2 + _WIDE_OBJECT))]
    if following[0] & NUMERAL:
        return any(flags & _TOLL for flags in following[1:3])
    if not before & _WORKS or not following[0] & (PRONOUN | DETERMINER):
        return False
    behind = next((n for n, flags in enumerate(following) if flags & (_VERBAL | BREAK)), 0)
    return behind > 0 and bool(following[behind] & _VERBAL)


def holds_a_view(units: list[Unit], clause: Clause) -> tuple[int, int]:
    """Whose view it is in a clause that says no more: "Lind's view was", "it is the opinion of Lind"; the units that
    name them, (-1, -1) for none. What is said follows in a clause of its own."""
    for i in clause.units:
        if not units[i].flags & _OPINIONS or units[i].flags & BREAK:
            continue
        if i and units[i - 1].flags & _POSSESSIVE and units[i - 1].flags & _NAMED:
            first = i - 1
            while first - 1 in clause.units and units[first - 1].flags & (DETERMINER | _NAMED):
                first -= 1
            return first, i
        if i + 1 < len(units) and units[i + 1].flags & _OF:
            last = next((j for j in clause.units if j > i + 1 and (j >= clause.verb > i or units[j].flags & BREAK)), -1)
            return i + 2, last if last > 0 else clause.units[-1] + 1
    return -1, -1


def dates_it(units: list[Unit], clause: Clause) -> bool:
    """ "Lind puts the meeting on 3 May": the day that ends what one who tells now gives to something."""
    last = clause.units[-1]
    while last > clause.verb and units[last].flags & BREAK:
        last -= 1
    joined = last - 1 > clause.verb + 1 and units[last].flags & _DATE and units[last - 1].flags & _WHEN
    return bool(joined and units[clause.verb].flags & _SAID_NOW and not clause.passive)


def nobodys(units: list[Unit], clause: Clause) -> tuple[int, int]:
    """The units of a view or tidings that are nobody's own, before what they say: "the common report is", "word came to
    Rome", "a rumour was spread"; (-1, -1) for none."""
    before = [i for i in clause.units if i < clause.group and not units[i].flags & BREAK]
    if not before or any(units[i].flags & _POSSESSIVES for i in before):
        return -1, -1
    head = before[-1]
    view = units[head].flags & _OPINIONS and units[clause.verb].flags & _BE and units[before[0]].flags & _DEFINITE
    tidings = units[head].flags & _TIDINGS and (len(before) == 1 or units[before[0]].flags & DETERMINER)
    alone = head - before[0] <= _WIDE_OBJECT and len(before) == head - before[0] + 1
    return (before[0], head) if (view or tidings) and alone else (-1, -1)
