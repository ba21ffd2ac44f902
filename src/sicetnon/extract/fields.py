"""Rows: infobox fields, table cells and titles are claims too; a list of dated members is a count of the series."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from sicetnon.extract.classes import COUNT, bit
from sicetnon.extract.clause import Clause
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.mentions import find_phrases
from sicetnon.extract.numbers import counted, number_at
from sicetnon.extract.page import Page, date_value
from sicetnon.extract.roles import verb_roles
from sicetnon.extract.scene import find_spots
from sicetnon.extract.units import Reader, Sentence
from sicetnon.model import (
    Block,
    CauseValue,
    DurationValue,
    Facet,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    TextValue,
)  # fmt: skip

_SHORTEST_NAME = 6  # characters of a title that is known again in the first sentence
REGEST = ("abstract", "handed_down")
"""Fields that hold a regest and the notes on it, which are read phrase by phrase."""

FIRST_CLAIMS = 100  # of the rows, among which the date of the whole stands
ENUMERATED = 2  # dated items in one field from which on it is a list of events
_PARTS_ITEMS = bit("comma", "semicolon", "stop", "and")
_DASH = bit("dash")
_GROUPS = bit("groups")
_MUCH_ABOUT = bit("much_about")
_MUCH_LEAST = bit("much_least")
_MUCH_MOST = bit("much_most")
_MUCH = bit("much_about", "much_least", "much_most")
_LONGEST_COUNT = 12  # units of a row that holds no more than a number
_NAME_GROUPS = bit("name", "groups")
_NAMES_NO_PLACE = bit("person_name", "group_name")
_PLACE_NAME = bit("place_name")


def title(page: Page, reader: Reader) -> None:
    """The event or series that the witness is about, when its title names one."""
    block = next((b for b in page.witness.blocks if b.kind == "title"), None)
    if block is None or block.start >= block.end:
        return
    sentence = reader.sentence(block.start, block.end, False)
    phrases = find_phrases(sentence.units, verb_roles(sentence.units))
    if not phrases:
        return
    phrase = phrases[0]
    seen = Seen(phrase.kind, page.text[block.start : block.end], block.start, block.end, 0)
    seen.words = set(phrase.words)
    seen.name = "" if phrase.plural else phrase.name or page.text[block.start : block.end]
    seen.plural = phrase.plural
    page.topic = page.events.start_series(seen) if phrase.plural else page.events.new(seen, "the title names it")
    page.latest = page.topic
    page.events.topic = page.topic


def _lead(page: Page, blocks: Sequence[Block]) -> None:
    """Where the first paragraph begins with the name that the title has, the name is that of what the text is about."""
    titled = next((b for b in blocks if b.kind == "title"), None)
    block = next((b for b in blocks if b.kind == "paragraph"), None)
    if titled is None or block is None or page.topic is None:
        return
    name = page.text[titled.start : titled.end].partition(" (")[0].strip().casefold()
    end = block.start + len(name)
    begins = len(name) >= _SHORTEST_NAME and page.text[block.start : end].casefold() == name
    if begins and not page.text[end : end + 1].isalnum():
        page.events.topic, page.events.lead = page.topic, (block.start, end)


def rows(page: Page, reader: Reader, blocks: Sequence[Block]) -> None:
    """All fields of infoboxes, which speak of the event that the title names."""
    for block in blocks:
        if block.kind == "field" and block.start < block.end:
            _field(page, reader, block)
    _table(page, reader, blocks)
    _lead(page, blocks)


def _topic(page: Page, block: Block) -> Known:
    if page.topic is None:
        label = page.witness.title or page.text[block.start : block.end][:80]
        page.topic = page.events.new(Seen("happening", label, block.start, block.end, 0), "what the rows are about")
    return page.topic


def _field(page: Page, reader: Reader, block: Block) -> None:
    label = block.label.strip().lower()
    facet = page.lexis.fields.get(label, "") or _by_its_first_words(page, label)
    sentence = reader.sentence(block.start, block.end, False)
    words = page.text[block.start : block.end].strip().lower()
    known: dict[str, list[str]] = page.lexis.tables.get("fields", {})
    if facet in ("participant", "quantity", "outcome") and words in known.get("nobody", ()):
        value = TextValue(label=f"{label}: {words}")
        page.claim(_topic(page, block), "outcome", value, (block.start, block.end), f"row: {label}", polarity="-")
        return
    if facet in ("skip", "none") or facet in REGEST or not sentence.units:
        return
    if words in known.get("none", ()):
        if facet == "quantity" and words[:1].isalpha():  # "Losses: unknown"
            unknown = QuantityValue(what=label, approximate=True)
            page.claim(_topic(page, block), "quantity", unknown, (block.start, block.end), f"row: {label}")
        return
    topic = _topic(page, block)
    if not facet and _counts(sentence):
        facet = "quantity"
    dated = [
        i
        for i, unit in enumerate(sentence.units)
        if unit.date is not None and unit.date.earliest is not None and unit.date.kind in ("date", "interval")
    ]
    if len(dated) >= ENUMERATED and _enumerates(sentence, dated):
        _enumeration(page, sentence, dated, topic)
        return
    _row(page, sentence, facet, topic, (block.start, block.end), label)


def of_regest(page: Page, block: Block) -> str:
    """`abstract` or `handed_down` where a field holds a regest or a note on its originals and copies."""
    facet = page.lexis.fields.get(block.label.strip().lower(), "") if block.kind == "field" else ""
    return facet if facet in REGEST else ""


def topic_of_rows(page: Page, block: Block) -> Known:
    """The event that the rows speak of."""
    return _topic(page, block)


def _by_its_first_words(page: Page, label: str) -> str:
    """ "Losses of the garrison", "Втрати України": a label that says whose it is."""
    words = label.split()
    for last in range(len(words) - 1, 0, -1):
        facet: str = page.lexis.fields.get(" ".join(words[:last]), "")
        if facet:
            return facet
    return ""


def _counts(sentence: Sentence) -> bool:
    """Whether a row whose label is not known holds a number and what it counts, and no date: "77 806 persons"."""
    units = sentence.units
    first = next((i for i, unit in enumerate(units) if not unit.flags & _MUCH), len(units))
    if len(units) > _LONGEST_COUNT or first >= len(units) or not units[first].flags & COUNT:
        return False
    return not any(unit.date is not None for unit in units) and counted(units, number_at(units, first)[2])[2] >= 0


def _enumerates(sentence: Sentence, dated: list[int]) -> bool:
    """Whether each date has an item of its own, parted by commas, semicolons or line ends."""
    return all(
        any(sentence.units[i].flags & _PARTS_ITEMS for i in range(a + 1, b)) for a, b in pairwise(dated)
    ) and any(b - a > 2 for a, b in pairwise(dated))


def _enumeration(page: Page, sentence: Sentence, dated: list[int], topic: Known) -> None:
    """One event an item, and the number of the items as a count of the series."""
    units = sentence.units
    kind = page.events.promote(topic)
    starts = [*dated, len(units)]
    clause = Clause("main", None)
    clause.units = list(range(len(units)))
    spots = find_spots(page.text, units, clause)
    for begin, following in pairwise(starts):
        end = following
        while end - 1 > begin and units[end - 1].flags & _PARTS_ITEMS:
            end -= 1
        span = (units[begin].start, units[end - 1].end)
        date = units[begin].date
        assert date is not None
        seen = Seen(kind, page.text[span[0] : span[1]], span[0], span[1], 0)
        if date.earliest is not None and date.latest is not None:
            seen.date = (date.earliest, date.latest)
        here = [spot for spot in spots if begin <= spot.first < end]
        places = [(spot, page.entities.get("place", spot.name)) for spot in here]
        if places:
            seen.place = page.entities.place_of(places[0][1])
        event = page.events.new(seen, "an item of a list")
        if topic.kind == "series":
            event.series = topic
        page.claim(event, "date", date_value(date), span, "item of a list")
        for spot, ident in places:
            page.claim(event, "place", PlaceValue(entity=ident, label=spot.name), span, "item of a list")
    whole = (units[dated[0]].start, units[starts[-1] - 1].end)
    count = float(len(dated))
    page.claim(
        topic,
        "quantity",
        QuantityValue(min=count, max=count, what=kind, enumerated=True),
        whole,
        "number of the items of a list",
    )


def _is_dated(page: Page, topic: Known) -> bool:
    """Whether one of the first rows has given the whole its date."""
    return any(
        claim.facet == "date" and claim.event == topic.id for claim in islice(page.claims.values(), FIRST_CLAIMS)
    )


def _of_its_own(page: Page, sentence: Sentence, label: str) -> Known:
    """What a row with a label that no list has dates, where the whole has its own date: "Memorial: 2000"."""
    return page.events.new(Seen("happening", label, sentence.start, sentence.end, 0), "a row of its own")


def _row(page: Page, sentence: Sentence, facet: str, topic: Known, span: tuple[int, int], label: str) -> None:
    units = sentence.units
    text = page.text[span[0] : span[1]].strip()
    method = f"row: {label}"
    made = False
    for unit in units:
        if unit.date is not None and unit.date.role == "event" and facet in ("date", ""):
            if unit.date.kind == "duration" and unit.date.duration:
                page.claim(
                    topic,
                    "duration",
                    DurationValue(
                        min_days=unit.date.duration[0], max_days=unit.date.duration[1], phrase=unit.date.text
                    ),
                    (unit.start, unit.end),
                    method,
                )
                made = True
            elif unit.date.earliest is not None or unit.date.latest is not None:
                what = topic if facet == "date" or not _is_dated(page, topic) else _of_its_own(page, sentence, label)
                page.claim(what, "date", date_value(unit.date), (unit.start, unit.end), method)
                made = True
    if made:
        return
    if facet == "place":
        _row_places(page, sentence, topic, span, method)
    elif facet == "participant":
        _row_participants(page, sentence, topic, span, method)
    elif facet == "quantity":
        _row_quantity(page, sentence, topic, span, label)
    elif facet in ("cause", "outcome"):
        _row_cause(page, sentence, topic, span, "cause" if facet == "cause" else "outcome")
    elif facet == "identity":
        page.claim(topic, "identity", IdentityValue(relation="named", label=text), span, method)
    elif facet == "topic":
        page.claim(topic, "topic", TextValue(label=text), span, method)


def _row_participants(page: Page, sentence: Sentence, topic: Known, span: tuple[int, int], method: str) -> None:
    """Each name, or where nobody is named the whole row: "mountain troops and local auxiliaries"."""
    counts = any(unit.flags & COUNT for unit in sentence.units)
    if counts:
        _row_quantity(page, sentence, topic, span, method.removeprefix("row: "))
    named = [u for u in sentence.units if (u.flags & _NAME_GROUPS and not u.flags & _PLACE_NAME) or u.label]
    if not any(unit.label for unit in named):
        if counts:
            return
        named = []
    spans = [(u.start, u.end, u.label, bool(u.flags & _GROUPS)) for u in named] or [(*span, "", True)]
    for start, end, label, group in spans:
        name = label or page.text[start:end].strip()
        ident = page.entities.get("group" if group else "person", name)
        page.claim(topic, "participant", ParticipantValue(entity=ident, label=name), (start, end), method)


def _row_places(page: Page, sentence: Sentence, topic: Known, span: tuple[int, int], method: str) -> None:
    names = [unit for unit in sentence.units if unit.label and not unit.flags & _NAMES_NO_PLACE]
    for unit in names or sentence.units[:1]:
        label = unit.label or page.text[span[0] : span[1]].strip()
        page.claim(
            topic,
            "place",
            PlaceValue(entity=page.entities.get("place", label), label=label),
            (unit.start, unit.end),
            method,
        )


def _row_quantity(page: Page, sentence: Sentence, topic: Known, span: tuple[int, int], label: str) -> None:
    units = sentence.units
    behind = 0
    for i, unit in enumerate(units):
        if not unit.flags & COUNT or i < behind:
            continue
        vague = unit.word.vague
        low, high, behind = number_at(units, i)
        if i + 2 < len(units) and units[i + 1].flags & _DASH and units[i + 2].word.value is not None:
            high = units[i + 2].word.value or high
        before = units[i - 1].flags if i else 0
        if i and units[i - 1].flags & _DASH:
            continue
        if before & _MUCH_LEAST:
            high = 0.0
        elif before & _MUCH_MOST:
            low = 0.0
        page.claim(
            topic,
            "quantity",
            QuantityValue(
                min=low or None,
                max=high or None,
                what=counted(units, behind)[1] or label,  # "Number: four meetings" counts meetings
                approximate=bool(before & _MUCH_ABOUT) or vague is not None,
            ),
            span if len(units) <= 12 else (unit.start, unit.end),
            f"row: {label}",
        )


def _row_cause(page: Page, sentence: Sentence, topic: Known, span: tuple[int, int], facet: Facet) -> None:
    phrases = find_phrases(sentence.units, verb_roles(sentence.units))
    other: Known | None = None
    if phrases:
        phrase = phrases[0]
        seen = Seen(
            phrase.kind,
            page.text[sentence.units[phrase.first].start : sentence.units[phrase.last].end],
            sentence.units[phrase.first].start,
            sentence.units[phrase.last].end,
            0,
        )
        seen.name, seen.words, seen.plural = phrase.name, set(phrase.words), phrase.plural
        other = page.events.join(seen)
        for unit in sentence.units:
            if unit.date is not None and unit.date.earliest is not None and unit.date.latest is not None:
                other.dated((unit.date.earliest, unit.date.latest))
    page.claim(
        topic,
        facet,
        CauseValue(
            relation="cause" if facet == "cause" else "result",
            other=other.id if other else None,
            label=page.text[span[0] : span[1]].strip(),
        ),
        span,
        f"row: {facet}",
    )


def _table(page: Page, reader: Reader, blocks: Sequence[Block]) -> None:
    """Each row of a table whose headers name facets is an event of its own."""
    groups: dict[str, list[Block]] = {}
    for block in blocks:
        if block.kind == "cell" and block.start < block.end:
            groups.setdefault(block.group, []).append(block)
    for cells in groups.values():
        kinds = {cell: page.lexis.fields.get(cell.label.strip().lower(), "") for cell in cells}
        if not any(facet in ("date", "place", "event") for facet in kinds.values()):
            continue
        seen = _row_event(page, reader, cells, kinds)
        event = page.events.join(seen)
        for cell, facet in kinds.items():
            if facet not in ("skip", "none", "event") and cell.start < cell.end:
                sentence = reader.sentence(cell.start, cell.end, False)
                _row(page, sentence, facet or "other", event, (cell.start, cell.end), cell.label.strip().lower())


def _row_event(page: Page, reader: Reader, cells: list[Block], kinds: dict[Block, str]) -> Seen:
    named = next((cell for cell in cells if kinds[cell] == "event"), cells[0])
    sentence = reader.sentence(named.start, named.end, False)
    phrases = find_phrases(sentence.units, verb_roles(sentence.units))
    header = page.lexis.word(named.label.strip().lower() or "-").noun_kind
    kind = phrases[0].kind if phrases else header or next(iter(page.events.series), "happening")
    seen = Seen(kind, page.text[named.start : named.end], named.start, named.end, 0)
    if phrases:
        seen.name, seen.words = phrases[0].name, set(phrases[0].words)
    for cell in cells:
        inner = reader.sentence(cell.start, cell.end, False)
        for unit in inner.units:
            if kinds[cell] == "date" and unit.date and unit.date.earliest is not None and unit.date.latest is not None:
                seen.date = seen.date or (unit.date.earliest, unit.date.latest)
            if kinds[cell] == "place" and unit.label and not seen.place:
                seen.place = page.entities.place_of(page.entities.get("place", unit.label))
    return seen
