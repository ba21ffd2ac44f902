"""Editions of many documents: which of their regests are of one, and on which points they differ."""

from __future__ import annotations

import pytest

from sicetnon import study_sources
from sicetnon.model import Finding

GERMAN = """Regesten der Herren von Lanzenau
bearbeitet von Ernst Brettauer

4. 1329 März 12, Lanzenau.
Graf Ulrich verkauft dem Abt Gerwig von Marbrunn das Dorf Assling; die Mühle behält er sich vor. Zeugen: Marschall \
Eberhard von Rotfels. Orig. Perg., Siegel gut erhalten.

5. 1334 Mai 1, Marbrunn.
Abt Gerwig bestätigt den Webern ihre Ordnung. Eine Antwort der Weber ist nicht überliefert.

6. 1340 Juni 2, Lanzenau.
Graf Ulrich entscheidet den Streit um den Weiher zugunsten des Klosters. Ritter Wolfhard von Assling ist nicht \
erschienen. Orig. Perg.
"""

ENGLISH = """Calendar of the charters of Marbrunn
edited by Hugh Talworth

31. Marbrunn, 1 May 1334.
Abbot Gerwig confirms the ordinance of the weavers. The weavers replied in the same year. Copy.

30. Lanzenau, 12 March 1339.
Count Ulrich sells to Abbot Gerwig the village of Assling with the mill. Brettauer prints the charter with a wrong \
year. Witnesses: Eberhard of Rotfels, castellan. The original was burned in 1600.

40. Lanzenau, 2 June 1340.
Count Ulrich awards the pond to Wolfhard of Assling. Wolfhard of Assling appeared before the count.
"""

POLISH = """Dokumenty klasztoru
opracował Stefan Zawierski

7. Lanzenau, 12 marca 1329.
Hrabia Ulryk sprzedaje opatowi Gerwigowi wieś Assling. Zmarły marszałek Eberhard z Rotfelsu był bratem hrabiego.

8. 1334, 2 maja, Marbrunn.
Opat Gerwig potwierdza statut tkaczy.
"""


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    texts = (GERMAN, ENGLISH, POLISH)
    sources = [(f"edition-{number}.txt", text.encode()) for number, text in enumerate(texts)]
    return list(study_sources(sources).record.findings)


def told(found: list[Finding], rule: str) -> list[str]:
    return [finding.explanation for finding in found if finding.rule == rule]


def test_each_document_is_joined_with_its_own_regests_only(found: list[Finding]) -> None:
    dated = [*told(found, "documents-dated-differently"), *told(found, "one-date")]
    assert any("1329 März 12" in each and "12 March 1339" in each for each in dated)
    assert any("1334 Mai 1" in each and "2 maja" in each for each in dated)
    assert not any("1334" in each and "1329" in each for each in dated)


@pytest.mark.parametrize(
    ("point", "one", "other"),
    [
        ("original", "Orig. Perg., Siegel gut erhalten", "The original was burned in 1600"),
        ("mill", "die Mühle behält er sich vor", "with the mill"),
        ("answer", "Eine Antwort der Weber ist nicht überliefert", "The weavers replied"),
        ("award", "zugunsten des Klosters", "awards the pond to Wolfhard"),
        ("presence", "nicht erschienen", "appeared before the count"),
    ],
)
def test_editions_differ_on_a_point(found: list[Finding], point: str, one: str, other: str) -> None:
    explained = [each for each in told(found, "documents-differ-on-a-point") if f"({point})" in each]
    assert any(one in each and other in each for each in explained)


def test_one_person_with_two_offices(found: list[Finding]) -> None:
    (explained,) = told(found, "editions-give-other-offices")
    assert "Marschall Eberhard von Rotfels" in explained and "Eberhard of Rotfels" in explained


def test_a_dead_man_among_the_witnesses(found: list[Finding]) -> None:
    assert any("Zmarły" in each and "Eberhard of Rotfels" in each for each in told(found, "named-dead-and-living"))


def test_an_editor_on_another_one(found: list[Finding]) -> None:
    assert any("wrong year" in each and "1329 März 12" in each for each in told(found, "editions-judge-each-other"))


def test_editions_that_agree_are_silent() -> None:
    again = GERMAN.replace("Ernst Brettauer", "Karl Sommerer").replace("Regesten", "Urkunden")
    found = study_sources([("a.txt", GERMAN.encode()), ("b.txt", again.encode())]).record.findings
    rules = {finding.rule for finding in found}
    assert rules.isdisjoint({
        "documents-differ-on-a-point", "editions-give-other-offices", "named-dead-and-living",
        "editions-judge-each-other", "documents-dated-differently", "documents-placed-differently",
    })  # fmt: skip


DAYS = """Regesten der Stadt Lanzenau

1. 1410 Mai 10, Freitag, Prag.
König Karl schenkt dem Kloster ein Dorf.

2. 1410 Mai 12 (Samstag vor Pfingsten), Prag.
König Karl verkauft dem Kloster ein Dorf.

3. 1410, feria quarta ante Pentecosten (7 Maii), Prag.
König Karl verleiht dem Kloster ein Dorf, indictione quarta.

4. 1410 Mai 10, Sonnabend, Prag.
König Karl schenkt dem Kloster ein Dorf, indictione III.
"""


def test_a_date_that_does_not_fit_itself() -> None:
    found = study_sources([("days.txt", DAYS.encode())]).record.findings
    explained = told(list(found), "date-against-itself")
    assert any("was a Saturday, not “Freitag”" in each for each in explained)
    assert any("“Samstag vor Pfingsten” was 1410-05-10" in each for each in explained)
    assert any("1410 was of indiction 3, not 4" in each for each in explained)
    assert len(explained) == 3


GIVEN = """Regesten der Stadt Lanzenau

1. 1410 Mai 10, Prag. — König Karl schenkt dem Kloster ein Dorf. Gegeben am Samstag vor Pfingsten. Siegel fehlt.

2. 1410 Mai 12, Prag. — König Karl verkauft dem Kloster ein Dorf. Gegeben am Freitag nach Ostern. Siegel fehlt.

3. 1410 Maii 13, Pragae. — Karolus rex monasterio villam donat. Datum feria quarta, coram testibus. Sigillum deest.

4. 1410 Mai 14, Prag. — König Karl schenkt am Montag dem Kloster ein Dorf. Gegeben am Mittwoch. Siegel fehlt.
"""


def test_the_date_that_a_document_gives_itself_is_held_against_its_head() -> None:
    found = study_sources([("given.txt", GIVEN.encode())]).record.findings
    explained = told(list(found), "date-against-itself")
    assert any("“1410 Mai 12”" in each and "“Freitag nach Ostern” was 1410-03-28" in each for each in explained)
    assert any("“1410 Maii 13”" in each and "was a Tuesday, not “feria quarta”" in each for each in explained)
    assert len(explained) == 2


COUNTED = """Regesty dokumentów
zebrał Stefan Zawierski

1. {place}, 3 maja 1391.
{issuer} prosi o uwolnienie {number} kupców z Rotfelsu.

2. Rotfels, 6 czerwca 1392.
Rada miasta Rotfels potwierdza ugodę kupców z opatem Gerwigiem.
"""


def test_a_place_before_its_date_an_issuer_and_a_number() -> None:
    one = COUNTED.format(place="Lanzenau", issuer="Książę Bolko", number="trzech")
    other = COUNTED.format(place="Marbrunn", issuer="Książę Henryk", number="pięciu").replace(
        "Stefan Zawierski", "Jan Sowa"
    )
    found = list(study_sources([("a.txt", one.encode()), ("b.txt", other.encode())]).record.findings)
    (placed,) = told(found, "documents-placed-differently")
    assert "Lanzenau" in placed and "Marbrunn" in placed and "Rotfels" not in placed
    (issued,) = told(found, "documents-issued-differently")
    assert "Bolko" in issued and "Henryk" in issued
    assert any(
        "trzech kupców" in each and "pięciu kupców" in each for each in told(found, "documents-differ-on-a-point")
    )
