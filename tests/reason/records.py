"""Small invented records: a text is written claim by claim, so that every quote is exact."""

from __future__ import annotations

from typing import Any

from sicetnon.chronology.edtf import parse_edtf
from sicetnon.model import (
    Analysis,
    Block,
    CauseValue,
    Claim,
    DateValue,
    DurationValue,
    Entity,
    Event,
    Extraction,
    Facet,
    Finding,
    IdentityValue,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    SequenceValue,
    TextValue,
    Value,
    Voice,
    Witness,
    claim_id,
)
from sicetnon.reason import analyse
from sicetnon.text import Quote, content_id, sha256_hex

SOME = Voice(kind="anonymous", name="some historians")
OTHERS = Voice(kind="anonymous", name="other historians")


def named(name: str) -> Voice:
    """A voice with a name."""
    return Voice(kind="named", name=name)


def when(text: str, relation: str = "on", **more: Any) -> DateValue:
    """A date value from EDTF; days inclusive."""
    from sicetnon.chronology.day import iso

    low, high = parse_edtf(text).bounds()
    return DateValue(
        edtf=text,
        earliest=None if low is None else iso(low),
        latest=None if high is None else iso(high),
        relation=relation,  # type: ignore[arg-type]
        spans="/" in text,
        **more,
    )


class Page:
    """One witness that grows sentence by sentence."""

    def __init__(self, siglum: str = "A", language: str = "en") -> None:
        self.siglum = siglum
        self.language = language
        self.pieces: list[tuple[str, str]] = []
        self.length = 0

    def write(self, words: str, kind: str = "paragraph") -> tuple[int, int]:
        """Add a sentence or a row; the span of its words."""
        start = self.length
        self.pieces.append((words, kind))
        self.length += len(words) + 2
        return start, start + len(words)

    def witness(self) -> Witness:
        """The witness as it stands."""
        text = "".join(words + (".\n" if kind == "field" else ". ") for words, kind in self.pieces)
        blocks = []
        at = 0
        for words, kind in self.pieces:
            blocks.append(Block(kind=kind, start=at, end=at + len(words)))  # type: ignore[arg-type]
            at += len(words) + 2
        return Witness(
            id=content_id("w", self.siglum),
            siglum=self.siglum,
            title=self.siglum,
            file=f"{self.siglum}.txt",
            language=self.language,
            sha256=sha256_hex(text.encode()),
            original=text,
            text=text,
            blocks=tuple(blocks),
        )


class Writer:
    """Writes an extraction by hand."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.events: dict[str, Event] = {}
        self.entities: dict[str, Entity] = {}
        self.said: list[tuple[str, tuple[int, int], str, Facet, Value, dict[str, Any]]] = []
        self.last: tuple[str, tuple[int, int]] = ("A", (0, 0))

    def event(self, name: str, kind: str = "meeting", series: str | None = None, **more: Any) -> str:
        """An event, known by its name."""
        self.events[name] = Event(id=name, label=f"the {name}", kind=kind, series=series, **more)
        return name

    def place(
        self, name: str, latitude: float | None = None, longitude: float | None = None, **more: Any
    ) -> PlaceValue:
        """A place and the value that puts an event there."""
        key = f"place-{name}"
        self.entities[key] = Entity(
            id=key, kind="place", label=name, names=(name,), latitude=latitude, longitude=longitude, **more
        )
        return PlaceValue(entity=key, label=name)

    def person(self, name: str, role: str = "participant", side: str = "") -> ParticipantValue:
        """A person and the value that makes them take part."""
        key = f"person-{name}"
        self.entities[key] = Entity(id=key, kind="person", label=name, names=(name,))
        return ParticipantValue(entity=key, label=name, role=role, side=side)  # type: ignore[arg-type]

    def say(self, event: str, value: Value, words: str = "", *, page: str = "A", **more: Any) -> str:
        """A claim in a sentence of its own, or (no words) in the sentence written last. Returns a handle."""
        if words:
            kind = more.pop("block", "paragraph")
            self.last = page, self.pages.setdefault(page, Page(page)).write(words, kind)
        facet: Facet = more.pop("facet", None) or _FACETS[type(value)]
        handle = f"{event}#{len(self.said)}"
        self.said.append((*self.last, event, facet, value, more))
        return handle

    def extraction(self) -> tuple[Extraction, tuple[Witness, ...], dict[str, str]]:
        """The extraction, its witnesses, and the id of every handle."""
        witnesses = {name: page.witness() for name, page in self.pages.items()}
        ids: dict[str, str] = {}
        claims = []
        for number, (page, span, event, facet, value, more) in enumerate(self.said):
            witness = witnesses[page]
            quote = Quote.of(witness.id, witness.original, *span)
            voice = more.get("voice", ())
            voice = voice if isinstance(voice, tuple) else (voice,)
            made = self._made(witnesses, number)
            ids[f"{event}#{number}"] = made
            fields = {key: item for key, item in more.items() if key not in ("voice", "answers", "either")}
            answers = tuple(ids[handle] for handle in more.get("answers", ()))
            either = more.get("either", "")
            sides = [(n, fields.get("either", "")) for n, (*_, fields) in enumerate(self.said) if either]
            beside = [n for n, name in sides if name == either and n != number]
            fields["alternatives"] = tuple(self._made(witnesses, n) for n in beside)
            claims.append(
                Claim(
                    id=made, event=event, facet=facet, value=value, quote=quote, method="test", voice=voice,
                    answers=answers, **fields,
                )
            )  # fmt: skip
        extraction = Extraction(
            entities=tuple(self.entities.values()), events=tuple(self.events.values()), claims=tuple(claims)
        )
        return extraction, tuple(witnesses.values()), ids

    def _made(self, witnesses: dict[str, Witness], number: int) -> str:
        """The id of the claim that was written as the n-th."""
        page, span, _, facet, value, more = self.said[number]
        quote = Quote.of(witnesses[page].id, witnesses[page].original, *span)
        voice = more.get("voice", ())
        voices = voice if isinstance(voice, tuple) else (voice,)
        return claim_id(facet, value, quote, voices, more.get("polarity", "+")) + f"-{number}"

    def analyse(self, **more: Any) -> Analysis:
        """The analysis of what was written."""
        extraction, witnesses, _ = self.extraction()
        return analyse(extraction, witnesses=witnesses, **more)

    def findings(self, *handles: str, level: str = "", rule: str = "", **more: Any) -> list[Finding]:
        """The findings that hold all of these claims, of one level or one rule where that is asked for."""
        extraction, witnesses, ids = self.extraction()
        wanted = {ids[handle] for handle in handles}
        return [
            finding
            for finding in analyse(extraction, witnesses=witnesses, **more).findings
            if wanted <= set(finding.claims) and level in ("", finding.level) and rule in ("", finding.rule)
        ]


_FACETS: dict[type, Facet] = {
    DateValue: "date", DurationValue: "duration", SequenceValue: "sequence", PlaceValue: "place",
    ParticipantValue: "participant", QuantityValue: "quantity", IdentityValue: "identity", CauseValue: "cause",
    TextValue: "topic",
}  # fmt: skip
