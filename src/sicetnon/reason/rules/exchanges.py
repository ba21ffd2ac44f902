"""Exchanges: what one voice says, and what the text sets beside it in the next breath.

A writer who cites two voices one after the other on one matter shows where they differ: by a denial, by a word of
contrast, by another number. Nothing is measured here but what stands side by side, so that it never gives a
contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from sicetnon.model import Claim, PlaceValue, QuantityValue
from sicetnon.reason.index import SPEAKER, Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.accounts import side_by_side
from sicetnon.reason.rules.quantities import apart
from sicetnon.reason.statements import Statement, statements
from sicetnon.reason.told import Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_SHOWN = 4
_NEXT = 1
"""Sentences from one statement to the one that answers it."""
_ASIDE = ("outcome", "participant", "identity")
_LEADS = 48
"""Code points at the front of a statement that show whether it is set against the one before."""


def _neighbours(index: Index) -> list[tuple[Statement, Statement]]:
    """Statements of two voices, one of them cited, that follow each other in one block; put side by side once."""
    return index.once(_side_by_side)


def _side_by_side(index: Index) -> list[tuple[Statement, Statement]]:
    return list(_set_side_by_side(index))


def _set_side_by_side(index: Index) -> Iterator[tuple[Statement, Statement]]:
    found = statements(index)
    aside = {id(one) for one, other in pairwise(found) if _about_the_speaker(one, other)}
    aside.update(id(other) for one, other in pairwise(found) if _goes_on_with_the_counted(one, other))
    for one, other in pairwise([each for each in found if id(each) not in aside]):
        if one.speaker == other.speaker or one.witness != other.witness or not (one.voiced or other.voiced):
            continue
        if _only_names(one) or _only_names(other) or other.end <= one.end or other.start <= one.start:
            continue  # what is set into a statement belongs to it
        if other.sentence - one.sentence <= _NEXT and index.block(one.claims[0]) == index.block(other.claims[0]):
            yield one, other


def _about_the_speaker(one: Statement, other: Statement) -> bool:
    """Whether a statement is but a clause on the one who speaks next: "by the count of X, who keeps a list"."""
    if one.voiced or not other.voiced or (one.sentence, one.witness) != (other.sentence, other.witness):
        return False
    return one.end <= other.start and all(claim.facet in _ASIDE for claim in one.claims) and not one.denied


def _goes_on_with_the_counted(one: Statement, other: Statement) -> bool:
    """Whether the author only goes on with what a voice set in has counted: "some 20,000 persons, according to the
    organizers, today accompanied the coffin"."""
    if not one.voiced or other.voiced or (one.sentence, one.witness) != (other.sentence, other.witness):
        return False
    return other.start <= one.end and not other.denied and all(claim.facet == "quantity" for claim in one.claims)


def _only_names(statement: Statement) -> bool:
    """Whether it says no more than that somebody described it."""
    return all(getattr(claim.value, "relation", "") == "described" for claim in statement.claims)


def _matter(index: Index, statement: Statement) -> frozenset[str]:
    """What a statement is about, without the names of those who speak."""
    words = index.vocabulary(statement.claims[0])
    names = " ".join(voice.name for voice in statement.claims[0].voice)
    return index.topics_between(statement.witness, statement.start, statement.end) - words.topics(names)


def _answers(one: Statement, other: Statement) -> bool:
    """Whether another rule already has them together: the one names what it denies in the other."""
    ids = {claim.id for claim in one.claims}
    return any(ids.intersection(claim.answers) for claim in other.claims)


def _draft(index: Index, one: Statement, other: Statement, lead: str, weight: float) -> Draft:
    shown = [max(each.claims, key=lambda claim: claim.quote.end - claim.quote.start) for each in (one, other)]
    sides = [_to_the_matter(index, one, other), _to_the_matter(index, other, one)]
    return Draft(
        variants=tuple(index.ids(side) for side in sides),
        events=tuple(dict.fromkeys(claim.event for side in sides for claim in side)),
        weight=weight,
        explanation=sentence(f"{lead}: {clauses(says(index, claim, 110) for claim in shown)}"),
    )


def _to_the_matter(index: Index, one: Statement, other: Statement) -> list[Claim]:
    """The claims of a statement that speak of what the other speaks of come first; a few of them."""
    matter = _matter(index, other)
    order = sorted(one.claims, key=lambda claim: not matter & index.topics(claim))
    return order[:_SHOWN]


# --- said, and denied in the next breath ----------------------------------------------------------------------------
@finds(
    name="said-and-denied",
    kind="denial",
    words="What one voice says, the next one denies, or says that it finds nothing of the kind.",
    level="dispute",
    why="The text itself sets the voices one after the other.",
    most=10,
    weighed=0.085,
    gives_way=True,
)
def said_and_denied(index: Index) -> Iterator[Draft]:
    for one, other in _neighbours(index):
        if one.denied == other.denied or _answers(one, other) or _answers(other, one) or _elsewhere(one, other):
            continue
        shared = _matter(index, one) & _matter(index, other)
        words = index.vocabulary(other.claims[0])
        pointing = words.has("points_back", other.words[:_LEADS])
        cited = one.voiced and other.voiced and one.sentence == other.sentence
        short = other.denied and words.has("elliptic", other.words)
        if shared or cited or short or (pointing and other.denied and other.voiced):
            yield _draft(index, one, other, "One voice says it and the next denies it", len(shared) + 1)


def _elsewhere(one: Statement, other: Statement) -> bool:
    """Whether what is denied of one place is told of another: "nobody was killed in the house", "… on the bridge"."""
    places = [
        {c.value.entity for c in side.claims if isinstance(c.value, PlaceValue) and c.value.role == "at"}
        for side in (one, other)
    ]
    return all(places) and places[0].isdisjoint(places[1])


# --- set against each other -----------------------------------------------------------------------------------------
@finds(
    name="set-against-each-other",
    kind="version",
    words="The text sets what one voice says against what another says, by a word such as “but” or “however”.",
    level="dispute",
    why="The writer marks the contrast; whether both can hold is for the reader.",
    most=10,
)
def set_against(index: Index) -> Iterator[Draft]:
    for one, other in _neighbours(index):
        if one.denied != other.denied or _answers(other, one):
            continue
        words = index.vocabulary(other.claims[0])
        marked = words.has("contrast", f"{other.opening} {other.words[:_LEADS]}")
        if not marked:
            continue
        shared = _matter(index, one) & _matter(index, other)
        cited = one.voiced and other.voiced
        if len(shared) >= (0 if cited and one.sentence == other.sentence else 1 if cited else 2):
            yield _draft(index, one, other, "The text sets one against the other", len(shared))


# --- announced by the text ------------------------------------------------------------------------------------------
_FOLLOWING = 3
"""Sentences after the one that says that accounts differ, in which they are given."""
_MOST_ACCOUNTS = 6


@finds(
    name="accounts-said-to-differ",
    kind="version",
    words="The text says that the accounts differ, and gives them.",
    level="dispute",
    why="The writer says so; in what they differ is for the reader.",
    most=5,
)
def said_to_differ(index: Index) -> Iterator[Draft]:
    record = told(index)
    spans = [(p, *_span_of(record, p)) for p in record.with_cue("at_issue")]
    if not spans:
        return
    by_witness: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements(index):
        if statement.voiced:
            by_witness[statement.witness].append(statement)
    last = -1
    for piece, start, end in spans:
        if piece.sentence == last:
            continue
        last = piece.sentence
        until = _ends(record, piece, {other.sentence for other, _, _ in spans})
        original = index.witnesses[piece.witness].offsets.to_original(start, until)
        given = [s for s in by_witness[piece.witness] if original[0] <= s.start and s.end <= original[1]]
        given = [s for s in given if not _only_names(s)][:_MOST_ACCOUNTS]
        at_once = [s for s in given if s.start < index.witnesses[piece.witness].offsets.to_original(start, end)[1]]
        if len({statement.speaker for statement in at_once}) > 1:
            given = at_once  # "they explain it differently: X says …, Y says …"
        if len({statement.speaker for statement in given}) > 1:
            yield _accounts(index, given)


def _span_of(record: Told, piece: Piece) -> tuple[int, int]:
    """The sentence of a piece in the reading text."""
    _, start, end, _ = record.sentences[piece.sentence]
    return start, end


def _ends(record: Told, piece: Piece, others: Collection[int]) -> int:
    """Where the accounts end that a sentence announces: with its block, with the next such sentence, or soon."""
    witness, _, end, block = record.sentences[piece.sentence]
    for number in range(piece.sentence + 1, min(len(record.sentences), piece.sentence + 1 + _FOLLOWING)):
        following = record.sentences[number]
        if number in others or (following[0], following[3]) != (witness, block):
            break
        end = following[2]
    return end


def _accounts(index: Index, given: Sequence[Statement]) -> Draft:
    """One finding for all accounts, each voice in a variant of its own."""
    variants: dict[SPEAKER, list[Claim]] = defaultdict(list)
    for statement in given:
        variants[statement.speaker] += statement.claims[:_SHOWN]
    shown = [max(claims, key=lambda claim: claim.quote.end - claim.quote.start) for claims in variants.values()]
    return Draft(
        variants=tuple(index.ids(claims) for claims in variants.values()),
        events=tuple(dict.fromkeys(claim.event for claim in shown)),
        weight=len(variants),
        explanation=sentence(f"The text says that accounts differ: {clauses(says(index, c, 110) for c in shown)}"),
    )


# --- one number after another ---------------------------------------------------------------------------------------
@finds(
    name="counted-side-by-side",
    kind="quantity",
    words="Voices that the text cites one after the other give different numbers for what seem to be the same things.",
    level="dispute",
    why="They may count at different times, or not the same things.",
    gives_way=True,
    weighed=0.3,
)
def counted_side_by_side(index: Index) -> Iterator[Draft]:
    run: list[Claim] = []
    for one, other in _neighbours(index):
        pair = _numbers_apart(index, one, other)
        if pair is None:
            continue
        if not run or run[-1].id != pair[0].id:
            if run:
                yield _counted(index, run)
            run = [pair[0]]
        run.append(pair[1])
    if run:
        yield _counted(index, run)


@finds(
    name="put-at-another-number",
    kind="quantity",
    words="After one voice has counted persons, another puts them at a different number, without naming them again.",
    level="dispute",
    why="Crowds and losses are estimated; each side may have reason to see more or fewer.",
)
def put_at_another_number(index: Index) -> Iterator[Draft]:
    for one, other in _neighbours(index):
        pair = _numbers_apart(index, one, other)
        if pair is None or not isinstance(pair[0].value, QuantityValue) or not isinstance(pair[1].value, QuantityValue):
            continue
        words, (counted, again) = index.vocabulary(pair[0]), (pair[0].value, pair[1].value)
        bare = pair[1].quote.words.split()[-1][-1].isdigit()  # the number ends it: no "537 captured"
        if bare and words.has("persons", counted.what) and (not again.what or words.has("turnout", again.what)):
            yield _counted(index, list(pair))


def _numbers_apart(index: Index, one: Statement, other: Statement) -> tuple[Claim, Claim] | None:
    for first in one.claims:
        for second in other.claims:
            a, b = first.value, second.value
            if not isinstance(a, QuantityValue) or not isinstance(b, QuantityValue) or a.unit != b.unit:
                continue
            if "age" in (a.what, b.what) or a.part_of_total or b.part_of_total or not apart(a, b):
                continue
            words = index.vocabulary(first)
            exact = [c for c, value in ((first, a), (second, b)) if value.min is not None and value.max is not None]
            if any(index.phrase(claim, "besides", 0, 16) for claim in exact):
                continue  # "three of them": a part of those before, but not "more than 30,000"
            kinds = words.topics(a.what), words.topics(b.what)
            persons = all(words.has("persons", value.what) for value in (a, b))
            of_them = words.has("persons", a.what) and words.has("turnout", b.what)  # "put the crowd at 1,500"
            if persons or of_them or not all(kinds) or kinds[0] & kinds[1]:
                return first, second
    return None


def _counted(index: Index, run: list[Claim]) -> Draft:
    variants = tuple((claim.id,) for claim in dict.fromkeys(run))
    return side_by_side(index, variants, run, "Numbers differ from voice to voice", 90)


RULES: tuple[Rule, ...] = (
    said_and_denied,
    set_against,
    said_to_differ,
    put_at_another_number,
    counted_side_by_side,
)
