"""Terms that exclude one another: passages that tell of one deed or one person with different terms of one aspect.

The lexicon holds the aspects (`[reason.alternatives.<aspect>]`). Nothing here gives a contradiction: both terms can be
right, of different moments, or one loosely used. What one voice lists in one breath is no disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from sicetnon.model import Claim, DateValue, QuantityValue
from sicetnon.reason.core import core, victims
from sicetnon.reason.grouping import joined_groups
from sicetnon.reason.index import SPEAKER, Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.terms import alternatives, terms_apart
from sicetnon.reason.told import Piece, Told, told
from sicetnon.reason.wording import clauses, listing, says, sentence

_FEW = 14
"""Statements of one aspect that a short record is taken to make of one thing; more must share other words too."""
_MOST = 400
_SHARED = 0.9
_SHOWN = 6

DEED = (
    "weapon",
    "site",
    "doer",
    "dress",
    "disguise",
    "colour",
    "manner",
    "motive",
    "verdict",
    "extent",
    "payment",
    "start",
    "kept",
    "company",
    "ruin",
    "trigger",
    "make",
    "course",
    "safeguard",
)
"""Aspects of a deed or a thing."""
PERSON = ("fate", "end", "penalty", "injury", "will", "kin", "moment", "posture", "senses")
"""Aspects of a person."""

_OF_DYING = ("moment",)
"""Aspects of a person's death."""

_ONLY_WITH: Mapping[str, tuple[str, ...]] = {
    "site": ("attack", "shooting", "death", "explosion", "arrest", "burial", "out", "patrol"),
    "doer": ("attack", "shooting", "death", "part", "burning", "looting", "explosion", "organisation"),
    "colour": ("vehicle",),
    "dress": ("attack", "shooting", "death", "patrol", "part", "doer", "weapon"),
    "inclusion": ("goods", "payment"),
    "hour": ("battle", "attack", "shooting", "arrival"),
    "disguise": ("arrival", "clothing", "dress", "death", "attack", "feast", "out"),
    "posture": ("death", "arrest", "attack"),
    "company": ("triumph", "death", "attack", "out", "part"),
    "extent": ("goods", "payment", "death"),
    "ruin": ("house", "burning", "demolition"),
    "trigger": ("explosion",),
    "withdrawal": ("withdrawal",),
    "corridor": ("corridor",),
    "course": ("burial", "protest", "strike"),
    "safeguard": ("protection",),
}
"""Fields of meaning of which a sentence must hold one for what it says in a respect to be of the deed."""

_BESIDE: Mapping[str, frozenset[str]] = {"colour": frozenset(("vehicle",))}
"""Fields of which one must follow a term at once."""
_RIGHT_BEHIND = 2  # words

_KINDS_OF_DEED = (
    frozenset(("attack", "shooting", "death", "explosion", "patrol")),
    frozenset(("arrest",)),
    frozenset(("burial",)),
)
"""What happened at different sites differs only where it is one of these."""


class Statement(msgspec.Struct, frozen=True):
    """What a piece says in one respect: its terms, where the first of them stands, and the claims that quote it."""

    piece: Piece
    terms: frozenset[str]
    place: int
    claims: tuple[Claim, ...]
    subject: frozenset[str]
    speaker: SPEAKER


def statements(index: Index, record: Told, aspect: str) -> list[Statement]:
    """What the record says in one respect, one statement a sentence and person; denials are left out."""
    found: list[Statement] = []
    for piece, terms in alternatives(record).get(aspect, ()):
        if piece.about("hypothetical"):
            continue
        if aspect in _ONLY_WITH and not record.surroundings(piece).intersection(_ONLY_WITH[aspect]):
            continue
        if _denied_before(piece, min(terms.values())[0]) and not piece.about("exclusive"):
            continue
        for (first, last), labels in _by_place(terms):
            if aspect in _BESIDE and not _beside(record, piece, last, _BESIDE[aspect]):
                continue
            claims = record.quotable(piece, first, last)
            if claims:
                several = aspect == "fate" and any(_of_several(claim) for claim in claims)  # "killed four of them"
                subject = record.subject(piece, first) if aspect in PERSON and not several else frozenset()
                if aspect in _OF_DYING and not several:
                    subject |= _who_died(index, record, piece, first)
                found.append(Statement(piece, labels, first, claims, subject, index.speaker(claims[0])))
        if len(found) > _MOST:
            break
    return found


def _who_died(index: Index, record: Told, piece: Piece, place: int) -> frozenset[str]:
    """Those who died in what the record is about, where a sentence tells of a death by a pronoun or by no name."""
    cues = record.cues_at(piece, record.beside(piece)[0].first, place + 1)
    if "he_or_she" not in cues and record.named(piece):
        return frozenset()
    return frozenset(word for event in core(index) for word in victims(index, event)) & record.names


def _of_several(claim: Claim) -> bool:
    """Whether a claim counts persons, so that its words tell no fate of the one who is named before them."""
    return isinstance(claim.value, QuantityValue) and not claim.value.unit and (claim.value.min or 0) > 1


def _beside(record: Told, piece: Piece, last: int, fields: Collection[str]) -> bool:
    """Whether one of the fields follows right behind a term: "a yellow pickup truck"."""
    return any(
        last < at <= last + _RIGHT_BEHIND and (topic in fields)
        for other in record.beside(piece)
        for topic, at in record.occurrences(other, fields)
    )


def _by_place(terms: Mapping[str, tuple[int, int]]) -> Iterator[tuple[tuple[int, int], frozenset[str]]]:
    """The terms of a piece by where they stand; two names of one weapon at one place are one statement."""
    places: dict[tuple[int, int], set[str]] = defaultdict(set)
    for label, span in terms.items():
        places[span].add(label)
    for span in sorted(places):
        yield span, frozenset(places[span])


def _denied_before(piece: Piece, place: int) -> bool:
    denied = piece.cues.get("denied")
    return denied is not None and denied < place


def opposed_terms(aspect: str, one: Statement, other: Statement) -> bool:
    """Whether the terms of two statements do not go together."""
    return terms_apart(aspect, one.terms, other.terms)


def _by_deed(record: Told, found: Sequence[Statement]) -> list[list[Statement]]:
    """The statements by what was done, those of other things together."""
    parted: dict[int, list[Statement]] = defaultdict(list)
    for statement in found:
        topics = record.surroundings(statement.piece)
        kinds = [number for number, kind in enumerate(_KINDS_OF_DEED) if not kind.isdisjoint(statement.piece.topics)]
        kinds = kinds or [number for number, kind in enumerate(_KINDS_OF_DEED) if not kind.isdisjoint(topics)] or [-1]
        parted[kinds[0]].append(statement)
    return list(parted.values())


def _joined(record: Told, found: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """The statements about one deed: all of them in a short record, else those that share further words."""
    if len(found) <= _FEW:
        yield from ((0, number) for number in range(1, len(found)))
        return
    by_topic: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(found):
        for topic in record.surroundings(statement.piece):
            by_topic[topic].append(number)
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for topic, numbers in by_topic.items():
        if 2 <= len(numbers) <= _FEW:
            weight = record.weight(topic)
            for pair in combinations(numbers, 2):
                scores[pair] += weight
    yield from (pair for pair, score in scores.items() if score >= _SHARED)


def of_a_deed(index: Index, aspect: str, lead: str) -> Iterator[Draft]:
    """The drafts of an aspect of a deed: terms that different voices use and that do not go together."""
    record = told(index)
    said = statements(index, record, aspect)
    parted = _by_deed(record, said) if aspect == "site" else [said]
    for found, group in ((each, group) for each in parted for group in joined_groups(len(each), _joined(record, each))):
        apart = [
            number
            for number in group
            if any(
                found[number].speaker != found[other].speaker and opposed_terms(aspect, found[number], found[other])
                for other in group
            )
        ]
        yield from _draft(index, [found[number] for number in apart], lead)


def of_a_person(index: Index, aspect: str, lead: str) -> Iterator[Draft]:
    """The drafts of an aspect of a person: terms that do not go together, told of one name."""
    record = told(index)
    by_name: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements(index, record, aspect):
        for name in statement.subject:
            by_name[name].append(statement)
    seen: set[frozenset[str]] = set()
    for name in sorted(by_name, key=lambda n: (-len(by_name[n]), n)):
        found = by_name[name][:_FEW]
        apart = [
            one
            for one in found
            if any(
                opposed_terms(aspect, one, other)
                and (
                    one.speaker != other.speaker
                    or (aspect == "injury" and one.piece.sentence != other.piece.sentence)
                    or _lives_on(record, one, other)
                    or _lives_on(record, other, one)
                )
                for other in found
            )
        ]
        key = frozenset(claim.id for statement in apart for claim in statement.claims)
        if apart and not any(key <= other for other in seen):
            seen.add(key)
            yield from _draft(index, apart, lead)


_SOON = 3
"""Sentences after the one that tells a death in which the dead person is told of as alive."""


def _lives_on(record: Told, one: Statement, other: Statement) -> bool:
    """Whether one voice tells of a death, and soon after of the same person as alive; a death that is told to have been
    after a date alone is none."""
    after = other.piece.sentence - one.piece.sentence
    if not 0 < after <= _SOON or "dead" not in one.terms or "alive" not in other.terms:
        return False
    dates = [claim.value for claim in record.claims_of(one.piece) if isinstance(claim.value, DateValue)]
    return one.piece.witness == other.piece.witness and all(date.relation == "on" for date in dates)


def _told_once(index: Index, found: Sequence[Statement]) -> bool:
    """One sentence tells it all, in one voice."""
    if len({statement.piece.sentence for statement in found}) > 1:
        return False
    return len({s.speaker for s in found}) < 2 or len({s.piece.number for s in found}) < 2


def _draft(index: Index, found: Sequence[Statement], lead: str) -> Iterator[Draft]:
    if _told_once(index, found):
        return
    variants: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for statement in found:
        variants[statement.terms] += statement.claims
    if len(variants) < 2:
        return
    speakers = {statement.speaker for statement in found}
    firsts = [claims[0] for claims in variants.values()]
    terms = list(dict.fromkeys(term for each in variants for term in sorted(each)))
    yield Draft(
        variants=tuple(index.ids(claims) for claims in variants.values()),
        events=tuple(dict.fromkeys(claim.event for claim in firsts)),
        level="dispute" if len(speakers) > 1 else "tension",
        weight=len(variants),
        explanation=sentence(
            f"{lead} ({listing(terms[:_SHOWN], 'or')}): {clauses(says(index, c, 110) for c in firsts[:_SHOWN])}"
        ),
    )


def _rule(aspect: str, kind: str, words: str, why: str) -> Rule:
    lead = words.rstrip(".")
    of = of_a_person if aspect in PERSON else of_a_deed

    def find(index: Index) -> Iterator[Draft]:
        return of(index, aspect, lead)

    return finds(
        name=f"told-differently-{aspect}", kind=kind, words=words, level="dispute", why=why, most=4,
        gives_way=aspect not in _OF_DYING, weighed=0.0 if aspect in _OF_DYING else 0.09,
    )(find)  # fmt: skip


_ONE_DEED = "That the passages speak of one deed rests on their words; more than one of the terms can hold."
RULES: tuple[Rule, ...] = (
    _rule("weapon", "cause", "Voices name different weapons or means.", _ONE_DEED),
    _rule("site", "place", "Voices put what happened at different sites.", _ONE_DEED),
    _rule(
        "doer",
        "participant",
        "Voices lay a deed to different sorts of people.",
        "Several may have acted together; " + _ONE_DEED,
    ),
    _rule("hour", "date", "Voices put it at different times of the day.", _ONE_DEED),
    _rule("colour", "participant", "Voices give different colours.", _ONE_DEED),
    _rule("dress", "participant", "Voices describe the dress of those who acted differently.", _ONE_DEED),
    _rule("disguise", "participant", "Voices have those who came in different disguises.", _ONE_DEED),
    _rule("manner", "cause", "Voices call it spontaneous, or organised.", _ONE_DEED),
    _rule("ruin", "outcome", "Voices call a place destroyed, or whole.", "A part can have been spared; " + _ONE_DEED),
    _rule("trigger", "cause", "Voices tell differently how a charge was set off.", _ONE_DEED),
    _rule("make", "participant", "Voices give different makes of a car.", "There can have been several cars."),
    _rule("motive", "cause", "Voices give different motives.", "A deed can have several motives; " + _ONE_DEED),
    _rule("verdict", "outcome", "Voices give different verdicts.", _ONE_DEED),
    _rule("extent", "quantity", "Voices speak of the whole, or of a part.", _ONE_DEED),
    _rule("payment", "outcome", "Voices say that it was paid, or that it was not.", "A payment can be made later."),
    _rule("withdrawal", "cause", "Voices tell differently how a side came to withdraw.", _ONE_DEED),
    _rule(
        "corridor",
        "outcome",
        "Voices say that a way out was opened, or that it was not.",
        "A way out can be opened on one day and closed on another; " + _ONE_DEED,
    ),
    _rule("control", "outcome", "Voices say that a place was taken, or that it was not.", "A place can change hands."),
    _rule("terms", "outcome", "Voices say that it was with arms, or without.", _ONE_DEED),
    _rule("inclusion", "quantity", "Voices say that something was included, or excepted.", _ONE_DEED),
    _rule(
        "genuine",
        "evidence",
        "Voices call a document genuine, or forged.",
        "Its parts can differ; they may judge others.",
    ),
    _rule(
        "course",
        "outcome",
        "Voices say that a gathering passed off quietly, or that it did not.",
        "One part of it can have been quiet, and another not.",
    ),
    _rule(
        "safeguard",
        "outcome",
        "Protection is told of as asked for, or as declined.",
        "Somebody can decline it at one time and ask for it at another.",
    ),
    _rule("start", "participant", "Voices lay the first shot to different sides.", _ONE_DEED),
    _rule("kept", "evidence", "Voices differ on whether the original exists.", "It can have been lost later."),
    _rule("company", "participant", "Voices say that it was done alone, or together.", _ONE_DEED),
    _rule("fate", "outcome", "Voices tell the fate of one person differently.", "A fate can change with time."),
    _rule(
        "end", "cause", "The death of one person is put down to different causes.", "One cause can have led to another."
    ),
    _rule(
        "posture", "outcome", "One person is found asleep or lying in one telling, and fighting in another.", _ONE_DEED
    ),
    _rule("senses", "outcome", "One person is drunk in one telling, and sober in another.", _ONE_DEED),
    _rule("penalty", "outcome", "The penalty of one person is told differently.", "A penalty can be changed later."),
    _rule("injury", "outcome", "Wounds of one person are told differently.", "There can have been several wounds."),
    _rule(
        "kin", "identity", "One person is told of as kin in different degrees.", "A word for kin can be used loosely."
    ),
    _rule("moment", "outcome", "One person is told to have died at once, and later.", _ONE_DEED),
    _rule("will", "outcome", "It is told as done freely, and as done under force.", _ONE_DEED),
)
