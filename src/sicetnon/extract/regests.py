"""Regests read phrase by phrase: who does what for whom, for how much, before which witnesses, and how it came down.

An abstract packs a charter into one or two sentences, and an edition says of each phrase where it may differ from
others: so every phrase is a claim of its own. Whatever no facet holds is what the document is about (`topic`), in the
text's own words; what the editor notes of originals, copies and seals is `evidence`. Voices, denials and hedges are
those of the clause that the phrase stands in.
"""

from __future__ import annotations

from msgspec import structs

from sicetnon.chronology import day
from sicetnon.chronology.heads import HeadDate
from sicetnon.extract.classes import (
    AUXILIARY,
    BREAK,
    DETERMINER,
    PREPOSITION,
    QUOTE_MARK,
    SAY,
    bit,
)
from sicetnon.extract.clause import Clause
from sicetnon.extract.clauses import split_clauses
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.mentions import find_phrases
from sicetnon.extract.modality import judge
from sicetnon.extract.page import Page
from sicetnon.extract.records import PARTIES, Part, reads
from sicetnon.extract.regest_claims import Line, start_of
from sicetnon.extract.regest_heads import Head
from sicetnon.extract.regest_parties import may_issue, opens_with
from sicetnon.extract.regest_phrases import RegestPhrases
from sicetnon.extract.regest_voices import opinions, two_names
from sicetnon.extract.roles import verb_roles
from sicetnon.extract.said import Said
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Sentence, Unit
from sicetnon.model import (
    DateValue,
    EntityKind,
    Facet,
    ParticipantValue,
    PlaceValue,
)  # fmt: skip
from sicetnon.text.numerals import roman

LONGEST_PHRASE = 9  # units of a person's description
_WORDS_OF_A_NAME = 5
_ACT, _DECLARES, _NOUN = bit("regest_acts"), bit("regest_declares", "regest_reports"), bit("regest_act_nouns")
_REPORTS, _PLEAS = bit("regest_reports"), bit("regest_pleas")
_DEED = _ACT | _DECLARES
_TRANSMISSION, _LOST = bit("regest_transmission"), bit("regest_lost")
_CAPITAL, _LETTERS = bit("capital"), bit("letters")
_AND, _DIGITS = bit("and"), bit("digits")
_PARTS = BREAK | QUOTE_MARK
_STOP = bit("stop")
_BARS = frozenset("#|‖¦~•")
_PARTS_NOTES = bit("semicolon", "dash", "stop")
_CHARTER = "charter"
_LONGEST_ROMAN = 9  # letters
_COUNTED_NOT = PREPOSITION | DETERMINER | AUXILIARY | bit("regest_acts", "regest_transmission", "and")
_OPEN_QUOTE = bit("open_quote")
_COMPLEMENT = bit("complement")


class Regests(RegestPhrases):
    """Reads the regests of one witness; `heads` are by the number of their block."""

    def open(self, head: Head) -> None:
        """Begin a regest: a deed of its own, with the date and the place of its head."""
        page, date = self.page, head.date
        self.head, self.others, self.abstract, self.sender, self.block = head, {}, False, (), -1
        self.notes = self.note = False
        self.before, self.issuer = self.issuer or self.before, None
        seen = Seen(_CHARTER, page.text[date.start : date.end], date.start, date.end, page.sentence)
        if date.earliest is not None and date.latest is not None:
            seen.date = (date.earliest, date.latest)
        label = ""
        if head.place is not None:
            label = page.text[head.place[0] : head.place[1]]
            self.place = (page.entities.get("place", label), label)
        if self.place is not None and (head.place is not None or head.same_place):
            seen.place = page.entities.place_of(self.place[0])
        if head.body is not None:
            body = page.text[head.body[0] : head.body[1]]
            self.issuer = (page.entities.get("group", body), body, "group")
        self.event = page.events.new(seen, "the head of a regest")
        page.events.recent.clear()  # "the donation" is that of this regest, not of the one before
        page.events.focus.clear()
        page.latest = page.topic = self.event
        page.claim(self.event, "date", _head_value(date, page.text), (date.start, date.end), "head of a regest")
        if head.own is not None:  # which the editor resolves to the day of the head
            own = structs.replace(_head_value(date, page.text), phrase=page.text[head.own[0] : head.own[1]])
            page.claim(self.event, "date", own, head.own, "own words of a date")
        if self.place is not None and head.place is not None:
            value = PlaceValue(entity=self.place[0], label=self.place[1])
            page.claim(self.event, "place", value, head.place, "head of a regest")

    def leave_out_date(self, sentence: Sentence) -> None:
        """Take out of a sentence the line of date that the head was read from."""
        span = self.head.at if self.head is not None else None
        if span is not None:
            sentence.units = [one for one in sentence.units if not span[0] <= one.start < span[1]]

    def take(self, part: Part, end: int) -> bool:
        """Take a line of a record that is not read phrase by phrase: who issued the document, or whom it is for."""
        role = PARTIES.get(part.facet)
        if role is not None and self.event is not None:
            label = self.page.text[part.start : end].strip()
            kind: EntityKind = "person" if "," in label or len(label.split()) < _WORDS_OF_A_NAME else "group"
            value = ParticipantValue(entity=self.page.entities.get(kind, label), label=label, role=role)  # type: ignore[arg-type]
            method = "issuer of a regest" if role == "agent" else "recipient of a regest"
            if role == "agent":
                self.issuer = (value.entity, label, kind)
                self.event.agents.add(value.entity)
            self.page.claim(self.event, "participant", value, (part.start, end), method)
        self.note = part.facet == "handed_down"
        self.abstract = self.note
        return not reads(part)

    def adopt(self, event: Known, *, handed_down: bool) -> None:
        """Read on for an event that the fields of a form date and place."""
        self.event, self.note = event, handed_down
        self.abstract, self.block = handed_down, -1

    def read(self, sentence: Sentence) -> list[Scene]:
        """Read one sentence of the regest that is open."""
        assert self.event is not None
        page, units = self.page, sentence.units
        page.before_claims, page.sentence_claims = page.sentence_claims or page.before_claims, []
        if not units:
            return []
        _roman_numbers(page, units)
        if not self.abstract:
            units = sentence.units = two_names(page, units, page.lexis.tables.get("regests", {}).get("cases", ()))
        for unit in units[1:] if self.page.lexis.capital_nouns else ():
            if unit.flags & _DEED and unit.flags & _CAPITAL:
                unit.flags &= ~_DEED  # "er habe ihr Schreiben nicht erhalten": a noun
        first = next((i for i, unit in enumerate(units) if unit.flags & _DEED), -1) if not self.abstract else -1
        for unit in units:
            if unit.flags & _ACT:
                unit.flags &= ~SAY  # "the king confirms" is a deed here, not what the king says
        reported = first >= 0 and units[first].flags & _REPORTS
        if reported and (self._verb_last() or not any(map(may_issue, units[:first]))):
            units[first].flags &= ~SAY  # "Si delibera": whoever the head names; "consules magistro scribunt"
        roles = verb_roles(units)
        clauses = split_clauses(units, roles, page.lexis.verb_final)
        page.voices.read(sentence, clauses)
        phrases = find_phrases(units, roles)
        scenes = [Scene(page.text, units, clause, phrases) for clause in clauses]
        owner = {i: scene for scene in scenes for i in scene.clause.units}
        line = Line(units, owner)
        if self.block != sentence.paragraph:
            self.block, self.sender = sentence.paragraph, ()
        if self._names_witnesses(line):
            return scenes
        deeds = any(unit.flags & _DEED for unit in units)
        lost = _LOST if not self.sender else 0  # "130 persons perished", in a letter
        handed_down = (
            self.note
            or self._is_note(units, roles)
            or opens_with(units, _TRANSMISSION | _LOST, 1)
            or (not deeds and opens_with(units, _TRANSMISSION | lost, 4 if self.abstract else 2))
        )
        self.notes = self.notes or handed_down
        self.sender = () if handed_down else self.sender  # whoever wrote the letter does not speak of its copies
        if first >= 0:
            self._deed(line, first)
        elif not self.abstract and not handed_down:
            line.plain = _is_plain(units, roles)
            self._opening(line, roles)
        self.abstract = True
        if first < 0 and (self.abstract or handed_down):
            line.opinions.extend(opinions(page, units))
        if not handed_down:
            self._roman_months(line)
        facet: Facet = "evidence" if handed_down else "topic"
        begin = line.begin if first >= 0 and line.begin >= 0 else first
        told = frozenset(i for i, role in enumerate(roles) if role)
        for segment in _segments(line, begin, told, self.page.lexis.abbreviations if handed_down else None):
            self._turn(line, segment)
            self._segment(line, segment, "topic" if handed_down and _tells(units, segment, told) else facet)
        return scenes

    def _is_note(self, units: list[Unit], roles: list[int]) -> bool:
        """ "(Arch. nat., JJ 95, n° 12.)", "DL 1823": numbers and names without a verb, after the abstract."""
        if not self.abstract or any(roles) or any(unit.flags & _DEED for unit in units):
            return False
        return any(unit.flags & _DIGITS for unit in units) and any(unit.flags & _CAPITAL for unit in units)

    def _turn(self, line: Line, segment: list[int]) -> None:
        """Judge a phrase by its own words, and know whose report it belongs to: what the issuer acknowledges or
        complains of is the issuer's to say, what is done is the editor's."""
        line.said = Said()
        judge(self.page.text, line.units, _part(line.units, segment), line.said, self.page.lexis.negative_concord)
        covering = [one for one in line.opinions if one[0] <= segment[0] < one[1]]
        line.voice = (max(covering, key=start_of)[2],) if covering else ()
        deed = next((i for i in segment[:6] if line.units[i].flags & _DEED), -1)
        if deed < 0 and self._verb_last() and line.units[segment[-1]].flags & _REPORTS and not line.voice:
            line.voice = () if self.notes else self._issuers_voice()  # "incendium ab hostibus excitatum esse asserit"
        if deed < 0:
            self._quoted(line, segment)
            return
        if line.units[deed].flags & _REPORTS and self.issuer is not None:
            if line.voice:
                return  # "the bishop had set forth": not the one who issued the document
            self._send()
            line.silent = max(segment) if max(segment) - deed < LONGEST_PHRASE else deed
        elif line.units[deed].flags & _DECLARES and self.issuer is not None and not self.note:
            line.voice = line.voice or self._issuers_voice()  # what is acknowledged in this very phrase, and no more
        elif line.units[deed].flags & _ACT and deed == segment[0]:
            self.sender = ()

    def _quoted(self, line: Line, segment: list[int]) -> None:
        """Words of the document itself within an abstract: its issuer says them."""
        first = segment[0]
        if line.voice or self.issuer is None or not first or not line.units[first - 1].flags & _OPEN_QUOTE:
            return
        if not self.notes:
            line.voice = self._issuers_voice()


def _is_plain(units: list[Unit], roles: list[int]) -> bool:
    """ "Notification by the council, the bailiff and the jurors, that …": nobody but the editor tells it."""
    named = [unit.flags for unit in units[:3]]
    if not any(flags & _NOUN for flags in named) or any(flags & _PLEAS for flags in named):
        return False
    that = next((i for i, unit in enumerate(units) if unit.flags & _COMPLEMENT), -1)
    return that > 0 and not any(roles[:that])


def _roman_numbers(page: Page, units: list[Unit]) -> None:
    """ "Pro LX marcis": a number in Roman figures before the thing that it counts."""
    for i in range(len(units) - 1):
        if not units[i + 1].flags & _LETTERS or units[i + 1].flags & _COUNTED_NOT:
            continue
        number = _roman(page.text[units[i].start : units[i].end])
        if number and page.text[units[i + 1].start].islower():
            word = page.lexis.word(str(number))
            units[i] = Unit(units[i].start, units[i].end, word.flags, word)


def _roman(text: str) -> int:
    """The value of a number in Roman figures of two letters and more; 0 for what is none."""
    return (roman(text) or 0) if 1 < len(text) <= _LONGEST_ROMAN else 0


def _part(units: list[Unit], segment: list[int]) -> Clause:
    """A phrase as a clause of its own, so that its words alone are judged."""
    clause = Clause("main", None)
    clause.units = segment
    for i in segment:
        clause.union |= units[i].flags
    return clause


def _tells(units: list[Unit], segment: list[int], verbs: frozenset[int]) -> bool:
    """Whether a sentence behind the stop of an abbreviation tells something, and not of originals and copies."""
    behind = segment[0] > 0 and units[segment[0] - 1].flags & _STOP and units[segment[0]].flags & _CAPITAL
    if not behind or verbs.isdisjoint(segment):
        return False
    return not any(units[i].flags & (_TRANSMISSION | _LOST) for i in segment)


def _segments(
    line: Line, act: int, verbs: frozenset[int], abbreviations: frozenset[str] | None = None
) -> list[list[int]]:
    """The phrases of a sentence, parted at commas and other marks and before a further verb of a deed.

    With `abbreviations` it is a note on originals and editions ("Or. Perg., 2 Siegel. – Druck: …"), which commas and
    the stops of abbreviations do not part, but for a sentence behind them ("Or. Perg. The bishop died in 1347").
    """
    units, found, run = line.units, [], []  # type: tuple[list[Unit], list[list[int]], list[int]]
    for i, unit in enumerate(units):
        further = unit.flags & _DEED and run and i != act and units[i - 1].flags & _AND
        parts = unit.flags & (_PARTS if abbreviations is None else _PARTS_NOTES)
        parts = _STOP if unit.word.lower in _BARS else parts
        if parts & _STOP and abbreviations and i and units[i - 1].word.lower in abbreviations:
            stop = next((j for j in range(i + 1, len(units)) if units[j].flags & _PARTS_NOTES), len(units))
            parts = parts if _tells(units, list(range(i + 1, stop)) or [i], verbs) else 0
        if parts or further:
            if run:
                found.append(run)
            run = [i] if further else []
            continue
        run.append(i)
    if run:
        found.append(run)
    if act >= 0:
        found = [[i for i in run if i >= act] if run[0] < act <= run[-1] else run for run in found if run[-1] >= act]
    return [run for run in found if run]


def _head_value(date: HeadDate, text: str) -> DateValue:
    return DateValue(
        edtf=date.edtf, earliest=day.iso(date.earliest) if date.earliest is not None else None,
        latest=day.iso(date.latest) if date.latest is not None else None, spans=date.spans,
        approximate=date.approximate, uncertain=date.uncertain, phrase=text[date.start : date.end],
    )  # fmt: skip
