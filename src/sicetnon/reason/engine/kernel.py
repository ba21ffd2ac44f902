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
    """The arcs as they are walked in one direction: those at the places `start[a]` to `start[a + 1]` lead from a to
    `far`; `arc` gives each its number among `Arcs`. They are walked while `live`, at costs reduced by `potential`."""

    start: Ints
    arc: Ints
    far: Ints
    days: Ints
    label: Ints
    live: Ints
    potential: Ints
    sign: int


class Field(NamedTuple):
    """Distances from the sources, the arc that gave each, and whether a node is settled."""

    distance: Ints
    parent: Ints
    done: Ints


class Log(NamedTuple):
    """What a change overwrote: nodes with their distance and parent before it; `size[0]` is the number of entries."""

    node: Ints
    distance: Ints
    parent: Ints
    size: Ints


Heap = list[tuple[int, int]]


def take_apart(forest: Forest, root: int, sought: int, asleep: int) -> int:
    """Cut `root` and all below it out of the forest into single nodes: how many, or -1 if `sought` was among them."""
    after, before, depth = forest.after, forest.before, forest.depth
    found = root == sought
    many = 1
    level = depth[root]
    node = after[root]
    while node != root and depth[node] > level:
        following = after[node]
        many += 1
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
    return -1 if found else many


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
    """Bellman-Ford-Cherkassky-Tarjan: AT_REST, a negative CYCLE (traced), or SPENT after `limit` arcs and nodes."""
    out, head, days, label = arcs.out, arcs.head, arcs.days, arcs.label
    potential, parent, state, queue = forest.potential, forest.parent, forest.state, forest.queue
    after, before, depth, asleep, queued = forest.after, forest.before, forest.depth, forest.asleep, forest.queued
    node = state[2]
    while limit > 0:
        if node < 0:
            if state[1] == 0:
                return AT_REST
            node = queue[state[0]]
            state[0] = state[0] + 1 if state[0] + 1 < len(queue) else 0
            state[1] -= 1
            queued[node] = 0
            state[3] = out[node + 1] if asleep[node] else out[node]
        first = state[3]
        end = out[node + 1]
        limit -= end - first + 1
        here = potential[node]
        for arc in range(first, end):
            there = head[arc]
            if here + days[arc] < potential[there] and live[label[arc]]:
                if after[there] == there and there != node:
                    limit -= 1
                else:
                    many = take_apart(forest, there, node, 1)
                    if many < 0:
                        trace(arcs, forest, arc)
                        asleep[node] = 0
                        state[2] = node
                        state[3] = arc
                        return CYCLE
                    limit -= many
                potential[there] = here + days[arc]
                parent[there] = arc
                following = after[node]
                after[node] = there
                before[there] = node
                after[there] = following
                before[following] = there
                depth[there] = depth[node] + 1
                asleep[there] = 0
                if not queued[there]:
                    queued[there] = 1
                    place = state[0] + state[1]
                    queue[place if place < len(queue) else place - len(queue)] = there
                    state[1] += 1
                if limit <= 0:
                    state[2] = node
                    state[3] = arc + 1
                    return SPENT
        node = -1
    state[2] = -1
    return SPENT


def wake(arcs: Arcs, forest: Forest, live: Ints, span: tuple[int, int]) -> int:
    """Queue the tail of every arc of the span (from, to) that does not hold; how many are queued by then."""
    tail, head, days, label = arcs.tail, arcs.head, arcs.days, arcs.label
    potential = forest.potential
    state = forest.state
    if span[0] == 0:
        state[0] = 0
        state[1] = 0
        state[2] = -1
    for arc in range(span[0], min(span[1], len(head))):
        node = tail[arc]
        if potential[node] + days[arc] < potential[head[arc]] and live[label[arc]]:
            if not forest.queued[node]:
                forest.queued[node] = 1
                forest.queue[state[1]] = node
                state[1] += 1
            forest.asleep[node] = 0
    return state[1]


def note(field: Field, node: int, log: Log) -> None:
    """Enter a settled node in the log, and unsettle it."""
    place = log.size[0]
    log.node[place] = node
    log.distance[place] = field.distance[node]
    log.parent[place] = field.parent[node]
    log.size[0] = place + 1
    field.done[node] = 0


def settle(view: View, field: Field, heap: Heap, log: Log, limit: int) -> int:
    """Dijkstra on reduced costs from the nodes on the heap; SPENT after `limit` nodes. A settled node that comes nearer
    is entered in the log.

    What is as near as the node in hand needs no heap: after a search for negative cycles most arcs cost nothing.
    """
    start, far, days, label, live = view.start, view.far, view.days, view.label, view.live
    distance, done, potential, sign = field.distance, field.done, view.potential, view.sign
    near = [0]
    near.clear()
    while len(heap) > 0:
        level, node = heappop(heap)
        near.append(node)
        while len(near) > 0:
            node = near.pop()
            if done[node]:
                continue
            if limit <= 0:
                near.append(node)
                while len(near) > 0:
                    heappush(heap, (level, near.pop()))
                return SPENT
            done[node] = 1
            limit -= 1
            here = distance[node]
            for place in range(start[node], start[node + 1]):
                other = far[place]
                if here + days[place] < distance[other] and live[label[place]]:
                    if done[other]:
                        note(field, other, log)
                    distance[other] = here + days[place]
                    field.parent[other] = view.arc[place]
                    key = distance[other] - sign * potential[other]
                    if key == level:
                        near.append(other)
                    else:
                        heappush(heap, (key, other))
    return AT_REST


def shortest(view: View, field: Field, waiting: Ints, log: Log, limit: int) -> int:
    """Distances from the nodes that wait (the first so many of `waiting` as its last entry says); SPENT after `limit`
    nodes, when others wait: call again."""
    distance, done = field.distance, field.done
    last = len(waiting) - 1
    heap = [(0, 0)]
    heap.pop()
    for place in range(waiting[last]):
        node = waiting[place]
        heap.append((distance[node] - view.sign * view.potential[node], node))
    heapify(heap)
    outcome = settle(view, field, heap, log, limit)
    count = 0
    for key, node in heap:
        if not done[node] and key == distance[node] - view.sign * view.potential[node]:
            waiting[count] = node
            count += 1
    waiting[last] = count
    return outcome


def tally(keys: Ints, start: Ints, span: tuple[int, int]) -> None:
    """Counting sort, first: how often each key k occurs, in `start[k + 1]`."""
    for place in range(span[0], span[1]):
        start[keys[place] + 1] += 1


def sum_up(start: Ints, span: tuple[int, int]) -> None:
    """Counting sort, second: `start[k]` is where the places of key k begin."""
    for key in range(max(1, span[0]), span[1]):
        start[key] += start[key - 1]


def deal(keys: Ints, start: Ints, order: Ints, span: tuple[int, int]) -> None:
    """Counting sort, third: the places of each key, in their order; `start[k]` is then where they end."""
    for place in range(span[0], span[1]):
        order[start[keys[place]]] = place
        start[keys[place]] += 1
