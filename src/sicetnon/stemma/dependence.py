"""Which witness leans on which, and how many independent roots remain."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sicetnon.model import Claim, Dependence, Extraction, Witness
from sicetnon.stemma.shingles import shared_passages, words_of
from sicetnon.stemma.signs import SAME_ORDER, STRENGTHS, Sign, Strength, citation, odd_values, same_order, wording, year
from sicetnon.text import Quote

MOST_WITNESSES = 500


class Root(msgspec.Struct, frozen=True, kw_only=True):
    """A witness that leans on no other one, and those that lean on it, directly or through others (witness ids)."""

    root: str
    followers: tuple[str, ...] = ()


def dependences(witnesses: Sequence[Witness], extraction: Extraction) -> tuple[Dependence, ...]:
    """The signs that witnesses depend on one another, the strongest first.

    `extraction` is that of all witnesses, joined. Time is linear in the texts and in the passages that they share;
    pairs without any shared wording, citation or odd value are not compared. The direction follows from a citation,
    else from the years of the witnesses; where neither tells, the reason says so. A dependence is a suggestion with
    its reasons. At most MOST_WITNESSES witnesses are compared. `passages` come in pairs: the witness, the source.
    """
    looked_at = list(witnesses)[:MOST_WITNESSES]
    words = [words_of(witness) for witness in looked_at]
    claims: dict[str, list[Claim]] = {witness.id: [] for witness in looked_at}
    for claim in extraction.claims:
        claims.setdefault(claim.quote.witness, []).append(claim)
    for made in claims.values():
        made.sort(key=lambda claim: claim.quote.start)
    signs: dict[tuple[int, int], list[Sign]] = {}
    for (one, other), passages in shared_passages(words).items():
        pair = (looked_at[one], looked_at[other])
        signs.setdefault((one, other), []).extend(wording(pair, (words[one], words[other]), passages))
    _add_citations(signs, looked_at, claims)
    _add_odd_values(signs, looked_at, extraction)
    found = []
    for (one, other), seen in signs.items():
        if seen:
            pair = (looked_at[one], looked_at[other])
            order = same_order(claims[pair[0].id], claims[pair[1].id])
            found.append(_judge(pair, seen, order))
    return tuple(sorted(found, key=lambda one: (-STRENGTHS.index(one.strength), one.witness, one.source)))


def _add_citations(
    signs: dict[tuple[int, int], list[Sign]], witnesses: Sequence[Witness], claims: dict[str, list[Claim]]
) -> None:
    for one, citing in enumerate(witnesses):
        forms = frozenset(word.strip(".,;:!?()[]\"'“”„«»") for word in citing.text.casefold().replace("-", " ").split())
        for other, cited in enumerate(witnesses):
            sign = citation(citing, cited, forms, claims[citing.id]) if one != other else None
            if sign is not None:
                pairs = sign.passages if one < other else tuple((second, first) for first, second in sign.passages)
                turned = msgspec.structs.replace(sign, forward=one < other, passages=pairs)
                signs.setdefault((min(one, other), max(one, other)), []).append(turned)


def _add_odd_values(
    signs: dict[tuple[int, int], list[Sign]], witnesses: Sequence[Witness], extraction: Extraction
) -> None:
    index = {witness.id: place for place, witness in enumerate(witnesses)}
    for ids, pairs in odd_values(extraction.claims).items():
        if not set(ids) <= index.keys():
            continue
        one, other = sorted(index[identity] for identity in ids)
        told = [
            (first.quote, second.quote) if index[first.quote.witness] == one else (second.quote, first.quote)
            for first, second in pairs
        ]
        points = ", ".join(sorted({first.facet for first, _ in pairs}))
        said = f"only these two say the same where others agree otherwise ({points})"
        strength: Strength = "likely" if len(pairs) > 1 else "possible"
        sign = Sign(kind="odd value", strength=strength, words=said, passages=tuple(told))
        signs.setdefault((one, other), []).append(sign)


def _judge(pair: tuple[Witness, Witness], signs: list[Sign], order: int) -> Dependence:
    """One dependence from all signs between two witnesses."""
    strength = max((sign.strength for sign in signs), key=STRENGTHS.index)
    kinds = {sign.kind for sign in signs}
    reasons = [sign.words for sign in sorted(signs, key=lambda sign: -STRENGTHS.index(sign.strength))]
    if order >= SAME_ORDER:
        kinds.add("order")
        reasons.append(f"they make {order} of the same claims in the same order")
    if strength == "possible" and len(kinds - {"quotation"}) > 1:
        strength = "likely"
    forward, why = _direction(pair, signs)
    leaning, source = pair if forward else (pair[1], pair[0])
    passages: list[Quote] = []
    for sign in signs:
        for one, other in sign.passages:
            passages.extend((one, other) if forward else (other, one))
    text = "; ".join(reasons)
    return Dependence(
        witness=leaning.id,
        source=source.id,
        reason=f"{text[:1].upper()}{text[1:]}. {why}",
        strength=strength,
        passages=tuple(passages),
    )


def _direction(pair: tuple[Witness, Witness], signs: list[Sign]) -> tuple[bool, str]:
    """Whether the first leans on the second, and why."""
    cited = {sign.forward for sign in signs if sign.forward is not None}
    if len(cited) == 1:
        return cited.pop(), "The one that cites comes after the one that is cited."
    years = (year(pair[0]), year(pair[1]))
    if years[0] is not None and years[1] is not None and years[0] != years[1]:
        late, early = max(years[0], years[1]), min(years[0], years[1])
        return years[0] > years[1], f"It is the later one ({late} after {early})."
    longer = len(pair[1].text) >= len(pair[0].text)
    return longer, "Which of the two came first, or whether both follow a third, is not known."


def independent_roots(witnesses: Sequence[Witness], found: Sequence[Dependence]) -> tuple[Root, ...]:
    """The witnesses that count as independent: those that lean on none by a certain or likely dependence.

    Each comes with all that lean on it. Witnesses that lean on one another in a circle count as one root, the first of
    them in the order of the witnesses.
    """
    ids = [witness.id for witness in witnesses]
    sources: dict[str, list[str]] = {identity: [] for identity in ids}
    for one in found:
        if one.strength != "possible" and one.witness in sources and one.source in sources:
            sources[one.witness].append(one.source)
    followers: dict[str, list[str]] = {identity: [] for identity in ids}
    for leaning, named in sources.items():
        for source in named:
            followers[source].append(leaning)
    roots = []
    reached: set[str] = set()
    for identity in sorted(ids, key=lambda one: (bool(sources[one]), ids.index(one))):
        if sources[identity] and identity in reached:
            continue
        below = _below(identity, followers)
        reached |= {identity, *below}
        roots.append(Root(root=identity, followers=tuple(one for one in ids if one in below and one != identity)))
    return tuple(roots)


def _below(identity: str, followers: dict[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [identity]
    while waiting:
        for one in followers[waiting.pop()]:
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    return seen
