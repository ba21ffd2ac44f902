"""What the editors of a document remark against it: who was dead or not yet in office, who was elsewhere, who denies.

An editor who notes a death, an election or an itinerary argues with the date or the place of the document; an editor
who names what others have of it sets that beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sicetnon.model import Claim, ParticipantValue, PlaceValue
from sicetnon.reason.collation import draft_of
from sicetnon.reason.editions import editions
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.name_forms import common_given, names_in
from sicetnon.reason.regests import HEAD, ISSUERS, Regest
from sicetnon.reason.remarks import Remark, remarks_of
from sicetnon.reason.rule import Draft, Rule, finds

_YEAR = 366  # days of a date that names no more than a year
_DEAD, _BEGUN, _STAY = "life|dead", "life|begun", "stay|was"
_THINGS = ("object|", "state|")
_OF_ONE = 3  # findings of one regest
_ANSWERS = 3  # claims of the abstract that one remark is set against


# --- a life against a date ------------------------------------------------------------------------------------------
@finds(
    name="dated-against-a-life",
    kind="sequence",
    words="An editor notes a death before the date of the document, or an election, a birth, a first mention after it.",
    level="tension",
    why="The date of either may be wrong, or somebody else of that name is meant.",
    most=12,
)
def dated_against_a_life(index: Index) -> Iterator[Draft]:
    for group in editions(index).documents:
        for remark in (remark for regest in group for remark in remarks_of(index, regest)):
            if remark.terms.isdisjoint((_DEAD, _BEGUN)):
                continue
            dates = [claim for claim in remark.claims if any(_against(remark, claim, regest) for regest in group)]
            if dates:
                against = [regest for regest in group if any(_against(remark, claim, regest) for claim in dates)]
                heads = ((regest.head, *_meant(remark, regest)) for regest in against)
                yield draft_of(index, ((*_whole(remark), *dates), *heads), _LIFE)


_LIFE = "A document is dated against what is noted of a life"


def _against(remark: Remark, claim: Claim, regest: Regest) -> bool:
    """Whether a date in a remark is that of a death before the document, or of a beginning after it."""
    span = days_of(claim.value)
    if span is None or span[1] - span[0] > _YEAR or regest.low is None or regest.high is None:
        return False
    return (_DEAD in remark.terms and span[1] < regest.low) or (_BEGUN in remark.terms and regest.high < span[0])


def _meant(remark: Remark, regest: Regest) -> list[Claim]:
    """Those whom a remark on a life may mean: who is named in it, or else who issued the document."""
    named = [claim for claim in _persons(regest) if remark.names & names_in(_label(claim))]
    return (named or [claim for claim in regest.abstract if claim.method in ISSUERS])[:_ANSWERS]


def _whole(remark: Remark) -> list[Claim]:
    """The claims of a remark, the longest quote first."""
    return sorted(remark.claims, key=lambda claim: claim.quote.start - claim.quote.end)


def _label(claim: Claim) -> str:
    return getattr(claim.value, "label", "")


def _persons(regest: Regest) -> Iterator[Claim]:
    return (claim for claim in regest.abstract if isinstance(claim.value, ParticipantValue))


# --- elsewhere ------------------------------------------------------------------------------------------------------
@finds(
    name="elsewhere-at-that-time",
    kind="place",
    words="An editor notes where somebody was at the time of a document that was given at another place.",
    level="tension",
    why="A document may be given in the absence of those whom it names; whoever is meant may have travelled.",
    most=12,
)
def elsewhere_at_that_time(index: Index) -> Iterator[Draft]:
    for regest in editions(index).regests:
        placed = [claim for claim in regest.claims if claim.method == HEAD and isinstance(claim.value, PlaceValue)]
        for remark in remarks_of(index, regest):
            if _STAY not in remark.terms or not any(word[:1].isupper() for word in remark.text.split()[1:]):
                continue
            elsewhere = not placed or not remark.names & names_in(_label(placed[0])) or _doubted(index, remark)
            if elsewhere:
                yield draft_of(index, (_whole(remark), (*placed[:1], regest.head)), _ELSEWHERE)


_ELSEWHERE = "Where somebody was is noted of a document given elsewhere"


def _doubted(index: Index, remark: Remark) -> bool:
    return any(claim.polarity != "+" or index.hedged(claim) for claim in remark.claims)


# --- remarks that name what the document names ----------------------------------------------------------------------
@finds(
    name="remark-against-document",
    kind="reliability",
    words="A remark that denies, doubts or names another voice is on somebody whom the document names.",
    level="dispute",
    why="A remark may only add to what the document says.",
    most=24,
)
def remark_against_document(index: Index) -> Iterator[Draft]:
    known = editions(index)
    for group in known.documents:
        for regest in group:
            kept = 0
            for remark in remarks_of(index, regest):
                if kept >= _OF_ONE or not _opposes(index, remark):
                    continue
                answers = _named_again(remark, group)
                if answers:
                    kept += 1
                    yield draft_of(index, (_whole(remark), answers), "A remark is set against what a document names")


def _opposes(index: Index, remark: Remark) -> bool:
    """Whether a remark denies, doubts or gives what others say, and is not on the original or its seal."""
    if any(term.startswith(_THINGS) for term in remark.terms):
        return False
    return _doubted(index, remark) or any(index.inner(claim) for claim in remark.claims)


def _named_again(remark: Remark, group: Sequence[Regest]) -> list[Claim]:
    """The persons of the abstracts whom a remark names by more than a given name."""
    names = frozenset(key for key in remark.names if not key.startswith("place ") and not common_given(key))
    names -= frozenset(key for regest in group for key in names_in(regest.heading))
    found = [claim for regest in group for claim in _persons(regest) if names & names_in(_label(claim))]
    return found[:_ANSWERS]


RULES: tuple[Rule, ...] = (dated_against_a_life, elsewhere_at_that_time, remark_against_document)
