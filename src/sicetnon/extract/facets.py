"""What a clause claims of its event: when, where, who, how many, what came of it. One rule a facet."""

from __future__ import annotations

import msgspec

from sicetnon.extract.classes import FINITE, BREAK, DETERMINER, MODIFIER, PREPOSITION, TEMPORAL, bit
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.mentions import Phrase
from sicetnon.extract.page import Page, date_value
from sicetnon.extract.scene import Person, Scene, people
from sicetnon.extract.targets import join_phrase
from sicetnon.model import (
    CauseValue, DateValue, DurationValue, Facet, IdentityValue, ParticipantValue, PlaceValue, QuantityValue, SequenceValue, TextValue,
)  # fmt: skip
from sicetnon.lexicon.names import fold

_NAME = bit("name")
_WHERE_ROLES = (("near", "near"), ("from", "from"), ("through", "through"), ("at", "at"), ("to", "to"))
_NUMBER = bit("digits", "number_word", "vague_number")
_COUNTED = bit("counted", "groups", "event_noun", "roles", "plural", "much_units", "places", "anonymous")


def _existential(scene: Scene) -> bool:
    return any(scene.units[i].flags & bit("existential") for i in scene.clause.units[:5])


def hull(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The units from the words of the event to those of the facet."""
    if scene.first < 0:
        return first, last
    return min(scene.first, first), max(scene.last, last)


def _preposed(scene: Scene, i: int) -> int:
    """The index of the preposition before unit `i`, or `i`."""
    if i > 0 and scene.units[i - 1].flags & (PREPOSITION | TEMPORAL | bit("infinitive")):
        return i - 1
    return i


def dates(page: Page, scene: Scene) -> None:
    """When it was: every date of the clause that is not that of another event's noun."""
    merged = -1
    for n, i in enumerate(scene.dates):
        if i == merged:
            continue
        date = scene.units[i].date
        assert date is not None
        if n + 1 < len(scene.dates) and (both := _both(scene, i, scene.dates[n + 1])) is not None and (
            scene.event is not None):
            merged = scene.dates[n + 1]
            page.say(scene, scene.event, "date", both, hull(scene, _preposed(scene, i), merged), "two dates as one span")
            continue
        phrase = _noun_before(scene, i)
        start = _preposed(scene, i)
        if phrase is not None and phrase is not scene.target and (phrase.preposition or phrase.name):
            event = join_phrase(page, scene, phrase, circumstances=False)
            bounds = (date.earliest, date.latest)
            if bounds[0] is not None and bounds[1] is not None and (bounds[0], bounds[1]) not in event.dates:
                event.dates.append((bounds[0], bounds[1]))
            page.say(scene, event, "date", date_value(date), (phrase.first, i), "date of a noun")
            continue
        if scene.event is None:
            continue
        value = date_value(date, scene.aspect)
        page.say(scene, scene.event, "date", value, hull(scene, start, i), f"date of the verb, {scene.aspect}")


def _both(scene: Scene, i: int, j: int) -> DateValue | None:
    """"in late 1939 and early 1940": one span over both."""
    first, last = scene.units[i].date, scene.units[j].date
    if first is None or last is None or j - i > 3 or not scene.units[i + 1].flags & bit("and") or not (
        scene.event is not None and scene.event.plural
    ):
        return None
    low, high = date_value(first, scene.aspect), date_value(last, scene.aspect)
    return msgspec.structs.replace(
        low, latest=high.latest, spans=True, edtf=f"{low.earliest or '..'}/{high.latest or '..'}",
        phrase=scene.words(i, j),
    )


def contained(page: Page, scene: Scene, above: Scene | None) -> None:
    """"the meeting of 27 September, in which it was decided": it was decided then."""
    clause = scene.clause
    if clause.relation != "relative" or above is None or above.event is None or clause.lead < 0 or clause.verb < 0:
        return
    lead = scene.units[clause.lead]
    dates_ = [above.units[i].date for i in above.dates]
    if not dates_ or dates_[0] is None or " " not in lead.word.lower or scene.event is above.event:
        return
    value = msgspec.structs.replace(date_value(dates_[0]), anchored_on=dates_[0].text)
    if scene.event is not None:
        last = scene.clause.verb
        page.say(scene, scene.event, "date", value, (clause.lead, last), "date of the event in which it happened")


def relative_dates(page: Page, scene: Scene) -> None:
    """Before and after other events: "in the aftermath of the meeting", "a month after the first transfer"."""
    clause = scene.clause
    if scene.event is None or clause.verb < 0:
        return
    for phrase in scene.phrases:
        if phrase is scene.target or not phrase.preposition & TEMPORAL or phrase.head not in clause.units:
            continue
        relation = next((r for r in ("after", "before", "during") if phrase.preposition & bit(r)), None)
        if relation is None:
            continue
        other = join_phrase(page, scene, phrase, circumstances=False)
        if other is not scene.event:
            value = SequenceValue(relation=relation, other=other.id, other_text=other.label)  # type: ignore[arg-type]
            page.say(scene, scene.event, "sequence", value, hull(scene, phrase.first - 1, phrase.last),
                     f"{relation} another event")
    for i in clause.units:
        date = scene.units[i].date
        if date is None or date.kind != "relative" or date.earliest is not None:
            continue
        phrase = next((p for p in scene.phrases if p.head > i and p.first - i <= 3), None)
        relation = date.relation if date.relation in ("before", "after") else "after"
        other = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else None
        least, most = date.gap or (None, None)
        value = SequenceValue(relation=relation, other=other.id if other else None,  # type: ignore[arg-type]
                              other_text=other.label if other else date.text, min_days=least, max_days=most,
                              convention=date.convention)
        page.say(scene, scene.event, "sequence", value, hull(scene, i, phrase.last if phrase else i), "so long after")


def _noun_before(scene: Scene, i: int) -> Phrase | None:
    """The event noun that a date hangs on directly: "the Pact on 23 August", "the Invasion of Poland of 1939"."""
    j = _preposed(scene, i)
    for phrase in scene.phrases:
        if phrase.last + 1 == j or phrase.head + 1 == j:
            return phrase
    return None


def places(page: Page, scene: Scene) -> None:
    """Where it was, whence, whither, through where."""
    if scene.event is None or scene.said.evidence:
        return
    for spot in scene.spots:
        role = next((role for name, role in _WHERE_ROLES if spot.where & bit(name)), "at")
        if scene.target is not None and scene.target.first <= spot.first <= scene.target.last:
            continue
        ident = page.entities.get("place", spot.name)
        if role == "at" and not scene.said.voice and scene.said.polarity == "+":
            scene.event.places.add(page.entities.place_of(ident))
        value = PlaceValue(entity=ident, label=spot.name, role=role)  # type: ignore[arg-type]
        page.say(scene, scene.event, "place", value, hull(scene, spot.first, spot.last), f"place after {role}")


def locations(page: Page, scene: Scene) -> None:
    """"Brześć was the location of the first meeting": a place as subject of what is said of an event."""
    clause, units = scene.clause, scene.units
    if scene.event is None or not scene.verb & bit("be") or clause.verb < 0:
        return
    if not any(units[i].flags & bit("places") for i in clause.units if clause.verb < i < scene.last):
        return
    for i in clause.units:
        if i < clause.verb and units[i].flags & bit("place_name"):
            ident = page.entities.get("place", units[i].label)
            scene.event.places.add(page.entities.place_of(ident))
            page.say(scene, scene.event, "place", PlaceValue(entity=ident, label=units[i].label), hull(scene, i, i),
                     "place as subject")


def participants(page: Page, scene: Scene) -> None:
    """Who did it, to whom it was done, who led, who spoke for whom."""
    event = scene.event
    if event is None or scene.clause.verb < 0 or _existential(scene):
        return
    flags = scene.verb
    if scene.said.speaking:
        if flags & bit("say_accusing"):
            on = next((i for i in scene.clause.units if i > scene.clause.verb and scene.units[i].flags & bit("on")), None)
            accused = scene.objects()[:4] if on is None else people(
                scene.text, scene.units, [i for i in scene.clause.units if i > on])
            for person in accused:
                _take_part(page, scene, person, "agent")
        return
    subjects = scene.subjects()
    by = scene.agents() if scene.clause.passive or scene.clause.relation == "participle" else []
    victims = scene.units[scene.clause.verb].word.verb_kind in page.lexis.victim_kinds
    if flags & bit("verb_represent", "verb_head"):
        role = "representative" if flags & bit("verb_represent") else "head"
        side = subjects[0].label if subjects and scene.clause.passive else ""
        for person in by if scene.clause.passive else subjects:
            _take_part(page, scene, person, role, side)
        return
    mutual = event.kind in page.lexis.mutual_kinds or bool(flags & bit("verb_take_part"))
    if scene.clause.passive:
        for person in by:
            _take_part(page, scene, person, "participant" if mutual else "agent")
        if flags & bit("event_verb"):
            for person in subjects:
                _take_part(page, scene, person, "victim" if victims else "patient")
        return
    undergone = scene.units[scene.clause.verb].word.verb_kind in page.lexis.undergone_kinds
    if flags & bit("be") and scene.target is not None:
        for person in scene.agents():
            _take_part(page, scene, person, "agent")
        return
    for person in subjects:
        if flags & (bit("event_verb", "verb_take_part", "verb_provide", "verb_decide", "verb_discuss", "verb_hold",
                        "verb_other", "verb_begin", "verb_end", "verb_expect", "verb_know", "verb_lead_to")):
            role = "participant" if mutual else "agent"
            _take_part(page, scene, person, ("victim" if victims else "patient") if undergone else role)
    if flags & bit("event_verb", "verb_other"):
        for person in scene.objects()[:3]:
            _take_part(page, scene, person, "victim" if victims else "participant" if mutual else "patient")


def _take_part(page: Page, scene: Scene, person: Person, role: str, side: str = "") -> None:  # noqa: PLR0913
    if scene.event is None or person.flags & bit("he", "they", "it", "first_person") and not person.flags & _NAME:
        return
    ident = page.entities.get(person.kind, person.label)
    value = ParticipantValue(entity=ident, label=person.label, role=role, side=side)  # type: ignore[arg-type]
    scene.event.agents.update({fold(person.label)} if role in ("agent", "participant") and False else ())
    page.say(scene, scene.event, "participant", value, hull(scene, person.first, person.last), f"{role} of the verb")


def quantities(page: Page, scene: Scene) -> None:
    """How many: a number, a range or a vague number with the noun that it counts."""
    units, members = scene.units, scene.clause.units
    event = scene.event
    at = 0
    while at < len(members):
        i = members[at]
        at += 1
        if not units[i].flags & _NUMBER or units[i].flags & bit("date", "duration"):
            continue
        following = units[i + 1].flags if i + 1 < len(units) else 0
        if units[i].flags & bit("vague_number") and following & bit("digits", "number_word") and units[i].flags & bit(
                "much_about"):
            continue
        found = _quantity(page, scene, i)
        if found is None or scene.units[found[1]].flags & bit("anonymous") and units[i].flags & bit("vague_number"):
            continue
        value, last = found
        while at < len(members) and members[at] <= last:
            at += 1
        target = event or _noun_event(page, scene, i)
        if target is not None:
            first = i
            while first > 0 and units[first - 1].flags & bit("much_about", "much_least", "much_most", "much_total",
                                                                "definite", "indefinite") and first - 1 in members:
                first -= 1
            span = (first, last) if scene.first < 0 or abs(scene.first - last) > 14 else hull(scene, first, last)
            page.say(scene, target, "quantity", value, span, "number with its noun")


def _noun_event(page: Page, scene: Scene, i: int) -> Known | None:
    for phrase in scene.phrases:
        if phrase.first <= i <= phrase.last:
            return join_phrase(page, scene, phrase, circumstances=False)
    return page.latest if scene.units[i].flags & bit("digits", "number_word") else None


def _quantity(page: Page, scene: Scene, i: int) -> tuple[QuantityValue, int] | None:
    units = scene.units
    value, vague = units[i].word.value, units[i].word.vague
    low, high = vague if vague else (value or 0.0, value or 0.0)
    j = i + 1
    while j < len(units) and units[j].flags & bit("number_word", "vague_number") and (
        units[j].word.value or units[j].word.vague
    ):
        factor = units[j].word.value or 0.0
        if factor >= 100 and low < factor:
            low, high = low * factor, high * factor
        elif vague is None and units[j].word.value:
            low, high = low + factor, high + factor
        j += 1
    if j + 1 < len(units) and units[j].flags & bit("dash", "infinitive", "or") and units[j + 1].flags & bit("digits"):
        high = units[j + 1].word.value or high
        j += 2
    unit, what, last = "", "", -1
    k = j
    while k < len(units) and k - j < 6 and not units[k].flags & (BREAK | bit("date", "be", "have", "relative")):
        flags = units[k].flags
        if flags & bit("much_units", "much_percent", "kilometres"):
            unit, last = units[k].word.lower, k
            break
        if flags & PREPOSITION and not flags & bit("of"):
            break
        if flags & _COUNTED:
            what, last = units[k].word.lemma, k
            if k + 1 >= len(units) or not units[k + 1].flags & bit("counted", "groups"):
                break
        k += 1
    before = [units[n].flags for n in range(max(0, i - 3), i)]
    if i >= 2 and units[i - 1].flags & bit("and") and units[i - 2].word.value is not None and i >= 3 and (
        units[i - 3].flags & bit("much_between")
    ):
        low = units[i - 2].word.value or low
    if last < 0 and j < len(units):  # "five thousand were captured", "forty thousand of the enemy"
        bare = units[j].flags & (bit("be", "have") | FINITE) and not units[i].flags & bit("ordinal")
        toll = any(units[n].flags & bit("much_toll") for n in scene.clause.units if n < i)
        if bare or toll or any(flags & bit("much_about", "much_least", "much_most") for flags in before[-1:]):
            last = j - 1
        elif units[j].flags & bit("of") and j + 2 < len(units) and units[j + 1].flags & DETERMINER:
            what, last = units[j + 2].word.lemma, j + 2
    if last < 0 or value == 1.0 and not what and not unit:
        return None
    about = any(flags & bit("much_about") for flags in before)
    if any(flags & bit("much_least") for flags in before):
        high = 0.0
    elif any(flags & bit("much_most") for flags in before) and not about:
        low = 0.0
    return QuantityValue(
        min=low or None, max=high or None, unit=unit, what=what, approximate=about or vague is not None
    ), last


def sequence(page: Page, scene: Scene, phrase: Phrase, event: Known) -> None:
    """First, fourth and last, next: the place that the words of an event give it among others."""
    series = event.series if event.series is not None else page.events.series.get(phrase.kind)
    other = series.id if series is not None and series is not event else None
    what = scene.units[phrase.head].word.lower
    span = (phrase.first, phrase.last)
    if scene.clause.verb >= 0 and scene.target is phrase:
        span = (min(phrase.first, scene.first), phrase.last)
    if phrase.ordinal is not None:
        value = SequenceValue(relation="ordinal", other=other, other_text=what, ordinal=phrase.ordinal,
                              last=phrase.rank_last)
        page.say(scene, event, "sequence", value, span, "ordinal")
    elif phrase.rank_last:
        page.say(scene, event, "sequence", SequenceValue(relation="last", other=other, other_text=what, last=True), span,
                 "last of a series")
    if phrase.next:
        previous = page.narrated.get(phrase.kind)
        value = SequenceValue(relation="next", other=previous.id if previous and previous is not event else None,
                              other_text=previous.label if previous else "")
        page.say(scene, event, "sequence", value, span, "next after the one told before")


def again(page: Page, scene: Scene, previous: Known | None) -> None:
    """"They met again": one more after the one told before."""
    clause = scene.clause
    if scene.event is None or scene.target is not None or clause.verb < 0:
        return
    mark = next((i for i in clause.units if scene.units[i].flags & bit("order_again")), -1)
    if mark >= 0 and previous is not None and previous is not scene.event:
        value = SequenceValue(relation="again", other=previous.id, other_text=previous.label)
        first = next((i for i in clause.units if not scene.units[i].flags & BREAK), mark)
        page.say(scene, scene.event, "sequence", value, (min(first, mark), max(mark, clause.verb)), "again")


def durations(page: Page, scene: Scene) -> None:
    """How long it lasted."""
    if scene.event is None:
        return
    for i in scene.clause.units:
        date = scene.units[i].date
        if date is None or date.kind != "duration" or date.duration is None:
            continue
        before = scene.units[i - 1].flags if i else 0
        if not (before & bit("for", "during", "at", "from", "much_about", "much_least", "much_most", "through")
                or scene.verb & bit("verb_last", "verb_continue")):
            continue
        if not (scene.verb & bit("verb_last", "verb_continue", "verb_happen", "verb_hold", "event_verb")
                or scene.verb & bit("be")):
            continue
        value = DurationValue(min_days=date.duration[0], max_days=date.duration[1], phrase=date.text)
        page.say(scene, scene.event, "duration", value, hull(scene, i, i), "duration of the verb")


def identities(page: Page, scene: Scene) -> None:
    """What it is called, what it was part of, what kind of thing it was."""
    clause, event = scene.clause, scene.event
    if event is None and clause.verb >= 0 and scene.verb & bit("be", "verb_be_called"):
        _who_was(page, scene)
        return
    if event is None or clause.verb < 0:
        return
    flags = scene.verb
    after = [p for p in scene.phrases if p.head > clause.verb and p.head in clause.units]
    if flags & bit("verb_be_part", "verb_be_same") and after:
        other = join_phrase(page, scene, after[0], circumstances=False)
        if other is event:
            return
        relation = "part_of" if flags & bit("verb_be_part") else "same_as"
        first = next((i for i in clause.units if not scene.units[i].flags & BREAK and i >= _subject_start(scene)),
                     clause.verb)
        page.say(scene, event, "part_of" if relation == "part_of" else "identity",
                 IdentityValue(relation=relation, other=other.id, label=other.label),  # type: ignore[arg-type]
                 (min(first, clause.verb), after[0].last), relation)
        return
    if flags & bit("verb_be_called", "be") and (scene.said.evidence or _existential(scene)):
        return
    if flags & bit("be", "verb_be_called") and scene.target is not None and scene.target.head < clause.verb:
        rest = [i for i in clause.units if i > clause.verb and not scene.units[i].flags & BREAK]
        if not rest or scene.dates and rest[0] + 2 >= scene.dates[0]:
            return
        label = scene.words(rest[0], rest[-1])
        relation = "named" if flags & bit("verb_be_called") else "described"
        page.say(scene, event, "identity", IdentityValue(relation=relation, label=label),  # type: ignore[arg-type]
                 (scene.first, rest[-1]), relation)


def _who_was(page: Page, scene: Scene) -> None:
    """"The dictator was Lucius Papirius": what somebody was."""
    clause, units = scene.clause, scene.units
    before = [i for i in clause.units if i < clause.verb and units[i].flags & bit("name", "roles", "groups", "works")]
    after = [i for i in clause.units if i > clause.verb and units[i].flags & bit("name", "roles", "groups", "works",
                                                                                 "places", "counted")]
    if not before or not after or scene.said.evidence or _existential(scene):
        return
    start = next((i for i in clause.units if units[i].flags & (DETERMINER | bit("name", "roles", "groups", "works", "capital"))
                  and not units[i].flags & bit("complement")), before[0])
    seen = Seen("happening", scene.words(start, clause.verb), units[start].start, units[clause.verb].end, page.sentence)
    seen.verb = True
    scene.event = page.events.new(seen, "first mention")
    last = next((i for i in reversed(clause.units) if not units[i].flags & BREAK), clause.verb)
    page.say(scene, scene.event, "identity", IdentityValue(relation="described", label=scene.words(clause.verb + 1, last)),
             (start, last), "what somebody was")


def _subject_start(scene: Scene) -> int:
    for i in scene.clause.units:
        if i < scene.clause.verb and scene.units[i].flags & (DETERMINER | MODIFIER | bit("it", "they", "event_noun",
                                                                                         "name")):
            if not any(scene.units[j].flags & bit("say_according") for j in range(max(0, i - 6), i)) or (
                i and scene.units[i - 1].flags & BREAK
            ):
                return i
    return scene.clause.verb


def topics(page: Page, scene: Scene) -> None:
    """What was discussed or decided: the words that the verb governs."""
    clause, units = scene.clause, scene.units
    if clause.verb < 0 or not scene.verb & bit("verb_discuss", "verb_decide") or scene.event is None:
        return
    rest = [i for i in clause.units if i > clause.verb and not units[i].flags & bit("stop")]
    while rest and units[rest[0]].flags & (BREAK | bit("on", "by")):
        rest.pop(0)
    if clause.passive:
        first = clause.units[0]
        while units[first].flags & (BREAK | bit("relative", "and", "complement")) and first < clause.verb:
            first += 1
        if first >= clause.verb:
            return
        page.say(scene, scene.event, "outcome" if scene.verb & bit("verb_decide") else "topic",
                 TextValue(label=scene.words(first, clause.group - 1 if clause.group > first else clause.verb)),
                 (first, clause.verb), "subject of a verb of deciding")
        return
    if not rest:
        return
    stop = next((n for n, i in enumerate(rest) if units[i].flags & bit("semicolon", "open_bracket")), len(rest))
    rest = rest[:stop] or rest[:1]
    while len(rest) > 1 and units[rest[-1]].flags & BREAK:
        rest.pop()
    facet = "outcome" if scene.verb & bit("verb_decide") and not scene.verb & bit("verb_discuss") else "topic"
    label = scene.words(rest[0], rest[-1])
    page.say(scene, scene.event, facet, TextValue(label=label), (clause.verb, rest[-1]),  # type: ignore[arg-type]
             f"{facet} of the verb")


def causes(page: Page, scene: Scene, above: Scene | None) -> None:
    """Because, led to, as a result of, in order to."""
    clause, units = scene.clause, scene.units
    words = [i for i in clause.units if not units[i].flags & bit("stop")]
    if not words:
        return
    first, last = words[0], words[-1]
    lead = units[clause.lead].flags if clause.lead >= 0 else 0
    if lead & bit("because") and clause.relation == "adverbial" and above is not None and above.event is not None:
        page.say(scene, above.event, "cause", CauseValue(relation="cause", label=scene.words(clause.lead, last)),
                 (clause.lead, last), "because")
        return
    if clause.relation == "purpose" and above is not None and above.event is not None and clause.verb >= 0:
        page.say(scene, above.event, "cause" if False else "topic", CauseValue(
            relation="purpose", label=scene.words(first, last)), (first, last), "purpose")
        return
    _results(page, scene)
    _connection(page, scene)
    if scene.verb & bit("verb_lead_to", "verb_result_from"):
        _led_to(page, scene, above, last)
    for i in words:
        if units[i].flags & bit("as_a_result_of", "because") and i != clause.lead and i + 1 < len(units):
            _result_of(page, scene, i, last)


def _results(page: Page, scene: Scene) -> None:
    """"One of the results of the conference was …": each thing that is listed came of it."""
    clause, units = scene.clause, scene.units
    if clause.verb < 0 or not scene.verb & bit("be"):
        return
    mark = next((i for i in clause.units if i < clause.verb and units[i].flags & bit("results", "causes", "purposes")), -1)
    if mark < 0:
        return
    source = next((p for p in scene.phrases if mark < p.head < clause.verb), None)
    event = join_phrase(page, scene, source, circumstances=False) if source is not None else page.latest
    if event is None:
        return
    facet: Facet = "outcome" if units[mark].flags & bit("results") else (
        "cause" if units[mark].flags & bit("causes") else "topic")
    relation = {"outcome": "result", "cause": "cause", "topic": "purpose"}[facet]
    for n, (first, last) in enumerate(_items(scene, clause.verb + 1)):
        phrase = next((p for p in scene.phrases if first <= p.head <= last), None)
        other = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else None
        if other is event:
            continue
        start = max((i for i in clause.units if i < clause.verb and units[i].flags & BREAK), default=clause.units[0] - 1)
        value = CauseValue(relation=relation, other=other.id if other else None,  # type: ignore[arg-type]
                           label=scene.words(first, last))
        page.say(scene, event, facet, value, (start + 1 if n == 0 else first, last), f"one of the {relation}s")


def _items(scene: Scene, start: int) -> list[tuple[int, int]]:
    """The items of a list from unit `start` to the end of the clause, parted by commas and "and"."""
    found: list[tuple[int, int]] = []
    first = last = -1
    for i in [*(j for j in scene.clause.units if j >= start), -1]:
        if i < 0 or scene.units[i].flags & (bit("comma", "and", "or", "semicolon", "stop")):
            if first >= 0:
                found.append((first, last))
            first = -1
            continue
        if first < 0:
            first = i
        last = i
    return found[:12]


def _connection(page: Page, scene: Scene) -> None:
    """"a connection between A and B": a link, whether it is asserted, denied or not attested."""
    clause, units = scene.clause, scene.units
    mark = next((i for i in clause.units if units[i].flags & bit("connections")), -1)
    if mark < 0:
        return
    linked = [p for p in scene.phrases if p.head > mark and p.head in clause.units][:2]
    if not linked:
        return
    events = [join_phrase(page, scene, p, circumstances=False) for p in linked]
    if len(events) == 1 and scene.event is not None and scene.event is not events[0]:
        events.append(scene.event)
    first = clause.units[0]
    while units[first].flags & (BREAK | bit("complement", "and", "but")) and first < mark:
        first += 1
    page.say(scene, events[-1], "cause", CauseValue(
        relation="connection", other=events[0].id if len(events) > 1 and events[0] is not events[-1] else None,
        label=scene.words(mark, linked[-1].last)), (min(first, mark), linked[-1].last), "connection")


def noun_topics(page: Page, scene: Scene) -> None:
    """"discussions about the occupation": what a meeting, a talk or an agreement was about."""
    for phrase in scene.phrases:
        if phrase.head not in scene.clause.units or phrase.kind not in ("discussion", "meeting", "treaty", "decision"):
            continue
        j = phrase.head + 1
        if j + 1 >= len(scene.units) or not scene.units[j].flags & bit("on") or scene.units[j].flags & bit("at") or (
            scene.units[j + 1].flags & bit("date", "duration", "name") and scene.units[j].word.lower == "on"
        ):
            continue
        last = phrase.last
        while last + 1 < len(scene.units) and last - j < 14 and not scene.units[last + 1].flags & (
            BREAK | bit("be", "have", "relative", "date", "complement", "modals")
        ) and last + 1 in scene.clause.units and last + 1 != scene.clause.group:
            last += 1
        if last <= j:
            continue
        event = scene.event if phrase is scene.target and scene.event else (
            join_phrase(page, scene, phrase, circumstances=False))
        page.say(scene, event, "topic", TextValue(label=scene.words(j + 1, last)), (phrase.first, last), "topic of a noun")


def supplements(page: Page, scene: Scene) -> None:
    """"The treaty was signed with a secret protocol": the one is part of the other."""
    for phrase in scene.phrases:
        if phrase is scene.target or not phrase.preposition & bit("with") or phrase.head not in scene.clause.units or (
            scene.event is None or scene.target is None or phrase.kind != scene.target.kind
        ):
            continue
        part = join_phrase(page, scene, phrase, circumstances=False)
        if part is scene.event:
            continue
        part.part_of = part.part_of or scene.event
        page.say(scene, part, "part_of", IdentityValue(relation="part_of", other=scene.event.id, label=scene.event.label),
                 (phrase.first - 1, phrase.last), "with it")


def described(page: Page, scene: Scene) -> None:
    """"This event was described by X in his book": who tells of it."""
    clause = scene.clause
    if not (scene.said.speaking and clause.passive and scene.said.inner) or scene.said.answers:
        return
    event = scene.event or page.latest
    words = [i for i in clause.units if not scene.units[i].flags & BREAK]
    if event is None or scene.said.inner[-1].kind == "anonymous" or not words:
        return
    page.say(scene, event, "identity", IdentityValue(relation="described", label=scene.words(words[0], words[-1])),
             (words[0], words[-1]), "described by")


def _led_to(page: Page, scene: Scene, above: Scene | None, last: int) -> None:
    clause = scene.clause
    source = scene.event
    if source is None and above is not None:
        source = above.event
    if source is None:
        return
    after = [p for p in scene.phrases if p.head > clause.verb and p.head in clause.units and p is not scene.target]
    result = "result" if scene.verb & bit("verb_lead_to") else "cause"
    if not after:
        if last > clause.verb:
            page.say(scene, source, "outcome", CauseValue(relation=result, label=scene.words(clause.verb + 1, last)),  # type: ignore[arg-type]
                     (clause.verb, last), "led to")
        return
    for n, phrase in enumerate(after[:4]):
        other = join_phrase(page, scene, phrase, circumstances=False)
        if other is source:
            continue
        first = clause.verb if n == 0 else phrase.first
        page.say(scene, source, "outcome", CauseValue(relation=result, other=other.id, label=other.label),  # type: ignore[arg-type]
                 (first, max(phrase.last, clause.verb)), "led to")


def _result_of(page: Page, scene: Scene, i: int, last: int) -> None:
    phrase = next((p for p in scene.phrases if p.head > i and p.head - i <= 6), None)
    cause = join_phrase(page, scene, phrase, circumstances=False) if phrase is not None else None
    event = scene.event if scene.event is not cause else None
    stop = phrase.last if phrase is not None else last
    if event is not None:
        page.say(scene, event, "cause", CauseValue(relation="cause", other=cause.id if cause else None,
                 label=scene.words(i + 1, stop)), hull(scene, i, stop), "as a result of")
    elif cause is not None:
        before = [j for j in scene.clause.units if j < i]
        first = before[0] if before else i
        page.say(scene, cause, "outcome", CauseValue(relation="result", label=scene.words(first, i)), (first, stop),
                 "as a result of")
