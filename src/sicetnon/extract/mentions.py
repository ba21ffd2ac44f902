"""Mentions of events by nouns: which words belong to the phrase, and what it says of the event it names."""

from __future__ import annotations

from sicetnon.extract.classes import (  # fmt: skip
    BREAK,
    COUNT,
    DETERMINER,
    MODIFIER,
    PREPOSITION,
    PRONOUN,
    TEMPORAL,
    bit,
)
from sicetnon.extract.clause import Clause
from sicetnon.extract.roles import NONE
from sicetnon.extract.units import Unit
from sicetnon.lexicon.names import content_words

LONGEST_PHRASE = 14  # units on either side of the noun

_EVENT, _PROPER, _NAME = bit("event_noun"), bit("proper_event"), bit("name")
_AND, _OF, _ON = bit("and"), bit("of"), bit("on")
_STOPS = (
    BREAK
    | PREPOSITION
    | PRONOUN
    | TEMPORAL
    | bit(
        "relative",
        "complement",
        "infinitive",
        "date",
        "duration",
        "or",
        "but",
        "because",
        "as_a_result_of",
        "as_a_result",
        "be",
        "have",
        "say_according",
        "say_adverbs",
        "sure_possible",
        "after_it",
        "see",
        "open_quote",
        "close_quote",
        "close_bracket",
    )
)
_RANKED = bit("ordinal", "order_last", "order_next", "order_first", "order_salient")
_COMPLEMENTS = bit("of", "on", "against")
_COMPLEMENT_STOPS = BREAK | TEMPORAL | bit(
    "relative", "infinitive", "date", "duration", "but", "because", "be", "have", "modals", "by", "at", "from", "to",
    "complement", "with", "for", "as", "near", "through", "open_quote", "say_reportedly",
)  # fmt: skip
_LEADS_A_PHRASE = bit("because", "as_a_result_of", "infinitive", "say_according", "order_next")
_NO_COMPLEMENT = bit("date", "duration", "relative")
_DEFINITE = bit("definite")
_DEMONSTRATIVES = bit("demonstratives")
_DEMONYMS = bit("demonyms")
_INDEFINITE = bit("indefinite")
_NO = bit("no")
_ORDER_AGAIN = bit("order_again")
_ORDER_LAST = bit("order_last")
_ORDER_NEXT = bit("order_next")
_ORDER_ONLY = bit("order_only")
_ORDER_PREVIOUS = bit("order_previous")
_ORDER_SALIENT = bit("order_salient")
_ORDINAL = bit("ordinal")
_PLURAL = bit("plural")
_STANDS_ALONE = bit("plural", "proper_event", "possessive_ending")


class Phrase:
    """A noun phrase that names an event. `first` and `last` are the units it covers; `words` the folded content words
    that tell it from others; `preposition` the flags of what stands before it (0: nothing, it is subject or object)."""

    __slots__ = (
        "another",
        "complement",
        "counted",
        "determiner",
        "first",
        "head",
        "kind",
        "label_end",
        "last",
        "name",
        "next",
        "only",
        "ordinal",
        "plural",
        "preposition",
        "previous",
        "rank_last",
        "salient",
        "series",
        "words",
    )  # fmt: skip

    def __init__(self, head: int, kind: str) -> None:
        self.head = self.first = self.last = self.label_end = head
        self.kind = kind
        self.determiner = ""
        self.name = ""
        self.ordinal: int | None = None
        self.next = self.previous = self.rank_last = self.salient = self.plural = self.series = False
        self.only = self.another = self.counted = False
        self.preposition = 0
        self.complement = -1
        self.words: set[str] = set()


def find_phrases(units: list[Unit], roles: list[int]) -> list[Phrase]:
    """All phrases of a sentence that name events by a noun, in order; one inside another's complement comes after."""
    found: list[Phrase] = []
    covered = -1
    for i in [i for i, unit in enumerate(units) if unit.flags & _EVENT]:
        if roles[i] == NONE and i > covered:
            phrase = _phrase(units, roles, i)
            found.append(phrase)
            covered = max(covered, phrase.head)
    return found


def _phrase(units: list[Unit], roles: list[int], i: int) -> Phrase:
    head = i
    # "murder operations", "peace treaty": the last of adjacent nouns is the head
    while (
        head + 1 < len(units)
        and units[head + 1].flags & _EVENT
        and roles[head + 1] == NONE
        and not (units[head].flags & _STANDS_ALONE)
        and head - i < 3
    ):
        head += 1
    unit = units[head]
    phrase = Phrase(head, unit.word.noun_kind or "happening")
    phrase.plural = bool(unit.flags & _PLURAL)
    if unit.flags & _PROPER:
        phrase.name = unit.label
        phrase.words |= content_words(unit.label)
    _look_left(units, roles, phrase, min(i, head))
    _look_right(units, roles, phrase)
    _series(units, roles, phrase)
    return phrase


def _look_left(units: list[Unit], roles: list[int], phrase: Phrase, start: int) -> None:
    j = start - 1
    phrase.first = start
    while j >= 0 and start - j <= LONGEST_PHRASE:
        flags = units[j].flags
        if flags & DETERMINER and roles[j] == NONE:
            phrase.first = j
            phrase.determiner = _determiner(flags)
            j -= 1
            break
        if (
            flags & _AND
            and j + 1 < len(units)
            and j > 0
            and units[j - 1].flags & _RANKED
            and (units[j + 1].flags & _RANKED)
        ):
            j -= 1
            continue
        if (
            (flags & _STOPS and not (flags & MODIFIER and not flags & (BREAK | PREPOSITION)))
            or flags & _AND
            or (roles[j] != NONE)
        ):
            break
        _take(units[j], phrase)
        phrase.first = j
        j -= 1
    phrase.preposition = units[j].flags if j >= 0 and units[j].flags & (PREPOSITION | TEMPORAL | _LEADS_A_PHRASE) else 0
    beside = units[phrase.head - 1] if phrase.head > phrase.first else None
    if beside is not None and beside.flags & _NAME and not phrase.name and not phrase.plural:
        phrase.name = f"{beside.label} {units[phrase.head].word.lower}"


def _determiner(flags: int) -> str:
    if flags & _NO:
        return "no"
    if flags & _DEMONSTRATIVES:
        return "this"
    if flags & _DEFINITE:
        return "the"
    return "a" if flags & _INDEFINITE else "their"


def _take(unit: Unit, phrase: Phrase) -> None:
    flags = unit.flags
    phrase.counted = phrase.counted or bool(flags & COUNT)
    if flags & _ORDINAL and unit.word.value is not None:
        phrase.ordinal = int(unit.word.value)
    phrase.rank_last = phrase.rank_last or bool(flags & _ORDER_LAST)
    phrase.next = phrase.next or bool(flags & _ORDER_NEXT)
    phrase.previous = phrase.previous or bool(flags & _ORDER_PREVIOUS)
    phrase.salient = phrase.salient or bool(flags & _ORDER_SALIENT)
    phrase.only = phrase.only or bool(flags & _ORDER_ONLY)
    phrase.another = phrase.another or bool(flags & _ORDER_AGAIN)
    if not flags & (MODIFIER & ~_DEMONYMS):
        phrase.words |= content_words(unit.label or unit.word.lower)


def _look_right(units: list[Unit], roles: list[int], phrase: Phrase) -> None:
    j = phrase.head + 1
    phrase.last = phrase.label_end = phrase.head
    if (
        j >= len(units)
        or not units[j].flags & _COMPLEMENTS
        or (j + 1 < len(units) and units[j + 1].flags & _NO_COMPLEMENT)
    ):
        return
    phrase.complement = j + 1
    limit = min(len(units), j + LONGEST_PHRASE)
    j += 1
    while j < limit:
        unit = units[j]
        if unit.flags & _COMPLEMENT_STOPS or roles[j] != NONE:
            break
        if unit.flags & _ON and j + 1 < len(units) and units[j + 1].flags & _NO_COMPLEMENT:
            break  # "the murder of the envoy on 2 May"
        if unit.flags & _AND and not (j + 1 < len(units) and units[j + 1].flags & (_NAME | _DEMONYMS)):
            break
        if not unit.flags & (DETERMINER | MODIFIER | _AND | _OF) or unit.flags & _DEMONYMS:
            phrase.words |= content_words(unit.label or unit.word.lower)
        phrase.last = phrase.label_end = j
        j += 1


def _series(units: list[Unit], roles: list[int], phrase: Phrase) -> None:
    """ "the next series of meetings" names many events of the kind of its complement."""
    if phrase.kind != "series":
        return
    for j in range(phrase.head + 1, phrase.last + 1):
        if units[j].flags & _EVENT and roles[j] == NONE:
            phrase.kind = units[j].word.noun_kind or phrase.kind
            phrase.series = phrase.plural = True
            return


def covering(phrases: list[Phrase], clause: Clause) -> list[Phrase]:
    """The phrases whose noun stands in the clause."""
    members = set(clause.units)
    return [phrase for phrase in phrases if phrase.head in members]
