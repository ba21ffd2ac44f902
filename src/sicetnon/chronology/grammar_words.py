"""The vocabulary of dates of one language: every surface form that matters becomes one code character.

A text is cut into tokens once and turned into a string with one character a token. Words that say nothing about time
all become the same character, so that the grammar (`chronology.grammar`) runs as a plain regular expression over a
short alphabet, whatever the language. A word may belong to several classes ("second" is an ordinal and a unit): each
distinct set of classes has its own character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

import msgspec

from sicetnon.lexicon import Lexicon

OTHER = "."
"""The code of every token that is in no class."""

FIRST_CODE = 0xE000
"""Codes come from the private use area, so that none means anything to the engine of regular expressions."""

PUNCTUATION = {
    "DASH": "- – — ‐ ‑ ‒ − ―",
    "COMMA": ",",
    "DOT": ".",
    "SLASH": "/ ⁄",
    "OPEN": "(",
    "CLOSE": ")",
    "SQOPEN": "[",
    "SQCLOSE": "]",
    "APOS": "' ’ ‘ ʼ `",
    "COLON": ":",
    "SEMI": ";",
    "QUERY": "?",
    "TILDE": "~ ≈",
    "QUOTE": '" “ ” „ « »',
    "STOP": ". ; : ! ?",
}
"""Classes of marks, the same for all languages; the keys are the names used in a lexicon's grammar."""

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN_TENS = ("", "X", "XX")

Value = int | str


class Words(msgspec.Struct):
    """What a language's date words compile to: surface form to code, class to codes, class and form to value."""

    codes: dict[str, str]
    members: dict[str, str]
    values: dict[str, dict[str, Value]]
    tokens: re.Pattern[str]


class Scan(msgspec.Struct):
    """One text in tokens: `codes[i]` is the code of token `i`, `pieces[2*i+1]` its text, `ends[2*i]` its start."""

    pieces: list[str]
    ends: list[int]
    codes: str

    def start(self, token: int) -> int:
        """Where a token begins, in code points of the text."""
        return self.ends[2 * token]

    def end(self, token: int) -> int:
        """Where a token ends (exclusive)."""
        return self.ends[2 * token + 1]

    def word(self, token: int) -> str:
        """The text of a token."""
        return self.pieces[2 * token + 1]

    def gap(self, token: int) -> str:
        """The white space before a token."""
        return self.pieces[2 * token]

    def __len__(self) -> int:
        return len(self.codes)


def scan(words: Words, text: str) -> Scan:
    """Cut a text into tokens and codes, in time linear in its length."""
    pieces = words.tokens.split(text)
    ends = list(accumulate(map(len, pieces)))
    get = words.codes.get
    return Scan(pieces, ends, "".join([get(piece, OTHER) for piece in pieces[1::2]]))


def _surfaces(word: str) -> Iterable[str]:
    """The ways a word of the lexicon may be written. A word that the lexicon capitalises needs its capital."""
    yield word
    yield word.upper()
    if word[0].islower():
        yield word[0].upper() + word[1:]


def roman(number: int) -> str:
    """Roman numeral of a number from 1 to 29."""
    return ROMAN_TENS[number // 10] + ROMAN[number % 10]


def _numerals(section: dict[str, Any]) -> Iterable[tuple[str, str, Value]]:
    """Digits as (class, form, value): days, months, years, two-digit years, ordinals, decades."""
    for number in range(2200):
        form = str(number)
        if number:
            yield "YR", form, number
            yield "NUM", form, number
        if number >= 1000:
            yield "YEAR", form, number
        elif number >= 100:
            yield "YEAR3", form, number
        if 0 < number <= 31:
            yield "DAY", form, number
        if 0 < number <= 12:
            yield "MNUM", form, number
        if number < 25:
            yield "HOUR", form, number
        if number < 100:
            padded = f"{number:02d}"
            yield "YY", padded, number
            if number < 60:
                yield "MINUTE", padded, number
            if 0 < number < 10:
                yield "DAY", padded, number
                yield "MNUM", padded, number
                yield "HOUR", padded, number
        if number <= 131 and number:
            for suffix in section.get("ordinal_suffixes", "").split():
                yield "ORD", form + suffix, number
                if number <= 31:
                    yield "DAY", form + suffix, number
        if number % 10 == 0:
            for suffix in section.get("decade_suffixes", "").split():
                yield "DECADE" if number >= 100 else "DECADE2", form + suffix, number
    for number in range(1, 30):
        yield "ROMAN", roman(number), number
        if number <= 12:
            yield "ROMANMONTH", roman(number), number


def _entries(section: dict[str, Any], literals: Iterable[str]) -> Iterable[tuple[str, str, Value]]:
    yield from _numerals(section.get("numbers", {}))
    for name, marks in PUNCTUATION.items():
        for mark in marks.split():
            yield name, mark, mark
    for literal in literals:
        for surface in _surfaces(literal):
            yield "=" + literal, surface, literal
    for name, table in section.get("words", {}).items():
        for value, listed in table.items():
            meaning: Value = int(value) if value.lstrip("-").isdigit() else value
            for word in listed.split():
                for surface in _surfaces(word.replace("_", " ")):
                    yield name, surface, meaning


def compile_words(lexicon: Lexicon, literals: Iterable[str]) -> Words:
    """Compile the date words of a lexicon, with the words that its grammar names literally."""
    section = lexicon.section("dates")
    classes: dict[str, dict[str, Value]] = {}
    for name, surface, value in _entries(section, literals):
        classes.setdefault(surface, {}).setdefault(name, value)
    codes: dict[str, str] = {}
    members: dict[str, str] = {}
    values: dict[str, dict[str, Value]] = {}
    known: dict[frozenset[str], str] = {}
    for surface, meanings in classes.items():
        names = frozenset(meanings)
        if names not in known:
            known[names] = chr(FIRST_CODE + len(known))
            for name in names:
                members[name] = members.get(name, "") + known[names]
        codes[surface] = known[names]
        for name, value in meanings.items():
            values.setdefault(name, {})[surface] = value
    return Words(codes, members, values, _token_pattern(section))


def _token_pattern(section: dict[str, Any]) -> re.Pattern[str]:
    joined = sorted(section.get("joined", "").split(), key=len, reverse=True)
    glued = sorted(section.get("glued", "").split(), key=len, reverse=True)
    alternatives = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in joined]
    alternatives += [rf"(?<!\w)(?:{'|'.join(map(re.escape, glued))})(?=\d)"] if glued else []
    alternatives += [
        r"[^\W\d_]+(?!\d)",
        r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)",
        r"\d+(?:\.\d+)?[^\W\d_]*",
        r"\w+",
        r"\n[ \t\r\f\v]*\n\s*",
        r"[^\w\s]",
    ]
    return re.compile("(" + "|".join(alternatives) + ")")
