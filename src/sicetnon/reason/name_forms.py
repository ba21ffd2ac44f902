"""Names in the forms of many languages: by which keys one is known again in another edition."""

from __future__ import annotations

import re
from functools import lru_cache

from sicetnon.lexicon.gazetteer import find_place
from sicetnon.lexicon.names import fold, given_name_classes, rare_given_name

_NAME = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]{3,})?")
_SHORTEST = 4  # letters of a name
_FEWEST = 3  # consonants by which a name is known
_LONG = 6  # letters of a word that may be made of a name
_SIGNS = str.maketrans({"c": "k", "q": "k", "g": "k", "x": "k", "z": "s", "f": "v", "d": "t", "b": "p"})
_MUTE = re.compile(r"[aeiouhv]")
_VOWELS = re.compile(r"[aeiouhy]")
_LABIALS = str.maketrans({"f": "v", "w": "v"})
_TWICE = re.compile(r"(.)\1+")


def skeleton(name: str) -> str:
    """What stays of a name in every language: its consonants, those that stand for each other as one."""
    text = fold(name).replace("rz", "r")
    head = text[:1].translate(_SIGNS)
    head = "" if head == "h" else head
    bones = _TWICE.sub(r"\1", head + _MUTE.sub("", text[1:].translate(_SIGNS)))
    if len(bones) > _FEWEST:
        bones = bones.removesuffix("s").removesuffix("n" if len(bones) > _FEWEST + 1 else "\n")
    return bones[: _FEWEST + 1]


def unlike(one: str, other: str, sounds: int = 1) -> bool:
    """Whether two names sound so different in their first consonants that they are hardly forms of one."""
    first, second = skeleton(one), skeleton(other)
    return len(first) >= _FEWEST - 1 and len(second) >= _FEWEST - 1 and first[:sounds] != second[:sounds]


@lru_cache(maxsize=16384)
def keys_of(name: str) -> frozenset[str]:
    """By what a name can be known again: as that of a place, as a given name, by its consonants."""
    given = given_name_classes(name)
    if given:
        return frozenset(f"given {number}" for number in given)
    place = find_place(name)
    if place is not None:
        return frozenset({f"place {place.name}"})
    bones = skeleton(name)
    begun = f"{fold(name)[:_SHORTEST]}*"
    if len(bones) < _FEWEST:
        sounds = _TWICE.sub(r"\1", _VOWELS.sub("", fold(name).translate(_LABIALS).translate(_SIGNS)))[:_FEWEST]
        heard = {f"{sounds}~"} if len(sounds) == _FEWEST else set()  # "Siffenau", "Żyfnów"
        return frozenset({fold(name)[:_SHORTEST], begun, *heard})
    return frozenset({bones, f"{bones[:_FEWEST]}*", begun})


def common_given(key: str) -> bool:
    """Whether a key is that of a given name which many bear, so that it says little by itself."""
    return key.startswith("given ") and not rare_given_name(int(key.removeprefix("given ")))


def names_and_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the names in a text, and of the words in small letters that may be made of names ("velencei")."""
    names: set[str] = set()
    words: set[str] = set()
    for match in _NAME.finditer(text):
        word = match[0]
        if word.isupper() or len(word) < _SHORTEST - 1:
            continue
        if word[0].isupper():
            names |= keys_of(word)
        elif len(word) >= _LONG:
            words.add(skeleton(word))
    return frozenset(names), frozenset(words)


def names_in(text: str) -> frozenset[str]:
    """The keys of all words with capitals in a text."""
    return names_and_words(text)[0]
