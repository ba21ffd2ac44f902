"""Components in which claims exclude each other in pairs and nothing else is said: no solver is asked about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sicetnon.reason.engine.arena import Explanation
from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.canonical import Canonical
from sicetnon.reason.engine.dual import Judge
from sicetnon.reason.engine.results import Step
from sicetnon.reason.engine.rivals import Rivals
from sicetnon.reason.engine.split import Component


class PairedArena:
    """Such a component, as `Arena` and `Judge`: `rules` names the rule by which two claims exclude each other,
    the lesser first."""

    def __init__(self, claims: list[int], rules: Mapping[tuple[int, int], str]) -> None:
        self.claims = claims
        self.forced: list[int] = []
        self.judge: Judge = self
        self._rules = rules
        self._against: dict[int, set[int]] = {}
        for one, other in rules:
            self._against.setdefault(one, set()).add(other)
            self._against.setdefault(other, set()).add(one)

    def rivals(self, meter: Meter) -> Rivals:
        """As `Arena.rivals`: none are told beforehand, as each pair is met at the first question."""
        return Rivals()

    def near(self, claim: int, most: int, meter: Meter) -> list[int]:
        """As `Arena.near`: by the pairs that lead from one to the next."""
        found = {claim}
        waiting = [claim]
        for one in waiting:
            for other in meter.each(sorted(self._against.get(one, ()))):
                if other not in found and len(found) < most:
                    found.add(other)
                    waiting.append(other)
        return sorted(found)

    def core(self, claims: Sequence[int], meter: Meter) -> list[int] | None:
        """As `Judge.core`."""
        meter.step()
        held: set[int] = set()
        for claim in claims:
            if not held.isdisjoint(against := self._against.get(claim, ())):
                return sorted((claim, min(held.intersection(against))))
            held.add(claim)
        return None

    def extend(self, claims: Sequence[int], universe: Sequence[int], meter: Meter) -> list[int]:
        """As `Judge.extend`: each claim in its order, unless one of those before excludes it."""
        meter.step()
        held = set(claims)
        left_out = []
        for claim in universe:
            if claim in held:
                continue
            if held.isdisjoint(self._against.get(claim, ())):
                held.add(claim)
            else:
                left_out.append(claim)
        return left_out

    def explain(self, claims: Sequence[int], meter: Meter) -> Explanation:
        """As `Arena.explain`: the rule of the first two that exclude each other."""
        core = self.core(claims, meter)
        rule = self._rules[core[0], core[1]] if core else ""
        return Explanation([Step(rule=rule)] if rule else [], None)


def paired(component: Component, form: Canonical) -> PairedArena | None:
    """The component as one of pairs; None where it holds more than that."""
    if component.edges or component.cardinalities or component.others:
        return None
    rules: dict[tuple[int, int], str] = {}
    for literals, rule in (form.clauses[place] for place in component.clauses):
        if len(literals) != 2 or max(literals) > 0 or literals[0] == literals[1]:
            return None
        rules[-max(literals), -min(literals)] = form.rules[rule]
    return PairedArena(component.claims, rules)
