"""Headings, paragraphs and blocks."""

from __future__ import annotations

from typing import NamedTuple

from sicetnon.chronology import read_dates


class Block(NamedTuple):
    kind: str
    start: int
    end: int
    level: int = 0
    label: str = ""


def blocks_of(text: str, kinds: dict[str, tuple[str, int]]) -> list[Block]:
    """One block for every piece of a text, found by how it begins."""
    return [
        Block(kind, text.index(piece), text.index(piece) + len(piece), level) for piece, (kind, level) in kinds.items()
    ]


def test_a_subheading_stays_in_the_year_of_its_section() -> None:
    text = "1942 Attack Planned since 1939 in the north. In May they came. "
    kinds = {
        "1942": ("heading", 2), "Attack": ("heading", 3), "Planned since 1939 in the north.": ("paragraph", 0),
        "In May they came.": ("paragraph", 0),
    }  # fmt: skip
    assert read_dates(text, blocks=blocks_of(text, kinds))[-1].edtf == "1942-05"


def test_the_next_section_forgets_the_year() -> None:
    text = "== 1942 ==\n\nIn May they came.\n\n== Memory ==\n\nIn 1960 a stone was set. In May it fell."
    assert [found.edtf for found in read_dates(text)] == ["1942", "1942-05", "1960", "1960-05"]


def test_a_paragraph_returns_to_the_year_of_its_section() -> None:
    text = "== 1942 ==\n\nIn May they came. In 1960 a stone was set.\n\nIn June they left."
    assert read_dates(text)[-1].edtf == "1942-06"


def test_lists_of_literature_hold_no_events() -> None:
    text = (
        "They met in 1939.\n\n== References ==\n\nSmith, The Meetings, London 1967.\n\n== Notes on 1939 ==\n\nIn 1940."
    )
    assert [(found.edtf, found.role) for found in read_dates(text)][:2] == [("1939", "event"), ("1967", "publication")]


def test_a_year_in_a_footnote_is_of_a_publication_unless_a_preposition_ties_it() -> None:
    text = "They met in 1939. Smith, Title (London, 1967), p. 3; but in 1940 they met again."
    kinds = {
        "They met in 1939.": ("paragraph", 0),
        "Smith, Title (London, 1967), p. 3; but in 1940 they met again.": ("footnote", 0),
    }
    roles = {found.edtf: found.role for found in read_dates(text, blocks=blocks_of(text, kinds))}
    assert roles == {"1939": "event", "1967": "publication", "1940": "event"}
