"""What is said flatly and called uncertain; deeds that rest on what came later; what is gone and is there."""

from __future__ import annotations

from collections.abc import Iterator

from sicetnon.chronology.day import Day
from sicetnon.model import Claim, DateValue
from sicetnon.reason.clock import minutes
from sicetnon.reason.figures import figures
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.negations import opposed
from sicetnon.reason.rules.parallels import BEFELL
from sicetnon.reason.told import Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_MOST_FLAT = 4


# --- flat, and uncertain --------------------------------------------------------------------------------------------
@finds(
    name="flat-and-uncertain",
    kind="quantity",
    words="What is given flatly in one passage is called uncertain in another.",
    level="tension",
    why="A summary leaves out doubts; a reader who sees only one passage is misled.",
    most=4,
    gives_way=True,
)
def flat_and_uncertain(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue("uncertain"):
        matter = [topic for topic in piece.topics if topic in BEFELL]
        flat = [
            (other, figure)
            for topic in matter
            for other in record.by_topic[topic][:60]
            if other.witness == piece.witness and other.block < piece.block and not _voiced(index, record, other)
            for figure in figures(record, other)
            if figure.sort == "count" and not figure.about and figure.low == figure.high
        ]
        own = record.quotable(piece, piece.cues["uncertain"])
        sides = [side for other, figure in flat if (side := record.cite(other, figure.first, figure.last))]
        if own and sides:
            yield opposed(
                index, [own, *sides[:_MOST_FLAT]], "Called uncertain in one passage, given flatly in another", 1
            )


def _voiced(index: Index, record: Told, piece: Piece) -> bool:
    return any(index.inner(claim) or index.hedged(claim) for claim in record.claims_of(piece)[:2])


# --- resting on what came later -------------------------------------------------------------------------------------
@finds(
    name="basis-came-later",
    kind="sequence",
    words="A deed is said to rest on, or to answer, something that is dated after it.",
    level="tension",
    why="One of the two dates is wrong, or the deed was only afterwards brought under it.",
    gives_way=True,
)
def basis_came_later(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue("basis"):
        place = piece.cues["basis"]
        border = record.words[piece.witness][place].start
        before, after = _dates(index, record, piece, border)
        for deed in before:
            later = [basis for basis in after if basis[0] > deed[1]]
            if later:
                yield opposed(index, [(deed[2],), (later[0][2],)], "Done on the strength of what is dated later", 1)
                break


def _dates(
    index: Index, record: Told, piece: Piece, border: int
) -> tuple[list[tuple[Day, Day, Claim]], list[tuple[Day, Day, Claim]]]:
    """The dates of a sentence that stand before a place of the reading text, and those behind it."""
    before: dict[str, tuple[Day, Day, Claim]] = {}
    after: dict[str, tuple[Day, Day, Claim]] = {}
    offsets = index.witnesses[piece.witness].offsets
    for other in record.beside(piece):
        for claim in record.claims_of(other):
            days = days_of(claim.value)
            span = offsets.to_reading(claim.quote.start, claim.quote.end) if days is not None else None
            if days is not None and span is not None:
                (before if span[1] <= border + 1 else after)[claim.id] = (*days, claim)
    return list(before.values()), list(after.values())


# --- gone, and there ------------------------------------------------------------------------------------------------
@finds(
    name="gone-and-there",
    kind="outcome",
    words="What is told of as gone is told of later as being there.",
    level="tension",
    why="It may have been built anew; the passage does not say so.",
    most=3,
    gives_way=True,
)
def gone_and_there(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue("gone"):
        there = [p for p in record.beside(piece) if "lasting" in p.cues and p.number != piece.number]
        if not there or any("anew" in p.cues for p in record.beside(piece)):
            continue
        own = record.quotable(piece, piece.cues["gone"])
        other = record.quotable(there[0], there[0].cues["lasting"])
        if own and other:
            yield opposed(index, [own, other], "Told of as gone, and as being there later", 1)


# --- outside the hours ----------------------------------------------------------------------------------------------
_ABOUT = 30
"""Minutes by which what is told may lie outside the hours that are given."""


@finds(
    name="outside-the-hours",
    kind="date",
    words="An infobox or table gives the hours of something, and the text tells what happened outside them.",
    level="tension",
    why="The hours may mean the main part of it.",
    most=2,
    gives_way=True,
)
def outside_the_hours(index: Index) -> Iterator[Draft]:
    ranges: dict[str, list[tuple[int, Claim]]] = {}
    told_of: list[tuple[int, Claim]] = []
    for claim in index.with_facet("date"):
        clock = claim.value.clock.partition("/")[0] if isinstance(claim.value, DateValue) else ""
        hour = minutes(clock) if clock[:1].isdecimal() else None  # a part of the day is no hour
        if hour is not None:
            block = index.block(claim)
            if block is not None and block.kind == "field":
                ranges.setdefault(f"{claim.quote.witness} {block.start}", []).append((hour[0], claim))
            else:
                told_of.append((hour[0], claim))
    yield from _outside(index, ranges, told_of)


def _outside(
    index: Index, ranges: dict[str, list[tuple[int, Claim]]], told_of: list[tuple[int, Claim]]
) -> Iterator[Draft]:
    for ends in ranges.values():
        if len(ends) < 2:
            continue
        low, high = min(at for at, _ in ends), max(at for at, _ in ends)
        outside = [
            claim
            for at, claim in told_of
            if claim.quote.witness == ends[0][1].quote.witness and not low - _ABOUT <= at <= high + _ABOUT
        ]
        if outside:
            own = [claim for _, claim in ends]
            yield Draft(
                variants=(index.ids(own), *((claim.id,) for claim in outside[:4])),
                events=tuple(dict.fromkeys(claim.event for claim in (*own, *outside[:4]))),
                explanation=sentence(
                    "Told outside the hours that are given: "
                    + clauses(says(index, claim) for claim in (*own[:2], *outside[:4]))
                ),
            )


RULES: tuple[Rule, ...] = (flat_and_uncertain, basis_came_later, gone_and_there, outside_the_hours)
