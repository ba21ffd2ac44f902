"""The grammar of dates: forms written in a lexicon, compiled to regular expressions over codes.

A form is a line such as ``"DAY of? MONTH .? ,? <year>"``. Its parts:

* ``MONTH``: a class of words (capitals, the lexicon's `dates.words` and the built-in classes of numerals and marks);
* ``of``: a word itself, in any case;  ``,`` ``.`` ``-`` ``/`` ``(`` ``)``... in quotes `'('` when it is a mark;
* ``<year>``: another group of forms;
* ``a|b`` (no blanks): one or the other;  ``?`` behind a part: optional;  ``(( … ))``, ``(( … ))?``,
  ``(( … )){1,6}``: a sequence taken together;
* ``=> FEAST=easter_monday`` at the end: what the words of the form mean together, as if such a word stood there;
* ``[[`` and ``]]``: the words between are the expression, the rest is context that must be there.

Groups may not refer to themselves, so that every form is bounded and matching is linear in the text. Forms are tried
only around triggers: every form must need a word of one of the classes in `dates.triggers`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from sicetnon.chronology.grammar_words import OTHER, Scan, Value, Words, compile_words
from sicetnon.errors import UsageError
from sicetnon.lexicon import Lexicon, load

MARKS = {
    "-": "DASH", ",": "COMMA", ".": "DOT", "/": "SLASH", "'('": "OPEN", "')'": "CLOSE", "'['": "SQOPEN",
    "']'": "SQCLOSE", "'": "APOS", ":": "COLON", ";": "SEMI", "'?'": "QUERY", "~": "TILDE",
}  # fmt: skip

REACH, REACH_ON, LONGEST = 12, 120, 40
"""How many tokens before and behind a trigger are searched at once, and the greatest length of a form in tokens.

All tokens of a form are words of the vocabulary, so a search ends at the first word that is not; where it is cut off
before, the next begins so far back that no form is lost. Every token is searched at most twice.
"""

Bag = dict[str, list[Value]]
"""What a form found: class to the values of its tokens, in order."""


class Form(msgspec.Struct):
    """One compiled form: `labels[i]` names what group `i + 1` of `pattern` captures; `means` what `=>` adds."""

    group: str
    source: str
    labels: list[str]
    means: dict[str, str]
    compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression with its captures, compiled when it is first needed: few forms ever are in one text."""
        if self.compiled is None:
            self.compiled = re.compile(self.source)
        return self.compiled


class Group(msgspec.Struct):
    """All forms of one group, in the order of preference."""

    pattern: re.Pattern[str]
    forms: dict[str, Form]


class Match(msgspec.Struct):
    """A form found in a scan. `first`/`last` are the tokens of the expression (last exclusive)."""

    group: str
    first: int
    last: int
    bag: Bag
    whole: tuple[int, int]
    places: dict[str, int]
    """Class to its last token."""


def _literals(source: dict[str, list[str]]) -> set[str]:
    found = set()
    for forms in source.values():
        for form in forms:
            for part in form.partition("=>")[0].split():
                for choice in re.sub(r"\?$|\{\d+,\d+\}$", "", part).split("|"):
                    if choice.isalpha() and choice == choice.lower():
                        found.add(choice)
    return found


class _Compiler:
    def __init__(self, words: Words, source: dict[str, list[str]]) -> None:
        self.words = words
        self.source = source
        self.plain: dict[str, str] = {}
        self.open: list[str] = []

    def choice(self, name: str) -> str:
        """The expression of one alternative of a part, without captures."""
        if name.startswith("<"):
            return self.group(name[1:-1])
        label = MARKS.get(name) or (name if name.upper() == name else "=" + name)
        members = self.words.members.get(label)
        return f"[{re.escape(members)}]" if members else "[^\\s\\S]"

    def group(self, name: str) -> str:
        if name not in self.plain:
            if name in self.open or name not in self.source:
                raise UsageError(f"dates.grammar: group <{name}> is missing or refers to itself")
            self.open.append(name)
            self.plain[name] = "(?:" + "|".join(self.form(line, None) for line in self.source[name]) + ")"
            self.open.pop()
        return self.plain[name]

    def part(self, part: str, labels: list[str] | None) -> str:
        """One part of a form; with `labels`, classes and groups are captured and their names appended."""
        parsed = re.fullmatch(r"(.*?)(\?|\{\d+,\d+\})?", part) if part not in MARKS else None
        body, count = (parsed.group(1), parsed.group(2) or "") if parsed else (part, "")
        choices = body.split("|")
        pieces = []
        for choice in choices:
            inner = self.choice(choice)
            if labels is not None and choice not in MARKS and (choice.startswith("<") or choice.isupper()):
                labels.append(choice)
                inner = f"({inner})"
            pieces.append(inner)
        return (f"(?:{'|'.join(pieces)})" if len(pieces) > 1 or count else pieces[0]) + count

    def form(self, line: str, labels: list[str] | None) -> str:
        out = []
        for part in line.partition("=>")[0].split():
            if part == "[[":
                out.append("(" if labels is not None else "(?:")
                if labels is not None:
                    labels.append("[[")
            elif part == "]]":
                out.append(")")
            elif part == "((":
                out.append("(?:")
            elif part.startswith("))"):
                out.append(")" + part[2:])
            else:
                out.append(self.part(part, labels))
        return "".join(out)

    def compiled(self, names: list[str]) -> Group:
        """The groups named, as one alternation with a name for every form."""
        forms: dict[str, Form] = {}
        alternatives = []
        for name in names:
            for line in self.source[name]:
                labels: list[str] = []
                source = self.form(line, labels)
                key = f"f{len(forms)}"
                means = dict(pair.split("=") for pair in line.partition("=>")[2].split())
                forms[key] = Form(name, source, labels, means)
                alternatives.append(f"(?P<{key}>{self.form(line, None)})")
        return Group(re.compile("|".join(alternatives)), forms)


Readings = list[tuple[str, int, str]]
"""What a form captures in a string of codes: label, token counted from the first, and a meaning given by the form."""

MAX_READINGS = 20_000
"""Strings of codes whose readings are kept; the same few hundred make up nearly all dates of a language."""


REMEMBERED = 24
"""Runs of so many tokens at most are remembered with the form found in them."""


class Grammar:
    """The date grammar of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        section: dict[str, Any] = lexicon.section("dates")
        source: dict[str, list[str]] = section.get("grammar", {})
        self.section = section
        self._members: dict[tuple[str, ...], frozenset[str]] = {}
        self.words = compile_words(lexicon, _literals(source))
        compiler = _Compiler(self.words, source)
        self.top = compiler.compiled(section.get("top", "").split())
        triggers = "".join(self.words.members.get(name, "") for name in section.get("triggers", "").split())
        self.triggers = re.compile(f"[{re.escape(triggers)}]" if triggers else r"[^\s\S]")
        self.articles = frozenset(section.get("articles", "").split())
        self.later = frozenset(form.casefold() for form in self.words.values.get("LATER", {}))
        self._runs: dict[str, tuple[int, int, str] | None] = {}
        self._readings: dict[tuple[str, str], Readings] = {}
        self._compiler = compiler
        self._groups: dict[str, Group] = {}

    def members(self, *names: str) -> frozenset[str]:
        """The codes of one class, or of several together."""
        found = self._members.get(names)
        if found is None:
            found = frozenset("".join(self.words.members.get(name, "") for name in names))
            self._members[names] = found
        return found

    def group(self, name: str) -> Group:
        """The compiled forms of one group."""
        found = self._groups.get(name)
        if found is None:
            found = self._groups[name] = self._compiler.compiled([name])
        return found

    def search(self, scan: Scan, position: int) -> Match | None:
        """The next form at or behind a token, or None."""
        codes = scan.codes
        while (trigger := self.triggers.search(codes, position)) is not None:
            token = trigger.start()
            low = max(position, codes.rfind(OTHER, max(position, token - REACH), token) + 1, token - REACH)
            high = codes.find(OTHER, token, token + REACH_ON)
            cut = high < 0
            high = min(token + REACH_ON, len(codes)) if cut else high
            found = self._find(codes[low:high])
            if found is not None:
                first, last, key = low + found[0], low + found[1], found[2]
                form = self.top.forms[key]
                match = Match(form.group, first, last, {}, (first, last), {})
                self._read(form, scan, (first, last), match)
                return match
            position = max(token + 1, high - LONGEST if cut else high)
        return None

    def _find(self, window: str) -> tuple[int, int, str] | None:
        """The first form in a run of codes: where it begins and ends in the run, and which it is.

        Runs are short and of few kinds, so most answers are remembered.
        """
        if window in self._runs:
            return self._runs[window]
        found = self.top.pattern.search(window)
        answer = None if found is None else (found.start(), found.end(), str(found.lastgroup))
        if len(window) <= REMEMBERED:
            if len(self._runs) >= MAX_READINGS:
                self._runs.clear()
            self._runs[window] = answer
        return answer

    def fullmatch(self, name: str, scan: Scan, first: int, last: int) -> Match | None:
        """A group matched to exactly these tokens."""
        group = self.group(name)
        found = group.pattern.fullmatch(scan.codes, first, last)
        if found is None:
            return None
        match = Match(name, first, last, {}, (first, last), {})
        self._read(group.forms[str(found.lastgroup)], scan, (first, last), match)
        return match

    def _read(self, form: Form, scan: Scan, span: tuple[int, int], match: Match) -> None:
        """Collect the values of all classes of a form into the match, groups inside groups included."""
        first, last = span
        key = (form.source, scan.codes[first:last])
        readings = self._readings.get(key)
        if readings is None:
            if len(self._readings) >= MAX_READINGS:
                self._readings.clear()
            readings = self._readings[key] = self._captures(form, key[1])
        bag, places, values = match.bag, match.places, self.words.values
        for label, offset, meaning in readings:
            if label == "[[":
                match.first, match.last = first + offset, first + int(meaning)
                continue
            if meaning:
                bag.setdefault(label, []).append(meaning)
                continue
            bag.setdefault(label, []).append(values[label][scan.word(first + offset)])
            places[label] = first + offset

    def _captures(self, form: Form, codes: str) -> Readings:
        """What a form captures in a string of codes that it matches."""
        readings: Readings = []
        pending = [(form, 0, len(codes))]
        for inner_form, first, last in pending:
            readings.extend((label, first, value) for label, value in inner_form.means.items())
            found = inner_form.pattern.fullmatch(codes, first, last)
            if found is None:  # cannot be: the alternation matched the same expression
                continue
            for index, label in enumerate(inner_form.labels, 1):
                low, high = found.span(index)
                if low < 0:
                    continue
                if label == "[[":
                    readings.append((label, low, str(high)))
                elif label.startswith("<"):
                    group = self.group(label[1:-1])
                    inner = group.pattern.fullmatch(codes, low, high)
                    if inner is not None:
                        pending.append((group.forms[str(inner.lastgroup)], low, high))
                else:
                    readings.append((label, low, ""))
        return readings


@cache
def vocabulary(language: str) -> frozenset[str]:
    """The words, in small letters, that the date grammar of a language knows beside numerals; without compiling it."""
    section: dict[str, Any] = load(language).section("dates")
    listed = (words for table in section.get("words", {}).values() for words in table.values())
    found = {word for words in listed for word in words.replace("_", " ").lower().split()}
    return frozenset(found | _literals(section.get("grammar", {})))


@cache
def grammar(language: str) -> Grammar:
    """The compiled grammar of a language. Raises UsageError when there is no lexicon for it."""
    return Grammar(load(language))
