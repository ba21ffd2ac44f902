"""The date of a document against itself: a weekday, a feast or an indiction that its day or its year does not have.

Heads of regests give the document's own words beside the day that the editor reckons from them. Weekdays and movable
feasts are reckoned by the Julian calendar before 1583, and by either of the two after that.

Source: H. Grotefend, *Taschenbuch der Zeitrechnung* (10th ed. 1960), on indictions and feasts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from sicetnon.chronology import read_dates
from sicetnon.chronology.calendars import julian_to_day
from sicetnon.chronology.day import Day, DayError, from_day, to_day, weekday
from sicetnon.chronology.feasts import GREGORIAN_EASTER_SINCE
from sicetnon.chronology.grammar import grammar
from sicetnon.chronology.mention import TimeMention
from sicetnon.errors import UsageError
from sicetnon.lexicon.charters import given_words
from sicetnon.model import Claim
from sicetnon.reason.charters import charter_words
from sicetnon.reason.editions import editions
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.regests import HEAD, OWN_WORDS, SCHOLARLY, Regest
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.wording import sentence
from sicetnon.text.numerals import roman
from sicetnon.text.sentences import sentence_spans

LONGEST_HEAD = 200  # code points
_STYLES_APART = range(9, 14)  # days between the Julian and the Gregorian date of one day
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ROMAN = re.compile(r"(?:X{0,1}(?:IX|IV|V?I{1,4}|V)|X)\Z", re.IGNORECASE)
_FRIDAY = 6  # the feria of a Friday
_OPENING = 4  # code points of a bracket or quotation mark before the first word of a sentence
_CYCLE = 15  # years of an indiction
_SEPTEMBER = 9  # the month from which some count the next indiction


@finds(
    name="date-against-itself",
    kind="date",
    words="The weekday, the feast or the indiction of a document does not fit the day or the year that it is given.",
    level="tension",
    why="The scribe, the copyist or the editor may have erred, or the year is counted from another day.",
    reference="Grotefend, Taschenbuch der Zeitrechnung",
    most=24,
)
def date_against_itself(index: Index) -> Iterator[Draft]:
    for regest in editions(index).regests:
        if regest.low is None or regest.high is None or from_day(regest.low)[0] != from_day(regest.high)[0]:
            continue
        reasons = [*_of_the_day(regest, head_line(index, regest)), *_of_the_indiction(index, regest)]
        there: list[str] = []
        if not reasons:
            start, end = dating_clause(index, regest)
            reasons = list(_of_the_day(regest, index.witnesses[regest.witness].original[start:end]))
            there = [c.id for c in regest.claims if start <= c.quote.start and c.quote.end <= end]
        else:
            there = [c.id for c in regest.claims if c.method == OWN_WORDS]
        if reasons:
            head = regest.head
            yield Draft(
                variants=((head.id,), *([tuple(there)] if there else ())),
                events=(head.event,),
                explanation=sentence(f"The date “{head.quote.exact}” does not fit itself: {'; '.join(reasons)}"),
            )


def head_line(index: Index, regest: Regest) -> str:
    """The line of a head, up to the first words of the abstract."""
    text = index.witnesses[regest.witness].original
    head = regest.head.quote
    start = max(text.rfind("\n", 0, head.start) + 1, head.start - LONGEST_HEAD)
    end = text.find("\n", head.end)
    end = min(end if end >= 0 else len(text), head.end + LONGEST_HEAD)
    told = (
        claim.quote.start
        for claim in regest.claims
        if claim.method not in (HEAD, OWN_WORDS) and claim.quote.start >= head.end
    )
    return text[start : min(end, min(told, default=end))]


def dating_clause(index: Index, regest: Regest) -> tuple[int, int]:
    """Where the sentence stands in which a document gives its own date ("Gegeben am Freitag, dem Tage des hl. Gregor"),
    in the original; an empty span where there is none."""
    text = index.witnesses[regest.witness].original
    tongue = meaning(regest.language)
    given = given_words(regest.language) | given_words(SCHOLARLY)
    for start, end in sentence_spans(
        text, regest.begin, regest.end, tongue.abbreviations, ordinal_dot=tongue.ordinal_dot
    ):
        opening = _WORD.search(text, start, end)
        if opening is not None and opening[0].casefold() in given and opening.start() - start < _OPENING:
            return start, min(end, start + LONGEST_HEAD)
    return 0, 0


def _of_the_day(regest: Regest, line: str) -> Iterator[str]:
    """What the weekday and the feast of a line say against the day of a regest."""
    if regest.low is None or regest.low != regest.high:
        return
    language = regest.language
    year = from_day(regest.low)[0]
    feasts = [one for one in _days(line, language, year) if not any(map(str.isdigit, line[one.start : one.end]))]
    for feast in feasts:
        if feast.earliest is not None and _differs(feast.earliest, regest.low, year):
            yield f"“{line[feast.start : feast.end]}” was {feast.edtf}"
            return
    named = _weekday_named(line, language)
    if named is not None and named[0] not in _weekdays(regest.low):
        yield f"that day was a {_DAYS[_weekdays(regest.low)[0]]}, not “{named[1]}”"


def _days(line: str, language: str, year: int) -> Iterator[TimeMention]:
    """The days that a line names, read in its language and in that of the learned."""
    for tongue in dict.fromkeys((language, SCHOLARLY)):
        try:
            found = read_dates(line, tongue, anchor_year=year)
        except UsageError:
            continue
        dates = (one for one in found if one.kind == "date" and one.earliest is not None)
        yield from (one for one in dates if one.earliest == one.latest)


def _differs(one: Day, other: Day, year: int) -> bool:
    return one != other and not (year >= GREGORIAN_EASTER_SINCE and abs(one - other) in _STYLES_APART)


def _weekdays(day: Day) -> tuple[int, ...]:
    """The weekdays that a day of the source's calendar may have had, Monday being 0."""
    year, month, number = from_day(day)
    found = []
    if year >= GREGORIAN_EASTER_SINCE:
        found.append(weekday(to_day(year, month, number)))
    with suppress(DayError):
        found.append(weekday(julian_to_day(year, month, number)))
    return tuple(found)


def _weekday_named(line: str, language: str) -> tuple[int, str] | None:
    """The first weekday that a head names as that of the document, Monday being 0, with its words."""
    words = list(_WORD.finditer(line))
    for tongue in dict.fromkeys((language, SCHOLARLY)):
        values = grammar(tongue).words.values
        for at, found in enumerate(words):
            before = [words[i][0] for i in range(max(0, at - 2), at)]
            if any(word in values.get(name, ()) for word in before for name in ("FEASTSTEP", "FEASTLEAD", "BEFORE")):
                continue
            following = words[at + 1] if at + 1 < len(words) else None
            if found[0] in values.get("FERIA", ()) and following is not None:
                number = _ordinal(following[0].casefold(), tongue)
                if 2 <= number <= _FRIDAY:
                    return number - 2, line[found.start() : following.end()]
                return None
            if found[0] in values.get("WEEKDAY", ()):
                return int(values["WEEKDAY"][found[0]]) - 1, found[0]
    return None


def _of_the_indiction(index: Index, regest: Regest) -> Iterator[str]:
    """An indiction that the year of a document does not have."""
    assert regest.low is not None
    year, month, _ = from_day(regest.low)
    for claim_words in _texts(index, regest):
        number = _indiction_in(claim_words, regest.language)
        if number is None:
            continue
        own = (year + 2) % _CYCLE + 1
        late = regest.low != regest.high or month >= _SEPTEMBER
        if number != own and not (late and number == own % _CYCLE + 1):
            yield f"{year} was of indiction {own}, not {number}"
            return


def _texts(index: Index, regest: Regest) -> Iterator[list[str]]:
    yield _WORD.findall(head_line(index, regest))
    for claim in _phrases(regest):
        yield _WORD.findall(claim.quote.exact)


def _phrases(regest: Regest) -> Iterator[Claim]:
    return (claim for claim in regest.claims if claim.facet in ("topic", "evidence"))


def _indiction_in(words: list[str], language: str) -> int | None:
    small = [word.casefold() for word in words]
    for tongue in dict.fromkeys((language, SCHOLARLY)):
        for place, term in charter_words(tongue).walk(small):
            if term.label == "reckoning|indiction":
                for word in words[place + term.length : place + term.length + 2]:
                    number = _number(word, tongue)
                    if number is not None:
                        return number
    return None


def _number(word: str, language: str) -> int | None:
    """A number of an indiction: figures, Roman figures, or an ordinal in words."""
    if word.isdecimal():
        value = int(word)
    elif _ROMAN.match(word) and (word.isupper() or len(word) > 1):
        value = roman(word.upper()) or 0
    else:
        value = _ordinal(word, language)
    return value if 1 <= value <= _CYCLE else None


def _ordinal(word: str, language: str) -> int:
    """The number of an ordinal in words; 0 for what is none."""
    found = (term.label for term in charter_words(language).at([word], 0) if term.label.startswith("ordinal|"))
    return int(next(found, "ordinal|0").partition("|")[2])


RULES: tuple[Rule, ...] = (date_against_itself,)
