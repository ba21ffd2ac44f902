"""One name in many spellings: folding across scripts and orthographies, and how alike two names of persons are.

`fold` gives one key for what is the same name written by different conventions (Литвинов, Litvinov, Litwinow;
Goebbels, Göbbels). It rests on anyascii and adds the conventions of Polish, German and Slavic transliteration.
Translated names of places (Lwów, Lviv, Lemberg) are no matter of spelling: `gazetteer` joins them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Literal, NamedTuple

from anyascii import anyascii

Likeness = Literal["same", "likely", "possible"]

_PERSONS = Path(__file__).parent / "persons" / "persons.toml"
_LONGEST = 400  # code points of a name that are looked at; longer "names" are no names
_SHORTEST_STEM = 3  # letters that stay of a given name in another case
_MOST_VARIANTS = 16  # skeletons of one word (law 8)

# Conventions of spelling, applied to ASCII letters, the longest first: German tsch and Polish cz are English ch.
_LETTERS = {
    "schtsch": "shch", "szcz": "shch", "stsch": "shch", "tsch": "ch", "tch": "ch", "cz": "ch", "sch": "sh", "sz": "sh",
    "kh": "h", "ph": "f", "ck": "k", "tz": "ts", "x": "ks", "w": "v", "y": "i", "j": "i",
}  # fmt: skip
_LETTER_PATTERN = re.compile("|".join(_LETTERS))
_UMLAUT = re.compile(r"(?<=[b-df-hj-np-tv-z])([aou])e(?=[b-df-hj-np-tv-z])")
_SURNAME_END = re.compile(r"(?:(?<=[eo])ff|(?<=[eo])f|vits|vitz|vits?h)\b")
_APART = re.compile(r"[^0-9a-z]+")
_SILENT = re.compile(r"['’ʼ`´ʹ\"]")
_TOUCHED = re.compile(rf"[^0-9a-z]|{'|'.join(_LETTERS)}|[aou]e|[eo]f|vits|vitz|vith|ii")
"""What some convention of spelling changes: most words hold none of it."""
_II = re.compile("ii+")
_ROMAN = re.compile(r"[ivxlcdm]+|\d+")

# What one letter of the fold may stand for in other conventions: ch is č (English) or h (Polish, German); a foreign h
# is g in Russian. One letter of the skeleton each.
_LOOSE = (
    ("shch", ("s",)), ("ch", ("c", "h")), ("sh", ("s",)), ("zh", ("z",)), ("rz", ("z", "rz")), ("ts", ("c",)),
    ("ks", ("ks",)), ("th", ("t",)), ("z", ("z", "c")), ("g", ("h",)), ("ei", ("ei", "e")), ("ie", ("e",)),
    ("io", ("o",)), ("ia", ("a",)), ("iu", ("u",)), ("ou", ("u",)), ("q", ("k",)), ("c", ("c", "k")),
)  # fmt: skip
_SOFT_OV = re.compile(r"(?<=[csz])ov\b")  # ё is written e and o: Khrushchev, Chruschtschow
_LOOSE_PATTERN = re.compile("|".join(letters for letters, _ in _LOOSE))
_LOOSE_MAP = dict(_LOOSE)


class NameParts(NamedTuple):
    """A person's name taken apart; all words are folded."""

    given: tuple[str, ...]
    surname: str
    numeral: str = ""
    suffix: str = ""


@cache
def _persons() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_PERSONS.read_text(encoding="utf-8"))


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(fold(word) for line in _persons()[table].values() for word in line.split())


@cache
def _given_names() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    table = _persons()["given"]
    for number, line in enumerate((*table["names"], *table["rare"])):
        for name in line.split():
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that the package lists, in any spelling."""
    return fold(word) in _given_names()


def given_name_classes(word: str) -> frozenset[int]:
    """The numbers of the given names that a word is a form of, in any language ("Heinrich", "Henricus", "Henryk");
    empty for a word that the package does not list as one."""
    folded, known = fold(word).replace("c", "k"), _given_keys()
    if folded in known:
        return known[folded]
    for ending, nominative in _cases():
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            found = known.get(folded[: len(folded) - len(ending)] + nominative)
            if found:
                return found
    return frozenset()


@cache
def rare_given_name(number: int) -> bool:
    """Whether a given name, by its number, is one that few bear in any one place and time."""
    return number >= len(_persons()["given"]["names"])


@cache
def _given_keys() -> dict[str, frozenset[int]]:
    """The given names with one letter for c and k, which the languages write for each other."""
    found: dict[str, frozenset[int]] = {}
    for name, numbers in _given_names().items():
        key = name.replace("c", "k")
        found[key] = found.get(key, frozenset()) | numbers
    return found


@cache
def _cases() -> tuple[tuple[str, str], ...]:
    """Endings of given names in other cases, and what they have instead in the nominative; the longest first."""
    pairs = (pair.partition("=") for pair in _persons()["given"].get("cases", ()))
    return tuple(sorted(((end, instead) for end, _, instead in pairs), key=lambda pair: (-len(pair[0]), pair)))


@cache
def _gendered() -> dict[str, Literal["woman", "man"]]:
    table = _persons()["gender"]
    found: dict[str, Literal["woman", "man"]] = dict.fromkeys(_given_names(), "man")
    found |= {fold(name): "man" for name in table["men"].split()}
    return found | {fold(name): "woman" for name in table["women"].split()}


@lru_cache(maxsize=4096)
def gender(name: str) -> Literal["woman", "man", ""]:
    """Whether a name of a person is a woman's or a man's by its given name; "" when the package does not know it."""
    for word in fold(name).split()[:-1] or [fold(name)]:
        found = _gendered().get(word)
        if found:
            return found
    return ""


@lru_cache(maxsize=16384)
def content_words(name: str) -> frozenset[str]:
    """The words of a folded name that tell it from others: those of three letters and more."""
    return frozenset([word for word in fold(name).split() if len(word) > 2])


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: lower case, ASCII, one convention of spelling, words parted by single spaces.

    Two names with the same key are the same name written differently. Linear in the length of `name`; only the first
    400 code points count. A name without any letter or digit gives "".
    """
    text = name[:_LONGEST].casefold()
    return _respelled(name) if _TOUCHED.search(text) else text


def _respelled(name: str) -> str:
    text = name[:_LONGEST].casefold()
    if not text.isascii():
        text = anyascii(unicodedata.normalize("NFC", name[:_LONGEST]).casefold()).lower()
    if not text.isalnum():
        text = _APART.sub(" ", _SILENT.sub("", text)).strip()
    text = _UMLAUT.sub(r"\1", text)
    text = _LETTER_PATTERN.sub(_other_letters, text)
    if "f" in text or "vi" in text:
        text = _SURNAME_END.sub(_end_of_surname, text)
    return _II.sub("i", text) if "ii" in text else text


def _other_letters(found: re.Match[str]) -> str:
    return _LETTERS[found[0]]


def _end_of_surname(found: re.Match[str]) -> str:
    """-off is -ov, -witz and -wits are -vich."""
    return "v" if found[0].startswith("f") else "vich"


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """What is left of a folded word in every convention: č may be written c, ch, tsch; h may be kh, ch, g.

    At most 16 variants. Words that share none are hardly the same name.
    """
    pieces: list[tuple[str, ...]] = []
    at = 0
    for found in _LOOSE_PATTERN.finditer(word):
        pieces.append((word[at : found.start()],))
        pieces.append(_LOOSE_MAP[found[0]])
        at = found.end()
    pieces.append((word[at:],))
    variants: set[str] = set()
    for choice in product(*pieces):
        bare = re.sub(r"(.)\1+", r"\1", "".join(choice))
        variants.add(_SOFT_OV.sub("ev", bare))
        if len(variants) >= _MOST_VARIANTS:
            break
    return frozenset(variants)


def inflected_languages() -> tuple[str, ...]:
    """The languages whose case endings `base_forms` knows."""
    return tuple(_persons()["case_endings"])


@lru_cache(maxsize=8192)
def base_forms(word: str, language: str) -> tuple[str, ...]:
    """Folded nominatives that an inflected name may have ("Krakowie" gives "krakov"), the likeliest first; the folded
    word itself comes first. Only the last word of a name of several is changed."""
    key = fold(word)
    found = [key]
    for ending, nominative in _persons()["case_endings"].get(language, ()):
        stem = key[: len(key) - len(ending)]
        if (
            key.endswith(ending)
            and len(stem.rpartition(" ")[2] + nominative[:1]) >= 3
            and stem + nominative not in found
        ):
            found.append(stem + nominative)
    return tuple(found)


@lru_cache(maxsize=32768)
def name_parts(name: str) -> NameParts:
    """Take a person's name apart: titles and particles fall away, "Surname, Given" is turned round.

    A name of one word is a surname. Hyphens part words, except that a double surname keeps both ("bor komorovski").
    """
    head, comma, tail = name[:_LONGEST].partition(",")
    suffix = fold(tail) if fold(tail) in _words("suffixes") else ""
    ordered = f"{tail} {head}" if comma and tail.strip() and not suffix else head
    words = [piece for piece in ordered.split() if fold(piece)]
    while len(words) > 1 and fold(words[0].rstrip(".")) in _words("titles") and not _is_initial(words[0]):
        words.pop(0)
    keys = [key for key in (_initials(word) for word in words) if key]
    if len(keys) > 1 and keys[-1] in _words("suffixes"):
        suffix = keys.pop()
    numeral = keys.pop() if len(keys) > 1 and _ROMAN.fullmatch(fold_numeral(words[-1])) else ""
    kept = [key for key in keys if key not in _words("particles")] or keys
    if not kept:
        return NameParts((), "", numeral, suffix)
    given = tuple(part for key in kept[:-1] for part in key.split())
    return NameParts(given, kept[-1], numeral, suffix)


def fold_numeral(word: str) -> str:
    """A Roman numeral or number in lower case ("XIV"); "" for a word that is written otherwise."""
    return word.lower() if word.isdigit() or (word.isupper() and word.isascii() and len(word) < 8) else ""


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _initials(word: str) -> str:
    """ "G.M." is two initials, "Bór-Komorowski" two words of one name."""
    if re.fullmatch(r"(?:\w\.){2,4}", word):
        return " ".join(fold(letter) for letter in word.split("."))
    return fold(word)


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> Likeness | None:
    """How alike two names of persons are: "same" name, "likely", "possible", or None.

    The name alone is judged, not the person: two people may bear one name. Words of fewer than five letters must be
    equal, given names that contradict each other (Grigori, Maxim) make None, and a surname alone is never more than
    "likely" the same as a full name.
    """
    one, two = name_parts(a), name_parts(b)
    if not one.surname or not two.surname or (_describes(a) != _describes(b)):
        return None
    if one.numeral and two.numeral and one.numeral != two.numeral:
        return None
    if one.suffix != two.suffix and one.suffix and two.suffix:
        return None
    if one == two:
        return "same"
    if _turned_round(one, two):
        return "same"
    surname = _same_surname(one.surname, two.surname)
    given = _same_given(one.given, two.given)
    if surname is None or given == "other":
        return _shortened(one, two)
    if one.numeral != two.numeral or one.suffix != two.suffix:
        return "possible" if surname == "same" else None
    return _judge(surname, given, one, two)


def _describes(name: str) -> bool:
    """ "officers of the guard" describes and does not name: it has a small word that is no particle."""
    small = [word for word in name[:_LONGEST].split() if word[:1].islower()]
    return any(fold(word) not in _words("particles") | _words("titles") for word in small) and len(name.split()) > 1


def _judge(surname: Likeness, given: str, one: NameParts, two: NameParts) -> Likeness | None:
    long_enough = min(len(one.surname), len(two.surname)) >= 5
    if surname == "same":
        if given in ("same", "near", "initials"):
            return "likely" if given != "same" else "same"
        return "likely" if long_enough else "possible"
    if given in ("same", "near"):
        return surname
    if given == "initials":
        return "possible"
    return "possible" if surname == "likely" or min(len(one.surname), len(two.surname)) >= 7 else None


def _turned_round(one: NameParts, two: NameParts) -> bool:
    """The same two or three whole words in another order ("Litvinov Grigoriy")."""
    words = sorted((*one.given, one.surname)), sorted((*two.given, two.surname))
    return len(words[0]) > 1 and words[0] == words[1] and min(map(len, words[0])) > 1


def _shortened(one: NameParts, two: NameParts) -> Likeness | None:
    """All words of one name stand in the other in that order: a middle name or a second surname was left out.

    "Julius Caesar" is likely Gaius Julius Caesar, "Benavides" possibly Guillermo Benavides Moreno; initials decide
    nothing here, nor does a first name alone.
    """
    short, long = sorted(((*p.given, *p.surname.split()) for p in (one, two)), key=lambda words: (len(words), words))
    if len(short) == len(long) or any(len(word) == 1 for word in short):
        return None
    rest = iter(long if len(short) > 1 else long[1:])
    if not all(word in rest for word in short):
        return None
    if len(short) == 1:
        return "possible" if len(short[0]) >= 5 and len(long) > 2 else None
    return "likely" if max(map(len, short)) >= 4 else "possible"


def _same_surname(a: str, b: str) -> Likeness | None:
    if a == b:
        return "same"
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < 5:
        return None
    if " " in longer and shorter in longer.split():
        return "likely"
    if skeletons(a) & skeletons(b):
        return "likely"
    if _inflected(shorter, longer):
        return "possible"
    return "possible" if len(shorter) >= 7 and shorter[0] == longer[0] and _one_edit(shorter, longer) else None


@cache
def _endings() -> frozenset[tuple[str, str]]:
    """Inflected ending and that of the nominative, of all languages."""
    tables = _persons()["case_endings"].values()
    return frozenset((ending, nominative) for table in tables for ending, nominative in table)


def _inflected(shorter: str, longer: str) -> bool:
    """The longer word is the shorter one with a case ending."""
    alike = 0
    while alike < len(shorter) and shorter[alike] == longer[alike]:
        alike += 1
    starts = range(max(0, alike - 3), alike + 1)
    return any((longer[start:], shorter[start:]) in _endings() for start in starts)


def _one_edit(shorter: str, longer: str) -> bool:
    """One letter more, other or exchanged with its neighbour."""
    if len(longer) - len(shorter) > 1:
        return False
    at = 0
    while at < len(shorter) and shorter[at] == longer[at]:
        at += 1
    if len(longer) > len(shorter):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at : at + 2] == longer[at : at + 2][::-1]
    return shorter[at + 1 :] == longer[at + 1 :] or (swapped and shorter[at + 2 :] == longer[at + 2 :])


def _same_given(one: tuple[str, ...], two: tuple[str, ...]) -> Literal["same", "near", "initials", "absent", "other"]:
    """How the given names stand to each other; the first decides, a second one may be left out."""
    if not one or not two:
        return "absent"
    worst = "same"
    for a, b in zip(one, two, strict=False):
        how = _same_given_word(a, b)
        if how == "other":
            return "other"
        if how == "initials" or worst == "same":
            worst = how
    if worst == "same" and len(one) != len(two):
        return "near"
    return worst  # type: ignore[return-value]


def _same_given_word(a: str, b: str) -> str:
    if a == b:
        return "same" if len(a) > 1 else "initials"
    if len(a) == 1 or len(b) == 1:
        return "initials" if a[0] == b[0] else "other"
    numbers = _given_names()
    if numbers.get(a, frozenset()) & numbers.get(b, frozenset()):
        return "near"
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 4 and (skeletons(a) & skeletons(b) or _inflected(shorter, longer)):
        return "near"
    return "near" if len(shorter) >= 6 and _one_edit(shorter, longer) else "other"
