"""Bare phrases of catalogues and of the command line."""

from __future__ import annotations

import pytest

from sicetnon.chronology import explain_phrase, parse_edtf, phrase_to_edtf
from sicetnon.chronology.day import iso

PHRASES = {
    "1860": "1860",
    "about 1860": "1860~",
    "1860 approx": "1860~",
    "c1860": "1860~",
    "1862?": "1862?",
    "maybe 1862": "1862?",
    "uncertain: approx 1862": "1862%",
    "ca. 1860s?": "186X%",
    "the 1800s": "18XX",
    "19c": "18XX",
    "2nd century BC": "-01XX",
    "17th and 18th centuries": "[16XX,17XX]",
    "before January 1928": "/1928-01",
    "after approx Summer 1928": "1928-22~/",
    "not later than 5 May 1945": "/1945-05-05",
    "day in Spring 1849": "1849-21",
    "day in January 1872": "1872-01-XX",
    "day in 1872": "1872-XX-XX",
    "month in 1872": "1872-XX",
    "1861-67 (later print)": "1861/1867",
    "1863, printed 1870": "1863",
    "January 12": "XXXX-01-12",
    "10/7/2008": "2008-10-07",
    "no date here": "",
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_phrases(phrase: str) -> None:
    found = phrase_to_edtf(phrase)
    assert found == PHRASES[phrase]
    if found:
        parse_edtf(found)


def test_an_open_interval_has_no_bound_on_its_open_side() -> None:
    found = explain_phrase("before 1928")
    assert found.earliest is None
    assert found.latest is not None and iso(found.latest) == "1927-12-31"
    since = explain_phrase("since 1928")
    assert (since.earliest is not None and iso(since.earliest), since.latest) == ("1928-01-01", None)


def test_the_convention_and_the_pieces_are_named() -> None:
    found = explain_phrase("at the end of November 1939")
    assert (found.convention, found.read) == ("month.end", ("the end of November 1939",))


def test_an_anchor_year_completes_a_phrase() -> None:
    found = explain_phrase("17 September", anchor=1939)
    assert (found.edtf, found.anchored_on) == ("1939-09-17", "the year 1939")


def test_a_phrase_in_another_language() -> None:
    assert phrase_to_edtf("6. Dezember 1939", "de") == "1939-12-06"
