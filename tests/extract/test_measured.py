"""Ages and hours: what is told at a glance is told rightly."""

from __future__ import annotations

import pytest

from sicetnon.extract.fixed_phrases import Measure, Sought
from sicetnon.extract.lexis import lexis
from sicetnon.extract.measured import phrases
from sicetnon.lexicon import languages
from tests.cases.measure import passages

_TOLD = """
at 0230 and between 0300 and 0500. 5:30 p.m. six o'clock. before dawn. aged 45. in her thirty-third year. 30 years old.
um 5.30 uhr. gegen mitternacht. im alter von 45 jahren. fünf uhr morgens. der 45-jährige. im 52. lebensjahr.
o godz. 7. o 5.30. w wieku 45 lat. 45-letni. miał 30 lat. o północy.
в 5.30. в 7 часов утра. в возрасте 45 лет. 45-летний. в полночь.
о 5 годині ранку. у віці 45 років. 45-річний. 5:30.
à 5 heures. à 7 h 30 du matin. vers midi. âgé de 45 ans. à l'âge de 30 ans. avant minuit.
"""


@pytest.mark.parametrize("language", languages())
def test_a_text_that_is_passed_over_holds_no_measure(language: str) -> None:
    texts = [*_TOLD.splitlines(), *_TOLD.split(". "), *(passage["text"].lower() for passage in passages())]
    known = phrases(lexis(language))
    if known is None:
        pytest.skip("this language has no measures")
    found = 0
    for measure in (known.ages, known.hours):
        assert isinstance(measure, Measure)
        for text in texts:
            seen = [match.span() for match in Sought(measure, text).matches(0, len(text))]
            assert seen == [match.span() for match in measure.pattern.finditer(text)]
            found += len(seen)
    assert found >= 6


def test_most_sentences_are_passed_over_in_english() -> None:
    known = phrases(lexis("en"))
    assert known is not None and known.ages is not None and known.hours is not None
    text = "the town was taken by the army on 3 may, and the mill burned down in the following winter."
    for measure in (known.ages, known.hours):
        assert measure.plain or measure.shaped
        assert not any(word in text for alike in measure.plain for word in alike.words)
        assert not any(alike.shape is not None and alike.shape.search(text) for alike in measure.shaped)
        assert not any(Sought(measure, text).matches(0, len(text)))
