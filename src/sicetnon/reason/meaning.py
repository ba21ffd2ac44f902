"""What words mean to a rule: broad fields of meaning, shared by all languages, and terms that exclude one another.

A field of meaning ("court": trial, judge, sentenced, …) says that two passages may speak of one matter. Terms of one
aspect ("weapon": rifle, knife, fire, …) are alternatives: told of the same deed they do not agree. Both come from the
lexicon, under the same names in every language, so that passages in different languages can be compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import msgspec

from sicetnon.errors import UsageError
from sicetnon.lexicon import load
from sicetnon.reason.vocabulary import Vocabulary, stem, vocabulary

SHARED = "~"
"""Marks what a word means under the name that all languages have for it."""
_LONGEST_PHRASE = 6  # words
_MOST_MET = 65_536  # words whose terms are kept
_NO_NAMES = ("roles", "women", "men", "groups", "counted", "anonymous", "demonyms", "places", "works")
"""Lists of the lexicon whose words are no names of persons."""
_SHORTEST = 3  # letters of a word that means something by itself


class Term(msgspec.Struct, frozen=True):
    """A word or phrase of the lexicon that was met: `label` is what it stands for, `length` its number of words."""

    label: str
    length: int


class _Begun(NamedTuple):
    """What a word may begin: all terms, each with the words that must follow; those of that word alone; by the next
    word of longer ones, these and those alone; and the beginnings of next words that are known by these only."""

    all: list[tuple[Term, tuple[str, ...]]]
    alone: list[Term]
    next: dict[str, list[tuple[Term, tuple[str, ...]]]]
    stems: tuple[str, ...]

    def goes_on(self, following: str) -> bool:
        """Whether a word may be the next one of something longer."""
        return following in self.next or (following != "" and following.startswith(self.stems))


class Phrases:
    """Words and phrases to look for in a row of words; `grave*` stands for every word that begins so.

    `labels` says for each label what to look for. A look at one place costs as many steps as there are lengths of
    beginnings, whatever the size of the list.
    """

    def __init__(self, labels: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._begins: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for label, phrases in labels.items():
            for phrase in phrases:
                first, *rest = phrase.casefold().split()
                table = self._begins if first.endswith("*") else self._whole
                table.setdefault(first.rstrip("*"), []).append((label, tuple(rest)))
        self._shortest = min(map(len, self._begins), default=0)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for begin in sorted(self._begins, key=len):
            lengths = self._lengths.get(begin[: self._shortest], ())
            if len(begin) not in lengths:
                self._lengths[begin[: self._shortest]] = (*lengths, len(begin))
        self._met: dict[str, _Begun | None] = {}

    def at(self, words: Sequence[str], place: int) -> list[Term]:
        """What begins at a place of a row of casefolded words."""
        word = words[place]
        known = self._met[word] if word in self._met else self.begun(word)
        if known is None:
            return []
        following = words[place + 1] if place + 1 < len(words) else ""
        if not known.goes_on(following):
            return known.alone
        if known.stems:
            return [
                term
                for term, rest in known.all
                if not rest or ((rest[0] == following or rest[0][-1] == "*") and _follows(words, place + 1, rest))
            ]
        return [
            term for term, rest in known.next[following] if len(rest) < 2 or _follows(words, place + 1, rest)
        ]  # that the first of the words follows is known

    def walk(self, words: Sequence[str]) -> Iterator[tuple[int, Term]]:
        """All that begins in a row of casefolded words, with the place of each."""
        met = self._met
        for place, word in enumerate(words):
            if (met[word] if word in met else self.begun(word)) is not None:
                for term in self.at(words, place):
                    yield place, term

    def begins(self, word: str) -> bool:
        """Whether something may begin with a word."""
        return self.begun(word) is not None

    def needed(self, word: str) -> Collection[str] | None:
        """The words of which one must follow for a word to be anything; None where it may be something without."""
        known = self.begun(word)
        return known.next if known is not None and not known.alone and not known.stems else None

    def begun(self, word: str) -> _Begun | None:
        """What may begin with a word; None when nothing does. Looked up once for each word, as most come again."""
        if word not in self._met:
            if len(self._met) >= _MOST_MET:
                self._met.clear()
            self._met[word] = self._begun(word)
        return self._met[word]

    def _begun(self, word: str) -> _Begun | None:
        found = self._whole.get(word, ())
        for length in self._lengths.get(word[: self._shortest], ()):
            if length > len(word):
                break
            found = [*found, *self._begins.get(word[:length], ())]
        if not found:
            return None
        terms = [(Term(label, 1 + len(rest)), rest) for label, rest in found if len(rest) < _LONGEST_PHRASE]
        if not terms:
            return None
        alone = [term for term, rest in terms if not rest]
        following = {rest[0]: [each for each in terms if each[1][:1] in ((), rest[:1])] for _, rest in terms if rest}
        return _Begun(terms, alone, following, tuple(word[:-1] for word in following if word.endswith("*")))


def _follows(words: Sequence[str], place: int, rest: Sequence[str]) -> bool:
    if place + len(rest) > len(words):
        return False
    for step, sought in enumerate(rest, place):
        if words[step] != sought and not (sought[-1] == "*" and words[step].startswith(sought[:-1])):
            return False
    return True


class Meaning(msgspec.Struct, frozen=True):
    """One language's words for comparing passages."""

    words: Vocabulary
    fields: Phrases
    cues: Phrases
    terms: Phrases = Phrases({})
    """The terms of all aspects at once: a label is the aspect, a bar, and the term's own label."""
    opposites: Phrases = Phrases({})
    """The words of each side of all oppositions at once: a label is the opposition, a bar, and the side."""
    abbreviations: frozenset[str] = frozenset()
    ordinal_dot: bool = False
    joins: frozenset[str] = frozenset()
    """Words that join one clause to another ("and", "but")."""
    cue_words: dict[str, frozenset[str]] = {}
    names: frozenset[str] = frozenset()
    """The names of the fields."""
    money: Phrases = Phrases({})
    """The names of coins and units of account."""
    denies_clause: bool = False
    """Whether a negation stands before the verb, wherever what it denies stands in the clause."""
    bridge: Phrases = Phrases({})
    """Common words by what they mean, under the same names in every language."""
    common: frozenset[str] = frozenset()
    """Words for persons, groups and places that are no names, whatever their letters."""

    def topic(self, word: str) -> str:
        """The stem of a word that no field holds; empty for one without a topic of its own."""
        return _topic(self.words.language, word)

    def shared_topic(self, word: str, counted: bool = False) -> str:
        """What a word means under the name that all languages have for it; its stem where the lexicon gives none. One
        without a topic of its own has none here, unless it is what a number counts ("40 persons")."""
        topic = self.topic(word)
        known = self.bridge.begun(word) if topic or counted else None
        return SHARED + known.alone[0].label if known is not None and known.alone else topic


@lru_cache(maxsize=65536)
def _topic(language: str, word: str) -> str:
    words = vocabulary(language)
    if len(word) < _SHORTEST or word in words.empty:
        return ""
    stemmed = stem(word, words.endings)
    return "" if stemmed in words.empty else stemmed


def _labelled(tables: Mapping[str, Mapping[str, Iterable[str]]]) -> Phrases:
    """All lists of several tables at once, each labelled by its table, a bar, and its own name."""
    return Phrases({f"{name}|{label}": each for name, of in tables.items() for label, each in of.items()})


@cache
def meaning(language: str) -> Meaning:
    """The words of a language; empty where the lexicon has none, so that rules stay silent."""
    try:
        lexicon = load(language)
    except UsageError:
        return Meaning(vocabulary(language), Phrases({}), Phrases({}))
    section: dict[str, Any] = lexicon.section("reason")
    grammar: dict[str, Any] = lexicon.section("extract").get("grammar", {})
    aspects = section.get("alternatives", {})
    people: dict[str, Any] = lexicon.section("extract").get("people", {})
    nouns = (phrase for name in _NO_NAMES for phrase in people.get(name, ()))
    fields: dict[str, list[str]] = {name: list(each) for name, each in section.get("fields", {}).items()}
    for aspect, members in aspects.items():
        for phrases in members.values():
            fields.setdefault(aspect, []).extend(phrases)
    return Meaning(
        words=vocabulary(language),
        fields=Phrases(fields),
        cues=Phrases(section.get("cues", {})),
        terms=_labelled(aspects),
        opposites=_labelled(section.get("opposites", {})),
        abbreviations=frozenset(grammar.get("abbreviations", ())),
        ordinal_dot=bool(grammar.get("ordinal_dot", False)),
        joins=frozenset((*grammar.get("and", ()), *grammar.get("but", ()))),
        names=frozenset(fields),
        money=Phrases({"money": section.get("money", ())}),
        bridge=Phrases(section.get("bridge", {})),
        denies_clause=bool(grammar.get("free_order", False)),
        common=frozenset(word.casefold() for phrase in nouns for word in phrase.split()).union(
            section.get("cues", {}).get("universal", ())
        ),
        cue_words={name: frozenset(each) for name, each in section.get("cues", {}).items()},
    )
