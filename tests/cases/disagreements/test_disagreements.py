"""The share of expected disagreements found must not fall, and nothing consistent may be called a contradiction."""

from __future__ import annotations

from tests.cases.disagreements.measure import measure

FOUND = 206
"""How many of the expected disagreements were found when this was last changed; raise it, never lower it."""

AT_FIRST_SIGHT = {
    "first-sight": (9, 34),
    "second-sight": (21, 32),
    "third-sight": (8, 27),
    "fourth-sight": (7, 13),
    "fifth-sight": (3, 12),
}
"""Found and expected in each file when it was first read, before anything was mended for it: what to expect of a text
that nobody has seen. The first two hold short records, the others long ones. They stay as they were."""


def test_disagreements_of_short_records() -> None:
    good, _, lost, false = measure()
    assert not false
    assert good >= FOUND, lost


def test_mended_records_are_read_better_than_at_first_sight() -> None:
    for file, (found, expected) in AT_FIRST_SIGHT.items():
        good, wanted, lost, _ = measure(file)
        assert wanted == expected, file
        assert good > found, lost
