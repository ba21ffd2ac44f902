"""Best-first combination of independent choices: one from each list, cheapest sum first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush

Priced = tuple[int, tuple[int, ...]]
"""A price and what it buys."""


class Choices:
    """A list of priced choices, cheapest first, drawn from `source` as they are asked for."""

    def __init__(self, source: Callable[[], Priced | None]) -> None:
        self._source = source
        self._drawn: list[Priced] = []
        self._over = False

    def at(self, place: int) -> Priced | None:
        """The choice at `place`, None beyond the last."""
        while len(self._drawn) <= place and not self._over:
            drawn = self._source()
            if drawn is None:
                self._over = True
            else:
                self._drawn.append(drawn)
        return self._drawn[place] if place < len(self._drawn) else None


def combinations(lists: Sequence[Choices]) -> Iterator[Priced]:
    """All combinations, cheapest first. Each is reached once: by raising the last list that it differs in, or a later
    one. What a list offers next is asked for only when nothing else can be as cheap. Memory grows with what was asked
    for, times the number of lists."""
    first = [choices.at(0) for choices in lists]
    if any(choice is None for choice in first):
        return
    base = sum(choice[0] for choice in first if choice)
    heap: list[tuple[int, tuple[tuple[int, int], ...], bool]] = [(base, (), True)]
    while heap:
        price, raised, drawn = heappop(heap)
        if not drawn:  # the price is that of what it is raised from: no list offers anything for less than before
            number, place = raised[-1]
            now, then = lists[number].at(place - 1), lists[number].at(place)
            if now is not None and then is not None:
                heappush(heap, (price - now[0] + then[0], raised, True))
            continue
        places = dict(raised)
        bought: list[int] = []
        for number, choices in enumerate(lists):
            choice = choices.at(places.get(number, 0)) if number in places else first[number]
            bought += choice[1] if choice else ()
        yield price, tuple(sorted(bought))
        last = raised[-1][0] if raised else 0
        for number in range(last, len(lists)):
            kept = raised[:-1] if raised and raised[-1][0] == number else raised
            heappush(heap, (price, (*kept, (number, places.get(number, 0) + 1)), False))
