"""What holds for every text: exact quotes, references that stay inside, no exception, the same result twice."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sicetnon.extract import explain, extract
from sicetnon.extract.ahead import LONGEST
from sicetnon.formats import read_witness
from sicetnon.model import Extraction, Witness

ACCOUNT = """= The Dobrin meetings =

Infobox
- Time: 3 May 1921 in Dobrin, June 1921 in Lesk, 9–10 July 1921 in Dobrin
- Cause: Occupation of Lesk (1920)

The first meeting took place in Dobrin on 3 May 1921, while some units were still fighting (see: Occupation of Lesk).
They met again in Lesk at the end of June. Some scholars count it to the Dobrin Conference.
In his 1950 book The Long Year, historian Jan Orlik stated: "Twelve officers were shot there." He denies that the
prefect took part. Other scholars deny this and note that there is no evidence of his presence.

The third and last meeting was held on 9–10 July 1921 in Dobrin; at least forty people attended it, reportedly.

LESK, 4 MAY 21 (AX) -- THE POLICE SAID THAT THREE MEN WERE KILLED. THE MAYOR DENIED IT."""

PIECES = st.sampled_from(
    ["The meeting", " took place", " in Dobrin", " on 3 May 1921", ". ", ", ", " claims that ", "(", ")", '"', "«", "»",
     " was killed by ", "He", " said", " not", " no evidence", ":", ";", "\n", "\n\n", "- ", "  ", "\u00a0", "\u0301",
     " forty thousand", " 12 000", " the second and last", " which", " according to ", "THE POLICE", "ё", "\u202e",
     "\x0b",      "<script>", "= A =\n", " und", " 1939–1940", " 31 February 1940", " because", " and",
     " as a result of", "–", "'s "]
)  # fmt: skip


def read(text: str, language: str = "en") -> Witness:
    return read_witness(text.encode("utf-8", "surrogatepass"), "account.txt", format="sectioned", language=language)


def check(witness: Witness, extraction: Extraction) -> None:
    events = {event.id for event in extraction.events}
    entities = {entity.id for entity in extraction.entities}
    claims = {claim.id for claim in extraction.claims}
    assert len(claims) == len(extraction.claims)
    for claim in extraction.claims:
        assert witness.original[claim.quote.start : claim.quote.end] == claim.quote.exact
        assert claim.event in events
        assert claim.method
        assert getattr(claim.value, "other", None) in {None, *events}
        assert getattr(claim.value, "entity", None) in {None, *entities}
        assert {voice.entity for voice in claim.voice} <= {None, *entities}
        assert set(claim.answers) <= claims
    for event in extraction.events:
        assert {event.series, event.part_of, *event.candidates} <= {None, *events}
        for mention in event.mentions:
            assert mention.reason
            assert witness.original[mention.quote.start : mention.quote.end] == mention.quote.exact
    for finding in extraction.findings:
        for passage in finding.passages:
            assert witness.original[passage.start : passage.end] == passage.exact


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read(text: str) -> None:
    witness = read(f"A.{text}")
    check(witness, extract(witness))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=300))
def test_any_characters_are_read(text: str) -> None:
    witness = read(f"A.{text}")
    check(witness, extract(witness))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_mutated_accounts_are_read(seed: int) -> None:
    chance = random.Random(seed)
    text = ACCOUNT
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(text)), chance.randint(0, 40)
        other = chance.randrange(len(text))
        text = text[:at] + chance.choice(["", text[other : other + length], ". ", '"', "(", "\n"]) + text[at + length :]
    witness = read(text)
    check(witness, extract(witness))


def test_reading_twice_changes_nothing() -> None:
    assert extract(read(ACCOUNT)) == extract(read(ACCOUNT))


def test_every_offset_can_be_explained() -> None:
    witness = read(ACCOUNT)
    for offset in range(0, len(witness.original), 37):
        explanation = explain(witness, offset)
        assert explanation.lines()
        for unit in explanation.units:
            assert witness.original[unit.start : unit.end]


def test_every_language_is_read() -> None:
    for language in ("de", "pl", "ru", "uk", "fr", "xx", ""):
        witness = msgspec.structs.replace(read(ACCOUNT), language=language)
        check(witness, extract(witness))


def test_a_text_without_stops_is_cut_into_pieces() -> None:
    witness = read("the meeting in Lesk and " * 3000)
    extraction = extract(witness)
    check(witness, extraction)
    assert max(claim.quote.end - claim.quote.start for claim in extraction.claims) <= LONGEST
    check(read("x" * 20000), extract(read("x" * 20000)))


def test_long_sentences_stay_linear() -> None:
    """Ten times the text gives about ten times the claims, and ends."""
    piece = "He said that the town was taken by the army in 1921 and that they fled (as X wrote), because of it, "
    one, ten = extract(read(piece * 20)), extract(read(piece * 200))
    assert len(ten.claims) <= 12 * max(1, len(one.claims))
    check(read("(" * 5000 + "A" + ")" * 5000), extract(read("(" * 5000 + "A" + ")" * 5000)))


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n  "])
def test_a_quote_over_a_line_break_is_that_of_the_original(between: str) -> None:
    source = f"On 4 May 1919 the council{between}met in Lwów and chose{between}a mayor."
    witness = read_witness(source.encode("utf-8"), "lines.txt")
    claims = extract(witness).claims
    assert claims
    for claim in claims:
        quote = claim.quote
        assert witness.original[quote.start : quote.end] == quote.exact
    assert any("\n" in claim.quote.exact for claim in claims)
