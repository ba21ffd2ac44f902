"""Regests: which texts are read as such, and that their claims keep the text's own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.extract import extract
from sicetnon.extract.regest_heads import find_heads
from sicetnon.formats import read_witness
from sicetnon.model import ParticipantValue, Witness
from tests.extract.cost import calls

ABSTRACT = "Graf Otto verkauft dem Kloster Lund das Dorf Hagen um 40 Mark."


def read(text: str, language: str | None = "de") -> Witness:
    return read_witness(text.encode("utf-8"), "regest.txt", language=language)


def heads(text: str, language: str = "de") -> int:
    witness = read(text, language)
    return len(find_heads(witness.text, witness.blocks, lambda block: language))


@pytest.mark.parametrize(
    "head",
    [
        "1348 März 5, Prag",
        "Nr. 17. 1348 III 5. Prag.",
        "[1348 vor Mai 1]",
        "o. D. [um 1350], o. O.",
        "1349 Februar 14 (an sant Valentins tag), Speyer.",
    ],
)
def test_a_head_and_an_abstract_are_a_regest(head: str) -> None:
    assert heads(f"{head}\n\n{ABSTRACT}\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "1348\n\nIn diesem Jahr brach in der Stadt eine Seuche aus.\n\nDie Chronik schweigt davon.",
        "1945, 27. Januar: Die Armee erreicht das Lager. Etwa 7000 Häftlinge werden befreit.",
        "Am 5. März 1348 kam der König nach Prag. Er blieb dort drei Tage.",
        ABSTRACT,
        f"PANAMA CITY ACAN IN SPANISH 1730 GMT 8 MAR 84\n\n{ABSTRACT}",
        f"PARIS AFP IN ENGLISH 0158 GMT 8 MAR 1984\n\n{ABSTRACT}",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert heads(text) == 0


@pytest.mark.parametrize(
    "heading",
    [
        "The eastern valleys 1861–1865",
        "2005: Elections and a new government",
        "Marshal Dorn's presidency (1911-1913)",
        "Relations of the two sides since 1950",
    ],
)
def test_a_heading_with_years_begins_no_regests(heading: str) -> None:
    text = f"{heading}\n\nThe council grants an amnesty and confirms the treaty, and the army sells the mills.\n"
    assert heads(text, "en") == 0
    assert not any("regest" in claim.method for claim in extract(read(text, "en")).claims)


def test_a_year_and_its_place_alone_are_a_head() -> None:
    assert heads(f"1348, Prag\n\n{ABSTRACT}\n") == 1


def test_each_regest_of_a_list_is_an_event_of_its_own() -> None:
    found = extract(read(f"1348 März 5, Prag\n\n{ABSTRACT}\n\n1351 Mai 2, Brünn\n\n{ABSTRACT}\n"))
    dated = {claim.event: claim.value for claim in found.claims if claim.method == "head of a regest"}
    assert len(dated) == 2


def test_the_same_issuer_and_place_are_those_of_the_regest_before() -> None:
    found = extract(read(
        "17. 1348 März 5, Prag. König Karl verleiht den Bürgern von Eger das Recht, einen Jahrmarkt abzuhalten.\n\n"
        "18. 1348 März 9, ebd. Derselbe befiehlt dem Rat, die Kaufleute zu schützen.\n"
    ))  # fmt: skip
    issued = [claim.value for claim in found.claims if claim.method == "issuer of a regest"]
    assert len({value.entity for value in issued if isinstance(value, ParticipantValue)}) == 1


WORDS = [
    "1348",
    "März",
    "5",
    ",",
    "Prag",
    ".",
    "\n\n",
    "verkauft",
    "dem",
    "Abt",
    "[",
    "]",
    "um",
    "40",
    "Mark",
    "Zeugen:",
]


@given(st.lists(st.sampled_from([*WORDS, "Otto", "Or.", "zu", "1352", "und", ";"]), max_size=40))
@settings(max_examples=60, deadline=None)
def test_every_quote_is_exact(words: list[str]) -> None:
    witness = read("1348 März 5, Prag\n\n" + " ".join(words))
    for claim in extract(witness).claims:
        assert witness.original[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_a_long_list_is_read_in_linear_time() -> None:
    one = f"1348 März 5, Prag\n\n{ABSTRACT}\n\nOr. Perg. Stadtarchiv.\n\n"
    extract(read(one * 3))
    spent = []
    for times in (40, 160):
        witness = read(one * times)
        spent.append(calls([witness]).total())
    assert spent[1] < 5 * spent[0]  # four times the text


def test_a_form_with_an_abstract_is_a_regest() -> None:
    found = extract(read("Regest: König Ludwig bestätigt der Stadt Kaschau das Stapelrecht.\nDatum: 1347-11-25\n"
                         "Ort: Buda\nÜberlieferung: Kopie von 1512\n"))  # fmt: skip
    facets = {claim.facet: claim.quote.exact for claim in found.claims}
    assert facets["evidence"] == "Kopie von 1512"
    assert facets["date"] == "1347-11-25"
    assert len({claim.event for claim in found.claims}) == 1


def test_remarks_of_an_infobox_make_no_regest_of_what_follows() -> None:
    found = extract(read("Datum: 3. Mai 1809\nOrt: Bregenz\nBemerkungen: keine\n\nDer Graf verkauft das Haus nicht."))
    assert not [claim for claim in found.claims if "regest" in claim.method]


CALENDAR = """Calendar of deeds

11. Radenburg, 3 May 1361.
Grant by Count Bertold to the canons of Lindau of the mill at Asch.

12. Lindau, perhaps 1363.
The canons and the count met over the weir. Nothing was settled.

13. Undated.
The count, his brother and two knights on the one side, the canons on the other. A draft on paper.

14. Radenburg, 20 June.
Count Bertold confirms the grant of the mill.

15. Lindau, 1 May 1370.
The canons sell a field to the count.
"""

UKRAINIAN = """Акти монастиря

3. Лібава, 4 травня 1399 р.
Князь Гнат дарує ченцям озеро. Оригінал втрачено.

4. Субота перед Трійцею [1401 р.], Лібава.
Князь Гнат підтверджує монастиреві озеро й луку.
"""


def dated(text: str, language: str) -> list[tuple[str, str]]:
    witness = read(text, language)
    found = find_heads(witness.text, witness.blocks, lambda block: language)
    return [
        (head.date.edtf, witness.text[head.place[0] : head.place[1]] if head.place else "") for head in found.values()
    ]


def test_a_numbered_series_is_read_whole() -> None:
    assert dated(CALENDAR, "en") == [
        ("1361-05-03", "Radenburg"), ("1363", "Lindau"), ("XXXX", ""), ("XXXX-06-20", "Radenburg"),
        ("1370-05-01", "Lindau"),
    ]  # fmt: skip


def test_a_head_that_its_date_closes_and_a_feast_that_dates_it() -> None:
    assert dated(UKRAINIAN, "uk") == [("1399-05-04", "Лібава"), ("1401-05-21", "Лібава")]


def test_a_feast_is_no_place() -> None:
    text = "1361, in octava Assumptionis b. Mariae virginis, in Radenburg.\n\nComes Bertoldus vendit villam."
    assert dated(text, "la") == [("1361-08-22", "Radenburg")]


def test_the_days_of_a_chronicle_of_our_times_are_none() -> None:
    assert heads("3 March 1951\n\nThe council agrees to the plan and gives orders.\n", "en") == 0


def test_a_head_in_two_columns_has_its_place() -> None:
    text = "1361         Lindau\n     3 May\n     The count sells a field to the canons of Lindau, for ever.\n"
    other = "1363         Radenburg\n     5 June\n     The count grants a mill to the canons of Lindau, for ever.\n"
    assert dated(text + other, "en") == [("1361-05-03", "Lindau"), ("1363-06-05", "Radenburg")]
