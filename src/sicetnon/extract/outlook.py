"""What stands before and behind one unit of a sentence: the next verb, its subject, the clause that speaks.

Every look is bounded, so that a sentence is split in linear time.
"""

from __future__ import annotations

from sicetnon.extract.classes import (
    ADVERB,
    BREAK,
    DETERMINER,
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
from sicetnon.extract.roles import AUX, FINITE, GERUND, LOOK_BACK, NONE, PAST
from sicetnon.extract.units import Unit

LOOK_AHEAD = 16  # units
LONGEST_APPOSITION = 8  # units between its commas
_WITH_OBJECT = bit("say_with_object", "say_denying", "say_accusing")
_GIVING = bit("say_giving")
_OF = bit("of")
_COMPLEMENT, _RELATIVE = bit("complement"), bit("relative")
_AND_OR_BUT = bit("and", "or", "but", "semicolon")
_COMMA = bit("comma")
_SUBJECT_OPENS = SUBJECT | DETERMINER
_CONJUNCTION = bit("and", "or")
_REPORTED_MOOD, _INFINITIVE, _CAPITAL = bit("reported_mood"), bit("infinitive"), bit("capital")
_STOPS_A_LOOK = bit("semicolon", "colon", "dash", "open_quote", "close_quote", "open_bracket")
_SENTENCE_LEADS = bit("because", "but", "if", "during", "after", "before", "until", "since")
_WITHIN_A_GROUP = bit("but", "sure_probable", "sure_possible", "open_quote", "close_quote")
_BY = bit("by")
_DATE, _AS = bit("date"), bit("as")
_OF_A_DAY = TEMPORAL | bit("on", "at", "date", "definite", "comma", "and", "complement", "say_adverbs")
_SAY_ACCORDING = bit("say_according")
_NAMED = bit("person_name", "name")
_SHORT_SPEAKER = 6  # units from a verb of saying to the end of its speaker
_SEMICOLON_BECAUSE = bit("semicolon", "because")
_WHEN_IT_WAS_SAID = bit("on", "at", "date", "say_adverbs")
_UNLISTED = bit("unlisted")
_PREDICATES = frozenset({FINITE, AUX, PAST})
_NAMES_A_SUBJECT = SUBJECT | _UNLISTED
_OPENS = BREAK | _RELATIVE | _SEMICOLON_BECAUSE
_BOUNDARY = _OPENS | _COMPLEMENT


class Outlook:
    """The clauses of one sentence as far as they are open, and what lies around a unit of it."""

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

    def _ahead(self, i: int) -> int:
        """The index of the next finite verb after `i` in the same stretch, -1 when a boundary comes first."""
        units, roles = self.units, self.roles
        for j in range(i + 1, min(len(units), i + 1 + LOOK_AHEAD)):
            role = roles[j]
            if role and role in _PREDICATES:
                return -1 if j - i > 2 and units[j - 1].flags & _CONJUNCTION else j
            flags = units[j].flags
            if flags & _BOUNDARY and j > i + 1:
                if flags & _COMMA and self._only_says_when(i, j):
                    continue
                if flags & _COMMA and (verb := self._past_apposition(i, j)) >= 0:
                    return verb
                if not flags & _COMPLEMENT or flags & _OPENS or not flags & DETERMINER:
                    return -1
        return -1

    def _only_says_when(self, i: int, comma: int) -> bool:
        """Whether a clause begins with a day between commas: "and on the next day, 18 March, they shot nine more"."""
        units = self.units
        if not units[i].flags & (_AND_OR_BUT | _COMPLEMENT) or not units[comma - 1].flags & _DATE:
            return False
        goes_on = comma + 1 < len(units) and not units[comma + 1].flags & (_BOUNDARY | _SENTENCE_LEADS | _AS)
        return goes_on and all(unit.flags & _OF_A_DAY for unit in units[i + 1 : comma])

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
        if comma + 1 < len(self.units) and self.units[comma + 1].flags & _RELATIVE:
            return self._past_relative(comma)
        saying = False
        for j in range(comma + 1, min(len(self.units) - 1, comma + LONGEST_APPOSITION)):
            flags = self.units[j].flags
            if flags & _COMMA:
                if self.units[j + 1].flags & _RELATIVE:
                    return self._past_relative(j)  # "one of them, Maria Petrou, who was nine, insisted"
                return j + 1 if self.roles[j + 1] in (FINITE, AUX, PAST) and j > comma + 1 else -1
            if j == comma + 1 and self.roles[j] == GERUND and flags & SAY:
                saying = True  # "Reuter, writing in 1971, argued"
                continue
            if saying and flags & (PREPOSITION | _DATE):
                continue
            if self.roles[j] != NONE or flags & (BREAK | _RELATIVE | _COMPLEMENT | _AND_OR_BUT | PREPOSITION & ~_OF):
                return -1
        return -1

    def _past_relative(self, comma: int) -> int:
        """The verb behind a relative clause between two commas: "and Hanna Weiss, who had been sent back, told"."""
        for j in range(comma + 2, min(len(self.units) - 1, comma + LOOK_AHEAD)):
            if self.units[j].flags & _STOPS_A_LOOK:
                return -1
            if self.units[j].flags & _COMMA and self.roles[j + 1] in (FINITE, AUX, PAST):
                return j + 1
        return -1

    def _ends_with_its_verb(self, first: int) -> bool:
        """Whether the words from one on, up to the next sign, have their verbs at the end, as a German relative clause
        has them: "das 1927 errichtet wurde", but not "die Stadt brannte", which stands by itself."""
        units, roles = self.units, self.roles
        stop = min(len(units), first + LOOK_AHEAD)
        end = next((j for j in range(first, stop) if units[j].flags & BREAK and not units[j].flags & QUOTE_MARK), stop)
        if end == stop or roles[end - 1] == NONE:
            return False
        verb = next(j for j in range(first, end) if roles[j] != NONE)
        joined = any(units[j].flags & _CONJUNCTION for j in range(verb, end))
        if not joined and any(roles[j] == NONE for j in range(verb, end)):
            return False
        return verb > first + 1 or (verb == first + 1 and not units[first].flags & _CAPITAL)

    def _waiting(self, clause: Clause) -> Clause | None:
        """The clause without a verb that one hangs on which stands within it."""
        above = clause.parent
        for _ in range(LONGEST_APPOSITION):
            if above is None or not above.closed:
                return above
            above = above.parent
        return None

    def _is_said_behind(self, i: int) -> bool:
        """Whether the words behind a comma, up to the next sign, are in the mood of what another said ("er habe …"), or
        end in an infinitive ("… gewesen zu sein")."""
        for unit in self.units[i + 1 : i + 1 + LOOK_AHEAD]:
            if unit.flags & BREAK and not unit.flags & QUOTE_MARK:
                return False
            if unit.flags & (_REPORTED_MOOD | _INFINITIVE):
                return True
        return False

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

    def _in_group(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and i - j <= LOOK_BACK and self.units[j].flags & (ADVERB | _WITHIN_A_GROUP):
            j -= 1
        return j >= 0 and self.roles[j] == AUX

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
        """Whether a past form and what hangs on it stand between commas, before the finite verb of their clause: before
        one of saying, or where the form has no object ("the driver, identified as Choc, 34, died")."""
        units = self.units
        opened = sum(1 for j in self.current.units[-LOOK_AHEAD:] if units[j].flags & _COMMA)
        without_object = opened < 2 and i + 1 < len(units) and bool(units[i + 1].flags & PREPOSITION)
        for j in range(i + 1, min(len(units) - 1, i + LOOK_AHEAD)):
            if units[j].flags & _COMMA:
                if units[j + 1].flags & NUMERAL and j + 2 < len(units) and units[j + 2].flags & _COMMA:
                    continue  # an age
                verb = self.roles[j + 1] in (FINITE, AUX, PAST)
                return verb and (without_object or bool(units[j + 1].flags & SAY))
            if units[j].flags & NUMERAL and units[j - 1].flags & units[j + 1].flags & _COMMA:
                continue
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
