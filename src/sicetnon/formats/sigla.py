"""Short names of witnesses, as an apparatus prints them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec
from anyascii import anyascii

from sicetnon.model import Witness

_WORD = re.compile(r"[A-Za-z0-9]+")
LONGEST = 4  # letters of a siglum made from one word


def assign_sigla(witnesses: Sequence[Witness]) -> tuple[Witness, ...]:
    """The same witnesses in the same order, each with a siglum of its own.

    A siglum that a witness brings along is kept where it is unique. Others are made from the author's surname, else
    the title, else the file's name, and lengthened or numbered until they differ. What a witness gets depends on the
    set of witnesses, not on their order.
    """
    brought = Counter(witness.siglum for witness in witnesses if witness.siglum)
    taken = {siglum for siglum, times in brought.items() if times == 1}
    given: dict[str, str] = {}
    waiting = sorted({w.id: w for w in witnesses if w.siglum not in taken}.values(), key=lambda w: w.id)
    wishes = {witness.id: _wishes(witness) for witness in waiting}
    first_choice = Counter(wish[0] for wish in wishes.values())
    for witness in waiting:
        siglum = _free(wishes[witness.id], taken, first_choice)
        taken.add(siglum)
        given[witness.id] = siglum
    return tuple(msgspec.structs.replace(w, siglum=given.get(w.id, w.siglum)) for w in witnesses)


def _free(wishes: list[str], taken: set[str], first_choice: Counter[str]) -> str:
    """The first wish that is free and that no other witness would rather have, else the last wish with a number."""
    for place, wish in enumerate(wishes):
        contested = first_choice[wish] > (1 if place == 0 else 0)
        if wish not in taken and not contested:
            return wish
    number = 1
    while f"{wishes[0]}{number}" in taken:
        number += 1
    return f"{wishes[0]}{number}"


def _wishes(witness: Witness) -> list[str]:
    """Sigla that would suit a witness, the best first: `Con`, `Conq`, `SBN`."""
    surname = (witness.author.split(",")[0].split() or [""])[-1]
    title = _WORD.findall(anyascii(witness.title))
    stem = witness.file.replace("\\", "/").rsplit("/", 1)[-1].split(".")[0]
    wishes: list[str] = []
    for name in (surname, *(["".join(title)] if len(title) == 1 else [])):
        letters = "".join(_WORD.findall(anyascii(name)))
        wishes += [letters[:size].capitalize() for size in range(2, LONGEST + 1) if len(letters) >= size]
    long_words = [word for word in title if len(word) > 3 or word[0].isupper() or word.isdigit()]
    if len(title) > 1:
        wishes.append("".join(word[0] for word in long_words or title).upper()[:LONGEST])
    letters = "".join(_WORD.findall(anyascii(stem)))
    wishes.append(letters[:LONGEST].capitalize())
    return [wish for wish in dict.fromkeys(wishes) if wish] or ["W"]
