"""The vocabulary of dates of one language: every surface form that matters becomes one code character.

A text is cut into tokens once and turned into a string with one character a token. Words that say nothing about time
all become the same character, so that the grammar (`chronology.grammar`) runs as a plain regular expression over a
short alphabet, whatever the language. A word may belong to several classes ("second" is an ordinal and a unit): each
distinct set of classes has its own character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, repeat
from typing import Any

import msgspec

from sicetnon.lexicon import Lexicon

OTHER = "."
"""The code of every token that is in no class."""

CODES = "".join(chr(number) for number in (*range(0x80, 0x100), *range(1, 0x80)) if chr(number) != OTHER)
"""The codes of classes. Of one byte each: sets of them are compiled and searched several times as fast as others."""

FIRST_CODE = 0xE000
"""Where the codes go on when these are used up: the private use area."""

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
    "SENTENCE": ". ; ! ?",
}
"""Classes of marks, the same for all languages; the keys are the names used in a lexicon's grammar."""

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN_TENS = ("", "X", "XX")
ROMAN_ALL_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
ROMAN_HUNDREDS = ("", "C", "CC", "CCC", "CD", "D", "DC")
ROMAN_YEARS = (1000, 1700)
"""The years that are read in Roman numerals, first and last exclusive."""

Value = int | str

NUMERALS = (
    ("YR", 1, 9999),
    ("NUM", 1, 2199),
    ("YEAR", 1000, 2199),
    ("YEAR3", 100, 999),
    ("DAY", 1, 31),
    ("MNUM", 1, 12),
    ("HOUR", 1, 24),
)
PADDED = (("YY", 0, 99), ("MINUTE", 0, 59), ("DAY", 1, 9), ("MNUM", 1, 9), ("HOUR", 0, 9))
"""Classes of numerals, with the least and the greatest number; the second table is of two digits."""


class Words(msgspec.Struct):
    """What a language's date words compile to: surface form to code, class to codes, class and form to value."""

    codes: dict[str, str]
    members: dict[str, str]
    values: dict[str, dict[str, Value]]


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
    pieces = TOKENS.split(text)
    ends = list(accumulate(map(len, pieces)))
    return Scan(pieces, ends, "".join(map(words.codes.get, pieces[1::2], repeat(OTHER))))


def _surfaces(word: str) -> Iterable[str]:
    """The ways a word of the lexicon may be written. A word that the lexicon capitalises needs its capital."""
    yield word
    yield word.upper()
    if word[0].islower():
        yield word[0].upper() + word[1:]


def roman(number: int) -> str:
    """Roman numeral of a number from 1 to 29."""
    return ROMAN_TENS[number // 10] + ROMAN[number % 10]


def roman_year(number: int) -> str:
    """Roman numeral of a year from 1000 to 1699."""
    hundreds, rest = divmod(number - 1000, 100)
    tens, ones = divmod(rest, 10)
    return "M" + ROMAN_HUNDREDS[hundreds] + ROMAN_ALL_TENS[tens] + ROMAN[ones]


def _numerals(section: dict[str, Any]) -> Iterable[tuple[str, str, Value]]:
    """Digits as (class, form, value): days, months, years, two-digit years, ordinals, decades."""
    glued = section.get("glued", "").split()
    for number in range(1, 10_000):
        form = str(number)
        for name, least, most in NUMERALS:
            if least <= number <= most:
                yield name, form, number
        for prefix in glued if number < 2200 else ():
            yield "GLUED", prefix + form, number
    for hour in range(24):
        for minute in range(60):
            yield "MILTIME", f"{hour:02d}{minute:02d}", 100 * hour + minute
    for number in range(100):
        for name, least, most in PADDED:
            if least <= number <= most:
                yield name, f"{number:02d}", number
    yield from _suffixed(section)
    if section.get("roman_years"):
        for number in range(ROMAN_YEARS[0], ROMAN_YEARS[1]):
            form = roman_year(number)
            for name in ("YR", "YEAR") if len(form) > 2 else ():
                yield name, form, number
                yield name, form.lower(), number
    for number in range(1, 30):
        yield "ROMAN", roman(number), number
        yield "ROMANDAY", roman(number), number
        if number <= 12:
            yield "ROMANMONTH", roman(number), number


def _suffixed(section: dict[str, Any]) -> Iterable[tuple[str, str, Value]]:
    suffixes = section.get("ordinal_suffixes", "").split()
    suffixes += [suffix.upper() for suffix in suffixes if suffix != suffix.upper()]
    for number in range(1, 251):
        for suffix in suffixes:
            yield "ORD", f"{number}{suffix}", number
            if number <= 31:
                yield "DAY", f"{number}{suffix}", number
                yield "DAYTH", f"{number}{suffix}", number
    for number in range(0, 2200, 10):
        for suffix in section.get("decade_suffixes", "").split():
            form = f"{number or '00'}{suffix}"
            yield "DECADE" if number >= 100 else "DECADE2", form, number
            for prefix in section.get("glued", "").split() if number >= 100 else ():
                yield "GLUEDDECADE", prefix + form, number
    for number in range(1, 30):
        for suffix in section.get("century_suffixes", "").split():
            yield "NTHCENTURY", f"{number}{suffix}", number


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
            known[names] = CODES[len(known)] if len(known) < len(CODES) else chr(FIRST_CODE + len(known))
            for name in names:
                members[name] = members.get(name, "") + known[names]
        codes[surface] = known[names]
        for name, value in meanings.items():
            values.setdefault(name, {})[surface] = value
    return Words(codes, members, values)


TOKENS = re.compile(
    r"([A-Za-z]\w++|(?! )(?:"  # words, the commonest first; that a space begins no token is told at once
    r"[^\W\d_]\w++"
    r"|\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)"  # 1,339: a number, never a year
    r"|(?<!\.)\d+\.\d{1,3}(?![.\d])"  # 22.8, but not the beginning of 24.11.1939
    r"|(?:[^\W\d_]\.){2,}"  # B.C., a.m., U.S.
    r"|\w++|[^\w\s]"
    r"|\n[ \t\r\f\v]*\n\s*))"  # the end of a paragraph ends every expression
)
"""What is one token, in any language. Two characters decide every alternative: the cut is linear."""
