"""Who is held responsible: what lays a deed to somebody, and what rejects that, in reports of several witnesses."""

from __future__ import annotations

from sicetnon import study_sources

_GENERAL = (
    "General Arno Weil, commander of the garrison, attributed the killing of the three teachers to the Red Column. "
    "He said that the teachers had been shot at the quarry on 4 May 1931."
)
_COLUMN = (
    "The Red Column, in a letter to the newspaper, categorically denied that its men had taken part in the crime, "
    "which it blames on the landowners' guards."
)
_ENVOY = "A foreign envoy said there were strong signs that the attackers belonged to a unit of the garrison."
_QUARREL = "The Red Column denied that it had printed the leaflet. It did not take part in the election."
_TRIAL = "The Red Column wrote that the court was not for the hired killers of the landowners, whose crimes are known."
_SURE = "The mayor said he had no doubt that the Red Column was behind the killing."


def _quotes(*texts: str) -> list[str]:
    """The words of each finding of who is held responsible."""
    record = study_sources([(f"witness-{n}.txt", text.encode()) for n, text in enumerate(texts, 1)]).record
    quotes = {claim.id: claim.quote.exact for claim in record.claims}
    return [" | ".join(quotes[c] for c in f.claims) for f in record.findings if f.rule == "held-responsible"]


def test_a_deed_is_attributed_and_a_part_in_it_is_denied() -> None:
    [words] = _quotes(_GENERAL, _COLUMN)
    assert "attributed the killing" in words
    assert "taken part in the crime" in words
    assert "blames on" in words


def test_to_whom_the_attackers_belonged_lays_it_to_them() -> None:
    [words] = _quotes(_GENERAL, _ENVOY)
    assert "attackers belonged to" in words


def test_denials_of_other_things_reject_no_charge() -> None:
    assert not _quotes(_GENERAL, _QUARREL)
    assert not any("hired killers" in words for words in _quotes(_GENERAL, _TRIAL, _COLUMN))


def test_to_have_no_doubt_is_no_denial() -> None:
    assert not _quotes(_GENERAL, _SURE)
