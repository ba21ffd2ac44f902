"""One person with two ages, or two kinships."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

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


class _Age(NamedTuple):
    """How old somebody is said to be: in full years from `least` to `most`, and the claims that say so."""

    who: frozenset[str]
    least: int
    most: int
    claims: tuple[Claim, ...]


def _ages(index: Index, record: Told) -> Iterator[_Age]:
    """Who is said to be how old: by claims, and by numbers that the words around them make an age."""
    with_age = [claim for claim in index.with_facet("quantity") if _age(claim) is not None]
    aged, numbers, heroes = {claim.id for claim in with_age}, all_numbered(record), _Heroes(record)
    likely = _likely(index, record)
    for piece in map(record.pieces.__getitem__, sorted({*numbers, *(p.number for p in record.pieces_near(with_age))})):
        for claim in record.claims_of(piece) if aged else ():
            if claim.id in aged and (least := _age(claim)) is not None:
                yield _Age(record.person(piece, piece.last - 1), int(least), int(least), (claim,))
        for place in numbers.get(piece.number, ()):
            if not likely(piece, place):
                continue
            bounds = _number_of_years(index, record, piece, place)
            if bounds and 0 < bounds[0] < _OLDEST and (claims := record.quotable(piece, place)):
                yield _Age(_whose(record, heroes, piece, place), *bounds, claims)


def _likely(index: Index, record: Told) -> Callable[[Piece, int], bool]:
    """Whether the words right beside a number may make an age of it: a glance, as most numbers are none."""
    leading: dict[str, frozenset[str]] = {}

    def likely(piece: Piece, place: int) -> bool:
        cues, after = piece.cues, place + 1
        if cues.get("of_age") == after or cues.get("year_of_age") == after or cues.get("one_year") == after:
            return True
        if cues.get("years_before") == after or place == 0:
            return place > 0
        known = leading.get(piece.language)
        if known is None:
            words = [record.cue_words(piece, cue) for cue in ("of_number", "being_old", "past_age")]
            leading[piece.language] = known = words[0].union(*words[1:])
        before = record.words[piece.witness][place - 1]
        return before.form in known or index.witnesses[piece.witness].text[before.end] in ",])"

    return likely


def _number_of_years(index: Index, record: Told, piece: Piece, place: int) -> tuple[int, int] | None:
    """The least and the most years of the age that stands at a place: "Anna Berg, 47, …", "who was 56", "past fifty",
    "in his seventieth year", "born sixty-six years before"; None where the number is no age."""
    words = record.words[piece.witness]
    if place == piece.first and place == 0:
        return None
    before, word = words[place - 1], words[place]
    age = number_at(record, piece, place)
    if age is None:
        ordinal = ordinal_at(record, piece, place)
        of_life = record.phrase_at(piece, "year_of_age", place + 1) or _year_of_a_life(record, piece, place)
        return (int(ordinal) - 1, int(ordinal)) if ordinal is not None and of_life else None
    text = index.witnesses[piece.witness].text
    behind = text[word.end : word.end + 2].lstrip("'\"”’")[:1]
    ends = behind in (",", ".", ";", ")")
    beside = text[before.end : word.start].strip()
    named = _ends_a_name(record, piece, place - 1) or beside.startswith(("]", ")"))
    if index_of_age(record, piece, place) or (beside in (",", "],", "),") and named and ends):
        return int(age), int(age)
    if before.form in record.cue_words(piece, "of_number") and ends:
        return int(age), int(age)
    bare = place - 1 >= piece.first and not beside and (ends or not _counts(record, piece, place))
    if bare and ends and before.form in record.cue_words(piece, "being_old") and "pronoun" in piece.cues:
        return int(age), int(age)
    if bare and age >= _GROWN and before.form in record.cue_words(piece, "past_age") and "pronoun" in piece.cues:
        return int(age), int(age) + _LITTLE
    if "born" in record.cues_at(piece, record.beside(piece)[0].first, place) and _ago(record, piece, place):
        return int(age), int(age)
    return None


def _ends_a_name(record: Told, piece: Piece, place: int) -> bool:
    """Whether a word is the last of a person's name, the second surname perhaps, by which no one is called again."""
    forms = record.forms[piece.witness]
    if fold(forms[place]) in record.names:
        return True
    return place > piece.first and fold(forms[place - 1]) in record.names and record.is_name_like(forms[place])


def _year_of_a_life(record: Told, piece: Piece, place: int) -> bool:
    """Whether an ordinal counts the years of somebody: "he lived to see his seventieth year"."""
    forms = record.forms[piece.witness]
    if not piece.first < place < piece.last - 1 or forms[place + 1] not in record.cue_words(piece, "one_year"):
        return False
    owned = forms[place - 1] in record.cue_words(piece, "he_or_she")
    of = place + 2 < piece.last and forms[place + 2] in record.cue_words(piece, "of_number")
    return owned and not of  # "in his third year of office"


def _counts(record: Told, piece: Piece, place: int) -> bool:
    """Whether a number has what it counts right behind it."""
    return place + 1 in piece.topics.values()


def _ago(record: Told, piece: Piece, place: int) -> bool:
    """Whether a number of years is reckoned back from what is told: "sixty-six years before"."""
    return record.phrase_at(piece, "years_before", place + 1)


def _whose(record: Told, heroes: _Heroes, piece: Piece, place: int) -> frozenset[str]:
    """Whose age stands at a place: by a name in the sentence; of "he" alone, the person whom the witness names most, as
    a life does its hero, beside the one of the sentence before."""
    forms, first = record.forms[piece.witness], record.beside(piece)[0].first
    he = record.cue_words(piece, "he_or_she")
    found = record.person(piece, place)
    if forms[first] in he:
        return found | heroes[piece.witness]
    for at in range(place - 1, max(first, place - _BEFORE) - 1, -1):
        if forms[at] in he:
            return found | heroes[piece.witness]
        if record.name_of(forms[at]):
            break
    return found


class _Heroes(dict[str, frozenset[str]]):
    """By witness the name that it has most often; nobody where that is met seldom."""

    def __init__(self, record: Told) -> None:
        self._record = record

    def __missing__(self, witness: str) -> frozenset[str]:
        record = self._record
        counts = Counter(name for form in record.forms[witness] if (name := record.name_of(form)))
        (name, count), *_ = counts.most_common(1) or [("", 0)]
        self[witness] = found = frozenset({name}) if count >= _OFTEN else frozenset()
        return found


_BEFORE = 20  # words
_OFTEN = 4
_GROWN = 15  # years
_LITTLE = 3
"""Years by which somebody who is "past fifty" is older than fifty at most."""
_ONE_TIME = 12
"""Years between two ages that may be meant for one time of a life."""


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
    by_name: dict[str, list[_Age]] = defaultdict(list)
    for age in _ages(index, record):
        for name in age.who:
            by_name[name].append(age)
    seen: list[frozenset[str]] = []
    for name in sorted(by_name, key=lambda each: (-len(by_name[each]), each)):
        sides = _by_age(_apart(by_name[name]))
        key = frozenset(claim.id for claims in sides.values() for claim in claims)
        if len(sides) > 1 and not any(key <= known for known in seen):
            seen.append(key)
            said = " or ".join(map(str, sides))
            yield opposed(index, list(sides.values()), f"One person is {said} years old", len(sides))


def _apart(ages: Sequence[_Age]) -> list[_Age]:
    """The ages of one person that are not the same as another and may be meant for the same time of a life, unlike "he
    lost his father when he was four years old". Of ages that come again each is held against the others once."""
    years = {(age.least, age.most) for age in ages}
    apart = {
        (least, most)
        for least, most in years
        if any(0 < max(least, other[0]) - min(most, other[1]) <= _ONE_TIME for other in years)
    }
    return [age for age in ages if (age.least, age.most) in apart]


def _by_age(ages: Iterable[_Age]) -> dict[int, list[Claim]]:
    """The claims by the least years that they give, none twice."""
    found: dict[int, dict[str, Claim]] = {}
    for age in sorted(ages, key=lambda each: each.least):
        found.setdefault(age.least, {}).update((claim.id, claim) for claim in age.claims)
    return {years: list(claims.values()) for years, claims in found.items()}


RULES: tuple[Rule, ...] = (two_ages,)
