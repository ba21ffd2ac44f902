"""Pieces: clauses or parts of them, with what each is about, cut out of the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from sicetnon.lexicon.names import fold
from sicetnon.reason.meaning import SHARED, Meaning, Term

_BREAKS = frozenset(";:—–()[]")
_FEWEST_BEFORE, _FEWEST_AFTER = 3, 3  # words on either side of a comma that parts two pieces
_LONGEST_PIECE = 40  # words
SAME_WORD = "="
"""Marks the stem of a word that stands for a field: passages that share it share the very word."""
SPEECH = "speech"
"""The field of words that say no more than that somebody speaks; it is no topic."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word of a witness: casefolded, with its span in the reading text."""

    form: str
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True, dict=True):
    """A clause, or part of one: its words by their places in the witness, its topics with the place of each."""

    number: int
    witness: str
    language: str
    first: int
    last: int
    sentence: int
    topics: dict[str, int]
    cues: dict[str, int]
    block: int

    def about(self, *cues: str) -> bool:
        """Whether the piece holds one of these cues."""
        return bool(self.cues) and not self.cues.keys().isdisjoint(cues)


class Token(msgspec.Struct, frozen=True):
    """What every place of a token shares. A sign has no form; `parts` says whether it may part two pieces, and `hard`
    whether it always does."""

    form: str
    """The word, casefolded."""
    topics: tuple[str, ...] = ()
    """What the word by itself is about: fields of meaning, and its stem."""
    cues: tuple[str, ...] = ()
    """The cues that it is by itself."""
    topic: str = ""
    """Its stem."""
    next: frozenset[str] = frozenset()
    """The words behind it with which it may be more than by itself."""
    longer: bool = False
    """Whether there are such."""
    stems: tuple[str, ...] = ()
    """The beginnings of those that are known by these only."""
    tells: bool = False
    """Whether the word is more than one that fills a sentence."""
    small: bool = False
    """Whether it begins with a small letter."""
    parts: bool = False
    hard: bool = False


class Tokens(dict[str, Token]):
    """The tokens of one language, each looked up when it is first met; `bridged` where a record has several languages,
    so that a word is known by what it means in all of them."""

    def __init__(self, tongue: Meaning, bridged: bool = False) -> None:
        self._tongue = tongue
        self._topic = tongue.shared_topic if bridged else tongue.topic

    def __missing__(self, token: str) -> Token:
        self[token] = read = self._read(token) if token[0].isalnum() else _sign(token)
        return read

    def _read(self, token: str) -> Token:
        form, tongue = token.casefold(), self._tongue
        topic = self._topic(form) if not form[0].isdigit() else ""
        topic = fold(topic) or topic if topic and topic[0] != SHARED else topic
        fields, cues = tongue.fields.begun(form), tongue.cues.begun(form)
        small = token[0].islower()
        if fields is None and cues is None:
            return Token(form, (topic,) if topic else (), (), topic, tells=bool(topic), small=small)
        following = frozenset((*(fields.next if fields else ()), *(cues.next if cues else ())))
        return Token(
            form,
            _topics(fields.alone if fields else (), topic),
            tuple([term.label for term in cues.alone]) if cues else (),
            topic,
            following,
            bool(following),
            (*(fields.stems if fields else ()), *(cues.stems if cues else ())),
            True,
            small,
        )


def _sign(token: str) -> Token:
    hard = token in _BREAKS
    return Token("", parts=hard or token == ",", hard=hard)


def _topics(terms: Sequence[Term], topic: str) -> tuple[str, ...]:
    """The topics of a word or phrase: the fields that it stands for, with its stem marked as the very word; the stem
    alone where it stands for none."""
    if not terms:
        return (topic,) if topic else ()
    labels = [term.label for term in terms if term.label != SPEECH]
    if topic[:1] == SHARED:
        return (*labels, SAME_WORD + topic, topic)
    return (*labels, SAME_WORD + topic) if topic else (*labels,)


def edges_of(first: int, last: int, breaks: list[tuple[int, bool]]) -> list[int]:
    """Where the pieces of a sentence begin, and where the last of them ends, by the places of its signs, each with
    whether it always parts two pieces."""
    edges = [first]
    breaks.append((last, True))
    for (place, hard), (following, _) in pairwise(breaks):
        enough = place - edges[-1] >= (1 if hard else _FEWEST_BEFORE)
        parted = enough and (hard or following - place >= _FEWEST_AFTER)
        if parted or place - edges[-1] > _LONGEST_PIECE:
            edges.append(place)
    if edges[-1] < last:
        edges.append(last)
    return edges


def topics_and_cues(
    tongue: Meaning, words: Sequence[str], span: tuple[int, int], telling: Iterable[tuple[int, Token]]
) -> tuple[dict[str, int], dict[str, int]]:
    """The topics and the cues of a piece with the first place of each; `span` is that of its words among all."""
    topics: dict[str, int] = {}
    cues: dict[str, int] = {}
    low, high = span
    forms: Sequence[str] = ()
    for place, read in telling:
        met, given = read.topics, read.cues
        if (
            read.longer
            and place + 1 < high
            and (words[place + 1] in read.next or words[place + 1].startswith(read.stems))
        ):
            forms = forms or words[low:high]
            met = _topics(tongue.fields.at(forms, place - low), read.topic)
            given = tuple([term.label for term in tongue.cues.at(forms, place - low)])
        for topic in met:
            if topic not in topics:
                topics[topic] = place
        for cue in given:
            if cue not in cues:
                cues[cue] = place
    return topics, cues
