"""Tagged output: well-formed, complete, by the TIMEX3 guideline."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sicetnon.chronology import read_dates, timeml_profile, tsv
from sicetnon.chronology.timeml import COLUMNS, timeml

SPACE = {"t": "http://www.timeml.org/timeMLdocs/TimeML.xsd"}


def test_a_range_is_two_elements() -> None:
    text = "Between 24 October and 23 November 1939 they fell & fled."
    assert [(text[one.start : one.end], one.value) for one in timeml_profile(read_dates(text), text)] == [
        ("24 October", "1939-10-24"),
        ("23 November 1939", "1939-11-23"),
    ]


def test_values_and_types() -> None:
    text = "In the spring of 480 BC, after two months of fierce fighting, they now left, early in 479 BC."
    found = timeml_profile(read_dates(text), text)
    assert [(one.type, one.value, one.mod) for one in found] == [
        ("DATE", "BC0480-SP", ""),
        ("DURATION", "P2M", ""),
        ("DATE", "PRESENT_REF", ""),
        ("DATE", "BC0479", "START"),
    ]
    assert text[found[1].start : found[1].end] == "two months of fierce fighting"


def test_a_document_is_well_formed_and_keeps_the_text() -> None:
    text = 'On 1 May 1940 A < B & C; two days later \x00 it "ended".'
    root = etree.fromstring(timeml(text, read_dates(text)).encode())
    (body,) = root.findall("t:TEXT", SPACE)
    assert "".join(map(str, body.itertext())) == text.replace("\x00", "\ufffd")
    assert [one.get("value") for one in body.findall("t:TIMEX3", SPACE)] == ["1940-05-01", "1940-05-03"]
    assert len({one.get("tid") for one in body}) == 2


@given(
    st.lists(
        st.sampled_from(["1 May 1940", "two weeks of war", "<", "&", "\n\n", "x", "from", "to", "]]>"]), max_size=12
    )
)
def test_no_text_is_lost(pieces: list[str]) -> None:
    text = " ".join(pieces)
    (body,) = etree.fromstring(timeml(text, read_dates(text)).encode()).findall("t:TEXT", SPACE)
    assert "".join(map(str, body.itertext())) == text


def test_a_table_has_one_line_a_mention() -> None:
    text = "On 1 May 1940\nand in the spring\nof 1941."
    lines = tsv(read_dates(text)).splitlines()
    assert lines[0].split("\t") == list(COLUMNS)
    assert len(lines) == 3 and all(line.count("\t") == len(COLUMNS) - 1 for line in lines)
    assert "the spring of 1941" in lines[2]
