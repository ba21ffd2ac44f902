"""What one voice says and another denies, and what is only said not to be attested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sicetnon.model import CauseValue, Claim, Facet
from sicetnon.reason.compile import Builder
from sicetnon.reason.index import SPEAKER, Index
from sicetnon.reason.rule import Draft, Rule, constrains, finds
from sicetnon.reason.wording import clauses, listing, says, sentence, speaker

_NEAR = 300  # code points between "some" and "others"
_BEFORE = 8  # claims that are looked back at
_LINKED: tuple[Facet, ...] = ("cause", "outcome")


def denied_by(index: Index, denial: Claim) -> list[Claim]:
    """The assertions that a denial speaks against: those that it names, else those of the same value at its point."""
    named = [index.by_id[answer] for answer in denial.answers if answer in index.by_id]
    if named:
        return [claim for claim in named if claim.polarity == "+"]
    return index.asserting(denial.event, denial.facet, denial.value)


# --- denied ---------------------------------------------------------------------------------------------------------
@constrains(
    name="denied",
    kind="denial",
    level="dispute",
    words="What is asserted and what is denied cannot both hold.",
    why="Two voices differ; it is a contradiction only where one voice says both.",
)
def denied(index: Index, builder: Builder) -> None:
    for denial in index.claims:
        if denial.polarity != "-":
            continue
        for claim in denied_by(index, denial):
            builder.exclude(builder.variant(claim), builder.variant(denial))


# --- disputed -------------------------------------------------------------------------------------------------------
@finds(
    name="disputed",
    kind="evidence",
    words="One voice says that something was so, another finds no evidence for it or thinks it improbable.",
    level="dispute",
    why="To find no evidence is no denial, but the voices differ on what may be said.",
)
def disputed(index: Index) -> Iterator[Draft]:
    groups: dict[tuple[str, ...], list[Claim]] = {}
    answering = [claim for claim in index.claims if claim.polarity == "-" and claim.answers]
    evidence: dict[SPEAKER, list[Claim]] = defaultdict(list)
    for claim in index.with_facet("evidence"):
        evidence[index.speaker(claim)].append(claim)
    for doubt in index.claims:
        if doubt.polarity == "0" or (doubt.answers and doubt.polarity == "+" and doubt.facet == "evidence"):
            against = tuple(claim.id for claim in _spoken_against(index, doubt))
            if against:
                groups.setdefault(against, []).append(doubt)
    for against, doubts in groups.items():
        asserted = [index.by_id[claim] for claim in against]
        speakers = {index.speaker(doubt) for doubt in doubts}
        doubts += [
            claim
            for claim in answering
            if not set(against).isdisjoint(claim.answers) and index.speaker(claim) in speakers
        ]
        doubts += [
            claim
            for claim in sorted((claim for who in speakers for claim in evidence[who]), key=index.position)
            if claim not in doubts and any(index.same_sentence(claim, doubt) for doubt in doubts)
        ]
        yield Draft(
            variants=(against, index.ids(doubts)),
            events=tuple(dict.fromkeys(claim.event for claim in (*asserted, *doubts))),
            kind="cause" if any(isinstance(claim.value, CauseValue) for claim in asserted) else "",
            explanation=sentence(clauses(says(index, c) for c in (*asserted[:3], *doubts[:2]))),
            weight=len(asserted),
        )


def _spoken_against(index: Index, doubt: Claim) -> list[Claim]:
    named = [claim for claim in denied_by(index, doubt) if index.speaker(claim) != index.speaker(doubt)]
    if named:
        return named
    ends = _ends(index, doubt)
    if len(ends) < 2:
        return []
    return [
        claim
        for event in sorted(ends)
        for claim in (*index.of(event, *_LINKED), *index.naming(event, *_LINKED))
        if claim.polarity == "+"
        and index.speaker(claim) != index.speaker(doubt)
        and len(_ends(index, claim) & ends) >= 1
        and _about_link(index, claim, ends)
    ]


def _ends(index: Index, claim: Claim) -> frozenset[str]:
    """The events that a claim about a link joins."""
    value = claim.value
    other = getattr(value, "other", None) or getattr(value, "about", None)
    return frozenset(e for e in (claim.event, other) if e and e in index.events)


def _about_link(index: Index, claim: Claim, ends: frozenset[str]) -> bool:
    """A claim of cause or result that has one of the ends of the doubted link as what came of it."""
    value = claim.value
    return isinstance(value, CauseValue) and value.relation != "purpose" and bool(_ends(index, claim) & ends)


# --- a link that is doubted -----------------------------------------------------------------------------------------
@finds(
    name="link-doubted",
    kind="evidence",
    words="One voice derives one thing from another, another voice finds no evidence of a link.",
    level="dispute",
    why="To find no evidence is no denial, but the voices differ on what may be said.",
)
def link_doubted(index: Index) -> Iterator[Draft]:
    links = [
        claim
        for claim in index.with_facet("cause", "outcome")
        if claim.polarity == "+" and isinstance(claim.value, CauseValue) and claim.value.relation in ("cause", "result")
    ]
    last: Claim | None = None
    for doubt in index.claims:
        if doubt.polarity == "+" or doubt.answers or not index.phrase(doubt, "link"):
            continue
        if last is not None and last.quote.witness == doubt.quote.witness and doubt.quote.start < last.quote.end:
            continue
        topics = index.topics(doubt)
        told = [
            link
            for link in links
            if index.speaker(link) != index.speaker(doubt)
            and index.inner(link)
            and _effect(index, link, doubt) & topics
        ]
        if told:
            last = doubt
            yield Draft(
                variants=(index.ids(told[:6]), (doubt.id,)),
                events=tuple(dict.fromkeys(claim.event for claim in (*told[:6], doubt))),
                explanation=sentence(clauses(says(index, claim) for claim in (*told[:3], doubt))),
            )


def _effect(index: Index, link: Claim, doubt: Claim) -> frozenset[str]:
    """What came of it, in words; a mere field of meaning counts where the doubt is about an event of that very kind."""
    value = link.value
    if not isinstance(value, CauseValue):
        return frozenset()
    effect = value.other if value.relation == "result" else link.event
    label = index.events[effect].label if effect in index.events else ""
    words = index.vocabulary(link)
    topics = words.topics(f"{value.label} {label}")
    same = effect is not None and index.kind(effect) == index.kind(doubt.event)
    return topics if same else topics.difference(words.kin.values())


# --- told by one, not attested by another ---------------------------------------------------------------------------
@finds(
    name="told-and-not-attested",
    kind="existence",
    words="What one witness tells of, another calls not attested.",
    level="dispute",
    why="To be unattested is not to be denied; the witnesses differ on what can be known.",
)
def told_and_not_attested(index: Index) -> Iterator[Draft]:
    for claim in index.claims:
        words = index.vocabulary(claim)
        if claim.polarity != "0" or claim.answers or not words.has("unattested", f"{claim.cue} {claim.quote.words}"):
            continue
        told = [
            other
            for other in index.of(claim.event, "date", "place", "sequence")
            if other.polarity == "+" and index.speaker(other) != index.speaker(claim)
        ]
        if told:
            yield Draft(
                variants=(index.ids(told[:6]), (claim.id,)),
                events=(claim.event,),
                weight=len(told),
                explanation=sentence(clauses((says(index, told[0]), says(index, claim)))),
            )


# --- some, and others -----------------------------------------------------------------------------------------------
@finds(
    name="some-and-others",
    kind="denial",
    words="What some say, others deny or doubt in the next sentence.",
    level="dispute",
    why="The text itself sets the voices against each other.",
)
def some_and_others(index: Index) -> Iterator[Draft]:
    for place, claim in enumerate(index.claims):
        if claim.polarity == "+" or claim.answers or not _called(index, claim, "others"):
            continue
        before = [
            other
            for other in index.claims[max(0, place - _BEFORE) : place]
            if other.quote.witness == claim.quote.witness
            and claim.quote.start - other.quote.end <= _NEAR
            and other.polarity == "+"
            and _called(index, other, "some")
        ]
        if before:
            yield Draft(
                variants=(index.ids(before), (claim.id, *index.ids(_same_saying(index, claim)))),
                events=tuple(dict.fromkeys(other.event for other in (*before, claim))),
                explanation=sentence(clauses((says(index, before[0]), says(index, claim)))),
            )


def _same_saying(index: Index, claim: Claim) -> list[Claim]:
    """What the voice denies or finds no evidence for in the same sentence."""
    return [
        other
        for other in index.around(claim)
        if other.polarity != "+" and index.speaker(other) == index.speaker(claim) and index.same_sentence(other, claim)
    ]


def _called(index: Index, claim: Claim, concern: str) -> bool:
    return any(voice.kind == "anonymous" and index.vocabulary(claim).has(concern, voice.name) for voice in claim.voice)


# --- no evidence ----------------------------------------------------------------------------------------------------
@finds(
    name="not-attested",
    kind="evidence",
    words="That there is no evidence of something is not the same as a denial of it.",
    level="doubt",
    why="Nothing is said against the thing itself; a reader should know how far the words go.",
    most=2,
)
def not_attested(index: Index) -> Iterator[Draft]:
    found = [claim for claim in index.claims if claim.polarity == "0" or (claim.facet == "evidence" and _weak(claim))]
    if found:
        who = list(dict.fromkeys(speaker(index, claim) for claim in found))
        yield Draft(
            variants=tuple((claim.id,) for claim in found),
            explanation=sentence(
                f"{listing(who[:4])} {'speak' if len(who) > 1 else 'speaks'} of evidence that is missing, which is not "
                f"a denial: {clauses(says(index, claim, 90) for claim in found[:3])}"
            ),
        )


def _weak(claim: Claim) -> bool:
    return claim.polarity == "-" or bool(claim.answers)


RULES: tuple[Rule, ...] = (
    denied, disputed, link_doubted, told_and_not_attested, some_and_others, not_attested,
)  # fmt: skip
