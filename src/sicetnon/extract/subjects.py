"""Who speaks in a clause: its subject, that of the clause above, or one who was named before."""

from __future__ import annotations

from sicetnon.extract.accounts import Accounts
from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    BREAK,
    DETERMINER,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    SAY,
    SPEAKER,
    UNLISTED_WORD,
    bit,
)
from sicetnon.extract.clause import Clause
from sicetnon.extract.registry import Entities
from sicetnon.extract.said import Said
from sicetnon.extract.speaker_phrases import phrase_end
from sicetnon.extract.tellings import gives_a_number, is_gerund
from sicetnon.extract.units import Unit
from sicetnon.model import Stance, Voice

_NAME = bit("name")
_PARTICIPLE = bit("form_participle")
_POSSESSIVE = bit("possessive_ending")
_BY = bit("by")
_MARKS = bit("open_quote", "close_quote", "and", "but")
_EMPHATIC = bit("emphatic")
_NO_AUTHOR = bit("place_name", "proper_event", "group_name")
_DEED = bit("event_verb", "verb_decide", "verb_hold", "verb_discuss", "verb_lead_to")
_AND_BUT = bit("and", "but")
_MUCH_ABOUT = bit("much_about")
_PERSON_NAME = bit("person_name")
_NO_PERSON = bit("place_name", "group_name", "work_name")
_AND_BUT_COMMA = bit("and", "but", "comma")
_AS = bit("as")
_CAPITAL = bit("capital")
_COMMA, _NO = bit("comma"), bit("no")
_ROLES = bit("roles")
_OPENS_WHAT_IS_SAID = bit("complement", "colon", "open_quote")
_DATE, _DEMONSTRATIVE = bit("date"), bit("demonstratives")
_FIRST_PERSON = bit("first_person")
_COMPLEMENT = bit("complement")
_WHENCE = bit("at", "from", "by")
_DEFINITE = bit("definite")
_EVENT_NOUN = bit("event_noun")
_HE = bit("he")
_IT = bit("it")
_PROPER_EVENT = bit("proper_event")
_RELATIVE_COMPLEMENT = bit("relative", "complement")
_HOUSE = bit("places")
_NO_SPEAKER = bit("say_mute", "event_noun", "date", "place_name", "proper_event", "first_person", "digits")
_INDEFINITE = bit("indefinite")
_SHORT_OBJECT = 4  # units of whom it was told
_LOOKS_PLURAL, _COUNTS = bit("looks_plural"), bit("digits", "number_word")
_SHORT_SUBJECT = 5  # units of a subject that stands alone before its verb
_DENIES_OR_ACCUSES = bit("say_denying", "say_accusing")
_PERCEIVES = bit("say_perceiving")
_IDENTIFIES = bit("verb_identify")
_DOUBTS = bit("say_doubting")
_ADDING = bit("say_adding")
_ACCORDING = bit("say_according")
_UNLISTED = bit("unlisted")
_FRONTED = PREPOSITION | bit("form_gerund")  # "speaking to newsmen in a clinic where …, Solis said"
_HIGHEST = 5  # clauses above one, in which its subject is looked for


class Subjects(Accounts):
    """Finds the one who speaks in a clause that reports."""

    def __init__(self, text: str, entities: Entities) -> None:
        super().__init__(text, entities)
        self._with_said: set[int] = set()
        self._clauses: list[Clause] = []
        self._nameless = False

    def opens_a_clause(self, clause: Clause) -> bool:
        """Whether what is said follows in a clause of its own."""
        return id(clause) in self._with_said

    def _is_person(self, unit: Unit) -> bool:
        """Whether a name is one person's, by itself or as the surname of somebody met before."""
        return bool(unit.flags & _PERSON_NAME) or (not unit.flags & _NO_PERSON and self.entities.is_person(unit.label))

    def _opens(self, units: list[Unit], verb: int) -> bool:
        quoted = verb > 0 and units[verb - 1].flags & QUOTE_MARK  # "was "placed at the disposal of …""
        opening = _OPENS_WHAT_IS_SAID & ~QUOTE_MARK if quoted else _OPENS_WHAT_IS_SAID
        opening = _COMPLEMENT if units[verb].flags & _PERCEIVES else opening  # "heard shots at dawn, "no fight""
        for i in range(verb + 1, min(len(units), verb + 8)):
            if units[i].flags & opening and not units[i].flags & _DEFINITE:
                return True
        return verb + 1 < len(units) and bool(units[verb + 1].flags & _COMMA)

    def _of_clause(self, units: list[Unit], clause: Clause, stance: Stance) -> Voice | None:
        before = [i for i in clause.units if i < clause.group and not units[i].flags & (BREAK | _MARKS)]
        after = [i for i in clause.units if i > clause.verb]
        if clause.tail:
            return self._of_tail(units, clause, stance)
        if self.nominatives and before == [clause.lead] and units[clause.lead].flags & _AS:
            before = []  # "як встановило слідство"
        if self._asked(units, clause, before):
            return None
        before = _who_speaks(units, before)
        if clause.passive:
            return self._of_passive(units, clause, (before, after), stance)
        if (
            clause.relation == "relative"
            and clause.parent is not None
            and len(before) <= 2
            and (any(units[i].flags & _RELATIVE_COMPLEMENT for i in before))
        ):
            left = [i for i in clause.parent.units if i < clause.units[0]]
            if left and units[left[-1]].flags & _DEMONSTRATIVE and clause.lead >= 0:  # "there are those who deny that"
                return Voice(kind="anonymous", name=self.text[units[left[-1]].start : units[clause.lead].end])
            source = next((i + 1 for i in reversed(left) if units[i].flags & _ACCORDING), -1)
            first = source if 0 < source <= left[-1] else left[0] if left else 0  # "according to neighbors, who said"
            return self.speaker(units, first, left[-1] + 1, stance, last=True) if left else None
        if before:
            subject = self._he_of_the_sentence(units, clause, before)
            if subject >= 0:
                return self.named(units, subject, stance)
            voice = self._capital_of(units, clause.group, before) if self.nominatives else None
            voice = voice or self._by_one_name(units, before, stance)
            voice = voice or self.speaker(units, before[0], before[-1] + 1, stance, last=True)
            voice = voice or self._unlisted(units, clause, before, stance)
            if voice is not None and units[clause.verb].flags & _ADDING:
                voice = self._speaks_on(units, before, voice)
            if voice is None and any(units[i].flags & _FIRST_PERSON for i in before):
                voice = self._found_in(units, after, stance)
            if voice is not None:
                return voice
        joint = clause.lead
        if joint >= 0 and units[joint].flags & _COMMA:
            tells = units[clause.verb].flags & _DENIES_OR_ACCUSES or id(clause) in self._with_said
            joint += bool(tells)  # "…, and blamed it on the police", but "…, and recorded a verdict"
        shared = clause.relation == "coordinate" and clause.lead >= 0 and units[joint].flags & _AND_BUT
        counts = after and not before and not shared and units[after[0]].flags & NUMERAL
        if counts or (is_gerund(units[clause.verb].flags) and not before):
            # "Ferri, in the memoirs …, speaks of forty dead", "…, counting those who passed through"
            return self._subject_above(units, clause.parent, stance)
        if after and not before and not shared:
            return self._behind_the_verb(units, clause, after[0], stance)
        return self._of_the_clause_before(units, clause, stance)

    def _behind_the_verb(self, units: list[Unit], clause: Clause, first: int, stance: Stance) -> Voice | None:
        """Who speaks behind the verb: "…, says Lind"; not the paper in "…, and recorded an open verdict"."""
        told = self.speaker(units, first, phrase_end(units, first), stance)
        joined = clause.lead >= 0 and units[clause.lead + 1].flags & _AND_BUT
        return None if joined and told is not None and told.kind == "document" else told

    def _speaks_on(self, units: list[Unit], before: list[int], voice: Voice) -> Voice:
        """ "The chairman added": the person who spoke in the sentence before, by whatever office he goes now."""
        plain = len(before) == 2 and units[before[0]].flags & _DEFINITE and units[before[1]].flags & _ROLES
        last = self.last
        if not plain or last is None or not self.is_one(last) or self.index - self.last_at > 1:
            return voice
        return voice if voice.name in (known.name for known in self.titles.values()) else last

    def _by_one_name(self, units: list[Unit], before: list[int], stance: Stance) -> Voice | None:
        """ "Benedikt, Hauptmann von Halitsch, antwortet": a word that no list knows, before a comma and what its bearer
        is."""
        first = before[0]
        if len(before) < 2 or before[1] != first + 2 or not units[first + 1].flags & _COMMA:
            return None
        if not units[first].flags & UNLISTED_WORD or not units[first].flags & _CAPITAL:
            return None
        if not units[before[-1] + 1].flags & _COMMA:
            return None  # "Also, Professor Watson concluded"
        name = self.text[units[first].start : units[first].end]
        if not units[before[1]].flags & _ROLES or name.isupper():
            return None
        return Voice(kind="named", name=name, entity=self.entities.get("person", name), stance=stance)

    def _of_the_clause_before(self, units: list[Unit], clause: Clause, stance: Stance) -> Voice | None:
        """Who speaks in a clause joined without a subject of its own: "… and demanded his resignation"."""
        if clause.relation != "coordinate" or not self._shares_subject(units, clause):
            return None
        voice = self._same_speaker(units, clause) or self._subject_above(units, clause.parent, stance)
        if voice is None and self.last is not None:
            return Voice(kind=self.last.kind, name=self.last.name, entity=self.last.entity, stance=stance)
        return voice

    def _he_of_the_sentence(self, units: list[Unit], clause: Clause, before: list[int]) -> int:
        """The name in the clause above that "he" before a verb means; -1 for none."""
        if clause.relation not in ("adverbial", "coordinate") or clause.parent is None:
            return -1
        if not any(units[i].flags & _HE for i in before):
            return -1
        other = self._himself(units, clause, before) if clause.union & _EMPHATIC else -1
        if other >= 0:
            return other
        above = clause.parent
        for i in above.units:
            if i >= above.verb:
                return -1
            if units[i].flags & _NAME and not units[i].flags & _PROPER_EVENT:
                return i
        return -1

    def _asked(self, units: list[Unit], clause: Clause, before: list[int]) -> bool:
        """Whether a participle that opens the sentence tells what was done to the one who speaks after it: "asked about
        the leaflets, he said", "told of the charge, the colonel replied"."""
        verb = clause.verb
        if before or clause.relation != "main" or not units[verb].flags & _PARTICIPLE or self.nominatives:
            return False
        if verb + 1 < len(units) and units[verb + 1].flags & (PREPOSITION | _MUCH_ABOUT):
            return True
        return any(
            other.relation == "coordinate" and other.verb > verb and units[other.verb].flags & SAY
            for other in self._clauses
        )

    @staticmethod
    def _himself(units: list[Unit], clause: Clause, before: list[int]) -> int:
        """ "Maximus maintains that …, whereas he himself swore …": the first person of the sentence who is not the one
        that just spoke."""
        if not any(units[i].flags & _HE and units[i + 1].flags & _EMPHATIC for i in before if i + 1 < len(units)):
            return -1
        above = clause.parent.reading if clause.parent is not None else None
        spoke = above.inner[-1].name if isinstance(above, Said) and above.inner else ""
        for i in range(before[0]):
            flags = units[i].flags
            if flags & _NAME and not flags & (_NO_AUTHOR | _POSSESSIVE) and units[i].label != spoke:
                return i
        return -1

    def _of_tail(self, units: list[Unit], clause: Clause, stance: Stance) -> Voice | None:
        """Who speaks in a reporting clause that ends the sentence, before its verb or after it."""
        words = [i for i in clause.units if i < clause.group and not units[i].flags & (QUOTE_MARK | _COMMA)]
        if words:
            first, stop = words[0], clause.group
            voice = self.speaker(units, first, stop, stance) or self._unlisted(units, clause, words, stance)
        else:
            first, stop = clause.verb + 1, clause.units[-1] + 1
            name = next((i for i in range(first + 1, stop - 1) if units[i].flags & _COMMA), -1) + 1
            if name and units[name].flags & _PERSON_NAME and units[first].flags & (DETERMINER | _ROLES):
                return self.named(units, name, stance)  # "said the cook, Elvira Tum"
            voice = self.speaker(units, first, phrase_end(units, first), stance)
        return voice

    def _found_in(self, units: list[Unit], after: list[int], stance: Stance) -> Voice | None:
        """ "I find in certain authors that …", "we learn from Valerius that …": who writes only hands it on."""
        if not after:
            return None
        whence = " " in units[after[0] - 1].word.lower  # "find in", one phrase of the lexicon
        first = 0 if whence else 1
        if (not whence and not units[after[0]].flags & _WHENCE) or len(after) <= first:
            return None
        stop = next((i for i in after if units[i].flags & (_COMPLEMENT | BREAK)), after[-1] + 1)
        return self.speaker(units, after[first], stop, stance)

    def _of_passive(
        self, units: list[Unit], clause: Clause, around: tuple[list[int], list[int]], stance: Stance
    ) -> Voice | None:
        """Who says it where the verb is passive or a participle; `around` are the units before and after the verb."""
        before, after = around
        agents = [i for i in after if units[i].flags & _BY]
        if agents:
            return self.speaker(units, agents[0] + 1, phrase_end(units, agents[0] + 1), stance)
        impersonal = not before or any(units[i].flags & _IT for i in before)
        if clause.relation == "participle" and units[clause.verb].flags & (_DENIES_OR_ACCUSES | _DOUBTS):
            return None  # "five guards accused of murder", "a corporal, questioned in 1946": by whom is not told
        if clause.relation == "participle" and not before and after and units[after[0]].flags & DETERMINER:
            return self._cut_off(units, clause, stance)
        if clause.relation == "participle" and not before and after and units[after[0]].flags & _DATE:
            return None  # "a report, dated 19 June, …": its own date
        called = units[clause.verb].flags & _IDENTIFIES and after and units[after[0]].flags & _AS
        if called and clause.relation == "participle":
            return None  # "the driver, identified as Santos Choc, died"
        if clause.relation == "relative" and called and units[clause.group].flags & AUXILIARY:
            impersonal = True  # "in what has been described as the worst attack in ten years"
        if not impersonal and not self._opens(units, clause.verb):
            return None  # "the armistice was announced": an act
        first = clause.units[0] if clause.units and len(before) <= 2 else clause.group if before else clause.verb
        first += first < clause.verb and bool(units[first].flags & BREAK)
        return Voice(kind="anonymous", name=self.text[units[first].start : units[clause.verb].end], stance=stance)

    def _cut_off(self, units: list[Unit], clause: Clause, stance: Stance) -> Voice | None:
        """The speaker of a verb that a clause parts from its subject: "a source who asked not to be named told us"."""
        above = clause.parent
        while above is not None and above.relation in ("relative", "purpose"):
            above = above.parent
        left = [i for i in above.units if i < clause.units[0]] if above is not None else []
        return self.speaker(units, left[0], left[-1] + 1, stance, last=True) if left else None

    def _unlisted(self, units: list[Unit], clause: Clause, before: list[int], stance: Stance) -> Voice | None:
        """A speaker that no list knows, where the verb opens what is said: "the archbishopric said that …"."""
        while len(before) > 2 and units[before[-1]].flags & _DATE and units[before[-2]].flags & _UNLISTED:
            before = before[:-1]  # "the Revolutionary Unity today accused"
        first, head = before[0], before[-1]
        opens, flags = units[first].flags, units[head].flags
        several = first == head and bool(flags & _LOOKS_PLURAL)  # "neighbors told reporters"
        if opens & (_RELATIVE_COMPLEMENT | _NO) or not (opens & DETERMINER or several):
            return None
        inquiry = units[head].word.noun_kind == "investigation"  # "the autopsy showed that"
        if not inquiry and (not flags & (UNLISTED_WORD | _HOUSE) or flags & _NO_SPEAKER):
            return None
        told = self._opens(units, clause.verb) or id(clause) in self._with_said
        told = told or bool(units[clause.verb].flags & _DENIES_OR_ACCUSES) or self._trails(units, clause)
        told = told or (bool(units[clause.verb].flags & SAY) and gives_a_number(units, clause.verb))
        if len(before) > _SHORT_SUBJECT or not told:
            return None
        name = self.text[units[first].start : units[head].end]
        if inquiry:
            return self.with_maker(
                units,
                head,
                Voice(kind="document", name=name, entity=self.entities.get("document", name), stance=stance),
            )
        if units[first].flags & _INDEFINITE or several:
            return Voice(kind="anonymous", name=name, stance=stance)
        return Voice(kind="named", name=name, entity=self.entities.get("group", name), stance=stance)

    def _trails(self, units: list[Unit], clause: Clause) -> bool:
        """Whether a clause ends the sentence after a comma and says no more than who told whom: "…, neighbors told
        reporters"."""
        if clause.relation != "coordinate" or not units[clause.units[0]].flags & _COMMA:
            return False
        last = clause.units[-1]
        if last < len(units) - 1 or clause.verb - clause.units[0] > _SHORT_SUBJECT + 1:
            return False
        after = [i for i in clause.units if i > clause.verb and not units[i].flags & BREAK]
        return len(after) <= _SHORT_OBJECT and not any(units[i].flags & (_EVENT_NOUN | _DEED | _COUNTS) for i in after)

    def _subject_above(self, units: list[Unit], above: Clause | None, stance: Stance) -> Voice | None:
        """The subject of the nearest clause above that has one."""
        for _ in range(_HIGHEST):
            if above is None:
                return None
            lead = [i for i in above.units if i < above.group]
            voice = self.speaker(units, lead[0], lead[-1] + 1, stance, last=True) if lead else None
            if voice is not None:
                return voice
            above = above.parent
        return None

    @staticmethod
    def _same_speaker(units: list[Unit], clause: Clause) -> Voice | None:
        """Who goes on speaking after what they said: "Ibarra charged that the minister lied and demanded his
        resignation"; a verb of saying inside of what is said has the subject of that."""
        above = clause.parent
        while above is not None and above.relation in ("said", "relative", "coordinate", "purpose", "quoted"):
            if above.verb >= 0 and units[above.verb].flags & SAY:
                return None
            above = above.parent
            if above is not None and isinstance(above.reading, Said) and above.reading.speaking:
                return above.reading.inner[-1]
        return None

    def _shares_subject(self, units: list[Unit], clause: Clause) -> bool:
        return all(units[i].flags & (_AND_BUT_COMMA | ADVERB | _DATE) for i in clause.units if i < clause.group)


def _who_speaks(units: list[Unit], before: list[int]) -> list[int]:
    """Of the units before a verb those that name its speaker: "asked about the leaflets, he said"."""
    if len(before) > 1 and units[before[-1]].flags & PRONOUN and units[before[-1] - 1].flags & _COMMA:
        return before[-1:]
    if before and before[-1] - before[0] >= len(before):
        return _without_clauses_between(units, before)
    return before


def _without_clauses_between(units: list[Unit], before: list[int]) -> list[int]:
    """The stretch of a clause before its verb that names the speaker, where other clauses stand within it: "the
    commission, composed of five officers, today concluded"."""
    stretches = [[before[0]]]
    for i in before[1:]:
        parted = any(not units[j].flags & (BREAK | QUOTE_MARK) for j in range(stretches[-1][-1] + 1, i))
        if parted:
            stretches.append([])
        stretches[-1].append(i)
    spoken = [one for one in stretches if any(units[i].flags & (SPEAKER | PRONOUN) for i in one)]
    own = (one for one in spoken if not units[next(i for i in one if not units[i].flags & BREAK)].flags & _FRONTED)
    return next(own, spoken[-1] if spoken else before)
