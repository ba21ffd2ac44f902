"""Sentences that set one part in front ("it was Marcus who opened the gate"), and what never came to pass ("had they
arrived earlier, the city would have been saved")."""

from __future__ import annotations

from sicetnon.extract.classes import ADVERB, DETERMINER, PREPOSITION, TEMPORAL, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.said import Said
from sicetnon.extract.units import Unit

_IT, _BE, _NOT = bit("it"), bit("be"), bit("not")
_RELATIVE, _COMPLEMENT = bit("relative"), bit("complement")
_WHEN_OR_WHERE = (PREPOSITION & ~bit("of", "by", "as", "for")) | TEMPORAL | bit("date")
_WHO = DETERMINER | bit("name", "roles", "groups", "counted", "digits", "number_word", "demonyms")
_CONTRARY, _IF, _HAVE = bit("contrary"), bit("if"), bit("have")
_WITHOUT = bit("without_it")
_OF_DOUBT = bit("sure_possible", "sure_probable", "sure_certain", "sure_improbable", "sure_evidence", "anonymous")


def unfold(units: list[Unit], clauses: list[Clause]) -> list[Clause]:
    """The clauses, the part that is set in front put back to the verb that it belongs to."""
    if len(clauses) < 2 or not clauses[0].units or not units[clauses[0].units[0]].flags & _IT:
        return clauses
    frame, inner = clauses[0], clauses[1]
    if not _is_frame(units, frame, inner):
        return clauses
    kept = [i for i in frame.units if i > frame.verb]
    rest = inner.units[1:] if inner.relation == "said" else inner.units
    inner.units = [*kept, *rest]
    inner.front = (kept[0], kept[-1])
    inner.relation, inner.parent = "main", None
    for i in kept:
        inner.union |= units[i].flags
    for clause in clauses[2:]:
        if clause.parent is frame:
            clause.parent = inner
    return clauses[1:]


def _is_frame(units: list[Unit], frame: Clause, inner: Clause) -> bool:
    """ "It was X" with "who …" or "that …" right behind it, where X says who, when or where."""
    if frame.relation != "main" or frame.verb < 0 or not units[frame.verb].flags & _BE or inner.parent is not frame:
        return False
    between = range(frame.units[0] + 1, frame.verb)
    if any(not units[i].flags & ADVERB for i in between) or inner.verb < 0:
        return False
    front = [i for i in frame.units if i > frame.verb and not units[i].flags & (_NOT | ADVERB)]
    if not front or inner.units[0] != frame.units[-1] + 1 or any(units[i].flags & _OF_DOUBT for i in front):
        return False
    opens, lead = units[front[0]].flags, units[inner.units[0]].flags
    if inner.relation == "relative" and lead & (_RELATIVE | _COMPLEMENT):
        return bool(opens & _WHO)
    return inner.relation == "said" and bool(lead & _COMPLEMENT) and bool(opens & _WHEN_OR_WHERE)


def never_came(units: list[Unit], clauses: list[Clause]) -> None:
    """Mark what is only supposed against what happened, and turn round what is denied there: "had they come on the 3rd,
    the city would not have surrendered on the 7th" says that it surrendered."""
    main = next((n for n, c in enumerate(clauses) if c.union & _CONTRARY and c.verb >= 0), -1)
    if main < 0:
        return
    conditions = [c for c in clauses if c is not clauses[main] and _condition(units, c)]
    without = any(clause.union & _WITHOUT for clause in clauses)
    if not conditions and not without:
        return
    first = clauses[0]
    supposed = [*conditions, clauses[main]]
    if units[0].flags & _HAVE:  # "had the relief arrived": what the splitter parts from it belongs to it
        supposed += [c for c in clauses if c.parent is first and c.units[0] < clauses[main].units[0]]
    for clause in supposed:
        said = clause.reading
        if not isinstance(said, Said):
            continue
        if said.polarity == "-":
            said.polarity, said.certainty, said.cue = "+", "unspecified", ""
        else:
            said.supposed = True


def _condition(units: list[Unit], clause: Clause) -> bool:
    if clause.lead >= 0 and units[clause.lead].flags & _IF:
        return bool(clause.union & _HAVE) or bool(clause.union & _BE)
    return clause.units[0] == 0 and bool(units[0].flags & _HAVE)
