"""Random networks in which every form of a constraint occurs in every place where it may stand."""

from __future__ import annotations

from random import Random

from sicetnon.reason.engine import Network

FORMS = ("edge", "edge", "edge", "window", "windows", "atom", "proposition", "count", "count", "either", "denial",
         "clause")  # fmt: skip
CLAIMS = 6


class Forms:
    """Writes one network: claims that say one or two things each, and up to two things that hold always."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.points = ["0", "a", "b", "c", "d", "e"][: random.randint(2, 6)]
        self.propositions = random.randint(1, 4)
        self.network = Network()
        for number in range(random.randint(1, CLAIMS)):
            self.network.claim(f"c{number}", weight=random.choice((1, 1, 2, 0.5, 3)))
        for when in [*self.network.claims.values(), 0]:
            for _ in range(random.randint(1, 2) if when else random.randrange(3)):
                self.say(when, 0)

    def say(self, when: int, depth: int) -> None:
        """One thing under a condition."""
        random, network, point = self.random, self.network, self.random.choice(self.points[1:])
        condition, form = [-when] if when else [], random.choice(FORMS)
        one, other = random.sample(self.points, 2)
        if form == "edge":
            days = random.randint(-4, 4) if when else random.randint(0, 5)
            network.edge(one, other, days, when=when, rule="" if when else random.choice(("", "an order")))
        elif form == "window":
            first = random.randint(-4, 4)
            earliest, latest = random.choice(((first, first + 1), (first, None), (None, first)))
            network.window(point, earliest, latest, when=when, rule="" if when else "a date")
        elif form == "windows":
            firsts = [random.randint(-5, 5) for _ in range(random.randint(1, 3))]
            network.windows(point, [(day, day + random.randint(0, 2)) for day in firsts], when=when, rule="either")
        elif form == "atom":
            atom = network.atom(one, other, random.randint(-3, 3))
            network.clause(*condition, random.choice((atom, -atom)), rule="an order or its opposite")
        elif form == "count":
            least = random.randint(0, 2)
            most = random.choice((None, least, least + random.randint(-1, 2)))
            counted = [self.literal() for _ in range(random.randint(1, 5))]
            given = when if random.random() < 0.9 else self.literal()
            network.cardinality(counted, least, most, when=given, rule=random.choice(("", "a count")))
        elif form == "either" and depth < 2:
            options = [network.literal() for _ in range(random.randint(1, 3))]
            for option in options:
                for _ in range(random.randrange(3)):
                    self.say(option, depth + 1)
            network.clause(*condition, *options, rule="either")
        elif form == "denial":
            network.clause(*condition, -random.choice(list(network.claims.values())), rule="a denial")
        else:
            offered = [self.literal() for _ in range(1 if form == "proposition" else random.randint(1, 3))]
            network.clause(*condition, *offered, rule=random.choice(("", "a clause")))

    def literal(self) -> int:
        """A proposition or its opposite; now and then a claim or its opposite."""
        random, network = self.random, self.network
        if random.random() < 0.12:
            return random.choice((1, -1)) * random.choice(list(network.claims.values()))
        return random.choice((1, 1, -1)) * network.literal(("proposition", random.randrange(self.propositions)))


def networks(seeds: range, literals: int = 11) -> list[Network]:
    """A network for each seed, without those that have too many literals to try everything."""
    made = (Forms(Random(seed)).network for seed in seeds)
    return [network for network in made if network.literals <= literals]
