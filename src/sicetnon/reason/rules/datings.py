"""Datings: a voice that gives another day for what the text has just told.

"Some reckon his rule from the Kalends of January", "the diary has the attack begin on the 25th": the verb says that a
date is given for something, and what that is stands right before it, often without a word in common.
"""

from __future__ import annotations

from collections.abc import Iterator

from sicetnon.model import Claim, DateValue
from sicetnon.reason.figures import ordinal_at
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.negations import opposed
from sicetnon.reason.rules.versions import gap_and_width
from sicetnon.reason.told import Piece, Told, told

_BACK = 2  # sentences
_FARTHEST = 400  # days
_VAGUE = 45  # days; a wider date is held against another wide one only
_ON_A_DAY = frozenset(("on", "begin", "end", "since", "until"))


@finds(
    name="dated-otherwise-by-a-voice",
    kind="date",
    words="A voice is cited that dates what has just been told, and its day is another.",
    level="dispute",
    why="The text sets the dating beside its own; what is dated is what stands right before it.",
    most=5,
    gives_way=True,
)
def dated_otherwise(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue("dates_it"):
        given = _date(record, piece, record.words[piece.witness][piece.cues["dates_it"]].end)
        before = _told_before(record, piece, given) if given is not None else None
        if given is not None and before is not None:
            yield opposed(index, [(before,), (given,)], "Another day is given for what was told before", 1.0)
        elif (years := _years(record, piece)) is not None:
            yield opposed(index, years, "Another year is given for what was told before", 1.0)


def _years(record: Told, piece: Piece) -> list[tuple[Claim, ...]] | None:
    """What gives the year of a reign or a war otherwise than the piece that told it last: "in the eighth year", and
    "in the first year"; None where nothing does."""
    own = _year(record, piece)
    first = record.sentence_pieces(max(0, piece.sentence - _BACK))[0].number
    for number in range(piece.number - 1, first - 1, -1) if own is not None else ():
        before = record.pieces[number]
        if before.witness != piece.witness or before.block != piece.block:
            return None
        told_before = _year(record, before)
        if own is not None and told_before is not None:
            sides = [record.cite(before, told_before[1]), record.cite(piece, own[1])]
            return sides if told_before[0] != own[0] and all(sides) else None
    return None


def _year(record: Told, piece: Piece) -> tuple[float, int] | None:
    """The number of a year that a piece counts ("in the eighth year"), and the place of its word."""
    place = piece.cues.get("one_year", piece.first)
    number = ordinal_at(record, piece, place - 1) if place > piece.first else None
    return (number, place - 1) if number is not None else None


def _date(record: Told, piece: Piece, behind: int) -> Claim | None:
    """The date that a piece gives behind a place of its text."""
    offsets = record.index.witnesses[piece.witness].offsets
    for claim in record.claims_of(piece):
        value = claim.value
        if not isinstance(value, DateValue) or claim.polarity != "+" or value.relation not in _ON_A_DAY:
            continue
        span = offsets.to_reading(claim.quote.start, claim.quote.end)
        if span is not None and span[1] > behind and days_of(value) is not None:
            return claim
    return None


def _told_before(record: Told, piece: Piece, given: Claim) -> Claim | None:
    """The date that was told last before a piece, in the same paragraph; None where it agrees or is far off."""
    first = record.sentence_pieces(max(0, piece.sentence - _BACK))[0].number
    for number in range(piece.number - 1, first - 1, -1):
        before = record.pieces[number]
        if before.witness != piece.witness or before.block != piece.block:
            return None
        for claim in reversed(record.claims_of(before)):
            between = gap_and_width(days_of(claim.value), days_of(given.value))
            if between is None or claim.polarity != "+" or claim.id == given.id:
                continue
            alike = _is_vague(claim) == _is_vague(given)
            return claim if 0 < between[0] <= _FARTHEST and alike else None
    return None


def _is_vague(claim: Claim) -> bool:
    days = days_of(claim.value)
    return days is None or days[1] - days[0] > _VAGUE


RULES: tuple[Rule, ...] = (dated_otherwise,)
