"""Which verb is a clause's own, which belongs to it as an auxiliary, and which opens a clause of its own."""

from __future__ import annotations

from sicetnon.extract.boundaries import Boundaries
from sicetnon.extract.classes import (
    ADVERB,
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
from sicetnon.extract.clause import Clause
from sicetnon.extract.outlook import LOOK_AHEAD
from sicetnon.extract.roles import AUX, BASE, FINITE, GERUND, NONE, PAST, before_it
from sicetnon.extract.units import Unit

_NEARBY = 8  # clauses
_F_PART, _F_BASE = bit("form_participle"), bit("form_base")
_F_GERUND = bit("form_gerund")
_WITH_OBJECT = bit("say_with_object", "say_denying", "say_accusing")
_GIVING = bit("say_giving")
_CLAIMS = bit("say_distancing")
_INFINITIVE, _COMPLEMENT, _RELATIVE = bit("infinitive"), bit("complement"), bit("relative")
_RANK = bit("ordinal", "order_first", "order_last", "order_only")
_BE = bit("be")
_AND_OR_BUT = bit("and", "or", "but", "semicolon")
_COMMA = bit("comma")
_OPENS_AN_OBJECT = (
    DETERMINER | NUMERAL | bit("name", "much_least", "much_most", "much_about", "vague_number", "he", "they")
)
_SUBJECT_OPENS = SUBJECT | DETERMINER
_CONJUNCTION = bit("and", "or")
_SENTENCE_LEADS = bit("because", "but", "if", "during", "after", "before", "until", "since")
_ENDS_A_REACH = BREAK | _RELATIVE | _AND_OR_BUT | _COMPLEMENT | _SENTENCE_LEADS | bit("not", "privative")
_AS = bit("as")
_BE_HAVE_DO = bit("be", "have", "do")
_WITHIN_A_GROUP = bit("but", "sure_probable", "sure_possible", "open_quote", "close_quote")
_BY = bit("by")
_COLON = bit("colon")
_NOT = bit("not")
_MODALS = bit("modals")
_PRONOUN_SUBJECT = bit("relative", "he", "they", "it", "first_person")
_SEMICOLON = bit("semicolon")
_NAMED = bit("person_name", "name")
_SHORT_SPEAKER = 6  # units from a verb of saying to the end of its speaker
_NO_SUBJECT = bit("sure_evidence", "and", "or")
_NAME = bit("name")
_NOT = bit("not")
_UNLISTED = bit("unlisted")
_KNOWS_OR_EXPECTS = bit("verb_know", "verb_expect")
_PREDICATES = frozenset({FINITE, AUX, PAST})
_NAMES_A_SUBJECT = SUBJECT | _UNLISTED


def _is_today(unit: Unit) -> bool:
    """Whether a unit is the day of a report, or the one before, in one word; "last Wednesday" is of what happened."""
    return unit.date is not None and unit.date.rule == "spoken" and " " not in unit.date.text


class VerbGroups(Boundaries):
    """Gives each verb its clause."""

    def _verb(self, i: int, role: int) -> None:
        if role == AUX:
            self._auxiliary(i)
            return
        units, current = self.units, self.current
        before = before_it(units, i)
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
        if self._goes_back(i, role) or (self.verb_final and before & _COMMA and current.verb < 0 and current.units):
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
        if self.verb_final and i and (current.verb == i - 1 or self._closes_the_bracket(i)):
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

    def _closes_the_bracket(self, i: int) -> bool:
        """Whether an auxiliary at the end of a clause belongs to the one at its front: "sei keine Frau gewesen"."""
        current = self.current
        if current.verb < 0 or self.roles[current.verb] != AUX:
            return False
        return i + 1 == len(self.units) or bool(self.units[i + 1].flags & BREAK)

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
        alone = first < 0 or self.units[inner.units[first] - 1].flags & (PREPOSITION | _BY)
        if alone and any(self.units[j].flags & _NAMES_A_SUBJECT for j in outer.units):
            self.current = outer  # "four witnesses interviewed by our team said that …"
            return True
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
        """Whether an infinitive only says of what somebody was the first, or for what a thing was, with the verb of the
        clause behind it: "the first outsider to see it", "no order to fire was given"."""
        if not i or not self.units[i - 1].flags & _INFINITIVE:
            return False
        waits = i + 1 < len(self.units) and self.roles[i + 1] == AUX and not self.units[i + 1].flags & _MODALS
        if waits and i > 1 and self.units[i - 2].flags & (NOMINAL | _UNLISTED):
            return True
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
        if before & _PRONOUN_SUBJECT or self._goes_on_today(i):
            return False
        if before & _AS or (before & _COMMA and self.current.verb < 0 and self._set_in(i)):
            return True  # "as told by X", "the report, dated 19 June, maintains that …"
        following = self.units[i + 1].flags if i + 1 < len(self.units) else 0
        if self.units[i].flags & SAY and not following & (PREPOSITION | BREAK) and self.current.verb < 0:
            return False
        if self._reported(i, following):
            return False
        told = self.current.relation == "relative" and self.units[i].flags & SAY
        if told and (self._says_that(i) or self._says_at_once(i)):
            return False  # "a nun who saw the attack said that …"
        begun = self.current.verb >= 0 or 0 <= self.current.group < i
        if begun or self._done_by(i, following):
            return not self._ends_the_wait(i)
        if not self.current.units or not any(self.units[j].flags & SUBJECT for j in self.current.units[-4:]):
            return False
        behind = self._past_infinitive(i)
        for j in range(behind, min(len(self.units), i + LOOK_AHEAD)):
            flags = self.units[j].flags
            today = j > i + 1 and _is_today(self.units[j - 1])  # "men armed with guns today abducted a lawyer"
            past = self.roles[j] == PAST and (today or (flags & SAY and self._charges(i, j)))
            if self.roles[j] in (FINITE, AUX) or past:
                return True
            inserted = before & _COMMA and flags & _COMMA  # "X, known as Y, was …"
            if not inserted and flags & _ENDS_A_REACH:
                return False
        return False

    def _goes_on_today(self, i: int) -> bool:
        """Whether the day of a report stands right before a verb whose subject has a clause of its own: "men armed with
        guns today abducted a lawyer"."""
        outer = self.current.parent
        waits = outer is not None and not outer.closed and self.current.relation in ("relative", "participle")
        return waits and self.current.verb >= 0 and _is_today(self.units[i - 1])

    def _ends_the_wait(self, i: int) -> bool:
        """Whether a past form behind a relative clause that no comma opens is the verb of the noun before that, which
        has none yet and finds no other before the next break."""
        relative, outer = self.current, self.current.parent
        if relative.relation != "relative" or relative.verb < 0 or outer is None or outer.closed:
            return False
        if relative.verb == i - 1 or not outer.units or outer.units[-1] != relative.units[0] - 1:
            return False
        if not any(self.units[j].flags & SUBJECT for j in outer.units[-_NEARBY:]) or self.units[i - 1].flags & _COMMA:
            return False
        for j in range(i + 1, len(self.units)):
            flags = self.units[j].flags
            if flags & (BREAK | _RELATIVE | _AND_OR_BUT | _COMPLEMENT):
                return True
            if self.roles[j] in (FINITE, AUX, PAST):
                return False
        return True

    def _says_at_once(self, i: int) -> bool:
        """Whether what is said follows a verb of saying without "that", behind a relative clause whose noun has no verb
        yet: "a woman who sells papers said she saw four men"."""
        relative, outer = self.current, self.current.parent
        if relative.verb < 0 or outer is None or outer.closed or outer.relation not in ("main", "coordinate"):
            return False
        if i + 2 >= len(self.units) or not self.units[i + 1].flags & (PRONOUN | DETERMINER | NUMERAL | _NAME):
            return False
        verb = self._ahead(i)
        return verb > i + 1 and not any(unit.flags & _ENDS_A_REACH for unit in self.units[i + 1 : verb])

    def _done_by(self, i: int, following: int) -> bool:
        """Whether a past form after its noun is passive: by somebody named, with the verb of the noun yet to come."""
        units = self.units
        if not following & _BY or i + 2 >= len(units) or not units[i].flags & _F_PART:
            return False
        if self._says_that_at_last(i):
            return True  # "four witnesses interviewed by our team said that …"
        if not units[i + 2].flags & _NAMED or not any(units[j].flags & SUBJECT for j in self.current.units[-4:]):
            return False
        for j in range(i + 3, min(len(units), i + 2 * LOOK_AHEAD)):
            if units[j].flags & _SEMICOLON:
                return False
            if self.roles[j] == AUX and units[j].flags & _BE and units[j - 1].flags & _COMMA:
                return True
        return False

    def _says_that_at_last(self, i: int) -> bool:
        """Whether a verb of saying with its "that" follows a participle in the same clause."""
        if self.current.relation not in ("main", "coordinate", "said") or not self._subject_between(-1, i):
            return False
        for j in range(i + 2, min(len(self.units), i + LOOK_AHEAD)):
            if self.units[j].flags & (BREAK | _RELATIVE | _COMPLEMENT | _AND_OR_BUT):
                return False
            if self.roles[j] in (PAST, FINITE):
                return bool(self.units[j].flags & SAY) and self._says_that(j)
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

    def _bring_its_day(self, inner: Clause, i: int) -> None:
        """A day without a preposition right before the verb that goes on is the verb's: "individuals armed with guns
        today abducted the lawyer"."""
        ends_it = bool(inner.units) and inner.units[-1] == i - 1 > inner.verb
        if ends_it and _is_today(self.units[i - 1]) and not self.units[i - 2].flags & (PREPOSITION | TEMPORAL):
            self.current.units.append(inner.units.pop())

    def _second_verb(self, i: int) -> Clause:
        """A second finite verb in a clause: what the first one says ("claim this meeting took place"), or an outer
        clause that goes on after a relative."""
        current = self.current
        outer = current.parent
        waits = outer is not None and not outer.closed and current.relation in ("relative", "participle", "adverbial")
        gave = self.units[current.verb].flags & _GIVING  # "those who gave the order are free"
        if waits and outer is not None and (current.passive or gave or not self._subject_between(current.verb, i)):
            self.current = outer  # "the witnesses who were questioned in 1958 spoke of …"
            self._bring_its_day(current, i)
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
            self._bring_its_day(current, i)
            return outer
        last_comma = max((j for j in current.units if self.units[j].flags & (_COMMA | _AND_OR_BUT)), default=-1)
        moved = [j for j in current.units if j > max(last_comma, current.verb)] if last_comma > current.verb else []
        opened = self._open("coordinate", current)
        if moved:
            current.units = [j for j in current.units if j not in moved]
            opened.units = moved
        return opened
