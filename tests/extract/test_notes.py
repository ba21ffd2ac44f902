"""Footnotes: the documents that they name speak in them, and the claims before their marks rest on them."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim

RAID = """The '''raid on Holm''' took place on 3 May 1911.<ref name=a>Sandberg, Anna M.; Lund, N. (2007).
''Holm: A Crime''. Harbour Press. p. 45.</ref><ref>''Gazette'', 5 May 1911. The paper says that the raid
began at dawn.</ref> Forty men
came,<ref>{{harvnb|Holm|1950|p=12}}</ref> and two were shot.<ref>Ibid., p. 13.</ref> They left on 4 May.<ref>The order
to leave was given on 3 May, not on 4 May.</ref> Nobody was punished.{{sfn|Zeeland|1999|pp=4–5}}<ref name=a /> The mayor
fled.<ref>{{cite book |last=Strand |first=Jan |title=The Villages |year=1988 |page=12}}</ref> The mill burned."""


def claims_of(text: str, name: str) -> tuple[Claim, ...]:
    return extract(read_witness(text.encode("utf-8"), name)).claims


def about(claims: tuple[Claim, ...], words: str) -> Claim:
    return next(claim for claim in claims if words in " ".join(claim.quote.words.split()))


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("took place", ["Sandberg, Anna M.; Lund, N. (2007). Holm: A Crime. Harbour Press", "Gazette, 5 May 1911"]),
        ("Forty men", ["Holm 1950"]),
        ("two were shot", ["Holm 1950"]),
        ("left on 4 May", []),
        ("Nobody was punished", ["Zeeland 1999", "Sandberg, Anna M.; Lund, N. (2007). Holm: A Crime. Harbour Press"]),
        ("mayor", ["Strand, Jan. The Villages. 1988"]),
        ("mill", []),
    ],
)
def test_a_claim_names_the_documents_of_the_notes_that_follow_it(words: str, documents: list[str]) -> None:
    claim = about(claims_of(RAID, "raid.wiki"), words)
    assert sorted(document.name for document in claim.cited) == sorted(documents)
    assert claim.voice == ()  # the text's author still says it


def test_a_note_says_what_its_document_says() -> None:
    claim = about(claims_of(RAID, "raid.wiki"), "began at dawn")
    assert (claim.voice[0].kind, claim.voice[0].name) == ("document", "Gazette, 5 May 1911")
    assert claim.cited == ()


def test_a_note_that_names_no_document_is_the_authors() -> None:
    assert about(claims_of(RAID, "raid.wiki"), "given on 3 May").voice == ()


def test_what_a_citation_consists_of_is_no_claim() -> None:
    quotes = " ".join(claim.quote.words for claim in claims_of(RAID, "raid.wiki"))
    assert not any(word in quotes for word in ("Sandberg", "2007", "Ibid", "Villages", "Zeeland", "Jan"))


def test_a_quotation_in_a_note_is_the_documents() -> None:
    note = 'Kow, Jan, *The District* (Holm 1967), p. 4: "The raid began on 4 May."'
    claim = about(claims_of(f"The raid took place on 3 May 1911.[^1]\n\n[^1]: {note}", "raid.md"), "4 May")
    assert [voice.name for voice in claim.voice] == ["Kow, Jan, The District (Holm 1967)"]
    assert claim.value.earliest == "1911-05-04"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        (
            "Das Treffen fand am 3. Mai 1911 statt.<ref>Vogt: ''Der Kreis'', Holm 1967, S. 45.</ref>",
            "Vogt: Der Kreis, Holm 1967",
        ),
        (
            "Spotkanie odbyło się 3 maja 1911.<ref>J. Nowak, ''Powiat'', Holm 1967, s. 45.</ref>",
            "J. Nowak, Powiat, Holm 1967",
        ),
        (
            "Зустріч відбулася 3 травня 1911 року.<ref>Коваль І. ''Повіт''. Холм, 1967. С. 45.</ref>",
            "Коваль І. Повіт. Холм, 1967",
        ),
    ],
)
def test_notes_in_other_languages(text: str, document: str) -> None:
    dated = next(claim for claim in claims_of(text, "raid.wiki") if claim.facet == "date")
    assert [voice.name for voice in dated.cited] == [document]
