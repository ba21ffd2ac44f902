"""Voices that no verb brings in: "according to X", "for X", "in his view", "X's account", "the union's figure"."""

from __future__ import annotations

from sicetnon.extract.classes import AUXILIARY, BREAK, DETERMINER, PREPOSITION, PRONOUN, SUBJECT, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.said import Said, chain
from sicetnon.extract.speaker_phrases import maker_of, phrase_end
from sicetnon.extract.subjects import Subjects
from sicetnon.extract.tellings import alternative, set_in
from sicetnon.extract.units import Unit
from sicetnon.model import Voice

_NAME = bit("name")
_PARTICIPLE = bit("form_participle")
_REPORTEDLY, _ACCORDING = bit("say_reportedly"), bit("say_according", "say_contrary")
_POSSESSED, _FIGURES = bit("say_possessed"), bit("say_figures")
_SAYS_WHOSE = _REPORTEDLY | _ACCORDING | _POSSESSED | _FIGURES | bit("say_own_view", "say_set_in", "say_credited")
_NUMBER_OR_DATE = bit("digits", "number_word", "vague_number", "date", "much_about", "much_least", "much_most")
_WORKS = bit("works")
_OF, _POSSESSIVE = bit("of"), bit("possessive_ending")
_OF_OR_BE, _OWNERS = bit("of", "be"), bit("name", "roles", "groups", "works")
_INSCRIBED = bit("say_inscribed")
_OWN_VIEW, _SET_IN = bit("say_own_view"), bit("say_set_in")
_NO_AUTHOR = bit("place_name", "proper_event", "group_name")
_COMMA = bit("comma")
_CREDITED, _IF, _NOT = bit("say_credited"), bit("if"), bit("not")
_ROLES = bit("roles")
_RELATIVE = bit("relative")
_SAY_CONTRARY = bit("say_contrary")
_COUNTS = bit("digits", "number_word")
_SUBJECTS = bit("he", "they", "it") & ~bit("possessives")
_SHORT_PHRASE = 5  # units from a comma to the words that say whose a figure is
_WIDE_OBJECT = 9  # units that the object of a verb reaches to


class Attributions(Subjects):
    """Reads the voices that stand beside what is said."""

    def _according(self, units: list[Unit], clause: Clause, said: Said) -> None:
        several = clause.union & _COUNTS and sum(1 for i in clause.units if units[i].flags & _ACCORDING) > 1
        if several and sum(1 for i in clause.units if units[i].flags & _COUNTS) > 1:
            self._each_its_own(units, clause, said)
            return
        for i in clause.units if clause.union & _SAYS_WHOSE else ():
            flags = units[i].flags
            if flags & _ACCORDING:
                self._by_a_source(units, clause, said, i)
            elif flags & (_POSSESSED | _FIGURES) and (owner := self._owner(units, i)) is not None:
                self.heard(owner)
                if _of_a_figure(units, clause, i, i + 1):
                    said.local.append((clause.units[0], i, chain(said.voice, owner)))
                    continue
                said.voice = chain(said.voice, owner)
            elif flags & _SET_IN and (voice := self._set_in(units, i)) is not None:
                said.outer = said.voice if said.outer is None else said.outer
                said.voice = chain(said.voice, voice)
                self.heard(voice)
            elif flags & _CREDITED:
                self._if_right(units, clause, said, i)
            elif flags & _OWN_VIEW:
                self._in_his_view(units, clause, said, i)
            elif flags & _REPORTEDLY and i == clause.lead and clause.relation == "said":
                continue  # "zaprzeczał, jakoby …": it opens what the one before it says
            elif flags & _REPORTEDLY and not _covers_little(units, i) and not _of_a_noun(units, clause, i):
                cue = self.text[units[i].start : units[i].end]
                if (
                    clause.relation != "said"
                ):  # "it is believed that …; but there are those who say": one is not the other's
                    said.voice = tuple(v for v in said.voice if (v.kind, v.stance) != ("anonymous", "distancing"))
                said.base = said.voice if said.base is None else said.base
                said.voice = chain(said.voice, Voice(kind="anonymous", name=cue, stance="distancing"))
                said.cue = f"{said.cue}; {cue}" if said.cue else cue

    def _if_right(self, units: list[Unit], clause: Clause, said: Said, i: int) -> None:
        """ "Forty died there if Lind is right": the one of whom it is said tells the rest."""
        lead = next((j for j in range(i - 1, max(-1, i - _WIDE_OBJECT), -1) if units[j].flags & _IF), i)
        voice = self.speaker(units, lead + 1, i, "neutral") if lead + 1 < i else None
        if voice is not None:
            above = clause.parent.reading if clause.relation == "adverbial" and clause.parent is not None else None
            covered = above if isinstance(above, Said) else said
            covered.outer = covered.voice if covered.outer is None else covered.outer
            covered.voice = chain(covered.voice, voice)
            self.heard(voice)

    def _by_a_source(self, units: list[Unit], clause: Clause, said: Said, i: int) -> None:
        """Whose words "according to" at a unit brings in, and how far they cover the clause."""
        contrary = units[i].flags & _SAY_CONTRARY
        stop = i + 1
        while stop < len(units) and stop - i < 14 and not units[stop].flags & (AUXILIARY | BREAK | _RELATIVE):
            if units[stop].flags & _SUBJECTS and stop > i + 1:
                break  # "according to his daughter he was acquitted"
            if units[stop].flags & _PARTICIPLE and maker_of(units, stop) > 0:
                break  # "according to a tally taken by the Red Cross"
            stop += 1
        voice = self._paper_of(units, i, min(stop, clause.group) if clause.group > i else stop)
        voice = voice or self.speaker(units, i + 1, stop, "neutral") or self.paper(units, i + 1, stop)
        voice = voice or self._paper_named(units, i)
        if voice is None:
            return
        written = clause.union & _INSCRIBED  # "у довідці штабу йдеться про 730": the paper's own words
        voice = self._whose_work(units, (i + 1, stop), voice if written else self.as_a_subject(voice))
        self.heard(voice)
        side = alternative(units, i, i)
        if side is not None and side[0] in clause.units and not contrary:
            said.local.append((*side, chain(said.voice, voice)))  # "in wool, or in timber according to X"
            return
        if _of_a_figure(units, clause, i, stop) and not contrary:
            said.local.append((clause.units[0], i, chain(said.voice, voice)))
            return
        said.outer = said.voice if said.outer is None else said.outer
        said.voice = chain(said.voice, voice)
        if contrary:
            said.voice = said.voice[:-1]

    def _paper_of(self, units: list[Unit], i: int, stop: int) -> Voice | None:
        """The paper that the words of reporting name, with those whose it is behind it: "nach dem Bericht des
        Landrats"."""
        if i + 1 >= len(units) or not units[i + 1].flags & _OF or not units[i + 1].flags & DETERMINER:
            return None
        words = self.text[units[i].start : units[i].end]
        paper = units[i].start + len(words) - len(words.split()[-1])
        named = self.words(paper, units[i].end)
        if not named or not named[-1].flags & _WORKS:
            return None
        name = self.text[paper : units[min(stop, phrase_end(units, i + 2)) - 1].end]
        return Voice(kind="document", name=name, entity=self.entities.get("document", name))

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
        house = self.nominatives and self.last is not None and self.last.kind == "named"  # "родня: по их словам, …"
        if self.last is not None and self.last_at == self.index and (house or self.is_one(self.last)):
            return self.last
        named = next((j for j in range(i - 1, -1, -1) if units[j].flags & _NAME and self._is_person(units[j])), -1)
        if named >= 0 and not units[named].flags & _POSSESSIVE:
            return self.named(units, named, "neutral")
        return self.person or self.last

    def _whose_work(self, units: list[Unit], span: tuple[int, int], voice: Voice) -> Voice:
        """ "According to a tally taken by the Red Cross": the paper with those who made it."""
        return self.with_maker(units, span[1] - 1, voice)

    def _owner(self, units: list[Unit], i: int) -> Voice | None:
        """Whose telling or figure it is: "in Ferri's telling", "Dahl's figure of 290 dead"."""
        after = [unit.flags for unit in units[i + 1 : i + 3]]
        of_a_number = len(after) == 2 and after[0] & _OF_OR_BE and after[1] & _NUMBER_OR_DATE
        if i < 1 or not units[i - 1].flags & _POSSESSIVE:
            return None
        if not units[i - 1].flags & _OWNERS:
            return None
        if units[i].flags & _FIGURES and of_a_number and not units[i - 1].flags & _NAME:
            first = i - 1 - bool(i > 1 and units[i - 2].flags & DETERMINER)
            return self.speaker(units, first, i, "neutral")  # "the ministry's figure of 36 dead"
        told = i > 1 and units[i - 2].flags & PREPOSITION and (units[i].flags & _POSSESSED or _opens(units, i - 2))
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


def _covers_little(units: list[Unit], i: int) -> bool:
    """Whether a cue covers no more than a word or two: "he came, reportedly drunk, to the door", or what is denied
    behind it: "not, as was supposed, by the duke". A clause covers all around it: ", as was claimed in Kyiv,"."""
    if i > 1 and units[i - 2].flags & _NOT:
        return True
    return " " not in units[i].word.lower and set_in(units, i)


def _opens(units: list[Unit], i: int) -> bool:
    """Whether a phrase opens its clause: "by Lind's count forty died"."""
    return i == 0 or bool(units[i - 1].flags & BREAK)


def _named_between_commas(units: list[Unit], i: int) -> bool:
    """Whether a preposition and one person's name stand by themselves: "…, за Петренком, …"."""
    if i + 2 >= len(units) or not units[i + 1].flags & _NAME or units[i + 1].flags & _NO_AUTHOR:
        return False
    return (i == 0 or bool(units[i - 1].flags & BREAK)) and bool(units[i + 2].flags & _COMMA)


def _of_a_noun(units: list[Unit], clause: Clause, i: int) -> bool:
    """Whether "allegedly" hedges what hangs on a noun alone: "three men allegedly in the pay of the cartel were …"."""
    if i + 1 >= len(units) or i <= clause.units[0] or i >= clause.group or not units[i + 1].flags & PREPOSITION:
        return False
    return bool(units[i - 1].flags & SUBJECT) and not units[i - 1].flags & (BREAK | AUXILIARY | _REPORTEDLY)


def _of_a_figure(units: list[Unit], clause: Clause, i: int, stop: int) -> bool:
    """Whether a voice set in between commas tells the number before it and no more: "some 20,000 persons, according to
    the organizers, today accompanied …"."""
    if i >= clause.group or stop >= len(units) or not units[stop].flags & _COMMA:
        return False
    comma = (
        next((j for j in range(i, max(clause.units[0], i - _SHORT_PHRASE), -1) if units[j - 1].flags & _COMMA), 0) - 1
    )
    counted = range(clause.units[0], comma)
    return 0 < len(counted) < _WIDE_OBJECT and any(units[j].flags & _COUNTS for j in counted)
