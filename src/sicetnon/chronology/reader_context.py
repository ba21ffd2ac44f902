"""What stands around an expression of time: whether it is one at all, its role, and how firmly it moves the narrative.

All judgements are made from the codes of a few neighbouring tokens, so each costs a constant amount of work.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import msgspec

from sicetnon.chronology.grammar import Grammar
from sicetnon.chronology.grammar_words import OTHER, Scan, Value
from sicetnon.chronology.mention import Relation
from sicetnon.chronology.phrases import Atom

SENTENCE_HEAD = 4
"""An expression that begins within so many tokens of its sentence leads the sentence."""

CUE_REACH = 9
"""How far before an expression a verb is looked for that makes it a flashback or a prospect."""

_ASIDES = ("OPEN", "FLASHBACK", "PROSPECT", "RETROSPECT", "BY", "UNTIL", "SINCE")
BIBLIOGRAPHIC = ("WORK", "PUBLISHED", "BIBLIOGRAPHIC", "NAMEWORD", "OPEN", "CLOSE", "PAGES")
"""Without a word of these classes nearby, a date is neither of a publication nor part of a name."""

PHRASE_REACH = 14
"""The greatest number of tokens in the words that name an anchoring event."""


LIMITS = ("THAN", "BEFORE", "AFTERDATE", "UNTIL", "BY", "SINCE")
"""Classes of words that make a date a limit."""

BETWEEN_LIMIT = 3
"""So many prepositions and articles may stand between such a word and its date ("spätestens am", "jusqu'à la")."""


class Cues(NamedTuple):
    """The codes of a language that nearly every expression is asked for: they are looked up once."""

    stop: frozenset[str]
    ends_a_lead: frozenset[str]
    limit: frozenset[str]
    before_a_date: frozenset[str]
    on: frozenset[str]
    on_or_limit: frozenset[str]
    doubt: frozenset[str]
    bibliographic: frozenset[str]
    aside: frozenset[str]
    opens: frozenset[str]


@cache
def cues_of(rules: Grammar) -> Cues:
    """The cues of a language."""
    of = rules.members
    return Cues(
        of("STOP"), of("COMMA", "CLOSE", "OPEN"), of(*LIMITS), of("ON", "APOS"), of("ON"),
        of("ON", "BY", "UNTIL", "SINCE", "AT"), of("DOUBT"), of(*BIBLIOGRAPHIC),
        of(*_ASIDES), of("OPEN"),
    )  # fmt: skip


class Surroundings(msgspec.Struct):
    """The classes of the tokens around expressions, for one language."""

    rules: Grammar
    scan: Scan
    stops: list[int] = msgspec.field(default_factory=list)
    sets: dict[tuple[str, ...], frozenset[str]] = msgspec.field(default_factory=dict)
    filed: bool = False
    """The text is a report whose first line gives its day."""
    alone: bool = False
    """The text is nothing but a phrase that gives a date."""

    def value(self, token: int, name: str) -> Value:
        """What a token means in one of its classes."""
        return self.rules.words.values[name][self.scan.word(token)]

    def relation(self, first: int) -> Relation:
        """How the words before an expression that begins at this token limit it ("until", "not later than")."""
        before = first - 1
        cues = cues_of(self.rules)
        code = self.scan.codes[before] if before >= 0 else ""
        telling = code in cues.limit or code in cues.before_a_date
        if not telling and (before < 0 or self.scan.word(before).casefold() not in self.rules.articles):
            return "on"
        for _ in range(BETWEEN_LIMIT):
            if code in cues.limit or not (
                code in cues.before_a_date or (before >= 0 and self.scan.word(before).casefold() in self.rules.articles)
            ):
                break
            before -= 1
            code = self.scan.codes[before] if before >= 0 else ""
        if code not in cues.limit:
            return "on"
        if self.is_a(before, "THAN"):
            negated = self.is_a(before - 2, "NOT")
            if self.is_a(before - 1, "LATER") or self.scan.word(before - 1).casefold() in self.rules.later:
                return "until" if negated else "after"
            return "since" if negated else "before"
        negated = self.is_a(before - 1, "NOT")
        if self.is_a(before, "BEFORE"):
            return "since" if negated else "before"
        if self.is_a(before, "AFTERDATE"):
            return "until" if negated else "after"
        if self.is_a(before, "UNTIL", "BY"):
            return "until"
        return "since" if self.is_a(before, "SINCE") else "on"

    def is_a(self, token: int, *names: str) -> bool:
        """Whether a token is in one of these classes; False outside the text."""
        codes = self.scan.codes
        if not 0 <= token < len(codes):
            return False
        members = self.sets.get(names)
        if members is None:
            members = self.sets[names] = self.rules.members(*names)
        return codes[token] in members

    def accept(self, atom: Atom) -> bool:
        """Whether a match is an expression of time where it stands."""
        if self.alone:
            return True
        check = _CHECKS.get(atom.kind)
        return check is None or check(self, atom)

    def from_the_writer(self, atom: Atom) -> bool:
        """Whether a step is counted from the writer's day: "last year", but not "the last year"."""
        steps = [token for token in range(atom.first, atom.last) if self.is_a(token, "PASTADJ", "THIS")]
        return bool(steps) and not self.article(steps[0] - 1)

    def article(self, token: int) -> bool:
        """Whether a token is an article or a possessive."""
        return token >= 0 and (
            self.scan.word(token).casefold() in self.rules.articles or self.is_a(token, "POSSESSIVE", "APOS")
        )

    def leads(self, atom: Atom) -> bool:
        """Whether the expression stands at the head of its sentence, its paragraph or a line."""
        cues, codes = cues_of(self.rules), self.scan.codes
        for token in range(atom.first - 1, atom.first - SENTENCE_HEAD - 1, -1):
            if token < 0 or codes[token] in cues.stop or self.breaks(token):
                return True
            if codes[token] in cues.ends_a_lead:
                return False
        return False

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token is in, counted by closing marks."""
        if not self.stops:
            stops = self.rules.members("SENTENCE")
            self.stops = [-1, *(index for index, code in enumerate(self.scan.codes) if code in stops)]
        return bisect_left(self.stops, token)

    def breaks(self, token: int) -> bool:
        """Whether a token ends a paragraph."""
        return self.scan.codes[token] == OTHER and self.scan.word(token)[0] == "\n"

    def aside(self, atom: Atom) -> str:
        """How the expression stands aside: `past` in brackets or in a flashback, `limit` for a prospect or a mere limit
        ("by 1976"), `told` for the year in which something was told or remembered; empty when it does not."""
        cues, first = cues_of(self.rules), atom.first
        if (
            first > 2
            and self.scan.codes[first - 1] in cues.on
            and self.is_a(first - 3, "COMMA", "OPEN")
            and self._participle(first - 2)
        ):
            return "past"
        if cues.aside.isdisjoint(self.scan.codes[max(0, first - CUE_REACH) : first]):
            return ""
        if self.in_brackets(atom) or self.cue(atom, "FLASHBACK"):
            return "past"
        if self.is_a(atom.first - 1, "BY", "UNTIL", "SINCE") or self.cue(atom, "PROSPECT"):
            return "limit"
        return "told" if atom.month is None and self.cue(atom, "RETROSPECT") else ""

    def _participle(self, token: int) -> bool:
        """Whether a token may be the verb of a clause put in ("the fortress, built in 1452, …")."""
        endings = tuple(self.rules.section.get("participle_endings", "").split())
        return self.is_a(token, "PARTICIPLE") or bool(endings and self.scan.word(token).endswith(endings))

    def cue(self, atom: Atom, name: str) -> bool:
        """Whether a word of a class stands a few tokens before, in the same sentence."""
        window = self.scan.codes[max(0, atom.first - CUE_REACH) : atom.first]
        cues = self.rules.members(name)
        if cues.isdisjoint(window):
            return False
        stops = self.rules.members("STOP")
        for code in reversed(window):
            if code in stops:
                return False
            if code in cues:
                return True
        return False

    def in_brackets(self, atom: Atom) -> bool:
        """Whether an opening bracket stands shortly before and the closing one shortly behind."""
        first = max(0, atom.first - 3)
        if cues_of(self.rules).opens.isdisjoint(self.scan.codes[first : atom.first]):
            return False
        for token in range(atom.first - 1, first - 1, -1):
            if self.is_a(token, "OPEN"):
                return any(self.is_a(atom.last + ahead, "CLOSE") for ahead in range(6))
            if self.is_a(token, "CLOSE", "STOP"):
                return False
        return False

    def doubted(self, atom: Atom) -> bool:
        """Whether a word of doubt belongs to the expression ("reportedly on 27 September")."""
        before = atom.first - 1
        cues, codes = cues_of(self.rules), self.scan.codes
        if before >= 0 and codes[before] in cues.on_or_limit:
            before -= 1
        return before >= 0 and codes[before] in cues.doubt

    def role(self, atom: Atom) -> str:
        """`publication` for dates of books and citations, `name` for years in names, else `event`."""
        if atom.month is not None and atom.day is not None and atom.year is None and self.is_a(atom.last, "NAMEHEAD"):
            return "name"  # "the 26 July Movement"
        if atom.year is None and atom.month is None:
            return "event"
        around = self.scan.codes[max(0, atom.first - CUE_REACH) : atom.last + 4]
        if cues_of(self.rules).bibliographic.isdisjoint(around):
            return "event"
        if self.is_a(atom.last, "NAMEWORD") and atom.month is None:
            return "name"
        bibliographic = self._of_work(atom) or self._cited(atom) or self.cue(atom, "BIBLIOGRAPHIC")
        return "publication" if bibliographic else "event"

    def _of_work(self, atom: Atom) -> bool:
        """ "In his 1991 book", "commentary (June 1981)", "the book was published in 1953"."""
        before, behind = atom.first - 1, atom.last
        owned = (
            self.is_a(before, "POSSESSIVE", "INDEF")
            or self.is_a(before - 1, "APOS")
            or self.scan.word(max(before, 0)).casefold() in self.rules.articles
        )
        if owned and any(self.is_a(behind + ahead, "WORK") for ahead in range(3)):
            return True
        if self.is_a(before, "OPEN") and any(self.is_a(before - back, "WORK", "QUOTE") for back in (1, 2)):
            return True
        if self.is_a(before - self.is_a(before, "FROM"), "WORK"):  # "a paper from 1987"
            return True
        if self.is_a(behind, "PUBLISHED") and any(self.is_a(behind + ahead, "WORK") for ahead in (1, 2)):
            return True
        return self.cue(atom, "PUBLISHED") and (self.cue(atom, "WORK") or self.is_a(before - 2, "ORD"))

    def _cited(self, atom: Atom) -> bool:
        """ "(Smith 1991, p. 45)", "Müller (2003: 12)"."""
        before, behind = atom.first - 1, atom.last
        if atom.year is None or atom.month is not None:
            return False
        if self.is_a(behind, "COLON", "COMMA") and (self.is_a(behind + 1, "PAGES") or self.is_a(before, "OPEN")):
            return self.is_a(behind + 1, "PAGES", "NUM")
        if self.is_a(before, "OPEN") and self.is_a(behind, "CLOSE"):
            return self.is_a(behind + 1, "CITES") or any(self.is_a(before - back, "CITES") for back in (2, 3, 4))
        name = before - self.is_a(before, "COMMA")
        return (
            self.is_a(behind, "CLOSE", "SEMI")
            and self.is_a(name - 1, "OPEN", "SEMI")
            and name > 0
            and self.scan.codes[name] == OTHER
            and self.scan.word(name)[0].isupper()
        )

    def phrase_end(self, token: int) -> int:
        """The token behind the noun phrase that begins here ("the second removal of captives")."""
        end = token
        while end < len(self.scan) and end - token < PHRASE_REACH:
            opens = end == token and self.scan.word(end).casefold() in self.rules.articles  # "nach der Schlacht"
            stops = self.is_a(end, "STOP", "COMMA", "OPEN", "CLOSE") or (end == token and self.is_a(end, "AND"))
            stops = stops or (self.is_a(end, "NPSTOP") and not opens)
            if stops or self.breaks(end):
                break
            end += 1
        while end > token and self.is_a(end - 1, "AND", "QUOTE"):
            end -= 1
        return end

    def _clause_end(self, token: int, limit: int) -> int:
        """The token behind the words of a clause that begins here, as far as they are looked at."""
        end = token
        while end < min(limit, token + PHRASE_REACH) and not self.is_a(end, "STOP", "COMMA", "OPEN", "CLOSE"):
            end += 1
        return end

    def extend(self, atom: Atom, limit: int) -> None:
        """Find the words that name the event an expression hangs on, up to the token `limit`.

        An `event` without such words ("a month after, …") becomes a shift from the last date. For durations the words
        of the activity that fills them are kept for the TIMEX3 profile, whose guideline takes them in.
        """
        end = min(self.phrase_end(atom.last), limit)
        if atom.kind in ("deictic", "clock"):  # "the day after the attack", but "the day after, they fled"
            if not (end > atom.last and self.is_a(atom.last - 1, "AFTER", "BEFORE")):
                return
            atom.kind, atom.count, atom.unit = "event", (1, 1), "day" if atom.daypart else atom.unit
        if atom.kind == "event" and self._this_alone(atom.last, end):  # "three years after this"
            atom.kind, atom.last, atom.end = "shift", end, self.scan.end(end - 1)
            return
        if atom.kind == "event" and end == atom.last and self.is_a(atom.last, "PRONOUN"):
            end = self._clause_end(atom.last, limit)  # "a day before she was murdered"
        if atom.kind in ("event", "stretch"):
            if end > atom.last:
                atom.phrase = (atom.last, end)
            elif atom.kind == "event" and atom.step is not None:
                atom.kind = "shift"
        elif atom.kind == "duration" and self.is_a(atom.last, "OF"):
            end = min(self.phrase_end(atom.last + 1), limit)
            if any(self._activity(token) for token in range(atom.last + 1, end)):
                atom.phrase = (atom.last + 1, end)

    def _this_alone(self, token: int, end: int) -> bool:
        """Whether "this" or "that time" is all that an expression hangs on."""
        if end - token not in (1, 2) or not self.is_a(token, "THIS", "THAT", "THESE"):
            return False
        return end == token + 1 or self.is_a(token + 1, "PERIOD", "UNIT")

    def _activity(self, token: int) -> bool:
        endings = tuple(self.rules.section.get("activity_endings", "").split())
        return self.is_a(token, "ACTIVITY") or bool(endings and self.scan.word(token).endswith(endings))


ZONES = ("GMT", "UTC")
"""What stands behind an hour of the day that is counted at Greenwich."""


def _date(around: Surroundings, atom: Atom) -> bool:
    if atom.day is not None:  # with its month it is no hour and no number that counts
        return _bare_day(around, atom) if atom.month is None else _named(around, atom)
    if atom.month is not None and atom.year is None and atom.step is None and not atom.part:
        word = around.scan.word(atom.first)
        return not around.is_a(atom.last - 1, "DOUBTFULMONTH") or _placed(around, atom) or word == "the"
    if around.is_a(atom.last - 1, "YEAR3") and atom.month is None and not atom.bce and atom.century is None:
        return around.is_a(atom.last - 2, "ERABEFORE") or _three_figures(around, atom)
    at = atom.first - 1 - around.is_a(atom.first - 1, "CIRCA", "APPROX")
    if around.is_a(at, "AT") and around.is_a(atom.last - 1, "MILTIME") and atom.last - atom.first <= 2:
        return False  # "at 2115", "at about 2030": an hour
    if atom.year is not None and atom.last - atom.first == 1 and atom.month is None:
        return _bare_year(around, atom)
    return _named(around, atom)


def _named(around: Surroundings, atom: Atom) -> bool:
    """Whether what a word names is a date where it stands: a season, a century, a feast, a day of the week."""
    if atom.season == "autumn" and around.is_a(atom.last - 1, "FALL"):
        return not around.is_a(atom.last, "OF")
    if atom.century is None and atom.decade is None and around.is_a(atom.last - 1, "CENTURY"):
        return atom.turn
    if atom.feast and atom.year is None and not atom.beside:
        return _feast(around, atom)
    if atom.weekday and atom.month is None and not atom.beside:
        before = atom.first - 1 - around.article(atom.first - 1)  # "on the Monday"
        return around.filed or around.is_a(before, "ON") or around.is_a(atom.last, "APOS")
    return True


def _feast(around: Surroundings, atom: Atom) -> bool:
    """Whether the name of a feast means its day: by a preposition, or by words as in "die sancti Clementis"."""
    if atom.step is not None or any(around.is_a(i, "FEASTLEAD", "FEASTSTEP") for i in range(atom.first, atom.last)):
        return True
    return around.is_a(atom.first - 1, "ON", "AT", "BY", "UNTIL", "SINCE", "AFTER", "BEFORE", "NEXT", "PREV")


def _bare_day(around: Surroundings, atom: Atom) -> bool:
    """ "On the 18th he retreated", but not "the 18th Division"."""
    behind = atom.last
    ends = behind >= len(around.scan) or around.is_a(behind, "STOP", "COMMA", "NPSTOP", "AND", "CLOSE")
    inflected = "DAYEND" in around.rules.words.members and around.is_a(atom.last - 1, "DAYEND", "DAYTH")  # "лише 3-го"
    return ends and (inflected or around.is_a(atom.first - 1, "ON", "BY", "UNTIL", "SINCE"))


def _placed(around: Surroundings, atom: Atom) -> bool:
    """Whether a month's name that is also another word has a preposition or another date beside it."""
    before, behind = atom.first - 1, atom.last
    return (
        around.is_a(
            before, "ON", "BY", "UNTIL", "SINCE", "FROM", "BETWEEN", "AFTER", "BEFORE", "PREV", "NEXT", "TO", "INDEF"
        )
        or (around.is_a(before, "LISTING", "DASH", "OPEN") and around.is_a(before - 1, "MONTH", "YEAR"))
        or (around.is_a(behind, "LISTING", "DASH", "TO") and around.is_a(behind + 1, "MONTH"))
    )


def _three_figures(around: Surroundings, atom: Atom) -> bool:
    """ "In 476 the Western Empire fell", but not "in 271 ships"."""
    behind = atom.last
    closed = behind >= len(around.scan) or around.is_a(behind, "STOP", "COMMA", "NPSTOP", "CLOSE")
    if not around.is_a(atom.first - 1, "INYEAR"):
        return False
    if closed or around.scan.word(behind) in around.rules.articles:
        return True
    name = around.scan.codes[behind] == OTHER and around.scan.word(behind)[0].isupper()
    endings = tuple(around.rules.section.get("plural_endings", "").split())
    counted = behind + 1 < len(around.scan) and endings and around.scan.word(behind + 1).endswith(endings)
    return name and not counted  # "in 218 Hannibal crossed", but "in 218 Roman ships"


def _bare_year(around: Surroundings, atom: Atom) -> bool:
    """Whether a number of four figures is a year: not before what it counts, not behind a sign of something else."""
    before, behind = atom.first - 1, atom.last
    if around.is_a(behind, "UNIT", "UNITS", "PERCENT") or around.is_a(before, "NUMBERSIGN"):
        return False
    if behind < len(around.scan) and around.scan.word(behind) in ZONES:
        return False  # "1630 GMT": an hour
    if around.is_a(behind, "COUNTED"):  # "In 1941 prisoners were sent", but "1200 men", "in 1200 houses"
        return around.is_a(before, "INYEAR", "SINCE", "BY", "UNTIL") and (atom.year or 0) % 50 != 0
    if (atom.year or 0) % 50 == 0 and behind < len(around.scan) and around.scan.codes[behind] == OTHER:
        following = around.scan.word(behind)
        endings = tuple(around.rules.section.get("plural_endings", "").split())
        if following.islower() and endings and following.endswith(endings):
            return False  # "in 1200 villages"
    glued = behind < len(around.scan) and not around.scan.gap(behind) and around.scan.word(behind)[0] in "%°$€£"
    return not glued


def _clock(around: Surroundings, atom: Atom) -> bool:
    if atom.clock or atom.month or atom.year is not None or atom.step is not None or atom.day:
        return True
    return atom.daypart == "night" and around.scan.word(atom.first)[0].islower()


def _deictic(around: Surroundings, atom: Atom) -> bool:
    if not around.is_a(atom.last - 1, "PERIOD"):
        return True
    before = atom.first - 1
    if atom.step is None:
        return around.is_a(before, "AT") and not around.is_a(atom.last, "OF")
    return around.is_a(before, "ON", "AT", "BY", "SINCE", "UNTIL", "FROM", "AFTER", "BEFORE", "OF")


def _stretch(around: Surroundings, atom: Atom) -> bool:
    return atom.unit not in ("minute", "hour") and around.phrase_end(atom.last) > atom.last


def _nth(around: Surroundings, atom: Atom) -> bool:
    return around.is_a(atom.first - 1, "ON", "BY", "UNTIL", "SINCE", "TOWARDS") and (
        atom.unit == "day" or bool(atom.daypart)
    )


def _duration(around: Surroundings, atom: Atom) -> bool:
    """Minutes alone may be those of a meeting: they need a preposition of time ("within minutes")."""
    bare = atom.last - atom.first == 1 and atom.unit == "minute"
    return not bare or around.is_a(atom.first - 1, "WITHIN", "AFTER")


def _spoken(around: Surroundings, atom: Atom) -> bool:
    """ "Last night" in a report that gives its day; elsewhere only "today", which is the time of writing."""
    if around.filed:
        return not around.article(atom.first - 1) or around.is_a(atom.first, "DAYREF")
    if atom.last - atom.first > 1 or atom.step != 0 or not around.is_a(atom.first, "REF"):
        return False
    atom.kind, atom.step, atom.unit = "vague", None, str(around.value(atom.first, "REF"))
    return True


_CHECKS = {
    "spoken": _spoken,
    "duration": _duration,
    "nth": _nth,
    "stretch": _stretch,
    "date": _date,
    "clock": _clock,
    "deictic": _deictic,
}
