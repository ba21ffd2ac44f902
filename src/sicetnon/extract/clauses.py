"""Clauses: which units of a sentence belong together under one verb, and how clauses hang on each other.

A shallow grammar, one pass from left to right with a bounded look ahead. It needs no tree: for a claim it matters
which verb a date or a name stands with, whether the clause is said, denied, meant or only supposed, and by whom.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import or_

from sicetnon.extract.classes import BREAK, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.roles import AUX
from sicetnon.extract.tails import tail_of
from sicetnon.extract.units import Unit
from sicetnon.extract.verb_groups import VerbGroups

_INFINITIVE, _COMPLEMENT, _RELATIVE = bit("infinitive"), bit("complement"), bit("relative")
_AND_OR_BUT = bit("and", "or", "but", "semicolon")
_COMMA = bit("comma")
_SENTENCE_LEADS = bit("because", "but", "if", "during", "after", "before", "until", "since")
_JOINT = _AND_OR_BUT | _COMMA | bit("nor")
_LEADS = _RELATIVE | _COMPLEMENT | _SENTENCE_LEADS | bit("purpose", "as") | _INFINITIVE
_WHEREUPON = bit("whereupon")
_MAY_PART_CLAUSES = BREAK | _JOINT | _LEADS | _WHEREUPON
_REPORTEDLY = bit("say_reportedly")


class Splitter(VerbGroups):
    """Splits one sentence into clauses."""

    def split(self) -> list[Clause]:
        """The clauses in the order in which they open; clauses without units are left out."""
        roles = self.roles
        flags_of = [unit.flags for unit in self.units]
        cut, says = tail_of(self.units, roles)
        stop = cut if cut > 0 else len(flags_of)
        at = 0  # what neither parts clauses nor is a verb goes to the clause that is open, many units at once
        for i in [i for i, flags in enumerate(flags_of) if roles[i] or flags & _MAY_PART_CLAUSES]:
            if i >= stop:
                break
            self.current.units += range(at, i)
            at = i + 1
            flags = flags_of[i]
            if flags & _MAY_PART_CLAUSES:
                if flags & BREAK and self._bracket(i, flags):
                    continue
                if flags & _JOINT:
                    self._coordinate(i, flags)
                elif flags & _WHEREUPON:
                    self._whereupon(i)
                elif flags & _LEADS:
                    self._subordinate(i, flags)
            if role := roles[i]:
                self._verb(i, role)
            self.current.units.append(i)
        self.current.units += range(at, stop)
        if cut > 0:
            self._tail(cut, says)
        found = [clause for clause in self.clauses if clause.units]
        if self.free_order and len(found) > 1:
            self._hand_on(found)
        for clause in found:
            members = clause.units
            first, stop = members[0], members[-1] + 1
            whole = stop - first == len(members)
            clause.union = reduce(or_, flags_of[first:stop] if whole else [flags_of[i] for i in members])
        return found

    def _hand_on(self, found: list[Clause]) -> None:
        """ "…, за що, як оповідають, козаки побили його": what is set in at the end of a clause is of the next one."""
        for one, other in pairwise(found):
            last = one.units[-1]
            if not self.units[last].flags & _REPORTEDLY or len(one.units) < 2 or other.units[0] != last + 1:
                continue
            if self.units[last + 1].flags & self.units[one.units[-2]].flags & _COMMA and last > one.verb:
                one.units.pop()
                other.units.insert(0, last)

    def _tail(self, cut: int, verb: int) -> None:
        """The reporting clause from unit `cut` to the end of the sentence."""
        tail = self._open("coordinate", self.clauses[0], cut)
        tail.units = list(range(cut, len(self.units)))
        tail.verb, tail.tail = verb, True
        tail.group = verb
        while self.roles[tail.group - 1] == AUX:
            tail.group -= 1


def split_clauses(
    units: list[Unit], roles: list[int], verb_final: bool = False, free_order: bool = False
) -> list[Clause]:
    """The clauses of a sentence, in the order in which they open; `roles` are those of `verb_roles`. Linear."""
    return Splitter(units, roles, verb_final, free_order).split()
