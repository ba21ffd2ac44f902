"""How many died, told more than once by one author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sicetnon.model import Claim, QuantityValue
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.quantities import apart
from sicetnon.reason.rules.versions import MOST_COUNTS, at_other_times, counts_victims, of_main_event
from sicetnon.reason.wording import clauses, says, sentence


@finds(
    name="victims-in-one-account",
    kind="quantity",
    words="One account gives different numbers of those who died in different passages.",
    level="tension",
    why="The author does not say which number holds, or whether both count the same dead.",
    most=2,
    gives_way=True,
)
def victims_in_one_account(index: Index) -> Iterator[Draft]:
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.with_facet("quantity"):
        if not index.inner(claim) and counts_victims(index, claim) and _counts_persons(index, claim):
            told[claim.quote.witness].append(claim)
    for claims in told.values():
        for place, claim in enumerate(claims[:MOST_COUNTS]):
            other = next((one for one in claims[place + 1 : MOST_COUNTS] if _recounted(index, claim, one)), None)
            if other is not None:
                said = clauses((says(index, claim), says(index, other)))
                yield Draft(
                    variants=(index.variant_of[claim.id].claim_ids, index.variant_of[other.id].claim_ids),
                    events=(claim.event, other.event),
                    explanation=sentence(f"One account counts those who died differently: {said}"),
                )


def _counts_persons(index: Index, claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, QuantityValue) and bool(index.vocabulary(claim).has("persons", value.what))


def _recounted(index: Index, one: Claim, other: Claim) -> bool:
    """Two numbers of the dead of what an account is about, in passages that stand apart. Two numbers of one event are
    held against one another elsewhere."""
    a, b = one.value, other.value
    if one.event == other.event or not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue):
        return False
    if not apart(a, b) or index.block(one) == index.block(other) or at_other_times(index, one.event, other.event):
        return False
    words = index.vocabulary(one)
    first, second = words.topics(a.what), words.topics(b.what)
    alike = bool(first & second) or words.has("anyone", a.what) or words.has("anyone", b.what)
    return bool(alike) and of_main_event(index, one) and of_main_event(index, other)


RULES: tuple[Rule, ...] = (victims_in_one_account,)
