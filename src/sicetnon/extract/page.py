"""The state of reading one witness: what is known so far, and the claims made of it."""

from __future__ import annotations

from operator import itemgetter

from sicetnon.chronology import day
from sicetnon.chronology.mention import TimeMention
from sicetnon.extract.joining import Events, Known
from sicetnon.extract.lexis import Lexis
from sicetnon.extract.registry import Entities
from sicetnon.extract.scene import Scene
from sicetnon.extract.spoken import Spoken
from sicetnon.extract.units import Reader, Unit
from sicetnon.extract.voices import Voices
from sicetnon.lexicon.gazetteer import known_place_names
from sicetnon.lexicon.names import fold
from sicetnon.model import (
    Certainty,
    Claim,
    DateValue,
    Facet,
    Finding,
    ParticipantValue,
    PlaceValue,
    Polarity,
    QuantityValue,
    Value,
    Voice,
    Witness,
    claim_id,
)
from sicetnon.text import content_id

STRETCH = 1024  # code points of the original whose claims are found together
MOST_CLAIMS = 400_000  # of one witness; beyond, the extraction says that it is partial


class Page:
    """Everything that is gathered while a witness is read from its first sentence to its last."""

    def __init__(self, witness: Witness, words: Lexis, reader: Reader) -> None:
        self.reader = reader
        self.witness = witness
        self.text = witness.text
        self.lexis = words
        self.entities = Entities(witness.language)
        self.events = Events(witness, words)
        self.voices = Voices(witness.text, self.entities)
        self.spoken = Spoken()
        self.pointing: list[tuple[int, int, Claim]] = []
        self.voices.words = self._words
        self.voices.speak(words)
        self.claims: dict[str, Claim] = {}
        self._by_stretch: dict[int, list[tuple[int, Claim]]] = {}  # the claims, numbered, once all sentences are read
        self.findings: list[Finding] = []
        self.partial: list[str] = []
        self.described: set[str] = set()  # persons of whom it was told beside their names who they were
        self.sentence = 0
        self.topic: Known | None = None
        self.latest: Known | None = None
        self.narrated: dict[str, Known] = {}
        self.sentence_claims: list[Claim] = []
        self.before_claims: list[Claim] = []
        self.dateline: tuple[int, TimeMention, tuple[int, int], list[tuple[str, tuple[int, int]]]] | None = None
        self.denied: tuple[Claim, tuple[str, ...]] | None = None

    def turn_to(self, words: Lexis, reader: Reader) -> None:
        """Go on in another language: what was read so far stays known."""
        self.lexis = self.events.lexis = words
        self.reader = reader
        self.voices.speak(words)

    def _words(self, start: int, end: int) -> list[Unit]:
        return self.reader.words(start, end)

    def is_place(self, word: str) -> bool:
        """Whether the gazetteer knows a place of this name."""
        return fold(word) in known_place_names()

    def event_before(self) -> Known | None:
        """The event of the last claim of this sentence; None when there is none yet."""
        return self.events.by_id(self.sentence_claims[-1].event) if self.sentence_claims else None

    def within(self, start: int, end: int) -> list[Claim]:
        """The claims whose quotes lie between two reading offsets, in the order in which they were made; asked when all
        sentences are read, after which claims are only added."""
        try:
            low, high = self.witness.offsets.to_original(start, end)
        except ValueError:
            return []  # made-up characters only
        found = self._by_stretch
        if not found:
            for number, claim in enumerate(self.claims.values()):
                found.setdefault(claim.quote.start // STRETCH, []).append((number, claim))
        near = [each for at in range(low // STRETCH, high // STRETCH + 1) for each in found.get(at, ())]
        near.sort(key=itemgetter(0))
        return [claim for _, claim in near if low <= claim.quote.start and claim.quote.end <= high]

    def reach(self, claim: Claim, place: int) -> bool:
        """Whether the quote of a claim goes as far as a reading offset."""
        read = self.witness.offsets.to_reading(claim.quote.start, claim.quote.end)
        return read is not None and read[1] >= place

    def claim(  # noqa: PLR0913 - one argument a part of the claim
        self,
        event: Known,
        facet: Facet,
        value: Value,
        span: tuple[int, int],
        method: str,
        *,
        voice: tuple[Voice, ...] = (),
        polarity: Polarity = "+",
        certainty: Certainty = "unspecified",
        cue: str = "",
        answers: tuple[str, ...] = (),
        note: str = "",
    ) -> Claim | None:
        """Make one claim; None where its words stand for nothing in the original text."""
        if len(self.claims) >= MOST_CLAIMS:
            if not self.partial:
                self.partial.append(f"only the first {MOST_CLAIMS} claims were read")
            return None
        try:
            quote = self.witness.quote(*span)
        except ValueError:
            return None
        ident = claim_id(facet, value, quote, voice, polarity)
        if ident in self.claims:
            return self.claims[ident]
        made = Claim(
            id=ident, event=event.id, facet=facet, value=value, quote=quote, method=method, voice=voice,
            polarity=polarity, certainty=certainty, cue=cue, answers=answers, note=note,
        )  # fmt: skip
        self.claims[ident] = made
        if self._by_stretch:
            self._by_stretch.setdefault(quote.start // STRETCH, []).append((len(self.claims), made))
        self.sentence_claims.append(made)
        return made

    def replace(self, claim: Claim) -> None:
        """Put a claim of the sentence in the place of the one of its id."""
        self.claims[claim.id] = claim
        self.sentence_claims = [claim if one.id == claim.id else one for one in self.sentence_claims]

    def say(  # noqa: PLR0913 - one argument a part of the claim
        self,
        scene: Scene,
        event: Known,
        facet: Facet,
        value: Value,
        units: tuple[int, int],
        method: str,
        *,
        polarity: Polarity | None = None,
        outer: bool = False,
        at: int = -1,
    ) -> Claim | None:
        """A claim of a clause: voice, polarity and certainty are those of the clause at that place.

        `at` is the unit of the number or the name of which the claim is made, where its words are more than that.

        With `outer` it is not what is said but the saying itself. With `polarity` given, it is that whatever the
        clause denies: what a noun presupposes ("nobody survived the explosion of 1917") is not denied.
        """
        first, last = units
        said = scene.said
        inner = not outer and (
            said.inner_from >= 0 and last > said.inner_from and not (scene.clause.passive and first < said.inner_from)
        )
        if polarity is None:
            polarity = said.inner_polarity if inner else said.polarity
        span = (scene.units[first].start, scene.units[last].end)
        voice = said.inner if inner or (said.speaking and scene.clause.passive and not outer) else said.voice
        for low, high, own in said.local:
            if first < low <= last <= high and isinstance(value, DateValue):  # "…, Novak to 5 May"
                voice, span = own, (scene.units[low].start, span[1])
                break
            here = at if at >= 0 else first
            one = at >= 0 or isinstance(value, QuantityValue) or (low <= first and last <= high and low < high)
            if one and low <= here <= high:
                voice = own
                break
        low, high = said.denied
        if (low <= last <= high or low <= first <= high) and isinstance(
            value, DateValue | PlaceValue | ParticipantValue
        ):
            polarity = "-" if polarity == "+" else "+"  # "not in March, as the Gazette printed"
            if said.countered:
                self.claim(event, facet, value, span, method, voice=said.countered)
        return self.claim(
            event, facet, value, span, method, voice=voice,
            polarity=polarity, certainty=said.certainty, cue=said.cue, note=said.work,
        )  # fmt: skip

    def finding(
        self, level: str, kind: str, rule: str, explanation: str, span: tuple[int, int], claims: tuple[str, ...] = ()
    ) -> None:
        """A defect or a doubt that shows while reading, with its passage."""
        try:
            passage = self.witness.quote(*span)
        except ValueError:
            return
        self.findings.append(
            Finding(
                id=content_id("f", rule, passage.witness, passage.start, passage.end),
                level="defect" if level == "defect" else "doubt",
                kind=kind,
                variants=(claims,) if claims else (),
                claims=claims,
                rule=rule,
                explanation=explanation,
                passages=(passage,),
            )
        )


def date_value(date: TimeMention, relation: str = "on") -> DateValue:
    """The value of an expression of time. What the verb says ("began", "ended") goes before what the phrase says."""
    said = relation if relation != "on" else date.relation
    return DateValue(
        edtf=date.edtf,
        earliest=day.iso(date.earliest) if date.earliest is not None else None,
        latest=day.iso(date.latest) if date.latest is not None else None,
        relation=said,  # type: ignore[arg-type]
        spans=date.spans,
        approximate=date.approximate,
        uncertain=date.uncertain,
        phrase=date.text,
        calendar=date.calendar,
        anchored_on=date.anchored_on,
        clock=date.timex_value.partition("T")[2] if date.timex_type == "TIME" else "",
    )
