"""One entry reckoned up: more or fewer are named than it announces, and parts that do not make their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sicetnon.errors import UsageError
from sicetnon.lexicon import load
from sicetnon.model import Claim
from sicetnon.reason.charters import charter_words
from sicetnon.reason.collation import draft_of
from sicetnon.reason.editions import editions
from sicetnon.reason.figures import Figure, figures
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, finds
from sicetnon.reason.told import Piece, Told, told

_NAMELY, _TOTAL, _REST, _HALF = "sum|namely", "sum|total", "sum|rest", "share|half"
_FEWEST, _MOST = 2, 12  # names that are announced
_ITEM = r"[^\W\d_a-zà-öø-ÿа-яіїєґ][^\W\d_]+(?: (?:[^\W\d_]{1,4} )?[^\W\d_a-zà-öø-ÿа-яіїєґ][^\W\d_]+){0,3}"
_CLOSED = re.compile(r"(?:\s*[.;)\n]|\s+[a-zà-öø-ÿа-яіїєґ]|\s*$)")
_LONGEST = 240  # code points of a list
_NEAR = 3.0  # times that parts may be more than their whole, or less
_MOST_FIGURES = 12


@finds(
    name="names-and-their-number",
    kind="quantity",
    words="An entry announces a number of persons or places and names more of them, or fewer.",
    level="tension",
    why="The edition may have left out a name, or counted one with another.",
    most=16,
)
def names_and_their_number(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for regest in known.regests:
        for piece in record.pieces_near(regest.claims):
            for figure in figures(record, piece)[:_MOST_FIGURES]:
                if figure.about or figure.sort != "count" or not _FEWEST <= figure.value <= _MOST:
                    continue
                listed = _listed(record, figure)
                if listed is None or listed[1] == figure.value:
                    continue
                announced = record.quotable(piece, figure.first, figure.last)
                named = _quoting(record, piece, listed[0])
                if announced and named:
                    lead = f"{figure.value:g} are announced, and {listed[1]} are named"
                    yield draft_of(index, (announced, named), lead)


def _listed(record: Told, figure: Figure) -> tuple[tuple[int, int], int] | None:
    """Where the names stand that a number announces, in the reading text, and how many they are; None where no closed
    list follows: "drei Söhne Johann und Ulrich", "three villages, namely A, B and C"."""
    piece = figure.piece
    words, text = record.words[piece.witness], record.index.witnesses[piece.witness].text
    if figure.last + 1 >= len(words):
        return None
    noun = words[figure.last + 1]
    found = _list_of(piece.language).match(text, noun.end, noun.end + _LONGEST)
    if found is None or text[words[figure.last].end : noun.start].strip() or not _CLOSED.match(text, found.end()):
        return None
    items = _parted(piece.language).split(text[found.start("items") : found.end()])
    return found.span("items"), len(items)


@cache
def _ands(language: str) -> str:
    try:
        words = load(language).section("extract").get("grammar", {}).get("and", ())
    except UsageError:
        words = ()
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "&"


@cache
def _parted(language: str) -> re.Pattern[str]:
    return re.compile(rf", (?:(?:{_ands(language)}) )?| (?:{_ands(language)}) ")


@cache
def _list_of(language: str) -> re.Pattern[str]:
    """A list of names that closes with "and", behind a colon, a word for "namely", or nothing."""
    leads = "|".join(re.escape(phrase) for phrase in sorted(_namely_in(language), key=len, reverse=True)) or ":"
    return re.compile(rf"(?::|,? (?:{leads}):?)? (?P<items>{_ITEM}(?:, {_ITEM})*,? (?:{_ands(language)}) {_ITEM})")


def _namely_in(language: str) -> Sequence[str]:
    try:
        return tuple(load(language).section("charters").get("sum", {}).get("namely", ()))
    except UsageError:
        return ()


def _quoting(record: Told, piece: Piece, span: tuple[int, int]) -> tuple[Claim, ...]:
    """The claims that quote a stretch of the reading text."""
    words = record.words[piece.witness]
    found: dict[str, Claim] = {}
    for other in record.sentence_pieces(piece.sentence):
        inside = [at for at in range(other.first, other.last) if span[0] <= words[at].start < span[1]]
        for claim in record.quotable(other, inside[0], inside[-1]) if inside else ():
            found[claim.id] = claim
    return tuple(found.values())


# --- parts and wholes -----------------------------------------------------------------------------------------------
@finds(
    name="parts-of-a-sum",
    kind="quantity",
    words="The parts of a sum in one sentence of an entry do not make the whole that it states.",
    level="tension",
    why="One of the numbers may be a slip of the scribe or of the editor, or a part is left out.",
    most=16,
)
def parts_of_a_sum(index: Index) -> Iterator[Draft]:
    known = editions(index)
    if not known.regests:
        return
    record = told(index)
    for regest in known.regests:
        done: set[int] = set()
        for piece in record.pieces_near(regest.claims):
            if piece.sentence in done:
                continue
            done.add(piece.sentence)
            found = _reckoned(record, record.sentence_pieces(piece.sentence))
            if found is not None:
                lead, counted = found
                cited = [record.quotable(each.piece, each.first, each.last) for each in counted]
                sides = list(dict.fromkeys(claims for claims in cited if claims))
                if len(sides) > 1:
                    yield draft_of(index, sides, lead)


def _reckoned(record: Told, pieces: Sequence[Piece]) -> tuple[str, list[Figure]] | None:
    """What does not add up in a sentence, in words, and its figures."""
    given = (each for piece in pieces for each in figures(record, piece))
    found = [each for each in given if each.sort != "time" and each.low == each.high]
    if not _FEWEST <= len(found) <= _MOST_FIGURES:
        return None
    terms = _terms(record, pieces)
    first, last = found[0], found[-1]
    for label, place in terms:
        if label == _REST and len(found) == 3 and found[1].first < place < last.first:
            small, great = sorted((first.value, found[1].value))
            if great - small != last.value and last.value < great:
                return f"{great:g} less {small:g} is {great - small:g}, not {last.value:g}", found
        if (
            label == _HALF
            and len(found) == 2
            and first.first < place < last.first
            and _namely(terms, place, last.first)
        ) and first.value != 2 * last.value:
            return f"Half of {first.value:g} is {first.value / 2:g}, not {last.value:g}", found
        if label == _NAMELY and place - first.last <= 4 and first.first < place < found[1].first and len(found) > 2:
            made = sum(each.value for each in found[1:])
            if made != first.value and _comparable(made, first.value) and _of_one_kind(first, found[1:]):
                return f"The parts make {made:g}, not {first.value:g}", found
        if label == _TOTAL and 0 < abs(last.first - place) <= 4 and _of_one_kind(last, found[:-1]):
            made = sum(each.value for each in found[:-1])
            if last.value not in (made, made + 1) and _comparable(made, last.value):
                return f"The parts make {made:g}, or one more, not {last.value:g}", found
    return None


def _namely(terms: Sequence[tuple[str, int]], low: int, high: int) -> bool:
    return any(label == _NAMELY and low < place < high for label, place in terms)


def _comparable(made: float, whole: float) -> bool:
    return whole > 1 and made < _NEAR * whole and whole < _NEAR * made


def _of_one_kind(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts count what their whole counts: money is named by its coin or not at all."""
    return all(part.unit == whole.unit or not part.unit for part in parts)


def _terms(record: Told, pieces: Sequence[Piece]) -> list[tuple[str, int]]:
    """What a sentence says of its sums, with the places of the words; a colon stands for "namely"."""
    low, high = pieces[0].first, pieces[-1].last
    witness, language = pieces[0].witness, pieces[0].language
    forms, words = record.forms[witness][low:high], record.words[witness]
    text = record.index.witnesses[witness].text
    found = [(term.label, low + place) for place, term in charter_words(language).walk(forms)]
    colons = (at for at in range(low, high - 1) if text[words[at].end : words[at].end + 1] == ":")
    return [*found, *((_NAMELY, at + 1) for at in colons)]


RULES: tuple[Rule, ...] = (names_and_their_number, parts_of_a_sum)
