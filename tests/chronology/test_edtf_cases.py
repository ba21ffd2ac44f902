"""The public implementations' cases: every label beyond doubt is met, and every other difference has a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sicetnon.chronology import EdtfError, parse_edtf
from sicetnon.chronology.day import iso

CENTURY = "two or three digits are a century or decade of ISO 8601-1, no EDTF: 19XX, 193X"
FOUR_DIGITS = "Y is for years of more than four digits (A.3.2)"
WORDS = "English, no EDTF"
LEVEL_TWO = "the source knows level 1 only; this is level 2"
OVERLAP = "the end is not before the begin: the two dates overlap or follow one another"

LABELS = {
    **dict.fromkeys(["19", "00", "-04", "193", "019", "009", "000", "-193", "-019"], CENTURY),
    **dict.fromkeys(["197~", "197?", "197%", "19~", "19?", "19%"], CENTURY),
    **dict.fromkeys(["Y1700", "Y-1200"], FOUR_DIGITS),
    **dict.fromkeys(["Spring, 2002", "winter, 2002", "Summer, -1980", "second quarter of 2001"], WORDS),
    **dict.fromkeys(["2018/2018-23", "2018-01?/2018-23", "2012-21/2012-22", "1800/1X01"], OVERLAP),
    "[1760..]": "a set open at its end may have a year as its begin like any other date",
    "Y17000-08-16": "a year with Y is written without month and day",
    **dict.fromkeys(
        ["2019-XX-09", "201X-XX", "20XX-XX", "20XX-07", "201X-XX-09", "201X-07-09", "20XX-07-09", "20XX-07-XX",
         "20XX-07-0X", "2019-0X-XX", "2019?-08-08", "2019-08%-08", "2019-08?-08%", "2019?-08-08%", "2019~-08-08?",
         "2019~-08?-08~", "2019~-08~-08~", "2019-25"],
        LEVEL_TWO,
    ),
}  # fmt: skip
"""Strings whose label differs from ours, with the reason; docs/edtf.md says the same at length."""

UNKNOWN_END = "an unknown end is unknown; the source pads ten years"
WINTER = "a winter goes on into the next February; the source ends it with December, others do not"
SIGNIFICANT = "the bounds of significant digits are all years that share them; the source takes the estimate alone"
BOUNDS = {
    **dict.fromkeys(["/2006", "2004-06-01/", "1984-06-02?/"], UNKNOWN_END),
    "2010-24": WINTER,
    **dict.fromkeys(["1953S2", "1953S3", "Y17101E4S3", "Y3388E2S3", "Y171010000S3"], SIGNIFICANT),
    "1985-04-12T23:20:30-04": "the day is the day as written, where it was written; the source converts to UTC",
    "Y-20E2S3": "three significant digits of 2000 are 200, hence -2009 to -2000; the source takes one digit",
}
"""Strings of which no source's bounds are ours, with the reason."""


@pytest.fixture
def cases(corpora: Path) -> list[dict[str, Any]]:
    text = (corpora / "corpora" / "edtf_cases.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def accepted(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def test_every_clear_label_is_met(cases: list[dict[str, Any]]) -> None:
    wrong = [case["edtf"] for case in cases if case["clear"] and accepted(case["edtf"]) != case["valid"]]
    assert wrong == []


def test_every_other_label_that_differs_has_its_reason(cases: list[dict[str, Any]]) -> None:
    differing = {case["edtf"] for case in cases if accepted(case["edtf"]) != case["valid"]}
    assert differing == set(LABELS)


def readable(cases: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (case for case in cases if accepted(case["edtf"]))


def test_every_bound_that_no_source_shares_has_its_reason(cases: list[dict[str, Any]]) -> None:
    differing = set()
    for case in readable(cases):
        ours = [None if day is None else iso(day) for day in parse_edtf(case["edtf"]).bounds()]
        theirs = [[None if day in ("inf", "-inf") else day for day in pair] for pair in case.get("bounds", {}).values()]
        if theirs and ours not in theirs:
            differing.add(case["edtf"])
    assert differing == set(BOUNDS)


def test_every_case_survives_a_round_trip(cases: list[dict[str, Any]]) -> None:
    for case in readable(cases):
        value = parse_edtf(case["edtf"])
        again = parse_edtf(str(value))
        assert again == value
        assert hash(again) == hash(value)
        assert str(again) == str(value)
        assert again.bounds() == value.bounds()
        assert value.level in (0, 1, 2)
