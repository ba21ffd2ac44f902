"""Rows of a box of facts that count: numbers in groups, labels that nobody listed, and what is not known."""

from __future__ import annotations

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import DateValue, QuantityValue

BOX = """= Operation Heron =

Infobox
- Date: 4 May 1921
- Deported: about 77 806 persons
- Interned households: 1 500 households
- Losses: unknown

Operation Heron was a raid. It was prepared in secret.
"""


def test_numbers_of_rows() -> None:
    found = [
        (claim.quote.words, claim.value.min, claim.value.max)
        for claim in extract(read_witness(BOX.encode(), "box.txt")).claims
        if isinstance(claim.value, QuantityValue)
    ]
    assert found == [
        ("about 77 806 persons", 77806, 77806),
        ("1 500 households", 1500, 1500),
        ("unknown", None, None),
    ]


def test_the_name_of_the_title_is_what_the_text_is_about() -> None:
    read = extract(read_witness(BOX.encode(), "box.txt"))
    dated = next(claim.event for claim in read.claims if claim.facet == "date")
    assert {claim.event for claim in read.claims if claim.quote.words.startswith("Operation Heron")} <= {dated}


def test_a_row_of_its_own_does_not_date_the_whole() -> None:
    text = "= The pogrom of Lipnik =\n\nInfobox\n- Date: 5 November 1945\n- Remembrance: 2000\n\nIt was a pogrom.\n"
    claims = extract(read_witness(text.encode(), "a.txt")).claims
    dated = {claim.value.edtf: claim.event for claim in claims if isinstance(claim.value, DateValue)}
    assert set(dated) == {"1945-11-05", "2000"}
    assert dated["1945-11-05"] != dated["2000"]
