"""Makes hostile wikitext harmless before it is parsed, without moving a character.

A parser of wikitext tries every opening mark and goes back when nothing closes it, which takes quadratic time on a
text of openings alone. Here one linear pass with a stack finds the marks that close and blots out the others, character
for character, so that every offset of the parsed text is one of the source. Nesting deeper than DEEPEST is blotted out
as well. Then the text is cut where no mark is open, because parsing pieces bounds what is left of that cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BLOT = "\ue000"
DEEPEST = 24
WIDEST = 6  # braces that can open together: a parameter inside of a template's name; more in one run is no markup
PIECE = 6_000  # code points after which the text is cut at the next place that allows it
RAW_TAGS = frozenset({"nowiki", "pre", "math", "source", "syntaxhighlight", "gallery", "timeline", "score", "imagemap",
                      "templatedata", "graph", "chem", "hiero"})  # fmt: skip
_TOKEN = re.compile(
    r"(?P<comment><!--)|(?P<open>\{{2,})|(?P<close>\}{2,})|(?P<link>\[\[)|(?P<unlink>\]\]?)"
    r"|(?P<url>\[(?=https?:|//|ftps?:|mailto:))|(?P<table>^[ \t:]*\{\|)|(?P<untable>^[ \t]*\|\}(?!\}))"
    r"|(?P<tag><(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b(?P<rest>[^<>]{0,2000})>)|(?P<stray><)|(?P<line>\n)",
    re.MULTILINE,
)
_BOUNDARY = re.compile(r"\n(?=[=\n])")


class _Balance:
    """One pass over the text: `blots` are spans to blot out, `outer` the spans of outermost closed marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[tuple[str, int, int]] = []  # (kind, start, end) of opening marks
        self.open: dict[str, int] = {}  # how many of each kind are on the stack
        self.blots: list[tuple[int, int]] = []
        self.outer: list[tuple[int, int]] = []
        self.unclosed: set[str] = set()  # raw tags that are known not to close any more

    def run(self) -> None:
        at = 0
        while match := _TOKEN.search(self.text, at):
            at = self.token(match)
        while self.stack:
            self.pop_unclosed()

    def token(self, match: re.Match[str]) -> int:
        start, end = match.span()
        kind = match.lastgroup if match["tag"] is None else "tag"
        if kind == "comment":
            return self.raw(start, "-->", "<!--")
        if kind == "open":
            if end - start > WIDEST:
                self.blots.append((start, end - WIDEST))
                start = end - WIDEST
            self.push("{{", start, end)
        elif kind == "close":
            self.close_braces(start, end)
        elif kind == "link":
            self.push("[[", start, end)
        elif kind == "unlink":
            wide = end - start == 2
            if wide and self.open.get("[["):
                self.close("[[", end)
            elif self.open.get("["):
                self.close("[", start + 1)
                return start + 1
        elif kind == "url":
            self.push("[", start, end)
        elif kind == "table":
            self.push("{|", end - 2, end)
        elif kind == "untable":
            self.close("{|", end)
        elif kind == "stray":
            self.blots.append((start, end))
        elif kind == "line":
            while self.stack and self.stack[-1][0] == "[":
                self.pop_unclosed()
        elif kind == "tag":
            return self.tag(match)
        return end

    def tag(self, match: re.Match[str]) -> int:
        start, end = match.span()
        name = match["name"].lower()
        if match["slash"]:
            if self.open.get(f"<{name}"):
                self.close(f"<{name}", end)
            else:
                self.blots.append((start, start + 1))
        elif match["rest"].endswith("/") or name in ("br", "hr", "wbr"):
            pass
        elif name in RAW_TAGS:
            return self.raw(start, f"</{name}", name, opening=end)
        else:
            self.push(f"<{name}", start, end)
        return end

    def raw(self, start: int, closing: str, name: str, opening: int = 0) -> int:
        """Skip what is not parsed; blot out the opening when nothing closes it."""
        found = -1 if name in self.unclosed else self.text.find(closing, opening or start + 4)
        found = self.text.find(">", found) if found >= 0 and opening else found
        if found < 0:
            self.unclosed.add(name)
            self.blots.append((start, start + 1))
            return opening or start + 4
        end = found + (1 if opening else len(closing))
        if not self.stack:
            self.outer.append((start, end))
        return end

    def push(self, kind: str, start: int, end: int) -> None:
        if len(self.stack) >= DEEPEST:  # it still takes its closing mark away from those outside of it
            self.blots.append((start, start + 1) if kind[0] == "<" else (start, end))
        self.stack.append((kind, start, end))
        self.open[kind] = self.open.get(kind, 0) + 1

    def pop(self) -> tuple[str, int, int]:
        entry = self.stack.pop()
        self.open[entry[0]] -= 1
        return entry

    def pop_unclosed(self) -> None:
        kind, start, end = self.pop()
        self.blots.append((start, start + 1) if kind[0] == "<" else (start, end))

    def close(self, kind: str, end: int) -> None:
        """Close the nearest mark of a kind; what was opened inside of it and is still open never closes."""
        if not self.open.get(kind):
            return
        while self.stack[-1][0] != kind:
            self.pop_unclosed()
        _, start, _ = self.pop()
        if not self.stack:
            self.outer.append((start, end))

    def close_braces(self, start: int, end: int) -> None:
        """Close as many braces as there are; `}}}}` can close two templates."""
        at = start
        while end - at >= 2 and self.open.get("{{"):
            while self.stack[-1][0] != "{{":
                self.pop_unclosed()
            _, first, last = self.pop()
            used = min(end - at, last - first, 3)
            at += used
            left = last - first - used
            if left >= 2:
                self.push("{{", first, first + left)
                continue
            if left:
                self.blots.append((first, first + 1))
            if not self.stack:
                self.outer.append((first, at))


def _shadow(text: str, blots: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in sorted(blots):
        if start < at:
            continue
        pieces.append(text[at:start])
        pieces.append(BLOT * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """(offset, harmless wikitext of the same length) for pieces of the text that can be parsed one by one."""
    balance = _Balance(text)
    balance.run()
    shadow = _shadow(text, balance.blots)
    outer = sorted(balance.outer)
    begin, mark = 0, 0
    for boundary in _BOUNDARY.finditer(text):
        cut = boundary.end()
        if cut - begin < PIECE:
            continue
        while mark < len(outer) and outer[mark][1] <= cut:
            mark += 1
        if mark < len(outer) and outer[mark][0] < cut:
            continue
        yield begin, shadow[begin:cut]
        begin = cut
    if begin < len(shadow):
        yield begin, shadow[begin:]
