"""Markdown: blocks, notes, tables, front matter, and the exact way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.errors import InputError
from sicetnon.formats import read_witness
from tests.formats.checks import check, exact, parts, read

NOTE = """---
title: "The Talks"
author: Jan Kowalski
language: en-GB
siglum: Kow
license: CC BY 4.0
---

# The talks of *1939*

They **met** in [Kraków](https://example.org/a_(b) "x"), as *some\u00a0say*,[^1] near 5 * 3 snake_case
houses &amp; `code *x*` \\*not so\\*.

Setext
------

> A quoted line
> goes on.

- one
  goes on
  - two
1. three

| Date | Place |
|------|-------|
| 27 Sept. | [Brest][b] |
| Oct. | Lwów |

[^1]: Smith, *War*,
    p. 3.
[b]: https://example.org

## See also
- Other
"""


def test_what_a_reader_sees() -> None:
    witness = read(NOTE, "note.md")
    assert parts(witness) == [
        ("title", "The talks of 1939"),
        ("paragraph", "They met in Kraków, as some\u00a0say, near 5 * 3 snake_case houses & code *x* *not so*."),
        ("heading", "Setext"),
        ("quotation", "A quoted line goes on."),
        ("item", "one goes on"),
        ("item", "two"),
        ("item", "three"),
        ("cell", "Date"),
        ("cell", "Place"),
        ("cell", "27 Sept."),
        ("cell", "Brest"),
        ("cell", "Oct."),
        ("cell", "Lwów"),
        ("heading", "See also"),
        ("aside", "Other"),
        ("footnote", "Smith, War, p. 3."),
    ]
    assert witness.text[: witness.blocks[-1].cited_at].endswith("some\u00a0say,")
    assert [block.level for block in witness.blocks if block.kind == "item"] == [1, 2, 1]


def test_front_matter_says_what_it_is() -> None:
    witness = read(NOTE, "-")
    assert witness.format == "markdown"
    assert (witness.title, witness.author, witness.siglum) == ("The Talks", "Jan Kowalski", "Kow")
    assert (witness.language, witness.licence) == ("en", "CC BY 4.0")


def test_lists_in_front_matter() -> None:
    witness = read("---\nauthor:\n  - Jan Kowalski\n  - Ewa Lis\ntitle: 'T: U'\ntags: [a, b]\n---\nWords.", "a.md")
    assert (witness.author, witness.title, witness.text) == ("Jan Kowalski; Ewa Lis", "T: U", "Words.")
    assert read("---\nauthor: [Jan Kowalski, 'Ewa Lis']\n---\nWords.", "a.md").author == "Jan Kowalski; Ewa Lis"


def test_quotes_are_the_source_itself() -> None:
    witness = read(NOTE, "note.md")
    assert exact(witness, "houses & code") == "houses &amp; `code"
    assert exact(witness, "*not so*") == "*not so\\*"


@pytest.mark.parametrize(
    "mark", ["[", "![", "*", "**a ", "`", "``", "[^", "](", "[a](", "<", "<!--", "&", "> ", "- ", "|", "_a"]
)
def test_marks_without_end_are_cheap(mark: str) -> None:
    read_witness(("x " + mark * 20000).encode(), "x.md")


MARKS = "# * ** _ ` [ ] ( ) [^1] [^1]: | --- > - 1. word ż \\ &amp; <b> ! ~~ ``` === [x]: <!--".split(" ")  # noqa: SIM905
PIECES = st.lists(st.sampled_from([*MARKS, " ", "\n", "\n\n", "\r\n", "- ", "> "]), max_size=50)


@given(PIECES.map("".join))
def test_any_markdown_is_a_witness(text: str) -> None:
    try:
        witness = read_witness(text.encode("utf-8"), "x.md")
    except InputError:
        return
    check(witness)
