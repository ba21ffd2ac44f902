"""Who says it: the chain of voices of each clause, outermost first, and how surely and whether it is denied.

Inside one sentence a voice covers the clause that is said and what hangs on it; a voice that opens an account is
carried over the sentences that go on telling it.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    SUBJECT,
    UNLISTED_WORD,
    bit,
)
from sicetnon.extract.clauses import Clause
from sicetnon.extract.modality import DOUBTED, PRIVATIVE, judge
from sicetnon.extract.registry import Entities
from sicetnon.extract.said import Said
from sicetnon.extract.speakers import phrase_end
from sicetnon.extract.tellings import (
    alternative,
    gives_a_number,
    gives_a_thing,
    holds_responsible,
    is_gerund,
    judged,
    set_in,
    tells_a_number,
)
from sicetnon.extract.units import Sentence, Unit
from sicetnon.model import Stance, Voice

_NAME = bit("name")
_DENYING = bit("say_denying")
_PARTICIPLE = bit("form_participle")
_REPORTEDLY, _ACCORDING = bit("say_reportedly"), bit("say_according", "say_contrary")
_POSSESSED, _FIGURES = bit("say_possessed"), bit("say_figures")
_SAYS_WHOSE = _REPORTEDLY | _ACCORDING | _POSSESSED | _FIGURES | bit("say_own_view", "say_set_in")
_NUMBER_OR_DATE = bit("digits", "number_word", "vague_number", "date", "much_about", "much_least", "much_most")
_OF, _POSSESSIVE, _POSSESSES = bit("of"), bit("possessive_ending"), bit("possessives")
_BY, _TO = bit("by"), bit("infinitive")
_MARKS = bit("open_quote", "close_quote", "and", "but")
_DEMONSTRATIVE = bit("demonstratives")
_ON = bit("on")
_INSCRIBED = bit("say_inscribed")
_WILLING, _MODALS = bit("say_willing"), bit("modals")
_NAMELESS, _EMPHATIC = bit("say_nameless"), bit("emphatic")
_OWN_VIEW, _SET_IN = bit("say_own_view"), bit("say_set_in")
_GIVING = bit("say_giving")
_DATING, _LENGTH = bit("say_dating"), bit("duration")
_SILENT = bit("say_silent")
_TELLS = SAY | _GIVING | _DATING | _SILENT
_NO_AUTHOR = bit("place_name", "proper_event", "group_name")
_SAY_WITH_OBJECT = bit("say_with_object", "say_attesting", "say_doubting")
_DEED = bit("event_verb", "verb_decide", "verb_hold", "verb_discuss", "verb_lead_to")
_AND_BUT = bit("and", "but")
_SEMICOLON, _BUT = bit("semicolon"), bit("but")
_MUCH_ABOUT = bit("much_about")
_NEW_SENTENCE = bit("semicolon", "and", "but")
_ELLIPTIC = bit("anonymous_quantifiers", "person_name", "group_name")
_PERSON_NAME = bit("person_name")
_NO_PERSON = bit("place_name", "group_name", "work_name")
LONGEST_CHAIN = 5
_OPENING = 3  # units at the front of a sentence within which the clause before its main clause opens
_SEE = bit("see")
_LONGEST_CITATION = 16  # units between brackets that name works
_AND_BUT_COMMA = bit("and", "but", "comma")
_AS, _AT, _AS_OR_AT = bit("as"), bit("at"), bit("as", "at", "to")
_JUDGES = bit("be", "sure_possible", "sure_improbable", "sure_unattested")
_COMMA, _COLON, _NO = bit("comma"), bit("colon"), bit("no")
_ROLES = bit("roles")
_OPENS_WHAT_IS_SAID = bit("complement", "colon", "open_quote")
_DATE = bit("date")
_ADDS_NO_MATTER = bit("date", "letters", "at", "on")
_FIRST_PERSON = bit("first_person")
_COMPLEMENT = bit("complement")
_WHENCE = bit("at", "from", "by")
_WHEN_SAID = bit("date", "on")  # "…, military sources said on Friday"
_DEFINITE = bit("definite")
_EVENT_NOUN = bit("event_noun")
_HE = bit("he")
_IT = bit("it")
_NAME_2 = bit("name")
_PROPER_EVENT = bit("proper_event")
_RELATIVE = bit("relative")
_RELATIVE_COMPLEMENT = bit("relative", "complement")
_SAY_ATTESTING = bit("say_attesting")
_SAY_CONTRARY = bit("say_contrary")
_HOUSE = bit("places")
_NO_SPEAKER = bit("say_mute", "event_noun", "date", "place_name", "proper_event", "first_person", "digits")
_INDEFINITE = bit("indefinite")
_SHORT_OBJECT = 4  # units of whom it was told
_LOOKS_PLURAL, _COUNTS = bit("looks_plural"), bit("digits", "number_word")
_SHORT_SUBJECT = 5  # units of a subject that stands alone before its verb
_DENIES_OR_ACCUSES = bit("say_denying", "say_accusing")
_SAY_DISTANCING = bit("say_distancing")
_DISTANCES = bit("say_distancing", "say_denying", "say_doubting")
_SAY_FACTIVE = bit("say_factive")
_SAY_NARRATING = bit("say_narrating")
_SAY_NEUTRAL = bit("say_neutral")
_SEMICOLON = bit("semicolon")
_IDENTIFIES, _PLACES = bit("verb_identify"), bit("places")
_WORKS, _HAVE = bit("works"), bit("have", "verb_testify")
_RESPONSIBLE, _PERCEIVES = bit("responsible"), bit("say_perceiving")
_ACCUSES = bit("say_accusing")
_DOUBTS = bit("say_doubting")
_SEEING, _VOICING, _FIGURE = bit("say_seeing"), bit("say_voicing"), bit("say_figures")
_REACHING = bit("say_seeing", "say_reaching", "say_voicing")
_MAY_JUDGE = bit("say_holding", "say_judging", "say_perceiving", "say_doubting")
_ACCUSING = bit("say_accusing", "say_neutral", "say_with_object")
_JUDGING_NOW, _TELLING_NOW = bit("say_neutral", "say_with_object"), bit("say_neutral", "say_with_object")
_WITNESSES, _OF_PLACE = bit("say_witnesses"), bit("at", "from")
_SAY_REFUSING, _SAYINGS = bit("say_refusing"), bit("say_sayings")
_SAID_NOW, _FINDS_NOW = bit("form_present", "form_gerund"), bit("form_present", "form_base")
_BASE, _PAST, _TOLL = bit("form_base"), bit("form_past"), bit("much_toll")
_CALLS = bit("say_judging", "say_attesting", "say_dating")
_NAMES_A_SPEAKER = SPEAKER | DETERMINER | bit("unlisted", "demonyms", "places")
_WIDE_OBJECT = 9  # units that the object of a verb reaches to


def _this(units: list[Unit], i: int) -> bool:
    """ "Other historians reject this", "… rejected this as a slander": the object is what was said before."""
    after = units[i + 1].flags if i + 1 < len(units) else BREAK
    return i < len(units) and bool(units[i].flags & (_DEMONSTRATIVE | _IT)) and bool(after & (BREAK | _AND_BUT | _AS))


def _contrasts(units: list[Unit], lead: int) -> bool:
    """Whether a clause is set against what was told before it: "; проте …"."""
    return any(
        units[i].flags & _SEMICOLON and units[i + 1].flags & _BUT
        for i in range(lead - 1, min(lead + 1, len(units) - 1))
    )


class Voices(Accounts):
    """Reads the voices of the sentences of one witness in order."""

    def __init__(self, text: str, entities: Entities) -> None:
        super().__init__(text, entities)
        self._with_said: set[int] = set()
        self._clauses: list[Clause] = []
        self._nameless = False

    def read(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """Give every clause of the sentence its reading."""
        units = sentence.units
        self.index = sentence.index
        self._nameless = bool(sentence.union & _NAMELESS)
        privative = sentence.union & PRIVATIVE
        outer = self.outer(sentence)
        opening = clauses[1] if len(clauses) > 1 else clauses[0]
        if opening.relation == "adverbial" and opening.units[0] < _OPENING:
            self._notice(units, (opening,), "adverbial")  # "when Lind reached the village, he noted that …"
        self._clauses = clauses
        self._with_said = {id(clause.parent) for clause in clauses if clause.relation == "said"}
        for clause in clauses:
            said = Said()
            clause.reading = said
            self._inherit(units, clause, said, outer)
            if clause.union & DOUBTED or (privative and clause.parent is not None):
                judge(self.text, units, clause, said, self.concord)
            if clause.union & _SAYS_WHOSE:
                self._according(units, clause, said)
            self._speech(units, clause, said)
        self._subject_clause(units, clauses)
        self._cited(units, clauses)
        self._after_the_comma(units, clauses)
        if len(clauses) > 1 and sentence.union & _ACCORDING:
            _to_the_end(units, clauses)
        self.carry(sentence, clauses)
        self._notice(units, clauses)

    def opens_a_clause(self, clause: Clause) -> bool:
        """Whether what is said follows in a clause of its own."""
        return id(clause) in self._with_said

    def _notice(self, units: list[Unit], clauses: Sequence[Clause], *relations: str) -> None:
        """Whom "he" of the next sentences speaks of: the person who is subject of the main clause."""
        for clause in clauses:
            if clause.union & _NAME and clause.verb >= 0 and clause.relation in (relations or ("main", "coordinate")):
                for i in clause.units:
                    if i < clause.verb and units[i].flags & _NAME and self._is_person(units[i]):
                        self.person, self.person_at = self.named(units, i, "neutral"), self.index
                        if clause.union & _ROLES:
                            self.entitle(units, [j for j in clause.units if j <= i], self.person)
                        return

    def _is_person(self, unit: Unit) -> bool:
        """Whether a name is one person's, by itself or as the surname of somebody met before."""
        return bool(unit.flags & _PERSON_NAME) or (not unit.flags & _NO_PERSON and self.entities.is_person(unit.label))

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
            if above.outer is not None and self._speaks_anew(units, clause):
                said.voice = above.outer
        others, speaks = (clause.lead - 1 if clause.relation == "said" else -1), _ELLIPTIC
        if others > 1 and units[others].flags & _COMMA:  # "others, that …", "Naso, who had been there, that …"
            breaks = (i for i in range(others - 1, 0, -1) if units[i - 1].flags & (_SEMICOLON | _AND_BUT))
            others, speaks = next(breaks, -1), _ELLIPTIC | _NAME
        before = others - 1 - (others > 1 and bool(units[others - 1].flags & DETERMINER))  # "and the Romans that …"
        named = bool(units[others].flags & _NAME) and not units[others].flags & _NO_AUTHOR  # "Proxenus that …"
        if others > 0 and (named or units[others].flags & speaks) and units[before].flags & (BREAK | _AND_BUT):
            name = self.text[units[others].start : units[others].end]  # "some think that …, others that …"
            another = (
                self.named(units, others, "neutral")
                if units[others].flags & _NAME
                else (Voice(kind="anonymous", name=name))
            )
            said.voice = chain(above.voice, another)
        if (clause.relation == "said" and above.inner_from < 0) or clause.relation == "participle":
            said.certainty, said.cue = above.certainty, above.cue
        if clause.relation == "participle" and above.evidence:
            said.polarity = above.polarity
        told = clause.units and (units[clause.units[0]].flags | units[clause.units[0] - 1].flags) & _COLON
        if clause.relation == "said" and above.inner_from < 0 and above.polarity != "+" and not told:
            said.polarity = above.polarity

    def _speaks_anew(self, units: list[Unit], clause: Clause) -> bool:
        """ "According to X, …; their union rejected this": after a semicolon the writer brings in the next voice."""
        lead = clause.lead
        if clause.relation == "coordinate" and lead > 0 and self.nominatives and _contrasts(units, lead):
            return True
        if clause.relation != "coordinate" or lead < 0 or (clause.verb < 0 and not clause.union & _ACCORDING):
            return False
        parting = _SEMICOLON | (_BUT if self.nominatives else 0)
        parted = (units[lead].flags | (units[lead - 1].flags if lead else 0)) & parting
        if self.nominatives and lead:
            near = [unit.flags for unit in units[lead - 1 : lead + 2]]
            if any(flags & _SEMICOLON for flags in near[:2]) and any(flags & _BUT for flags in near[1:]):
                return True  # "За офіційним звітом, …; проте …"
        return bool(parted) and bool(units[clause.verb].flags & SAY or clause.union & _ACCORDING or clause.raised >= 0)

    # -- how surely ------------------------------------------------------------------------------------------------

    # -- voices ----------------------------------------------------------------------------------------------------

    def _according(self, units: list[Unit], clause: Clause, said: Said) -> None:
        several = clause.union & _COUNTS and sum(1 for i in clause.units if units[i].flags & _ACCORDING) > 1
        if several and sum(1 for i in clause.units if units[i].flags & _COUNTS) > 1:
            self._each_its_own(units, clause, said)
            return
        for i in clause.units if clause.union & _SAYS_WHOSE else ():
            flags = units[i].flags
            if flags & _ACCORDING:
                stop = i + 1
                while stop < len(units) and stop - i < 14 and not units[stop].flags & (AUXILIARY | BREAK | _RELATIVE):
                    if units[stop].flags & _PARTICIPLE and stop + 1 < len(units) and units[stop + 1].flags & _BY:
                        break  # "according to a tally taken by the Red Cross"
                    stop += 1
                voice = self.speaker(units, i + 1, stop, "neutral") or self.paper(units, i + 1, stop)
                voice = voice or self._paper_named(units, i)
                if voice is not None:
                    written = clause.union & _INSCRIBED  # "у довідці штабу йдеться про 730": the paper's own words
                    voice = self._whose_work(units, (i + 1, stop), voice if written else self.as_a_subject(voice))
                    self.heard(voice)
                    side = alternative(units, i, i)
                    if side is not None and side[0] in clause.units and not flags & _SAY_CONTRARY:
                        said.local.append((*side, chain(said.voice, voice)))  # "in wool, or in timber according to X"
                        continue
                    said.outer = said.voice if said.outer is None else said.outer
                    said.voice = chain(said.voice, voice)
                    if flags & _SAY_CONTRARY:
                        said.voice = said.voice[:-1]
            elif flags & (_POSSESSED | _FIGURES) and (owner := self._owner(units, i)) is not None:
                said.voice = chain(said.voice, owner)
                self.heard(owner)
            elif flags & _SET_IN and (voice := self._set_in(units, i)) is not None:
                said.outer = said.voice if said.outer is None else said.outer
                said.voice = chain(said.voice, voice)
                self.heard(voice)
            elif flags & _OWN_VIEW:
                self._in_his_view(units, clause, said, i)
            elif flags & _REPORTEDLY and not set_in(units, i) and not _of_a_noun(units, clause, i):
                cue = self.text[units[i].start : units[i].end]
                if (
                    clause.relation != "said"
                ):  # "it is believed that …; but there are those who say": one is not the other's
                    said.voice = tuple(v for v in said.voice if (v.kind, v.stance) != ("anonymous", "distancing"))
                said.base = said.voice if said.base is None else said.base
                said.voice = chain(said.voice, Voice(kind="anonymous", name=cue, stance="distancing"))
                said.cue = f"{said.cue}; {cue}" if said.cue else cue

    def _paper_named(self, units: list[Unit], i: int) -> Voice | None:
        """The paper that the words of reporting name themselves, where a comma follows: "за офіційним звітом, …"."""
        name = self.text[units[i].start : units[i].end].partition(" ")[2]
        if not self.nominatives or not name or i + 1 >= len(units) or not units[i + 1].flags & _COMMA:
            return None
        return self.as_a_subject(Voice(kind="document", name=name, entity=self.entities.get("document", name)))

    def _set_in(self, units: list[Unit], i: int) -> Voice | None:
        """Who speaks behind a mere preposition: "…, за Петренком, …", "За польським звітом, …", "For Dorfler …"."""
        named = _named_between_commas(units, i) if self.nominatives else self._in_the_eyes(units, i)
        return self.named(units, i + 1, "neutral") if named else self._by_what_is_told(units, i)

    def _in_his_view(self, units: list[Unit], clause: Clause, said: Said, i: int) -> None:
        voice = self._his(units, i)
        if voice is None:
            return
        if self.nominatives and i > clause.units[0] + 1:
            said.local.append((i + 1, clause.units[-1], chain(said.voice, voice)))  # "… і, за його словами, …"
        else:
            said.voice = chain(said.voice, voice)

    def _in_the_eyes(self, units: list[Unit], i: int) -> bool:
        """ "For Dorfler the ambush served as a pretext": before a clause, one who has spoken in the text."""
        if i + 2 >= len(units) or (i and not units[i - 1].flags & BREAK) or not units[i + 1].flags & _NAME:
            return False
        if units[i + 1].label.rpartition(" ")[2] not in self.spoken:
            return False
        return bool(units[i + 2].flags & (_COMMA | DETERMINER | PRONOUN | _NAME))

    def _his(self, units: list[Unit], i: int) -> Voice | None:
        """Whose view "in his view" is: of the one who speaks in the sentence, else of the person named last in it."""
        if self.last is not None and self.last_at == self.index and self.is_one(self.last):
            return self.last
        named = next((j for j in range(i - 1, -1, -1) if units[j].flags & _NAME and self._is_person(units[j])), -1)
        if named >= 0 and not units[named].flags & _POSSESSIVE:
            return self.named(units, named, "neutral")
        return self.person or self.last

    def _whose_work(self, units: list[Unit], span: tuple[int, int], voice: Voice) -> Voice:
        """ "According to a tally taken by the Red Cross": the paper with those who made it."""
        first, stop = span
        if stop + 1 >= len(units) or not units[stop].flags & _PARTICIPLE or not units[stop + 1].flags & _BY:
            return voice
        name = self.text[units[first].start : units[phrase_end(units, stop + 2) - 1].end]
        return Voice(kind="document", name=name, entity=self.entities.get("document", name), stance=voice.stance)

    def _owner(self, units: list[Unit], i: int) -> Voice | None:
        """Whose telling or figure it is: "in Ferri's telling", "Dahl's figure of 290 dead"."""
        after = [unit.flags for unit in units[i + 1 : i + 3]]
        of_a_number = len(after) == 2 and after[0] & _OF and after[1] & _NUMBER_OR_DATE
        if i < 1 or not units[i - 1].flags & _POSSESSIVE or not units[i - 1].flags & (_NAME | _ROLES):
            return None
        told = units[i].flags & _POSSESSED and i > 1 and units[i - 2].flags & PREPOSITION
        if i > 2 and not units[i - 1].flags & _NAME:
            told = units[i].flags & _POSSESSED and units[i - 2].flags & DETERMINER and units[i - 3].flags & PREPOSITION
            return self._of_the_one(units, i) if told else None
        if not told and not (units[i].flags & _FIGURES and of_a_number):
            return None
        return self.named(units, i - 1, "neutral")

    def _of_the_one(self, units: list[Unit], i: int) -> Voice | None:
        """ "By the priest's account the bridge was …": before all that is told, or after it."""
        opens = i == 3 or units[i - 4].flags & BREAK
        parted = i + 1 == len(units) or units[i + 1].flags & BREAK
        if not (opens and i < _WIDE_OBJECT) and not parted:
            return None
        name = self.text[units[i - 2].start : units[i - 1].end].rstrip("sS").rstrip("'’")
        return Voice(kind="named", name=name, entity=self.entities.get("person", name))

    def _each_its_own(self, units: list[Unit], clause: Clause, said: Said) -> None:
        """ "40,000 people, according to the union, or 12,000, according to police": each number has its own voice."""
        low = clause.units[0]
        for i in clause.units:
            if not units[i].flags & _ACCORDING:
                continue
            stop = phrase_end(units, i + 1)
            voice = self.speaker(units, i + 1, stop, "neutral") or self.paper(units, i + 1, stop)
            if voice is not None:
                said.local.append((low, i, chain(said.voice, voice)))
                self.heard(voice)
            low = i + 1

    def _speech(self, units: list[Unit], clause: Clause, said: Said) -> None:
        verb = clause.verb
        if self.nominatives or clause.union & _INSCRIBED:
            self._without_a_verb(units, clause, said)
        if clause.raised >= 0:
            first = clause.group if 0 <= clause.group < clause.raised else clause.raised
            cue = self.text[units[first].start : units[clause.raised].end]
            stance = stance_of(units[clause.raised].flags)
            said.voice = chain(
                said.voice, self._by_whom(units, clause) or Voice(kind="anonymous", name=cue, stance=stance)
            )
            said.cue = f"{said.cue}; {cue}" if said.cue else cue
        if verb < 0 and self._denying(units, clause, said):
            return
        if verb >= 0 and units[verb].flags & _REACHING and self._reaches(units, clause):
            self._by_its_subject(units, clause, said)
            return
        judges = verb >= 0 and bool(units[verb].flags & _MAY_JUDGE) and self._judges(units, clause, said)
        if verb >= 0 and units[verb].flags & _HAVE and clause.union & _WORKS and clause.union & NUMERAL:
            self._has(units, clause, said)
        if verb < 0 or clause.relation == "purpose" or not self._may_tell(units, clause):
            return
        flags = units[verb].flags
        if flags & _WILLING and self._asks(clause):
            return
        stance = stance_of(flags)
        read = self._read_in(units, clause)
        if read is None and self.nominatives and flags & _INSCRIBED and said.outer is not None and said.voice:
            read = said.voice[-1]  # "у наказі штабу йдеться про сорок"
        voice = read or self._of_clause(units, clause, stance)
        if voice is None:
            return
        if self._nameless:
            voice = self._without_a_name(units, voice)
        if flags & _SAY_REFUSING and not self._answers_words(units, clause):
            return  # "rejected the demands": an answer to what was asked, not to what was told
        tells = judges or bool(flags & _DENIES_OR_ACCUSES)
        if read is None and not tells and not self._reports(units, clause, voice):
            return  # "adopted", "ordered", "declared a siege": an act, not a report
        self._tells(units, clause, said, voice)

    def _tells(self, units: list[Unit], clause: Clause, said: Said, voice: Voice) -> None:
        """Take down that a clause speaks, and remember its speaker."""
        verb, flags = clause.verb, units[clause.verb].flags
        said.speaking = True
        said.inner_from = verb
        said.inner = chain(said.voice, voice)
        negative = clause.negated
        said.inner_polarity = "-" if bool(flags & _DENYING) != negative else "+"
        if (negative and flags & _SAY_ATTESTING) or flags & _SILENT:
            said.inner_polarity = "0"
        if flags & _DENYING and (clause.passive or _this(units, verb + 1)):
            said.answers = True
        main = clause.relation in ("main", "coordinate") and not clause.passive
        if main and clause.union & _COMMA and clause.union & (NUMERAL | _DATE) and not self.nominatives:
            self._others_by_the_same_verb(units, clause, said)
        said.carrying = bool(flags & _SAY_NARRATING) and voice.kind != "anonymous" and main
        beside = clause.relation == "adverbial" and self.person is not None and not self.nominatives
        if not beside:  # "…, though Maximus affirms that …": "he" of the next sentence is another
            self.heard(voice)
        if self.is_one(voice):
            self.person = self.person if beside else voice
            if clause.union & _ROLES:
                after = clause.tail and clause.units[-1] > clause.verb
                span = [i for i in clause.units if i < clause.group or after]
                self.entitle(units, span, voice)

    def _others_by_the_same_verb(self, units: list[Unit], clause: Clause, said: Said) -> None:
        """ "Lange dates the attack to 3 May, Novak to 5 May, and the chronicle to 6 May": each has its own speaker."""
        after = [i for i in clause.units if i > clause.verb]
        joints = {units[i].word.lower for i in after[:_WIDE_OBJECT] if units[i].flags & PREPOSITION}
        last = after[-1] if after else -1
        for i in after:
            if not units[i].flags & _COMMA or not joints:
                continue
            first = i + 1 + (i < last and bool(units[i + 1].flags & _AND_BUT))
            stop = first
            while stop < last and stop - first < _SHORT_SUBJECT and units[stop].flags & _NAMES_A_SPEAKER:
                stop += 1
            given = stop + 1 <= last and units[stop].word.lower in joints and units[stop + 1].flags & _NUMBER_OR_DATE
            if stop == first or not given or not any(units[j].flags & SPEAKER for j in range(first, stop)):
                continue
            end = next((j for j in after if j > stop and units[j].flags & BREAK), last)
            voice = self.speaker(units, first, stop, "neutral")
            if voice is not None:
                said.local.append((stop, end, chain(said.voice, voice)))

    def _by_its_subject(self, units: list[Unit], clause: Clause, said: Said) -> None:
        """ "Meyer arrived at 674 victims": what the clause tells, its subject says."""
        voice = self._of_clause(units, clause, "neutral")
        if voice is not None and voice.kind != "document":
            said.outer = said.voice if said.outer is None else said.outer
            said.voice = chain(said.voice, voice)
            self.heard(voice)

    def _may_tell(self, units: list[Unit], clause: Clause) -> bool:
        verb = units[clause.verb]
        if clause.relation == "relative" and verb.flags & _CALLS and self._what_they_call(units, clause):
            verb.flags |= _JUDGING_NOW
        return bool(verb.flags & _TELLS)

    def _has(self, units: list[Unit], clause: Clause, said: Said) -> None:
        """The paper that has so many names: "a list has thirteen names", "the plaque bears fourteen"."""
        verb = clause.verb
        before = [i for i in clause.units if i < clause.group]
        if not before or not gives_a_number(units, verb) or not any(units[i].flags & _WORKS for i in before):
            return
        voice = self.speaker(units, before[0], before[-1] + 1, "neutral", last=True)
        if voice is not None and voice.kind == "document":
            said.speaking, said.inner_from, said.inner = True, verb, chain(said.voice, voice)
            self.heard(voice)

    def _judges(self, units: list[Unit], clause: Clause, said: Said) -> bool:
        """Verbs that speak by what stands behind their object, or by who their subject is: "held the army responsible",
        "called the report a fabrication", "most witnesses heard one explosion"."""
        verb = units[clause.verb]
        if clause.union & _RESPONSIBLE and holds_responsible(units, clause) >= 0:
            verb.flags |= _ACCUSING
        elif (found := judged(units, clause, self.instrumental))[0] >= 0:
            said.judged = found
            verb.flags |= _JUDGING_NOW
        elif verb.flags & _PERCEIVES and not clause.passive and clause.relation in ("main", "coordinate"):
            before = [i for i in clause.units if i < clause.group]
            if any(units[i].flags & _WITNESSES for i in before) and not any(units[i].flags & _OF_PLACE for i in before):
                verb.flags |= _TELLING_NOW
                return True
        elif verb.flags & _DOUBTS and not clause.passive:
            near = [i for i in clause.units if clause.verb < i <= clause.verb + _SHORT_OBJECT]
            return any(units[i].flags & _SAYINGS for i in near)  # "questioned the authenticity of the letter"
        return bool(verb.flags & _ACCUSES) or said.judged[0] >= 0

    @staticmethod
    def _what_they_call(units: list[Unit], clause: Clause) -> bool:
        """Whether a relative clause tells what somebody calls the thing before it: "which some authors name among the
        units involved", "whom the report calls bandits"."""
        first = clause.units[0]
        subject = range(first + 1, clause.group)
        if clause.passive or not units[first].flags & _RELATIVE or not subject:
            return False
        told = clause.verb + 1 < len(units) and not units[clause.verb + 1].flags & BREAK
        return bool(told and any(units[i].flags & SPEAKER for i in subject))

    @staticmethod
    def _reaches(units: list[Unit], clause: Clause) -> bool:
        """Whether somebody comes to a number, or sees a deed as something: "arrived at 674 victims", "came to a figure
        of 214", "sees in the massacre a reprisal"."""
        at = clause.verb + 1
        if clause.passive or at >= len(units):
            return False
        if units[clause.verb].flags & _VOICING:
            return bool(units[at].flags & QUOTE_MARK)
        if units[clause.verb].flags & _SEEING:
            object_follows = any(units[i].flags & _INDEFINITE for i in clause.units if i > at + 1)
            return bool(units[clause.verb].flags & _SAID_NOW and units[at].flags & _AT and object_follows)
        if not units[at].flags & (_AT | _TO):
            return False
        figure = any(units[i].flags & _FIGURE for i in range(at + 1, min(len(units), at + 4)))
        return figure or bool(at + 1 < len(units) and units[at + 1].flags & NUMERAL)

    def _asks(self, clause: Clause) -> bool:
        """Whether what follows a verb of asking or ordering is what should be done: "asked that they might go"."""
        said = next((other for other in self._clauses if other.parent is clause and other.relation == "said"), None)
        return said is not None and bool(said.union & _MODALS)

    def _without_a_name(self, units: list[Unit], voice: Voice) -> Voice:
        """ "The witness, who asked that his name be withheld, said": somebody who is described and not named."""
        first = next((unit for unit in units if self.text.startswith(voice.name, unit.start)), None)
        if first is None or not first.flags & DETERMINER:
            return voice
        self.unnamed = voice.name
        return Voice(kind="anonymous", name=voice.name, stance=voice.stance)

    def _without_a_verb(self, units: list[Unit], clause: Clause, said: Said) -> None:
        """Who says what stands in a clause without a verb of saying: the speaker before a dash that stands for one
        ("ДСНС — про 21"), the paper in which it is written ("на дошці викарбувано 23 імені", "у списку їх 88")."""
        voice = None
        if clause.gapped > clause.units[0]:
            voice = self.speaker(units, clause.units[0], clause.gapped, "neutral")
        elif clause.union & _INSCRIBED or (clause.verb < 0 and clause.union & NUMERAL):
            voice = self.written_in(units, clause)
            voice = self.as_a_subject(voice) if voice is not None else None
        if voice is not None:
            said.outer = said.voice if said.outer is None else said.outer
            said.voice = chain(said.voice, voice)
            self.heard(voice)

    def _denying(self, units: list[Unit], clause: Clause, said: Said) -> bool:
        """Whether a clause without a finite verb denies what follows: "he died in prison, denying that he took it". The
        subject of the clause that it hangs on denies it."""
        if id(clause) not in self._with_said or clause.parent is None:
            return False
        verb = next((i for i in clause.units if units[i].flags & _DENYING and is_gerund(units[i].flags)), -1)
        if verb < 0 or any(units[i].flags & (SPEAKER | PRONOUN) for i in clause.units if i < verb):
            return False
        stance = stance_of(units[verb].flags)
        voice = self._subject_above(units, clause.parent, stance)
        if voice is None:
            return False
        said.speaking, said.inner_from = True, verb
        said.inner = chain(said.voice, voice)
        said.inner_polarity = "-"
        self.heard(voice)
        return True

    def _by_whom(self, units: list[Unit], clause: Clause) -> Voice | None:
        """Who says it in "is said by the Gauls to have …"; None where nobody is named."""
        first = clause.raised + 2
        if first >= len(units) or not units[first - 1].flags & _BY:
            return None
        stop = next((i for i in range(first, min(len(units), first + _WIDE_OBJECT)) if units[i].flags & _TO), first)
        voice = self.speaker(units, first, stop, stance_of(units[clause.raised].flags))
        if voice is not None:
            self.heard(voice)
        return voice

    def _read_in(self, units: list[Unit], clause: Clause) -> Voice | None:
        """The author in whom a writer finds something: "in Varro I find two thousand", "in certain writers I find"."""
        one = clause.verb - 1
        if one < 0 or not units[one].flags & _FIRST_PERSON or not units[clause.verb].flags & _FINDS_NOW:
            return None
        first = next((i for i in range(max(0, one - _SHORT_SUBJECT), one) if units[i].flags & _AT), one)
        if first + 1 >= one or any(units[i].flags & (BREAK | _NO_AUTHOR) for i in range(first, one)):
            return None
        return self.speaker(units, first + 1, one, stance_of(units[clause.verb].flags))

    def _reports(self, units: list[Unit], clause: Clause, voice: Voice) -> bool:
        """Whether a reporting verb reports: something said follows, its object is what is said, or it stands after."""
        flags = units[clause.verb].flags
        if clause.tail or (clause.relation == "adverbial" and clause.lead >= 0 and units[clause.lead].flags & _AS):
            return True  # "as Timaeus tells us"
        if not clause.passive and flags & (_SAID_NOW | _BASE) and self._tells_without_a_clause(units, clause, voice):
            return True
        if not flags & SAY or gives_a_number(units, clause.verb):
            return tells_a_number(units, clause.verb, voice) or id(clause) in self._with_said
        if self._opens(units, clause.verb) or id(clause) in self._with_said:
            return True
        if self.nominatives and units[clause.verb + 1 : clause.verb + 2] and units[clause.verb + 1].flags & _ON:
            return not flags & _DEED  # "писала про планове відведення військ"
        if flags & (_GIVING | _DATING) and clause.passive and self._given_by(units, clause):
            return True
        if flags & _GIVING and (clause.passive or gives_a_thing(units, clause.verb)):
            return False  # "the order was given by the colonel", "gave the order", "put in the papers"
        if flags & _SAY_WITH_OBJECT and not flags & _DEED:
            return True
        if not flags & _DEED and self._trails(units, clause):
            return True
        nothing = BREAK | _MARKS | ADVERB | (_WHEN_SAID if clause.relation == "coordinate" else 0)
        after = [i for i in clause.units if i > clause.verb and not units[i].flags & nothing]
        before = [i for i in clause.units if i < clause.group and units[i].flags & (SPEAKER | PRONOUN)]
        return not flags & _DEED and (not after or not before)

    @staticmethod
    def _given_by(units: list[Unit], clause: Clause) -> bool:
        """Whether somebody gives what is put in the passive: "is put by Weiss at 340", "is given by him as 4 June"."""
        by = next((i for i in clause.units if i > clause.verb and units[i].flags & _BY), -1)
        if by < 0:
            return False
        given = [i for i in clause.units if i > by + 1 and units[i].flags & _AS_OR_AT]
        return bool(given) and any(units[i].flags & (NUMERAL | _DATE) for i in clause.units if i > given[0])

    @staticmethod
    def _gives_a_length(units: list[Unit], clause: Clause) -> bool:
        """ "Licinius allows it no more than four months": a length that ends the clause, given by one who tells now."""
        toll = clause.union & (_FIGURES | _TOLL) and clause.union & NUMERAL  # "makes the number of the ships eighty"
        if not (clause.union & _LENGTH or toll):
            return False
        i = clause.units[-1]
        while i > clause.verb and units[i].flags & BREAK:
            i -= 1
        ends = _LENGTH | NUMERAL if toll else _LENGTH
        return i - clause.verb <= _WIDE_OBJECT and bool(units[i].flags & ends)

    def _tells_without_a_clause(self, units: list[Unit], clause: Clause, voice: Voice) -> bool:
        """ "Licinius allows it four months", "others make her his sister", "…, some say by his own son"."""
        flags, after = units[clause.verb].flags, clause.verb + 1
        if flags & _SILENT:
            return bool(flags & _SAID_NOW)  # "passes over the matter"
        if flags & _DATING and self._gives_a_length(units, clause):
            return True
        if voice.kind != "anonymous" or after >= len(units) or self.nominatives:
            return False
        if flags & _DATING and (not flags & (SAY | _PAST) or clause.union & _DATE):
            return True
        parted = clause.relation == "coordinate" and clause.lead >= 0 and units[clause.lead].flags & _COMMA
        return bool(parted and units[after].flags & PREPOSITION and not units[after].flags & (_ON | _TO))

    def _answers_words(self, units: list[Unit], clause: Clause) -> bool:
        """Whether a verb that may refuse a demand as well speaks of something told: "rejected the claim", "… that"."""
        if id(clause) in self._with_said:
            return True
        verb = clause.verb
        if clause.passive:
            return any(units[i].flags & (_SAYINGS | _IT | _DEMONSTRATIVE) for i in clause.units if i < verb)
        if _this(units, verb + 1):
            told = units[verb].flags & _SAID_NOW or units[verb + 1].flags & _DEMONSTRATIVE
            return bool(told)  # "rejected it": an offer; "rejects it", "rejected this": a view
        for i in range(verb + 1, min(len(units), verb + _WIDE_OBJECT)):
            flags = units[i].flags
            if flags & (_OPENS_WHAT_IS_SAID | _SAYINGS) and not flags & _DEFINITE:
                return True
            if flags & (BREAK | _AND_BUT):
                return False
        return False

    def _opens(self, units: list[Unit], verb: int) -> bool:
        quoted = verb > 0 and units[verb - 1].flags & QUOTE_MARK  # "was "placed at the disposal of …""
        opening = _OPENS_WHAT_IS_SAID & ~QUOTE_MARK if quoted else _OPENS_WHAT_IS_SAID
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
            return self.speaker(units, left[0], left[-1] + 1, stance, last=True) if left else None
        if before:
            subject = self._he_of_the_sentence(units, clause, before)
            if subject >= 0:
                return self.named(units, subject, stance)
            voice = self._capital_of(units, clause.group, before) if self.nominatives else None
            voice = voice or self.speaker(units, before[0], before[-1] + 1, stance, last=True)
            voice = voice or self._unlisted(units, clause, before, stance)
            if voice is None and any(units[i].flags & _FIRST_PERSON for i in before):
                voice = self._found_in(units, after, stance)
            if voice is not None:
                return voice
        shared = clause.relation == "coordinate" and clause.lead >= 0 and units[clause.lead].flags & _AND_BUT
        if is_gerund(units[clause.verb].flags) and not before:
            return self._subject_above(units, clause.parent, stance)  # "…, counting those who passed through"
        if after and not before and not shared:
            counts = units[after[0]].flags & NUMERAL  # "Ferri, in the memoirs …, speaks of forty dead"
            told = None if counts else self.speaker(units, after[0], phrase_end(units, after[0]), stance)
            return self._subject_above(units, clause.parent, stance) if counts else told
        return self._of_the_clause_before(units, clause, stance)

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
            if units[i].flags & _NAME_2 and not units[i].flags & _PROPER_EVENT:
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
        first, head = before[0], before[-1]
        opens, flags = units[first].flags, units[head].flags
        several = first == head and bool(flags & _LOOKS_PLURAL)  # "neighbors told reporters"
        if opens & (_RELATIVE_COMPLEMENT | _NO) or not (opens & DETERMINER or several):
            return None
        if not flags & (UNLISTED_WORD | _HOUSE) or flags & _NO_SPEAKER:
            return None
        told = self._opens(units, clause.verb) or id(clause) in self._with_said
        told = told or bool(units[clause.verb].flags & _DENIES_OR_ACCUSES) or self._trails(units, clause)
        told = told or (bool(units[clause.verb].flags & SAY) and gives_a_number(units, clause.verb))
        if len(before) > _SHORT_SUBJECT or not told:
            return None
        name = self.text[units[first].start : units[head].end]
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
        for _ in range(LONGEST_CHAIN):
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

    def _cited(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "(Hartmann 1983, p. 44)", "(see Smith and Weber 2004)": the work that a clause is taken from; its year dates
        no event."""
        for clause in clauses:
            above = clause.parent
            if clause.relation != "bracket" or above is None or not isinstance(above.reading, Said) or clause.verb >= 0:
                continue
            inside = [i for i in clause.units if not units[i].flags & (BREAK | _SEE | _AND_BUT)]
            if len(inside) < 2 or not units[inside[0]].flags & _NAME or units[inside[0]].flags & _NO_AUTHOR:
                continue
            year = next((i for i in inside[1:4] if not units[i].flags & _NAME), inside[0])
            if not _is_year(units[year]) or len(inside) > _LONGEST_CITATION:
                continue
            if isinstance(clause.reading, Said):
                clause.reading.cites = True
            if not above.reading.voice:
                above.reading.voice = (self.named(units, inside[0], "neutral"),)

    def _subject_clause(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "Whether he died there is uncertain": what is said of a clause that stands as subject."""
        if len(clauses) < 2 or (clauses[0].relation != "main" and clauses[0].relation != "said"):
            return
        first, second = clauses[0], clauses[1]
        if first.relation != "said" and second.relation == "said" and len(clauses) > 2 and len(first.units) <= 1:
            first = second
        if first.relation != "said" or not isinstance(first.reading, Said):
            return
        second = next((c for c in clauses if c.parent is first and c.relation == "coordinate" and c.verb >= 0), first)
        judgement = second.reading
        if second is first or not isinstance(judgement, Said):
            return
        if any(units[i].flags & (PRONOUN | SPEAKER | _DEMONSTRATIVE) for i in second.units if i < second.group):
            return
        if judgement.speaking and second.passive and units[second.verb].flags & SAY:
            first.reading.voice = judgement.inner  # "that he was poisoned is denied by Philistus"
            first.reading.polarity = judgement.inner_polarity
            return
        if not units[second.verb].flags & _JUDGES:
            return
        set_in = any(c.parent is first and c.relation == "adverbial" and units[c.lead].flags & _AS for c in clauses)
        if judgement.polarity == "-" and set_in:
            judgement.answers = True  # "that he was poisoned, as a few have written, is an error"
            return
        first.reading.certainty, first.reading.cue = judgement.certainty, judgement.cue
        if first.reading.polarity == "+":
            first.reading.polarity = judgement.polarity

    # -- the voice after what it says --------------------------------------------------------------------------------

    def _after_the_comma(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "…, police said": a reporting clause that ends the sentence and opens nothing covers what stands before."""
        for clause in clauses:
            said = clause.reading
            if not isinstance(said, Said) or not said.speaking or said.inner_polarity == "-":
                continue
            as_set_in = _set_within(units, clause)
            short = (clause.tail or len(clause.units) <= 12) and not any(
                child.parent is clause and child.relation == "said" and not _of_the_doubt(units, clause, child)
                for child in clauses
            )
            as_it_says = clause.relation == "adverbial" and clause.lead >= 0 and units[clause.lead].flags & _AS
            if not (short and (as_it_says or as_set_in or self._bare(units, clause))):
                continue
            above = clause.parent.reading if as_it_says and clause.parent is not None else None
            if isinstance(above, Said) and above.denied[1] == clause.units[0] - 1:
                above.countered = said.inner  # "not in March, as the Gazette printed": it says March
                continue
            side = alternative(units, clause.units[0], clause.units[-1]) if as_it_says else None
            if side is not None and isinstance(above, Said):
                own = chain(above.voice, *said.inner[len(said.voice) :])
                above.local.append((*side, own))
                for other in clauses:
                    if other is not clause and side[0] <= other.units[0] <= side[1] and isinstance(other.reading, Said):
                        other.reading.voice = own
                continue
            covered = _within(units, clauses, clause) if as_it_says or as_set_in else clauses
            for other in covered:
                reading = other.reading
                if other is clause or not isinstance(reading, Said) or reading.answers:
                    continue
                if reading.speaking:
                    if clause.tail and other.relation == "main":
                        _tell_of(reading, said)
                    continue
                if as_it_says or as_set_in or other.units[0] < clause.units[0] or _interposed(units, clause):
                    reading.voice = (
                        chain(said.inner, *reading.voice[len(said.voice) :])
                        if (reading.voice[: len(said.inner)] != said.inner)
                        else reading.voice
                    )
            said.carrying = False

    def _bare(self, units: list[Unit], clause: Clause) -> bool:
        if clause.tail:
            return True
        if clause.relation not in ("coordinate", "main", "participle"):
            return False
        if _interposed(units, clause):
            return True
        if clause.units[0] == 0 or units[clause.units[0]].flags & _NEW_SENTENCE:
            return False
        if clause.relation == "participle" and clause.parent is not None and clause.parent.verb > clause.verb:
            return False  # "three men suspected of the murder were arrested"
        after = [i for i in clause.units if i > clause.verb and not units[i].flags & (BREAK | QUOTE_MARK)]
        before = [i for i in clause.units if i < clause.group]
        if is_gerund(units[clause.verb].flags) and not before:
            return False
        if before and any(units[i].flags & (SPEAKER | PRONOUN) for i in before):
            return self._trails(units, clause) or (
                all(units[i].flags & (ADVERB | _ADDS_NO_MATTER) and not units[i].flags & _EVENT_NOUN for i in after)
                and len(after) <= 3
            )
        return bool(after) and len(after) <= 9


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
    own = (one for one in spoken if not units[next(i for i in one if not units[i].flags & BREAK)].flags & PREPOSITION)
    return next(own, spoken[-1] if spoken else before)


def _tell_of(speaking: Said, said: Said) -> None:
    """ "Tzoc told the commission that …, the press office said": that somebody spoke is told by another."""
    depth = len(said.voice)
    if speaking.voice[:depth] == said.voice and speaking.inner[: len(said.inner)] != said.inner:
        speaking.voice = chain(said.inner, *speaking.voice[depth:])
        speaking.inner = chain(said.inner, *speaking.inner[depth:])


def _within(units: list[Unit], clauses: list[Clause], clause: Clause) -> list[Clause]:
    """What "as X tells" covers: its stretch of the sentence between semicolons; set in between commas, only the clause
    that it stands in and what hangs on that."""
    low = max((i for i in range(clause.units[0]) if units[i].flags & _SEMICOLON), default=-1)
    high = next((i for i in range(clause.units[0], len(units)) if units[i].flags & _SEMICOLON), len(units))
    stretch = [other for other in clauses if low <= other.units[0] < high]
    outer = clause.parent
    last = clause.units[-1]
    set_in = clause.units[0] > low + 1 and last + 2 < high and any(units[i].flags & _COMMA for i in (last, last + 1))
    if not set_in or outer is None:
        return stretch
    covered = {id(outer)}
    for other in stretch:
        if id(other.parent) in covered and other.units[0] > outer.units[0] and not _parted(units, other):
            covered.add(id(other))
    return [other for other in stretch if id(other) in covered]


def _named_between_commas(units: list[Unit], i: int) -> bool:
    """Whether a preposition and one person's name stand by themselves: "…, за Петренком, …"."""
    if i + 2 >= len(units) or not units[i + 1].flags & _NAME or units[i + 1].flags & _NO_AUTHOR:
        return False
    return (i == 0 or bool(units[i - 1].flags & BREAK)) and bool(units[i + 2].flags & _COMMA)


def _to_the_end(units: list[Unit], clauses: list[Clause]) -> None:
    """ "Forty died and 65 were hurt when the ferry sank, according to a tally taken by the Red Cross.": behind all that
    is told, it covers the clauses before it that no new comma, "but" or semicolon parts from its own."""
    own = next((c for c in reversed(clauses) if c.union & _ACCORDING and c.relation != "bracket"), None)
    said = own.reading if own is not None else None
    if own is None or not isinstance(said, Said) or said.outer is None or said.local or said.voice == said.outer:
        return
    mark = next((i for i in reversed(own.units) if units[i].flags & _ACCORDING), 0)
    if not mark or not units[mark - 1].flags & (_COMMA | QUOTE_MARK) or mark <= own.verb:
        return
    if any(c.units[0] > mark and c.relation not in ("relative", "participle", "bracket") for c in clauses):
        return
    joined = {id(own)}
    first = own
    while first.relation in ("coordinate", "adverbial") and first.parent is not None:
        lead = first.units[0]
        parted = first.relation == "coordinate" and (units[lead].flags & BREAK or units[lead - 1].flags & BREAK)
        if parted or units[lead].flags & (_BUT | _SEMICOLON):
            break
        first = first.parent
        joined.add(id(first))
    for clause in clauses:
        reading = clause.reading
        covered = id(clause) in joined or id(clause.parent) in joined
        if clause.units[0] >= mark or not covered or not isinstance(reading, Said) or reading.speaking:
            continue
        if clause.relation == "coordinate" and id(clause) not in joined:
            continue
        if reading.voice == said.outer:
            joined.add(id(clause))
            reading.outer = reading.voice if reading.outer is None else reading.outer
            reading.voice = said.voice


def _of_a_noun(units: list[Unit], clause: Clause, i: int) -> bool:
    """Whether "allegedly" hedges what hangs on a noun alone: "three men allegedly in the pay of the cartel were …"."""
    if i + 1 >= len(units) or i <= clause.units[0] or i >= clause.group or not units[i + 1].flags & PREPOSITION:
        return False
    return bool(units[i - 1].flags & SUBJECT) and not units[i - 1].flags & (BREAK | AUXILIARY | _REPORTEDLY)


def _of_the_doubt(units: list[Unit], clause: Clause, said: Clause) -> bool:
    """Whether what follows a set in voice hangs on what stands before it: "there is no proof, Roth wrote, that …"."""
    above = clause.parent.reading if clause.parent is not None else None
    if not isinstance(above, Said) or not (above.evidence or above.polarity == "0" or above.certainty == "possible"):
        return False
    first = said.units[0]
    return bool((units[first].flags | units[first - 1].flags) & _COMMA)


def _set_within(units: list[Unit], clause: Clause) -> bool:
    """Whether a clause is a verb of saying with its speaker, set in before the verb of the clause around it: ", says
    Lind,"."""
    above = clause.parent
    if clause.relation != "participle" or clause.passive or above is None or above.verb < clause.verb:
        return False
    return clause.verb == clause.group and not is_gerund(units[clause.verb].flags)


def _interposed(units: list[Unit], clause: Clause) -> bool:
    """Whether the speaker and a verb of saying stand between two commas: "of the forty, Roth notes, five lived"."""
    verb = clause.verb
    if verb + 1 >= len(units) or not units[verb + 1].flags & _COMMA or not units[verb].flags & SAY or clause.passive:
        return False
    comma = next((i for i in range(verb - 1, max(-1, verb - _SHORT_SUBJECT), -1) if units[i].flags & _COMMA), -1)
    if comma < 1 or comma not in clause.units or not any(i < comma for i in clause.units):
        return False
    between = [units[i].flags for i in range(comma + 1, verb)]
    return bool(between) and all(flags & (SPEAKER | DETERMINER | ADVERB) for flags in between)


def _parted(units: list[Unit], clause: Clause) -> bool:
    """Whether a clause is set against the one before it ("though", "but")."""
    return any(units[i].flags & _BUT for i in clause.units[:2])


def _is_year(unit: Unit) -> bool:
    words = unit.word.lower
    return len(words) == 4 and words.isdigit() and 1000 <= int(words) <= 2100


def stance_of(flags: int) -> Stance:
    if flags & _SAY_FACTIVE and not flags & _SAY_DISTANCING:
        return "factive"
    if flags & _DISTANCES and not flags & _SAY_NEUTRAL:
        return "distancing"
    return "neutral"


def chain(voices: tuple[Voice, ...], *more: Voice) -> tuple[Voice, ...]:
    chain = voices
    for voice in more:
        if not chain or (chain[-1].kind, chain[-1].name) != (voice.kind, voice.name):
            chain = (*chain, voice)
    return chain[-LONGEST_CHAIN:] if len(chain) > LONGEST_CHAIN else chain
