"""Limits, publication dates and event anchors in other languages than English."""

from __future__ import annotations

import pytest

from sicetnon.chronology import read_dates


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("de", "vor dem 5. März 1940", "before"), ("de", "nach 1945", "after"), ("de", "seit 1933", "since"),
        ("de", "bis 1945", "until"), ("de", "nicht vor 1940", "since"), ("de", "nicht später als 1940", "until"),
        ("de", "am 5. März 1940", "on"), ("de", "vom 5. bis 9. März 1940", "on"),
        ("de", "spätestens am 5. März 1940", "until"), ("de", "seit dem späten 19. Jahrhundert", "since"),
        ("fr", "jusqu'en 1945", "until"), ("fr", "jusqu'à la mi-septembre 1939", "until"),
        ("pl", "przed 5 marca 1940 r.", "before"), ("pl", "po 1945 r.", "after"), ("pl", "od 1932 r.", "since"),
        ("pl", "do 1945 r.", "until"), ("pl", "nie później niż 5 marca 1940", "until"),
        ("pl", "nie wcześniej niż 5 marca 1940", "since"), ("pl", "od 5 do 9 marca 1940", "on"),
        ("ru", "после 1945 года", "after"), ("ru", "с 1932 г.", "since"), ("ru", "до 1945 года", "until"),
        ("ru", "не позднее 5 марта 1940 года", "until"), ("ru", "не ранее 5 марта 1940 года", "since"),
        ("ru", "к 5 марта 1940 года", "until"), ("ru", "с 5 по 9 марта 1940 года", "on"),
        ("uk", "після 1945 року", "after"), ("uk", "з 1932 року", "since"), ("uk", "до 1945 року", "until"),
        ("uk", "не пізніше 5 березня 1940 року", "until"), ("uk", "не раніше 5 березня 1940 року", "since"),
        ("fr", "avant le 5 mars 1940", "before"), ("fr", "après 1945", "after"), ("fr", "depuis 1932", "since"),
        ("fr", "au plus tard le 5 mars 1940", "until"), ("fr", "pas avant 1940", "since"),
        ("fr", "le 5 mars 1940", "on"),
    ],
)  # fmt: skip
def test_words_that_make_a_date_a_limit(language: str, text: str, relation: str) -> None:
    assert [mention.relation for mention in read_dates(text, language)] == [relation]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In seinem Buch (1991) schrieb er das."),
        ("de", "Das Buch erschien im Jahre 1991."),
        ("de", "Laut einem 1981 erschienenen Artikel war es anders."),
        ("pl", "W książce z 1987 r. pisał inaczej."),
        ("pl", "Artykuł został opublikowany w czerwcu 1981 roku."),
        ("ru", "В книге 1987 года он писал иначе."),
        ("ru", "Статья была опубликована в июне 1981 года."),
        ("uk", "У книзі 1987 року він писав інакше."),
        ("uk", "Стаття була опублікована в червні 1981 року."),
        ("fr", "Dans son livre de 1987, il écrivait autrement."),
        ("fr", "L'article fut publié en juin 1981."),
    ],
)
def test_dates_of_books_are_no_dates_of_events(language: str, text: str) -> None:
    assert [mention.role for mention in read_dates(text, language)] == ["publication"]


@pytest.mark.parametrize(
    ("language", "text", "words", "gap"),
    [
        ("de", "einen Monat nach dem ersten Transport", "dem ersten Transport", (25, 45)),
        ("pl", "miesiąc po pierwszym transporcie jeńców", "pierwszym transporcie jeńców", (25, 45)),
        ("ru", "через месяц после первой передачи пленных", "первой передачи пленных", (25, 45)),
        ("uk", "через місяць після першої передачі полонених", "першої передачі полонених", (25, 45)),
        ("fr", "un mois après le premier transfert", "le premier transfert", (25, 45)),
        ("de", "zwei Tage vor dem Angriff", "dem Angriff", (2, 2)),
        ("pl", "dwa dni przed atakiem", "atakiem", (2, 2)),
        ("ru", "за два дня до нападения", "нападения", (2, 2)),
        ("fr", "deux jours avant l'attaque", "l'attaque", (2, 2)),
        ("de", "kurz nach dem Überfall", "dem Überfall", (1, 31)),
        ("pl", "tuż po napadzie", "napadzie", (0, 7)),
        ("ru", "вскоре после нападения", "нападения", (1, 31)),
        ("uk", "одразу після нападу", "нападу", (0, 7)),
        ("fr", "peu de temps après l'attaque", "l'attaque", (1, 31)),
    ],
)
def test_what_hangs_on_an_event_is_a_distance_not_a_date(
    language: str, text: str, words: str, gap: tuple[int, int]
) -> None:
    (mention,) = read_dates(text, language, anchor_year=1939)
    assert mention.kind == "relative"
    assert mention.earliest is None
    assert mention.event_phrase is not None
    assert text[slice(*mention.event_phrase)] == words
    assert mention.gap == gap
    assert mention.relation == ("before" if gap == (2, 2) else "after")
