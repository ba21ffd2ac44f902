"""What an event is called after all its mentions."""

from __future__ import annotations

import pytest

from sicetnon import study_sources


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The road from Marn was closed on 3 May 1905.", "Marn was closed"),
        ("The mill was sold. It burned in 1750.", "burned in 1750"),
        ("The Congress of Lublin was held on 3 May 1905. The congress ended on 7 May 1905.", "The Congress of Lublin"),
    ],
)
def test_a_verb_or_a_number_alone_is_no_label(text: str, label: str) -> None:
    events = study_sources([("note.txt", text.encode())]).record.events
    assert any(label.casefold() in event.label.casefold() for event in events), [event.label for event in events]
    assert all(len(event.label.split()) > 1 for event in events)
