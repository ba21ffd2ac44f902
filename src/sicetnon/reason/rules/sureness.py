"""How surely: asserted in one passage and hedged in another; what stands in an infobox alone."""

from __future__ import annotations

from collections.abc import Iterator

from sicetnon.model import Claim, DateValue, Facet
from sicetnon.reason.index import Index, day_of, days_of
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.variants import Variant, value_key
from sicetnon.reason.wording import called, clauses, listing, quoted, says, sentence

_POINTS: tuple[Facet, ...] = (
    "date",
    "place",
    "participant",
    "quantity",
    "existence",
    "cause",
    "outcome",
    "identity",
    "part_of",
)


def unsure(index: Index, claim: Claim) -> bool:
    """Handed on with a hedge, or from a voice without a name."""
    return index.hedged(claim) or index.reported(claim)


def flat(index: Index, claim: Claim) -> bool:
    """Said in the author's own voice, without a hedge."""
    return claim.polarity == "+" and not index.inner(claim) and not index.hedged(claim)


# --- asserted and hedged --------------------------------------------------------------------------------------------
@finds(
    name="asserted-and-hedged",
    kind="certainty",
    words="What a text asserts flatly in one passage it only reports, or hedges, in another.",
    level="tension",
    why="Both can stand, but the text is surer in one place than its own words in the other allow.",
)
def asserted_and_hedged(index: Index) -> Iterator[Draft]:
    told_twice = {variant.event for variant in index.variants if len(variant.claims) > 1}
    for event in index.events.values():
        if event.candidates or event.id not in told_twice:
            continue
        pairs = [pair for facet in _POINTS for pair in _surer(index, event.id, facet)]
        if pairs:
            flats = tuple(dict.fromkeys(claim.id for pair in pairs for claim in pair[0]))
            hedges = tuple(dict.fromkeys(claim.id for pair in pairs for claim in pair[1]))
            first, second = sorted((pairs[0][0][0], pairs[0][1][0]), key=index.position)
            yield Draft(
                variants=(flats, hedges),
                events=(event.id,),
                weight=len(pairs),
                explanation=sentence(
                    f"{called(index, event.id)} is asserted in one passage and hedged in another: "
                    f"{clauses((says(index, first), says(index, second)))}"
                ),
            )


def _surer(index: Index, event: str, facet: Facet) -> Iterator[tuple[list[Claim], list[Claim]]]:
    for variant in index.apparatus(event, facet):
        if variant.polarity != "+" or len(variant.claims) < 2:
            continue
        hedges = [claim for claim in variant.claims if unsure(index, claim)]
        flats = [
            claim
            for claim in variant.claims
            if flat(index, claim)
            and any(
                claim.quote.witness == h.quote.witness
                and not index.same_sentence(claim, h)
                and (facet != "participant" or _same_words(index, claim, h))
                for h in hedges
            )
        ]
        if flats and hedges:
            yield flats, hedges


def _same_words(index: Index, one: Claim, other: Claim) -> bool:
    """Whether one claim says nothing that the other does not: many sentences of one deed name the persons in it."""
    said, heard = index.topics(one), index.topics(other)
    return said <= heard or heard <= said


# --- a whole event hedged -------------------------------------------------------------------------------------------
@finds(
    name="claimed-though-asserted",
    kind="certainty",
    words="A passage only reports that something happened, which another passage tells as certain.",
    level="tension",
    why="The reference is loose, so the two may be different events; if they are one, the text is of two minds.",
)
def claimed_though_asserted(index: Index) -> Iterator[Draft]:
    for event in index.events.values():
        claims = index.of(event.id)
        if not claims or event.id in index.members or not all(unsure(index, claim) for claim in claims):
            continue
        window = _window(index, claims)
        if window is None or index.of(event.id, "place"):
            continue
        if not (event.candidates or index.series(event.id) or index.narrative.gathering(event.id)):
            continue
        witness = claims[0].quote.witness
        others = list(event.candidates) or [
            other.id
            for other in index.siblings(event.id)
            if other.id != event.id and not other.candidates and index.dates(other.id)
        ]
        flats = [
            claim
            for other in others
            for low, high, claim in index.dates(other)
            if window[0] <= low and high <= window[1] and flat(index, claim) and claim.quote.witness == witness
        ]
        prose = [claim for claim in flats if not index.tabular(claim)] or flats
        if prose and window[1] - window[0] <= 400:
            yield Draft(
                variants=(index.ids(prose[:4]), index.ids(claims)),
                events=(event.id, *dict.fromkeys(claim.event for claim in prose[:4])),
                explanation=sentence(
                    f"{clauses(says(index, claim) for claim in prose[:2])}; elsewhere it is only said "
                    f"{quoted(claims[0])}"
                ),
            )


def _window(index: Index, claims: tuple[Claim, ...]) -> tuple[int, int] | None:
    return next((days for claim in claims if (days := days_of(claim.value)) is not None), None)


# --- only in the infobox --------------------------------------------------------------------------------------------
@finds(
    name="only-in-table",
    kind="date",
    words="A date stands in an infobox or a table, and no passage of the text supports it.",
    level="doubt",
    why="The other rows are told in the text; this one may come from elsewhere, or be a slip.",
    most=2,
)
def only_in_table(index: Index) -> Iterator[Draft]:
    for witness in index.witnesses:
        rows = [claim for claim in index.with_facet("date") if claim.quote.witness == witness and index.tabular(claim)]
        told = {claim.id for claim in rows if _told(index, claim)}
        alone = [claim for claim in rows if claim.id not in told]
        if told and alone:
            yield Draft(
                variants=tuple((claim.id,) for claim in alone),
                events=tuple(dict.fromkeys(claim.event for claim in alone)),
                explanation=sentence(
                    f"{listing([quoted(claim, 90) for claim in alone[:4]])} {'stand' if len(alone) > 1 else 'stands'} "
                    f"in the infobox alone; no passage of the text supports it"
                ),
            )


def _told(index: Index, row: Claim) -> bool:
    """A passage of the text gives the same event a date that meets that of the row."""
    return any(
        not index.tabular(claim) and claim.quote.witness == row.quote.witness and meets(row, claim)
        for claim in index.of(row.event, "date")
    )


def meets(one: Claim, other: Claim) -> bool:
    """Two date claims have a day in common."""
    a, b = one.value, other.value
    if not isinstance(a, DateValue) or not isinstance(b, DateValue):
        return False
    if value_key(a) == value_key(b):
        return True
    low = max((day for day in (day_of(a.earliest), day_of(b.earliest)) if day is not None), default=None)
    high = min((day for day in (day_of(a.latest), day_of(b.latest)) if day is not None), default=None)
    return low is None or high is None or low <= high


def strongest(index: Index, variant: Variant) -> Claim:
    """The supporter of a variant that shows it best: the author's own, unhedged, in running text."""
    return min(
        variant.claims,
        key=lambda claim: (unsure(index, claim), bool(index.inner(claim)), index.tabular(claim), index.position(claim)),
    )


RULES: tuple[Rule, ...] = (asserted_and_hedged, claimed_though_asserted, only_in_table)
