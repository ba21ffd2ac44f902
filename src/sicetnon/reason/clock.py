"""Times of the day: which minutes of a day a claim leaves possible, and whether two claims leave one in common.

"At nine o'clock" is nine in the morning or in the evening where the words show no half of the day; an hour written with
a nought before it, with four digits, or above twelve shows it by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from sicetnon.errors import UsageError
from sicetnon.lexicon import load
from sicetnon.model import Claim, DateValue
from sicetnon.reason.index import Index

_HALF_DAY, _NOON = 720, 12
_SHORTLY = 45  # minutes that "shortly" before or after an hour reaches to, as wide as anybody uses it
_PARTS = {"MO": (240, 720), "MI": (660, 780), "AF": (720, 1140), "EV": (1020, 1440), "DT": (240, 1200)}
"""Minutes of the day that the parts of TIMEX3 stand for, as wide as anybody uses them."""
_ZONES = ("GMT", "UTC")
_NIGHT = ((1140, 1440), (0, 420))
_BY_ITSELF = re.compile(r"(?<!\d)(?:0\d|\d{4}(?!\d))")


def minutes(clock: str) -> tuple[int, int] | None:
    """First and last minute of the day that a time of day stands for; None for what is no time of day."""
    if clock in _PARTS:
        return _PARTS[clock]
    ends = [part.split(":") for part in clock.split("/")]
    if not all(len(end) == 2 and end[0].isdigit() and end[1].isdigit() for end in ends):
        return None
    found = [int(hour) * 60 + int(minute) for hour, minute in ends]
    return found[0], found[-1]


def spans(index: Index, claim: Claim) -> tuple[tuple[int, int], ...]:
    """The spans of minutes that a claim leaves possible: one, or two where its words show no half of the day; none
    where it names no hour."""
    value = claim.value
    if not isinstance(value, DateValue) or not value.clock or value.phrase.upper().endswith(_ZONES):
        return ()  # "1315 GMT": when a report was sent
    return _spans(value.clock, value.phrase, claim.quote.words, index.vocabulary(claim).language)


@lru_cache(maxsize=4096)  # a claim is held against many others
def _spans(clock: str, phrase: str, quote: str, language: str) -> tuple[tuple[int, int], ...]:
    if clock == "NI":
        return _NIGHT
    span = minutes(clock)
    if span is None:
        return ()
    low, high = span if "/" not in clock or clock in _PARTS else _close(language, phrase, quote, span)
    if "/" in clock and (low, high) != span:
        return ((low, high),)
    told = 60 <= low <= high < (_NOON + 1) * 60 and clock not in _PARTS
    if not told or _BY_ITSELF.search(phrase) or not _open(language, f" {quote.casefold()} {phrase.casefold()} "):
        return (span,)
    return (span, (low + _HALF_DAY, high + _HALF_DAY))


def _close(language: str, phrase: str, quote: str, span: tuple[int, int]) -> tuple[int, int]:
    """ "Shortly before 0900": the minutes next to an hour, where the words say so."""
    low, high = span
    said = quote.casefold()
    if not any(f"{word} {phrase.casefold()}" in said for word in _soon(language)):
        return span
    return (max(low, high - _SHORTLY), high) if low == 0 else (low, min(high, low + _SHORTLY))


@lru_cache(maxsize=64)
def _soon(language: str) -> tuple[str, ...]:
    try:
        named: dict[str, str] = load(language).section("dates").get("words", {}).get("SHORTLY", {})
    except UsageError:
        return ()
    return tuple(word for words in named.values() for word in words.split())


def _open(language: str, text: str) -> bool:
    """Whether a language parts the day in halves, and the words do not say in which one the hour is."""
    words = _halves(language)
    return bool(words) and not any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)


@lru_cache(maxsize=64)
def _halves(language: str) -> tuple[str, ...]:
    try:
        measured: dict[str, Any] = load(language).section("extract").get("measured", {})
    except UsageError:
        return ()
    named = (*measured.get("am", ()), *measured.get("pm", ()), *measured.get("times", {}))
    return tuple(word.casefold() for word in named) if "am" in measured else ()


def gap(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]) -> int:
    """The fewest minutes that lie between two times of the day, however each is taken; negative where they meet."""
    return min((max(a, c) - min(b, d) for a, b in one for c, d in other), default=0)
