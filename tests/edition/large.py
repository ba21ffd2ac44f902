"""Large invented records: many events, each told by many voices of several witnesses."""

from __future__ import annotations

from sicetnon.model import Bounds, Claim, Entity, Event, Finding, PlaceValue, Record, Value, Voice, claim_id
from tests.edition.sample import date, finding, witness

VOICES_OF_ONE = 5
TOWNS = 30


def large_record(events: int, witnesses: int, findings: int = 40) -> Record:
    """A record of `events * witnesses * 10` claims by `witnesses * 5` voices."""
    sources, claims = [], []
    for number in range(witnesses):
        sentences = [
            (f"W{number}, voice {v}, on the {what} of event {e}: {1 + (e + v) % 28} March {1900 + e % 40}.", e, v, what)
            for e in range(events)
            for v in range(VOICES_OF_ONE)
            for what in ("date", "place")
        ]
        source = witness(f"W{number}", " ".join(part[0] for part in sentences), title=f"Witness {number}")
        start = 0
        for words, event, voice, what in sentences:
            quote = source.quote(start, start + len(words))
            start += len(words) + 1
            claims.append(_claim(quote, event, voice, what))
        sources.append(source)
    return Record(
        title="A large record",
        witnesses=tuple(sources),
        entities=tuple(
            Entity(id=f"n-{n}", kind="place", label=f"Town {n}", latitude=48 + n * 0.3, longitude=15 + n * 0.5)
            for n in range(TOWNS)
        ),
        events=tuple(_event(number) for number in range(events)),
        claims=tuple(claims),
        findings=_findings(claims, findings),
    )


def scattered_record(events: int, contested: int = 3) -> Record:
    """A record of as many voices as events, each of which speaks of one event alone; of the first `contested` events a
    second voice gives another day."""
    told = [(event, event) for event in range(events)] + [(event, event + 1) for event in range(contested)]
    sentences = [f"Historian {voice} on the date of event {event}: one day in March." for event, voice in told]
    source = witness("W0", " ".join(sentences), title="Scattered")
    claims, start = [], 0
    for words, (event, voice) in zip(sentences, told, strict=True):
        claims.append(_claim(source.quote(start, start + len(words)), event, voice + 1, "date"))
        start += len(words) + 1
    return Record(
        title="A scattered record",
        witnesses=(source,),
        events=tuple(_event(number) for number in range(events)),
        claims=tuple(claims),
        findings=_findings(claims, events),
    )


def _claim(quote: object, event: int, voice: int, what: str) -> Claim:
    day = f"{1900 + event % 40}-03-{1 + (event + voice) % 28:02d}"
    value: Value = (
        date(day, day, day)
        if what == "date"
        else PlaceValue(entity=f"n-{event % TOWNS}", label=f"Town {event % TOWNS}")
    )
    voices = () if voice == 0 else (Voice(kind="named", name=f"Historian {voice}"),)
    made = claim_id(what, value, quote, voices, "+")  # type: ignore[arg-type]
    return Claim(id=made, event=f"e-{event}", facet=what, value=value, quote=quote, method="sample", voice=voices)  # type: ignore[arg-type]


def _event(number: int) -> Event:
    year = 1900 + number % 40
    bounds = Bounds(begin=(f"{year}-03-01", f"{year}-03-20"), end=(f"{year}-03-05", f"{year}-03-28"))
    return Event(id=f"e-{number}", label=f"Event number {number}", kind="meeting", bounds=bounds)


def _findings(claims: list[Claim], most: int) -> tuple[Finding, ...]:
    by_event: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.facet == "date":
            by_event.setdefault(claim.event, []).append(claim)
    chosen = [(event, told) for event, told in by_event.items() if len(told) > 1][:most]
    return tuple(finding("contradiction", "date", f"Two dates of {event}.", (c[0],), (c[1],)) for event, c in chosen)
