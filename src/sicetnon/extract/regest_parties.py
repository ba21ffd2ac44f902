"""Who issued a document, and for whom: what an abstract names before and behind the verb or the noun of its deed."""

from __future__ import annotations

from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COUNT,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    TEMPORAL,
    bit,
)
from sicetnon.extract.regest_claims import Line, RegestClaims, ends_in, phrase_end
from sicetnon.extract.regest_voices import address
from sicetnon.extract.units import Unit

LONGEST_PHRASE = 9  # units of a person's description
_SHORTEST_ISSUER = 3  # letters
_ACT, _DECLARES, _NOUN = bit("regest_acts"), bit("regest_declares", "regest_reports"), bit("regest_act_nouns")
_DEED = _ACT | _DECLARES
_WITNESSES, _SAME, _BY, _TO = bit("regest_witnesses"), bit("regest_same_person"), bit("regest_by"), bit("regest_to")
_NAME, _ROLES, _GROUPS = bit("name"), bit("roles"), bit("groups")
_NO_PERSON = bit("place_name", "work_name", "proper_event")
_CAPITAL, _LETTERS, _UNLISTED = bit("capital"), bit("letters"), bit("unlisted")
_NOT = bit("not")
_AND, _COMMA, _DIGITS, _OF = bit("and"), bit("comma"), bit("digits"), bit("of")
_PARTS = BREAK | QUOTE_MARK
_SENDER = _NAME | _ROLES | _GROUPS | _CAPITAL | _DIGITS | bit("close_bracket")
_LETTER = bit("regest_letters")


class RegestParties(RegestClaims):
    """Reads who issued a document and for whom."""

    def _names_witnesses(self, line: Line) -> bool:
        """ "Zeugen: Bischof Johann, Witek von Landstein": each is one who took part."""
        units = line.units
        if not opens_with(units, _WITNESSES, 2) or self.event is None:
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

    def _deed(self, line: Line, act: int) -> None:
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
            if whole[1] < before[-1]:  # more than one person's description: a verb that no list knows, or who gets it
                line.begin = min(stop + 1, line.begin if line.begin >= 0 else act)
            if any(units[i].flags & _SAME for i in before[:2]) and self.before is not None:
                self._again(line, whole)
            elif self._addressed_alone(line, before):
                self._person(line, (before[0], before[-1]), "patient", "recipient of a regest")
                return
            elif any(may_issue(units[i]) for i in before):
                self._person(line, whole, "agent", "issuer of a regest")
        if not recipient:
            self._recipient(line, act + 1)

    def _object_before(self, line: Line, before: list[int], recipient: list[int], act: int) -> list[int]:
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

    def _addressed_alone(self, line: Line, before: list[int]) -> bool:
        """ "Episcopo Bathoniensi mandatur": before a passive verb stands the one to whom it is given."""
        cases = tuple(self.page.lexis.tables.get("regests", {}).get("passive_to", ()))
        first = line.units[before[0]]
        return bool(cases) and bool(first.flags & (_ROLES | _GROUPS)) and first.word.lower.endswith(cases)

    def _after_the_verb(self, line: Line, act: int) -> bool:
        """ "Before the councillors confessed Hans": the subject that follows its verb."""
        units = line.units
        last = phrase_end(units, act + 1)
        if last <= act or not units[act + 1].flags & _NAME or units[act].flags & _ACT:
            return False
        self._person(line, (act + 1, last), "agent", "issuer of a regest")
        return True

    def _second_before(self, line: Line, before: list[int]) -> list[int]:
        """The recipient where both stand before the verb: "Innocentius papa episcopo et capitulo confirmat"."""
        units = line.units
        heads = [i for i in before if units[i].flags & (_NAME | _ROLES | _GROUPS)]
        table = self.page.lexis.tables.get("regests", {})
        if len(heads) < 2 or not table.get("cases") or any(units[i].flags & _COMMA for i in before):
            return []
        for at, i in enumerate(before):
            if at and units[i].flags & (_ROLES | _GROUPS | _NAME) and ends_in(units[i], table["cases"]):
                if not any(units[j].flags & (_NAME | _ROLES) for j in before[:at]):
                    continue
                if units[i - 1].flags & _AND or units[i].word.lower.endswith(tuple(table.get("no_cases", ())) or "\n"):
                    continue
                return self._of_one_case(line, before[at:], table)
        return []

    def _of_one_case(self, line: Line, run: list[int], table: dict[str, list[str]]) -> list[int]:
        """The recipient without the thing given behind it, where the language tells things by their endings."""
        objects, no_objects = tuple(table.get("objects", ())), tuple(table.get("no_objects", ()))
        for at, i in enumerate(run):
            word = line.units[i].word.lower
            if at and objects and word.endswith(objects) and not word.endswith(no_objects):
                return run[:at]
        return run

    def _recipient(self, line: Line, start: int) -> None:
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
            person = person and (
                not marked_alone or ends_in(units[i], marked_alone) or ends_in(units[i - 1], marked_alone)
            )
            if led or (person and not self._articles() and not units[i - 1].flags & (PREPOSITION | TEMPORAL | _NOT)):
                first = i + 1 if led and flags & PREPOSITION and not flags & DETERMINER else i
                last = phrase_end(units, first)
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

    def _opening(self, line: Line, roles: list[int]) -> None:
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

    def _nominal(self, line: Line) -> None:
        """ "Grant by the king to John de Stowe": issuer and recipient after the words that lead them."""
        units = line.units
        for led, role in ((_BY, "agent"), (_TO, "patient")):
            at = next((i for i, unit in enumerate(units[:40]) if unit.flags & led), -1)
            if at < 0 or at + 1 >= len(units):
                continue
            first = at if units[at].flags & DETERMINER else at + 1
            last = phrase_end(units, first)
            if last >= first and not units[first].flags & (COUNT | _PARTS):
                self._person(line, (first, last), role, "noun of a deed")
            if led is _TO and 0 < at < LONGEST_PHRASE and not any(unit.flags & _NOUN for unit in units[:at]):
                self._from(line, at)

    def _from(self, line: Line, at: int) -> None:
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
            line.silent = len(line.units) if len(line.units) < 2 * LONGEST_PHRASE else phrase_end(line.units, at + 1)


def opens_with(units: list[Unit], flags: int, within: int) -> bool:
    words = [unit for unit in units[: 2 * within] if unit.flags & _LETTERS][:within]
    return any(unit.flags & flags for unit in words)


def may_issue(unit: Unit) -> bool:
    """Whether a word can name the one who issued a document; "Si" of "Si concede" cannot."""
    if unit.flags & (_ROLES | _GROUPS):
        return True
    return bool(unit.flags & (_NAME | _CAPITAL | _UNLISTED)) and unit.end - unit.start >= _SHORTEST_ISSUER
