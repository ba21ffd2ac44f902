"""Other ways to draw the line between events: two that are one, one that is two. What becomes of a network then.

An event's points are the point of its name and all whose names go on from it after a full stop ("council",
"council.begin"); so are the propositions about it ("council.in Lwów").
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence

import msgspec

from sicetnon.reason.engine.network import ORIGIN, Cardinality, Network


class Merge(msgspec.Struct, frozen=True):
    """Two events are one: their points of the same kind fall together, and what is said of one holds of the other."""

    one: str
    other: str

    @property
    def words(self) -> str:
        """The supposition as a sentence."""
        return f"{self.one} and {self.other} are supposed to be one"


class Split(msgspec.Struct, frozen=True):
    """An event is two: what `claims` say of it, they say of the new event `into`, of which nothing else is said.

    What always holds between the event's own points and the calendar holds for the new one as well.
    """

    event: str
    claims: tuple[str, ...]
    into: str


Alteration = Merge | Split


def belongs(name: object, event: str) -> bool:
    """Whether a point or a proposition is one of the event's."""
    return isinstance(name, str) and (name == event or name.startswith(f"{event}."))


def renamed(name: str, event: str, into: str) -> str:
    """The name of the new event's own."""
    return into + name[len(event) :]


def by_event(names: Iterable[str]) -> dict[str, list[str]]:
    """The names that belong to each event."""
    found: dict[str, list[str]] = {}
    for name in names:
        place = len(name)
        while place > 0:
            found.setdefault(name[:place], []).append(name)
            place = name.rfind(".", 0, place)
    return found


def shared(names: Iterable[str], merge: Merge) -> list[tuple[str, str]]:
    """Pairs of names of the same kind of two events."""
    known = set(names)
    pairs = [(name, renamed(name, merge.one, merge.other)) for name in known if belongs(name, merge.one)]
    return sorted((name, other) for name, other in pairs if other in known)


def merged(network: Network, merge: Merge, selector: str) -> None:
    """Add to the network that the two are one wherever the claim `selector` holds."""
    when = network.claim(selector)
    for name, other in shared(network.points, merge):
        network.edge(name, other, 0, when=when, words=merge.words)
        network.edge(other, name, 0, when=when, words=merge.words)
    said = {named: literal for key, literal in network.keys.items() if (named := proposition(key)) is not None}
    for name, other in shared(said, merge):
        network.clause(-when, -said[name], said[other])
        network.clause(-when, said[name], -said[other])


def proposition(key: Hashable) -> str | None:
    """The name of the proposition that a literal was made for, if it was made for one."""
    if isinstance(key, tuple) and len(key) == 2 and key[0] == "proposition" and isinstance(key[1], str):
        return key[1]
    return None


def parted(network: Network, split: Split) -> Network:
    """The network with the event split."""
    return _Parting(network, split).made


class _Parting:
    """Writes the network anew. The alternatives of the moved claims are copied for them."""

    def __init__(self, network: Network, split: Split) -> None:
        self._old, self._split = network, split
        self._moved = {network.claims[claim] for claim in split.claims}
        self._names = list(network.points)
        self._key = {literal: key for key, literal in network.keys.items()}
        self._chosen = set(network.claims.values())
        self.made = Network()
        self._keep_literals()
        self._copy = self._copies()
        self._edges()
        for literals, rule in network.clauses:
            for mapped in self._versions(literals):
                self.made.clause(*mapped, rule=rule)
        for card in network.cardinalities:
            self._cardinality(card)

    def _keep_literals(self) -> None:
        """All literals under their old numbers: what has no name yet may be anywhere."""
        old, made = self._old, self.made
        made.claims, made.weights = dict(old.claims), dict(old.weights)
        made.texts, made.sources = dict(old.texts), dict(old.sources)
        made.keys, made.literals = dict(old.keys), old.literals

    def _about(self, literal: int) -> str | None:
        name = proposition(self._key.get(literal))
        return name if name is not None and belongs(name, self._split.event) else None

    def _led(self, sources: set[int]) -> set[int]:
        """What some claims lead to: their alternatives, windows and comparisons, but no claims and no propositions
        about anything else than the event."""
        reached: set[int] = set()
        fresh = sources
        while fresh:
            led = [literals for literals, _ in self._old.clauses if any(-literal in fresh for literal in literals)]
            led += [card.literals for card in self._old.cardinalities if card.when in fresh]
            met = {abs(literal) for literals in led for literal in literals} - reached - self._chosen
            fresh = {literal for literal in met if self._about(literal) or self._dated(literal)}
            reached |= fresh
        return reached

    def _dated(self, literal: int) -> bool:
        key = self._key.get(literal, ("window",))
        return isinstance(key, tuple) and key[0] in ("window", "atom")

    def _copies(self) -> dict[int, int]:
        """A new literal for each that the moved claims lead to, and for each proposition about the event. One without a
        name that other claims lead to as well is no alternative of theirs, and stays."""
        others = self._led(self._chosen - self._moved) - self._key.keys()
        reached = {literal for literal in self._key if self._about(literal)} | (self._led(self._moved) - others)
        found = {}
        for literal in sorted(reached):
            name, old = self._about(literal), self._key.get(literal)
            key: Hashable = None if old is None else ("window", self._split.into, old)
            if name is not None:
                key = ("proposition", renamed(name, self._split.event, self._split.into))
            found[literal] = self.made.literal(key)
        return found

    def _own(self, point: str) -> bool:
        return point == ORIGIN or belongs(point, self._split.event)

    def _at(self, point: str) -> str:
        split = self._split
        return renamed(point, split.event, split.into) if belongs(point, split.event) else point

    def _edges(self) -> None:
        old, made = self._old, self.made
        made.points = dict(old.points)
        for tail, head, days, when, rule, words in zip(
            old.tail, old.head, old.days, old.when, old.rule, old.words, strict=True
        ):
            one, other, name = self._names[tail], self._names[head], old.rules[rule]
            moved = when in self._moved
            if not moved:
                made.edge(one, other, days, when=when, rule=name, words=words)
            copy = self._copy.get(abs(when), 0)
            always = when == 0 and self._own(one) and self._own(other) and one != other
            if moved or copy or (always and {one, other} != {ORIGIN}):
                condition = (copy if when > 0 else -copy) if copy else when
                made.edge(self._at(one), self._at(other), days, when=condition, rule=name, words=words)

    def _mapped(self, literal: int) -> int:
        copy = self._copy.get(abs(literal), literal)
        return literal if copy == literal else (copy if literal > 0 else -copy)

    def _versions(self, literals: Sequence[int]) -> list[tuple[int, ...]]:
        """A clause as it is, as the new event's, or both."""
        mapped = tuple(self._mapped(literal) for literal in literals)
        claims = {abs(literal) for literal in literals} & self._chosen
        if claims:
            return [mapped if claims <= self._moved else tuple(literals)]
        return [tuple(literals), mapped] if self._copied(literals) else [tuple(literals)]

    def _copied(self, literals: Collection[int]) -> bool:
        return bool(literals) and all(abs(literal) in self._copy for literal in literals)

    def _cardinality(self, card: Cardinality) -> None:
        literals = [self._mapped(literal) for literal in card.literals]
        own = card.when in self._moved
        if not own:
            self.made.cardinality(card.literals, card.least, card.most, when=card.when, rule=card.rule)
        if own or (self._copied(card.literals) and (not card.when or abs(card.when) in self._copy)):
            self.made.cardinality(literals, card.least, card.most, when=self._mapped(card.when), rule=card.rule)
