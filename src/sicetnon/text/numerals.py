"""Numbers in Roman figures."""

from __future__ import annotations

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(text: str) -> int | None:
    """The value of a number in Roman figures (capitals); None for what is none. Forms such as IIII are read too."""
    if not text or any(letter not in _VALUES for letter in text):
        return None
    values = [_VALUES[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
