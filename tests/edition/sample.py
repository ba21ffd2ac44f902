"""An invented record with everything that a page must be able to show.

The harbour talks of 1871–72 never took place; the three witnesses were made up for these tests.
"""

from __future__ import annotations

from typing import Any

from sicetnon.model import (
    Block,
    BlockKind,
    BoundReason,
    Bounds,
    CauseValue,
    Claim,
    DateValue,
    Dependence,
    DurationValue,
    Entity,
    Event,
    Finding,
    IdentityValue,
    Mention,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    Reading,
    Record,
    SequenceValue,
    TextValue,
    Value,
    Voice,
    Witness,
    claim_id,
)
from sicetnon.text import content_id, sha256_hex
from tests.edition.sample_texts import TEXTS


def witness(siglum: str, text: str, *, language: str = "en", title: str = "", **more: Any) -> Witness:
    """A witness in plain text, its blocks found by blank lines (a short one without a full stop is a heading)."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        heading = len(part) < 40 and not part.endswith(".")
        kind: BlockKind = "title" if heading and not start else "heading" if heading else "paragraph"
        blocks.append(Block(kind=kind, start=start, end=start + len(part), level=2 if kind == "heading" else 0))
        start += len(part) + 2
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    known = {
        "id": f"w-{digest[:12]}",
        "siglum": siglum,
        "title": title,
        "file": f"{siglum}.txt",
        "language": language,
        "sha256": digest,
        "original": text,
        "text": text,
        "blocks": tuple(blocks),
    }
    return Witness(**{**known, **more})


def claim(source: Witness, words: str, event: str, facet: Any, value: Value, **more: Any) -> Claim:
    """A claim whose quote is the first place in `source` where `words` stand."""
    start = source.original.index(words)
    quote = source.quote(start, start + len(words))
    voice = more.pop("voice", ())
    polarity = more.pop("polarity", "+")
    return Claim(
        id=claim_id(facet, value, quote, voice, polarity),
        event=event,
        facet=facet,
        value=value,
        quote=quote,
        method=more.pop("method", "sample"),
        voice=voice,
        polarity=polarity,
        **more,
    )


def date(edtf: str, earliest: str | None, latest: str | None, **more: Any) -> DateValue:
    return DateValue(edtf=edtf, earliest=earliest, latest=latest, **more)


def finding(level: Any, kind: str, explanation: str, *sides: tuple[Claim, ...], **more: Any) -> Finding:
    variants = tuple(tuple(c.id for c in side) for side in sides)
    claims = tuple(c for side in variants for c in side)
    events = tuple(dict.fromkeys(c.event for side in sides for c in side))
    return Finding(
        id=content_id("f", level, kind, *claims),
        level=level,
        kind=kind,
        variants=variants,
        claims=claims,
        rule=more.pop("rule", kind),
        explanation=explanation,
        events=more.pop("events", events),
        **more,
    )


PLACES = {
    "harlaid": Entity(
        id="n-harlaid", kind="place", label="Harlaid", names=("Harlaid",), latitude=59.44, longitude=24.75
    ),
    "osmundsholm": Entity(
        id="n-osmundsholm", kind="place", label="Osmundsholm", names=("Osmundsholm",), latitude=60.17, longitude=24.94
    ),
    "kivisaar": Entity(
        id="n-kivisaar", kind="place", label="Kivisaar", names=("Kivisaar",), latitude=58.25, longitude=22.48
    ),
    "province": Entity(id="n-province", kind="place", label="the coastal province", latitude=58.9, longitude=24.0),
}
SERIES, FIRST, SECOND, LAST, INTERNMENT, FEBRUARY = (f"e-{n}" for n in ("series", "m1", "m2", "m3", "intern", "feb"))


def events(mention: Mention) -> tuple[Event, ...]:
    """The events of the sample, with the bounds that its claims leave."""
    return (
        Event(
            id=SERIES,
            label="Harbour talks",
            kind="series",
            bounds=Bounds(begin=("1871-05-03", "1871-05-05"), end=("1872-03-01", "1872-03-31")),
        ),
        Event(
            id=FIRST,
            label="First meeting in Harlaid",
            kind="meeting",
            series=SERIES,
            mentions=(mention,),
            bounds=Bounds(begin=("1871-05-03", "1871-05-05"), end=("1871-05-03", "1871-05-05")),
        ),
        Event(
            id=SECOND,
            label="Second meeting",
            kind="meeting",
            series=SERIES,
            bounds=Bounds(begin=("1871-06-21", "1871-06-30"), end=("1871-06-21", None)),
        ),
        Event(
            id=FEBRUARY,
            label="Meeting in Kivisaar, February 1872",
            kind="meeting",
            series=SERIES,
            bounds=Bounds(begin=("1872-02-20", "1872-02-20"), end=("1872-02-20", "1872-02-20")),
        ),
        Event(
            id=LAST,
            label="Last meeting in Kivisaar",
            kind="meeting",
            series=SERIES,
            bounds=Bounds(begin=("1872-03-01", "1872-03-10"), end=("1872-03-21", "1872-03-31")),
        ),
        Event(
            id=INTERNMENT,
            label="Internment of the ferrymen",
            kind="internment",
            candidates=(SECOND,),
            bounds=Bounds(begin=("1871-07-01", None), end=(None, None)),
        ),
    )


def sample_claims(a: Witness, b: Witness, c: Witness) -> dict[str, Claim]:
    """The claims of the sample by short names."""
    some = (Voice(kind="anonymous", name="some historians"),)
    others = (Voice(kind="anonymous", name="other historians"),)
    lund = (Voice(kind="named", name="Edda Lund", stance="factive"),)
    at = {key: PlaceValue(entity=place.id, label=place.label) for key, place in PLACES.items()}
    month = date("1872-03", "1872-03-01", "1872-03-31")
    return {
        "four": claim(a, "four meetings", SERIES, "quantity", QuantityValue(min=4, max=4, what="meeting")),
        "years": claim(
            a, "between 1871 and 1872", SERIES, "date", date("1871/1872", "1871-01-01", "1872-12-31", spans=True)
        ),
        "m1": claim(a, "in Harlaid on 3 May 1871", FIRST, "date", date("1871-05-03", "1871-05-03", "1871-05-03")),
        "m1p": claim(a, "took place in Harlaid on 3 May 1871", FIRST, "place", at["harlaid"]),
        "m2": claim(
            a, "at the end of June 1871", SECOND, "date", date("1871-06", "1871-06-21", "1871-06-30", approximate=True)
        ),
        "m2p": claim(a, "The second was held in Osmundsholm", SECOND, "place", at["osmundsholm"]),
        "m2q": claim(a, "it took place in Harlaid", SECOND, "place", at["harlaid"], voice=some, certainty="possible"),
        "third": claim(
            a,
            "The third and last meeting",
            LAST,
            "sequence",
            SequenceValue(relation="ordinal", other=SERIES, ordinal=3, last=True),
        ),
        "m3": claim(a, "held in March 1872", LAST, "date", month),
        "m3p": claim(a, "in March 1872 in Kivisaar", LAST, "place", at["kivisaar"]),
        "link": claim(
            a,
            "the internment of the ferrymen may have been decided at the second meeting",
            INTERNMENT,
            "cause",
            CauseValue(relation="cause", other=SECOND),
            voice=lund,
            certainty="possible",
            cue="may have been",
        ),
        "no": claim(
            a,
            "Other historians dispute this",
            INTERNMENT,
            "cause",
            CauseValue(relation="cause", other=SECOND),
            voice=others,
            polarity="-",
        ),
        "none": claim(
            a,
            "there is no documentary evidence of any such decision",
            INTERNMENT,
            "evidence",
            TextValue(label="a decision to intern the ferrymen", about=SECOND),
            voice=others,
            polarity="0",
        ),
        "42": claim(a, "Forty-two ferrymen", INTERNMENT, "quantity", QuantityValue(min=42, max=42, what="ferryman")),
        "b4": claim(b, "viermal", SERIES, "quantity", QuantityValue(min=4, max=4, what="meeting")),
        "bm1": claim(
            b,
            "angeblich am 5. Mai 1871",
            FIRST,
            "date",
            date("1871-05-05?", "1871-05-05", "1871-05-05", uncertain=True),
            certainty="possible",
            cue="angeblich",
        ),
        "bno": claim(b, "Im Juni war niemand in Osmundsholm", SECOND, "place", at["osmundsholm"], polarity="-"),
        "weeks": claim(
            b, "mehrere Wochen", SERIES, "duration", DurationValue(min_days=14, max_days=60, phrase="mehrere Wochen")
        ),
        "60": claim(
            b,
            "Etwa sechzig Fährleute",
            INTERNMENT,
            "quantity",
            QuantityValue(min=55, max=65, what="ferryman", approximate=True),
        ),
        "cm1": claim(c, "3 maja 1871", FIRST, "date", date("1871-05-03", "1871-05-03", "1871-05-03")),
        "cm2": claim(c, "czerwiec 1871", SECOND, "date", date("1871-06", "1871-06-01", "1871-06-30")),
        "cm2p": claim(c, "czerwiec 1871 Osmundsholm", SECOND, "place", at["osmundsholm"]),
        "feb": claim(c, "20 lutego 1872", FEBRUARY, "date", date("1872-02-20", "1872-02-20", "1872-02-20")),
        "cm3": claim(c, "marzec 1872", LAST, "date", month),
        "july": claim(
            c,
            "Internowanie przewoźników: lipiec 1871",
            INTERNMENT,
            "date",
            date("1871-07/..", "1871-07-01", None, relation="begin"),
        ),
        "listed": claim(
            c,
            "3 maja 1871 Harlaid; czerwiec 1871 Osmundsholm; 20 lutego 1872 Kivisaar; marzec 1872 Kivisaar",
            SERIES,
            "quantity",
            QuantityValue(min=5, max=5, what="meeting", enumerated=True),
        ),
        "who": claim(
            a,
            "held by the two port authorities",
            SERIES,
            "participant",
            ParticipantValue(entity="n-ports", label="the two port authorities", role="agent"),
        ),
        "part": claim(
            c,
            "marzec 1872 Kivisaar",
            LAST,
            "identity",
            IdentityValue(relation="part_of", other=FEBRUARY),
            certainty="probable",
        ),
    }


def sample_findings(c: dict[str, Claim]) -> tuple[Finding, ...]:
    """Findings of every level over the sample's claims."""
    harlaid = finding(
        "contradiction",
        "place",
        "The second meeting cannot have been in Osmundsholm and in Harlaid.",
        (c["m2p"], c["cm2p"]),
        (c["m2q"],),
        rule_words="An event takes place in one place.",
        ways_out=((c["m2p"].id, c["cm2p"].id), (c["m2q"].id,)),
        stays="It took place in June 1871.",
    )
    again = finding(
        "contradiction",
        "place",
        "Nobody was in Osmundsholm in June, yet a meeting is placed there.",
        (c["cm2p"],),
        (c["bno"],),
    )
    harlaid = Finding(**{name: getattr(harlaid, name) for name in harlaid.__struct_fields__} | {"others": (again.id,)})
    return (
        finding(
            "contradiction",
            "count",
            "Four meetings are stated, “the third and last” ends the series, and five are listed.",
            (c["four"], c["b4"]),
            (c["third"],),
            (c["listed"],),
            rule="series-count",
            pivot=1,
            rule_words="A series has as many members as the number of its last one.",
            ways_out=((c["four"].id, c["b4"].id), (c["third"].id,), (c["listed"].id,)),
            stays="At least three meetings were held.",
        ),
        harlaid,
        again,
        finding(
            "dispute",
            "cause",
            "Edda Lund holds that it may have been decided there; other historians dispute it.",
            (c["link"],),
            (c["no"], c["none"]),
            rule_words="One voice asserts what another denies.",
        ),
        finding("tension", "quantity", "Forty-two and about sixty ferrymen are both given.", (c["42"],), (c["60"],)),
        finding(
            "tension",
            "certainty",
            "3 May is stated flatly in two witnesses and 5 May with reserve in one.",
            (c["m1"], c["cm1"]),
            (c["bm1"],),
        ),
        finding("doubt", "anonymous", "This rests on unnamed historians alone.", (c["m2q"],)),
        Finding(
            id="f-colon",
            level="defect",
            kind="text",
            variants=(),
            claims=(),
            rule="missing-quotation",
            explanation="A list is announced, and one of its entries has no place.",
            passages=(c["listed"].quote,),
        ),
    )


def sample_record(**more: Any) -> Record:
    """The sample record; keyword arguments replace its fields."""
    a, b, c = (witness(s, text, language=lang, title=title) for s, (lang, title, text) in TEXTS.items())
    claims = sample_claims(a, b, c)
    place = a.original.index("The first meeting")
    mention = Mention(quote=a.quote(place, place + 17), reason="first in the series of harbour talks")
    readings = (
        Reading(
            claims_left_out=(claims["third"].id, claims["listed"].id),
            weight_left_out=2.0,
            description="Four meetings; the March meeting is not the last.",
        ),
        Reading(
            claims_left_out=(claims["four"].id, claims["b4"].id, claims["listed"].id),
            weight_left_out=3.0,
            description="Three meetings.",
            bounds={SECOND: Bounds(begin=("1871-06-01", "1871-06-30"), end=("1871-06-01", "1871-06-30"))},
        ),
    )
    known: dict[str, Any] = {
        "title": "The harbour talks",
        "witnesses": (a, b, c),
        "entities": (*PLACES.values(), Entity(id="n-ports", kind="group", label="the two port authorities")),
        "events": events(mention),
        "claims": tuple(claims.values()),
        "findings": sample_findings(claims),
        "readings": readings,
        "reasons": (
            BoundReason(
                event=SECOND,
                side="earliest begin",
                day="1871-06-21",
                claims=(claims["m2"].id,),
                explanation="A says “at the end of June 1871”.",
            ),
        ),
        "dependences": (
            Dependence(witness=c.id, source=a.id, reason="the same dates in the same order", strength="possible"),
        ),
    }
    return Record(**{**known, **more})
