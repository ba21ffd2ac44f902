"""How one passage was read: its sentence, its clauses, their voices and dates, and the joins with their reasons."""

from __future__ import annotations

import msgspec

from sicetnon.extract.assemble import read_witness_with
from sicetnon.extract.classes import names_of
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Sentence
from sicetnon.model import Claim, Voice, Witness


class ReadUnit(msgspec.Struct, frozen=True):
    """One unit of the sentence (original offsets), and the classes of words that it was taken for."""

    start: int
    end: int
    text: str
    classes: tuple[str, ...]


class ReadClause(msgspec.Struct, frozen=True, kw_only=True):
    """One clause as it was read. `event` is the label of the event that it is about, `joined` why."""

    text: str
    relation: str
    verb: str
    passive: bool
    voice: tuple[Voice, ...]
    inner_voice: tuple[Voice, ...]
    polarity: str
    certainty: str
    cue: str
    dates: tuple[str, ...]
    places: tuple[str, ...]
    event: str
    joined: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """How the passage at an offset was read; empty `sentence` when nothing is read there (an aside, markup)."""

    offset: int
    block: str = ""
    sentence: str = ""
    units: tuple[ReadUnit, ...] = ()
    clauses: tuple[ReadClause, ...] = ()
    claims: tuple[Claim, ...] = ()

    def lines(self) -> list[str]:
        """The explanation as plain lines, for a terminal."""
        if not self.sentence and not self.claims:
            return [f"Nothing is read at offset {self.offset}."]
        lines = [f"{self.block or 'row'}: {self.sentence}"]
        for clause in self.clauses:
            lines.append(f"  clause ({clause.relation}): {clause.text}")
            details = [f"verb: {clause.verb}" + (" (passive)" if clause.passive else "")] if clause.verb else []
            details += [f"said by: {_chain(clause.voice)}"] if clause.voice else []
            details += [f"opens what is said by: {_chain(clause.inner_voice)}"] if clause.inner_voice else []
            details += [f"polarity {clause.polarity}"] if clause.polarity != "+" else []
            details += [f"{clause.certainty}: {clause.cue}"] if clause.cue else []
            details += [f"dates: {', '.join(clause.dates)}"] if clause.dates else []
            details += [f"places: {', '.join(clause.places)}"] if clause.places else []
            details += [f"event: {clause.event} ({clause.joined})"] if clause.event else []
            lines.extend(f"    {detail}" for detail in details)
        lines.extend(f"  claim ({claim.facet}, rule: {claim.method}): {claim.quote.words}" for claim in self.claims)
        return lines


def _chain(voices: tuple[Voice, ...]) -> str:
    return " > ".join(f"{voice.name or voice.kind} [{voice.kind}, {voice.stance}]" for voice in voices)


def explain(witness: Witness, offset: int) -> Explanation:
    """How the passage at `offset` (code points of the original text) was read.

    Reads the whole witness, because joins depend on what stands before. Raises ValueError for an offset outside the
    text.
    """
    if not 0 <= offset < max(1, len(witness.original)):
        raise ValueError(f"no offset {offset} in a text of {len(witness.original)} characters")
    span = witness.offsets.to_reading(offset, offset + 1)
    found: list[Explanation] = []

    def watch(page: Page, sentence: Sentence, scenes: list[Scene]) -> None:
        if span is not None and sentence.start <= span[0] < sentence.end:
            found.append(_explained(page, sentence, scenes, offset))

    extraction = read_witness_with(witness, watch)
    claims = tuple(claim for claim in extraction.claims if claim.quote.start <= offset < claim.quote.end)
    one = found[0] if found else Explanation(offset=offset)
    return msgspec.structs.replace(one, claims=claims)


def _explained(page: Page, sentence: Sentence, scenes: list[Scene], offset: int) -> Explanation:
    text = page.text
    to_original = page.witness.offsets.to_original
    units = []
    for unit in sentence.units:
        try:
            start, end = to_original(unit.start, unit.end)
        except ValueError:
            continue
        units.append(ReadUnit(start, end, text[unit.start : unit.end], names_of(unit.flags)))
    return Explanation(
        offset=offset,
        block=sentence.block.kind if sentence.block is not None else "",
        sentence=text[sentence.start : sentence.end],
        units=tuple(units),
        clauses=tuple(_clause(scene) for scene in scenes),
    )


def _clause(scene: Scene) -> ReadClause:
    clause, units, said = scene.clause, scene.units, scene.said
    event = scene.event
    return ReadClause(
        text=scene.words(clause.units[0], clause.units[-1]),
        relation=clause.relation,
        verb=scene.words(clause.verb, clause.verb) if clause.verb >= 0 else "",
        passive=clause.passive,
        voice=said.voice,
        inner_voice=said.inner,
        polarity=said.polarity,
        certainty=said.certainty,
        cue=said.cue,
        dates=tuple(date.text for i in scene.dates if (date := units[i].date) is not None),
        places=tuple(spot.label for spot in scene.spots),
        event=event.label if event is not None else "",
        joined=event.mentions[-1][2] if event is not None and event.mentions else "",
    )
