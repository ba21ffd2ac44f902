"""The reading of one clause: who says it, how surely, whether it is denied."""

from __future__ import annotations

from sicetnon.extract.classes import bit
from sicetnon.model import Certainty, Polarity, Stance, Voice

LONGEST_CHAIN = 5
_DISTANCES = bit("say_distancing", "say_denying", "say_doubting")
_SAY_FACTIVE = bit("say_factive")
_SAY_DISTANCING = bit("say_distancing")
_SAY_NEUTRAL = bit("say_neutral")


class Said:
    """How a clause is to be read. `voice` is the chain of what the clause itself says; `inner` that of what stands
    after a reporting verb in it (from unit `inner_from` on). `local` are voices of one of several numbers, places
    or names each ("or, as some prefer, upon the Aventine"), with the first and the last unit at which it may stand."""

    __slots__ = (
        "answers",
        "base",
        "carrying",
        "certainty",
        "cites",
        "countered",
        "cue",
        "denied",
        "evidence",
        "inner",
        "inner_from",
        "inner_polarity",
        "judged",
        "local",
        "outer",
        "polarity",
        "speaking",
        "supposed",
        "voice",
        "work",
    )

    def __init__(self) -> None:
        self.voice: tuple[Voice, ...] = ()
        self.base: tuple[Voice, ...] | None = None
        self.outer: tuple[Voice, ...] | None = None  # who speaks without "according to X"
        self.inner: tuple[Voice, ...] = ()
        self.inner_from = -1
        self.inner_polarity: Polarity = "+"
        self.certainty: Certainty = "unspecified"
        self.cue = ""
        self.polarity: Polarity = "+"
        self.evidence = False
        self.denied = (-1, -1)  # units that a "not" denies by themselves: "not in March"
        self.countered: tuple[Voice, ...] = ()  # who says what is denied there: "as the Gazette printed"
        self.speaking = False
        self.cites = False  # brackets that name a work
        self.supposed = False  # told of as what never came to pass
        self.carrying = False
        self.answers = False
        self.judged = (-1, -1)  # units by which an account or a deed is judged: "called the report a fabrication"
        self.work = ""
        self.local: list[tuple[int, int, tuple[Voice, ...]]] = []


def stance_of(flags: int) -> Stance:
    """How a reporter stands to what is reported, by the classes of the verb: "points out", "says", "claims"."""
    if flags & _SAY_FACTIVE and not flags & _SAY_DISTANCING:
        return "factive"
    if flags & _DISTANCES and not flags & _SAY_NEUTRAL:
        return "distancing"
    return "neutral"


def chain(voices: tuple[Voice, ...], *more: Voice) -> tuple[Voice, ...]:
    """The voices with more inside them, none twice in a row; of a longer chain the innermost ones."""
    chain = voices
    for voice in more:
        if not chain or (chain[-1].kind, chain[-1].name) != (voice.kind, voice.name):
            chain = (*chain, voice)
    return chain[-LONGEST_CHAIN:] if len(chain) > LONGEST_CHAIN else chain
