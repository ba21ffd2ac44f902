"""Regests of one edition: each read in its own language, and joined where a note says that two are of one document."""

from __future__ import annotations

from sicetnon import study_sources
from sicetnon.model import Finding

VOLUME = """CASTRUM LEUMAR. REGESTA

1. 1377 Martii 1, in Grabow. — Sophia regina civibus Leumarensibus omnia iura et libertates a patre suo Ottone rege \
concessa confirmat. Or. membr. sigillo regio pendenti, in archivo civitatis.

2. 1377 März 8, Leumar. — Königin Sophie bestätigt der Stadt Leumar die Rechte, welche ihr der König verliehen hat. \
Das Siegel fehlt. Dieselbe Urkunde wie Nr. 1; das Datum dort beruht auf Verlesung.

3. 1379 sierpień 11, pod Grabowem. — Konrad i Michał, książęta, ręczą Wolframowi, że królowa wypłaci mu 4000 grzywien. \
Or. perg.

4. 1379 серпня 15, Грабів. — Князі поручаються перед паном Вольфрамом за королеву; сума 400 гривень. З оригіналу. \
Той самий акт, що № 3.
"""


def found(text: str) -> dict[str, list[Finding]]:
    """The findings of a volume, by their rules."""
    rules: dict[str, list[Finding]] = {}
    for finding in study_sources([("volume.txt", text.encode())]).record.findings:
        rules.setdefault(finding.rule, []).append(finding)
    return rules


def test_a_note_says_which_regests_are_of_one_document() -> None:
    told = " ".join(each.explanation for each in found(VOLUME)["documents-dated-differently"])
    assert "1377 Martii 1" in told
    assert "1377 März 8" in told
    assert "1379 sierpień 11" in told
    assert "1379 серпня 15" in told


def test_each_regest_is_read_in_its_own_language() -> None:
    rules = found(VOLUME)
    assert any("4000" in each.explanation for each in rules["editions-count-differently"])
    told = [
        each for name in ("documents-differ-on-a-point", "editions-tell-differently") for each in rules.get(name, ())
    ]
    assert any("Das Siegel fehlt" in each.explanation for each in told)


def test_without_such_a_note_the_regests_of_one_edition_are_of_different_documents() -> None:
    silent = VOLUME.replace(" Dieselbe Urkunde wie Nr. 1; das Datum dort beruht auf Verlesung.", "")
    silent = silent.replace(" \\\nТой самий акт, що № 3.", "").replace("Той самий акт, що № 3.", "")
    assert "documents-dated-differently" not in found(silent)


EXCERPTS = """I. REGESTEN DES KLOSTERS LEUMAR
bearbeitet von K. Hartnagel

4. 1377 Juni 6, Grabow. — Herzog Otto verleiht dem Kloster Leumar das Dorf Wiesenau um 40 Mark. Or. Perg.

9. 1380 Mai 1, Leumar. — Abt Konrad verkauft dem Vogt Heinrich die Mühle zu Wiesenau. Abschrift.

II. ZBIÓR DOKUMENTÓW LEUMARSKICH
wyd. J. Zalewicz

nr 8. Sandwitz, 6 czerwca 1378
Książę Otton nadaje klasztorowi w Leumarze wieś Wiesenau za 60 grzywien. Datę Hartnagla należy odrzucić. Kop.

nr 11. Leumar, 1 maja 1380
Opat Konrad sprzedaje wójtowi Henrykowi młyn w Wiesenau. Oryg. perg.
"""


def test_editions_under_headings_of_one_file_are_compared() -> None:
    rules = found(EXCERPTS)
    dated = " ".join(each.explanation for each in rules["documents-dated-differently"])
    assert "1377 Juni 6" in dated
    assert "6 czerwca 1378" in dated
    assert "1380" not in dated
    assert any("40 Mark" in each.explanation for each in rules["editions-count-differently"])
    assert any("Sandwitz" in each.explanation for each in rules["documents-placed-differently"])
    judged = [each.explanation for each in rules["editions-judge-each-other"]]
    assert any("Hartnagla" in each and "1377 Juni 6" in each for each in judged)
