"""Networks from recipes, and every answer about them by trying every subset and every assignment."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from random import Random

from sicetnon.reason.engine import Bound, Network

POINTS = ("0", "a", "b", "c", "d")
FAR = 10**9
Subset = tuple[str, ...]
Box = dict[str, Bound]
Recipe = tuple[str, int, int, int, int]
"""Kind, two points (or a point and a proposition), and two numbers of days."""


def build(recipes: list[list[Recipe]], background: list[Recipe], order: Random | None = None) -> Network:
    """One claim for each list of recipes; `order` shuffles the order of building."""
    network = Network()
    steps = [(f"c{number:02d}", recipe) for number, said in enumerate(recipes) for recipe in said]
    steps += [("", recipe) for recipe in background]
    names = [f"c{number:02d}" for number in range(len(recipes))]
    if order is not None:
        order.shuffle(steps)
        order.shuffle(names)
    for name in names:
        network.claim(name, weight=1 + int(name[1:]) % 3)
    for claim, recipe in steps:
        say(network, network.claims.get(claim, 0), recipe)
    return network


def ends(recipe: Recipe, points: Sequence[str] = POINTS) -> tuple[str, str]:
    _, one, other, _, _ = recipe
    return points[one % 5], points[(one + 1 + other % 4) % 5]


def say(network: Network, when: int, recipe: Recipe, points: Sequence[str] = POINTS) -> None:
    kind, one, other, low, high = recipe
    u, v = ends(recipe, points)
    condition = [-when] if when else []
    if kind == "edge":
        network.edge(u, v, low if when else abs(low), when=when, rule="" if when else "an order")
    elif kind == "windows":
        point = v if u == "0" else u
        choices = [(low, low + other % 3), (high, high + one % 3)]
        network.windows(point, choices, when=when, rule="alternatives")
    elif kind == "atom":
        atom = network.atom(u, v, low)
        network.clause(*condition, atom if high % 2 else -atom, rule="an atom")
    elif kind == "proposition":
        literal = network.literal(("proposition", other % 2))
        network.clause(*condition, literal if high % 2 else -literal)
    else:
        literals = [network.literal(("proposition", number)) for number in range(2)]
        network.cardinality(literals, low % 2, 1 + high % 2, when=when, rule="a count")


def boxes(network: Network) -> dict[Subset, Box | None]:
    """For every subset of the claims: its bounds, or None when it cannot hold."""
    claims = sorted(network.claims)
    found: dict[Subset, Box | None] = {}
    for size in range(len(claims) + 1):
        for subset in combinations(claims, size):
            smaller = (subset[:place] + subset[place + 1 :] for place in range(size))
            found[subset] = None if any(found[part] is None for part in smaller) else box(network, subset)
    return found


def box(network: Network, subset: Subset) -> Box | None:
    held = {network.claims[claim] for claim in subset}
    off = set(network.claims.values()) - held - mentioned(network)  # what nothing asks for may as well be off
    fixed = {**dict.fromkeys(off, False), **dict.fromkeys(held, True)}
    free = [variable for variable in range(1, network.literals + 1) if variable not in fixed]
    hull: Box | None = None
    for bits in product((False, True), repeat=len(free)):
        value = {0: True, **fixed, **dict(zip(free, bits, strict=True))}
        if holds(network, value) and (one := extent(network, value)) is not None:
            hull = one if hull is None else {point: wider(hull[point], one[point]) for point in one}
    return hull


def mentioned(network: Network) -> set[int]:
    """The variables of which some clause or count asks that they hold, or counts them."""
    found = {literal for clause, _ in network.clauses for literal in clause if literal > 0}
    for card in network.cardinalities:
        found.update((*map(abs, card.literals), abs(card.when)) if card.when < 0 else map(abs, card.literals))
    return found


def wider(one: Bound, other: Bound) -> Bound:
    low = None if one[0] is None or other[0] is None else min(one[0], other[0])
    high = None if one[1] is None or other[1] is None else max(one[1], other[1])
    return low, high


def satisfied(literal: int, value: dict[int, bool]) -> bool:
    return value[literal] if literal >= 0 else not value[-literal]


def holds(network: Network, value: dict[int, bool]) -> bool:
    if not all(any(satisfied(literal, value) for literal in clause) for clause, _ in network.clauses):
        return False
    for card in network.cardinalities:
        many = sum(satisfied(literal, value) for literal in card.literals)
        if satisfied(card.when, value) and not card.least <= many <= (FAR if card.most is None else card.most):
            return False
    return True


def extent(network: Network, value: dict[int, bool]) -> Box | None:
    """Floyd and Warshall."""
    size = len(network.points)
    far = [[0 if u == v else FAR for v in range(size)] for u in range(size)]
    for u, v, days, when in zip(network.tail, network.head, network.days, network.when, strict=True):
        if satisfied(when, value):
            far[u][v] = min(far[u][v], days)
    for k, u, v in product(range(size), repeat=3):
        far[u][v] = min(far[u][v], far[u][k] + far[k][v])
    if any(far[u][u] < 0 for u in range(size)):
        return None
    near = FAR // 2
    return {
        point: (None if far[u][0] > near else -far[u][0], None if far[0][u] > near else far[0][u])
        for point, u in network.points.items()
        if u
    }


def minimal_conflicts(found: dict[Subset, Box | None]) -> list[Subset]:
    return [
        subset
        for subset, one in found.items()
        if one is None and all(found[subset[:p] + subset[p + 1 :]] is not None for p in range(len(subset)))
    ]


def left_out(found: dict[Subset, Box | None]) -> list[Subset]:
    """What the maximal consistent subsets leave out."""
    claims = max(found, key=len)
    return [
        tuple(claim for claim in claims if claim not in subset)
        for subset, one in found.items()
        if one is not None
        and all(found[tuple(sorted((*subset, claim)))] is None for claim in claims if claim not in subset)
    ]
