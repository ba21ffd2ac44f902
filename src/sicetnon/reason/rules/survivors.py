"""The only one who came out alive: what speaks against it.

Reports call somebody "the only survivor", and tell of others who were hurt and live, of that very person among the
dead, or of all who were there as killed. All of it is one point, and one finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sicetnon.reason.core import core, victims
from sicetnon.reason.figures import figures
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.negations import opposed
from sicetnon.reason.told import ROLES, Piece, Told, told

_SURVIVAL, _DEATH, _WOUND, _EXPLOSION = "survival", "death", "wound", "explosion"
_REACH = 3  # words from "only" to the word for a survivor
_BESIDE = 3  # words between what somebody is and the name
_NEAR = 5  # words between a number and what became of so many
_MOST = 60
_SHOWN = 3


@finds(
    name="only-survivor",
    kind="outcome",
    words="Somebody is called the only survivor; others are told of as hurt or alive, or all as dead, or that one is.",
    level="dispute",
    why="Reports may count only those of one vehicle or company, or not know of all.",
    most=2,
)
def only_survivor(index: Index) -> Iterator[Draft]:
    record = told(index)
    lone = [piece for piece in record.with_cue("lone") if _survives(piece)][:_SHOWN]
    if not lone:
        return
    names = frozenset(name for piece in lone for name in _named(record, piece))
    roles, dead = _roles(record, names), frozenset(w for event in core(index) for w in victims(index, event)) - names
    against: list[tuple[int, Piece, int]] = []
    for piece in _telling(record, lone, roles):
        place = _against(record, piece, names, roles, dead)
        if place is not None:
            against.append((abs(piece.sentence - lone[0].sentence), piece, place))
    sides = [record.quotable(piece, piece.cues["lone"]) for piece in lone]
    for _, piece, place in sorted(against, key=lambda each: (each[0], each[1].number))[: 2 * _SHOWN]:
        sides.append(record.quotable(piece, place))
    told_of = [side for side in dict.fromkeys(sides) if side]
    if against and len(told_of) > 1:
        yield opposed(index, told_of, "Called the only survivor, and told of otherwise", len(told_of))


def _survives(piece: Piece) -> bool:
    at = piece.topics.get(_SURVIVAL)
    return at is not None and 0 < at - piece.cues["lone"] <= _REACH and not piece.about("denied", "hypothetical")


def _named(record: Told, piece: Piece) -> frozenset[str]:
    """Who it is: the name nearest before the words, or nearest behind them."""
    return record.person(piece, piece.cues["lone"])


def _roles(record: Told, names: frozenset[str]) -> frozenset[str]:
    """What the person is, wherever the record says it beside the name."""
    found: set[str] = set()
    for topic in sorted(ROLES):
        for piece in record.by_topic.get(topic, ())[:_MOST]:
            at, forms = piece.topics[topic], record.forms[piece.witness]
            beside = forms[max(piece.first, at - _BESIDE) : at + _BESIDE]
            if any(record.name_of(form) in names for form in beside):
                found.add(topic)
    return frozenset(found)


def _telling(record: Told, lone: list[Piece], roles: frozenset[str]) -> list[Piece]:
    """The pieces that tell of death, wounds or survival, or name such a person, in order; none of another deed."""
    fields = (_SURVIVAL, _WOUND, _DEATH, *sorted(roles))
    found = {p.number: p for field in fields for p in record.by_topic.get(field, ())[:_MOST]}
    sentences = {piece.sentence for piece in lone}
    blasts = {_EXPLOSION in record.surroundings(piece) for piece in lone}
    return [
        piece
        for _, piece in sorted(found.items())
        if piece.sentence not in sentences
        and not piece.about("lone", "denied", "hypothetical", "left_behind")
        and (_WOUND not in piece.topics or (_EXPLOSION in record.surroundings(piece)) in blasts)
    ]


def _against(
    record: Told, piece: Piece, names: frozenset[str], roles: frozenset[str], dead: frozenset[str]
) -> int | None:
    """The place at which a piece speaks against it that one of these alone lives; None where it does not."""
    counted = [f for f in figures(record, piece) if f.sort == "count" and (f.low or 0) > 0]
    for field in (_SURVIVAL, _WOUND):
        at = piece.topics.get(field)
        if at is None:
            continue
        if field == _WOUND and piece.about("wounds"):
            continue  # "two bullet wounds": how many there were of them says nothing of how many lived
        who = record.person(piece, at)
        several = field == _SURVIVAL and any((f.low or 0) > 1 and abs(f.first - at) <= _NEAR for f in counted)
        another = who and not who & (names | dead) and _DEATH not in record.surroundings(piece)
        another = another and not (field == _SURVIVAL and piece.about("pronoun"))
        hurt = field == _WOUND and any(f.first < at <= f.first + _NEAR for f in counted)
        if several or another or hurt:
            return at
        return None
    return _dead(record, piece, names, roles)


def _dead(record: Told, piece: Piece, names: frozenset[str], roles: frozenset[str]) -> int | None:
    """The place at which the one who lives, or everybody, is told of as dead."""
    before = record.pieces[piece.number - 1] if piece.number else piece
    at = piece.topics.get(_DEATH, -1)
    own = [record.name_of(form) for form in record.forms[piece.witness][piece.first : max(piece.first, at)]]
    if not names.isdisjoint(own):
        return at  # of him or her it is told
    near = {**(before.topics if before.sentence == piece.sentence else {}), **piece.topics}
    if _DEATH not in near or names & record.named(piece):
        return None
    dead = roles.intersection(piece.topics)
    if dead:
        return min(piece.topics[topic] for topic in dead)
    if _DEATH in piece.topics and piece.about("occupants", "whole") and not piece.about("share"):
        return piece.topics[_DEATH]
    return None


@finds(
    name="companion-dead-or-alive",
    kind="outcome",
    words="One who is known by what they were to somebody is told of as dead, as hurt or as unharmed.",
    level="dispute",
    why="First reports often do not know what became of those who were there; wounds can kill later.",
    most=4,
)
def companion_dead_or_alive(index: Index) -> Iterator[Draft]:
    record = told(index)
    found: dict[str, dict[str, list[tuple[Piece, int]]]] = defaultdict(lambda: defaultdict(list))
    for fate in _FATES:
        for piece in record.with_cue(fate)[:_MOST]:
            if piece.about("denied", "hypothetical") and fate != _SAFE:
                continue
            for who in _companions(record, piece, piece.cues[fate]):
                found[who][fate].append((piece, piece.cues[fate]))
    for who in sorted(found):
        fates = found[who]
        if _HURT in fates and _SAFE not in fates:  # who was hurt may have died of it since
            fates[_DEAD] = [each for each in fates[_DEAD] if _WOUND not in record.surroundings(each[0])]
        told_of = [(piece, place) for fate in _FATES for piece, place in fates[fate][:_SHOWN]]
        sides = [side for piece, place in told_of if (side := record.quotable(piece, place))]
        if sum(1 for fate in _FATES if fates[fate]) > 1 and len(set(sides)) > 1:
            yield opposed(index, list(dict.fromkeys(sides)), f"Told of differently, the {who}", len(sides))


def _companions(record: Told, piece: Piece, place: int) -> frozenset[str]:
    """Those of whom what stands at a place is told: the words for companions that stand before it with no other matter
    between, one or several ("the senator, his wife Beatriz and their driver had been killed")."""
    words, forms = record.cue_words(piece, "companions"), record.forms[piece.witness]
    clauses = record.cue_words(piece, "opens_a_clause")
    pieces = record.beside(piece)
    others = {at for each in pieces for topic, at in each.topics.items() if record.field(topic) and topic not in _KIN}
    found: set[str] = set()
    relative = False  # "and bodyguard Mario Orellana, who died": of the one right before it
    for at in range(place - 1, max(pieces[0].first, place - _FARTHEST) - 1, -1):
        if forms[at] in words:
            found.add(forms[at])
            if relative:
                break
        elif at in others or (forms[at] in clauses and at < place - 1):
            break
        elif forms[at] in clauses:
            relative = True
        elif relative and not record.name_of(forms[at]):
            break
    return frozenset(found)


_DEAD, _HURT, _SAFE = _FATES = ("fate_dead", "fate_hurt", "fate_safe")
_KIN = ROLES | {"woman", "child", "widow", "father", "deputy", "escape", "kin", "fate", "harm", _SURVIVAL}
"""Fields that may stand in a list of those whom one fate befell."""
_FARTHEST = 12  # words from somebody to what became of them

RULES: tuple[Rule, ...] = (only_survivor, companion_dead_or_alive)
