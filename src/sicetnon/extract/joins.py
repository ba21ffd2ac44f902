"""Noun phrases become events: what a phrase and its clause say of the event, joined to what is known."""

from __future__ import annotations

from sicetnon.extract.classes import PREPOSITION, bit
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.mentions import Phrase, find_phrases
from sicetnon.extract.page import Page
from sicetnon.extract.roles import verb_roles
from sicetnon.extract.scene import Scene

_SUPPORTED = bit("verb_happen", "verb_hold")
_AT_NEAR = bit("at", "near")
_BE = bit("be")
_MAY_LEAD_A_DATE = bit("comma", "form_participle", "definite")
_PLACES = bit("places")
_LEADS_A_CAUSE = bit("because", "as_a_result_of")
_OF, _ANY_EVENT = bit("of"), bit("any_event")
_PLACE_NAME = bit("place_name")


def join_phrase(page: Page, scene: Scene, phrase: Phrase, *, circumstances: bool) -> Known:
    """The event of a noun phrase; with `circumstances` the dates and places of its clause are its own."""
    seen = seen_phrase(page, scene, phrase)
    if phrase.preposition & _LEADS_A_CAUSE and phrase is not scene.target:
        seen.not_this = scene.event  # "in retaliation for the ambush": not what was done for it
    if circumstances:
        seen.date = seen.date or scene.bounds() or _following_date(scene, phrase)
        seen.place = place_of(page, scene) or _subject_place(page, scene) or seen.place
    if phrase.plural and seen.date and seen.place and seen.date[1] - seen.date[0] <= 31 and not phrase.series:
        seen.plural = False  # "the conferences were held in Kraków on 6–7 December": those of these days
        seen.name = ""
    if seen.plural and _is_series(page, scene, phrase):
        seen.counted = phrase.counted and not phrase.series and phrase.determiner != "the"
        return page.events.start_series(seen)
    return page.events.join(seen)


def join_words(page: Page, start: int, end: int) -> Known | None:
    """The event that a stretch of text names ("the first transfer of prisoners" in "a month after …")."""
    sentence = page.reader.words(start, end)
    phrases = find_phrases(sentence, verb_roles(sentence))
    if not phrases:
        return None
    phrase = phrases[0]
    seen = Seen(
        phrase.kind,
        page.text[sentence[phrase.first].start : sentence[phrase.label_end].end],
        sentence[phrase.first].start,
        sentence[phrase.label_end].end,
        page.sentence,
    )
    _fill(seen, phrase)
    seen.definite = seen.definite or (page.lexis.free_order and not phrase.determiner)  # where there is no article
    return page.events.join(seen)


def _fill(seen: Seen, phrase: Phrase) -> None:
    seen.name = phrase.name
    seen.words = set(phrase.words)
    seen.ordinal = phrase.ordinal
    seen.definite = phrase.determiner == "the"
    seen.demonstrative = phrase.determiner == "this"
    seen.plural = phrase.plural
    seen.next = phrase.next
    seen.rank_last = phrase.rank_last
    seen.salient = phrase.salient
    seen.another = phrase.another


def _own_date(scene: Scene, phrase: Phrase) -> tuple[int, int] | None:
    """ "The massacre of 4 July": the date that stands right behind a noun and "of"."""
    units = scene.units
    if phrase.last + 2 >= len(units) or not units[phrase.last + 1].flags & _OF:
        return None
    date = units[phrase.last + 2].date
    if date is None or date.role != "event" or date.kind not in ("date", "interval"):
        return None
    return (date.earliest, date.latest) if date.earliest is not None and date.latest is not None else None


def _following_date(scene: Scene, phrase: Phrase) -> tuple[int, int] | None:
    """ "the first meeting, organised on 27 September": the date of a participle that follows at once."""
    units = scene.units
    for i in range(phrase.last + 1, min(len(units), phrase.last + 5)):
        date = units[i].date
        if (
            date is not None
            and date.role == "event"
            and date.earliest is not None
            and date.latest is not None
            and (date.kind in ("date", "interval"))
        ):
            return date.earliest, date.latest
        if not units[i].flags & (PREPOSITION | _MAY_LEAD_A_DATE):
            break
    return None


def _subject_place(page: Page, scene: Scene) -> str:
    """ "Brześć was the location of the first meeting"."""
    clause, units = scene.clause, scene.units
    if (
        clause.verb < 0
        or not scene.verb & _BE
        or not any(units[i].flags & _PLACES for i in clause.units if i > clause.verb)
    ):
        return ""
    for i in clause.units:
        if i < clause.verb and units[i].flags & _PLACE_NAME:
            return page.entities.place_of(page.entities.get("place", units[i].label))
    return ""


def _is_series(page: Page, scene: Scene, phrase: Phrase) -> bool:
    if phrase.series and not phrase.next:
        return True
    if phrase.counted and phrase is scene.target and not phrase.preposition and phrase.kind not in page.events.series:
        return bool(scene.verb & _SUPPORTED)  # "five congresses were held"
    if scene.units[phrase.head].word.lemma == scene.units[phrase.head].word.lower and phrase.kind not in (
        page.events.series
    ):
        return False  # "talks", "proceedings": one event named by a plural
    return (
        phrase.determiner == "the"
        and not phrase.next
        and (phrase.kind in page.events.series or (phrase.preposition == 0 and phrase.kind in ("meeting",)))
    )


def seen_phrase(page: Page, scene: Scene, phrase: Phrase) -> Seen:
    units = scene.units
    seen = Seen(
        phrase.kind,
        scene.words(phrase.first, phrase.label_end),
        units[phrase.first].start,
        units[phrase.label_end].end,
        page.voices.carried_at[1],
    )
    seen.sentence = page.sentence
    _fill(seen, phrase)
    seen.date = _own_date(scene, phrase)
    seen.anything = bool(units[phrase.head].flags & _ANY_EVENT)
    seen.aspect, seen.voice = scene.aspect if scene.aspect != "on" else "", speakers_of(scene)
    if phrase.name and not seen.place and phrase.kind in page.events.series:
        for word in phrase.name.split():
            if word[:1].isupper() and page.is_place(word):
                seen.place = page.entities.place_of(page.entities.get("place", word))
                break
    return seen


def speakers_of(scene: Scene) -> str:
    """Who says the clause, as one word to compare by."""
    if not scene.said.voice:
        return ""
    return ">".join(f"{voice.kind}:{voice.name}" for voice in scene.said.voice)


def place_of(page: Page, scene: Scene) -> str:
    for spot in scene.spots:
        if spot.where & _AT_NEAR and spot.named:  # "in the chapel" is in no town but the one told of
            return page.entities.place_of(page.entities.get("place", spot.name))
    return ""


def predicate(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase says what the event of its clause is ("the conferences were a series of meetings")."""
    clause = scene.clause
    if clause.verb < 0 or scene.event is None or scene.target is None or not scene.verb & _BE:
        return False
    return (
        phrase.head > clause.verb > scene.target.head
        and (not phrase.preposition or (bool(phrase.preposition & _OF) and phrase.kind == scene.target.kind))
        and (phrase.kind == scene.target.kind or phrase.series or phrase.determiner == "a")
    )
