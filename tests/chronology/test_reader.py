"""What the reader of dates makes of English history writing."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sicetnon.chronology import TimeMention, read_dates
from sicetnon.chronology.day import iso
from sicetnon.errors import UsageError


def only(text: str, **options: object) -> TimeMention:
    """The one mention of a text."""
    (found,) = read_dates(text, **options)  # type: ignore[arg-type]
    return found


def bounds(found: TimeMention) -> tuple[str | None, str | None]:
    low, high = found.earliest, found.latest
    return (None if low is None else iso(low)), (None if high is None else iso(high))


WHOLE = {
    "6 December 1939": "1939-12-06",
    "December 6, 1939": "1939-12-06",
    "Wednesday, 6 December 1939": "1939-12-06",
    "the 6th of December, 1939": "1939-12-06",
    "1st Sept. 1939": "1939-09-01",
    "the Fourth of July 1776": "1776-07-04",
    "24.11.1939": "1939-11-24",
    "5.XII.1939": "1939-12-05",
    "1939-11-24": "1939-11-24",
    "December 1939": "1939-12",
    "December of 1939": "1939-12",
    "480 BC": "-0479",
    "44 B.C.": "-0043",
    "AD 79": "0079",
    "753 a.u.c.": "0000",
    "the spring of 1940": "1940-21",
    "winter 1919/20": "1919-24",
    "late 1939": "1939-39",
    "the 1930s": "193X",
    "the 12th century": "11XX",
    "the second half of the 13th century": "1250/1299",
    "the end of November 1939": "1939-11-20/1939-11-30",
    "the third week of May 1940": "1940-05-15/1940-05-21",
    "the last day of May 1940": "1940-05-31",
    "the first three days of May 1940": "1940-05-01/1940-05-03",
    "the first days of May 1940": "1940-05-01/1940-05-10",
    "Sept.–Oct. 1939": "1939-09/1939-10",
    "c. 1240": "1240~",
    "6–7 December 1939": "1939-12-06/1939-12-07",
    "between 24 October and 23 November 1939": "1939-10-24/1939-11-23",
    "from May to mid-July 1940": "1940-05/1940-07-20",
    "October 1939 to March 1940": "1939-10/1940-03",
    "1941–43": "1941/1943",
    "1939/40": "1939/1940",
    "499-493 BC": "-0498/-0492",
    "June 30 - July 2, 1934": "1934-06-30/1934-07-02",
    "St Bartholomew's Day 1572": "1572-08-24",
    "Easter Monday 1916": "1916-04-24",
    "9 Thermidor an II": "1794-07-27",
    "25 October (7 November) 1917": "1917-11-07",
    "25 October 1917 O.S.": "1917-11-07",
}


@pytest.mark.parametrize("phrase", [phrase for phrase in WHOLE if WHOLE[phrase]])
def test_an_expression_is_read_whole(phrase: str) -> None:
    text = f"They met in {phrase}, and left."
    found = only(text)
    assert (found.text, found.edtf) == (phrase, WHOLE[phrase])
    assert text[found.start : found.end] == phrase


class Told(NamedTuple):
    text: str
    dates: tuple[str, ...]


STORIES = [
    Told("The duke marched on 1 September 1939 and the count on 17 September.", ("1939-09-01", "1939-09-17")),
    Told("The fleet sailed in November 1941. In January it returned.", ("1941-11", "1942-01")),
    Told("On 28 April 1945 he fled. Two days later he was dead.", ("1945-04-28", "1945-04-30")),
    Told("On 28 April 1945 he fled. The next morning they came.", ("1945-04-28", "1945-04-29")),
    Told("It began in May 1940. In the following month it was over.", ("1940-05", "1940-06")),
    Told("It began in 1914. The following year brought no end.", ("1914", "1915")),
    Told("It began in May 1940 and ended that same year.", ("1940-05", "1940")),
    Told("He came on 5 May 1940. By the end of the month all was lost.", ("1940-05-05", "1940-05-20/1940-05-31")),
    Told("On 3, 5 and 9 June 1940 they met.", ("1940-06-03", "1940-06-05", "1940-06-09")),
    Told("The talks of 6–7 December 1939 continued for the next two days.",
         ("1939-12-06/1939-12-07", "1939-12-08/1939-12-09")),
    Told("Two days after 7 May 1945 he fled.", ("1945-05-09", "1945-05-07")),
    Told("He died in March 1940. In her 1991 book she says so. In April they fled.", ("1940-03", "1991", "1940-04")),
    Told("In late 1944 they fought. The town, founded in 1240, fell in December.", ("1944-39", "1240", "1944-12")),
    Told("They held Burma from October to March 1945.", ("1944-10/1945-03",)),
    Told("In 1942 they met. From October to March they fought.", ("1942", "1942-10/1943-03")),
    Told("At 4:45 a.m. on 1 September 1939 it began.", ("1939-09-01", "1939-09-01")),
    Told("It lasted from 1939 to 1940; in the same time-frame many died.", ("1939/1940", "1939/1940")),
]  # fmt: skip


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.text[:40])
def test_a_story_gives_years_and_days(story: Told) -> None:
    assert tuple(found.edtf for found in read_dates(story.text)) == story.dates


def test_what_an_expression_rests_on_is_said() -> None:
    _, second = read_dates("The duke marched on 1 September 1939 and the count on 17 September.")
    assert second.anchored_on == "1 September 1939"


def test_a_heading_with_a_year_rules_its_section() -> None:
    text = "1941: Retreat\n\nIn May 1941 they fled, as planned since 1939.\n\n1942: Attack\n\nIn May they returned."
    assert [found.edtf for found in read_dates(text)][-1] == "1942-05"


def test_an_anchor_year_or_a_title_gives_the_first_year() -> None:
    assert only("In May they fled.", anchor_year=1941).edtf == "1941-05"
    assert only("In May they fled.", title="The retreat of 1941").edtf == "1941-05"
    lonely = only("In May they fled.")
    assert (lonely.edtf, lonely.earliest) == ("XXXX-05", None)


RELATIONS = {
    "It fell before 1928.": "before",
    "It fell after May 1928.": "after",
    "It stood until June 1944.": "until",
    "It was done by the end of 1941.": "until",
    "It was done not later than 5 May 1945.": "until",
    "It was done no earlier than 5 May 1945.": "since",
    "It was done not before 1943.": "since",
    "It has stood since 1939.": "since",
    "It fell in 1939.": "on",
}


@pytest.mark.parametrize("text", RELATIONS)
def test_limits(text: str) -> None:
    assert only(text).relation == RELATIONS[text]


NOT_DATES = [
    "They lost 1,339 men.",
    "They lost 1200 men.",
    "In 1200 villages nobody was left.",
    "Resolution 1483 was passed.",
    "You may march on.",
    "The fall of Budapest and the Long March.",
    "The minutes of the meeting were lost.",
    "It cost $1939 or 22.8 percent.",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert read_dates(text) == []


PUBLICATIONS = [
    "In his 1991 book Stalin he stated it.",
    'In his "Rehearsal" commentary (June 1981) he stated it.',
    "This is disputed (Smith 1991, p. 45).",
    "See Müller (2003: 12).",
    "Its 1996 report lists the dead.",
    "Conquest's 1986 estimate is higher.",
    "The book was first published in 1953.",
    "Retrieved 5 May 2010.",
]


@pytest.mark.parametrize("text", PUBLICATIONS)
def test_publications_are_no_events(text: str) -> None:
    assert only(text).role == "publication"


def test_a_year_in_a_name_is_marked() -> None:
    assert only("The 1939 Club met.").role == "name"


def test_event_anchors_are_constraints_and_no_guesses() -> None:
    text = "It began a month after the second removal of Saxon captives."
    found = only(text)
    assert (found.kind, found.relation, found.gap) == ("relative", "after", (25, 45))
    assert (found.earliest, found.latest, found.edtf) == (None, None, "")
    assert found.event_phrase is not None
    assert text[slice(*found.event_phrase)] == "the second removal of Saxon captives"


def test_the_day_after_an_event_is_no_date_but_the_day_after_is() -> None:
    _, event = read_dates("On 5 May 1940 they met. The day after the attack they fled.")
    assert (event.kind, event.gap, event.relation, event.earliest) == ("relative", (1, 1), "after", None)
    _, day = read_dates("On 5 May 1940 they met. The day after, they fled.")
    assert (day.kind, day.edtf) == ("date", "1940-05-06")


def test_days_before_the_reform_say_that_their_calendar_is_not_stated() -> None:
    assert only("He died on 3 March 1240.").note
    assert not only("He died on 3 March 1240.", calendar="julian").note.startswith("calendar")
    assert not only("He died on 3 March 1940.").note


def test_a_year_of_a_reign_is_an_anchor() -> None:
    for text, words in (
        ("In the fourth year of his reign he went to Wales.", "his reign"),
        ("In year 5 of the reign of Nabonidus it was taken.", "Nabonidus"),
    ):
        found = only(text)
        assert (found.kind, found.earliest, found.latest) == ("relative", None, None)
        assert found.event_phrase is not None and text[slice(*found.event_phrase)] == words


def test_durations_and_frequencies() -> None:
    assert only("The talks lasted for several weeks.").duration == (14, 56)
    assert only("The talks lasted two days.").duration == (2, 2)
    assert only("It took more than three years.").duration == (1095, None)
    assert only("They met weekly.").kind == "frequency"


def test_doubt_and_approximation() -> None:
    found = only("It was reportedly on 27 September 1939.")
    assert (found.uncertain, found.edtf) == (True, "1939-09-27?")
    circa = only("It was about 1910.")
    assert circa.approximate and bounds(circa) == ("1908-01-01", "1912-12-31")


def test_what_cannot_be_resolved_stays_open() -> None:
    for text in ("It is now so.", "It happened recently.", "A few days later he left."):
        found = only(text)
        assert (found.kind, found.earliest, found.latest, found.edtf) == ("vague", None, None, "")


def test_a_julian_document() -> None:
    found = only("He died on 25 October 1917.", calendar="julian")
    assert (found.edtf, found.calendar) == ("1917-11-07", "julian")
    assert found.note


def test_impossible_days_are_kept_without_bounds() -> None:
    found = only("It was on 30 February 1940.")
    assert (found.earliest, found.latest) == (None, None)
    assert "no day" in found.note


def test_a_range_that_runs_backwards_is_noted() -> None:
    found = only("It lasted from 1945 to 1939.")
    assert found.earliest is None and found.note


def test_a_language_without_a_lexicon() -> None:
    with pytest.raises(UsageError):
        read_dates("x", "xx")


LIVES = [
    Told(
        "He was born on 3 March 1883 and died on 15 August 1967. He taught in Vienna until March 1938. In May he fled.",
        ("1883-03-03", "1967-08-15", "1938-03", "1938-05"),
    ),
    Told("In 415 BC a fleet sailed. In 405 it was lost.", ("-0414", "-0404")),
    Told(
        "It began on 28 July 1914 and lasted until 11 November 1918. In August they marched.",
        ("1914-07-28", "1918-11-11", "1914-08"),
    ),
    Told(
        "The siege lasted from April 19, 1775 until March 17, 1776. In December he came.",
        ("1775-04-19/1776-03-17", "1776-12"),
    ),
    Told("In 218 BC he left. In 216 Hannibal won. In 204 Roman ships came.", ("-0217", "-0215")),
    Told("In 476 the Western Empire fell.", ("0476",)),
    Told("In September 1631 Tilly lost; he died the next April.", ("1631-09", "1632-04")),
    Told("The trial opened on April 11, 1961, and lasted until August 14.", ("1961-04-11", "1961-08-14")),
    Told("He died on 16 November (6 November O.S.) 1632.", ("1632-11-16",)),
    Told(
        "In late May 1453 the fort, built in 1240, fell. Twenty years earlier it had held.",
        ("1453-05-20/1453-05-31", "1240", "1433"),
    ),
    Told("From the late sixth to the early fourth century BC it held.", ("-0533/-0366",)),
    Told("According to Kershaw (2008), it was in May 1941. In June they left.", ("2008", "1941-05", "1941-06")),
]


@pytest.mark.parametrize("story", LIVES, ids=lambda story: story.text[:40])
def test_other_kinds_of_writing(story: Told) -> None:
    assert tuple(found.edtf for found in read_dates(story.text)) == story.dates
