"""What one entry reckons up wrongly: names and their number, parts and their whole."""

from __future__ import annotations

import pytest

from sicetnon import study_sources

VOLUME = """REGESTEN DES KLOSTERS LEUMAR

1. 1361 März 5, Leumar. — {}

2. 1364 Mai 1, Sandwitz. — Herzog Otto bestätigt dem Kloster Leumar alle Rechte. Or. Perg., Siegel hängt an.
"""


def told(abstract: str, rule: str) -> str:
    record = study_sources([("volume.txt", VOLUME.format(abstract).encode())]).record
    return " ".join(finding.explanation for finding in record.findings if finding.rule == rule)


@pytest.mark.parametrize(
    ("abstract", "number", "named"),
    [
        (
            "Abt Konrad schenkt dem Stift den Zehnten von drei Dörfern, nämlich Wiesenau, Grabow, Ronow und Salau.",
            3,
            4,
        ),
        ("Heinrich verteilt seine Güter unter seine drei Söhne Johann und Ulrich und gelobt Frieden.", 3, 2),
        ("The abbot appoints four arbiters: Conrad of Grabow, Peter of Ronow and Henry of Salau.", 4, 3),
    ],
)
def test_more_or_fewer_are_named_than_are_announced(abstract: str, number: int, named: int) -> None:
    assert f"{number} are announced, and {named} are named" in told(abstract, "names-and-their-number")


@pytest.mark.parametrize(
    "abstract",
    [
        "Abt Konrad schenkt der Kirche den Zehnten von drei Dörfern, nämlich Wiesenau, Grabow und Ronow.",
        "Abt Konrad verkauft drei Hufen zu Wiesenau vor Johann und Ulrich.",
        "The abbot grants the mill before seven witnesses, among them Conrad of Grabow and Peter of Ronow.",
    ],
)
def test_what_agrees_or_is_no_list_is_left_alone(abstract: str) -> None:
    assert not told(abstract, "names-and-their-number")


@pytest.mark.parametrize(
    ("abstract", "said"),
    [
        (
            "The abbot acknowledges receipt of 80 marks in part payment of 200, leaving 130 due.",
            "is 120, not 130",
        ),
        ("L'abbé promet trente marcs, savoir vingt à la Saint-Martin et quinze à Pâques.", "make 35, not 30"),
        ("The abbot founds an altar for a provost and eleven canons, thirteen prebends in all.", "not 13"),
    ],
)
def test_parts_do_not_make_their_whole(abstract: str, said: str) -> None:
    assert said in told(abstract, "parts-of-a-sum")


@pytest.mark.parametrize(
    "abstract",
    [
        "The abbot acknowledges receipt of 80 marks in part payment of 200, leaving 120 due at Easter.",
        "L'abbé promet trente marcs, savoir vingt à la Saint-Martin et dix à Pâques.",
        "The abbot founds an altar for a provost and eleven canons, twelve prebends in all.",
        "Henry undertakes to serve with 20 horse for six months at 9 florins each; total 1,080 florins.",
    ],
)
def test_parts_that_make_their_whole_are_left_alone(abstract: str) -> None:
    assert not told(abstract, "parts-of-a-sum")
