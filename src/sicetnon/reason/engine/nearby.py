"""The inner loops that look only at the neighbourhood of a change; compiled or not, as those of `kernel`.

Source: Ramalingam & Reps, An incremental algorithm for a generalization of the shortest-path problem, J. Algorithms 21
(1996), for distances after arcs came or went.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import NamedTuple

from sicetnon.reason.engine.kernel import FAR, Arcs, Field, Ints, Log, View, note, settle


class Balls(NamedTuple):
    """The neighbourhood of some arcs: reduced distances from their heads and to their tails, FAR where untouched,
    with the lists of nodes touched, of which the first `size` count.

    `home` holds the distance from each node to its origin; nodes below `origins` are origins.
    """

    ahead: Ints
    behind: Ints
    near_ahead: Ints
    near_behind: Ints
    home: Ints
    size: tuple[int, int]
    origins: int
    radius: int


def unite(parent: Ints, one: Ints, other: Ints, span: tuple[int, int]) -> None:
    """Union-find: join the sets of `one[i]` and `other[i]` for every i of the span; the least member stands for its
    set."""
    for place in range(span[0], span[1]):
        a = one[place]
        b = other[place]
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        if a < b:
            parent[b] = a
        elif b < a:
            parent[a] = b


def anchor(
    columns: tuple[Ints, Ints, Ints], bases: tuple[int, int], anchors: Ints, ends: Ints, span: tuple[int, int]
) -> None:
    """For each edge of the span (tail, head, literal) the node that stands for it, the other point, and (in the place
    of the literal) the literal's node: a point that is no origin, else the literal's, else the loose one."""
    tail, head, when = columns
    base, loose = bases
    for place in range(span[0], span[1]):
        switch = base + abs(when[place]) if when[place] else loose
        stands = tail[place] if tail[place] else head[place]
        if stands == 0:
            stands = switch
        anchors[place] = stands
        ends[place] = head[place] if head[place] else stands
        when[place] = switch if when[place] else stands


def plant(root: Ints, tail: Ints, head: Ints, origin: Ints, reach: tuple[int, int, int]) -> int:
    """Give an origin to each component that has dates (`origin[root]`, else -1). `reach` is how many there are by now,
    and the span; returns how many there are then."""
    count = reach[0]
    for place in range(reach[1], reach[2]):
        if tail[place] == 0 or head[place] == 0:
            home = root[tail[place] + head[place]]
            if origin[home] < 0:
                origin[home] = count
                count += 1
    return count


def settle_in(root: Ints, tail: Ints, head: Ints, origin: Ints, reach: tuple[int, int, int]) -> None:
    """Turn points into nodes, in place: origins come first, then the points. `reach` is as in `plant`."""
    count = reach[0]
    for place in range(reach[1], reach[2]):
        home = root[tail[place] if tail[place] else head[place]]
        tail[place] = count - 1 + tail[place] if tail[place] else origin[home]
        head[place] = count - 1 + head[place] if head[place] else origin[home]


def flatten(parent: Ints, span: tuple[int, int]) -> None:
    """Let every node of the span name its representative, when those before it do."""
    for node in range(span[0], span[1]):
        parent[node] = parent[parent[node]]


def ball(view: View, around: Ints, found: Ints, reach: tuple[int, int, int]) -> int:
    """Reduced distances below a radius from some sources, walking through no origin.

    `reach` is (number of sources, radius, number of origins). On entry `found` begins with the sources, for which
    `around` is 0, and `around` is FAR elsewhere; on return it lists all nodes touched, whose number is returned.
    """
    start, far, days, label, live = view.start, view.far, view.days, view.label, view.live
    potential, sign = view.potential, view.sign
    heap = [(0, 0)]
    heap.pop()
    count, radius, origins = reach
    for place in range(count):
        heap.append((0, found[place]))
    heapify(heap)
    while len(heap) > 0:
        key, node = heappop(heap)
        if key > around[node] or node < origins:
            continue
        for place in range(start[node], start[node + 1]):
            if live[label[place]]:
                other = far[place]
                length = key + days[place] + sign * (potential[node] - potential[other])
                if length < radius and length < around[other]:
                    if around[other] == FAR:
                        found[count] = other
                        count += 1
                    around[other] = length
                    heappush(heap, (length, other))
    return count


def gather(arcs: Arcs, back: View, balls: Balls, out: Ints) -> int:
    """Write to `out` the live arcs on walks from a head to a tail that are shorter than the radius and meet an origin
    at most once; how many.

    Before the origin an arc a -> b counts with the way on from b: straight to a tail, or home to the origin and from
    there; after it, with the way from a head to the origin. (The origin's own distance ahead is that of the nearest
    head, and every node's distance to the origin is `home`.)
    """
    ahead, behind, origins, radius = balls.ahead, balls.behind, balls.origins, balls.radius
    live, potential = back.live, back.potential
    through = FAR
    for place in range(balls.size[1]):
        node = balls.near_behind[place]
        if node < origins and behind[node] < through:
            through = behind[node]
    arrived = FAR
    for place in range(balls.size[0]):
        node = balls.near_ahead[place]
        if node < origins and ahead[node] < arrived:
            arrived = ahead[node]
    count = 0
    for place in range(balls.size[0]):
        node = balls.near_ahead[place]
        if node >= origins:
            for arc in range(arcs.out[node], arcs.out[node + 1]):
                if live[arcs.label[arc]]:
                    other = arcs.head[arc]
                    length = ahead[node] + arcs.days[arc] + potential[node] - potential[other]
                    rest = behind[other]
                    if through < FAR and balls.home[other] < FAR:
                        rest = min(rest, balls.home[other] + through)
                    if length < radius and length + rest < radius:
                        out[count] = arc
                        count += 1
    if arrived < FAR:
        for place in range(balls.size[1]):
            node = balls.near_behind[place]
            if node >= origins:
                for spot in range(back.start[node], back.start[node + 1]):
                    arc = back.arc[spot]
                    if live[arcs.label[arc]]:
                        length = arcs.days[arc] + potential[arcs.tail[arc]] - potential[node]
                        if arrived + length + behind[node] < radius:
                            out[count] = arc
                            count += 1
    return count


def renamed(values: Ints, names: Ints, out: Ints, span: tuple[int, int]) -> None:
    """Replace each value of the span by its name, keeping the sign."""
    for place in range(span[0], span[1]):
        value = values[place]
        out[place] = names[value] if value >= 0 else -names[-value]


def firsts(columns: tuple[Ints, Ints, Ints, Ints, Ints], keep: Ints, span: tuple[int, int]) -> None:
    """Over rows sorted by their five columns: keep is 1 for the first row of each run that agrees in the first three,
    2 where the next row agrees with it in all five, else 0."""
    tail, head, when, days, rule = columns
    for place in range(span[0], span[1]):
        before = place - 1
        if place == 0 or tail[place] != tail[before] or head[place] != head[before] or when[place] != when[before]:
            keep[place] = 1
        elif keep[before] and days[place] == days[before] and rule[place] == rule[before]:
            keep[before] = 2


def forget(arcs: Arcs, views: tuple[View, View], field: Field, gone: Ints, log: Log) -> None:
    """Repair distances after the arcs `gone` were switched off. `views` are that of the field and the opposite one."""
    view, back = views
    distance, parent, done = field.distance, field.parent, field.done
    for place in range(len(gone)):
        node = arcs.head[gone[place]] if view.sign > 0 else arcs.tail[gone[place]]
        if parent[node] == gone[place] and done[node]:
            note(field, node, log)
    place = 0
    while place < log.size[0]:
        node = log.node[place]
        place += 1
        for spot in range(view.start[node], view.start[node + 1]):
            if parent[view.far[spot]] == view.arc[spot] and done[view.far[spot]]:
                note(field, view.far[spot], log)
    for place in range(log.size[0]):
        distance[log.node[place]] = FAR
        parent[log.node[place]] = -1
    heap = [(0, 0)]
    heap.pop()
    for place in range(log.size[0]):
        node = log.node[place]
        for spot in range(back.start[node], back.start[node + 1]):
            other = back.far[spot]
            known = done[other] and distance[other] < FAR and back.live[back.label[spot]]
            if known and distance[other] + back.days[spot] < distance[node]:
                distance[node] = distance[other] + back.days[spot]
                parent[node] = back.arc[spot]
        if distance[node] < FAR:
            heap.append((distance[node] - view.sign * view.potential[node], node))
    heapify(heap)
    settle(view, field, heap, log, FAR)
    for place in range(log.size[0]):
        done[log.node[place]] = 1


def improve(arcs: Arcs, view: View, field: Field, come: Ints, log: Log) -> None:
    """Repair distances after the arcs `come` were switched on, under a potential that satisfies them."""
    distance, parent, done = field.distance, field.parent, field.done
    heap = [(0, 0)]
    heap.pop()
    for place in range(len(come)):
        arc = come[place]
        node = arcs.head[arc] if view.sign > 0 else arcs.tail[arc]
        other = arcs.tail[arc] if view.sign > 0 else arcs.head[arc]
        if distance[other] < FAR and distance[other] + arcs.days[arc] < distance[node]:
            if done[node]:
                note(field, node, log)
            distance[node] = distance[other] + arcs.days[arc]
            parent[node] = arc
            heappush(heap, (distance[node] - view.sign * view.potential[node], node))
    settle(view, field, heap, log, FAR)
