"""Compiled templates are kept, and never trusted when they are not of the present text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

from sicetnon import edition
from sicetnon.edition import page, templating
from tests.edition.sample import sample_record


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder in the place where compiled templates are kept."""
    monkeypatch.setattr(templating, "TEMPLATES", tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    page._environment.cache_clear()
    yield tmp_path
    page._environment.cache_clear()


def kept(folder: Path) -> dict[str, bytes]:
    """The files by name."""
    return {path.name: path.read_bytes() for path in (folder / "__pycache__").glob("*")}


def test_a_second_process_reads_what_the_first_compiled(folder: Path) -> None:
    first = edition.dossier(sample_record())
    files = kept(folder)
    assert files
    assert all(name.endswith(".jinja") for name in files)
    page._environment.cache_clear()
    assert edition.dossier(sample_record()) == first
    assert kept(folder) == files


@pytest.mark.parametrize("broken", [b"", b"not compiled", b"\x00" * 400])
def test_broken_files_are_compiled_anew(folder: Path, broken: bytes) -> None:
    first = edition.dossier(sample_record())
    files = kept(folder)
    for name in files:
        (folder / "__pycache__" / name).write_bytes(broken)
    page._environment.cache_clear()
    assert edition.dossier(sample_record()) == first
    assert kept(folder) == files


def test_cut_files_are_compiled_anew(folder: Path) -> None:
    first = edition.dossier(sample_record())
    for path in (folder / "__pycache__").glob("*"):
        path.write_bytes(path.read_bytes()[:-40])
    page._environment.cache_clear()
    assert edition.dossier(sample_record()) == first


def test_a_folder_that_cannot_be_written_is_no_harm(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file in its place", encoding="ascii")
    assert edition.dossier(sample_record()).startswith("<!doctype html>")


def test_what_is_escaped_is_what_jinja_escapes() -> None:
    templates = templating.Templates()
    template = templates.from_string("{{ word }}{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(word) }}{{ other }}")
    word, other = '<i title="x">&\'', Markup('<i title="x">&\'')
    escaped = "&lt;i title=&#34;x&#34;&gt;&amp;&#39;"
    assert template.render(word=word, other=other) == f"{escaped}<b>{escaped}</b>{other}"
    assert template.render(word=other, other=word) == f"{other}<b>{other}</b>{escaped}"
    assert template.render(word=7, other=None).startswith("7<b>7</b>")


def test_many_texts_are_escaped_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    first = edition.dossier(sample_record())
    monkeypatch.setattr(templating, "MOST", 2)
    assert edition.dossier(sample_record()) == first


def test_what_was_escaped_for_a_page_is_let_go() -> None:
    edition.dossier(sample_record())
    assert not page._environment()._texts
