"""Turns: where a text itself turns against what it has just told, and where one voice speaks twice.

"In reality", "although", "thirty years later he said that he could no longer remember": such words show that two
passages do not go well together, whatever they are about. They are shown as tensions, or as a dispute where the first
passage is another voice's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sicetnon.model import Claim
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.negations import opposed
from sicetnon.reason.statements import Statement, statements
from sicetnon.reason.told import Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_LEADS = 40
"""Code points at the front of a statement in which a word of correction stands."""
_MOST = 8  # claims of a statement
_SHOWN = 4
_NEXT = 1  # sentences
_REACH = 12  # sentences of one witness within which a voice that speaks twice is compared


def _draft(index: Index, sides: Sequence[Sequence[Claim]], lead: str, weight: float = 1.0) -> Draft:
    shown = [max(side, key=lambda claim: claim.quote.end - claim.quote.start) for side in sides]
    return Draft(
        variants=tuple(index.ids(side[:_MOST]) for side in sides),
        events=tuple(dict.fromkeys(claim.event for claim in shown)),
        level="dispute" if len({index.speaker(claim) for claim in shown}) > 1 else "tension",
        weight=weight,
        explanation=sentence(f"{lead}: {clauses(says(index, claim, 110) for claim in shown[:_SHOWN])}"),
    )


# --- corrected ------------------------------------------------------------------------------------------------------
@finds(
    name="said-and-corrected",
    kind="version",
    words="What is only said, the text corrects in its next sentence, by words such as “in reality”.",
    level="dispute",
    why="The writer marks the correction; what is corrected stays on record.",
    most=6,
)
def said_and_corrected(index: Index) -> Iterator[Draft]:
    for one, other in pairwise(statements(index)):
        if one.witness != other.witness or other.sentence - one.sentence > _NEXT or not one.voiced:
            continue
        words = index.vocabulary(other.claims[0])
        if words.has("correction", f"{other.opening} {other.words[:_LEADS]}") and one.speaker != other.speaker:
            yield _draft(index, (one.claims, other.claims), "Said, and corrected in the next sentence")


# --- never, although ------------------------------------------------------------------------------------------------
@finds(
    name="never-although",
    kind="denial",
    words="A sentence says of all, of none or never, and adds by “although” or “but” what does not go with it.",
    level="tension",
    why="The sentence itself marks that the two do not go well together.",
    most=4,
    gives_way=True,
)
def never_although(index: Index) -> Iterator[Draft]:
    record = told(index)
    for one in record.with_cue("universal"):
        other = record.pieces[one.number + 1] if one.number + 1 < len(record.pieces) else one
        if other is one or one.sentence != other.sentence or other.about("denied", "hypothetical"):
            continue
        if other.cues.get("concessive") != other.first:
            continue
        own = record.quotable(one, one.cues["universal"])
        later = [piece for piece in record.beside(one) if piece.number > one.number]
        against = [claim for piece in later for claim in record.claims_of(piece) if claim not in own]
        if own and against and index.speaker(own[0]) == index.speaker(against[0]):
            yield opposed(index, (own, against[:_SHOWN]), "Said of all, and qualified at once", 1.0)


# --- one voice twice ------------------------------------------------------------------------------------------------
@finds(
    name="one-voice-twice",
    kind="version",
    words="One voice is cited twice, and the text marks that it spoke otherwise the second time.",
    level="tension",
    why="People correct themselves, remember less, or are told of by others; a reader should see both.",
    most=6,
)
def one_voice_twice(index: Index) -> Iterator[Draft]:
    record = told(index)
    by_voice: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements(index):
        inner = statement.speaker[1]
        if inner and inner[-1][0] != "anonymous":
            by_voice[inner[-1][1]].append(statement)
    changed: dict[str, list[int]] = defaultdict(list)
    for piece in {piece.sentence: piece for piece in record.with_cue("changed")}.values():
        changed[piece.witness].append(record.words[piece.witness][piece.cues["changed"]].start)
    for said in by_voice.values() if changed else ():
        for one, other in pairwise(said):
            if one.witness != other.witness or other.sentence - one.sentence > _REACH:
                continue
            if (one.sentence, one.start) != (other.sentence, other.start) and _marked(changed[one.witness], one, other):
                yield _draft(index, (one.claims, other.claims), "One voice speaks otherwise the second time")


def _marked(changed: Sequence[int], one: Statement, other: Statement) -> bool:
    """Whether one of these words, between the two or in the second, says that the voice changed what it said."""
    at = bisect_left(changed, one.start)
    return at < len(changed) and changed[at] <= other.end


# --- confessed and retracted ----------------------------------------------------------------------------------------
@finds(
    name="confessed-and-retracted",
    kind="evidence",
    words="A confession is told of, and elsewhere that it was taken back or obtained by force.",
    level="dispute",
    why="A confession that was taken back, or extorted, does not stand for what it says.",
    most=3,
)
def confessed_and_retracted(index: Index) -> Iterator[Draft]:
    record = told(index)
    told_back = record.with_cue("confessed", "retracted")
    taken_back = [p for p in told_back if p.about("retracted") and _of_a_confession(record, p)]
    plain = [p for p in told_back if p.about("confessed") and not p.about("retracted", "denied", "hypothetical")]
    if not taken_back or not plain:
        return
    against = [claims for p in taken_back if (claims := record.quotable(p, p.cues["retracted"]))]
    told_of = [claims for p in plain if (claims := record.quotable(p, p.cues["confessed"]))]
    sides = {index.ids(side): side for side in (*told_of[:_SHOWN], *against[:_SHOWN])}
    if against and told_of and len(sides) > 1:
        yield opposed(index, [*sides.values()], "A confession, and that it was taken back or forced", len(sides))


def _of_a_confession(record: Told, piece: Piece) -> bool:
    """Whether what was taken back is a confession, or a statement that somebody made."""
    return any("confession" in other.topics for other in record.beside(piece))


RULES: tuple[Rule, ...] = (said_and_corrected, never_although, one_voice_twice, confessed_and_retracted)
