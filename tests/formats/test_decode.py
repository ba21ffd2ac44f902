"""Encodings are recognised from short texts, and what is no text is refused with a place and an advice."""

from __future__ import annotations

import pytest

from sicetnon.errors import InputError, UsageError
from sicetnon.formats.decode import decode
from sicetnon.lexicon.detection import detect_language

CENTRAL = (
    "Narada odbyła się w Zakopanem w grudniu 1939 roku. Uczestniczyli w niej wyżsi urzędnicy.",
    "Kraków, Łódź",
    "W Oświęcimiu",
    "Zażółć gęślą jaźń",
    "POLSKA WALCZĄCA W KRAKOWIE, ŁÓDŹ",
    "The talks in Brześć and Przemyśl",
    "Porada se konala v prosinci, účastnili se jí důstojníci",
)
CYRILLIC = (
    "Совещание прошло в Закопане в декабре 1939 года.",
    "Краков",
    "ПРОТОКОЛ",
    "Нарада відбулася у Закопаному в грудні 1939 року.",
)
WESTERN = (
    "La conférence eut lieu à Zakopane.",
    "Die Besprechung fand später statt, über die Gefangenen wurde verhandelt.",
    "The so-called “conference” – a meeting’s name",
    "Mötet ägde rum på hotellet",
)


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
@pytest.mark.parametrize("text", CENTRAL)
def test_central_european_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x")[0] == text


@pytest.mark.parametrize("text", CYRILLIC)
def test_cyrillic(text: str) -> None:
    assert decode(text.encode("cp1251"), "x")[0] == text


@pytest.mark.parametrize("text", WESTERN)
def test_western(text: str) -> None:
    assert decode(text.encode("cp1252"), "x")[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [CENTRAL[0], CYRILLIC[0], "plain words"])
def test_unicode_with_and_without_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x")[0] == text


def test_an_encoding_that_is_named_is_used() -> None:
    assert decode("ПРОТОКОЛ".encode("koi8-r"), "x", "koi8-r")[:2] == ("ПРОТОКОЛ", "koi8-r")


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    data = ("Narada odbyła się w Zakopanem. " * 50).encode()
    text, encoding, notes = decode(data[:100] + b"\xff" + data[100:], "x")
    assert encoding == "utf-8"
    assert text.count("\ufffd") <= 2
    assert "byte 100" in notes[0]


@pytest.mark.parametrize(
    ("data", "position"),
    [
        (b"a line\nand a \x00 NUL", 13),
        (b"%PDF-1.7 \x00\x01", 0),
        (b"PK\x03\x04 word document", 0),
        (bytes(range(1, 9)) * 100, 2),
        (b"\xff\xfe\x00", 2),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, position: int) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "box/7.bin")
    assert caught.value.file == "box/7.bin"
    assert caught.value.position == position
    assert caught.value.advice


def test_wrong_encodings_are_said_to_be_wrong() -> None:
    with pytest.raises(UsageError):
        decode(b"x", "f", "no-such")
    with pytest.raises(UsageError):
        decode(b"x", "f", "hex")
    with pytest.raises(InputError) as caught:
        decode("Łódź".encode("cp1250"), "f", "utf-8")
    assert caught.value.position == 0


LANGUAGES = {
    "en": ["The meeting was held in December 1939.", "Lwów, November 1939", "ALL CAPITALS ABOUT THE MEETING", "1939"],
    "pl": ["Narada odbyła się w Zakopanem w grudniu.", "Spotkanie w Krakowie", "ZJAZD W ZAKOPANEM W GRUDNIU"],
    "de": ["Die Besprechung fand im Dezember 1939 statt.", "Am 8. Dezember trafen sich Vertreter der Polizei."],
    "ru": ["Совещание прошло в декабре 1939 года.", "Встреча в Кракове"],
    "uk": ["Нарада відбулася у Закопаному в грудні 1939 року."],
    "be": ["Сустрэча адбылася ў снежні 1939 года."],
    "fr": ["La réunion eut lieu en décembre 1939."],
    "cs": ["Porada se konala v Zakopaném v prosinci 1939."],
    "lt": ["Pasitarimas įvyko 1939 m. gruodžio mėn."],
    "he": ["הפגישה נערכה בדצמבר 1939"],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in LANGUAGES.items() for text in texts])
def test_the_language_of_a_short_text(language: str, text: str) -> None:
    assert detect_language(text) == language
