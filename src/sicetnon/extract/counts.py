"""What looks like a count and is none: "his 1991 book", "one of the results", "both the one and the other"."""

from __future__ import annotations

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import BE_OR_HAVE, BREAK, DETERMINER, JOINS_CLAUSES, NUMERAL, bit
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Person, Scene
from sicetnon.extract.units import Unit
from sicetnon.model import QuantityValue, TextValue

_WORKS, _DIGITS, _OF, _AND = bit("works"), bit("digits"), bit("of"), bit("and")
_NAME, _THEY = bit("name"), bit("they")
_LIMITED = bit("much_least", "much_most", "order_only", "much_about", "not", "say_adverbs")
_NOBODY = bit("nobody")
_GROUP, _NOT = bit("groups"), bit("not")
_NO, _SOMEBODY = bit("no"), bit("roles", "groups", "counted", "men", "women", "unlisted")
_PERSONS = bit("counted", "men", "women", "demonyms")
_MANY, _NO_PERSON, _OR = bit("plural", "groups"), bit("group_name", "place_name"), bit("or")
_FEWEST = 2  # of a list
_UNCERTAIN, _MUCH_TOLL = bit("much_uncertain"), bit("much_toll")
_YEARS = range(1400, 2100)
_BOTH = (2, 2)
_DEFINITE = bit("definite")
_REPEATED, _AS = bit("much_repeated"), bit("as")
_LONGEST_OPENING, _LONGEST_CUE = 24, 6  # code points and units of what opens a part
_NEAR = 5  # units in which "and" follows "both"


def counts_nothing(units: list[Unit], i: int) -> bool:
    """Whether the number at `i` counts nothing."""
    following = units[i + 1].flags if i + 1 < len(units) else 0
    value, vague = units[i].word.value, units[i].word.vague
    if following & _DEFINITE and vague is None:
        return True  # "at ten the first shots were fired"
    if units[i].flags & _DIGITS and following & _WORKS and value is not None and int(value) in _YEARS:
        return True  # the year of a book
    if vague is not None and (int(vague[0]), int(vague[1])) == _BOTH:
        return _joins(units, i)
    if value == 1.0 and not units[i].flags & _DIGITS and following & _OF and i + 2 < len(units):
        before = units[i - 1].flags if i else 0
        return bool(units[i + 2].flags & DETERMINER) and not before & _LIMITED  # "one of the results"
    return False


def _joins(units: list[Unit], i: int) -> bool:
    """ "Both" before two things that "and" joins."""
    for j in range(i + 1, min(len(units), i + _NEAR)):
        if units[j].flags & BREAK:
            return False
        if units[j].flags & _AND:
            return True
    return False


def group_before(units: list[Unit], i: int) -> int:
    """The group that a number without a noun counts: "a crowd of ninety"; the number itself where there is none."""
    if i < 2 or not units[i - 1].flags & _OF or not units[i - 2].flags & _GROUP or not units[i].flags & NUMERAL:
        return i
    return i - 2


def opens_a_part(page: Page, scene: Scene, i: int, value: QuantityValue) -> int:
    """The first unit of the words before the number at `i` by which it is part of a greater one in the sentence: "в том
    числе сорок женщин", "w tym jedenaście kobiet"; -1 where none stand there."""
    parted, least = page.lexis.parted, value.min or value.max
    if not parted or least is None or not page.sentence_claims:
        return -1
    units = scene.units
    before = page.text[max(0, units[i].start - _LONGEST_OPENING) : units[i].start].rstrip().lower()
    cue = next((words for words in parted if before.endswith(words)), "")
    if not cue or before[: len(before) - len(cue)][-1:].isalpha():
        return -1
    wholes = (one.value for one in page.sentence_claims if one.facet == "quantity")
    if not any(isinstance(whole, QuantityValue) and (whole.max or whole.min or 0) > least for whole in wholes):
        return -1
    start = max(0, units[i].start - _LONGEST_OPENING) + len(before) - len(cue)
    return next((n for n in range(max(0, i - _LONGEST_CUE), i) if units[n].start >= start), i)


def said_from(scene: Scene) -> int:
    """The first word of a clause: "the number was twelve"."""
    units = scene.units
    return next((i for i in scene.clause.units if not units[i].flags & (BREAK | JOINS_CLAUSES)), scene.clause.verb)


def none_of_them(page: Page, scene: Scene) -> None:
    """ "The body showed 31 wounds, none of them in the head": what is denied of all that was counted."""
    low, high = scene.said.denied
    if low < 0 or not scene.units[low].flags & _NOBODY or scene.clause.verb < 0:
        return
    event = scene.event or told_by(page, scene, scene.clause.units)
    value = TextValue(label=scene.words(low, high))
    page.say(scene, event, "existence", value, (low, high), "none of them", polarity="-")


def none_suffered(page: Page, scene: Scene) -> None:
    """ "No guard was hurt": that so much as one suffered is denied."""
    units, clause = scene.units, scene.clause
    if clause.verb < 0 or not clause.union & _NO or scene.said.polarity != "-" or scene.said.speaking:
        return
    kind = units[clause.verb].word.verb_kind
    suffers = kind in page.lexis.victim_kinds and (clause.passive or kind in page.lexis.undergone_kinds)
    first = next((i for i in clause.units if i < clause.verb and units[i].flags & _NO), -1)
    if not suffers or first < 0 or first + 1 >= clause.verb or not units[first].flags & DETERMINER:
        return
    noun = next((i for i in range(first + 1, min(clause.verb, first + 4)) if units[i].flags & _SOMEBODY), -1)
    if noun < 0 or any(units[i].flags & (BREAK | _OF) for i in range(first, noun)):
        return
    target = scene.event or page.latest or told_by(page, scene, clause.units)
    value = QuantityValue(min=1, what=units[noun].word.lemma)
    page.say(scene, target, "quantity", value, (first, clause.verb), "nobody of a kind", polarity="-")


def none_lost(page: Page, scene: Scene) -> None:
    """ "The Romans lost not a single man", "they took not one ship": that there was so much as one is denied."""
    units, verb = scene.units, scene.clause.verb
    if verb < 0 or scene.said.polarity != "-" or scene.said.speaking:
        return
    first = next((i for i in (verb + 1, verb + 2) if i < len(units) and units[i].flags & _NO), -1)
    if first < 0 or first + 1 >= len(units) or not units[first].flags & DETERMINER:
        return
    noun = first + 1
    person = units[noun].flags & _PERSONS
    if not (person or (" " in units[first].word.lower and units[noun].flags & _SOMEBODY)):
        return
    target = scene.event or page.latest or told_by(page, scene, scene.clause.units)
    value = QuantityValue(min=1, what=units[noun].word.lemma)
    page.say(scene, target, "quantity", value, (said_from(scene), noun), "none of a kind", polarity="-")


def repeated(page: Page, scene: Scene) -> None:
    """ "He routed them twice": how often a deed was done, but not "twice as many"."""
    units, clause = scene.units, scene.clause
    if clause.verb < 0 or scene.said.speaking:
        return
    words = page.lexis.tables.get("quantities", {}).get("repeated", ())
    for i in clause.units:
        following = units[i + 1].flags if i + 1 < len(units) else 0
        if not units[i].flags & _REPEATED or following & (_AS | DETERMINER | NUMERAL):
            continue
        often = float(words.index(units[i].word.lemma) + 2) if units[i].word.lemma in words else None
        if often is None:
            continue
        target = scene.event or page.latest or told_by(page, scene, clause.units)
        span = (min(i, clause.group if clause.group >= 0 else i), max(i, clause.verb))
        page.say(scene, target, "quantity", QuantityValue(min=often, max=often, unit="times"), span, "how often")


def listed(page: Page, scene: Scene) -> None:
    """ "Reyna, his driver, his bodyguard and a peasant woman were shot dead": how many are named as having suffered."""
    units, clause = scene.units, scene.clause
    if clause.verb < 0 or scene.said.speaking or scene.said.polarity != "+" or not clause.union & _AND:
        return
    verb = units[clause.verb].word
    suffers = verb.verb_kind in page.lexis.victim_kinds
    if not suffers or not (clause.passive or verb.verb_kind in page.lexis.undergone_kinds):
        return
    persons, total = scene.subjects(), 0
    for person in persons:
        number = units[person.first].word.value if units[person.first].flags & NUMERAL else None
        if number is None and (person.flags & _MANY and not person.flags & _NAME):
            return
        if person.flags & _NO_PERSON and number is None:
            return
        total += int(number) if number is not None else 1
    if len(persons) < _FEWEST or total < _FEWEST:
        return
    first = persons[0].first
    among = bool((units[first].flags | units[first - 1].flags) & _THEY)  # "eleven persons, among them a judge and …"
    if among or _names_them(units, persons):
        return
    if any(units[i].flags & _OR for i in range(first, clause.verb)):
        return
    target = scene.event or page.latest or told_by(page, scene, clause.units)
    value = QuantityValue(min=total, max=total, what=verb.done or "person", enumerated=True)
    page.say(scene, target, "quantity", value, (first, clause.verb), "those who are listed")


def _names_them(units: list[Unit], persons: list[Person]) -> bool:
    """Whether those behind a number are the ones that it counts: "two members, alias Mono and alias Yesid, …"."""
    number = units[persons[0].first].word.value if units[persons[0].first].flags & NUMERAL else None
    rest = persons[1:]
    return number is not None and number == len(rest) and all(one.flags & _NAME for one in rest)


def undecided(page: Page, scene: Scene) -> None:
    """ "The number of the dead is uncertain": that the number is not known is said of it as well."""
    units, clause = scene.units, scene.clause
    if clause.verb < 0 or not scene.verb & BE_OR_HAVE or not clause.union & _UNCERTAIN or not clause.union & _MUCH_TOLL:
        return
    toll = next((i for i in clause.units if i < clause.verb and units[i].flags & _MUCH_TOLL), -1)
    mark = next((i for i in clause.units if i > clause.verb and units[i].flags & _UNCERTAIN), -1)
    if toll < 0 or mark < 0 or any(units[i].flags & NUMERAL for i in clause.units):
        return
    last = next((i for i in range(clause.verb - 1, toll - 1, -1) if not units[i].flags & (BREAK | _NOT)), toll)
    first = toll - 1 if toll and units[toll - 1].flags & DETERMINER else toll
    target = scene.event or page.latest or told_by(page, scene, clause.units)
    value = QuantityValue(what=scene.words(toll, last))
    page.say(scene, target, "quantity", value, (first, mark), "number that is not known", polarity="+")
