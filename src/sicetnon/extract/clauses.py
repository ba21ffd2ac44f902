"""Clauses: which units of a sentence belong together under one verb, and how clauses hang on each other.

A shallow grammar, one pass from left to right with a bounded look ahead. It needs no tree: for a claim it matters
which verb a date or a name stands with, whether the clause is said, denied, meant or only supposed, and by whom.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import or_

from sicetnon.extract.classes import (
    ADVERB,
    BE_OR_HAVE,
    BREAK,
    DETERMINER,
    FORM,
    NOMINAL,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    SAY,
    SPEAKER,
    SUBJECT,
    TEMPORAL,
    VERB,
    bit,
)
from sicetnon.extract.roles import AUX, BASE, FINITE, GERUND, LOOK_BACK, NONE, PAST, before_it
from sicetnon.extract.tails import tail_of
from sicetnon.extract.units import Unit

LOOK_AHEAD = 16  # units
LONGEST_APPOSITION = 8  # units between its commas
_NEARBY = 8  # clauses
LONGEST_GAP = 10  # units from a comma to the dash that stands for a verb
_CLAUSE_LEADS = bit("clause_leads")
_DASH, _ON = bit("dash"), bit("on")
_F_PART, _F_BASE = bit("form_participle"), bit("form_base")
_F_GERUND = bit("form_gerund")
_WITH_OBJECT = bit("say_with_object", "say_denying", "say_accusing")
_GIVING = bit("say_giving")
_CLAIMS = bit("say_distancing")
_JUDGES, _SAY_OR_JUDGE = bit("say_judging"), SAY | bit("say_judging")
_UNATTESTED, _OF = bit("sure_unattested"), bit("of")
_INFINITIVE, _COMPLEMENT, _RELATIVE = bit("infinitive"), bit("complement"), bit("relative")
_RANK = bit("ordinal", "order_first", "order_last", "order_only")
_BE = bit("be")
_AND_OR_BUT = bit("and", "or", "but", "semicolon")
_COMMA = bit("comma")
_OPENS_AN_OBJECT = (
    DETERMINER | NUMERAL | bit("name", "much_least", "much_most", "much_about", "vague_number", "he", "they")
)
_SUBJECT_OPENS = SUBJECT | DETERMINER
_OPENING = bit("sure_evidence", "sure_unattested", "sure_probable", "sure_possible", "sure_improbable", "sure_certain",
               "verb_know")  # fmt: skip
_CONJUNCTION, _OR = bit("and", "or"), bit("or")
_BUT = bit("but")
_SENTENCE_LEADS = bit("because", "but", "if", "during", "after", "before", "until", "since")
_JOINT = _AND_OR_BUT | _COMMA | bit("nor")
_LEADS = _RELATIVE | _COMPLEMENT | _SENTENCE_LEADS | bit("purpose", "as") | _INFINITIVE
_WHEREUPON = bit("whereupon")
_ENDS_A_REACH = BREAK | _RELATIVE | _AND_OR_BUT | _COMPLEMENT | _SENTENCE_LEADS | bit("not", "privative")
_MAY_PART_CLAUSES = BREAK | _JOINT | _LEADS | _WHEREUPON
_MAY_LEAD_A_DATE = bit("after", "before", "since", "until", "but")
_AS = bit("as")
_DENIES = bit("say_denying")
_BE_HAVE_DO = bit("be", "have", "do")
_BUT_SEMICOLON = bit("but", "semicolon")
_WITHIN_A_GROUP = bit("but", "sure_probable", "sure_possible", "open_quote", "close_quote")
_BY = bit("by")
_LONGEST_BY = 8  # units from "is said" to its "to", with those who say it between them
_CLOSE_BRACKET = bit("close_bracket")
_COLON = bit("colon")
_EXISTENTIAL = bit("existential")
_DATE, _NOT = bit("date"), bit("not")
_MODALS, _HAVE = bit("modals"), bit("have")
_OPEN_BRACKET = bit("open_bracket")
_PURPOSE = bit("purpose")
_PRONOUN_SUBJECT = bit("relative", "he", "they", "it", "first_person")
_REPORTEDLY, _SAY_ACCORDING = bit("say_reportedly"), bit("say_according")
_FROM_TO_THROUGH = bit("from", "to", "through")
_SAYS_OR_ACCORDING = SAY | _SAY_ACCORDING
_BESIDE = bit("beside")
_SEMICOLON = bit("semicolon")
_NAMED = bit("person_name", "name")
_SHORT_SPEAKER = 6  # units from a verb of saying to the end of its speaker
_SO_THAT = bit("so_that")
_SEMICOLON_BECAUSE = bit("semicolon", "because")
_STOP = bit("stop")
_NO_SUBJECT = bit("sure_evidence", "and", "or")
_SURE_PROBABLE = bit("sure_probable")
_FOR, _NAME, _PLURAL = bit("for"), bit("name"), bit("plural")
_DEMONSTRATIVES, _DATE_DURATION = bit("demonstratives"), bit("date", "duration")
_WHEN_IT_WAS_SAID = bit("on", "at", "date", "say_adverbs")
_NOT = bit("not")
_UNLISTED = bit("unlisted")
_KNOWS_OR_EXPECTS = bit("verb_know", "verb_expect")


_PREDICATES = frozenset({FINITE, AUX, PAST})
_NAMES_A_SUBJECT = SUBJECT | _UNLISTED
_OPENS = BREAK | _RELATIVE | _SEMICOLON_BECAUSE
_BOUNDARY = _OPENS | _COMPLEMENT


class Clause:
    """One clause: the indexes of its units, its verb, and how it hangs on its parent.

    `relation`: main, coordinate, said (a complement), relative, participle, purpose, adverbial, bracket, quoted.
    `verb` is the index of the main verb in the sentence's units (-1: none), `group` where its auxiliaries start.
    """

    __slots__ = (
        "front",
        "gapped",
        "group",
        "lead",
        "negated",
        "parent",
        "passive",
        "raised",
        "reading",
        "relation",
        "tail",
        "union",
        "units",
        "verb",
    )

    def __init__(self, relation: str, parent: Clause | None, lead: int = -1) -> None:
        self.relation = relation
        self.parent = parent
        self.lead = lead
        self.units: list[int] = []
        self.verb = -1
        self.group = -1
        self.raised = -1
        self.gapped = -1  # the dash that stands for the verb of the clause before: "the second one — of 21"
        self.front = (-1, -1)  # units that "it was … who" sets in front
        self.union = 0
        self.passive = False
        self.negated = False
        self.tail = False  # a reporting clause that ends the sentence
        self.reading: object = None

    @property
    def closed(self) -> bool:
        """True when the clause has its verb."""
        return self.verb >= 0


class Splitter:
    """Splits one sentence into clauses."""

    def __init__(self, units: list[Unit], roles: list[int], verb_final: bool = False, free_order: bool = False) -> None:
        self.units = units
        self.verb_final = verb_final
        self.free_order = free_order
        self.roles = roles
        self.clauses: list[Clause] = []
        self.stack: list[Clause] = []
        self.current = self._open("main", None)

    def _open(self, relation: str, parent: Clause | None, lead: int = -1) -> Clause:
        self.current = Clause(relation, parent, lead)
        self.clauses.append(self.current)
        return self.current

    def split(self) -> list[Clause]:
        """The clauses in the order in which they open; clauses without units are left out."""
        roles = self.roles
        flags_of = [unit.flags for unit in self.units]
        cut, says = tail_of(self.units, roles)
        for i, flags in enumerate(flags_of[:cut] if cut > 0 else flags_of):
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

    # -- boundaries ------------------------------------------------------------------------------------------------

    def _bracket(self, i: int, flags: int) -> bool:
        if flags & _OPEN_BRACKET:
            self.stack.append(self.current)
            if len(self.stack) < 50:
                self._open("bracket", self.current, i)
            self.current.units.append(i)
            return True
        if flags & _CLOSE_BRACKET and self.stack:
            self.current.units.append(i)
            self.current = self.stack.pop()
            return True
        if flags & _COLON and i + 1 < len(self.units) and self.current.closed:
            self.current.units.append(i)
            self._open("said", self._saying(self.current) or self.current, i)
            return True
        return False

    def _ahead(self, i: int) -> int:
        """The index of the next finite verb after `i` in the same stretch, -1 when a boundary comes first."""
        units, roles = self.units, self.roles
        for j in range(i + 1, min(len(units), i + 1 + LOOK_AHEAD)):
            role = roles[j]
            if role and role in _PREDICATES:
                return -1 if j - i > 2 and units[j - 1].flags & _CONJUNCTION else j
            if j > i + 1:
                flags = units[j].flags
                if flags & _COMMA and (verb := self._past_apposition(i, j)) >= 0:
                    return verb
                if flags & _BOUNDARY and (not flags & _COMPLEMENT or flags & _OPENS or not flags & DETERMINER):
                    return -1
        return -1

    def _ahead_over(self, i: int) -> int:
        """The verb of a relative clause behind what is set in between two commas: "whose chief, a retired major,
        paid", "each side of which, it is said, was …"; -1 for none."""
        stop = min(len(self.units), i + LOOK_AHEAD)
        first = next((j for j in range(i + 1, min(stop, i + 6)) if self.units[j].flags & _COMMA), -1)
        if first < 0 or any(self.roles[j] in (FINITE, AUX, PAST) for j in range(i + 1, first)):
            return -1
        second = next((j for j in range(first + 1, stop) if self.units[j].flags & _COMMA), -1)
        if second < 0 or any(self.roles[j] in (FINITE, AUX) for j in range(first + 1, second)):
            return -1
        return next(
            (j for j in range(second + 1, min(second + 4, len(self.units))) if self.roles[j] in (FINITE, AUX, PAST)), -1
        )

    def _past_apposition(self, i: int, comma: int) -> int:
        """The verb after a second comma: "although the priest, Father John, claimed"; -1 when none comes so soon."""
        if not self._subject_between(i, comma):
            return -1
        saying = False
        for j in range(comma + 1, min(len(self.units) - 1, comma + LONGEST_APPOSITION)):
            flags = self.units[j].flags
            if flags & _COMMA:
                return j + 1 if self.roles[j + 1] in (FINITE, AUX, PAST) and j > comma + 1 else -1
            if j == comma + 1 and self.roles[j] == GERUND and flags & SAY:
                saying = True  # "Reuter, writing in 1971, argued"
                continue
            if saying and flags & (PREPOSITION | _DATE):
                continue
            if self.roles[j] != NONE or flags & (BREAK | _RELATIVE | _COMPLEMENT | _AND_OR_BUT | PREPOSITION & ~_OF):
                return -1
        return -1

    def _coordinate(self, i: int, flags: int) -> None:
        following = self.units[i + 1].flags if i + 1 < len(self.units) else 0
        if self._no_boundary(i, flags, following) or self._denies_a_part(i, flags, following):
            return
        if self.free_order and self.current.closed and self._without_a_verb(i, flags, following):
            return
        verb = self._ahead(i)
        if following & _FOR and self.current.closed and self._gives_a_reason(i + 1):
            self._open("coordinate", self._outer(self.current), i)
            return
        if flags & _COMMA:
            self._comma(i, following, verb)
        elif self.current.closed:
            self._conjunction(i, flags, verb)
        elif flags & _BUT_SEMICOLON and verb >= 0 and self.current.units and self.current.relation != "bracket":
            if self.free_order and verb == i + 1 and flags & _BUT and not self.units[i - 1].flags & BREAK:
                return  # "полковник Гнатів натомість доводив"
            self._open("coordinate", self.current, i)

    def _whereupon(self, i: int) -> None:
        """ "He answered that …, whereupon he commanded …": none of what was told goes on."""
        if self._ahead(i) >= 0 and self.current.closed:
            self._open("coordinate", self._telling(self.current) or self._outer(self.current), i)

    def _without_a_verb(self, i: int, flags: int, following: int) -> bool:
        """A clause whose verb is left out: "… — а за версією поліції, двома дронами", "…, ДСНС — про 21"."""
        if flags & _BUT and following & _SAY_ACCORDING:
            self._open("coordinate", self._outer(self.current), i)
            self.current.gapped = i
            return True
        parted = flags & (_COMMA | _SEMICOLON) or (flags & _BUT and i and self.units[i - 1].flags & _COMMA)
        telling = self._outer(self.current)
        if not parted or telling.verb < 0 or not self.units[telling.verb].flags & _SAY_OR_JUDGE:
            return False
        dash = self._gap(i, telling)
        if dash >= 0:
            self._open("coordinate", telling, i)
            self.current.gapped = dash
        return dash >= 0

    def _gap(self, i: int, telling: Clause) -> int:
        """The dash behind a speaker that stands for the verb of saying before, with a number or a date after it; -1."""
        units = self.units
        spoken = False
        for j in range(i + 1, min(len(units) - 2, i + LONGEST_GAP)):
            flags = units[j].flags
            if flags & _DASH:
                after = [unit.flags for unit in units[j + 1 : j + 5]]
                judges = self.units[telling.verb].flags & _JUDGES
                told = judges or any(each & (NUMERAL | _DATE) for each in after)
                return j if spoken and told and not after[0] & BREAK else -1
            if self.roles[j] != NONE or flags & BREAK:
                return -1
            spoken = spoken or bool(flags & SPEAKER)
        return -1

    def _gives_a_reason(self, i: int) -> bool:
        """Whether "for" joins a clause: ", for these had been put to death", but ", for a while he ruled"."""
        verb = self._ahead(i)
        if verb < 0 or i + 1 >= len(self.units):
            return False
        first = self.units[i + 1].flags
        if first & (PRONOUN | _NAME | _DEMONSTRATIVES):
            return True
        return bool(first & (DETERMINER | _PLURAL)) and not any(
            self.units[j].flags & (_DATE_DURATION | _COMMA) for j in range(i + 1, verb)
        )

    def _no_boundary(self, i: int, flags: int, following: int) -> bool:
        """Whether a comma or conjunction parts nothing: another sign does, or it is set in ("X, however, says")."""
        if following & (_RELATIVE | _COMPLEMENT) and not following & DETERMINER:
            return True
        if flags & _COMMA and following & _BUT and self.current.relation != "main":
            return True
        if following & _AS and self._as_it_says(i + 1):
            return True
        if flags & _OR and following & _COMMA and i + 2 < len(self.units) and self.units[i + 2].flags & _AS:
            return True  # "or, as some prefer, upon the hill"
        if following & (_SENTENCE_LEADS | _WHEREUPON) or (i and self.roles[i - 1] == AUX):
            return True
        if flags & _BUT and i and self.units[i - 1].flags & _NOT:
            return True  # "has not yet met"
        return bool(flags & _BUT and i and self.units[i - 1].flags & following & _COMMA)

    def _denies_a_part(self, i: int, flags: int, following: int) -> bool:
        """ "…, not in March as the Gazette printed": a second date or place, which is denied."""
        if not flags & _COMMA or not following & _NOT or i + 2 >= len(self.units):
            return False
        return bool(self.units[i + 2].flags & (PREPOSITION | _DATE)) and self.current.closed

    def _comma(self, i: int, following: int, verb: int) -> None:
        current = self.current
        if current.closed and following & QUOTE_MARK and self.units[current.verb].flags & SAY:
            self._open("said", current, i)
            return
        if not current.closed:
            if verb >= 0 and self._says_between_commas(i):
                self._open("participle", current, i)
            return
        if following & _SAY_ACCORDING and verb >= 0 and self._done_to_a_paper(verb):
            return
        if verb == i + 1 and self._reported(verb, 0):
            return  # "said the priest, a native of Clare, arrived"
        if current.relation == "participle" and self._of_the_participle(i, following):
            return
        parted = verb >= 0 and self._subject_between(i, verb)
        if current.relation in ("relative", "participle", "adverbial", "bracket"):
            self._resume_outer(current)
            if self.current.closed and parted and self.units[verb].flags & SAY:
                self._open("coordinate", self.current, i)
        elif verb >= 0 and self.roles[verb] == PAST and verb - i <= 2 and not (following & SUBJECT and verb != i + 1):
            goes_on = following & _CONJUNCTION and self.units[verb].flags & SAY  # "…, and said he had been held"
            self._open("coordinate" if goes_on else "participle", current, i)
        elif parted:
            self._open("coordinate", current, i)

    def _of_the_participle(self, i: int, following: int) -> bool:
        """Whether "according to X" between two commas belongs to the participle that it stands with: "throwing them,
        according to one witness, from the cliff"."""
        current = self.current
        if self.roles[current.verb] != GERUND or i + 1 >= len(self.units):
            return False
        if not following & _SAY_ACCORDING:
            set_in = any(self.units[j].flags & _SAY_ACCORDING for j in current.units[-LONGEST_APPOSITION:])
            return set_in and bool(following & (PREPOSITION | _UNLISTED)) and not following & FORM
        stop = min(len(self.units) - 1, i + LONGEST_APPOSITION)
        closing = next((j for j in range(i + 2, stop) if self.units[j].flags & BREAK), -1)
        if closing < 0 or not self.units[closing].flags & _COMMA:
            return False
        behind = self.units[closing + 1].flags
        return bool(behind & (PREPOSITION | _UNLISTED)) and not behind & FORM

    def _done_to_a_paper(self, verb: int) -> bool:
        """ "…, according to a tally taken by the nurses": a participle that hangs on the source."""
        following = self.units[verb + 1].flags if verb + 1 < len(self.units) else 0
        return self.roles[verb] == PAST and bool(self.units[verb].flags & _F_PART and following & PREPOSITION)

    def _conjunction(self, i: int, flags: int, verb: int) -> None:
        current = self.current
        if verb < 0 or self._inside_names(i, verb):
            if flags & _SEMICOLON or (i and flags & _BUT and self.units[i - 1].flags & _SEMICOLON):
                self._open("coordinate", self._telling(current) or current, i)
            return
        anchor = current
        apart = flags & _BUT_SEMICOLON or self.units[verb].flags & SAY
        if flags & _BESIDE and current.relation == "said" and not self.units[i - 1].flags & _SEMICOLON:
            apart = (self.units[verb].flags | self.units[i + 1].flags) & _SAYS_OR_ACCORDING  # "що …, а …": said on
        if self._after_a_denial(i, verb):
            anchor = self.clauses[0]
        elif apart and (self._subject_between(i, verb) or (verb == i + 2 and self.units[i + 1].flags & _UNATTESTED)):
            tells = self._telling if flags & _SEMICOLON else self._saying
            anchor = tells(current) or current  # "they say so, but there is no evidence": who writes says it
        elif (
            current.relation in ("relative", "participle", "purpose")
            and verb - i > 2
            and current.parent
            and (self._subject_between(i, verb))
        ):
            anchor = self._outer(current)
        self._open("coordinate", anchor, i)

    def _after_a_denial(self, i: int, verb: int) -> bool:
        """ "They denied that their unit was there, and no document places it there": what is told after the comma with
        a subject of its own is no longer what was denied."""
        current = self.current
        above = current.parent
        if current.relation != "said" or above is None or above.verb < 0 or not i:
            return False
        parted = self.units[i - 1].flags & _COMMA and not self.units[i + 1].flags & _COMPLEMENT
        if not parted or not self.units[above.verb].flags & _DENIES:
            return False
        return self._subject_between(i, verb) or bool(self.units[i + 1].flags & _UNATTESTED)

    def _inside_names(self, i: int, verb: int) -> bool:
        """ "and <noun> <participle>": only a participle after the coordinated noun."""
        return (
            self.roles[verb] == PAST
            and verb - i > 1
            and self.units[verb].flags & _F_PART > 0
            and bool(verb + 1 < len(self.units) and self.units[verb + 1].flags & _BY)
        )

    def _subject_between(self, i: int, verb: int) -> bool:
        units = self.units
        for j in range(i + 1, verb):  # noqa: SIM110 - asked so often that a generator would cost more
            if units[j].flags & _NAMES_A_SUBJECT:
                return True
        return False

    def _outer(self, clause: Clause) -> Clause:
        steps = 0
        while clause.parent is not None and clause.relation in ("relative", "participle", "purpose", "adverbial"):
            clause = clause.parent
            steps += 1
            if steps > 50:
                break
        return clause

    def _resume_outer(self, clause: Clause) -> None:
        outer = clause.parent
        if (outer is not None and not outer.closed) or (outer is not None and clause.relation != "bracket"):
            self.current = outer

    def _saying(self, clause: Clause) -> Clause | None:
        """The clause whose verb or noun opens what is said: this one or one that it hangs on."""
        steps = 0
        found: Clause | None = clause
        while found is not None and steps < 50:
            if found.verb >= 0 and self.units[found.verb].flags & SAY:
                return found
            if any(self.units[j].flags & _SAY_ACCORDING for j in found.units[:3]):
                return found
            found = found.parent
            steps += 1
        return None

    def _telling(self, clause: Clause) -> Clause | None:
        """The outermost clause that tells: after a semicolon none of what was told goes on."""
        found = self._saying(clause)
        while found is not None and found.relation == "said" and found.parent is not None:
            above = self._saying(found.parent)
            if above is None:
                break
            found = above
        return found

    def _subordinate(self, i: int, flags: int) -> None:
        current = self.current
        before = self.units[i - 1].flags if i else 0
        if flags & _COMPLEMENT and flags & DETERMINER and before & (PREPOSITION | TEMPORAL):
            return  # "on that issue"
        if flags & _COMPLEMENT:
            self._complement(i, flags, before)
        elif flags & TEMPORAL and (flags & _FROM_TO_THROUGH or (self.free_order and not flags & _CLAUSE_LEADS)):
            return  # "дослідники з групи": a preposition that may begin a time, no clause
        elif flags & _RELATIVE:
            if self._ahead(i) >= 0 or self._ahead_over(i) >= 0:
                self._open("relative", current, i)
        elif flags & _PURPOSE:
            self._open("coordinate" if flags & _SO_THAT and self._came_of_it(i) else "purpose", current, i)
        elif flags & _INFINITIVE:
            if i + 1 < len(self.units) and self._infinitive(i):
                self._open("said" if self._claims_to(i) else "purpose", current, i)
        elif flags & _AS:
            if self._as_it_says(i):
                self._open("adverbial", current, i)
        elif self._ahead(i) >= 0 and not (
            flags & _MAY_LEAD_A_DATE and i + 1 < len(self.units) and self.units[i + 1].flags & _DATE
        ):
            if flags & _BUT and not current.closed:
                return
            verb = self._ahead(i)
            if flags & TEMPORAL and self.roles[verb] == PAST and not self._clausal(i, verb):
                return
            self._open("adverbial", current, i)

    def _complement(self, i: int, flags: int, before: int) -> None:
        """What a verb or a noun of saying opens, or a relative clause that begins with the same word."""
        current = self.current
        if self.free_order and flags & _REPORTEDLY and not current.closed and current.units and not before & BREAK:
            return  # "маршал нібито сказав, що"
        if self.free_order and flags & _AS and before & _COMMA and self._as_somebody_says(i):
            self._open("adverbial", current, i)
            return
        if self._ahead(i) < 0 and (before & _COMMA or not self._ahead_of_those_who(i)):
            return
        if (
            flags & DETERMINER
            and i + 1 < len(self.units)
            and self.roles[i + 1] in (FINITE, AUX, PAST)
            and (
                before & NOMINAL
                and not (current.closed and self.units[current.verb].flags & SAY and (i - current.verb <= 2))
            )
        ):
            self._open("relative", current, i)
            return
        saying = self._saying(current)
        if saying is not current and any(self.units[j].flags & _OPENING for j in current.units[-6:]):
            saying = current  # "he said there is no evidence that …": it hangs on the evidence
        self._open("said", saying if saying is not None else current, i)

    def _ahead_of_those_who(self, i: int) -> bool:
        """Whether a relative clause parts the subject that opens a clause from its verb: "that those who had sworn to
        protect them had blood on their hands"."""
        who = next((j for j in range(i + 2, min(len(self.units), i + 6)) if self.units[j].flags & _RELATIVE), -1)
        if who < 0 or not self._subject_between(i, who):
            return False
        verbs = 0
        for j in range(who + 1, min(len(self.units), who + 1 + LOOK_AHEAD)):
            if self.units[j].flags & _SEMICOLON:
                break
            if self.roles[j] in _PREDICATES and self.roles[j - 1] != AUX:
                verbs += 1
        return verbs > 1

    def _came_of_it(self, i: int) -> bool:
        """Whether "so that" tells what came of it ("so that he had no part in it"), not what was meant to."""
        verb = self._ahead(i)
        return verb >= 0 and not any(self.units[j].flags & _MODALS for j in range(i + 1, verb + 1))

    def _as_it_says(self, i: int) -> bool:
        """Whether "as" opens a clause that says whose words these are: "as some relate", "as some have supposed"."""
        verb = self._ahead(i)
        if verb >= 0 and self.roles[verb] == AUX and not self.units[verb].flags & SAY:
            verb = next((j for j in range(verb + 1, min(len(self.units), verb + 4)) if self.roles[j] == PAST), verb)
        return verb >= 0 and bool(self.units[verb].flags & SAY) and verb - i < 8

    def _as_somebody_says(self, i: int) -> bool:
        """Whether a verb of saying and its speaker follow "as" and are set in: "журнал, як встановило слідство, …"."""
        units = self.units
        if i + 2 >= len(units) or not units[i + 1].flags & SAY or units[i + 2].flags & BREAK:
            return False
        stop = next((j for j in range(i + 2, min(len(units), i + LONGEST_GAP)) if units[j].flags & BREAK), -1)
        return stop >= 0 and not any(units[j].flags & (_COMPLEMENT | _RELATIVE) for j in range(i + 2, stop))

    def _clausal(self, i: int, verb: int) -> bool:
        """Whether "after X verb" is a clause: its subject stands between, and no comma follows before the verb."""
        if verb == i + 1:
            return False
        following = self.units[verb + 1].flags if verb + 1 < len(self.units) else _STOP
        commas = sum(bool(self.units[j].flags & _COMMA) for j in range(i + 1, verb))
        return not following & _BY and commas in (0, 2)  # two set something in: "while Reuter, writing in 1971, argued"

    def _infinitive(self, i: int) -> bool:
        j = i + 1
        while j < len(self.units) and self.units[j].flags & ADVERB and j - i < 3:
            j += 1
        if j >= len(self.units) or not self.units[j].flags & (_F_BASE | _BE_HAVE_DO):
            return False
        before = self.units[i - 1].flags if i else 0
        if self.current.passive and (before & SAY or self._said_by(i)):
            self.current.raised = self.current.verb  # "is said to have died": the infinitive is the verb
            self.current.verb = -1
            return False
        if before & BE_OR_HAVE or (before & _SURE_PROBABLE):
            return False
        return self.current.closed or not self.current.units

    def _claims_to(self, i: int) -> bool:
        """Whether an infinitive of the past is what somebody says of themselves: "claimed to have sent a boy"."""
        verb = self.current.verb
        if not 0 <= verb < i <= verb + 2 or self.current.passive or not self.units[verb].flags & SAY:
            return False
        return bool(self.units[i + 1].flags & _HAVE) and i + 2 < len(self.units)

    def _said_by(self, i: int) -> bool:
        """Whether only those who say it stand between a reporting verb and "to": "is said by the Gauls to …"."""
        verb, units = self.current.verb, self.units
        if not 0 <= verb < i - 2 or i - verb > _LONGEST_BY or not units[verb].flags & SAY:
            return False
        between = units[verb + 2 : i]
        return bool(units[verb + 1].flags & _BY) and not any(unit.flags & (BREAK | PREPOSITION) for unit in between)

    # -- verbs -----------------------------------------------------------------------------------------------------

    def _verb(self, i: int, role: int) -> None:
        units, current = self.units, self.current
        before = before_it(units, i)
        if role == AUX:
            self._auxiliary(i)
            return
        if role == GERUND:
            self._gerund(i, before)
            return
        if self._in_group(i):
            quoted = before & QUOTE_MARK  # "he had been "placed at the disposal of the investigators""
            before = before_it(units, i - 1) if quoted else before
            current.passive = bool(before & _BE and units[i].flags & _F_PART)
            self._set_verb(i)
            return
        if role == BASE:
            if current.verb >= 0 or current.group >= 0 or not self._of_a_rank(i):
                self._set_verb(i)
            return
        if self.verb_final and current.verb >= 0 and self.roles[current.verb] == AUX and role in (PAST, FINITE):
            current.passive = bool(units[current.verb].flags & _BE)  # "wurden … getötet": the participle comes last
            current.verb = i
            return
        if role == PAST and self._inverted(i):
            current.passive = bool(units[current.group].flags & _BE)  # "Nor were the captives shown to them"
            self.current.verb = i
            return
        if role == PAST and current.verb == current.group == 0 and self.roles[0] == AUX and units[-1].word.lower == "?":
            current.passive = bool(units[0].flags & _BE)  # "Was the duke murdered?"
            self._set_verb(i)
            current.group = 0
            return
        if self.verb_final and i + 1 < len(units) and self.roles[i + 1] == AUX and current.verb < 0:
            current.passive = bool(units[i + 1].flags & _BE)  # "… geschenkt hat"
            self._set_verb(i)
            return
        if self._goes_back(i, role):
            self._set_verb(i)
            return
        within = bool(before & _COMMA) and self._speaks_within(i)
        if within or (role == PAST and self._reduced(i, before)):
            self._open("participle", current, i)
            self.current.passive = not within
            self._set_verb(i)
            return
        if current.verb >= 0:
            current = self._second_verb(i)
        self._set_verb(i)

    def _auxiliary(self, i: int) -> None:
        current = self.current
        if self.verb_final and i and current.verb == i - 1:
            return
        if self._outer_said(i, AUX):
            current = self._second_verb(i)
        if current.verb >= 0 and not self._in_group(i) and current.relation != "bracket":
            current = self._second_verb(i)
        if current.group < 0 or current.verb < 0:
            current.group = i if current.group < 0 else current.group
        alone = not self.units[i].flags & _MODALS or (self.free_order and self._has_an_object(i))
        if alone and not self._group_goes_on(i):
            current.verb = i

    def _goes_back(self, i: int, role: int) -> bool:
        """Whether a verb belongs to a clause that began before the one that is being read; that one goes on then."""
        if self._outer_said(i, role):
            self._second_verb(i)
            return True
        if role == PAST and self.current.relation == "participle" and self._charged_in(i):
            return True
        return bool(i and self.units[i - 1].flags & _COMMA and self.units[i].flags & SAY and self._speaks_at_last(i))

    def _charged_in(self, i: int) -> bool:
        """Whether a verb of saying and the subject before it go on with the clause around a participle: "in a letter
        delivered here the party charged that"; the subject is given to that clause."""
        inner, outer = self.current, self.current.parent
        if outer is None or outer.closed or not self.units[i].flags & SAY or not self._says_that(i):
            return False
        first = next((n for n, j in enumerate(inner.units) if j > inner.verb and self._opens_subject(j)), -1)
        if first < 0 or self.units[inner.units[first] - 1].flags & PREPOSITION:
            return False
        outer.units += inner.units[first:]
        del inner.units[first:]
        self.current = outer
        return True

    def _charges(self, i: int, j: int) -> bool:
        """Whether a verb of saying at `j` has a subject of its own behind the participle at `i`."""
        if self.current.relation not in ("main", "coordinate") or not self._says_that(j):
            return False
        if not self.units[i].flags & SAY and not any(self._opens_subject(k) for k in range(i + 1, j)):
            return True  # "a telegram sent on 6 May announced that"
        return any(self._opens_subject(k) and not self.units[k - 1].flags & PREPOSITION for k in range(i + 2, j))

    def _outer_said(self, i: int, role: int) -> bool:
        """Whether a verb behind a relative clause is that of what was said: "said the man who shot him had fled"; the
        clause of saying goes on then."""
        inner, outer = self.current, self.current.parent
        if inner.relation != "relative" or inner.verb < 0 or outer is None or outer.verb < 0 or outer.passive:
            return False
        saying, here = self.units[outer.verb].flags, self.units[i].flags
        if role not in _PREDICATES or not saying & SAY or here & SAY or self._in_group(i):
            return False
        if self.units[i - 1].flags & (_COMMA | DETERMINER | PREPOSITION | _BE):
            return False
        if i + 1 < len(self.units) and self.units[i + 1].flags & _BY:
            return False
        if saying & _WITH_OBJECT and not saying & _CLAIMS:
            return False
        told = outer.units[-LOOK_AHEAD:]
        if outer.verb + 1 not in told or not self.units[outer.verb + 1].flags & _SUBJECT_OPENS:
            return False
        if any(self.units[j].flags & BREAK for j in told if j > outer.verb):
            return False
        self.current = outer
        return True

    def _opens_subject(self, j: int) -> bool:
        return bool(self.units[j].flags & (DETERMINER | PRONOUN | _NAME))

    def _speaks_at_last(self, i: int) -> bool:
        """Whether a verb of saying behind a comma has its subject behind an "and" of the clause before: "…, and one of
        them, Maria Petrou, who was nine, insisted: …"; the clause is opened then."""
        current, units = self.current, self.units
        if current.verb < 0 or not self._opens_words(i + 1):
            return False
        near = current.units[-2 * LOOK_AHEAD :]
        joint = max((j for j in near if j > current.verb and units[j].flags & _AND_OR_BUT), default=-1)
        if joint < 0 or not any(units[j].flags & SPEAKER for j in near if j > joint):
            return False
        anchor = self._saying(current) if current.relation == "said" else current
        opened = self._open("coordinate", anchor or current, joint)
        opened.units = [j for j in current.units if j >= joint]
        current.units = [j for j in current.units if j < joint]
        for clause in self.clauses[-_NEARBY:]:
            if clause.parent is current and clause is not opened and clause.units and clause.units[0] > joint:
                clause.parent = opened
        return True

    def _opens_words(self, j: int) -> bool:
        """Whether what is said is opened at a unit: by "that", by a colon, by a mark of quotation."""
        return j < len(self.units) and bool(self.units[j].flags & (_COMPLEMENT | _COLON | QUOTE_MARK))

    def _of_a_rank(self, i: int) -> bool:
        """Whether an infinitive only says of what somebody was the first: "the first outsider to see it"."""
        if not i or not self.units[i - 1].flags & _INFINITIVE:
            return False
        return any(self.units[j].flags & _RANK for j in self.current.units[-5:-1])

    def _has_an_object(self, i: int) -> bool:
        """Whether a modal verb is one of having: "що його люди мали до цього стосунок"."""
        for j in range(i + 1, min(len(self.units), i + LOOK_AHEAD)):
            flags = self.units[j].flags
            if self.roles[j] != NONE or flags & FORM:
                return False
            if flags & BREAK:
                return j > i + 1
        return False

    def _inverted(self, i: int) -> bool:
        """Whether an auxiliary before its subject, after a word of denial, waits for this participle."""
        current = self.current
        if current.verb < 1 or current.verb != current.group or self.roles[current.verb] != AUX:
            return False
        return bool(self.units[current.verb - 1].flags & _NOT) and i - current.verb < LOOK_AHEAD

    def _set_verb(self, i: int) -> None:
        self.current.verb = i
        if self.current.group < 0 or self.current.group > i:
            self.current.group = i

    def _in_group(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and i - j <= LOOK_BACK and self.units[j].flags & (ADVERB | _WITHIN_A_GROUP):
            j -= 1
        return j >= 0 and self.roles[j] == AUX

    def _group_goes_on(self, i: int) -> bool:
        j = i + 1
        while (
            j < len(self.units)
            and j - i <= 4
            and self.units[j].flags & (ADVERB | _WITHIN_A_GROUP)
            and not self.units[j].flags & FORM
        ):
            j += 1
        if j >= len(self.units):
            return False
        if self.roles[j] == AUX:
            return True
        return self.roles[j] in (PAST, GERUND) or bool(
            self.units[j].flags & (_F_PART | _F_GERUND) and self.roles[j] != NONE
        )

    def _gerund(self, i: int, before: int) -> None:
        if self._in_group(i):
            self._set_verb(i)
            return
        flags = self.units[i].flags
        following = self.units[i + 1].flags if i + 1 < len(self.units) else 0
        second = before & _CONJUNCTION and self.current.relation == "participle" and following & _OPENS_AN_OBJECT
        if before & (DETERMINER | PREPOSITION | TEMPORAL | _NO_SUBJECT) and not before & _COMMA and not second:
            return
        deed = not flags & NOMINAL or (before & (_COMMA | _CONJUNCTION) and following & _OPENS_AN_OBJECT)
        inserted = not self.current.closed and before & _COMMA and flags & SAY and self._set_in(i)
        if (self.current.closed or inserted) and flags & VERB and deed:
            self._open("participle", self.current, i)
            self._set_verb(i)

    def _reduced(self, i: int, before: int) -> bool:
        """Whether a past form is a participle after its noun ("the meeting held in …"), not a finite verb."""
        if before & _PRONOUN_SUBJECT:
            return False
        if before & _AS or (before & _COMMA and self.current.verb < 0 and self._set_in(i)):
            return True  # "as told by X", "the report, dated 19 June, maintains that …"
        following = self.units[i + 1].flags if i + 1 < len(self.units) else 0
        if self.units[i].flags & SAY and not following & (PREPOSITION | BREAK) and self.current.verb < 0:
            return False
        if self._reported(i, following):
            return False
        if self.current.relation == "relative" and self.units[i].flags & SAY and self._says_that(i):
            return False  # "a nun who saw the attack said that …"
        begun = self.current.verb >= 0 or 0 <= self.current.group < i
        if begun or self._done_by(i, following):
            return True
        if not self.current.units or not any(self.units[j].flags & SUBJECT for j in self.current.units[-4:]):
            return False
        past = self._past_infinitive(i)
        for j in range(past, min(len(self.units), i + LOOK_AHEAD)):
            flags = self.units[j].flags
            if self.roles[j] in (FINITE, AUX) or (self.roles[j] == PAST and flags & SAY and self._charges(i, j)):
                return True
            inserted = before & _COMMA and flags & _COMMA  # "X, known as Y, was …"
            if not inserted and flags & _ENDS_A_REACH:
                return False
        return False

    def _done_by(self, i: int, following: int) -> bool:
        """Whether a past form after its noun is passive: by somebody named, with the verb of the noun yet to come."""
        units = self.units
        if not following & _BY or i + 2 >= len(units) or not units[i].flags & _F_PART:
            return False
        if not units[i + 2].flags & _NAMED or not any(units[j].flags & SUBJECT for j in self.current.units[-4:]):
            return False
        for j in range(i + 3, min(len(units), i + 2 * LOOK_AHEAD)):
            if units[j].flags & _SEMICOLON:
                return False
            if self.roles[j] == AUX and units[j].flags & _BE and units[j - 1].flags & _COMMA:
                return True
        return False

    def _past_infinitive(self, i: int) -> int:
        """The unit after a verb and the infinitive that it opens: "claimed to have sent"."""
        j = i + 2
        while j < len(self.units) and j - i < 5 and self.units[j].flags & (_BE_HAVE_DO | _F_BASE | _F_PART):
            j += 1
        return j if j > i + 2 and self.units[i].flags & SAY else i + 1

    def _speaks_within(self, i: int) -> bool:
        """Whether a verb of saying and its speaker stand between commas before the verb: "the bell, says Lind, was"."""
        units = self.units
        if self.current.verb >= 0 or not units[i].flags & SAY or i + 2 >= len(units) or not self.current.units:
            return False
        speakers = _NAMED | DETERMINER | (SPEAKER | PRONOUN if self.free_order else 0)
        if not units[i + 1].flags & speakers or not (
            self.free_order or any(units[j].flags & _NAMES_A_SUBJECT for j in self.current.units[-4:])
        ):
            return False
        for j in range(i + 1, min(len(units) - 1, i + _SHORT_SPEAKER)):
            if units[j].flags & _COMMA:
                if self.free_order and self.current.units[-1] == i - 1 and self.current.units[0] < i - 1:
                    return self.roles[j + 1] in (FINITE, AUX, PAST) or self._verb_behind(j)
                return self.roles[j + 1] in (FINITE, AUX, PAST)
            if self.roles[j] != NONE or units[j].flags & (BREAK | PREPOSITION | _RELATIVE | _COMPLEMENT):
                return False
        return False

    def _says_between_commas(self, i: int) -> bool:
        """Whether a speaker and a verb of saying stand between commas before the verb: "the camp, he said, held"."""
        units, roles = self.units, self.roles
        spoken = False
        for j in range(i + 1, min(len(units) - 2, i + _SHORT_SPEAKER)):
            flags = units[j].flags
            if roles[j] in (FINITE, PAST) and flags & SAY and spoken:
                return bool(units[j + 1].flags & _COMMA) and self._begun() and self._goes_on_behind(j + 1)
            if roles[j] == AUX or flags & (BREAK | _RELATIVE | _COMPLEMENT | _AND_OR_BUT):
                return False
            spoken = spoken or bool(flags & (SPEAKER | PRONOUN | _UNLISTED))
        return False

    def _begun(self) -> bool:
        """Whether the clause has begun with something that may be its subject."""
        return any(self.units[j].flags & _NAMES_A_SUBJECT for j in self.current.units[-LOOK_AHEAD:])

    def _goes_on_behind(self, comma: int) -> bool:
        """Whether the verb of a clause whose subject has been told follows a comma: ", held", ", had long been"."""
        for j in range(comma + 1, min(len(self.units), comma + 4)):
            if self.roles[j] in (FINITE, AUX, PAST):
                return True
            if not self.units[j].flags & ADVERB:
                return False
        return False

    def _verb_behind(self, comma: int) -> bool:
        """Whether what stands before a comma goes on behind it: "Ніхто з козаків, наполягає Гай, участі не брав"."""
        following = self.units[comma + 1].flags
        if following & (_RELATIVE | _COMPLEMENT | _AND_OR_BUT | _SENTENCE_LEADS):
            return False
        return self._ahead(comma) >= 0

    def _set_in(self, i: int) -> bool:
        """Whether a past form and what hangs on it stand between commas, before the finite verb of their clause."""
        units = self.units
        for j in range(i + 1, min(len(units), i + LOOK_AHEAD)):
            if units[j].flags & _COMMA:
                return j + 1 < len(units) and self.roles[j + 1] in (FINITE, AUX, PAST) and units[j + 1].flags & SAY > 0
            if self.roles[j] != NONE or units[j].flags & (BREAK | _AND_OR_BUT | _RELATIVE | _COMPLEMENT):
                return False
        return False

    def _says_that(self, i: int) -> bool:
        """Whether "that" follows a verb of saying, with nothing but its date between them."""
        j = i + 1
        if j + 1 < len(self.units) and self.units[j].flags & PREPOSITION and self.units[j + 1].flags & _NAMED:
            j += 2  # "replied to Lind that"
        while j < len(self.units) and j - i < 4 and self.units[j].flags & _WHEN_IT_WAS_SAID:
            j += 1
        return j < len(self.units) and bool(self.units[j].flags & _COMPLEMENT)

    def _reported(self, i: int, following: int) -> bool:
        """ "The ministry said six people died": after a verb of saying, a noun and a past form are a clause."""
        current = self.current
        if current.verb < 0 or current.passive or following & _BY:
            return False
        saying = self.units[current.verb].flags
        if not saying & SAY or self.units[i].flags & SAY or saying & _GIVING:
            return False
        if saying & _WITH_OBJECT and not following & (DETERMINER | NUMERAL):
            return False  # "mentions the treaty signed in 1920", but "claimed the rebels attacked the town"
        between = self.units[current.verb + 1 : i]
        if between and between[-1].flags & _COMMA:
            between = self._without_apposition(current.verb + 1, i - 1)
        if not between or any(unit.flags & (BREAK | _RELATIVE | _AND_OR_BUT) for unit in between):
            return False
        return bool(between[0].flags & _SUBJECT_OPENS) and not between[0].flags & (PREPOSITION | TEMPORAL)

    def _without_apposition(self, first: int, comma: int) -> list[Unit]:
        """The subject of what was said before what is set in between its two commas: "said the priest, a native of
        Clare, arrived"; nothing where a clause of its own stands between them."""
        opens = next((j for j in range(first, comma) if self.units[j].flags & _COMMA), comma)
        relative = any(unit.flags & _RELATIVE for unit in self.units[opens + 1 : opens + 3])
        plain = relative or not any(self.roles[j] in (FINITE, AUX) for j in range(opens, comma))
        if comma - opens > LOOK_AHEAD or not plain:
            return []
        set_in = self.units[opens + 1 : comma]
        return self.units[first:opens] if set_in and not any(unit.flags & BREAK for unit in set_in) else []

    def _second_verb(self, i: int) -> Clause:
        """A second finite verb in a clause: what the first one says ("claim this meeting took place"), or an outer
        clause that goes on after a relative."""
        current = self.current
        outer = current.parent
        waits = outer is not None and not outer.closed and current.relation in ("relative", "participle", "adverbial")
        gave = self.units[current.verb].flags & _GIVING  # "those who gave the order are free"
        if waits and outer is not None and (current.passive or gave or not self._subject_between(current.verb, i)):
            self.current = outer  # "the witnesses who were questioned in 1958 spoke of …"
            return outer
        if current.relation == "said" and current.units[0] == current.lead == 0 and self.units[i].flags & _BE:
            return self._open("coordinate", current)  # "Whether he knew of the plot is uncertain"
        goes_on = current.passive and any(unit.flags & _AND_OR_BUT for unit in self.units[current.verb : i])
        if self.units[current.verb].flags & (SAY | _KNOWS_OR_EXPECTS) and not goes_on:
            cut = [j for j in current.units if j > current.verb]
            while cut and self.units[cut[0]].flags & (ADVERB | _COMMA):
                cut.pop(0)
            said = self._open("said", current)
            if cut:
                current.units = [j for j in current.units if j < cut[0]]
                said.units = cut
            return said
        if waits and outer is not None:
            self.current = outer
            return outer
        last_comma = max((j for j in current.units if self.units[j].flags & (_COMMA | _AND_OR_BUT)), default=-1)
        moved = [j for j in current.units if j > max(last_comma, current.verb)] if last_comma > current.verb else []
        opened = self._open("coordinate", current)
        if moved:
            current.units = [j for j in current.units if j not in moved]
            opened.units = moved
        return opened


def split_clauses(
    units: list[Unit], roles: list[int], verb_final: bool = False, free_order: bool = False
) -> list[Clause]:
    """The clauses of a sentence, in the order in which they open; `roles` are those of `verb_roles`. Linear."""
    return Splitter(units, roles, verb_final, free_order).split()
