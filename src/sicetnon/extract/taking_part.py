"""Who: participants with their roles."""

from __future__ import annotations

from collections.abc import Iterable

from sicetnon.extract import antecedents
from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import BREAK, FORM, PREPOSITION, PRONOUN, bit
from sicetnon.extract.frame import existential, hull
from sicetnon.extract.joining import Known
from sicetnon.extract.joins import join_phrase
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Person, Scene, people
from sicetnon.extract.tellings import holds_responsible
from sicetnon.model import ParticipantValue

_OF = bit("of")
_NAME = bit("name")
_BE = bit("be")
_EVENT_VERB = bit("event_verb")
_DOES_A_DEED = bit("event_verb", "verb_other")
_ACTING = bit(
    "event_verb",
    "verb_take_part",
    "verb_provide",
    "verb_decide",
    "verb_discuss",
    "verb_hold",
    "verb_other",
    "verb_begin",
    "verb_end",
    "verb_expect",
    "verb_know",
    "verb_lead_to",
)
_PERSONAL_PRONOUN = bit("he", "they", "it", "first_person")
_ON, _TO, _BY = bit("on"), bit("to", "infinitive"), bit("by")
_SAY_ACCUSING = bit("say_accusing")
_WITH_OBJECT = bit("say_with_object")
_ENDS_THE_ACCUSED = BREAK | bit("for", "relative", "date", "complement", "purpose", "infinitive", "at")
_LONGEST = 9  # units of the words for those who are accused
_IT, _SUBJECT_NOUN, _DEFINITE = bit("it", "they", "demonstratives"), bit("unlisted", "works", "places"), bit("definite")
_VERB_REPRESENT = bit("verb_represent")
_ACTS_FOR_OTHERS = bit("verb_represent", "verb_head")
_VERB_TAKE_PART = bit("verb_take_part")


_YIELDS = bit("verb_yield")
_RESPONSIBLE = bit("responsible")


def participants(page: Page, scene: Scene) -> None:
    """Who did it, to whom it was done, who led, who spoke for whom."""
    if scene.clause.union & _RESPONSIBLE and scene.verb & _BE:
        _answerable(page, scene)
    else:
        _of_the_verb(page, scene)
    if page.pointing:
        antecedents.undecided(page, scene)


def _of_the_verb(page: Page, scene: Scene) -> None:
    flags = scene.verb
    if scene.said.speaking and scene.clause.union & _RESPONSIBLE and holds_responsible(scene.units, scene.clause) >= 0:
        flags |= _SAY_ACCUSING
    if scene.event is None and flags & _SAY_ACCUSING and scene.said.speaking:
        scene.event = page.latest or told_by(page, scene, scene.clause.units)  # "a survivor blamed the crew"
    event = scene.event
    if event is None or scene.clause.verb < 0 or existential(scene):
        return
    if scene.said.speaking:
        if flags & _SAY_ACCUSING:
            _accused(page, scene)
        return
    kind = scene.units[scene.clause.verb].word.verb_kind
    done_to = "victim" if kind in page.lexis.victim_kinds else "patient"
    if flags & _ACTS_FOR_OTHERS:
        _led(page, scene)
    elif scene.clause.passive:
        mutual = event.kind in page.lexis.mutual_kinds or bool(flags & _VERB_TAKE_PART)
        _all_take_part(page, scene, scene.agents(), "participant" if mutual else "agent")
        if flags & _EVENT_VERB:
            _all_take_part(page, scene, scene.subjects(), done_to)
    elif flags & _YIELDS:
        _all_take_part(page, scene, scene.subjects(), "patient")
        _all_take_part(page, scene, scene.objects()[:2], "agent")
    elif flags & _BE and not flags & _VERB_TAKE_PART and scene.target is not None:
        _all_take_part(page, scene, scene.agents(), "agent")
    else:
        _active(page, scene, kind, done_to)


def _active(page: Page, scene: Scene, kind: str, done_to: str) -> None:
    """The subject does it to the object, or undergoes it ("died at the hands of the guards"), or both do it alike."""
    flags = scene.verb
    assert scene.event is not None
    mutual = scene.event.kind in page.lexis.mutual_kinds or bool(flags & _VERB_TAKE_PART)
    undergone = kind in page.lexis.undergone_kinds
    if undergone:
        _all_take_part(page, scene, scene.agents(), "agent")
    if flags & _ACTING:
        _all_take_part(page, scene, scene.subjects(), done_to if undergone else "participant" if mutual else "agent")
    if flags & _DOES_A_DEED:
        role = "participant" if mutual and done_to == "patient" else done_to
        _all_take_part(page, scene, scene.objects()[:3], role)


def _accused(page: Page, scene: Scene) -> None:
    """Whom somebody accuses: "blamed the murder on X", "accused X of the murder"."""
    on = _laid_on(scene)
    guilty = holds_responsible(scene.units, scene.clause)
    if guilty >= 0:
        accused = [person for person in scene.objects() if person.first < guilty][:4]
    elif on is None:
        accused = scene.objects()[:4]
    else:
        accused = people(scene.text, scene.units, [i for i in scene.clause.units if i > on])
    after = scene.clause.verb if on is None else on
    between = scene.units[after + 1 : accused[0].first] if accused else []
    if any(unit.flags & _OF for unit in between):
        accused = []  # "on adherents of the old guard"
    span = scene.first, scene.last
    if scene.first < 0:
        scene.first = scene.last = scene.clause.verb  # "ascribe it to Gelon"
    _all_take_part(page, scene, accused or scene.unlisted_after(after) or _whoever(scene, after), "agent")
    scene.first, scene.last = span


def _whoever(scene: Scene, after: int) -> list[Person]:
    """All the words for those who are accused, where no list holds any of them: "on adherents of the old guard"."""
    units = scene.units
    run: list[int] = []
    for i in scene.clause.units:
        if i <= after:
            continue
        if units[i].flags & _ENDS_THE_ACCUSED or len(run) > _LONGEST:
            break
        run.append(i)
    if not run or units[run[0]].flags & (PREPOSITION | PRONOUN):
        return []
    return [Person(run[0], run[-1], run[-1], 0, scene.words(run[0], run[-1]), "group")]


def _led(page: Page, scene: Scene) -> None:
    """Who led, who spoke for whom."""
    role = "representative" if scene.verb & _VERB_REPRESENT else "head"
    subjects = scene.subjects()
    side = subjects[0].label if subjects and scene.clause.passive else ""
    for person in scene.agents() if scene.clause.passive else subjects:
        _take_part(page, scene, person, role, side)


def _all_take_part(page: Page, scene: Scene, persons: Iterable[Person], role: str) -> None:
    for person in persons:
        _take_part(page, scene, person, role)


def _laid_on(scene: Scene) -> int | None:
    """The unit after which the accused stand: "blamed the murder on X", "attributed the murder to X"."""
    target = scene.target.last if scene.target is not None and scene.target.head > scene.clause.verb else -1
    lays_to = scene.verb & _WITH_OBJECT  # "attributed it to X", but "accused X of lying to the country"
    for i in scene.clause.units:
        flags = scene.units[i].flags
        if i > scene.clause.verb and (flags & _ON or (flags & _TO and (i == target + 1 or lays_to))):
            return i
        if i > scene.clause.verb + 1 and flags & _TO and scene.units[i - 1].flags & (_IT | _SUBJECT_NOUN):
            following = scene.units[i + 1].flags if i + 1 < len(scene.units) else 0
            if following & (_NAME | _DEFINITE) and not following & FORM:
                return i  # "others ascribe it to Gelon", "attribute the bridge to Gelon"
    return None


def _take_part(page: Page, scene: Scene, person: Person, role: str, side: str = "") -> None:
    if scene.event is None or (person.flags & _PERSONAL_PRONOUN and not person.flags & _NAME):
        return
    ident = page.entities.get(person.kind, person.label)
    value = ParticipantValue(entity=ident, label=person.label, role=role, side=side)  # type: ignore[arg-type]
    method = f"{role} of the verb" + (", by a word that points back" if person.points else "")
    span = hull(scene, person.first, person.last)
    claim = page.say(scene, scene.event, "participant", value, span, method, at=person.head)
    if claim is not None and person.among:
        page.pointing.append((person.first, person.last, claim))


def _answerable(page: Page, scene: Scene) -> None:
    """ "The brigade was responsible for the killing": who did it, by another word."""
    units = scene.units
    mark = next((i for i in scene.clause.units if i > scene.clause.verb and units[i].flags & _RESPONSIBLE), -1)
    if mark < 0:
        return
    phrase = next((p for p in scene.inside if p.head > mark), None)
    event = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else page.latest
    event = event or told_by(page, scene, scene.clause.units)
    scene.event, scene.target = event, phrase
    scene.first, scene.last = scene.clause.verb, max(mark, phrase.last if phrase is not None else mark)
    for person in scene.subjects():
        _take_part(page, scene, person, "agent")


def of_nouns(page: Page, scene: Scene) -> None:
    """ "the arrest of X by Y": who suffered and who did what a noun names."""
    units = scene.units
    for phrase in scene.inside:
        if phrase.kind not in page.lexis.victim_kinds or phrase.name:
            continue
        if phrase.complement < 0 or not units[phrase.complement - 1].flags & _OF:
            continue
        sufferers = people(page.text, units, list(range(phrase.complement, phrase.last + 1)))
        if not sufferers:
            continue
        event = (
            scene.event
            if phrase is scene.target and scene.event
            else (join_phrase(page, scene, phrase, circumstances=False))
        )
        for person in sufferers[:4]:
            ident = page.entities.get(person.kind, person.label)
            value = ParticipantValue(entity=ident, label=person.label, role="victim")
            page.say(scene, event, "participant", value, (phrase.first, person.last), "victim of a noun", polarity="+")
        _by_whom(page, scene, event, phrase.first, sufferers[-1].last)


def _by_whom(page: Page, scene: Scene, event: Known, first: int, last: int) -> None:
    """ "the murder of the bishop by the death squads": who did what the noun names."""
    units = scene.units
    if last + 1 >= len(units) or not units[last + 1].flags & _BY or last + 1 not in scene.clause.units:
        return
    rest = [i for i in scene.clause.units if i > last + 1]
    for person in (people(page.text, units, rest) or scene.unlisted_after(last + 1))[:2]:
        ident = page.entities.get(person.kind, person.label)
        value = ParticipantValue(entity=ident, label=person.label, role="agent")
        page.say(scene, event, "participant", value, (first, person.last), "agent of a noun")
