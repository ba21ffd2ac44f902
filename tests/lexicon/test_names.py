"""Names of persons: one key for one name, and nobody taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.lexicon.names import _TOUCHED, _respelled, base_forms, fold, name_parts, same_name, skeletons


@pytest.mark.parametrize(
    "spellings",
    [
        ("Литвинов", "Litvinov", "Litwinow", "LITVINOV", "Litvinoff"),
        ("Brześć", "Brzesc", "BRZEŚĆ"),
        ("Goebbels", "Göbbels", "GOEBBELS"),
        ("Müller", "Mueller", "Muller"),
        ("Grigoriy", "Grigory", "Grigorij", "Grigori", "Григорий"),
        ("Mickiewicz", "Mickievich"),
        ("Straße", "Strasse"),
        ("L'viv", "Lviv", "L’viv"),
        ("Joseph", "Josef"),
        ("Bór-Komorowski", "Bor Komorovski"),
        ("Caesar", "Cäsar"),
    ],
)
def test_one_name_in_several_spellings_has_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("a", "b"), [("Lwów", "Lviv"), ("Mars", "Marsh"), ("Beria", "Berling"), ("Lee", "Li"), ("Hess", "Hesse")]
)
def test_different_names_have_different_keys(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("Grigoriy Litvinov", "Григорий Литвинов", "same"),
        ("Litvinov, Grigoriy", "General Grigori Litwinow", "same"),
        ("Litvinov Grigoriy", "Grigoriy Litvinov", "same"),
        ("Professor George Watson", "George Watson", "same"),
        ("Alexandr Nekrich", "Александр Некрич", "same"),
        ("Nikita Khrushchev", "Никита Хрущёв", "same"),
        ("Litvinov", "G. Litvinov", "likely"),
        ("G. Litvinov", "Grigoriy Litvinov", "likely"),
        ("Robert Conquest", "Conquest", "likely"),
        ("Alexander Nekritsch", "Alexandr Nekrich", "likely"),
        ("Adolf Hitler", "Адольф Гитлер", "likely"),
        ("Tadeusz Bór-Komorowski", "Tadeusz Komorowski", "likely"),
        ("Hans Frank", "Johannes Frank", "likely"),
        ("Ludwig van Beethoven", "Beethoven", "likely"),
        ("Eichmann", "Эйхман", "possible"),
        ("Khrushchev", "Chruschtschow", "possible"),
        ("Litwinowa", "Litwinow", "possible"),
        ("Louis", "Louis XIV", "possible"),
        ("Gaius Julius Caesar", "Julius Caesar", "likely"),
        ("Ignacio Romero", "Ignacio Romero Beltrán", "likely"),
        ("Benavides", "Guillermo Benavides Moreno", "possible"),
        ("Guillermo", "Guillermo Benavides Moreno", None),
        ("Lin", "Lin Biao", None),
        ("Hans Frank", "Anne Frank", None),
        ("G. Litvinov", "M. Litvinov", None),
        ("Maxim Litvinov", "Grigoriy Litvinov", None),
        ("Louis XIV", "Louis XV", None),
        ("Martin Luther King Jr.", "Martin Luther King Sr.", None),
        ("George W. Bush", "George H. W. Bush", None),
        ("Marsh", "Mars", None),
        ("Gestapo", "officers of the Gestapo", None),
        ("Li", "Lee", None),
        ("Stalin", "Stahlin", None),
        ("", "Stalin", None),
    ],
)
def test_how_alike_two_names_are(a: str, b: str, likeness: str | None) -> None:
    assert same_name(a, b) == likeness
    assert same_name(b, a) == likeness


def test_titles_and_particles_are_no_part_of_the_name() -> None:
    assert name_parts("General Adolf von Braun") == name_parts("Braun, Adolf")


@pytest.mark.parametrize(
    ("inflected", "language", "nominative"),
    [
        ("Krakowie", "pl", "Kraków"),
        ("Lwowie", "pl", "Lwów"),
        ("Brześciu", "pl", "Brześć"),
        ("Львові", "uk", "Львів"),
        ("Москве", "ru", "Москва"),
        ("Бресте", "ru", "Брест"),
        ("Warschaus", "de", "Warschau"),
    ],
)
def test_an_inflected_name_leads_to_its_nominative(inflected: str, language: str, nominative: str) -> None:
    forms = base_forms(inflected, language)
    assert forms[0] == fold(inflected)
    assert fold(nominative) in forms


@given(st.text(max_size=60))
def test_any_text_folds_to_ascii_words(text: str) -> None:
    key = fold(text)
    assert key.isascii()
    assert key == " ".join(key.split())
    assert len(skeletons(key)) <= 16


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_symmetric(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)


@given(st.text(max_size=30))
def test_a_name_is_the_same_as_itself_in_capitals(name: str) -> None:
    if name_parts(name).surname:
        assert same_name(name, name) == "same"


@given(st.text(alphabet="abcdefhijklmnoprstuvwxyz0", max_size=12))
@settings(max_examples=2_000)
def test_a_word_that_no_convention_touches_is_its_own_key(word: str) -> None:
    if not _TOUCHED.search(word):
        assert fold(word) == _respelled(word) == word
