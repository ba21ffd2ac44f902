"""When: dates, durations, and the place of an event among others."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from sicetnon.chronology import EdtfError, day, parse_edtf
from sicetnon.chronology.eponyms import EPONYM
from sicetnon.chronology.mention import TimeMention
from sicetnon.extract.attestation import told_by
from sicetnon.extract.classes import BREAK, PREPOSITION, PRONOUN, SAY, SPEAKER, TEMPORAL, bit
from sicetnon.extract.frame import hull, preposed
from sicetnon.extract.joining import Known
from sicetnon.extract.joins import join_phrase, join_words
from sicetnon.extract.mentions import Phrase
from sicetnon.extract.page import Page, date_value
from sicetnon.extract.scene import Scene
from sicetnon.model import DateValue, DurationValue, Polarity, SequenceValue

_NO_YEAR = "XXXX-"
_JOINS = bit("and", "or", "but")
_AND = bit("and")
_BE, _FOR = bit("be"), bit("for")
_LEADS_A_DURATION = bit("for", "during", "at", "from", "much_about", "much_least", "much_most", "through")
_COMMA, _OF, _TO_FOR = bit("comma"), bit("of"), bit("to", "for", "infinitive")
_DATE = bit("date")
_DURATION = bit("duration")
_ON, _DURING = bit("on"), bit("during")
_NO_LENGTH = PREPOSITION | TEMPORAL
_BETWEEN_PARTS = 3  # units from one part of a length to the next: a comma, "and"
_TOLD_NOW = bit("form_base", "form_present")
_DWELL, _NO, _OTHER = bit("verb_dwell"), bit("no", "not"), bit("verb_other")
_DATING, _EXISTS = bit("say_dating"), bit("existential", "it")
_LEADS_A_LENGTH = bit("of", "much_about", "much_least", "much_most", "say_adverbs")
_RELATIONS = tuple((name, bit(name)) for name in ("after", "before", "during"))
_ORDER_AGAIN = bit("order_again")
RANK = _RANK = bit("ordinal", "order_first", "order_last")
_FIRST, _ASKS = bit("order_first"), bit("say_willing")
_DEFINITE, _AT, _LONGEST_RANK = bit("definite"), bit("at"), 12
_RELATIVE, _COMPLEMENT, _INFINITIVE = bit("relative"), bit("complement"), bit("infinitive")
_FEW_DAYS = 4  # from the first to the last day on which something must have been, to be dated by another event
_HOURS = 0, 1  # days by which what came hours later may lie apart
_HELPS = bit("be", "have")
_LONGEST_GROUP = 4  # units of a verb with what helps it
_LASTS = bit("verb_last", "verb_continue")
_MAY_LAST = bit("verb_last", "verb_continue", "verb_happen", "verb_hold", "event_verb")


def dates(page: Page, scene: Scene) -> None:
    """When it was: every date of the clause that is not that of another event's noun."""
    merged = -1
    for n, i in enumerate(scene.dates):
        if i == merged:
            continue
        date = scene.units[i].date
        assert date is not None
        if (
            n + 1 < len(scene.dates)
            and (both := _both(scene, i, scene.dates[n + 1])) is not None
            and (scene.event is not None)
        ):
            merged = scene.dates[n + 1]
            page.say(scene, scene.event, "date", both, hull(scene, preposed(scene, i), merged), "two dates as one span")
            continue
        phrase = _noun_before(scene, i)
        start = preposed(scene, i)
        own = phrase is not None and _is_its_own(scene, phrase, i)
        if phrase is not None and phrase is not scene.target and (phrase.preposition or phrase.name or own):
            event = join_phrase(page, scene, phrase, circumstances=False)
            bounds = (date.earliest, date.latest)
            if bounds[0] is not None and bounds[1] is not None:
                event.dated((bounds[0], bounds[1]))
            page.say(scene, event, "date", date_value(date), (phrase.first, i), "date of a noun", polarity="+")
            continue
        if date.note == EPONYM:  # "and Nicon was archon at Athens": a clause of its own within the date
            event = scene.event or told_by(
                page, scene, [n for n in scene.clause.units if not scene.units[n].flags & BREAK]
            )
            page.say(scene, event, "date", date_value(date), (start, i), "year of a magistrate", polarity="+")
            continue
        if scene.event is None and _tells_of_something(scene, i):  # "she had been taken to him on Friday"
            scene.event = told_by(page, scene, [n for n in scene.clause.units if not scene.units[n].flags & BREAK])
            scene.first = scene.last = scene.clause.verb
        if scene.event is None:
            continue
        if i not in scene.clause.units:  # the date of the main clause, at which this was going on
            value = msgspec.structs.replace(date_value(date, scene.aspect), anchored_on=date.text, uncertain=False)
            span = (max(scene.clause.lead, scene.clause.units[0]), scene.last)
            page.say(scene, scene.event, "date", value, span, f"date of the main clause, {scene.aspect}")
            continue
        if n + 1 < len(scene.dates) and _year_before(scene, i, scene.dates[n + 1]):
            continue  # "1939, 27 September": the day says it all
        if n and _year_before(scene, scene.dates[n - 1], i):
            start = scene.dates[n - 1]
        value = date_value(_with_year(scene, n), scene.aspect)
        until = scene.clause.negated and date.relation == "until"  # "did not begin until": it began then
        method = f"date of the verb, {scene.aspect}"
        gives = scene.verb & _DATING and scene.verb & _TOLD_NOW  # "some reckon it from the Kalends"
        gives = gives and not page.voices.opens_a_clause(scene.clause)
        saying = scene.said.speaking and scene.target is None and not gives  # the date of the report itself
        event = scene.event
        if scene.said.speaking and not gives and _said_then(scene, i):
            event, saying = told_by(page, scene, [n for n in scene.clause.units if n <= scene.clause.verb]), True
        polarity: Polarity | None = "+" if until or saying or own else None
        page.say(scene, event, "date", value, hull(scene, start, i), method, polarity=polarity, outer=saying)


def _tells_of_something(scene: Scene, i: int) -> bool:
    """Whether a clause with a date tells by its verb what happened, though no list has that verb."""
    date, clause = scene.units[i].date, scene.clause
    if date is None or date.earliest is None or scene.said.speaking or clause.relation == "bracket":
        return False
    return clause.verb >= 0 and i in clause.units


def _said_then(scene: Scene, i: int) -> bool:
    """Whether a date says when somebody spoke of a deed that is named behind the verb: "on 20 January the party owned
    to an ambush"."""
    clause, target = scene.clause, scene.target
    if clause.passive or clause.tail or target is None or not i < clause.verb < target.head:
        return False
    return any(scene.units[n].flags & SPEAKER for n in clause.units if i < n < clause.verb)


def _is_its_own(scene: Scene, phrase: Phrase, i: int) -> bool:
    """Whether a date belongs to the noun before it: "the massacre of 4 July", and in what somebody tells "the register
    records the burial on the 6th, the death on the 9th"."""
    if phrase.last + 2 != i:
        return False
    told = scene.said.speaking and not scene.said.carrying and phrase.head > scene.clause.verb
    return bool(scene.units[phrase.last + 1].flags & _OF) or (told and phrase.determiner == "the")


def _with_year(scene: Scene, n: int) -> TimeMention:
    """A day without a year has that of the next date of its clause: "not on 3 May but on 5 May 1809"."""
    date = scene.units[scene.dates[n]].date
    assert date is not None
    if not date.edtf.startswith(_NO_YEAR) or n + 1 >= len(scene.dates):
        return date
    between = scene.units[scene.dates[n] + 1 : scene.dates[n + 1]]
    if not any(unit.flags & _JOINS for unit in between) or len(between) > _BETWEEN_PARTS + 1:
        return date
    following = scene.units[scene.dates[n + 1]].date
    if following is None or following.earliest is None or following.anchored_on or following.calendar != date.calendar:
        return date
    edtf = following.edtf[: len(_NO_YEAR) - 1] + date.edtf[len(_NO_YEAR) - 1 :]
    try:
        low, high = parse_edtf(edtf).bounds()
    except EdtfError:
        return date
    return msgspec.structs.replace(date, edtf=edtf, earliest=low, latest=high, anchored_on=following.text)


def _year_before(scene: Scene, i: int, j: int) -> bool:
    first, second = scene.units[i].date, scene.units[j].date
    between = all(scene.units[k].flags & _COMMA for k in range(i + 1, j))
    return bool(between and first and second and first.text.isdigit() and second.anchored_on)


def _both(scene: Scene, i: int, j: int) -> DateValue | None:
    """ "in late 1939 and early 1940" of several events, "on 7 and 8 March" of one: a span over both."""
    first, last = scene.units[i].date, scene.units[j].date
    if first is None or last is None or j - i > 3 or not scene.units[i + 1].flags & _AND:
        return None
    next_day = first.latest is not None and last.earliest == last.latest == first.latest + 1
    if not (next_day and first.earliest == first.latest) and not (scene.event is not None and scene.event.plural):
        return None
    low, high = date_value(first, scene.aspect), date_value(last, scene.aspect)
    return msgspec.structs.replace(
        low,
        latest=high.latest,
        spans=True,
        edtf=f"{low.earliest or '..'}/{high.latest or '..'}",
        phrase=scene.words(i, j),
    )


def contained(page: Page, scene: Scene) -> None:
    """ "the meeting of 27 September, in which it was decided": it was decided then."""
    clause, above = scene.clause, scene.above
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
    for phrase in scene.inside:
        if phrase is scene.target or not phrase.preposition & TEMPORAL:
            continue
        relation = next((name for name, classes in _RELATIONS if phrase.preposition & classes), None)
        if relation is None:
            continue
        other = join_phrase(page, scene, phrase, circumstances=False)
        if other is not scene.event:
            value = SequenceValue(relation=relation, other=other.id, other_text=other.label)  # type: ignore[arg-type]
            page.say(
                scene,
                scene.event,
                "sequence",
                value,
                hull(scene, phrase.first - 1, phrase.last),
                f"{relation} another event",
            )
    for i in clause.units if clause.union & _DATE else ():
        date = scene.units[i].date
        if date is None or not is_relative(date):
            continue
        named = next((p for p in scene.phrases if p.head > i and p.first - i <= 3), None)
        anchor: Known | None = None
        if date.event_phrase is not None:
            named, anchor = None, join_words(page, *date.event_phrase) or _told_of_by_a_verb(page, scene, i)
        elif named is not None:
            anchor = join_phrase(page, scene, named, circumstances=False)
        elif date.kind != "relative" and page.latest is not scene.event:
            anchor = page.latest
        span = hull(scene, i, named.last if named else i)
        topic = page.events.topic
        if anchor is not None and topic is not None and not anchor.dates and anchor.kind == topic.kind:
            anchor = topic  # "on the day of the battle", in the story of one battle
        least, most = date.gap or (None, None)
        same = date.gap == (0, 0)
        if same and anchor is None:
            continue  # "on the day of rest"
        value = SequenceValue(
            relation="same_time" if same else "before" if date.relation == "before" else "after",
            other=anchor.id if anchor else None,
            other_text=anchor.label if anchor else date.text,
            min_days=least,
            max_days=most,
            convention=date.convention,
        )
        page.say(scene, scene.event, "sequence", value, span, "so long after")
        given = any(j != i and (own := scene.units[j].date) and own.earliest is not None for j in scene.dates)
        if anchor is None or anchor is scene.event or given:
            continue
        if (then := _reckoned(anchor, date)) is not None:
            page.say(scene, scene.event, "date", then, span, "date from that of another event")


def _reckoned(anchor: Known, date: TimeMention) -> DateValue | None:
    """The days that lie as far from another event as is said, where the days of that event are known and few."""
    if date.gap in (None, _HOURS) or date.gap[1] is None or not anchor.dates or anchor.plural:
        return None
    low, high = min(low for low, _ in anchor.dates), max(high for _, high in anchor.dates)
    back = date.relation == "before"
    first, last = (low - date.gap[1], high - date.gap[0]) if back else (low + date.gap[0], high + date.gap[1])
    if last - first > _FEW_DAYS:
        return None
    days = day.iso(first), day.iso(last)
    edtf = days[0] if first == last else f"[{days[0]}..{days[1]}]"
    return DateValue(edtf=edtf, earliest=days[0], latest=days[1], phrase=date.text, anchored_on=anchor.label)


def _told_of_by_a_verb(page: Page, scene: Scene, i: int) -> Known | None:
    """The one known event of a sort that a clause tells of by its verb: "a day before she was murdered", "the day after
    Kyiv had fallen"."""
    date, units = scene.units[i].date, scene.units
    inside = page.reader.words(*date.event_phrase) if date is not None and date.event_phrase is not None else []
    behind = [] if i + 1 == len(units) or not units[i + 1].flags & _HELPS else units[i + 1 : i + _LONGEST_GROUP]
    verb = next((unit for unit in (*inside, *behind) if unit.word.verb_kind), None)
    return page.events.only_dated(verb.word.verb_kind) if verb is not None else None


def is_relative(date: TimeMention) -> bool:
    """Whether an expression says only how far from something else it was: from an event that it names, or from what
    was told before ("three days later", where nothing before it has a day)."""
    if date.earliest is not None or date.role != "event":
        return False
    return date.kind == "relative" or (date.kind == "vague" and date.gap is not None)


def _noun_before(scene: Scene, i: int) -> Phrase | None:
    """The event noun that a date hangs on directly: "the Pact on 23 August", "the Invasion of Poland of 1939"."""
    j = preposed(scene, i)
    if j < i and scene.units[j].flags & _TO_FOR and not scene.units[j].flags & _OF:
        return None
    spot = next((s for s in scene.spots if s.last + 1 == j), None)
    owners = {j} if spot is None else {j, spot.first}  # "the signing of agreements in Moscow a day later"
    for phrase in scene.phrases:
        if (phrase.last + 1 in owners or phrase.head + 1 in owners) and not phrase.preposition & _TO_FOR:
            return phrase
    return None


def ended_with(page: Page, scene: Scene, scenes: list[Scene]) -> None:
    """ "The war ended with the parade, which was held on 22 September": its end has that date."""
    clause = scene.clause
    if scene.event is None or scene.aspect not in ("begin", "end") or scene.dates or clause.verb < 0:
        return
    phrase = next((p for p in scene.inside if p.head > clause.verb and p.preposition), None)
    if phrase is None:
        return
    other = join_phrase(page, scene, phrase, circumstances=False)
    for inner in scenes:
        if inner.event is other and inner.dates and inner.clause.parent is clause:
            i = inner.dates[0]
            date = inner.units[i].date
            assert date is not None
            value = msgspec.structs.replace(date_value(date, scene.aspect), anchored_on=other.label)
            page.say(scene, scene.event, "date", value, (scene.first, i), f"{scene.aspect} with another event")
            return


def _bare_length(scene: Scene, before: int) -> bool:
    """Whether a length stands in a bare accusative ("провела в облозі тридцять дев'ять днів"), behind a preposition of
    time, or is what somebody speaks of ("згадують про дві години"); `before` are the flags of the unit before it."""
    if before & _ON:
        return scene.said.speaking or scene.clause.gapped >= 0
    return bool(before & _DURING) or not before & _NO_LENGTH


def _for_so_long(scene: Scene) -> bool:
    """ "Varro was king for thirty years": a length behind the word that leads it, where the verb says what one was."""
    flags = [scene.units[i].flags for i in scene.clause.units]
    return any(one & _FOR and other & _DURATION for one, other in pairwise(flags))


def _is_so_long(scene: Scene) -> bool:
    """ "His reign was of twenty years", "the common reckoning is eighty-seven days": a length and nothing else behind
    the verb."""
    units, clause = scene.units, scene.clause
    if clause.verb < 1 or not scene.verb & _BE or clause.passive or units[clause.verb - 1].flags & (PRONOUN | _EXISTS):
        return False
    after = [i for i in clause.units if i > clause.verb and not units[i].flags & _LEADS_A_LENGTH]
    if not after or not units[after[0]].flags & _DURATION:
        return False
    following = units[after[0] + 1].flags if after[0] + 1 < len(units) else BREAK
    return bool(following & (BREAK | _AND))


def durations(page: Page, scene: Scene) -> None:
    """How long it lasted."""
    if not scene.clause.union & _DURATION:
        return
    dwells = scene.verb & _DWELL or (scene.verb & _BE and _for_so_long(scene))
    given = scene.verb & _DATING or _is_so_long(scene)
    if scene.event is None and given:  # "the common reckoning is eighty-seven days", "others allow it two years"
        words = [i for i in scene.clause.units if i <= scene.clause.verb]
        scene.event = page.event_before() or page.latest or told_by(page, scene, words)
        scene.first = scene.last = scene.clause.verb
    dwells = dwells or (scene.verb & _OTHER and not scene.verb & (SAY | _ASKS) and _for_so_long(scene))
    if scene.event is None and dwells and scene.clause.verb >= 0 and scene.clause.relation != "bracket":
        words = [i for i in scene.clause.units if not scene.units[i].flags & BREAK]
        scene.event = told_by(page, scene, words)
        scene.first = scene.last = scene.clause.verb
    if scene.event is None and scene.verb & _LASTS and page.latest is not None and not scene.subjects():
        scene.event = page.latest  # "It lasted two weeks", in a language that leaves the pronoun out
        scene.first = scene.last = scene.clause.verb
    if scene.event is None:
        return
    stop = -1
    for i in scene.clause.units:
        date = scene.units[i].date
        if date is None or date.kind != "duration" or date.duration is None or i <= stop:
            continue
        before = scene.units[i - 1].flags if i else 0
        bare = page.lexis.free_order and _bare_length(scene, before)
        if not (bare or given or before & _LEADS_A_DURATION or scene.verb & (_LASTS | _DWELL)):
            continue
        if not bare and not scene.verb & (_MAY_LAST | _BE | _DWELL | _DATING) and not (dwells and before & _FOR):
            continue
        value, stop = _whole_length(scene, i)
        at_most: Polarity | None = None
        if before & _NO and value.max_days is None and value.min_days is not None:  # "no more than four months"
            value, at_most = msgspec.structs.replace(value, min_days=0, max_days=value.min_days), "+"
        page.say(
            scene, scene.event, "duration", value, hull(scene, i, stop), "duration of the verb", polarity=at_most, at=i
        )


def _whole_length(scene: Scene, first: int) -> tuple[DurationValue, int]:
    """ "Three years, ten months and eight days": one length from its parts, and the last unit of it."""
    units = scene.units
    least, most, last = 0, 0, first
    open_end = False
    for i in range(first, len(units)):
        date = units[i].date
        if date is not None and date.kind == "duration" and date.duration is not None and i - last <= _BETWEEN_PARTS:
            least += date.duration[0]
            most += date.duration[1] or 0
            open_end, last = open_end or date.duration[1] is None, i
        elif not units[i].flags & (_COMMA | _AND):
            break
    words = scene.words(first, last)
    return DurationValue(min_days=least, max_days=None if open_end else most, phrase=words), last


def sequences(page: Page, scene: Scene) -> None:
    """The places that the nouns of a clause give their events among others."""
    for phrase in scene.inside:
        if phrase.ordinal or phrase.rank_last or phrase.next:
            event = scene.event if phrase is scene.target else join_phrase(page, scene, phrase, circumstances=False)
            if event is not None:
                _sequence(page, scene, phrase, event)


def ranks(page: Page, scene: Scene) -> None:
    """ "The first that was ever laid upon the Tiber", "was the first to cross it", "it was carried in the third": the
    place among others of what no noun names."""
    units, clause = scene.units, scene.clause
    for i in clause.units:
        if not units[i].flags & _RANK or i < 1 or not units[i - 1].flags & _DEFINITE:
            continue
        following = units[i + 1].flags if i + 1 < len(units) else BREAK
        opens = following & (_RELATIVE | _TO_FOR) and following & (_RELATIVE | _COMPLEMENT | _INFINITIVE)
        left_out = following & BREAK and i > 1 and units[i - 2].flags & _AT  # "in the third (year)"
        if not (opens or left_out):
            continue
        last = i
        if opens:
            while last + 1 < len(units) and last - i < _LONGEST_RANK and not units[last + 1].flags & BREAK:
                last += 1
        event = scene.event or page.event_before() or page.latest
        if event is None:
            event = told_by(page, scene, [n for n in clause.units if not units[n].flags & BREAK])
        number = units[i].word.value
        rank = int(number) if number is not None else 1 if units[i].flags & _FIRST else None
        value = SequenceValue(relation="ordinal", other_text=scene.words(i, last), ordinal=rank, last=rank is None)
        page.say(scene, event, "sequence", value, (i - 1, last), "rank among others", at=i)
        return


def _sequence(page: Page, scene: Scene, phrase: Phrase, event: Known) -> None:
    """First, fourth and last, next: the place that the words of an event give it among others."""
    series = event.series if event.series is not None else page.events.series.get(phrase.kind)
    other = series.id if series is not None and series is not event else None
    what = scene.units[phrase.head].word.lower
    span = (phrase.first, phrase.last)
    if scene.clause.verb >= 0 and scene.target is phrase:
        span = (min(phrase.first, scene.first), phrase.last)
    if phrase.ordinal is not None:
        value = SequenceValue(
            relation="ordinal", other=other, other_text=what, ordinal=phrase.ordinal, last=phrase.rank_last
        )
        page.say(scene, event, "sequence", value, span, "ordinal")
    elif phrase.rank_last:
        page.say(
            scene,
            event,
            "sequence",
            SequenceValue(relation="last", other=other, other_text=what, last=True),
            span,
            "last of a series",
        )
    if phrase.next:
        previous = page.narrated.get(phrase.kind)
        value = SequenceValue(
            relation="next",
            other=previous.id if previous and previous is not event else None,
            other_text=previous.label if previous else "",
        )
        page.say(scene, event, "sequence", value, span, "next after the one told before")


def again(page: Page, scene: Scene) -> None:
    """ "They met again": one more after the one told before."""
    clause = scene.clause
    if scene.event is None or scene.target is not None or clause.verb < 0 or not clause.union & _ORDER_AGAIN:
        return
    previous = page.narrated.get(scene.event.kind)
    mark = next((i for i in clause.units if scene.units[i].flags & _ORDER_AGAIN), -1)
    if mark >= 0 and previous is not None and previous is not scene.event:
        value = SequenceValue(relation="again", other=previous.id, other_text=previous.label)
        first = next((i for i in clause.units if not scene.units[i].flags & BREAK), mark)
        page.say(scene, scene.event, "sequence", value, (min(first, mark), max(mark, clause.verb)), "again")
