"""Ages that stand after a name."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import QuantityValue


def ages(text: str) -> list[tuple[float | None, str, str]]:
    """Greatest number of years, whose, and the polarity of every age in a text."""
    found = extract(read_witness(text.encode(), "text.txt", language="en"))
    values = [(claim.value, claim.polarity) for claim in found.claims if claim.facet == "quantity"]
    return [
        (v.max, v.what.removeprefix("age of "), p)
        for v, p in values
        if isinstance(v, QuantityValue) and v.unit == "year"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LT RAUL CORNEJO, 29, WAS ARRESTED NEAR THE BORDER.", [(29, "RAUL CORNEJO", "+")]),
        ("Ana Ruiz [spelling as received], 49, was shot in Ghent.", [(49, "Ana Ruiz", "+")]),
        ("He did not flee; he was 71 years old.", [(71, "he", "+")]),
        ("Marius was then in the fifty-seventh year of his age.", [(57, "Marius", "+")]),
        ("The bus left Ghent, 47 passengers in it.", []),
        ("On 9 March, 47 miners died in Ghent.", []),
    ],
)
def test_ages(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert ages(text) == expected
