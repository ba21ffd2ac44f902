"""Family files: dates in their calendars, lives and ties, and disputes between them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sicetnon.chronology.day import iso
from sicetnon.errors import InputError
from sicetnon.reason.engine.report import reason_about
from sicetnon.reason.gedcom import from_gedcom
from sicetnon.reason.gedcom_date import read_gedcom_date

SAMPLE = """0 HEAD
1 GEDC
2 VERS 5.5.1
0 @S1@ SOUR
1 TITL Parish register
0 @I1@ INDI
1 NAME Anna /Nowak/
1 BIRT
2 DATE 3 MAY 1850
2 SOUR @S1@
1 CHR
2 DATE 1 MAY 1850
2 SOUR @S1@
1 DEAT
2 DATE AFT 1880
1 RESI
2 DATE 1890
1 FAMS @F1@
0 @I2@ INDI
1 NAME Jan /Nowak/
1 BIRT
2 DATE 1855
1 FAMC @F1@
0 @F1@ FAM
1 WIFE @I1@
1 CHIL @I2@
1 MARR
2 DATE BET 1868 AND 1870
0 TRLR
"""


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1840", "1840-01-01", "1840-12-31"),
        ("FEB 1900", "1900-02-01", "1900-02-28"),
        ("BEF 1900", None, "1900-12-31"),
        ("AFT 1880", "1880-01-01", None),
        ("BET 1 JAN 1900 AND FEB 1901", "1900-01-01", "1901-02-28"),
        ("FROM 1890 TO 1895", "1890-01-01", "1895-12-31"),
        ("INT 31 DEC 1880 (so the family says)", "1880-12-31", "1880-12-31"),
        ("@#DJULIAN@ 25 OCT 1917", "1917-11-07", "1917-11-07"),
        ("JULIAN 25 OCT 1917", "1917-11-07", "1917-11-07"),
        ("@#DFRENCH R@ 9 THER 2", "1794-07-27", "1794-07-27"),
        ("11 FEB 1731/32", "1732-02-11", "1732-02-11"),
        ("44 B.C.", "-0043-01-01", "-0043-12-31"),
    ],
)
def test_dates(text: str, earliest: str | None, latest: str | None) -> None:
    date = read_gedcom_date(text)
    assert date is not None
    low, high = date.window
    assert ((low is not None and iso(low)) or None, (high is not None and iso(high)) or None) == (earliest, latest)


@pytest.mark.parametrize("text", ["", "(a phrase)", "30 FEB 1900", "@#DHEBREW@ 2 TVT 5758", "BET AND", "9" * 400])
def test_what_cannot_be_computed_says_nothing(text: str) -> None:
    assert read_gedcom_date(text) is None


def test_an_approximate_date_is_wider_than_its_year() -> None:
    about, year = read_gedcom_date("ABT 1855"), read_gedcom_date("1855")
    assert about is not None and year is not None
    assert about.window[0] is not None and year.window[0] is not None
    assert about.window[0] < year.window[0]


def test_disputes_name_the_rule_and_the_source() -> None:
    report = reason_about(from_gedcom(SAMPLE))
    explained = [conflict.explanation for dispute in report.disputes for conflict in dispute.conflicts]
    assert len(explained) == 2
    christened, child = sorted(explained, key=lambda words: "child" in words)
    assert "nobody acts before birth" in christened and "Parish register" in christened and "2 days" in christened
    assert "a mother is 10 to 60 years old at a birth" in child
    low, high = report.bounds["I1.death"]
    assert low is not None and low >= "1890-01-01"
    assert high is None or high > low


def test_a_file_without_records_is_refused() -> None:
    with pytest.raises(InputError):
        from_gedcom("not a family file\n")


def corpora() -> Path:
    return Path(os.environ.get("SICETNON_CORPORA", Path(__file__).parents[3] / "shared")) / "corpora"


def test_royal_families() -> None:
    path = corpora() / "royal92.ged"
    if not path.exists():
        pytest.skip("the corpus royal92.ged is not here (SICETNON_CORPORA)")
    document = from_gedcom(path.read_text(encoding="utf-8", errors="replace"))
    assert 7000 < len(document.claims) < 9000
    report = reason_about(document)
    assert 15 <= len(report.disputes) <= 40
    assert report.in_no_reading == ()
