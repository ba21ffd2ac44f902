"""How often a deed was done, and for how long."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import DurationValue, QuantityValue


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Then he routed the enemy twice and took two towns.", {2.0}),
        ("The village was thrice burned.", {3.0}),
        ("He had twice as many men as the king.", set()),
    ],
)
def test_how_often(text: str, often: set[float]) -> None:
    values = [claim.value for claim in extract(read_witness(text.encode(), "a.txt", language="en")).claims]
    assert {value.min for value in values if isinstance(value, QuantityValue) and value.unit == "times"} == often


def test_how_long_a_deed_went_on() -> None:
    text = "Thereafter he harassed the coast for fourteen years."
    values = [claim.value for claim in extract(read_witness(text.encode(), "a.txt", language="en")).claims]
    (length,) = [value for value in values if isinstance(value, DurationValue)]
    assert length.phrase == "fourteen years"
