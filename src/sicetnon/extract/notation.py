"""Values as persons write them in a table of claims (docs/formats.md).

Dates as EDTF or in words, quantities as `40`, `40..60`, `40..`, `c. 40 prisoners`, durations as `10..14 days`,
references as `part_of The second meeting`, roles before names: `victim prisoners of war`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

from sicetnon.chronology import EdtfError, day, parse_edtf
from sicetnon.chronology.mention import Relation
from sicetnon.chronology.phrases_explain import explain_phrase
from sicetnon.lexicon import languages, load
from sicetnon.model import (
    CauseValue,
    DateValue,
    DurationValue,
    EntityKind,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    SequenceValue,
    TextValue,
    Value,
)  # fmt: skip

_NUMBER = r"\d[\d,]{0,30}(?:\.\d{1,30})?"
_QUANTITY = re.compile(
    rf"(?P<about>c\. ?)?(?P<low>{_NUMBER})?(?P<range>\.\.(?P<high>{_NUMBER})?)? *(?P<what>[^\d.].*)?"
)
_DAYS = re.compile(r"(\d{1,9})\.\.(\d{0,9}) ?days?")
_RELATIONS = ("ordinal", "last", "next", "again", "before", "after", "during", "same_time")
_PLACE_ROLES = ("at", "from", "to", "near", "through")
_PARTICIPANT_ROLES = ("participant", "agent", "patient", "victim", "head", "representative", "host", "signatory")
_IDENTITIES = ("same_as", "part_of", "named", "kind", "described")
_CAUSES = ("cause", "result", "purpose", "connection")


class Notation:
    """Reads values. `entity` gives the id of a named place or person, `known` that of an event by its label."""

    def __init__(
        self, language: str, *, entity: Callable[[EntityKind, str], str], known: Callable[[str], str | None]
    ) -> None:
        self.language = language
        self.entity = entity
        self.known = known

    def value(self, facet: str, words: str) -> Value | None:
        """The value that the words stand for; None where they cannot be understood."""
        if not words:
            return None
        first, _, rest = words.partition(" ")
        match facet:
            case "date":
                return _date(words, self.language)
            case "duration":
                return _duration(words)
            case "quantity":
                return _quantity(words, self.language)
            case "sequence":
                return self.sequence(first, rest) if first in _RELATIONS else None
            case "place":
                role, label = (first, rest) if first in _PLACE_ROLES and rest else ("at", words)
                return PlaceValue(entity=self.entity("place", label), label=label, role=role)  # type: ignore[arg-type]
            case "participant":
                role, label = (first, rest) if first in _PARTICIPANT_ROLES and rest else ("participant", words)
                entity = self.entity("person", label)
                return ParticipantValue(entity=entity, label=label, role=role)  # type: ignore[arg-type]
            case "identity" | "part_of":
                relation, label = (first, rest) if first in _IDENTITIES and rest else ("described", words)
                relation = "part_of" if facet == "part_of" and relation == "described" else relation
                return IdentityValue(relation=relation, other=self.known(label), label=label)  # type: ignore[arg-type]
            case "cause":
                relation, label = (first, rest) if first in _CAUSES and rest else ("cause", words)
                return CauseValue(relation=relation, other=self.known(label), label=label)  # type: ignore[arg-type]
        return TextValue(label=words)

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
