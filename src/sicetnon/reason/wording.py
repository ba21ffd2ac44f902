"""Plain sentences with the claims' own words: who speaks, what they say, when it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sicetnon.chronology.day import Day, from_day, month_end, month_start, to_day, year_end
from sicetnon.model import Claim
from sicetnon.reason.index import Index

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_LONGEST = 150  # code points of a quote in a sentence; the whole of it is a click away


def words_of(claim: Claim, longest: int = _LONGEST) -> str:
    """The claim's own words, on one line, cut at a word when they are long."""
    words = " ".join(claim.quote.words.split())
    if len(words) <= longest:
        return words
    return words[:longest].rpartition(" ")[0].rstrip(" ,;:") + " …"


def quoted(claim: Claim, longest: int = _LONGEST) -> str:
    """The claim's own words in quotation marks."""
    return f"“{words_of(claim, longest)}”"


def speaker(index: Index, claim: Claim) -> str:
    """Who says it, as the subject of a sentence: the innermost voice, else the witness, else part of it."""
    inner = [voice for voice in claim.voice if voice.kind != "author"]
    if not inner:
        return teller(index, claim)
    name = inner[-1].name or ("a voice without a name" if inner[-1].kind == "anonymous" else "a cited source")
    if inner[-1].kind == "anonymous" and inner[-1].name:
        name = f"“{name}”"
    return f"{name} (in {_siglum(index, claim)})" if len(index.witnesses) > 1 else name


def _siglum(index: Index, claim: Claim) -> str:
    witness = index.witnesses.get(claim.quote.witness)
    return (witness.siglum if witness else "") or "the text"


def teller(index: Index, claim: Claim) -> str:
    """The witness that tells it, or part of it; `the text` where there is only one."""
    block = index.block(claim)
    part = {"field": "the infobox", "cell": "the table"}.get(block.kind if block else "", "")
    if len(index.witnesses) > 1:
        siglum = _siglum(index, claim)
        return f"{part} of {siglum}" if part else siglum
    return part or "the text"


def says(index: Index, claim: Claim, longest: int = _LONGEST) -> str:
    """`the infobox says “6–7 December 1939 in Kraków”`; a hedge outside the quote is marked, and so is a voice."""
    words = words_of(claim, longest)
    shown = words.casefold()
    marked = index.hedged(claim) or claim.polarity == "0"
    outside = marked and claim.cue and claim.cue.casefold() not in shown
    hedge = f", with “{claim.cue}”" if outside else ""
    if claim.voice and claim.voice[-1].kind == "anonymous":
        name = claim.voice[-1].name
        after = f", after “{name}”," if name and name.casefold() not in shown else ""
        return f"{teller(index, claim)}{after} reports “{words}”{hedge}"
    denies = claim.polarity == "-" and not index.vocabulary(claim).has("negation", words)
    return f"{speaker(index, claim)} {'denies' if denies else 'says'} “{words}”{hedge}"


def sentence(text: str) -> str:
    """With a capital at the start and a full stop at the end."""
    text = text.strip()
    if not text:
        return ""
    first = text[0].upper() if not text.startswith("“") else text[0]
    return first + text[1:] + ("" if text[-1] in ".?!" else ".")


def listing(items: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def clauses(items: Iterable[str]) -> str:
    """Statements side by side: `a; b; c`."""
    return "; ".join(items)


def number(count: float, noun: str = "") -> str:
    """A count in words up to twelve, with its noun."""
    whole = int(count)
    text = f"{count:,g}"
    if whole == count:
        text = _NUMBERS[whole] if 0 <= whole < len(_NUMBERS) else f"{whole:,}"
    return f"{text} {noun}{'' if count == 1 or not noun else 's'}".strip()


def ordinal(count: int) -> str:
    """`fourth`, `21st`."""
    if 0 <= count < len(_ORDINALS):
        return _ORDINALS[count]
    suffix = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{suffix}"


def day_words(day: Day) -> str:
    """`27 September 1939`; years before the common era with their name."""
    year, month, of_month = from_day(day)
    return f"{of_month} {_MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BCE"


def span_words(low: Day, high: Day) -> str:
    """A stretch of days as a person writes it: a day, days of one month, a month, a year, or two days and a dash."""
    if low == high:
        return day_words(low)
    (year, month, first), (to_year, to_month, last) = from_day(low), from_day(high)
    if low == to_day(year) and high == year_end(to_year):
        return _year(year) if year == to_year else f"{_year(year)}–{_year(to_year)}"
    if low == month_start(year, month) and high == month_end(to_year, to_month):
        begin = _MONTHS[month - 1] + ("" if year == to_year else f" {_year(year)}")
        end = f"{_MONTHS[to_month - 1]} {_year(to_year)}"
        return end if (year, month) == (to_year, to_month) else f"{begin}–{end}"
    if (year, month) == (to_year, to_month):
        return f"{first}–{last} {_MONTHS[month - 1]} {_year(year)}"
    if year == to_year:
        return f"{first} {_MONTHS[month - 1]} – {day_words(high)}"
    return f"{day_words(low)} – {day_words(high)}"


def called(index: Index, event: str) -> str:
    """An event as a sentence names it."""
    known = index.events.get(event)
    label = " ".join(known.label.split()) if known else ""
    if not known or not label:
        return "this event"
    article = label.split(" ", 1)[0] in ("the", "a", "an")
    if label[0].isdigit() or (label[0].islower() and not article):
        return f"the {known.kind or 'event'} “{label}”"
    return label


def of_date(index: Index, event: str) -> str:
    """` of March 1940`, where a date is given for an event; else nothing."""
    dated = index.dated(event)
    return f" of {span_words(*dated[:2])}" if dated else ""


__all__ = [
    "called", "clauses", "day_words", "listing", "number", "of_date", "ordinal", "quoted", "says", "sentence",
    "span_words", "speaker", "teller", "words_of",
]  # fmt: skip
