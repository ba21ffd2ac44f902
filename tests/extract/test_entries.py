"""Entries of editions in many layouts: the head is learned from what the text repeats, or found at the entry's end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import DateValue, PlaceValue

_ENTRIES = (
    (11, "1351", "luty", "lutego", "II", 4, "Brzeźno",
     "Książę Bolesław nadaje klasztorowi w Lipnicy wieś Dąbrowa z młynem.", "Oryg. perg., pieczęć uszkodzona."),
    (12, "1351", "czerwiec", "czerwca", "VI", 24, "Sandomierz",
     "Wójt Henryk sprzedaje klasztorowi w Lipnicy młyn za 40 grzywien.", "Kop. z XVI w. Zob. nr 11."),
    (15, "1360", "styczeń", "stycznia", "I", 6, "Lipnica",
     "Książę Bolesław rozstrzyga spór o młyn między opatem Janem a wójtem Henrykiem.", "Oryg. perg."),
)  # fmt: skip
_DAYS = {"1351-02-04", "1351-06-24", "1360-01-06"}
_Entry = tuple[int, str, str, str, str, int, str, str, str]

LAYOUTS: dict[str, Callable[[_Entry], str]] = {
    "number, year, month, day": lambda e: f"{e[0]}. {e[1]} {e[2]} {e[5]}, {e[6]}. — {e[7]} {e[8]}",
    "a number alone": lambda e: f"{e[0]}.\n{e[6]}, {e[5]} {e[3]} {e[1]}.\n{e[7]} — {e[8]}",
    "a dash behind the number": lambda e: f"{e[0]}. — {e[1]} {e[2]} {e[5]}, {e[6]}. — {e[7]} {e[8]}",
    "a pilcrow": lambda e: f"{e[0]} ¶ {e[6]}, {e[5]} {e[3]} {e[1]}. {e[7]} {e[8]}",
    "bars": lambda e: f"{e[0]} | {e[1]} {e[2]} {e[5]} | {e[6]} | {e[7]} | {e[8]}",
    "a slash": lambda e: f"{e[0]}/ {e[1]} {e[4]} {e[5]}. {e[6]}. {e[7]} {e[8]}",
    "brackets": lambda e: f"({e[0]}) {e[1]} {e[2]} {e[5]}; {e[6]}; {e[7]} {e[8]}",
    "a shelf mark": lambda e: f"[{e[0]}] AP Kraków, sygn. 12/{e[0]}. {e[5]} {e[3]} {e[1]}, {e[6]}. {e[7]} {e[8]}",
    "the date at the end": lambda e: f"{e[0]}. {e[7]} Dan w {e[6]}, {e[5]} {e[3]} {e[1]}. {e[8]}",
    "a line below": lambda e: f"¶ {e[7]}\n\n   ({e[6]}, {e[5]} {e[3]} {e[1]})\n\n{e[8]}",
}


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_head_is_known_by_what_recurs(layout: str) -> None:
    text = "REGESTY KLASZTORU W LIPNICY\n\n" + "\n\n".join(map(LAYOUTS[layout], _ENTRIES)) + "\n"
    heads = [
        claim.value
        for claim in extract(read_witness(text.encode(), "regesty.txt")).claims
        if claim.method == "head of a regest"
    ]
    assert {value.earliest for value in heads if isinstance(value, DateValue)} == _DAYS
    places = {value.label for value in heads if isinstance(value, PlaceValue)}
    assert places >= {"Brzeźno", "Sandomierz", "Lipnica"}


def test_a_chronicle_has_no_entries() -> None:
    text = (
        "Kalendarium\n\n1. 14 grudnia 1351. Mieszkańcy Lipnicy uciekli z miasta.\n\n"
        "2. 16 grudnia 1351. Nadeszły posiłki.\n\n3. 20 grudnia 1351. Zamek spłonął.\n"
    )
    claims = extract(read_witness(text.encode(), "kalendarium.txt")).claims
    assert not [claim for claim in claims if claim.method == "head of a regest"]
