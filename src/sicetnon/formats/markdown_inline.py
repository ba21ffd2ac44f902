"""Inline Markdown: emphasis, links, code, notes, escapes (CommonMark 0.31, chapter 6), in linear time."""

from __future__ import annotations

import re
from html import unescape

from sicetnon.formats.composer import Composer

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])|(?P<code>`+)|(?P<note>\[\^[^\]\s]{1,60}\])|(?P<image>!\[)|(?P<open>\[)|(?P<close>\])"
    r"|(?P<auto><(?:https?://|mailto:)[^<>\s]{1,500}>)|(?P<tag></?[a-zA-Z][^<>]{0,500}>)|(?P<comment><!--)"
    r"|(?P<stress>\*+|_+|~~)|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
)
_TARGET = re.compile(
    r"\(\s{0,9}(?:<[^<>\n]{0,500}>|[^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,5})"
    r"(?:\s{1,9}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\s{0,9}\)|\[[^\[\]\n]{0,200}\]"
)


class Inline:
    """Writes spans of Markdown; remembers where notes are cited. `labels` are the link labels that are defined."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self.text = text
        self.labels = labels
        self.cited: dict[str, list[int]] = {}

    def write(self, page: Composer, start: int, end: int) -> None:
        """Write what a reader sees of the span."""
        changes = _Changes(self.text, self.labels, (start, end))
        at = start
        for begin, stop, shown, note in sorted(changes.found):
            if begin < at:
                continue
            page.flow(at, begin)
            at = stop
            if note:
                self.cited.setdefault(note, []).append(page.position)
            elif shown.isspace() and shown != "\xa0":
                page.space(begin)
            elif shown and "\x00" not in shown:
                page.substitute(shown, begin, stop)
        page.flow(at, end)


class _Changes:
    """What is not shown as it stands in a span: (start, end, what is shown instead, note that is cited)."""

    def __init__(self, text: str, labels: frozenset[str], place: tuple[int, int]) -> None:
        self.text, self.labels = text, labels
        self.start, self.end = place
        self.found: list[tuple[int, int, str, str]] = []
        self.brackets: list[tuple[int, int]] = []
        self.stress: list[tuple[str, int, int]] = []
        self.waiting: dict[str, int] = {}
        self.no_code: set[int] = set()  # lengths of backtick runs that nothing closes any more
        at = self.start
        while match := _TOKEN.search(text, at, self.end):
            at = self.token(match)

    def drop(self, start: int, end: int) -> None:
        self.found.append((start, end, "", ""))

    def token(self, match: re.Match[str]) -> int:
        start, end = match.span()
        kind = match.lastgroup
        if kind == "escape":
            self.drop(start, start + 1)
        elif kind == "code":
            return self.code(start, end)
        elif kind == "note":
            self.found.append((start, end, "", match[0][2:-1]))
        elif kind in ("open", "image"):
            self.brackets.append((start, end))
        elif kind == "close":
            return self.link(start)
        elif kind == "auto":
            self.drop(start, start + 1)
            self.drop(end - 1, end)
        elif kind == "tag":
            shown = " " if match[0].lower().startswith("<br") else ""
            self.found.append((start, end, shown, ""))
        elif kind == "comment":
            closing = self.text.find("-->", start, self.end)
            stop = closing + 3 if closing >= 0 else self.end
            self.drop(start, stop)
            return stop
        elif kind == "stress":
            self.emphasis(match[0], start, end)
        else:
            self.found.append((start, end, unescape(match[0]), ""))
        return end

    def code(self, start: int, end: int) -> int:
        length = end - start
        if length in self.no_code:
            return end
        closing = re.compile(rf"(?<!`){'`' * min(length, 50)}(?!`)").search(self.text, end, self.end)
        if closing is None:
            self.no_code.add(length)
            return end
        self.drop(start, end)
        self.drop(*closing.span())
        return closing.end()

    def link(self, at: int) -> int:
        """`](target)`, `][label]`, or a `]` that ends a defined label."""
        if not self.brackets:
            return at + 1
        start, inside = self.brackets.pop()
        target = _TARGET.match(self.text, at + 1, self.end)
        if target is None and self.text[inside:at].casefold() not in self.labels:
            return at + 1
        stop = target.end() if target else at + 1
        self.drop(start, inside)
        self.drop(at, stop)
        return stop

    def emphasis(self, run: str, start: int, end: int) -> None:
        """A run of `*`, `_` or `~~` that opens or closes (6.2, rules 1 to 8, for runs of one length)."""
        before = self.text[start - 1] if start > self.start else " "
        after = self.text[end] if end < self.end else " "
        inner = run[0] == "_" and before.isalnum() and after.isalnum()
        if not before.isspace() and not inner and self.waiting.get(run, 0):
            while True:
                mark, first, last = self.stress.pop()
                self.waiting[mark] -= 1
                if mark == run:
                    break
            self.drop(first, last)
            self.drop(start, end)
        elif not after.isspace() and not inner and len(run) <= 3:
            self.stress.append((run, start, end))
            self.waiting[run] = self.waiting.get(run, 0) + 1
