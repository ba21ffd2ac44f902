"""HTML: the article without its page, and the exact way back to the source."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.errors import InputError
from sicetnon.formats import read_witness
from tests.formats.checks import check, exact, parts, read

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Talks &amp; more</title>
<meta name="author" content="Jan Kowalski"><script>var a = "<p>no</p>";</script></head>
<body><nav><a href="/">Home</a></nav><main><h1>The <i>talks</i></h1>
<p>They met &amp; spoke in<br> Kraków<sup id="r1"><a href="#n1">[1]</a></sup> in&nbsp;1939.
<p>Second &#8211; one</p><ul><li>one<li>two <b>bold</b></ul>
<table class="infobox"><tr><th colspan=2>In short</th></tr><tr><th>Date</th><td>27 September<br>1939</td></tr></table>
<table><caption>All</caption><thead><tr><th>Date<th>Place</thead><tbody>
<tr><td rowspan=2>27 Sept<td>Brest<tr><td>Lwów</table>
<blockquote><p>So he said.</p></blockquote><div class="navbox">other pages</div><p hidden>hidden</p>
<h2>Notes</h2><ol><li id="n1"><a href="#r1">^</a> Smith, p. 7.</li></ol>
<h2>See also</h2><ul><li>Other</ul></main><footer>no</footer></body></html>"""


def test_what_a_reader_sees() -> None:
    witness = read(PAGE, "talks.html")
    assert parts(witness) == [
        ("title", "The talks"),
        ("paragraph", "They met & spoke in Kraków in\xa01939."),
        ("paragraph", "Second – one"),
        ("item", "one"),
        ("item", "two bold"),
        ("caption", "In short"),
        ("field", "27 September\n1939"),
        ("caption", "All"),
        ("cell", "Date"),
        ("cell", "Place"),
        ("cell", "27 Sept"),
        ("cell", "Brest"),
        ("cell", "Lwów"),
        ("quotation", "So he said."),
        ("heading", "Notes"),
        ("heading", "See also"),
        ("aside", "Other"),
        ("footnote", "Smith, p. 7."),
    ]
    labels = {witness.text[b.start : b.end]: b.label for b in witness.blocks if b.label}
    assert labels == {"27 September\n1939": "Date", "27 Sept": "Date", "Brest": "Place", "Lwów": "Place"}
    note = witness.blocks[-1]
    assert witness.text[: note.cited_at].endswith("Kraków")


def test_what_the_page_says_of_itself() -> None:
    witness = read(PAGE, "-")
    assert (witness.format, witness.title, witness.author, witness.language) == (
        "html",
        "The talks",
        "Jan Kowalski",
        "en",
    )


def test_quotes_are_the_source_itself() -> None:
    witness = read(PAGE, "talks.html")
    assert exact(witness, "met & spoke") == "met &amp; spoke"
    assert exact(witness, "&") == "&amp;"
    assert exact(witness, "Second – one") == "Second &#8211; one"
    assert exact(witness, "The talks") == "The <i>talks"


def test_an_encoding_that_the_page_names_is_used() -> None:
    page = '<html><meta charset="windows-1251"><body><p>Ялта</p></body></html>'
    witness = read_witness(page.encode("cp1251"), "x.html")
    assert (witness.text, witness.encoding) == ("Ялта", "cp1251")


def test_a_table_that_arranges_the_page_is_no_table() -> None:
    page = "<table><tr><td><h2>Left</h2><td><h2>The talks</h2><p>They met.</p></table>"
    assert parts(read(page, "x.html")) == [("heading", "Left"), ("heading", "The talks"), ("paragraph", "They met.")]


def test_preformatted_text_and_quotations() -> None:
    page = "<pre>One\ntwo.\n\nThree &amp; four.</pre><p>He said <q>no &amp; never</q>.</p>"
    assert parts(read(page, "x.html")) == [
        ("paragraph", "One two."),
        ("paragraph", "Three & four."),
        ("paragraph", "He said “no & never”."),
    ]


def test_a_page_of_a_wiki() -> None:
    page = """<body><div id="content" role="main"><h1>The talks</h1><div id="bodyContent"><div id="siteSub">From</div>
<div class="mw-parser-output"><p>They met<sup class="reference" id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>
there.<sup class="noprint">[<i>who?</i>]</sup></p><div class="mw-heading"><h2>After</h2><span
class="mw-editsection">[edit]</span></div><figure><figcaption>A train</figcaption></figure>
<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span>
<cite>Smith, p. 3.</cite></li></ol></div></div></div><div id="mw-navigation"><h2>Menu</h2></div></body>"""
    assert parts(read(page, "x.html")) == [
        ("title", "The talks"),
        ("paragraph", "They met there."),
        ("heading", "After"),
        ("caption", "A train"),
        ("footnote", "Smith, p. 3."),
    ]


HOSTILE = ("<", "<a ", "<!--", "<p>", "<div>", "</b>", "<a b='", "<script>", "<table><tr><td>", "<td>", "<li>",
           "<sup><a href=#x>", "<p id=x>", "<a ' >", "<textarea>", "</script", "<blockquote>", "<h1>")  # fmt: skip


@pytest.mark.parametrize("mark", HOSTILE)
def test_tags_without_end_are_cheap(mark: str) -> None:
    witness = read_witness(("<html><body>x" + mark * 5000).encode(), "x.html")
    assert witness.text.startswith("x")


def test_notes_within_notes_are_bounded() -> None:
    marks = "".join(f"<sup><a href='#n{n}'>{n}</a></sup>" for n in range(3000))
    notes = "".join(f"<div id='n{n}'>note {n} " for n in range(3000))
    assert "note 2999" in read_witness(f"<body><p>x{marks}</p>{notes}".encode(), "x.html").text


FRAGMENT = st.lists(
    st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<br>",
                     "word", " ", "\n", "1939", "&amp;", "&eacute;", "<h2>", "</h2>", "<span class='x'>", "</span>",
                     "<blockquote>", "</blockquote>", "<!-- no -->"]),
    max_size=40,
)  # fmt: skip


@given(FRAGMENT)
def test_the_same_letters_as_lxml_sees(pieces: list[str]) -> None:
    text = "<div>x " + "".join(pieces) + "</div>"
    witness = read_witness(text.encode(), "x.html")
    check(witness)
    seen = lxml.html.fragment_fromstring(text, create_parent=True).text_content()
    assert sorted(filter(str.isalnum, witness.text)) == sorted(filter(str.isalnum, seen))


SOUP = st.lists(
    st.sampled_from(["<", ">", "<p", "<p>", "</", "<a href='#n'>", "<sup>", "</sup>", "<li id=n>", "<table>", "<tr>",
                     "<td>", "<th>", "</td>", "</tr>", "</table>", "<nav>", "</nav>", "<script>", "</script>", "'", '"',
                     "&amp;", "&#0;", "&#xD800;", "&nbsp;", "<!--", "-->", "<main>", "</main>", "<h1>", "</h1>", "ż",
                     " ", "\r\n", "word", "<title>", "<td colspan=9999999>", "<caption>", "<body>", "</a>"]),
    max_size=50,
)  # fmt: skip


@given(SOUP.map("".join))
def test_any_tag_soup_is_a_witness(text: str) -> None:
    try:
        witness = read_witness(text.encode("utf-8"), "x.html")
    except InputError:
        return
    check(witness)
