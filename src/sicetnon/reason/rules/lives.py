"""One person with two ages, or two kinships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, QuantityValue
from sicetnon.reason.figures import all_numbered, number_at, ordinal_at
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.rules.negations import opposed
from sicetnon.reason.told import Piece, Told, told

_OLDEST = 120


def index_of_age(record: Told, piece: Piece, place: int) -> bool:
    """Whether the words behind a number say that it is an age: "years old", "year of his age"."""
    return record.phrase_at(piece, "of_age", place + 1) or record.phrase_at(piece, "year_of_age", place + 1)


def _age(claim: Claim) -> float | None:
    """The years that a claim gives as somebody's age, the least of them; None for any other claim."""
    value = claim.value
    return value.min if isinstance(value, QuantityValue) and value.what == "age" else None


def _ages(index: Index, record: Told) -> Iterator[tuple[frozenset[str], int, tuple[Claim, ...]]]:
    """Who is said to be how old: by claims, and by a number alone behind a name ("Anna Berg, 47, ...")."""
    with_age = [claim for claim in index.with_facet("quantity") if _age(claim) is not None]
    aged, numbers = {claim.id for claim in with_age}, all_numbered(record)
    for piece in map(record.pieces.__getitem__, sorted({*numbers, *(p.number for p in record.pieces_near(with_age))})):
        words = record.words[piece.witness]
        text = index.witnesses[piece.witness].text
        for claim in record.claims_of(piece) if aged else ():
            if claim.id in aged and (least := _age(claim)) is not None:
                yield record.person(piece, piece.last - 1), int(least), (claim,)
        for place in numbers.get(piece.number, ()):
            age = number_at(record, piece, place)
            if age is None:
                age = ordinal_at(record, piece, place)
                if age is None or not record.phrase_at(piece, "year_of_age", place + 1):
                    continue
                age -= 1
            if not 0 < age < _OLDEST or place == 0:
                continue
            word, before = words[place], words[place - 1]
            behind = text[word.end : word.end + 2].lstrip("'\"”’")[:1]
            beside = text[before.end : word.start].strip()
            named = fold(before.form) in record.names or beside.startswith(("]", ")"))
            year_of = index_of_age(record, piece, place)
            stands = year_of or (beside in (",", "],", "),") and named and behind in (",", ".", ";", ")"))
            of = before.form in record.cue_words(piece, "of_number") and behind in (",", ".", ";", ")")
            if (stands or of) and (claims := record.cite(piece, place)):
                yield record.person(piece, place), int(age), claims


_ONE_TIME = 12
"""Years between two ages that one voice may give for the same time."""


@finds(
    name="two-ages",
    kind="quantity",
    words="One person is given different ages.",
    level="dispute",
    why="Passages can speak of different years, and ages are often reckoned roughly.",
    most=4,
    gives_way=True,
)
def two_ages(index: Index) -> Iterator[Draft]:
    record = told(index)
    by_name: dict[str, dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for who, age, claims in _ages(index, record):
        for name in who:
            by_name[name][age] += claims
    seen: set[frozenset[str]] = set()
    for name in sorted(by_name):
        ages = by_name[name]
        key = frozenset(claim.id for claims in ages.values() for claim in claims)
        speakers = {index.speaker(claim) for claims in ages.values() for claim in claims}
        if len(speakers) == 1 and max(ages) - min(ages) > _ONE_TIME:
            continue  # one voice tells a life: "he lost his father when he was four years old"
        if len(ages) > 1 and key not in seen:
            seen.add(key)
            said = " or ".join(str(age) for age in sorted(ages))
            yield opposed(index, list(ages.values()), f"One person is {said} years old", len(ages))


RULES: tuple[Rule, ...] = (two_ages,)
