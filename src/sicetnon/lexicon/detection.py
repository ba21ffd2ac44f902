"""Which language a text is in, told from its most frequent words in a bounded sample."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Container
from functools import cache
from pathlib import Path

import msgspec

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SLICE = 8_000  # code points of the text's beginning, middle and end that are looked at
LETTERS_COUNT = 0.25  # what letters can add, beside the share of frequent words, which is 0.3 to 0.5 in running text
UNKNOWN = "en"
"""What a text is read as when nothing tells its language (a bare table of figures)."""


class Profile(msgspec.Struct, frozen=True):
    """What tells a language: its frequent words and its letters beyond a-z, both case folded."""

    words: frozenset[str]
    letters: frozenset[str]


@cache
def profiles() -> dict[str, Profile]:
    """The profiles of all languages that can be recognised, by ISO 639-1 code."""
    tables = tomllib.loads((Path(__file__).parent / "detect" / "languages.toml").read_text(encoding="utf-8"))
    return {
        code: Profile(frozenset(table["words"].split()), frozenset(table["letters"])) for code, table in tables.items()
    }


@cache
def _weights() -> dict[str, float]:
    """How much a word tells: the inverse of the number of languages that have it."""
    times = Counter(word for profile in profiles().values() for word in profile.words)
    return {word: 1 / count for word, count in times.items()}


def sample(text: str) -> str:
    """The beginning, the middle and the end of a long text; a short one whole."""
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


def likeness(text: str, *, names: bool = False) -> dict[str, float]:
    """How much speaks for each language: the share of very frequent words, and of letters that it has or has not.

    Letters of words with capitals count only with `names`, for names are often foreign.
    A word counts less the more languages share it. Languages come in the order of the file, which is that of a tie.
    """
    forms = Counter(_WORD.findall(text))
    total = sum(forms.values())
    if not total:
        return {}
    words: Counter[str] = Counter()
    for form, times in forms.items():
        words[form.casefold()] += times
    plain = [form for form in forms if names or form == form.lower()]
    letters = Counter(letter for word in plain for letter in word if letter > "\x7f")
    strange = sum(letters.values())
    weights = _weights()
    found: dict[str, float] = {}
    for code, profile in profiles().items():
        hits = sum(times * (0.5 + weights[word] / 2) for word, times in words.items() if word in profile.words)
        own = sum(times for letter, times in letters.items() if letter in profile.letters)
        found[code] = hits / total + LETTERS_COUNT * (2 * own - strange) / max(strange, total)
    return found


def likelier(text: str, home: str, known: Container[str], *, clearly: float = 1.0) -> str:
    """The language of a short part of a text that may mix them: `home`, unless another one of `known` is likelier, and
    that `clearly` times so."""
    alike = {one: share for one, share in likeness(text, names=True).items() if one in known}
    best = max(alike, key=alike.__getitem__, default=home)
    return best if alike.get(best, 0.0) > max(0.0, clearly * alike.get(home, 0.0)) else home


def detect_language(text: str) -> str:
    """The language of a text (ISO 639-1), `UNKNOWN` when nothing tells it. Looks at 24,000 code points at most."""
    found = likeness(sample(text))
    best = max(found, key=found.__getitem__, default=UNKNOWN)
    return best if found.get(best, 0.0) > 0 else UNKNOWN
