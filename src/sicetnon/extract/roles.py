"""What a word may be in a verb group, judged by its form and its neighbours."""

from __future__ import annotations

from sicetnon.extract.classes import (
    ADVERB,
    AUXILIARY,
    BREAK,
    DETERMINER,
    FORM,
    MODIFIER,
    NOMINAL,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    SAY,
    SUBJECT,
    VERB,
    bit,
)
from sicetnon.extract.units import Unit

NONE, FINITE, PAST, GERUND, BASE, AUX = range(6)
LOOK_BACK = 6
_F_PAST, _F_PART, _F_BASE = bit("form_past"), bit("form_participle"), bit("form_base")
_F_GERUND, _F_PRESENT = bit("form_gerund"), bit("form_present")
_INFINITIVE = bit("infinitive")
_DO_MODAL = bit("do", "modals")
_ATTRIBUTIVE = (
    DETERMINER
    | MODIFIER
    | bit(
        "by", "at", "from", "near", "through", "of", "with", "on", "against", "for", "possessive_ending", "order_next"
    )
    | bit("during", "purpose")
)
_NOUNLIKE = NOMINAL | bit("unlisted", "capital", "plural", "demonyms", "digits")
_CAPITAL, _ALL_CAPITALS = bit("capital"), bit("all_capitals")
_EVENT_NOUN = bit("event_noun")
_TELLS = SAY | bit("say_dating")
_WANTS_A_NOUN = bit("anonymous_quantifiers", "demonyms")
_POSSESSIVE = bit("possessive_ending")
_SOME_OR_MANY = bit("anonymous_quantifiers", "vague_number")
_NOUN_BY_ITS_LOOK = bit("capital", "plural", "unlisted")
_DEMONSTRATIVES, _THAT = bit("demonstratives"), bit("demonstratives", "complement")
_ARTICLES = bit("definite", "indefinite", "possessives")
_GROUPS = bit("groups")
_SINGULAR_PRONOUN = bit("he", "it", "relative")
_NAME, _ROLES = bit("name"), bit("roles")
_NOUN_MAY_FOLLOW = bit("name", "capital", "event_noun", "ordinal", "digits", "and", "plural")
_UNLISTED = bit("unlisted")
_NO, _AND, _COUNTED, _BY = bit("no"), bit("and"), bit("counted"), bit("by")
_OF = bit("of")
_COUNTED_DEAD = bit("much_toll", "much_deaths", "much_fallen", "say_figures")
_PASSED_OVER = ADVERB | bit("emphatic")
_NO_VERB_FOLLOWS = bit("open_bracket", "colon", "form_gerund")
_MAY_BE_A_VERB = FORM | AUXILIARY
_MAY_BE_FULL = VERB | SAY
_PAST_FORM = _F_PAST | _F_PART
_OPENS = QUOTE_MARK | BREAK
_PLURAL_SUBJECT = bit("plural", "they", "first_person", "relative")


def before_it(units: list[Unit], i: int) -> int:
    """The flags of the last unit before `i` that is no adverb."""
    j = i - 1
    while (
        j >= 0 and i - j <= LOOK_BACK and units[j].flags & _PASSED_OVER and not units[j].flags & (NOMINAL | AUXILIARY)
    ):
        j -= 1
    return units[j].flags if j >= 0 else 0


def verb_roles(units: list[Unit]) -> list[int]:
    """What each unit may be in a verb group, judged by its form and its neighbours alone."""
    return [_role(units, i) if unit.flags & _MAY_BE_A_VERB else NONE for i, unit in enumerate(units)]


def _role(units: list[Unit], i: int) -> int:
    flags = units[i].flags
    if flags & AUXILIARY and not flags & VERB:
        return AUX
    if not flags & _MAY_BE_FULL:
        return NONE
    before = before_it(units, i)
    if flags & _CAPITAL and not flags & _ALL_CAPITALS and i > 0 and not units[i - 1].flags & _OPENS:
        return NONE  # a capital inside a sentence is a noun's or a name's
    following = units[i + 1].flags if i + 1 < len(units) else 0
    attributive = bool(before & _ATTRIBUTIVE) and not before & PRONOUN and not before & SUBJECT & ~_NOUN_BY_ITS_LOOK
    if flags & _PAST_FORM:
        return NONE if _describes_one(units, i) else _past(flags, before, following, attributive and not _who(units, i))
    if flags & _F_BASE and before & (_INFINITIVE | _DO_MODAL):
        return BASE
    if flags & _F_GERUND and not flags & ~_F_GERUND & FORM:
        noun = flags & NOMINAL and (attributive or not before or before & (_NOUN_MAY_FOLLOW | DETERMINER | MODIFIER))
        noun = noun and not (before & _AND and following & NUMERAL)  # "killing 17 and wounding 30"
        return NONE if noun else GERUND
    if (before & _WANTS_A_NOUN and not flags & _TELLS) or before & _POSSESSIVE:
        attributive = True  # "the army's charge", "the judge's hands"
    if attributive or (following & BREAK and i > 1 and _in_a_phrase(units, i)):
        return NONE
    if flags & _F_PRESENT and i and _counted(units, i):
        return NONE  # "thirty names", "14 bullet wounds"
    if flags & _F_BASE and not flags & _F_PRESENT and (_one(units, i) or (flags & _ROLES and following & _NAME)):
        return NONE  # "the official report", "former judge Emilio Barrios"
    return FINITE if flags & SAY and before & _NAME and _two_names(units, i) else _present(flags, before, following)


def _two_names(units: list[Unit], i: int) -> bool:
    """Whether two names joined by "and" stand right before a unit: "both Novak and Lipski hold that"."""
    return i > 2 and bool(units[i - 2].flags & _AND) and bool(units[i - 3].flags & units[i - 1].flags & _NAME)


def _who(units: list[Unit], i: int) -> bool:
    """Whether the word before opens a relative clause: "the bombing that killed judge Beatriz Echandia"."""
    return i > 1 and units[i - 1].flags & _THAT == _THAT and bool(units[i - 2].flags & NOMINAL & ~SAY)


def _describes_one(units: list[Unit], i: int) -> bool:
    """Whether a participle behind a comma stands before a rank and a name: "his chief, retired major Landa, paid"."""
    if not i or i + 2 >= len(units) or not units[i].flags & _F_PART or units[i].flags & SAY:
        return False
    return bool(units[i - 1].flags & BREAK and units[i + 1].flags & _ROLES and units[i + 2].flags & _NAME)


def _counted(units: list[Unit], i: int) -> bool:
    """Whether a number of several stands before a word, or before the noun that describes it."""
    before = units[i - 1].flags
    at = i - 2 if i > 1 and before & _COUNTED and not before & (_PLURAL_SUBJECT | NUMERAL) else i - 1
    return bool(units[at].flags & NUMERAL) and (units[at].word.value or 1.0) != 1.0


def _one(units: list[Unit], i: int) -> bool:
    """Whether the two words before a unit are an article and a word that is no plural: no base form follows them."""
    if i < 2 or units[i - 1].flags & (_PLURAL_SUBJECT | PRONOUN | _GROUPS | _COUNTED_DEAD):
        return False
    return bool(units[i - 2].flags & _ARTICLES) and units[i - 2].end + 1 == units[i - 1].start


def _in_a_phrase(units: list[Unit], i: int) -> bool:
    """ "A result of unpaid wages.": a word that no list holds stands between a preposition and it."""
    return bool(units[i - 1].flags & _UNLISTED and not units[i - 1].flags & FORM and units[i - 2].flags & PREPOSITION)


def _present(flags: int, before: int, following: int) -> int:
    if flags & NOMINAL and following & (FORM | AUXILIARY) and not following & NOMINAL:
        return NONE  # "the official report spoke": the verb comes next
    if flags & _F_PRESENT:
        if not before and following & _OF:
            return NONE  # "Estimates of the dead range from …"
        if flags & NOMINAL and not flags & SAY:  # "the camps", "the forces": a noun unless a pronoun or an object tells
            verbal = before & _SINGULAR_PRONOUN or (before & _NAME and following & DETERMINER)
            return FINITE if verbal else NONE
        return NONE if (flags & NOMINAL and following & _OF) or before & _NO_VERB_FOLLOWS else FINITE
    plural = bool(
        before & _PLURAL_SUBJECT or (before & _SOME_OR_MANY and flags & _TELLS) or (before & _GROUPS and flags & SAY)
    )
    if flags & NOMINAL and not flags & SAY and not before & PRONOUN:
        return NONE
    plural = plural or bool(before & _COUNTED_DEAD and not flags & SAY)  # "estimates of the dead range from …"
    some_say = before & _SOME_OR_MANY and flags & SAY  # "he died, some say of a fever"
    return FINITE if plural and (some_say or not following & _OF) else NONE


def _past(flags: int, before: int, following: int, attributive: bool) -> int:
    if flags & _EVENT_NOUN and following & FORM and not following & NOMINAL:
        return NONE  # a noun and a verb by its letters, with its verb behind it
    if not flags & (_F_PART | NOMINAL | FORM & ~_F_PAST) and not before & _ARTICLES:
        return FINITE  # "that took up arms": no participle, so nothing that describes a noun
    if flags & SAY and before & _DEMONSTRATIVES and not flags & (_F_PART | NOMINAL) and not before & _ARTICLES:
        return FINITE  # "Про це свідчив учитель"
    if before & NUMERAL and following & NOMINAL and not following & AUXILIARY:
        return NONE  # "30 uniformed men"
    if before & NUMERAL and flags & _COUNTED and not following & _BY:
        return NONE  # "100 wounded"
    if before & _NO and flags & _COUNTED and following & AUXILIARY:
        return NONE  # "not a single shot had been fired"
    if attributive and (following & _NOUNLIKE or flags & NOMINAL) and not before & _NO:
        return NONE
    if (
        before & (DETERMINER & ~_DEMONSTRATIVES)
        and not before & PRONOUN
        and not following & (PREPOSITION | BREAK | AUXILIARY)
    ):
        return NONE
    if not flags & _F_PART and flags & _F_PAST:
        return NONE if attributive and flags & NOMINAL else FINITE
    return PAST
