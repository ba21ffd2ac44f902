"""Claims: someone says something about one facet of one event."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Literal, get_args

import msgspec

from sicetnon.text import PART, Quote, joined_id

Facet = Literal[
    "date", "duration", "sequence", "place", "participant", "quantity", "identity",
    "part_of", "cause", "outcome", "topic", "existence", "evidence",
]  # fmt: skip
Polarity = Literal["+", "-", "0"]
Certainty = Literal["certain", "probable", "possible", "unspecified"]
VoiceKind = Literal["author", "named", "anonymous", "document"]
Stance = Literal["neutral", "factive", "distancing"]


class Voice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who says it. `stance` is that of the one who reports this voice: "points out" is factive, "claims" distancing."""

    kind: VoiceKind
    name: str = ""
    entity: str | None = None
    stance: Stance = "neutral"


class DateValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="date"):
    """When. `earliest`/`latest` are ISO days, inclusive, None where open.

    `relation` says how the event stands to that time: `on` (it fell within, or filled it when `spans`), `begin`/`end`
    (it began or ended then), `ongoing` (it was still or already going on then), `before`/`after` (wholly),
    `until`/`since` (ended by, or began from, then on).
    """

    edtf: str
    earliest: str | None = None
    latest: str | None = None
    relation: Literal["on", "before", "after", "until", "since", "begin", "end", "ongoing"] = "on"
    spans: bool = False
    approximate: bool = False
    uncertain: bool = False
    phrase: str = ""
    calendar: str = "gregorian"
    anchored_on: str = ""
    clock: str = ""
    """The time of day as `hh:mm` or `hh:mm/hh:mm` (between these), or as the part of the day that TIMEX3 names
    (`MO`, `MI`, `AF`, `EV`, `NI`)."""


class DurationValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="duration"):
    """How long, in days; `max_days` None where open ("several weeks" has both: docs/dates.md)."""

    min_days: int
    max_days: int | None = None
    phrase: str = ""


class SequenceValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="sequence"):
    """Where an event stands among others.

    `ordinal`: the n-th of the series that `other` names (`last` besides: "the fourth and last"); `last`: the last one;
    `next`: the one that immediately follows event `other`; `again`: a further one after `other`; `before`, `after`,
    `during`, `same_time`: in relation to event `other`, by `min_days` to `max_days` where that is said ("a month
    after" = 25 to 45 days, `convention` names the tolerance). `other` is None when the text's words for it
    (`other_text`) could not be joined to an event.
    """

    relation: Literal["ordinal", "last", "next", "again", "before", "after", "during", "same_time"]
    other: str | None = None
    other_text: str = ""
    ordinal: int | None = None
    last: bool = False
    min_days: int | None = None
    max_days: int | None = None
    convention: str = ""


class PlaceValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="place"):
    """Where. `role` "at" is where the event took place; `distance_km` is a distance claimed from `entity`."""

    entity: str
    label: str
    role: Literal["at", "from", "to", "near", "through", "distance"] = "at"
    distance_km: float | None = None


class ParticipantValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="participant"):
    """Who took part: `agent` did it, `patient` had it done to them, `victim` was killed or wronged, `head` led,
    `representative` spoke for `side`; a group named by a description ("several higher officers") keeps its words."""

    entity: str
    label: str
    role: Literal["participant", "agent", "patient", "victim", "head", "representative", "host", "signatory"] = (
        "participant"
    )
    side: str = ""


class QuantityValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="quantity"):
    """How many. `what` is the noun counted in its singular where known ("prisoner of war", "meeting").

    `part_of_total`: one part of a total that the same witness gives; `enumerated`: nobody states the number, it is
    that of the items listed (the quote covers the list).
    """

    min: float | None = None
    max: float | None = None
    unit: str = ""
    what: str = ""
    approximate: bool = False
    part_of_total: bool = False
    enumerated: bool = False


class IdentityValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="identity"):
    """What it is: the same as, or part of, the event `other`; or `named`/`kind`/`described` by `label`."""

    relation: Literal["same_as", "part_of", "named", "kind", "described"]
    other: str | None = None
    label: str = ""


class CauseValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="cause"):
    """What it came from or led to. The claim's event has `other` (or `label`, when no event is named) as its `cause`,
    its `result`, or its `purpose`; `connection` when the text only speaks of a link."""

    relation: Literal["cause", "result", "purpose", "connection"]
    other: str | None = None
    label: str = ""


class TextValue(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="text"):
    """What was discussed, decided or found, or what evidence there is, in the text's own words.

    `about` is an event that the words speak of besides the claim's own.
    """

    label: str
    about: str | None = None


Value = (
    DateValue | DurationValue | SequenceValue | PlaceValue | ParticipantValue
    | QuantityValue | IdentityValue | CauseValue | TextValue
)  # fmt: skip


class Claim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One claim: a value object, never edited (law 1).

    `voice` runs outermost first; an empty tuple is the witness's author. `polarity` `0` is *not attested*, which is no
    denial. `cue` holds the words that show the certainty. `method` is the name of the extraction rule. `answers` are
    the ids of the claims that a denial or doubt speaks against ("This is however disputed"). `alternatives` are the ids
    of the other claims of a choice that the text leaves open ("in Lindau or in Bregenz"): one of them holds, and the
    text does not say which. `cited` are the documents that footnotes name for it: the claim stays that of its voice.
    """

    id: str
    event: str
    facet: Facet
    value: Value
    quote: Quote
    method: str
    voice: tuple[Voice, ...] = ()
    polarity: Polarity = "+"
    certainty: Certainty = "unspecified"
    cue: str = ""
    answers: tuple[str, ...] = ()
    note: str = ""
    alternatives: tuple[str, ...] = ()
    cited: tuple[Voice, ...] = ()


def claim_id(facet: Facet, value: Value, quote: Quote, voice: tuple[Voice, ...], polarity: Polarity) -> str:
    """The id of a claim, from what is said, where and by whom; the event is left out, so that joining two mentions of
    one event changes no id."""
    template, values_of = _SAID[value.__class__]
    who = ""
    for one in voice:
        who = f"{who};{one.kind}:{one.name}" if who else f"{one.kind}:{one.name}"
    said = template % values_of(value)
    place = f"{quote.witness}{PART}{quote.start}{PART}{quote.end}"
    return joined_id("c", f"{place}{PART}{facet}{PART}{said}{PART}{who}{PART}{polarity}")


_REFERENCES = frozenset({"other", "about", "entity"})
"""Fields that point to what the claim speaks of: they are no part of what is said."""


def _template(kind: Any) -> tuple[str, Callable[[Any], tuple[object, ...]]]:
    """The fields of a kind of value written as a sorted list of pairs, and what takes them out of a value."""
    config = kind.__struct_config__
    fields = sorted({*kind.__struct_fields__, config.tag_field} - _REFERENCES)
    pairs = [f"({field!r}, {config.tag!r})" if field == config.tag_field else f"({field!r}, %r)" for field in fields]
    return f"[{', '.join(pairs)}]", attrgetter(*(field for field in fields if field != config.tag_field))


_SAID = {kind: _template(kind) for kind in get_args(Value)}
