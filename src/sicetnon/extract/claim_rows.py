"""Claims that a person has already written down: a table with a row a claim (docs/formats.md).

Nothing is read out of prose here. A cell says what it says in the notation of that table: dates as EDTF or in words,
quantities as `40`, `40..60`, `40..`, `c. 40 prisoners`, references as `part_of The second meeting`.
"""

from __future__ import annotations

import re
from typing import get_args

from sicetnon.chronology import EdtfError, day, parse_edtf
from sicetnon.chronology.mention import Relation
from sicetnon.chronology.phrases_explain import explain_phrase
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.mentions import find_phrases
from sicetnon.extract.page import Page
from sicetnon.extract.roles import verb_roles
from sicetnon.lexicon import languages, load
from sicetnon.lexicon.names import fold
from sicetnon.model import (
    Block,
    CauseValue,
    Certainty,
    DateValue,
    DurationValue,
    Facet,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    Polarity,
    QuantityValue,
    SequenceValue,
    TextValue,
    Value,
    Voice,
    VoiceKind,
    Witness,
)  # fmt: skip

NEEDED = frozenset({"event", "facet", "value"})
METHOD = "row of a table of claims"
_QUANTITY = re.compile(
    r"(?P<about>c\. ?)?(?P<low>\d[\d,]*(?:\.\d+)?)?(?P<range>\.\.(?P<high>\d[\d,]*(?:\.\d+)?)?)? *(?P<what>[^\d.].*)?"
)
_DAYS = re.compile(r"(\d+)\.\.(\d*) ?days?")
_RELATIONS = ("ordinal", "last", "next", "again", "before", "after", "during", "same_time")
_PLACE_ROLES = ("at", "from", "to", "near", "through")
_PARTICIPANT_ROLES = ("participant", "agent", "patient", "victim", "head", "representative", "host", "signatory")
_IDENTITIES = ("same_as", "part_of", "named", "kind", "described")
_CAUSES = ("cause", "result", "purpose", "connection")


def is_table(witness: Witness) -> bool:
    """Whether a witness is such a table."""
    return witness.format == "csv" and {block.label for block in witness.blocks} >= NEEDED


def read_table(page: Page) -> None:
    """One claim a row; a row whose cells cannot be understood is said in a finding, and the others are read."""
    rows: dict[str, dict[str, Block]] = {}
    for block in page.witness.blocks:
        if block.kind == "cell" and block.group:
            rows.setdefault(block.group, {})[block.label] = block
    table = _Table(page)
    for cells in rows.values():
        if cells.keys() >= NEEDED:
            table.event(cells["event"])
    for cells in rows.values():
        if cells.keys() >= NEEDED:
            table.row(cells)


class _Table:
    """The events of the table by their labels, and its claims."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.events: dict[str, Known] = {}

    def words(self, cells: dict[str, Block], name: str) -> str:
        block = cells.get(name)
        return self.page.text[block.start : block.end].strip() if block else ""

    def event(self, cell: Block) -> Known:
        """The event of a label, the same one wherever the label stands."""
        label = self.page.text[cell.start : cell.end].strip()
        known = self.events.get(fold(label))
        if known is None:
            units = self.page.reader.words(cell.start, cell.end)
            phrases = find_phrases(units, verb_roles(units)) if units else []
            kind = phrases[0].kind if phrases else "happening"
            known = self.page.events.new(Seen(kind, label, cell.start, cell.end, 0), METHOD)
            self.events[fold(label)] = known
        return known

    def row(self, cells: dict[str, Block]) -> None:
        event = self.event(cells["event"])
        facet = self.words(cells, "facet").lower()
        value = self.value(facet, self.words(cells, "value"))
        spoken = cells.get("quote") or cells["value"]
        span = (spoken.start, spoken.end)
        if value is None or facet not in get_args(Facet):
            what = f"“{facet}” is no facet" if facet not in get_args(Facet) else "the value cannot be understood"
            self.page.finding("defect", "text", "row not understood", f"This row makes no claim: {what}.", span)
            return
        polarity = self.words(cells, "polarity").replace("−", "-") or "+"
        certainty = self.words(cells, "certainty").lower() or "unspecified"
        self.page.claim(
            event, facet, value, span, METHOD,  # type: ignore[arg-type]
            voice=self.voices(cells), note=self.words(cells, "note"),
            polarity=polarity if polarity in get_args(Polarity) else "+",  # type: ignore[arg-type]
            certainty=certainty if certainty in get_args(Certainty) else "unspecified",  # type: ignore[arg-type]
        )  # fmt: skip

    def voices(self, cells: dict[str, Block]) -> tuple[Voice, ...]:
        """The chain of voices, outermost first: the witness that the row names, then the cells parted by ` > `."""
        chain = []
        witness = self.words(cells, "witness")
        if witness:
            chain.append(Voice(kind="document", name=witness))
        names = [name.strip() for name in self.words(cells, "voice").split(">") if name.strip()]
        kinds = [kind.strip() for kind in self.words(cells, "voice_kind").split(">")]
        for number, name in enumerate(names):
            kind = kinds[number] if number < len(kinds) and kinds[number] in get_args(VoiceKind) else "named"
            chain.append(Voice(kind=kind, name=name))  # type: ignore[arg-type]
        return tuple(chain)

    def value(self, facet: str, words: str) -> Value | None:
        """The value of a cell; None where it cannot be understood."""
        if not words:
            return None
        first, _, rest = words.partition(" ")
        match facet:
            case "date":
                return _date(words, self.page.witness.language)
            case "duration":
                return _duration(words)
            case "quantity":
                return _quantity(words, self.page.witness.language)
            case "sequence":
                return self.sequence(first, rest) if first in _RELATIONS else None
            case "place":
                role, label = (first, rest) if first in _PLACE_ROLES and rest else ("at", words)
                return PlaceValue(entity=self.page.entities.get("place", label), label=label, role=role)  # type: ignore[arg-type]
            case "participant":
                role, label = (first, rest) if first in _PARTICIPANT_ROLES and rest else ("participant", words)
                entity = self.page.entities.get("person", label)
                return ParticipantValue(entity=entity, label=label, role=role)  # type: ignore[arg-type]
            case "identity" | "part_of":
                relation, label = (first, rest) if first in _IDENTITIES and rest else ("described", words)
                relation = "part_of" if facet == "part_of" and relation == "described" else relation
                return IdentityValue(relation=relation, other=self.known(label), label=label)  # type: ignore[arg-type]
            case "cause":
                relation, label = (first, rest) if first in _CAUSES and rest else ("cause", words)
                return CauseValue(relation=relation, other=self.known(label), label=label)  # type: ignore[arg-type]
        return TextValue(label=words)

    def known(self, label: str) -> str | None:
        event = self.events.get(fold(label))
        return event.id if event else None

    def sequence(self, relation: str, rest: str) -> SequenceValue:
        """`ordinal 4 last The conferences`, `after The treaty`."""
        parts = rest.split(" ")
        ordinal = int(parts.pop(0)) if parts[0].isdecimal() and len(parts[0]) < 6 else None
        last = bool(parts) and parts[0] == "last"
        label = " ".join(parts[1:] if last else parts)
        return SequenceValue(
            relation=relation,  # type: ignore[arg-type]
            ordinal=ordinal,
            last=last or relation == "last",
            other=self.known(label),
            other_text=label,
        )


def _date(words: str, language: str) -> DateValue | None:
    first, _, rest = words.partition(" ")
    relation, said = (first, rest) if first in get_args(Relation) and rest else ("on", words)
    try:
        edtf = parse_edtf(said)
    except EdtfError:
        return _spoken_date(said, relation, language)
    low, high = edtf.bounds()
    return DateValue(
        edtf=str(edtf),
        earliest=_iso(low),
        latest=_iso(high),
        relation=relation,  # type: ignore[arg-type]
        spans="/" in said,
        phrase=words,
    )


def _spoken_date(said: str, relation: str, language: str) -> DateValue | None:
    found = explain_phrase(said, language if language in languages() else "en")
    if not found.edtf:
        return None
    return DateValue(
        edtf=found.edtf, earliest=_iso(found.earliest), latest=_iso(found.latest),
        relation=relation if relation != "on" else found.relation,  # type: ignore[arg-type]
        spans=found.kind == "interval", approximate=found.approximate, uncertain=found.uncertain, phrase=said,
        calendar=found.calendar, anchored_on=found.anchored_on,
    )  # fmt: skip


def _iso(number: int | None) -> str | None:
    return None if number is None else day.iso(number)


def _duration(words: str) -> DurationValue | None:
    match = _DAYS.fullmatch(words)
    if match is None:
        return None
    return DurationValue(min_days=int(match[1]), max_days=int(match[2]) if match[2] else None, phrase=words)


def _quantity(words: str, language: str) -> QuantityValue | None:
    bound, words = _bound(words, language)
    match = _QUANTITY.fullmatch(words)
    if match is None or not (match["low"] or match["high"]):
        return None
    low, high = (float(side.replace(",", "")) if side else None for side in (match["low"], match["high"]))
    if not match["range"]:
        low, high = (None if bound == "most" else low), (None if bound == "least" else low)
    about = bool(match["about"]) or bound == "about"
    return QuantityValue(min=low, max=high, what=(match["what"] or "").strip(), approximate=about)


def _bound(words: str, language: str) -> tuple[str, str]:
    """What the language's words before a number say of it ("at least", "about"), and the rest."""
    tables = load(language if language in languages() else "en").section("extract").get("quantities", {})
    for bound in ("least", "most", "about"):
        for phrase in tables.get(bound, ()):
            if words[: len(phrase) + 1].lower() == f"{phrase} ":
                return bound, words[len(phrase) + 1 :].lstrip()
    return "", words
