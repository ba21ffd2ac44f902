"""What others have of a document, and whom entries call dead."""

from __future__ import annotations

from sicetnon import study_sources
from sicetnon.model import Finding

HEAD = "REGESTEN DES KLOSTERS LEUMAR\n\n"


def found(text: str) -> dict[str, list[Finding]]:
    """The findings of a volume, by their rules."""
    rules: dict[str, list[Finding]] = {}
    for finding in study_sources([("volume.txt", (HEAD + text).encode())]).record.findings:
        rules.setdefault(finding.rule, []).append(finding)
    return rules


def told(text: str, rule: str) -> str:
    return " ".join(finding.explanation for finding in found(text).get(rule, ()))


SECOND = """

2. 1364 Mai 1, Sandwitz. — Herzog Otto bestätigt dem Kloster Leumar alle Rechte. Or. Perg., Siegel hängt an.
"""


def test_another_sum_is_set_against_that_of_the_abstract() -> None:
    german = "1. 1361 März 5, Leumar. — Abt Konrad verkauft dem Vogt Heinrich die Mühle zu Wiesenau um 40 Mark. Or."
    said = told(f"{german} — Nach Zalewicz waren es 60 Mark.{SECOND}", "others-have-it-otherwise")
    assert "40 Mark" in said
    assert "60 Mark" in said
    assert "others-have-it-otherwise" not in found(f"{german} — Nach Zalewicz waren es 40 Mark.{SECOND}")


def test_another_year_is_set_against_the_head() -> None:
    latin = (
        "1. 1361 martii 5, Leumar. — Conradus abbas una cum toto conventu suo Henrico advocato et heredibus eius"
        " molendinum cum agris in villa Wiesenau pro sexaginta marcis vendit. Sigillum avulsum."
    )
    said = told(f"{latin} Zalewicz actum anno 1367 ascribit.{SECOND}", "others-have-it-otherwise")
    assert "1361 martii 5" in said
    assert "1367" in said


def test_whoever_doubts_a_document_is_set_against_whoever_defends_it() -> None:
    french = "1. 1361 mars 5, Leumar. — L'abbé Conrad donne à l'église la dîme de Wiesenau. Original, sceau intact."
    said = told(f"{french} Huber juge l'acte faux; Brandt le tient pour sincère.{SECOND}", "others-have-it-otherwise")
    assert "faux" in said
    assert "sincère" in said


DEAD = """1. 1361 March 5, Leumar. — Conrad of Grabow grants to the abbey the tithe of Wiesenau. Original.

2. 1362, 10. dubna, Sandwitz. — Opat Petr oznamuje králi, že Konrád z Grabova zemřel 3. března 1362. Orig. perg.

3. 1364 Mai 1, Leumar. — Herzog Otto bestätigt dem Kloster Leumar alle Rechte. Zeugen: Konrad von Grabow, Vogt Heinrich.

4. 1365 iun. 2, Leumar. — Elisabeth, relicta quondam Ottonis ducis, ecclesiae Leumarensi decimam in Wiesenau confert. \
Orig. membr.

5. 1366 July 9, Sandwitz. — Duke Otto sells to the abbey the village of Wiesenau for 60 marks. Original, seal lost.
"""


def test_a_witness_who_was_dead_is_found_in_another_entry() -> None:
    findings = found(DEAD)["acts-after-death"]
    dead = next(each.explanation for each in findings if "března 1362" in each.explanation)
    assert "Konrad von Grabow" in dead
    assert "Conrad of Grabow" not in dead  # he was alive then


def test_whoever_is_called_late_issues_nothing_after() -> None:
    findings = found(DEAD)["acts-after-death"]
    assert any("Ottonis" in each.explanation and "Duke Otto" in each.explanation for each in findings)
    assert not any("Herzog Otto" in each.explanation for each in findings)  # he was alive then


def test_somebody_of_another_rank_is_another_one() -> None:
    other = DEAD.replace("Duke Otto sells", "Bishop Otto sells")
    assert not any("Bishop Otto" in each.explanation for each in found(other).get("acts-after-death", ()))
