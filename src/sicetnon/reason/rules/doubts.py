"""What a claim rests on: voices without a name, one voice alone, hedges, references that are not decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sicetnon.lexicon.names import fold
from sicetnon.model import Claim
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.wording import called, clauses, listing, number, quoted, sentence, speaker

_SHOWN = 4
_VOICES = 10
"""Voices that have a finding of their own; what the others say is shown together."""


def _all_of(index: Index, claims: Sequence[Claim], lead: str, weight: float = 1.0) -> Draft:
    """One finding for all claims of a kind, quoting the first few."""
    one_each = list({(c.quote.witness, c.quote.start): c for c in claims}.values())
    rest = len(one_each) - _SHOWN
    return Draft(
        variants=tuple((claim.id,) for claim in claims),
        events=tuple(dict.fromkeys(claim.event for claim in claims)),
        weight=weight,
        explanation=sentence(
            f"{lead}: {clauses(quoted(claim, 80) for claim in one_each[:_SHOWN])}"
            + (f"; and {rest} more" if rest > 0 else "")
        ),
    )


# --- voices without a name ------------------------------------------------------------------------------------------
@finds(
    name="anonymous-authority",
    kind="voice",
    words="A claim rests on voices that have no name (“some historians”).",
    level="doubt",
    why="Nobody can check who said it; all such claims of a record are shown together.",
    most=1,
)
def anonymous_authority(index: Index) -> Iterator[Draft]:
    found = [claim for claim in index.claims if index.reported(claim)]
    if found:
        names = list(dict.fromkeys(v.name for c in found for v in c.voice if v.kind == "anonymous" and v.name))
        who = f" ({listing([f'“{name}”' for name in names[:5]])})" if names else ""
        yield _all_of(
            index,
            found,
            f"{number(len(found), 'claim')} {'rests' if len(found) == 1 else 'rest'} on voices without a name{who}",
            len(found),
        )


# --- one named voice ------------------------------------------------------------------------------------------------
@finds(
    name="single-voice",
    kind="voice",
    words="What a passage tells rests on one named voice alone.",
    level="doubt",
    why="The text cites it from nobody else, so that it stands and falls with that one source.",
    most=12,
)
def single_voice(index: Index) -> Iterator[Draft]:
    by_voice: dict[tuple[str, tuple[tuple[str, str], ...]], list[Claim]] = defaultdict(list)
    for claim in index.claims:
        named = [voice for voice in claim.voice if voice.kind in ("named", "document")]
        if named and not index.reported(claim) and not index.once(_Supported)[index.variant_of[claim.id].id]:
            by_voice[claim.quote.witness, ((named[0].kind, fold(named[0].name)),)].append(claim)
    ranked = sorted(by_voice.values(), key=lambda claims: (-len(claims), index.position(claims[0])))
    for alone in ranked[:_VOICES]:
        yield _all_of(index, alone, f"Only {speaker(index, alone[0])} is cited for this", len(alone))
    rest = [claim for claims in ranked[_VOICES:] for claim in claims]
    if rest:
        lead = f"{number(len(ranked) - _VOICES, 'more voice')} are each the only one cited for what they say"
        yield _all_of(index, sorted(rest, key=index.position), lead, 0)


class _Supported(dict[str, bool]):
    """Whether several voices say the same of the same point, by the id of the variant."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, variant: str) -> bool:
        index = self._index
        self[variant] = found = len({index.speaker(claim) for claim in index.variant_by_id[variant].claims}) > 1
        return found


# --- denials --------------------------------------------------------------------------------------------------------
@finds(
    name="denials",
    kind="denial",
    words="A voice denies something; what it speaks against may stand elsewhere, or nowhere in the record.",
    level="doubt",
    why="A denial shows that somebody said it; all of a record are shown together.",
    most=1,
)
def denials(index: Index) -> Iterator[Draft]:
    found = [claim for claim in index.claims if claim.polarity == "-" and index.inner(claim)]
    if found:
        who = listing(list(dict.fromkeys(speaker(index, claim) for claim in found))[:5])
        yield _all_of(index, found, f"{number(len(found), 'denial')} ({who})", len(found))


# --- hedges ---------------------------------------------------------------------------------------------------------
@finds(
    name="hedged",
    kind="certainty",
    words="A claim is made with a hedge: it may have been so.",
    level="doubt",
    why="The voice itself does not vouch for it.",
    most=1,
)
def hedged(index: Index) -> Iterator[Draft]:
    found = [claim for claim in index.claims if index.hedged(claim)]
    if found:
        cues = list(dict.fromkeys(claim.cue for claim in found if claim.cue))
        shown = f" ({listing([f'“{cue}”' for cue in cues[:5]])})" if cues else ""
        yield _all_of(index, found, f"{number(len(found), 'claim')} made with a hedge{shown}", len(found))


# --- which one is meant ---------------------------------------------------------------------------------------------
@finds(
    name="undecided-reference",
    kind="identity",
    words="It is not decided which of several events a passage means.",
    level="doubt",
    why="What is told there may be of one or of the other; the dates differ.",
)
def undecided_reference(index: Index) -> Iterator[Draft]:
    for event in index.undecided:
        claims = index.of(event.id)
        dates = [dated[2] for candidate in index.candidates(event.id) if (dated := index.dated(candidate)) is not None]
        if claims and len(index.candidates(event.id)) > 1:
            names = listing([called(index, candidate) for candidate in index.candidates(event.id)], "or")
            yield Draft(
                variants=(index.ids(claims), *((claim.id,) for claim in dates)),
                events=(event.id, *event.candidates),
                weight=len(claims),
                explanation=sentence(f"It is not said which one {quoted(claims[0], 100)} means: {names}"),
            )


RULES: tuple[Rule, ...] = (anonymous_authority, single_voice, denials, hedged, undecided_reference)
