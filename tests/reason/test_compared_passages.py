"""Rules that compare passages by what they are about: what must stay silent, and how their parts read words.

What they must find stands in the cases (tests/cases/disagreements/compared.toml)."""

from __future__ import annotations

import pytest

from sicetnon import study_sources
from sicetnon.model import Extraction
from sicetnon.reason.figures import figures
from sicetnon.reason.index import Index
from sicetnon.reason.meaning import Phrases
from sicetnon.reason.rules import alternatives, lives, negations, orders, parallels, sums, universals
from sicetnon.reason.told import Told, told
from tests.reason.rule_cost import calls

RULES = {
    rule.name
    for module in (alternatives, lives, negations, orders, parallels, sums, universals)
    for rule in module.RULES
}


def found(*texts: str) -> list[str]:
    """The names of the rules of these modules that find something in a record of these texts."""
    sources = [(f"witness-{number}.txt", text.encode()) for number, text in enumerate(texts, 1)]
    return [finding.rule for finding in study_sources(sources).record.findings if finding.rule in RULES]


def read(*texts: str) -> Told:
    """The pieces of a record of these texts."""
    record = study_sources([(f"witness-{n}.txt", text.encode()) for n, text in enumerate(texts, 1)]).record
    return told(
        Index(Extraction(entities=record.entities, events=record.events, claims=record.claims), record.witnesses)
    )


def test_common_words_are_known_across_languages() -> None:
    record = read(
        "The headquarters were set up at Rivne. In May 120 families returned to the villages.",
        "Штаб розташувався у Львові. У травні до сіл повернулися 90 родин.",
    )
    topics = [piece.topics for piece in record.pieces]
    assert "~headquarters" in topics[0]
    assert "~headquarters" in topics[2]
    assert topics[1].keys() & topics[3].keys() >= {"~village", "~return", "~family"}
    assert record.noun("uk", "родинами") == record.noun("en", "families") == "~family"
    assert record.noun("uk", "осіб") == record.noun("en", "persons") == "~person"


def test_a_record_of_one_language_is_read_by_its_own_stems() -> None:
    record = read("The headquarters were set up at Rivne.")
    assert "~headquarters" not in record.pieces[0].topics
    assert record.noun("en", "families") != "~family"


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("The mill was burnt in May 1920. The school was closed in June 1931.",), id="different things"
        ),
        pytest.param(
            ("No group has claimed responsibility for the attack so far.", "A group claimed responsibility later."),
            id="not yet, and then",
        ),
        pytest.param(
            ("No more than 40 men attacked the post.", "Thirty-eight men attacked the post."), id="a bound"
        ),
        pytest.param(
            ("About 200 dockers marched to the office.", "A newspaper wrote that 210 dockers marched to the office."),
            id="rounding",
        ),
        pytest.param(
            ("Carl Brandt, 47, was shot on 4 May 1922. Otto Hahn, 51, was shot on 4 May 1922.",), id="two persons"
        ),
        pytest.param(
            ("At least six men attacked the post.", "Eight men attacked the post."), id="at least"
        ),
        pytest.param(
            ("Of the twelve accused, nine were sentenced to death and two to prison.",), id="a part is left over"
        ),
        pytest.param(
            ("He had recovered the mill in June 1946, in accordance with an act adopted on 16 May 1946.",),
            id="the act came first",
        ),
        pytest.param(("The chapel, which burned down in 1812, was rebuilt, and still stands.",), id="built anew"),
        pytest.param(
            ("The mob beat him with clubs and shot him with a pistol.",), id="one voice lists two weapons"
        ),
        pytest.param(
            ("The first trial opened in 1946. A second trial was held in 1950.",), id="the first, and a later one"
        ),
    ],
)  # fmt: skip
def test_what_goes_together_is_silent(texts: tuple[str, ...]) -> None:
    assert found(*texts) == []


def test_nothing_here_is_called_a_contradiction() -> None:
    for module in (alternatives, lives, negations, orders, parallels, sums, universals):
        assert all(rule.level in ("dispute", "tension") for rule in module.RULES)


def test_phrases_are_met_whole_and_by_their_beginnings() -> None:
    phrases = Phrases({"grave": ["grave", "laid to rest"], "weapon": ["machine gun*", "rifl*"]})
    words = ["rifles", "and", "machine", "guns", "laid", "to", "rest", "graves"]
    met = [(place, term.label, term.length) for place in range(len(words)) for term in phrases.at(words, place)]
    assert met == [(0, "weapon", 1), (2, "weapon", 2), (4, "grave", 3)]


@pytest.mark.parametrize(
    ("words", "low", "high", "sort"),
    [
        ("Twenty-seven dockers were killed.", 27, 27, "count"),
        ("Three hundred and six men were held.", 306, 306, "count"),
        ("One hundred and twenty thousand of them fell.", 120000, 120000, "count"),
        ("More than 40,000 people walked behind the coffin.", 40000, None, "count"),
        ("It lasted forty minutes.", 40, 40, "time"),
    ],
)  # fmt: skip
def test_numbers_are_read_from_words(words: str, low: float, high: float | None, sort: str) -> None:
    record = read(words)
    read_here = [figure for piece in record.pieces for figure in figures(record, piece)]
    assert [(figure.low, figure.high, figure.sort) for figure in read_here] == [(low, high, sort)]


def test_days_and_hours_are_no_counts() -> None:
    record = read("On 4 May 1922, at 9 p.m., the gate was shut.")
    assert [figure for piece in record.pieces for figure in figures(record, piece)] == []


def test_a_name_before_is_who_it_befell() -> None:
    record = read("Anna Berg was wounded on 4 May 1922. Karl Holm was killed on 5 May 1922.")
    assert [record.person(piece, piece.last - 1) for piece in record.pieces] == [{"anna", "berg"}, {"karl", "holm"}]


def test_many_passages_take_linear_time() -> None:
    sentence = (
        "No soldier was arrested at Brell, and the first men with rifles killed all 12 dockers of Carl Brandt, 47, "
    )
    took = []
    for times in (200, 800):
        record = read(" ".join(f"{sentence}in May {1800 + number % 90}." for number in range(times)))
        modules = (alternatives, lives, negations, orders, parallels, sums, universals)
        took.append(sum(calls(rule, record.index) for module in modules for rule in module.RULES))
    assert took[1] < 5 * took[0]  # four times the text
