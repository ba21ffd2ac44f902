"""Certainty drift: the same claim grows surer on its way from a source to the witness that follows it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sicetnon.model import Claim, Dependence, Extraction, Finding
from sicetnon.stemma.signs import value_key
from sicetnon.text import content_id

_SURENESS = {"possible": 0, "probable": 1, "unspecified": 2, "certain": 2}
_STEPS = ("possible", "probable", "plainly said")


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of a source (`earlier`) that a dependent witness makes with more certainty (`later`).

    Both are claim ids; `explanation` is one sentence.
    """

    earlier: str
    later: str
    explanation: str


def certainty_drift(extraction: Extraction, found: Sequence[Dependence]) -> tuple[Drift, ...]:
    """The claims that grew surer along certain and likely dependences, in the order of the dependences.

    Hedges count ("possibly", "probably"), and voices: what a source reports from somebody else and the follower says in
    its own name. A claim that the source also makes plainly did not drift.
    """
    said: dict[str, dict[tuple[object, ...], list[Claim]]] = {}
    for claim in extraction.claims:
        key = value_key(claim)
        if key is not None:
            said.setdefault(claim.quote.witness, {}).setdefault(key, []).append(claim)
    drifts = []
    for dependence in found:
        if dependence.strength == "possible":
            continue
        sources = said.get(dependence.source, {})
        for key, later_claims in said.get(dependence.witness, {}).items():
            if key not in sources:
                continue
            earlier, later = max(sources[key], key=_sureness), max(later_claims, key=_sureness)
            if _sureness(later) > _sureness(earlier):
                drifts.append(Drift(earlier=earlier.id, later=later.id, explanation=_explain(earlier, later)))
    return tuple(drifts)


def _sureness(claim: Claim) -> tuple[int, bool]:
    return _SURENESS[claim.certainty], not any(voice.kind != "author" for voice in claim.voice)


def _explain(earlier: Claim, later: Claim) -> str:
    before, after = _sureness(earlier), _sureness(later)
    if after[0] > before[0]:
        cue = f" (“{earlier.cue}”)" if earlier.cue else ""
        return (
            f"What the source gives as {_STEPS[before[0]]}{cue} is {_STEPS[after[0]]} in the witness that follows it."
        )
    names = " > ".join(voice.name or voice.kind for voice in earlier.voice)
    return f"What the source reports from {names} the witness that follows it says in its own name."


def drift_findings(drifts: Sequence[Drift], extraction: Extraction) -> tuple[Finding, ...]:
    """The drifts as findings of the level `tension`, one for each."""
    claims = {claim.id: claim for claim in extraction.claims}
    return tuple(
        Finding(
            id=content_id("f", "certainty-drift", drift.earlier, drift.later),
            level="tension",
            kind="certainty",
            variants=((drift.earlier,), (drift.later,)),
            claims=(drift.earlier, drift.later),
            rule="certainty-drift",
            rule_words="What a source leaves open does not become sure by being repeated.",
            explanation=drift.explanation,
            events=(claims[drift.later].event,),
        )
        for drift in drifts
        if drift.earlier in claims and drift.later in claims
    )
