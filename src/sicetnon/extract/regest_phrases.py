"""The phrases of a regest, each a claim of its own: persons, places, numbers, and whatever no facet holds."""

from __future__ import annotations

from sicetnon.extract.classes import (
    AUXILIARY,
    BREAK,
    COUNT,
    DETERMINER,
    FORM,
    MODIFIER,
    PREPOSITION,
    QUOTE_MARK,
    bit,
)
from sicetnon.extract.joining import Known
from sicetnon.extract.numbers import quantity_at
from sicetnon.extract.regest_claims import Line, lead, phrase_end
from sicetnon.extract.regest_dates import RegestDates
from sicetnon.extract.units import Unit
from sicetnon.extract.whereabouts import role_of
from sicetnon.lexicon.names import given_name_classes
from sicetnon.model import (
    Facet,
    PlaceValue,
    QuantityValue,
    TextValue,
)  # fmt: skip

MOST_PERSONS = 12  # of one sentence
LONGEST_TOPIC = 48  # units of one phrase
_LONGEST_LACK = 4  # units behind "without"
_WITHOUT = bit("regest_without")
_ACT, _DECLARES = bit("regest_acts"), bit("regest_declares", "regest_reports")
_DEED = _ACT | _DECLARES
_TRANSMISSION, _LOST, _FORGED = bit("regest_transmission"), bit("regest_lost"), bit("regest_forged")
_BY = bit("regest_by")
_NAME, _ROLES, _GROUPS = bit("name"), bit("roles"), bit("groups")
_NO_PERSON = bit("place_name", "work_name", "proper_event")
_CAPITAL, _LETTERS, _UNLISTED = bit("capital"), bit("letters"), bit("unlisted")
_AND, _DIGITS = bit("and"), bit("digits")
_EVENT_VERB, _EVENT_NOUN = bit("event_verb"), bit("event_noun")
_PARTS = BREAK | QUOTE_MARK
_STOP = bit("stop")
_LEADS = _AND | bit("comma", "relative", "complement", "but", "dash", "colon", "semicolon")
_AGENT = bit("by")
_CHARTER = "charter"
_VERBAL = bit("event_verb", "verb_other", "form_past", "form_participle")
_LONGEST_ATTRIBUTE = 8  # units between a number and its noun


class RegestPhrases(RegestDates):
    """Reads a regest phrase by phrase."""

    def _segment(self, line: Line, segment: list[int], facet: Facet) -> None:
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
        """Whether a number counts what a document bears: "with seven seals", "38 Siegel". Other figures are
        shelfmarks."""
        stems = tuple(self.page.lexis.tables.get("regests", {}).get("seals", ()))
        beside = units[i + 1 : i + (2 if units[i].flags & _DIGITS else 3)]
        return any(stem in unit.word.lower for unit in beside for stem in stems)

    def _event_of(self, line: Line, segment: list[int]) -> Known:
        """The event that a phrase tells of: a killing, a siege of which the document speaks, else the deed itself."""
        assert self.event is not None
        for i in segment:
            unit = line.units[i]
            kind = unit.word.verb_kind if unit.flags & _EVENT_VERB else unit.word.noun_kind
            if unit.flags & (_EVENT_VERB | _EVENT_NOUN) and kind and kind != _CHARTER and not unit.flags & _DEED:
                line.event = self._other(kind, unit)
                return line.event
        return line.event or self.event

    def _quantity(self, line: Line, i: int, event: Known) -> int:
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
        first = i - 1 if behind is not None else lead(units, i)
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

    def _persons(self, line: Line, segment: list[int], event: Known) -> None:
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
            last = phrase_end(units, first)
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

    def _places(self, line: Line, segment: list[int], event: Known) -> None:
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

    def _rest(self, line: Line, segment: list[int], event: Known, facet: Facet, made: bool) -> None:
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
        if not inside or not free or (made and len(free) < (2 if self.notes else 3) and not telling):
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

    def _lacking(self, line: Line, segment: list[int], event: Known) -> None:
        """ "Without surety", "senza Turchi": what there was not."""
        units = line.units
        for i in segment:
            if units[i].flags & _WITHOUT and i + 1 in segment:
                last = min(max(segment), i + _LONGEST_LACK)
                label = self.page.text[units[i].start : units[last].end]
                self._say(line, event, "existence", TextValue(label=label), (i, last), "lack in a regest", polarity="-")
                return


def _tells_how_it_came_down(units: list[Unit], inside: list[int]) -> bool:
    """Whether a phrase without a deed is of originals, copies and seals, or of what was lost."""
    if any(units[i].flags & (_DEED | _EVENT_VERB) for i in inside):
        return False
    return any(units[i].flags & (_TRANSMISSION | _LOST) for i in inside)
