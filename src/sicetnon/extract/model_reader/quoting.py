"""Where words stand in a sentence: exactly there, but for white space and the shape of quotation marks."""

from __future__ import annotations

_DOUBLE = dict.fromkeys(map(ord, "“”„‟«»″"), '"')
_SINGLE = dict.fromkeys(map(ord, "‘’‚‛‹›ʼ`´′"), "'")
_MARKS = {**_DOUBLE, **_SINGLE}
_UNSPACED = "\u0e00"  # from Thai on, scripts may set no blank between words, so that a word's edge cannot be seen

Span = tuple[int, int]


def plain(words: str) -> str:
    """Words as they are compared: white space as one blank, quotation marks straight."""
    return " ".join(words.split()).translate(_MARKS)


class Sought:
    """A stretch of a text in which words are looked for; offsets are those of the whole text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        letters: list[str] = []
        self._at: list[int] = []
        for at in range(start, end):
            letter = text[at]
            if letter.isspace():
                if not letters or letters[-1] == " ":
                    continue
                letter = " "
            letters.append(letter)
            self._at.append(at)
        self.plain = "".join(letters).translate(_MARKS)

    def places(self, words: str, most: int = 2) -> list[Span]:
        """Up to `most` places at which the words stand as whole words, overlapping ones too, in order."""
        sought = plain(words)
        found: list[Span] = []
        at = self.plain.find(sought) if sought else -1
        while at >= 0 and len(found) < most:
            end = at + len(sought)
            if not self._cuts(at) and not self._cuts(end):
                found.append((self._at[at], self._at[end - 1] + 1))
            at = self.plain.find(sought, at + 1)
        return found

    def _cuts(self, at: int) -> bool:
        """Whether a word reaches over the place `at`."""
        if not 0 < at < len(self.plain):
            return False
        before, after = self.plain[at - 1], self.plain[at]
        return before.isalnum() and after.isalnum() and before < _UNSPACED and after < _UNSPACED
