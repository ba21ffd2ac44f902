"""The inner loops, over plain sequences of integers: one source, run by Python or compiled by numba (`loader`).

A graph's arcs are sorted by their tail, so that the arcs leaving node a are `range(out[a], out[a + 1])`. An arc e says
x[head[e]] - x[tail[e]] <= days[e] while `live[label[e]]` is 1; label 0 is always live.

Sources: Cherkassky & Goldberg, Negative-cycle detection algorithms, Math. Programming 85 (1999), for Tarjan's subtree
disassembly; Dijkstra on reduced costs after Johnson (1977).
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import NamedTuple, Protocol

FAR = 1 << 61
"""No path."""

HORIZON = 1 << 59
"""Where the search begins for points that the calendar does not reach; no bound is ever drawn from it."""

AT_REST, CYCLE, SPENT = 0, 1, 2


class Ints(Protocol):
    """A fixed-length sequence of integers: a list, or an array of 64-bit integers when compiled."""

    def __getitem__(self, index: int, /) -> int: ...
    def __setitem__(self, index: int, value: int, /) -> None: ...
    def __len__(self) -> int: ...
    def copy(self) -> Ints: ...


class Arcs(NamedTuple):
    """The constraint graph."""

    out: Ints
    tail: Ints
    head: Ints
    days: Ints
    label: Ints


class Forest(NamedTuple):
    """The shortest-path forest as circular lists in preorder, with the queue of the search.

    `state` holds: head of the queue, its length, the node being scanned (-1: none), the next arc of that node, and the
    length of the cycle found.
    """

    potential: Ints
    after: Ints
    before: Ints
    depth: Ints
    parent: Ints
    asleep: Ints
    queued: Ints
    queue: Ints
    state: Ints
    cycle: Ints


class View(NamedTuple):
    """The arcs as they are walked in one direction: `order[start[a]:start[a + 1]]` lead from a (`near`) to `far`."""

    start: Ints
    order: Ints
    near: Ints
    far: Ints
    days: Ints
    label: Ints
    sign: int


class Field(NamedTuple):
    """Distances from the sources, the arc that gave each, and whether a node is settled."""

    distance: Ints
    parent: Ints
    done: Ints


def take_apart(forest: Forest, root: int, sought: int, asleep: int) -> bool:
    """Cut `root` and all below it out of the forest into single nodes; was `sought` among them?"""
    after, before, depth = forest.after, forest.before, forest.depth
    found = root == sought
    level = depth[root]
    node = after[root]
    while node != root and depth[node] > level:
        following = after[node]
        if node == sought:
            found = True
        after[node] = node
        before[node] = node
        depth[node] = 0
        forest.asleep[node] = asleep
        node = following
    if node != root:
        previous = before[root]
        after[previous] = node
        before[node] = previous
    after[root] = root
    before[root] = root
    depth[root] = 0
    return found


def hang(forest: Forest, node: int, under: int) -> None:
    """Hang the single node `node` under `under`, and put it on the queue."""
    after, before = forest.after, forest.before
    following = after[under]
    after[under] = node
    before[node] = under
    after[node] = following
    before[following] = node
    forest.depth[node] = forest.depth[under] + 1
    forest.asleep[node] = 0
    if not forest.queued[node]:
        forest.queued[node] = 1
        place = forest.state[0] + forest.state[1]
        if place >= len(forest.queue):
            place -= len(forest.queue)
        forest.queue[place] = node
        forest.state[1] += 1


def trace(arcs: Arcs, forest: Forest, arc: int) -> None:
    """Write the cycle that `arc` closes, backwards from it, to `forest.cycle`."""
    forest.cycle[0] = arc
    length = 1
    node = arcs.tail[arc]
    while node != arcs.head[arc]:
        back = forest.parent[node]
        forest.cycle[length] = back
        length += 1
        node = arcs.tail[back]
    forest.state[4] = length


def relax(arcs: Arcs, forest: Forest, live: Ints, limit: int) -> int:
    """Bellman-Ford-Cherkassky-Tarjan: AT_REST, a negative CYCLE (traced), or SPENT after some `limit` arcs."""
    out, head, days, label = arcs.out, arcs.head, arcs.days, arcs.label
    potential, parent, state, queue = forest.potential, forest.parent, forest.state, forest.queue
    node = state[2]
    while limit > 0:
        if node < 0:
            if state[1] == 0:
                return AT_REST
            node = queue[state[0]]
            state[0] = state[0] + 1 if state[0] + 1 < len(queue) else 0
            state[1] -= 1
            forest.queued[node] = 0
            state[3] = out[node + 1] if forest.asleep[node] else out[node]
        first = state[3]
        end = out[node + 1]
        limit -= end - first + 1
        here = potential[node]
        for arc in range(first, end):
            there = head[arc]
            if here + days[arc] < potential[there] and live[label[arc]]:
                if take_apart(forest, there, node, 1):
                    trace(arcs, forest, arc)
                    forest.asleep[node] = 0
                    state[2] = node
                    state[3] = arc
                    return CYCLE
                potential[there] = here + days[arc]
                parent[there] = arc
                hang(forest, there, node)
        node = -1
    state[2] = -1
    return SPENT


def wake(arcs: Arcs, forest: Forest, live: Ints) -> int:
    """Queue the tail of every arc that does not hold; how many were queued."""
    potential = forest.potential
    state = forest.state
    state[0] = 0
    state[1] = 0
    state[2] = -1
    for arc in range(len(arcs.head)):
        node = arcs.tail[arc]
        if potential[node] + arcs.days[arc] < potential[arcs.head[arc]] and live[arcs.label[arc]]:
            if not forest.queued[node]:
                forest.queued[node] = 1
                forest.queue[state[1]] = node
                state[1] += 1
            forest.asleep[node] = 0
    return state[1]


def shortest(view: View, live: Ints, potential: Ints, field: Field, limit: int) -> int:
    """Dijkstra on reduced costs from every node with a known distance; SPENT after `limit` nodes: call again."""
    start, order, far, days, label, sign = view.start, view.order, view.far, view.days, view.label, view.sign
    distance, parent, done = field.distance, field.parent, field.done
    heap = [(0, 0)]
    heap.pop()
    for node in range(len(distance)):
        if distance[node] < FAR and not done[node]:
            heap.append((distance[node] - sign * potential[node], node))
    heapify(heap)
    while len(heap) > 0:
        if limit <= 0:
            return SPENT
        node = heappop(heap)[1]
        if done[node]:
            continue
        done[node] = 1
        limit -= 1
        here = distance[node]
        for place in range(start[node], start[node + 1]):
            arc = order[place]
            other = far[arc]
            if not done[other] and here + days[arc] < distance[other] and live[label[arc]]:
                distance[other] = here + days[arc]
                parent[other] = arc
                heappush(heap, (distance[other] - sign * potential[other], other))
    return AT_REST


def starts(keys: Ints, start: Ints, order: Ints) -> None:
    """Counting sort: `order[start[k]:start[k + 1]]` are the places where `keys` is k, in their order."""
    for place in range(len(keys)):
        start[keys[place] + 1] += 1
    for key in range(1, len(start)):
        start[key] += start[key - 1]
    for place in range(len(keys)):
        order[start[keys[place]]] = place
        start[keys[place]] += 1
    for key in range(len(start) - 1, 0, -1):
        start[key] = start[key - 1]
    start[0] = 0
