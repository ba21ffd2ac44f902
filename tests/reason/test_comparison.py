"""Passages that tell of one matter: what is compared, in what it differs, and what is shown."""

from __future__ import annotations

import pytest

from sicetnon import Record, study_sources
from sicetnon.align import align, join
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim, Finding
from sicetnon.reason import analyse
from sicetnon.reason.comparison.gate import comparable
from sicetnon.reason.comparison.matters import Comparison
from sicetnon.reason.comparison.measures import differing, measures
from sicetnon.reason.comparison.utterances import Utterance, Utterances
from sicetnon.reason.comparison.weights import MEASURES
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule
from sicetnon.reason.told import told
from tests.bench.accounts import accounts
from tests.cases.long.calibrate import fitted, precision

RULE = "told-of-one-matter"
REPORT = """The burning of the granary at Lothe

In the autumn of 1921 the district of Lothe was held by two companies under Captain Ribak. The harvest had been
poor, and the peasants of the four villages had hidden what they could. On 3 October 1921 a patrol came to the
granary at Lothe and demanded the keys from the steward, Anton Weil. He handed them over, and the patrol loaded
eleven carts with rye.

The court of inquiry at Marn heard nine witnesses in the spring of 1922. The lieutenant of the patrol testified that
the steward had locked himself in the granary and that the keys were found on his body. The widow of the steward
testified that he had been shot at the well behind the granary. The captain knew nothing of a patrol.

Of the fire there are two accounts. According to the parish chronicle of Lothe, the granary caught fire by night
from a lantern that the carters had left. The schoolmaster Petr Holub wrote in his diary that soldiers threw burning
straw through the door of the granary. In the village it was never spoken of.

The road to Marn was closed until Christmas. The bridge over the Senn had been blown up in the summer, and a ferry
took the mail across twice a week. In November the companies were relieved by gendarmes from the capital. A new
priest came to Lothe in the following year, and the school opened again after Easter with forty children. The mill
was repaired at the cost of the district, and the weir below it was raised by a foot.
"""
LONGER = REPORT + "In the spring of 1923 the new steward had the granary measured, and the roof was slated.\n"
DIARY = """Diary of a carter

On 5 October 1921 we drove to Lothe with nine carts for the rye. The steward stood at the well with his hands up,
and the keys of the granary lay before him on the ground. I saw no lantern lit that night. The fire in the granary
began at noon.
"""


def laid_out(*texts: str) -> Comparison:
    """The comparison of a record of these texts."""
    witnesses = [read_witness(text.encode(), f"{number}.txt") for number, text in enumerate(texts)]
    extractions = [extract(witness) for witness in witnesses]
    return Comparison(Utterances(told(Index(join(extractions, align(extractions)), witnesses))))


def passages(comparison: Comparison) -> list[Utterance]:
    """All passages of a record."""
    known = comparison.known
    return [each for number in range(len(known.record.sentences)) for each in known.of_sentence(number)]


def holding(comparison: Comparison, words: str) -> Utterance:
    """The passage with these words."""
    return next(each for each in passages(comparison) if words in each.words)


def studied(*texts: str) -> Record:
    """The record of these texts."""
    return study_sources([(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]).record


def shown(record: Record) -> list[Finding]:
    """The findings of the rule."""
    return [finding for finding in record.findings if finding.rule == RULE]


def quotes(record: Record, finding: Finding) -> str:
    """All words that a finding quotes."""
    claims: dict[str, Claim] = {claim.id: claim for claim in record.claims}
    return " | ".join(claims[each].quote.words for each in finding.claims)


def never(_one: Utterance, _other: Utterance) -> bool:
    """No other finding brings them together."""
    return False


def test_a_measure_is_the_same_whichever_passage_comes_first() -> None:
    comparison = laid_out(REPORT, DIARY)
    found = passages(comparison)
    for one in found:
        for other in found:
            if one is not other:
                forth, back = (measures(comparison.known, a, b) for a, b in ((one, other), (other, one)))
                assert forth == pytest.approx(back)
                assert len(forth) == len(MEASURES)


def test_passages_on_one_matter_are_more_comparable_than_others() -> None:
    comparison = laid_out(REPORT, DIARY)
    keys, well = holding(comparison, "keys were found on his body"), holding(comparison, "lay before him")
    ferry = holding(comparison, "ferry")
    assert comparison.weigh(keys, well) > 2 * comparison.weigh(keys, ferry)
    lantern, noon = holding(comparison, "caught fire by night"), holding(comparison, "began at noon")
    assert comparison.weigh(lantern, noon) > 20 * comparison.weigh(lantern, ferry)


def test_in_what_passages_differ_is_named() -> None:
    comparison = laid_out(REPORT, DIARY)
    patrol, carts = holding(comparison, "a patrol came"), holding(comparison, "we drove to lothe")
    assert differing(patrol, carts).near_days
    eleven = holding(comparison, "eleven carts")
    assert differing(eleven, carts).same_counted
    assert not any(differing(eleven, eleven))


def test_a_matter_is_shown_with_the_words_of_each_passage() -> None:
    record = studied(REPORT, DIARY)
    found = shown(record)
    assert found
    assert any("heard nine witnesses" in quotes(record, each) and "locked" in quotes(record, each) for each in found)
    for each in found:
        assert each.level in ("dispute", "tension")
        assert len(each.variants) >= 2
        assert "seem to tell of one matter" in each.explanation


def test_a_short_record_is_not_compared() -> None:
    assert shown(studied(DIARY)) == []


def test_what_another_finding_brings_together_opens_no_matter() -> None:
    comparison = laid_out(REPORT, DIARY)
    assert list(comparison.matters(never, 0.1))
    assert not list(comparison.matters(lambda _one, _other: True, 0.1))


def test_the_order_of_the_texts_changes_nothing() -> None:
    def words(*texts: str) -> list[frozenset[str]]:
        return [frozenset(each.words for each in matter.passages) for matter in laid_out(*texts).matters(never, 0.05)]

    assert words(REPORT, DIARY) == words(DIARY, REPORT)


def test_a_text_given_twice_opens_no_matter_twice() -> None:
    matters = list(laid_out(REPORT, DIARY, DIARY + " ").matters(never, 0.05))
    seen = [frozenset(each.words for each in matter.passages) for matter in matters]
    assert len(seen) == len(set(seen))
    assert all(len(words) == len(matter.passages) for words, matter in zip(seen, matters, strict=True))


def test_pairs_are_bounded_in_a_long_text() -> None:
    comparison = laid_out(accounts(60_000))
    few = laid_out(accounts(30_000))
    assert len(list(comparison.pairs())) <= 2.2 * len(list(few.pairs())) + 50
    assert len(list(comparison.pairs())) < 2000


def test_a_regression_finds_what_good_rows_have() -> None:
    rows = [((float(at % 2), float(at % 3)), at % 2 == 1 and at % 5 != 0) for at in range(600)]
    bias, first, second = fitted(rows)
    assert bias < 0 < first
    assert abs(second) < first / 4
    assert precision((bias, first, second), rows) > 0.7
    assert precision((bias, -first, second), rows) < 0.5


def test_passages_of_one_matter_are_more_comparable_than_others() -> None:
    index = laid_out(REPORT).known.record.index

    def quoting(words: str) -> list[str]:
        return [next(claim.id for claim in index.claims if words in claim.quote.words)]

    fire, straw, school = quoting("caught fire"), quoting("burning"), quoting("school opened")

    def so_far(*variants: list[str]) -> int:
        return max(least for least in range(1001) if comparable(index, variants, least / 1000))

    assert so_far(fire, straw) > 4 * so_far(fire, school)
    assert so_far(fire, school, straw) == so_far(straw, fire)
    assert so_far(fire, fire) == 1000


@pytest.mark.parametrize(("text", "least", "shown"), [(LONGER, 0.0, 1), (LONGER, 0.99, 0), (REPORT[:1000], 0.99, 1)])
def test_what_is_hardly_comparable_is_left_out_of_a_longer_record(text: str, least: float, shown: int) -> None:
    def ends(index: Index) -> list[Draft]:
        return [Draft(variants=((index.claims[0].id,), (index.claims[-1].id,)), explanation="First and last.")]

    rule = Rule(name="ends", words="First and last.", level="tension", why="A trial.", weighed=least, find=ends)
    witness = read_witness(text.encode(), "report.txt")
    extraction = extract(witness)
    found = analyse(join([extraction], align([extraction])), witnesses=[witness], rules=[rule]).findings
    assert sum(finding.rule == "ends" for finding in found) == shown


def test_a_surname_that_differs_in_one_letter_is_shown_and_a_form_of_it_is_not() -> None:
    text = (
        "Captain Martin Devane commanded the post at Lothe. On 3 May 1921 Lieutenant Paul Weber arrested the miller. "
        "On 4 May 1921 Captain Martin Devine left the post. On 5 May 1921 Paul Webers arrested the smith."
    )
    findings = study_sources([("post.txt", text.encode())]).record.findings
    spelled = [finding for finding in findings if finding.rule == "name-spelled-differently"]
    assert len(spelled) == 1
    assert spelled[0].level == "doubt"
    assert "Devane" in spelled[0].explanation
    assert "Devine" in spelled[0].explanation
