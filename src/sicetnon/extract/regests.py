"""Regests read phrase by phrase: who does what for whom, for how much, before which witnesses, and how it came down.

An abstract packs a charter into one or two sentences, and an edition says of each phrase where it may differ from
others: so every phrase is a claim of its own. Whatever no facet holds is what the document is about (`topic`), in the
text's own words; what the editor notes of originals, copies and seals is `evidence`. Voices, denials and hedges are
those of the clause that the phrase stands in.
"""

from __future__ import annotations

import msgspec

from sicetnon.chronology import day, read_dates
from sicetnon.chronology.heads import HeadDate, roman_month
from sicetnon.chronology.mention import TimeMention
from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COUNT,
    DETERMINER,
    FORM,
    MODIFIER,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    SAY,
    TEMPORAL,
    bit,
)
from sicetnon.extract.clause import Clause
from sicetnon.extract.clauses import split_clauses
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.mentions import find_phrases
from sicetnon.extract.modality import judge
from sicetnon.extract.numbers import quantity_at
from sicetnon.extract.page import Page, date_value
from sicetnon.extract.records import PARTIES, Part, reads
from sicetnon.extract.regest_heads import Head
from sicetnon.extract.regest_voices import address, opinions, two_names
from sicetnon.extract.roles import verb_roles
from sicetnon.extract.said import Said, chain
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Sentence, Unit
from sicetnon.extract.whereabouts import role_of
from sicetnon.lexicon.names import given_name_classes
from sicetnon.model import (
    Certainty,
    DateValue,
    DurationValue,
    EntityKind,
    Facet,
    ParticipantValue,
    PlaceValue,
    Polarity,
    QuantityValue,
    TextValue,
    Value,
    Voice,
)  # fmt: skip

MOST_PERSONS = 12  # of one sentence
LONGEST_PHRASE = 9  # units of a person's description
_WORDS_OF_A_NAME = 5
_SHORTEST_ISSUER = 3  # letters
LONGEST_TOPIC = 48  # units of one phrase
_LONGEST_LACK = 4  # units behind "without"
_WITHOUT = bit("regest_without")
_ACT, _DECLARES, _NOUN = bit("regest_acts"), bit("regest_declares", "regest_reports"), bit("regest_act_nouns")
_REPORTS, _PLEAS = bit("regest_reports"), bit("regest_pleas")
_DEED = _ACT | _DECLARES
_TRANSMISSION, _LOST, _FORGED = bit("regest_transmission"), bit("regest_lost"), bit("regest_forged")
_WITNESSES, _SAME, _BY, _TO = bit("regest_witnesses"), bit("regest_same_person"), bit("regest_by"), bit("regest_to")
_DATED, _OPINIONS = bit("regest_dated"), bit("regest_opinions")
_WORK = bit("works", "work_name", "regest_transmission")
_NAME, _ROLES, _GROUPS = bit("name"), bit("roles"), bit("groups")
_NO_PERSON = bit("place_name", "work_name", "proper_event")
_PLACE_NAME, _CAPITAL, _LETTERS, _UNLISTED = bit("place_name"), bit("capital"), bit("letters"), bit("unlisted")
_AND, _COMMA, _DATE, _DIGITS, _OF = bit("and"), bit("comma"), bit("date"), bit("digits"), bit("of")
_EVENT_VERB, _EVENT_NOUN = bit("event_verb"), bit("event_noun")
_PARTS = BREAK | QUOTE_MARK
_STOP = bit("stop")
_BARS = frozenset("#|‖¦~•")
_PARTS_NOTES = bit("semicolon", "dash", "stop")
_LEADS = _AND | bit("comma", "relative", "complement", "but", "dash", "colon", "semicolon")
_ENDS_SUBJECT = bit("comma", "semicolon", "colon", "stop", "dash", "relative", "open_bracket", "close_bracket")
_ENDS_OPINION = bit("semicolon", "stop", "dash")
_CLOSES = bit("comma", "and", "dash", "semicolon", "colon", "stop", "open_bracket")
_SENDER = _NAME | _ROLES | _GROUPS | _CAPITAL | _DIGITS | bit("close_bracket")
_WITHIN = _NAME | _ROLES | _GROUPS | bit("name_particles", "of", "definite", "indefinite", "possessives", "and")
_AGENT = bit("by")
_CHARTER = "charter"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LONGEST_ROMAN = 9  # letters
_COUNTED_NOT = PREPOSITION | DETERMINER | AUXILIARY | bit("regest_acts", "regest_transmission", "and")
_OPEN_QUOTE, _OPEN_BRACKET, _CLOSE_BRACKET = bit("open_quote"), bit("open_bracket"), bit("close_bracket")
_LONGEST_ASIDE = 9  # units in brackets
_LETTER, _COMPLEMENT = bit("regest_letters"), bit("complement")
_NEXT, _VERBAL = bit("order_next"), bit("event_verb", "verb_other", "form_past", "form_participle")
_FAR_FROM_VERB = 7  # units between the verb of an opinion and its date
_SOME_DAYS = 2  # the least that "days" can be
_LONGEST_MONTH = 31  # days
_LONGEST_ATTRIBUTE = 8  # units between a number and its noun


class Regests:
    """Reads the regests of one witness; `heads` are by the number of their block."""

    def __init__(self, page: Page, heads: dict[int, Head]) -> None:
        self.page = page
        self.heads = heads
        self.head: Head | None = None
        self.event: Known | None = None
        self.others: dict[str, Known] = {}
        self.issuer: tuple[str, str, EntityKind] | None = None
        self.before: tuple[str, str, EntityKind] | None = None
        self.place: tuple[str, str] | None = None
        self.abstract = False
        self.sender: tuple[Voice, ...] = ()
        self.block = -1
        self.note = False
        self.notes = False

    # -- the head --------------------------------------------------------------------------------------------------

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

    # -- a sentence ------------------------------------------------------------------------------------------------

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
        if reported and (self._verb_last() or not any(map(_may_issue, units[:first]))):
            units[first].flags &= ~SAY  # "Si delibera": whoever the head names; "consules magistro scribunt"
        roles = verb_roles(units)
        clauses = split_clauses(units, roles, page.lexis.verb_final)
        page.voices.read(sentence, clauses)
        phrases = find_phrases(units, roles)
        scenes = [Scene(page.text, units, clause, phrases) for clause in clauses]
        owner = {i: scene for scene in scenes for i in scene.clause.units}
        line = _Line(units, owner)
        if self.block != sentence.paragraph:
            self.block, self.sender = sentence.paragraph, ()
        if self._names_witnesses(line):
            return scenes
        deeds = any(unit.flags & _DEED for unit in units)
        handed_down = (
            self.note
            or self._is_note(units, roles)
            or _opens_with(units, _TRANSMISSION | _LOST, 1)
            or (not deeds and _opens_with(units, _TRANSMISSION | _LOST, 4 if self.abstract else 2))
        )
        self.notes = self.notes or handed_down
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
        for segment in _segments(line, begin, self.page.lexis.abbreviations if handed_down else None):
            self._turn(line, segment)
            self._segment(line, segment, facet)
        return scenes

    def _is_note(self, units: list[Unit], roles: list[int]) -> bool:
        """ "(Arch. nat., JJ 95, n° 12.)", "DL 1823": numbers and names without a verb, after the abstract."""
        if not self.abstract or any(roles) or any(unit.flags & _DEED for unit in units):
            return False
        return any(unit.flags & _DIGITS for unit in units) and any(unit.flags & _CAPITAL for unit in units)

    def _turn(self, line: _Line, segment: list[int]) -> None:
        """Judge a phrase by its own words, and know whose report it belongs to: what the issuer acknowledges or
        complains of is the issuer's to say, what is done is the editor's."""
        line.said = Said()
        judge(self.page.text, line.units, _part(line.units, segment), line.said, self.page.lexis.negative_concord)
        covering = [one for one in line.opinions if one[0] <= segment[0] < one[1]]
        line.voice = (max(covering, key=_start)[2],) if covering else ()
        deed = next((i for i in segment[:6] if line.units[i].flags & _DEED), -1)
        if deed < 0:
            self._quoted(line, segment)
            return
        if line.units[deed].flags & _REPORTS and self.issuer is not None:
            if line.voice:
                return  # "the bishop had set forth": not the one who issued the document
            self._send()
            line.silent = max(segment) if max(segment) - deed < LONGEST_PHRASE else deed
        elif line.units[deed].flags & _DECLARES and self.issuer is not None and not self.note:
            entity, label, _ = self.issuer  # what is acknowledged in this very phrase, and no more
            line.voice = line.voice or (Voice(kind="named", name=label, entity=entity),)
        elif line.units[deed].flags & _ACT and deed == segment[0]:
            self.sender = ()

    def _quoted(self, line: _Line, segment: list[int]) -> None:
        """Words of the document itself within an abstract: its issuer says them."""
        first = segment[0]
        if line.voice or self.issuer is None or not first or not line.units[first - 1].flags & _OPEN_QUOTE:
            return
        if not self.notes:
            entity, label, _ = self.issuer
            line.voice = (Voice(kind="named", name=label, entity=entity),)

    def _names_witnesses(self, line: _Line) -> bool:
        """ "Zeugen: Bischof Johann, Witek von Landstein": each is one who took part."""
        units = line.units
        if not _opens_with(units, _WITNESSES, 2) or self.event is None:
            return False
        start = next(i for i, unit in enumerate(units) if unit.flags & _WITNESSES) + 1
        run: list[int] = []
        for i in [*range(start, len(units)), -1]:
            parts = i < 0 or units[i].flags & (_PARTS | _AND)
            if not parts:
                run.append(i)
                continue
            if run and any(units[j].flags & (_CAPITAL | _NAME | _ROLES) for j in run):
                self._person(line, (run[0], run[-1]), "participant", "witness of a regest")
            run = []
        return True

    def _deed(self, line: _Line, act: int) -> None:
        """Who issued it: what stands before the first verb of the abstract; to whom: what stands after it."""
        units = line.units
        start = 0
        while start < act and units[start].flags & (_PARTS | _AND):
            start += 1
        before = list(range(start, act))
        while before and units[before[-1]].flags & (ADVERB | _PARTS | AUXILIARY | PRONOUN):
            before.pop()
        recipient = self._second_before(line, before)
        if recipient:
            before = [i for i in before if i < recipient[0]]
            self._person(line, (recipient[0], recipient[-1]), "patient", "recipient of a regest")
        before = self._object_before(line, before, recipient, act)
        if (not before or units[before[0]].flags & PREPOSITION & ~DETERMINER) and self._after_the_verb(line, act):
            return
        if before:
            stop = next((i for i in before if i > before[0] and units[i].flags & _COMMA), before[-1] + 1)
            whole = (before[0], before[-1]) if before[-1] - before[0] < LONGEST_PHRASE else (before[0], stop - 1)
            if any(units[i].flags & _SAME for i in before[:2]) and self.before is not None:
                self._again(line, whole)
            elif self._addressed_alone(line, before):
                self._person(line, (before[0], before[-1]), "patient", "recipient of a regest")
                return
            elif any(_may_issue(units[i]) for i in before):
                self._person(line, whole, "agent", "issuer of a regest")
        if not recipient:
            self._recipient(line, act + 1)

    def _object_before(self, line: _Line, before: list[int], recipient: list[int], act: int) -> list[int]:
        """What is left for the issuer where the thing given stands before its verb too ("dux fratribus villam donat",
        "rex, arbiter electus, stagnum conventui adiudicat"); the phrase of the deed begins with it."""
        units = line.units
        table = self.page.lexis.tables.get("regests", {})
        objects = tuple(table.get("objects", ()))
        if not objects:
            return before
        no_objects = tuple(table.get("no_objects", ()))
        last = recipient[0] if recipient else act
        for i in [*before[1:], *range(last, act)]:
            plain = units[i].flags & _LETTERS and not units[i].flags & (_ROLES | _GROUPS | _CAPITAL | PREPOSITION)
            word = units[i].word.lower
            thing = word.endswith(objects) and not word.endswith(no_objects)
            if plain and thing and not units[i - 1].flags & PREPOSITION:
                line.begin = min(i, last)
                return [j for j in before if j < line.begin and not (units[j].flags & _PARTS and j == line.begin - 1)]
        return before

    def _addressed_alone(self, line: _Line, before: list[int]) -> bool:
        """ "Episcopo Bathoniensi mandatur": before a passive verb stands the one to whom it is given."""
        cases = tuple(self.page.lexis.tables.get("regests", {}).get("passive_to", ()))
        first = line.units[before[0]]
        return bool(cases) and bool(first.flags & (_ROLES | _GROUPS)) and first.word.lower.endswith(cases)

    def _after_the_verb(self, line: _Line, act: int) -> bool:
        """ "Before the councillors confessed Hans": the subject that follows its verb."""
        units = line.units
        last = _phrase_end(units, act + 1)
        if last <= act or not units[act + 1].flags & _NAME or units[act].flags & _ACT:
            return False
        self._person(line, (act + 1, last), "agent", "issuer of a regest")
        return True

    def _second_before(self, line: _Line, before: list[int]) -> list[int]:
        """The recipient where both stand before the verb: "Innocentius papa episcopo et capitulo confirmat"."""
        units = line.units
        heads = [i for i in before if units[i].flags & (_NAME | _ROLES | _GROUPS)]
        table = self.page.lexis.tables.get("regests", {})
        if len(heads) < 2 or not table.get("cases") or any(units[i].flags & _COMMA for i in before):
            return []
        for at, i in enumerate(before):
            if at and units[i].flags & (_ROLES | _GROUPS | _NAME) and _ends(units[i], table["cases"]):
                if not any(units[j].flags & (_NAME | _ROLES) for j in before[:at]):
                    continue
                if units[i - 1].flags & _AND or units[i].word.lower.endswith(tuple(table.get("no_cases", ())) or "\n"):
                    continue
                return self._of_one_case(line, before[at:], table)
        return []

    def _of_one_case(self, line: _Line, run: list[int], table: dict[str, list[str]]) -> list[int]:
        """The recipient without the thing given behind it, where the language tells things by their endings."""
        objects, no_objects = tuple(table.get("objects", ())), tuple(table.get("no_objects", ()))
        for at, i in enumerate(run):
            word = line.units[i].word.lower
            if at and objects and word.endswith(objects) and not word.endswith(no_objects):
                return run[:at]
        return run

    def _recipient(self, line: _Line, start: int) -> None:
        units = line.units
        marked = any(unit.flags & _TO for unit in units)
        table = self.page.lexis.tables.get("regests", {})
        marked_alone = table.get("cases", []) if table.get("cases_tell") else []
        i = start
        while i < min(len(units), start + 14):
            flags = units[i].flags
            if flags & _DEED and i > start:
                return
            led = flags & _TO and not (i and units[i - 1].flags & (PREPOSITION | _OF | TEMPORAL) and i > start)
            person = flags & (_ROLES | _GROUPS | _NAME) and not flags & _NO_PERSON
            person = person and (not marked_alone or _ends(units[i], marked_alone) or _ends(units[i - 1], marked_alone))
            if led or (person and not self._articles() and not units[i - 1].flags & (PREPOSITION | TEMPORAL)):
                first = i + 1 if led and flags & PREPOSITION and not flags & DETERMINER else i
                last = _phrase_end(units, first)
                if last >= first and any(
                    units[j].flags & (_ROLES | _GROUPS | _NAME | _CAPITAL | _UNLISTED)
                    and not units[j].flags & DETERMINER
                    for j in range(first, last + 1)
                ):
                    self._person(line, (first, last), "patient", "recipient of a regest")
                    return
            if flags & COUNT and not flags & DETERMINER and marked:
                pass
            i += 1

    def _verb_last(self) -> bool:
        """Whether all that a verb governs may stand before it, so that the word before it need not be its subject."""
        return bool(self.page.lexis.tables.get("regests", {}).get("objects"))

    def _articles(self) -> bool:
        """Whether the language has articles or prepositions that mark the one to whom something is given."""
        return not self.page.lexis.tables.get("regests", {}).get("cases")

    def _opening(self, line: _Line, roles: list[int]) -> None:
        """A first sentence without the verb of a deed: "X to Y", or "Grant by X to Y"."""
        found = address(line.units, roles, self.page.lexis.tables.get("regests", {}).get("cases", ()))
        if found is None or not line.units[0].flags & (_CAPITAL | _NAME | DETERMINER):
            self._nominal(line)
            return
        last, first, stop = found
        self._person(line, (0, last), "agent", "sender of a letter")
        self._person(line, (first, stop), "patient", "recipient of a regest")
        self._send()
        line.silent = stop

    def _send(self) -> None:
        """From here on the issuer tells."""
        if self.issuer is not None:
            entity, label, _ = self.issuer
            self.sender = (Voice(kind="named", name=label, entity=entity),)

    def _nominal(self, line: _Line) -> None:
        """ "Grant by the king to John de Stowe": issuer and recipient after the words that lead them."""
        units = line.units
        for led, role in ((_BY, "agent"), (_TO, "patient")):
            at = next((i for i, unit in enumerate(units[:40]) if unit.flags & led), -1)
            if at < 0 or at + 1 >= len(units):
                continue
            first = at if units[at].flags & DETERMINER else at + 1
            last = _phrase_end(units, first)
            if last >= first and not units[first].flags & (COUNT | _PARTS):
                self._person(line, (first, last), role, "noun of a deed")
            if led is _TO and 0 < at < LONGEST_PHRASE and not any(unit.flags & _NOUN for unit in units[:at]):
                self._from(line, at)

    def _from(self, line: _Line, at: int) -> None:
        """ "The council to the elector": whatever a letter tells is its sender's to say."""
        sender = [i for i in range(at) if not line.units[i].flags & _PARTS]
        if not sender or not line.units[sender[0]].flags & (DETERMINER | _NAME | _ROLES | _GROUPS | _CAPITAL):
            return
        if self.page.lexis.capital_nouns and not line.units[sender[-1]].flags & (_SENDER | PREPOSITION):
            return  # "the king and the master renew the peace": a verb that no list knows
        letter = next((k for k, i in enumerate(sender) if line.units[i].flags & _LETTER), -1)
        if letter >= 0:  # "letter of the council to the elector"
            led = letter + 1 < len(sender) and line.units[sender[letter + 1]].flags & (_OF | PREPOSITION | DETERMINER)
            if not led or letter + 2 >= len(sender):
                return
            sender = sender[letter + 2 :]
        if line.units[sender[-1]].flags & PREPOSITION and len(sender) > 1:
            sender.pop()
        self._person(line, (sender[0], sender[-1]), "agent", "sender of a letter")
        if self.issuer is not None:
            self._send()
            line.silent = len(line.units) if len(line.units) < 2 * LONGEST_PHRASE else _phrase_end(line.units, at + 1)

    # -- phrases ---------------------------------------------------------------------------------------------------

    def _segment(self, line: _Line, segment: list[int], facet: Facet) -> None:
        """The claims of one phrase."""
        units, page = line.units, self.page
        event = self._event_of(line, segment)
        made = len(page.sentence_claims)
        at = 0
        while at < len(segment):
            i = segment[at]
            at += 1
            unit = units[i]
            if unit.date is not None:
                self._date(line, i, event, facet)
            elif unit.flags & COUNT and facet == "topic" and i not in line.read:
                last = self._quantity(line, i, event)
                while at < len(segment) and segment[at] <= last:
                    at += 1
        if facet == "topic":
            self._places(line, segment, event)
            self._persons(line, segment, event)
        self._rest(line, segment, event, facet, len(page.sentence_claims) > made)
        for i in segment if facet == "evidence" else ():
            if units[i].flags & COUNT and self._of_seals(units, i):
                self._quantity(line, i, event)

    def _of_seals(self, units: list[Unit], i: int) -> bool:
        """Whether a number in words counts what a document bears: "with seven seals". Figures are shelfmarks."""
        if units[i].flags & _DIGITS:
            return False
        stems = tuple(self.page.lexis.tables.get("regests", {}).get("seals", ()))
        return bool(stems) and any(unit.word.lower.startswith(stems) for unit in units[i + 1 : i + 3])

    def _event_of(self, line: _Line, segment: list[int]) -> Known:
        """The event that a phrase tells of: a killing, a siege of which the document speaks, else the deed itself."""
        assert self.event is not None
        for i in segment:
            unit = line.units[i]
            kind = unit.word.verb_kind if unit.flags & _EVENT_VERB else unit.word.noun_kind
            if unit.flags & (_EVENT_VERB | _EVENT_NOUN) and kind and kind != _CHARTER and not unit.flags & _DEED:
                line.event = self._other(kind, unit)
                return line.event
        return line.event or self.event

    def _other(self, kind: str, unit: Unit) -> Known:
        """The event of a kind that this regest speaks of."""
        if kind not in self.others:
            text = self.page.text[unit.start : unit.end]
            seen = Seen(kind, text, unit.start, unit.end, self.page.sentence)
            self.others[kind] = self.page.events.new(seen, "what a regest tells of")
        return self.others[kind]

    def _date(self, line: _Line, i: int, event: Known, facet: Facet) -> None:
        units = line.units
        date = units[i].date
        assert date is not None
        if date.kind == "duration" and date.duration and facet == "topic":
            shortest, longest = date.duration
            first = _lead(units, i)
            number = units[i - 1].word.value if i and units[i - 1].flags & _DIGITS else None
            if number is not None:  # "171 days", of which "days" alone was read
                if shortest != _SOME_DAYS:
                    return
                shortest = longest = int(number)
                first = _lead(units, i - 1)
            phrase = self.page.text[units[first].start : units[i].end] if number is not None else date.text
            length = DurationValue(min_days=shortest, max_days=longest, phrase=phrase)
            self._say(line, event, "duration", length, (first, i), "length in a regest")
            return
        told = date.kind in ("date", "interval", "time") and (date.earliest is not None or date.latest is not None)
        if not told:
            return
        voice: tuple[Voice, ...] = ()
        if facet == "evidence":
            if line.voice or self._dates_it(units, i):
                voice = line.voice or self._document(line, i)
            elif date.earliest == date.latest:
                event = self._other("happening", units[i])  # the day of an entry or a copy, not of the document
            else:
                return
        date = self._beside_the_act(line, i, date, event)
        opined = facet == "topic" and self.notes and self._opined(units, i)
        if opined:
            event, date = self.event or event, self._assigned(date)
        value = date_value(date)
        if facet == "topic" and event is self.event and not line.voice and not opined:
            event = self._other("happening", units[i])  # a day that the document speaks of, not its own
        self._say(line, event, "date", value, (_lead(units, i), i), "date in a regest", voice=voice)

    def _opined(self, units: list[Unit], i: int) -> bool:
        """Whether a date in the notes is the one that somebody gives to the document: "Huber puts it in 1348"."""
        for j in range(i - 1, max(-1, i - _FAR_FROM_VERB), -1):
            flags = units[j].flags
            if flags & _OPINIONS and not flags & _CAPITAL:
                return True
            if flags & (_ENDS_SUBJECT | _DATE) or units[j].date is not None:
                return False
        return False

    def _assigned(self, date: TimeMention) -> TimeMention:
        """ "Assigns it to 1348", where the language says so with the word for "until"."""
        words = self.page.text[date.start : date.end]
        digit = next((k for k, sign in enumerate(words) if sign.isdigit()), 0)
        if date.earliest is not None or not digit or self.head is None:
            return date
        for found in read_dates(words[digit:], self.head.language):
            if found.earliest is not None and found.latest is not None:
                return msgspec.structs.replace(
                    date, edtf=found.edtf, earliest=found.earliest, latest=found.latest, relation=found.relation
                )
        return date

    def _beside_the_act(self, line: _Line, i: int, date: TimeMention, event: Known) -> TimeMention:
        """A feast without its year is the last one before the document where that tells of the past, and the next one
        after it where it says what shall be done."""
        head = self.head
        act = head.date if head is not None else None
        if head is None or act is None or act.earliest is None or act.latest is None or date.earliest is None:
            return date
        words = self.page.text[date.start : date.end]
        past = event is not self.event or bool(self.sender)
        if self.notes or any(map(str.isdigit, words)) or date.latest is None:
            return date
        if past and any(unit.flags & _NEXT for unit in line.units[max(0, i - 2) : i + 3]):
            return date
        step = -1 if past and date.earliest > act.latest else 1 if not past and date.latest < act.earliest else 0
        year = day.from_day(date.earliest)[0] + step
        for found in read_dates(words, head.language, anchor_year=year) if step else ():
            if found.earliest is not None and found.latest is not None:
                return msgspec.structs.replace(date, edtf=found.edtf, earliest=found.earliest, latest=found.latest)
        return date

    def _roman_months(self, line: _Line) -> None:
        """ "(IX 29)": the editor resolves a day."""
        units = line.units
        head = self.head.date.earliest if self.head is not None else None
        if head is None or self.event is None:
            return
        for i in range(1, len(units) - 1):
            if not units[i - 1].flags & _OPEN_BRACKET or not units[i + 1].flags & _DIGITS:
                continue
            month = roman_month(self.page.text[units[i].start : units[i].end])
            number = units[i + 1].word.value
            if month is None or number is None or not 1 <= number <= _LONGEST_MONTH:
                continue
            found = self._day_in_the_year(head, month, int(number))
            if found is None:
                continue
            line.read.update((i, i + 1))
            phrase = self.page.text[units[i].start : units[i + 1].end]
            value = DateValue(edtf=day.iso(found), earliest=day.iso(found), latest=day.iso(found), phrase=phrase)
            event = line.event or self._other("happening", units[i])
            self._say(line, event, "date", value, (i, i + 1), "date in a regest")

    def _day_in_the_year(self, head: int, month: int, number: int) -> int | None:
        """The last such day before the document, or on it."""
        year = day.from_day(head)[0]
        for one in (year, year - 1):
            try:
                found = day.to_day(one, month, number)
            except day.DayError:
                return None
            if found <= head:
                return found
        return None

    def _dates_it(self, units: list[Unit], i: int) -> bool:
        """Whether a date among notes of copies and editions is one that they give to the document."""
        leads = self.page.lexis.tables.get("regests", {}).get("dated_next", ())
        if i > 1 and units[i - 1].word.lower in leads and _in_brackets(units, i):
            return True  # "(with 1388 August 20)"
        for j in range(i - 1, max(-1, i - 6), -1):
            if units[j].flags & _DATED:
                return True
            if units[j].flags & (bit("stop", "semicolon", "dash", "comma", "close_bracket") | _DIGITS):
                return False
        return False

    def _document(self, line: _Line, i: int) -> tuple[Voice, ...]:
        """The copy or the edition that gives the date: the last name or work before it."""
        for j in range(i - 1, -1, -1):
            unit = line.units[j]
            if unit.flags & (_NAME | bit("works", "work_name")) or (unit.flags & _CAPITAL and unit.flags & _UNLISTED):
                name = self.page.text[unit.start : unit.end]
                entity = self.page.entities.get("document", name)
                return (Voice(kind="document", name=name, entity=entity),)
        return ()

    def _quantity(self, line: _Line, i: int, event: Known) -> int:
        units = line.units
        before = units[i - 1] if i else None
        if before is not None and before.word.lower in self._locators():
            return i
        scene = line.owner.get(i)
        found = quantity_at(self.page, scene, i) if scene is not None else None
        if found is None:
            found = self._counted(units, i)
        behind = self._behind(units, i)
        if behind is not None:
            found = behind
        if found is None:
            return i
        value, last = found
        if last + 1 < len(units) and units[last + 1].flags & _UNLISTED and units[last].flags & bit("much_units"):
            last += 1
        first = i - 1 if behind is not None else _lead(units, i)
        self._say(
            line, event, "quantity", value, (first, last), "number in a regest", polarity="+"
        )  # "… and never paid"
        return last

    def _behind(self, units: list[Unit], i: int) -> tuple[QuantityValue, int] | None:
        """A number behind its noun: "fratres duodecim combusti", in a language that puts it there."""
        number = units[i].word.value
        if not i or number is None or not self.page.lexis.tables.get("regests", {}).get("number_follows"):
            return None
        before = units[i - 1]
        if not before.flags & _LETTERS or before.flags & (PREPOSITION | DETERMINER | _AND | _DEED | COUNT | _NAME):
            return None
        after = units[i + 1].flags if i + 1 < len(units) else _STOP
        finite = tuple(self.page.lexis.tables.get("inflection", {}).get("finite_endings", ()))
        verb = i + 1 < len(units) and after & _UNLISTED and units[i + 1].word.lower.endswith(finite)
        if not verb and not after & (_PARTS | _AND | AUXILIARY | _VERBAL):
            return None
        if after & _AND and i + 2 < len(units) and units[i + 2].flags & COUNT:
            return None  # "mille et viginti"
        what = self.page.text[before.start : before.end]
        return QuantityValue(min=number, max=number, what=what), i

    def _counted(self, units: list[Unit], i: int) -> tuple[QuantityValue, int] | None:
        """A number with the noun behind it, whatever that is: "in three equal instalments"."""
        number = units[i].word.value
        j = i + 1
        while j < len(units) and j - i < 3 and units[j].flags & MODIFIER and units[j].flags & _LETTERS:
            j += 1
        if number is None or number <= 1 or j >= len(units) or not units[j].flags & _LETTERS:
            return None
        if (noun := self._behind_an_attribute(units, i)) > 0:
            return QuantityValue(min=number, max=number, what=self.page.text[units[noun].start : units[noun].end]), noun
        if units[j].flags & (PREPOSITION | DETERMINER | _AND | AUXILIARY) or units[j].date is not None:
            return None
        last = j
        if j + 1 < len(units) and units[j].flags & _UNLISTED and units[j + 1].flags & _UNLISTED:
            last = j + 1 if not units[j + 1].flags & FORM else j
        return QuantityValue(min=number, max=number, what=self.page.text[units[j].start : units[last].end]), last

    def _behind_an_attribute(self, units: list[Unit], i: int) -> int:
        """ "Vier in Thorn festgehaltene Kaufleute": where the noun stands that a number counts; -1 for none."""
        if not self.page.lexis.capital_nouns or i + 2 >= len(units) or not units[i + 1].flags & PREPOSITION:
            return -1
        for j in range(i + 2, min(len(units), i + _LONGEST_ATTRIBUTE)):
            if units[j].flags & (_PARTS | _AND | COUNT):
                return -1
            small = not units[j - 1].flags & (_CAPITAL | PREPOSITION | DETERMINER | _NAME)
            if small and units[j].flags & (_CAPITAL | _NAME | _ROLES | _GROUPS):
                return j
        return -1

    def _locators(self) -> frozenset[str]:
        """Abbreviations that stand before the number of a page, a leaf or a shelf."""
        return self.page.lexis.abbreviations

    def _persons(self, line: _Line, segment: list[int], event: Known) -> None:
        units = line.units
        at = 0
        while at < len(segment) and line.persons < MOST_PERSONS:
            i = segment[at]
            at += 1
            flags = units[i].flags
            if i in line.read or flags & _NO_PERSON or not (flags & (_NAME | _ROLES | _GROUPS) or flags & _BY):
                continue
            if flags & (_EVENT_VERB | _EVENT_NOUN) and not flags & _NAME:
                continue
            if self._common_noun(units, i):
                continue
            led = bool(flags & (_BY | _AGENT)) and not flags & (_NAME | _ROLES | _GROUPS)
            first = i + 1 if led else i
            if led and (event is self.event or first >= len(units) or first not in segment):
                continue
            last = _phrase_end(units, first)
            if last < first or not any(units[j].flags & (_LETTERS | _NAME) for j in range(first, last + 1)):
                continue
            role = "agent" if led or (i and units[i - 1].flags & _BY) else "participant"
            lacking = first > 0 and units[first - 1].flags & _WITHOUT
            self._person(line, (first, last), role, "person in a regest", event, denied=bool(lacking))
            while at < len(segment) and segment[at] <= last:
                at += 1

    def _common_noun(self, units: list[Unit], i: int) -> bool:
        """Whether a word is a noun with its article or adjective in a language that writes all nouns with capitals."""
        flags = units[i].flags
        if not self.page.lexis.capital_nouns or flags & (_ROLES | _GROUPS) or not i:
            return False
        text = self.page.text[units[i].start : units[i].end]
        before = units[i - 1]
        led = before.flags & (DETERMINER | PREPOSITION | _UNLISTED) and not before.flags & (_CAPITAL | _NAME)
        return bool(led) and " " not in text and not given_name_classes(text)

    def _places(self, line: _Line, segment: list[int], event: Known) -> None:
        inside = set(segment)
        scene = line.owner.get(segment[0])
        for spot in scene.spots if scene is not None else ():
            if spot.first not in inside or spot.last in line.read:
                continue
            role = role_of(spot)
            if event is self.event and role == "at":
                continue  # a deed is done where its head says; this is where its object lies
            value = PlaceValue(entity=self.page.entities.get("place", spot.name), label=spot.label, role=role)  # type: ignore[arg-type]
            self._say(line, event, "place", value, (spot.first, spot.last), "place in a regest")

    def _rest(self, line: _Line, segment: list[int], event: Known, facet: Facet, made: bool) -> None:
        """What no other facet holds, in the text's own words."""
        units = line.units
        self._lacking(line, segment, event)
        inside = [i for i in segment if not units[i].flags & _PARTS]
        while inside and units[inside[0]].flags & _LEADS:
            inside.pop(0)
        free = [i for i in inside if i not in line.read and units[i].flags & _LETTERS]
        telling = line.said.polarity in ("-", "0") or any(units[i].flags & (_DEED | _LOST | _FORGED) for i in inside)
        telling = telling or (
            facet == "topic" and len(inside) > _LONGEST_LACK - 1 and bool(units[inside[0]].flags & PREPOSITION)
        )
        if not inside or not free or (made and len(free) < 3 and not telling):
            return
        if len(inside) == 1 and not units[inside[0]].flags & (_LOST | _FORGED | _TRANSMISSION):
            return
        if facet == "topic" and self.abstract and _tells_how_it_came_down(units, inside):
            facet = "evidence"
        first, last = inside[0], inside[min(len(inside), LONGEST_TOPIC) - 1]
        words = self.page.text[units[first].start : units[last].end]
        self._say(
            line,
            event if facet == "topic" else (self.event or event),
            facet,
            TextValue(label=words),
            (first, last),
            "phrase of a regest" if facet == "topic" else "note of a regest",
        )
        if any(units[i].flags & _FORGED for i in inside):
            nature = TextValue(label=words)
            self._say(line, self.event or event, "identity", nature, (first, last), "nature of a document")
        if line.said.polarity in ("-", "0"):
            self._say(line, event, "existence", TextValue(label=words), (first, last), "denial in a regest")

    def _lacking(self, line: _Line, segment: list[int], event: Known) -> None:
        """ "Without surety", "senza Turchi": what there was not."""
        units = line.units
        for i in segment:
            if units[i].flags & _WITHOUT and i + 1 in segment:
                last = min(max(segment), i + _LONGEST_LACK)
                label = self.page.text[units[i].start : units[last].end]
                self._say(line, event, "existence", TextValue(label=label), (i, last), "lack in a regest", polarity="-")
                return

    # -- claims ----------------------------------------------------------------------------------------------------

    def _person(
        self, line: _Line, span: tuple[int, int], role: str, method: str, event: Known | None = None, *,
        denied: bool = False,
    ) -> None:  # fmt: skip
        units, page = line.units, self.page
        first, last = span
        while first < last and units[first].flags & (DETERMINER | PREPOSITION) and not units[first].flags & _NAME:
            first += 1
        named = next(
            (i for i in range(first, last + 1) if units[i].flags & _NAME and not units[i].flags & _NO_PERSON), -1
        )
        label = page.text[units[first].start : units[last].end]
        kind: EntityKind = "person" if named >= 0 or units[first].flags & _ROLES else "group"
        value = ParticipantValue(entity=page.entities.get(kind, label), label=label, role=role)  # type: ignore[arg-type]
        if role == "agent" and event is None:
            self.issuer = (value.entity, label, kind)
            assert self.event is not None
            self.event.agents.add(value.entity)
            self.event.label = f"{label}: {self.event.label}" if len(self.event.label) < 40 else self.event.label
        line.persons += 1
        assert self.event is not None
        self._say(
            line, event or self.event, "participant", value, (span[0], last), method, polarity="-" if denied else None
        )

    def _again(self, line: _Line, span: tuple[int, int]) -> None:
        """ "Derselbe": whoever issued the document before."""
        assert self.before is not None and self.event is not None
        self.issuer = self.before
        entity, label, _ = self.issuer
        self.event.agents.add(entity)
        value = ParticipantValue(entity=entity, label=label, role="agent")
        self._say(line, self.event, "participant", value, span, "issuer of a regest")

    def _say(  # noqa: PLR0913 - one argument a part of the claim
        self, line: _Line, event: Known, facet: Facet, value: Value, span: tuple[int, int], method: str, *,
        voice: tuple[Voice, ...] = (), polarity: Polarity | None = None,
    ) -> None:  # fmt: skip
        first, last = span
        line.read.update(range(first, last + 1) if facet not in ("topic", "evidence") else ())
        said = line.owner[first].said if first in line.owner else None
        if said is not None and not voice:
            voice = said.inner if said.inner_from >= 0 and last > said.inner_from else said.voice
        if line.plain and any(one.kind == "named" for one in voice):
            voice = ()
        if line.voice:
            voice = line.voice
        elif self.sender and first > line.silent:
            voice = chain(self.sender, *voice)
        here = line.said
        polarity = polarity or here.polarity
        certainty: Certainty = here.certainty
        cue = here.cue
        if said is not None and certainty == "unspecified" and not cue:
            certainty, cue = said.certainty, said.cue
        units = line.units
        self.page.claim(
            event, facet, value, (units[first].start, units[last].end), method, voice=voice,
            polarity=polarity or "+", certainty=certainty, cue=cue,
        )  # fmt: skip


class _Line:
    """A sentence while it is read: which units a claim has taken, which event its phrases go on with."""

    __slots__ = ("begin", "event", "opinions", "owner", "persons", "plain", "read", "said", "silent", "units", "voice")

    def __init__(self, units: list[Unit], owner: dict[int, Scene]) -> None:
        self.units = units
        self.owner = owner
        self.begin = -1
        """Where the phrase of the deed begins, when that is before its verb."""
        self.said = Said()
        self.silent = -1
        self.plain = False
        """Whether it is the abstract of a deed named by a noun, which nobody but the editor tells."""
        self.voice: tuple[Voice, ...] = ()
        self.opinions: list[tuple[int, int, Voice]] = []
        self.read: set[int] = set()
        self.event: Known | None = None
        self.persons = 0


def _is_plain(units: list[Unit], roles: list[int]) -> bool:
    """ "Notification by the council, the bailiff and the jurors, that …": nobody but the editor tells it."""
    named = [unit.flags for unit in units[:3]]
    if not any(flags & _NOUN for flags in named) or any(flags & _PLEAS for flags in named):
        return False
    that = next((i for i, unit in enumerate(units) if unit.flags & _COMPLEMENT), -1)
    return that > 0 and not any(roles[:that])


def _start(opinion: tuple[int, int, Voice]) -> int:
    return opinion[0]


def _tells_how_it_came_down(units: list[Unit], inside: list[int]) -> bool:
    """Whether a phrase without a deed is of originals, copies and seals, or of what was lost."""
    if any(units[i].flags & (_DEED | _EVENT_VERB) for i in inside):
        return False
    return any(units[i].flags & (_TRANSMISSION | _LOST) for i in inside)


def _in_brackets(units: list[Unit], i: int) -> bool:
    """Whether a unit stands within brackets that open shortly before it."""
    for j in range(i - 1, max(-1, i - _LONGEST_ASIDE), -1):
        if units[j].flags & (_OPEN_BRACKET | _CLOSE_BRACKET):
            return bool(units[j].flags & _OPEN_BRACKET)
    return False


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
    if not 1 < len(text) <= _LONGEST_ROMAN or any(letter not in _ROMAN for letter in text):
        return 0
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _part(units: list[Unit], segment: list[int]) -> Clause:
    """A phrase as a clause of its own, so that its words alone are judged."""
    clause = Clause("main", None)
    clause.units = segment
    for i in segment:
        clause.union |= units[i].flags
    return clause


def _opens_with(units: list[Unit], flags: int, within: int) -> bool:
    words = [unit for unit in units[: 2 * within] if unit.flags & _LETTERS][:within]
    return any(unit.flags & flags for unit in words)


def _segments(line: _Line, act: int, abbreviations: frozenset[str] | None = None) -> list[list[int]]:
    """The phrases of a sentence, parted at commas and other marks and before a further verb of a deed.

    With `abbreviations` it is a note on originals and editions ("Or. Perg., 2 Siegel. – Druck: …"), which commas and
    the stops of abbreviations do not part.
    """
    units, found, run = line.units, [], []  # type: tuple[list[Unit], list[list[int]], list[int]]
    for i, unit in enumerate(units):
        further = unit.flags & _DEED and run and i != act and units[i - 1].flags & _AND
        parts = unit.flags & (_PARTS if abbreviations is None else _PARTS_NOTES)
        parts = _STOP if unit.word.lower in _BARS else parts
        if parts & _STOP and abbreviations and i and units[i - 1].word.lower in abbreviations:
            parts = 0
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


def _phrase_end(units: list[Unit], first: int) -> int:
    """The last unit of a person's description that begins at `first`."""
    last = first - 1
    named = False
    for i in range(first, min(len(units), first + LONGEST_PHRASE)):
        flags = units[i].flags
        if flags & (_PARTS | _DATE | _DEED) or (flags & COUNT and not flags & DETERMINER):
            break
        if flags & PREPOSITION and not flags & (_OF | bit("name_particles")) and i > first:
            break
        if named and flags & DETERMINER and not flags & _OF and not units[i - 1].flags & (_AND | _OF):
            break
        if named and not flags & _WITHIN and not flags & (_CAPITAL | MODIFIER):
            break
        named = named or bool(flags & (_NAME | _ROLES | _GROUPS | _UNLISTED) and not flags & DETERMINER)
        last = i
    while (
        last > first and units[last].flags & (_AND | DETERMINER | PREPOSITION | _OF) and not units[last].flags & _NAME
    ):
        last -= 1
    return last


def _may_issue(unit: Unit) -> bool:
    """Whether a word can name the one who issued a document; "Si" of "Si concede" cannot."""
    if unit.flags & (_ROLES | _GROUPS):
        return True
    return bool(unit.flags & (_NAME | _CAPITAL | _UNLISTED)) and unit.end - unit.start >= _SHORTEST_ISSUER


def _lead(units: list[Unit], i: int) -> int:
    """The preposition before a unit, or the unit itself."""
    return i - 1 if i and units[i - 1].flags & (PREPOSITION | TEMPORAL) and not units[i - 1].flags & _NAME else i


def _ends(unit: Unit, endings: list[str]) -> bool:
    return unit.word.lower.endswith(tuple(endings))


def _head_value(date: HeadDate, text: str) -> DateValue:
    return DateValue(
        edtf=date.edtf, earliest=day.iso(date.earliest) if date.earliest is not None else None,
        latest=day.iso(date.latest) if date.latest is not None else None, spans=date.spans,
        approximate=date.approximate, uncertain=date.uncertain, phrase=text[date.start : date.end],
    )  # fmt: skip
