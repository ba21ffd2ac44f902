"""The points of the happening that a record is about, and what is not about it."""

from __future__ import annotations

from sicetnon.align import align, join
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.reason.core import core
from sicetnon.reason.index import Index
from sicetnon.reason.rules.points import how_many_did_it, when_it_was

REPORTS = (
    "PORT SALE, 5 JUN 86 (ANS) -- UNION LEADER PABLO ROJAS WAS SHOT TO DEATH ON 4 JUNE 1986 BY SIX MASKED MEN. "
    "THE MURDER TOOK PLACE IN PORT SALE.",
    "PORT SALE, 6 JUN 86 (NTP) -- A WITNESS SAID THAT PABLO ROJAS WAS SHOT ON 3 JUNE 1986 BY TWELVE MASKED MEN.",
)
OTHER = "PORT SALE, 12 SEP 86 (ANS) -- THE BANKER HUGO PRATT WAS SHOT TO DEATH ON 11 SEPTEMBER 1986 BY FIVE MASKED MEN."
ROW = "The committee met three times. The first meeting was held on 3 May 1921. The second was held on 9 June 1921."


def indexed(*texts: str) -> Index:
    """The index of a record of these texts."""
    witnesses = [read_witness(text.encode(), f"{number}.txt") for number, text in enumerate(texts)]
    extractions = [extract(witness) for witness in witnesses]
    return Index(join(extractions, align(extractions)), witnesses)


def shown(index: Index, rule: object) -> list[str]:
    """The words of the claims that the rule brings together."""
    drafts = rule.find(index)  # type: ignore[attr-defined]
    return [index.by_id[name].quote.words for draft in drafts for variant in draft.variants for name in variant]


def test_voices_that_date_one_murder_differently_are_set_beside_each_other() -> None:
    words = " ".join(shown(indexed(*REPORTS), when_it_was))
    assert "4 JUNE 1986" in words
    assert "3 JUNE 1986" in words


def test_those_who_did_it_are_counted_voice_by_voice() -> None:
    words = " ".join(shown(indexed(*REPORTS), how_many_did_it))
    assert "SIX MASKED MEN" in words
    assert "TWELVE MASKED MEN" in words


def test_another_murder_is_not_the_same_happening() -> None:
    index = indexed(REPORTS[0], OTHER)
    labels = {index.events[event].label for event in core(index)}
    assert not any("PRATT" in label for label in labels)
    assert not any("SEPTEMBER" in words for words in shown(index, when_it_was))
    assert not shown(index, how_many_did_it)


def test_a_row_of_meetings_has_no_core() -> None:
    assert core(indexed(ROW)) == ()
