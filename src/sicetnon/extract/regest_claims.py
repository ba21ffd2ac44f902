"""What the readers of a regest share: the regest that is open, its claims and those who speak in them."""

from __future__ import annotations

from sicetnon.extract.classes import (
    BREAK,
    COUNT,
    DETERMINER,
    MODIFIER,
    PREPOSITION,
    QUOTE_MARK,
    TEMPORAL,
    bit,
)
from sicetnon.extract.joining import Known, Seen
from sicetnon.extract.page import Page
from sicetnon.extract.regest_heads import Head
from sicetnon.extract.said import Said, chain
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Unit
from sicetnon.model import (
    Certainty,
    EntityKind,
    Facet,
    ParticipantValue,
    Polarity,
    Value,
    Voice,
)  # fmt: skip

LONGEST_PHRASE = 9  # units of a person's description
_ACT, _DECLARES = bit("regest_acts"), bit("regest_declares", "regest_reports")
_DEED = _ACT | _DECLARES
_NAME, _ROLES, _GROUPS = bit("name"), bit("roles"), bit("groups")
_NO_PERSON = bit("place_name", "work_name", "proper_event")
_CAPITAL, _UNLISTED = bit("capital"), bit("unlisted")
_AND, _DATE, _OF = bit("and"), bit("date"), bit("of")
_PARTS = BREAK | QUOTE_MARK
_WITHIN = _NAME | _ROLES | _GROUPS | bit("name_particles", "of", "definite", "indefinite", "possessives", "and")


class RegestClaims:
    """The regest that is open, and how its claims are made."""

    def __init__(self, page: Page, heads: dict[int, Head]) -> None:
        self.page = page
        self.heads = heads
        self.head: Head | None = None
        self.event: Known | None = None
        self.others: dict[str, Known] = {}
        self.issuer: tuple[str, str, EntityKind] | None = None
        self.before: tuple[str, str, EntityKind] | None = None
        self.place: tuple[str, str] | None = None
        self.abstract = False
        self.sender: tuple[Voice, ...] = ()
        self.block = -1
        self.note = False
        self.notes = False

    def _verb_last(self) -> bool:
        """Whether all that a verb governs may stand before it, so that the word before it need not be its subject."""
        return bool(self.page.lexis.tables.get("regests", {}).get("objects"))

    def _articles(self) -> bool:
        """Whether the language has articles or prepositions that mark the one to whom something is given."""
        return not self.page.lexis.tables.get("regests", {}).get("cases")

    def _send(self) -> None:
        """From here on the issuer tells."""
        self.sender = self._issuers_voice() or self.sender

    def _issuers_voice(self) -> tuple[Voice, ...]:
        """The one whom the document is from, as a voice; nobody where that is not known."""
        if self.issuer is None:
            return ()
        entity, label, _ = self.issuer
        return (Voice(kind="named", name=label, entity=entity),)

    def _other(self, kind: str, unit: Unit) -> Known:
        """The event of a kind that this regest speaks of."""
        if kind not in self.others:
            text = self.page.text[unit.start : unit.end]
            seen = Seen(kind, text, unit.start, unit.end, self.page.sentence)
            self.others[kind] = self.page.events.new(seen, "what a regest tells of")
        return self.others[kind]

    def _person(
        self, line: Line, span: tuple[int, int], role: str, method: str, event: Known | None = None, *,
        denied: bool = False,
    ) -> None:  # fmt: skip
        units, page = line.units, self.page
        first, last = span
        while first < last and units[first].flags & (DETERMINER | PREPOSITION) and not units[first].flags & _NAME:
            first += 1
        named = next(
            (i for i in range(first, last + 1) if units[i].flags & _NAME and not units[i].flags & _NO_PERSON), -1
        )
        label = page.text[units[first].start : units[last].end]
        kind: EntityKind = "person" if named >= 0 or units[first].flags & _ROLES else "group"
        value = ParticipantValue(entity=page.entities.get(kind, label), label=label, role=role)  # type: ignore[arg-type]
        if role == "agent" and event is None:
            self.issuer = (value.entity, label, kind)
            assert self.event is not None
            self.event.agents.add(value.entity)
            self.event.label = f"{label}: {self.event.label}" if len(self.event.label) < 40 else self.event.label
        line.persons += 1
        assert self.event is not None
        self._say(
            line, event or self.event, "participant", value, (span[0], last), method, polarity="-" if denied else None
        )

    def _again(self, line: Line, span: tuple[int, int]) -> None:
        """ "Derselbe": whoever issued the document before."""
        assert self.before is not None and self.event is not None
        self.issuer = self.before
        entity, label, _ = self.issuer
        self.event.agents.add(entity)
        value = ParticipantValue(entity=entity, label=label, role="agent")
        self._say(line, self.event, "participant", value, span, "issuer of a regest")

    def _say(  # noqa: PLR0913 - one argument a part of the claim
        self, line: Line, event: Known, facet: Facet, value: Value, span: tuple[int, int], method: str, *,
        voice: tuple[Voice, ...] = (), polarity: Polarity | None = None,
    ) -> None:  # fmt: skip
        first, last = span
        line.read.update(range(first, last + 1) if facet not in ("topic", "evidence") else ())
        said = line.owner[first].said if first in line.owner else None
        if said is not None and not voice:
            voice = said.inner if said.inner_from >= 0 and last > said.inner_from else said.voice
        if line.plain and any(one.kind == "named" for one in voice):
            voice = ()
        if line.voice:
            voice = line.voice
        elif self.sender and first > line.silent:
            voice = chain(self.sender, *voice)
        here = line.said
        polarity = polarity or here.polarity
        certainty: Certainty = here.certainty
        cue = here.cue
        if said is not None and certainty == "unspecified" and not cue:
            certainty, cue = said.certainty, said.cue
        units = line.units
        self.page.claim(
            event, facet, value, (units[first].start, units[last].end), method, voice=voice,
            polarity=polarity or "+", certainty=certainty, cue=cue,
        )  # fmt: skip


class Line:
    """A sentence while it is read: which units a claim has taken, which event its phrases go on with."""

    __slots__ = ("begin", "event", "opinions", "owner", "persons", "plain", "read", "said", "silent", "units", "voice")

    def __init__(self, units: list[Unit], owner: dict[int, Scene]) -> None:
        self.units = units
        self.owner = owner
        self.begin = -1
        """Where the phrase of the deed begins, when that is before its verb."""
        self.said = Said()
        self.silent = -1
        self.plain = False
        """Whether it is the abstract of a deed named by a noun, which nobody but the editor tells."""
        self.voice: tuple[Voice, ...] = ()
        self.opinions: list[tuple[int, int, Voice]] = []
        self.read: set[int] = set()
        self.event: Known | None = None
        self.persons = 0


def start_of(opinion: tuple[int, int, Voice]) -> int:
    return opinion[0]


def phrase_end(units: list[Unit], first: int) -> int:
    """The last unit of a person's description that begins at `first`."""
    last = first - 1
    named = False
    for i in range(first, min(len(units), first + LONGEST_PHRASE)):
        flags = units[i].flags
        if flags & (_PARTS | _DATE | _DEED) or (flags & COUNT and not flags & DETERMINER):
            break
        if flags & PREPOSITION and not flags & (_OF | bit("name_particles")) and i > first:
            break
        if named and flags & DETERMINER and not flags & _OF and not units[i - 1].flags & (_AND | _OF):
            break
        if named and not flags & _WITHIN and not flags & (_CAPITAL | MODIFIER):
            break
        named = named or bool(flags & (_NAME | _ROLES | _GROUPS | _UNLISTED) and not flags & DETERMINER)
        last = i
    while (
        last > first and units[last].flags & (_AND | DETERMINER | PREPOSITION | _OF) and not units[last].flags & _NAME
    ):
        last -= 1
    return last


def lead(units: list[Unit], i: int) -> int:
    """The preposition before a unit, or the unit itself."""
    return i - 1 if i and units[i - 1].flags & (PREPOSITION | TEMPORAL) and not units[i - 1].flags & _NAME else i


def ends_in(unit: Unit, endings: list[str]) -> bool:
    return unit.word.lower.endswith(tuple(endings))
