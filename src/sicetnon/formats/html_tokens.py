"""Tags of an HTML text with their places: one linear pass, whatever the text.

Parsers of HTML that build trees lose the offsets of the source, so the tags are found here, and each is joined to its
end after the rules of the HTML standard (13.2.5 and 13.2.6) that decide what a reader sees: raw text elements, void
elements, ends that are implied.
"""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from html import unescape
from pathlib import Path

import msgspec

_START = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:-]*)|(!--)|([!?]))")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_TABLES = tomllib.loads(Path(__file__).with_name("markup.toml").read_text(encoding="utf-8"))
WORDS: dict[str, frozenset[str]] = {name: frozenset(words.split()) for name, words in _TABLES.items()}
_IMPLIED = {  # an element that ends when one of these begins right inside of it (13.1.2.4)
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "p": WORDS["block_elements"],
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "tbody": frozenset({"tbody", "tfoot"}),
    "option": frozenset({"option"}),
}
LONGEST_QUOTED = 3  # how many `>` a tag may hold between quotes


class Token(msgspec.Struct):
    """A tag: its name, whether it ends an element, its span, and the index of the token that ends what it begins.

    `partner` is the index of the tag itself for void elements and ends, and the number of tokens where nothing ends
    the element.
    """

    name: str
    closing: bool
    start: int
    end: int
    written: str
    partner: int = -1

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes, names in lower case; the first of two with one name counts."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.written):
            found.setdefault(name.lower(), unescape(double or single or bare))
        return found

    @property
    def words(self) -> set[str]:
        """The words of its class and id, in lower case."""
        attributes = self.attributes
        return set(f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split())


class Tokens:
    """All tags of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self._unclosed: set[str] = set()
        self._scan()
        self._join()

    def _scan(self) -> None:
        at, text = 0, self.text
        while match := _START.search(text, at):
            if match[3]:
                at = self._skip(match.start(), "-->", 3)
            elif match[4]:
                at = self._skip(match.start(), ">", 1)
            else:
                at = self._tag(match)

    def _find(self, words: str, start: int) -> int:
        """str.find, that looks for nothing twice which is not there any more."""
        if words in self._unclosed:
            return -1
        found = self.text.find(words, start)
        if found < 0:
            self._unclosed.add(words)
        return found

    def _skip(self, start: int, closing: str, size: int) -> int:
        """A comment or declaration is a token without a name; what never ends is text."""
        found = self._find(closing, start + 1)
        if found < 0:
            return start + 2
        self.tokens.append(Token("", False, start, found + size, ""))
        return found + size

    def _tag(self, match: re.Match[str]) -> int:
        end = self._find(">", match.end())
        if end < 0:
            return match.end()
        for _ in range(LONGEST_QUOTED):
            inside = self.text[match.end() : end]
            if inside.count('"') % 2 == 0 and inside.count("'") % 2 == 0:
                break
            further = self._find(">", end + 1)
            if further < 0 or further - match.start() > 5000 or "<" in self.text[end:further]:
                break
            end = further
        name = match[2].lower()
        closing = bool(match[1])
        written = "" if closing else self.text[match.end() : end]
        self.tokens.append(Token(name, closing, match.start(), end + 1, written))
        return self._raw(name, end + 1) if not closing and name in WORDS["raw_elements"] else end + 1

    def _raw(self, name: str, start: int) -> int:
        """Skip the text of an element that holds no tags; an element that never ends holds nothing."""
        if f"</{name}" in self._unclosed:
            return start
        found = re.compile(f"</{name}[\\s>/]", re.IGNORECASE).search(self.text, start)
        if found is None:
            self._unclosed.add(f"</{name}")
            return start
        return found.start()

    def _join(self) -> None:
        """Give every beginning its end."""
        stack: list[int] = []
        count: dict[str, int] = {}
        tokens = self.tokens
        for index, token in enumerate(tokens):
            token.partner = index
            name = token.name
            if not name or name in WORDS["void_elements"]:
                continue
            if token.closing:
                if count.get(name, 0):
                    while True:
                        begun = tokens[stack.pop()]
                        begun.partner = index
                        count[begun.name] -= 1
                        if begun.name == name:
                            break
                continue
            while stack and name in _IMPLIED.get(tokens[stack[-1]].name, ()):
                begun = tokens[stack.pop()]
                begun.partner = index
                count[begun.name] -= 1
            if not token.written.endswith("/") or name in ("p", "div", "span", "a"):
                stack.append(index)
                count[name] = count.get(name, 0) + 1
        for index in stack:
            tokens[index].partner = len(tokens)

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """The indices of the beginnings of elements, by their names."""
        found: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            if token.name and not token.closing:
                found.setdefault(token.name, []).append(index)
        return found

    def inner(self, index: int) -> str:
        """The source between a tag and its end."""
        token = self.tokens[index]
        end = self.tokens[token.partner].start if token.partner < len(self.tokens) else len(self.text)
        return self.text[token.end : end]
