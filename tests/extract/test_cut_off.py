"""A reporting verb that a clause parts from its subject keeps its speaker."""

from __future__ import annotations

from sicetnon.extract import extract
from sicetnon.formats import read_witness


def test_the_speaker_before_a_relative_clause() -> None:
    text = "Three men have been detained in Marn, a military source who asked not to be identified told this station."
    claims = extract(read_witness(text.encode(), "note.txt", language="en")).claims
    voices = {tuple(voice.name for voice in claim.voice) for claim in claims if "detained" in claim.quote.exact}
    assert voices == {("a military source",)}
