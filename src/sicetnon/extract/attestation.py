"""That it happened, that it is denied, that there is or is no evidence of it."""

from __future__ import annotations

from sicetnon.extract.classes import BE_OR_HAVE, BREAK, JOINS_CLAUSES, PRONOUN, SPEAKER, SUBJECT, bit
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.joins import join_phrase
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene, people
from sicetnon.model import Claim, Facet, ParticipantValue, PlaceValue, TextValue, Voice

_COMPLEMENT, _DENYING = bit("complement"), bit("say_denying")
_POINTS_BACK = bit("demonstratives", "it", "definite")
_BE = bit("be")
_AT, _NAME, _NO = bit("at", "near"), bit("name"), bit("no", "nobody")
_ONLY_ATTESTS, _SILENT = bit("say_attesting"), bit("say_silent")
_BY, _DATE, _OTHERS = bit("by"), bit("date", "duration"), bit("anonymous_quantifiers", "anonymous")
_PARTS_TOLD = bit("by", "at", "near", "from", "through", "of", "with")
_HANDED_ON = bit("say_silent", "say_with_object", "say_accusing", "say_attesting", "say_dating")
_ATTESTS, _LEAST_SAID = bit("say_attesting", "say_with_object", "say_silent"), 2
_LEAST_TOLD = 3  # words of a clause of the writer's own that tells something by itself
_SAID_ON = ("said", "coordinate")
_OCCURS = bit("event_verb", "verb_happen", "verb_begin", "verb_end")
_TOLD = ("main", "coordinate", "said", "relative", "adverbial")
_STATE = bit("be", "have", "verb_take_part", "verb_know", "verb_hold", "verb_happen", "verb_continue", "event_verb")
_OF_AN_OBJECT = bit("say_with_object", "say_doubting", "say_denying")
_TO = bit("to", "infinitive", "on")
APPOSITION = "who somebody was"
SPEAKS_OF_EVIDENCE = bit("sure_evidence", "sure_unattested")


def evidence(page: Page, scene: Scene) -> None:
    """ "There is no documentary evidence of …": not attested, which is no denial."""
    clause, units, above = scene.clause, scene.units, scene.above
    if not clause.union & SPEAKS_OF_EVIDENCE:
        return
    marks = [i for i in clause.units if units[i].flags & SPEAKS_OF_EVIDENCE]
    if not marks or not (scene.said.evidence or (clause.verb >= 0 and units[clause.verb].flags & BE_OR_HAVE)):
        return
    words = [i for i in clause.units if not units[i].flags & BREAK]
    phrase = next((p for p in scene.phrases if p.head > marks[0]), None)
    if phrase is None and page.latest is None:  # "for a meeting there is no evidence"
        phrase = next((p for p in scene.phrases if p.head in clause.units), None)
    event = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else page.latest
    if event is None:  # the first sentence of a text: what the clause before it tells
        event = above.event if above is not None else None
        event = event or page.event_before() or told_by(page, scene, words)
    label = scene.words(marks[0], words[-1]) if words[-1] >= marks[0] else scene.words(words[0], words[-1])
    page.say(scene, event, "evidence", TextValue(label=label), (words[0], words[-1]), "evidence")


def undecided(page: Page, scene: Scene) -> None:
    """ "Whether Pertinax knew of the plot is uncertain": what is left open."""
    above, clause = scene.above, scene.clause
    if above is None or not scene.verb & _BE or clause.parent is not above.clause or above.clause.relation != "said":
        return
    lead = above.clause.lead
    opens = lead >= 0 and above.clause.units[0] == lead and scene.units[lead].flags & _COMPLEMENT
    if not opens or any(scene.units[i].flags & SUBJECT for i in clause.units if i < clause.verb):
        return
    words = [i for i in clause.units if not scene.units[i].flags & BREAK]
    event = above.event or told_by(page, scene, above.clause.units)
    value = TextValue(label=scene.words(lead, above.clause.units[-1]))
    page.say(scene, event, "existence", value, (lead, words[-1]), "what is left open")


def denial(page: Page, scene: Scene) -> None:
    """ "This is however disputed by others": names the claims that it speaks against."""
    if not scene.said.answers or scene.clause.verb < 0:
        return
    lead = [i for i in scene.clause.units if i < scene.clause.verb]
    after = scene.clause.verb + 1
    object_ = [after] if not scene.clause.passive and after < len(scene.units) else []
    judged = (
        not scene.said.speaking and bool(scene.verb & _BE) and not any(scene.units[i].flags & SUBJECT for i in lead)
    )
    if not judged and not any(scene.units[i].flags & _POINTS_BACK for i in lead + object_):
        return
    opening = scene.units[scene.clause.units[0]]
    start = page.witness.offsets.to_original(opening.start, opening.end)[0]
    earlier = [claim for claim in page.sentence_claims if claim.quote.end <= start]
    before = earlier or page.before_claims  # "many believed that …; some denied it"
    answered = [
        claim
        for claim in before
        if claim.facet in ("cause", "outcome", "topic", "existence", "participant", "place", "identity", "part_of")
    ] or before
    if not answered:
        return
    said = scene.said
    answered = _concerning(page, answered, said.inner) or answered
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


def _concerning(page: Page, told: list[Claim], voices: tuple[Voice, ...]) -> list[Claim]:
    """What was told of the one who denies it, from where it speaks of them on: "…, and that the mining company paid
    him. The company has denied this"."""
    name = voices[-1].name.rpartition(" ")[2] if voices else ""
    low, high = min(claim.quote.start for claim in told), max(claim.quote.end for claim in told)
    at = page.witness.original.rfind(name, low, high) if name else -1
    return [claim for claim in told if claim.quote.end > at] if at > low else []


def existence(page: Page, scene: Scene) -> None:
    """A clause that says no more than that something happened, where somebody says, denies or doubts it."""
    said, clause = scene.said, scene.clause
    if said.speaking and scene.target is not None and scene.target.head > clause.verb:
        words = [i for i in clause.units if not scene.units[i].flags & (BREAK | JOINS_CLAUSES)]
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
    if said.speaking and scene.above is not None and said.inner[-1].kind == "anonymous" and _left_out(page, scene):
        return
    if said.speaking and scene.verb & _HANDED_ON and not said.answers and _handed_on(page, scene):
        return
    if not said.speaking and scene.verb & (_ONLY_ATTESTS | _SILENT) and _nobody_says(page, scene):
        return
    if said.speaking and scene.verb & _DENYING and page.latest is not None and not said.answers:
        words = [i for i in clause.units if not scene.units[i].flags & (BREAK | JOINS_CLAUSES)]
        if words and words[-1] > clause.verb and scene.event in (None, page.latest) and not _opens(scene, clause.verb):
            label = scene.words(clause.verb + 1, words[-1])  # "the underground denied any responsibility"
            page.say(scene, page.latest, "existence", TextValue(label=label), (words[0], words[-1]), "a denial")
        return
    if clause.verb < 0 or clause.relation in ("bracket", "purpose") or said.speaking:
        return
    told_on = clause.relation == "said" or (clause.relation == "coordinate" and clause.lead >= 0)
    least = _LEAST_SAID if said.voice and told_on and not page.lexis.free_order else _LEAST_TOLD
    if len(clause.units) <= least:
        return
    plain = not (said.voice or said.polarity != "+" or said.cue or (scene.event is not None and scene.verb & _OCCURS))
    if plain and (page.sentence_claims or clause.relation != "main"):
        return  # the author's own clause is taken only where its sentence tells nothing else
    words = [i for i in clause.units if not scene.units[i].flags & (BREAK | JOINS_CLAUSES | _COMPLEMENT)]
    if len(words) < least:
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
    page.say(
        scene,
        scene.event or spoken_of(page, scene) or told_by(page, scene, words),
        "existence",
        TextValue(label=scene.words(words[0], words[-1])),
        (words[0], words[-1]),
        "a clause that is said" if scene.said.voice else "something happened",
    )


def said_of_it(page: Page, scene: Scene) -> None:
    """ "Three witnesses placed him in the capital", "questioned the authenticity of the call": an object of which
    something is said, where no other facet holds it."""
    clause, units, said = scene.clause, scene.units, scene.said
    if clause.tail or clause.passive or clause.relation not in ("main", "coordinate", "said") or said.answers:
        return
    words = [i for i in clause.units if i > clause.verb and not units[i].flags & (BREAK | JOINS_CLAUSES)]
    if not scene.verb & _OF_AN_OBJECT or len(words) < _LEAST_SAID or units[words[0]].flags & (_COMPLEMENT | _TO):
        return
    if words[-1] != words[0] + len(words) - 1 or page.voices.opens_a_clause(clause):
        return
    event = page.latest or scene.event or told_by(page, scene, clause.units)
    value = TextValue(label=scene.words(words[0], words[-1]))
    page.say(scene, event, "existence", value, (clause.verb, words[-1]), "what is said of it")


def words_reported(page: Page, scene: Scene) -> None:
    """ "The police said that he has confessed", "… that nobody had asked for an escort": that somebody spoke, where
    another voice tells it and what was said is not told."""
    clause, said = scene.clause, scene.said
    if not said.voice or clause.relation not in _SAID_ON or said.answers or page.voices.opens_a_clause(clause):
        return
    words = [i for i in clause.units if not scene.units[i].flags & (BREAK | JOINS_CLAUSES | _COMPLEMENT)]
    if len(words) < _LEAST_SAID or clause.verb < 0 or (clause.relation != "said" and words[0] < clause.group):
        return
    event = scene.event or spoken_of(page, scene) or told_by(page, scene, words)
    value = TextValue(label=scene.words(words[0], words[-1]))
    page.say(scene, event, "existence", value, (words[0], words[-1]), "words that are reported", outer=True)


def _nobody_says(page: Page, scene: Scene) -> bool:
    """ "No historian of that time mentions the oath": the sources are silent."""
    clause, units = scene.clause, scene.units
    words = [i for i in clause.units if not units[i].flags & (BREAK | JOINS_CLAUSES)]
    if clause.passive or len(words) < _LEAST_SAID + 1 or not units[words[0]].flags & _NO or words[-1] <= clause.verb:
        return False
    if not any(units[i].flags & SPEAKER for i in words if i < clause.verb):
        return False
    event = scene.event or page.latest or told_by(page, scene, words)
    value = TextValue(label=scene.words(clause.verb + 1, words[-1]))
    span = (words[0], words[-1])
    page.say(scene, event, "evidence", value, span, "silence of the sources", polarity="0", outer=True)
    return True


def _left_out(page: Page, scene: Scene) -> bool:
    """ "The king was killed, some say by his own son, others by a slave": each voice with the part that it tells, where
    the verb is that of the clause before."""
    clause, units, above = scene.clause, scene.units, scene.above
    first = clause.verb + 1
    if clause.relation != "coordinate" or page.lexis.free_order:
        return False
    if above is None or first >= len(units) or not units[first].flags & _PARTS_TOLD or units[first].flags & _DATE:
        return False
    event = above.event or page.event_before()
    if event is None or page.voices.opens_a_clause(clause):
        return False
    members, voice = [i for i in clause.units if i >= first], scene.said.inner
    told = False
    while members and units[members[0]].flags & _PARTS_TOLD:
        stop = next((n for n, i in enumerate(members) if units[i].flags & BREAK), len(members))
        _part_told(page, scene, event, members[:stop], voice)
        told, rest = True, members[stop + 1 :]
        who = rest[0] if rest else -1
        if who < 0 or not units[who].flags & _OTHERS:
            break
        voice = (*scene.said.inner[:-1], Voice(kind="anonymous", name=scene.words(who, who)))
        members = rest[1:]
    return told


def _part_told(page: Page, scene: Scene, event: Known, part: list[int], voice: tuple[Voice, ...]) -> None:
    units = scene.units
    if len(part) < 2:
        return
    span = (units[part[0]].start, units[part[-1]].end)
    persons = people(page.text, units, part[1:]) if units[part[0]].flags & _BY else []
    for person in persons[:2]:
        value = ParticipantValue(entity=page.entities.get(person.kind, person.label), label=person.label, role="agent")
        page.claim(event, "participant", value, span, "part told by another voice", voice=voice)
    name = next((i for i in part[1:3] if units[i].flags & _NAME), -1)
    if not persons and name >= 0 and units[part[0]].flags & _AT:
        label = units[name].label
        place = PlaceValue(entity=page.entities.get("place", label), label=label)
        page.claim(event, "place", place, span, "part told by another voice", voice=voice)
    elif not persons:
        words = TextValue(label=scene.words(part[0], part[-1]))
        page.claim(event, "outcome", words, span, "part told by another voice", voice=voice)


def _handed_on(page: Page, scene: Scene) -> bool:
    """ "Some reckon his rule from the Kalends", "Fabius mentions neither sickness nor poison": what somebody says, or
    is silent about, by an object alone; False where a clause of its own says it."""
    clause, units, said = scene.clause, scene.units, scene.said
    if clause.relation not in _TOLD or clause.passive or page.voices.opens_a_clause(clause):
        return False
    words = [i for i in clause.units if not units[i].flags & (BREAK | JOINS_CLAUSES)]
    after = [i for i in words if i > clause.verb]
    if len(after) < _LEAST_SAID or after[-1] != words[-1] or not words[0] < clause.verb:
        return False
    parted = units[clause.verb - 1].flags & BREAK or units[after[0]].flags & PRONOUN
    if parted and page.lexis.free_order:
        return False  # "…, зазначають вони, визначено …": whose verb it is does not show
    silent = said.inner_polarity != "+" and bool(scene.verb & _ATTESTS)
    event = scene.event or page.latest or told_by(page, scene, words)
    value = TextValue(label=scene.words(after[0], after[-1]))
    facet: Facet = "evidence" if silent else "existence"
    page.say(
        scene, event, facet, value, (words[0], words[-1]), "silence of a source" if silent else "what somebody says",
        polarity="0" if silent else None, outer=silent and bool(said.voice),
    )  # fmt: skip
    return True


def was_not(page: Page, scene: Scene, made: int) -> None:
    """ "No patrol was in the area", "no woman was among the dead": what is denied, where only its parts were told."""
    clause, said = scene.clause, scene.said
    if clause.verb < 0 or said.speaking or clause.relation not in _TOLD or not scene.verb & _STATE:
        return
    own = told_of(page, made)
    if not own or any(claim.facet in ("existence", "evidence", "identity", "cause") for claim in own):
        return
    words = [i for i in clause.units if not scene.units[i].flags & (BREAK | JOINS_CLAUSES)]
    if len(words) > 2:
        event = scene.event or page.event_before() or told_by(page, scene, words)
        label = scene.words(words[0], words[-1])
        page.say(scene, event, "existence", TextValue(label=label), (words[0], words[-1]), "what was not so")


def told_of(page: Page, made: int) -> list[Claim]:
    """What was claimed in the sentence since there were `made` claims, apart from who somebody is by apposition, of
    which its verb says nothing."""
    return [claim for claim in page.sentence_claims[made:] if claim.method != APPOSITION]


def spoken_of(page: Page, scene: Scene) -> Known | None:
    """The event that the subject names where the verb tells no deed: "the murder was never solved"."""
    for phrase in scene.inside:
        if phrase.head < scene.clause.verb and not phrase.preposition:
            return join_phrase(page, scene, phrase, circumstances=False)
    return None


def _opens(scene: Scene, verb: int) -> bool:
    """Whether what is denied comes in a clause of its own ("denied that …")."""
    return any(unit.flags & _COMPLEMENT for unit in scene.units[verb + 1 : verb + 3])


def told_by(page: Page, scene: Scene, words: list[int]) -> Known:
    """The event that a clause tells of without a word for it."""
    last = scene.clause.verb if scene.clause.verb >= 0 else words[-1]
    first = min(words[0], last)
    seen = Seen(
        "happening",
        scene.words(first, last),
        scene.units[first].start,
        scene.units[last].end,
        page.sentence,
    )
    seen.verb = True
    return page.events.new(seen, "first mention")
