"""Where one clause ends and the next begins: at brackets, commas, conjunctions, and words that lead a clause."""

from __future__ import annotations

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
    bit,
)
from sicetnon.extract.clause import Clause
from sicetnon.extract.outlook import LONGEST_APPOSITION, LOOK_AHEAD, Outlook
from sicetnon.extract.roles import AUX, FINITE, GERUND, NONE, PAST

LONGEST_GAP = 10  # units from a comma to the dash that stands for a verb
_CLAUSE_LEADS = bit("clause_leads")
_DASH = bit("dash")
_F_PART, _F_BASE = bit("form_participle"), bit("form_base")
_JUDGES, _SAY_OR_JUDGE = bit("say_judging"), SAY | bit("say_judging")
_UNATTESTED = bit("sure_unattested")
_INFINITIVE, _COMPLEMENT, _RELATIVE = bit("infinitive"), bit("complement"), bit("relative")
_COMMA = bit("comma")
_OF = bit("of")
_SO_MANY = NUMERAL | bit("anonymous_quantifiers", "much_about", "much_least", "much_most", "vague_number")
_LONGEST_NUMBER = 5  # units
_OPENING = bit("sure_evidence", "sure_unattested", "sure_probable", "sure_possible", "sure_improbable", "sure_certain",
               "verb_know")  # fmt: skip
_CONJUNCTION, _OR = bit("and", "or"), bit("or")
_AND = bit("and")
_BUT = bit("but")
_DEFINITE = bit("definite")
_SENTENCE_LEADS = bit("because", "but", "if", "during", "after", "before", "until", "since")
_WHEREUPON = bit("whereupon")
_MAY_LEAD_A_DATE = bit("after", "before", "since", "until", "but")
_AS = bit("as")
_DENIES, _PERCEIVES = bit("say_denying"), bit("say_perceiving")
_BE_HAVE_DO = bit("be", "have", "do")
_BUT_SEMICOLON = bit("but", "semicolon")
_BY = bit("by")
_LONGEST_BY = 8  # units from "is said" to its "to", with those who say it between them
_CLOSE_BRACKET = bit("close_bracket")
_COLON = bit("colon")
_DATE, _NOT = bit("date"), bit("not")
_MODALS, _HAVE = bit("modals"), bit("have")
_OPEN_BRACKET = bit("open_bracket")
_PURPOSE = bit("purpose")
_REPORTEDLY, _SAY_ACCORDING = bit("say_reportedly"), bit("say_according")
_FROM_TO_THROUGH = bit("from", "to", "through")
_SAYS_OR_ACCORDING = SAY | _SAY_ACCORDING
_BESIDE = bit("beside")
_SEMICOLON = bit("semicolon")
_SO_THAT = bit("so_that")
_STOP = bit("stop")
_SURE_PROBABLE = bit("sure_probable")
_FOR, _NAME, _PLURAL = bit("for"), bit("name"), bit("plural")
_DEMONSTRATIVES, _DATE_DURATION = bit("demonstratives"), bit("date", "duration")
_NOT = bit("not")
_UNLISTED = bit("unlisted")
_PREDICATES = frozenset({FINITE, AUX, PAST})


class Boundaries(Outlook):
    """Opens and closes clauses at what may part them."""

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

    def _coordinate(self, i: int, flags: int) -> None:
        following = self.units[i + 1].flags if i + 1 < len(self.units) else 0
        if self.verb_final and self._where_verbs_come_last(i, flags, following):
            return
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

    def _where_verbs_come_last(self, i: int, flags: int, following: int) -> bool:
        """Whether all is said of a sign or conjunction by what German does: a comma opens a relative clause with an
        article, ends one, or opens what somebody says, in the mood of reporting or with an infinitive; "dagegen" within
        a clause opens none."""
        current = self.current
        if not flags & _COMMA:
            return bool(flags & _BUT and i and not self.units[i - 1].flags & BREAK)
        if current.closed and self.units[current.verb].flags & SAY and self._is_said_behind(i):
            self._open("said", current, i)
            return True
        if following & _DEFINITE and self._ends_with_its_verb(i + 2):
            self._open("relative", current, i + 1)
            return True
        if i + 1 < len(self.units) and self.roles[i + 1] in (FINITE, AUX, PAST):
            above = self._waiting(current)
            if above is not None:
                self.current = above
                return True
        return False

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
            if not self.units[current.verb].flags & _PERCEIVES:  # "heard single shots, "not a fight""
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
            anew = current.relation == "said" and following & _CONJUNCTION and self.units[verb].flags & SAY
            self._open("coordinate", (self._saying(current) if anew else None) or current, i)

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
                self._take_with(current, self._open("relative", current, i), i)
        elif flags & _PURPOSE:
            if self.verb_final and i + 1 < len(self.units) and self.units[i + 1].flags & BREAK:
                return  # "kamen … um": a part of the verb
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

    def _take_with(self, outer: Clause, relative: Clause, i: int) -> None:
        """Give a relative clause what stands before its "of whom": "twenty-six dead, nine of whom had been shot"."""
        first = i - 1
        if first < 2 or not self.units[first].flags & _OF:
            return
        while first > 1 and self.units[first - 1].flags & _SO_MANY and i - first < _LONGEST_NUMBER:
            first -= 1
        if first == i - 1 or not self.units[first - 1].flags & _COMMA:
            return
        relative.units = [j for j in outer.units if j >= first]
        outer.units = [j for j in outer.units if j < first]

    def _complement(self, i: int, flags: int, before: int) -> None:
        """What a verb or a noun of saying opens, or a relative clause that begins with the same word."""
        current = self.current
        if self.free_order and flags & _REPORTEDLY and not current.closed and current.units and not before & BREAK:
            return  # "маршал нібито сказав, що"
        if self.free_order and flags & _AS and before & _COMMA and self._as_somebody_says(i):
            self._open("adverbial", current, i)
            return
        behind = self._ahead(i) >= 0 or self._ahead_of_several(i)
        if not behind and (before & _COMMA or not self._ahead_of_those_who(i)):
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
        elif before & _AND and not self.free_order and current.verb < 0 and current.parent is saying:
            saying = (self._saying(saying.parent) if saying and saying.parent else None) or saying  # "…, and that …"
        self._open("said", saying if saying is not None else current, i)

    def _ahead_of_several(self, i: int) -> bool:
        """Whether the subject of a clause is a list: "that the senator, his wife and their driver had been killed"."""
        commas = joint = 0
        for j in range(i + 1, min(len(self.units), i + LOOK_AHEAD)):
            flags = self.units[j].flags
            if self.roles[j] in _PREDICATES:
                return commas > 0 and 0 < joint < j - 1
            if flags & _COMMA:
                commas += 1
            elif flags & _AND:
                joint = j
            elif flags & (BREAK | _RELATIVE | _COMPLEMENT | _BUT):
                return False
        return False

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
