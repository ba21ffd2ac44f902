"""Who says it: the chain of voices of each clause, outermost first, and how surely and whether it is denied.

Inside one sentence a voice covers the clause that is said and what hangs on it; a voice that opens an account is
carried over the sentences that go on telling it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sicetnon.extract.classes import ADVERB, BREAK, DETERMINER, NUMERAL, PRONOUN, QUOTE_MARK, SAY, SPEAKER, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.modality import DOUBTED, PRIVATIVE, judge
from sicetnon.extract.reckonings import holds_a_view
from sicetnon.extract.said import Said, chain
from sicetnon.extract.speaker_phrases import maker_of
from sicetnon.extract.speech import Speech
from sicetnon.extract.tellings import alternative, is_gerund
from sicetnon.extract.units import Sentence, Unit
from sicetnon.model import Voice

_NAME = bit("name")
_REPORTEDLY, _ACCORDING = bit("say_reportedly"), bit("say_according", "say_contrary")
_POSSESSED, _FIGURES = bit("say_possessed"), bit("say_figures")
_SAYS_WHOSE = _REPORTEDLY | _ACCORDING | _POSSESSED | _FIGURES | bit("say_own_view", "say_set_in", "say_credited")
_DEMONSTRATIVE = bit("demonstratives")
_NAMELESS = bit("say_nameless")
_NO_AUTHOR = bit("place_name", "proper_event", "group_name")
_AND_BUT = bit("and", "but")
_SEMICOLON, _BUT = bit("semicolon"), bit("but")
_NEW_SENTENCE = bit("semicolon", "and", "but")
_ELLIPTIC = bit("anonymous_quantifiers", "person_name", "group_name")
_OPENING = 3  # units at the front of a sentence within which the clause before its main clause opens
_SEE = bit("see")
_LONGEST_CITATION = 16  # units between brackets that name works
_AS = bit("as")
_JUDGES = bit("be", "sure_possible", "sure_improbable", "sure_unattested")
_FIRST_PERSON = bit("first_person")
_REPORTED_MOOD = bit("reported_mood")
_COMMA, _COLON = bit("comma"), bit("colon")
_ROLES = bit("roles")
_HOUSES = bit("works", "groups")
_ADDS_NO_MATTER = bit("date", "letters", "at", "on")
_EVENT_NOUN = bit("event_noun")
_ALONE_IN_BRACKETS = SPEAKER | DETERMINER | bit("unlisted", "demonyms", "capital")
_GIVES_NUMBERS = bit("works", "groups", "person_name", "work_name", "anonymous")
_NEAR_A_NUMBER = 4  # units
_SAYINGS = bit("say_sayings")
_SHORT_SUBJECT = 5  # units of a subject that stands alone before its verb
_SEMICOLON = bit("semicolon")


def _contrasts(units: list[Unit], lead: int) -> bool:
    """Whether a clause is set against what was told before it: "; проте …"."""
    return any(
        units[i].flags & _SEMICOLON and units[i + 1].flags & _BUT
        for i in range(lead - 1, min(lead + 1, len(units) - 1))
    )


class Voices(Speech):
    """Reads the voices of the sentences of one witness in order."""

    def read(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """Give every clause of the sentence its reading."""
        units = sentence.units
        self.index = sentence.index
        self._nameless = bool(sentence.union & _NAMELESS)
        privative = sentence.union & PRIVATIVE
        outer = self.outer(sentence, clauses)
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

    def _notice(self, units: list[Unit], clauses: Sequence[Clause], *relations: str) -> None:
        """Whom "he" and "it" of the next sentences speak of: the person, the house or the paper that is subject of the
        main clause."""
        asked = relations or ("main", "coordinate")
        for clause in clauses:
            if (
                clause.union & _HOUSES
                and clause.relation == "main"
                and (clause.verb < 0 or clause.verb > clause.units[0])
            ):
                stop = clause.group if clause.verb >= 0 else len(units)
                heads = [i for i in clause.units if i < stop and units[i].flags & _HOUSES]
                if heads:
                    self.subject, self.subject_at = (units, clause.units[0], heads[-1] + 1), self.index
            if clause.union & _NAME and clause.verb >= 0 and clause.relation in asked:
                for i in clause.units:
                    if units[i].flags & _NAME and i < clause.verb and self._is_person(units[i]):
                        self.person, self.person_at = self.named(units, i, "neutral"), self.index
                        if clause.union & _ROLES:
                            self.entitle(units, [j for j in clause.units if j <= i], self.person)
                        return

    def _inherit(self, units: list[Unit], clause: Clause, said: Said, outer: tuple[Voice, ...]) -> None:
        parent = clause.parent
        if parent is None or not isinstance(parent.reading, Said):
            said.voice = outer or (self._goes_on_in_its_mood(units, clause) if clause.union & _REPORTED_MOOD else ())
            return
        above = parent.reading
        if clause.union & _REPORTED_MOOD and clause.relation == "coordinate" and above.inner and above.speaking:
            said.voice = above.inner  # "bestritt, dabei gewesen zu sein; er habe sich in Bern aufgehalten"
            return
        after = bool(clause.units) and clause.units[0] > above.inner_from
        if (
            above.inner_from >= 0
            and after
            and clause.relation in ("said", "relative", "participle", "purpose", "quoted")
        ):
            said.voice = above.inner
            answers = above.inner_polarity == "-" and self._behind_a_colon(units, clause)
            said.polarity = "+" if answers else above.inner_polarity
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

    def _goes_on_in_its_mood(self, units: list[Unit], clause: Clause) -> tuple[Voice, ...]:
        """The one who spoke in the sentence before, where a clause hands on what another said by its mood alone: "Er
        habe den Befehl nie gesehen"."""
        if self.last is None or self.index - self.last_at != 1 or clause.verb < 0:
            return ()
        told = any(units[i].flags & _REPORTED_MOOD for i in clause.units if clause.group <= i)
        own = clause.union & _FIRST_PERSON or any(units[i].flags & SAY for i in clause.units)
        return (self.last,) if told and not own else ()

    @staticmethod
    def _behind_a_colon(units: list[Unit], clause: Clause) -> bool:
        """ "His family denies this: by then, it says, he was dead": what follows is set against what is denied."""
        first = clause.units[0]
        return bool((units[first].flags | (units[first - 1].flags if first else 0)) & _COLON)

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

    def _cited(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "(Hartmann 1983, p. 44)", "(see Smith and Weber 2004)": the work that a clause is taken from; its year dates
        no event."""
        for clause in clauses:
            above = clause.parent
            if clause.relation != "bracket" or above is None or not isinstance(above.reading, Said) or clause.verb >= 0:
                continue
            inside = [i for i in clause.units if not units[i].flags & (BREAK | _SEE | _AND_BUT)]
            if self._gives_its_number(units, clause, inside):
                continue
            if len(inside) < 2 or not units[inside[0]].flags & _NAME or units[inside[0]].flags & _NO_AUTHOR:
                continue
            year = next((i for i in inside[1:4] if not units[i].flags & _NAME), inside[0])
            if not _is_year(units[year]) or len(inside) > _LONGEST_CITATION:
                continue
            if isinstance(clause.reading, Said):
                clause.reading.cites = True
            if not above.reading.voice:
                above.reading.voice = (self.named(units, inside[0], "neutral"),)

    def _gives_its_number(self, units: list[Unit], clause: Clause, inside: list[int]) -> bool:
        """ "36 dead (the ministry) or 62 (the Red Cross)": who stands alone in brackets gives the number before."""
        first = clause.units[0]
        if not inside or len(inside) > _SHORT_SUBJECT or any(not units[i].flags & _ALONE_IN_BRACKETS for i in inside):
            return False
        number = next(
            (i for i in range(first - 1, max(-1, first - _NEAR_A_NUMBER), -1) if units[i].flags & NUMERAL), -1
        )
        above = clause.parent.reading if clause.parent is not None else None
        if number < 0 or not isinstance(above, Said) or not any(units[i].flags & _GIVES_NUMBERS for i in inside):
            return False
        voice = self.speaker(units, inside[0], inside[-1] + 1, "neutral")
        if voice is None:
            return False
        above.local.append((number, clause.units[-1], chain(above.voice, voice)))
        self.heard(voice)
        return True

    def _subject_clause(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "Whether he died there is uncertain": what is said of a clause that stands as subject."""
        if len(clauses) < 2 or (clauses[0].relation != "main" and clauses[0].relation != "said"):
            return
        first, second = clauses[0], clauses[1]
        named = first.verb < 0 and any(units[i].flags & _SAYINGS for i in first.units)  # "the claim that …"
        above = first
        if second.relation == "said" and len(clauses) > 2 and (named or len(first.units) <= 1):
            first = second
        if first.relation != "said" or not isinstance(first.reading, Said):
            return
        parents = (first, above)
        second = next((c for c in clauses if c.parent in parents and c.relation == "coordinate" and c.verb >= 0), first)
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
            owner, stop = holds_a_view(units, above) if named else (-1, -1)
            whose = self.speaker(units, owner, stop, "neutral") if owner >= 0 else None
            if whose is not None:
                first.reading.voice = chain(
                    first.reading.voice, whose
                )  # "Lind's claim that … was rejected by the court"
            return
        set_in = any(c.parent is first and c.relation == "adverbial" and units[c.lead].flags & _AS for c in clauses)
        if judgement.polarity == "-" and set_in:
            judgement.answers = True  # "that he was poisoned, as a few have written, is an error"
            return
        first.reading.certainty, first.reading.cue = judgement.certainty, judgement.cue
        if first.reading.polarity == "+":
            first.reading.polarity = judgement.polarity

    def _after_the_comma(self, units: list[Unit], clauses: list[Clause]) -> None:
        """ "…, police said": a reporting clause that ends the sentence and opens nothing covers what stands before."""
        for clause in clauses:
            said = clause.reading
            if not isinstance(said, Said) or not said.speaking or said.inner_polarity == "-":
                continue
            as_set_in = _set_within(units, clause)
            short = (clause.tail or len(clause.units) <= 12) and not any(
                child.parent is clause
                and child.relation == "said"
                and not (_of_the_doubt(units, clause, child) or _interposed(units, clause))
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
            covered = _within(units, clauses, clause) if as_it_says or as_set_in else _around(units, clauses, clause)
            for other in covered:
                reading = other.reading
                if other is clause or not isinstance(reading, Said) or reading.answers:
                    continue
                if reading.speaking:
                    set_in = other.units[0] < clause.units[0] and _interposed(units, clause)
                    if other.relation == "main" and (clause.tail or set_in):
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
        if clause.relation in ("coordinate", "main", "participle", "said") and _interposed(units, clause):
            return True
        if clause.relation not in ("coordinate", "main", "participle"):
            return False
        first = clause.units[0]
        if first == 0 or (units[first].flags | units[first + bool(units[first].flags & _COMMA)].flags) & _NEW_SENTENCE:
            return False  # "…, and recorded an open verdict"
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


def _around(units: list[Unit], clauses: list[Clause], clause: Clause) -> list[Clause]:
    """What a speaker set in covers: all, but not what stands before the clause that it interrupts ("…, and of this,
    some say, there was no proof")."""
    first = clause.units[0]
    breaks = (i for i in range(first - 1, 0, -1) if units[i].flags & _AND_BUT and units[i - 1].flags & BREAK)
    low = next(breaks, 0)
    if not low or any(low <= other.verb < first for other in clauses):
        return clauses
    return [other for other in clauses if other.units[-1] > low]


def _to_the_end(units: list[Unit], clauses: list[Clause]) -> None:
    """ "Forty died and 65 were hurt when the ferry sank, according to a tally taken by the Red Cross.": behind all that
    is told, it covers the clauses before it that no new comma, "but" or semicolon parts from its own."""
    own = next((c for c in reversed(clauses) if c.union & _ACCORDING and c.relation != "bracket"), None)
    said = own.reading if own is not None else None
    if own is None or not isinstance(said, Said) or said.outer is None or said.local or said.voice == said.outer:
        return
    mark = next((i for i in reversed(own.units) if units[i].flags & _ACCORDING), 0)
    made = maker_of(units, own.verb) if own.verb >= mark else -1  # "a report released today by"
    if not mark or not units[mark - 1].flags & (_COMMA | QUOTE_MARK) or (mark <= own.verb and made < 0):
        return
    if any(c.units[0] > mark and c.relation not in ("relative", "participle", "bracket") for c in clauses):
        return
    first = own.parent if made >= 0 and own.parent is not None and own.relation == "coordinate" else own
    joined = {id(own), id(first)}
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
    """Whether the speaker and a verb of saying stand between two commas: "of the forty, Roth notes, five lived",
    "“I saw three,” she said, “one of them …”"."""
    verb = clause.verb
    behind = verb + 1
    while behind < len(units) and behind <= verb + 2 and units[behind].flags & ADVERB:
        behind += 1  # "Lind wrote bitterly,"
    if behind >= len(units) or not units[behind].flags & _COMMA or not units[verb].flags & SAY or clause.passive:
        return False
    comma = next((i for i in range(verb - 1, max(-1, verb - _SHORT_SUBJECT), -1) if units[i].flags & _COMMA), -1)
    opens = clause.units[0] in (comma, comma + 1) and clause.parent is not None
    outer = clause.parent.units if opens and clause.parent is not None else clause.units
    if comma < 1 or not any(i < comma for i in outer) or not (opens or comma in outer):
        return False
    between = [units[i].flags for i in range(comma + 1, verb) if not units[i].flags & QUOTE_MARK]
    return bool(between) and all(flags & (SPEAKER | DETERMINER | ADVERB | PRONOUN) for flags in between)


def _parted(units: list[Unit], clause: Clause) -> bool:
    """Whether a clause is set against the one before it ("though", "but")."""
    return any(units[i].flags & _BUT for i in clause.units[:2])


def _is_year(unit: Unit) -> bool:
    words = unit.word.lower
    return len(words) == 4 and words.isdigit() and 1000 <= int(words) <= 2100
