"""Whether a verb tells something or does something: "the list contains forty names", "the court heard forty men"."""

from __future__ import annotations

from sicetnon.extract.classes import ADVERB, BREAK, FORM, PREPOSITION, QUOTE_MARK, SAY, bit
from sicetnon.extract.units import Unit
from sicetnon.model import Voice

_NUMBERS = bit("digits", "number_word", "vague_number", "much_about", "much_least", "much_most", "much_between")
_FIGURES, _DATES = bit("say_sayings", "say_figures", "much_toll"), bit("date", "duration", "place_name")
_ON = bit("on")
_SAID_NOW = bit("form_present")
_DEALING, _GIVING = bit("say_dealing"), bit("say_giving")
_COMMA, _SHORT = bit("comma"), 4
_GERUND = bit("form_gerund")


def gives_a_number(units: list[Unit], verb: int) -> bool:
    """Whether a number follows the verb at once: "speaks of about forty", "повідомила про 17 загиблих"."""
    i = verb + 1
    if i + 1 < len(units) and units[i].flags & _ON and units[verb].flags & SAY:
        i += 1
    while i < len(units) and i - verb < 4 and units[i].flags & (ADVERB | QUOTE_MARK) and not units[i].flags & _NUMBERS:
        i += 1
    return i < len(units) and bool(units[i].flags & _NUMBERS)


def gives_a_thing(units: list[Unit], verb: int) -> bool:
    """Whether what follows a verb of giving is a thing or a place, no figure: "gave the order", "put in the papers"."""
    following = [unit.flags for unit in units[verb + 1 : verb + 4]]
    if not following or following[0] & BREAK:
        return False
    if following[0] & PREPOSITION:
        return True
    return not any(flags & (_NUMBERS | _FIGURES | _DATES) for flags in following)


def tells_a_number(units: list[Unit], verb: int, voice: Voice) -> bool:
    """Whether a verb with a number after it reports that number, instead of dealing with so many persons or things."""
    flags = units[verb].flags
    if flags & _DEALING or not gives_a_number(units, verb):
        return False
    return not flags & _GIVING or voice.kind == "document" or bool(flags & _SAID_NOW)


def set_in(units: list[Unit], i: int) -> bool:
    """Whether a word stands between two commas with no more than a word or two: "he came, reportedly drunk, to the
    door". It covers these words alone."""
    if not i or not units[i - 1].flags & _COMMA or i == 1:
        return False
    return any(units[j].flags & _COMMA for j in range(i + 2, min(len(units), i + _SHORT)))


def is_gerund(flags: int) -> bool:
    """Whether a form is in "-ing" and nothing else."""
    return flags & FORM == _GERUND
