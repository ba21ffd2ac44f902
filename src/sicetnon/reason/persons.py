"""Who is spoken of in a sentence: by name, by a rank that one person alone has here, by a pronoun, or as the speaker.

"Captain Ahrens … the captain", "Cornejo … he", "I was in my quarters" (said by Cornejo): all three are one person's.
The words of a name stand for the person, folded; nothing here decides who is who, so that a rule which builds on it
gives no contradiction.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sicetnon.lexicon.names import fold
from sicetnon.reason.index import Index
from sicetnon.reason.told import ROLES, Piece, Told, told

_RANKED = ROLES | {"officer", "envoy", "ruler"}
"""Fields of the words that say what a person is and may stand before a name."""
_BACK = 4
"""Sentences that a pronoun looks back, past such as name nobody."""
_BEFORE_NAME = 2
"""Words between a rank and the name that it belongs to: "Superintendent Harcourt Vane"."""
_FARTHEST = 16
"""Words before what somebody did in which they are named."""
_OBJECT = 10
"""Words behind a verb in which its object is named."""
_NONE: frozenset[str] = frozenset()


def persons(record: Told) -> Persons:
    """Who is spoken of in a record, read once."""
    return record.index.once(_read)


def _read(index: Index) -> Persons:
    return Persons(told(index))


class Persons:
    """Who is spoken of, place by place. A look costs as many steps as the sentence has words."""

    def __init__(self, record: Told) -> None:
        self._record = record
        self._titles = _titles(record)
        self._ranks = _ranks(record, self._titles)

    def before(self, piece: Piece, place: int) -> frozenset[str]:
        """Who does what the words from a place on tell: the name or rank nearest before them in the sentence, a speaker
        who says "I", or whom a pronoun means; the folded words of the name."""
        pieces = self._record.beside(piece)
        low, high = max(pieces[0].first, place - _FARTHEST), pieces[-1].last
        known = self._named(piece, range(min(place, high - 1), low - 1, -1), (pieces[0].first, high))
        if known and not self._by_pronoun(piece, place, low):
            return known
        if "first_person" in self._record.cues_at(piece, low, place + 1):
            return self._speaker(piece)
        pronoun = "he_or_she" in self._record.cues_at(piece, low, place + 1)
        return known or (self._earlier(piece) if pronoun else _NONE)

    def subject(self, piece: Piece, place: int) -> frozenset[str]:
        """Who does what the words from a place on tell, where the sentence itself says so: by a name before them, or by
        "I". A pronoun that may mean another says nobody, nor does the name of the one who reports."""
        cues = self._record.cues_at(piece, self._record.beside(piece)[0].first, place + 1)
        if "he_or_she" in cues:
            return _NONE
        found = self.before(piece, place)
        return found if "first_person" in cues or found.isdisjoint(self._speaker(piece)) else _NONE

    def behind(self, piece: Piece, place: int) -> frozenset[str]:
        """Whom the words behind a place name, as an object of what stands there; a pronoun right there means whom
        earlier sentences name."""
        pieces = self._record.beside(piece)
        low, high = pieces[0].first, pieces[-1].last
        if "he_or_she" in self._record.cues_at(piece, place + 1, min(high, place + 3)):
            return self._earlier(piece)
        return self._named(piece, range(place + 1, min(high, place + 1 + _OBJECT)), (low, high))

    def _by_pronoun(self, piece: Piece, place: int, low: int) -> bool:
        """The word right before says "I"."""
        words = self._record.words[piece.witness]
        own = self._record.cue_words(piece, "first_person")
        return any(words[at].form in own for at in range(max(low, place - 1), place + 1))

    def _named(self, piece: Piece, places: Iterable[int], within: tuple[int, int]) -> frozenset[str]:
        words = self._record.words[piece.witness]
        for place in places:
            form = words[place].form
            if form in self._ranks:
                return frozenset({self._ranks[form]})
            if fold(form) in self._record.names and form not in self._titles:
                return self._record.name_around(piece, place, within) - self._titles
        return _NONE

    def _speaker(self, piece: Piece) -> frozenset[str]:
        """The names of those whose words a sentence is."""
        record = self._record
        voiced = (name for each in record.beside(piece) for _, name in record.speaker(each)[1][-1:])
        return record.names.intersection(fold(word) for name in voiced for word in name.split())

    def _earlier(self, piece: Piece) -> frozenset[str]:
        """Those who were named last, within a few sentences."""
        record = self._record
        for sentence in range(piece.sentence - 1, max(-1, piece.sentence - 1 - _BACK), -1):
            earlier = record.sentence_pieces(sentence)
            if not earlier or earlier[0].witness != piece.witness or earlier[0].block != piece.block:
                break
            if named := record.first_named(earlier[0]):
                return named
        return _NONE


def _titles(record: Told) -> frozenset[str]:
    """The words of the record that say what a person is, and may stand before a name."""
    return frozenset(
        record.words[piece.witness][piece.topics[topic]].form
        for piece in record.pieces
        for topic in _RANKED.intersection(piece.topics)
    )


def _ranks(record: Told, titles: frozenset[str]) -> dict[str, str]:
    """The titles that stand before one name only in the whole record, with that name."""
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    names = record.names - titles
    for piece in record.pieces:
        for topic in _RANKED.intersection(piece.topics):
            place = piece.topics[topic]
            words = record.words[piece.witness]
            row = [fold(word.form) for word in words[place + 1 : min(piece.last, place + 2 + _BEFORE_NAME)]]
            named = [form for form in row if form in names]
            if named and row[0] in names:
                holders[words[place].form][named[-1]] += 1
    return {form: min(names) for form, names in holders.items() if len(names) == 1}
