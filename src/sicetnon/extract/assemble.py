"""From a witness to its extraction: block by block, sentence by sentence, clause by clause, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sicetnon.chronology import read_dates
from sicetnon.extract import causation, contents, defects, fields, natures, numbers, taking_part, times, whereabouts
from sicetnon.extract.classes import BREAK, bit
from sicetnon.extract.clauses import split_clauses, verb_roles
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.lexis import Lexis, lexis
from sicetnon.extract.mentions import Phrase, find_phrases
from sicetnon.extract.page import Page, date_value
from sicetnon.extract.scene import Scene
from sicetnon.extract.targets import find_target, join_phrase
from sicetnon.extract.units import Reader, Sentence
from sicetnon.lexicon import languages
from sicetnon.model import Block, Extraction, PlaceValue, TextValue, Witness
from sicetnon.text.sentences import sentence_spans

DEFAULT = "en"
CAPITALS = 0.7  # a block with more capitals than this among its letters tells nothing by case
_SKIPPED = frozenset({"aside", "title", "field", "cell"})
_BE_HAVE = bit("be", "have")
_COMPLEMENT_AND = bit("complement", "and")
_DEMONSTRATIVES_IT_DEFINITE = bit("demonstratives", "it", "definite")
_DURING = bit("during")
_EVENT_NOUN = bit("event_noun")
_EVENT_VERB = bit("event_verb")
_EVENT_VERB_VERB_HAPPEN_AND_2_MORE = bit("event_verb", "verb_happen", "verb_begin", "verb_end")
_OPEN_BRACKET_PLACE_NAME_AND_2_MORE = bit("open_bracket", "place_name", "capital", "name")
_PERSON_NAME_GROUP_NAME_WORK_NAME = bit("person_name", "group_name", "work_name")
_SEE = bit("see")
_STILL = bit("still")
_SURE_EVIDENCE_SURE_UNATTESTED = bit("sure_evidence", "sure_unattested")


Watch = Callable[[Page, Sentence, list[Scene]], None]


def read_claims(witness: Witness) -> Extraction:
    """Everything that the built-in grammar reads in a witness. Linear in the length of the text."""
    return read_witness_with(witness, None)


def read_witness_with(witness: Witness, watch: Watch | None) -> Extraction:
    """The same; `watch` is called with every sentence after it was read."""
    known = languages()
    language = witness.language[:2].lower() if witness.language[:2].lower() in known else DEFAULT
    words = lexis(language if language in known else DEFAULT)
    dates = read_dates(witness.text, language, blocks=witness.blocks, calendar=witness.calendar, title=witness.title)
    reader = Reader(witness.text, words, dates)
    page = Page(witness, words, reader)
    _learn_lower(reader, witness.text)
    blocks = witness.blocks or (Block(kind="paragraph", start=0, end=len(witness.text)),)
    fields.title(page, reader)
    fields.rows(page, reader, blocks)
    for paragraph, block in enumerate(blocks):
        if block.kind in _SKIPPED:
            continue
        for sentence in sentences(witness.text, reader, block, words):
            strip_dateline(sentence)
            sentence.paragraph = paragraph
            sentence.block = block
            sentence.index = page.sentence
            scenes = read_sentence(page, sentence)
            if watch is not None:
                watch(page, sentence, scenes)
            page.sentence += 1
    defects.find(page, blocks)
    return Extraction(
        entities=page.entities.finish(),
        events=page.events.finish(),
        claims=tuple(page.claims.values()),
        findings=tuple(page.findings),
        partial=tuple(page.partial),
    )


def _learn_lower(reader: Reader, text: str) -> None:
    reader.lower_seen.update(word for word in set(text.split()) if word.islower() and word.isalpha())


def is_capitals(text: str) -> bool:
    """Whether a piece of text is written in capitals, so that case tells no names."""
    upper = sum(map(str.isupper, text[:400]))
    lower = sum(map(str.islower, text[:400]))
    return upper > CAPITALS * (upper + lower) and upper + lower > 20


def sentences(text: str, reader: Reader, block: Block, words: Lexis) -> Iterator[Sentence]:
    """The sentences of a block; one that lacks its full stop is parted where the next begins."""
    capitals = is_capitals(text[block.start : block.end])
    for start, end in sentence_spans(text, block.start, block.end, words.abbreviations, ordinal_dot=words.ordinal_dot):
        sentence = reader.sentence(start, end, capitals)
        cut = 0 if capitals or block.kind == "heading" else defects.missing_stop(sentence.units)
        if not cut:
            yield sentence
            continue
        first = reader.sentence(start, sentence.units[cut - 1].end, capitals)
        first.broken = True
        yield first
        yield reader.sentence(sentence.units[cut].start, end, capitals)


def _dateline(page: Page, sentence: Sentence, roles: list[int]) -> bool:
    """ "1351 June 12, Vienna." before the sentence that tells what was done then and there."""
    units = sentence.units
    if len(units) > 10 or any(roles) or sentence.block is None or sentence.block.kind not in ("paragraph", "item"):
        return False
    dated = next((unit for unit in units if unit.date is not None and unit.date.role == "event"), None)
    if dated is None or dated.date is None or any(unit.flags & _EVENT_NOUN for unit in units):
        return False
    places = [
        (unit.label, (unit.start, unit.end))
        for unit in units
        if unit.label and not unit.flags & _PERSON_NAME_GROUP_NAME_WORK_NAME
    ]
    page.dateline = (sentence.paragraph, dated.date, (dated.start, dated.end), places[:2])
    return True


def _undated_deed(page: Page, sentence: Sentence) -> None:
    """What follows a date line happened then, whatever it was."""
    assert page.dateline is not None
    _, date, span, places = page.dateline
    page.dateline = None
    last = sentence.units[min(len(sentence.units), 10) - 1]
    seen = Seen("happening", page.text[sentence.start : last.end], sentence.start, last.end, page.sentence)
    event = page.events.new(seen, "what a date line dates")
    page.claim(event, "date", date_value(date), span, "date line")
    for label, where in places:
        ident = page.entities.get("place", label)
        page.claim(event, "place", PlaceValue(entity=ident, label=label), where, "date line")


def _dated_by_line(page: Page, sentence: Sentence, scene: Scene) -> None:
    assert page.dateline is not None and scene.event is not None
    paragraph, date, span, places = page.dateline
    page.dateline = None
    if paragraph != sentence.paragraph or scene.dates:
        return
    page.claim(scene.event, "date", date_value(date), span, "date line")
    for label, where in places:
        ident = page.entities.get("place", label)
        page.claim(scene.event, "place", PlaceValue(entity=ident, label=label), where, "date line")


def strip_dateline(sentence: Sentence) -> None:
    """Leave out where and when a report was filed ("LIMA, 3 MAY 89 (EFE) -- [TEXT] …"): that dates no event."""
    units = sentence.units
    for i in range(2, min(len(units) - 2, 24)):
        dashed = units[i].word.lower in ("—", "–") or units[i].word.lower == "-" == units[i + 1].word.lower
        if not dashed:
            continue
        if any(unit.date is not None for unit in units[:i]) and any(
            unit.flags & _OPEN_BRACKET_PLACE_NAME_AND_2_MORE for unit in units[:i]
        ):
            while i < len(units) and units[i].word.lower in ("—", "–", "-"):
                i += 1
            if i < len(units) and units[i].word.lower == "[":
                close = next((j for j in range(i, min(len(units), i + 4)) if units[j].word.lower == "]"), i - 1)
                i = close + 1
            del units[:i]
        return


def read_sentence(page: Page, sentence: Sentence) -> list[Scene]:
    """Read one sentence; its scenes are returned for explanations."""
    units = sentence.units
    page.before_claims, page.sentence_claims = page.sentence_claims or page.before_claims, []
    page.denied = None
    if not units:
        return []
    roles = verb_roles(units)
    clauses = split_clauses(units, page.lexis.verb_final)
    page.voices.read(sentence, clauses)
    phrases = find_phrases(units, roles)
    if _dateline(page, sentence, roles):
        return []
    scenes: dict[int, Scene] = {}
    read: list[Scene] = []
    previous = page.latest
    for clause in clauses:
        scene = Scene(page.text, units, clause, phrases)
        above = scenes.get(id(clause.parent)) if clause.parent is not None else None
        scenes[id(clause)] = scene
        read.append(scene)
        if sentence.block is not None and sentence.block.kind == "heading":
            continue
        _read_clause(page, scene, above, previous)
        if page.dateline is not None and scene.event is not None:
            _dated_by_line(page, sentence, scene)
    if page.dateline is not None and page.dateline[0] == sentence.paragraph:
        _undated_deed(page, sentence)
    for scene in read:
        times.ended_with(page, scene, read)
    _remember(page, read)
    defects.in_sentence(page, sentence, read)
    return read


def _read_clause(page: Page, scene: Scene, above: Scene | None, previous: object) -> None:
    clause = scene.clause
    if clause.relation == "bracket" and _reference(page, scene, above):
        return
    _inherit_date(scene, above)
    made = len(page.sentence_claims)
    find_target(page, scene, above)
    times.dates(page, scene)
    times.contained(page, scene, above)
    times.relative_dates(page, scene)
    whereabouts.places(page, scene)
    whereabouts.locations(page, scene)
    taking_part.participants(page, scene)
    numbers.quantities(page, scene)
    times.durations(page, scene)
    natures.identities(page, scene)
    contents.topics(page, scene)
    contents.noun_topics(page, scene)
    natures.supplements(page, scene)
    causation.causes(page, scene, above)
    natures.described(page, scene)
    for phrase in _inside(scene):
        if phrase.ordinal or phrase.rank_last or phrase.next:
            event = scene.event if phrase is scene.target else join_phrase(page, scene, phrase, circumstances=False)
            if event is not None:
                times.sequence(page, scene, phrase, event)
    times.again(page, scene, page.narrated.get(scene.event.kind) if scene.event else None)
    _evidence(page, scene, above)
    _denial(page, scene)
    if len(page.sentence_claims) == made:
        _existence(page, scene)


def _inside(scene: Scene) -> list[Phrase]:
    members = set(scene.clause.units)
    return [phrase for phrase in scene.phrases if phrase.head in members]


def _inherit_date(scene: Scene, above: Scene | None) -> None:
    """ "… on 27 September, while units were still fighting": a clause of time goes on at the date of its main clause."""
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
    phrase = next(iter(_inside(scene)), None)
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


def _evidence(page: Page, scene: Scene, above: Scene | None) -> None:
    """ "There is no documentary evidence of …": not attested, which is no denial."""
    clause, units = scene.clause, scene.units
    marks = [i for i in clause.units if units[i].flags & _SURE_EVIDENCE_SURE_UNATTESTED]
    if not marks or not (scene.said.evidence or (clause.verb >= 0 and units[clause.verb].flags & _BE_HAVE)):
        return
    words = [i for i in clause.units if not units[i].flags & BREAK]
    phrase = next((p for p in scene.phrases if p.head > marks[0]), None)
    event = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else page.latest
    if event is None:
        return
    label = scene.words(marks[0], words[-1]) if words[-1] >= marks[0] else scene.words(words[0], words[-1])
    page.say(scene, event, "evidence", TextValue(label=label), (words[0], words[-1]), "evidence")


def _denial(page: Page, scene: Scene) -> None:
    """ "This is however disputed by others": names the claims that it speaks against."""
    if not scene.said.answers or scene.clause.verb < 0:
        return
    lead = [i for i in scene.clause.units if i < scene.clause.verb]
    if not any(scene.units[i].flags & _DEMONSTRATIVES_IT_DEFINITE for i in lead):
        return
    answered = [
        claim
        for claim in page.before_claims
        if claim.facet in ("cause", "outcome", "topic", "existence", "participant", "place", "identity", "part_of")
    ] or page.before_claims
    if not answered:
        return
    said = scene.said
    words = [i for i in scene.clause.units if not scene.units[i].flags & BREAK]
    claim = answered[-1]
    event = page.events.by_id(claim.event)
    page.denied = (claim, tuple(c.id for c in answered))
    if event is not None:
        page.claim(
            event,
            "existence",
            TextValue(label=claim.quote.words),
            (scene.units[words[0]].start, scene.units[words[-1]].end),
            "denial of what was said before",
            voice=said.inner,
            polarity="-",
            answers=tuple(c.id for c in answered),
        )


def _existence(page: Page, scene: Scene) -> None:
    """A clause that says no more than that something happened, where somebody says, denies or doubts it."""
    said, clause = scene.said, scene.clause
    if said.speaking and scene.target is not None and scene.target.head > clause.verb:
        words = [i for i in clause.units if not scene.units[i].flags & (BREAK | _COMPLEMENT_AND)]
        label = scene.words(scene.target.first, scene.target.last)
        if scene.event is not None:
            page.say(
                scene,
                scene.event,
                "existence",
                TextValue(label=label),
                (words[0], max(words[0], scene.target.last)),
                "an event that is spoken of",
            )
        return
    if clause.verb < 0 or clause.relation in ("bracket", "purpose") or said.speaking or len(clause.units) < 4:
        return
    if not (
        said.voice
        or said.polarity != "+"
        or said.cue
        or (scene.event is not None and scene.verb & _EVENT_VERB_VERB_HAPPEN_AND_2_MORE)
    ):
        return
    words = [i for i in clause.units if not scene.units[i].flags & (BREAK | _COMPLEMENT_AND)]
    if len(words) < 3:
        return
    if page.denied is not None and said.voice and said.polarity != "+":
        claim, answers = page.denied
        event = page.events.by_id(claim.event)
        page.claim(
            event,
            claim.facet,
            TextValue(label=scene.words(words[0], words[-1])),
            (scene.units[words[0]].start, scene.units[words[-1]].end),
            "argument against what was said before",
            voice=said.voice,
            polarity=said.polarity,
            certainty=said.certainty,
            cue=said.cue,
            answers=answers,
        )
        return
    event = scene.event
    if event is None:
        seen = Seen(
            "happening",
            scene.words(words[0], clause.verb),
            scene.units[words[0]].start,
            scene.units[clause.verb].end,
            page.sentence,
        )
        seen.verb = True
        event = page.events.new(seen, "first mention")
    page.say(
        scene,
        event,
        "existence",
        TextValue(label=scene.words(words[0], words[-1])),
        (words[0], words[-1]),
        "a clause that is said" if said.voice else "something happened",
    )


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
