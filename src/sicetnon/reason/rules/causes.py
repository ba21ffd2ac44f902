"""Why and what came of it: a cause begins before what it causes; several causes; one of several results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sicetnon.model import CauseValue, Claim
from sicetnon.reason.compile import Builder
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, constrains, finds
from sicetnon.reason.wording import called, clauses, listing, number, quoted, says, sentence, speaker


def caused(claim: Claim) -> tuple[str, str] | None:
    """Cause and effect of a claim that joins two events, by their ids; None for all other claims."""
    value = claim.value
    if not isinstance(value, CauseValue) or not value.other or value.other == claim.event:
        return None
    if value.relation == "result":
        return claim.event, value.other
    return (value.other, claim.event) if value.relation == "cause" else None


# --- a cause comes first --------------------------------------------------------------------------------------------
@constrains(
    name="cause-first",
    kind="cause",
    words="What comes of something does not begin before it.",
    why="A result cannot come before its cause.",
)
def cause_first(index: Index, builder: Builder) -> None:
    for claim in index.with_facet("cause", "outcome"):
        ends = caused(claim)
        if ends is None or claim.polarity != "+":
            continue
        chosen = builder.says(claim)
        for cause, when in builder.meant(ends[0], chosen):
            if ends[1] in index.events and cause != ends[1]:
                builder.order(builder.begin(cause), builder.begin(ends[1]), when=when)


# --- several causes -------------------------------------------------------------------------------------------------
@finds(
    name="several-causes",
    kind="cause",
    words="One thing is said to have come of several others.",
    level="tension",
    why="A thing can have several causes; a reader should see that the passages do not name the same one.",
)
def several_causes(index: Index) -> Iterator[Draft]:
    effects: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in index.with_facet("cause", "outcome"):
        ends = caused(claim)
        if ends is not None and claim.polarity == "+":
            effects[ends[1]][ends[0]].append(claim)
    for effect, causes in effects.items():
        claims = [found[0] for found in causes.values()]
        apart = [
            claim
            for place, claim in enumerate(claims)
            if not any(index.same_sentence(claim, before) for before in claims[:place])
        ]
        if len(apart) < 2 or _nested(index, list(causes)):
            continue
        yield Draft(
            variants=tuple(index.ids(found) for found in causes.values()),
            events=(effect, *causes),
            explanation=sentence(
                f"{called(index, effect)} is derived from different events: "
                f"{clauses(says(index, claim) for claim in apart[:4])}"
            ),
        )


def _nested(index: Index, causes: list[str]) -> bool:
    """The causes are a series and its members, or a whole and its parts: no two causes."""
    first = causes[0]
    related = {index.series(first), getattr(index.events.get(first), "part_of", None), first}
    return all(
        cause in related or first in (index.series(cause), getattr(index.events.get(cause), "part_of", None))
        for cause in causes[1:]
    )


# --- one of the results ---------------------------------------------------------------------------------------------
@finds(
    name="one-of-several",
    kind="outcome",
    words="“One of the …” announces one thing, and several follow.",
    level="tension",
    why="Either the sentence means all of them, or only the first is meant and the others stand there by mistake.",
)
def one_of_several(index: Index) -> Iterator[Draft]:
    sentences: dict[tuple[str, str, object], list[Claim]] = defaultdict(list)
    for claim in index.with_facet("cause", "outcome"):
        if claim.polarity == "+":
            sentences[claim.quote.witness, claim.event if claim.facet == "outcome" else "", index.inner(claim)].append(
                claim
            )
    for claims in sentences.values():
        for first in claims:
            phrase = index.phrase(first, "one_of")
            if not phrase:
                continue
            rest = [c for c in claims if c.quote.start >= first.quote.start and index.same_sentence(first, c)]
            named = {first.id: first} | {c.id: c for c in rest if c.value != first.value}
            if len(named) > 1:
                yield Draft(
                    variants=tuple((claim,) for claim in named),
                    events=tuple(dict.fromkeys(claim.event for claim in named.values())),
                    explanation=sentence(
                        f"{speaker(index, first)} announces “{phrase} …” and names {number(len(named))}: "
                        f"{listing([quoted(claim, 90) for claim in named.values()])}"
                    ),
                )
                break


RULES: tuple[Rule, ...] = (cause_first, several_causes, one_of_several)
