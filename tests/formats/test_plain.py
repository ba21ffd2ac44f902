"""Plain and sectioned plain text: blocks, metadata, wraps, broken words, and the exact way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.errors import InputError
from sicetnon.formats import read_witness
from sicetnon.model import Witness
from tests.formats import checks
from tests.formats.checks import check, parts


def read(text: str, file: str = "a.txt") -> Witness:
    return checks.read(text, file)


WRAPPED = """A REPORT

In the month that followed the police of both powers met a-
gain in the town, and the pris-
oners who had been taken in September were spoken of at length.
A well-known account says that the well-
known villa was the place; the years 1939-
40 are meant. The meeting of Polish-
Soviet officers is another matter.

12

The last page.
"""


def test_wrapped_lines_and_broken_words_are_joined() -> None:
    witness = read(WRAPPED)
    body = witness.text
    assert "met again in the town" in body
    assert "prisoners who" in body
    assert "the well-known villa" in body
    assert "1939-40 are meant" in body
    assert "Polish-Soviet officers" in body
    at = body.index("prisoners")
    assert witness.quote(at, at + len("prisoners")).exact == "pris-\noners"
    assert ("title", "A REPORT") in parts(witness)
    assert ("paragraph", "12") in parts(witness)


def test_one_paragraph_a_line_stays_so() -> None:
    lines = ["The first paragraph goes on for long. " * 8, "The second one does so too. " * 9, "The third."]
    witness = read("\n".join(lines))
    assert [text for _, text in parts(witness)] == [line.strip() for line in lines]


def test_verse_and_addresses_are_not_run_together() -> None:
    witness = read("To the Archive\nStreet of the Castle 3\nKraków\n")
    assert len(witness.blocks) == 3


IN_LINES = """CALENDAR

1361.
May 3.
Lindau.
   The count sells a field to the canons.
   [Roll 5.] Latin.

1363            Radenburg
      5 June, a Monday
      The canons grant the mill by the bridge to the widow of the count.
"""


def test_the_lines_of_a_head_of_a_calendar_are_one() -> None:
    assert parts(read(IN_LINES))[1:] == [
        ("item", "1361. May 3. Lindau."), ("paragraph", "The count sells a field to the canons."),
        ("paragraph", "[Roll 5.] Latin."), ("item", "1363 Radenburg 5 June, a Monday"),
        ("paragraph", "The canons grant the mill by the bridge to the widow of the count."),
    ]  # fmt: skip


def test_one_year_over_lines_is_no_head() -> None:
    assert ("paragraph", "1361.") in parts(read("An inscription:\n\n1361.\nMay 3.\n   Here lies the count.\n"))


def test_windows_line_ends_are_kept_in_the_map() -> None:
    witness = read("One paragraph here.\r\n\r\nAnd there another one.\r\n")
    start = witness.text.index("And")
    assert "\r" not in witness.text
    assert witness.quote(start, start + 3).start == witness.original.index("And")


def test_headings_rules_and_page_numbers() -> None:
    text = "THE MEETINGS.\n\nMinutes\n-------\n\nThey met in 1939 there.\n\n* * *\n\n- 12 -\n\nThen they left at once."
    assert parts(read(text)) == [
        ("title", "THE MEETINGS."),
        ("heading", "Minutes"),
        ("paragraph", "They met in 1939 there."),
        ("paragraph", "- 12 -"),
        ("paragraph", "Then they left at once."),
    ]


def test_a_text_in_capitals_has_sentences_too() -> None:
    assert parts(read("THEY MET IN MARCH.\n\nTHEN THEY LEFT.\n\nNOBODY CAME.")) == [
        ("paragraph", "THEY MET IN MARCH."),
        ("paragraph", "THEN THEY LEFT."),
        ("paragraph", "NOBODY CAME."),
    ]


def test_what_no_reader_sees_is_left_out() -> None:
    witness = read("In Kra\u00adków \u200b they met.\n\n\u00ad\n\nThen left.")
    assert parts(witness) == [("paragraph", "In Kraków they met."), ("paragraph", "Then left.")]
    assert checks.exact(witness, "Kraków") == "Kra\u00adków"
    assert checks.read("<p>Kra&shy;ków</p>", "x.html").text == "Kraków"


def test_unmarked_plain_text_is_its_own_reading() -> None:
    witness = read("One paragraph here.\n\nAnd there another one.")
    assert witness.offsets.identity
    assert witness.text == witness.original


def test_what_a_text_says_of_itself() -> None:
    witness = read("Title: The Villa\nAuthor: Jan Kowalski\nSiglum: Kow\nDate: 1958\n\nThey met in December.\n")
    assert (witness.title, witness.author, witness.siglum, witness.date) == ("The Villa", "Jan Kowalski", "Kow", "1958")
    assert parts(witness) == [("title", "The Villa"), ("paragraph", "They met in December.")]


def test_lines_that_only_look_like_metadata_are_text() -> None:
    witness = read("Author: unknown\nWitness: I saw them come.\n\nThey left at night.\n")
    assert witness.author == ""
    assert "I saw them come" in witness.text


LABEL = """The Fire at Harrow Mill

Date: Tuesday 4 March 1884
Place: Harrow Mill, Stainmoor
Dead: 14
Shown by: the parish

Judge: when did they come?
Witness: on the Tuesday.

Date: there is a letter of 9 March.
"""


def test_lines_with_labels_are_fields() -> None:
    witness = read(LABEL)
    assert parts(witness)[:5] == [
        ("title", "The Fire at Harrow Mill"),
        ("field", "Tuesday 4 March 1884"),
        ("field", "Harrow Mill, Stainmoor"),
        ("field", "14"),
        ("field", "the parish"),
    ]
    assert [block.label for block in witness.blocks if block.kind == "field"] == ["Date", "Place", "Dead", "Shown by"]
    assert {block.kind for block in witness.blocks[5:]} == {"paragraph"}


SECTIONED = """= The talks =

Infobox
- Time: 27 September 1939 in Brest: the first
- Cause: the invasion

They met.

==After==
===The winter===
- one item
- another

==See also==
- Other talks
"""


def test_sectioned_text() -> None:
    witness = read(SECTIONED)
    assert witness.format == "sectioned"
    assert parts(witness) == [
        ("title", "The talks"),
        ("field", "27 September 1939 in Brest: the first"),
        ("field", "the invasion"),
        ("paragraph", "They met."),
        ("heading", "After"),
        ("heading", "The winter"),
        ("item", "one item"),
        ("item", "another"),
        ("heading", "See also"),
        ("aside", "Other talks"),
    ]
    assert [block.label for block in witness.blocks if block.kind == "field"] == ["Time", "Cause"]
    assert [block.level for block in witness.blocks if block.kind == "heading"] == [2, 3, 2]


def test_a_box_of_facts_is_known_by_the_word_of_the_language_over_it() -> None:
    rows = "- Дата: 12 червня 1652\n- Сторони: міщани — залога\n"
    told = "Облога тривала до вересня, і місто здалося, бо не мало чого їсти.\n"
    assert [kind for kind, _ in parts(read(f"= Облога =\n\nКартка\n{rows}\n{told}"))][1:3] == ["field", "field"]
    assert "field" not in [kind for kind, _ in parts(read(f"= Облога =\n\nКартка\nлежить у музеї.\n\n{told}"))]


@pytest.mark.parametrize("text", ["", "   \n\n\t\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        read(text)


@pytest.mark.parametrize("text", ["=", "\u200b", "* * *", "\u00ad\n\n---"])
def test_a_file_with_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="nothing to read"):
        read(text)


@pytest.mark.parametrize(
    "text", ["= x", "= =\nx", "==\n==", "Infobox\n", "- \n-", "\ufeffx", "מסמך\nאחד", "a" * 300_000]
)
def test_odd_texts_are_witnesses(text: str) -> None:
    read(text)


ODD = st.text(alphabet=st.sampled_from(list("ab-=*\n\r \t:'1.\u2028\u00adŁ—")), max_size=200)


@given(ODD | st.text(max_size=80))
def test_any_text_is_a_witness_or_refused(text: str) -> None:
    try:
        data = text.encode("utf-8")
        witness = read_witness(data, "x.txt")
    except (InputError, UnicodeEncodeError):
        return
    check(witness)
    for at in range(len(witness.text)):
        try:
            start, end = witness.offsets.to_original(at, at + 1)
        except ValueError:
            assert witness.text[at] == "\n"
            continue
        assert witness.original[start:end] == witness.text[at] or witness.text[at] in " \n"


def test_the_same_bytes_are_the_same_witness() -> None:
    assert read_witness(b"Some words.", "a.txt").id == read_witness(b"Some words.", "b/c.txt").id
