"""Network files, and what is reported of them."""

from __future__ import annotations

import json

import pytest

from sicetnon.errors import InputError
from sicetnon.reason.engine.document import ClaimEntry, Constraint, Document, read_document, write_document
from sicetnon.reason.engine.report import as_json, as_text, reason_about
from sicetnon.reason.table import from_csv

FILE = {
    "schema": "sicetnon-network/1",
    "title": "Two chronicles",
    "claims": [
        {"id": "A1", "text": "the council met in May 1205", "source": "A",
         "says": [{"point": "council", "date": "1205-05"}]},
        {"id": "B1", "text": "the council met in May 1205", "source": "B",
         "says": [{"point": "council", "date": "1205-05"}]},
        {"id": "B2", "text": "the fire came after the council, within ten days", "source": "B",
         "says": [{"after": "council", "to": "fire", "least": 1, "most": 10, "rule": "within ten days"}]},
        {"id": "C1", "text": "the fire was in March or in August", "source": "C",
         "says": [{"either": [[{"point": "fire", "date": "1205-03"}], [{"point": "fire", "date": "1205-08"}]],
                   "rule": "one of these"}]},
        {"id": "C2", "text": "the fire was an accident", "says": [{"holds": "accident"}]},
    ],
    "always": [{"among": ["accident", "arson"], "least": 0, "most": 1, "rule": "one cause"}],
}  # fmt: skip


def document() -> Document:
    return read_document(json.dumps(FILE).encode())


def test_a_document_survives_writing_and_reading() -> None:
    assert read_document(write_document(document())) == document()


def test_a_duplicate_is_a_supporter_and_adds_no_dispute() -> None:
    report = reason_about(document())
    assert (report.claims, report.variants, report.consistent) == (5, 4, False)
    (dispute,) = report.disputes
    (conflict,) = dispute.conflicts
    assert set(conflict.variants) == {("A1", "B1"), ("B2",), ("C1",)}
    assert "one of these" in conflict.rules
    without = Document(claims=tuple(entry for entry in document().claims if entry.id != "B1"), always=document().always)
    assert len(reason_about(without).disputes) == 1


def test_the_report_as_json_and_text() -> None:
    report = reason_about(document())
    assert json.loads(as_json(report))["schema"] == "sicetnon-network-report/1"
    text = "\n".join(as_text(report))
    assert "5 claims (4 variants)" in text
    assert "the fire was in March or in August (C)" in text


def test_bounds_are_iso_days() -> None:
    first = Document(claims=document().claims[:3])
    assert reason_about(first).bounds == {
        "council": ("1205-05-01", "1205-05-31"),
        "fire": ("1205-05-02", "1205-06-10"),
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"schema": "other"}',
        b'{"claims": [{"id": "a", "says": [{}]}]}',
        b'{"claims": [{"id": "a", "says": [{"point": "p", "date": "yesterday"}]}]}',
        b'{"claims": [{"id": "a", "says": [{"point": "p", "earliest": 1000000000000}]}]}',
        b'{"claims": [{"id": "a", "says": [{"to": "p"}]}]}',
        b'{"claims": [{"id": "a"}, {"id": "a"}]}',
        b'{"claims": [{"id": "a", "weight": -1}]}',
        b'{"claims": [{"id": "a", "says": ' + b'[{"either": [' * 3000,
    ],
)
def test_what_is_no_network_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(InputError):
        reason_about(read_document(data))


def test_a_table() -> None:
    table = "id;point;date;after;to;least;most;source\na;x;1900;;;;;S\nb;;;x;y;30;;S\nb;y;1899;;;;;S\n"
    found = from_csv(table)
    assert [entry.id for entry in found.claims] == ["a", "b"]
    assert found.claims[1].says == (
        Constraint(after="x", to="y", least=30),
        Constraint(point="y", date="1899"),
    )
    assert not reason_about(found).consistent
    assert from_csv("point,earliest,latest\nx,1900-01-01,\n").claims == (
        ClaimEntry(id="line 2", says=(Constraint(point="x", earliest="1900-01-01"),)),
    )


@pytest.mark.parametrize("table", ["", "point,colour\nx,red\n", "point,date\n,\n", "to,after,least\nx,y,soon\n"])
def test_a_table_that_says_nothing_is_refused(table: str) -> None:
    with pytest.raises(InputError):
        from_csv(table)
