"""Short names of witnesses, as an apparatus prints them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec
from anyascii import anyascii

from sicetnon.model import Witness

_WORD = re.compile(r"[A-Za-z]+")
_NAME = re.compile(r"(?:[^\W\d_]\.\s*|[^\W\d_]{2,}(?:['’-][^\W\d_]+)*\s*){2,4}")
SHORTEST, LONGEST = 3, 6  # letters of a siglum made from one word
INITIALS = 4


def assign_sigla(witnesses: Sequence[Witness]) -> tuple[Witness, ...]:
    """The same witnesses in the same order, each with a siglum of its own.

    A siglum that a witness brings along is kept where it is unique. Others are made from the author's surname (`Hal`),
    the initials of an institution or of the title (`EOP`), or the file's name, and lengthened or numbered until they
    differ. What a witness gets depends on the set of witnesses, not on their order.
    """
    brought = Counter(witness.siglum for witness in witnesses if witness.siglum)
    taken = {siglum for siglum, times in brought.items() if times == 1}
    waiting = sorted({w.id: w for w in witnesses if w.siglum not in taken}.values(), key=lambda w: w.id)
    wishes = {witness.id: _wishes(witness) for witness in waiting}
    contested = {wish for wish, times in Counter(wish for one in wishes.values() for wish in one).items() if times > 1}
    given: dict[str, str] = {}
    for witness in waiting:
        free = [wish for wish in wishes[witness.id] if wish not in taken and wish not in contested]
        siglum = free[0] if free else _numbered(wishes[witness.id][0], taken)
        taken.add(siglum)
        given[witness.id] = siglum
    return tuple(msgspec.structs.replace(w, siglum=given.get(w.id, w.siglum)) for w in witnesses)


def _numbered(wish: str, taken: set[str]) -> str:
    number = 1
    while f"{wish}{number}" in taken:
        number += 1
    return f"{wish}{number}"


def _wishes(witness: Witness) -> list[str]:
    """Sigla that would suit a witness, the best first."""
    author = witness.author.split(";")[0].split(" and ")[0].strip()
    stem = witness.file.replace("\\", "/").rsplit("/", 1)[-1].split(".")[0]
    wishes: list[str] = []
    if "," in author:
        wishes += _beginnings(author.split(",")[0])
    elif _NAME.fullmatch(author) and all(word[0].isupper() for word in author.split()):
        wishes += _beginnings(author.split()[-1])
    else:
        wishes += _initials(author)
    wishes += _initials(witness.title)
    wishes += _beginnings(stem)
    return list(dict.fromkeys(wishes)) or ["W"]


def _beginnings(word: str) -> list[str]:
    letters = "".join(_WORD.findall(anyascii(word)))
    sizes = range(min(SHORTEST, len(letters)), min(LONGEST, len(letters)) + 1)
    return [letters[:size].capitalize() for size in sizes if size]


def _initials(name: str) -> list[str]:
    """The initials of the longer words; the beginning of the word where there is only one."""
    words = _WORD.findall(anyascii(name))
    telling = [word for word in words if len(word) > 3] or words
    if len(telling) == 1:
        return _beginnings(telling[0])
    return ["".join(word[0] for word in telling).upper()[:INITIALS]] if telling else []
