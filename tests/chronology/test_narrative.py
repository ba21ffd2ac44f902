"""Where a text stands in time: a year in which something was told, printed or remembered does not move it."""

from __future__ import annotations

from sicetnon.chronology import read_dates
from sicetnon.chronology.day import iso
from sicetnon.formats import read_witness


def begins(text: str) -> dict[str, str]:
    """The earliest days of the expressions of a text, by their words."""
    return {m.text: iso(m.earliest) for m in read_dates(text, "en") if m.earliest is not None}


def test_the_year_of_an_interview_does_not_move_the_narrative() -> None:
    found = begins(
        "The bridge was attacked on 24 May 1944. Captain Nikos assured an interviewer in 1979 that the village had "
        "helped. On 28 May the column came."
    )
    assert found["28 May"] == "1944-05-28"


def test_a_year_that_leads_its_sentence_moves_the_narrative() -> None:
    found = begins("The bridge was attacked on 24 May 1944. In 1979 the memoir was printed. On 3 March it was banned.")
    assert found["3 March"] == "1979-03-03"


def test_the_same_day_again_is_of_the_same_year_in_a_text_about_one_year() -> None:
    found = begins(
        "The village was burned on 28 May 1944. The prosecutor opened proceedings in 1965. A stone was set up in 1971. "
        "The list is dated 28 May."
    )
    assert found["28 May"] == "1944-05-28"


def test_a_weekday_with_an_article_is_a_day_of_the_narrative() -> None:
    found = begins("On Sunday, 28 May 1944, the column came. On the Monday the soldiers withdrew.")
    assert found["Monday"] == "1944-05-29"


def test_a_range_of_days_under_a_place_is_no_line_of_a_report() -> None:
    found = begins(
        "Place: Phthiotis, Greece\n28–29 May 1944\n\nThe column came on 28 May. The soldiers withdrew on the 31st."
    )
    assert found["the 31st"] == "1944-05-31"


BOXED = """= Похід =

Картка
- Дата: травень — вересень 1652

Похід почався навесні 1652 року.

== Передумови ==
Узимку 1651 року зібралася рада. Реєстр 1655 року подає інші цифри.

== Перебіг ==
12 червня військо вирушило.

== Наслідки ==
У 1654 році відбулася друга рада. Навесні 1655 року її рішення скасовано.

== Пам'ять ==
3 липня зібралися знову.
"""


def test_a_section_comes_back_from_a_remark_to_the_years_of_the_box_of_facts() -> None:
    witness = read_witness(BOXED.encode(), "a.txt")
    found = {
        m.text: iso(m.earliest) for m in read_dates(witness.text, "uk", blocks=witness.blocks) if m.earliest is not None
    }
    assert found["12 червня"] == "1652-06-12"
    assert found["3 липня"] == "1655-07-03"  # the section before told of other years


def test_a_new_paragraph_goes_back_to_what_the_text_is_about() -> None:
    found = begins(
        "The rising lasted from March to 7 August 1638.\n\nThe tax registers of 1640 know of no empty villages.\n\n"
        "In the middle of March the men set out. The fort was stormed on 5 May."
    )
    assert found["the middle of March"] == "1638-03-10"
    assert found["5 May"] == "1638-05-05"


def test_a_paragraph_that_gives_its_own_year_stays_in_it() -> None:
    found = begins("The rising ended on 7 August 1638.\n\nIn 1640 the men were called to court. On 9 July they came.")
    assert found["9 July"] == "1640-07-09"


def test_a_weekday_says_which_year_a_day_is_of() -> None:
    found = begins(
        "The village was burned on 17 and 18 March 1944. The secretary stated in May 1945 that all had been warned. "
        "The column left its quarters before dawn on Friday, 17 March."
    )
    assert found["dawn on Friday, 17 March"] == "1944-03-17"


def test_years_later_in_passing_do_not_move_the_narrative() -> None:
    found = begins(
        "The riot began on 18 August 1945. The stone put up a year later has names. By the 20th it was over."
    )
    assert found["the 20th"] == "1945-08-20"


def test_a_weekday_under_a_new_heading_is_of_the_days_that_the_text_is_about() -> None:
    text = (
        "= The riot =\n\nThe riot took place on 18 August 1945.\n\n== Before ==\n\n"
        "On 5 August leaflets had been found.\n\n== Sunday ==\n\nOn Sunday there was no violence.\n"
    )
    found = [m.edtf for m in read_dates(text, "en", blocks=read_witness(text.encode(), "a.txt").blocks)]
    assert found[-1] == "1945-08-19"
