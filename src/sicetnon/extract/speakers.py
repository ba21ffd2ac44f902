"""Who speaks: the words that name a voice."""

from __future__ import annotations

from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    BREAK,
    DETERMINER,
    MODIFIER,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    SAY,
    SPEAKER,
    bit,
)
from sicetnon.extract.clause import Clause
from sicetnon.extract.remembered import NEAR_BODY, Remembered
from sicetnon.extract.speaker_phrases import (
    hangs_on,
    house_of,
    joints,
    maker_of,
    next_noun,
    owned_by,
    persons_of,
    phrase_end,
    title_behind,
    titled,
    without_front,
)
from sicetnon.extract.units import Unit
from sicetnon.lexicon.names import is_given_name
from sicetnon.model import EntityKind, Stance, Voice

_LONGEST_MAKER = 10  # units from what a paper was made with to those who made it, and of these
_LONGEST_TITLE = 8  # units from a title to the name of the one who holds it
_PARTS_TITLES = BREAK | bit("and", "relative", "complement", "date")
_READ_IN = bit("works", "work_name", "anonymous")
_AT, _COMMA, _AT_OR_FROM = bit("at"), bit("comma"), bit("at", "from")
_KNOWN_NAME = bit("person_name", "place_name", "group_name", "work_name")
_NAME, _ANONYMOUS, _WORKS = bit("name"), bit("anonymous"), bit("works", "work_name")
_PLACE_NAME = bit("place_name")
_COMPLEMENT = bit("complement")
_PERSON_NAME = bit("person_name")
_ANONYMOUS_QUANTIFIERS = bit("anonymous_quantifiers")
_SOME_OR_SO_MANY = bit("anonymous_quantifiers", "vague_number", "number_word", "digits", "indefinite")
_CAPITAL = bit("capital")
_PLACES = bit("places")
_COUNTED, _DATE = bit("counted"), bit("date")
_ONE_OF_MANY = bit("counted", "women", "men", "roles")
_NO_SPEAKER = bit("first_person", "nobody")
_FIRST_PERSON = bit("first_person")
_GROUPS = bit("groups")
_A_GROUP = bit("group_name", "groups")
_HE = bit("he")
_IT = bit("it")
_NO = bit("no")
_OF = bit("of")
_ACCORDING = bit("say_according")
_PLURAL = bit("plural")
_POSSESSIVE_ENDING = bit("possessive_ending")
_NAMES_NOBODY = bit("proper_event", "place_name")
_ROLES = bit("roles")
_ENDS_AN_OWNED = BREAK | PREPOSITION | bit("name", "works")
_AGAIN = bit("say_again")
_MUTE = bit("say_mute")
_TELLINGS = bit("say_tellings")
_MOST_ADJECTIVES = 4
_NOUNS_DESCRIBED = bit("groups", "roles", "works")
_MAY_BE_DESCRIBED = _NOUNS_DESCRIBED | bit("unlisted")
_ENDS_IT = BREAK | AUXILIARY | bit("form_past", "form_present", "relative", "complement")
_INDEFINITE, _SPEAKS_FOR = bit("indefinite"), bit("say_for_others")
_DEFINITE, _EVIDENCE = bit("definite"), bit("sure_evidence")
_POSSESSIVES = bit("possessives")
_OF_ONE = bit("definite", "possessives", "possessive_ending")
_GENERIC = bit("women", "men")  # "the man said": whoever that is, it is no name
_PAPER = bit("unlisted", "event_noun", "say_figures")
_UNLISTED = bit("unlisted")
_TITLED, _ISSUED = bit("say_titled"), bit("say_issued")
_VARIATION, _TOLD_TILL_NOW = bit("say_variation"), 3000  # code points before a description
_PRIVATE, _ATTENDING = bit("say_private"), bit("say_attending")
_ONE_OF = bit("number_word", "anonymous_quantifiers")
_THEY = bit("they")
_WITHIN_A_SPEAKER = bit("unlisted", "capital", "roles", "anonymous_quantifiers", "place_name")


class Speakers(Remembered):
    """Finds who speaks: by name, by description, by pronoun."""

    def _by_what_is_told(self, units: list[Unit], i: int) -> Voice | None:
        """ "За польським військовим звітом, …": whose words they are where adjectives part a preposition from the word
        for what is told; who told it, where that is named behind it."""
        j = i + 1
        while j < len(units) and j - i <= _MOST_ADJECTIVES and not units[j].flags & (_TELLINGS | BREAK | PREPOSITION):
            j += 1
        if j == i + 1 or j >= len(units) or not units[j].flags & _TELLINGS or units[i + 1].flags & _HE:
            return None
        stop = next((k for k in range(j + 1, min(len(units), j + _LONGEST_TITLE)) if units[k].flags & _ENDS_IT), j + 1)
        if stop > j + 1 and (told := self.speaker(units, j + 1, stop, "neutral")) is not None:
            return self.as_a_subject(told)
        name = self.text[units[i + 1].start : units[j].end]
        if not units[j].flags & _WORKS:
            return Voice(kind="anonymous", name=name)
        name = self._agreeing(name)
        return Voice(kind="document", name=name, entity=self.entities.get("document", name))

    def speaker(self, units: list[Unit], first: int, stop: int, stance: Stance, last: bool = False) -> Voice | None:
        """The one who speaks among `units[first:stop]`; with `last` the nearest before the verb counts."""
        stop = min(stop, len(units))
        heads = [i for i in range(first, stop) if units[i].flags & (SPEAKER | PRONOUN)]
        if not heads or (last and units[heads[-1]].flags & _FIRST_PERSON and heads[-1] == stop - 1):
            return None  # "of what came before the court I can say little"
        if self.nominatives and (person := self._held_by(units, heads)) >= 0:
            return self.named(units, person, stance)
        opens = (
            self.nominatives and len(heads) > 1 and units[heads[0]].flags & _NAME and self._describes(units, heads[0])
        )
        if opens and not (units[heads[1]].flags & _GROUPS and heads[1] + 1 in heads):
            heads = heads[1:]  # "Незалежний аналітик Павло Ремез": what opens the sentence is no name
        heads = without_front(units, first, heads)
        if self.nominatives and (house := self._house_or_kin(units, heads, stop, stance, last)) is not None:
            return house
        if units[first].flags & _NO and not units[first].flags & PRONOUN:
            return None  # "no group has claimed responsibility": nobody speaks
        named = [i for i in heads if units[i].flags & _NAME and not units[i].flags & _NAMES_NOBODY]
        if named and self._describes(units, named[0]):
            adjective = named.pop(0)
            if not named:
                heads = next_noun(units, adjective, stop)
        if named:
            kin = self._of_somebody(units, named[0], stop)
            if kin >= 0:
                return self._kin(units, named[0], kin, stance)
            return self.named(units, titled(units, named[0], stop), stance)
        return self._unnamed(units, heads, (first, stop), stance, last) if heads else None

    def _unnamed(
        self, units: list[Unit], heads: list[int], span: tuple[int, int], stance: Stance, last: bool
    ) -> Voice | None:
        """Who speaks among some words of which none names a person: a pronoun, a state, a group, a rank."""
        if units[heads[0]].flags & PRONOUN:
            return self._pronoun(units[heads[0]], stance)
        if (some := self._of_them(units, heads, stance)) is not None:
            return some
        if all(units[i].flags & _PLACE_NAME and units[i].flags & _NAME for i in heads) and not last:
            name = units[heads[0]].label  # "Росія заявила": a state speaks by its name
            return Voice(kind="named", name=name, entity=self.entities.get("group", name), stance=stance)
        if units[heads[-1]].flags & _MUTE and all(units[i].flags & (_MUTE | _ANONYMOUS_QUANTIFIERS) for i in heads):
            return None  # "the body showed"
        nouns = [i for i in heads if not units[i].flags & _ANONYMOUS_QUANTIFIERS or units[i].flags & _ANONYMOUS]
        nouns = [i for i in nouns if not units[i].flags & _POSSESSIVE_ENDING] or nouns
        nouns = [i for i in nouns if not hangs_on(units, heads[0], i)] or nouns
        head = (nouns[-1] if last else nouns[0]) if nouns else heads[0]
        while not last and head + 1 in nouns:
            head += 1
        return self._of_a_noun(units, head, span, stance)

    def _of_them(self, units: list[Unit], heads: list[int], stance: Stance) -> Voice | None:
        """ "One of them", "two of the prisoners": somebody among several, whoever it is."""
        first, of = heads[0], heads[0] + 1
        if not units[first].flags & _ONE_OF or of + 1 >= len(units) or not units[of].flags & _OF:
            return None
        noun = next((i for i in heads if i > of and units[i].flags & (_THEY | _PLURAL)), -1)
        if noun < 0 or noun > of + 3 or units[noun].flags & (_NAME | _WORKS):
            return None
        name = self.unnamed = self.text[units[first].start : units[noun].end]
        return Voice(kind="anonymous", name=name, stance=stance)

    def _of_somebody(self, units: list[Unit], owner: int, stop: int) -> int:
        """The word behind a name with an ending of possession for one who goes without a name: "Roth's brother"; -1."""
        if not units[owner].flags & _POSSESSIVE_ENDING:
            return -1
        kin = next((i for i in range(owner + 1, stop) if units[i].flags & (_ROLES | _ENDS_AN_OWNED)), stop)
        if kin == stop or units[kin].flags & _ENDS_AN_OWNED:
            return -1
        named = any(units[i].flags & _NAME and units[i].flags & _PERSON_NAME for i in range(kin + 1, stop))
        return -1 if named else kin  # "Roth's brother, Karl Roth, said": by his name

    def _kin(self, units: list[Unit], owner: int, head: int, stance: Stance) -> Voice:
        name = self.text[units[owner].start : units[head].end]
        return Voice(kind="named", name=name, entity=self.entities.get("person", name), stance=stance)

    def _of_a_noun(self, units: list[Unit], head: int, span: tuple[int, int], stance: Stance) -> Voice | None:
        """Who speaks where the head of the phrase is no name."""
        first, stop = span
        if units[head].flags & PRONOUN:
            return self._pronoun(units[head], stance)
        owner = owned_by(units, first, head)
        if owner >= 0 and (owner == first or units[owner - 1].flags & DETERMINER):
            return self._owning(units, owner, min(phrase_end(units, head), stop) - 1, stance)
        if units[head].flags & _GROUPS and head + 1 < stop and persons_of(units, head + 1):
            return self._several(units, first, head, stance)
        return self._described(units, head, (first, stop), stance)

    def _house_or_kin(self, units: list[Unit], heads: list[int], stop: int, stance: Stance, last: bool) -> Voice | None:
        """Who speaks by a name behind the word for a house, or as kin of somebody: "його дружина"."""
        head = units[heads[0]].flags
        kin = heads[1] if len(heads) > 1 and heads[1] == heads[0] + 1 else -1
        if (
            kin >= 0
            and head & _HE
            and head & _POSSESSIVES
            and units[kin].flags & _ROLES
            and not units[kin].flags & _NAME
        ):
            return self._described(units, kin, (heads[0], stop), stance)
        name = house_of(units, heads)
        if name < 0 and self._is_his(units, heads):
            name = heads[0] + 1
        if name < 0 or (last and name != heads[-1]):
            return None
        return self._house_of(units, heads[0], name, stance)

    def _is_his(self, units: list[Unit], heads: list[int]) -> bool:
        """Whether a house goes by whose it is: "rodzina Palija", where the text has "Palij" too."""
        house, name = heads[0], heads[0] + 1
        if not units[house].flags & _GROUPS or units[house].flags & _NAME or name not in heads:
            return False
        flags, label = units[name].flags, units[name].label
        return bool(flags & _NAME) and not flags & (_NAMES_NOBODY | _GROUPS) and self.nominative(label) != label

    def _house_of(self, units: list[Unit], house: int, name: int, stance: Stance) -> Voice:
        """A house by the name that stands behind it: "Міністерство оборони Росії", "організація «Світло»"."""
        quoted = any(units[i].flags & QUOTE_MARK for i in range(house, name))
        label = units[name].label if quoted else self.text[units[house].start : units[name].end]
        return Voice(kind="named", name=label, entity=self.entities.get("group", label), stance=stance)

    def _owning(self, units: list[Unit], owner: int, end: int, stance: Stance) -> Voice:
        """Who speaks where no list holds the word for them and "of" joins a house to it: "the owner of the estate"."""
        start = owner - 1 if owner and units[owner - 1].flags & DETERMINER else owner
        name = self.text[units[start].start : units[end].end]
        if not units[start].flags & _OF_ONE:
            return Voice(kind="anonymous", name=name, stance=stance)
        return Voice(kind="named", name=name, entity=self.entities.get("person", name), stance=stance)

    def _several(self, units: list[Unit], first: int, head: int, stance: Stance) -> Voice:
        """Unnamed persons of a house: "court employees", "police investigators"."""
        start = head
        while start > first and units[start - 1].flags & (MODIFIER | DETERMINER | _UNLISTED):
            start -= 1
        return Voice(kind="anonymous", name=self.text[units[start].start : units[head + 1].end], stance=stance)

    def _held_by(self, units: list[Unit], heads: list[int]) -> int:
        """The name behind a title and what hangs on that: "командир «Хортиці» Андрій Лисенко"; -1 for none.

        A name in another case belongs to what stands before it ("адвокат Руслана Коваля"): all its words end so.
        """
        for i in heads[1:]:
            flags = units[i].flags
            if not flags & _NAME or not flags & _PERSON_NAME or flags & _NAMES_NOBODY or " " not in units[i].label:
                continue
            title = next((j for j in range(i - 1, max(-1, i - _LONGEST_TITLE), -1) if units[j].flags & _ROLES), -1)
            between = 0
            for j in range(title, i):
                between |= units[j].flags
            if title < 0 or title + 1 == i or between & (PREPOSITION | _PARTS_TITLES):
                continue
            words = units[i].label.split()
            oblique = tuple(ending for ending, _ in self.nominatives)
            if not all(word.endswith(oblique) for word in words) or is_given_name(words[0]):
                return i
        return -1

    def _capital_of(self, units: list[Unit], verb: int, before: list[int]) -> Voice | None:
        """ "У Москві сказали": a place for those who speak there, where the verb has no other subject."""
        place = verb - 1
        name = units[place]
        if place < 1 or before[-1] != place or not name.flags & _NAME or name.flags & _PERSON_NAME or " " in name.label:
            return None
        if not units[place - 1].flags & _AT or not units[verb].word.lower.endswith(self.many):
            return None
        start = next((j for j in range(place, before[0], -1) if units[j].flags & BREAK), before[0])
        if any(units[j].flags & (SPEAKER | PRONOUN) for j in range(start, place - 1)):
            return None
        return Voice(kind="named", name=name.label, entity=self.entities.get("group", name.label))

    def written_in(self, units: list[Unit], clause: Clause) -> Voice | None:
        """The paper, list or stone that a clause takes its words from: "на меморіальній дошці викарбувано …", "папір,
        де його смерть датовано …"."""
        first = clause.units[0]
        if clause.relation == "relative" and first > 1:
            head = first - 1 if not units[first - 1].flags & _COMMA else first - 2
            return self._paper(units, head, head) if units[head].flags & _WORKS else None
        stop = clause.verb if clause.verb >= 0 else clause.units[-1]
        for i in clause.units:
            if not units[i].flags & _AT_OR_FROM:
                continue
            head = next((j for j in range(i + 1, min(len(units), i + 4)) if units[j].flags & _READ_IN), -1)
            if i < head and not any(units[j].flags & (BREAK | PREPOSITION) for j in range(i + 1, head)):
                return self._paper(units, i + 1, head)
            if i > stop:
                break
        return None

    def _paper(self, units: list[Unit], first: int, head: int) -> Voice:
        if head + 1 < len(units) and units[head + 1].flags & _NAME:
            head += 1
        name = self.text[units[first].start : units[head].end]
        if not units[head].flags & (_WORKS | _NAME):
            return Voice(kind="anonymous", name=name)  # "in the older literature one reads that"
        return Voice(kind="document", name=name, entity=self.entities.get("document", name))

    def _describes(self, units: list[Unit], i: int) -> bool:
        """ "Тимчасова слідча комісія": a capital at the head of a sentence that belongs to a noun in small letters."""
        opens = not i or bool(self.nominatives and units[i - 1].flags & _ACCORDING)
        if not opens or units[i].flags & _KNOWN_NAME or " " in units[i].label:
            return False
        for unit in units[i + 1 : i + 4]:
            if unit.flags & (_CAPITAL | _NAME | SAY) or not unit.flags & _MAY_BE_DESCRIBED:
                return False  # "Дорошенко заявив": a verb, though the noun for a statement begins alike
            if unit.flags & _NOUNS_DESCRIBED:
                return True
        return False

    def named(self, units: list[Unit], i: int, stance: Stance) -> Voice:
        unit = units[i]
        flags = unit.flags
        if (
            i
            and units[i - 1].flags & _GROUPS
            and units[i - 1].end + 1 == unit.start
            and (units[i - 1].flags & _CAPITAL or (self.nominatives and flags & (_A_GROUP | _PLACE_NAME)))
            and not flags & _PERSON_NAME
        ):
            name = self.text[units[i - 1].start : unit.end]  # "RADIO NACIONAL"
            station = Voice(kind="named", name=name, entity=self.entities.get("group", name), stance=stance)
            if units[i - 1].flags & _TITLED:
                self.press = station
            return station
        if flags & _WORKS or (
            flags & _POSSESSIVE_ENDING
            and i + 1 < len(units)
            and units[i + 1].flags & _WORKS
            and not flags & _PERSON_NAME
        ):
            name = unit.label if flags & _WORKS else self.text[unit.start : units[i + 1].end]
            return Voice(kind="document", name=name, entity=self.entities.get("document", name), stance=stance)
        if (house := self.houses.get(unit.label)) is not None:
            self.body, self.body_at = house, self.index
            return Voice(kind=house.kind, name=house.name, entity=house.entity, stance=stance)
        if flags & _A_GROUP:
            self.body = Voice(kind="named", name=unit.label, entity=self.entities.get("group", unit.label))
            self.body_at = self.index
            return Voice(kind="named", name=unit.label, entity=self.body.entity, stance=stance)
        label = self.nominative(unit.label)
        return Voice(kind="named", name=label, entity=self.entities.get("person", label), stance=stance)

    def with_maker(self, units: list[Unit], head: int, voice: Voice) -> Voice:
        """A paper with those who made it, where a participle behind it names them: "a report released today by the
        Human Rights Office", "the autopsy conducted by Dr Giron". "The report" is that one from then on."""
        by = maker_of(units, head + 1)
        if by < 0:
            return voice
        end = by + 2
        while end < min(len(units), by + _LONGEST_MAKER) and not units[end].flags & (_ENDS_IT | PREPOSITION & ~_OF):
            end += 1
        maker = self.speaker(units, by + 1, end, "neutral")
        at = voice.name.rpartition(" ")[2]
        name = " ".join((voice.name, *self.text[units[head].end : units[end - 1].end].split()))
        paper = Voice(kind="document", name=name, entity=self.entities.get("document", name), stance=voice.stance)
        if maker is not None and maker.kind == "named" and not self.is_one(maker):
            self.body, self.body_at = maker, self.index
        self.papers[at.lower()] = paper
        return paper

    def paper(self, units: list[Unit], first: int, stop: int) -> Voice | None:
        """What an account is taken from that no list knows: "according to the post-mortem"."""
        end = first
        while end < stop and units[end].flags & (DETERMINER | MODIFIER | _PAPER) and not units[end].flags & BREAK:
            end += 1
        if end - first < 2 or not units[first].flags & DETERMINER or not units[end - 1].flags & _PAPER:
            return None
        name = self.text[units[first].start : units[end - 1].end]
        if units[end - 1].flags & _PLURAL:  # "according to the organizers"
            return Voice(kind="named", name=name, entity=self.entities.get("group", name))
        return Voice(kind="document", name=name, entity=self.entities.get("document", name))

    def _pronoun(self, unit: Unit, stance: Stance) -> Voice | None:
        if unit.flags & _NO_SPEAKER:
            return None  # "I", and "nothing in the town recalled the event"
        before = self.person if unit.flags & _HE and self.person else self.last
        near = self.last is not None and self.index - self.last_at <= 1
        opened = self.person is not None and self.person_at == self.index  # "when Lind reached the village, he noted"
        if unit.flags & _HE and self.last is not None and near and not opened and self.one_spoke(self.last):
            before = self.last  # "the nurse said …; she added"
        elif unit.flags & _HE and self.person is None and before is not None and not self.one_spoke(before):
            return None  # no "certain writers"
        if unit.flags & _IT:
            before = self._it(near)
        if before is None:
            return None
        return Voice(kind=before.kind, name=before.name, entity=before.entity, stance=stance)

    def _it(self, near: bool) -> Voice | None:
        """Whom "it said" speaks of: the paper or the house that spoke, else the one just told of ("A statement was
        issued. Sixty shots were fired, it said")."""
        if self.last is not None and self.last_at >= self.subject_at:
            body = near and self.last.kind == "named" and not self.one_spoke(self.last)
            if self.last.kind == "document" or body:
                return self.last  # "the party denied …; it said"
        if self.subject is None or self.index - self.subject_at > 1:
            return None
        units, first, stop = self.subject
        if any(units[i].flags & _IT for i in range(first, stop)):
            return None
        return self.speaker(units, first, stop, "neutral", last=True)

    def _a_paper(self, units: list[Unit], end: int, name: str, stance: Stance) -> Voice:
        paper = Voice(kind="document", name=name, entity=self.entities.get("document", name), stance=stance)
        return self.with_maker(units, end, paper)

    def _issued(self, units: list[Unit], head: int, stance: Stance) -> Voice:
        """ "The communique": that of the house that spoke in the sentences before; a paper by itself where none did."""
        name = self.text[units[head - 1].start : units[head].end]
        house = self.last
        near = self.index - self.last_at <= NEAR_BODY
        if house is not None and near and house.kind == "named" and not self.is_one(house):
            name = f"{name} ({house.name})"
        paper = Voice(kind="document", name=name, entity=self.entities.get("document", name), stance=stance)
        self.papers[units[head].word.lower] = paper
        return paper

    def _described(self, units: list[Unit], head: int, span: tuple[int, int], stance: Stance) -> Voice:
        start, end = self._extent(units, head, span)
        known = self._known_by(units, (start, head, end))
        if known is not None:
            return Voice(kind=known.kind, name=known.name, entity=known.entity, stance=stance)
        flags = units[head].flags
        if flags & _ISSUED and start == head - 1 and head == end and units[start].flags & _DEFINITE:
            return self._issued(units, head, stance)
        name = self.text[units[start].start : units[end].end]
        if flags & _TITLED and end > head and not units[head + 1].flags & PREPOSITION:
            self.press = Voice(kind="document", name=name, entity=self.entities.get("document", name), stance=stance)
            return self.press
        owned = units[start].flags & _OF_ONE or (end > head and not units[start].flags & _ANONYMOUS_QUANTIFIERS)
        if flags & _WORKS and not flags & (_PLURAL | _ROLES) and owned and max(end, head) > start:
            return self._a_paper(units, end, name, stance)
        if self._is_one_of_many(units, (start, head), name):
            return Voice(kind="anonymous", name=name, stance=stance)
        if flags & _WORKS:
            return self._a_paper(units, end, name, stance)
        if self._goes_unnamed(units, (start, head, end), name):
            return Voice(kind="anonymous", name=name, stance=stance)
        kind: EntityKind = "person" if flags & _ROLES and not flags & _PLURAL else "group"
        voice = Voice(kind="named", name=name, entity=self.entities.get(kind, name), stance=stance)
        if flags & _NAME and head > start and units[head - 1].flags & _TITLED:
            self.press = voice
        return voice

    def _extent(self, units: list[Unit], head: int, span: tuple[int, int]) -> tuple[int, int]:
        """The first and the last unit of a description: "the district office", "a spokesman for the ministry"."""
        first, stop = span
        start = head
        while (
            start > first
            and not units[start - 1].flags & (_COMPLEMENT | _ACCORDING)
            and (
                units[start - 1].flags & (MODIFIER | DETERMINER | _WITHIN_A_SPEAKER)
                or (units[start - 1].flags & _NAME and self._describes(units, start - 1))
                or (self.nominatives and units[start - 1].flags & units[head].flags & _GROUPS)  # "місії ООН"
                or (units[start - 1].flags & _PLACES and units[head].flags & _GROUPS)  # "the district office"
                or (units[start - 1].flags & _DATE and units[head].flags & _WORKS)  # "the daily report"
                or (units[start - 1].flags & _DATE and units[head].flags & _ROLES and start > first + 1)  # "a former …"
            )
        ):
            start -= 1
        end = head
        if (
            end + 2 < len(units)
            and units[end + 1].flags & joints(units[end].flags)
            and units[end + 2].flags & (SPEAKER | DETERMINER | _UNLISTED)
        ):
            end = max(end, min(phrase_end(units, end + 2), stop) - 1)
            while end > head and units[end].flags & ADVERB:
                end -= 1  # "the command of the front categorically denies"
        elif self.nominatives and units[head].flags & _GROUPS and head + 1 < stop and units[head + 1].flags & _NAME:
            end = head + 1  # "комітету Червоного Хреста": whose it is stands behind it
        elif units[head].flags & _TITLED and not units[head].flags & _PLURAL:
            end = title_behind(units, head, stop)
        return start, end

    def _known_by(self, units: list[Unit], at: tuple[int, int, int]) -> Voice | None:
        """Who spoke before and is meant by a description: "the same author", "the minister"; None for somebody new."""
        start, head, end = at
        flags = units[head].flags
        alike = self.last is not None and self.is_one(self.last) != bool(flags & (_GROUPS | _WORKS))
        if alike and self.last and self.last.kind != "anonymous" and self._said_before(units, start, head):
            return self.last
        near = head - 2 if flags & _AGAIN else head - 1  # "the guerrilla group"
        if flags & (_ROLES | _AGAIN | _WORKS) and near <= start < head == end and units[start].flags & _DEFINITE:
            return self._known_again(units[head]) or self._varied(units[head])
        return None

    def _varied(self, head: Unit) -> Voice | None:
        """ "Dr Ofelia Ruiz said … The physician added …": the one who spoke in the sentence before, where nobody was
        called so till now."""
        if not head.flags & _VARIATION or self.last is None or self.index - self.last_at != 1:
            return None
        told = self.text[max(0, head.start - _TOLD_TILL_NOW) : head.start].lower()
        return self.last if self.is_one(self.last) and head.word.lower not in told else None

    def _is_one_of_many(self, units: list[Unit], at: tuple[int, int], name: str) -> bool:
        """Whether a description is of some among many: "local associations", "older writers", "a neighbor"."""
        start, head = at
        flags = units[head].flags
        several = flags & _PLURAL and flags & _GROUPS and not units[start].flags & (_OF_ONE | NUMERAL)
        if several and any(units[i].flags & _ANONYMOUS_QUANTIFIERS for i in range(start, head)):
            return True  # "local associations"
        anonymous = bool(flags & (_ANONYMOUS | _ANONYMOUS_QUANTIFIERS))
        if flags & _GROUPS and units[start].flags & _DEFINITE and not flags & (_EVIDENCE | _COUNTED):
            anonymous = False  # "the hospital authorities in Lozano"
        if flags & _WORKS and units[start].flags & _DEFINITE and start + 1 == head and not flags & _PLURAL:
            return False  # "the report"
        several = bool(flags & _PLURAL) and not (flags & _GROUPS or units[start].flags & _DEFINITE)  # "older writers"
        counted = flags & (_ANONYMOUS | _COUNTED) and any(units[i].flags & _SOME_OR_SO_MANY for i in range(start, head))
        if not (counted or (anonymous and (several or not flags & _ROLES))):
            return False
        if flags & _ONE_OF_MANY and not flags & _PLURAL:
            self.unnamed = name
        return True

    def _goes_unnamed(self, units: list[Unit], at: tuple[int, int, int], name: str) -> bool:
        """Whether persons are described by what they are to others or by their work, so that nobody can tell who they
        are: "his relatives", "a former comrade", "his lawyer", "the night watchman of the factory"."""
        start, head, end = at
        flags, opens = units[head].flags, units[start].flags
        plain = start == head - 1 and end == head and opens & _DEFINITE
        if plain and flags & _COUNTED and flags & _GENERIC and not flags & _PLURAL:
            self.unnamed = name  # "the man said"
        owned = any(units[i].flags & _OF_ONE for i in range(start, head))
        theirs = opens & _POSSESSIVES and not flags & _EVIDENCE  # "his relatives"
        if self.unnamed == name or (flags & _PLURAL and (theirs or not (flags & _GROUPS or owned))):
            return True
        if not flags & _ROLES or flags & (_GROUPS | _PLURAL):
            return False
        private = flags & _PRIVATE and not units[head - 1].flags & _POSSESSIVE_ENDING
        if private or (theirs and flags & _ATTENDING) or (opens & _INDEFINITE and not flags & _SPEAKS_FOR):
            self.unnamed = name
            return True
        return False
