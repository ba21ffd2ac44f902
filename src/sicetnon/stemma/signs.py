"""The signs that one witness knew another: shared wording, citation, shared odd values, shared order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from sicetnon.model import Claim, DateValue, ParticipantValue, PlaceValue, QuantityValue, Witness
from sicetnon.stemma.shingles import Passage, Words
from sicetnon.text import Quote

Strength = Literal["certain", "likely", "possible"]
STRENGTHS: tuple[Strength, ...] = ("possible", "likely", "certain")

TELLING_POSSIBLE = 5  # ordinary words (small initial, four letters or more) in all shared passages together
TELLING_LIKELY = 18
TELLING_CERTAIN = 60
SHARE_CERTAIN = 0.25  # of the shorter witness's words
SAME_ORDER = 8  # claims in one order before it says anything
TITLE, LONG_TITLE = 3, 6  # words of a title that can be a citation in quotation marks, and by itself
NEAR = 120  # code points between a title and its author
MOST_PAIRS = 10  # of passages that are shown
REACH = 600  # code points around a passage in which its quotation marks are looked for
_MARKS = (("“", "”"), ("„", "“”"), ("«", "»"), ("»", "«"), ('"', '"'))
_QUOTATION_MARKS = frozenset('“„«»"‘”')
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One sign between two witnesses. `forward` says whether the first leans on the second (True), the second on the
    first (False), or that the sign does not tell (None). `passages` are pairs: first witness, second witness."""

    kind: Literal["wording", "quotation", "citation", "odd value", "order"]
    strength: Strength
    words: str
    forward: bool | None = None
    passages: tuple[tuple[Quote, Quote], ...] = ()


def wording(pair: tuple[Witness, Witness], words: tuple[Words, Words], passages: Sequence[Passage]) -> list[Sign]:
    """Signs from shared passages; words that both mark as quoted count as a quotation of a third text."""
    own: list[Passage] = []
    quoted: list[Passage] = []
    used = [0, 0]
    for passage in passages:  # the longest first; one that lies in another says nothing more
        inside = any(
            big.one <= passage.one < big.one + big.length and big.other <= passage.other < big.other + big.length
            for big in own[:50]
        )
        if inside:
            continue
        both = _is_quoted(pair[0], words[0], passage.one, passage.length) and _is_quoted(
            pair[1], words[1], passage.other, passage.length
        )
        (quoted if both else own).append(passage)
        used = [used[0] + passage.length, used[1] + passage.length] if not both else used
    signs = []
    telling = sum(_telling(pair[0], words[0], passage) for passage in own)
    shorter = min(len(words[0].numbers), len(words[1].numbers)) or 1
    share = sum(passage.length for passage in own) / shorter
    if telling >= TELLING_POSSIBLE:
        strength: Strength = "likely" if telling >= TELLING_LIKELY else "possible"
        if telling >= TELLING_CERTAIN and share >= SHARE_CERTAIN:
            strength = "certain"
        count, longest = len(own), max(passage.length for passage in own)
        said = f"they share {count} passage{'s' * (count > 1)} word for word, the longest of {longest} words"
        if share >= 0.05:
            said += f", together {min(share, 1):.0%} of the shorter text"
        shown = tuple(_quotes(pair, words, passage) for passage in own[:MOST_PAIRS])
        signs.append(Sign(kind="wording", strength=strength, words=said, passages=shown))
    if quoted:
        said = "both quote the same words" if len(quoted) == 1 else f"both quote the same words in {len(quoted)} places"
        shown = tuple(_quotes(pair, words, passage) for passage in quoted[:MOST_PAIRS])
        signs.append(Sign(kind="quotation", strength="possible", words=said, passages=shown))
    return signs


def _telling(witness: Witness, words: Words, passage: Passage) -> int:
    """How many ordinary words a passage has: names, numbers and little words come together by themselves."""
    count = 0
    for place in range(passage.one, passage.one + passage.length):
        start, end = words.starts[place], words.ends[place]
        count += end - start >= 4 and witness.text[start].islower()
    return count


def _is_quoted(witness: Witness, words: Words, place: int, length: int) -> bool:
    """True when quotation marks are open before the passage and closed after it, or it stands in a quotation."""
    start, end = words.starts[place], words.ends[place + length - 1]
    if any(block.kind == "quotation" and block.start <= start and end <= block.end for block in witness.blocks):
        return True
    before = witness.text[max(0, start - REACH) : start].rpartition("\n")[2]
    after = witness.text[end : end + REACH].partition("\n")[0]
    for opening, closing in _MARKS:
        if opening == closing:
            is_open = before.count(opening) % 2 == 1
        else:
            is_open = before.rfind(opening) > max(before.rfind(mark) for mark in closing)
        if is_open and any(mark in after for mark in closing):
            return True
    return False


def _quotes(pair: tuple[Witness, Witness], words: tuple[Words, Words], passage: Passage) -> tuple[Quote, Quote]:
    one = (words[0].starts[passage.one], words[0].ends[passage.one + passage.length - 1])
    other = (words[1].starts[passage.other], words[1].ends[passage.other + passage.length - 1])
    return pair[0].quote(*one), pair[1].quote(*other)


def citation(citing: Witness, cited: Witness, forms: frozenset[str], claims: Iterable[Claim]) -> Sign | None:
    """The first witness names the title or the author of the second. `forms` are the words of the first, folded.

    A title may be a plain phrase of the subject; it counts in quotation marks, beside its author, or when it is long.
    """
    length = len(_NAME.findall(cited.title))
    named = _place(citing, cited.title, forms) if length >= TITLE else None
    author = _place(citing, cited.author, forms) if len(_NAME.findall(cited.author)) >= 2 else None
    if citing.author.casefold() == cited.author.casefold():
        author = None
    if named:
        around = citing.text[max(0, named[0] - NEAR) : named[1] + NEAR].casefold()
        surname = cited.author.casefold().split()[-1:]
        marked = citing.text[named[0] - 1 : named[0]] in _QUOTATION_MARKS
        if surname and surname[0] in around:
            return _cites(citing, cited, named, "certain", "it cites the other by author and title")
        if length >= LONG_TITLE or marked:
            return _cites(citing, cited, named, "likely", "it names the other's title")
    if author is None:
        return None
    if any(cited.author.casefold() in voice.name.casefold() for claim in claims for voice in claim.voice):
        return _cites(citing, cited, author, "likely", "it reports what the other's author says")
    return _cites(citing, cited, author, "possible", "it names the other's author")


def _cites(citing: Witness, cited: Witness, place: tuple[int, int], strength: Strength, words: str) -> Sign:
    """The sign, with the place of the citation beside the title or first words of what is cited."""
    title = next((block for block in cited.blocks if block.kind == "title"), None) or next(iter(cited.blocks), None)
    passages: tuple[tuple[Quote, Quote], ...] = ()
    if title is not None:
        passages = ((citing.quote(*place), cited.quote(title.start, min(title.end, title.start + NEAR))),)
    return Sign(kind="citation", strength=strength, words=words, forward=True, passages=passages)


def _place(witness: Witness, name: str, forms: frozenset[str]) -> tuple[int, int] | None:
    """Where a witness writes a name, its own title apart."""
    parts = _NAME.findall(name.casefold())
    if not parts or not set(parts) <= forms or witness.title.casefold() == name.casefold():
        return None
    pattern = re.compile(r"\b" + r"\W{1,3}".join(map(re.escape, _NAME.findall(name))) + r"\b", re.IGNORECASE)
    match = pattern.search(witness.text)
    return match.span() if match else None


def value_key(claim: Claim) -> tuple[object, ...] | None:
    """What a claim says, comparable between witnesses; None for what is said in free words."""
    value = claim.value
    said: tuple[object, ...]
    if isinstance(value, DateValue):
        said = (value.edtf, value.relation)
    elif isinstance(value, PlaceValue | ParticipantValue):
        said = (value.entity, value.role)
    elif isinstance(value, QuantityValue):
        said = (value.min, value.max, value.what)
    else:
        return None
    return (claim.event, claim.facet, said, claim.polarity)


def odd_values(claims: Sequence[Claim]) -> dict[tuple[str, str], list[tuple[Claim, Claim]]]:
    """Values that exactly two witnesses give while two or more others agree on another one: shared errors, or shared
    knowledge (Maas, Textkritik, 1927: what binds copies is the error that they share). By the ids of the two."""
    points: dict[tuple[str, str], dict[tuple[object, ...], dict[str, Claim]]] = {}
    for claim in claims:
        key = value_key(claim)
        if key is not None and claim.facet in ("date", "place", "quantity") and claim.polarity == "+":
            who = points.setdefault((claim.event, claim.facet), {}).setdefault(key, {})
            who.setdefault(claim.quote.witness, claim)
    found: dict[tuple[str, str], list[tuple[Claim, Claim]]] = {}
    for variants in points.values():
        everyone = [set(who) for who in variants.values()]
        for who in variants.values():
            if len(who) != 2:
                continue
            one, other = sorted(who)
            if any(len(others) >= 2 and not others & {one, other} for others in everyone):
                found.setdefault((one, other), []).append((who[one], who[other]))
    return found


def same_order(one: Sequence[Claim], other: Sequence[Claim]) -> int:
    """The greatest number of claims that two witnesses share and make in the same order; O(n log n)."""
    place = {key: at for at, claim in reversed(list(enumerate(other))) if (key := value_key(claim)) is not None}
    tails: list[int] = []
    seen: set[tuple[object, ...]] = set()
    for claim in one:
        key = value_key(claim)
        if key is None or key in seen or key not in place:
            continue
        seen.add(key)
        at = bisect_left(tails, place[key])
        tails[at : at + 1] = [place[key]]
    return len(tails)


def year(witness: Witness) -> int | None:
    """The year of a witness, where it says one."""
    found = _YEAR.search(witness.date)
    return int(found[0]) if found else None
