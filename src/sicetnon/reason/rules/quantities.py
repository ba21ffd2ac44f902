"""How many: numbers of the same things at the same event, totals and their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sicetnon.model import Claim, QuantityValue
from sicetnon.reason.compile import Builder
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, constrains, finds
from sicetnon.reason.variants import Variant
from sicetnon.reason.wording import clauses, quoted, says, sentence

_ROUNDED = 0.1
"""Two numbers nearer than a tenth of the greater one, of which one is round, may be one number rounded."""
_MOST = 40
_OPENING = 40
"""Code points at the begin of a clause in which its subject stands."""
_FAR = 300
"""Code points between a total and its last part."""


def _range(value: QuantityValue) -> tuple[float, float]:
    low = value.min if value.min is not None else float("-inf")
    high = value.max if value.max is not None else float("inf")
    return low, high


def counted(index: Index, event: str) -> dict[tuple[frozenset[str], str], list[tuple[Variant, QuantityValue]]]:
    """The numbers given at an event by what they count, parts and lists aside."""
    groups: dict[tuple[frozenset[str], str], list[tuple[Variant, QuantityValue]]] = defaultdict(list)
    for variant in index.apparatus(event, "quantity"):
        value = variant.value
        if variant.polarity != "+" or not isinstance(value, QuantityValue) or value.part_of_total or value.enumerated:
            continue
        if (value.min is None and value.max is None) or value.what == "age":
            continue  # nobody knows whose age that is
        what = index.vocabulary(variant.claims[0]).topics(value.what)
        groups[what, value.unit].append((variant, value))
    return groups


def apart(one: QuantityValue, other: QuantityValue) -> bool:
    """Whether two numbers of the same things cannot be one, with room for rounding."""
    (low, high), (other_low, other_high) = _range(one), _range(other)
    if low <= other_high and other_low <= high:
        return False
    near, far = (high, other_low) if high < other_low else (other_high, low)
    gap = far - near
    if one.approximate or other.approximate:
        return gap > 2 * _ROUNDED * far
    return gap > _ROUNDED * far or not (_round(near) or _round(far))


def _round(number: float) -> bool:
    return number >= 20 and number % 10 == 0


# --- one number -----------------------------------------------------------------------------------------------------
@constrains(
    name="one-number",
    kind="quantity",
    level="dispute",
    words="The same things at one event are so many and no other number, but for rounding.",
    why="Voices that count differ; counts also change as more becomes known, so that both may have been right once.",
)
def one_number(index: Index, builder: Builder) -> None:
    for one, other in index.once(_numbers_apart):
        if not _one_voice(index, one, other):
            builder.exclude(one, other)


# --- two numbers in one voice ---------------------------------------------------------------------------------------
@constrains(
    name="two-numbers-one-voice",
    kind="quantity",
    level="tension",
    words="One voice gives two numbers for what seem to be the same things.",
    why="It may count different things under one word, or the number may have changed.",
)
def two_numbers_one_voice(index: Index, builder: Builder) -> None:
    for one, other in index.once(_numbers_apart):
        more = any(_further(index, claim) for claim in (*one.claims, *other.claims))
        if _one_voice(index, one, other) and not more:
            builder.exclude(one, other)


def _numbers_apart(index: Index) -> list[tuple[Variant, Variant]]:
    """The pairs of numbers of the same things at one event that cannot be one."""
    return list(_apart_at_one_event(index))


def _apart_at_one_event(index: Index) -> Iterator[tuple[Variant, Variant]]:
    for event in (each.id for each in index.told_of("quantity")):
        if event in index.members or len(index.candidates(event)) > 1:
            continue
        for (what, _), found in counted(index, event).items():
            for place, (one, value) in enumerate(found[:_MOST]):
                for other, number in found[place + 1 : _MOST]:
                    if what and apart(value, number) and not _together(index, one, other):
                        yield one, other


def _one_voice(index: Index, one: Variant, other: Variant) -> bool:
    return bool({index.speaker(claim) for claim in one.claims} & {index.speaker(claim) for claim in other.claims})


def _further(index: Index, claim: Claim) -> bool:
    """The number is one of others besides ("six more", "another two"), or of some among them."""
    return index.speaks(claim, "further", 30)


def _together(index: Index, one: Variant, other: Variant) -> bool:
    """One voice gives both numbers in one sentence: it speaks of two things, or of a change."""
    return any(
        index.speaker(a) == index.speaker(b) and index.same_sentence(a, b) for a in one.claims for b in other.claims
    )


# --- parts and totals -----------------------------------------------------------------------------------------------
@finds(
    name="parts-exceed-total",
    kind="quantity",
    words="The parts of a total do not add up to more than the total.",
    level="contradiction",
    why="What is part of a number cannot be more than it.",
)
def parts_exceed_total(index: Index) -> Iterator[Draft]:
    for event in (each.id for each in index.told_of("quantity")):
        parts: dict[tuple[str, frozenset[str]], list[tuple[Claim, float]]] = defaultdict(list)
        for claim in index.of(event, "quantity"):
            value = claim.value
            if isinstance(value, QuantityValue) and value.part_of_total and value.min and claim.polarity == "+":
                what = index.vocabulary(claim).topics(value.what)
                parts[claim.quote.witness, what].append((claim, value.min))
        for (witness, what), found in parts.items():
            total = sum(number for _, number in found)
            for (noun, _), totals in counted(index, event).items():
                for variant, value in totals:
                    if noun != what or value.max is None or total <= value.max or value.approximate:
                        continue
                    if witness not in {claim.quote.witness for claim in variant.claims}:
                        continue
                    claims = [claim for claim, _ in found]
                    yield Draft(
                        variants=(variant.claim_ids, *((claim.id,) for claim in claims)),
                        events=(event,),
                        explanation=sentence(
                            f"The parts add up to {total:,.0f}, more than the total: "
                            f"{clauses(says(index, claim) for claim in (variant.claims[0], *claims[:4]))}"
                        ),
                    )


# --- parts that do not add up ---------------------------------------------------------------------------------------
@finds(
    name="parts-do-not-add-up",
    kind="quantity",
    words="A total that is broken up into parts is their sum.",
    level="tension",
    why="A part may be left out, or counted twice; by the words the parts are all.",
)
def parts_do_not_add_up(index: Index) -> Iterator[Draft]:
    numbers = [claim for claim in index.with_facet("quantity") if claim.polarity == "+"]
    for place, whole in enumerate(numbers):
        value = whole.value
        if not isinstance(value, QuantityValue) or value.approximate or value.min != value.max or not value.min:
            continue
        parts = []
        for part in numbers[place + 1 : place + 9]:
            if part.quote.witness != whole.quote.witness or not _broken_up(index, whole, part):
                break
            if isinstance(part.value, QuantityValue) and part.value.unit == value.unit:
                parts.append(part)
        found = [part.value for part in parts if isinstance(part.value, QuantityValue)]
        if len(found) < 2 or any(part.approximate or part.min != part.max for part in found):
            continue
        total = sum(part.min or 0 for part in found)
        if total != value.min:
            yield Draft(
                variants=((whole.id,), *((part.id,) for part in parts)),
                events=tuple(dict.fromkeys(claim.event for claim in (whole, *parts))),
                explanation=sentence(
                    f"The parts add up to {total:,.0f}, the total is {value.min:,.0f}: "
                    f"{clauses(quoted(claim, 80) for claim in (whole, *parts))}"
                ),
            )


def _broken_up(index: Index, whole: Claim, part: Claim) -> bool:
    """A colon stands between the two numbers in one sentence: what follows it are the parts."""
    witness = index.witnesses.get(whole.quote.witness)
    if witness is None or part.quote.start <= whole.quote.start or part.quote.start - whole.quote.start > _FAR:
        return False
    between = witness.original[whole.quote.start : part.quote.start]
    return ":" in between and ". " not in between and "\n" not in between


# --- vague numbers --------------------------------------------------------------------------------------------------
@finds(
    name="vague-number",
    kind="quantity",
    words="A number given in words such as “several”, as a wide range, or by one bound alone leaves it open how many.",
    level="doubt",
    why="It is compatible with very different numbers.",
    most=1,
)
def vague_number(index: Index) -> Iterator[Draft]:
    found = [claim for claim in index.claims if claim.polarity == "+" and _vague(index, claim)]
    if found:
        yield Draft(
            variants=tuple((claim.id,) for claim in found),
            events=tuple(dict.fromkeys(claim.event for claim in found)),
            explanation=sentence(
                f"How many or how long is left open: {clauses(quoted(claim, 70) for claim in found[:4])}"
                + (f"; and {len(found) - 4} more" if len(found) > 4 else "")
            ),
        )


_DEEDS = ("something happened", "what was done")
_WIDE = 2
"""A range whose greatest value is so many times the least says little."""


def _wide(value: QuantityValue) -> bool:
    """ "Between thirty and a hundred", "more than 40"."""
    if value.min is None or value.max is None:
        return value.min is not value.max
    return value.min > 0 and value.max >= _WIDE * value.min


def _vague(index: Index, claim: Claim) -> bool:
    value = claim.value
    if isinstance(value, QuantityValue) and not value.unit and _wide(value):
        return True
    if claim.method in _DEEDS:  # "a great number of the citizens perished"
        return bool(index.vocabulary(claim).has("vague", claim.quote.words[:_OPENING]))
    if claim.facet in ("quantity", "duration", "participant"):
        phrase = getattr(claim.value, "phrase", "") or getattr(claim.value, "label", "")
        return bool(index.vocabulary(claim).has("vague", phrase or claim.quote.words))
    return False


RULES: tuple[Rule, ...] = (
    one_number, two_numbers_one_voice, parts_exceed_total, parts_do_not_add_up, vague_number,
)  # fmt: skip
