"""How one claim stands on the page: its words, its voice, its marks."""

from __future__ import annotations

import msgspec

from sicetnon.edition.index import Index, anchor, shown
from sicetnon.edition.words import Wording
from sicetnon.model import Claim
from sicetnon.text import Quote

LONGEST = 360  # characters of a quote that a card shows; the passage has it whole


class VoiceView(msgspec.Struct, frozen=True):
    """One voice of a chain: its name, what it is (`unnamed`, `document` or nothing), how it is reported."""

    name: str
    kind: str
    stance: str


class QuoteView(msgspec.Struct, frozen=True):
    """The words of a quote, cut in three where they show a hedge (`before`, `cue`, `after`); `cut` when shortened."""

    before: str
    cue: str
    after: str
    cut: bool
    language: str


class ClaimView(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in words. `polarity` is "", "deny" or "none"; `certainty` is empty unless the words show one;
    `cited` are the documents that footnotes name for it."""

    id: str
    anchor: str
    ref: str
    siglum: str
    witness: str
    quote: QuoteView
    voices: tuple[VoiceView, ...]
    polarity: str
    certainty: str
    cue: str
    facet: str
    facet_words: str
    value: str
    event: str
    event_anchor: str
    method: str = ""
    note: str = ""
    cited: tuple[str, ...] = ()


class Evidence:
    """Makes claim views and keeps them, since a claim stands in many places of a page."""

    def __init__(self, index: Index, wording: Wording) -> None:
        self.index = index
        self.wording = wording
        self._made: dict[str, ClaimView] = {}

    def claim(self, claim_id: str) -> ClaimView | None:
        """The view of a claim; None when the record does not have it."""
        claim = self.index.claims.get(claim_id)
        if claim is None:
            return None
        if claim_id not in self._made:
            self._made[claim_id] = self._view(claim)
        return self._made[claim_id]

    def claims(self, ids: tuple[str, ...]) -> list[ClaimView]:
        """The views of several claims, each once."""
        found = (self.claim(claim_id) for claim_id in dict.fromkeys(ids))
        return [view for view in found if view is not None]

    def quote(self, quote: Quote, cue: str = "") -> QuoteView:
        """The words of a quote as a reader sees them."""
        return quote_view(quote, cue, self.index.language(quote.witness))

    def _view(self, claim: Claim) -> ClaimView:
        text = self.wording.catalogue.text
        return ClaimView(
            id=claim.id,
            anchor=anchor(claim.id),
            ref=self.index.refs[claim.id],
            siglum=self.index.siglum(claim.quote.witness),
            witness=anchor(claim.quote.witness),
            quote=self.quote(claim.quote, claim.cue),
            voices=tuple(
                VoiceView(
                    self.wording.voice(voice),
                    text("voice.unnamed") if voice.kind == "anonymous" else "",
                    "" if voice.stance == "neutral" else text(f"voice.{voice.stance}"),
                )
                for voice in self.index.inner_voices(claim)
            ),
            polarity={"+": "", "-": "deny", "0": "none"}[claim.polarity],
            certainty=text(f"certainty.{claim.certainty}"),
            cue=shown(claim.cue),
            facet=claim.facet,
            facet_words=text(f"facet.{claim.facet}"),
            value=self.wording.value(claim),
            event=self.index.event_label(claim.event),
            event_anchor=anchor(claim.event),
            method=shown(claim.method),
            note=shown(claim.note),
            cited=tuple(self.wording.voice(document) for document in claim.cited),
        )


def quote_view(quote: Quote, cue: str, language: str) -> QuoteView:
    """Cut a quote at its cue, and shorten it where it is very long (never inside the cue)."""
    words = shown(" ".join(quote.words.split()))
    cue = shown(cue)
    place = words.casefold().find(cue.casefold()) if cue else -1
    if place < 0 or len(words.casefold()) != len(words):
        place, cue = len(words), ""
    before, mark, after = words[:place], words[place : place + len(cue)], words[place + len(cue) :]
    cut = len(words) > LONGEST
    if cut:
        before = before if len(before) <= LONGEST else _shorten(before)
        room = max(0, LONGEST - len(before) - len(mark))
        after = after if len(after) <= room else after[:room].rpartition(" ")[0] + " …" if after else ""
    return QuoteView(before, mark, after, cut, language)


def _shorten(words: str) -> str:
    """The two ends of a long stretch of words."""
    half = LONGEST // 2
    return f"{words[:half].rpartition(' ')[0] or words[:half]} … {words[-half:].partition(' ')[2]}"
