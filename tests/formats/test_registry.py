"""The door: which format a file is in, what a witness knows of itself, and its siglum."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.errors import InputError, UsageError
from sicetnon.formats import assign_sigla, format_names, read_witness
from sicetnon.model import Witness
from tests.formats.checks import check

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.*"))


def test_the_built_in_formats_come_through_the_same_door() -> None:
    assert {"csv", "html", "markdown", "plain", "sectioned", "wikitext"} <= set(format_names())


@pytest.mark.parametrize(
    ("text", "file", "expected"),
    [
        ("Words.", "a.txt", "plain"),
        ("Words.", "a.md", "markdown"),
        ("Words.", "a.html", "html"),
        ("Words.", "a.wiki", "wikitext"),
        ("a,b\nc,d", "a.csv", "csv"),
        ("Words.", "unknown.xyz", "plain"),
        ("= T =\n\nWords.", "a.txt", "sectioned"),
        ("'''T''' is a [[talk]] of [[1939]].", "a.txt", "wikitext"),
        ("<!DOCTYPE html><p>Words.</p>", "-", "html"),
        ("# T\n\nSome **words**.", "-", "markdown"),
        ("event,facet,value\na,date,1939", "-", "csv"),
        ("<!DOCTYPE html><p>Words.</p>", "a.txt", "html"),
        ("A <b>bold</b> <p>Words.</p>", "a.md", "markdown"),
        ("Costs were 3 < 5 and 5 > 3.", "-", "plain"),
    ],
)
def test_formats_are_recognised(text: str, file: str, expected: str) -> None:
    assert read_witness(text.encode(), file).format == expected


def test_what_is_told_is_not_guessed() -> None:
    witness = read_witness(b"= T =", "a.wiki", format="plain", language="pl", siglum="X", encoding="latin-1")
    assert (witness.format, witness.language, witness.siglum, witness.encoding) == ("plain", "pl", "X", "iso8859-1")
    with pytest.raises(UsageError, match="no format 'pdf'"):
        read_witness(b"x", "a", format="pdf")
    with pytest.raises(UsageError, match="no lexicon for language 'xx'"):
        read_witness(b"x", "a", language="xx")


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"<html><head></head></html>", b"---\na: b\n---\n"])
@pytest.mark.parametrize("file", ["a.txt", "a.html", "a.md", "a.csv", "a.wiki", "-"])
def test_nothing_is_refused_or_an_empty_reading(data: bytes, file: str) -> None:
    try:
        check(read_witness(data, file))
    except InputError as problem:
        assert problem.file == file
        assert problem.advice


PIECES = """= T =;== S ==;* item;- item;words go on;{| ;|-;| cell;! head;|};# Head;> q;{{Infobox x;| a = b;}};<p>;a,b
---;Infobox;- K: v;<ref>n</ref>;wrap-;ped;```;<pre>;</pre>;;""".replace("\n", ";").split(";")
LINES = st.lists(st.sampled_from(PIECES), max_size=14)


@given(LINES, st.sampled_from(["plain", "sectioned", "wikitext", "markdown", "html"]))
def test_line_ends_of_windows_change_nothing_that_is_read(lines: list[str], name: str) -> None:
    one, other = ("x\n" + end.join(lines) + end for end in ("\n", "\r\n"))
    unix = read_witness(one.encode(), "x", format=name)
    windows = read_witness(other.encode(), "x", format=name)
    assert windows.text == unix.text
    assert windows.blocks == unix.blocks


@given(st.binary(max_size=120))
def test_any_bytes_are_a_witness_or_refused(data: bytes) -> None:
    try:
        check(read_witness(data, "x"))
    except InputError as problem:
        assert problem.file == "x"


@pytest.mark.skipif(not EXAMPLES, reason="the examples are not there (an installed package)")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples(path: Path) -> None:
    witness = read_witness(path.read_bytes(), path.name)
    check(witness)
    assert witness.title
    assert witness.language == "en"


def named(author: str = "", title: str = "", file: str = "a.txt", siglum: str = "") -> Witness:
    text = f"{author}{title}{file}{siglum}"
    found = read_witness(text.encode(), file)
    return msgspec.structs.replace(found, author=author, title=title, siglum=siglum)


def test_sigla_from_authors_titles_and_files() -> None:
    witnesses = [
        named(author="Jan Halski", title="In the shadow of the station"),
        named(author="Conquest, Robert", title="A book"),
        named(author="Encyclopedia of Occupied Poland"),
        named(title="The house on the hillside"),
        named(title="memoir"),
        named(author="Литвинов, Г."),
    ]
    assert [one.siglum for one in assign_sigla(witnesses)] == ["Hal", "Con", "EOP", "HH", "Mem", "Lit"]


def test_sigla_differ_and_those_brought_along_stay() -> None:
    witnesses = [named(author="Jan Halski"), named(author="Ewa Halska"), named(siglum="Hals"), named(siglum="Q")]
    assert [one.siglum for one in assign_sigla(witnesses)] == ["Halski", "Halska", "Hals", "Q"]
    same = [named(title="The talks", file=f"{n}.txt") for n in range(4)]
    assert len({one.siglum for one in assign_sigla(same)}) == 4
    twice = [named(title="One book", siglum="Q"), named(title="Another book", siglum="Q")]
    assert len({one.siglum for one in assign_sigla(twice)}) == 2


NAMES = st.sampled_from(["", "Jan Halski", "Ewa Halska", "The Talks", "Talks", "1939", "مصدر", "a b c"])


@given(st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["", "Q", "R"])), max_size=8, unique=True), st.randoms())
def test_sigla_do_not_depend_on_the_order(names: list[tuple[str, str, str]], chance: object) -> None:
    witnesses = [named(author=a, title=t, siglum=s, file=f"{a}{t}{s}.txt") for a, t, s in names]
    sigla = {one.id: one.siglum for one in assign_sigla(witnesses)}
    assert len(set(sigla.values())) == len(sigla)
    chance.shuffle(witnesses)  # type: ignore[attr-defined]
    assert {one.id: one.siglum for one in assign_sigla(witnesses)} == sigla
