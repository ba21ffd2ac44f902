"""How many: numbers with what they count."""

from __future__ import annotations

from functools import reduce
from operator import or_

import msgspec

from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import (
    BE_OR_HAVE,
    BREAK,
    COUNT,
    DETERMINER,
    FINITE,
    FORM,
    FROM_A_PLACE,
    NOMINAL,
    NUMERAL,
    PREPOSITION,
    PRONOUN,
    QUOTE_MARK,
    SAY,
    bit,
)
from sicetnon.extract.counts import counts_nothing, group_before, opens_a_part, said_from
from sicetnon.extract.frame import hull
from sicetnon.extract.joining import Known
from sicetnon.extract.joins import join_phrase
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Unit
from sicetnon.model import Polarity, QuantityValue

_COUNTED = bit("counted", "groups", "event_noun", "roles", "plural", "much_units", "places", "anonymous")
_AND = bit("and")
_ANONYMOUS = bit("anonymous")
_COUNTED_GROUPS = bit("counted", "groups")
_JOINS_A_RANGE = bit("dash", "infinitive", "or")
_ENDS_A_NOUN_PHRASE = bit("date", "be", "have", "relative")
_DATE_DURATION = bit("date", "duration")
_DIGITS = bit("digits")
_FIGURES = bit("say_figures")
_FALLEN, _NUMBERS = bit("much_fallen"), bit("verb_number")
_EVENT_NOUN, _OF_PERSONS = bit("event_noun"), bit("much_deaths")
_MUCH_ABOUT = bit("much_about")
_OPENS_A_QUANTITY = bit("much_about", "much_least", "much_most", "much_total", "definite", "indefinite")
_ESTIMATES = bit("much_about", "much_least", "much_most")
_MUCH_BETWEEN = bit("much_between")
_MUCH_LEAST = bit("much_least")
_MUCH_MOST = bit("much_most")
_MUCH_TOLL = bit("much_toll")
_MEASURES = bit("much_units", "much_percent", "kilometres")
_NUMBER_IN_WORDS = bit("number_word", "vague_number")
_OF = bit("of")
_ORDINAL = bit("ordinal")
_VAGUE_NUMBER = bit("vague_number")
_LONGEST_PLACE = 5  # units of the place that a distance is counted from
_OR_AND = bit("or", "and")
LARGE = 1e9
_DOZEN = 12.0
_PLACES, _PARTS, _WHERE = bit("places"), bit("comma", "and", "semicolon"), bit("at", "near")
_COLON = bit("colon")
_ARTICLE, _RELATIVE, _NOT = bit("indefinite"), bit("relative"), bit("not")

_MODALS = bit("modals")
_MUCH_MORE, _WAS = bit("much_more"), bit("be", "not")
_NOUN_FOLLOWS = bit("unlisted", "counted", "groups", "roles", "plural", "event_noun", "places", "name")
_KILOMETRES = bit("kilometres")
_ON = bit("on")
_STANDS_BEFORE_A_NUMBER = bit("they", "counted", "unlisted")
_THEY = bit("they")
_HYPHENS = ("-", "‐", "‑")
_LONGEST_ENDING = 5  # letters, with the hyphen, of what makes an ordinal of a number
_SAY_ACCORDING = bit("say_according")
_ADVERBS = bit("say_adverbs")
_LETTERS, _ALL_CAPITALS, _UNLISTED = bit("letters"), bit("all_capitals"), bit("unlisted")
_CAPITAL_NAME = bit("capital", "name", "places")
_NAME = bit("name")
_F_PRESENT = bit("form_present")
_PUTS, _MANY_PERSONS = SAY | bit("say_giving"), bit("groups", "counted", "much_toll", "much_fallen")
_AT = bit("at")
_HOURS_OF_A_DAY, _NEAR_ITS_VERB = 24, 6


def quantities(page: Page, scene: Scene) -> None:
    """How many: a number, a range or a vague number with the noun that it counts."""
    if not scene.clause.union & COUNT:
        return
    units, members = scene.units, scene.clause.units
    event = scene.event
    at = 0
    while at < len(members):
        i = members[at]
        at += 1
        if (
            not units[i].flags & COUNT
            or i in scene.told
            or units[i].flags & _DATE_DURATION
            or _names(page.text, scene, i)
        ):
            continue
        if units[i].flags & _DIGITS and _hyphened(page, units[i]):
            continue
        if counts_nothing(units, i):
            continue
        following = units[i + 1].flags if i + 1 < len(units) else 0
        if units[i].flags & _VAGUE_NUMBER and following & NUMERAL and units[i].flags & _MUCH_ABOUT:
            continue
        found = quantity_at(page, scene, i) or _of_the_same(page, scene, i) or _in_a_part(page, scene, i)
        if found is None:
            continue
        if (
            units[i].flags & _VAGUE_NUMBER
            and scene.units[found[1]].flags & _ANONYMOUS
            and (scene.said.speaking or scene.clause.union & _SAY_ACCORDING)
        ):
            continue  # "several sources": who says it, not what is counted
        value, last = found
        if scene.clause.lead >= 0 and units[scene.clause.lead].flags & _COLON and scene.clause.verb < 0:
            value = msgspec.structs.replace(value, part_of_total=True)
        stop = last  # of a distance, what it is counted from belongs to it
        if units[last].flags & _KILOMETRES and last + 1 < len(units) and units[last + 1].flags & FROM_A_PLACE:
            stop = _from_where(scene, last)
            value = msgspec.structs.replace(value, what=scene.words(last + 1, stop))
        while at < len(members) and members[at] <= last:
            at += 1
        target = event or _noun_event(page, scene, i)
        if target is None and (scene.said.speaking or scene.verb & BE_OR_HAVE) and i > scene.clause.verb >= 0:
            target = told_by(page, scene, members)  # "the paper wrote of three hundred workers"
        elif target is None and units[i].flags & _VAGUE_NUMBER and _are_subject(scene, i, found[1]):
            target = told_by(page, scene, members)  # "many fell on either side"
        elif target is None and page.lexis.free_order and scene.clause.verb < 0 and scene.said.voice:
            target = told_by(page, scene, members)  # "у списку їх 88"
        if target is not None:
            part = opens_a_part(page, scene, _first_of(scene, i), value)
            span = _span(scene, i, last) if part < 0 else (part, last)
            span = (_first_of(scene, i), stop) if stop > last else span
            value = value if part < 0 else msgspec.structs.replace(value, part_of_total=True)
            fewer = bool(i and units[i - 1].flags & _NOT) and _measured_alone(scene, i)  # "we were not three hundred"
            polarity: Polarity | None = "+" if fewer else None
            page.say(scene, target, "quantity", value, span, "number with its noun", polarity=polarity, at=i)


def _span(scene: Scene, i: int, last: int) -> tuple[int, int]:
    """The first and the last unit of what tells the number at `i`, which counts as far as `last`."""
    units = scene.units
    first = _first_of(scene, group_before(units, i) if last == i else i)
    if _measured_alone(scene, i) and scene.first < 0 and units[last].flags & NUMERAL:
        first = min(first, said_from(scene))
    return (first, last) if scene.first < 0 or abs(scene.first - last) > 14 else hull(scene, first, last)


def _are_subject(scene: Scene, i: int, last: int) -> bool:
    """Whether a vague number alone is the subject of a deed: "many fell on either side"."""
    verb = scene.clause.verb
    first = scene.clause.group if 0 <= scene.clause.group < verb else verb
    return i == last and last + 1 == first and not scene.said.speaking and not scene.verb & (SAY | BE_OR_HAVE)


def _in_a_part(page: Page, scene: Scene, i: int) -> tuple[QuantityValue, int] | None:
    """ "Five laborers, three in the bunkhouse and two in the corral": a part of those counted before, by its place."""
    units = scene.units
    following = units[i + 1].flags if i + 1 < len(units) else 0
    if not i or not units[i - 1].flags & _PARTS or not following & _WHERE or not page.sentence_claims:
        return None
    whole = next((one.value for one in reversed(page.sentence_claims) if one.facet == "quantity"), None)
    number = units[i].word.value
    if not isinstance(whole, QuantityValue) or number is None:
        return None
    if not whole.part_of_total and (whole.max is None or number >= whole.max):
        return None
    last = i + 1
    while last + 1 < len(units) and last - i < _LONGEST_PLACE and not units[last + 1].flags & (BREAK | _PARTS):
        last += 1
    if units[last].flags & (_WHERE | _DATE_DURATION) or any(units[n].flags & _DATE_DURATION for n in range(i, last)):
        return None
    return QuantityValue(min=number, max=number, what=whole.what, unit=whole.unit, part_of_total=True), last


def _from_where(scene: Scene, last: int) -> int:
    """The last unit of what a distance is counted from: "Lima" of "230 km from Lima"; `last` is that of its measure."""
    stop = last + 1
    while stop + 1 < len(scene.units) and stop - last < _LONGEST_PLACE:
        stop += 1
        if scene.units[stop].flags & _NAME or scene.units[stop + 1 : stop + 2] == []:
            break
        if scene.units[stop + 1].flags & BREAK:
            break
    return stop


def _first_of(scene: Scene, i: int) -> int:
    """The first unit of a quantity: of "more than 40", "a figure of 290 dead", "the number of victims at 340"."""
    units, first = scene.units, i
    while first > 0 and units[first - 1].flags & _OPENS_A_QUANTITY and first - 1 in scene.clause.units:
        first -= 1
    if first > 1 and units[first - 1].flags & _OF and units[first - 2].flags & _FIGURES:
        first -= 2
    elif scene.clause.union & _MUCH_TOLL and scene.said.speaking:
        toll = [n for n in scene.clause.units if scene.clause.verb < n < first and units[n].flags & _MUCH_TOLL]
        first = min([first, *toll])
    return first


def _names(text: str, scene: Scene, i: int) -> bool:
    """Whether a number is a name or an hour: "Room 101", "the 27th Division", "at 0230"."""
    unit = scene.units[i]
    if not unit.flags & _DIGITS:
        return False
    if text[unit.start] == "0" and unit.end - unit.start > 1:
        return True
    if i + 1 < len(scene.units) and scene.units[i + 1].start == unit.end and scene.units[i + 1].flags & _LETTERS:
        return True
    before = scene.units[i - 1] if i else None
    if before is None or before.flags & (BREAK | _ALL_CAPITALS) or before.end + 1 != unit.start:
        return False
    if i == 1 and not before.flags & (_UNLISTED | _PLACES):
        return False  # the first word of a sentence has its capital anyway
    return bool(before.flags & _CAPITAL_NAME) and not before.flags & (DETERMINER | PREPOSITION)


def _hyphened(page: Page, unit: Unit) -> bool:
    """Whether a hyphen makes an ordinal of a number, or part of a name: "41-ї бригади", "Су-34"."""
    text = page.text
    if unit.start > 1 and text[unit.start - 1] in _HYPHENS and text[unit.start - 2].isalpha():
        return True
    if text[unit.end : unit.end + 1] not in _HYPHENS or not page.lexis.ordinal_endings:
        return False
    last = unit.end + 1
    while last < len(text) and last - unit.end < _LONGEST_ENDING and text[last].isalpha():
        last += 1
    return text[unit.end + 1 : last] in page.lexis.ordinal_endings


def _noun_event(page: Page, scene: Scene, i: int) -> Known | None:
    for phrase in scene.phrases:
        if phrase.first <= i <= phrase.last:
            return join_phrase(page, scene, phrase, circumstances=False)
    return page.latest if scene.units[i].flags & NUMERAL else None


def quantity_at(page: Page, scene: Scene, i: int) -> tuple[QuantityValue, int] | None:
    """The quantity whose number starts at unit `i`, and its last unit; None when nothing is counted."""
    units = scene.units
    vague = units[i].word.vague is not None
    low, high, j = number_at(units, i)
    unit, what, last = counted(units, j)
    if last < 0 and (j < len(units) or _suffered(scene, i)):
        what, last = _uncounted(scene, i, j)
    elif last < 0 and _measured_alone(scene, i):
        last = j - 1
    ends = j >= len(units) or units[j].flags & (BREAK | QUOTE_MARK | _AND)
    if last < 0 and page.lexis.free_order and ends and _told_alone(scene, i):
        last = j - 1
        what = units[i - 1].word.lower if units[i - 1].flags & _STANDS_BEFORE_A_NUMBER & ~_THEY else ""
    if last < 0 and ends and low > _HOURS_OF_A_DAY and (put := _put_at(scene, i)):
        what, last = put, j - 1  # "estimated the crowd at 8,000"
    if last < 0 or (low == high == 1.0 and not what and not unit):
        return None
    low, high, about = bounded(units, i, low, high)
    if i and units[i - 1].flags & _NOT and _measured_alone(scene, i):
        low = 0.0  # "we were not three hundred"
    if not (what or unit) and any(first <= i <= end for first, end, _ in scene.said.local):
        told = page.sentence_claims[-1].value if page.sentence_claims else None
        if isinstance(told, QuantityValue):
            what, unit = told.what, told.unit  # "three hundred of the guard, or two hundred, as Maximus has it"
    value = QuantityValue(min=low or None, max=high or None, unit=unit, what=what, approximate=about or vague)
    return value, last


def bounded(units: list[Unit], i: int, low: float, high: float) -> tuple[float, float, bool]:
    """Least and greatest value by the words before the number at `i` ("at least", "up to"; 0 for none), and whether it
    is no exact number."""
    near = next((n for n in range(i - 1, max(-1, i - 4), -1) if units[n].flags & PRONOUN), max(0, i - 3) - 1)
    before = [units[n].flags for n in range(near + 1, i)]  # "had under him four thousand": no bound
    union = reduce(or_, before, 0)
    if union & PREPOSITION:
        union = reduce(or_, _without_directions(before), 0)
    about = bool(union & _MUCH_ABOUT)
    if union & _MUCH_LEAST:
        return low, 0.0, about
    if union & _MUCH_MOST and not about:
        return 0.0, high, about
    return low, high, about


def _without_directions(before: list[int]) -> list[int]:
    """The flags before a number without the prepositions of other words: "do niewoli wzięto trzystu" is no bound."""
    last = len(before)
    while last and before[last - 1] & _OPENS_A_QUANTITY:
        last -= 1
    return [flags for n, flags in enumerate(before) if n >= last or not flags & PREPOSITION]


def _put_at(scene: Scene, i: int) -> str:
    """What a number without a noun is given for, where a verb puts a crowd or a toll at it; empty for none."""
    units, verb = scene.units, scene.clause.verb
    n = i - 1
    while n > verb and units[n].flags & (_OPENS_A_QUANTITY | _MUCH_BETWEEN) and not units[n].flags & _AT:
        n -= 1
    if not 0 <= verb < n - 1 or n - verb > _NEAR_ITS_VERB or not units[n].flags & _AT or not scene.verb & _PUTS:
        return ""
    head = units[n - 1]
    return head.word.lemma if head.flags & _MANY_PERSONS and not head.flags & (NUMERAL | _PLACES) else ""


def _of_the_same(page: Page, scene: Scene, i: int) -> tuple[QuantityValue, int] | None:
    """ "Of ten talents and of one hundred": the second number counts what the one before it counts."""
    units = scene.units
    before = page.sentence_claims[-1].value if page.sentence_claims else None
    if (
        i < 3
        or not units[i - 1].flags & _OF
        or not units[i - 2].flags & _OR_AND
        or not isinstance(before, QuantityValue)
    ):
        return None
    low, high, j = number_at(units, i)
    if j < len(units) and not units[j].flags & BREAK:
        return None
    return QuantityValue(min=low or None, max=high or None, unit=before.unit, what=before.what), j - 1


def number_at(units: list[Unit], i: int) -> tuple[float, float, int]:
    """Least and greatest value of the number at `i`, and the unit after it."""
    value, vague = units[i].word.value, units[i].word.vague
    low, high = vague if vague else (value or 0.0, value or 0.0)
    j = i + 1
    while vague is None and j < len(units) and _thousands(units, j) and low == int(low) and 0 < low < LARGE:
        low = high = low * 1000 + (units[j].word.value or 0.0)  # "10 000"
        j += 1
    while j < len(units) and (units[j].flags & _NUMBER_IN_WORDS or _hundred_and(units, j, low)):
        j += 1 if units[j].flags & _AND else 0  # "three hundred and six"
        factor = units[j].word.value or 0.0
        if (factor >= 100 or factor == _DOZEN) and low < factor:
            low, high = low * factor, high * factor
        elif vague is None and factor:
            low, high = low + factor, high + factor
        j += 1
    if vague is None and j < len(units) and (hundreds := _thousand_and(units, j, low)):
        return low + hundreds, high + hundreds, j + 3
    between = units[i].flags & _MUCH_BETWEEN or (i > 0 and units[i - 1].flags & _MUCH_BETWEEN)  # "between two and five"
    if between and j + 1 < len(units) and units[j].flags & _AND:
        start = j + 2 if units[j + 1].flags & _ARTICLE and j + 2 < len(units) else j + 1  # "forty and a hundred"
        if units[start].word.value is not None:
            return low, units[start].word.value or high, start + 1
    if vague is None and j + 1 < len(units) and units[j].flags & _JOINS_A_RANGE and units[j + 1].flags & NUMERAL:
        return _range(units, low, j)
    return low, high, j


def _measured_alone(scene: Scene, i: int) -> bool:
    """A number that ends its sentence: "the figure was twenty-three", "we were not three hundred"."""
    units, before = scene.units, scene.clause.verb
    if before < 0 or not units[before].flags & BE_OR_HAVE or before > i:
        return False
    return all(units[n].flags & (_NOT | _OPENS_A_QUANTITY) for n in range(before + 1, i))


def _range(units: list[Unit], low: float, j: int) -> tuple[float, float, int]:
    """ "Twenty or thirty", "two or three hundred": the second number, and the first one in its measure."""
    _, high, stop = number_at(units, j + 1)
    last = units[stop - 1].word.value or 0.0
    if low < 100 <= last and high >= last and units[stop - 1].flags & _NUMBER_IN_WORDS:
        low *= last
    return (low, high, stop) if low < high else (low, low, j)


def _hundred_and(units: list[Unit], j: int, low: float) -> bool:
    if not units[j].flags & _AND or low < 100 or low % 100 or j + 1 >= len(units):
        return False
    following = units[j + 1]
    if j + 2 < len(units) and low >= 1000 and (units[j + 2].word.value or 0.0) == 100:
        return False  # "twenty thousand and three hundred"
    return (
        bool(following.flags & _NUMBER_IN_WORDS)
        and following.word.vague is None
        and (0 < (following.word.value or 0.0) < 100 and units[j - 1].flags & _NUMBER_IN_WORDS > 0)
    )


def _thousand_and(units: list[Unit], j: int, low: float) -> float:
    """The hundreds of "six thousand and two hundred", whose "and" stands at `j`; 0 where none follow."""
    if not units[j].flags & _AND or low < 1000 or low % 1000 or j + 2 >= len(units):
        return 0.0
    few, factor = units[j + 1].word.value or 0.0, units[j + 2].word.value or 0.0
    written = units[j - 1].flags & units[j + 1].flags & units[j + 2].flags & _NUMBER_IN_WORDS
    return few * factor if written and 0 < few < 10 and factor == 100 else 0.0


def _thousands(units: list[Unit], j: int) -> bool:
    unit = units[j]
    return bool(unit.flags & _DIGITS) and unit.end - unit.start == 3 and unit.start == units[j - 1].end + 1


def counted(units: list[Unit], j: int) -> tuple[str, str, int]:
    """Unit of measure or noun that a number counts, and the last unit of it (-1: none)."""
    what, last = "", -1
    noun = -1
    for k in range(j, min(len(units), j + 6)):
        flags = units[k].flags
        if flags & _UNLISTED and not flags & (FORM | _ADVERBS) and noun in (-1, k - 1):
            noun = k  # but not "heavily" of "six heavily armed men"
        if flags & (BREAK | PRONOUN | _ENDS_A_NOUN_PHRASE) or (flags & PREPOSITION and not flags & _OF):
            break
        if k == j and flags & _F_PRESENT and units[j - 1].flags & NUMERAL and (units[j - 1].word.value or 1.0) > 1.0:
            return "", units[k].word.lower, k  # "800 lives": no verb stands there
        compound = k + 1 < len(units) and units[k + 1].flags & _COUNTED & ~_NAME  # "two FLN members"
        if k == j and flags & _NAME and units[j - 1].flags & NUMERAL and " " not in units[k].label and not compound:
            return "", units[k].word.lower, k  # "two Armenians"
        if (noun >= 0 and flags & FORM and not flags & NOMINAL) or (flags & _AND and noun < 0 > last):
            break  # "the two cantons signed a treaty"
        if flags & _MEASURES:
            return units[k].word.lower, what, k
        if flags & _COUNTED:
            what, last = units[k].word.lower if flags & FORM else units[k].word.lemma, k
            if k + 1 >= len(units) or not units[k + 1].flags & _COUNTED_GROUPS:
                break
    if last < 0 <= noun and noun - j <= 2:  # a noun that no list holds
        return "", units[noun].word.lower, noun
    return "", what, last


def _uncounted(scene: Scene, i: int, j: int) -> tuple[str, int]:
    """ "five thousand were captured", "forty thousand of the enemy", "the death toll rose to 42"."""
    units = scene.units
    after = units[j].flags if j < len(units) else BREAK
    bare = after & (BE_OR_HAVE | FINITE | _MODALS) and not units[i].flags & _ORDINAL
    toll = bool(scene.clause.union & _MUCH_TOLL) and any(
        units[n].flags & _MUCH_TOLL for n in scene.clause.units if n < i
    )
    if after & _MUCH_MORE and not (j + 1 < len(units) and units[j + 1].flags & _NOUN_FOLLOWS):
        return "", j
    if scene.said.local and i and units[i - 1].flags & _OR_AND and after & BREAK:
        return "", j - 1  # "or 12,000, according to police"
    if toll or scene.verb & _NUMBERS:
        return _toll(scene, i), j - 1
    if i and _suffered(scene, i) and after & (BREAK | _AND | PREPOSITION):
        return scene.units[scene.clause.verb].word.done, j - 1  # "killing 17 and wounding 30"
    if (
        bare
        or group_before(units, i) < i
        or (i and units[i - 1].flags & SAY)
        or (i and units[i - 1].flags & _ESTIMATES)
        # "Marius had thirty-two thousand, and …", "there were in all fifty thousand"
        or (after & BREAK and (units[i].word.value or 0.0) > 1.0 and j - i > 1 and _measured_alone(scene, i))
    ):
        return "", j - 1
    if after & _OF and j + 1 < len(units) and units[j + 1].flags & PRONOUN:
        return "", j + 1
    if after & _RELATIVE and " " in units[j].word.lower:
        return "", j  # "nine of whom"
    if i and units[i - 1].flags & _WAS and scene.clause.verb == i - 1 - bool(units[i - 1].flags & _NOT):
        return "", j - 1  # "we were three hundred"
    if after & _OF and j + 2 < len(units) and units[j + 1].flags & DETERMINER:
        return units[j + 2].word.lemma, j + 2
    return "", -1


def _told_alone(scene: Scene, i: int) -> bool:
    """Whether what a number counts is left out: "говорить про чотири", "ДСНС — про 21", "у списку їх 88"."""
    clause, before = scene.clause, scene.units[i - 1].flags if i else 0
    if before & _ON:
        return clause.gapped >= 0 or (scene.said.speaking and clause.verb < i)
    return clause.verb < 0 and bool(scene.said.voice) and bool(before & _STANDS_BEFORE_A_NUMBER)


def _toll(scene: Scene, i: int) -> str:
    """What a toll counts: "the number of victims rose to 340", "the dead numbered 1,200"; else the word for it."""
    told_from = scene.clause.verb if scene.said.speaking else -1  # who tells it is not counted
    before = [scene.units[n] for n in scene.clause.units if told_from < n < i]
    counted_ = next((u for u in reversed(before) if u.flags & _COUNTED and not u.flags & _MUCH_TOLL), None)
    if counted_ is not None and not counted_.flags & (_PLACES | _EVENT_NOUN):
        return counted_.word.lemma
    fallen = next((u for u in reversed(before) if u.flags & _FALLEN), None)
    if fallen is not None:
        return fallen.word.lower
    toll = next((u for u in reversed(before) if u.flags & _MUCH_TOLL), None)
    return toll.word.lemma.rpartition(" of ")[2] if toll is not None and toll.flags & _OF_PERSONS else ""


def _suffered(scene: Scene, i: int) -> bool:
    """Whether a number stands right behind a verb whose object suffers."""
    verb = scene.clause.verb
    if verb < 0 or not scene.units[verb].word.done or i <= verb:
        return False
    return all(scene.units[n].flags & _OPENS_A_QUANTITY for n in range(verb + 1, i))
