"""One event told as two: doublets, and one name for two dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sicetnon.chronology.day import Day
from sicetnon.model import Claim, PlaceValue
from sicetnon.reason.index import Index
from sicetnon.reason.places import Gazetteer
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.spatial import located
from sicetnon.reason.wording import called, clauses, listing, quoted, says, sentence, span_words

_NEAR_DAYS = 100
"""Two meetings further apart than this are not taken for one that was misdated."""


# --- a doublet ------------------------------------------------------------------------------------------------------
@finds(
    name="doublet",
    kind="identity",
    words="If one event took place where some put it, it may be the same as another that is put there.",
    level="tension",
    why="A doublet is a possibility that the passages leave open, not a contradiction.",
    reference="On doublets: E. Bernheim, Lehrbuch der historischen Methode (1908), on the comparison of sources",
)
def doublet(index: Index) -> Iterator[Draft]:
    gazetteer = Gazetteer(index)
    for event in index.told_of("place", 2):
        places = located(index, event.id)
        if len(places) < 2 or event.id in index.members:
            continue
        for moved, there in places:
            if not any(index.inner(claim) or index.hedged(claim) for claim in moved.claims):
                continue
            for other in index.siblings(event.id):
                twin = _at(index, gazetteer, other.id, there)
                if twin is None or other.candidates or not _near(index, event.id, other.id):
                    continue
                yield Draft(
                    variants=((twin.id,), moved.claim_ids),
                    events=(other.id, event.id),
                    explanation=sentence(
                        f"If {called(index, event.id)} took place in {there.label}, {called(index, other.id)} may be "
                        f"the same told twice: {clauses((says(index, moved.claims[0]), says(index, twin)))}"
                    ),
                )


def _at(index: Index, gazetteer: Gazetteer, event: str, where: PlaceValue) -> Claim | None:
    """A claim that puts an event in that place."""
    for variant, place in located(index, event):
        if gazetteer.standing(place, where) in ("same", "inside"):
            return min(variant.claims, key=lambda claim: (index.tabular(claim), index.position(claim)))
    return None


def _near(index: Index, one: str, other: str) -> bool:
    a, b = index.dated(one), index.dated(other)
    if a is None or b is None:
        return False
    return max(a[0], b[0]) - min(a[1], b[1]) <= _NEAR_DAYS


# --- known as one, dated twice --------------------------------------------------------------------------------------
@finds(
    name="dated-twice",
    kind="date",
    words="What the text knows as one event has two dates that do not meet.",
    level="tension",
    why="There may have been two events in one place; the text speaks of one.",
)
def dated_twice(index: Index) -> Iterator[Draft]:
    for kind, dated in _by_place(index).items():
        for place, (one, first) in enumerate(dated):
            for other, second in dated[place + 1 :]:
                if first[0] <= second[1] and second[0] <= first[1]:
                    continue
                undecided = _undecided(index, one, other)
                lonely = [c for c in (first[2], second[2]) if index.tabular(c) and _only_tabular(index, c)]
                if len(lonely) != 1 and not undecided:
                    continue
                variants: list[tuple[str, ...]] = [(first[2].id,), (second[2].id,)]
                if undecided:
                    variants.append(index.ids(undecided[:2]))
                known = f"; the text speaks of one: {listing([quoted(c, 90) for c in undecided[:1]])}"
                yield Draft(
                    variants=tuple(variants),
                    events=(one, other),
                    explanation=sentence(
                        f"The {index.kind(one)} in {kind[2]} is dated {span_words(*first[:2])} and "
                        f"{span_words(*second[:2])}: "
                        f"{clauses((says(index, first[2]), says(index, second[2])))}{known if undecided else ''}"
                    ),
                )


_DATED = tuple[str, tuple[Day, Day, Claim]]


def _by_place(index: Index) -> dict[tuple[str, str, str], list[_DATED]]:
    """The dated events of one kind, series and place, with the place's name."""
    found: dict[tuple[str, str, str], list[_DATED]] = defaultdict(list)
    for event in index.events.values():
        series = index.series(event.id)
        dated = index.dated(event.id) if series and event.id != series else None
        if not series or dated is None or event.candidates:
            continue
        places = located(index, event.id)
        for entity in dict.fromkeys((places[0][1].entity,) if places else ()):
            label = places[0][1].label
            found[series, entity, label].append((event.id, _best(index, event.id, dated)))
    return {key: each[:12] for key, each in found.items() if len(each) > 1}


def _best(index: Index, event: str, dated: tuple[Day, Day, Claim]) -> tuple[Day, Day, Claim]:
    """The date of an event as running text gives it, else as a table does."""
    prose = [date for date in index.dates(event) if not index.tabular(date[2]) and not index.inner(date[2])]
    return min(prose, key=lambda date: date[1] - date[0]) if prose else dated


def _only_tabular(index: Index, row: Claim) -> bool:
    return all(index.tabular(claim) for claim in index.of(row.event, "date"))


def _undecided(index: Index, one: str, other: str) -> list[Claim]:
    """Claims about an event of which it is not decided whether it is the one or the other."""
    return [
        claim
        for event in index.undecided
        if one in event.candidates and other in event.candidates
        for claim in index.of(event.id)
    ]


RULES: tuple[Rule, ...] = (doublet, dated_twice)
