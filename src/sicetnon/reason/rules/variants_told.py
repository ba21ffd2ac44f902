"""Variants that a writer sets out in one breath, ages of one person, and authorities that a writer discounts.

Older historians seldom name a dispute. They add "or, as others think", they say that "there are two accounts, of ten
talents and of a hundred", and they warn that an authority "was his enemy".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, QuantityValue
from sicetnon.reason.figures import figures
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.accounts import side_by_side
from sicetnon.reason.told import Piece, Told, told

_YEARS = {"year": 1.0, "day": 365.25}
"""Units of an age, and how many of them make a year."""
_SLACK = 0.5
_ONE_TIME = 12
"""Years between two ages that may be meant for the same time."""
_MOST = 60
_SHOWN = 6


# --- or, as others say ----------------------------------------------------------------------------------------------
@finds(
    name="or-as-others-say",
    kind="version",
    words="A writer adds what others say instead, in the same breath (“or, as others think, …”).",
    level="dispute",
    why="The writer sets the two beside each other and leaves it open.",
    most=6,
    gives_way=True,
)
def or_as_others(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue("as_others"):
        place = piece.cues["as_others"]
        words = record.words[piece.witness]
        if not place or words[place - 1].form not in record.cue_words(piece, "or"):
            continue
        before, behind = _before(record, piece, place), _behind(record, piece, place)
        if before and behind:
            yield side_by_side(
                index, (index.ids(before), index.ids(behind)), [*before, *behind], "It is told in two ways", 90
            )


def _claims(record: Told, pieces: Sequence[Piece]) -> list[Claim]:
    return [claim for piece in pieces for claim in record.claims_of(piece)]


def _before(record: Told, piece: Piece, place: int) -> list[Claim]:
    """The claims of the nearest words before a place that any claim quotes."""
    words = record.words[piece.witness]
    for other in reversed(record.beside(piece)[: record.beside(piece).index(piece) + 1]):
        for at in range(min(place, other.last) - 1, other.first - 1, -1):
            cited = [
                c for c in record.cite(other, at) if c.quote.end <= _original_end(record, piece, words[place].start)
            ]
            if cited:
                return cited
    return []


def _behind(record: Told, piece: Piece, place: int) -> list[Claim]:
    """The claims of the nearest words behind a place that any claim quotes, of those that begin there."""
    words = record.words[piece.witness]
    low = _original_end(record, piece, words[place].start)
    rest = record.beside(piece)[record.beside(piece).index(piece) :]
    found = [claim for claim in _claims(record, rest) if claim.quote.start >= low]
    found = found or list(record.cite(piece, place, piece.last - 1))[:1]  # one claim quotes both
    return [*dict.fromkeys(sorted(found, key=lambda c: (c.quote.start, -c.quote.end, c.id)))][:2]


def _original_end(record: Told, piece: Piece, at: int) -> int:
    """A place of the reading text, in the original."""
    witness = record.index.witnesses[piece.witness]
    span = witness.offsets.to_original(at, at + 1)
    return span[0]


# --- others tell it otherwise ---------------------------------------------------------------------------------------
_TELLERS = ("other_tellers", "some_tellers", "as_others")
_LEADS = 4
"""Words of a sentence within which its tellers are named for the whole of it."""
_MOST_OWN = 4
"""Claims of the writer's own telling that are shown."""


@finds(
    name="others-tell-it-otherwise",
    kind="version",
    words="A writer tells a thing, and right beside it what unnamed others tell (“…; others say that …”).",
    level="dispute",
    why="The writer sets the two beside each other; the others may only add to it.",
    most=8,
    gives_way=True,
)
def others_tell(index: Index) -> Iterator[Draft]:
    record = told(index)
    for piece in record.with_cue(*_TELLERS):
        own, others = _parted(record, piece)
        two = [claim for other in others for claim in _widest(record.claims_of(other), 2)][:2]
        one = [claim for other in own[:-1] for claim in _widest(record.claims_of(other), 1)]
        one += [claim for other in own[-1:] for claim in _widest(record.claims_of(other), 3)]
        one = [claim for claim in one if claim not in two][-_MOST_OWN:]
        if one and two and any(map(index.inner, two)) and not any(map(index.inner, one)):
            one, two = [*dict.fromkeys(one)], [*dict.fromkeys(two)]
            yield side_by_side(index, (index.ids(one), index.ids(two)), [*one, *two], "Others tell it otherwise", 90)


def _parted(record: Told, piece: Piece) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """The pieces of the writer's own telling, and those of what the tellers whom a piece names tell."""
    beside = record.beside(piece)
    at = beside.index(piece)
    start = _since_stop(record, beside, at)
    if start < at and piece.about("as_others"):  # "…; it was taken in the third year, as some have it"
        return beside[_since_stop(record, beside, start - 1) : start], beside[start:at]
    place = min(at for cue, at in piece.cues.items() if cue in _TELLERS)
    if place - beside[0].first >= _LEADS:
        return beside[_since_stop(record, beside, at - 1) : at], beside[at:]
    before = record.sentence_pieces(piece.sentence - 1) if piece.sentence else []
    near = before and (before[0].witness, before[0].block) == (piece.witness, piece.block)
    return (before if near and piece.about("other_tellers") else []), beside


def _since_stop(record: Told, pieces: Sequence[Piece], at: int) -> int:
    """The first piece, up to the one at a place, behind the last sign that is more than a comma; 0 where there is
    none."""
    if at < 1:
        return 0
    text, words = record.index.witnesses[pieces[at].witness].text, record.words[pieces[at].witness]
    edges = ((n, words[pieces[n].first - 1].end, words[pieces[n].first].start) for n in range(at, 0, -1))
    return next((number for number, low, high in edges if ";" in text[low:high]), 0)


def _widest(claims: Sequence[Claim], most: int) -> list[Claim]:
    several = {(c.quote.start, c.quote.end): c for c in claims if " " in c.quote.exact}  # one word shows little
    return sorted(several.values(), key=lambda claim: (claim.quote.start - claim.quote.end, claim.id))[:most]


# --- two accounts ---------------------------------------------------------------------------------------------------
@finds(
    name="two-accounts-of-a-number",
    kind="quantity",
    words="A writer says that there are several accounts, and gives the number that each of them has.",
    level="dispute",
    why="The writer knows both and decides for neither.",
    most=4,
    gives_way=True,
)
def two_accounts(index: Index) -> Iterator[Draft]:
    record = told(index)
    seen: set[int] = set()
    for piece in record.with_cue("several_accounts"):
        if piece.sentence in seen:
            continue
        seen.add(piece.sentence)
        cue = piece.cues["several_accounts"]
        sides: dict[str, list[Claim]] = defaultdict(list)
        for other in record.beside(piece):
            for figure in figures(record, other):
                if figure.first > cue + 1:
                    sides[f"{figure.low}-{figure.high}"] += record.cite(other, figure.first, figure.last)[-1:]
        told_ = [claims for claims in sides.values() if claims]
        if len(told_) > 1:
            shown = [claims[0] for claims in told_]
            yield side_by_side(
                index, tuple(index.ids(each) for each in told_), shown, "Accounts differ on the number", 90
            )


# --- how old --------------------------------------------------------------------------------------------------------
@finds(
    name="ages-told-differently",
    kind="quantity",
    words="One person has different ages in different tellings.",
    level="tension",
    why="Years of age were counted in more than one way; whose age it is can rest on a pronoun.",
    most=4,
    gives_way=True,
)
def ages_differ(index: Index) -> Iterator[Draft]:
    ages: dict[str, list[tuple[float, float, Claim]]] = defaultdict(list)
    for claim in index.with_facet("quantity"):
        value = claim.value
        if not isinstance(value, QuantityValue) or not value.what.startswith("age of ") or claim.polarity != "+":
            continue
        unit = _YEARS.get(value.unit)
        name = _whose(index, claim, value.what) if unit and value.min is not None and value.max is not None else ""
        if name and unit:
            ages[name].append(((value.min or 0.0) / unit, (value.max or 0.0) / unit, claim))
    for found in ages.values():
        apart = [
            claim
            for low, high, claim in found[:_MOST]
            if any(
                (0 < low - other_high - _SLACK < _ONE_TIME or 0 < other_low - high - _SLACK < _ONE_TIME)
                and index.speaker(claim) != index.speaker(other)
                for other_low, other_high, other in found[:_MOST]
            )
        ]
        if apart:
            variants = dict.fromkeys(index.variant_of[claim.id].claim_ids for claim in apart)
            yield side_by_side(index, tuple(variants), apart[:_SHOWN], "The age is given differently", 90)


def _whose(index: Index, claim: Claim, what: str) -> str:
    """Whose age it is, by the last word of the name; of "he", the person whom the paragraph names most, or first."""
    record = told(index)
    last = fold(what.rpartition(" ")[2])
    if last in record.names:
        return last
    block = index.block(claim)
    if block is None or last not in meaning(index.vocabulary(claim).language).cue_words.get("pronoun", ()):
        return ""
    text = index.witnesses[claim.quote.witness].text[block.start : block.end]
    counts: dict[str, int] = defaultdict(int)
    for word in text.split():
        form = fold(word.strip(".,;:!?'\"()"))
        if form in record.names:
            counts[form] += 1
    return max(counts, key=lambda name: counts[name], default="")


# --- authorities that a writer discounts ----------------------------------------------------------------------------
@finds(
    name="authority-discounted",
    kind="voice",
    words="A writer warns of an authority: an enemy, a flatterer, or one who loves great numbers.",
    level="doubt",
    why="The warning is the writer's own judgement.",
    most=3,
)
def discounted(index: Index) -> Iterator[Draft]:
    record = told(index)
    cited = _cited(index)
    found: dict[str, list[Claim]] = defaultdict(list)
    for piece in record.with_cue("discounts"):
        place = piece.cues["discounts"]
        words = record.words[piece.witness]
        before = range(place, record.beside(piece)[0].first - 1, -1)
        name = next((form for at in before if (form := fold(words[at].form)) in cited), "")
        claims = record.quotable(piece, place)
        if claims and (name or piece.about("voices")):
            found[name] += claims
    for said in found.values():
        shown = list(dict.fromkeys(said))
        yield side_by_side(index, tuple((claim.id,) for claim in shown), shown, "An authority is discounted", 90)


def _cited(index: Index) -> frozenset[str]:
    """The last words of the names of those who are cited, folded."""
    return frozenset(
        fold(voice.name).rpartition(" ")[2]
        for claim in index.claims
        for voice in claim.voice
        if voice.kind == "named" and voice.name
    )


RULES: tuple[Rule, ...] = (or_as_others, others_tell, two_accounts, ages_differ, discounted)
