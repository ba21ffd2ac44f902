"""Years named after magistrates, and years of the city of Rome."""

from __future__ import annotations

import pytest

from sicetnon.chronology.day import iso
from sicetnon.chronology.eponyms import eponyms
from sicetnon.chronology.reader import read_dates


def dated(text: str) -> list[tuple[str, str]]:
    """The words and the value of each date of a text."""
    return [(mention.text, mention.edtf) for mention in read_dates(text) if mention.edtf]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The consulship of Cicero and Gaius Antonius.", "The consulship of Cicero and Gaius Antonius", "-0062"),
        ("When A. Hirtius and C. Pansa were consuls, war began.", "A. Hirtius and C. Pansa were consuls", "-0042"),
        ("The consulship of L. Aemilius and C. Terentius.", "The consulship of L. Aemilius and C. Terentius", "-0215"),
        ("Marius was consul for the fifth time with Manius Aquillius.", "Marius was consul", "-0100"),
        ("In the consulship of Pompeius and Appuleius he died.", "the consulship of Pompeius and Appuleius", "0014"),
        ("In the consulship of Glabrio and Homullus it rained.", "the consulship of Glabrio and Homullus", "0152"),
        ("The consulship of Falco and Clarus had begun.", "The consulship of Falco and Clarus", "0193"),
        ("In the consulship of Cicero he was born.", "the consulship of Cicero", "-0062"),
        ("Lucius Cinna was consul for the third time with Carbo.", "Lucius Cinna was consul", "-0084"),
        ("Marius was consul for the third time.", "Marius was consul", "-0102"),
        ("In the year when Cinna was consul for the fourth time, Marius was dead.", "Cinna was consul", "-0083"),
        ("Marius was made consul for the second time.", "Marius was made consul", "-0103"),
        ("Marcus Fulvius, consul with Gnaeus Manlius, crossed.", "Marcus Fulvius, consul with Gnaeus Manlius", "-0188"),
        ("The consulship passed to Sulpicius and Decius.", "The consulship passed to Sulpicius and Decius", "-0278"),
        ("In the consulship of Octavius and Titus Annius.", "the consulship of Octavius and Titus Annius", "-0127"),
        ("The five hundredth year of the City.", "five hundredth year of the City", "-0253"),
        ("Nausinicus was archon at Athens.", "Nausinicus was archon", "-0377-07/-0376-06"),
        ("It was the archonship of Eucleides.", "archonship of Eucleides", "-0402-07/-0401-06"),
        ("In the year 701 from the founding of the city.", "701 from the founding of the city", "-0052"),
        ("The hundred and forty-eighth year of the city.", "hundred and forty-eighth year of the city", "-0605"),
    ],
)  # fmt: skip
def test_a_year_named_after_magistrates_is_read(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in dated(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pompey and Crassus were consuls.", id="two years fit"),
        pytest.param("In the consulship of Crassus the city was calm.", id="one name of several years"),
        pytest.param("His brother Cicero was consul.", id="a man, no year"),
        pytest.param("In the consulship of Lucius Cicero and Gaius Antonius it snowed.", id="another first name"),
        pytest.param("The consul Marius marched with the consul Aquillius.", id="an office, no year"),
        pytest.param("Zoilus was archon in a city of the north.", id="an archon of no known year"),
        pytest.param("He became archon.", id="no name"),
        pytest.param("It was a great year of the city.", id="no number"),
    ],
)  # fmt: skip
def test_what_does_not_settle_the_year_dates_nothing(text: str) -> None:
    assert dated(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In the consulship of Cicero he spoke. Eight years later Pompey and Crassus were consuls.", "-0054"),
        ("In 72 BC he was freed. Pompey and Crassus were consuls after this.", "-0069"),
        ("In the archonship of Pytheas he built it. The wall fell in the archonship of Callias.", "-0376-07/-0375-06"),
    ],
)  # fmt: skip
def test_of_the_years_that_names_fit_the_one_nearest_to_the_narrative_is_meant(text: str, edtf: str) -> None:
    assert dated(text)[-1][1] == edtf


def test_a_year_named_after_magistrates_of_no_known_year_is_a_date_in_words() -> None:
    (found,) = read_dates("In the consulship of Publius Zeno and Quintus Nemo it rained.", "en")
    assert (found.text, found.edtf) == ("the consulship of Publius Zeno and Quintus Nemo", "")


def test_years_that_are_reckoned_beside_the_consuls_are_no_date_of_their_own() -> None:
    text = (
        "He died when Lepidus and Catulus were consuls, being born in the consulship of Servius Galba and Lucius Cotta"
    )
    assert [edtf for _, edtf in dated(text + ", sixty-six years before.")] == ["-0077", "-0143"]


def test_a_day_beside_the_consuls_has_their_year() -> None:
    days = dated(
        "He was born in the consulship of Cicero and Gaius Antonius, on the ninth day before the Kalends of October."
    )
    assert days[-1][1] == "-0062-09-23"
    days = dated("On the Nones of June, in the consulship of Aulus Hirtius and Gaius Pansa, the senate met.")
    assert days[0][1] == "-0042-06-05"


def test_no_pair_of_the_table_has_two_years() -> None:
    years: dict[frozenset[object], set[int]] = {}
    for each in eponyms().consuls.values():
        for year, one, other in each:
            years.setdefault(frozenset({one, other}), set()).add(year)
    assert {pair: found for pair, found in years.items() if len(found) > 1} == {}
    assert set(range(-299, 100)) - {year for found in years.values() for year in found} == {40}


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("In the third year after this he returned", "-0056-01-01", "-0055-12-31"),
        ("In the tenth year thereafter he returned", "-0049-01-01", "-0048-12-31"),
        ("In the fifth year from that time he returned", "-0054-01-01", "-0053-12-31"),
        ("Three years after this he returned", "-0055-01-01", "-0055-12-31"),
    ],
)
def test_years_counted_from_the_last_one_told(words: str, first: str, last: str) -> None:
    found = read_dates(f"In the consulship of Caesar and Bibulus he left. {words}.", "en")[-1]
    assert (iso(found.earliest or 0), iso(found.latest or 0)) == (first, last)


def test_days_of_a_life_are_not_those_of_the_birth() -> None:
    text = (
        "Gaius was born in the consulship of Verus and Ambibulus. He came late to Rome. "
        "Titus was killed on the day before the Kalends of January. Some count from the Kalends of January. "
        "He fell on the fifth day before the Kalends of April, in the consulship of Falco and Clarus."
    )
    assert [m.edtf.rstrip("?") for m in read_dates(text, "en")][1:4] == ["0192-12-31", "0193-01-01", "0193-03-28"]


def test_a_remark_on_the_year_before_leaves_the_annalist_where_he_was() -> None:
    """ "That year" is that of the consuls, not the one of which somebody was consul before."""
    text = (
        "In the consulship of Cicero and Antonius, Murena, consul of the year before, left. In the same year it rained."
    )
    assert [mention.edtf for mention in read_dates(text, language="en")][-1] == "-0062"
