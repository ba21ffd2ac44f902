"""What others have of a document against what its regest has: another sum, date or place, forged or genuine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from sicetnon.model import Claim, DateValue
from sicetnon.reason.charters import terms_of
from sicetnon.reason.collation import draft_of, numbers_of
from sicetnon.reason.comments import Comment, Opinions, comments_of
from sicetnon.reason.editions import editions
from sicetnon.reason.figures import Figure
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.regests import Regest, known_place
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.told import Told, told

_YEAR, _A_LIFE = 366, 30 * 366  # days
_LIVES = frozenset(("life|dead", "life|begun", "stay|was"))
_FORGED, _DOUBTED, _GENUINE = "trust|forged", "trust|doubted", "trust|genuine"
_SUM, _COUNT, _DATE, _PLACE, _TRUST = "sum", "number", "date", "place", "trust"
_HAVE = frozenset(("comment|reads", "comment|others"))
_ALIKE, _NEAR = 12, 3  # times that one sum, or one number, may be another one misread
_OF_A_COIN = 3  # letters by which one is known
_MANY = 50
_FEW = 3  # comments of a finding


class Statement(NamedTuple):
    """What somebody says of one point of a document; `holder` is empty for the edition itself."""

    point: str
    value: object
    holder: str
    claims: tuple[Claim, ...]


@finds(
    name="others-have-it-otherwise",
    kind="version",
    words="Behind its abstract a regest says that others have another sum, date or place, or hold the document to be"
    " forged or genuine, against the regest or against one another.",
    level="dispute",
    why="The edition hands on both; others may have used another copy.",
    most=40,
    gives_way=True,
)
def others_have_it_otherwise(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for regest in known.regests:
        opinions = Opinions(index, regest)
        comments = [(comment, opinions.holder(comment)) for comment in comments_of(index, regest)]
        held = [(comment, holder) for comment, holder in comments if holder]
        if not held:
            continue
        said = [each for comment, holder in held for each in _statements(record, comment, holder)]
        own = list(_of_the_edition(record, regest, [comment for comment, _ in held]))
        for point in (_SUM, _COUNT, _DATE, _PLACE, _TRUST):
            sides = _apart([each for each in (*own, *said) if each.point == point])
            if len(sides) > 1:
                yield draft_of(index, (each.claims for each in sides), f"Others have it otherwise ({point})")


def _apart(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one point that cannot all hold, each of which somebody else has otherwise."""
    found: dict[int, Statement] = {}
    for (i, one), (j, other) in combinations(enumerate(statements), 2):
        if one.holder != other.holder and _differ(one, other):
            found[i], found[j] = one, other
    return [found[number] for number in sorted(found)]


def _differ(one: Statement, other: Statement) -> bool:
    if one.point == _SUM:
        assert isinstance(one.value, Figure)
        assert isinstance(other.value, Figure)
        low, high = sorted((one.value.value, other.value.value))
        return one.value.apart(other.value) and low > 0 and high <= _ALIKE * low
    if one.point == _DATE:
        a, b = days_of(one.claims[0].value), days_of(other.claims[0].value)
        return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0]) and abs(a[0] - b[0]) < _A_LIFE
    return one.value != other.value


def _statements(record: Told, comment: Comment, holder: str) -> Iterator[Statement]:
    """What a comment says of the points of its document."""
    trust = comment.terms & {_FORGED, _DOUBTED, _GENUINE}
    if trust:
        doubts = bool(trust & {_FORGED, _DOUBTED}) != any(claim.polarity == "-" for claim in comment.claims)
        yield Statement(_TRUST, "doubted" if doubts else "genuine", holder, comment.whole)
        return
    for point, figure, claims in _numbers(record, comment.claims):
        if point == _SUM or (not figure.noun and comment.terms & _HAVE):
            yield Statement(point, figure, holder, tuple(dict.fromkeys((*claims, *comment.whole[:1]))))
    if comment.terms & _LIVES:
        return
    for claim in comment.claims:
        span = days_of(claim.value)
        plain = isinstance(claim.value, DateValue) and span is not None and span[1] - span[0] <= _YEAR
        if plain and not comment.of_a_copy(claim):
            yield Statement(_DATE, claim.quote.exact, holder, (claim, *comment.whole))
    yield from _place(comment, holder)


def _place(comment: Comment, holder: str) -> Iterator[Statement]:
    """The place at which somebody has the document given."""
    if "issued|given" not in comment.terms:
        return
    for word in comment.text.replace(",", " ").split():
        place = known_place(word.strip(".;:()"), comment.regest.language) if word[:1].isupper() else None
        if place is not None:
            yield Statement(_PLACE, place.name, holder, comment.whole)
            return


def _numbers(record: Told, claims: Sequence[Claim]) -> Iterator[tuple[str, Figure, tuple[Claim, ...]]]:
    """The sums of money and the greater numbers in the passages of some claims, with the claims that quote them."""
    for figure, coin, quoting in numbers_of(record, claims):
        if coin or (figure.value >= _MANY and not _of_a_shelf(record, figure)):
            yield _SUM if coin else _COUNT, figure, quoting


def _of_a_shelf(record: Told, figure: Figure) -> bool:
    """Whether a number may be that of a page or a shelf: behind an abbreviation or a word with a capital."""
    words, text = record.words[figure.piece.witness], record.index.witnesses[figure.piece.witness].text
    if figure.unit or figure.first == 0:
        return False
    before = words[figure.first - 1]
    return not text[before.start].islower() or text[before.end] != " "


def _of_the_edition(record: Told, regest: Regest, held: Sequence[Comment]) -> Iterator[Statement]:
    """What the regest itself says of the same points, outside the comments of others."""
    spans = [(comment.start, comment.end) for comment in held]
    own = [claim for claim in regest.claims if not any(low <= claim.quote.start < high for low, high in spans)]
    for point, figure, claims in _numbers(record, own):
        if claims and not regest.noted(claims[0]):
            yield Statement(point, figure, "", claims)
    head = regest.head
    yield Statement(_DATE, head.quote.exact, "", (head,))
    for claim in regest.placed[:1]:
        place = known_place(getattr(claim.value, "label", ""), regest.language)
        if place is not None:
            yield Statement(_PLACE, place.name, "", (claim, head))
    for claim in own:
        words = [word.strip(".,;:()").casefold() for word in claim.quote.exact.split()]
        labels = {term.label for _, term in terms_of([word for word in words if word], regest.language)}
        if labels & {_FORGED, _GENUINE} and regest.noted(claim):
            yield Statement(_TRUST, "doubted" if _FORGED in labels else "genuine", "", (claim,))


RULES: tuple[Rule, ...] = (others_have_it_otherwise,)
