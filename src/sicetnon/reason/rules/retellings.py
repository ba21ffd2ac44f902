"""One matter told by two authors: passages of different witnesses that are each other's counterpart, and differ.

Historians tell of one matter in other words and in another order. A segment of one text and a segment of the other are
counterparts when each is the likest to the other in what it is about, names weighing most. What counterparts say
differently is shown side by side: other numbers, other persons, other circumstances. Nothing here gives a
contradiction, since likeness of words decides what belongs together.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from sicetnon.chronology.eponyms import eponyms
from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, DateValue, ParticipantValue, SequenceValue
from sicetnon.reason.figures import figures, numbered
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import meaning
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.alternatives import DEED, PERSON
from sicetnon.reason.terms import met_terms, terms_apart
from sicetnon.reason.told import SAME_WORD, Piece, Told, told
from sicetnon.reason.wording import clauses, says, sentence

_PARTS = ";:—–"
"""Signs that part two segments of a sentence."""
_SHORTEST = 5  # words of a segment that is compared by itself; a shorter one belongs to the one before
_MOST_WITH = 24
"""A topic that more segments share than this tells none from another."""
_MOST_PAIRS = 20_000
_MOST_SEGMENTS = 4_000
_AT_LENGTH = 12
"""Pieces of a text that tells at length; in a shorter one the likest passage need not be like."""
_ENOUGH, _COVERED = 1.5, 1.0
"""The likeness of counterparts, and what is enough of it where it covers most of the shorter segment."""
_REPEATED = 0.6  # of the topics of two passages together, so that one only repeats the other
_LOOKED_AT = 1000  # code points of a text that show whether it is in capitals only
_MOST_OF_IT = 0.55
_PLAIN = 2.2
"""The likeness at which one side's likest is a counterpart though it is liker still to another."""
_FEW_TEXTS = 3
"""Where more texts are compared, those that tell of one matter are shown together."""
_BY_ITSELF = 2.0
"""The likeness at which counterparts are shown though no respect is known in which they differ."""
_NAME = 1.25  # a name says more than another word
_CLAIMS = 5  # of one segment
_POINTS = frozenset(("date", "sequence", "duration", "quantity"))
_SHOWN = 2  # of these in a sentence
_WORDS = 3  # that say what two segments share
_DEATH = "death"
_MOST_TELLINGS = 6
_LONGEST = 180  # code points of a claim that is still shown
_NO_TOPIC = frozenset((*DEED, *PERSON))
"""Aspects are what counterparts may differ in, not what they are about."""


class Segment(msgspec.Struct, frozen=True):
    """The pieces between two stronger signs of a sentence, with what they are about and the names in them."""

    number: int
    pieces: tuple[Piece, ...]
    topics: frozenset[str]
    names: frozenset[str]

    @property
    def witness(self) -> str:
        """The text it stands in."""
        return self.pieces[0].witness


# --- segments -------------------------------------------------------------------------------------------------------
def _at_length(record: Told) -> frozenset[str]:
    """The witnesses that tell at length, where there are two; not those in capitals only, which show no names."""
    lengths = Counter(piece.witness for piece in record.pieces)
    texts = {name: witness.text[:_LOOKED_AT] for name, witness in record.index.witnesses.items()}
    small = {name for name, text in texts.items() if sum(map(str.islower, text)) > sum(map(str.isupper, text))}
    found = frozenset(witness for witness, pieces in lengths.items() if pieces >= _AT_LENGTH and witness in small)
    return found if len(found) > 1 else frozenset()


def _segments(record: Told, witnesses: frozenset[str]) -> list[Segment]:
    runs: list[list[Piece]] = []
    for piece in record.pieces if witnesses else ():
        if piece.witness not in witnesses:
            continue
        last = runs[-1] if runs else []
        if last and last[0].sentence == piece.sentence and not _parted(record, last, piece):
            last.append(piece)
        else:
            runs.append([piece])
    names = _names(record) if runs else frozenset()
    found: list[Segment] = []
    for number, run in enumerate(runs[:_MOST_SEGMENTS]):
        before = found[-1] if found and found[-1].pieces[0].sentence == run[0].sentence else None
        found.append(_segment(record, number, run, names, before))
    return found


def _parted(record: Told, run: Sequence[Piece], piece: Piece) -> bool:
    """Whether a stronger sign stands before a piece, and enough words on both sides."""
    words = record.words[piece.witness]
    text = record.index.witnesses[piece.witness].text[words[piece.first - 1].end : words[piece.first].start]
    enough = min(piece.last - piece.first, run[-1].last - run[0].first) >= _SHORTEST
    return enough and any(sign in text for sign in _PARTS)


def _names(record: Told) -> frozenset[str]:
    """The topics that are names: met with a capital inside a sentence, and never without."""
    found: set[str] = set()
    plain: set[str] = set()
    for piece in record.pieces:
        text, words = record.index.witnesses[piece.witness].text, record.words[piece.witness]
        inside = record.beside(piece)[0].first
        for topic, place in piece.topics.items():
            if not text[words[place].start].isupper():
                plain.add(topic)
            elif place > inside:
                found.add(topic)
    return frozenset(found - plain)


def _segment(record: Told, number: int, run: Sequence[Piece], names: frozenset[str], before: Segment | None) -> Segment:
    """A segment; one that begins with a pronoun goes on about what the clause before it ends with."""
    topics: set[str] = set()
    goes_on = before is not None and run[0].cues.get("pronoun") == run[0].first
    words, first_names = record.words[run[0].witness], eponyms().first_names
    for piece in (*(before.pieces[-1:] if before and goes_on else ()), *run):
        counted = set(numbered(record, piece))
        counted.update(place for place in piece.topics.values() if words[place].form.title() in first_names)
        topics.update(topic for topic, place in piece.topics.items() if place not in counted)
    about = frozenset(t for t in topics if t not in _NO_TOPIC and not t.startswith(SAME_WORD))
    return Segment(number, tuple(run), about, about & names)


# --- counterparts ---------------------------------------------------------------------------------------------------
def _likeness(segments: Sequence[Segment]) -> dict[tuple[int, int], float]:
    """How like the segments of different witnesses are, by the rare topics that they share; at least two."""
    by_topic: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        for topic in segment.topics:
            by_topic[topic].append(segment)
    likeness: dict[tuple[int, int], float] = defaultdict(float)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for topic in sorted(by_topic, key=lambda t: (len(by_topic[t]), t)):
        found = by_topic[topic]
        if len(found) > _MOST_WITH or len(likeness) > _MOST_PAIRS:
            break
        for one, other in combinations(found, 2):
            if one.witness != other.witness:
                pair = one.number, other.number
                weight = 1 / (1 + math.log2(len(found) - 1) / 2)
                likeness[pair] += weight * (_NAME if topic in one.names else 1)
                shared[pair] += 1
    return {pair: value for pair, value in likeness.items() if shared[pair] >= 2}


def _counterparts(segments: Sequence[Segment]) -> Iterator[tuple[float, Segment, Segment]]:
    likeness = _likeness(segments)
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (one, other), value in likeness.items():
        for place, witness in ((one, segments[other].witness), (other, segments[one].witness)):
            best[place, witness] = max(best[place, witness], value)
    for (one, other), value in likeness.items():
        likest = [value >= best[place, segments[to].witness] for place, to in ((one, other), (other, one))]
        if value >= (_least(segments[one], segments[other]) if all(likest) else _PLAIN) and any(likest):
            yield value, segments[one], segments[other]


def _least(one: Segment, other: Segment) -> float:
    """The likeness that makes two segments counterparts, each being the other's likest."""
    covered = len(one.topics & other.topics) >= _MOST_OF_IT * min(len(one.topics), len(other.topics))
    return _COVERED if covered else _ENOUGH


# --- how they differ ------------------------------------------------------------------------------------------------
def _differences(record: Told, one: Segment, other: Segment, terms: Mapping[int, Mapping[str, frozenset[str]]]) -> int:
    """In how many respects two segments differ."""
    own, others = ([f for piece in each.pieces for f in figures(record, piece)] for each in (one, other))
    counts = any(a.sort == b.sort and a.unit == b.unit and a.apart(b) for a in own for b in others)
    counts = counts and not any(a.sort == b.sort and not a.apart(b) for a in own for b in others)
    persons = [_persons(record, each) for each in (one, other)]
    others_named = bool(persons[0] - persons[1]) and bool(persons[1] - persons[0])
    denied = [any(piece.about("denied") and not piece.about("bound") for piece in each.pieces) for each in (one, other)]
    said = [_terms(each, terms) for each in (one, other)]
    opposed = sum(terms_apart(aspect, said[0][aspect], said[1][aspect]) for aspect in said[0].keys() & said[1].keys())
    times = _times(record, one), _times(record, other)
    apart = bool(times[0] and times[1]) and not times[0] & times[1]
    return counts + others_named + (denied[0] != denied[1]) + opposed + apart


def _times(record: Told, segment: Segment) -> frozenset[str]:
    """When it was, in the words of the segment's claims."""
    found = set()
    for piece in segment.pieces:
        for claim in record.claims_of(piece):
            value = claim.value
            if isinstance(value, DateValue):
                found.add(value.phrase)
            elif isinstance(value, SequenceValue) and value.min_days is not None:
                found.add(f"{value.relation} {value.min_days} {value.max_days}")
    return frozenset(found)


def _persons(record: Told, segment: Segment) -> frozenset[str]:
    words = record.words[segment.witness]
    forms = {fold(word.form) for word in words[segment.pieces[0].first : segment.pieces[-1].last]}
    return record.names & forms


def _terms(segment: Segment, terms: Mapping[int, Mapping[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for piece in segment.pieces:
        for aspect, labels in terms.get(piece.number, {}).items():
            found[aspect] = found.get(aspect, frozenset()) | labels
    return found


def _shown(record: Told, pieces: Sequence[Piece]) -> list[Claim]:
    """The claims that show most of these pieces, in order, none twice; of the shorter ones those that say when, how
    long or how many before the others."""
    met = {claim.id: claim for piece in pieces for claim in record.claims_of(piece)}
    longest = sorted(met.values(), key=lambda c: (-_length(c), c.quote.start, c.id))
    chosen: list[Claim] = []
    for claim in (*longest[:2], *sorted(longest[2:], key=lambda c: c.facet not in _POINTS)):
        low, high = claim.quote.start, claim.quote.end
        if high - low > _LONGEST and chosen:
            continue
        if all(2 * (min(high, c.quote.end) - max(low, c.quote.start)) < high - low for c in chosen):
            chosen.append(claim)
        if len(chosen) == _CLAIMS:
            break
    return sorted(chosen, key=lambda c: (c.quote.start, c.id))


def _length(claim: Claim) -> int:
    return claim.quote.end - claim.quote.start


@finds(
    name="told-with-other-circumstances",
    kind="version",
    words="Two authors tell of what seems to be one matter with other numbers, persons, times or circumstances.",
    level="tension",
    why="They may fill each other out; that they tell of one matter rests on their words.",
    most=12,
    gives_way=True,
)
def other_circumstances(index: Index) -> Iterator[Draft]:
    record = told(index)
    witnesses = _at_length(record)
    segments = _segments(record, witnesses)
    terms = met_terms(record)
    several = len(witnesses) > _FEW_TEXTS
    found: list[tuple[float, Segment, Segment]] = []
    for likeness, one, other in _counterparts(segments):
        if several and likeness < _PLAIN:
            continue  # of many texts some passages are like by their phrases alone
        differences = _differences(record, one, other, terms)
        if differences or (likeness >= _BY_ITSELF and not _repeated(one.topics, other.topics)):
            found.append((likeness + 0.5 * differences, one, other))
    for weight, group in _grouped(found, several=several):
        sides = [shown for each in group if (shown := _shown(record, each.pieces))]
        if len(sides) == len(group):
            lead = f"One matter ({_matter(record, group[0], group[1])}) is told with other circumstances"
            yield _side_by_side(index, sides, lead, weight)


def _grouped(
    found: Sequence[tuple[float, Segment, Segment]], *, several: bool
) -> Iterator[tuple[float, tuple[Segment, ...]]]:
    """The pairs of counterparts, the plainest first; where several texts tell of one matter, all of them together."""
    groups: dict[int, tuple[float, dict[int, Segment]]] = {}
    for weight, one, other in sorted(found, key=lambda each: (-each[0], each[1].number, each[2].number)):
        if not several:
            yield weight, (one, other)
            continue
        first = groups.get(one.number) or groups.get(other.number) or (weight, {})
        if len(first[1]) < _MOST_TELLINGS:
            first[1].update({one.number: one, other.number: other})
            groups[one.number] = groups[other.number] = first
    for weight, members in {id(group): group for group in groups.values()}.values():
        yield weight, tuple(segment for _, segment in sorted(members.items()))


def _repeated(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two passages say the same things in the same words."""
    return len(one & other) >= _REPEATED * len(one | other)


def _matter(record: Told, one: Segment, other: Segment) -> str:
    """A few of the words that two segments share, names first, as the first of them has them."""
    shared = sorted(one.topics & other.topics, key=lambda topic: (topic not in one.names, record.count(topic), topic))
    text = record.index.witnesses[one.witness].text
    places = {topic: piece.topics[topic] for piece in reversed(one.pieces) for topic in piece.topics}
    words = [record.words[one.witness][places[topic]] for topic in shared[:_WORDS]]
    return ", ".join(dict.fromkeys(text[word.start : word.end] for word in words))


def _side_by_side(index: Index, sides: Sequence[Sequence[Claim]], lead: str, weight: float) -> Draft:
    longest = [c for side in sides for c in sorted(sorted(side, key=_length)[-_SHOWN:], key=index.position)]
    return Draft(
        variants=tuple(index.ids(side) for side in sides),
        events=tuple(dict.fromkeys(claim.event for side in sides for claim in side)),
        level="dispute" if any(index.inner(claim) for claim in longest) else None,
        weight=weight,
        explanation=sentence(f"{lead}: {clauses(says(index, claim, 90) for claim in longest)}"),
    )


# --- how somebody died ----------------------------------------------------------------------------------------------
@finds(
    name="death-told-otherwise",
    kind="outcome",
    words="The death of one person is told by several voices, with other circumstances.",
    level="tension",
    why="They may fill each other out; who is meant rests on the name that stands beside the death.",
    most=4,
)
def death_told_otherwise(index: Index) -> Iterator[Draft]:
    record = told(index)
    sentences = _deaths(record, _at_length(record))
    killed = _killed(index) if sentences else {}
    for name in sorted(sentences):
        found = [pieces for pieces in sentences[name] if not _kills(record, pieces, name)]
        sure = killed.get(name, frozenset())
        told_of = any(_about(record, pieces, sure) or record.named(pieces[-1]) == {name} for pieces in found)
        if not told_of or not 2 <= len(found) <= _MOST_TELLINGS:
            continue
        topics = [frozenset(topic for piece in pieces for topic in piece.topics) for pieces in found]
        sides = [shown for pieces in found if (shown := _shown(record, pieces))]
        if (
            not any(_repeated(*pair) for pair in combinations(topics, 2))
            and len({index.speaker(side[0]) for side in sides}) > 1
        ):
            lead = f"The death of {_written(record, found[0], name)} is told with other circumstances"
            yield _side_by_side(index, sides, lead, len(sides))


def _deaths(record: Told, witnesses: frozenset[str]) -> dict[str, list[list[Piece]]]:
    """The sentences that tell of a death, by the names of persons in them."""
    found: dict[str, list[list[Piece]]] = defaultdict(list)
    seen: set[int] = set()
    for piece in record.by_topic.get(_DEATH, ()) if witnesses else ():
        if piece.sentence not in seen and piece.witness in witnesses:
            seen.add(piece.sentence)
            for name in record.named(piece):
                found[name].append(_with_what_it_sums_up(record, piece))
    return found


def _with_what_it_sums_up(record: Told, piece: Piece) -> list[Piece]:
    """The pieces of a sentence, and of the one before where it opens with words like "this is how"."""
    pieces = record.beside(piece)
    before = record.pieces[pieces[0].number - 1] if pieces[0].number else piece
    if "sums_up" in pieces[0].cues and pieces[0].cues["sums_up"] == pieces[0].first and before.block == piece.block:
        return [*record.beside(before), *pieces]
    return pieces


def _killed(index: Index) -> dict[str, frozenset[str]]:
    """The claims that say of a person by name that he or she died, by the last word of the name, folded. One that is
    told of as "him" may be another; a name that is a word for what somebody is names many."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in index.with_facet("participant"):
        value = claim.value
        if not isinstance(value, ParticipantValue) or value.role != "victim" or not _deadly(index, claim):
            continue
        name = value.label.rpartition(" ")[2]
        forms = [name.casefold()]
        if name.casefold() in claim.quote.words.casefold() and not meaning(_language(index, claim)).fields.at(forms, 0):
            found[fold(name)].add(claim.id)
    return {name: frozenset(claims) for name, claims in found.items()}


def _language(index: Index, claim: Claim) -> str:
    return index.vocabulary(claim).language


def _deadly(index: Index, claim: Claim) -> bool:
    return index.vocabulary(claim).is_kind("killing", index.kind(claim.event))


def _about(record: Told, pieces: Sequence[Piece], claims: frozenset[str]) -> bool:
    return any(claim.id in claims for piece in pieces for claim in record.claims_of(piece))


def _kills(record: Told, pieces: Sequence[Piece], name: str) -> bool:
    """Whether a claim of the sentence has the person as one who killed."""
    return any(
        isinstance(claim.value, ParticipantValue)
        and claim.value.role == "agent"
        and fold(claim.value.label).rpartition(" ")[2] == name
        and _deadly(record.index, claim)
        for piece in pieces
        for claim in record.claims_of(piece)
    )


def _written(record: Told, pieces: Sequence[Piece], name: str) -> str:
    """A name as a passage has it."""
    words = record.words[pieces[0].witness][pieces[0].first : pieces[-1].last]
    text = record.index.witnesses[pieces[0].witness].text
    return next((text[word.start : word.end] for word in words if fold(word.form) == name), name)


RULES: tuple[Rule, ...] = (other_circumstances, death_told_otherwise)
