"""Whether a verb tells something or does something: "the list contains forty names", "the court heard forty men"."""

from __future__ import annotations

from sicetnon.extract.classes import ADVERB, BREAK, FORM, PREPOSITION, QUOTE_MARK, SAY, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.units import Unit
from sicetnon.model import Voice

_NUMBERS = bit("digits", "number_word", "vague_number", "much_about", "much_least", "much_most", "much_between")
_FIGURES, _DATES = bit("say_sayings", "say_figures", "much_toll"), bit("date", "duration", "place_name")
_BEFORE_A_NUMBER = ADVERB | QUOTE_MARK | bit("much_toll")  # "назвав число 300"
_ON, _AT, _AS, _ESTIMATES = bit("on"), bit("at"), bit("as"), bit("say_estimating")
_SAID_NOW = bit("form_present")
_DEALING, _GIVING = bit("say_dealing"), bit("say_giving")
_COMMA, _SHORT = bit("comma"), 4
_OR, _LONGEST_SIDE = bit("or"), 7  # units on the side of an "or" that has a voice of its own
_BEING = bit("being")
_ENDS_A_SIDE = BREAK | bit("be", "have", "modals", "relative", "complement", "and", "but")
_GERUND = bit("form_gerund")
_HOLDS, _RESPONSIBLE, _JUDGES = bit("say_holding"), bit("responsible"), bit("say_judging")
_SPOKEN_OF = bit("it", "demonstratives", "works", "say_sayings", "event_noun", "say_papers")
_INDEFINITE, _UNLISTED = bit("indefinite"), bit("unlisted")
_NO_JUDGEMENT = PREPOSITION | bit("date", "duration", "digits", "number_word", "relative", "complement", "infinitive")
_WIDE, _OBJECT = 10, 5  # units of an object with what is said of it, and without
_HELD = 14  # units of those held responsible, with what they are behind a comma


def gives_a_number(units: list[Unit], verb: int) -> bool:
    """Whether a number follows the verb at once: "speaks of about forty", "повідомила про 17 загиблих"."""
    i = verb + 1
    puts = _ON | (_AT if units[verb].flags & _ESTIMATES else 0)
    if i + 1 < len(units) and units[i].flags & puts and units[verb].flags & SAY:
        i += 1
    while i < len(units) and i - verb < 4 and units[i].flags & _BEFORE_A_NUMBER and not units[i].flags & _NUMBERS:
        i += 1
    return i < len(units) and bool(units[i].flags & _NUMBERS)


def gives_a_thing(units: list[Unit], verb: int) -> bool:
    """Whether what follows a verb of giving is a thing or a place, no figure: "gave the order", "put in the papers"."""
    following = [unit.flags for unit in units[verb + 1 : verb + 4]]
    if not following or following[0] & BREAK:
        return False
    if following[0] & PREPOSITION:
        return True
    if units[verb].flags & _ESTIMATES and put_at(units, verb):
        return False  # "put the crowd at 1,500"
    return not any(flags & (_NUMBERS | _FIGURES | _DATES) for flags in following)


def put_at(units: list[Unit], verb: int) -> bool:
    """Whether an object and "at" or "as" with a number follow the verb: "put the crowd at 1,500", "gave it as 40"."""
    for i in range(verb + 2, min(len(units) - 1, verb + 2 + _OBJECT)):
        if units[i].flags & _AT:
            return bool(units[i + 1].flags & _NUMBERS) and not units[i + 1].flags & _DATES
        if units[i].flags & _AS:
            return bool(units[i + 1].flags & (_NUMBERS | _DATES))  # "gave the time as 1915"
        if units[i].flags & BREAK:
            return False
    return False


def tells_a_number(units: list[Unit], verb: int, voice: Voice) -> bool:
    """Whether a verb with a number after it reports that number, instead of dealing with so many persons or things."""
    flags = units[verb].flags
    if flags & _DEALING or not gives_a_number(units, verb):
        return False
    at = verb + 1 < len(units) and units[verb + 1].flags & _AT  # "which the police put at 200"
    return not flags & _GIVING or voice.kind == "document" or bool(flags & _SAID_NOW or at)


def holds_responsible(units: list[Unit], clause: Clause) -> int:
    """The word in "held the army responsible for the deaths" that makes an accusation of it; -1 for none."""
    verb = clause.verb
    if not units[verb].flags & _HOLDS or clause.passive:
        return -1
    return next((i for i in clause.units if verb + 1 < i <= verb + _HELD and units[i].flags & _RESPONSIBLE), -1)


def judged(units: list[Unit], clause: Clause, instrumental: tuple[str, ...]) -> tuple[int, int]:
    """What somebody calls an account or a deed: the units of "a fabrication" in "called the report a fabrication", of
    "premature" in "consider this verdict premature"; (-1, -1) for none.

    With `instrumental` endings the words that end so say it: "назвав це брехнею".
    """
    verb = clause.verb
    if not units[verb].flags & _JUDGES or clause.passive:
        return -1, -1
    after = [i for i in clause.units if i > verb]
    spoken = next((n for n, i in enumerate(after[:_OBJECT]) if units[i].flags & _SPOKEN_OF), -1)
    if spoken < 0 or any(units[i].flags & (BREAK | PREPOSITION) for i in after[:spoken]):
        return -1, -1
    while spoken + 1 < len(after) and units[after[spoken + 1]].flags & _SPOKEN_OF:
        spoken += 1  # "this report"
    rest = after[spoken + 1 :]
    stop = next((n for n, i in enumerate(rest) if units[i].flags & BREAK), len(rest))
    rest = rest[:stop]
    if not rest or len(rest) > _WIDE or units[rest[0]].flags & _NO_JUDGEMENT:
        return -1, -1
    first = units[rest[0]].flags
    if instrumental:
        says = first & QUOTE_MARK or any(units[i].word.lower.endswith(instrumental) for i in rest)
    else:
        says = first & (_INDEFINITE | QUOTE_MARK) or (len(rest) == 1 and first & _UNLISTED)
        says = says and not (len(rest) > 1 and units[rest[1]].flags & _NO_JUDGEMENT)
    return (rest[0], rest[-1]) if says else (-1, -1)


def alternative(units: list[Unit], first: int, last: int) -> tuple[int, int] | None:
    """The side of an "or" to which a voice between units `first` and `last` belongs alone: "in wool, or in timber, as
    some say", "near the gate, or, as others prefer, upon the hill"; None where it covers more."""
    i = first - 1
    if i >= 1 and units[i].flags & _COMMA and units[i - 1].flags & _OR:
        stop = last + 1
        stop += stop < len(units) and bool(units[stop].flags & _COMMA)
        end = stop
        while end < len(units) and end - stop < _LONGEST_SIDE:
            if units[end].flags & _ENDS_A_SIDE and not (end == stop and units[end].flags & _BEING):
                break
            end += 1
        return (stop, end - 1) if end > stop else None
    i -= i >= 0 and bool(units[i].flags & _COMMA)
    start = i
    while start > 0 and start > i - _LONGEST_SIDE and not units[start].flags & (_ENDS_A_SIDE | _OR):
        start -= 1
    opens = start > 0 and start < i and units[start].flags & _OR
    parted = opens and units[start - 1].flags & (_COMMA | FORM | _NUMBERS) | (units[start + 1].flags & _NUMBERS)
    return (start + 1, i) if parted else None


def set_in(units: list[Unit], i: int) -> bool:
    """Whether a word stands between two commas with no more than a word or two: "he came, reportedly drunk, to the
    door". It covers these words alone."""
    if not i or not units[i - 1].flags & _COMMA or i == 1:
        return False
    return any(units[j].flags & _COMMA for j in range(i + 2, min(len(units), i + _SHORT)))


def is_gerund(flags: int) -> bool:
    """Whether a form is in "-ing" and nothing else."""
    return flags & FORM == _GERUND
