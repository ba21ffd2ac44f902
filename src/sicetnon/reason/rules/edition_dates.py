"""When it was what editions of charters tell of: days that differ, documents dated before them, and deaths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sicetnon.model import Claim, ParticipantValue
from sicetnon.reason.charters import charter_words
from sicetnon.reason.collation import apart, days_apart, draft_of, person_keys, pieces_of
from sicetnon.reason.editions import editions
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.regests import HEAD, ISSUERS, Regest
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.terms import met_terms
from sicetnon.reason.told import Piece, Told, told

_MONTH, _YEAR = 31, 366
_DAYS = 3  # of a date that names a day
_REPORTED = 2 * 366  # days that what a document reports may lie behind it
_DEED = frozenset(("death", "burning", "attack", "robbery", "looting", "ship", "wound", "taking"))


# --- when it happened -----------------------------------------------------------------------------------------------
@finds(
    name="editions-date-differently",
    kind="date",
    words="Regests of one matter put what they tell of on different days.",
    level="dispute",
    why="They may tell of different steps of one matter.",
    most=24,
)
def editions_date_differently(index: Index) -> Iterator[Draft]:
    for matter in editions(index).matters:
        dates = [claim for regest in matter for claim in _told_dates(regest, _DAYS)]

        def differ(one: Claim, other: Claim) -> bool:
            return index.speaker(one) != index.speaker(other) and days_apart(one, other) > 0

        differing = apart(dates, differ)
        if differing:
            yield draft_of(index, ((claim,) for claim in differing), "What is told is put on different days")


def _told_dates(regest: Regest, widest: int) -> Iterator[Claim]:
    """The days of what a regest tells of, not of the document itself; that of a note which nobody issued is the day
    of what it tells."""
    issued = any(claim.method in ISSUERS for claim in regest.abstract)
    for claim in regest.claims:
        span = days_of(claim.value)
        if span is None or span[1] - span[0] > widest or claim.polarity != "+":
            continue
        if claim.method == HEAD and not issued:
            yield claim
        if claim.method == HEAD or claim.event == regest.head.event or regest.high is None:
            continue
        if -_REPORTED <= span[0] - regest.high <= _REPORTED:
            yield claim


# --- reported before it was -----------------------------------------------------------------------------------------
@finds(
    name="reported-before-it-was",
    kind="sequence",
    words="A document is dated before a day on which another one puts what it tells of.",
    level="dispute",
    why="One of the dates may be wrong, or they are of different steps of one matter.",
    most=12,
)
def reported_before_it_was(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    terms = met_terms(record)
    for matter in known.all_matters:
        heads: dict[str, Claim] = {}
        later: dict[str, Claim] = {}
        for regest in matter:
            for claim in _told_dates(regest, _YEAR):
                before = [other for other in matter if _before(other, claim)]
                own = [other for other in before if other is regest]
                if before and _of_a_deed(record, claim):
                    pass
                elif own and _paid(record, claim, terms):
                    before = own
                else:
                    continue
                later[claim.id] = claim
                heads.update((other.head.id, other.head) for other in before)
        if later:
            yield draft_of(
                index, ((claim,) for claim in (*heads.values(), *later.values())),
                "A document is dated before what it tells of",
            )  # fmt: skip


def _before(regest: Regest, claim: Claim) -> bool:
    """Whether a regest is dated before a day."""
    span = days_of(claim.value)
    return regest.high is not None and span is not None and regest.high < span[0]


def _of_a_deed(record: Told, claim: Claim) -> bool:
    return any(_DEED & set(other.topics) for piece in pieces_of(record, claim) for other in record.beside(piece))


def _paid(record: Told, claim: Claim, terms: dict[int, dict[str, frozenset[str]]]) -> bool:
    """Whether it is the day of a payment that the sentence tells as done."""
    sentence_pieces = {other.number for piece in pieces_of(record, claim) for other in record.beside(piece)}
    return any("paid" in terms.get(number, {}).get("payment", ()) for number in sentence_pieces)


# --- after a death --------------------------------------------------------------------------------------------------
@finds(
    name="named-after-death",
    kind="sequence",
    words="A document is dated after the death of somebody whom it names as living.",
    level="dispute",
    why="News travelled slowly; the date of the document or of the death may be wrong.",
    most=6,
)
def named_after_death(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for matter in known.all_matters:
        for died, names in _deaths(record, matter):
            span = days_of(died.value)
            living = []
            for regest in matter:
                if span is None or regest.low is None or regest.low <= span[1]:
                    continue
                naming = [
                    c for c in regest.abstract
                    if isinstance(c.value, ParticipantValue) and names & person_keys(c.value.label)
                ][:2]  # fmt: skip
                if (
                    naming
                    and not _reports(index, regest, died, naming)
                    and died.id not in {claim.id for claim in naming}
                ):
                    living.append((regest.head, *naming))
            if living:
                yield draft_of(index, ((died,), *living), "Named as living after a death")


def _reports(index: Index, regest: Regest, died: Claim, naming: Sequence[Claim]) -> bool:
    """Whether it is the document itself that tells of a death: of the last months, and of those whom that sentence
    names."""
    span = days_of(died.value)
    late = span is not None and regest.low is not None and regest.low - span[1] > _YEAR
    return died in regest.abstract and not late and all(index.same_sentence(died, claim) for claim in naming)


def _deaths(record: Told, matter: Sequence[Regest]) -> Iterator[tuple[Claim, frozenset[str]]]:
    """The days or years in which an edition says that somebody died, with the names in the passage."""
    for regest in matter:
        for claim in regest.claims:
            span = days_of(claim.value)
            if span is None or claim.method == HEAD:
                continue
            wide = span[1] - span[0]
            told = wide <= _MONTH and not regest.noted(claim)
            if wide >= _YEAR or (wide > _MONTH and wide < _YEAR - _MONTH):
                continue
            for piece in [piece for piece in pieces_of(record, claim) if "death" in piece.topics][:1]:
                if told and not _died(record, piece):
                    continue  # a day in the abstract is that of a deed of which the document speaks
                yield claim, _names_in(record, piece) | _name_before(record, piece)


def _died(record: Told, piece: Piece) -> bool:
    """Whether the words of a piece are those of a death that is nobody's deed."""
    forms = record.text(piece).casefold().split()
    return any(term.label == "life|dead" for _, term in charter_words(piece.language).walk(forms))


def _names_in(record: Told, piece: Piece) -> frozenset[str]:
    return frozenset(key for word in record.text(piece).split() if word[:1].isupper() for key in person_keys(word))


def _name_before(record: Told, piece: Piece) -> frozenset[str]:
    """The name last before a passage in its sentence: "the castellan Sulisław, who died in 1232"."""
    words, text = record.words[piece.witness], record.index.witnesses[piece.witness].text
    lowest = min(other.first for other in record.beside(piece))
    for at in range(piece.first - 1, lowest, -1):
        word = text[words[at].start : words[at].end]
        if word[:1].isupper():
            return person_keys(word)
    return frozenset()


RULES: tuple[Rule, ...] = (
    editions_date_differently, reported_before_it_was, named_after_death,
)  # fmt: skip
