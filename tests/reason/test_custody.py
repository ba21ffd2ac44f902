"""Those whom one report has released, and another has in custody still."""

from __future__ import annotations

from sicetnon import study_sources

_FREE = "PORT SALE, 5 JUN 86 (ANS) -- THE FIVE MEN HELD IN CONNECTION WITH THE MURDER WERE RELEASED YESTERDAY."


def _found(*texts: str) -> list[str]:
    record = study_sources([(f"w{n}.txt", text.encode()) for n, text in enumerate(texts)]).record
    quotes = {claim.id: claim.quote.exact for claim in record.claims}
    return [" | ".join(quotes[c] for c in f.claims) for f in record.findings if f.rule == "released-and-held"]


def test_released_and_still_in_custody() -> None:
    [words] = _found(_FREE, "PORT SALE, 8 JUN 86 (NTP) -- GENERAL HUGO PRATT SAID THAT THE SUSPECTS REMAIN IN CUSTODY.")
    assert "RELEASED" in words
    assert "SUSPECTS" in words


def test_one_by_name_who_is_held_is_not_those_who_were_released() -> None:
    assert not _found(_FREE, "PORT SALE, 8 JUN 86 (NTP) -- OSCAR LUNA REMAINS IN PRISON.")
