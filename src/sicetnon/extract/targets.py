"""Which event a clause is about: that of its verb, or the one that its subject or object names."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from sicetnon.extract.classes import (
    ADVERB,
    BE_OR_HAVE,
    BITS,
    BRINGS_ABOUT,
    CONSIDERS,
    DELIBERATES,
    NUMERAL,
    SAY,
    VERB,
    bit,
)
from sicetnon.extract.joining import NEAR, Known, Seen
from sicetnon.extract.joins import join_phrase, place_of, predicate, seen_phrase, speakers_of
from sicetnon.extract.mentions import Phrase
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.lexicon.names import content_words, fold

_SUPPORT = bit("verb_happen", "verb_begin", "verb_end", "verb_continue", "verb_last", "verb_hold", "verb_locate")
_ENDS, _BEGINS_OR_ENDS = bit("verb_end"), bit("verb_begin", "verb_end")
_ABOUT = bit(
    "verb_take_part",
    "verb_head",
    "verb_represent",
    "verb_provide",
    "verb_discuss",
    "verb_lead_to",
    "verb_result_from",
    "verb_be_part",
    "verb_be_same",
    "verb_be_called",
    "verb_number",
    "say_narrating",
)
_KEPT = frozenset({"treaty", "decision", "announcement", "charter", "discussion", "preparation", "transfer", "trial",
                   "investigation", "founding"})  # fmt: skip
_FALLEN, _NUMBERS = bit("much_fallen"), bit("verb_number")
_TAKES, _YIELDS, _TAKEN = bit("verb_take"), bit("verb_yield"), "conquest"
_PLACES, _PLACE_NAME, _GROUPS = bit("places"), bit("place_name"), bit("groups")
_ARTICLE = bit("definite", "demonstratives", "possessives")
_SET_BEFORE = ADVERB | bit("not", "comma", "modals", "have")
_GIVING, _UNDOES = bit("say_giving"), bit("verb_undo")
_LEADS_A_CAUSE = bit("because", "as_a_result_of")
_WRITTEN = _KEPT | {"treaty", "signing"}
_FOR, _BRINGS_TO_AN_END = bit("for"), bit("verb_stop")
_AT_DURING = bit("at", "during")
_BE, _DATE = bit("be"), bit("date")
_NUMERAL_OR_DATE, _SPEAKS = NUMERAL | _DATE, 1 << len(BITS)
_IS_SOMETHING = bit("be", "verb_be_part", "verb_be_same", "verb_be_called")
_COMMA = bit("comma")
_PARTS_SUBJECTS = bit("comma", "and", "but", "semicolon", "relative")
_COMPLEMENT = bit("complement")
_EVENT_NOUN = bit("event_noun")
_NAMES_SOMETHING = bit("event_noun", "name", "groups", "roles", "places", "works", "anonymous")
_EVENT_VERB = bit("event_verb")
_FORM_GERUND = bit("form_gerund")
_POINTS_BACK = bit("it", "demonstratives", "they")
_NAMES_SOMEBODY = bit("name", "groups", "roles", "counted")
_SUBJECT_OF_ITS_OWN = bit("name", "groups", "roles", "counted", "event_noun")
_OF = bit("of")
_SAY_ACCORDING = bit("say_according")
_SAY_ACCUSING = bit("say_accusing")
_SPEAKS_OF = bit("say_with_object", "say_denying", "say_doubting", "say_attesting")
_STILL = bit("still")
_HEDGES = bit("sure_probable", "sure_possible", "sure_improbable")
_CONDUCTS = bit("verb_hold", "verb_begin", "verb_end", "verb_continue")
_TOLD = bit("verb_represent", "verb_head", "verb_take_part", "verb_discuss")


class _Sight:
    """The noun phrases of a clause by where they stand: `inside` all of them, `before` and `after` the verb the bare
    ones, `above` the scene of the clause that it hangs on."""

    __slots__ = ("above", "after", "before", "inside")

    def __init__(self, scene: Scene, above: Scene | None) -> None:
        verb = scene.clause.verb
        self.above = above
        self.inside = scene.inside
        self.before: list[Phrase] = []
        self.after: list[Phrase] = []
        for phrase in scene.inside:
            if not phrase.preposition and phrase.head != verb:
                (self.before if phrase.head < verb else self.after).append(phrase)


def find_target(page: Page, scene: Scene, above: Scene | None) -> None:
    """Set the event that the clause is about, and the words that name it; nothing when it is about none."""
    _set_aspect(scene)
    sight = _Sight(scene, above)
    if scene.clause.verb < 0:
        _nominal(page, scene, sight.inside, above)
        return
    if scene.clause.relation != "main" and scene.verb & _SUPPORT and _in_the_lead(page, scene):
        scene.event = page.events.topic
        return
    asked = scene.verb | scene.clause.union & _NUMERAL_OR_DATE
    if scene.said.speaking:
        asked |= _SPEAKS
    if scene.dates:
        asked |= _DATE
    for way in _ways_for(asked & _ASKED):
        if way(page, scene, sight):
            break
    if above is not None and scene.event is not None and not scene.dates:
        _of_one_breath(page, scene, above)
    for phrase in sight.inside:
        if phrase is not scene.target and phrase.determiner in ("the", "this"):
            seen = seen_phrase(page, scene, phrase)
            seen.not_this = scene.event if phrase.preposition else None  # "hanged for the killings"
            page.events.mention(seen)


def _in_the_lead(page: Page, scene: Scene) -> bool:
    """Whether a clause stands in the sentence that says what the text is about: "X was a campaign that lasted …"."""
    lead = page.events.lead
    return lead is not None and scene.units[0].start == lead[0]


def _of_one_breath(page: Page, scene: Scene, above: Scene) -> None:
    """ "On 4 July a crowd attacked the house and killed nineteen": the second deed, which has no date of its own,
    is known by that of the first when later words point back to that day; a deed of a like kind is a part of it."""
    clause, first, second = scene.clause, above.event, scene.event
    if first is None or second is None or first is second or second.dates or second.plural or first.plural:
        return
    shared = clause.relation == "coordinate" and not any(
        scene.units[i].flags & _SUBJECT_OF_ITS_OWN for i in clause.units if i < clause.group
    )
    if not shared and not (clause.relation == "participle" and not clause.passive):
        return
    if scene.said.voice != above.said.voice or scene.said.polarity != "+":
        return
    for days in first.dates:
        second.dated(days)
    for place in first.places if not scene.spots else ():
        second.placed(place)
    if second.part_of is None and second.kind != first.kind and _alike(page, second.kind, first.kind):
        second.part_of = first


def _by_event_verb(page: Page, scene: Scene, sight: _Sight) -> bool:
    clause, above = scene.clause, sight.above
    kind = scene.units[clause.verb].word.verb_kind
    if kind in ("decision", "discussion") and _container(page, scene, sight.inside, above):
        return True
    if scene.verb & _TAKES and not scene.said.speaking and _of_a_place(scene):
        _by_verb(page, scene, _TAKEN)
        return True
    if not (scene.verb & _EVENT_VERB and kind) or scene.said.speaking:
        return False
    if scene.verb & _YIELDS and not _to_somebody(scene):
        return False
    phrase = _carried(page, scene, kind, sight)
    if kind == "preparation" and clause.passive and sight.before and _dated_apart(scene):
        _of_another(page, scene, sight.before[-1], kind)  # "the crime was planned in February"
        return True
    if phrase is None and scene.verb & _VERB_HOLD_ONLY and kind in _PLANNED:
        phrase = next(iter(sight.before if clause.passive else sight.after), None)  # "ordered the arrest"
    if phrase is None and not clause.passive and kind in page.lexis.wrought_kinds:
        phrase = _doer(scene, sight)
        if phrase is None and above is not None and _wrought_as_well(scene, above):
            _take_over(scene, above)
            return True
    if phrase is not None:
        _by_phrase(page, scene, phrase)
    elif (
        clause.relation == "relative"
        and clause.passive
        and not sight.before
        and above is not None
        and above.target is not None
        and _alike(page, kind, above.target.kind)
    ):
        _take_over(scene, above)
    else:
        _by_verb(page, scene, kind)
    return True


_FOUGHT = frozenset({"war", "uprising", "battle", "siege", "invasion"})
_ATTENDS = bit("verb_take_part")
_VERB_HOLD_ONLY = bit("verb_hold")
_PLANNED = frozenset({"decision", "preparation", "founding", "announcement"})


def _of_a_place(scene: Scene) -> bool:
    """Whether a town or a fort is what is taken: "the town was taken", "they took Verona"."""
    clause, units = scene.clause, scene.units
    if clause.passive:
        head = next((i for i in reversed(clause.units) if i < clause.group and not units[i].flags & _SET_BEFORE), -1)
    else:
        after = [i for i in clause.units if clause.verb < i <= clause.verb + 3]
        head = next((i for i in after if not units[i].flags & _ARTICLE), -1)
    return head >= 0 and bool(units[head].flags & (_PLACES | _PLACE_NAME)) and not units[head].flags & _GROUPS


def _to_somebody(scene: Scene) -> bool:
    """Whether a person or a group stands right behind the verb: "fell to Marcus", not "fell to his knees"."""
    return any(person.first <= scene.clause.verb + 2 for person in scene.objects())


def _doer(scene: Scene, sight: _Sight) -> Phrase | None:
    """ "The bombing killed 42 people", "the shelling left 37 dead": what a noun names did it, and nobody else."""
    phrase = sight.before[-1] if sight.before else None
    if phrase is None or scene.subjects():
        return None
    between = range(phrase.last + 1, scene.clause.group)
    return phrase if not any(scene.units[i].flags & _PARTS_SUBJECTS for i in between) else None


def _wrought_as_well(scene: Scene, above: Scene) -> bool:
    """ "An explosion destroyed the bridge and killed 12 soldiers": the second verb has the subject of the first."""
    if scene.clause.relation != "coordinate" or above.target is None or above.clause.passive or above.subjects():
        return False
    lead = [i for i in scene.clause.units if i < scene.clause.group]
    return above.target.head < above.clause.verb and not any(scene.units[i].flags & _SUBJECT_OF_ITS_OWN for i in lead)


def _by_support_verb(page: Page, scene: Scene, sight: _Sight) -> bool:
    flags = scene.verb
    if not flags & (_SUPPORT | _IS_SOMETHING) or flags & _ATTENDS:
        return False
    phrase = _supported(scene, flags, sight.before, sight.after)
    if phrase is not None:
        _by_phrase(page, scene, phrase)
        return True
    if _anaphor(page, scene, sight.above):
        return True
    located = next((p for p in sight.inside if p.preposition & _OF and p.head > scene.clause.verb), None)
    if located is None or not flags & _BE:
        return False
    _by_phrase(page, scene, located)
    return True


def _by_container(page: Page, scene: Scene, sight: _Sight) -> bool:
    if scene.verb & CONSIDERS or scene.said.speaking:
        return _container(page, scene, sight.inside, sight.above)
    return False


def _by_consequence(page: Page, scene: Scene, sight: _Sight) -> bool:
    """ "…, leading to the massacre": what the clause above tells led to it."""
    above = sight.above
    if not scene.verb & BRINGS_ABOUT or sight.before or above is None or above.event is None:
        return False
    if scene.clause.relation not in ("participle", "relative", "coordinate"):
        return False
    _take_over(scene, above)
    return True


def _by_topic(page: Page, scene: Scene, sight: _Sight) -> bool:
    flags, verb = scene.verb, scene.clause.verb
    if flags & (_ABOUT | BE_OR_HAVE):
        named = [p for p in sight.inside if not p.preposition & _LEADS_A_CAUSE]
        phrase = next(iter([*sight.before, *sight.after, *named]), None)
        if phrase is not None and not (flags & _BE and phrase.head > verb and phrase.determiner == "no"):
            _by_phrase(page, scene, phrase)
            return True
        if _anaphor(page, scene, sight.above):
            return True
        if flags & _TOLD or (flags & _NUMBERS and any(scene.units[i].flags & _FALLEN for i in scene.clause.units)):
            _told(page, scene)
            return True
    return bool(flags & DELIBERATES) and _anaphor(page, scene, sight.above)


def _by_speech(page: Page, scene: Scene, sight: _Sight) -> bool:
    if scene.said.speaking:
        _object_of_speech(page, scene, sight.after, sight.inside)
    return scene.said.speaking and (scene.event is not None or not scene.dates)


def _by_any_verb(page: Page, scene: Scene, sight: _Sight) -> bool:
    flags = scene.verb
    if (
        not flags & VERB
        or (flags & (SAY | BE_OR_HAVE) and not (flags & _GIVING and scene.clause.passive))
        or not (scene.dates or scene.spots or scene.clause.union & (NUMERAL | _DATE) or _somebody(scene))
    ):
        return False
    if sight.before and scene.target is None:
        phrase = sight.before[-1]
        over = scene.clause.passive and flags & _BRINGS_TO_AN_END
        kept = phrase.kind in _WRITTEN and not flags & _UNDOES
        if scene.clause.passive and not over and not kept and (scene.dates or scene.spots):
            _of_another(page, scene, phrase, "happening")  # "the massacre was condemned on 8 July"
            return True
        scene.aspect = "end" if over else scene.aspect  # "the siege was raised"
        _by_phrase(page, scene, phrase)
    else:
        _by_verb(page, scene, "happening")
    return True


def _dated_apart(scene: Scene) -> bool:
    """Whether the clause has a date of its own that is none of what lay ahead ("planned for May")."""
    return any(i > 0 and not scene.units[i - 1].flags & _FOR for i in scene.dates)


def _of_another(page: Page, scene: Scene, phrase: Phrase, kind: str) -> None:
    """What was done about an event later, or before it, has the date and the place of its clause; the event has not."""
    join_phrase(page, scene, phrase, circumstances=False)
    _by_verb(page, scene, kind)
    assert scene.event is not None
    scene.event.label = scene.words(phrase.first, scene.clause.verb)
    scene.first = phrase.first


def _by_whereabouts(page: Page, scene: Scene, sight: _Sight) -> bool:
    """ "The plain, which is near Vercellae", "no patrol was in the area": where somebody or something was."""
    if not scene.verb & _BE or scene.clause.passive or scene.said.speaking:
        return False
    if not any(spot.first > scene.clause.verb for spot in scene.spots):
        return False
    _by_verb(page, scene, "happening")
    return True


def _by_date(page: Page, scene: Scene, sight: _Sight) -> bool:
    """What is dated happened, whatever it was; so did what came so long after something else."""
    if scene.clause.relation == "participle" and scene.verb & SAY:
        return False  # "Dahl, writing in 1952, …"
    if not scene.dates and not (scene.clause.union & _DATE and _counted_from_before(scene)):
        return False
    named = next((p for p in sight.before if p.last + 2 in scene.dates), None)
    if named is not None:  # "the events of 4 July were never mentioned"
        _by_phrase(page, scene, named)
        return True
    _by_verb(page, scene, "happening")
    return True


def _by_count(page: Page, scene: Scene, sight: _Sight) -> bool:
    """ "The bombing claimed 42 victims", "the disaster cost 51 lives": the number is that of what a noun names."""
    verb = scene.clause.verb
    if not scene.clause.union & NUMERAL or scene.said.speaking or not sight.before or scene.clause.passive:
        return False
    if not any(scene.units[i].flags & NUMERAL for i in scene.clause.units if verb < i <= verb + 4):
        return False
    _by_phrase(page, scene, sight.before[-1])
    return True


def _counted_from_before(scene: Scene) -> bool:
    dates = [scene.units[i].date for i in scene.clause.units]
    return any(date is not None and date.gap is not None and date.kind == "vague" for date in dates)


_WAYS = (
    (_EVENT_VERB | _TAKES, _by_event_verb),
    (_SUPPORT | _IS_SOMETHING, _by_support_verb),
    (CONSIDERS | _SPEAKS, _by_container),
    (BRINGS_ABOUT, _by_consequence),
    (_ABOUT | BE_OR_HAVE | DELIBERATES, _by_topic),
    (_SPEAKS, _by_speech),
    (NUMERAL, _by_count),
    (VERB, _by_any_verb),
    (_BE, _by_whereabouts),
    (_DATE, _by_date),
)
"""How the event of a clause is found, in order, each with what the verb or the clause must have."""

_ASKED = 0
for _classes, _ in _WAYS:
    _ASKED |= _classes


@lru_cache(maxsize=4096)
def _ways_for(asked: int) -> tuple[Callable[[Page, Scene, _Sight], bool], ...]:
    """The ways that what a clause has makes worth trying."""
    return tuple(way for classes, way in _WAYS if asked & classes)


def _somebody(scene: Scene) -> bool:
    return any(person.flags & _NAMES_SOMEBODY for person in [*scene.subjects(), *scene.objects(), *scene.agents()])


def _object_of_speech(page: Page, scene: Scene, after: list[Phrase], inside: list[Phrase]) -> None:
    """ "Fabius does not mention the battle", "they blamed the brigade for the killings": the event spoken of."""
    flags = scene.verb
    if flags & _SPEAKS_OF:
        phrase = next(iter(after), None) or next((p for p in inside if p.head > scene.clause.verb), None)
    elif flags & _SAY_ACCUSING:
        phrase = next((p for p in inside if p.head > scene.clause.verb), None)
    else:
        return
    if phrase is not None:
        _by_phrase(page, scene, phrase)
        scene.first, scene.last = scene.clause.verb, phrase.last


def _told(page: Page, scene: Scene) -> None:
    """The event that the sentences before tell of."""
    if page.latest is None:
        _by_verb(page, scene, "happening")
        return
    scene.event = page.latest
    scene.first = scene.last = scene.clause.verb


def _container(page: Page, scene: Scene, inside: list[Phrase], above: Scene | None) -> bool:
    """ "At the meeting, the officials agreed …": what was decided belongs to the event at which it was."""
    clause, units = scene.clause, scene.units
    phrase = next((p for p in inside if p.preposition & _AT_DURING and p.head < clause.verb), None)
    if phrase is None and clause.verb >= 0:
        phrase = next(
            (p for p in inside if p.preposition & _AT_DURING and p.head - clause.verb > 0 and p.kind == "meeting"), None
        )
    if phrase is not None and phrase.kind in ("meeting", "trial", "ceremony", "treaty", "discussion", "signing"):
        scene.event = join_phrase(page, scene, phrase, circumstances=False)
        scene.target = phrase
        scene.first = scene.last = clause.verb
        return True
    lead = clause.lead
    if (
        clause.relation == "relative"
        and lead >= 0
        and above is not None
        and units[lead].word.lower != ""
        and not (clause.passive and any(units[i].flags & _EVENT_NOUN for i in clause.units if i < clause.verb))
    ):
        near = [p for p in above.phrases if p.head < clause.units[0] and p.head in above.clause.units]
        if near:
            scene.event = (
                above.event
                if near[-1] is above.target and above.event is not None
                else (join_phrase(page, scene, near[-1], circumstances=False))
            )
            scene.first = scene.last = clause.verb
            return True
        if above.event is not None:
            _take_over(scene, above)
            return True
    return False


def _set_aspect(scene: Scene) -> None:
    flags = scene.verb
    if flags & _BEGINS_OR_ENDS:
        scene.aspect = "end" if flags & _ENDS else "begin"
    clause, units = scene.clause, scene.units
    if (
        clause.union & _STILL
        and clause.verb >= 0
        and (units[clause.verb].flags & _FORM_GERUND or not scene.clause.negated)
    ):
        scene.aspect = "ongoing"


def _alike(page: Page, kind: str, other: str) -> bool:
    return kind == other or other in page.lexis.alike.get(kind, ())


def _carried(page: Page, scene: Scene, kind: str, sight: _Sight) -> Phrase | None:
    """The noun phrase that names the very event of the verb ("the treaty was signed", "signed an agreement")."""
    clause, above = scene.clause, sight.above
    if clause.relation == "participle" and not sight.before and above is not None:
        nearest = [p for p in above.phrases if p.head < clause.verb and p.head in above.clause.units]
        if (
            nearest
            and clause.passive
            and nearest[-1].last + 2 >= clause.units[0]
            and (_alike(page, kind, nearest[-1].kind) or (kind in _KEPT and nearest[-1].kind in ("treaty", "charter")))
        ):
            return nearest[-1]
    candidates = sight.before if clause.passive else sight.after
    for phrase in candidates:
        if (
            kind == phrase.kind
            or (kind in _KEPT and phrase.kind in _KEPT | {"treaty"} and clause.passive)
            or (kind in _KEPT and phrase.kind in ("treaty", "charter", "decision"))
        ):
            return phrase
    return None


def _supported(scene: Scene, flags: int, before: list[Phrase], after: list[Phrase]) -> Phrase | None:
    clause = scene.clause
    if clause.relation == "participle" and clause.passive:
        return None
    if clause.relation == "relative" and not before:
        return None
    if before:
        return (
            before[-1]
            if len(before) > 1
            and before[-1].preposition == 0
            and (before[0].determiner == "" and before[-1].determiner)
            else before[0]
        )
    if flags & _CONDUCTS and not clause.passive and after:
        return after[0]
    return None


def _anaphor(page: Page, scene: Scene, above: Scene | None) -> bool:
    """A clause whose subject points back: a relative or a participle after its noun, "it", "they", no subject."""
    clause, units = scene.clause, scene.units
    lead = [i for i in clause.units if i < clause.verb]
    if clause.union & _SAY_ACCORDING and any(units[i].flags & _SAY_ACCORDING for i in lead):
        commas = [n for n, i in enumerate(lead) if units[i].flags & _COMMA]
        lead = lead[commas[-1] + 1 :] if commas else lead
    if clause.relation in ("relative", "participle") and above is not None:
        start = clause.units[0]
        near = [p for p in above.phrases if p.head < start and p.head in above.clause.units]
        if near and (near[-1].last + 3 >= start or clause.relation == "relative"):
            if near[-1] is above.target or (predicate(above, near[-1]) and above.event is not None):
                _take_over(scene, above)
            else:
                _by_phrase(page, scene, near[-1])
            scene.first = clause.verb
            scene.last = clause.verb
            return True
    if (
        clause.relation == "coordinate"
        and above is not None
        and above.event is not None
        and not any(units[i].flags & _SUBJECT_OF_ITS_OWN for i in lead)
    ):
        _continue(page, scene, above)
        return True
    if (
        clause.union & _POINTS_BACK
        and any(units[i].flags & _POINTS_BACK and not units[i].flags & _COMPLEMENT for i in lead)
        and not scene.said.speaking
        and not any(units[i].flags & _HEDGES for i in clause.units if i > clause.verb)
        and page.latest is not None
        and not any(units[i].flags & _NAMES_SOMETHING for i in lead)
    ):
        scene.event = page.latest
        scene.first = scene.last = clause.verb
        first = lead[0] if lead else clause.verb
        page.latest.mentions.append(
            (units[first].start, units[clause.verb].end, f"anaphora: {scene.words(first, clause.verb)}")
        )
        return True
    return False


def _continue(page: Page, scene: Scene, above: Scene) -> None:
    """ "… and continued in Zakopane on the 8th": another part of the same, when date or place differ."""
    bounds, place = scene.bounds(), place_of(page, scene)
    scene.first = scene.last = scene.clause.verb
    assert above.event is not None
    other = bounds is not None and above.event.dates and bounds not in above.event.dates
    moved = place and above.event.places and place not in above.event.places
    if not (other or moved) or above.target is None:
        scene.event, scene.target = above.event, above.target
        return
    seen = seen_phrase(page, scene, above.target)
    seen.plural = False
    seen.name = ""
    seen.date, seen.place = bounds, place
    seen.ordinal = None
    seen.next = seen.definite = False
    seen.start, seen.end = scene.units[scene.clause.verb].start, scene.units[scene.clause.verb].end
    scene.event = page.events.join(seen)


def _take_over(scene: Scene, above: Scene) -> None:
    scene.event, scene.target = above.event, above.target
    scene.first = scene.last = scene.clause.verb


def _nominal(page: Page, scene: Scene, inside: list[Phrase], above: Scene | None) -> None:
    phrase = next((p for p in inside if not p.preposition), inside[0] if inside else None)
    if scene.clause.relation in ("bracket", "said") and above is not None:
        if phrase is None and above.event is not None:
            _take_over(scene, above)
            scene.first = scene.last = -1
        return
    if phrase is not None:
        _by_phrase(page, scene, phrase)


# -- joining -------------------------------------------------------------------------------------------------------


def _by_phrase(page: Page, scene: Scene, phrase: Phrase) -> None:
    scene.target = phrase
    scene.event = join_phrase(page, scene, phrase, circumstances=True)
    verb = scene.clause.verb
    last = phrase.last if phrase.complement < 0 or phrase.last < verb or verb < 0 else phrase.head
    points = [phrase.first, last] + ([verb] if verb >= 0 else [])
    scene.first, scene.last = min(points), max(points)


def _by_verb(page: Page, scene: Scene, kind: str) -> None:
    clause, units = scene.clause, scene.units
    first = clause.group if clause.group >= 0 else clause.verb
    subjects, objects = scene.subjects(), scene.objects()
    label_first = subjects[0].first if subjects and subjects[0].first < first else first
    label_last = (
        objects[0].last if objects and not clause.passive and objects[0].last - clause.verb < 12 else clause.verb
    )
    seen = Seen(
        kind, scene.words(label_first, max(label_last, clause.verb)), units[first].start, units[clause.verb].end, 0
    )
    seen.sentence = page.sentence
    seen.verb = True
    seen.aspect, seen.voice = scene.aspect if scene.aspect != "on" else "", speakers_of(scene)
    seen.date = scene.bounds()
    seen.place = place_of(page, scene)
    done_to = subjects if clause.passive else objects
    doers = scene.agents() if clause.passive else subjects
    for person in done_to[:4]:
        seen.words |= content_words(person.label)
    if kind == "happening":
        seen.words.add(units[clause.verb].word.lemma)
    seen.agents = {fold(person.label) for person in doers[:6]}
    scene.event = _going_on(page, scene, seen) or _whole(page, seen) or page.events.join(seen)
    scene.first, scene.last = first, clause.verb


def _going_on(page: Page, scene: Scene, seen: Seen) -> Known | None:
    """ "Units were still fighting": what is still going on is the war or the rising that was just spoken of."""
    if scene.aspect != "ongoing" or seen.kind != "battle":
        return None
    for event in reversed(page.events.recent):
        if event.kind in _FOUGHT and not event.plural and page.sentence - event.seen <= NEAR:
            event.mentions.append((seen.start, seen.end, f"still going on: {seen.label}"))
            return event
    return None


def _whole(page: Page, seen: Seen) -> Known | None:
    """A deed of one side inside the larger event that a noun names ("Germany invaded Poland": the invasion of Poland)
    becomes a part of it."""
    if not seen.words or not seen.agents:
        return None
    for event in page.events.by_kind.get(seen.kind, ())[-16:]:
        if event.agents or event.plural or not event.words or not (event.words & seen.words):
            continue
        part = page.events.join(seen)
        if part is not event and part.part_of is None:
            part.part_of = event
        return part
    return None
