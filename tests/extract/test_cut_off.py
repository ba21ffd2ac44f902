"""A reporting verb that a clause parts from its subject keeps its speaker."""

from __future__ import annotations

from sicetnon.extract import extract
from sicetnon.formats import read_witness


def test_the_speaker_before_a_relative_clause() -> None:
    text = "Three men have been detained in Marn, a military source who asked not to be identified told this station."
    claims = extract(read_witness(text.encode(), "note.txt", language="en")).claims
    voices = {tuple(voice.name for voice in claim.voice) for claim in claims if "detained" in claim.quote.exact}
    assert voices == {("a military source",)}


def test_words_that_announce_what_is_missing_are_a_claim_of_their_own() -> None:
    text = (
        "= Ano Vrissi =\n\nThe village of Ano Vrissi was burned on 17 March 1944.\n\nA delegate of the mission who "
        "came in April found the church and some forty houses still standing and wrote in his notebook:\n"
        "\n==Aftermath==\n\nNobody was tried.\n"
    )
    extraction = extract(read_witness(text.encode(), "a.txt"))
    found = {claim.id: claim for claim in extraction.claims}
    (defect,) = [finding for finding in extraction.findings if finding.rule == "announced and missing"]
    assert [found[one].quote.exact.endswith("in his notebook") for one in defect.claims] == [True]


def test_an_announcement_without_a_claim_becomes_one() -> None:
    text = "= Ano Vrissi =\n\nThey burned it on 17 March 1944. In his notebook, thus:\n\n==Aftermath==\n\nNone.\n"
    extraction = extract(read_witness(text.encode(), "a.txt"))
    found = {claim.id: claim for claim in extraction.claims}
    (defect,) = [finding for finding in extraction.findings if finding.rule == "announced and missing"]
    assert all(text[q.start : q.end] == q.exact for q in (found[one].quote for one in defect.claims))
    assert all("thus" in found[one].quote.exact for one in defect.claims)
