"""What editors remark on a document is set against it: deaths, elections, itineraries, shares and requests."""

from __future__ import annotations

import pytest

from sicetnon import study_sources
from sicetnon.model import Finding

GERMAN = """Regesten der Vögte von Hellingen
bearbeitet von Karl Dornbach

11. 1351 April 3, Hellingen.
Vogt Rudolf verkauft dem Kloster Orbach die Hälfte des Dorfes Merzig. Zeugen: Ritter \
Dietrich von Selbold.
Orig. Perg. Ritter Dietrich von Selbold ist bereits 1347 verstorben.

12. 1356 Mai 9, Orbach.
Abt Volkmar bestätigt auf Bitten des Bischofs Walther den Schmieden ihre Ordnung. Zeugen: der Kaplan Heimrich.
Orig. Perg. mit fünf Siegeln. Volkmar wurde erst im Juli 1358 zum Abt gewählt. Der Abt weilte damals in Trier.

13. 1361 Juni 1, Hellingen.
Vogt Rudolf schreibt dem Rat von Merzig wegen des Zolls.
Kopie. Der Brief wurde nicht abgesandt.
"""

POLISH = """Dokumenty klasztoru
opracował Stefan Zawierski

2. Hellingen, 3 kwietnia 1351.
Wójt Rudolf sprzedaje klasztorowi Orbach całą wieś Merzig. Kopia.

3. Orbach, 9 maja 1356.
Opat Volkmar potwierdza na prośbę Jana z Trewiru statut kowali. Oryg. perg. z trzema pieczęciami.

4. Hellingen, 1 czerwca 1361.
Wójt Rudolf pisze do rady Merzig w sprawie cła. Kopia. List doręczono tego samego dnia.
"""


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    sources = [("regesten.txt", GERMAN.encode()), ("dokumenty.txt", POLISH.encode())]
    return list(study_sources(sources).record.findings)


def told(found: list[Finding], rule: str) -> list[str]:
    return [finding.explanation for finding in found if finding.rule == rule]


def test_a_death_before_the_document_and_an_election_after_it(found: list[Finding]) -> None:
    lives = told(found, "dated-against-a-life")
    assert any("1347 verstorben" in words and "1351" in words for words in lives)
    assert any("zum Abt gewählt" in words and "1356" in words for words in lives)
    assert len(lives) == 2


def test_somebody_was_elsewhere(found: list[Finding]) -> None:
    (words,) = told(found, "elsewhere-at-that-time")
    assert "Trier" in words
    assert "Orbach" in words


@pytest.mark.parametrize(
    ("point", "one", "other"),
    [
        ("share", "Hälfte", "całą"),
        ("request", "Bischofs Walther", "Jana"),
        ("sending", "nicht abgesandt", "doręczono"),
        ("number of seals", "fünf Siegeln", "trzema pieczęciami"),
    ],
)
def test_editions_differ_on_how_much_at_whose_request_and_whether_it_was_sent(
    found: list[Finding], point: str, one: str, other: str
) -> None:
    points = [words for words in told(found, "documents-differ-on-a-point") if f"({point})" in words]
    assert len(points) == 1
    assert one in points[0]
    assert other in points[0]


def test_a_life_that_fits_the_document_is_no_finding() -> None:
    fitting = GERMAN.replace("bereits 1347 verstorben", "1360 verstorben").replace("im Juli 1358", "im Juli 1355")
    again = list(study_sources([("regesten.txt", fitting.encode())]).record.findings)
    assert not told(again, "dated-against-a-life")


def test_a_remark_on_somebody_who_is_named() -> None:
    text = GERMAN.replace(
        "Ritter Dietrich von Selbold ist bereits 1347 verstorben.",
        "Huber bezweifelt es, daß Dietrich von Selbold kam.",
    )
    again = list(study_sources([("regesten.txt", text.encode())]).record.findings)
    assert any("Selbold" in words for words in told(again, "remark-against-document"))
