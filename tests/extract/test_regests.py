"""Regests: which texts are read as such, and that their claims keep the text's own words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicetnon.extract import extract
from sicetnon.extract.regest_heads import find_heads
from sicetnon.formats import read_witness
from sicetnon.model import ParticipantValue, Witness

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
        start = time.process_time()
        extract(witness)
        spent.append(time.process_time() - start)
    assert spent[1] < 8 * spent[0] + 0.2


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
