"""Who says it: the chain of voices of each clause, outermost first, and how surely and whether it is denied.

Inside one sentence a voice covers the clause that is said and what hangs on it; a voice that opens an account is
carried over the sentences that go on telling it.
"""

from __future__ import annotations

from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    BREAK,
    DETERMINER,
    MODIFIER,
    PREPOSITION,
    PRONOUN,
    SAY,
    bit,
)  # fmt: skip
from sicetnon.extract.clauses import Clause
from sicetnon.extract.registry import Entities
from sicetnon.extract.units import Sentence, Unit
from sicetnon.model import Certainty, Polarity, Stance, Voice

_NAME, _ANONYMOUS, _WORKS = bit("name"), bit("anonymous"), bit("works", "work_name")
_SPEAKER = bit("name", "roles", "groups", "anonymous", "works", "work_name", "anonymous_quantifiers", "counted")
_BY = bit("by")
_DENYING, _DOUBTING = bit("say_denying"), bit("say_doubting")
_REPORTEDLY, _ACCORDING = bit("say_reportedly"), bit("say_according", "say_contrary")
_MARKS = bit("open_quote", "close_quote", "and", "but")
_COMPLEMENT = bit("complement")
_DEMONSTRATIVE = bit("demonstratives")
_NUMBERS = bit("digits", "number_word", "much_about", "much_least", "much_most")
_NO_AUTHOR = bit("place_name", "proper_event", "group_name")
_SAY_WITH_OBJECT = bit("say_with_object", "say_attesting", "say_doubting")
_DEED = bit("event_verb", "verb_decide", "verb_hold", "verb_discuss", "verb_lead_to")
_AND_BUT = bit("and", "but")
_FOR = bit("for")
_NOUNLIKE = bit("unlisted", "event_noun", "works", "plural", "roles", "groups", "anonymous", "places", "counted")
_SURE = bit("sure_unattested", "not", "no", "sure_improbable", "sure_possible", "sure_probable", "sure_certain")
_NEW_SENTENCE = bit("semicolon", "and", "but")
_ELLIPTIC = bit("anonymous_quantifiers", "person_name", "group_name")
_PERSON_NAME = bit("person_name")
LONGEST_CHAIN = 5
_AND_BUT_COMMA = bit("and", "but", "comma")
_ANONYMOUS_QUANTIFIERS = bit("anonymous_quantifiers")
_ANONYMOUS_QUANTIFIERS_VAGUE_NUMBER_AND_3_MORE = bit(
    "anonymous_quantifiers", "vague_number", "number_word", "digits", "indefinite"
)
_AS = bit("as")
_BE_SURE_POSSIBLE_SURE_IMPROBABLE = bit("be", "sure_possible", "sure_improbable")
_CAPITAL = bit("capital")
_CLOSE_QUOTE = bit("close_quote")
_CLOSE_QUOTE_OPEN_QUOTE = bit("close_quote", "open_quote")
_COLON = bit("colon")
_COMMA = bit("comma")
_COMMA_CLOSE_BRACKET = bit("comma", "close_bracket")
_COMPLEMENT_COLON_OPEN_QUOTE = bit("complement", "colon", "open_quote")
_COUNTED = bit("counted")
_DATE = bit("date")
_DATE_LETTERS_AT = bit("date", "letters", "at")
_DEFINITE = bit("definite")
_DEFINITE_DEMONSTRATIVES_AND_5_MORE = bit("definite", "demonstratives", "he", "it", "they", "after_it", "possessives")
_EVENT_NOUN = bit("event_noun")
_EVENT_VERB_VERB_DECIDE_AND_4_MORE = bit(
    "event_verb", "verb_decide", "verb_hold", "verb_other", "verb_discuss", "verb_lead_to"
)
_FIRST_PERSON = bit("first_person")
_GROUPS = bit("groups")
_GROUP_NAME_GROUPS = bit("group_name", "groups")
_HE = bit("he")
_IT = bit("it")
_MODALS = bit("modals")
_NAME_2 = bit("name")
_NO = bit("no")
_NOT = bit("not")
_OF = bit("of")
_OPEN_QUOTE = bit("open_quote")
_PERSON_NAME = bit("person_name")
_PLURAL = bit("plural")
_POSSESSIVE_ENDING = bit("possessive_ending")
_PROPER_EVENT = bit("proper_event")
_PROPER_EVENT_PLACE_NAME = bit("proper_event", "place_name")
_RELATIVE = bit("relative")
_RELATIVE_COMPLEMENT = bit("relative", "complement")
_RELATIVE_COMPLEMENT_AND_2_MORE = bit("relative", "complement", "date", "at")
_ROLES = bit("roles")
_SAY_ATTESTING = bit("say_attesting")
_SAY_CONTRARY = bit("say_contrary")
_SAY_DENYING_SAY_ACCUSING = bit("say_denying", "say_accusing")
_SAY_DISTANCING = bit("say_distancing")
_SAY_DISTANCING_SAY_DENYING_SAY_DOUBTING = bit("say_distancing", "say_denying", "say_doubting")
_SAY_FACTIVE = bit("say_factive")
_SAY_NARRATING = bit("say_narrating")
_SAY_NEUTRAL = bit("say_neutral")
_SURE_CERTAIN = bit("sure_certain")
_SURE_EVIDENCE = bit("sure_evidence")
_SURE_IMPROBABLE = bit("sure_improbable")
_SURE_POSSIBLE = bit("sure_possible")
_SURE_PROBABLE = bit("sure_probable")
_SURE_UNATTESTED = bit("sure_unattested")
_UNLISTED = bit("unlisted")
_UNLISTED_CAPITAL_AND_2_MORE = bit("unlisted", "capital", "roles", "anonymous_quantifiers")


class Said:
    """How a clause is to be read. `voice` is the chain of what the clause itself says; `inner` that of what stands
    after a reporting verb in it (from unit `inner_from` on)."""

    __slots__ = ("answers",
        "base", "carrying", "certainty", "cue", "evidence", "inner", "inner_from", "inner_polarity",
                 "polarity", "speaking", "voice", "work")  # fmt: skip

    def __init__(self) -> None:
        self.voice: tuple[Voice, ...] = ()
        self.base: tuple[Voice, ...] | None = None
        self.inner: tuple[Voice, ...] = ()
        self.inner_from = -1
        self.inner_polarity: Polarity = "+"
        self.certainty: Certainty = "unspecified"
        self.cue = ""
        self.polarity: Polarity = "+"
        self.evidence = False
        self.speaking = False
        self.carrying = False
        self.answers = False
        self.work = ""


class Voices:
    """Reads the voices of the sentences of one witness in order."""

    def __init__(self, text: str, entities: Entities) -> None:
        self.text = text
        self.entities = entities
        self.person: Voice | None = None
        self.last: Voice | None = None
        self.carried: tuple[Voice, ...] = ()
        self.carried_at = (-1, -1)  # paragraph, sentence
        self.quoted: tuple[Voice, ...] = ()
        self.announced: tuple[Voice, ...] = ()
        self.going_on = False
        self._with_said: set[int] = set()

    def read(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """Give every clause of the sentence its reading."""
        units = sentence.units
        outer = self._outer(sentence)
        self._with_said = {id(clause.parent) for clause in clauses if clause.relation == "said"}
        for clause in clauses:
            said = Said()
            clause.reading = said
            self._inherit(units, clause, said, outer)
            self._modality(units, clause, said)
            self._according(units, clause, said)
            self._speech(units, clause, said)
        self._subject_clause(units, clauses)
        self._cited(units, clauses)
        self._after_the_comma(units, clauses)
        self._carry(sentence, clauses)
        self._notice(units, clauses)

    def _notice(self, units: list[Unit], clauses: list[Clause]) -> None:
        """Whom "he" of the next sentences speaks of: the person who is subject of the main clause."""
        for clause in clauses:
            if clause.relation in ("main", "coordinate") and clause.verb >= 0:
                for i in clause.units:
                    if i < clause.verb and units[i].flags & _NAME and units[i].flags & _PERSON_NAME:
                        self.person = self._named(units, i, "neutral")
                        return

    # -- context ---------------------------------------------------------------------------------------------------

    def _outer(self, sentence: Sentence) -> tuple[Voice, ...]:
        if self.quoted:
            return self.quoted
        if sentence.block is not None and sentence.block.kind == "quotation" and self.announced:
            return self.announced
        paragraph, index = self.carried_at
        self.going_on = (
            bool(self.carried)
            and paragraph == sentence.paragraph
            and index == sentence.index - 1
            and (self._goes_on(sentence))
        )
        return self.carried if self.going_on else ()

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with the account before it: its subject points back, it names nobody new."""
        first = sentence.units[0].flags if sentence.units else 0
        if not first & _DEFINITE_DEMONSTRATIVES_AND_5_MORE:
            return False
        return not any(
            unit.flags & (_ACCORDING | _REPORTEDLY)
            or (unit.flags & _DATE and unit.date is not None and unit.date.kind == "date" and not unit.date.anchored_on)
            for unit in sentence.units
        )

    def _carry(self, sentence: Sentence, clauses: list[Clause]) -> None:
        units = sentence.units
        speaking = next((c.reading for c in clauses if isinstance(c.reading, Said) and c.reading.carrying), None)
        own = [c.reading for c in clauses if isinstance(c.reading, Said)]
        if speaking is not None:
            self.carried, self.carried_at = speaking.inner, (sentence.paragraph, sentence.index)
        elif self.going_on:
            self.carried_at = (sentence.paragraph, sentence.index)
        quotes = sum(1 for unit in units if unit.word.lower == '"')
        quotes += sum(1 for unit in units if unit.flags & _OPEN_QUOTE and unit.word.lower != '"')
        quotes -= sum(1 for unit in units if unit.flags & _CLOSE_QUOTE)
        inner = next((said.inner for said in own if said.inner), ())
        if self.quoted:
            if quotes % 2:
                self.quoted = ()
        elif quotes % 2 and inner:
            self.quoted = inner
        self.announced = inner if inner and units and units[-1].flags & _COLON else ()

    def _inherit(self, units: list[Unit], clause: Clause, said: Said, outer: tuple[Voice, ...]) -> None:
        parent = clause.parent
        if parent is None or not isinstance(parent.reading, Said):
            said.voice = outer
            return
        above = parent.reading
        after = bool(clause.units) and clause.units[0] > above.inner_from
        if (
            above.inner_from >= 0
            and after
            and clause.relation in ("said", "relative", "participle", "purpose", "quoted")
        ):
            said.voice = above.inner
            said.polarity = above.inner_polarity
        else:
            apart = clause.relation in ("adverbial", "relative", "coordinate")  # "reportedly" covers its own clause
            said.voice = above.base if apart and above.base is not None else above.voice
        others = clause.lead - 1 if clause.relation == "said" else -1
        if others > 0 and units[others].flags & _ELLIPTIC and units[others - 1].flags & (BREAK | _AND_BUT):
            name = self.text[units[others].start : units[others].end]  # "some think that …, others that …"
            another = (
                self._named(units, others, "neutral")
                if units[others].flags & _NAME
                else (Voice(kind="anonymous", name=name))
            )
            said.voice = _chain(above.voice, another)
        if (clause.relation == "said" and above.inner_from < 0) or clause.relation == "participle":
            said.certainty, said.cue = above.certainty, above.cue
        if clause.relation == "participle" and above.evidence:
            said.polarity = above.polarity
        if clause.relation == "said" and above.inner_from < 0 and above.polarity != "+":
            said.polarity = above.polarity

    # -- how surely ------------------------------------------------------------------------------------------------

    def _modality(self, units: list[Unit], clause: Clause, said: Said) -> None:
        negative = False
        for i in clause.units:
            flags = units[i].flags
            if not flags & _SURE or self._attributive(units, i):
                continue
            if flags & _SURE_UNATTESTED:
                said.evidence, said.polarity = True, "0"
                self._cue(units[i], said, "unspecified")
            elif flags & _NOT:
                negative = not negative
            elif flags & _NO:
                if any(units[j].flags & _SURE_EVIDENCE for j in clause.units if 0 < j - i < 4):
                    said.evidence, said.polarity = True, "0"
                    self._cue(units[i], said, "unspecified")
                elif i + 1 < len(units):
                    negative = not negative
            elif flags & _SURE_IMPROBABLE:
                negative = not negative
                self._cue(units[i], said, "probable")
            elif flags & _SURE_POSSIBLE:
                if not flags & _MODALS or clause.verb >= 0:
                    self._cue(units[i], said, "possible")
            elif flags & _SURE_PROBABLE:
                self._cue(units[i], said, "probable")
            elif flags & _SURE_CERTAIN and said.certainty == "unspecified":
                self._cue(units[i], said, "certain")
        clause.negated = negative
        if negative and said.polarity != "0":
            said.polarity = "-" if said.polarity == "+" else "+"

    def _attributive(self, units: list[Unit], i: int) -> bool:
        """Whether a word of doubt only describes a noun: "a false tale", "closed for lack of evidence"."""
        flags = units[i].flags
        if flags & _SURE_UNATTESTED:
            return bool(i and units[i - 1].flags & _FOR)
        if not flags & _SURE_IMPROBABLE or i + 1 >= len(units) or not i:
            return False
        return bool(units[i - 1].flags & (DETERMINER | PREPOSITION)) and bool(units[i + 1].flags & _NOUNLIKE)

    def _cue(self, unit: Unit, said: Said, certainty: Certainty) -> None:
        if said.certainty in ("unspecified", "certain"):
            said.certainty = certainty
        words = self.text[unit.start : unit.end]
        said.cue = f"{said.cue}; {words}" if said.cue else words

    # -- voices ----------------------------------------------------------------------------------------------------

    def _according(self, units: list[Unit], clause: Clause, said: Said) -> None:
        for i in clause.units:
            flags = units[i].flags
            if flags & _ACCORDING:
                stop = i + 1
                while stop < len(units) and stop - i < 14 and not units[stop].flags & (AUXILIARY | BREAK | _RELATIVE):
                    stop += 1
                voice = self._speaker(units, i + 1, stop, "neutral")
                if voice is not None:
                    said.voice = _chain(said.voice, voice)
                    if flags & _SAY_CONTRARY:
                        said.voice = said.voice[:-1]
                    self.last = voice
            elif flags & _REPORTEDLY:
                cue = self.text[units[i].start : units[i].end]
                said.base = said.voice if said.base is None else said.base
                said.voice = _chain(said.voice, Voice(kind="anonymous", name=cue, stance="distancing"))
                said.cue = f"{said.cue}; {cue}" if said.cue else cue

    def _speech(self, units: list[Unit], clause: Clause, said: Said) -> None:
        verb = clause.verb
        if clause.raised >= 0:
            first = clause.group if 0 <= clause.group < clause.raised else clause.raised
            cue = self.text[units[first].start : units[clause.raised].end]
            said.voice = _chain(
                said.voice, Voice(kind="anonymous", name=cue, stance=_stance(units[clause.raised].flags))
            )
            said.cue = f"{said.cue}; {cue}" if said.cue else cue
        if verb < 0 or not units[verb].flags & SAY or clause.relation == "purpose":
            return
        flags = units[verb].flags
        stance = _stance(flags)
        voice = self._of_clause(units, clause, stance)
        if voice is None:
            return
        if not flags & _SAY_DENYING_SAY_ACCUSING and not self._reports(units, clause):
            return  # "adopted", "ordered", "declared a siege": an act, not a report
        said.speaking = True
        said.inner_from = verb
        said.inner = _chain(said.voice, voice)
        negative = clause.negated
        said.inner_polarity = "-" if bool(flags & _DENYING) != negative else "+"
        if negative and flags & _SAY_ATTESTING:
            said.inner_polarity = "0"
        if flags & _DENYING and clause.passive:
            said.answers = True
        said.carrying = bool(flags & _SAY_NARRATING) and voice.kind != "anonymous"
        self.last = voice
        if voice.kind == "named" and voice.entity:
            self.person = voice

    def _reports(self, units: list[Unit], clause: Clause) -> bool:
        """Whether a reporting verb reports: something said follows, its object is what is said, or it stands after."""
        flags = units[clause.verb].flags
        if self._opens(units, clause.verb) or id(clause) in self._with_said:
            return True
        if flags & _SAY_WITH_OBJECT and not flags & _DEED:
            return True
        after = [i for i in clause.units if i > clause.verb and not units[i].flags & (BREAK | _MARKS | ADVERB)]
        before = [i for i in clause.units if i < clause.group and units[i].flags & (_SPEAKER | PRONOUN)]
        return not flags & _DEED and (not after or not before)

    def _opens(self, units: list[Unit], verb: int) -> bool:
        for i in range(verb + 1, min(len(units), verb + 8)):
            if units[i].flags & _COMPLEMENT_COLON_OPEN_QUOTE and not units[i].flags & _DEFINITE:
                return True
        if verb + 1 < len(units) and units[verb + 1].flags & _NUMBERS:
            return True  # "the report gave 39"
        return verb + 1 < len(units) and bool(units[verb + 1].flags & _COMMA)

    def _of_clause(self, units: list[Unit], clause: Clause, stance: Stance) -> Voice | None:
        before = [i for i in clause.units if i < clause.group and not units[i].flags & (BREAK | _MARKS)]
        after = [i for i in clause.units if i > clause.verb]
        if clause.passive:
            agents = [i for i in after if units[i].flags & _BY]
            if agents:
                return self._speaker(units, agents[0] + 1, _phrase_end(units, agents[0] + 1), stance)
            impersonal = not before or any(units[i].flags & _IT for i in before)
            if not impersonal and not self._opens(units, clause.verb):
                return None  # "the armistice was announced": an act
            first = clause.units[0] if clause.units else clause.verb
            cue = (
                self.text[units[first].start : units[clause.verb].end]
                if len(before) <= 2
                else (self.text[units[clause.group].start : units[clause.verb].end])
            )
            return Voice(kind="anonymous", name=cue, stance=stance)
        if (
            clause.relation == "relative"
            and clause.parent is not None
            and len(before) <= 2
            and (any(units[i].flags & _RELATIVE_COMPLEMENT for i in before))
        ):
            left = [i for i in clause.parent.units if i < clause.units[0]]
            return self._speaker(units, left[0], left[-1] + 1, stance, last=True) if left else None
        if before:
            if (
                clause.relation == "adverbial"
                and clause.parent is not None
                and any(units[i].flags & _HE for i in before)
            ):
                subject = next(
                    (
                        i
                        for i in clause.parent.units
                        if units[i].flags & _NAME_2 and not units[i].flags & _PROPER_EVENT and i < clause.parent.verb
                    ),
                    None,
                )
                if subject is not None:
                    return self._named(units, subject, stance)
            voice = self._speaker(units, before[0], before[-1] + 1, stance, last=True)
            if voice is not None:
                return voice
        shared = clause.relation == "coordinate" and clause.lead >= 0 and units[clause.lead].flags & _AND_BUT
        if after and not before and not shared:
            return self._speaker(units, after[0], _phrase_end(units, after[0]), stance)
        above = clause.parent
        if clause.relation == "coordinate" and self._shares_subject(units, clause):
            voice = self._subject_above(units, above, stance)
            if voice is not None:
                return voice
        if clause.relation == "coordinate" and self.last is not None and self._shares_subject(units, clause):
            return Voice(kind=self.last.kind, name=self.last.name, entity=self.last.entity, stance=stance)
        return None

    def _subject_above(self, units: list[Unit], above: Clause | None, stance: Stance) -> Voice | None:
        """The subject of the nearest clause above that has one."""
        for _ in range(LONGEST_CHAIN):
            if above is None:
                return None
            lead = [i for i in above.units if i < above.group]
            voice = self._speaker(units, lead[0], lead[-1] + 1, stance, last=True) if lead else None
            if voice is not None:
                return voice
            above = above.parent
        return None

    def _shares_subject(self, units: list[Unit], clause: Clause) -> bool:
        return all(units[i].flags & (_AND_BUT_COMMA | ADVERB) for i in clause.units if i < clause.group)

    def _speaker(self, units: list[Unit], first: int, stop: int, stance: Stance, last: bool = False) -> Voice | None:
        """The one who speaks among `units[first:stop]`; with `last` the nearest before the verb counts."""
        heads = [i for i in range(first, stop) if units[i].flags & (_SPEAKER | PRONOUN)]
        if not heads:
            return None
        heads = _subjects(units, first, heads)
        named = [i for i in heads if units[i].flags & _NAME and not units[i].flags & _PROPER_EVENT_PLACE_NAME]
        if named:
            return self._named(units, named[0], stance)
        pronoun = [i for i in heads if units[i].flags & PRONOUN]
        if pronoun and pronoun[0] == heads[0]:
            return self._pronoun(units[pronoun[0]], stance)
        nouns = [i for i in heads if not units[i].flags & _ANONYMOUS_QUANTIFIERS or units[i].flags & _ANONYMOUS]
        head = (nouns[-1] if last else nouns[0]) if nouns else heads[0]
        while not last and head + 1 in nouns:
            head += 1
        return self._described(units, head, first, stance)

    def _named(self, units: list[Unit], i: int, stance: Stance) -> Voice:
        unit = units[i]
        flags = unit.flags
        if (
            i
            and units[i - 1].flags & _GROUPS
            and units[i - 1].end + 1 == unit.start
            and (units[i - 1].flags & _CAPITAL and not flags & _PERSON_NAME)
        ):
            name = self.text[units[i - 1].start : unit.end]  # "RADIO NACIONAL"
            return Voice(kind="named", name=name, entity=self.entities.get("group", name), stance=stance)
        if flags & _WORKS or (
            flags & _POSSESSIVE_ENDING
            and i + 1 < len(units)
            and units[i + 1].flags & _WORKS
            and not flags & _PERSON_NAME
        ):
            return Voice(
                kind="document", name=unit.label, entity=self.entities.get("document", unit.label), stance=stance
            )
        kind = "group" if flags & _GROUP_NAME_GROUPS else "person"
        return Voice(
            kind="named",
            name=unit.label,
            entity=self.entities.get("group" if kind == "group" else "person", unit.label),
            stance=stance,
        )

    def _pronoun(self, unit: Unit, stance: Stance) -> Voice | None:
        if unit.flags & _FIRST_PERSON:
            return None
        before = self.person if unit.flags & _HE and self.person else self.last
        if before is None or unit.flags & _IT:
            if unit.flags & _IT and self.last and self.last.kind == "document":
                before = self.last
            else:
                return None
        return Voice(kind=before.kind, name=before.name, entity=before.entity, stance=stance)

    def _described(self, units: list[Unit], head: int, first: int, stance: Stance) -> Voice:
        start = head
        while (
            start > first
            and not units[start - 1].flags & _COMPLEMENT
            and units[start - 1].flags & (MODIFIER | DETERMINER | _UNLISTED_CAPITAL_AND_2_MORE)
        ):
            start -= 1
        end = head
        if (
            end + 2 < len(units)
            and units[end + 1].flags & _OF
            and units[end + 2].flags & (_SPEAKER | DETERMINER | _UNLISTED)
        ):
            end = _phrase_end(units, end + 2) - 1
        name = self.text[units[start].start : units[end].end]
        flags = units[head].flags
        anonymous = bool(flags & (_ANONYMOUS | _ANONYMOUS_QUANTIFIERS))
        if (anonymous and not flags & _ROLES) or (
            flags & (_ANONYMOUS | _COUNTED)
            and any(units[i].flags & _ANONYMOUS_QUANTIFIERS_VAGUE_NUMBER_AND_3_MORE for i in range(start, head))
        ):
            return Voice(kind="anonymous", name=name, stance=stance)
        if flags & _WORKS:
            return Voice(kind="document", name=name, entity=self.entities.get("document", name), stance=stance)
        if flags & _PLURAL and not flags & _GROUPS and start == head:
            return Voice(kind="anonymous", name=name, stance=stance)
        kind = "person" if flags & _ROLES else "group"
        return Voice(
            kind="named",
            name=name,
            entity=self.entities.get("person" if kind == "person" else "group", name),
            stance=stance,
        )

    def _cited(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "(Hartmann 1983, p. 44)": the work that a clause is taken from."""
        for clause in clauses:
            above = clause.parent
            if clause.relation != "bracket" or above is None or not isinstance(above.reading, Said) or clause.verb >= 0:
                continue
            inside = [i for i in clause.units if not units[i].flags & BREAK]
            if len(inside) < 2 or not units[inside[0]].flags & _NAME or units[inside[0]].flags & _NO_AUTHOR:
                continue
            if not _is_year(units[inside[1]]) or above.reading.voice or len(inside) > 8:
                continue
            above.reading.voice = (self._named(units, inside[0], "neutral"),)

    def _subject_clause(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "Whether he died there is uncertain": what is said of a clause that stands as subject."""
        if len(clauses) < 2 or (clauses[0].relation != "main" and clauses[0].relation != "said"):
            return
        first, second = clauses[0], clauses[1]
        if first.relation != "said" and second.relation == "said" and len(clauses) > 2 and len(first.units) <= 1:
            first, second = clauses[1], clauses[2]
        if (
            first.relation == "said"
            and second.relation == "coordinate"
            and second.parent is first
            and isinstance(first.reading, Said)
            and isinstance(second.reading, Said)
            and second.verb >= 0
            and not any(
                units[i].flags & (PRONOUN | _SPEAKER | _DEMONSTRATIVE) for i in second.units if i < second.group
            )
            and (units[second.verb].flags & _BE_SURE_POSSIBLE_SURE_IMPROBABLE)
        ):
            first.reading.certainty, first.reading.cue = second.reading.certainty, second.reading.cue
            if first.reading.polarity == "+":
                first.reading.polarity = second.reading.polarity

    # -- the voice after what it says --------------------------------------------------------------------------------

    def _after_the_comma(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "…, police said": a reporting clause that ends the sentence and opens nothing covers what stands before."""
        for clause in clauses:
            said = clause.reading
            if not isinstance(said, Said) or not said.speaking or said.inner_polarity == "-":
                continue
            short = len(clause.units) <= 12 and not any(
                child.parent is clause and child.relation == "said" for child in clauses
            )
            as_it_says = clause.relation == "adverbial" and clause.lead >= 0 and units[clause.lead].flags & _AS
            if not (short and (as_it_says or self._bare(units, clause))):
                continue
            for other in clauses:
                reading = other.reading
                if other is clause or not isinstance(reading, Said) or reading.speaking:
                    continue
                if as_it_says or other.units[0] < clause.units[0]:
                    reading.voice = (
                        _chain(said.inner, *reading.voice[len(said.voice) :])
                        if (reading.voice[: len(said.inner)] != said.inner)
                        else reading.voice
                    )
            said.carrying = False

    def _bare(self, units: list[Unit], clause: Clause) -> bool:
        if clause.relation not in ("coordinate", "main", "participle"):
            return False
        if clause.units[0] == 0 or units[clause.units[0]].flags & _NEW_SENTENCE:
            return False
        after = [i for i in clause.units if i > clause.verb and not units[i].flags & (BREAK | _CLOSE_QUOTE_OPEN_QUOTE)]
        before = [i for i in clause.units if i < clause.group]
        if before and any(units[i].flags & (_SPEAKER | PRONOUN) for i in before):
            return (
                all(units[i].flags & (ADVERB | _DATE_LETTERS_AT) and not units[i].flags & _EVENT_NOUN for i in after)
                and len(after) <= 3
            )
        return bool(after) and len(after) <= 9


def _is_year(unit: Unit) -> bool:
    words = unit.word.lower
    return len(words) == 4 and words.isdigit() and 1000 <= int(words) <= 2100


def _subjects(units: list[Unit], first: int, heads: list[int]) -> list[int]:
    """Without what stands in a phrase with a preposition at the front ("In his book, Conquest …")."""
    kept = []
    inside = False
    for i in range(first, heads[-1] + 1):
        flags = units[i].flags
        if flags & _COMMA_CLOSE_BRACKET:
            inside = False
        elif flags & PREPOSITION and not flags & _OF:
            inside = True
        if i in heads and not inside:
            kept.append(i)
            if flags & (_NAME | PRONOUN):
                inside = True  # what hangs on the name is not the speaker
    return kept or heads


def _phrase_end(units: list[Unit], first: int) -> int:
    stop = first
    while (
        stop < len(units)
        and stop - first < 12
        and not units[stop].flags & (BREAK | AUXILIARY | _RELATIVE_COMPLEMENT_AND_2_MORE)
    ):
        stop += 1
    return max(stop, first + 1)


def _stance(flags: int) -> Stance:
    if flags & _SAY_FACTIVE and not flags & _SAY_DISTANCING:
        return "factive"
    if flags & _SAY_DISTANCING_SAY_DENYING_SAY_DOUBTING and not flags & _SAY_NEUTRAL:
        return "distancing"
    return "neutral"


def _chain(voices: tuple[Voice, ...], *more: Voice) -> tuple[Voice, ...]:
    chain = voices
    for voice in more:
        if not chain or (chain[-1].kind, chain[-1].name) != (voice.kind, voice.name):
            chain = (*chain, voice)
    return chain[-LONGEST_CHAIN:] if len(chain) > LONGEST_CHAIN else chain
