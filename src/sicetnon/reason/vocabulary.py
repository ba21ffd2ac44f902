"""The words that rules look for in claims, from the lexicon's section `reason`, and what a passage is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import msgspec

from sicetnon.errors import UsageError
from sicetnon.lexicon import load

_KINDS_IN = "en"
"""The lexicon whose lists of event kinds hold for all languages: kinds are names of the model, not words of a text."""
_SHORTEST = 4  # letters that an ending must leave
_MOST_ENDINGS = 2  # "ers", "ed" of a word in "er"
_SHORTEST_TOPIC = 3
_NO_TOPIC = ("",)
_NONE: Mapping[str, str] = {}
_TEXTS_KEPT, _WORDS_KEPT = 32768, 65536  # of a large record; what is met again is seldom far away
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word as the rules read it: letters, with the apostrophes between them."""


class Vocabulary(msgspec.Struct, frozen=True):
    """One language's words for the rules: sets of phrases by concern, and groups of words of one field of meaning."""

    language: str
    empty: frozenset[str]
    """Words without a topic of their own (articles, prepositions, the commonest verbs)."""
    phrases: dict[str, tuple[str, ...]]
    """Phrases by concern, casefolded: `first`, `one_of`, `decided`, `discussed`, `alone`, `jointly`, `still`, …"""
    kin: dict[str, str]
    """A word's field of meaning, by its stem ("annexation" and "occupation" are of one)."""
    kinds: dict[str, frozenset[str]]
    """Kinds of events by what rules must know of them: `birth`, `death`, `agreement`, `lasting`."""
    classes: tuple[frozenset[str], ...] = ()
    """Kinds of events that accounts use for each other."""
    endings: tuple[str, ...] = ()
    """Endings of words, the longest first."""
    openings: dict[str, tuple[tuple[str, int, str, str], ...]] = {}
    """The phrases by their first words: the concern of each, its rank there, the phrase between spaces, and its second
    word, which is empty for one of a single word."""

    def has(self, concern: str, text: str) -> str:
        """The phrase of that concern which the text holds as whole words; empty when it holds none."""
        sought = _sought(self.language, concern)
        if sought is None or not sought.search(text.casefold()):
            return ""
        return _concerns(self.language, text).get(concern, "")

    def concerns(self, text: str) -> Mapping[str, str]:
        """All concerns of which the text holds a phrase as whole words, with the first such phrase of each."""
        return _concerns(self.language, text)

    def topics(self, text: str) -> frozenset[str]:
        """What a text is about: the stems of its words without the empty ones, a field of meaning for those of one."""
        return _topics(self.language, text)

    def indefinite(self, label: str) -> bool:
        """Whether a name begins as one does that names nothing in particular ("a series of attacks")."""
        first = label.casefold().split(" ", 1)[0]
        return first in self.phrases.get("indefinite", ())

    def same_class(self, one: str, other: str) -> bool:
        """Whether accounts use the two event kinds for each other."""
        return any(one in each and other in each for each in self.classes)

    def kind_of(self, noun: str) -> str:
        """The kind of event that a noun names ("conference": meeting); the noun itself when it names none."""
        small = noun.casefold()
        return _nouns(self.language).get(small) or _nouns(self.language).get(stem(small, self.endings), small)

    def is_kind(self, concern: str, kind: str) -> bool:
        """Whether an event kind is of that sort; a kind of several words is known by its last one."""
        known = self.kinds.get(concern, frozenset())
        return kind in known or kind.rpartition(" ")[2] in known


@lru_cache(maxsize=_WORDS_KEPT)
def stem(word: str, endings: tuple[str, ...]) -> str:
    """A word without its endings, each time the longest that leaves four letters ("surrendered" as "surrender");
    enough to know a word again in another form."""
    known, lengths = _endings(endings)
    for _ in range(_MOST_ENDINGS):
        for length in lengths:
            if len(word) - length >= _SHORTEST and word[-length:] in known:
                word = word[:-length]
                break
        else:
            break
    return word


@lru_cache(maxsize=64)
def _endings(endings: tuple[str, ...]) -> tuple[frozenset[str], tuple[int, ...]]:
    """The endings as a set, and their lengths, the greatest first."""
    return frozenset(endings), tuple(sorted({len(ending) for ending in endings if ending}, reverse=True))


@lru_cache(maxsize=_TEXTS_KEPT)
def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


@cache
def _sought(language: str, concern: str) -> re.Pattern[str] | None:
    """What a text holds that holds a phrase of a concern: the first word of one."""
    firsts = {phrase.partition(" ")[0] for phrase in vocabulary(language).phrases.get(concern, ())}
    return re.compile("|".join(map(re.escape, sorted(firsts)))) if firsts else None


@lru_cache(maxsize=_TEXTS_KEPT)
def _concerns(language: str, text: str) -> Mapping[str, str]:
    known, words = vocabulary(language), frozenset(_words(text))
    begun = known.openings.keys() & words
    if not begun:
        return _NONE
    padded = f" {' '.join(_words(text))} "
    ranks: dict[str, int] = {}
    for concern, rank, phrase, second in (each for word in begun for each in known.openings[word]):
        if not second or (second in words and phrase in padded):
            ranks[concern] = min(rank, ranks.get(concern, rank))
    return {concern: known.phrases[concern][rank] for concern, rank in ranks.items()}


@lru_cache(maxsize=_TEXTS_KEPT)
def _topics(language: str, text: str) -> frozenset[str]:
    return frozenset(map(topics_by_word(language).__getitem__, _words(text))).difference(_NO_TOPIC)


class Lexis(dict[str, str]):
    """The topics of one language's words, each read when it is first met; no topic is an empty one."""

    def __init__(self, words: Vocabulary) -> None:
        self._vocabulary = words

    def __missing__(self, word: str) -> str:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        words = self._vocabulary
        stemmed = stem(word, words.endings)
        silent = len(word) < _SHORTEST_TOPIC or word in words.empty or stemmed in words.empty
        self[word] = topic = "" if silent else words.kin.get(stemmed, stemmed)
        return topic


@cache
def topics_by_word(language: str) -> Lexis:
    """What the words of a language are about, by the casefolded word."""
    return Lexis(vocabulary(language))


@cache
def _nouns(language: str) -> dict[str, str]:
    """The kinds of events by the nouns that name them, and by the stems of these."""
    try:
        lexicon = load(language)
    except UsageError:
        return {}
    endings = vocabulary(language).endings
    nouns = lexicon.section("extract").get("event_nouns", {})
    found = {noun.casefold(): kind for kind, each in nouns.items() for noun in each}
    return {stem(noun, endings): kind for noun, kind in found.items()} | found


def _section(language: str) -> dict[str, Any]:
    try:
        return load(language).section("reason")
    except UsageError:
        return {}


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; an empty one where the lexicon has none, so that such rules stay silent."""
    section = _section(language)
    kinds_of = section if "kinds" in section else _section(_KINDS_IN)
    phrases = {name: tuple(each) for name, each in section.get("phrases", {}).items()}
    endings = tuple(sorted(section.get("endings", ()), key=lambda ending: (-len(ending), ending)))
    kin = {stem(word, endings): group[0] for group in section.get("kin", ()) for word in group}
    kinds = {name: frozenset(each) for name, each in kinds_of.get("kinds", {}).items()}
    empty = frozenset(form for word in section.get("empty", ()) for form in (word, stem(word, endings)))
    classes = tuple(frozenset(each) for each in kinds_of.get("classes", ()))
    openings: dict[str, list[tuple[str, int, str, str]]] = defaultdict(list)
    for name, each in phrases.items():
        for rank, phrase in enumerate(each):
            first, *rest = phrase.split(" ")
            openings[first].append((name, rank, f" {phrase} ", rest[0] if rest else ""))
    by_first = {word: tuple(found) for word, found in openings.items()}
    return Vocabulary(language, empty, phrases, kin, kinds, classes, endings, by_first)
