"""One clause laid out: its dates, places, persons and groups, and the event that it is about."""

from __future__ import annotations

from sicetnon.chronology.mention import TimeMention
from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    BITS,
    BREAK,
    CONSIDERS,
    DELIBERATES,
    DETERMINER,
    FORM,
    JOINS_CLAUSES,
    MODIFIER,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    SAY,
    TEMPORAL,
    UNLISTED_WORD,
    bit,
)
from sicetnon.extract.clause import Clause
from sicetnon.extract.joining import Known
from sicetnon.extract.mentions import Phrase
from sicetnon.extract.said import Said
from sicetnon.extract.units import Unit
from sicetnon.model import EntityKind

_NAME, _PLACE_NAME, _PLACES = bit("name"), bit("place_name"), bit("places")
_WHERE = bit("at", "near", "from", "to", "through")
_HEADS = bit("name", "groups", "roles", "counted", "anonymous", "he", "they", "first_person", "group_name")
_GROUP_NAME, _OPENERS = bit("group_name"), bit("openers")
_WHERE_ONE_IS, _WORK = frozenset({"birth", "burial"}), bit("work_name", "proper_event")
_NO_PLACE = bit("person_name", "group_name", "work_name", "proper_event")
_ANONYMOUS_QUANTIFIERS = bit("anonymous_quantifiers")
_LEADS_ASIDE = bit("as_a_result_of", "because", "relative", "colon", "open_bracket")
_BY = bit("by")
_ARTICLE = bit("definite", "indefinite")
_COMMA, _CAPITAL = bit("comma"), bit("capital")
_ENDS_A_NOUN = bit("name", "counted", "places", "event_noun", "duration", "unlisted")
_LOOKS_PLURAL = bit("looks_plural")
_BYS = 4  # phrases with "by" of one clause that are looked at
_COMMA_AND = bit("comma", "and")
_PARTS_PERSONS = bit("comma", "and", "or", "either", "close_bracket")
_COMPLEMENT = bit("complement")
_SAY_ACCORDING = bit("say_according")
_DATE = bit("date")
_ENDS_A_PLACE = bit(
    "date",
    "duration",
    "event_noun",
    "works",
    "relative",
    "he",
    "they",
    "it",
    "person_name",
    "group_name",
    "open_bracket",
    "groups",
    "with",
    "by",
    "for",
    "on",
)
_INFINITIVE, _BASE = bit("infinitive"), bit("form_base")
_ENDS_AN_OBJECT = bit("date", "relative", "open_bracket")
_MAY_FOLLOW_SOME = bit("digits", "number_word", "unlisted", "plural", "of")
_QUALIFIED_BY_A_PLACE = bit("event_noun", "groups", "roles", "counted")
_GROUPS = bit("groups")
_HEADS_A_COMPOUND = bit("groups", "counted", "roles")
_WITHIN_A_PERSON = bit("name", "groups", "unlisted", "counted", "places", "roles")
_OF = bit("of")
_PLACE_GOES_ON, _OWNED = bit("of", "name", "places"), bit("possessives", "indefinite")
_PERSON_NAME = bit("person_name")
_KIND_IS_KNOWN = bit("person_name", "group_name", "place_name", "groups")
_POSSESSIVE_ENDING = bit("possessive_ending")
_NAMES_NOBODY = bit("proper_event", "work_name")
_ROLES = bit("roles")
_OPENS_AN_APPOSITION = bit("roles", "indefinite", "definite")
_ONE_PERSON = bit("roles", "person_name", "he", "first_person")
_QUALIFIES_A_NOUN = bit("unlisted", "name", "roles", "digits")
_MAKES_IT_A_SUBJECT = bit("verb_hold", "form_present")


_DEMONYMS, _PLURAL, _GROUP = bit("demonyms"), bit("plural"), bit("groups")
_EVENT_NOUN = bit("event_noun")
_COLON = bit("colon", "semicolon")
_ON, _AT, _JOINS_AGENTS = bit("on"), bit("at"), bit("but", "and", "or")
_BE, _PRESENT, _TAKE_PART = bit("be"), bit("present"), bit("verb_take_part")
_EVENT_VERB, _UNLISTED, _DIGITS, _COUNTED = bit("event_verb"), bit("unlisted"), bit("digits"), bit("counted")


_OPENS_A_PLACE = _WHERE | _ON
_TURNS_ASIDE = PREPOSITION | TEMPORAL | _SAY_ACCORDING | _LEADS_ASIDE
_TELLS_OF_PERSONS = _ARTICLE | _PARTS_PERSONS | _COLON | _DATE | _TURNS_ASIDE | _DEMONYMS | _HEADS
_MAY_BE_A_BARE_NOUN = _UNLISTED | DETERMINER | MODIFIER | _DIGITS
_STANDS_BEFORE_A_NOUN = DETERMINER | MODIFIER | _DIGITS


_NONE_TOLD: frozenset[int] = frozenset()
_CAPITAL_OR_PLURAL = bit("capital", "looks_plural")

ANYTHING, NOUN, DATED, PLACED, RELATIVE_CLAUSE, OF_CIRCUMSTANCE, SPEAKING = (1 << (len(BITS) + n) for n in range(7))
"""What a clause holds beside the classes of its words: every clause holds something, the noun of an event, a date of an
event, a place that something was at; it may be a relative clause, or one of purpose, time or cause, or one in which
somebody speaks or is spoken against."""


class Spot:
    """A place in a clause: `first` to `last` are its units with the preposition, `where` the preposition's flags."""

    __slots__ = ("first", "label", "last", "name", "named", "where")

    def __init__(self, first: int, last: int, where: int, name: str, label: str) -> None:
        self.first = first
        self.last = last
        self.where = where
        self.name = name
        self.label = label
        # no "chapel", no "outskirts of the town"
        self.named = name[:1].isupper() or (" " in name and any(word[:1].isupper() for word in name.split()))


class Person:
    """Someone or some group that stands as subject, object or after a preposition."""

    __slots__ = ("among", "first", "flags", "head", "kind", "label", "last", "points")

    def __init__(self, first: int, head: int, last: int, flags: int, label: str, kind: EntityKind) -> None:
        self.first = first
        self.head = head
        self.last = last
        self.flags = flags
        self.label = label
        self.kind = kind
        self.among = 0  # of how many candidates this is one, where a pronoun is not decided
        self.points = False  # another word stands for the person here


class Scene:
    """A clause with all that a facet's rule may ask for. `first` and `last` cover the words of its event."""

    __slots__ = (
        "_objects",
        "_subjects",
        "above",
        "aspect",
        "clause",
        "dates",
        "event",
        "first",
        "inside",
        "last",
        "phrases",
        "said",
        "spots",
        "target",
        "text",
        "told",
        "units",
        "verb",
    )  # fmt: skip

    def __init__(
        self, text: str, units: list[Unit], clause: Clause, phrases: list[Phrase], above: Scene | None = None
    ) -> None:
        self.text = text
        self.above = above  # the clause that this one hangs on
        self.units = units
        self.clause = clause
        assert isinstance(clause.reading, Said)
        self.said: Said = clause.reading
        self.phrases = phrases
        self.inside = _heads_in(phrases, clause.units) if phrases else []  # those whose noun stands in the clause
        self.dates = _dates_in(units, clause.units) if clause.union & _DATE else []
        self.spots = find_spots(text, units, clause) if clause.union & _WHERE else []
        self.told: frozenset[int] = _NONE_TOLD  # units of numbers that a rule has read for whoever gives them
        self._subjects: list[Person] | None = None
        self._objects: list[Person] | None = None
        self.verb = self._verb()
        self.event: Known | None = None
        self.target: Phrase | None = None
        self.aspect = "on"
        self.first = self.last = -1

    def _verb(self) -> int:
        """The flags of the main verb; 0 when the clause has none. "Was present" takes part."""
        verb = self.clause.verb
        if verb < 0:
            return 0
        flags = self.units[verb].flags
        if (
            flags & _BE
            and self.clause.union & _PRESENT
            and any(self.units[i].flags & _PRESENT for i in self.clause.units if 0 < i - verb <= 3)
        ):
            flags |= _TAKE_PART
        return flags

    def holds(self) -> int:
        """What a rule may ask for before anything else: the classes of the words, and whether there is a noun of an
        event, a date, a place, and so on. A rule that asks for what is not there is not called at all."""
        clause = self.clause
        found = clause.union | self.verb | ANYTHING
        if self.inside:
            found |= NOUN
        if self.dates:
            found |= DATED
        if self.spots:
            found |= PLACED
        if clause.relation in ("relative", "purpose", "adverbial"):
            found |= RELATIVE_CLAUSE if clause.relation == "relative" else OF_CIRCUMSTANCE
        if self.said.speaking or self.said.answers:
            found |= SPEAKING
        return found

    def bounds(self) -> tuple[int, int] | None:
        """The days of the first date of the clause."""
        for i in self.dates:
            date = self.units[i].date
            if date is not None and date.earliest is not None and date.latest is not None:
                return date.earliest, date.latest
        return None

    def words(self, first: int, last: int) -> str:
        """The text from one unit to another."""
        return self.text[self.units[first].start : self.units[last].end]

    def subjects(self) -> list[Person]:
        """Persons and groups before the verb, without those in a phrase with a preposition at the front."""
        if self._subjects is None:
            self._subjects = self._find_subjects()
        return self._subjects

    def _find_subjects(self) -> list[Person]:
        stop = self.clause.group if self.clause.group >= 0 else self.clause.verb
        if self.clause.passive and self.clause.relation == "participle":
            return []
        lead = self.clause.lead
        span = [i for i in self.clause.units if i < stop and i != lead]
        if not span:
            return []
        found = people(self.text, self.units, span)
        while len(found) > 1 and found[1].first == found[0].last + 1 and self.units[found[1].first].flags & _ARTICLE:
            found.pop(0)  # "after three warning shots the patrol fired": the shots belong to what leads the clause
        return found or (self._bare(span[::-1]) if self.verb & _EVENT_VERB else [])

    def objects(self) -> list[Person]:
        """Persons and groups that the verb's action goes to: bare phrases after it."""
        if self._objects is None:
            verb = self.clause.verb
            span = [i for i in self.clause.units if i > verb]
            found = people(self.text, self.units, span) if span else []
            for spot in self.spots:  # "in Graz, Linz and Wels": the towns take no part
                found = [person for person in found if not spot.first <= person.head <= spot.last]
            self._objects = found or (self._bare(span) if self.verb & _EVENT_VERB else [])
        return self._objects

    def replace_subjects(self, persons: list[Person]) -> None:
        """Those who are meant by what stands as subject."""
        self._subjects = persons

    def replace_objects(self, persons: list[Person]) -> None:
        """Those who are meant by what stands as object."""
        self._objects = persons

    def known_persons(self) -> tuple[list[Person], list[Person]]:
        """The subjects, and the objects where a rule has asked for them."""
        return self.subjects(), self._objects or []

    def _bare(self, span: list[int]) -> list[Person]:
        """A noun that no list holds, next to a verb that names a deed: "the sailors drowned", "killed the miller"."""
        units = self.units
        if self.verb & CONSIDERS or not span:
            return []
        forward = span[0] > self.clause.verb
        start = next((n for n, i in enumerate(span) if not units[i].flags & ADVERB), len(span))
        run: list[int] = []
        for i in span[start:]:
            if not units[i].flags & _MAY_BE_A_BARE_NOUN or units[i].flags & BREAK:
                break
            run.append(i)
            if not forward and units[i].flags & DETERMINER:
                break
        run = run if forward else run[::-1]
        heads = [i for i in run if units[i].flags & _UNLISTED]
        if not heads or heads[-1] != run[-1]:
            return []
        suffers = not forward and self.clause.passive  # "foreign agents were killed"
        if not units[run[0]].flags & _STANDS_BEFORE_A_NOUN and not suffers:
            return []
        return [Person(run[0], heads[-1], heads[-1], _COUNTED, self.words(run[0], heads[-1]), "group")]

    def agents(self) -> list[Person]:
        """Those named after "by"; "by the river" and "by Friday" name nobody."""
        if not self.clause.union & _BY:
            return []
        units = self.units
        marks = [i for i in self.clause.units if i > self.clause.verb and units[i].flags & _BY][:_BYS]
        told: list[Person] = []
        for start in marks:
            found = []
            for i in self.clause.units:
                if i <= start:
                    continue
                if units[i].flags & (_WHERE | _BY | _ENDS_AN_OBJECT) and (i - start > 1 or units[i].flags & _BY):
                    break
                found.append(i)
            agents = people(self.text, units, found) or (
                self._unlisted(found, bare=True) if self.clause.passive else []
            )
            if agents or told:
                told += agents
                following = next((n for n in marks if n > start), 0)
                if following and units[following - 1].flags & _JOINS_AGENTS:
                    continue  # "not by the king but by his son", "by his son or by a slave"
                return told
        return told

    def unlisted_after(self, start: int) -> list[Person]:
        """One noun that no list holds, right after unit `start`."""
        return self._unlisted([i for i in self.clause.units if i > start])

    def unlisted_before(self) -> list[Person]:
        """One noun that no list holds, right before the verb, with what describes it: "foreign advisers were there"."""
        units, run = self.units, []
        group = self.clause.group if self.clause.group >= 0 else self.clause.verb
        for i in reversed([n for n in self.clause.units if n < group]):
            if units[i].flags & BREAK or not units[i].flags & (_UNLISTED | MODIFIER | DETERMINER | _DIGITS):
                break
            run.append(i)
        if not run or not units[run[0]].flags & _UNLISTED or units[run[0]].flags & (FORM | ADVERB):
            return []
        first = run[-1]
        if len(run) < 2 and not units[first].flags & _CAPITAL_OR_PLURAL:
            return []
        return [Person(first, run[0], run[0], _COUNTED, self.words(first, run[0]), "group")]

    def _unlisted(self, span: list[int], *, bare: bool = False) -> list[Person]:
        """One noun that no list holds, with its article and what stands before it: "by the garrison"."""
        units, run = self.units, []
        for i in span:
            if units[i].flags & BREAK or not units[i].flags & (_UNLISTED | DETERMINER | MODIFIER | _DIGITS | _PLURAL):
                break
            run.append(i)
        head = units[run[-1]].flags if run else 0
        if not head & _UNLISTED or head & FORM:
            return []
        alone = bare and len(run) == 1 and not head & _CAPITAL and head & _LOOKS_PLURAL  # "by sappers"
        if not units[run[0]].flags & DETERMINER and not alone:
            return []
        return [Person(run[0], run[-1], run[-1], _COUNTED, self.words(run[0], run[-1]), "group")]


def _heads_in(phrases: list[Phrase], members: list[int]) -> list[Phrase]:
    first, last = members[0], members[-1]
    if last - first + 1 == len(members):  # the most frequent case: nothing is set in
        return [phrase for phrase in phrases if first <= phrase.head <= last]
    inside = set(members)
    return [phrase for phrase in phrases if phrase.head in inside]


def _dates_in(units: list[Unit], members: list[int]) -> list[int]:
    found = []
    for i in members:
        date = units[i].date
        if date is not None and _dates_an_event(date):
            found.append(i)
    return found


def _dates_an_event(date: TimeMention) -> bool:
    if date.role != "event":
        return False
    if date.kind in ("date", "interval"):
        return date.earliest is not None or date.latest is not None or bool(date.edtf)
    if date.kind == "vague":  # an impossible date is what the text says
        return bool(date.note) and any(sign.isdigit() for sign in date.text)
    if date.kind == "time":
        return bool(date.edtf) and date.earliest is not None
    return date.kind == "relative" and (date.earliest is not None or date.latest is not None)


def find_spots(text: str, units: list[Unit], clause: Clause) -> list[Spot]:
    """The places of a clause that stand after a preposition of place, in order."""
    spots: list[Spot] = []
    where, start = 0, -1
    previous = -2
    for i in clause.units:
        flags = units[i].flags
        if not where and not flags & _OPENS_A_PLACE:
            continue
        if flags & _WHERE and not flags & _COMPLEMENT:
            where, start = flags & _WHERE, i
            if flags & _INFINITIVE and i + 1 < len(units) and units[i + 1].flags & (AUXILIARY | _BASE):
                where = 0  # "is said to have led a colony"
        elif flags & _ON and i + 1 < len(units) and (units[i + 1].flags & _PLACE_NAME or _on_a_place(units, i)):
            where, start = _AT, i  # "on Samothrace", "on the highway", "on Bolognesi Street"
        elif not where:
            pass
        elif flags & _NAME and (not flags & _NO_PLACE or _a_place_after_all(units, clause, i, (start, where))):
            last = i
            if i + 1 < len(units) and units[i + 1].flags & _PLACES and not units[i + 1].flags & _NAME:
                last = i + 1
            if (
                not (
                    i + 1 < len(units)
                    and units[i + 1].flags & _QUALIFIED_BY_A_PLACE
                    and not units[i + 1].flags & _PLACES
                )
                and not flags & _POSSESSIVE_ENDING
            ):
                spots.append(Spot(start, last, where, units[i].label, text[units[start].end : units[last].end].strip()))
            previous = i
        elif flags & _ENDS_A_PLACE:
            if not (flags & _GROUPS and i + 1 < len(units) and units[i + 1].flags & _PLACES):  # "in a side street"
                where = 0
        elif flags & _PLACES and not (i + 1 < len(units) and _goes_on(units, i)) and i > last_of(spots):
            described = text[units[start].end : units[i].end].strip()
            spots.append(Spot(start, i, where, described, described))
            previous = i
        elif (
            (flags & _OF and not (i and units[i - 1].flags & _PLACES))
            or (flags & _COMMA_AND and i != previous + 1)
            or (flags & _MAKES_IT_A_SUBJECT and not flags & (MODIFIER | UNLISTED_WORD))
        ):
            where = 0
    return spots


def last_of(spots: list[Spot]) -> int:
    """The last unit of the last place; -1 for none."""
    return spots[-1].last if spots else -1


def _goes_on(units: list[Unit], i: int) -> bool:
    """Whether what stands behind a word for a place names it ("the city of Gela"), not only whose it is ("the tomb of
    his grandfather")."""
    following = units[i + 1].flags
    if not following & _OF or i + 2 >= len(units):
        return bool(following & _PLACE_GOES_ON)
    owner = units[i + 2].flags
    return not (owner & (_OWNED | NUMERAL) or (owner & _NAME and owner & _PERSON_NAME))


def _a_place_after_all(units: list[Unit], clause: Clause, i: int, led: tuple[int, int]) -> bool:
    """Whether a name that may be a person's or a group's is a place: "was born at Alba Pompeia", "in the Thriasian
    plain", "beyond the Po"; `led` are the preposition's unit and flags."""
    start, where = led
    if units[i].flags & (_POSSESSIVE_ENDING | _WORK):
        return False
    if (
        units[i].flags & _GROUP_NAME
        and not units[i].flags & _GROUPS
        and i == start + 2
        and units[i - 1].flags & _ARTICLE
    ):
        following = units[i + 1].flags if i + 1 < len(units) else 0
        lies = where & _AT and (units[start].flags & _OPENERS or " " in units[start].word.lower)
        return bool(following & _PLACES or lies)
    if not where & _AT or clause.verb < 0 or units[clause.verb].word.verb_kind not in _WHERE_ONE_IS:
        return False
    return bool(units[i - 1].flags & _AT)


def _on_a_place(units: list[Unit], i: int) -> bool:
    """Whether "on" stands before a road, a bridge, a street: a word for a place within a few units, and no event,
    no verb of saying before it, which would make it a topic."""
    if i and units[i - 1].flags & (_EVENT_NOUN | SAY | DELIBERATES):
        return False
    for j in range(i + 1, min(len(units), i + 5)):
        if units[j].flags & _PLACES:
            return not units[j].flags & (_EVENT_NOUN | _GROUP)
        if not units[j].flags & (DETERMINER | MODIFIER | _NAME | _UNLISTED) or units[j].flags & BREAK:
            return False
    return False


def people(text: str, units: list[Unit], span: list[int]) -> list[Person]:
    """The heads of bare noun phrases among the units, each with its words."""
    found: list[Person] = []
    inside, fresh = False, True
    for i in span:
        flags = units[i].flags
        if not flags & _TELLS_OF_PERSONS:
            continue
        if flags & _PARTS_PERSONS:
            inside = inside and not flags & _COMMA
            fresh = True
            if (
                flags & _COMMA
                and found
                and i + 1 < len(units)
                and units[i + 1].flags & (_OPENS_AN_APPOSITION)
                and found[-1].flags & _NAME
            ):
                inside = True  # an apposition says who that is; it names nobody new
            continue
        if flags & _COLON:
            found.clear()
            inside, fresh = False, True
            continue
        if flags & _DATE:
            inside, fresh = False, True
            continue
        if flags & _TURNS_ASIDE:
            inside = True
            continue
        if flags & _DEMONYMS and flags & _PLURAL and not inside:
            flags |= _GROUP
        if flags & _EVENT_NOUN and not flags & (_NAME | _GROUP):
            continue
        if inside and flags & _ARTICLE and i - 1 in span and units[i - 1].flags & _ENDS_A_NOUN:
            inside, fresh = False, True  # "by noon the crowd had …": another noun begins
            continue
        if inside or not flags & _HEADS or flags & _NAMES_NOBODY:
            continue
        if (
            flags & _ANONYMOUS_QUANTIFIERS
            and not flags & _GROUPS
            and i + 1 < len(units)
            and (units[i + 1].flags & (_HEADS | _MAY_FOLLOW_SOME))
        ):
            continue
        if found and found[-1].last == i - 1 and not fresh:
            if flags & _HEADS_A_COMPOUND and not found[-1].flags & _PERSON_NAME:
                found[-1] = _person(text, units, i, found[-1].first)  # "Gestapo officials": the last noun is the head
                continue
            if flags & _NAME and found[-1].flags & _ROLES:
                alone = " " not in units[i].label  # "King Henry", but "General Tadeusz Komorowski" by name alone
                first = found[-1].head
                found[-1] = _person(text, units, i, i)
                if alone:
                    found[-1].first = first
                    found[-1].label = text[units[first].start : units[i].end]
                    found[-1].kind = "person"
                continue
            continue
        fresh = False
        found.append(_person(text, units, i, i))
    return found


def _describes(flags: int) -> bool:
    """Whether a unit before a noun belongs to its phrase."""
    if flags & (BREAK | PRONOUN | PREPOSITION | JOINS_CLAUSES) or (flags & ADVERB and not flags & MODIFIER):
        return False
    return bool(flags & (DETERMINER | MODIFIER | _QUALIFIES_A_NOUN))


def _person(text: str, units: list[Unit], i: int, first: int) -> Person:
    flags = units[i].flags
    start = first
    if not flags & _NAME:
        while start > 0 and _describes(units[start - 1].flags):
            start -= 1
            if units[start].flags & _ARTICLE and not (start and units[start - 1].flags & MODIFIER):
                break  # "by noon the crowd": the noun begins here
    end = i
    if not flags & _NAME and i + 2 < len(units) and units[i + 1].flags & _OF:
        j = i + 2
        while (
            j < len(units)
            and j - i < 8
            and units[j].flags & (DETERMINER | MODIFIER | _WITHIN_A_PERSON)
            and not units[j].flags & BREAK
        ):
            end = j
            j += 1
    label = units[i].label if flags & _NAME else text[units[start].start : units[end].end]
    kind: EntityKind = "person" if flags & _ONE_PERSON else "group"
    if flags & _NAME and not flags & _KIND_IS_KNOWN:
        kind = "person"
    return Person(start, i, end, flags, label, kind)
