"""Accounts that reach over more than one sentence: a voice that is carried on, a quotation, a document that is read
out, a broadcast that speaks for somebody."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from sicetnon.chronology.press import filings
from sicetnon.extract.classes import BREAK, NUMERAL, QUOTE_MARK, SAY, SPEAKER, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.registry import Entities
from sicetnon.extract.said import Said, chain
from sicetnon.extract.speaker_phrases import phrase_end
from sicetnon.extract.speakers import Speakers
from sicetnon.extract.units import Sentence, Unit
from sicetnon.model import Voice

_SAYS_WHOSE = bit("say_according", "say_contrary", "say_reportedly")
_POINTS_BACK = bit("definite", "demonstratives", "he", "it", "they", "after_it", "possessives")
_OPEN_QUOTE, _CLOSE_QUOTE = bit("open_quote"), bit("close_quote")
_OPEN_BRACKET, _CLOSE_BRACKET = bit("open_bracket"), bit("close_bracket")
_NAME, _NO_PERSON = bit("name"), bit("place_name", "group_name", "work_name", "proper_event")
_LABEL = 4  # units of a label in brackets, and of what is said behind it at least
_COLON, _DATE, _DASH = bit("colon"), bit("date"), bit("dash")
_WORKS, _PRESENT = bit("works", "work_name"), bit("form_present")
_PARTICIPLE = bit("form_participle", "form_past")
_THEY, _OF, _BY = bit("they"), bit("of"), bit("by")
_HE, _PERCEIVES = bit("he"), bit("say_perceiving", "say_finding")
_RANK = bit("ordinal", "digits")
_IT, _BACKSHIFT = bit("it"), bit("backshift")
_SPEAKS_AGAIN = bit("he", "it", "they")
_CLANDESTINE, _ENDS_A_STATION = bit("say_clandestine"), BREAK | bit("at", "on", "date", "digits")
_DECLARES = SAY | bit("say_voicing", "say_denying")
_CLOSING = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’"}
LONGEST_QUOTATION = 3000  # code points within which a quotation ends that nobody was named for before
_AFTER_A_QUOTATION = 160  # code points after it within which its speaker is named
_NEAR = 6  # units from the end of a quotation to the verb of its speaker
_OPENING_SENTENCES = 3  # of a report, in which it says what it reads out or for whom it speaks
_LONGEST_LINE = 14  # units of place, date and agency before the words of a report
_LONGEST_HEADING = 24  # units of a heading in brackets
_HEAD = 160  # code points of the line that names a station
_LONGEST_TITLE = 14  # units of what a document is called
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»')


class Accounts(Speakers):
    """Whose account a sentence goes on with, before anything in it is read.

    `words` reads a stretch of the text as units; `plural` holds the words by which several speak of themselves.
    """

    def __init__(self, text: str, entities: Entities) -> None:
        super().__init__(text, entities)
        self.words: Callable[[int, int], list[Unit]] = lambda start, end: []
        self.plural: frozenset[str] = frozenset()
        self.carried: tuple[Voice, ...] = ()
        self.carried_at = (-1, -1)  # paragraph, sentence
        self.quoted: tuple[Voice, ...] = ()
        self.announced: tuple[Voice, ...] = ()
        self.document: tuple[Voice, ...] = ()
        self.told_by_one = -1  # the sentence in which one person told what "they" of the next did
        self.going_on = False
        self._opened = -1  # the sentence in which a quotation opened whose speaker comes after it
        self._spoke: tuple[int, tuple[Voice, ...]] = (-1, ())  # the paragraph in which somebody was quoted, and who
        self._point_at = -1  # the paragraph that begins with a number
        self._filed: bool | None = None
        self.answering: tuple[Voice, ...] = ()  # who answers in an interview
        self._answers = False
        self._for_many: bool | None = None
        self._station: tuple[Voice, ...] | None = None
        self.following: Sequence[tuple[Sentence, list[Clause]]] = ()  # of a report: what comes next in its paragraph
        self.teller: tuple[Voice, ...] = ()  # who tells the sentence that was read last, by its own words
        self.teller_at = (-1, -1)  # paragraph, sentence

    # -- whose account it is ----------------------------------------------------------------------------------------

    def outer(self, sentence: Sentence, clauses: list[Clause]) -> tuple[Voice, ...]:
        """The voices that say the whole sentence."""
        self.going_on = False
        if self.quoted:
            return self.quoted
        if self.filed and sentence.union & _OPEN_BRACKET:
            self._asked_or_asking(sentence.units)
        if self.answering:
            return self.answering
        ahead = self._ahead(sentence)
        if ahead:
            self.quoted, self._opened = ahead, sentence.index
            self.heard(ahead[-1])
            return ahead
        again = self._speaks_again(sentence)
        if again:
            if _quotes(sentence.units) % 2:
                self.quoted, self._opened = again, sentence.index
            return again
        if self.announced and self._reads_out(sentence):
            return self.announced
        if sentence.index < _OPENING_SENTENCES and not self.document and self.filed:
            self._passes_on(sentence)
        paragraph, index = self.carried_at
        self.going_on = (
            bool(self.carried)
            and paragraph == sentence.paragraph
            and index == sentence.index - 1
            and self._goes_on(sentence)
        )
        if self.going_on:
            return self.carried
        whole = self.document
        if self.station and not whole and _own_speaker(sentence, clauses) is None:
            whole = self.station
        if self.filed and not whole and self.teller and self._between(sentence, clauses):
            self.teller_at = (sentence.paragraph, sentence.index)
            self.heard(self.teller[-1])
            return self.teller
        return whole

    def _between(self, sentence: Sentence, clauses: list[Clause]) -> bool:
        """Whether a sentence of a report that names nobody is told by the one before: its verb says so ("He had been
        hit eleven times"), or the same one speaks on behind it ("The sources said … Sixty cases were found. The same
        sources said …")."""
        if self.teller_at != (sentence.paragraph, sentence.index - 1) or _own_speaker(sentence, clauses) is not None:
            return False
        main = clauses[0]
        if self._named_in(sentence.units, [i for i in main.units if i < main.group]):
            return False  # "Requena offered no evidence"
        if _told_back(sentence.units, main):
            return True
        for ahead, parts in self.following:
            speaks = _own_speaker(ahead, parts)
            if speaks is not None:
                return self._same_again(ahead.units, speaks)
        return False

    def _named_in(self, units: list[Unit], span: list[int]) -> bool:
        """Whether some words name the one who tells: "Requena", "the same sources", "the minister" of defence."""
        name = set(self.teller[-1].name.lower().split())
        for i in span:
            if not units[i].flags & (_NAME | SPEAKER):
                continue
            known = self.titles.get(units[i].word.lemma)
            if (known is not None and known.name == self.teller[-1].name) or not name.isdisjoint(
                units[i].word.lower.split()
            ):
                return True
        return False

    def _same_again(self, units: list[Unit], clause: Clause) -> bool:
        if clause.verb < 0:
            return self._named_in(units, clause.units)
        after = clause.tail and clause.verb == clause.group == clause.units[0]
        subject = [i for i in clause.units if (i > clause.verb if after else i < clause.group)]
        pronoun = any(units[i].flags & _SPEAKS_AGAIN for i in subject)
        return pronoun or self._named_in(units, subject)

    def _asked_or_asking(self, units: list[Unit]) -> None:
        """ "[Salazar] Six officials were killed.": in an interview, who speaks from here on; a label that is no name is
        that of the one who asks."""
        labelled = len(units) > _LABEL and units[0].flags & _OPEN_BRACKET and units[2].flags & _CLOSE_BRACKET
        if not labelled:
            return
        one = units[1].flags & _NAME and not units[1].flags & _NO_PERSON and not units[1].flags & _WORKS
        if one and self.text.find(f"[{units[1].label}]") == units[0].start:
            self._answers = units[1].label in self.text[: units[0].start]  # who is asked is told before
        self.answering = (self.named(units, 1, "neutral"),) if one and self._answers else ()

    def _reads_out(self, sentence: Sentence) -> bool:
        """Whether what a sentence announced is read out here: a quotation, or points with numbers."""
        if sentence.block is not None and sentence.block.kind in ("quotation", "item"):
            return True
        units = sentence.units
        if units and units[0].flags & NUMERAL and _point(units):
            self._point_at = sentence.paragraph
        return sentence.paragraph == self._point_at or bool(units and units[0].flags & QUOTE_MARK)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with the account before it: its subject points back, it names nobody new."""
        units = sentence.units
        first = units[0].flags if units else 0
        if self.told_by_one == sentence.index - 1:
            of_them = any(u.flags & _OF and v.flags & _THEY for u, v in pairwise(units[:4]))
            saw = first & _HE and any(unit.flags & _PERCEIVES for unit in units[1:_NEAR])  # "he saw six men get out"
            return bool(first & _THEY) or of_them or bool(saw)
        if not first & _POINTS_BACK:
            return False
        if not sentence.union & (_SAYS_WHOSE | _DATE):
            return True
        return not any(
            unit.flags & _SAYS_WHOSE
            or (unit.flags & _DATE and unit.date is not None and unit.date.kind == "date" and not unit.date.anchored_on)
            for unit in units
        )

    def _speaks_again(self, sentence: Sentence) -> tuple[Voice, ...]:
        """Who speaks in a sentence that is a quotation and nothing else: the one whom its paragraph quoted before."""
        paragraph, voices = self._spoke
        units = sentence.units
        if paragraph != sentence.paragraph or not units or not units[0].flags & QUOTE_MARK:
            return ()
        return voices if _quotes(units) % 2 or units[-1].flags & QUOTE_MARK else ()

    def _ahead(self, sentence: Sentence) -> tuple[Voice, ...]:
        """The speaker of a quotation that opens the sentence and ends in a later one: "… he never left the car," she
        said."""
        units = sentence.units
        first = _opening(units, self.filed) if sentence.union & QUOTE_MARK else -1
        if first < 0 or _quotes(units) % 2 == 0:
            return ()
        closing = _CLOSING.get(units[first].word.lower)
        end = self.text.find(closing, sentence.end, sentence.end + LONGEST_QUOTATION) if closing else -1
        if end < 0:
            return ()
        after = self.words(end + 1, min(len(self.text), end + 1 + _AFTER_A_QUOTATION))
        stop = next((i for i, unit in enumerate(after) if unit.word.lower in (".", ";")), len(after))
        verb = next((i for i in range(min(stop, _NEAR)) if after[i].flags & SAY), -1)
        if verb < 0:
            return ()
        before = [i for i in range(verb) if not after[i].flags & (BREAK | QUOTE_MARK)]
        found = self.speaker(after, before[0], verb, "neutral", last=True) if before else None
        if found is None and verb + 1 < stop:
            found = self.speaker(after, verb + 1, min(stop, phrase_end(after, verb + 1)), "neutral")
        return (found,) if found is not None else ()

    # -- what the next sentences go on with ---------------------------------------------------------------------------

    def carry(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """Keep what the next sentences may go on with."""
        units = sentence.units
        speaking: Said | None = None
        inner: tuple[Voice, ...] = ()
        for clause in clauses:
            said = clause.reading
            if isinstance(said, Said):
                speaking = said if speaking is None and said.carrying else speaking
                inner = inner or said.inner
        if speaking is not None:
            self.carried, self.carried_at = speaking.inner, (sentence.paragraph, sentence.index)
        elif self.going_on:
            self.carried_at = (sentence.paragraph, sentence.index)
            if self.told_by_one == sentence.index - 1:
                self.told_by_one = sentence.index
        else:
            self._one_person(sentence, clauses)
        if self.teller_at != (sentence.paragraph, sentence.index):
            self._tell(sentence, clauses)
        odd = _quotes(units) % 2 if sentence.union & QUOTE_MARK else 0
        if inner and sentence.union & QUOTE_MARK and self.is_one(inner[-1]):
            self._spoke = (sentence.paragraph, inner)
        if self.quoted:
            if odd and self._opened != sentence.index:
                self.quoted = ()
        elif odd and inner:
            self.quoted = inner
        self._announce(sentence, inner)
        if sentence.index < _OPENING_SENTENCES and not self.document:
            self._speak_for(sentence, clauses)

    def _tell(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """Keep who tells a sentence of a report by its own words."""
        if not self.filed:
            return
        self.teller, self.teller_at = (), (sentence.paragraph, sentence.index)
        clause = _own_speaker(sentence, clauses)
        said = clause.reading if clause is not None else None
        if isinstance(said, Said):
            self.teller = said.inner if said.speaking else said.voice if said.outer is not None else ()

    def _one_person(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """ "She said that eight men stopped the car. They had two vehicles.": the account of one person goes on."""
        for clause in clauses:
            said = clause.reading
            if not isinstance(said, Said) or not said.speaking or clause.relation not in ("main", "coordinate"):
                continue
            told = any(child.parent is clause and child.relation == "said" for child in clauses)
            if told and said.inner_polarity == "+" and said.inner and self.one_spoke(said.inner[-1]):
                self.carried, self.carried_at = said.inner, (sentence.paragraph, sentence.index)
                self.told_by_one = sentence.index

    def _announce(self, sentence: Sentence, inner: tuple[Voice, ...]) -> None:
        """ "The text of the communiqué:": what follows is what that document says."""
        units = sentence.units
        if not units or not units[-1].flags & _COLON:
            if not self._reads_out(sentence):
                self.announced = ()
            return
        document = self._document(units)
        self.announced = (document,) if document is not None else inner
        if document is not None and self.filed and sentence.index < _OPENING_SENTENCES:
            self.document = self.announced

    def _passes_on(self, sentence: Sentence) -> None:
        """A report that reads out a document and adds nothing: "The ministry issues the following bulletin: First: …",
        or "Communique of the Command." before the words of those who speak of "us"."""
        units = sentence.units
        colon = next((i for i, unit in enumerate(units[:-1]) if unit.flags & _COLON), -1)
        found = None
        if colon > 1 and (_in_points(units, colon + 1) or self._of_many()):
            found = self._document(units[: colon + 1])
        elif len(units) > 2 and units[0].flags & _WORKS and units[1].flags & _OF and self._of_many():
            titled = len(units) <= _LONGEST_TITLE and not any(unit.flags & (SAY | _PRESENT) for unit in units)
            if titled:
                name = self.text[units[0].start : units[-2].end]
                found = Voice(kind="document", name=name, entity=self.entities.get("document", name))
        elif units and units[0].flags & _OPEN_BRACKET:
            found = self._headed(units)
        if found is not None:
            self.document = (found,)

    @property
    def station(self) -> tuple[Voice, ...]:
        """The station that speaks for one side, from the line at the head: "(CLANDESTINE) RADIO LIBERTADOR IN …"."""
        if self._station is None:
            units = self.words(0, _HEAD) if self.filed and self.text.startswith("(") else []
            self._station = ()
            if len(units) > _LABEL and units[1].flags & _CLANDESTINE and units[2].flags & _CLOSE_BRACKET:
                ends = (i for i in range(_LABEL, min(len(units), _LONGEST_LINE)) if units[i].flags & _ENDS_A_STATION)
                name = self.text[units[3].start : units[next(ends, _LABEL) - 1].end]
                self._station = (Voice(kind="named", name=name, entity=self.entities.get("group", name)),)
        return self._station

    def _headed(self, units: list[Unit]) -> Voice | None:
        """The document that a heading in brackets names with those who issue it: "[Statement by the Front]". One by a
        person is a report like any other."""
        close = next((i for i, unit in enumerate(units[:_LONGEST_HEADING]) if unit.flags & _CLOSE_BRACKET), -1)
        if close < 0 or not any(unit.flags & _WORKS for unit in units[1:_LABEL]):
            return None
        inside = units[1:close]
        issued = any(unit.flags & (_BY | _OF) for unit in inside)
        if not issued or any(unit.flags & _NAME and not unit.flags & _NO_PERSON for unit in inside):
            return None
        name = self.text[inside[0].start : inside[-1].end]
        return Voice(kind="document", name=name, entity=self.entities.get("document", name))

    def _document(self, units: list[Unit]) -> Voice | None:
        """The document that a sentence before a colon names: the last work in it, with what hangs on it."""
        head = next((i for i in range(len(units) - 2, -1, -1) if units[i].flags & _WORKS), -1)
        if head < 0 or len(units) - head > _LONGEST_TITLE:
            return None
        name = self.text[units[head].start : units[-2].end]
        return Voice(kind="document", name=name, entity=self.entities.get("document", name))

    @property
    def filed(self) -> bool:
        """Whether the text is a report with a line of place and date."""
        if self._filed is None:
            self._filed = bool(filings(self.text))
        return self._filed

    def _speak_for(self, sentence: Sentence, clauses: list[Clause]) -> None:
        """ "The command informs the people that …", and then "our forces"; "The secretariat condemns the crime" at the
        head of what is read out: all of the broadcast is what they say."""
        units = sentence.units
        for clause in clauses:
            said = clause.reading
            if not isinstance(said, Said) or clause.relation != "main" or clause.verb < 0 or not self.filed:
                continue
            declares = units[clause.verb].flags
            if not declares & _PRESENT or declares & _PARTICIPLE:
                continue
            told = said.inner if said.speaking and self._of_many() else ()
            if not told and declares & _DECLARES and clause.verb == clause.group and _opens_block(sentence):
                voice = self.speaker(units, clause.units[0], clause.group, "neutral", last=True)
                told = (voice,) if voice is not None and voice.kind == "named" else ()
            if not told or self.is_one(told[-1]):
                continue
            self.document = told
            if said.inner != told:
                for other in clauses:
                    if isinstance(other.reading, Said):
                        other.reading.voice = chain(told, *other.reading.voice)

    def _of_many(self) -> bool:
        """Whether the text speaks of "us" outside of what it quotes."""
        if self._for_many is None:
            plain = _QUOTED.sub(" ", self.text)
            self._for_many = any(word.lower() in self.plural for word in _WORD.findall(plain))
        return self._for_many


def _own_speaker(sentence: Sentence, clauses: list[Clause]) -> Clause | None:
    """The clause of a sentence in which somebody speaks for all of it; None where nobody does."""
    units = sentence.units
    found = None
    for clause in clauses:
        if clause.union & _SAYS_WHOSE and any(units[i].flags & _SAYS_WHOSE for i in clause.units):
            found = clause
        elif clause.tail or clause.relation in ("main", "coordinate"):
            impersonal = clause.passive and not any(units[i].flags & _IT for i in clause.units if i < clause.group)
            if clause.raised >= 0 or (clause.verb >= 0 and units[clause.verb].flags & _DECLARES and not impersonal):
                found = clause
    return found


def _opens_block(sentence: Sentence) -> bool:
    """Whether a sentence opens its paragraph with no line of an agency before it, and with a noun."""
    units, block = sentence.units, sentence.block
    if block is None or sentence.start - block.start > 1 or units[0].start != sentence.start:
        return False
    first = next((i for i, unit in enumerate(units[:_LABEL]) if unit.flags & _CLOSE_BRACKET), -1) + 1
    return not units[first].flags & _SPEAKS_AGAIN if first < len(units) else False


def _told_back(units: list[Unit], clause: Clause) -> bool:
    """Whether the verb of a clause stands as it does in what others said: "he had been hit", "elections would be"."""
    opens = clause.group
    if not 0 <= opens < clause.verb or not units[opens].flags & _BACKSHIFT:
        return False
    return not any(units[i].flags & _IT for i in clause.units if i < opens)  # "it would be the first time"


def _opening(units: list[Unit], filed: bool) -> int:
    """The mark of quotation with which a sentence begins, or its words behind the line of a report; -1 for none."""
    if units[0].flags & QUOTE_MARK:
        return 0
    dash = next((i for i in range(min(len(units) - 1, _LONGEST_LINE)) if units[i].flags & _DASH), -1) if filed else -1
    return dash + 1 if dash >= 0 and units[dash + 1].flags & QUOTE_MARK else -1


def _in_points(units: list[Unit], i: int) -> bool:
    """Whether the number of a point stands at a unit: "First: …", "1. …"."""
    return i + 1 < len(units) and bool(units[i].flags & _RANK) and units[i + 1].word.lower in (":", ".", ")")


def _point(units: list[Unit]) -> bool:
    """Whether a sentence begins with the number of a point: "1. At dawn …"."""
    return len(units) == 1 or units[1].word.lower in (".", ")")


def _quotes(units: list[Unit]) -> int:
    """How many marks of quotation open in a sentence and do not close in it; those that look alike are counted."""
    alike = sum(1 for unit in units if unit.word.lower == '"')
    opened = sum(1 for unit in units if unit.flags & _OPEN_QUOTE and unit.word.lower != '"')
    closed = sum(1 for unit in units if unit.flags & _CLOSE_QUOTE and unit.word.lower != '"')
    return alike + opened - closed
