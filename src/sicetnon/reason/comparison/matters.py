"""From pairs of passages that can be compared to the few matters of which several passages tell."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from itertools import combinations, groupby, product
from operator import attrgetter, itemgetter

import msgspec

from sicetnon.reason.comparison.gathering import Gathering, Pair
from sicetnon.reason.comparison.measures import measures
from sicetnon.reason.comparison.utterances import Utterance, Utterances
from sicetnon.reason.comparison.weights import BIAS, MEASURES
from sicetnon.reason.editions import editions
from sicetnon.reason.told import Piece

_PAIRS = 12_000
"""Shared topics that are counted in a record; the more sentences, the rarer a topic must be to count."""
_LEAST_SHARING, _MOST_SHARING = 4, 60
_LIKEST = 10
"""Sentences that one is compared with: those that share the rarest topics with it."""
_MOST_COMPARED = 800
_MOST_TOLD = 4
"""Passages that one finding sets side by side."""
_MET, _MET_OF_REGESTS = 6, 3
"""Matters in which one passage is met."""

_WEIGHTS = tuple(measure.weight for measure in MEASURES)


class Matter(msgspec.Struct, frozen=True):
    """Passages that tell of one matter, and what it adds: how comparable its pairs are that no other shows, in sum."""

    passages: tuple[Utterance, ...]
    adds: float


class Comparison:
    """The passages of a record that are held against each other, each pair weighed once.

    Linear in the length of the record: a topic joins sentences only where few share it, a sentence is compared with so
    many others at most, and so is a record.
    """

    def __init__(self, known: Utterances) -> None:
        self.known = known
        self._editions = editions(known.record.index)
        self._weighed: dict[tuple[int, int], float] = {}

    def weigh(self, one: Utterance, other: Utterance) -> float:
        """How likely a historian sets the two side by side, 0 to 1; nothing of who is right."""
        key = (one.number, other.number) if one.number < other.number else (other.number, one.number)
        if key not in self._weighed:
            total = BIAS + sum(map(float.__mul__, _WEIGHTS, measures(self.known, one, other)))
            self._weighed[key] = round(1 / (1 + math.exp(-total)), 9)
        return self._weighed[key]

    def of_pieces(self, one: Piece, other: Piece) -> float:
        """How comparable the passages are that hold two pieces; 0 where no claim quotes one of them."""
        sides = [
            [each for each in self.known.of_sentence(piece.sentence) if piece in each.pieces] for piece in (one, other)
        ]
        return max([self.weigh(a, b) for a, b in product(*sides) if a.number != b.number], default=0.0)

    def pairs(self) -> Iterator[tuple[float, Utterance, Utterance]]:
        """The pairs that are compared, the most comparable first; of equal ones the order is that of their words."""
        found: list[tuple[float, Utterance, Utterance]] = []
        read: dict[int, tuple[Utterance, ...]] = {}
        for first, second in self._sentences():
            for number in (first, second):
                if number not in read:
                    read[number] = self.known.of_sentence(number)
            across = first != second
            for one, other in product(read[first], read[second]) if across else combinations(read[first], 2):
                found.append((self.weigh(one, other), one, other))
        found.sort(key=itemgetter(0), reverse=True)
        for _, group in groupby(found, key=itemgetter(0)):
            equal = [(_in_order(one, other), weight, one, other) for weight, one, other in group]
            for _, weight, one, other in sorted(equal, key=itemgetter(0)) if len(equal) > 1 else equal:
                yield weight, one, other

    def _sentences(self) -> list[tuple[int, int]]:
        """The pairs of sentences that share what is rare, and the sentences in which several voices speak."""
        known = self.known
        most = max(_LEAST_SHARING, min(_MOST_SHARING, _PAIRS // max(1, len(known.record.sentences))))
        shared: dict[tuple[int, int], float] = defaultdict(float)
        for topic, sentences in known.sentences_with.items():
            if 1 < len(sentences) <= most:
                weight = known.squares[topic]
                for pair in combinations(sentences, 2):
                    shared[pair] += weight
        likest: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
        for pair, weight in shared.items():
            for sentence in pair:
                likest[sentence].append((weight, pair))
        kept: set[tuple[int, int]] = set()
        for found in likest.values():
            kept.update([pair for _, pair in _best(found, _LIKEST)])
        chosen = _best([(shared[pair], pair) for pair in kept], _MOST_COMPARED)
        alone = [(number, number) for number in range(len(known.record.sentences)) if known.several_voices(number)]
        return [*(pair for _, pair in chosen), *(alone if len(alone) <= _MOST_COMPARED // 2 else ())]

    def matters(self, told: Callable[[Utterance, Utterance], bool], least: float) -> Iterator[Matter]:
        """The matters of which passages tell, the one first that shows most of what can be compared and is not yet
        shown; `told` says which pairs of passages another finding brings together, so that they open none, nor do those
        that are less comparable than `least`."""
        passages: dict[str, Utterance] = {}
        weights: dict[tuple[str, str], tuple[float, bool]] = {}
        for weight, one, other in self.pairs():
            if one.words != other.words and not self._mixed(one, other):
                first, second = sorted((one, other), key=attrgetter("words"))
                for each in (first, second):
                    passages.setdefault(each.words, each)
                known = weights.get((first.words, second.words), (weight, False))
                weights[first.words, second.words] = known[0], known[1] or told(one, other)
        words = sorted(passages)
        numbers = {each: number for number, each in enumerate(words)}
        pairs = [Pair(weight, numbers[a], numbers[b], met) for (a, b), (weight, met) in weights.items()]
        most_met = _MET_OF_REGESTS if self._editions.regests else _MET
        for adds, group in Gathering(pairs, _MOST_TOLD, most_met).groups(least):
            yield Matter(tuple([passages[words[number]] for number in group]), adds)

    def _mixed(self, one: Utterance, other: Utterance) -> bool:
        """Whether they stand in regests of different matters."""
        known = self._editions
        return bool(known.regests) and known.mixes(claim.id for each in (one, other) for claim in each.claims)


def _in_order(one: Utterance, other: Utterance) -> list[tuple[str, str]]:
    """What tells pairs apart whatever the order of the record."""
    return sorted((each.words, each.pieces[0].witness) for each in (one, other))


def _best(found: Sequence[tuple[float, tuple[int, int]]], most: int) -> list[tuple[float, tuple[int, int]]]:
    """The greatest ones, with all that are as great as the last of them, so that no order decides."""
    if len(found) <= most:
        return list(found)
    least = nlargest(most, found, key=itemgetter(0))[-1][0] - 1e-9
    return [each for each in found if each[0] >= least]
