"""Who: heads, perpetrators and sides that voices give differently, and participants that nothing supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from sicetnon.lexicon.names import fold, same_name
from sicetnon.model import Claim, ParticipantValue
from sicetnon.reason.compile import Builder
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, constrains, finds
from sicetnon.reason.variants import Variant
from sicetnon.reason.wording import called, clauses, quoted, says, sentence

_MOST = 40
_SURNAME = 5  # letters of a surname in which one letter is a matter of spelling
_MOST_NAMES = 4000
_MOST_SPELLINGS = 4
_NEAR = 600  # code points between an accusation and the statement that it stands against


def taking_part(index: Index, event: str, *roles: str) -> list[tuple[Variant, ParticipantValue]]:
    """The variants of who took part in an event in these roles."""
    found = []
    for variant in index.apparatus(event, "participant"):
        value = variant.value
        if variant.polarity == "+" and isinstance(value, ParticipantValue) and value.role in roles:
            found.append((variant, value))
    return found[:_MOST]


# --- one head -------------------------------------------------------------------------------------------------------
@constrains(
    name="one-head",
    kind="participant",
    level="tension",
    words="A delegation, a side or a campaign has one head at a time.",
    why="Command can change hands or be shared; a reader should know that it is given differently.",
)
def one_head(index: Index, builder: Builder) -> None:
    for event in (each.id for each in index.told_of("participant", 2)):
        heads = taking_part(index, event, "head")
        for place, (one, first) in enumerate(heads):
            for other, second in heads[place + 1 :]:
                if first.side and fold(first.side) == fold(second.side) and _other_person(index, one, other):
                    builder.exclude(one, other)


def _other_person(index: Index, one: Variant, other: Variant) -> bool:
    """Two names that are not one person's, not given together in one sentence."""
    a, b = one.value, other.value
    if not isinstance(a, ParticipantValue) or not isinstance(b, ParticipantValue):
        return False
    if a.entity == b.entity or same_name(a.label, b.label):
        return False
    return not any(index.same_sentence(x, y) for x in one.claims for y in other.claims)


# --- who did it -----------------------------------------------------------------------------------------------------
@finds(
    name="who-did-it",
    kind="participant",
    words="Different voices name different parties as those who did it.",
    level="dispute",
    why="The voices differ; several may have acted together.",
)
def who_did_it(index: Index) -> Iterator[Draft]:
    for event in (each.id for each in index.told_of("participant", 2)):
        agents = taking_part(index, event, "agent")
        blamed = [pair for pair in agents if any(index.inner(claim) for claim in pair[0].claims)]
        if len(agents) < 2 or not blamed:
            continue
        deadly = index.vocabulary(blamed[0][0].claims[0]).is_kind("deadly", index.kind(event))
        if not deadly or not taking_part(index, event, "victim", "patient"):
            continue
        chosen: list[Variant] = []
        for variant, _ in (*blamed, *(pair for pair in agents if pair not in blamed)):
            if all(_other_party(index, variant, before) for before in chosen):
                chosen.append(variant)
        if len(chosen) > 1:
            yield Draft(
                variants=tuple(variant.claim_ids for variant in chosen),
                events=(event,),
                explanation=sentence(
                    f"{called(index, event)} is laid to different parties: "
                    f"{clauses(says(index, variant.claims[0]) for variant in chosen[:4])}"
                ),
            )


def _other_party(index: Index, one: Variant, other: Variant) -> bool:
    voices = {index.speaker(c) for c in one.claims} ^ {index.speaker(c) for c in other.claims}
    told = any(
        (index.inner(a) and index.inner(b)) or a.quote.witness != b.quote.witness or _near(a, b)
        for a in one.claims
        for b in other.claims
    )
    return bool(voices) and told and _other_person(index, one, other)


def _near(one: Claim, other: Claim) -> bool:
    return abs(one.quote.start - other.quote.start) <= _NEAR


# --- nothing supports it --------------------------------------------------------------------------------------------
@finds(
    name="participants-unsupported",
    kind="participant",
    words="Named persons are said to have taken part, and no source is given for it.",
    level="doubt",
    why="Presence is what later accounts add most easily; it can be checked only against a source.",
    most=1,
)
def participants_unsupported(index: Index) -> Iterator[Draft]:
    by_person: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in index.with_facet("participant"):
        value = claim.value
        person = index.entities.get(getattr(value, "entity", ""))
        if claim.polarity != "+" or person is None or person.kind != "person":
            continue
        if isinstance(value, ParticipantValue):
            by_person[claim.event, person.id].append(claim)
    found = [
        claims[0]
        for claims in by_person.values()
        if len({index.speaker(claim) for claim in claims}) == 1
        and not index.inner(claims[0])
        and not index.hedged(claims[0])
        and getattr(claims[0].value, "role", "") in ("head", "representative", "participant", "signatory", "host")
    ]
    if found:
        yield Draft(
            variants=tuple((claim.id,) for claim in found),
            events=tuple(dict.fromkeys(claim.event for claim in found)),
            explanation=sentence(
                "Who took part is asserted without a source: "
                + clauses(quoted(claim, 80) for claim in found[:4])
                + (f"; and {len(found) - 4} more" if len(found) > 4 else "")
            ),
        )


# --- a name in two spellings ----------------------------------------------------------------------------------------
@finds(
    name="name-spelled-differently",
    kind="identity",
    words="One given name goes with two surnames that differ in a single letter.",
    level="doubt",
    why="It is likely one person whose name is spelled in two ways; it can be two persons.",
    most=4,
)
def name_spelled_differently(index: Index) -> Iterator[Draft]:
    named: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in index.valued(ParticipantValue):
        value = claim.value
        if not isinstance(value, ParticipantValue) or value.entity not in index.entities:
            continue
        *_, given, surname = ["", "", *fold(value.label).split()]
        if index.entities[value.entity].kind == "person" and given and len(surname) >= _SURNAME:
            named[index.vocabulary(claim).language, given, surname].append(claim)
    spelled: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for language, given, surname in list(named)[:_MOST_NAMES]:
        for key in _without_a_letter(surname):
            spelled[language, given, key].add(surname)
    met: set[tuple[str, str, str, str]] = set()
    for (language, given, _), surnames in spelled.items():
        for one, other in combinations(sorted(surnames)[:_MOST_SPELLINGS], 2):
            if (language, given, one, other) in met or one[-1] != other[-1]:
                continue
            met.add((language, given, one, other))
            said, otherwise = named[language, given, one][:4], named[language, given, other][:4]
            first, second = said[0], otherwise[0]
            yield Draft(
                variants=(index.ids(said), index.ids(otherwise)),
                events=tuple(dict.fromkeys((first.event, second.event))),
                explanation=sentence(
                    f"One name seems to be spelled in two ways: {clauses(says(index, c, 110) for c in (first, second))}"
                ),
            )


def _without_a_letter(name: str) -> Iterator[str]:
    """A name, and what is left of it without one of its inner letters: what two names share that differ in one."""
    yield name
    for at in range(1, len(name) - 1):
        yield name[:at] + name[at + 1 :]


RULES: tuple[Rule, ...] = (one_head, who_did_it, participants_unsupported, name_spelled_differently)
