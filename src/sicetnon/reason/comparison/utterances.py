"""What one voice says in one sentence, with all by which it can be compared."""

from __future__ import annotations

import math
from functools import cached_property
from typing import NamedTuple

import msgspec

from sicetnon.chronology.day import Day
from sicetnon.model import Claim, DateValue
from sicetnon.reason.clock import spans
from sicetnon.reason.figures import Figure, figures
from sicetnon.reason.index import SPEAKER, day_of
from sicetnon.reason.terms import met_terms
from sicetnon.reason.told import SAME_WORD, Piece, Told

HOURS = tuple[tuple[int, int], ...]
_DENYING = frozenset(("denied", "refuted"))
_RARE = 3  # passages that have a rare topic
_ON_THE_DAY = ("on", "begin", "end")
_NO_TERMS: dict[str, frozenset[str]] = {}


class Number(NamedTuple):
    """A number of a passage: its piece, sort and unit, what it counts, its least and greatest value."""

    piece: int
    kind: tuple[str, str]
    noun: str
    low: float
    high: float


class Utterance(msgspec.Struct, frozen=True, dict=True):
    """What one voice says in one sentence.

    `topics` are what its own words are about, `around` what the whole sentence is; `terms` are the terms of each
    aspect; `figures` are its numbers, `dates` first and last days, `hours` minutes of the day; `length` is that of the
    sentence as a vector of its topics by their rarity.
    """

    number: int
    """The number of its first piece, which no other has."""
    sentence: int
    block: tuple[str, int]
    """The witness, and the paragraph, field or cell it stands in."""
    record: Told
    pieces: tuple[Piece, ...]
    speaker: SPEAKER
    claims: tuple[Claim, ...]
    topics: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    events: frozenset[str]
    facets: frozenset[str]
    figures: tuple[Number, ...]
    dates: tuple[tuple[Day, Day], ...]
    hours: tuple[HOURS, ...]
    terms: dict[str, frozenset[str]]
    denies: bool
    length: float

    @cached_property
    def words(self) -> str:
        """Its words, casefolded, on one line."""
        return " ".join(" ".join(self.record.text(piece).casefold().split()) for piece in self.pieces)


class Utterances:
    """The utterances of a record, read one sentence at a time, and how rare their topics are."""

    def __init__(self, record: Told) -> None:
        self.record = record
        self._read: dict[int, tuple[Utterance, ...]] = {}

    def of_sentence(self, sentence: int) -> tuple[Utterance, ...]:
        """What is said in one sentence, one utterance a voice; nothing where no claim quotes it."""
        if sentence not in self._read:
            record, index = self.record, self.record.index
            groups: dict[SPEAKER, tuple[list[Piece], dict[str, Claim]]] = {}
            for piece in record.sentence_pieces(sentence) if record.sentence_claims(sentence) else ():
                claims = record.claims_of(piece)
                speaker = index.speaker(claims[0]) if claims else (piece.witness, ())
                pieces, said = groups.setdefault(speaker, ([], {}))
                pieces.append(piece)
                said.update([(claim.id, claim) for claim in claims])
            self._read[sentence] = tuple(
                self._utterance(speaker, tuple(pieces), tuple(said.values()))
                for speaker, (pieces, said) in groups.items()
                if said
            )
        return self._read[sentence]

    def _utterance(self, speaker: SPEAKER, pieces: tuple[Piece, ...], claims: tuple[Claim, ...]) -> Utterance:
        record, index = self.record, self.record.index
        dates, hours = [], []
        for claim in claims:
            value = claim.value
            if isinstance(value, DateValue):
                low, high = day_of(value.earliest), day_of(value.latest)
                if low is not None and high is not None and value.relation in _ON_THE_DAY:
                    dates.append((low, high))
                if told := spans(index, claim):
                    hours.append(told)
        around = record.surroundings(pieces[0])
        terms: dict[str, frozenset[str]] = {}
        for piece in pieces:
            for aspect, labels in self._terms.get(piece.number, _NO_TERMS).items():
                terms[aspect] = terms.get(aspect, frozenset()) | labels
        return Utterance(
            number=pieces[0].number,
            sentence=pieces[0].sentence,
            block=(pieces[0].witness, pieces[0].block),
            record=record,
            pieces=pieces,
            speaker=speaker,
            claims=claims,
            topics=frozenset([topic for piece in pieces for topic in piece.topics if topic[0] != SAME_WORD]),
            around=around,
            names=record.named(pieces[0]),
            events=frozenset([claim.event for claim in claims]),
            facets=frozenset([claim.facet for claim in claims]),
            figures=tuple([_number(record, each) for piece in pieces for each in figures(record, piece)]),
            dates=tuple(dates),
            hours=tuple(hours),
            terms=terms,
            denies="-" in [c.polarity for c in claims] or not _DENYING.isdisjoint([c for p in pieces for c in p.cues]),
            length=math.sqrt(sum(map(self.squares.__getitem__, around))),
        )

    @cached_property
    def _terms(self) -> dict[int, dict[str, frozenset[str]]]:
        return met_terms(self.record)

    @cached_property
    def sentences_with(self) -> dict[str, list[int]]:
        """The sentences by what they are about."""
        found: dict[str, list[int]] = {}
        for number in range(len(self.record.sentences)):
            pieces = self.record.sentence_pieces(number)
            for topic in self.record.surroundings(pieces[0]) if pieces else ():
                found.setdefault(topic, []).append(number)
        return found

    def several_voices(self, sentence: int) -> bool:
        """Whether claims of more than one voice quote a sentence."""
        voices = {claim.voice for _, _, claim in self.record.sentence_claims(sentence)}
        return len(voices) > 1 and len(self.of_sentence(sentence)) > 1

    @cached_property
    def rarity(self) -> dict[str, float]:
        """The logarithm of how many sentences there are for each that has a topic."""
        all_of_them = len(self.record.sentences) + 1
        return {topic: math.log(all_of_them / len(found)) for topic, found in self.sentences_with.items()}

    @cached_property
    def squares(self) -> dict[str, float]:
        """The squares of the topics' rarity."""
        return {topic: rarity * rarity for topic, rarity in self.rarity.items()}

    @cached_property
    def fields(self) -> dict[str, float]:
        """The weights of the topics that are fields of meaning."""
        record = self.record
        return {topic: record.weight(topic) for topic in self.sentences_with if record.field(topic)}

    @cached_property
    def rare(self) -> frozenset[str]:
        """The topics that few passages share."""
        count = self.record.count
        few = [topic for topic, found in self.sentences_with.items() if len(found) <= _RARE]
        return frozenset([topic for topic in few if count(topic) <= _RARE])


def _number(record: Told, figure: Figure) -> Number:
    figure = figure.in_days()
    noun = record.noun(figure.piece.language, figure.noun) if figure.noun else ""
    return Number(figure.piece.number, (figure.sort, figure.unit), noun, *figure.bounds())
