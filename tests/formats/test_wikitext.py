"""Wikitext: what a reader sees of it, and the exact way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.errors import InputError
from sicetnon.formats import read_witness
from sicetnon.formats.wikibalance import pieces
from tests.formats.checks import check, exact, parts, read

ARTICLE = """{{Short description|Meetings of 1939}}
{{Infobox event
| title = The talks
| image = x.jpg
| caption = The villa in winter
| date = {{start date|1939|9|27|df=y}}{{snd}}{{end date|1940|3}}
| place = [[Brest, Belarus|Brześć]]<br>[[Lviv|Lwów]]
| cause = Invasion<ref>{{cite book|last=Smith|title=War &amp; Peace|year=1990}}</ref>
}}
The '''talks''' were held in {{circa|1939}}<ref name="a">''War'', p. 3.</ref> in
[[Kraków]].<ref name="a" /> They met &amp; spoke.{{by whom|date=May 2010}} <!-- hidden -->

A second paragraph, {{lang|de|Befriedung}}{{sfn|Smith|1990|p=7}}.

== Background ==
* one [https://example.org link]
** two
{| class="wikitable"
|+ All talks
! Date !! Place
|-
| rowspan=2 | 27 September || Brest
|-
| Lwów
|}
[[File:villa.jpg|thumb|The [[villa]] of 1939]]
{{quote|They spoke of it.|Smith}}

== See also ==
* [[Other talks]]
[[Category:Talks]]
"""


def test_what_a_reader_sees() -> None:
    witness = read(ARTICLE, "talks.wiki")
    assert parts(witness) == [
        ("field", "The talks"),
        ("caption", "The villa in winter"),
        ("field", "1939-09-27 – 1940-03"),
        ("field", "Brześć\nLwów"),
        ("field", "Invasion"),
        ("paragraph", "The talks were held in c. 1939 in Kraków. They met & spoke."),
        ("paragraph", "A second paragraph, Befriedung."),
        ("heading", "Background"),
        ("item", "one link"),
        ("item", "two"),
        ("caption", "All talks"),
        ("cell", "Date"),
        ("cell", "Place"),
        ("cell", "27 September"),
        ("cell", "Brest"),
        ("cell", "Lwów"),
        ("caption", "The villa of 1939"),
        ("quotation", "They spoke of it.\nSmith"),
        ("heading", "See also"),
        ("aside", "Other talks"),
        ("footnote", "Smith. War & Peace. 1990"),
        ("footnote", "War, p. 3."),
        ("footnote", "by whom"),
        ("footnote", "Smith 1990, p. 7"),
    ]


def test_labels_and_rows() -> None:
    witness = read(ARTICLE, "talks.wiki")
    fields = [block.label for block in witness.blocks if block.kind == "field"]
    assert fields == ["title", "date", "place", "cause"]
    cells = {witness.text[b.start : b.end]: b for b in witness.blocks if b.kind == "cell"}
    assert cells["27 September"].label == "Date"
    assert cells["Lwów"].label == "Place"  # the cell above it spans two rows
    assert cells["27 September"].group == cells["Brest"].group != cells["Lwów"].group
    assert [cells["Date"].level, cells["Brest"].level] == [1, 0]


def test_footnotes_say_where_they_are_cited() -> None:
    witness = read(ARTICLE, "talks.wiki")
    notes = {witness.text[b.start : b.end]: b.cited_at for b in witness.blocks if b.kind == "footnote"}
    assert witness.text[: notes["War, p. 3."]].endswith("held in c. 1939")
    assert witness.text[: notes["by whom"]].endswith("spoke.")


def test_a_footnote_knows_everywhere_that_it_is_cited() -> None:
    text = "One.<ref name=a /> Two.<ref name=a>''War'', 1950.</ref> Three.<ref name=a /> Four.<ref name=b />\n"
    text += "<references><ref name=b>B, 1960.</ref></references>"
    witness = read(text, "notes.wiki")
    notes = [block for block in witness.blocks if block.kind == "footnote"]
    places = [[witness.text[:at].split()[-1] for at in (note.cited_at, *note.cited_again)] for note in notes]
    assert places == [["Two.", "One.", "Three."], ["Four."]]


def test_quotes_are_the_source_itself() -> None:
    witness = read(ARTICLE, "talks.wiki")
    assert exact(witness, "1939-09-27") == "{{start date|1939|9|27|df=y}}"
    assert exact(witness, "met & spoke") == "met &amp; spoke"
    assert exact(witness, "talks were") == "talks''' were"
    assert exact(witness, "c. 1939 in Kraków").startswith("{{circa|1939}}<ref")


def test_wikitext_is_recognised_without_its_suffix() -> None:
    assert read_witness(ARTICLE.encode(), "talks.txt").format == "wikitext"
    assert read_witness(ARTICLE.encode(), "-").format == "wikitext"


def test_day_first_dates_and_dates_in_words() -> None:
    witness = read("Text {{дата|27|9|1939}}, {{date|27 September 1939}}, {{dts|1939}}.", "a.wiki")
    assert witness.text == "Text 1939-09-27, 27 September 1939, 1939."


NOTES = """They met{{efn|On the day see the note.<ref>{{harvnb|Smith|1990|p=3}}</ref>}}
in Lwów<ref name="x" />, as said.
<gallery>
File:a.jpg|A caption
</gallery>
{{reflist|refs=
<ref name="x">Doe, p. 5</ref>
}}
[[pl:Rozmowy]]
"""


def test_notes_on_notes_and_notes_in_lists() -> None:
    witness = read(NOTES, "a.wiki")
    assert parts(witness) == [
        ("paragraph", "They met in Lwów, as said."),
        ("footnote", "On the day see the note."),
        ("footnote", "Doe, p. 5"),
        ("footnote", "Smith 1990, p. 3"),
    ]
    ends = [witness.text[: block.cited_at][-8:] for block in witness.blocks[1:]]
    assert ends == ["They met", " in Lwów", "he note."]


def test_old_style_dates_and_functions() -> None:
    witness = read(
        "On {{OldStyleDate|1 September|1939|19 August}} {{formatnum:42492}} men, {{age|1939|9|1}}.", "a.wiki"
    )
    assert witness.text == "On 1 September 1939 42492 men, ."


HOSTILE = ("{{", "[[", "''", "<ref>", "{|\n", "{{{", "<b>", "[http://a ", "{{a|", "== ", "<!--", "[[a|", "\n*",
           "<nowiki>", "<div ", "{{{a|{{b}}", "{{a|b=c", "{{a|[[b|<ref>c</ref>]]}}",
           "\n! a !! b", "<math>", "<b a='")  # fmt: skip


@pytest.mark.parametrize("mark", HOSTILE)
def test_marks_without_end_are_cheap(mark: str) -> None:
    witness = read_witness(("x " + mark * 4000).encode(), "x.wiki", format="wikitext")
    assert witness.text.startswith("x")


@pytest.mark.parametrize("opening, closing", [("{{a|", "}}"), ("[[a|", "]]"), ("<div>", "</div>"), ("{|\n|\n", "\n|}")])
def test_deep_nesting_is_bounded(opening: str, closing: str) -> None:
    text = "x" + opening * 3000 + "core" + closing * 3000 + " end"
    assert "end" in read_witness(text.encode(), "x.wiki", format="wikitext").text


TOKENS = st.lists(
    st.sampled_from(
        ["{{", "}}", "[[", "]]", "|", "=", "\n", "==", "*", ":", "'''", "<ref>", "</ref>", "<ref name=a />", "&amp;",
         "{|", "|}", "|-", "!", "word", " ", "ż", "<!--", "-->", "<br>", "{{circa|", "[http://a ", "]", "<nowiki>",
         "</nowiki>", "{{start date|1939|", "File:", "<", ">", "}", "{", "&#0;", "&bogus;", "\r\n", "cite book"]
    ),
    max_size=60,
)  # fmt: skip


@given(TOKENS.map("".join))
def test_any_wikitext_is_a_witness(text: str) -> None:
    assert "".join(piece for _, piece in pieces(text)).__len__() == len(text)
    try:
        witness = read_witness(text.encode("utf-8"), "x.wiki", format="wikitext")
    except InputError:
        return
    check(witness)
