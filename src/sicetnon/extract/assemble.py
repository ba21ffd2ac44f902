"""From a witness to its extraction: block by block, sentence by sentence, clause by clause, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import msgspec

from sicetnon.chronology import read_dates
from sicetnon.extract import (
    antecedents,
    attestation,
    causation,
    choices,
    claim_rows,
    clefts,
    contents,
    counts,
    datelines,
    deeds,
    defects,
    depositions,
    doers,
    estimates,
    fields,
    hours,
    natures,
    numbers,
    papers,
    portraits,
    taking_part,
    times,
    whereabouts,
)
from sicetnon.extract.ahead import Parsed, Passage, parse, read_ahead
from sicetnon.extract.classes import COUNT, DELIBERATES, NUMERAL, bit
from sicetnon.extract.entries import learn
from sicetnon.extract.joining import Known
from sicetnon.extract.joins import join_phrase
from sicetnon.extract.lexis import lexis
from sicetnon.extract.measured import measures
from sicetnon.extract.mentions import Phrase
from sicetnon.extract.notes import Notes, voice_of
from sicetnon.extract.page import Page
from sicetnon.extract.records import Part, read_records
from sicetnon.extract.regest_heads import Head, find_heads
from sicetnon.extract.regests import Regests
from sicetnon.extract.scene import ANYTHING, DATED, NOUN, OF_CIRCUMSTANCE, PLACED, RELATIVE_CLAUSE, SPEAKING, Scene
from sicetnon.extract.targets import find_target
from sicetnon.extract.tongues import blocks_language
from sicetnon.extract.units import Reader, Sentence
from sicetnon.lexicon import languages
from sicetnon.model import Block, Extraction, Witness

DEFAULT = "en"
_SKIPPED = frozenset({"aside", "title", "field", "cell"})
_DENIES = bit("no", "nobody", "not")
_DURING = bit("during")
_EVENT_VERB = bit("event_verb")
_SEE, _CONTRARY = bit("see"), bit("contrary")
_STILL = bit("still")


_DATE, _DURATION = bit("date"), bit("duration")
_PERSON_NAME = bit("person_name")
_AHEAD = 2  # sentences of a report within which the one who told a sentence speaks on
Watch = Callable[[Page, Sentence, list[Scene]], None]


def read_claims(witness: Witness) -> Extraction:
    """Everything that the built-in grammar reads in a witness. Linear in the length of the text."""
    return read_witness_with(witness, None)


def read_witness_with(witness: Witness, watch: Watch | None) -> Extraction:
    """The same; `watch` is called with every sentence after it was read."""
    home = witness.language[:2].lower()
    home = home if home in languages() else DEFAULT
    readers = Readers(witness)
    page = Page(witness, lexis(home), readers.of(home))
    if claim_rows.is_table(witness):
        claim_rows.read_table(page)
        return _gathered(page)
    blocks = witness.blocks or (Block(kind="paragraph", start=0, end=len(witness.text)),)
    several = len(blocks) > 1
    tongue_of = blocks_language(witness.text, home) if several else lambda block: home
    records = read_records(witness.text, blocks, home)
    heads = records.heads or learn(witness.text, blocks, find_heads(witness.text, blocks, tongue_of), tongue_of)
    regests = Regests(page, heads)
    form = not records.heads and any(fields.of_regest(page, block) == "abstract" for block in blocks)
    if 0 not in heads:
        fields.title(page, page.reader)
    fields.rows(page, page.reader, [] if records.heads else blocks)
    notes = Notes(witness, blocks, page.lexis) if several else None
    reading = _Reading(page, readers, tongue_of, notes, watch)
    if form or heads or records.parts:
        reading.documents(blocks, regests, records.parts, form)
    else:
        reading.prose(blocks)
    defects.find(page, blocks)
    return _gathered(page)


class _Reading:
    """The way of a page through the blocks of its witness."""

    def __init__(
        self,
        page: Page,
        readers: Readers,
        tongue_of: Callable[[Block], str],
        notes: Notes | None,
        watch: Watch | None,
    ) -> None:
        self.page = page
        self.readers = readers
        self.tongue_of = tongue_of
        self.notes = notes
        self.watch = watch

    def prose(self, blocks: Sequence[Block]) -> None:
        """Read what is told in sentences, many of them ahead."""
        for passage in read_ahead(self._passages(blocks)):
            self._turn_to(passage)
            filed = self.page.voices.filed
            for n, parsed in enumerate(passage.parsed):
                if filed:
                    next_ones = passage.parsed[n + 1 : n + 1 + _AHEAD]
                    self.page.voices.following = [(one.sentence, one.clauses) for one in next_ones]
                passage.reader.capitals = parsed.sentence.capitals
                parsed.sentence.index = self.page.sentence
                self._done(parsed.sentence, read_sentence(self.page, parsed))

    def _passages(self, blocks: Sequence[Block]) -> Iterator[Passage]:
        for paragraph, block in enumerate(blocks):
            if block.kind not in _SKIPPED:
                yield self._passage(paragraph, block, self.tongue_of(block))

    def documents(self, blocks: Sequence[Block], regests: Regests, parts: dict[int, Part], form: bool) -> None:
        """Read editions of documents: what an entry says of its own hangs on the head that it stands under."""
        page = self.page
        for paragraph, block in enumerate(blocks):
            head, part = regests.heads.get(paragraph), parts.get(paragraph)
            labelled = fields.of_regest(page, block) if form else ""
            if block.kind in _SKIPPED and head is None and not labelled and part is None:
                continue
            language = self.tongue_of(block) if head is None else head.language
            page.turn_to(lexis(language), self.readers.of(language))
            if part is not None and regests.take(part, block.end):
                continue
            if labelled:
                regests.adopt(fields.topic_of_rows(page, block), handed_down=labelled == "handed_down")
            elif head is not None:
                regests.open(head)
                if head.end >= block.end:
                    continue
            passage = self._passage(paragraph, _body(block, head, part), language)
            self._turn_to(passage)
            for sentence in passage.sentences():
                regests.leave_out_date(sentence)
                sentence.index = page.sentence
                if labelled or regests.head is not None:
                    self._done(sentence, regests.read(sentence))
                else:
                    self._done(sentence, read_sentence(page, *parse([sentence], page.lexis)))

    def _passage(self, paragraph: int, body: Block, language: str) -> Passage:
        note = self.notes.of_block.get(paragraph) if self.notes is not None else None
        if note is not None:
            body = msgspec.structs.replace(body, start=min(note.remark, body.end))
        return Passage(paragraph, body, self.readers.of(language))

    def _turn_to(self, passage: Passage) -> None:
        self.page.turn_to(passage.reader.lexis, passage.reader)
        note = self.notes.of_block.get(passage.paragraph) if self.notes is not None else None
        if note is not None:
            self.page.voices.document = voice_of(self.page, note)

    def _done(self, sentence: Sentence, scenes: list[Scene]) -> None:
        if self.notes is not None:
            self.notes.cite(self.page, sentence.start, sentence.end)
        if self.watch is not None:
            self.watch(self.page, sentence, scenes)
        self.page.sentence += 1


def _body(block: Block, head: Head | None, part: Part | None) -> Block:
    """What is read of a block as sentences: what stands behind its head, or behind its label."""
    if head is None and part is None:
        return block
    begin = head.end if head is not None else part.start if part is not None else block.start
    return msgspec.structs.replace(block, start=begin, kind="paragraph")


def _gathered(page: Page) -> Extraction:
    return Extraction(
        entities=page.entities.finish(),
        events=page.events.finish(),
        claims=tuple(page.claims.values()),
        findings=tuple(page.findings),
        partial=tuple(page.partial),
    )


class Readers:
    """One reader a language, made when a block of that language is met."""

    def __init__(self, witness: Witness) -> None:
        self.witness = witness
        self._readers: dict[str, Reader] = {}
        self._lower = {word for word in set(witness.text.split()) if word.islower() and word.isalpha()}

    def of(self, language: str) -> Reader:
        """The reader of a language, with all expressions of time that the text has in it."""
        if language not in self._readers:
            witness = self.witness
            dates = read_dates(
                witness.text, language, blocks=witness.blocks, calendar=witness.calendar, title=witness.title
            )
            reader = Reader(witness.text, lexis(language), dates, language)
            reader.lower_seen = self._lower
            self._readers[language] = reader
        return self._readers[language]


def read_sentence(page: Page, parsed: Parsed) -> list[Scene]:
    """Read the claims of one sentence; its scenes are returned for explanations."""
    sentence, roles, clauses, phrases = parsed
    units = sentence.units
    page.before_claims, page.sentence_claims = page.sentence_claims or page.before_claims, []
    page.denied = None
    if not units:
        return []
    page.voices.read(sentence, clauses)
    if sentence.union & _CONTRARY:
        clefts.never_came(units, clauses)
    if datelines.keep(page, sentence, roles):
        return []
    scenes: dict[int, Scene] = {}
    read: list[Scene] = []
    for clause in clauses:
        above = scenes.get(id(clause.parent)) if clause.parent is not None else None
        scene = Scene(page.text, units, clause, phrases, above)
        scenes[id(clause)] = scene
        read.append(scene)
        if sentence.block is not None and sentence.block.kind == "heading":
            _heading(page, scene)
            continue
        _read_clause(page, scene, above)
        if page.dateline is not None and scene.event is not None:
            datelines.dates_clause(page, sentence, scene)
    if page.dateline is not None and page.dateline[0] == sentence.paragraph:
        datelines.deed(page, sentence)
    measures(page, sentence, read)
    for scene in read:
        if scene.aspect in ("begin", "end"):
            times.ended_with(page, scene, read)
    if sentence.union & choices.OR:
        choices.open_choices(page, sentence)
    _remember(page, read)
    defects.in_sentence(page, sentence, read)
    return read


def _read_clause(page: Page, scene: Scene, above: Scene | None) -> None:
    clause = scene.clause
    if scene.said.supposed or scene.said.cites:
        return  # nothing of it came to pass; a work tells, and does not happen
    if clause.relation == "bracket" and (_reference(page, scene, above) or _life(scene)):
        return
    if clause.relation == "adverbial":
        _inherit_date(scene, above)
    made = len(page.sentence_claims)
    antecedents.resolve(page, scene, above)
    find_target(page, scene, above)
    if clause.gapped >= 0 and clause.verb < 0 and scene.event is None and above is not None:
        scene.event = above.event  # its verb is that of the clause before
    for rule in _rules_for(scene.holds() & _ASKED):
        rule(page, scene)
    deeds.deed(page, scene, made)
    if clause.union & depositions.STATES:
        depositions.states(page, scene)
    if scene.said.polarity == "-" and clause.union & _DENIES:
        attestation.was_not(page, scene, made)
    if len(page.sentence_claims) == made or not attestation.told_of(page, made):
        attestation.existence(page, scene)
    if len(page.sentence_claims) == made and scene.said.speaking:
        attestation.said_of_it(page, scene)
        if len(page.sentence_claims) == made:
            attestation.words_reported(page, scene)
    antecedents.note(page, scene)


RULES: tuple[tuple[int, Callable[[Page, Scene], None]], ...] = (
    (DATED, times.dates),
    (RELATIVE_CLAUSE, times.contained),
    (NOUN | _DATE, times.relative_dates),
    (PLACED, whereabouts.places),
    (bit("places"), whereabouts.locations),
    (ANYTHING, taking_part.participants),
    (NOUN, taking_part.of_nouns),
    (doers.SPEAKS_OF_DOERS, doers.doers),
    (COUNT, estimates.estimates),
    (COUNT, numbers.quantities),
    (bit("much_uncertain"), counts.undecided),
    (bit("no"), counts.none_suffered),
    (bit("nobody"), counts.none_of_them),
    (bit("no"), counts.none_lost),
    (bit("much_repeated"), counts.repeated),
    (bit("event_verb"), counts.listed),
    (_DURATION, times.durations),
    (natures.IS_SOMETHING, natures.identities),
    (DELIBERATES, contents.topics),
    (NOUN, contents.noun_topics),
    (NOUN, natures.supplements),
    (OF_CIRCUMSTANCE | causation.CAUSAL, causation.causes),
    (SPEAKING, natures.described),
    (bit("say_judging"), natures.judgements),
    (NUMERAL, hours.hours),
    (NUMERAL | _DURATION, portraits.ages),
    (bit("weekday"), portraits.weekday),
    (bit("attire"), portraits.attire),
    (bit("be"), portraits.presence),
    (RELATIVE_CLAUSE, portraits.the_one_who),
    (bit("say_surfacing"), papers.fate),
    (papers.RANK, papers.ranks),
    (NOUN, times.sequences),
    (bit("order_again"), times.again),
    (times.RANK, times.ranks),
    (attestation.SPEAKS_OF_EVIDENCE, attestation.evidence),
    (SPEAKING, attestation.denial),
    (bit("sure_possible"), attestation.undecided),
    (depositions.TESTIFIES, depositions.testimony),
    (depositions.DENIES, depositions.denied_share),
    (depositions.IDENTIFIES, depositions.identified),
    (depositions.NAMED, depositions.apposed),
)
"""The rules of the facets in their order, each with what a clause must hold one of, so that it is called where it can
find something."""

_ASKED = 0
for _classes, _ in RULES:
    _ASKED |= _classes


@lru_cache(maxsize=8192)
def _rules_for(holds: int) -> tuple[Callable[[Page, Scene], None], ...]:
    """The rules of a clause that holds these of the classes that rules ask for; clauses alike have the same."""
    return tuple(rule for classes, rule in RULES if holds & classes)


def _life(scene: Scene) -> bool:
    """ "Count Emil Rostow (1851–1917)": the years of a person date no event."""
    start = scene.clause.units[0]
    before = scene.units[start - 1].flags if start else 0
    return bool(scene.dates) and scene.clause.verb < 0 and bool(before & _PERSON_NAME)


def _heading(page: Page, scene: Scene) -> None:
    """What a heading names is what the sentences under it tell of."""
    phrase = next((p for p in scene.inside if (not p.plural and p.first == scene.clause.units[0]) or p.name), None)
    if phrase is not None and not phrase.preposition:
        page.latest = join_phrase(page, scene, phrase, circumstances=True)
        page.events.focus.append(page.latest)


def _inherit_date(scene: Scene, above: Scene | None) -> None:
    """ "… on 27 September, while units were still fighting": a clause of time has the date of its main one."""
    clause = scene.clause
    if scene.dates or above is None or clause.relation != "adverbial" or clause.lead < 0 or not above.dates:
        return
    if (
        scene.units[clause.lead].flags & _DURING
        and clause.verb >= 0
        and any(scene.units[i].flags & _STILL for i in clause.units)
    ):
        scene.dates = above.dates[-1:]


def _reference(page: Page, scene: Scene, above: Scene | None) -> bool:
    """ "(see: Invasion of Poland)": what the clause before tells belongs to the event that it refers to."""
    if not any(scene.units[i].flags & _SEE for i in scene.clause.units[:3]):
        return False
    phrase = next(iter(scene.inside), None)
    if phrase is None or above is None:
        return True
    event = join_phrase(page, scene, phrase, circumstances=False)
    start = scene.clause.units[0]
    beside = next((p for p in above.phrases if p.last + 1 == start and p is not above.target), None)
    if beside is not None:  # "the Aktion (see: AB Action)": another name of it
        _also_called(page, above, beside, event)
        return True
    if above.event is not None and above.event is not event and above.event.part_of is None and not above.event.series:
        above.event.part_of = event
        if above.aspect == "ongoing":
            for ident, claim in list(page.claims.items()):
                if claim.event == above.event.id:
                    import msgspec

                    page.claims[ident] = msgspec.structs.replace(claim, event=event.id)
    return True


def _also_called(page: Page, scene: Scene, phrase: Phrase, event: Known) -> None:
    start, end = scene.units[phrase.first].start, scene.units[phrase.label_end].end
    event.mentions.append((start, end, "cross-reference"))
    if phrase.name:
        page.events.call(event, phrase.name, phrase.kind)


def _remember(page: Page, scenes: list[Scene]) -> None:
    """What "it", "they met again" and "the next" of the following sentences point back to."""
    main = next(
        (s for s in scenes if s.event is not None and s.clause.relation in ("main", "said", "coordinate")), None
    )
    if main is not None and main.event is not None:
        page.latest = main.event
        if main.target is not None or main.verb & _EVENT_VERB:
            page.events.focus.append(main.event)
        if not main.event.plural:
            page.narrated[main.event.kind] = main.event
