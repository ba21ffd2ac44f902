"""Who acts in a document: whoever it is from or who was there, known again in another regest by name and rank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sicetnon.model import Claim, ParticipantValue
from sicetnon.reason.charters import aside, certain, phrases_of, terms_of, words_of
from sicetnon.reason.index import Index
from sicetnon.reason.name_forms import names_in
from sicetnon.reason.regests import ISSUERS, Regest

_RANKS = ("rank|", "office|")
_THERE = frozenset(("presence|present", "stay|was"))
_MOST = 12  # persons of one regest
_LETTERS = re.compile(r"[^\W\d_]+")
_BY_NAME = re.compile(r"(?: [^\W\d_A-ZČŘŠŽĽĎŤŇ]{1,8}){0,2} ([A-ZÀ-ÖØ-ÞČŘŠŽŁŚŻА-ЯІЇЄҐ][^\W\d_]{2,})")
"""The by-name behind a given name that a claim quotes alone: "Jindřich mladší z Lipé"."""
_MARK = re.compile(r"[,.;:()\n]")
_TITLE = 24  # code points before a name in which a title may stand: "l'évêque Thierry"
_OPENS = 12  # code points before the first word of an abstract


class Actor(NamedTuple):
    """Somebody who acts in a document: the claims that name him, the keys of his given name and of his other names,
    and his ranks and offices."""

    claims: tuple[Claim, ...]
    given: frozenset[str]
    names: frozenset[str]
    ranks: frozenset[str]

    def same_as(self, other: Actor) -> bool:
        """Whether two are thought to be one person: of one given name, and of one rank or one name beside it."""
        return bool(self.given & other.given and (self.names & other.names or self.ranks & other.ranks))


def person_of(index: Index, regest: Regest, claim: Claim) -> Actor:
    """The one whom a claim of a regest names, with what is said of him right behind the name."""
    label = claim.value.label if isinstance(claim.value, ParticipantValue) else claim.quote.exact
    text = index.witnesses[regest.witness].original
    behind = _BY_NAME.match(text, claim.quote.end)
    keys = certain(names_in(f"{label} {behind[1]}" if behind is not None else label))
    before = _LETTERS.findall(_MARK.split(text[max(0, claim.quote.start - _TITLE) : claim.quote.start])[-1])[-2:]
    words = [word.casefold() for word in (*before, *_LETTERS.findall(label))] + aside(text, claim.quote.end)
    ranks = frozenset(term.label for _, term in terms_of(words, regest.language) if term.label.startswith(_RANKS))
    given = frozenset(key for key in keys if key.startswith("given "))
    beside = frozenset(key for key in keys - given if not key.startswith("place "))
    return Actor((claim,), given, beside, ranks)


def actors_of(index: Index, regest: Regest) -> Iterator[Actor]:
    """Those from whom a document is, and those who were there. Linear in the claims of the regest."""
    persons = [claim for claim in regest.abstract if isinstance(claim.value, ParticipantValue)][: 2 * _MOST]
    issuers = [claim for claim in persons if claim.method in ISSUERS and getattr(claim.value, "role", "") == "agent"]
    body = regest.head.quote.end
    opens = [claim for claim in persons if claim.quote.start - body >= 0 and _opens(index, regest, claim)]
    there = [phrase for phrase in phrases_of(regest) if not regest.noted(phrase) and _there(regest, phrase)]
    present = [claim for claim in persons if any(_within(claim, phrase) for phrase in there)]
    for claim in list(dict.fromkeys((*(issuers or opens), *present)))[:_MOST]:
        found = person_of(index, regest, claim)
        if found.given or found.names:
            yield found


def _opens(index: Index, regest: Regest, claim: Claim) -> bool:
    """Whether a claim stands where the abstract begins, or behind a word of a rank there."""
    text = index.witnesses[regest.witness].original
    line = text.rfind("\n", 0, claim.quote.start) + 1
    first = max(line, text.rfind(". ", 0, claim.quote.start) + 2, text.rfind("— ", 0, claim.quote.start) + 2)
    return claim.quote.start - first <= _OPENS


def _there(regest: Regest, phrase: Claim) -> bool:
    return any(term.label in _THERE for _, term in terms_of(words_of(phrase), regest.language))


def _within(claim: Claim, phrase: Claim) -> bool:
    return phrase.quote.start <= claim.quote.start and claim.quote.end <= phrase.quote.end
