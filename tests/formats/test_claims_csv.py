"""CSV of claims: read, written, and written again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.errors import InputError
from sicetnon.formats import read_witness
from sicetnon.formats.claims_csv import COLUMNS, ClaimRow, read_rows, rows_of, value_words, write_rows
from sicetnon.model import (
    CauseValue,
    Claim,
    DateValue,
    DurationValue,
    Event,
    ParticipantValue,
    PlaceValue,
    QuantityValue,
    SequenceValue,
    Value,
    Voice,
)
from sicetnon.text import Quote
from tests.formats.checks import check, exact, read

TABLE = """siglum,event,facet,value,voice,voice_kind,polarity,certainty,quote,note
Con,The talks,date,1939-12,,,+,certain,"held in ""December"" 1939, they say",
Con,The talks,place,Zakopane,Some historians,anonymous,'-,possible,'=not a formula,"two
lines"
"""


def test_cells_carry_their_column_and_row() -> None:
    witness = read(TABLE, "claims.csv")
    cells = {(block.group, block.label): witness.text[block.start : block.end] for block in witness.blocks}
    assert {block.kind for block in witness.blocks} == {"cell"}
    assert cells["row2", "quote"] == 'held in "December" 1939, they say'
    assert cells["row2", "witness"] == "Con"
    assert cells["row3", "polarity"] == "-"
    assert cells["row3", "quote"] == "=not a formula"
    assert cells["row3", "note"] == "two lines"
    assert ("row2", "voice") not in cells
    assert exact(witness, '"December"') == '""December""'


def test_rows_are_read_as_claims() -> None:
    first, second = read_rows(TABLE)
    assert first.quote == 'held in "December" 1939, they say'
    assert (second.polarity, second.voice_kind, second.note) == ("-", "anonymous", "two\nlines")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(delimiter: str) -> None:
    text = delimiter.join(["event", "facet", "value"]) + "\n" + delimiter.join(["A, b", "place", "Lwów"])
    assert read_witness(text.encode(), "-").format == "csv"
    assert read_rows(text) == [ClaimRow(event="A, b", facet="place", value="Lwów")]


def test_another_table_is_read_as_a_table() -> None:
    witness = read("Date,Place\n27 September,Brest\n", "list.csv")
    assert [block.label for block in witness.blocks] == ["date", "place"]
    assert "read as a table" in witness.notes[0]


def test_what_is_broken_is_named_with_its_line() -> None:
    with pytest.raises(InputError, match=r"x\.csv:3: a quotation mark is never closed"):
        read('event,facet,value\na,b,c\n"d,e,f\n', "x.csv")
    with pytest.raises(InputError, match=r"x\.csv:2: 4 cells under a header of 3"):
        read("event,facet,value\na,b,c,d\n", "x.csv")
    with pytest.raises(InputError, match="no column facet, value"):
        read_rows("event,date\nx,y\n")


CELL = st.text(alphabet=st.sampled_from(list("ab=+-@'\",;\t\n żЛ|")), max_size=8)


OTHERS = {name: CELL for name in COLUMNS if name not in ("polarity", "event")}


@given(st.lists(st.builds(ClaimRow, event=st.just("e"), **OTHERS)))
def test_written_and_read_again(rows: list[ClaimRow]) -> None:
    text = write_rows(rows)
    assert read_rows(text) == rows
    for line in text.split("\r\n")[1:]:
        assert not line.startswith(("=", "+", "-", "@", "\t"))


@given(st.text(alphabet=st.sampled_from(list("ab\",;\t\r\n '=")), max_size=60))
def test_any_csv_is_a_witness_or_refused(text: str) -> None:
    try:
        witness = read_witness(text.encode(), "x.csv")
    except InputError:
        return
    check(witness)


def test_no_cell_is_a_formula() -> None:
    row = ClaimRow(witness="=1+1", event="+x", facet="-y", value="@z", polarity="-", quote="\tw", note="'=v")
    cells = write_rows([row]).split("\r\n")[1].split(",")
    assert not [cell for cell in cells if cell.strip('"').startswith(("=", "+", "-", "@", "\t"))]
    assert read_rows(write_rows([row])) == [row]


VALUES: list[tuple[Value, str]] = [
    (DateValue(edtf="1939-12"), "1939-12"),
    (DateValue(edtf="1939-12-08", relation="before"), "before 1939-12-08"),
    (DurationValue(min_days=14), "14.. days"),
    (QuantityValue(min=42492, max=42492, what="prisoner"), "42492 prisoner"),
    (QuantityValue(min=3, max=None, approximate=True), "c. 3.."),
    (SequenceValue(relation="ordinal", ordinal=4, last=True, other="e-1"), "ordinal 4 last The talks"),
    (PlaceValue(entity="p", label="Lwów"), "Lwów"),
    (PlaceValue(entity="p", label="Lwów", role="near"), "near Lwów"),
    (ParticipantValue(entity="p", label="officers", role="victim"), "victim officers"),
    (CauseValue(relation="result", label="the shootings"), "result the shootings"),
]


@pytest.mark.parametrize(("value", "words"), VALUES)
def test_values_in_words(value: Value, words: str) -> None:
    assert value_words(value, {"e-1": "The talks"}) == words


def test_rows_of_claims() -> None:
    witness = read("They met in Lwów.", "a.txt")
    quote = Quote.of(witness.id, witness.original, 12, 16)
    place = PlaceValue(entity="p", label="Lwów")
    voices = (Voice(kind="named", name="Smith"), Voice(kind="document", name="a letter"))
    claim = Claim(id="c", event="e-1", facet="place", value=place, quote=quote, method="m", voice=voices, polarity="0")
    (row,) = rows_of([claim], [Event(id="e-1", label="The talks", kind="meeting")], [witness])
    assert row.voice == "Smith > a letter"
    assert row.voice_kind == "named > document"
    assert (row.witness, row.event, row.value, row.polarity) == (witness.id, "The talks", "Lwów", "0")
