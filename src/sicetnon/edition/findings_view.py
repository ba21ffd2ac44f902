"""Findings as cards: grouped by event, the gravest first, the same disagreement shown once."""

from __future__ import annotations

import msgspec

from sicetnon.edition.evidence import ClaimView, Evidence, QuoteView
from sicetnon.edition.index import Index, anchor, shown
from sicetnon.edition.variants import points_of, related
from sicetnon.edition.words import Wording
from sicetnon.model import LEVELS, Claim, Finding, QuantityValue

GRAVITY: dict[str, int] = {level: place for place, level in enumerate(LEVELS)}
PLAIN = frozenset({"date", "duration", "sequence", "place", "participant", "quantity", "part_of"})
"""Facets whose values can be set down in a line; what was discussed or found stands in the apparatus."""
BESIDE = "side by side"
"""The kind of findings that only set passages side by side; they stand together, behind those of a plain point."""
FURTHER = "further"
"""Where a single finding stands whose event has no name of its own, only the words of a clause."""
_NO_EVENT = {
    FURTHER: ("g-further", "findings.further"),
    BESIDE: ("g-beside", "findings.side_by_side"),
    "": ("g-text", "findings.text_itself"),
}
"""The groups that belong to no event, in their order: anchor, and where their name stands."""
_UNNAMED = "happening"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class VariantView(msgspec.Struct, frozen=True):
    """One side of a finding: the claims shown, and those that say the same and are folded away."""

    letter: str
    value: str
    claims: tuple[ClaimView, ...]
    folded: tuple[ClaimView, ...]
    pivot: bool


class PassageView(msgspec.Struct, frozen=True):
    """A passage that no claim stands for (a defect of the text)."""

    siglum: str
    anchor: str
    quote: QuoteView


class CardView(msgspec.Struct, frozen=True, kw_only=True):
    """One finding."""

    anchor: str
    level: str
    kind: str
    explanation: str
    rule: str
    variants: tuple[VariantView, ...]
    ways_out: tuple[tuple[ClaimView, ...], ...]
    stays: str
    passages: tuple[PassageView, ...]
    same: tuple[CardView, ...]
    events: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]


class GroupView(msgspec.Struct, frozen=True, kw_only=True):
    """The findings about one event.

    `tally` counts them by level; `also` are (anchor, level, sentence) of findings that stand with another event and
    touch this one; `uncontested` are (facet, value, claims) of what no finding disputes.
    """

    anchor: str
    event: str
    bounds: str
    cards: tuple[CardView, ...]
    minor: tuple[CardView, ...]
    tally: tuple[tuple[str, int], ...]
    also: tuple[tuple[str, str, str], ...]
    uncontested: tuple[tuple[str, str, tuple[ClaimView, ...]], ...]


class Findings:
    """Makes the groups of cards of one record."""

    def __init__(self, index: Index, wording: Wording, evidence: Evidence) -> None:
        self.index = index
        self.wording = wording
        self.evidence = evidence
        self._heads = self._folded()
        self._by_event = self._touching()

    def groups(self) -> list[GroupView]:
        """All findings, by event."""
        by_event: dict[str, list[CardView]] = {}
        for finding, same in self._heads:
            by_event.setdefault(self._home(finding), []).append(self._card(finding, same))
        single = [event for event, cards in by_event.items() if len(cards) == 1 and self._without_a_name(event)]
        if len(single) > 1:
            by_event[FURTHER] = [by_event.pop(event)[0] for event in single]
        groups = [self._group(event, cards) for event, cards in by_event.items()]
        return sorted(groups, key=_weight)

    def _without_a_name(self, event: str) -> bool:
        return event in self.index.events and self.index.events[event].kind == _UNNAMED

    def _folded(self) -> list[tuple[Finding, list[Finding]]]:
        """Every finding once, with those that show the same disagreement another way folded under it."""
        ordered = sorted(self.index.findings.values(), key=lambda f: (GRAVITY[f.level], len(f.claims)))
        under: dict[str, str] = {}
        for finding in ordered:
            for other in finding.others:
                if finding.id not in under and other != finding.id:
                    under.setdefault(other, finding.id)
        heads = [finding for finding in ordered if finding.id not in under]
        members: dict[str, list[Finding]] = {}
        for member, head in under.items():
            if member in self.index.findings:
                members.setdefault(head, []).append(self.index.findings[member])
        return [(finding, members.get(finding.id, [])) for finding in heads]

    def _home(self, finding: Finding) -> str:
        """The event under which a finding stands; what only sets passages side by side stands under none."""
        if finding.kind == BESIDE:
            return BESIDE
        known = [event for event in finding.events if event in self.index.events]
        named = [event for event in known if not self._without_a_name(event)]
        if known:
            return (named or known)[0]
        claims = (self.index.claims[c] for c in finding.claims if c in self.index.claims)
        return next((claim.event for claim in claims if claim.event in self.index.events), "")

    def _group(self, event: str, cards: list[CardView]) -> GroupView:
        cards = sorted(cards, key=lambda card: GRAVITY[card.level])
        grave = tuple(card for card in cards if card.level not in ("doubt", "defect"))
        minor = tuple(card for card in cards if card.level in ("doubt", "defect"))
        place, words = _NO_EVENT.get(event, (f"g-{anchor(event)}", ""))
        event = "" if words else event
        label = self.wording.catalogue.text(words) if words else self.index.event_label(event)
        return GroupView(
            anchor=place,
            event=label,
            bounds=self.wording.bounds_of(event),
            cards=grave,
            minor=minor,
            also=self._also(event),
            tally=tuple((level, n) for level in LEVELS if (n := sum(card.level == level for card in cards))),
            uncontested=tuple(self._uncontested(event)) if event else (),
        )

    def _touching(self) -> dict[str, list[Finding]]:
        """The grave findings that speak of each event, wherever they stand."""
        touching: dict[str, list[Finding]] = {}
        for finding, _ in self._heads:
            if finding.level in ("doubt", "defect"):
                continue
            claims = [self.index.claims[c] for c in finding.claims if c in self.index.claims]
            events = [*finding.events, *(c.event for c in claims), *(e for c in claims for e in related(c))]
            for event in dict.fromkeys(events):
                touching.setdefault(event, []).append(finding)
        return touching

    def _also(self, event: str) -> tuple[tuple[str, str, str], ...]:
        elsewhere = [f for f in self._by_event.get(event, ()) if self._home(f) != event]
        return tuple((anchor(f.id), f.level, shown(f.explanation)) for f in elsewhere)

    def _uncontested(self, event: str) -> list[tuple[str, str, tuple[ClaimView, ...]]]:
        kept = []
        for point in points_of(self.index, event):
            if point.facet not in PLAIN:
                continue
            variant = point.variants[0]
            plain = [c for c in variant.claims if c.polarity == "+" and c.certainty not in ("probable", "possible")]
            if len(point.variants) > 1 or point.contested or not plain or _vague(plain[0]):
                continue
            words = self.wording.value(plain[0])
            facet = self.wording.catalogue.text(f"facet.{point.facet}")
            kept.append((facet, words, tuple(self.evidence.claims(tuple(c.id for c in plain)))))
        return kept

    def _card(self, finding: Finding, same: list[Finding]) -> CardView:
        return CardView(
            anchor=anchor(finding.id),
            level=finding.level,
            kind=shown(finding.kind),
            explanation=shown(finding.explanation),
            rule=shown(finding.rule_words or finding.rule),
            variants=tuple(self._variants(finding)),
            ways_out=tuple(tuple(self.evidence.claims(way)) for way in finding.ways_out),
            stays=shown(finding.stays),
            passages=tuple(
                PassageView(self.index.siglum(q.witness), anchor(q.witness), self.evidence.quote(q))
                for q in finding.passages
            ),
            same=tuple(self._card(other, []) for other in same),
            events=tuple((anchor(e), self.index.event_label(e)) for e in finding.events if e in self.index.events),
            claims=tuple(anchor(c) for c in finding.claims if c in self.index.claims),
        )

    def _variants(self, finding: Finding) -> list[VariantView]:
        sides = finding.variants or ((finding.claims,) if finding.claims else ())
        views = []
        for place, side in enumerate(sides):
            claims = self.evidence.claims(side)
            if not claims:
                continue
            letter = LETTERS[place] if place < len(LETTERS) else str(place + 1)
            shown_first = self._first_of_each_voice(claims)
            folded = tuple(view for view in claims if view not in shown_first)
            views.append(VariantView(letter, _beside(claims[0]), tuple(shown_first), folded, finding.pivot == place))
        return views

    def _first_of_each_voice(self, claims: list[ClaimView], most: int = 2) -> list[ClaimView]:
        seen: dict[tuple[str, tuple[str, ...]], ClaimView] = {}
        for view in claims:
            seen.setdefault((view.siglum, tuple(voice.name for voice in view.voices)), view)
        return list(seen.values())[:most]


def _weight(group: GroupView) -> tuple[object, ...]:
    """Sorts the groups with the most of the gravest level first, and those of no event behind them."""
    counts = [0] * len(LEVELS)
    for card in (*group.cards, *group.minor):
        counts[GRAVITY[card.level]] -= 1
    behind = [place for place, _ in _NO_EVENT.values()]
    return behind.index(group.anchor) + 1 if group.anchor in behind else 0, counts


def _beside(claim: ClaimView) -> str:
    """What a side says, in words; empty where the quote under it would only say the same again."""
    quote = (claim.quote.before + claim.quote.cue + claim.quote.after).casefold()
    said = claim.value.casefold()
    return "" if said in quote and len(said) > 0.6 * len(quote) else claim.value


def _vague(claim: Claim) -> bool:
    """A number without an upper bound ("several") says too little to be called uncontested."""
    return isinstance(claim.value, QuantityValue) and claim.value.max is None
