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
    assert any("Das Siegel fehlt" in each.explanation for each in rules["documents-differ-on-a-point"])


def test_without_such_a_note_the_regests_of_one_edition_are_of_different_documents() -> None:
    silent = VOLUME.replace(" Dieselbe Urkunde wie Nr. 1; das Datum dort beruht auf Verlesung.", "")
    silent = silent.replace(" \\\nТой самий акт, що № 3.", "").replace("Той самий акт, що № 3.", "")
    assert "documents-dated-differently" not in found(silent)
