"""Passages that tell of one matter: found by a weighing of what they share and in what they differ.

The rules for single points (numbers, hours, terms, denials) ask for a plain opposition. Much that a historian sets
side by side has none: two witnesses tell of one scene in other words. Here the passages that are likeliest to be
compared are shown together, after all other rules, and only where none of these has brought them together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, islice

from sicetnon.model import Claim, DateValue, Level
from sicetnon.reason.comparison.gate import comparison, length_of, long_enough
from sicetnon.reason.comparison.matters import Matter
from sicetnon.reason.comparison.measures import Differing, differing
from sicetnon.reason.comparison.utterances import Utterance, Utterances
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.told import Told
from sicetnon.reason.wording import clauses, listing, number, says, sentence

_LEAST = 0.055
"""Comparability of two passages below which they open nothing."""
_EACH = 215
"""Code points for each finding of a conflict: matters are shown where the other rules leave room for them."""
_MOST = 40
_SHOWN_WORDS = 4
_CITED = 8


@finds(
    name="told-of-one-matter",
    kind="side by side",
    words="Passages that seem to tell of one matter are told in different words, or differ in a point.",
    level="dispute",
    why="That they tell of one matter is weighed by their words; how far they agree is for the reader to see.",
    most=_MOST,
    late=True,
)
def told_of_one_matter(index: Index) -> Iterator[Draft]:
    if not long_enough(index):
        return
    compared = comparison(index)

    def brought(one: Utterance, other: Utterance) -> bool:
        first, second = ({n for c in each.claims for n in index.together.get(c.id, ())} for each in (one, other))
        return not first.isdisjoint(second)

    for matter in islice(compared.matters(brought, _LEAST), _room(length_of(index), index.together)):
        yield _draft(index, compared.known, matter)


def _room(length: int, together: Mapping[str, Collection[int]]) -> int:
    """How many matters are shown of a record of so many code points with these findings."""
    others = len({finding for found in together.values() for finding in found})
    return max(0, min(_MOST, length // _EACH - others))


def _draft(index: Index, known: Utterances, matter: Matter) -> Draft:
    passages = sorted(matter.passages, key=lambda passage: index.position(passage.claims[0]))
    cited = [_cited(passage, passages) for passage in passages]
    level: Level = "dispute" if len({passage.speaker for passage in passages}) > 1 else "tension"
    lead = f"{number(len(passages), 'passage')} seem to tell of one matter"
    shared = _shared(known, matter.passages)
    differ = _points(list(combinations(matter.passages, 2)))
    return Draft(
        variants=tuple(index.ids(claims) for claims in cited),
        events=tuple(dict.fromkeys(claims[0].event for claims in cited)),
        level=level,
        weight=matter.adds,
        explanation=sentence(
            f"{lead}{f' ({listing(shared)})' if shared else ''}"
            f"{f' and differ in {listing(differ)}' if differ else ''}: "
            f"{clauses(says(index, claim, 110) for claim in _shown(known, passages, cited))}"
        ),
    )


def _shown(known: Utterances, passages: Sequence[Utterance], cited: Sequence[Sequence[Claim]]) -> Iterator[Claim]:
    """Of each passage the claim whose clause says most of what the others speak of, the longest of several."""
    for passage, claims in zip(passages, cited, strict=True):
        others = _others(passage, passages)
        met: dict[str, float] = {}
        for piece in passage.pieces:
            shared = sum([known.squares.get(topic, 0.0) for topic in sorted(others.intersection(piece.topics))])
            for claim in passage.record.claims_of(piece):
                met[claim.id] = max(shared, met.get(claim.id, 0.0))
        yield max(claims, key=lambda claim: (met.get(claim.id, 0.0), claim.quote.end - claim.quote.start, claim.id))


def _others(passage: Utterance, passages: Sequence[Utterance]) -> set[str]:
    """What the other passages are about."""
    return set().union(*(other.topics for other in passages if other is not passage))


def _cited(passage: Utterance, passages: Sequence[Utterance]) -> tuple[Claim, ...]:
    """The claims of a passage that stand in the clauses which speak of what the others speak of, or give a number or
    a date; all where there is none."""
    others = _others(passage, passages)
    record = passage.record
    counting = {figure.piece for figure in passage.figures}
    telling = [piece for piece in passage.pieces if not others.isdisjoint(piece.topics) or piece.number in counting]
    cited = {claim.id: claim for piece in telling for claim in record.claims_of(piece)}
    for claim in passage.claims:
        if isinstance(claim.value, DateValue):
            cited.setdefault(claim.id, claim)
    return tuple(cited.values())[:_CITED] or passage.claims[:_CITED]


def _shared(known: Utterances, passages: Sequence[Utterance]) -> list[str]:
    """The rarest words that the first two passages share, else the fields of meaning."""
    one, other = passages[:2]
    topics = sorted(
        one.topics & other.topics or one.around & other.around, key=lambda topic: (-known.rarity[topic], topic)
    )
    words = [_word(known.record, one, topic) for topic in topics if topic not in known.fields]
    fields = [topic for topic in topics if topic in known.fields]
    return list(dict.fromkeys(filter(None, words)))[:_SHOWN_WORDS] or fields[:_SHOWN_WORDS]


def _word(record: Told, passage: Utterance, topic: str) -> str:
    """A word of the passage's sentence, as it stands there; empty for a number."""
    for piece in record.beside(passage.pieces[0]):
        if topic in piece.topics:
            word = record.words[piece.witness][piece.topics[topic]]
            return f"“{record.index.witnesses[piece.witness].text[word.start : word.end]}”"
    return ""


def _points(pairs: Sequence[tuple[Utterance, Utterance]]) -> list[str]:
    """In what passages differ, in words."""
    found: Sequence[Differing] = [differing(one, other) for one, other in pairs]
    points = (
        ("a number", any(each.numbers for each in found)),
        ("the day", any(each.near_days for each in found)),
        ("the hour", any(each.hours for each in found)),
        *((f"the {aspect}", True) for aspect in dict.fromkeys(aspect for each in found for aspect in each.terms)),
        ("a denial", any(each.denial for each in found)),
    )
    return [name for name, is_so in points if is_so]


RULES: tuple[Rule, ...] = (told_of_one_matter,)
