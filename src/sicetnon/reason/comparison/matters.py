"""From pairs of passages that can be compared to the few matters of which several passages tell."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from itertools import combinations, groupby, product
from operator import itemgetter

import msgspec

from sicetnon.reason.comparison.measures import measures
from sicetnon.reason.comparison.utterances import Utterance, Utterances
from sicetnon.reason.comparison.weights import BIAS, MEASURES
from sicetnon.reason.editions import editions
from sicetnon.reason.told import Piece

_PAIRS = 12_000
"""Shared topics that are counted in a record; the more sentences, the rarer a topic must be to count."""
_LEAST_SHARING, _MOST_SHARING = 4, 60
_LIKEST = 4
"""Sentences that one is compared with: those that share the rarest topics with it."""
_MOST_COMPARED = 400
_MOST_TOLD = 4
"""Passages that one finding sets side by side."""
_USED, _MET = 4, 4
_OF_REGESTS = 2, 3
"""Matters that one passage opens, and in which it is met."""
_PART = 0.25
"""The part of the first two passages' comparability that a further one must have on average."""

_WEIGHTS = tuple(measure.weight for measure in MEASURES)


class Matter(msgspec.Struct, frozen=True):
    """Passages that tell of one matter, and how comparable the first two are (0 to 1)."""

    passages: tuple[Utterance, ...]
    comparability: float


class Comparison:
    """The passages of a record that are held against each other, each pair weighed once.

    Linear in the length of the record: a topic joins sentences only where few share it, a sentence is compared with so
    many others at most, and so is a record.
    """

    def __init__(self, known: Utterances) -> None:
        self.known = known
        self._used, self._met = _OF_REGESTS if editions(known.record.index).regests else (_USED, _MET)
        self._weighed: dict[tuple[int, int], float] = {}
        self._near: dict[int, dict[int, Utterance]] = defaultdict(dict)

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
        near = self._near
        read: dict[int, tuple[Utterance, ...]] = {}
        for first, second in self._sentences():
            for number in (first, second):
                if number not in read:
                    read[number] = self.known.of_sentence(number)
            across = first != second
            for one, other in product(read[first], read[second]) if across else combinations(read[first], 2):
                found.append((self.weigh(one, other), one, other))
                near[one.number][other.number] = other
                near[other.number][one.number] = one
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
        """The matters of which passages tell differently, the most comparable first; `told` says which pairs of
        passages another finding brings together, so that they open none. Ends at comparability `least`."""
        used: Counter[int] = Counter()
        done: set[tuple[int, int]] = set()
        met: set[tuple[str, ...]] = set()
        shown: list[set[str]] = []
        for weight, one, other in self.pairs():
            if weight < least:
                return
            if (one.number, other.number) in done or max(used[one.number], used[other.number]) >= self._used:
                continue
            words = tuple(sorted((one.words, other.words)))
            if one.words == other.words or words in met or told(one, other):
                continue
            met.add(words)
            passages = self._joined([one, other], weight, used)
            used.update(each.number for each in passages)
            done.update((a.number, b.number) for a, b in product(passages, repeat=2))
            told_here = {each.words for each in passages}
            if any(told_here <= earlier for earlier in shown):
                continue
            shown.append(told_here)
            yield Matter(tuple(passages), weight)

    def _joined(self, passages: list[Utterance], weight: float, used: Counter[int]) -> list[Utterance]:
        """The two passages, and the few others that are comparable with all of those before."""
        words = {each.words for each in passages}
        sums: dict[int, float] = {}
        beside: dict[int, Utterance] = {}

        def look_beside(member: Utterance) -> None:
            for number, each in self._near[member.number].items():
                if number not in beside and used[number] < self._met:
                    beside[number] = each
                    sums[number] = sum([self.weigh(each, known) for known in passages])

        for member in passages:
            look_beside(member)
        while len(passages) < _MOST_TOLD:
            ranked = [
                (-total / len(passages), beside[number].words, number)
                for number, total in sums.items()
                if beside[number].words not in words
            ]
            if not ranked or -min(ranked)[0] < _PART * weight:
                break
            added = beside[min(ranked)[2]]
            for number in sums:
                if number != added.number:
                    sums[number] += self.weigh(beside[number], added)
            passages.append(added)
            words.add(added.words)
            look_beside(added)
        return passages


def _in_order(one: Utterance, other: Utterance) -> list[tuple[str, str]]:
    """What tells pairs apart whatever the order of the record."""
    return sorted((each.words, each.pieces[0].witness) for each in (one, other))


def _best(found: Sequence[tuple[float, tuple[int, int]]], most: int) -> list[tuple[float, tuple[int, int]]]:
    """The greatest ones, with all that are as great as the last of them, so that no order decides."""
    if len(found) <= most:
        return list(found)
    least = nlargest(most, found, key=itemgetter(0))[-1][0] - 1e-9
    return [each for each in found if each[0] >= least]
