"""What a text has told of those who speak: who spoke last, by which titles and initials, their names as subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sicetnon.extract.classes import (
    bit,
)
from sicetnon.extract.lexis import Lexis
from sicetnon.extract.registry import Entities
from sicetnon.extract.units import Unit
from sicetnon.lexicon.names import is_given_name
from sicetnon.model import EntityKind, Voice

_INITIALS = re.compile(r"[(\[]([^\W\d_]{2,7})[)\]]$")
_WORDS = re.compile(r"[^\W\d_]+")
_LEAST_STEM = 3  # letters of a name before its ending
_NAME, _WORKS = bit("name"), bit("works", "work_name")
_PERSON_NAME = bit("person_name")
_OF = bit("of")
_POSSESSIVE_ENDING = bit("possessive_ending")
_ROLES = bit("roles")
_AGAIN, NEAR_BODY = bit("say_again"), 2  # sentences after which "the organization" is still the one that spoke
_SAME, _TITLED = bit("say_same"), bit("say_titled")


class Remembered:
    """Keeps who spoke. `person` is whom "he" means, `last` who spoke last."""

    def __init__(self, text: str, entities: Entities) -> None:
        self.text = text
        self.entities = entities
        self.person: Voice | None = None
        self.person_at = -1  # the sentence in which `person` was its subject
        self.last: Voice | None = None
        self.unnamed = ""  # how one person was called who spoke and asked not to be named
        self.index = 0
        self.concord = False
        self.plural: frozenset[str] = frozenset()
        self.nominatives: tuple[tuple[str, str], ...] = ()
        self.genitives: tuple[tuple[str, str], ...] = ()
        self._capitals: frozenset[str] | None = None
        self.instrumental: tuple[str, ...] = ()
        self.agreements: tuple[tuple[tuple[str, str], tuple[tuple[str, str], ...]], ...] = ()
        self.many: tuple[str, ...] = ()  # how verbs end of which several are the subject
        self.last_at = -1  # the sentence in which `last` spoke
        self.subject: tuple[list[Unit], int, int] | None = None
        """The units of the house or the paper that was subject of the last sentence, of which "it said" may speak."""
        self.subject_at = -1
        self.spoken: set[str] = set()  # the last words of the names of persons who spoke
        self.body: Voice | None = None  # the house that spoke last under its name
        self.body_at = -1
        self.houses: dict[str, Voice] = {}  # by their initials: those who spoke with these behind their names
        self.press: Voice | None = None  # the newspaper or the station that was called by its name last
        self.papers: dict[str, Voice] = {}  # by the word for it: a paper that was named with those who made it
        self.titles: dict[str, Voice] = {}  # by the word for what they are: those who spoke under their names

    def speak(self, words: Lexis) -> None:
        """Go on in the language of these words."""
        self.plural, self.concord = words.plural_first_person, words.negative_concord
        self.instrumental, self.agreements = words.instrumental, words.agreements
        self.nominatives, self.many = words.nominatives, words.many
        self.genitives = words.genitives

    def nominative(self, name: str) -> str:
        """A person's name as the text has it elsewhere as a subject: "Хоменка" where it has "Хоменко" too.

        Where only some of its words are met so, these alone are the name.
        """
        if not self.nominatives:
            return name
        if self._capitals is None:
            self._capitals = frozenset(word for word in _WORDS.findall(self.text) if word[0].isupper())
        found = [self._nominative(word) for word in name.split()]
        if not any(found):
            return name
        return " ".join(word for word in found if word)

    def _by_its_endings(self, name: str) -> str:
        """A given name and a surname in the genitive as a subject, by the endings that surnames have: "Петра Гриценка".

        The name itself where its first word is no given name in another case.
        """
        first, _, rest = name.partition(" ")
        if not rest or not self.genitives or is_given_name(first):
            return name
        given = next((one for one in _endings_tried(first, self.nominatives) if is_given_name(one)), "")
        if not given:
            return name
        words = [next(_endings_tried(word, self.genitives), word) for word in rest.split()]
        return " ".join([given, *words])

    def _nominative(self, word: str) -> str:
        for ending, instead in self.nominatives:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
                candidate = word[: len(word) - len(ending)] + instead
                if candidate in (self._capitals or ()):
                    return candidate
        return ""

    def as_a_subject(self, voice: Voice) -> Voice:
        """A house or a paper named after a preposition, in the form of a subject: a single word where the text has it
        so elsewhere, an adjective and its noun by their endings ("за даними обласної прокуратури")."""
        if voice.kind == "anonymous" or not self.nominatives:
            return voice
        if self.is_one(voice):
            name = self._by_its_endings(voice.name)
            entity = voice.entity if name == voice.name else self.entities.get("person", name)
            return Voice(kind=voice.kind, name=name, entity=entity, stance=voice.stance)
        if " " in voice.name:
            name = self._agreeing(voice.name)
            kind: EntityKind = "document" if voice.kind == "document" else "group"
            return Voice(kind=voice.kind, name=name, entity=self.entities.get(kind, name), stance=voice.stance)
        if voice.kind != "named":
            return voice
        name = self._nominative(voice.name[:1].upper() + voice.name[1:])
        if not name:
            return voice
        name = name if voice.name[:1].isupper() else name[:1].lower() + name[1:]
        return Voice(kind=voice.kind, name=name, entity=self.entities.get("group", name), stance=voice.stance)

    def _agreeing(self, name: str) -> str:
        """Adjectives and the noun that they belong to as a subject; the name itself where no endings tell."""
        words = name.split()
        for adjective, nouns in self.agreements:
            ending, instead = adjective
            n = 0
            while n < len(words) and words[n].endswith(ending):
                n += 1
            if not n or n == len(words):
                continue
            noun = next(((a, b) for a, b in nouns if words[n].endswith(a)), None)
            if noun is None:
                continue
            told = [word[: len(word) - len(ending)] + instead for word in words[:n]]
            return " ".join([*told, words[n][: len(words[n]) - len(noun[0])] + noun[1], *words[n + 1 :]])
        return name

    def entitle(self, units: list[Unit], span: list[int], voice: Voice) -> None:
        """Remember what a person who speaks by name is called beside it: "Father Luna, parish priest of …"."""
        surname = voice.name.rpartition(" ")[2]
        if not any(units[i].flags & _NAME and units[i].label.endswith(surname) for i in span):
            return
        for n, i in enumerate(span):
            if n and units[span[n - 1]].flags & (_OF | _POSSESSIVE_ENDING):
                return  # "the widow of the mayor"
            if units[i].flags & _ROLES and not units[i].flags & _NAME:
                self.titles[units[i].word.lemma] = voice
                self.titles[units[i].word.lemma.partition(" ")[0]] = voice  # "the justice" of the peace

    def is_one(self, voice: Voice) -> bool:
        """Whether a voice is that of a single person."""
        return voice.kind == "named" and self.entities.kind_of(voice.entity) == "person"

    def one_spoke(self, voice: Voice) -> bool:
        """Whether a voice is that of one person, named or not."""
        return self.is_one(voice) or (voice.kind == "anonymous" and voice.name == self.unnamed)

    def heard(self, voice: Voice) -> None:
        """Remember who spoke last, and by what words one whose title stands in the name may be called."""
        self.last, self.last_at = voice, self.index
        initials = _INITIALS.search(voice.name) if voice.kind == "named" else None
        if initials is not None:  # "the National Front (FNR)": who it is goes by "FNR" too
            self.houses[initials[1]] = self.body = voice
            self.body_at = self.index
        if self.is_one(voice):
            self.spoken.add(voice.name.rpartition(" ")[2])
        if voice.kind == "named" and voice.name.count(" ") > 1 and self.is_one(voice):
            for word in voice.name.lower().split()[:-1]:  # "Defence Minister Oscar Salguero"
                self.titles[word] = voice

    @staticmethod
    def _said_before(units: list[Unit], start: int, head: int) -> bool:
        """Whether words tell that it is the one who spoke before: "той самий автор", "the same author"."""
        return any(units[i].flags & _SAME for i in range(max(0, start - 1), head))

    def _known_again(self, head: Unit) -> Voice | None:
        """Who is meant by a title or by the word for a house alone: "the minister", "the organization"."""
        if head.flags & _WORKS and (paper := self.papers.get(head.word.lower)) is not None:
            return paper
        if head.flags & _TITLED and self.press is not None:
            return self.press
        known = self.titles.get(head.word.lemma) if head.flags & _ROLES else None
        if known is None and head.flags & _AGAIN and self.body is not None:
            near = self.index - self.body_at <= NEAR_BODY and head.word.lower not in self.body.name.lower().split()
            return self.body if near else None
        return known


def _endings_tried(word: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for ending, instead in pairs:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM - 1:
            yield word[: len(word) - len(ending)] + instead
