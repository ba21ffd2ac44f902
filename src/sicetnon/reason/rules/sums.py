"""Parts that do not make their whole, within one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sicetnon.reason.figures import Figure, all_figures, figures
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.told import Piece, Told, told
from sicetnon.reason.wording import number, says, sentence

_MOST_PARTS = 8


def _whole(record: Told, pieces: Sequence[Piece], found: Sequence[Figure]) -> tuple[Figure, list[Figure], bool] | None:
    """The total of a sentence, its parts, and whether they must make all of it ("142: 94, 39 and 11")."""
    if len(found) < 3:
        return None
    first = found[0]
    words = record.words[first.piece.witness]
    text = record.index.witnesses[first.piece.witness].text
    between = text[words[first.last].end : words[found[1].first].start]
    if ":" in between and len(between) < 80:
        return first, list(found[1:]), True
    out_of = [p.cues["out_of"] for p in pieces if "out_of" in p.cues]
    if any(0 < first.first - place <= 4 and place - pieces[0].first <= 1 for place in out_of):
        return first, list(found[1:]), False
    return None


@finds(
    name="parts-exceed-the-whole",
    kind="quantity",
    words="The parts that a sentence names make more than their whole, or another number than it states.",
    level="tension",
    why="The numbers of one sentence do not go together; one of them may count otherwise, or be a slip.",
    gives_way=True,
)
def parts_exceed_the_whole(index: Index) -> Iterator[Draft]:
    record = told(index)
    done: set[int] = set()
    for figure in all_figures(record):
        if figure.piece.sentence in done:
            continue
        done.add(figure.piece.sentence)
        pieces = record.beside(figure.piece)[:40]
        found = [f for p in pieces for f in figures(record, p) if f.sort == "count" and f.low == f.high]
        whole = _whole(record, pieces, found)
        if whole is None:
            continue
        total, parts, complete = whole
        made = sum(part.value for part in parts[:_MOST_PARTS])
        if not (made > total.value or (complete and made != total.value)) or made > 3 * total.value:
            continue
        cited = [record.quotable(f.piece, f.first, f.last) for f in (total, *parts)]
        claims = [claims for claims in cited if claims]
        if claims:
            yield Draft(
                variants=tuple(dict.fromkeys(index.ids(each) for each in claims)),
                events=(claims[0][0].event,),
                explanation=sentence(
                    f"{says(index, claims[0][0])}; the parts make {number(made)}, not {number(total.value)}"
                ),
            )


# --- one number, two voices -----------------------------------------------------------------------------------------
_FAR = 14  # words between two numbers for one thing


@finds(
    name="number-by-two-voices",
    kind="quantity",
    words="One sentence gives two numbers for one thing, each with its voice.",
    level="dispute",
    why="The text itself sets the two numbers side by side.",
    most=4,
    gives_way=True,
)
def number_by_two_voices(index: Index) -> Iterator[Draft]:
    record = told(index)
    done: set[int] = set()
    for piece in record.with_cue("by_voice"):
        if piece.sentence in done:
            continue
        done.add(piece.sentence)
        pieces = record.beside(piece)[:40]
        voiced = sum("by_voice" in p.cues for p in pieces)
        found = [f for p in pieces for f in figures(record, p) if f.sort == "count" and f.value > 1]
        for one, other in pairwise(found):
            near = other.first - one.last <= _FAR and one.apart(other) and one.piece.number != other.piece.number
            claims = (record.quotable(one.piece, one.first, one.last), record.quotable(other.piece, other.first))
            if voiced > 1 and near and all(claims) and not {c.id for c in claims[0]} & {c.id for c in claims[1]}:
                yield Draft(
                    variants=tuple(dict.fromkeys(index.ids(each) for each in claims)),
                    events=(claims[0][0].event,),
                    explanation=sentence(
                        f"Two voices give {number(one.value)} and {number(other.value)}: {says(index, claims[0][0])}"
                    ),
                )
                break


RULES: tuple[Rule, ...] = (
    number_by_two_voices,
    parts_exceed_the_whole,
)
