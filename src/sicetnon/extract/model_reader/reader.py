"""From a witness over a model's answers to claims that the text bears out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import takewhile

import msgspec

from sicetnon.chronology import read_dates
from sicetnon.errors import InputError
from sicetnon.extract.assemble import read_claims
from sicetnon.extract.claim_rows import is_table
from sicetnon.extract.lexis import lexis
from sicetnon.extract.model_reader.answers import METHOD, Client, Found, claims_of, read_claim
from sicetnon.extract.model_reader.evidence import Evidence, Rejected
from sicetnon.extract.model_reader.names import Names, used_by
from sicetnon.extract.model_reader.prompt import (
    Numbered,
    batches,
    lexicon_of,
    numbered_sentences,
    prompt_hash,
    prompt_of,
)
from sicetnon.extract.model_reader.quoting import Sought, Span
from sicetnon.model import Claim, Extraction, Voice, Witness, claim_id

SHOWN = 60  # code points of a rejected quote that a note repeats


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much is sent, kept and told; everything beyond is counted and said in `Extraction.partial`.

    `sentences` and `characters` (code points) go into one request, `requests` to one witness, `claims` are kept of one
    sentence; `failures` in a row end the asking; `listed` rejected claims are told one by one; an event and a voice may
    be named up to `back` sentences before.
    """

    sentences: int = 30
    characters: int = 6_000
    requests: int = 1_000
    claims: int = 12
    failures: int = 2
    listed: int = 10
    back: int = 12


LIMITS = Limits()


class ModelReader:
    """An extractor that asks a language model.

    `model` is its name and `clock` tells the time as ISO 8601; both stand in the note of every claim, with the hash of
    what the model was told.
    """

    def __init__(self, client: Client, *, model: str, clock: Callable[[], str], limits: Limits = LIMITS) -> None:
        self.client = client
        self.model = model
        self.clock = clock
        self.limits = limits

    def __call__(self, witness: Witness) -> Extraction:
        """The claims that the model points at and the text bears out. What was rejected, not sent or not answered is
        told in `partial`; nothing is raised when nobody answers."""
        reading = _Reading(witness, f"model {self.model}; prompt {prompt_hash()}; asked {self.clock()}", self.limits)
        if is_table(witness):
            return reading.finish(f"{witness.file} is a table of claims already: nothing was sent to the model")
        sent = [one for one in reading.sentences if one.end - one.start <= self.limits.characters]
        pieces = batches(sent, most=self.limits.sentences, characters=self.limits.characters)
        failures = 0
        unasked = len(sent)
        for number, batch in enumerate(pieces):
            if number >= self.limits.requests or failures >= self.limits.failures:
                break
            unasked -= len(batch)
            try:
                answer = self.client.complete(prompt_of(witness.text, batch))
            except InputError as problem:
                failures += 1
                reading.unanswered(batch, str(problem))
                continue
            failures = 0
            reading.take(answer, batch)
        return reading.finish(*_unsent(len(reading.sentences) - len(sent), unasked))


def _unsent(long: int, unasked: int) -> list[str]:
    notes = [f"{long} sentences are too long to be sent"] if long else []
    return [*notes, f"{unasked} sentences were not sent any more"] if unasked else notes


class _Reading:
    """What was found in one witness so far."""

    def __init__(self, witness: Witness, note: str, limits: Limits) -> None:
        self.witness = witness
        self.note = note
        self.limits = limits
        self.sentences: Sequence[Numbered] = list(numbered_sentences(witness))
        self.claims: dict[str, Claim] = {}
        self.kept: Counter[int] = Counter()
        self.rejected: Counter[str] = Counter()
        self.listed: list[str] = []
        self.problems: list[str] = []
        language = lexicon_of(witness)
        words = lexis(language)
        self.names = Names(witness, read_claims(witness), words)
        dates = read_dates(
            witness.text, language, blocks=witness.blocks, calendar=witness.calendar, title=witness.title
        )
        self.evidence = Evidence(witness, dates, words, self.names)

    def unanswered(self, batch: Sequence[Numbered], problem: str) -> None:
        """No answer came, or none in its form: which sentences were not read."""
        where = f"sentences {batch[0].number} to {batch[-1].number}"
        if len(self.problems) < self.limits.listed:
            self.problems.append(f"{where} were not read by the model: {_printable(problem, 300)}")

    def take(self, answer: object, batch: Sequence[Numbered]) -> None:
        """Hold one answer against the text, claim by claim; what is not in its form is counted, never guessed at."""
        items = claims_of(answer)
        if items is None:
            self.unanswered(batch, "the answer is not in the form that was asked for")
            return
        most = self.limits.claims * len(batch)
        for item in items[:most]:
            found = read_claim(item)
            if found is None:
                self._reject("the claim is not in the form that was asked for", item)
                continue
            try:
                self._keep(found, batch)
            except Rejected as reason:
                self._reject(str(reason), item)
        if len(items) > most:
            self.rejected["there are more claims than sentences can hold"] += len(items) - most

    def _reject(self, reason: str, item: object) -> None:
        self.rejected[reason] += 1
        if len(self.listed) < self.limits.listed:
            fields = item if isinstance(item, dict) else {}
            number, quote = fields.get("sentence"), fields.get("quote")
            where = f"sentence {number}" if type(number) is int and 0 < number < 10**9 else "no sentence"
            shown = f" “{_printable(quote, SHOWN)}”" if isinstance(quote, str) else ""
            self.listed.append(f"rejected, {where}{shown}: {reason}")

    def _keep(self, found: Found, batch: Sequence[Numbered]) -> None:
        asked = found.sentence - batch[0].number
        if not 0 <= asked < len(batch):
            raise Rejected("no sentence of this number was sent")
        if self.kept[found.sentence] >= self.limits.claims:
            raise Rejected("there are more claims than one sentence can hold")
        here = batch[asked]
        sentence = Sought(self.witness.text, here.start, here.end)
        places = sentence.places(found.quote)
        if len(places) != 1:
            raise Rejected("the quote is in the sentence twice" if places else "the quote is not in the sentence")
        before = batch[max(0, asked - self.limits.back) : asked]
        named = self._place_of(found.event, sentence, before)
        if named is None:
            raise Rejected("the event is named neither in the sentence nor shortly before it")
        voices = self._voices(found, sentence, before)
        value = self.evidence.value(found.facet, found.value, places[0], sentence)
        try:
            quote = self.witness.quote(*places[0])
            event = self.names.event(*named)
        except ValueError as problem:
            raise Rejected("the words stand for nothing in the source") from problem
        ident = claim_id(found.facet, value, quote, voices, found.polarity)
        if ident in self.claims:
            return
        self.kept[found.sentence] += 1
        self.claims[ident] = Claim(
            id=ident, event=event, facet=found.facet, value=value, quote=quote, method=METHOD, voice=voices,
            polarity=found.polarity, certainty=found.certainty, note=self.note,
        )  # fmt: skip

    def _place_of(self, words: str, sentence: Sought, before: Sequence[Numbered]) -> Span | None:
        """Where words stand in the sentence, or in the nearest one before it.

        Raises Rejected when they stand there several times and do not mean the same each time.
        """
        for sought in (sentence, *(self._sought(one) for one in reversed(before))):
            places = sought.places(words)
            if len({self.names.event_at(*place) for place in places}) > 1:
                raise Rejected("the words for the event may mean several events")
            if places:
                return places[0]
        return None

    def _sought(self, sentence: Numbered) -> Sought:
        return Sought(self.witness.text, sentence.start, sentence.end)

    def _voices(self, found: Found, sentence: Sought, before: Sequence[Numbered]) -> tuple[Voice, ...]:
        """The chain of voices without the author, who stands at its head unsaid. Each is named in the text."""
        said = list(found.voices)
        for author in list(takewhile(lambda voice: voice.kind == "author", said)):
            said.remove(author)
        voices = []
        for voice in said:
            places = sentence.places(voice.name, 1)
            for one in reversed(before):
                places = places or self._sought(one).places(voice.name, 1)
            if not places or voice.kind == "author":
                raise Rejected("the voice is named neither in the sentence nor shortly before it")
            start, end = places[0]
            name = " ".join(self.witness.text[start:end].split())
            entity = self.names.entity("person", name) if voice.kind == "named" else None
            voices.append(Voice(kind=voice.kind, name=name, entity=entity))
        return tuple(voices)

    def finish(self, *notes: str) -> Extraction:
        """The extraction; its first note tells who was asked, and how much was kept and rejected."""
        lost = sum(self.rejected.values())
        why = "; ".join(f"{count} because {reason}" for reason, count in self.rejected.most_common())
        head = f"{self.note}; claims kept: {len(self.claims)}, rejected: {lost}{f' ({why})' if why else ''}"
        unlisted = lost - len(self.listed)
        more = [f"{unlisted} more rejected claims are not listed"] if self.listed and unlisted else []
        told = [head, *notes, *self.problems, *self.listed, *more]
        return Extraction(
            entities=self.names.entities(used_by(self.claims.values())),
            events=tuple(self.names.events.values()),
            claims=tuple(self.claims.values()),
            partial=tuple(f"language model, {self.witness.file}: {note}" for note in told),
        )


def _printable(words: str, most: int) -> str:
    """Words of a stranger, short and without signs that a terminal would obey."""
    shown = "".join(sign if sign.isprintable() else " " for sign in words[: most + 1])
    return f"{shown[:most]}…" if len(shown) > most else shown
