"""Verbs that report: whether a clause hands on what somebody said, and whether it is denied, doubted or judged."""

from __future__ import annotations

from sicetnon.extract.attributions import Attributions
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
    bit,
)
from sicetnon.extract.clause import Clause
from sicetnon.extract.reckonings import RECKONING as _RECKONING
from sicetnon.extract.reckonings import dates_it, has_them, holds_a_view, makes_them, nobodys, reckons
from sicetnon.extract.said import Said, chain, stance_of
from sicetnon.extract.speaker_phrases import maker_of
from sicetnon.extract.tellings import (
    gives_a_number,
    gives_a_thing,
    holds_responsible,
    is_gerund,
    judged,
    put_at,
    tells_a_number,
)
from sicetnon.extract.units import Unit
from sicetnon.model import Voice

_DENYING, _ACCORDING = bit("say_denying"), bit("say_according")
_FIGURES = bit("say_figures")
_NUMBER_OR_DATE = bit("digits", "number_word", "vague_number", "date", "much_about", "much_least", "much_most")
_BY, _TO = bit("by"), bit("infinitive")
_MARKS = bit("open_quote", "close_quote", "and", "but")
_DEMONSTRATIVE = bit("demonstratives")
_ON = bit("on")
_INSCRIBED = bit("say_inscribed")
_WILLING, _MODALS = bit("say_willing"), bit("modals")
_GIVING = bit("say_giving")
_DATING, _LENGTH = bit("say_dating"), bit("duration")
_SILENT = bit("say_silent")
_TELLS = SAY | _GIVING | _DATING | _SILENT
_NO_AUTHOR = bit("place_name", "proper_event", "group_name")
_SAY_WITH_OBJECT = bit("say_with_object", "say_attesting", "say_doubting")
_DEED = bit("event_verb", "verb_decide", "verb_hold", "verb_discuss", "verb_lead_to")
_AND_BUT = bit("and", "but")
_AS, _AT, _AS_OR_AT = bit("as"), bit("at"), bit("as", "at", "to")
_COMMA = bit("comma")
_ROLES = bit("roles")
_OPENS_WHAT_IS_SAID = bit("complement", "colon", "open_quote")
_DATE = bit("date")
_FIRST_PERSON = bit("first_person")
_WHEN_SAID = bit("date", "on")  # "…, military sources said on Friday"
_DEFINITE = bit("definite")
_IT = bit("it")
_RELATIVE = bit("relative")
_SAY_ATTESTING = bit("say_attesting")
_INDEFINITE = bit("indefinite")
_SHORT_OBJECT = 4  # units of whom it was told
_SHORT_SUBJECT = 5  # units of a subject that stands alone before its verb
_DENIES_OR_ACCUSES = bit("say_denying", "say_accusing")
_SAY_NARRATING = bit("say_narrating")
_WORKS, _HAVE = bit("works"), bit("have", "verb_testify")
_BE, _VIEWS = bit("be"), bit("say_opinions", "say_tidings")
_RESPONSIBLE, _PERCEIVES = bit("responsible"), bit("say_perceiving")
_ACCUSES = bit("say_accusing")
_DOUBTS = bit("say_doubting")
_MAY_JUDGE = bit("say_holding", "say_judging", "say_perceiving", "say_doubting")
_ACCUSING = bit("say_accusing", "say_neutral", "say_with_object")
_JUDGING_NOW, _TELLING_NOW = bit("say_neutral", "say_with_object"), bit("say_neutral", "say_with_object")
_WITNESSES, _OF_PLACE = bit("say_witnesses"), bit("at", "from")
_SAY_REFUSING, _SAYINGS = bit("say_refusing"), bit("say_sayings")
_SAID_NOW, _FINDS_NOW = bit("form_present", "form_gerund"), bit("form_present", "form_base")
_BASE, _PAST, _TOLL = bit("form_base"), bit("form_past"), bit("much_toll")
_CALLS = bit("say_judging", "say_attesting", "say_dating")
_MAY_SPEAK = _RECKONING | _MAY_JUDGE | _HAVE | _TELLS | _CALLS
_NAMES_A_SPEAKER = SPEAKER | DETERMINER | bit("unlisted", "demonyms", "places")
_WIDE_OBJECT = 9  # units that the object of a verb reaches to


def _this(units: list[Unit], i: int) -> bool:
    """ "Other historians reject this", "… rejected this as a slander": the object is what was said before."""
    after = units[i + 1].flags if i + 1 < len(units) else BREAK
    return i < len(units) and bool(units[i].flags & (_DEMONSTRATIVE | _IT)) and bool(after & (BREAK | _AND_BUT | _AS))


def _of_the_paper(units: list[Unit], clause: Clause) -> bool:
    """ "According to a report released today by the Red Cross": who made a paper, and nothing that anybody said."""
    verb = clause.verb
    cited = any(units[i].flags & _ACCORDING for i in clause.units if i < verb)
    return cited and clause.verb == clause.group and maker_of(units, verb) > 0


class Speech(Attributions):
    """Reads the clauses whose verb reports."""

    def _speech(self, units: list[Unit], clause: Clause, said: Said) -> None:
        verb = clause.verb
        flags = units[verb].flags if verb >= 0 else 0
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
        if verb < 0:
            self._denying(units, clause, said)
            return
        if clause.union & _VIEWS and not flags & SAY and id(clause) in self._with_said:
            self._view(units, clause, said)
        if not flags & _MAY_SPEAK:
            return
        if flags & _RECKONING and reckons(units, clause):
            self._by_its_subject(units, clause, said)
            return
        judges = bool(flags & _MAY_JUDGE) and self._judges(units, clause, said)
        if flags & _HAVE and ((clause.union & _WORKS and clause.union & NUMERAL) or has_them(units, clause)):
            self._has(units, clause, said)
        if clause.relation == "purpose" or not self._may_tell(units, clause):
            return
        flags = units[verb].flags
        if (flags & _WILLING and self._asks(clause)) or (said.outer is not None and _of_the_paper(units, clause)):
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
        quoted = self._quoted_as_saying(units, clause) if flags & SAY and clause.union & _AS else None
        if quoted is not None:
            said.inner, voice = chain(said.inner, quoted), quoted
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
        within = clause.parent if clause.relation == "coordinate" and clause.parent is not None else clause
        beside = beside or (within.relation == "said" and len(said.inner) > 1 and not self.nominatives)
        if not beside:  # "…, though Maximus affirms that …", "said that Ortega had asked": "he" is another from then on
            self.heard(voice)
        if self.is_one(voice):
            self.person = self.person if beside else voice
            if clause.union & _ROLES:
                after = clause.tail and clause.units[-1] > clause.verb
                span = [i for i in clause.units if i < clause.group or after]
                self.entitle(units, span, voice)

    def _quoted_as_saying(self, units: list[Unit], clause: Clause) -> Voice | None:
        """ "The paper quoted a banker as saying that …", "the general was quoted as saying": whose words they are."""
        verb = clause.verb
        at = next((i for i in clause.units if i > verb and units[i].flags & _AS), len(units))
        if at + 1 >= len(units) or not units[at + 1].flags & SAY or not is_gerund(units[at + 1].flags):
            return None
        if clause.passive:
            before = [i for i in clause.units if i < clause.group]
            return self.speaker(units, before[0], before[-1] + 1, "neutral", last=True) if before else None
        if at == verb + 1:
            return None
        one = self.speaker(units, verb + 1, at, "neutral")
        if one is None and units[verb + 1].flags & _INDEFINITE:
            one = Voice(kind="anonymous", name=self.text[units[verb + 1].start : units[at - 1].end])
        return one

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
        if voice is not None:
            said.outer = said.voice if said.outer is None else said.outer
            said.voice = chain(said.voice, voice)
            self.heard(voice)

    def _may_tell(self, units: list[Unit], clause: Clause) -> bool:
        verb = units[clause.verb]
        if clause.relation == "relative" and verb.flags & _CALLS and self._what_they_call(units, clause):
            verb.flags |= _JUDGING_NOW
        return bool(verb.flags & _TELLS)

    def _has(self, units: list[Unit], clause: Clause, said: Said) -> None:
        """The paper that has so many names, and who lets something happen by telling it: "a list has thirteen names",
        "the plaque bears fourteen", "the chronicle has him die at Vilnius"."""
        verb = clause.verb
        before = [i for i in clause.units if i < clause.group]
        lets = has_them(units, clause)
        if not before or not (lets or gives_a_number(units, verb)):
            return
        voice = self.speaker(units, before[0], before[-1] + 1, "neutral", last=True)
        if voice is not None and (lets or voice.kind == "document"):
            said.speaking, said.inner_from, said.inner = True, verb, chain(said.voice, voice)
            self.heard(voice)

    def _view(self, units: list[Unit], clause: Clause, said: Said) -> None:
        """ "Lind's view was that …", "it is the opinion of Lind that …", "the common report is that …", "word came"."""
        first, stop = holds_a_view(units, clause) if units[clause.verb].flags & _BE else (-1, -1)
        voice = self.speaker(units, first, stop, "neutral") if first >= 0 else None
        if voice is None and (told := nobodys(units, clause))[0] >= 0:
            voice = Voice(kind="anonymous", name=self.text[units[told[0]].start : units[told[1]].end])
        if voice is not None and not clause.negated:
            said.speaking, said.inner_from, said.inner = True, clause.verb, chain(said.voice, voice)
            if voice.kind != "anonymous":
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

    def _denying(self, units: list[Unit], clause: Clause, said: Said) -> None:
        """A clause without a finite verb may deny what follows: "he died in prison, denying that he took it". The
        subject of the clause that it hangs on denies it."""
        if id(clause) not in self._with_said or clause.parent is None:
            return
        verb = next((i for i in clause.units if units[i].flags & _DENYING and is_gerund(units[i].flags)), -1)
        if verb < 0 or any(units[i].flags & (SPEAKER | PRONOUN) for i in clause.units if i < verb):
            return
        stance = stance_of(units[verb].flags)
        voice = self._subject_above(units, clause.parent, stance)
        if voice is None:
            return
        said.speaking, said.inner_from = True, verb
        said.inner = chain(said.voice, voice)
        said.inner_polarity = "-"
        self.heard(voice)

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
        dated = flags & _DATING and dates_it(units, clause)
        if dated or self._opens(units, clause.verb) or id(clause) in self._with_said:
            return True
        if self.nominatives and units[clause.verb + 1 : clause.verb + 2] and units[clause.verb + 1].flags & _ON:
            return not flags & _DEED  # "писала про планове відведення військ"
        if flags & (_GIVING | _DATING) and clause.passive and self._given_by(units, clause):
            return True
        gives = bool(flags & _GIVING) and not clause.passive and put_at(units, clause.verb)  # "gave the time as 1915"
        if flags & _GIVING and not gives and (clause.passive or gives_a_thing(units, clause.verb)):
            return False  # "the order was given by the colonel", "gave the order", "put in the papers"
        if gives or (flags & _SAY_WITH_OBJECT and not flags & _DEED):
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
        if flags & _DATING and (self._gives_a_length(units, clause) or makes_them(units, clause.verb)):
            return True
        if voice.kind != "anonymous" or after >= len(units) or self.nominatives:
            return False
        if flags & _DATING and (not flags & (SAY | _PAST) or clause.union & _DATE):
            return True
        if flags & _GIVING and flags & _BASE and units[after].flags & DETERMINER:
            return any(units[i].flags & _TO for i in clause.units if i > after + 1)  # "some give the honour of it to"
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
            if flags & _AS and i + 1 < len(units) and units[i + 1].flags & (_INDEFINITE | QUOTE_MARK):
                return True  # "dismissed the call as a hoax"
            if flags & (BREAK | _AND_BUT):
                return False
        return False
