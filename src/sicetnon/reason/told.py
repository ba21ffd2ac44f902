"""The record as it is told, piece by piece: what each clause is about, who is named in it, and which claims quote it.

Claims show what a reader of events made of a sentence; rules that compare passages also need the words around. A piece
is a clause or part of one. Pieces are compared over an index of their topics, never all with all.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, Witness
from sicetnon.reason.editions import editions
from sicetnon.reason.index import SPEAKER, Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.pieces import SAME_WORD, Piece, Tokens, Word, edges_of, topics_and_cues
from sicetnon.reason.vocabulary import stem
from sicetnon.text.sentences import sentence_spans, tokens_of

__all__ = ["ROLES", "SAME_WORD", "Piece", "Told", "Word", "told"]

_LONGEST_SENTENCE = 2000  # code points
_ROLE_BEFORE = 22  # words in which it is said what a person is
_LONGEST_QUOTE = 180  # code points of a claim that is still shown for a few words of it
_MOST_NAMED = 4000
_PERSON_BEFORE, _PERSON_AFTER = 14, 5  # words in which a person is named before and after what befell them
_ASIDE = ("aside",)
_LABELLED = ("field", "cell")
ROLES = frozenset((
    "priest", "abbot", "lawyer", "driver", "teacher", "doctor", "mayor", "judge", "bodyguard", "journalist", "deputy",
    "bishop", "miller", "watchman", "survivor", "wife", "husband", "son", "daughter", "brother", "sister", "mother",
    "secretary", "servant", "interpreter", "guide", "student",
))  # fmt: skip
"""Fields that stand for a person who is not named."""
_BESIDE_NAME = 4  # words beside a name within which a role is that person's


class Told:
    """All pieces of a record, the weight of each topic, and where it occurs. Linear to build."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.pieces: list[Piece] = []
        self.words: dict[str, list[Word]] = {}
        self.forms: dict[str, list[str]] = {}
        """The words of each witness, casefolded, without their spans."""
        self.sentences: list[tuple[str, int, int, int]] = []
        """Each sentence: its witness, its span in the reading text, and the number of its block."""
        self._first_pieces: list[int] = []
        self._pieces_of: dict[str, list[Piece]] = {}
        self._surroundings: dict[int, frozenset[str]] = {}
        self._quoting: dict[int, list[Claim]] = {}
        self._named: dict[int, frozenset[str]] = {}
        self._forms: dict[str, str] = {}
        self._tokens: dict[str, Tokens] = {}
        self.bridged = len({witness.language for witness in index.witnesses.values()}) > 1
        """Whether the record has several languages, whose common words are then known by what they mean in all."""
        for witness in index.witnesses.values():
            self._read(witness)
        counts: Counter[str] = Counter(topic for piece in self.pieces for topic in piece.topics)
        self._counts = counts
        self._weights: dict[str, float] = {}
        self._known_fields = frozenset(name for language in self._tokens for name in meaning(language).names)

    # --- reading ----------------------------------------------------------------------------------------------------
    def _read(self, witness: Witness) -> None:
        words = self.words.setdefault(witness.id, [])
        self.forms.setdefault(witness.id, [])
        before = len(self.pieces)
        tongues = editions(self.index).tongues(witness.id)
        begins = [start for start, _ in tongues]
        spans = [(b.start, b.end) for b in witness.blocks if b.kind not in _ASIDE] or [(0, len(witness.text))]
        labels = {block.start: block.label for block in witness.blocks if block.kind in _LABELLED}
        for number, (low, high) in enumerate(sorted(set(_outermost(spans)))):
            first = len(self.pieces)
            own = bisect_right(begins, high - 1) - 1 if begins else -1
            language = tongues[own][1] if own >= 0 else witness.language
            tongue = meaning(language)
            if language not in self._tokens:
                self._tokens[language] = Tokens(tongue, self.bridged)
            for span in sentence_spans(witness.text, low, high, tongue.abbreviations, ordinal_dot=tongue.ordinal_dot):
                for start, end in _bounded(witness.text, *span):
                    self.sentences.append((witness.id, start, end, number))
                    self._first_pieces.append(len(self.pieces))
                    self._cut(witness, language, words, number)
            for piece in self.pieces[first : first + 1] if labels.get(low) else ():
                forms = [form.casefold() for form in labels[low].split()]
                for place in range(len(forms)):
                    for term in tongue.fields.at(forms, place):
                        piece.topics.setdefault(term.label, piece.first)
        self._pieces_of[witness.id] = self.pieces[before:]

    def _cut(self, witness: Witness, language: str, words: list[Word], block: int) -> None:
        _, start, end, _ = self.sentences[-1]
        tongue = meaning(language)
        tokens, lows, highs = tokens_of(witness.text, start, end)
        reads = list(map(self._tokens[language].__getitem__, tokens))
        first = len(words)
        signs = [at for at, read in enumerate(reads) if not read.form]
        breaks = [(first + at - before, reads[at].hard) for before, at in enumerate(signs) if reads[at].parts]
        for at in reversed(signs):
            del reads[at], lows[at], highs[at]
        here = [read.form for read in reads]
        telling = [each for each in enumerate(reads, first) if each[1].tells]
        words.extend(map(Word, here, lows, highs))
        forms = self.forms[witness.id]
        forms += here
        place = len(words)
        edges = edges_of(first, place, breaks)
        number, sentence = len(self.pieces), len(self.sentences) - 1
        at = 0
        for begin, behind in pairwise(edges):
            then = bisect_left(telling, (behind,), at) if behind < place else len(telling)
            topics, cues = topics_and_cues(tongue, forms, (begin, behind), telling[at:then])
            self.pieces.append(Piece(number, witness.id, language, begin, behind, sentence, topics, cues, block))
            number, at = number + 1, then

    @property
    def languages(self) -> Collection[str]:
        """The languages that the record is told in."""
        return self._tokens.keys()

    def forms_with(self, language: str, sought: Callable[[str], bool]) -> frozenset[str]:
        """The words of a language's texts, casefolded, that are of a sort; each different word is looked at once."""
        return frozenset(
            read.form for read in self._tokens.get(language, {}).values() if read.form and sought(read.form)
        )

    def places_with(self, sought: Mapping[str, Collection[str]]) -> Iterator[tuple[Piece, list[int]]]:
        """The pieces that hold one of the words sought in their language, in order, with the places of these."""
        wanted = frozenset[str]().union(*sought.values())
        for witness, forms in self.forms.items():
            met = [place for place, form in enumerate(forms) if form in wanted]
            pieces = self._pieces_of[witness]
            number, first = 0, 0
            while first < len(met):
                while pieces[number].last <= met[first]:
                    number += 1
                piece, behind = pieces[number], bisect_left(met, pieces[number].last, first)
                own = sought.get(piece.language, ())
                if places := [place for place in met[first:behind] if forms[place] in own]:
                    yield piece, places
                first = behind

    def places_of(self, piece: Piece, forms: frozenset[str]) -> list[int]:
        """The places of a piece whose word is one of these."""
        words = self.forms[piece.witness][piece.first : piece.last]
        if forms.isdisjoint(words):
            return []
        return [place for place, word in enumerate(words, piece.first) if word in forms]

    # --- topics -----------------------------------------------------------------------------------------------------
    def noun(self, language: str, word: str) -> str:
        """The stem of what a number counts, or in a record of several languages what it means in all."""
        tongue = meaning(language)
        return tongue.shared_topic(word.casefold(), counted=True) if self.bridged else tongue.topic(word)

    def weight(self, topic: str) -> float:
        """How much a shared topic says: 1 for one met once, half as much for one of sixteen passages."""
        weight = self._weights.get(topic)
        if weight is None:
            self._weights[topic] = weight = 1 / (1 + math.log2(max(1, self._counts.get(topic, 1))) / 4)
        return weight

    def field(self, topic: str) -> bool:
        """Whether a topic is a field of meaning of the lexicon, not the stem of a single word."""
        return topic in self._known_fields

    def count(self, topic: str) -> int:
        """How many pieces share a topic."""
        return self._counts.get(topic, 0)

    @cached_property
    def by_topic(self) -> dict[str, list[Piece]]:
        """The pieces by what they are about."""
        found: dict[str, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            for topic in piece.topics:
                found[topic].append(piece)
        return found

    @cached_property
    def _by_cue(self) -> dict[str, list[Piece]]:
        found: dict[str, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            for cue in piece.cues:
                found[cue].append(piece)
        return dict(found)

    def with_cue(self, *cues: str) -> list[Piece]:
        """The pieces that hold one of these cues, in order."""
        if len(cues) == 1:
            return self._by_cue.get(cues[0], [])
        numbers = {piece.number for cue in cues for piece in self._by_cue.get(cue, ())}
        return [self.pieces[number] for number in sorted(numbers)]

    def beside(self, piece: Piece) -> list[Piece]:
        """The pieces of the same sentence, the piece itself among them."""
        return self.sentence_pieces(piece.sentence)

    def sentence_pieces(self, sentence: int) -> list[Piece]:
        """The pieces of a sentence by its number."""
        following = sentence + 1 < len(self.sentences)
        last = self._first_pieces[sentence + 1] if following else None
        return self.pieces[self._first_pieces[sentence] : last]

    def surroundings(self, piece: Piece) -> frozenset[str]:
        """The topics of the whole sentence."""
        if piece.sentence not in self._surroundings:
            found = {topic for other in self.beside(piece) for topic in other.topics if topic[0] != SAME_WORD}
            self._surroundings[piece.sentence] = frozenset(found)
        return self._surroundings[piece.sentence]

    def related(self, one: Piece, other: Piece) -> float:
        """How plainly two sentences speak of one matter: the weight of what both are about."""
        shared = self.surroundings(one) & self.surroundings(other)
        return sum(self.weight(topic) for topic in shared)

    def speaker(self, piece: Piece) -> SPEAKER:
        """Who says it, by the claims that quote it."""
        claims = self.claims_of(piece)
        return self.index.speaker(claims[0]) if claims else (piece.witness, ())

    # --- claims -----------------------------------------------------------------------------------------------------
    @cached_property
    def _claims(self) -> dict[int, list[tuple[int, int, Claim]]]:
        starts: dict[str, tuple[list[int], list[int]]] = {}
        for number, (witness, start, _, _) in enumerate(self.sentences):
            places, numbers = starts.setdefault(witness, ([], []))
            places.append(start)
            numbers.append(number)
        found: dict[int, list[tuple[int, int, Claim]]] = defaultdict(list)
        for claim in self.index.claims:
            quote = claim.quote
            witness_of = self.index.witnesses.get(quote.witness)
            if witness_of is None or quote.witness not in starts:
                continue
            span = witness_of.offsets.to_reading(quote.start, quote.end)
            if span is None:
                continue
            places, numbers = starts[quote.witness]
            at = bisect_right(places, span[0]) - 1
            if at >= 0:
                found[numbers[at]].append((*span, claim))
        return found

    def sentence_claims(self, sentence: int) -> Sequence[tuple[int, int, Claim]]:
        """The claims whose quotes begin in a sentence, each with its span in the reading text."""
        return self._claims.get(sentence, ())

    def occurrences(self, piece: Piece, fields: Collection[str]) -> Iterator[tuple[str, int]]:
        """Each place of a piece at which a word of one of these fields stands; a piece's topics have the first only."""
        tongue, forms = meaning(piece.language), self.forms[piece.witness][piece.first : piece.last]
        for place, term in tongue.fields.walk(forms):
            if term.label in fields:
                yield term.label, piece.first + place

    @cached_property
    def _sentence_of(self) -> dict[str, int]:
        return {claim.id: sentence for sentence, quoted in self._claims.items() for *_, claim in quoted}

    def pieces_near(self, claims: Iterable[Claim]) -> list[Piece]:
        """The pieces of the sentences that these claims quote, in order."""
        return [piece for number in self.sentences_of(claims) for piece in self.sentence_pieces(number)]

    def sentences_of(self, claims: Iterable[Claim]) -> list[int]:
        """The numbers of the sentences that these claims quote, in order."""
        return sorted({self._sentence_of[claim.id] for claim in claims if claim.id in self._sentence_of})

    def claims_of(self, piece: Piece) -> list[Claim]:
        """The claims whose quotes meet the piece."""
        found = self._quoting.get(piece.number)
        if found is None:
            words = self.words[piece.witness]
            low, high = words[piece.first].start, words[piece.last - 1].end
            found = [c for start, end, c in self._claims.get(piece.sentence, ()) if start < high and low < end]
            self._quoting[piece.number] = found
        return found

    def cite(self, piece: Piece, first: int, last: int = -1) -> tuple[Claim, ...]:
        """The claims that quote the words from place `first` to `last`: the one that shows most around them within
        bounds, and the closest one; none when no claim does."""
        words = self.words[piece.witness]
        low, high = words[first].start, words[max(first, last)].end
        met = [
            (not (start <= low and high <= end), end - start, start, claim)
            for start, end, claim in self._claims.get(piece.sentence, ())
            if start < high and low < end
        ]
        met.sort(key=lambda each: (*each[:3], each[3].id))
        if not met:
            return ()
        covering = [each for each in met if not each[0] and each[1] <= _LONGEST_QUOTE]
        whole = max(covering, key=lambda each: (each[1], each[3].id))[3] if covering else met[0][3]
        return (whole,) if whole.id == met[0][3].id else (whole, met[0][3])

    def quotable(self, piece: Piece, first: int, last: int = -1) -> tuple[Claim, ...]:
        """`cite`, or where no claim quotes these words, the first that quotes some of the piece, else the last of the
        piece before it in the sentence."""
        cited = self.cite(piece, first, last)
        if cited or (own := tuple(self.claims_of(piece)[:1])):
            return cited or own
        before = [other for other in self.beside(piece) if other.number == piece.number - 1]
        return tuple(self.claims_of(before[0])[-1:]) if before else ()

    # --- persons ----------------------------------------------------------------------------------------------------
    @cached_property
    def names(self) -> frozenset[str]:
        """The words that name persons in this record, folded."""
        found: set[str] = set()
        for entity in list(self.index.entities.values())[:_MOST_NAMED]:
            if entity.kind != "person":
                continue
            for name in (entity.label, *entity.names):
                found |= {fold(form) for form in name.split() if form[:1].isupper() and len(form) >= 3}
        tongues = [meaning(witness.language) for witness in self.index.witnesses.values()]
        plain = {fold(form) for form in self._lower.union(*(tongue.words.empty for tongue in tongues))}
        if 2 * len(self._lower) < sum(map(len, self._tokens.values())):  # in capitals, any word looks like a name
            plain.update(fold(form) for tongue in tongues for form in tongue.common)
            plain.update(name for name in found if any(tongue.fields.begun(name) for tongue in tongues))
        return frozenset(name for name in found if name and name not in plain)

    def name_of(self, form: str) -> str:
        """The name of a person that a casefolded word is, folded; in a language of cases in any of its forms ("Вовка"
        where the record has "Вовк"); empty for any other word."""
        known = self._forms.get(form)
        if known is None:
            folded = fold(form) if self.is_name_like(form) else ""  # `names` holds no word that is met in small letters
            known = folded if folded in self.names else ""
            if not known and self._name_endings and self.is_name_like(form):
                known = self._name_stems.get(stem(form, self._name_endings), "")
            self._forms[form] = known
        return known

    @cached_property
    def _name_forms(self) -> frozenset[str]:
        """The words of the record that are names of persons, casefolded."""
        forms = {read.form for known in self._tokens.values() for read in known.values()}
        return frozenset(form for form in forms if form and self.name_of(form))

    def is_name_like(self, form: str) -> bool:
        """Whether a casefolded word is never met in small letters."""
        return form not in self._lower

    @cached_property
    def _name_endings(self) -> tuple[str, ...]:
        """The endings of cases of the languages of the record that have them."""
        tongues = {witness.language for witness in self.index.witnesses.values()}
        found = {ending for each in tongues if meaning(each).denies_clause for ending in meaning(each).words.endings}
        return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))

    @cached_property
    def _name_stems(self) -> dict[str, str]:
        """The names by what all their forms share."""
        found: dict[str, str] = {}
        for entity in list(self.index.entities.values())[:_MOST_NAMED]:
            for part in entity.label.split() if entity.kind == "person" else ():
                if fold(part) in self.names:
                    found.setdefault(stem(part.casefold(), self._name_endings), fold(part))
        return found

    @cached_property
    def _lower(self) -> frozenset[str]:
        """Words that are met in small letters, so that they are no names."""
        return frozenset(read.form for known in self._tokens.values() for read in known.values() if read.small)

    def subject(self, piece: Piece, place: int) -> frozenset[str]:
        """Who is spoken of at a place: the words of a name, and what the person is (`=lawyer`), by role alone where no
        name stands near."""
        named = self.person(piece, place)
        words = self.words[piece.witness]
        near = [
            (topic, at)
            for other in self.beside(piece)
            for topic, at in other.topics.items()
            if topic in ROLES and -_ROLE_BEFORE <= at - place <= _PERSON_AFTER
        ]
        before = min(((place - at, topic) for topic, at in near if at <= place), default=None)
        begin = max(self.beside(piece)[0].first, place - _PERSON_BEFORE)
        if before and not any(self.name_of(words[at].form) for at in range(begin, place + 1)):
            return frozenset({SAME_WORD + before[1]})
        if not named:
            return frozenset({SAME_WORD + min(near, key=lambda each: each[1])[0]}) if near else frozenset()
        beside = {
            SAME_WORD + topic
            for topic, at in near
            if any(
                self.name_of(words[other].form) in named
                for other in range(max(0, at - _BESIDE_NAME), min(len(words), at + _BESIDE_NAME + 1))
            )
        }
        nearest = next((at for at in range(place, begin - 1, -1) if fold(words[at].form) in self.names), None)
        if before and nearest is not None and place - before[0] > nearest:
            beside.add(SAME_WORD + before[1])  # "Brandt and his driver were shot"
        return named | beside

    def person(self, piece: Piece, place: int) -> frozenset[str]:
        """Who is spoken of at a place: the name nearest before it in the sentence, else the nearest after it, else the
        one that the sentence before begins with."""
        words = self.words[piece.witness]
        pieces = self.beside(piece)
        low, high = pieces[0].first, pieces[-1].last
        before = self._name(words, range(place, max(low, place - _PERSON_BEFORE) - 1, -1), low, high)
        if before:
            return before
        after = self._name(words, range(place + 1, min(high, place + _PERSON_AFTER)), low, high)
        if after or piece.sentence == 0:
            return after
        earlier = self.sentences[piece.sentence - 1]
        if earlier[0] != piece.witness or "pronoun" not in self.cues_at(piece, low, place + 1):
            return frozenset()
        start = self.pieces[self._first_pieces[piece.sentence - 1]].first
        return self._name(words, range(start, low), start, low)

    def cues_at(self, piece: Piece, low: int, high: int) -> frozenset[str]:
        """The cues of the sentence between two places."""
        return frozenset(
            cue for other in self.beside(piece) for cue, place in other.cues.items() if low <= place < high
        )

    def _name(self, words: Sequence[Word], places: Iterable[int], low: int, high: int) -> frozenset[str]:
        for place in places:
            if low <= place < high and self.name_of(words[place].form):
                left = right = place
                while left > low and self.name_of(words[left - 1].form):
                    left -= 1
                while right + 1 < high and self.name_of(words[right + 1].form):
                    right += 1
                return frozenset(self.name_of(word.form) for word in words[left : right + 1])
        return frozenset()

    def named(self, piece: Piece) -> frozenset[str]:
        """The names of persons in the sentence."""
        if piece.sentence not in self._named:
            pieces = self.beside(piece)
            forms = self.forms[piece.witness][pieces[0].first : pieces[-1].last]
            names = {self.name_of(form) for form in self._name_forms.intersection(forms)}
            self._named[piece.sentence] = frozenset(names)
        return self._named[piece.sentence]

    def name_around(self, piece: Piece, place: int, within: tuple[int, int]) -> frozenset[str]:
        """All words of the name that the word at a place belongs to, folded."""
        return self._name(self.words[piece.witness], (place,), *within)

    def first_named(self, piece: Piece) -> frozenset[str]:
        """The name of a person that stands first in the sentence."""
        pieces = self.beside(piece)
        low, high = pieces[0].first, pieces[-1].last
        return self._name(self.words[piece.witness], range(low, high), low, high)

    @staticmethod
    def phrase_at(piece: Piece, cue: str, place: int) -> bool:
        """Whether a cue of the piece begins at a place."""
        return piece.cues.get(cue) == place

    @staticmethod
    def cue_words(piece: Piece, cue: str) -> frozenset[str]:
        """The single words that are a cue in the piece's language."""
        return meaning(piece.language).cue_words.get(cue, frozenset())

    def text(self, piece: Piece) -> str:
        """The words of a piece as they stand."""
        words = self.words[piece.witness]
        witness = self.index.witnesses[piece.witness]
        return witness.text[words[piece.first].start : words[piece.last - 1].end]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts of a bounded length, so that a text without stops is read in linear time as well."""
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = cut if cut > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _outermost(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans that lie in no other one, in order."""
    reach = -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end > reach:
            yield max(start, reach), end
            reach = end


def told(index: Index) -> Told:
    """The pieces of a record, read once."""
    return index.once(Told)
