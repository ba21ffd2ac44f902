"""What-if: claims dropped and added, events merged and split, against starting over."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.errors import RuleError, UsageError
from sicetnon.reason.engine import Consistent, Core, Engine, Network
from sicetnon.reason.engine.loader import available
from sicetnon.reason.engine.supposition import Supposition
from tests.reason.engine import brute
from tests.reason.engine.test_brute_force import KINDS, Recipes, networks

Names = tuple[str, ...]


class Drawn:
    """The network as it would be written with events drawn otherwise: under which name each claim knows a point."""

    def __init__(self, recipe: Recipes) -> None:
        self.said, background = recipe
        self.claims: dict[str, Names] = {f"c{number:02d}": brute.POINTS for number in range(len(self.said))}
        self.always: list[tuple[brute.Recipe, Names]] = [(each, brute.POINTS) for each in background]
        self.merged: list[tuple[str, str]] = []

    def copy(self) -> Drawn:
        other = Drawn((self.said, []))
        other.claims, other.always, other.merged = dict(self.claims), list(self.always), list(self.merged)
        return other

    def split(self, event: str, claims: list[str], into: str) -> None:
        def moved(names: Names) -> Names:
            return tuple(into if name == event else name for name in names)

        for claim in claims:
            self.claims[claim] = moved(self.claims[claim])
        for each, names in list(self.always):
            ends = set(brute.ends(each, names)) if each[0] == "edge" else set()
            if event in ends and ends <= {event, "0"}:
                self.always.append((each, moved(names)))

    def network(self) -> Network:
        network = Network()
        for number, (claim, names) in enumerate(self.claims.items()):
            network.claim(claim, weight=1 + number % 3)
            for each in self.said[number]:
                brute.say(network, network.claims[claim], each, names)
        for each, names in self.always:
            brute.say(network, 0, each, names)
        for one, other in self.merged:
            network.edge(one, other, 0)
            network.edge(other, one, 0)
        return network

    def points(self) -> list[str]:
        return sorted(set(self.network().points) - {"0"})


class Walk:
    """Takes steps at random, and compares each with starting over."""

    def __init__(self, recipe: Recipes, random: Random, fast: bool) -> None:
        self.random = random
        self.drawn = Drawn(recipe)
        engine = Engine(self.drawn.network(), fast=fast)
        self.held = set(engine.best())
        self.supposed: Supposition = engine.what_if()
        self.trail: list[tuple[Drawn, set[str]]] = []

    def over(self, held: set[str]) -> Core | Consistent:
        try:
            return Engine(self.drawn.network()).check(held)
        except RuleError:
            return Core(claims=())

    def step(self, number: int) -> None:
        kind = self.random.choice(("claim", "claim", "merge", "split", "undo"))
        before = self.drawn.copy(), set(self.held)
        if kind == "undo" and self.trail:
            self.supposed.undo()
            self.drawn, self.held = self.trail.pop()
        elif getattr(self, kind, self.claim)(number):
            self.trail.append(before)
        assert self.supposed.held == tuple(sorted(self.held))
        for point, bound in Engine(self.drawn.network()).bounds(self.held).items():
            if point in self.drawn.points():
                assert self.supposed.bound(point) == bound, (point, self.supposed.bound(point), bound)

    def claim(self, number: int) -> bool:
        claim = self.random.choice(sorted(self.drawn.claims))
        if claim in self.held:
            self.supposed.drop(claim)
            self.held.discard(claim)
            return True
        core = self.supposed.add(claim)
        if core is None:
            self.held.add(claim)
            return True
        assert set(core.claims) <= self.held | {claim} and isinstance(self.over(set(core.claims)), Core)
        return False

    def merge(self, number: int) -> bool:
        points = self.drawn.points()
        if len(points) < 2:
            return False
        one, other = self.random.sample(points, 2)
        conflict = self.supposed.merge(one, other)
        self.drawn.merged.append((one, other))
        if conflict is None:
            return True
        assert set(conflict.claims) <= self.held
        assert isinstance(self.over(set(conflict.claims)), Core)
        for claim in conflict.claims:
            assert self.over(set(conflict.claims) - {claim}) == Consistent()
        self.drawn.merged.pop()
        return False

    def split(self, number: int) -> bool:
        event = self.random.choice(self.drawn.points())
        claims = [claim for claim in sorted(self.drawn.claims) if self.random.random() < 0.4]
        if not claims:
            return False
        self.supposed.split(event, claims, f"new{number}")
        self.drawn.split(event, claims, f"new{number}")
        return True


def walk(recipe: Recipes, random: Random, fast: bool = False) -> None:
    try:
        walked = Walk(recipe, random, fast)
    except RuleError:
        return
    if not walked.drawn.points():
        return
    for number in range(7):
        walked.step(number)


CHANCE = st.randoms(use_true_random=False)


@given(networks(KINDS, 6), CHANCE)
@settings(max_examples=30, deadline=None)
def test_steps_with_alternatives_agree_with_starting_over(recipe: Recipes, random: Random) -> None:
    walk(recipe, random)


@given(networks(("edge",), 8), CHANCE)
@settings(max_examples=50, deadline=None)
def test_steps_among_dates_agree_with_starting_over(recipe: Recipes, random: Random) -> None:
    walk(recipe, random)


@pytest.mark.skipif(not available(), reason="numba is not installed")
@given(networks(("edge",), 8), CHANCE)
@settings(max_examples=15, deadline=None)
def test_compiled_steps_agree_with_starting_over(recipe: Recipes, random: Random) -> None:
    walk(recipe, random, fast=True)


def meetings() -> Network:
    network = Network()
    for name, begin, end in (("first", 10, 12), ("second", 11, 15), ("third", 30, 33)):
        network.edge(f"{name}.end", f"{name}.begin", 0, rule="an event ends after it begins")
        claim = network.claim(f"dates of the {name}")
        network.window(f"{name}.begin", begin, begin, when=claim, words=f"the {name} began on day {begin}")
        network.window(f"{name}.end", None, end, when=claim)
    return network


def test_two_events_that_are_one_share_their_bounds_or_say_why_not() -> None:
    engine = Engine(meetings())
    supposed = engine.what_if(["dates of the first"])
    assert supposed.merge("first", "second") is None
    assert supposed.bound("second.begin") == (10, 10) and supposed.bound("second.end") == (10, 12)
    assert "second.begin" in supposed.changed
    core = supposed.add("dates of the second")
    assert isinstance(core, Core) and core.claims == ("dates of the first", "dates of the second")
    supposed.undo()
    assert supposed.bound("second.begin") == (None, None)
    everything = engine.what_if()
    conflict = everything.merge("first", "third")
    assert conflict is not None
    assert conflict.claims == ("dates of the first", "dates of the third") and conflict.missing_days == 20
    assert "first and third are supposed to be one" in {step.words for step in conflict.steps}
    assert everything.bound("third.begin") == (30, 30)


def test_an_event_that_is_two_parts_what_was_said_of_it() -> None:
    network = meetings()
    network.window("first.end", 14, 14, when=network.claim("it ended later"))
    supposed = Engine(network).what_if(["dates of the first"])
    assert isinstance(supposed.add("it ended later"), Core)
    supposed.split("first", ["it ended later"], "another")
    assert supposed.add("it ended later") is None
    assert supposed.bound("another.end") == (14, 14) and supposed.bound("another.begin") == (None, 14)
    assert supposed.bound("first.end") == (10, 12)
    supposed.undo()
    supposed.undo()
    with pytest.raises(UsageError):
        supposed.bound("another.end")


def test_propositions_are_united_with_their_events() -> None:
    network = meetings()
    for name in ("first", "second"):
        places = [network.literal(("proposition", f"{name}.in {place}")) for place in ("Lwów", "Przemyśl")]
        network.cardinality(places, 0, 1, rule="one meeting is in one place")
    network.clause(-network.claim("A"), network.literal(("proposition", "first.in Lwów")))
    network.clause(-network.claim("B"), network.literal(("proposition", "second.in Przemyśl")))
    supposed = Engine(network).what_if(["A", "B", "dates of the first"])
    conflict = supposed.merge("first", "second")
    assert conflict is not None and conflict.claims == ("A", "B")
    assert conflict.rules == ("one meeting is in one place",)
    supposed.drop("B")
    assert supposed.merge("first", "second") is None
    assert supposed.bound("second.begin") == (10, 10)
    core = supposed.add("B")
    assert isinstance(core, Core) and {"A", "B"} <= set(core.claims)
    supposed.split("first", ["A"], "another")
    assert supposed.add("B") is None
    for _ in range(4):
        supposed.undo()
    assert set(supposed.held) == {"A", "B", "dates of the first"} and supposed.bound("second.begin") == (None, None)


def test_steps_that_say_nothing_are_refused() -> None:
    supposed = Engine(meetings()).what_if()
    steps: list[Callable[[], object]] = [
        lambda: supposed.merge("first", "nothing"),
        lambda: supposed.merge("first", "first"),
        lambda: supposed.split("nothing", ["dates of the first"], "new"),
        lambda: supposed.split("first", [], "new"),
        lambda: supposed.split("first", ["dates of the first"], "second"),
        lambda: supposed.split("first", ["nobody says"], "new"),
        supposed.undo,
    ]
    for step in steps:
        with pytest.raises(UsageError):
            step()
