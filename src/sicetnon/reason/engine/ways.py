"""The inner loops over the ways from one point to another that are shorter than a bound; compiled or not, as those of
`kernel`. Lengths are reduced costs, so none is negative."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import NamedTuple

from sicetnon.reason.engine.kernel import FAR, Ints


class Ways(NamedTuple):
    """Arcs sorted by their tail (`out`), and by their label (`start`, `order`).

    `beyond` is the least length from each node to the goal with everything switched on: no way is shorter.
    """

    out: Ints
    tail: Ints
    head: Ints
    length: Ints
    label: Ints
    start: Ints
    order: Ints
    beyond: Ints


def fill(ways: Ways, live: Ints, reach: Ints, trial: Ints, taken: Ints, ends: tuple[int, int]) -> None:
    """Switch on the labels of `trial` one after the other, each unless a way to the goal then is shorter than the
    radius (`ends` are the two). `reach` holds the lengths from the source, `taken` 1 where a label stays on."""
    goal, radius = ends
    heap = [(0, 0)]
    undo = [(0, 0)]
    for place in range(len(trial)):
        label = trial[place]
        live[label] = 1
        heap.clear()
        undo.clear()
        fits = 1
        for spot in range(ways.start[label], ways.start[label + 1]):
            arc = ways.order[spot]
            node = ways.head[arc]
            length = reach[ways.tail[arc]] + ways.length[arc]
            if length + ways.beyond[node] < radius and length < reach[node]:
                undo.append((node, reach[node]))
                reach[node] = length
                heappush(heap, (length, node))
        while len(heap) > 0:
            length, near = heappop(heap)
            if near == goal:
                fits = 0
                break
            if length > reach[near]:
                continue
            for arc in range(ways.out[near], ways.out[near + 1]):
                node = ways.head[arc]
                further = length + ways.length[arc]
                if further < reach[node] and further + ways.beyond[node] < radius and live[ways.label[arc]]:
                    undo.append((node, reach[node]))
                    reach[node] = further
                    heappush(heap, (further, node))
        taken[place] = fits
        if not fits:
            live[label] = 0
            while len(undo) > 0:
                node, length = undo.pop()
                reach[node] = length


def walk(ways: Ways, live: Ints, reach: Ints, back: Ints, ends: tuple[int, int, int]) -> int:
    """The shortest way from the source to the goal, if it is shorter than the radius (`ends` are the three): its arcs
    are written to the front of `back`, the last first; how many, -1 where there is no such way."""
    source, goal, radius = ends
    heap = [(0, source)]
    parent = reach.copy()
    reach[source] = 0
    while len(heap) > 0:
        length, near = heappop(heap)
        if near == goal:
            break
        if length > reach[near]:
            continue
        for arc in range(ways.out[near], ways.out[near + 1]):
            node = ways.head[arc]
            further = length + ways.length[arc]
            if further < reach[node] and further + ways.beyond[node] < radius and live[ways.label[arc]]:
                reach[node] = further
                parent[node] = arc
                heappush(heap, (further, node))
    if reach[goal] == FAR:
        return -1
    count = 0
    node = goal
    while node != source:
        back[count] = parent[node]
        node = ways.tail[parent[node]]
        count += 1
    return count
