"""Those who act in a document after they were dead, by what any entry of the record says of their death."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sicetnon.model import Claim, ParticipantValue
from sicetnon.reason.actors import Actor, actors_of, person_of
from sicetnon.reason.charters import terms_of, words_of
from sicetnon.reason.collation import draft_of
from sicetnon.reason.deaths import Death, deaths_of
from sicetnon.reason.editions import editions
from sicetnon.reason.index import Index
from sicetnon.reason.name_forms import common_given
from sicetnon.reason.regests import WITNESS, Regest
from sicetnon.reason.rule import Draft, Rule, finds

_FEW = 4  # regests that name somebody of a given name, who may then be one and the same
_LONG = 80 * 366  # days after which somebody of that name is another one
_ACTS = frozenset(("object|seal", "counted|witnesses"))
"""What phrases speak of in which those take part whom they name."""
_SHOWN = 5  # documents of one finding


@finds(
    name="acts-after-death",
    kind="sequence",
    words="Somebody issues, witnesses or seals a document that is dated after another entry has him dead, or is called"
    " dead before the day on which he died.",
    level="tension",
    why="The date of either may be wrong, or a son or somebody else of that name is meant.",
    most=16,
    across=True,
    gives_way=True,
)
def acts_after_death(index: Index) -> Iterator[Draft]:
    known = editions(index)
    deaths = [death for regest in known.regests for death in deaths_of(index, regest)]
    if not deaths:
        return
    acting = _acting(index, known.regests)
    named = Counter(key for regest in known.regests for key in regest.names if key.startswith("given "))
    for death in deaths:
        against: list[tuple[Claim, ...]] = []
        for key in death.who.given or death.who.names:
            for regest, actor in acting.get(key, ()):
                if regest is not death.regest and _later(death, regest) and _one_person(death.who, actor, named):
                    against.append((*actor.claims, regest.head))
        against += [
            (*other.claims, other.regest.head)
            for other in deaths
            if _dead_too_soon(death, other) and _one_person(death.who, other.who, named)
        ]
        sides = list(dict.fromkeys(against))[:_SHOWN]
        if sides:
            yield draft_of(index, ((*death.claims, death.regest.head), *sides), "After a death somebody is named alive")


def _acting(index: Index, regests: tuple[Regest, ...]) -> dict[str, list[tuple[Regest, Actor]]]:
    """By given name those who issue, witness or seal, or were there."""
    found: dict[str, list[tuple[Regest, Actor]]] = defaultdict(list)
    for regest in regests:
        actors = list(actors_of(index, regest))
        quoted = {claim.id for actor in actors for claim in actor.claims}
        for claim in regest.claims:
            if isinstance(claim.value, ParticipantValue) and claim.id not in quoted and _takes_part(regest, claim):
                actors.append(person_of(index, regest, claim))
        for actor in actors:
            for key in actor.given or actor.names:
                found[key].append((regest, actor))
    return found


def _takes_part(regest: Regest, claim: Claim) -> bool:
    """Whether a claim names a witness, or somebody in a phrase on his seal."""
    if claim.method == WITNESS:
        return True
    if claim.polarity != "+":
        return False
    around = (
        each for each in regest.claims if each.quote.start <= claim.quote.start and claim.quote.end <= each.quote.end
    )
    return any(term.label in _ACTS for each in around for _, term in terms_of(words_of(each), regest.language))


def _later(death: Death, regest: Regest) -> bool:
    return regest.low is not None and death.high < regest.low <= death.high + _LONG


def _dead_too_soon(death: Death, other: Death) -> bool:
    """Whether one entry calls somebody dead before the day on which another one has him die."""
    return death.low is not None and other.low is None and other.high < death.low <= other.high + _LONG


def _one_person(dead: Actor, actor: Actor, named: Counter[str]) -> bool:
    shared = dead.given & actor.given
    if not dead.given and not actor.given:
        return bool(dead.names & actor.names) and not (
            dead.ranks and actor.ranks and dead.ranks.isdisjoint(actor.ranks)
        )
    if not shared or (dead.ranks and actor.ranks and dead.ranks.isdisjoint(actor.ranks)):
        return False
    if dead.names and actor.names and dead.names.isdisjoint(actor.names):
        return False
    if dead.names & actor.names or dead.ranks & actor.ranks:
        return True
    return any(not common_given(key) or named[key] <= _FEW for key in shared)


RULES: tuple[Rule, ...] = (acts_after_death,)
